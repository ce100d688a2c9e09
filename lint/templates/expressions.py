"""Reads the expression of a condition, in whichever template language it was written; it computes nothing.

What is not understood (calls, arithmetic, tests of a language's own) becomes a test on the expression as a whole: the
same words mean the same thing wherever they stand in the template, and nothing more is assumed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lint.templates.conditions import Atom, Condition, both, either, negation, size
from lint.templates.operands import Listing, Literal, Lookup, Operand, Reference, compare, is_defined, truth

_TOKEN = re.compile(
    r"\s*(?:(?P<text>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')|(?P<number>-?\d+(?:\.\d+)?(?![\w.]))"
    r"|(?P<field>\{[^{}]*\}|«[^»]*»)|(?P<name>\$!?\{[\w.-]+\}|(?:\$!?)?(?:\.\./)*@?[^\W\d](?:[\w]|-(?=\w))*)"
    r"|(?P<sign>===|!==|==|!=|<>|<=|>=|&&|\|\||\?\?|\.\.|\S))"
)
SPOKEN = {
    **{"eq": "==", "ne": "!=", "neq": "!=", "lt": "<", "lte": "<=", "le": "<=", "gt": ">", "gte": ">=", "ge": ">="},
    **{"===": "==", "!==": "!=", "<>": "!=", "=": "==", "and": "and", "&&": "and", "or": "or", "||": "or"},
    **{"en": "and", "of": "or", "EN": "and", "OF": "or", "AND": "and", "OR": "or", "NOT": "not"},
}
_CONSTANTS: dict[str, bool | None] = {
    **{"true": True, "True": True, "TRUE": True, "waar": True, "false": False, "False": False, "FALSE": False},
    **{"none": None, "None": None, "null": None, "nil": None, "NULL": None, "blank": False, "empty": False},
}
_QUOTES = str.maketrans("“”„‟‘’‚", '""""\'\'\'')
COMPARING = frozenset(("==", "!=", "<", "<=", ">", ">="))
_FALSY_DEFAULTS = frozenset(("", '("")', "(false)", "(False)", "(none)", "(None)", ':""', ":false"))
_ARITHMETIC = frozenset("+-*/~%^")
_MERGE_FIELD = re.compile(
    r"[{«]\s*(?:MERGEFIELD|DOCPROPERTY|DOCVARIABLE|REF)?\s*\"?([^\"}»\\]*?)\"?\s*(?:\\[^}]*)?[}»]", re.I
)
LONGEST = 1_000
_HEAVIEST = 1_000
DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign of an expression."""

    kind: str
    text: str


class Strange(Exception):
    """An expression that is not understood."""


def read(text: str, lookup: Lookup = Reference, *, flat: bool = False) -> Condition:
    """The condition that an expression is; `flat`: and/or bind alike, from the right (Liquid)."""
    operand = read_value(text, lookup, flat=flat)
    found = None if operand is None else truth(operand)
    return found if found is not None and size(found) <= _HEAVIEST else Atom(folded(text))


def read_value(text: str, lookup: Lookup = Reference, *, flat: bool = False) -> Operand | None:
    """What an expression stands for, or None when it is not understood."""
    if len(text) > LONGEST:
        return None
    reader = Reader(tokens_of(text), lookup, flat)
    try:
        found = reader.disjunction()
        return found if reader.at_end else None
    except Strange:
        return None


def folded(text: str) -> str:
    """An expression with its quotes and white space as they are compared."""
    return " ".join(html.unescape(text).translate(_QUOTES).split())


def tokens_of(text: str) -> list[Token]:
    """The words and signs of an expression."""
    plain = html.unescape(text).translate(_QUOTES)
    return [Token(m.lastgroup or "", m.group(m.lastgroup or 0)) for m in _TOKEN.finditer(plain)]


class Reader:
    """Goes once through the tokens of an expression."""

    def __init__(self, tokens: Sequence[Token], lookup: Lookup, flat: bool) -> None:
        self._tokens = tokens
        self._lookup = lookup
        self._flat = flat
        self._at = 0
        self._depth = 0

    @property
    def at_end(self) -> bool:
        """True when every token has been read."""
        return self._at >= len(self._tokens)

    def disjunction(self) -> Operand:
        """An expression with "or", or any below it."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise Strange
        found = self._flat_chain() if self._flat else self._chain("or")
        self._depth -= 1
        return found

    def _chain(self, joint: str) -> Operand:
        found = self._chain("and") if joint == "or" else self._denial()
        while self._sign() == joint:
            self._at += 1
            right = self._chain("and") if joint == "or" else self._denial()
            found = (either if joint == "or" else both)(truth(found), truth(right))
        return found

    def _flat_chain(self) -> Operand:
        found = self._denial()
        joint = self._sign()
        if joint in ("and", "or"):
            self._at += 1
            right = self.disjunction()
            return (either if joint == "or" else both)(truth(found), truth(right))
        return found

    def _denial(self) -> Operand:
        if self._sign() == "not":
            self._at += 1
            return negation(truth(self._denial()))
        return self._comparison()

    def _comparison(self) -> Operand:
        left = self._operand()
        sign = self._sign()
        if sign in COMPARING:
            self._at += 1
            return self._sure(compare(left, sign, self._operand()))
        if sign == "is":
            self._at += 1
            return self._is(left)
        denied = sign == "not" and self._sign(1) == "in"
        if denied or sign == "in":
            self._at += 2 if denied else 1
            found = self._in(left, self._operand())
            return negation(found) if denied else found
        return left

    def _is(self, left: Operand) -> Operand:
        denied = self._sign() == "not"
        if denied:
            self._at += 1
        name = self._next().text
        if name in ("defined", "undefined"):
            found = is_defined(left) if name == "defined" else negation(is_defined(left))
        elif name in ("empty", "true", "false"):
            found = truth(left) if name == "true" else negation(truth(left))
        elif name in ("none", "null", "None"):
            found = self._sure(compare(left, "==", Literal(None)))
        elif name in ("sameas", "same", "eq", "equalto", "divisible", "in"):
            raise Strange
        elif isinstance(left, Reference):
            found = Atom(f"{left.name} is {name}")
        else:
            raise Strange
        return negation(found) if denied else found

    def _in(self, left: Operand, right: Operand) -> Condition:
        if not isinstance(right, Listing):
            raise Strange
        return either(*(self._sure(compare(left, "==", item)) for item in right.items))

    def _operand(self) -> Operand:
        token = self._next()
        denials = 0
        while token.text == "!" and token.kind == "sign":
            denials, token = denials + 1, self._next()
        if denials:
            self._at -= 1
            found: Operand = self._operand()
            return negation(truth(found)) if denials % 2 else truth(found)
        if token.kind == "text":
            found = Literal(re.sub(r"\\(.)", r"\1", token.text[1:-1]))
        elif token.kind == "number":
            found = Literal(float(token.text))
        elif token.kind == "field":
            match = _MERGE_FIELD.match(token.text)
            found = self._lookup(match.group(1) if match and match.group(1) else folded(token.text))
        elif token.text == "(":
            found = self._bracketed()
        elif token.text == "[":
            found = Listing(tuple(self._items("]")))
        elif token.kind == "name":
            found = self._path(token)
        else:
            raise Strange
        if self._peek() in _ARITHMETIC or self._peek() == "..":
            raise Strange
        return found

    def _bracketed(self) -> Operand:
        items = self._items(")")
        if len(items) != 1:
            return Listing(tuple(items))
        if isinstance(items[0], Reference) and self._peek() == "??":
            return self._suffixes(items[0].name)
        return items[0]

    def _items(self, closing: str) -> list[Operand]:
        items: list[Operand] = []
        while self._peek() != closing:
            items.append(self.disjunction())
            if self._peek() == ",":
                self._at += 1
            elif self._peek() != closing:
                raise Strange
        self._at += 1
        return items

    def _path(self, token: Token) -> Operand:
        if token.text in _CONSTANTS and self._peek() not in (".", "["):
            return Literal(_CONSTANTS[token.text])
        return self._suffixes(re.sub(r"\A\$!?\{?|\}\Z", "", token.text))

    def _suffixes(self, name: str) -> Operand:
        while True:
            sign = self._peek()
            if sign in (".", "?", "|") and self._peek(1) not in ("", "|"):
                self._at += 1
                word = self._next()
                if word.kind not in ("name", "number"):
                    raise Strange
                given = self._arguments(":" if sign == "|" else "")
                if sign != "|" or word.text not in ("default", "d") or given not in _FALSY_DEFAULTS:
                    name += sign + word.text + given
            elif sign == "[":
                index = self._arguments("")
                quoted = re.fullmatch(r"\[[\"']([\w-]+)[\"']\]", index)
                name += f".{quoted.group(1)}" if quoted else index
            elif sign == "(":
                name += self._arguments("")
            elif sign == "!" and self._peek(1) != "=":
                self._at += 1
                if self._at < len(self._tokens) and (self._kind() in ("text", "number") or self._peek() in _CONSTANTS):
                    default = self._next().text
                    name += "" if default in ('""', "''", "false") else f"!{default}"
            elif sign == "??":
                self._at += 1
                name += "??"
            else:
                return self._lookup(name)

    def _arguments(self, colon: str) -> str:
        """The brackets that follow, as written."""
        if colon and self._peek() == colon:
            self._at += 1
            return ":" + self._next().text
        if self._peek() not in ("(", "["):
            return ""
        end = closing_bracket(self._tokens, self._at)
        written = "".join(t.text for t in self._tokens[self._at : end + 1])
        self._at = end + 1
        return written.replace("'", '"')

    def _sure(self, condition: Condition | None) -> Condition:
        if condition is None:
            raise Strange
        return condition

    def _next(self) -> Token:
        if self.at_end:
            raise Strange
        self._at += 1
        return self._tokens[self._at - 1]

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at].text if at < len(self._tokens) and self._tokens[at].kind != "text" else ""

    def _kind(self) -> str:
        return self._tokens[self._at].kind

    def _sign(self, ahead: int = 0) -> str:
        text = self._peek(ahead)
        return SPOKEN.get(text, text)


def closing_bracket(tokens: Sequence[Token], at: int) -> int:
    """The number of the token that closes the bracket at another. Raises Strange."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].text in ("(", "[")
        depth -= tokens[index].text in (")", "]")
        if not depth:
            return index
    raise Strange
