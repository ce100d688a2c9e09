"""Builds the conditions of a template from its tags: which text each arm renders, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lint.model import Arm, Choice, TextRange
from lint.templates.conditions import ALWAYS, Atom, Condition, either, negation
from lint.templates.expressions import folded
from lint.templates.meanings import LIQUID, Names, merge
from lint.templates.operands import Scope, compare
from lint.templates.tags import Family, Role, Tag

_LOOPS = frozenset("for foreach list each tablerow asynceach asyncall".split())
_CAPTURES = frozenset("capture macro function define".split())
_SETS = frozenset("set assign global local".split())
_INCLUDES = frozenset("include import from extends parse embed render layout includerelative call".split())
_CASE_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s,|]+")
_DEEPEST = 60


class Shape(StrEnum):
    """What a tag with a text inside is."""

    BRANCH = "branch"
    LOOP = "loop"
    SWITCH = "switch"
    BOX = "box"
    CAPTURE = "capture"


class Unbalanced(Exception):
    """Tags that do not fit each other; `key` and `values` are the sentence that says so."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(slots=True)
class _Way:
    """One arm on its way: its condition, what it is called, and where its text lies."""

    condition: Condition
    label: str
    start: int
    end: int = 0
    scope: Scope = field(default_factory=Scope)


@dataclass(slots=True)
class _Frame:
    """A tag that is open."""

    tag: Tag
    shape: Shape
    closer: str
    before: Scope
    ways: list[_Way] = field(default_factory=list)
    subject: str = ""
    moment: int = 0  # how many names had been set before it
    rest: bool = False  # an arm for the rest has come


@dataclass(frozen=True, slots=True)
class Guarded:
    """A choice with the condition of each of its arms, to be asked in order; the last is always true."""

    choice: Choice
    conditions: tuple[Condition, ...]
    section: str = ""  # the name of a Mustache section that stands alone
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class Captured:
    """A text that is kept under a name, to be rendered elsewhere."""

    name: str
    range: TextRange


