"""Reads HTML: the text that a browser shows, laid out by its elements."""

from __future__ import annotations

from lint.limits import DEFAULT_LIMITS, Limits, check_source
from lint.model import Document
from lint.readers.draft import Draft
from lint.readers.html_page import Page
from lint.readers.quoting import mark_quotes, unquote_if_all
from lint.readers.refine import refine


def read_html(path: str, text: str, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The Document of a page of HTML (a fragment will do)."""
    check_source(len(text), limits)
    draft = Draft(text, limits)
    fill(draft)
    return draft.finish(path, "html")


def fill(draft: Draft) -> None:
    """Fills a draft with the visible text of its source."""
    page = Page(draft)
    page.feed(0, len(draft.source or ""))
    page.finish()
    refine(draft)
    unquote_if_all(draft)
    mark_quotes(draft)
