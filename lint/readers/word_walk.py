"""Walks through the XML of a Word part and tells what is seen there, in order, as field nodes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from lint.readers.package import attribute, child, local
from lint.readers.word_fields import (
    Chunk,
    Commented,
    FieldBuilder,
    LinkEdge,
    Node,
    Paragraph,
    ParagraphEnd,
    Words,
)
from lint.readers.word_styles import Look, WordStyles, is_shaded, list_level, look, outline

_THROUGH = frozenset("ins moveTo smartTag customXml dir bdo sdtContent rubyBase ruby Choice".split())
_GONE = frozenset("del moveFrom rt instrText delText delInstrText".split())
_PAUSES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_BOXES = frozenset(("drawing", "pict", "object", "AlternateContent"))
_SYMBOLS = {
    "F0A8": "☐",
    "F06F": "☐",
    "F0FE": "☒",
    "F078": "☒",
    "F0FC": "✓",
    "F0B7": "•",
    "F0A7": "▪",
    "F0D8": "►",
    "F0E0": "→",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for the paragraphs and runs inside an element."""

    cell: tuple[int, int, int] | None = None
    painted: bool = False  # on a background that is, or may be, not white
    box: int = 0
    slot: bool = False
    look: Look = field(default_factory=Look)


class WordWalk:
    """One part of a Word document (body, header, footer, note) on its way to nodes."""

    def __init__(self, styles: WordStyles, relations: dict[str, tuple[str, str]]) -> None:
        self.styles = styles
        self.relations = relations
        self.notes: list[tuple[str, str]] = []  # (footnote | endnote, id) in order of mention
        self.single_columns: set[int] = set()
        self._fields = FieldBuilder()
        self.tables = 0
        self._boxes = 0
        self._waiting: list[tuple[etree._Element, _Place]] = []
        self._runs_on = False

    def walk(self, root: etree._Element) -> list[Node]:
        """The nodes of all that is seen in the part."""
        self._blocks(root, _Place())
        return self._fields.finish()

    def _blocks(self, parent: etree._Element, place: _Place) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element, place)
            elif name == "tbl":
                self._table(element, place)
            elif name == "sdt":
                self._control(element, place, inline=False)
            elif name == "altChunk":
                _, target = self.relations.get(attribute(element, "id") or "", ("", ""))
                if target:
                    self._fields.add(Chunk(target))
            elif name == "AlternateContent":
                choice = child(element, "Choice")
                if choice is not None:
                    self._blocks(choice, place)
            elif name in _THROUGH:
                self._blocks(element, place)

    def _paragraph(self, element: etree._Element, place: _Place) -> None:
        properties = child(element, "pPr")
        style_name = self.styles.default
        if properties is not None and (named := child(properties, "pStyle")) is not None:
            style_name = attribute(named, "val") or style_name
        style = self.styles.get(style_name)
        heading, item = style.heading, style.item
        joined = False
        if properties is not None:
            heading, item = outline(properties, heading), list_level(properties, item)
            shading = child(properties, "shd")
            place = replace(place, painted=place.painted or (shading is not None and is_shaded(shading)))
            joined = child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None
        place = replace(place, look=style.look or Look())
        if not self._runs_on:
            self._fields.add(Paragraph(heading, item, place.cell, style.contents, place.box))
        self._inline(element, place)
        self._runs_on = joined
        if not joined:
            self._fields.add(ParagraphEnd())
        waiting, self._waiting = self._waiting, []
        for box, inside in waiting:
            self._runs_on = False
            self._blocks(box, inside)

    def _inline(self, parent: etree._Element, place: _Place) -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element, place)
            elif name == "hyperlink":
                self._hyperlink(element, place)
            elif name == "fldSimple":
                self._fields.begin()
                self._fields.add(Words(attribute(element, "instr") or ""))
                self._fields.separate()
                self._inline(element, place)
                self._fields.end()
            elif name == "sdt":
                self._control(element, place, inline=True)
            elif name in _THROUGH:
                self._inline(element, place)
            elif name == "AlternateContent":
                self._boxes_in(element, place)

    def _run(self, run: etree._Element, place: _Place) -> None:
        properties = child(run, "rPr")
        letters = place.look
        if properties is not None:
            if child(properties, "del") is not None:
                return
            if (named := child(properties, "rStyle")) is not None:
                letters = (self.styles.get(attribute(named, "val")).look or Look()).over(letters)
            letters = look(properties).over(letters)
        hidden = bool(letters.vanish or letters.tiny or (letters.white and not letters.shaded and not place.painted))
        for element in run:
            name = local(element)
            if name == "fldChar":
                self._field_mark(element)
            elif name == "instrText":
                self._fields.add(Words(element.text or "", bool(letters.bold)))
            elif name in ("footnoteReference", "endnoteReference"):
                self.notes.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
            elif name == "commentReference":
                self._fields.add(Commented(attribute(element, "id") or ""))
            elif name in _BOXES:
                self._boxes_in(element, place)
            elif hidden or name in _GONE:
                continue
            elif name == "t":
                text = element.text or ""
                if attribute(element, "space") != "preserve":
                    text = text.strip(" \t\r\n")
                self._fields.add(Words(text, bool(letters.bold), place.slot))
            elif name in _PAUSES:
                self._fields.add(Words(_PAUSES[name], bool(letters.bold), place.slot))
            elif name == "sym":
                self._fields.add(Words(_SYMBOLS.get((attribute(element, "char") or "").upper(), "")))
            elif name == "ruby":
                self._inline(element, place)

    def _field_mark(self, element: etree._Element) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._fields.begin(_form_preset(element))
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self._fields.end()

    def _hyperlink(self, element: etree._Element, place: _Place) -> None:
        _, target = self.relations.get(attribute(element, "id") or "", ("", ""))
        anchor = attribute(element, "anchor")
        if not target and anchor:
            target = f"#{anchor}"
        self._fields.add(LinkEdge(target or ""))
        self._inline(element, place)
        self._fields.add(LinkEdge(None))

    def _control(self, element: etree._Element, place: _Place, *, inline: bool) -> None:
        content, properties = child(element, "sdtContent"), child(element, "sdtPr")
        if content is None:
            return
        if properties is not None and child(properties, "showingPlcHdr") is not None:
            place = replace(place, slot=True)
        if inline:
            self._inline(content, place)
        else:
            self._blocks(content, place)

    def _table(self, table: etree._Element, place: _Place) -> None:
        number = self.tables
        self.tables += 1
        styled = child(table, "tblPr", "tblStyle") is not None
        row = widest = 0
        for element in _rows(table):
            if child(element, "trPr", "del") is not None or child(element, "trPr", "hidden") is not None:
                continue
            column = 0
            for cell in _cells(element):
                properties = child(cell, "tcPr")
                shading = child(properties, "shd") if properties is not None else None
                span = child(properties, "gridSpan") if properties is not None else None
                painted = place.painted or styled or (shading is not None and is_shaded(shading))
                self._blocks(cell, replace(place, cell=(number, row, column), painted=painted))
                width = attribute(span, "val") if span is not None else None
                column += int(width) if width and width.isdigit() and int(width) < 100 else 1
            widest = max(widest, column)
            row += 1
        if widest < 2:
            self.single_columns.add(number)

    def _boxes_in(self, element: etree._Element, place: _Place) -> None:
        """Puts the text boxes of a drawing in the queue: they are read behind the paragraph they hang on."""
        if local(element) == "AlternateContent":
            choice = child(element, "Choice")
            if choice is not None:
                self._boxes_in(choice, place)
            return
        for inner in element:
            if local(inner) == "txbxContent":
                self._boxes += 1
                self._waiting.append((inner, _Place(painted=True, box=self._boxes)))
            else:
                self._boxes_in(inner, place)


def _rows(table: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    for element in table:
        name = local(element)
        if name == "tr":
            found.append(element)
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            found += _rows(element)
    return found


def _cells(row: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    for element in row:
        name = local(element)
        if name == "tc":
            found.append(element)
        elif name in ("sdt", "sdtContent", "customXml"):
            found += _cells(element)
    return found


def _form_preset(mark: etree._Element) -> str:
    """What a form field of the old kind shows: a box to tick, or the chosen entry of its list."""
    data = child(mark, "ffData")
    if data is None:
        return ""
    if child(data, "checkBox") is not None:
        return "☐"
    choices = child(data, "ddList")
    if choices is None:
        return ""
    entries = [attribute(e, "val") or "" for e in choices if local(e) == "listEntry"]
    picked = child(choices, "result")
    index = (
        int(attribute(picked, "val") or 0) if picked is not None and (attribute(picked, "val") or "0").isdigit() else 0
    )
    return entries[index] if index < len(entries) else ""
