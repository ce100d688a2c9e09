"""Writes the nodes of a Word part into a draft: blocks, links, slots, and both texts of every IF field."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lint.model import Arm, BlockKind, Choice, Link, ReadError, TextRange
from lint.readers.draft import Draft, DraftBlock
from lint.readers.word_fields import (
    Chunk,
    Commented,
    Field,
    LinkEdge,
    Node,
    Paragraph,
    ParagraphEnd,
    Words,
    read_if,
)

_SILENT = frozenset("ASK SET TC XE RD TA NEXT NEXTIF SKIPIF COMMENTS PRIVATE ADVANCE SECTION INDEX".split())
_STARTING = frozenset(("DDE", "DDEAUTO"))  # fields by which Word starts other programs
_SLOTS = {"MERGEFIELD": "", "ADDRESSBLOCK": "Adresblok", "GREETINGLINE": "Aanhef", "DOCVARIABLE": "", "AUTOTEXT": ""}


class WordWriter:
    """Writes nodes; `kind` is the kind of all blocks of a header, footer or note (None for the body)."""

    def __init__(self, draft: Draft, kind: BlockKind | None, read_chunk: Callable[[str], Draft | None]) -> None:
        self.draft = draft
        self.kind = kind
        self.read_chunk = read_chunk
        self.table_shift = 0
        self.comments: list[tuple[str, TextRange]] = []  # the ids of comments, with the text that they hang on
        self._paragraph = Paragraph()
        self._number = 0
        self._open: DraftBlock | None = None
        self._link: tuple[int, str] | None = None

    def write(self, nodes: Sequence[Node]) -> None:
        """Writes a row of nodes."""
        for index, node in enumerate(nodes):
            match node:
                case Words():
                    self._words(node)
                case Paragraph():
                    self._end_block()
                    self._paragraph = node
                    self._number += 1
                case ParagraphEnd():
                    self._end_block()
                case LinkEdge():
                    self._edge(node)
                case Chunk():
                    self._chunk(node)
                case Commented():
                    here = self.draft.here
                    start = self._open.start if self._open else max(0, here - 1)
                    self.comments.append((node.number, TextRange(start, here)))
                case Field():
                    self._field(node, nodes, index)

    def finish(self) -> None:
        """Closes what is still open."""
        self._edge(LinkEdge(None))
        self._end_block()

    def _words(self, words: Words) -> None:
        if not words.text:
            return
        if self._open is None:
            if not words.text.strip():
                return
            self._begin()
        start = self.draft.here
        self.draft.put(words.text)
        if self._link and self._link[0] < 0:
            self._link = (start, self._link[1])
        if words.bold:
            self.draft.bold.append((start, self.draft.here))
        if words.slot:
            self._slot(start)

    def _slot(self, start: int) -> None:
        end = self.draft.here
        last = self.draft.slots[-1] if self.draft.slots else None
        if last and last.end == start and self._open and self._open.start <= last.start:
            self.draft.slots[-1] = TextRange(last.start, end)
        else:
            self.draft.slots.append(TextRange(start, end))

    def _begin(self) -> None:
        self.draft.part()
        told = self._paragraph
        kind, level = BlockKind.PARAGRAPH, 0
        cell: tuple[int | None, int | None, int | None] = (None, None, None)
        if self.kind:
            kind = self.kind
        elif told.contents:
            kind = BlockKind.NAVIGATION
        elif told.heading:
            kind, level = BlockKind.HEADING, told.heading
        elif told.cell:
            kind = BlockKind.TABLE_CELL
            cell = (told.cell[0] + self.table_shift, told.cell[1], told.cell[2])
        elif told.item:
            kind, level = BlockKind.LIST_ITEM, told.item
        here = self.draft.here
        where = f"tekstvak {told.box}" if told.box else ""
        self._open = DraftBlock(kind, here, here, level, *cell, where=where, paragraph=self._number)
        self.draft.add_block(self._open)

    def _end_block(self) -> None:
        if self._open:
            self._open.end = self.draft.here
            self._open = None

    def _edge(self, edge: LinkEdge) -> None:
        if edge.target is not None:
            self._link = (-1, edge.target)
        elif self._link:
            start, target = self._link
            if 0 <= start < self.draft.here:
                menu = self.kind is BlockKind.FOOTER or self._paragraph.contents
                self.draft.links.append(Link(TextRange(start, self.draft.here), target or None, menu))
            self._link = None

    def _chunk(self, chunk: Chunk) -> None:
        self._end_block()
        part = self.read_chunk(chunk.part)
        if part is None:
            self.draft.notes.append(f"ingevoegd onderdeel niet gelezen ({chunk.part})")
        else:
            self.draft.absorb(part)

    def _field(self, made: Field, nodes: Sequence[Node], index: int) -> None:
        name = made.name
        if name in _STARTING:
            raise ReadError("read_starts_program", field=name)
        if name == "INCLUDETEXT":
            note = f"{made.argument()} is niet gelezen; wat Word daarvan bewaarde, geldt"
            self.draft.notes.append(note)
        if name == "IF" and self._if(made, alone=self._open is None and not _goes_on(nodes, index + 1)):
            return
        if name in _SLOTS:
            shown = _SLOTS[name] or made.argument()
            if shown:
                self._words(Words(f"«{shown.strip('«»')}»", slot=True))
                return
        if name == "MACROBUTTON":
            parts = " ".join(n.text for n in made.instruction if isinstance(n, Words)).split(None, 2)
            self._words(Words(parts[2] if len(parts) > 2 else "", slot=True))
        elif name in ("FORMCHECKBOX", "FORMDROPDOWN"):
            self._words(Words(made.preset))
        elif name == "HYPERLINK":
            self._edge(LinkEdge(made.argument()))
            self.write(made.result)
            self._edge(LinkEdge(None))
        elif name not in _SILENT:
            self.write(made.result)

    def _if(self, made: Field, *, alone: bool) -> bool:
        told = read_if(made)
        if told is None:
            return False
        start = self.draft.here
        ranges: list[TextRange | None] = []
        paragraph = self._paragraph
        for nodes in (told.then, told.otherwise):
            if ranges and ranges[-1] and nodes:
                self._part_arms(alone)
            self._paragraph = paragraph
            begin = self.draft.here
            self.write(nodes)
            low, high = self.draft.trim(begin, self.draft.here)
            ranges.append(TextRange(low, high) if low < high else None)
        if alone:
            self._end_block()
        first, last = self.draft.trim(start, self.draft.here)
        if any(ranges):
            arms = (
                Arm(told.condition, told.condition, ranges[0]),
                Arm("else", "else", ranges[1]),
            )
            self.draft.choices.append(Choice(TextRange(first, max(first, last)), arms))
        return True

    def _part_arms(self, alone: bool) -> None:
        if alone:
            self._end_block()
        elif self._open:
            self.draft.put(" ")


def _goes_on(nodes: Sequence[Node], index: int) -> bool:
    """True when something visible follows in the same paragraph."""
    while index < len(nodes):
        node = nodes[index]
        if isinstance(node, ParagraphEnd | Paragraph):
            return False
        if isinstance(node, Field) or (isinstance(node, Words) and node.text.strip()):
            return True
        index += 1
    return False
