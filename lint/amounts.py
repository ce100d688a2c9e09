"""What was asked and what is granted, when a letter says it in figures: "U vroeg € 1.980. Wij betalen € 1.200."

Amounts of money are compared with amounts of money, and counts with counts of the same thing (hours, sessions, nights).
Which of the two an amount is, is told by the nearest word for asking or granting in its clause. An own risk that is
taken off is no rejection (LABELS, ruling 1), so a paragraph that speaks of one is not judged by its figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint.modality import is_conditional

if TYPE_CHECKING:
    from lint.letter import Letter
    from lint.sentences import Sentence

_EURO = frozenset({"€", "eur", "euro"})
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d\d|-+))?")
_WORDS = {
    word: value
    for value, word in enumerate("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf".split())
    if word != "een"
} | {"veertien": 14, "vijftien": 15, "zestien": 16, "achttien": 18, "twintig": 20, "dertig": 30, "veertig": 40}
_SAME = "er"  # the unit of "wij vergoeden er twee": that of the amount before it
_NEAR = 2  # words between a count and what is counted ("achttien gevraagde zittingen")
_TOGETHER = 2  # sentences among which figures are compared


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in a sentence: its value, of what ("€", a noun, "er"), and whether it is granted or asked."""

    value: float
    unit: str
    granted: bool


def granted_less(letter: Letter) -> Iterator[Sentence]:
    """The sentences that grant less than the same or the sentences just before them say was asked."""
    earlier: list[tuple[Sentence, tuple[Amount, ...]]] = []
    for sentence in letter.spoken:
        amounts = () if sentence.is_question or is_conditional(sentence) else tuple(_amounts(sentence))
        earlier = [(s, a) for s, a in earlier if sentence.index - s.index <= _TOGETHER]
        asked = [a for s, old in (*earlier, (sentence, amounts)) for a in old if not a.granted]
        granted = [a for a in amounts if a.granted]
        if _is_less(granted, asked) and not _has_own_risk(letter, sentence):
            yield sentence
        if amounts:
            earlier.append((sentence, amounts))


def _is_less(granted: Sequence[Amount], asked: Sequence[Amount]) -> bool:
    """True when something was granted, and of each thing granted less than the most that was asked of it."""
    pairs = [
        (grant.value, max(ask.value for ask in asked if grant.unit in (ask.unit, _SAME)))
        for grant in granted
        if any(grant.unit in (ask.unit, _SAME) for ask in asked)
    ]
    return bool(pairs) and all(grant < ask for grant, ask in pairs)


def _has_own_risk(letter: Letter, sentence: Sentence) -> bool:
    return any(s.has("own_risk") for s in letter.sentences if abs(s.index - sentence.index) <= _TOGETHER)


def _amounts(sentence: Sentence) -> Iterator[Amount]:
    """The figures of a sentence that are near a word for asking or granting."""
    clauses = sentence.words.clauses
    roles = [
        (match.start, group == "granting")
        for group in ("asking", "granting")
        for match in sentence.matches.get(group, ())
    ]
    if not roles:
        return
    for at, value, unit in _figures(sentence.words.forms, sentence.words.lemmas):
        near = [(abs(at - place), granted) for place, granted in roles if clauses[place] == clauses[at]] or [
            (abs(at - place), granted) for place, granted in roles
        ]
        if near:
            yield Amount(value, unit, min(near)[1])


def _figures(forms: Sequence[str], lemmas: Sequence[str]) -> Iterator[tuple[int, float, str]]:
    """Place, value and unit of every figure that counts money or something else."""
    for at, form in enumerate(forms):
        value = _value(form)
        if value is None:
            continue
        before, after = forms[max(0, at - 1) : at], forms[at + 1 : at + 2]
        if _EURO & {*before, *after}:
            yield at, value, "€"
        elif before == (_SAME,):
            yield at, value, _SAME
        else:
            following = [lemma for lemma in lemmas[at + 1 : at + 2 + _NEAR] if lemma.isalpha()]
            yield from ((at, value, unit) for unit in following)


def _value(form: str) -> float | None:
    """The value of a number in figures or in words; None for any other word."""
    if form in _WORDS:
        return float(_WORDS[form])
    found = _NUMBER.fullmatch(form)
    if found is None:
        return None
    cents = found[2] if found[2] and found[2].isdigit() else "0"
    return int(found[1].replace(".", "")) + int(cents) / 100
