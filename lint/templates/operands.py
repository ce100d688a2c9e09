"""What the two sides of a comparison can be, and which condition a comparison of them is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lint.templates.conditions import (
    ALWAYS,
    NEVER,
    Atom,
    Condition,
    Constant,
    Every,
    Not,
    Other,
    Relation,
    Some,
    both,
    either,
    negation,
    size,
)

_LENGTH = re.compile(r"(.+?)(?:\|(?:length|count|size)|\.(?:length|size|count)(?:\(\))?|\?(?:size|length))\Z")
_FULL = re.compile(r"(.+?)\?has_content\Z")
_EMPTY = re.compile(r"(.+?)\.(?:isEmpty\(\)|empty)\Z")
_DEFINED = re.compile(r"(.+?)\?\?\Z")
_EQUALS = re.compile(r"(.+?)\.equals(?:IgnoreCase)?\((?:\"([^\"]*)\"|'([^']*)')\)\Z")
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ORDER = {"<": Relation.LESS, "<=": Relation.AT_MOST, ">": Relation.MORE, ">=": Relation.AT_LEAST}
_MOST_CASES = 16
HEAVIEST = 200  # a meaning that takes more tests than this is not followed


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that the template gets from outside, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant; numbers are always floats."""

    value: Constant


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of operands, written out."""

    items: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Varying:
    """A name that the template itself has set: what it stands for in each case."""

    cases: tuple[tuple[Condition, Operand], ...]


Operand = Reference | Literal | Listing | Varying | Atom | Not | Every | Some
Lookup = Callable[[str], Operand]


@dataclass(slots=True)
class Scope:
    """The names that a template has given a meaning at some place, and the prefix of those it has not."""

    values: dict[str, Operand] = field(default_factory=dict)
    prefixes: tuple[str, ...] = ("",)

    def lookup(self, name: str) -> Operand:
        """What a name (with its path and filters) stands for."""
        if name in self.values:
            return self.values[name]
        head = re.match(r"[^.\[(|?!]+", name)
        if head and head.group() in self.values:
            meant, rest = self.values[head.group()], name[head.end() :]
            return Reference(meant.name + rest) if isinstance(meant, Reference) else Reference(name)
        prefixes = self.prefixes
        while name.startswith("../"):
            name, prefixes = name[3:], prefixes[:-1] or ("",)
        if name.startswith("@root."):
            return Reference(name[6:])
        if len(prefixes) > 1 or prefixes[-1]:
            name = re.sub(r"\A(?:this[./]|\./)", "", name)
            return Reference((prefixes[-1].rstrip(".") if name in (".", "this") else prefixes[-1] + name) or name)
        return Reference(name)

    def copy(self) -> Scope:
        """A scope that can change without changing this one."""
        return Scope(dict(self.values), self.prefixes)


def joined(cases: list[tuple[Condition, Operand]]) -> Operand | None:
    """What a name stands for that was given several meanings; None when these are too many to follow."""
    flat: list[tuple[Condition, Operand]] = []
    for guard, operand in cases:
        inner = operand.cases if isinstance(operand, Varying) else ((ALWAYS, operand),)
        flat += [(both(guard, condition), meant) for condition, meant in inner]
    merged: dict[Operand, Condition] = {}
    for guard, operand in flat:
        merged[operand] = either(merged[operand], guard) if operand in merged else guard
    found = Varying(tuple((guard, operand) for operand, guard in merged.items()))
    return found if len(merged) <= _MOST_CASES and weight(found) <= HEAVIEST else None


def weight(operand: Operand) -> int:
    """How many tests it takes to say what an operand is."""
    match operand:
        case Varying():
            return sum(size(guard) + weight(meant) for guard, meant in operand.cases)
        case Reference() | Literal() | Listing():
            return 1
    return size(operand)


def truth(operand: Operand) -> Condition:
    """The condition that an operand counts as true."""
    match operand:
        case Reference():
            return _reference(operand.name)
        case Literal():
            return ALWAYS if operand.value else NEVER
        case Listing():
            return truth(operand.items[0]) if len(operand.items) == 1 else ALWAYS if operand.items else NEVER
        case Varying():
            return either(*(both(guard, truth(meant)) for guard, meant in operand.cases))
    return operand


def is_defined(operand: Operand) -> Condition:
    """The condition that an operand is there at all."""
    if isinstance(operand, Varying):
        return either(*(both(guard, is_defined(meant)) for guard, meant in operand.cases))
    return negation(Atom(operand.name, Relation.EQUAL, Other.UNDEFINED)) if isinstance(operand, Reference) else ALWAYS


def compare(left: Operand, sign: str, right: Operand) -> Condition | None:
    """The condition of a comparison (signs ==, !=, <, <=, >, >=); None when it says nothing that can be followed."""
    if sign == "!=":
        equal = compare(left, "==", right)
        return None if equal is None else negation(equal)
    left, right = _single(left), _single(right)
    for one, other, turned in ((left, right, False), (right, left, True)):
        if isinstance(one, Varying):
            said = []
            for guard, meant in one.cases:
                part = compare(other, sign, meant) if turned else compare(meant, sign, other)
                if part is None:
                    return None
                said.append(both(guard, part))
            return either(*said)
    if isinstance(left, Literal) and not isinstance(right, Literal):
        left, right, sign = right, left, _FLIPPED.get(sign, sign)
    if isinstance(left, Literal) and isinstance(right, Literal):
        return _constants(left.value, sign, right.value)
    if isinstance(right, Literal):
        return _with_constant(left, sign, right.value)
    if isinstance(left, Reference) and isinstance(right, Reference):
        names = sorted((left.name, right.name)) if sign == "==" else [left.name, right.name]
        return Atom(f" {'=' if sign == '==' else sign} ".join(names))
    return None


def _single(operand: Operand) -> Operand:
    return operand.items[0] if isinstance(operand, Listing) and len(operand.items) == 1 else operand


def _reference(name: str) -> Condition:
    if match := _FULL.match(name) or _LENGTH.match(name):
        return Atom(match.group(1))
    if match := _EMPTY.match(name):
        return Not(Atom(match.group(1)))
    if match := _DEFINED.match(name):
        return is_defined(Reference(match.group(1)))
    if match := _EQUALS.match(name):
        return Atom(match.group(1), Relation.EQUAL, match.group(2) or match.group(3) or "")
    return Atom(name)


def _with_constant(left: Operand, sign: str, value: Constant) -> Condition | None:
    if isinstance(value, bool) and sign == "==":
        return truth(left) if value else negation(truth(left))
    if not isinstance(left, Reference):
        return None
    if isinstance(value, float) and (match := _LENGTH.match(left.name)):
        if (sign, value) in ((">", 0), (">=", 1)):
            return Atom(match.group(1))
        if (sign, value) in (("==", 0), ("<", 1), ("<=", 0)):
            return Not(Atom(match.group(1)))
    if sign == "==":
        return Atom(left.name, Relation.EQUAL, value)
    return Atom(left.name, _ORDER[sign], value) if isinstance(value, float) else None


def _constants(left: Constant, sign: str, right: Constant) -> Condition | None:
    if sign == "==":
        return ALWAYS if type(left) is type(right) and left == right else NEVER
    if not isinstance(left, float) or not isinstance(right, float):
        return None
    return ALWAYS if Atom("", _ORDER[sign], right).holds(left) else NEVER
