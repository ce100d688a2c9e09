"""From an input to its document: read, put together with what it includes, and refused when it would run code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lint.config import Settings
from lint.files import Input
from lint.filetypes import TEMPLATES
from lint.inclusion import Refused, assemble, refuse_broken, refuse_code
from lint.messages import say
from lint.model import Document, NotForUs, ReadError
from lint.readers import read as read_document
from lint.results import Result, Status
from lint.spelling import asks, language_of

if TYPE_CHECKING:
    from lint.inclusion import Assembled

_WRITTEN = ("txt", "md", "html")  # formats whose text is their source


def opened(item: Input, settings: Settings) -> Document | Result:
    """The document of an input, or the result that says why there is none."""
    refused = item.refusal()
    if refused is not None:
        return refused
    try:
        return _document(item, settings)
    except Refused as why:
        return Result(item.path, Status.FAILED, say(settings.lang, why.key, **why.values))
    except ReadError as error:
        return Result(item.path, Status.FAILED, error.told(settings.lang))
    except NotForUs as reason:
        return Result(item.path, Status.SKIPPED, reason.told(settings.lang))


def assembled(item: Input, data: bytes, settings: Settings) -> Assembled | None:
    """A template put together with what it includes; None for what stands by itself. Raises Refused, ReadError."""
    return assemble(item.path, data, settings.root, settings.template_roots, settings.spelling_of(item.path))


def included(item: Input, settings: Settings) -> tuple[str, ...] | None:
    """The real paths of the files that an input includes; None when not all can be found or read."""
    try:
        data = item.read(settings.limits.max_bytes)
        whole = assembled(item, data, settings) if asks(data, settings.spelling_of(item.path)) else None
    except (Refused, ReadError):
        return None
    if whole is None:
        return ()
    return None if whole.missing else whole.files


def _document(item: Input, settings: Settings) -> Document:
    data = item.read(settings.limits.max_bytes)
    whole = item.assembled or assembled(item, data, settings)
    put_together = data if whole is None else whole.text.encode("utf-8")
    document = read_document(item.name, put_together, limits=settings.limits)
    if whole is not None:
        document = replace(document, source_map=whole.located(document.source_map))
    spelling = settings.spelling_of(item.path)
    source = document.source_map.source if document.format in _WRITTEN else document.text
    template = item.suffix in TEMPLATES or settings.is_template(item.path)
    usual = spelling.block is None and spelling.variable is None and "{{=" not in source
    for text in (source,) if whole is None else (source, whole.text):
        refuse_code(text, foreign=template and usual)
    if document.format in _WRITTEN:
        refuse_broken(source, language_of(item.path, spelling), spelling)
    return replace(document, path=item.path)
