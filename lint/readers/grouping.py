"""Puts the lines of plain text together: which read on, which stand in columns, which stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lint.model import BlockKind
from lint.readers import letterform as form
from lint.readers.columns import Rows, find_rows
from lint.readers.lines import (
    UNDERLINE,
    Line,
    Marker,
    fields,
    first_word,
    is_control,
    is_label,
    is_separator,
    markers_of,
    without_quote_mark,
    wrap_width,
)

_STOPS = ".!?:;"
_LONG = 60
_HYPHENATED = re.compile(r"[^\W\d_]-\Z")
_QUOTE_LEAD = re.compile(
    r"(?:schreef|wrote|geschreven|bericht|message|schrieb)\b.{0,80}:?\W*\Z|[-_]{3,}.{0,60}\Z|:\Z", re.I
)


@dataclass(slots=True)
class Group:
    """Lines that read on, or one row of a table; what they are is decided last."""

    lines: list[Line]
    marker: Marker | None = None
    kind: BlockKind | None = None
    level: int = 0
    table: int | None = None
    row: int | None = None
    column: int | None = None
    where: str = ""
    chunk: int = 0

    @property
    def text(self) -> str:
        """The text of the group, its lines joined by spaces."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text was written: the column at which its lines were wrapped, and what is known of them otherwise.

    `flowed`: lines that end with a space run on; `wrapped` is False where each line is a paragraph; `whole` is False
    for a part of a larger document; lines before `letter` (an offset) are a letterhead; `ragged` lines end where
    it pleased the writer, sentences run across them.
    """

    width: int | None = None
    flowed: bool = False
    wrapped: bool = True
    whole: bool = True
    letter: int = 0
    ragged: bool = False


def tell_quotes_apart(lines: list[Line]) -> list[Line]:
    """The lines with quoted ones stripped of `>`; a `>` that is used as a list sign gets depth -1."""
    result: list[Line] = []
    index = 0
    while index < len(lines):
        if not lines[index].text.startswith(">"):
            result.append(lines[index])
            index += 1
            continue
        last = index
        while last < len(lines) and lines[last].text.startswith(">"):
            last += 1
        before = next((x.text for x in reversed(result) if x.text), "")
        run = [without_quote_mark(x) for x in lines[index:last]]
        shown = [x.text for x in run if x.text]
        quoted = (
            any(x.depth > 1 or not x.text for x in run)
            or bool(_QUOTE_LEAD.search(before))
            or any(t[0].islower() for t in shown)
            or (len(run) == 1 and len(shown[0]) > 80)
        )  # fmt: skip
        result += run if quoted else [replace(x, depth=-1) for x in run]
        index = last
    return result


def group_lines(lines: Sequence[Line], manner: Manner) -> list[Group]:
    """The groups of lines in order; blank lines and drawn lines part them."""
    lines = _single_spaced(lines) if manner.wrapped else lines
    manner = replace(manner, letter=next((x.start for x in lines if form.is_greeting(x.text)), 0))
    markers = markers_of(lines)
    groups: list[Group] = []
    chunk: list[Line] = []
    number = 0

    def flush() -> None:
        nonlocal number
        if chunk:
            number += 1
            groups.extend(replace(g, chunk=number) for g in _chunk_groups(chunk, markers, manner))
            chunk.clear()

    for index, line in enumerate(lines):
        if not line.text:
            flush()
        elif is_control(line.text):
            flush()
            groups.append(Group([line], kind=BlockKind.PARAGRAPH, where="sjabloonregel", chunk=number))
        elif chunk and len(chunk) == 1 and UNDERLINE.match(line.text) and form.may_be_heading(chunk[0].text):
            level = 1 if line.text[0] == "=" else 2
            number += 1
            groups.append(Group([chunk.pop()], kind=BlockKind.HEADING, level=level, chunk=number))
        elif is_separator(line.text) and not _dotted_field(lines, index):
            if line.text[0] not in "|+":  # the ruling of a table parts nothing
                flush()
        elif chunk and chunk[-1].depth != line.depth:
            flush()
            chunk.append(line)
        else:
            chunk.append(line)
    flush()
    _number_tables(groups)
    return groups


def _single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the blank ones between, where sentences run on across blank lines all the time."""
    shown = [i for i, line in enumerate(lines) if line.text]
    steps = [after - here for here, after in pairwise(shown)]
    if len(shown) < 8 or steps.count(2) < 0.85 * len(steps):
        return lines
    broken = sum(
        1
        for here, after in pairwise(shown)
        if lines[here].text[-1] not in _STOPS + "," and lines[after].text[0].islower() and len(lines[here].text) > 40
    )
    if broken < max(3, len(shown) // 6):
        return lines
    return [line for i, line in enumerate(lines) if line.text or (i > 0 and not lines[i - 1].text)]


def _dotted_field(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.text[0] not in "._…":
        return False
    return index > 0 and bool(lines[index - 1].text) and not UNDERLINE.match(line.text)


def _chunk_groups(chunk: Sequence[Line], markers: dict[int, Marker], manner: Manner) -> Iterable[Group]:
    local = wrap_width(chunk) if manner.wrapped and len(chunk) >= 3 else None
    if local and (manner.width is None or local >= 0.6 * manner.width):
        manner = replace(manner, width=local)
    manner = replace(manner, ragged=len(chunk) > 2 and chunk[0].start >= manner.letter and _is_ragged(chunk))
    runs = {run.first: run for run in find_rows(chunk)}
    group: Group | None = None
    index = 0
    while index < len(chunk):
        line = chunk[index]
        run = runs.get(index)
        if run:
            if group:
                yield group
                group = None
            yield from _row_groups(chunk, run)
            index = run.last + 1
            continue
        marker = markers.get(line.start) or (Marker(0, "arrow", 0) if line.depth == -1 else None)
        if group and manner.wrapped and _runs_on(group, line, marker, manner):
            group.lines.append(line)
        else:
            if group:
                yield group
            group = Group([line], marker=marker)
        index += 1
    if group:
        yield group


def _row_groups(chunk: Sequence[Line], run: Rows) -> Iterable[Group]:
    for row, cells in enumerate(run.rows):
        line = chunk[run.first + row]
        for column, (start, end) in cells:
            piece = Line(start, end, line.indent, line.text[start - line.start : end - line.start], line.depth)
            if not piece.text or (is_separator(piece.text) and not list(fields(piece.text))):
                continue
            if run.is_table:
                yield Group([piece], kind=BlockKind.TABLE_CELL, table=run.first, row=row, column=column)
            else:
                yield Group([piece])


def _runs_on(group: Group, line: Line, marker: Marker | None, manner: Manner) -> bool:
    last, width = group.lines[-1], manner.width
    if line.start < manner.letter and line.text[0].isupper() and not is_label(group.lines[0].text):
        return False
    if (form.is_closing(line.text) and last.text[-1] in _STOPS + ",") or form.is_greeting(last.text):
        return False
    if manner.flowed and last.flowing and not marker:
        return True
    lower = line.text[0].islower()
    if (
        _HYPHENATED.search(last.text)
        and (lower or len(line.text.split()) > 1)
        and not (marker and marker.family == "bullet")
    ):
        return True
    full = width is not None and last.width + 1 + len(first_word(line.text)) > width
    ended = last.text[-1] in _STOPS
    if marker:
        return full and not ended and group.marker is None and marker.family in ("dash", "number1", "number2", "lower")
    if list(fields(line.text)) or list(fields(last.text)):
        return lower and full
    if group.marker and line.indent > group.lines[0].indent:
        return full or lower or not _heads(group)
    if is_label(group.lines[0].text) and line.indent >= group.lines[0].indent + 3:
        return True
    if full and not (form.is_capitals(last.text) and not form.is_capitals(line.text)):
        return not is_label(line.text) or (not ended and last.width >= _LONG)
    if (
        lower
        and not ended
        and (line.depth > 0 or not (manner.whole or form.is_closing(last.text) or ":" in line.text[:12]))
    ):
        return True
    if width is None:
        return lower and not ended and len(last.text) >= 50 and last.text[-1] != ","
    if is_label(line.text):
        return False
    if lower:
        return not ended and last.width >= (0.4 if manner.ragged else 0.7) * width
    if manner.ragged and not ended and last.text[-1] != "," and last.width >= 0.5 * width:
        return True
    return not ended and last.text[-1] != "," and last.width >= 0.75 * width and len(group.lines) > 1


def _is_ragged(chunk: Sequence[Line]) -> bool:
    """True when most lines break off in the middle of a sentence."""
    broken = sum(1 for here, after in pairwise(chunk) if here.text[-1] not in _STOPS and after.text[0].islower())
    return broken * 2 >= len(chunk) - 1


def _heads(group: Group) -> bool:
    """True for a numbered line that may be the heading of the indented lines below it."""
    assert group.marker is not None
    numbered = group.marker.family.startswith(("number", "upper", "roman"))
    return numbered and len(group.lines) == 1 and form.may_be_heading(group.text)


def _number_tables(groups: Sequence[Group]) -> None:
    number = -1
    previous: tuple[int, int | None, int | None] | None = None
    for group in groups:
        here = (group.chunk, group.table, group.row)
        if group.table is None:
            previous = None
            continue
        if previous is None or here[:2] != previous[:2]:
            number += 1
        previous = here
        group.table = number
