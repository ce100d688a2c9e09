"""Walks through the XML of an OpenDocument text and writes what is seen into a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from lint.model import Arm, BlockKind, Choice, Link, TextRange
from lint.readers.draft import Draft, DraftBlock
from lint.readers.frames import settle_frames
from lint.readers.odt_styles import OdtStyles
from lint.readers.package import attribute, child, local

_SPACE = re.compile(r"[ \t\r\n]+")
_SKIPPED = frozenset(
    """tracked-changes annotation annotation-end forms sequence-decls variable-decls user-field-decls dde-connection-
    decls alphabetical-index-auto-mark-file settings bookmark bookmark-start bookmark-end change change-start
    change-end reference-mark reference-mark-start reference-mark-end soft-page-break toc-mark toc-mark-start toc-
    mark-end note-citation title desc image object object-ole script event-listeners ruby-text index-title-
    template table-of-content-source illustration-index-source""".split()
)
_INDEXES = frozenset(("table-of-content", "illustration-index", "table-index", "alphabetical-index", "bibliography"))
_SLOTS = frozenset(("placeholder", "database-display"))
_PREFIX = re.compile(r"\b(?:ooow|of|oooc):=?")


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for the text inside an element."""

    kind: BlockKind | None = None
    heading: int = 0
    item: int = 0
    cell: tuple[int, int, int] | None = None
    painted: bool = False
    white: bool = False
    bold: bool = False
    hidden: bool = False
    where: str = ""


