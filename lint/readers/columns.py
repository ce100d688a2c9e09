"""Finds tables in plain text: cells between bars, behind tabs, or under each other between rivers of blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lint.readers.lines import Line, fields

_GAP = re.compile(r"(?<=\S)(?:[ ]{2,}|[ ]*\t[ \t]*)(?=\S)")
_BAR = re.compile(r"[ \t]*\|[ \t]*")
_SIGN = re.compile(r"(?:[^\w\s]{1,2}|\(?\w{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|o)\s+")
_CELL_LABEL = re.compile(r"[A-ZÀ-Ýa-z][\w .,'’/&-]{0,28}:(?:\s|\Z)")
_SENTENCE_GAP = 60
_LONE_GAP = 3
_FAR = 1_000_000

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rows:
    """A run of lines that stand in columns: the cells of each line by column, as offsets into the text."""

    first: int
    last: int
    rows: tuple[tuple[tuple[int, Cell], ...], ...]
    is_table: bool  # False: labels and values, or several short texts beside each other


def find_rows(lines: Sequence[Line]) -> list[Rows]:
    """The runs of lines in columns, in order, with line indexes (last inclusive)."""
    found: list[Rows] = []
    index = 0
    while index < len(lines):
        run = _barred(lines, index) or _aligned(lines, index) or _alone(lines, index)
        if run:
            found.append(run)
            index = run.last + 1
        else:
            index += 1
    return found


def _barred(lines: Sequence[Line], first: int) -> Rows | None:
    last = first
    while last < len(lines) and _bars(lines[last].text):
        last += 1
    count = last - first
    if count == 0:
        return None
    framed = all(line.text.startswith("|") for line in lines[first:last])
    rows = tuple(tuple(enumerate(_between(line, _BAR))) for line in lines[first:last])
    steady = count > 1 and len({_bars(line.text) for line in lines[first:last]}) == 1
    if framed or steady:
        return Rows(first, last - 1, rows, is_table=True)
    return Rows(first, first, rows[:1], is_table=False)


def _bars(text: str) -> int:
    bare = re.sub(r"\{\{.{0,300}?\}\}|\{%.{0,300}?%\}", lambda m: "x" * len(m.group()), text)
    return bare.count("|")


def _between(line: Line, parting: re.Pattern[str]) -> list[Cell]:
    masked = re.sub(r"\{\{.{0,300}?\}\}|\{%.{0,300}?%\}", lambda m: "x" * len(m.group()), line.text)
    cells, at = [], 0
    for match in parting.finditer(masked):
        if match.start() > at or (at and match.start() >= at):
            cells.append((line.start + at, line.start + match.start()))
        at = match.end()
    if at < len(masked):
        cells.append((line.start + at, line.end))
    return cells


def _aligned(lines: Sequence[Line], first: int) -> Rows | None:
    if _tabbed(lines[first]):
        last = first
        while last < len(lines) and _tabbed(lines[last]):
            last += 1
        if last - first > 1:
            return _rows(lines, first, last, [tuple(enumerate(_between(x, _GAP))) for x in lines[first:last]])
    rivers: list[tuple[int, int]] = []
    last = first
    while last < len(lines) and (gaps := _gaps(lines[last])):
        gaps = [*gaps, (lines[last].width, _FAR)]
        shared = _common(rivers, gaps) if last > first else gaps
        if not shared or all(high == _FAR for _, high in shared):
            break
        rivers = shared
        last += 1
    if last - first < 2 or (last - first == 2 and all(high - low < 2 for low, high in rivers)):
        return None
    return _rows(lines, first, last, [tuple(_by_river(line, rivers)) for line in lines[first:last]])


def _tabbed(line: Line) -> bool:
    sign = _SIGN.match(line.text)
    return "\t" in line.text[sign.end() if sign else 0 :]


def _alone(lines: Sequence[Line], index: int) -> Rows | None:
    line = lines[index]
    gaps = [(low, high) for low, high in _gaps(line) if high - low >= _LONE_GAP]
    if not gaps or len(gaps) > 3:
        return None
    cells = tuple(_by_river(line, gaps))
    if len(cells) == 2 and line.text[: cells[0][1][1] - line.start].endswith(":"):
        return None
    return Rows(index, index, (cells,), is_table=False)


def _gaps(line: Line) -> list[tuple[int, int]]:
    found = []
    sign = _SIGN.match(line.text)
    dotted = list(fields(line.text))
    for match in _GAP.finditer(line.text):
        low, high = match.span()
        if sign and low < sign.end():
            continue
        if high - low == 2 and line.text[low - 1] in ".!?:" and len(line.text) > _SENTENCE_GAP:
            continue
        if any((s < high and low < e) or s == high for s, e in dotted):
            continue
        found.append((low + line.indent, high + line.indent))
    return found


def _common(rivers: Sequence[tuple[int, int]], gaps: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    shared = []
    for low, high in rivers:
        for start, end in gaps:
            if min(high, end) - max(low, start) >= 1:
                shared.append((max(low, start), min(high, end)))
    return shared


def _by_river(line: Line, rivers: Sequence[tuple[int, int]]) -> list[tuple[int, Cell]]:
    cells = []
    at = 0
    for column, river in enumerate([*rivers, None]):
        stop = len(line.text) if river is None else min(max(river[0] - line.indent, at), len(line.text))
        if river is not None:
            while (
                stop > at
                and stop < len(line.text)
                and not line.text[stop - 1].isspace()
                and not line.text[stop].isspace()
            ):
                stop += 1
        piece = line.text[at:stop]
        body = piece.strip()
        if body:
            start = line.start + at + len(piece) - len(piece.lstrip())
            cells.append((column, (start, start + len(body))))
        at = stop
    return cells


def _rows(lines: Sequence[Line], first: int, last: int, rows: list[tuple[tuple[int, Cell], ...]]) -> Rows:
    offset = {line.start: line for line in lines[first:last]}
    labelled = beside = 0
    for line, cells in zip(offset.values(), rows, strict=True):
        texts = [line.text[start - line.start : end - line.start] for _, (start, end) in cells]
        labelled += len(texts) == 2 and (texts[0].endswith(":") or texts[1].startswith(":"))
        beside += any(_CELL_LABEL.match(t) and not t.startswith("http") for t in texts[1:])
    if labelled >= 0.6 * len(rows):
        whole = tuple(((0, (line.start, line.end)),) for line in lines[first:last])
        return Rows(first, last - 1, whole, is_table=False)
    return Rows(first, last - 1, tuple(rows), is_table=not beside)
