"""Conditions of templates as logic: what they test, which values decide them, and how to say them.

A condition is built of atoms, each a test on one subject ("klant.type is 'particulier'"). Two atoms on one subject are
never taken for independent: each subject has a small domain of values that tells all its tests apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

Constant = str | float | bool | None


class Relation(StrEnum):
    """What an atom asks of its subject."""

    TRUTH = "?"
    EQUAL = "="
    LESS = "<"
    AT_MOST = "≤"
    MORE = ">"
    AT_LEAST = "≥"


class Other(StrEnum):
    """Values that are none of the constants that a template names."""

    TRUTHY = "another value"
    FALSY = "no value"
    UNDEFINED = "not defined"


Value = Constant | Other
Assignment = Mapping[str, Value]

_OPPOSITE = {
    Relation.EQUAL: "≠",
    Relation.LESS: Relation.AT_LEAST.value,
    Relation.AT_MOST: Relation.MORE.value,
    Relation.MORE: Relation.AT_MOST.value,
    Relation.AT_LEAST: Relation.LESS.value,
}
_VERSION = re.compile(r"\A′\d+\.|′\d+")  # tells apart two things that a template calls by one name
_SIMPLE = re.compile(r"[^\s()]+")


@dataclass(frozen=True, slots=True)
class Atom:
    """One test on one subject."""

    subject: str
    relation: Relation = Relation.TRUTH
    value: Value = None

    def holds(self, value: Value) -> bool:
        """True when the test comes out true for a value of the subject."""
        if self.relation is Relation.TRUTH:
            return value is not Other.FALSY and value is not Other.UNDEFINED and bool(value)
        if self.relation is Relation.EQUAL:
            return type(value) is type(self.value) and value == self.value
        if not _is_number(value) or not _is_number(self.value):
            return False
        return _in_order(self.relation, value, self.value)

    def words(self, *, denied: bool = False) -> str:
        """The test as a person says it, in the names of the template."""
        name = _VERSION.sub("", self.subject)
        if self.relation is Relation.TRUTH:
            return name if not denied else f"niet {name}" if _SIMPLE.fullmatch(name) else f"niet ({name})"
        if self.value is Other.UNDEFINED:
            return f"{name} ontbreekt" if not denied else f"{name} is er"
        return f"{name} {_OPPOSITE[self.relation] if denied else self.relation.value} {_constant(self.value)}"


@dataclass(frozen=True, slots=True)
class Not:
    """True when its part is false."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Every:
    """True when every part is true; without parts it always is."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """True when some part is true; without parts it never is."""

    parts: tuple[Condition, ...] = ()


Condition = Atom | Not | Every | Some
ALWAYS = Every()
NEVER = Some()


def negation(condition: Condition) -> Condition:
    """The opposite of a condition."""
    if isinstance(condition, Not):
        return condition.part
    if isinstance(condition, Every) and not condition.parts:
        return NEVER
    if isinstance(condition, Some) and not condition.parts:
        return ALWAYS
    return Not(condition)


def both(*conditions: Condition) -> Condition:
    """True when all are."""
    parts = [p for c in conditions for p in (c.parts if isinstance(c, Every) else (c,))]
    if NEVER in parts:
        return NEVER
    return parts[0] if len(parts) == 1 else Every(tuple(dict.fromkeys(parts)))


def either(*conditions: Condition) -> Condition:
    """True when one of them is."""
    parts = [p for c in conditions for p in (c.parts if isinstance(c, Some) else (c,))]
    if ALWAYS in parts:
        return ALWAYS
    return parts[0] if len(parts) == 1 else Some(tuple(dict.fromkeys(parts)))


def holds(condition: Condition, values: Assignment) -> bool:
    """True when a condition is true for values of all its subjects."""
    match condition:
        case Atom():
            return condition.holds(values[condition.subject])
        case Not():
            return not holds(condition.part, values)
        case Every():
            return all(holds(p, values) for p in condition.parts)
        case Some():
            return any(holds(p, values) for p in condition.parts)


def atoms(condition: Condition) -> Iterator[Atom]:
    """The atoms of a condition, as they stand in it."""
    match condition:
        case Atom():
            yield condition
        case Not():
            yield from atoms(condition.part)
        case Every() | Some():
            for part in condition.parts:
                yield from atoms(part)


def size(condition: Condition) -> int:
    """How many atoms a condition has."""
    return sum(1 for _ in atoms(condition))


def domains(all_atoms: Iterable[Atom]) -> dict[str, tuple[Value, ...]]:
    """For each subject the values that matter, those that make its first test true in front."""
    tests: dict[str, list[Atom]] = {}
    for atom in all_atoms:
        tests.setdefault(atom.subject, []).append(atom)
    return {subject: _domain(found) for subject, found in tests.items()}


def _domain(tests: list[Atom]) -> tuple[Value, ...]:
    equals = list(dict.fromkeys(a.value for a in tests if a.relation is Relation.EQUAL))
    truth = any(a.relation is Relation.TRUTH for a in tests)
    limits = {a.value for a in tests if a.relation not in (Relation.EQUAL, Relation.TRUTH) and _is_number(a.value)}
    values: list[Value]
    if limits:
        points = sorted({float(v) for v in (*limits, *equals, *((0.0,) if truth else ())) if _is_number(v)})
        between = [(low + high) / 2 for low, high in pairwise(points)]
        values = [v for v in equals if not _is_number(v)]
        values += sorted((points[0] - 1, *points, *between, points[-1] + 1), reverse=True)
    else:
        values = [*equals, Other.TRUTHY, *((Other.FALSY,) if truth else ())]
    return tuple(sorted(values, key=lambda v: not tests[0].holds(v)))


def in_words(condition: Condition, *, denied: bool = False, inside: bool = False) -> str:
    """A condition as a person says it ("klant.type ≠ 'particulier' en niet vip")."""
    match condition:
        case Atom():
            return condition.words(denied=denied)
        case Not():
            return in_words(condition.part, denied=not denied, inside=inside)
        case Every() | Some():
            joint = "en" if isinstance(condition, Every) is not denied else "of"
            if not condition.parts:
                return "altijd" if joint == "en" else "nooit"
            said = f" {joint} ".join(in_words(p, denied=denied, inside=True) for p in condition.parts)
            return f"({said})" if inside and len(condition.parts) > 1 else said


def _constant(value: Value) -> str:
    if isinstance(value, bool):
        return "waar" if value else "onwaar"
    if isinstance(value, float | int):
        return f"{value:g}"
    return "leeg" if value is None else f"'{value}'"


def _is_number(value: object) -> bool:
    return isinstance(value, float | int) and not isinstance(value, bool)


def _in_order(relation: Relation, left: object, right: object) -> bool:
    assert isinstance(left, float | int) and isinstance(right, float | int)
    match relation:
        case Relation.LESS:
            return left < right
        case Relation.AT_MOST:
            return left <= right
        case Relation.MORE:
            return left > right
        case _:
            return left >= right
