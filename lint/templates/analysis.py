"""Proves what holds for every letter that a template can render, and names the conditions under which it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from lint.model import Reading, TextRange
from lint.results import BranchReading
from lint.templates import verdicts
from lint.templates.conditions import Condition, both, in_words, negation
from lint.templates.failing import smallest
from lint.templates.letters import Space, Way
from lint.templates.tree import Template

_MOST_TOGETHER = 3
_MOST_TRIED = 24
_LONGEST_WORDS = 120


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known of all letters of a template.

    `reading` is the worst of them; `branches` what holds in each branch of the conditions that decide it; `failing` the
    smallest conditions under which norm 8 is broken (none when it always or never is); `proved` is False when the
    letters were too many to look at all: then no verdict of `reading` is a good one.
    """

    reading: Reading
    branches: tuple[BranchReading, ...] = ()
    failing: tuple[str, ...] = ()
    proved: bool = True


def analyse(
    template: Template,
    evaluate: Callable[[tuple[TextRange, ...]], Reading],
    relevant: Callable[[TextRange], bool],
) -> Outcome:
    """What holds for all letters: `evaluate` reads one with some texts hidden, `relevant` tells what can matter."""
    space = Space(template, relevant)
    ways = space.ways()
    read: dict[tuple[TextRange, ...], Reading] = {}
    for way in ways:
        if way.hidden not in read:
            read[way.hidden] = evaluate(way.hidden)
    cases = [(way, read[way.hidden]) for way in ways]
    readings = list(read.values())
    facts = verdicts.decided(readings)
    branches = _branches(template, space, cases, facts) if facts else ()
    failing = smallest(space.atoms, [(way.values, verdicts.fails(reading)) for way, reading in cases])
    reading = verdicts.worst(readings)
    return Outcome(reading if space.proved else verdicts.unproved(reading), branches, failing, space.proved)


_Case = tuple[tuple[int, ...], tuple[str, ...]]  # the arm of every varied choice, the value of every fact
_Path = tuple[tuple[int, int], ...]  # choices with the arm that is taken, outer ones first


def _branches(
    template: Template, space: Space, cases: Sequence[tuple[Way, Reading]], facts: tuple[str, ...]
) -> tuple[BranchReading, ...]:
    rows = list(dict.fromkeys((way.arms, tuple(verdicts.value(r, f) for f in facts)) for way, r in cases))
    if len({values for _, values in rows}) < 2:
        return ()
    places = [e.range for _, r in cases for f, e in r.evidence.items() if f in facts and e.range is not None]
    order = {choice: number for number, choice in enumerate(space.varied)}
    deciding = _deciding(template, space, rows, list(dict.fromkeys(places)))
    columns = [order[choice] for choice in deciding]
    found = _split(deciding, columns, rows, ())
    alone = len(deciding) == 1
    return tuple(
        BranchReading(
            _when(template, path, alone=alone), dict(zip(facts, values, strict=True)), place=_place(template, path)
        )
        for path, values in found
    )


def _deciding(template: Template, space: Space, rows: Sequence[_Case], places: Sequence[TextRange]) -> tuple[int, ...]:
    """The fewest choices that settle the values of all facts; among those the ones with the fewest arms."""
    order = {choice: number for number, choice in enumerate(space.varied)}

    def settles(choices: Sequence[int]) -> bool:
        said: dict[tuple[int, ...], tuple[str, ...]] = {}
        return all(said.setdefault(tuple(arms[order[c]] for c in choices), values) == values for arms, values in rows)

    def is_whole(choices: Sequence[int]) -> bool:
        return all(outer in choices for c in choices for outer, _ in space.above[c])

    def cost(choices: Sequence[int]) -> tuple[int, int]:
        arms = sum(len(template.choices[c].arms) for c in choices)
        held = sum(any(template.choices[c].range.contains(p) for p in places) for c in choices)
        return arms, -held

    for count in range(1, _MOST_TOGETHER + 1):
        if count > 1 and len(space.varied) > _MOST_TRIED:
            break
        found = [c for c in combinations(space.varied, count) if is_whole(c) and settles(c)]
        if found:
            return min(found, key=cost)
    kept = list(space.varied)
    for choice in reversed(space.varied):
        fewer = [c for c in kept if c != choice]
        if is_whole(fewer) and settles(fewer):
            kept = fewer
    return tuple(kept)


def _split(
    deciding: Sequence[int],
    columns: Sequence[int],
    rows: Sequence[_Case],
    above: _Path,
) -> list[tuple[_Path, tuple[str, ...]]]:
    """The branches of the deciding choices, in order; a choice that no longer matters is not named."""
    values = {said for _, said in rows}
    if (len(values) == 1 and above) or not deciding:
        return [(above, rows[0][1])]
    choice, column = deciding[0], columns[0]
    out: list[tuple[_Path, tuple[str, ...]]] = []
    for arm in sorted({arms[column] for arms, _ in rows}):
        inside = [row for row in rows if row[0][column] == arm]
        path = above if arm < 0 else (*above, (choice, arm))
        out += _split(deciding[1:], columns[1:], inside, path)
    return out


def _when(template: Template, path: _Path, *, alone: bool) -> str:
    """A branch in the words of the template: the condition that decides alone as written, several joined."""
    if alone:
        choice, arm = path[0]
        return template.choices[choice].arms[arm].label
    return " en ".join(_said(template, choice, arm) for choice, arm in path)


def _place(template: Template, path: _Path) -> TextRange:
    """Where the text of a branch stands; its condition, where it renders nothing."""
    choice, arm = path[-1]
    return template.choices[choice].arms[arm].range or template.choices[choice].range


def _said(template: Template, choice: int, arm: int) -> str:
    """An arm as one of several conditions: what it asks, or what the rest is."""
    label = template.choices[choice].arms[arm].label
    if label != "else":
        return label
    earlier: list[Condition] = [negation(c) for c in template.conditions[choice][:arm]]
    words = in_words(both(*earlier), inside=len(earlier) > 1)
    return words if len(words) <= _LONGEST_WORDS else label
