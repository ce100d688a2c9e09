"""Reads the layout of plain text: which lines are headings, items, cells, fields or quotes."""

from __future__ import annotations

from dataclasses import dataclass

from lint.model import BlockKind
from lint.readers import letterform as form
from lint.readers.fillin import set_fields_apart
from lint.readers.grouping import Group, Manner, group_lines, tell_quotes_apart
from lint.readers.lines import cut_lines, fields, is_label, without_control, wrap_width


@dataclass(frozen=True, slots=True)
class Laid:
    """One block of the layout: the stretches of text that it is made of, one for each line.

    `marker` is the list sign before it; `paragraph` numbers the groups of lines.
    """

    kind: BlockKind
    spans: tuple[tuple[int, int], ...]
    level: int
    table: int | None
    row: int | None
    column: int | None
    where: str
    paragraph: int
    marker: tuple[int, int] | None = None


def lay_out(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    width: int | None = None,
    whole: bool = True,
    flowed: bool = False,
    wrapped: bool = True,
) -> list[Laid]:
    """The blocks of a stretch of plain text, in order.

    `width` is the column at which the lines were wrapped where the caller knows it; `whole` is False for a part of a
    larger document, in which the first line is no letterhead; `flowed` is for mail whose lines run on when they end
    with a space; `wrapped` is False for a text of which each line is a whole paragraph.
    """
    lines = tell_quotes_apart(cut_lines(text, start, end))
    if width is None and wrapped:
        width = wrap_width(lines)
    groups = group_lines(lines, Manner(width, flowed, wrapped, whole))
    _classify(groups, whole)
    return [_laid(group, index) for index, group in set_fields_apart(groups)]


def _classify(groups: list[Group], whole: bool) -> None:
    shown = [g for g in groups if g.where != "sjabloonregel"]
    greeting = next((i for i, g in enumerate(shown) if form.is_greeting(g.text)), None)
    closing = next((i for i, g in enumerate(shown) if form.is_closing(g.text) and i > (greeting or 0)), len(shown))
    indents: list[int] = []
    for index, group in enumerate(shown):
        if group.lines[0].depth > 0:
            group.kind, group.level = BlockKind.QUOTE, group.lines[0].depth
        if group.kind:
            continue
        text = group.text
        before = shown[index - 1] if index else None
        after = shown[index + 1] if index + 1 < len(shown) else None
        if whole and index <= 2 and (form.is_breadcrumb(text) or (index == 0 and _is_menu(text))):
            group.kind = BlockKind.NAVIGATION
        elif _is_heading(group, before, after, index, greeting, closing, whole):
            group.kind = BlockKind.HEADING
            group.level = _heading_level(group, index)
            group.marker = None
        elif group.marker:
            group.kind = BlockKind.LIST_ITEM
            indent = group.lines[0].indent
            indents = [i for i in indents if i < indent] + [indent]
            group.level = len(indents)
        else:
            group.kind = BlockKind.PARAGRAPH
            indents = []
            if form.is_subject(text):
                group.where = "onderwerp"


def _is_menu(text: str) -> bool:
    parts = [p.strip() for p in text.split("|")]
    return len(parts) > 2 and all(0 < len(p.split()) <= 3 and ":" not in p for p in parts)


def _is_heading(
    group: Group, before: Group | None, after: Group | None, index: int, greeting: int | None, closing: int, whole: bool
) -> bool:
    text = without_control(group.text)
    if len(group.lines) > 2 or not form.may_be_heading(text) or list(fields(text)):
        return False
    if group.marker and (
        group.marker.family in ("bullet", "dash", "arrow", "circle", "lower") or _sibling(group, before, after)
    ):
        return False
    close = after is not None and after.chunk == group.chunk
    reads_on = after is not None and (
        after.marker is not None
        or after.table is not None
        or (form.is_body(after.text) and (close or not form.is_closing(after.text)))
        or bool(list(fields(after.text)))
        or (close and text[-1] == "?" and _full_stop(after.text))
        or (not close and form.may_be_heading(after.text) and index + 1 < closing)
    )
    if group.marker and form.is_capitals(text) and after is not None:
        return True
    if not whole:
        return close and reads_on and after is not None and not after.text[0].islower()
    if greeting is not None and index < greeting:
        return (
            index + 1 == greeting
            and (before is None or before.chunk != group.chunk)
            and not close
            and ":" not in text[:12]
        )
    if index > closing:
        return (
            form.is_capitals(text) or text[-1] == "?" or (group.marker is not None and not is_label(text))
        ) and reads_on
    if greeting is None and index == 0 and after is not None and (not close or form.is_capitals(text) or reads_on):
        return True
    if (
        before is not None
        and before.chunk == group.chunk
        and before.kind is not BlockKind.HEADING
        and not (text[-1] in "?:" or form.is_capitals(text) or _full_stop(before.text))
    ):
        return False
    if text[-1] == ":" and not group.marker and (after is None or not (after.marker or after.table is not None)):
        return close and reads_on and len(text.split()) <= 4
    return reads_on and after is not None and not (close and after.text[0].islower() and not after.marker)


def _full_stop(text: str) -> bool:
    return text.rstrip("\"'”’)")[-1:] in ".?!"


def _sibling(group: Group, before: Group | None, after: Group | None) -> bool:
    marker = group.marker
    assert marker is not None
    for other, step in ((before, -1), (after, 1)):
        if (
            other
            and other.marker
            and other.marker.family == marker.family
            and other.marker.number == marker.number + step
        ):
            return True
    return False


def _heading_level(group: Group, index: int) -> int:
    if group.marker and group.marker.family.startswith("number"):
        return 1 + int(group.marker.family[-1])
    return 1 if index == 0 or form.is_capitals(group.text) else 2


def _laid(group: Group, index: int) -> Laid:
    spans = [(line.start, line.end) for line in group.lines]
    sign = None
    if group.marker and group.marker.length and group.kind is not BlockKind.HEADING:
        first, end = spans[0]
        body = min(first + group.marker.length, end)
        sign, spans[0] = (first, body), (body, end)
    return Laid(
        group.kind or BlockKind.PARAGRAPH, tuple(s for s in spans if s[0] < s[1]), group.level, group.table, group.row,
        group.column, group.where, index, sign,
    )  # fmt: skip