class Builder:
    """Goes through the tags of one text."""

    def __init__(self, text: str, tags: Sequence[Tag]) -> None:
        self.found: list[Guarded] = []
        self.captured: list[Captured] = []
        self.includes: list[str] = []
        self._text = text
        self._tags = tags
        self._stack: list[_Frame] = []
        self._names = Names(flat=any(t.family is Family.PERCENT and t.word in LIQUID for t in tags))
        self._last_close = {(t.family, t.word): t.range.start for t in tags if t.role is Role.CLOSE}

    def build(self) -> None:
        """Fills the lists of what was found. Raises Unbalanced."""
        for tag in self._tags:
            if tag.role is Role.CLOSE:
                self._close(tag)
            elif tag.role is Role.MIDDLE and not self._is_liquid_case(tag):
                self._middle(tag)
            else:
                self._open_or_single(tag)
        if self._stack:
            raise Unbalanced("tag_unclosed", tag=self._quote(self._stack[-1].tag))

    def _is_liquid_case(self, tag: Tag) -> bool:
        inside_switch = bool(self._stack) and self._stack[-1].closer == "switch"
        return tag.word == "case" and tag.family is Family.PERCENT and not inside_switch

    def _open_or_single(self, tag: Tag) -> None:
        if tag.word in _INCLUDES and tag.argument:
            self.includes.append(tag.argument)
        if tag.word == "inline":
            self._inline(tag)
        elif tag.word in _SETS and "=" in tag.argument:
            self._names.set(tag.argument)
        elif tag.role is Role.OPEN or tag.word in ("if", "unless", "for") or self._is_closed_later(tag):
            self._open(tag)

    def _is_closed_later(self, tag: Tag) -> bool:
        if tag.family is Family.VELOCITY:
            return tag.word in ("if", "foreach", "macro", "define")
        return self._last_close.get((tag.family, tag.word), -1) > tag.range.start

    def _open(self, tag: Tag) -> None:
        if len(self._stack) >= _DEEPEST:
            raise Unbalanced("tags_deep", most=_DEEPEST)
        word, argument = tag.word, tag.argument
        if tag.family is Family.MUSTACHE and word == "#":
            word, _, argument = tag.argument.partition(" ")
            argument = argument.strip()
        closer = word if word != "^" and tag.word != "box" else tag.argument.split()[0] if tag.argument else ""
        frame = _Frame(tag, Shape.BOX, closer, self._names.scope, moment=self._names.moment)
        start = tag.range.end
        if word in ("if", "unless", "^", "ifequal", "ifnotequal") or (
            tag.word == "#" and word not in (*_LOOPS, "with")
        ):
            frame.shape = Shape.BRANCH
            condition, label = self._asked(tag, word, argument)
            frame.ways.append(_Way(condition, label, start))
        elif word in _LOOPS:
            frame.shape = Shape.LOOP
            label = tag.argument if tag.word == "#" else f"{word} {argument}"
            frame.ways.append(_Way(self._names.loop(tag), _label(label), start))
        elif word in ("case", "switch"):
            frame.shape, frame.subject = Shape.SWITCH, argument
        elif word in _CAPTURES or word in _SETS:
            frame.shape = Shape.CAPTURE
            frame.subject = self._names.parameters(tag)
        elif word.startswith("if"):  # a condition of the program's own ({% ifchanged %})
            frame.shape, label = Shape.BRANCH, _label(f"{word} {argument}")
            frame.ways.append(_Way(Atom(folded(label)), label, start))
        elif word == "with" and tag.family is Family.MUSTACHE:
            frame.shape = Shape.BRANCH
            frame.ways.append(_Way(self._names.condition(tag, argument), _label(tag.argument), start))
            self._names.within(argument)
        elif word == "with" and tag.family is Family.PERCENT:
            self._names.enter(argument)
        self._stack.append(frame)
        if frame.shape is Shape.BRANCH and word != "with":
            self._names.scope = frame.before.copy()

    def _asked(self, tag: Tag, word: str, argument: str) -> tuple[Condition, str]:
        """The condition of the first arm and its label."""
        if word == "if":
            return self._names.condition(tag, argument), _label(argument)
        if word == "unless":
            return negation(self._names.condition(tag, argument)), f"unless {_label(argument)}"
        if word == "^":
            return negation(self._names.condition(tag)), f"^{_label(tag.argument)}"
        if word in ("ifequal", "ifnotequal"):
            sides = [*argument.split(None, 1), "", ""]
            condition = self._names.condition(tag, f"{sides[0]} == {sides[1]}")
            return (condition if word == "ifequal" else negation(condition)), f"{word} {_label(argument)}"
        return self._names.condition(tag), _label(tag.argument)

    def _middle(self, tag: Tag) -> None:
        if not self._stack or self._stack[-1].tag.family is not tag.family:
            raise Unbalanced("tag_alone", tag=self._quote(tag))
        frame = self._stack[-1]
        if frame.rest or frame.shape is Shape.CAPTURE:
            raise Unbalanced("tag_misplaced", tag=self._quote(tag))
        if frame.shape is Shape.BOX:  # a tag of somebody's own, with two texts
            said = _label(f"{frame.tag.word} {frame.tag.argument}")
            frame.shape = Shape.BRANCH
            frame.ways.append(_Way(Atom(folded(said)), said, frame.tag.range.end))
        if frame.ways:
            frame.ways[-1].end, frame.ways[-1].scope = tag.range.start, self._names.scope
        self._names.scope = frame.before.copy()
        frame.rest = tag.word in ("else", "default", "empty")
        if frame.rest:
            frame.ways.append(_Way(ALWAYS, "else", tag.range.end))
        elif frame.shape is Shape.SWITCH and tag.word in ("when", "case"):
            self._case(frame, tag)
        elif frame.shape is Shape.BRANCH and tag.word in ("elif", "elseif", "elsif", "elseunless"):
            condition, label = self._names.condition(tag), _label(tag.argument)
            if tag.word == "elseunless":
                condition, label = negation(condition), f"unless {label}"
            frame.ways.append(_Way(condition, label, tag.range.end))
        else:
            raise Unbalanced("tag_misplaced", tag=self._quote(tag))

    def _case(self, frame: _Frame, tag: Tag) -> None:
        values = [v for v in _CASE_VALUE.findall(folded(tag.argument)) if v != "or"]
        subject = self._names.value(frame.subject)
        asked: list[Condition] = []
        for value in values:
            meant = self._names.value(value)
            one = compare(subject, "==", meant) if subject is not None and meant is not None else None
            asked.append(one or Atom(f"{folded(frame.subject)} == {value}"))
        way = _Way(either(*asked), " or ".join(f"{folded(frame.subject)} == {v}" for v in values), tag.range.end)
        last = frame.ways[-1] if frame.ways else None
        if last and tag.word == "case" and not self._text[last.start : last.end].strip():  # falls through
            way.condition, way.label = either(last.condition, way.condition), f"{last.label} or {way.label}"
            frame.ways.pop()
        frame.ways.append(way)

    def _close(self, tag: Tag) -> None:
        frame = self._stack[-1] if self._stack else None
        fits = frame is not None and frame.tag.family is tag.family
        if frame is None or not fits or (tag.family is not Family.VELOCITY and frame.closer != tag.word):
            raise Unbalanced("tag_idle", tag=self._quote(tag))
        self._stack.pop()
        after = self._names.scope
        if frame.ways:
            frame.ways[-1].end, frame.ways[-1].scope = tag.range.start, after
        body = TextRange(frame.tag.range.end, tag.range.start)
        if frame.shape is Shape.LOOP:
            self._names.scope = frame.before.copy()
            self._names.forget(self._names.set_since(frame.moment))
            if frame.rest:
                self._add(frame, tag)
        elif frame.shape is Shape.CAPTURE:
            self._names.scope = frame.before.copy()
            self._names.forget([frame.subject])
            self.captured.append(Captured(frame.subject, body))
        elif frame.shape is Shape.BOX and frame.tag.word == "with":
            self._names.scope = frame.before
        elif frame.shape in (Shape.BRANCH, Shape.SWITCH) and frame.ways:
            self._add(frame, tag)
            ways = [(w.condition, w.scope) for w in frame.ways]
            if not frame.rest:
                ways.append((ALWAYS, frame.before))
            self._names.scope = merge(frame.before, ways, self._names, frame.moment)

    def _add(self, frame: _Frame, tag: Tag) -> None:
        arms = [Arm(w.label, w.label, self._shown(w.start, w.end)) for w in frame.ways]
        conditions = [w.condition for w in frame.ways]
        if not frame.rest:
            arms.append(Arm("else", "else", None))
            conditions.append(ALWAYS)
        choice = Choice(TextRange(frame.tag.range.start, tag.range.end), tuple(arms))
        alone = frame.tag.word in ("#", "^") and not frame.rest and len(frame.ways) == 1
        section = frame.closer if alone and frame.closer == frame.tag.argument else ""
        self.found.append(Guarded(choice, tuple(conditions), section, frame.tag.word == "^"))

    def _inline(self, tag: Tag) -> None:
        label = _label(tag.argument)
        arms = (Arm(label, label, tag.texts[0]), Arm("else", "else", tag.texts[1]))
        self.found.append(Guarded(Choice(tag.range, arms), (self._names.condition(tag), ALWAYS)))

    def _shown(self, start: int, end: int) -> TextRange | None:
        return TextRange(start, end) if self._text[start:end].strip() else None

    def _quote(self, tag: Tag) -> str:
        return " ".join(self._text[tag.range.start : tag.range.end].split())[:80]


def _label(text: str) -> str:
    return " ".join(text.split())
