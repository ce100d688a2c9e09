"""Turns the bytes of a text file into characters; what is no text cannot be read, and is never taken for a pass."""

from __future__ import annotations

import codecs
import re

from lint.model import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4_000
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_-]{2,30})""", re.I)


def decode(data: bytes, declared: str | None = None) -> str:
    """The characters of a text file: its byte order mark decides, then UTF-8, then what it declares, then cp1252.

    Raises ReadError for what is no text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(name, errors="replace"))
    wide = _wide(data)
    if wide:
        return _checked(data.decode(wide, errors="replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    for named in (declared, "cp1252"):
        if named is None or named.lower().replace("_", "-") in ("utf-8", "utf8"):
            continue
        chosen = named
        if named.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
            chosen = "cp1252"  # as browsers do: the same letters, and a euro sign besides
        try:
            return _checked(data.decode(chosen))
        except (ValueError, LookupError):  # not in it, no such set, or a name that can be none
            continue
    if _mostly_utf8(data):
        return _checked(data.decode("utf-8", errors="replace"))
    return _checked(data.decode("cp1252", errors="replace"))


def declared_charset(data: bytes) -> str | None:
    """The character set that an HTML file names in its head."""
    match = _DECLARED.search(data[:2_048])
    return match.group(1).decode("ascii") if match else None


def _wide(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    text = data[:100_000].decode("utf-8", errors="replace")
    good = sum(1 for c in text if ord(c) > 127 and c != "\ufffd")
    return good > text.count("\ufffd")


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    if "\x00" in text or len(_BINARY.findall(sample)) > max(2, len(sample) // 100):
        raise ReadError("read_binary")
    if len(sample) > 40 and sample.count("\ufffd") > len(sample) // 5:
        raise ReadError("read_encoding")
    return text
