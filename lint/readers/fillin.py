"""Dotted lines in plain text: a form for the customer, or a field that somebody forgot to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lint.model import BlockKind
from lint.readers import letterform as form
from lint.readers.grouping import Group
from lint.readers.lines import Line, fields

FEW_WORDS = 6  # a label beside a dotted line; more is a sentence
_NEAR = 6


def set_fields_apart(groups: Sequence[Group]) -> list[tuple[int, Group]]:
    """The groups with their index; dotted lines of a form become FORM, sentences beside them stay what they are."""
    dotted = [i for i, g in enumerate(groups) if any(True for line in g.lines for _ in fields(line.text))]
    if not dotted:
        return list(enumerate(groups))
    in_form = lines_of_forms([g.text for g in groups], dotted)
    result: list[tuple[int, Group]] = []
    for index, group in enumerate(groups):
        parts = _parts(group) if index in in_form else [group]
        result += [(index, part) for part in parts]
    return result


def lines_of_forms(texts: Sequence[str], dotted: Sequence[int]) -> set[int]:
    """Which of the texts with dotted lines belong to a form: several together, not in a letterhead."""
    greeting = next((i for i, text in enumerate(texts) if form.is_greeting(text)), None)
    if greeting is None:
        return set(dotted) if len(dotted) > 1 else set()
    closing = next((i for i, text in enumerate(texts) if i > greeting and form.is_closing(text)), len(texts))
    found: set[int] = set()
    for part, needed in (([i for i in dotted if greeting < i < closing], 3), ([i for i in dotted if i > closing], 2)):
        for place, index in enumerate(part):
            near = [i for i in part[max(0, place - needed) : place + needed] if abs(i - index) <= _NEAR]
            if len(near) >= needed:
                found.add(index)
    return found


def _parts(group: Group) -> list[Group]:
    if group.kind in (BlockKind.QUOTE, BlockKind.NAVIGATION):
        return [group]
    if sum(words_beside(line.text) for line in group.lines) < FEW_WORDS:
        return [replace(group, kind=BlockKind.FORM, marker=None)]
    parts: list[Group] = []
    for line in group.lines:
        at = 0
        for low, high in [*fields(line.text), (len(line.text), len(line.text))]:
            piece = line.text[at:low]
            if piece.strip(" .:"):
                begin = line.start + at + len(piece) - len(piece.lstrip())
                shown = Line(begin, begin + len(piece.strip()), line.indent, piece.strip())
                if parts and parts[-1].kind is group.kind:
                    parts[-1].lines.append(shown)
                else:
                    parts.append(replace(group, lines=[shown], marker=None if parts else group.marker))
            if low < high:
                dots = Line(line.start + low, line.start + high, line.indent, line.text[low:high])
                parts.append(Group([dots], kind=BlockKind.FORM, chunk=group.chunk))
            at = high
    return parts


def words_beside(text: str) -> int:
    """How many words stand beside the dotted lines of a text."""
    for low, high in reversed(list(fields(text))):
        text = text[:low] + " " + text[high:]
    return len(text.split())
