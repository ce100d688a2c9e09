"""Reads OpenDocument text (odt, ott), with its fields, sections, notes, frames, page headers and footers."""

from __future__ import annotations

from lxml import etree

from lint.limits import DEFAULT_LIMITS, Limits
from lint.model import BlockKind, Document, ReadError
from lint.readers.draft import Draft
from lint.readers.odt_styles import OdtStyles
from lint.readers.odt_walk import OdtWalk
from lint.readers.package import Package, attribute, child, local
from lint.readers.quoting import mark_quotes
from lint.readers.refine import refine


def read_odt(path: str, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The Document of an OpenDocument text."""
    package = Package(data, limits)
    manifest = package.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise ReadError("read_password")
    content, common = package.xml("content.xml"), package.xml("styles.xml")
    body = child(content, "body", "text") if content is not None else None
    if content is None or body is None:
        raise ReadError("read_not_odt")
    styles = OdtStyles([root for root in (common, content) if root is not None])
    draft = Draft(None, limits)
    walk = OdtWalk(draft, styles)
    pages = _master_pages(common, styles.master_pages)
    for part in _running(pages, "header"):
        walk.walk(part, BlockKind.HEADER)
    walk.walk(body, None)
    walk.write_notes()
    for part in _running(pages, "footer"):
        walk.walk(part, BlockKind.FOOTER)
    walk.settle_tables()
    refine(draft)
    mark_quotes(draft)
    return draft.finish(path, "odt")


def _master_pages(common: etree._Element | None, used: set[str]) -> list[etree._Element]:
    """The page layouts in use: the first one, and those that a paragraph asks for."""
    found = child(common, "master-styles") if common is not None else None
    pages = [element for element in found if local(element) == "master-page"] if found is not None else []
    return [page for index, page in enumerate(pages) if index == 0 or attribute(page, "name") in used]


def _running(pages: list[etree._Element], kind: str) -> list[etree._Element]:
    return [
        element
        for page in pages
        for element in page
        if local(element) in (kind, f"{kind}-left", f"{kind}-first") and attribute(element, "display") != "false"
    ]
