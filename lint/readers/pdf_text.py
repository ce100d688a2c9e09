"""From the lines of PDF pages to a text with one paragraph on each line, as the layout reader wants it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lint.readers import letterform as form
from lint.readers.lines import Line as TextLine
from lint.readers.lines import is_label, markers_of
from lint.readers.pdf_page import PdfLine, body_size
from lint.readers.tidy import tidy

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:.{0,60}\b)?(?:pagina|pag\.?|blz\.?|bladzijde|blad|page)\s*\d+(?:\s*(?:van|/|of|-)\s*\d+)?\W*\Z|\W*\d{1,3}\W*\Z"
    r"|\d{1,3}\s*(?:/|van)\s*\d{1,3}\Z",
    re.I,
)
_EDGE = 0.12  # of the height of the page
_EDGE_LINES = 3
_FOOT = 0.1
_WIDE_LEADING = 1.25
_CELL = 3
_STOPS = ".!?:;"


@dataclass(slots=True)
class PdfText:
    """The text, and for the start of each of its lines the lines of the page that it was made of."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    lines: list[list[PdfLine]] = field(default_factory=list)

    def lines_at(self, offset: int) -> list[PdfLine]:
        """The page lines that the text at an offset was made of."""
        index = bisect_right(self.starts, offset) - 1
        return self.lines[index] if index >= 0 else []


def set_running_apart(pages: Sequence[Sequence[PdfLine]]) -> tuple[list[PdfLine], list[PdfLine], list[PdfLine]]:
    """Heads that are repeated on pages (each once), the lines of the body, and the feet."""
    heads: dict[str, PdfLine] = {}
    feet: dict[str, PdfLine] = {}
    body: list[PdfLine] = []
    usual = body_size([line for page in pages for line in page])
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        foot = {id(line) for line in _small_foot(page, usual)}
        for line in page:
            repeated = id(line) in edges and len(pages) > 1 and counts[_key(line)] >= max(2, len(pages) // 2)
            numbered = id(line) in edges and bool(_PAGE_NUMBER.match(line.text)) and len(line.text) <= 80
            if not (repeated or numbered or id(line) in foot):
                body.append(line)
            elif line.y > line.page_height / 2:
                heads.setdefault(_key(line), line)
            else:
                feet.setdefault(_key(line), line)
    return list(heads.values()), body, list(feet.values())


def write(lines: Sequence[PdfLine]) -> PdfText:
    """The text of the lines: what reads on stands on one line, a blank line stands for white between paragraphs."""
    rights = _right_edges(lines)
    leading = _leading(lines)
    groups: list[list[PdfLine]] = []
    gaps: list[bool] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last is None:
            gap = False
        elif last.page != line.page or last.column != line.column:
            gap = not _crosses(last, line, rights)
        else:
            gap = last.row != line.row and last.y - line.y > _WIDE_LEADING * leading * max(line.size, last.size)
        if last is not None and not gap and _reads_on(groups[-1], line, rights):
            groups[-1].append(line)
        else:
            groups.append([line])
            gaps.append(gap)
    return _typed(groups, gaps)


def _typed(groups: list[list[PdfLine]], gaps: list[bool]) -> PdfText:
    result = PdfText()
    parts: list[str] = []
    length = 0
    for index, group in enumerate(groups):
        before = groups[index - 1][-1] if index else None
        beside = (
            before is not None
            and before.page == group[0].page
            and before.row == group[0].row
            and before.column == group[0].column
        )
        text = tidy("\n".join(line.text for line in group)).text.replace("\n", " ")
        if beside and parts:
            column = int(group[0].x0 / (0.5 * max(group[0].size, 4.0)))
            written = len(parts[-1].rsplit("\n", 1)[-1])
            glue = " " * max(_CELL, min(column - written, 120))
        else:
            glue = "\n\n" if gaps[index] else "\n" if index else ""
        result.starts.append(length + len(glue))
        result.lines.append(group)
        parts.append(glue + text)
        length += len(glue) + len(text)
    result.text = "".join(parts)
    return result


def _reads_on(group: Sequence[PdfLine], line: PdfLine, rights: dict[tuple[int, int], float]) -> bool:
    last = group[-1]
    if last.row == line.row and last.page == line.page and last.column == line.column:
        return False
    if (
        any((other.page, other.row) == (line.page, line.row) for other in group)
        or abs(last.size - line.size) > 0.1 * last.size
        or last.bold != line.bold
    ):
        return False
    text = line.text
    if form.is_greeting(last.text) or (form.is_closing(text) and last.text[-1] in ".?!,"):
        return False
    right = rights.get((last.page, last.column), line.page_width)
    full = last.x1 + 0.3 * last.size + (line.words[0].x1 - line.words[0].x0) > right - 1.0
    ended = last.text[-1] in _STOPS
    sign = markers_of([TextLine(0, len(text), 0, text)]).get(0)
    if sign and (ended or not full or sign.family == "bullet"):
        return False  # else it is only a number or dash at which the line broke
    lower = text[0].islower()
    if line.x0 > last.x0 + 0.8 * line.size and len(group) > 1 and text[0].isupper():
        return False
    if full:
        return not (is_label(text) and ended)
    return lower and not ended and last.x1 - last.x0 > 0.7 * (right - last.x0)


def _crosses(last: PdfLine, line: PdfLine, rights: dict[tuple[int, int], float]) -> bool:
    """True when a paragraph goes on across the end of a page or column."""
    right = rights.get((last.page, last.column), last.page_width)
    ended = last.text[-1] in ".!?:"
    full = last.x1 > right - 6 * last.size
    return full and not ended and line.text[0].islower()


def _right_edges(lines: Sequence[PdfLine]) -> dict[tuple[int, int], float]:
    """The right margin of each column of each page: where its longer lines end."""
    found: dict[tuple[int, int], float] = {}
    for line in lines:
        key = (line.page, line.column)
        if len(line.words) > 3:
            found[key] = max(found.get(key, 0.0), line.x1)
    return found


def _leading(lines: Sequence[PdfLine]) -> float:
    """The usual distance between baselines, in type sizes."""
    steps = []
    for last, line in pairwise(lines):
        if last.page == line.page and last.column == line.column and last.row != line.row:
            step = (last.y - line.y) / max(line.size, 1.0)
            if 0.8 < step < 3.5:
                steps.append(step)
    return sorted(steps)[len(steps) // 4] if steps else 1.3


def _edges(page: Sequence[PdfLine]) -> list[PdfLine]:
    """The first and last lines of a page, as far as they stand near its edge."""
    rows = sorted({line.row for line in page})
    outer = {*rows[:_EDGE_LINES], *rows[-_EDGE_LINES:]}
    return [
        line
        for line in page
        if line.row in outer and not _EDGE * line.page_height < line.y < (1 - _EDGE) * line.page_height
    ]


def _small_foot(page: Sequence[PdfLine], usual: float) -> list[PdfLine]:
    """The lines in small type at the foot of a page, with white above them."""
    low = [line for line in page if line.y < _FOOT * line.page_height and line.size <= 0.9 * usual]
    if not low:
        return []
    top = max(line.y for line in low)
    above = [line.y for line in page if line.y > top and line not in low]
    return low if not above or min(above) - top > 2 * usual else []


def _key(line: PdfLine) -> str:
    return f"{_DIGITS.sub('#', line.text)}@{round(line.y / 12)}"
