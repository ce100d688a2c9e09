"""A text put together from stretches of several files, and where each of them stands in the file that was named."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from lint.model import TextRange
from lint.sourcemap import SourceMap

Place = tuple[int, int]  # begin and end in the file that was named


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its text as it is read, and as it stands where its tags were spelled otherwise.

    `turns` are places in the text with those in the original, from which on both go on alike.
    """

    name: str
    text: str
    original: str
    turns: tuple[tuple[int, int], ...] = ((0, 0),)

    def place(self, offset: int) -> int:
        """Where a place of the text stands in the original."""
        here, there = self.turns[bisect_right(self.turns, (offset, len(self.original))) - 1]
        return min(there + offset - here, len(self.original))


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text put together: from which source, where there, and the place in the named file it has.

    `source` is -1 for what was put in between (the names that an included text is given).
    """

    start: int
    end: int
    source: int
    at: int
    anchor: Place


@dataclass(frozen=True, slots=True)
class Assembled:
    """A template with what it includes in its place; the first source is the file that was named.

    `files` are the real paths of all others; `missing` what was asked for and not found; `digest` tells all contents.
    """

    text: str
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    files: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    digest: bytes = b""

    def located(self, inner: SourceMap) -> SourceMap:
        """The map of a document that was read from this text, to the file that was named."""
        return _AssembledMap(inner, self)


class Writer:
    """Puts a text together; what comes from another file gets the place of the tag that asked for it."""

    def __init__(self, most: int) -> None:
        self.length = 0
        self._most = most
        self._texts: list[str] = []
        self._parts: list[Part] = []

    def copy(self, number: int, source: Source, start: int, end: int, anchor: Place | None) -> None:
        """Adds a stretch of a source; without `anchor` it stands for itself."""
        if start < end:
            where = anchor or (source.place(start), source.place(end))
            self._add(source.text[start:end], number, start, where)

    def put(self, text: str, anchor: Place) -> None:
        """Adds words of ours."""
        if text:
            self._add(text, -1, 0, anchor)

    @property
    def full(self) -> bool:
        """True when more has come together than one template can be."""
        return self.length > self._most

    def text(self) -> str:
        """All of it."""
        return "".join(self._texts)

    def parts(self) -> tuple[Part, ...]:
        """Its stretches, in order."""
        return tuple(self._parts)

    def _add(self, text: str, number: int, at: int, anchor: Place) -> None:
        self._parts.append(Part(self.length, self.length + len(text), number, at, anchor))
        self._texts.append(text)
        self.length += len(text)


class _AssembledMap(SourceMap):
    """Offsets of a document to places in the named file, which need not follow each other there."""

    __slots__ = ("_assembled", "_inner", "_starts")

    def __init__(self, inner: SourceMap, assembled: Assembled) -> None:
        super().__init__(assembled.sources[0].original, ())
        self._inner = inner
        self._assembled = assembled
        self._starts = [part.start for part in assembled.parts]

    @property
    def alone(self) -> bool:
        return False

    @property
    def length(self) -> int:
        return self._inner.length

    def source_offset(self, offset: int) -> int:
        there = self._inner.source_offset(offset)
        part = self._part(there)
        if part is None:
            return 0
        if part.source:
            return part.anchor[0]
        return self._assembled.sources[0].place(part.at + there - part.start)

    def source_end(self, offset: int) -> int:
        there = self._inner.source_end(offset)
        part = self._part(max(0, there - 1))
        if part is None:
            return 0
        if part.source:
            return part.anchor[1]
        return self._assembled.sources[0].place(part.at + there - part.start)

    def origin(self, where: TextRange) -> str:
        there = self._inner.source_offset(where.start)
        part = self._part(there)
        if part is None or part.source < 1:
            return ""
        source = self._assembled.sources[part.source]
        line = source.original.count("\n", 0, source.place(part.at + there - part.start)) + 1
        return f"{source.name}:{line}"

    def _part(self, offset: int) -> Part | None:
        parts = self._assembled.parts
        return parts[max(0, bisect_right(self._starts, offset) - 1)] if parts else None
