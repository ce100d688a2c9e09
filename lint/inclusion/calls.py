"""Calls of macros and fields of parameters in the text of a template: where they stand and what they are given."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lint.inclusion import arguments
from lint.templates.listing import pieces
from lint.templates.tags import Family

_LONGEST = 1_000
_CALL = re.compile(
    r"\{\{\{?[-~+]?\s*(?P<name>[A-Za-z_][\w.]*)\s*\((?P<given>[^{}]*)\)\s*(?:\|[^{}]*)?[-~+]?\}?\}\}"
    r"|#@?(?P<velocity>[A-Za-z_]\w*)\s*\((?P<words>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"
    r"|(?P<content>\$!?\{?bodyContent\b\}?)"
)
_FIELD = (
    r"\{{\{{\{{?[-~+&]?\s*(?P<a>{names})\s*(?:\|[^{{}}]*)?[-~+]?\}}?\}}\}}"
    r"|\$!?\{{(?P<b>{names})(?:\?[^{{}}]*|![^{{}}]*)?\}}|\$!?(?P<c>{names})\b(?!\w|[.(]\w)"
)
_NAME = re.compile(r"[A-Za-z_]\w*")
_BY_TAG = re.compile(r"(?:\([^()]*\)\s*)?(?P<name>[\w.]+)\s*\((?P<given>.*)\)\s*\Z", re.S)
_IN_WORDS = frozenset("if elseif else end foreach set parse include macro define stop break evaluate".split())


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a macro, or a field that shows a parameter (`field`), with its place in the text."""

    name: str
    given: list[str]
    start: int = 0
    end: int = 0
    field: bool = False

    @staticmethod
    def found(text: str, start: int, end: int, bindings: Mapping[str, str]) -> list[Call]:
        """The calls and fields in a stretch, in order."""
        found = [call for m in _CALL.finditer(text, start, end) if (call := _call(m)) is not None]
        names = "|".join(re.escape(name) for name in bindings if _NAME.fullmatch(name))
        if names:
            for m in re.finditer(_FIELD.format(names=names), text[start:end]):
                name = m.group("a") or m.group("b") or m.group("c")
                found.append(Call(name, [], start + m.start(), start + m.end(), field=True))
        return sorted(found, key=lambda call: call.start)

    def shown(self, bindings: Mapping[str, str]) -> str:
        """What a field puts out: the text that was given, or a field of what was given."""
        value = bindings[self.name]
        text = arguments.said(value)
        if text is not None:
            return text
        return "" if value == arguments.NOTHING else f"{{{{ {value} }}}}"


def _call(match: re.Match[str]) -> Call | None:
    if match.group("content"):
        return Call("bodyContent", [], match.start(), match.end())
    name = match.group("name")
    if name:
        return Call(name, pieces(match.group("given")), match.start(), match.end())
    if match.group("velocity") in _IN_WORDS:
        return None
    return Call(match.group("velocity"), arguments.spaced(match.group("words")), match.start(), match.end())


def _of_percent(argument: str) -> Call | None:
    match = _BY_TAG.match(argument)
    return Call(match.group("name"), pieces(match.group("given"))) if match else None


def _of_words(argument: str) -> Call | None:
    name, _, rest = argument.partition(" ")
    return Call(name, arguments.spaced(rest)) if name else None


BY_FAMILY = {
    Family.PERCENT: _of_percent,
    Family.FREEMARKER: _of_words,
    Family.VELOCITY: _of_words,
    Family.MUSTACHE: _of_words,
}


def still_called(text: str, names: Collection[str]) -> set[str]:
    """Those of some macros that a text still calls somewhere."""
    return {name for name in names if re.search(rf"(?<!\w){re.escape(name)}\s*\(|<@{re.escape(name)}\b", text)}


def substituted(value: str, bindings: Mapping[str, str]) -> str:
    """What a value is where the names of a macro stand for something else."""
    return bindings.get(value.lstrip("$").strip("{}"), value) if value else value
