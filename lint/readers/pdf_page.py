"""From words on a page to lines in reading order: rows by baseline, columns by the gutter between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_SAME_ROW = 0.35  # of the type size
_CELL_GAP = 1.6
_COLUMN_ROWS = 5
_COLUMN_WORDS = 3.5


@dataclass(frozen=True, slots=True)
class Word:
    """A word: where it begins and ends, the height of its baseline, the size and weight of its type."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    turned: bool = False


@dataclass(frozen=True, slots=True)
class PdfLine:
    """Words that stand together on one row; rows are numbered on each page, columns too (0 where there is one)."""

    words: tuple[Word, ...]
    page: int
    row: int
    column: int
    page_width: float
    page_height: float

    @property
    def text(self) -> str:
        """The words with a space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Where the line begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where the line ends."""
        return self.words[-1].x1

    @property
    def y(self) -> float:
        """The height of the baseline, from the foot of the page."""
        return self.words[0].y

    @property
    def size(self) -> float:
        """The size of the type."""
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        """True when all words are bold."""
        return all(word.bold for word in self.words)


def lines_of_page(words: Sequence[Word], page: int, width: float, height: float) -> list[PdfLine]:
    """The lines of a page in reading order; print marks that stand on their side are left out."""
    upright = [word for word in words if not word.turned]
    if len(upright) < len(words) / 2:
        upright = list(words)
    lines: list[PdfLine] = []
    for number, row in enumerate(_rows(upright)):
        for part in _parts(row):
            lines.append(PdfLine(tuple(part), page, number, 0, width, height))
    return _in_columns(lines, width)


def body_size(lines: Sequence[PdfLine]) -> float:
    """The size of type in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-w.y, w.x0)):
        if rows and abs(rows[-1][0].y - word.y) <= _SAME_ROW * max(rows[-1][0].size, word.size, 4.0):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.x0) for row in rows]


def _parts(row: Sequence[Word]) -> list[list[Word]]:
    parts = [[row[0]]]
    for before, word in pairwise(row):
        if word.x0 - before.x1 > _CELL_GAP * max(word.size, before.size, 5.0):
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _in_columns(lines: list[PdfLine], width: float) -> list[PdfLine]:
    """The lines ordered column by column where the page has two columns of running text."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return lines
    result: list[PdfLine] = []
    left: list[PdfLine] = []
    right: list[PdfLine] = []
    for line in lines:
        if line.x1 <= gutter:
            left.append(replace(line, column=1))
        elif line.x0 >= gutter:
            right.append(replace(line, column=2))
        else:
            result += [*left, *right, line]
            left, right = [], []
    return [*result, *left, *right]


def _gutter(lines: Sequence[PdfLine], width: float) -> float | None:
    rows: dict[int, list[PdfLine]] = {}
    for line in lines:
        rows.setdefault(line.row, []).append(line)
    pairs = [row for row in rows.values() if len(row) == 2]
    if len(pairs) < _COLUMN_ROWS:
        return None
    best, found = 0, None
    for x in range(int(width * 0.25), int(width * 0.75), 2):
        parted = [row for row in pairs if row[0].x1 <= x <= row[1].x0]
        if len(parted) <= best:
            continue
        words = [len(row[side].words) for row in parted for side in (0, 1)]
        sides = [sum(len(row[side].words) for row in parted) / len(parted) for side in (0, 1)]
        if words and min(sides) >= _COLUMN_WORDS:
            best, found = len(parted), float(x)
    return found if best >= _COLUMN_ROWS and best >= 0.6 * len(pairs) else None
