"""Finds the conditions of a template in the text of a document and puts them together with those of its reader."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from lint.model import Arm, BlockKind, Choice, Document, TextRange
from lint.templates import expressions, tags
from lint.templates.conditions import ALWAYS, NEVER, Condition, both, either, in_words, negation
from lint.templates.handmade import by_hand
from lint.templates.structure import Builder, Captured, Guarded, Unbalanced
from lint.templates.tags import Tag

_ITEM_FIELD = re.compile(r"\{\{\{?\s*(?:\.|this\b[\w./]*|[A-Za-z_]\w*)\s*\}?\}\}")
_FIELD = re.compile(r"\{\{[^{}]*\}\}\}?")
_MOST_TAGS = 20_000
_MOST_CAPTURES = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the conditions of a document cannot be read: the sentence that says so, and what is filled in there."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """The conditions of a document, outer ones before those inside them, and what no letter ever shows.

    `conditions` has for every choice the condition of each of its arms, to be asked in order (the last always holds);
    `includes` are the other files and macros that the template asks for and that are not in its text (lint/inclusion
    puts in what it can find).
    """

    choices: tuple[Choice, ...] = ()
    always_hidden: tuple[TextRange, ...] = ()
    problem: Problem | None = None
    conditions: tuple[tuple[Condition, ...], ...] = ()
    includes: tuple[str, ...] = ()


def find(document: Document) -> Template:
    """The conditions of a document, those that its reader found and those written in its text."""
    found = tags.find(document.text)
    hidden = tuple(part for tag in found for part in _without_texts(tag))
    builder = Builder(document.text, found)
    problem: Problem | None = None
    written: list[Guarded] = []
    includes: list[str] = []
    try:
        if len(found) > _MOST_TAGS:
            raise Unbalanced("tags_many", most=_MOST_TAGS)
        builder.build()
        written = _sections(document, builder.found)
        includes = builder.includes
    except Unbalanced as error:
        problem = Problem(error.key, tuple(error.values.items()))
    read = [_of_reader(choice) for choice in document.choices]
    chosen, signs = by_hand(document.text)
    hidden = (*hidden, *signs)
    guarded = sorted([*written, *read, *chosen], key=_place)
    if problem is None:
        kept, unused = _captures(document, found, builder.captured, guarded)
        guarded, hidden = sorted([*guarded, *kept], key=_place), (*hidden, *unused)
    return Template(
        tuple(g.choice for g in guarded),
        tuple(sorted(hidden)),
        problem,
        tuple(g.conditions for g in guarded),
        tuple(dict.fromkeys(includes)),
    )


def ancestors(choices: Sequence[Choice]) -> list[tuple[tuple[int, int], ...]]:
    """For every choice the arms that it lies in, outermost first, each as numbers of choice and arm."""
    above: list[tuple[tuple[int, int], ...]] = []
    open_: list[int] = []
    for index, choice in enumerate(choices):
        while open_ and choices[open_[-1]].range.end <= choice.range.start:
            open_.pop()
        inside: list[tuple[int, int]] = []
        for outer in open_:
            for number, arm in enumerate(choices[outer].arms):
                if arm.range is not None and arm.range.contains(choice.range) and choice.range != choices[outer].range:
                    inside.append((outer, number))
        above.append(tuple(inside))
        open_.append(index)
    return above


def _place(guarded: Guarded) -> tuple[int, int]:
    return guarded.choice.range.start, -guarded.choice.range.end


def _without_texts(tag: Tag) -> list[TextRange]:
    """What of a tag is never shown: all of it, but for the texts that a condition inside a field puts out."""
    at, parts = tag.range.start, []
    for text in sorted(t for t in tag.texts if t is not None):
        parts.append(TextRange(at, text.start))
        at = text.end
    return [*parts, TextRange(at, tag.range.end)]


def _of_reader(choice: Choice) -> Guarded:
    """A choice that the reader found (a Word IF field), its conditions read."""
    conditions = [ALWAYS if arm.label == "else" else expressions.read(arm.when) for arm in choice.arms]
    if ALWAYS not in conditions:
        choice = Choice(choice.range, (*choice.arms, Arm("else", "else", None)))
        conditions.append(ALWAYS)
    return Guarded(choice, tuple(conditions))


def _sections(document: Document, found: Sequence[Guarded]) -> list[Guarded]:
    """Mustache sections made whole: `x` and `^x` side by side are one choice, a list with one item is no choice."""
    ordered = sorted(found, key=_place)
    starts = [g.choice.range.start for g in ordered]
    kept: list[Guarded] = []
    merged: set[int] = set()
    for index, one in enumerate(ordered):
        if index in merged:
            continue
        if one.section:
            after = bisect_left(starts, one.choice.range.end)
            other = ordered[after] if after < len(ordered) else None
            if other is not None and after not in merged and _complete(document, one, other):
                merged.add(after)
                place = TextRange(one.choice.range.start, other.choice.range.end)
                arms = (one.choice.arms[0], other.choice.arms[0])
                kept.append(Guarded(Choice(place, arms), (one.conditions[0], ALWAYS)))
                continue
            if not one.inverted and _is_list(document, one.choice.arms[0].range):
                continue
        kept.append(one)
    return kept


def _complete(document: Document, one: Guarded, other: Guarded) -> bool:
    """True for two sections of which exactly one is rendered, with nothing in between."""
    between = document.text[one.choice.range.end : other.choice.range.start]
    return one.section == other.section and one.inverted is not other.inverted and not between.strip()


def _is_list(document: Document, body: TextRange | None) -> bool:
    """True for a section that holds one list item made of the item's own fields: the section goes through a list."""
    if body is None:
        return False
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM and b.range.overlaps(body)]
    text = document.text[body.start : body.end].strip()
    bullets = items or re.findall(r"^\s*[-*•–]\s", text, re.M)
    return len(bullets) == 1 and bool(_ITEM_FIELD.search(text)) and len(_FIELD.sub("", text).split()) < 5


