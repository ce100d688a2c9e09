"""What the tags of a template do to names: loops and blocks that bind them, tags that set them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint.templates import calls, expressions
from lint.templates.conditions import ALWAYS, Condition, both, negation
from lint.templates.listing import pieces
from lint.templates.operands import HEAVIEST, Operand, Reference, Scope, joined, truth, weight
from lint.templates.tags import Family, Tag

_SET = re.compile(r"\$?!?\{?([\w.]+)\}?\s*=(?!=)\s*(.+)\Z", re.S)
_SET_MANY = re.compile(r"[\w.]+(?:\s*,\s*[\w.]+)+(?=\s*=)")
_ONE_OF_TWO = (
    re.compile(r"(?P<a>.+?)\s+if\s+(?P<if>.+?)(?:\s+else\s+(?P<b>.+))?\Z", re.S),
    re.compile(r"(?P<if>[^?]+?)\s*\?\s*(?P<a>[^:]+?)\s*:\s*(?P<b>.+)\Z", re.S),
)
_WITH = re.compile(
    r"\s*(?:(?P<only>only)\b|in\s+(?P<inside>[\w./@]+)(?!\w))?\s*"
    r"(?:\{(?P<table>.*)\}\s*(?P<alone>only)?|(?P<listed>[^{].*))?\s*",
    re.S,
)
_NAMED = re.compile(r"[\"']?\$?(\w+)[\"']?\s*[:=](?!=)\s*(.+)\Z", re.S)
_IN = re.compile(r"(?P<names>[\w$,\s{}!]+?)\s+in\s+(?P<list>.+)\Z", re.S)
_AS = re.compile(r"(?P<list>.+?)\s+as\s+(?P<names>[\w|,\s]+)\Z", re.S)
_NAME = re.compile(r"[^\W\d]\w*")
_LIQUID_TAIL = re.compile(r"\s+(?:limit|offset|cols)\s*:.*\Z|\s+reversed\b.*\Z", re.S)
_MOST_WAYS = 16
_ROUND = ("loop", "forloop", "tablerowloop", "foreach")
LIQUID = frozenset("elsif assign unless when capture tablerow increment render".split())


class Names:
    """The scope at the place where the reading of the template is, and the versions of its names."""

    def __init__(self, *, flat: bool) -> None:
        self.scope = Scope()
        self._flat = flat
        self._versions = 0
        self._set: list[str] = []
        self._loops: dict[str, int] = {}

    def condition(self, tag: Tag, text: str | None = None) -> Condition:
        """The condition that the argument of a tag (or another text) is here."""
        text = tag.argument if text is None else text
        if tag.family is Family.MUSTACHE:
            return calls.read_call(text, self.scope.lookup)
        return expressions.read(text, self.scope.lookup, flat=self._flat)

    def value(self, text: str) -> Operand | None:
        """What an expression stands for here."""
        return expressions.read_value(text, self.scope.lookup, flat=self._flat)

    def fresh(self, name: str) -> Reference:
        """A name that stands for something of its own from here on."""
        self._versions += 1
        return Reference(f"{name}′{self._versions}")

    @property
    def moment(self) -> int:
        """How many names have been set so far."""
        return len(self._set)

    def set_since(self, moment: int) -> list[str]:
        """The names that were set since a moment, each once."""
        return list(dict.fromkeys(self._set[moment:]))

    def set(self, argument: str) -> None:
        """A tag sets a name ("x = klant.type == 'particulier'")."""
        many = _SET_MANY.match(argument)
        match = _SET.match(argument)
        if many:
            self.forget(re.split(r"\s*,\s*", many.group()))
        elif match:
            name = match.group(1)
            meant = self._given(match.group(2).strip())
            self.scope.values[name] = self.fresh(name) if meant is None else meant
            self._set.append(name)

    def _given(self, text: str) -> Operand | None:
        for pattern in _ONE_OF_TWO:
            match = pattern.match(text)
            if match:
                asked = self.value(match.group("if"))
                one, other = self.value(match.group("a")), self.value(match.group("b") or "false")
                if asked is None or one is None or other is None:
                    return None
                return joined([(truth(asked), one), (negation(truth(asked)), other)])
        found = self.value(text)
        return found if found is not None and weight(found) <= HEAVIEST else None

    def forget(self, names: Iterable[str]) -> None:
        """What these names stand for is no longer known."""
        for name in names:
            self.scope.values[name] = self.fresh(name)
            self._set.append(name)

    def loop(self, tag: Tag) -> Condition:
        """Binds the names of a loop for one round; the condition that there is a round at all."""
        listed, names = self._looped(tag)
        meant = self.value(listed.replace("/", ".") if "../" not in listed else listed)
        any_round = self.condition(tag, listed) if meant is None else truth(meant)
        number = self._loops.setdefault(f"{tag.argument} {meant}", len(self._loops) + 1)
        self.scope = self.scope.copy()
        for name in (*names, *_ROUND):
            self.scope.values[name] = Reference(f"{name}′{1000 + number}")
        if tag.family is Family.MUSTACHE and not names:
            of = meant.name if isinstance(meant, Reference) else listed
            self.scope.prefixes = (*self.scope.prefixes, f"{of}[].")
        return any_round

    def _looped(self, tag: Tag) -> tuple[str, list[str]]:
        """The list that a loop goes through and the names that it binds."""
        text = tag.argument
        if tag.family is Family.MUSTACHE:
            text = text.split(maxsplit=1)[1] if " " in text else ""
        match = _AS.match(text) if tag.family in (Family.MUSTACHE, Family.FREEMARKER) else None
        match = match or _IN.match(text)
        if not match:
            return text, []
        return _LIQUID_TAIL.sub("", match.group("list")), _NAME.findall(match.group("names"))

    def within(self, argument: str) -> None:
        """A Handlebars `with`: names are looked up in what it names."""
        match = _AS.match(argument)
        meant = self.value(match.group("list") if match else argument)
        self.scope = self.scope.copy()
        if match and meant is not None:
            self.scope.values.update(dict.fromkeys(_NAME.findall(match.group("names")), meant))
        elif isinstance(meant, Reference):
            self.scope.prefixes = (*self.scope.prefixes, f"{meant.name}.")

    def enter(self, argument: str) -> None:
        """Binds the names of a `with` (`a = x, b = y`, `{'a': x} only`), or sets in what others are looked up (`in x`).

        With `only`, no name from outside is known.
        """
        match = _WITH.fullmatch(argument)
        listed = match.group("table") or match.group("listed") or "" if match else argument
        found = [named for piece in pieces(listed) if (named := _NAMED.match(piece))]
        meant = {named.group(1): self._given(named.group(2)) for named in found}
        if match and match.group("inside"):
            self.within(match.group("inside"))
        else:
            self.scope = self.scope.copy()
        if match and (match.group("only") or match.group("alone")):
            self._versions += 1
            self.scope = Scope({}, ("", f"′{self._versions}."))
        self.scope.values.update({name: self.fresh(name) if m is None else m for name, m in meant.items()})

    def parameters(self, tag: Tag) -> str:
        """Binds the parameters of a macro; the name of the macro."""
        names = _NAME.findall(re.sub(r"\"[^\"]*\"|'[^']*'", "", tag.argument))
        self.scope = self.scope.copy()
        self.forget(names[1:])
        return names[0] if names else ""


def merge(before: Scope, ways: list[tuple[Condition, Scope]], names: Names, moment: int) -> Scope:
    """The scope behind a condition of which one way has been gone (asked in order), opened at a moment."""
    after = before.copy()
    names.scope = after
    if len(ways) > _MOST_WAYS:
        names.forget(names.set_since(moment))
        return after
    for name in names.set_since(moment):
        cases: list[tuple[Condition, Operand]] = []
        earlier: Condition = ALWAYS
        for condition, scope in ways:
            cases.append((both(earlier, condition), scope.values.get(name, Reference(name))))
            earlier = both(earlier, negation(condition))
        after.values[name] = joined(cases) or names.fresh(name)
    return after
