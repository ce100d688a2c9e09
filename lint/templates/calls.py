"""Reads the conditions of Handlebars: a name, a call in brackets (`(eq type "zakelijk")`), or a block helper."""

from __future__ import annotations

from collections.abc import Sequence

from lint.templates.conditions import Condition, both, either, negation
from lint.templates.expressions import (
    COMPARING,
    DEEPEST,
    LONGEST,
    SPOKEN,
    Reader,
    Strange,
    Token,
    closing_bracket,
    read,
    tokens_of,
)
from lint.templates.operands import Lookup, Operand, Reference, compare, truth

_EQUAL = "eq is equal equals ifeq ifequals ifequal ifcond compare if_eq"
_UNEQUAL = "ne neq isnt not_eq unlessequals unlesseq ifnotequals ifnoteq"
_HELPERS = {
    **dict.fromkeys(_EQUAL.split(), "=="),
    **dict.fromkeys(_UNEQUAL.split(), "!="),
    **{name: SPOKEN[name] for name in ("lt", "lte", "gt", "gte")},
}


def read_call(text: str, lookup: Lookup = Reference) -> Condition:
    """The condition that a Handlebars argument is: a name, `(eq a "b")`, or a helper with its arguments."""
    tokens = tokens_of(text) if len(text) <= LONGEST else []
    try:
        if len(tokens) > 1 and not (tokens[0].text == "(" and closing_bracket(tokens, 0) < len(tokens) - 1):
            inner = tokens[1:-1] if tokens[0].text == "(" else tokens
            return truth(_call(inner, lookup, 0))
    except Strange:
        pass
    return read(text.replace("/", ".") if "../" not in text else text, lookup)


def _call(tokens: Sequence[Token], lookup: Lookup, depth: int) -> Operand:
    """A helper with its arguments, brackets taken off."""
    parts: list[Sequence[Token]] = []
    at = 0
    while at < len(tokens):
        end = at
        if tokens[at].text == "(":
            end = closing_bracket(tokens, at)
        while end + 2 < len(tokens) and tokens[end + 1].text in (".", "/"):
            end += 2
        parts.append(tokens[at : end + 1])
        at = end + 1
    if depth > DEEPEST or not parts:
        raise Strange
    values = [_value(part, lookup, depth) for part in parts[1:]]
    name = parts[0][0].text.lower() if len(parts[0]) == 1 else ""
    if name in ("and", "or") and values:
        return (both if name == "and" else either)(*(truth(v) for v in values))
    if name == "not" and len(values) == 1:
        return negation(truth(values[0]))
    sign = _HELPERS.get(name)
    if sign and len(values) == 3 and parts[2][0].kind == "text":  # {{#ifCond a "==" b}}
        written = parts[2][0].text[1:-1]
        sign, values = SPOKEN.get(written, written), [values[0], values[2]]
    if sign in COMPARING and len(values) == 2:
        found = compare(values[0], str(sign), values[1])
        if found is not None:
            return found
    if not values:
        return _value(parts[0], lookup, depth)
    raise Strange


def _value(part: Sequence[Token], lookup: Lookup, depth: int) -> Operand:
    if part[0].text == "(":
        return _call(part[1:-1], lookup, depth + 1)
    reader = Reader([Token(t.kind, "." if t.text == "/" else t.text) for t in part], lookup, flat=False)
    found = reader.disjunction()
    if not reader.at_end:
        raise Strange
    return found
