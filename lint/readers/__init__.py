"""Readers: from the bytes of a file to a Document; the library of a format is loaded only when such a file comes."""

from __future__ import annotations

from lint.filetypes import SUFFIXES
from lint.limits import DEFAULT_LIMITS, Limits, check_bytes
from lint.model import Document, NotForUs, ReadError
from lint.readers.dutch import is_dutch
from lint.readers.encoding import declared_charset, decode
from lint.readers.sniff import format_of, looks_like_html, looks_like_markdown, supported

__all__ = ["DEFAULT_LIMITS", "SUFFIXES", "Limits", "read", "supported"]


def read(path: str, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The Document of a file; `path` is only looked at for its suffix ("-": the bytes decide).

    Raises ReadError for a file that cannot be checked and NotForUs for one that need not be; their sentence is without
    the path.
    """
    check_bytes(data, limits)
    try:
        document = _read(path, data, format_of(path, data), limits)
    except (RecursionError, MemoryError) as error:
        raise ReadError("read_deep") from error
    if not is_dutch(document.text):
        raise NotForUs("read_not_dutch")
    return document


def _read(path: str, data: bytes, kind: str, limits: Limits) -> Document:
    match kind:
        case "docx":
            from lint.readers.docx import read_docx

            return read_docx(path, data, limits=limits)
        case "odt":
            from lint.readers.odt import read_odt

            return read_odt(path, data, limits=limits)
        case "pdf":
            from lint.readers.pdf import read_pdf

            return read_pdf(path, data, limits=limits)
        case "rtf":
            from lint.readers.rtf import read_rtf

            return read_rtf(path, data, limits=limits)
        case "eml":
            from lint.readers.mail import read_mail

            return read_mail(path, data, limits=limits)
    text = decode(data, declared_charset(data) if kind != "txt" else None)
    if kind == "text":
        marked = looks_like_markdown(text) and not path.lower().endswith(".vm")  # there ## begins a comment
        kind = "html" if looks_like_html(text) else "md" if marked else "txt"
    if kind == "html":
        from lint.readers.html import read_html

        return read_html(path, text, limits=limits)
    if kind == "md":
        from lint.readers.markdown import read_markdown

        return read_markdown(path, text, limits=limits)
    from lint.readers.plain import read_plain

    return read_plain(path, text, limits=limits)