class OdtWalk:
    """The parts of one document on their way into a draft."""

    def __init__(self, draft: Draft, styles: OdtStyles) -> None:
        self.draft = draft
        self.styles = styles
        self._open: DraftBlock | None = None
        self._space = False
        self._number = self._tables = self._boxes = 0
        self._widths: dict[int, int] = {}
        self._notes: list[etree._Element] = []
        self._waiting: list[tuple[etree._Element, _Place]] = []

    def walk(self, root: etree._Element, kind: BlockKind | None) -> None:
        """Writes a part; `kind` is the kind of all its blocks (None for the body)."""
        self._blocks(root, _Place(kind=kind))

    def write_notes(self) -> None:
        """Writes the footnotes and endnotes that were met."""
        notes, self._notes = self._notes, []
        for note in notes:
            body = child(note, "note-body")
            if body is not None:
                self._blocks(body, _Place(kind=BlockKind.FOOTNOTE))

    def settle_tables(self) -> None:
        """Takes the tables that only arrange the page for paragraphs."""
        settle_frames(self.draft, {number for number in range(self._tables) if self._widths.get(number, 0) < 2})

    def _blocks(self, parent: etree._Element, place: _Place) -> None:
        for element in parent:
            name = local(element)
            if name in ("p", "h"):
                self._paragraph(element, place)
            elif name == "list":
                self._list(element, place)
            elif name == "table":
                self._table(element, place)
            elif name == "section":
                self._section(element, place)
            elif name == "frame":
                self._frame(element, place)
            elif name in _INDEXES:
                self._blocks(element, replace(place, kind=place.kind or BlockKind.NAVIGATION))
            elif name and name not in _SKIPPED:
                self._blocks(element, place)

    def _paragraph(self, element: etree._Element, place: _Place) -> None:
        style = self.styles.get("paragraph", attribute(element, "style-name"))
        heading = style.heading
        if local(element) == "h":
            level = attribute(element, "outline-level") or "1"
            heading = int(level) if level.isdigit() else 1
        place = replace(
            place,
            heading=min(heading, 9),
            hidden=place.hidden or style.hidden,
            white=style.white,
            bold=style.bold,
            painted=place.painted or style.painted,
        )
        self._end_block()
        self._number += 1
        start = self.draft.here
        self._inline(element, place)
        self._end_block()
        hiding = next((e for e in element.iter("{*}hidden-paragraph")), None)
        if hiding is not None:
            self._choose(start, attribute(hiding, "condition") or "", shown_if=False)
        waiting, self._waiting = self._waiting, []
        for box, inside in waiting:
            self._blocks(box, inside)

    def _section(self, element: etree._Element, place: _Place) -> None:
        display = attribute(element, "display")
        if display == "none":
            return
        start = self.draft.here
        self._blocks(element, place)
        if display == "condition":
            self._end_block()
            self._choose(start, attribute(element, "condition") or "", shown_if=False)

    def _choose(self, start: int, condition: str, *, shown_if: bool) -> None:
        """Notes that the text since `start` is there or not, as the condition goes."""
        low, high = self.draft.trim(start, self.draft.here)
        if low >= high:
            return
        when = _condition(condition)
        here = TextRange(low, high)
        arms = (Arm(when, when, here if shown_if else None), Arm("else", "else", None if shown_if else here))
        self.draft.choices.append(Choice(here, arms))

    def _list(self, element: etree._Element, place: _Place) -> None:
        inside = replace(place, item=place.item + 1)
        for item in element:
            if local(item) == "list-item":
                self._blocks(item, inside)
            elif local(item) == "list-header":
                self._blocks(item, place)

    def _table(self, element: etree._Element, place: _Place) -> None:
        number = self._tables
        self._tables += 1
        for row, cells in enumerate(_rows(element)):
            column = 0
            for cell in cells:
                repeated = attribute(cell, "number-columns-repeated") or "1"
                if local(cell) == "table-cell":
                    style = self.styles.get("table-cell", attribute(cell, "style-name"))
                    inside = replace(place, cell=(number, row, column), item=0, painted=place.painted or style.painted)
                    self._blocks(cell, inside)
                column += int(repeated) if repeated.isdigit() and int(repeated) < 100 else 1
            self._widths[number] = max(self._widths.get(number, 0), column)

    def _frame(self, element: etree._Element, place: _Place) -> None:
        for box in element.iter("{*}text-box"):
            self._boxes += 1
            self._waiting.append((box, _Place(kind=place.kind, painted=True, where=f"tekstvak {self._boxes}")))
        if self._open is None:
            waiting, self._waiting = self._waiting, []
            for box, inside in waiting:
                self._blocks(box, inside)

    def _inline(self, element: etree._Element, place: _Place) -> None:
        self._words(element.text, place)
        for inner in element:
            self._inside(inner, place)
            self._words(inner.tail, place)

    def _inside(self, element: etree._Element, place: _Place) -> None:
        name = local(element)
        if name == "span":
            style = self.styles.get("text", attribute(element, "style-name"))
            inside = replace(
                place,
                hidden=place.hidden or style.hidden,
                white=place.white or style.white,
                painted=place.painted or style.painted,
                bold=place.bold or style.bold,
            )
            self._inline(element, inside)
        elif name == "a":
            start = self.draft.here
            self._inline(element, place)
            if start < self.draft.here:
                target = attribute(element, "href")
                menu = place.kind in (BlockKind.FOOTER, BlockKind.NAVIGATION)
                self.draft.links.append(Link(TextRange(start, self.draft.here), target, menu))
        elif name == "s":
            count = attribute(element, "c") or "1"
            self._put(" " * (min(int(count), 200) if count.isdigit() else 1), place)
        elif name == "tab":
            self._put("\t", place)
        elif name == "line-break":
            self._put("\n", place)
        elif name == "note":
            self._notes.append(element)
        elif name == "frame" or name in ("custom-shape", "rect", "g"):
            self._frame(element, place)
        elif name in ("conditional-text", "hidden-text"):
            self._conditional(element, place)
        elif name in _SLOTS:
            shown = attribute(element, "column-name") or "".join(str(t) for t in element.itertext()).strip("<>")
            start = self._put(f"«{shown}»", place)
            if start < self.draft.here:
                self.draft.slots.append(TextRange(start, self.draft.here))
        elif name and name not in _SKIPPED and name != "hidden-paragraph":
            self._inline(element, place)

    def _conditional(self, element: etree._Element, place: _Place) -> None:
        when = _condition(attribute(element, "condition") or "")
        if local(element) == "hidden-text":
            texts = ("", attribute(element, "string-value") or "")
        else:
            texts = (
                attribute(element, "string-value-if-true") or "",
                attribute(element, "string-value-if-false") or "",
            )
        ranges: list[TextRange | None] = []
        for text in texts:
            if text and any(ranges):
                self._put(" ", place)
            start = self._put(text, place) if text else self.draft.here
            ranges.append(TextRange(start, self.draft.here) if start < self.draft.here else None)
        found = [r for r in ranges if r]
        if found:
            arms = (Arm(when, when, ranges[0]), Arm("else", "else", ranges[1]))
            self.draft.choices.append(Choice(TextRange(found[0].start, found[-1].end), arms))

    def _words(self, text: str | None, place: _Place) -> None:
        if text:
            folded = _SPACE.sub(" ", text)
            if self._open is None or self.draft.last in (" ", "\n"):
                folded = folded.lstrip(" ")
            self._put(folded, place)

    def _put(self, text: str, place: _Place) -> int:
        """Adds text and returns where it starts."""
        if not text or place.hidden or (place.white and not place.painted):
            return self.draft.here
        if self._open is None:
            if not text.strip():
                return self.draft.here
            self._begin(place)
        start = self.draft.here
        self.draft.put(text)
        if place.bold:
            self.draft.bold.append((start, self.draft.here))
        return start

    def _begin(self, place: _Place) -> None:
        self.draft.part()
        kind, level = BlockKind.PARAGRAPH, 0
        cell: tuple[int | None, int | None, int | None] = (None, None, None)
        if place.kind:
            kind = place.kind
        elif place.heading:
            kind, level = BlockKind.HEADING, place.heading
        elif place.cell:
            kind, cell = BlockKind.TABLE_CELL, place.cell
        elif place.item:
            kind, level = BlockKind.LIST_ITEM, place.item
        here = self.draft.here
        self._open = DraftBlock(kind, here, here, level, *cell, where=place.where, paragraph=self._number)
        self.draft.add_block(self._open)

    def _end_block(self) -> None:
        if self._open:
            self._open.end = self.draft.here
            self._open = None


def _condition(text: str) -> str:
    return " ".join(_PREFIX.sub("", text).split())


def _rows(table: etree._Element) -> list[list[etree._Element]]:
    rows: list[list[etree._Element]] = []
    for element in table:
        name = local(element)
        if name == "table-row":
            rows.append([c for c in element if local(c) in ("table-cell", "covered-table-cell")])
        elif name in ("table-rows", "table-header-rows", "table-row-group"):
            rows += _rows(element)
    return rows
