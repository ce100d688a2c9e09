"""Reads Word documents and templates (docx, dotx, docm), with fields, content controls, text boxes and headers."""

from __future__ import annotations

from lxml import etree

from lint.limits import DEFAULT_LIMITS, Limits, check_source
from lint.model import BlockKind, Document, ReadError, Remark, TextRange
from lint.readers.draft import Draft
from lint.readers.encoding import declared_charset, decode
from lint.readers.frames import settle_frames
from lint.readers.html import fill
from lint.readers.layout import lay_out
from lint.readers.package import Package, attribute, child, local
from lint.readers.plain import place
from lint.readers.quoting import mark_quotes
from lint.readers.refine import refine
from lint.readers.word_styles import WordStyles, is_on
from lint.readers.word_walk import WordWalk
from lint.readers.word_writer import WordWriter

_KINDS = {"footnote": BlockKind.FOOTNOTE, "endnote": BlockKind.FOOTNOTE}
_DEEPEST_CHUNK = 2


def read_docx(path: str, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The Document of a Word file: headers, body with both texts of every IF field, notes, footers."""
    draft = _read(Package(data, limits), limits, depth=0)
    return draft.finish(path, "docx")


def _read(package: Package, limits: Limits, depth: int) -> Draft:
    return _Word(package, limits, depth).read()


class _Word:
    """One Word package on its way into a draft."""

    def __init__(self, package: Package, limits: Limits, depth: int) -> None:
        self.package = package
        self.limits = limits
        self.depth = depth
        self.draft = Draft(None, limits)
        self.tables = 0
        self.single: set[int] = set()
        self.comments: list[tuple[str, TextRange]] = []
        self.main = next(
            (t for kind, t in package.relations("").values() if kind == "officeDocument"), "word/document.xml"
        )
        root = package.xml(self.main)
        if root is None or local(root) != "document":
            raise ReadError("read_not_word")
        self.root = root
        self.relations = package.relations(self.main)
        self.styles = WordStyles(self._related_xml("styles"))

    def read(self) -> Draft:
        """The draft of all that is seen in the document."""
        body = child(self.root, "body")
        if body is None:
            raise ReadError("read_not_word")
        headers, footers = self._running_parts()
        for name in headers:
            self._part(name, BlockKind.HEADER)
        notes = self._write(body, self.relations, None)
        self._remarks()
        self._notes(notes)
        for name in footers:
            self._part(name, BlockKind.FOOTER)
        settle_frames(self.draft, self.single)
        refine(self.draft)
        mark_quotes(self.draft)
        return self.draft

    def _write(
        self, root: etree._Element, relations: dict[str, tuple[str, str]], kind: BlockKind | None
    ) -> list[tuple[str, str]]:
        walk = WordWalk(self.styles, relations)
        nodes = walk.walk(root)
        writer = WordWriter(self.draft, kind, self._chunk)
        writer.table_shift = self.tables
        writer.write(nodes)
        writer.finish()
        self.comments += writer.comments
        self.single |= {number + self.tables for number in walk.single_columns}
        self.tables += walk.tables
        return walk.notes

    def _part(self, name: str, kind: BlockKind) -> None:
        root = self.package.xml(name)
        if root is not None:
            self._write(root, self.package.relations(name), kind)

    def _running_parts(self) -> tuple[list[str], list[str]]:
        """The headers and footers that some page shows, each once."""
        settings = self._related_xml("settings")
        even = child(settings, "evenAndOddHeaders") if settings is not None else None
        headers: dict[str, None] = {}
        footers: dict[str, None] = {}
        for section in self.root.iter("{*}sectPr"):
            title = child(section, "titlePg")
            for element in section:
                place = attribute(element, "type") or "default"
                shown = place == "default" or (
                    title is not None and is_on(title) if place == "first" else even is not None and is_on(even)
                )
                _, target = self.relations.get(attribute(element, "id") or "", ("", ""))
                if shown and target and local(element) == "headerReference":
                    headers[target] = None
                elif shown and target and local(element) == "footerReference":
                    footers[target] = None
        return list(headers), list(footers)

    def _notes(self, mentioned: list[tuple[str, str]]) -> None:
        for kind in ("footnote", "endnote"):
            wanted = [number for name, number in mentioned if name == kind]
            root = self._related_xml(f"{kind}s") if wanted else None
            if root is None:
                continue
            found = {attribute(note, "id"): note for note in root if local(note) == kind}
            name = next((t for k, t in self.relations.values() if k == f"{kind}s"), "")
            relations = self.package.relations(name)
            for number in dict.fromkeys(wanted):
                if number in found:
                    self._write(found[number], relations, _KINDS[kind])

    def _remarks(self) -> None:
        """Keeps the comments that hang on the text: makers of letters speak to the program in them."""
        root = self._related_xml("comments") if self.comments else None
        found = {attribute(note, "id"): note for note in root if local(note) == "comment"} if root is not None else {}
        for number, where in self.comments:
            if number in found:
                words = (element.text or "" for element in found[number].iter("{*}t"))
                self.draft.remarks.append(Remark("".join(words), where))

    def _related_xml(self, kind: str) -> etree._Element | None:
        name = next((target for k, target in self.relations.values() if k == kind), "")
        return self.package.xml(name) if name else None

    def _chunk(self, name: str) -> Draft | None:
        data = self.package.read(name)
        suffix = name.rsplit(".", 1)[-1].lower()
        if data is None:
            return None
        if suffix in ("docx", "docm", "dotx") and self.depth < _DEEPEST_CHUNK:
            return _read(Package(data, self.limits), self.limits, self.depth + 1)
        if suffix not in ("html", "htm", "xhtml", "txt"):
            return None
        text = decode(data, declared_charset(data))
        check_source(len(text), self.limits)
        part = Draft(text, self.limits)
        if suffix == "txt":
            place(part, lay_out(text))
        else:
            fill(part)
        return part
