"""The bounds within which a document is read and judged; beyond them it fails with a sentence that names the bound."""

from __future__ import annotations

from dataclasses import dataclass

from lint.model import ReadError

_MARKUP = 3  # how much longer than its text a page may be


@dataclass(frozen=True, slots=True)
class Limits:
    """How large, deep and swollen an input may be, and what one document may take; `[limits]` of the configuration.

    `max_seconds` are those of a processor, so that a busy machine fails no letter; `max_memory` is in bytes, on top of
    what the program takes by itself.
    """

    max_bytes: int = 25_000_000
    max_chars: int = 2_000_000
    max_unzipped: int = 100_000_000
    max_zip_ratio: int = 200
    max_zip_entries: int = 5_000
    max_depth: int = 200
    max_pages: int = 500
    max_blocks: int = 100_000
    max_seconds: int = 120
    max_memory: int = 4_000_000_000


DEFAULT_LIMITS = Limits()


def check_bytes(data: bytes, limits: Limits) -> None:
    """Raises ReadError for a file that is empty or larger than the bound."""
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError("read_empty")
    if len(data) > limits.max_bytes:
        raise ReadError("read_bytes", most=limits.max_bytes)


def check_chars(count: int, limits: Limits) -> None:
    """Raises ReadError for a text that is longer than the bound."""
    if count > limits.max_chars:
        raise ReadError("read_chars", most=limits.max_chars)


def check_source(count: int, limits: Limits) -> None:
    """Raises ReadError for markup so long that its text cannot be short (pictures may stand in it as text)."""
    check_chars(count // _MARKUP, limits)


def check_blocks(count: int, limits: Limits) -> None:
    """Raises ReadError for a text that falls apart into more pieces of layout than the bound."""
    if count > limits.max_blocks:
        raise ReadError("read_blocks", most=limits.max_blocks)
