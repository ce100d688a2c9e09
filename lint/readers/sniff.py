"""Tells the format of a file by its suffix, and by its first bytes where the suffix leaves it open."""

from __future__ import annotations

import re
from pathlib import PurePath

from lint.filetypes import FORMATS, SUFFIXES, TEMPLATES, UNREADABLE
from lint.model import NotForUs, ReadError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|body|head|div|p|table|section|main|article|h[1-6]|ul|ol|br|span|td|header|style)\b", re.I
)
_CLOSING_TAG = re.compile(r"</[a-z][a-z0-9]*\s*>", re.I)
_MARKDOWN = re.compile(r"(?m)^#{1,4} \S|^\s*[-*] .+\n|\*\*[^*\n]+\*\*|\]\([^)\s]+\)")
_HEADERS = re.compile(
    rb"(?:(?:From|To|Subject|Date|MIME-Version|Received|Return-Path|Message-ID|Content-Type):"
    rb"[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}",
    re.I,
)
_SAMPLE = 20_000


def supported(path: str) -> bool:
    """True for a file whose suffix says that we can read it."""
    return PurePath(path).suffix.lower() in SUFFIXES


def format_of(path: str, data: bytes) -> str:
    """The format of a file: txt, md, html, docx, odt, rtf, pdf, eml, or "text" for a template of unknown layout."""
    suffixes = [s.lower() for s in PurePath(path).suffixes]
    last = suffixes[-1] if suffixes else ""
    told = _by_bytes(data)
    if last in TEMPLATES:
        inner = FORMATS.get(suffixes[-2]) if len(suffixes) > 1 else None
        return inner if inner in ("txt", "md", "html") else "text"
    if last in UNREADABLE:
        if told in FORMATS.values():  # programs save RTF as .doc
            return str(told)
        raise ReadError(UNREADABLE[last], suffix=last)
    if told == "ole":
        raise ReadError("read_ole")
    if last not in FORMATS:
        if last and path != "-":
            raise NotForUs("read_no_letter", suffix=last)
        return told if told and told != "zip" else "eml" if _HEADERS.match(data) else "text"
    expected = FORMATS[last]
    if told and told != "zip" and told != expected:
        return told
    return expected


def _by_bytes(data: bytes) -> str | None:
    head = data[:1_024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_OLE):
        return "ole"
    if head.startswith(b"%PDF-") or (b"%PDF-" in head[:1_000] and head.startswith((b"\x00", b"\r", b"%"))):
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"PK\x03\x04"):
        if b"word/" in data[:4_000] or b"word/document.xml" in data[-100_000:]:
            return "docx"
        if b"application/vnd.oasis.opendocument.text" in data[:200]:
            return "odt"
        return "zip"
    return None


def looks_like_html(text: str) -> bool:
    """True for text that holds HTML elements rather than mentions one."""
    sample = text[:_SAMPLE]
    return len(_HTML.findall(sample)) >= 1 and len(_CLOSING_TAG.findall(sample)) >= 1


def looks_like_markdown(text: str) -> bool:
    """True for text with headings or emphasis in the way of Markdown."""
    found = {m.group()[:2].strip() for m in _MARKDOWN.finditer(text[:_SAMPLE])}
    return "#" in {f[:1] for f in found} or len(found) > 1