def _captures(
    document: Document, found: Sequence[Tag], captured: Sequence[Captured], guarded: Sequence[Guarded]
) -> tuple[list[Guarded], list[TextRange]]:
    """Texts kept under a name: choices where their use hangs on a condition, and those that are never used."""
    choices: list[Guarded] = []
    unused: list[TextRange] = []
    above = ancestors([g.choice for g in guarded])
    for text in captured[:_MOST_CAPTURES]:
        used = either(*(_reached(at, guarded, above) for at in _uses(document.text, text, found)))
        if used == ALWAYS:
            continue
        if used == NEVER:
            unused.append(text.range)
            continue
        said = in_words(used)
        arms = (Arm(said, said, text.range), Arm("else", "else", None))
        choices.append(Guarded(Choice(text.range, arms), (used, ALWAYS)))
    return choices, unused


def _uses(text: str, captured: Captured, found: Sequence[Tag]) -> list[int]:
    """Where a text that was kept under a name is asked for."""
    name = re.escape(captured.name)
    asked = (
        rf"\{{\{{[^{{}}]*\b{name}\b|\$!?\{{?[^{{}}\s]*\b{name}\b|#@?{name}\s*\(|<@{name}\b"
        rf"|\{{%-?\s*call\b[^%]*\b{name}\b"
    )
    places = [m.start() for m in re.finditer(asked, text)] if captured.name else [0]
    places += [t.range.start for t in found if t.word == "include" and captured.name in t.argument]
    return [at for at in places if not captured.range.start <= at < captured.range.end]


def _reached(at: int, guarded: Sequence[Guarded], above: Sequence[tuple[tuple[int, int], ...]]) -> Condition:
    """The condition that a place in the text is rendered."""
    inner = -1
    arm_number = -1
    for index, one in enumerate(guarded):
        if one.choice.range.start > at:
            break
        for number, arm in enumerate(one.choice.arms):
            if arm.range is not None and arm.range.start <= at < arm.range.end:
                inner, arm_number = index, number
    if inner < 0:
        return ALWAYS
    return both(*(_taken(guarded[i], n) for i, n in (*above[inner], (inner, arm_number))))


def _taken(guarded: Guarded, arm: int) -> Condition:
    """The condition that an arm is taken: its own, and none before it."""
    return both(*(negation(c) for c in guarded.conditions[:arm]), guarded.conditions[arm])
