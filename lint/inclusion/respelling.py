"""Turns tags with signs of a house's own into the usual ones, and keeps count of where everything stood."""

from __future__ import annotations

import re

from lint.inclusion.rope import Source
from lint.spelling import USUAL, Pair, Spelling

_SET = re.compile(r"\{\{=\s*(\S{1,10})\s+(\S{1,10})\s*=\}\}")
_USUAL_BLOCK, _USUAL_VARIABLE, _USUAL_COMMENT = ("{%", "%}"), ("{{", "}}"), ("{#", "#}")
_LONGEST = 2_000


def respelled(name: str, text: str, spelling: Spelling = USUAL) -> Source:
    """A file whose tags have the usual signs, whatever it writes."""
    pairs = [
        (own, usual)
        for own, usual in (
            (spelling.block, _USUAL_BLOCK),
            (spelling.variable, _USUAL_VARIABLE),
            (spelling.comment, _USUAL_COMMENT),
        )
        if own is not None and own != usual
    ]
    if not pairs and not ("{{=" in text and _SET.search(text)):
        return Source(name, text, text)
    return _Respelling(text, pairs).source(name)


class _Respelling:
    """Goes through a text once; a Mustache tag that sets other signs holds from there on."""

    def __init__(self, text: str, pairs: list[tuple[Pair, Pair]]) -> None:
        self._text = text
        self._spell(pairs)
        self._out: list[str] = []
        self._length = 0
        self._turns: list[tuple[int, int]] = [(0, 0)]

    def source(self, name: str) -> Source:
        at = 0
        while (found := self._next(at)) is not None:
            start, own, usual = found
            end = self._text.find(own[1], start + len(own[0]), start + _LONGEST)
            self._keep(at, start)
            if end < 0:
                at = start + len(own[0])
                self._keep(start, at)
                continue
            inner = self._text[start + len(own[0]) : end]
            at = end + len(own[1])
            setting = _SET.fullmatch("{{" + inner + "}}")
            if setting:
                signs = (setting.group(1), setting.group(2))
                self._spell([] if signs == _USUAL_VARIABLE else [(signs, _USUAL_VARIABLE)])
                self._turn(at)
                continue
            self._put(usual[0])
            self._turn(start + len(own[0]))
            self._keep(start + len(own[0]), end)
            self._put(usual[1])
            self._turn(at)
        self._keep(at, len(self._text))
        return Source(name, "".join(self._out), self._text, tuple(self._turns))

    def _next(self, at: int) -> tuple[int, Pair, Pair] | None:
        """The next tag with signs of its own, or the next that sets them."""
        found = self._opener.search(self._text, at)
        if found is None:
            return None
        number = found.lastindex
        own, usual = (_USUAL_VARIABLE, _USUAL_VARIABLE) if number is None else self._pairs[number - 1]
        return found.start(), own, usual

    def _spell(self, pairs: list[tuple[Pair, Pair]]) -> None:
        """From here on tags have these signs."""
        self._pairs = sorted(pairs, key=lambda pair: -len(pair[0][0]))
        own = [f"({re.escape(signs[0])})" for signs, _ in self._pairs]
        self._opener = re.compile("|".join([*own, _SET.pattern.replace("(\\S", "(?:\\S")]))

    def _keep(self, start: int, end: int) -> None:
        self._put(self._text[start:end])

    def _put(self, text: str) -> None:
        self._out.append(text)
        self._length += len(text)

    def _turn(self, original: int) -> None:
        self._turns.append((self._length, original))
