"""The bounds within which a file is read; beyond them a reader gives up with a ReadError that names the bound."""

from __future__ import annotations

from dataclasses import dataclass

from lint.model import ReadError

_MARKUP = 3  # how much longer than its text a page may be


@dataclass(frozen=True, slots=True)
class Limits:
    """How large, deep and swollen an input may be."""

    max_bytes: int = 25_000_000
    max_chars: int = 2_000_000
    max_unzipped: int = 100_000_000
    max_zip_ratio: int = 200
    max_zip_entries: int = 5_000
    max_depth: int = 200
    max_pages: int = 500
    max_blocks: int = 100_000


DEFAULT_LIMITS = Limits()


def check_bytes(data: bytes, limits: Limits) -> None:
    """Raises ReadError for a file that is empty or larger than the bound."""
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError("Het bestand is leeg; sla de brief opnieuw op.")
    if len(data) > limits.max_bytes:
        raise ReadError(
            f"Het bestand is groter dan {limits.max_bytes // 1_000_000} MB; splits het of verhoog de grens (max_bytes)."
        )


def check_chars(count: int, limits: Limits) -> None:
    """Raises ReadError for a text that is longer than the bound."""
    if count > limits.max_chars:
        raise ReadError(f"De tekst is langer dan {limits.max_chars} tekens; splits het bestand (max_chars).")


def check_source(count: int, limits: Limits) -> None:
    """Raises ReadError for markup so long that its text cannot be short (pictures may stand in it as text)."""
    check_chars(count // _MARKUP, limits)


def check_blocks(count: int, limits: Limits) -> None:
    """Raises ReadError for a text that falls apart into more pieces of layout than the bound."""
    if count > limits.max_blocks:
        raise ReadError(
            f"De tekst heeft meer dan {limits.max_blocks} alinea's of cellen; splits het bestand (max_blocks)."
        )
