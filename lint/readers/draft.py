"""What a reader fills in while it goes through a file; `finish` makes the Document of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lint.limits import DEFAULT_LIMITS, Limits, check_blocks, check_chars
from lint.model import Block, BlockKind, Choice, Document, Link, ReadError, Remark, TextRange
from lint.readers.places import name_places
from lint.readers.tidy import tidy
from lint.sourcemap import MapBuilder, SourceMap

_SPACE = re.compile(r"[\s\u200b\ufeff\u00ad]*")
_TAIL = " \t\r\n\x0b\x0c\u00a0\u2003\u2002\u2009\u202f\u200b\ufeff\u00ad"


@dataclass(slots=True)
class DraftBlock:
    """A block under construction; `where` and `page` are set when the reader knows better than a count.

    `paragraph` numbers the paragraph of the source that the block is a part of, so that its lines share a place.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    table: int | None = None
    row: int | None = None
    column: int | None = None
    where: str = ""
    page: int | None = None
    paragraph: int | None = None


class Draft:
    """Text, blocks, links and the rest as they are found, with offsets into the text so far."""

    def __init__(self, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> None:
        self.source = source
        self.limits = limits
        self.blocks: list[DraftBlock] = []
        self.links: list[Link] = []
        self.choices: list[Choice] = []
        self.slots: list[TextRange] = []
        self.bold: list[tuple[int, int]] = []
        self.notes: list[str] = []
        self.remarks: list[Remark] = []
        self._built = MapBuilder()

    @property
    def here(self) -> int:
        """The offset at which the next text will stand."""
        return self._built.length

    @property
    def text(self) -> str:
        """All text so far."""
        return self._built.text()

    @property
    def last(self) -> str:
        """The last character so far."""
        return self._built.last

    def put(self, text: str, source_start: int | None = None, source_end: int | None = None) -> None:
        """Adds text; without source offsets it counts as put in by the reader."""
        start = self._built.source_at if source_start is None else source_start
        self._built.append(text, start, start if source_end is None else source_end)
        check_chars(self._built.length, self.limits)

    def put_source(self, start: int, end: int) -> None:
        """Adds a stretch of the source as it stands."""
        assert self.source is not None, "only a draft with a source has stretches of it"
        self.put(self.source[start:end], start, end)

    def part(self) -> None:
        """Ends the line, so that the next block starts on its own."""
        if self.here:
            self.put("\n")

    def add_block(self, block: DraftBlock) -> None:
        """Adds a block behind the others."""
        check_blocks(len(self.blocks) + 1, self.limits)
        self.blocks.append(block)

    def absorb(self, part: Draft) -> None:
        """Adds all of another draft below this one, as text without a source of its own."""
        self.part()
        shift = self.here
        self.put(part.text)
        tables = 1 + max((b.table for b in self.blocks if b.table is not None), default=-1)
        for block in part.blocks:
            table = None if block.table is None else block.table + tables
            self.add_block(replace(block, start=block.start + shift, end=block.end + shift, table=table))
        for link in part.links:
            self.links.append(replace(link, range=TextRange(link.range.start + shift, link.range.end + shift)))
        self.slots += [TextRange(s.start + shift, s.end + shift) for s in part.slots]
        self.bold += [(start + shift, end + shift) for start, end in part.bold]
        self.notes += part.notes

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The range without white space at its ends."""
        text = self.text
        match = _SPACE.match(text, start, end)
        start = match.end() if match else start
        return start, start + len(text[start:end].rstrip(_TAIL))

    def finish(self, path: str, format_name: str) -> Document:
        """The Document of all that was found, its characters evened out and its places named."""
        text = self.text
        blocks = []
        for block in self.blocks:
            start, end = self.trim(block.start, block.end)
            if start < end:
                blocks.append(replace(block, start=start, end=end))
        if not blocks:
            raise ReadError("read_no_text")
        tidied = tidy(text, [b.start for b in blocks])
        for block in blocks:
            block.start, block.end = tidied.offset(block.start), tidied.offset(block.end)
        blocks = [b for b in blocks if b.start < b.end]

        def moved(old: TextRange) -> TextRange:
            return TextRange(tidied.offset(old.start), max(tidied.offset(old.start), tidied.offset(old.end)))

        choices = tuple(
            Choice(moved(c.range), tuple(replace(a, range=moved(a.range) if a.range else None) for a in c.arms))
            for c in self.choices
        )
        if self.source is None:
            source_map = SourceMap.identity(tidied.text)
        else:
            source_map = SourceMap(self.source, tidied.pieces(self._built.pieces()))
        return Document(
            path=path,
            format=format_name,
            text=tidied.text,
            blocks=_named(blocks, tidied.text),
            source_map=source_map,
            links=tuple(replace(link, range=moved(link.range)) for link in self._trimmed_links()),
            choices=choices,
            slots=tuple(moved(s) for s in self.slots),
            notes=tuple(dict.fromkeys(self.notes)),
            remarks=tuple(replace(remark, range=moved(remark.range)) for remark in self.remarks),
        )

    def _trimmed_links(self) -> list[Link]:
        kept = []
        for link in self.links:
            start, end = self.trim(link.range.start, link.range.end)
            if start < end:
                kept.append(replace(link, range=TextRange(start, end)))
        return kept


def _named(blocks: list[DraftBlock], text: str) -> tuple[Block, ...]:
    places = name_places(blocks, text)
    return tuple(
        Block(b.kind, TextRange(b.start, b.end), where, b.level, b.table, b.row, b.column)
        for b, where in zip(blocks, places, strict=True)
    )
