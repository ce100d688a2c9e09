"""Where a piece of the visible text stands in its source file.

A map is a row of pieces. Together they cover the text without gaps, and their source stretches follow each other in
the order of the file. A piece whose two stretches are equally long stands for itself, character for character; any
other piece (an entity, folded white space, a line break that layout put in) answers as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from lint.model import Region, TextRange

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the stretch of source that it was made of."""

    start: int
    end: int
    source_start: int
    source_end: int

    @property
    def literal(self) -> bool:
        """True when the text is the source, character for character."""
        return self.end - self.start == self.source_end - self.source_start


class SourceMap:
    """Text offsets to source offsets, lines and columns; it checks itself on construction."""

    __slots__ = ("_line_starts", "_piece_starts", "pieces", "source")

    def __init__(self, source: str, pieces: Sequence[Piece]) -> None:
        text_at = source_at = 0
        for piece in pieces:
            if piece.start != text_at or piece.end <= piece.start:
                raise ValueError(f"pieces do not join: {piece} follows text offset {text_at}")
            if piece.source_start < source_at or piece.source_end < piece.source_start:
                raise ValueError(f"pieces go back in the source: {piece} follows source offset {source_at}")
            text_at, source_at = piece.end, piece.source_end
        if source_at > len(source):
            raise ValueError(f"pieces reach to {source_at} in a source of {len(source)} characters")
        self.source = source
        self.pieces = tuple(pieces)
        self._piece_starts = [p.start for p in self.pieces]
        self._line_starts: list[int] | None = None

    @classmethod
    def identity(cls, text: str) -> SourceMap:
        """The map of a text that is its own source (formats in which lines and columns mean nothing)."""
        return cls(text, [Piece(0, len(text), 0, len(text))] if text else [])

    @property
    def length(self) -> int:
        """The length of the text that the map covers."""
        return self.pieces[-1].end if self.pieces else 0

    def source_offset(self, offset: int) -> int:
        """The place in the source of the character at a text offset; the end of the text maps to its last source."""
        if not self.pieces:
            return 0
        if offset >= self.length:
            return self.pieces[-1].source_end
        piece = self.pieces[bisect_right(self._piece_starts, offset) - 1]
        return piece.source_start + (offset - piece.start if piece.literal else 0)

    def source_end(self, offset: int) -> int:
        """The place in the source just after the character before a text offset."""
        if offset <= 0 or not self.pieces:
            return self.source_offset(0)
        piece = self.pieces[bisect_right(self._piece_starts, min(offset, self.length) - 1) - 1]
        return piece.source_start + (min(offset, piece.end) - piece.start) if piece.literal else piece.source_end

    def region(self, where: TextRange) -> Region:
        """The lines and columns that a text range takes up in the source."""
        start = self.source_offset(where.start)
        end = max(start, self.source_end(where.end)) if len(where) else start
        line, column = self.line_column(start)
        end_line, end_column = self.line_column(end)
        return Region(line, column, end_line, end_column)

    def line_column(self, source_offset: int) -> tuple[int, int]:
        """The line and column of a source offset, both counted from 1."""
        starts = self._lines()
        line = bisect_right(starts, source_offset)
        return line, source_offset - starts[line - 1] + 1

    def source_line(self, line: int) -> str:
        """One line of the source without its line end, for a snippet; empty when there is no such line."""
        starts = self._lines()
        if not 1 <= line <= len(starts):
            return ""
        end = starts[line] if line < len(starts) else len(self.source)
        return self.source[starts[line - 1] : end].rstrip("\r\n")

    def shows(self, start: int, end: int) -> bool:
        """True when a stretch of the source can be read in the text, character for character."""
        return any(p.literal and p.source_start <= start and end <= p.source_end for p in self.pieces)

    def _lines(self) -> list[int]:
        if self._line_starts is None:
            self._line_starts = [0, *(m.end() for m in _LINE_END.finditer(self.source))]
        return self._line_starts


class MapBuilder:
    """Collects text with the source it came from; neighbours that continue each other become one piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self.length = 0
        self.source_at = 0

    def append(self, text: str, source_start: int, source_end: int) -> None:
        """Adds text that was made of source[source_start:source_end] (which may be empty)."""
        if not text:
            return
        start = max(source_start, self.source_at)
        end = max(source_end, start)
        piece = Piece(self.length, self.length + len(text), start, end)
        last = self._pieces[-1] if self._pieces else None
        if last and last.literal and piece.literal and last.source_end == piece.source_start:
            self._pieces[-1] = Piece(last.start, piece.end, last.source_start, piece.source_end)
        else:
            self._pieces.append(piece)
        self._parts.append(text)
        self.length = piece.end
        self.source_at = end

    @property
    def last(self) -> str:
        """The last character so far, without putting all text together."""
        return self._parts[-1][-1] if self._parts else ""

    def text(self) -> str:
        """All text so far."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    def pieces(self) -> tuple[Piece, ...]:
        """The pieces so far, joined without gaps."""
        return tuple(self._pieces)
