"""Facts about how patterns are tried: taking all places at once gives what trying one word after another gives."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import wordpatterns
from lint.packs import Pack
from lint.phrases import Compiler
from lint.sentences import fold
from lint.wordpatterns import Choice, Edge, Gap, Node, Pattern, Sequence_, SplitVerb, Word
from lint.wordplaces import AFTER_PARTICLE, Lexicon, Places, Words

PHRASES = (
    "niet .. betalen",
    "^ (en) niet/geen",
    "~betalen $",
    "{niet; ~betalen; -premie}",
    "{klacht*; bij ons/bij <body>}s",
    "~in|dienen",
    "(..) ~in|dienen ... in",
    "<body> .. in $",
)
COMPILER = Compiler({"body": ["kifid", "de rechter", "~op|komen", "schade*"]}, {}, fold)
VOCABULARY = "wij betalen betaal niet geen de rechter klacht klachtbrief in dienen dien op kom , . bij ons premie kifid"


def one_at_a_time(node: Node, words: Words, at: int) -> set[int]:
    """Where a node's match that begins at one word may end, read straight from the notation."""
    match node:
        case Word():
            if at == len(words):
                return set()
            form, lemma = words.forms[at], words.lemmas[at]
            fits = form in node.forms or lemma in node.lemmas or any(a.fullmatch(form) for a in node.affixes)
            return {at + 1} if fits else set()
        case Gap():
            return set(range(at, min(at + node.most, len(words)) + 1))
        case Edge():
            return {at} if (at <= words.first if node.begin else at >= words.last) else set()
        case SplitVerb():
            if at == len(words) or not one_at_a_time(node.verb, words, at):
                return set()
            for i in range(at + 1, min(at + wordpatterns.APART, len(words))):
                if one_at_a_time(node.particle, words, i) and _loose(words, i):
                    return {i + 1}
            return set()
        case Choice():
            return set().union(*(one_at_a_time(option, words, at) for option in node.options))
        case Sequence_():
            here = {at}
            for part in node.parts:
                here = set().union(*(one_at_a_time(part, words, start) for start in here))
            return here


def _loose(words: Words, i: int) -> bool:
    return i + 1 == len(words) or words.forms[i + 1] in AFTER_PARTICLE


def spans(part: Sequence_, words: Words) -> list[tuple[int, int]]:
    """The longest match from each word."""
    ends = [(start, max(one_at_a_time(part, words, start), default=0)) for start in range(len(words))]
    return [(start, end) for start, end in ends if end > start]


def agrees(pattern: Pattern, words: Words) -> None:
    """Every part of a pattern matches where it does when tried one word after another."""
    sentence = Places(words, Lexicon(pattern.sorts()))
    for part in (*pattern.parts, *pattern.without):
        alone = Pattern(pattern.text, (part,))
        assert alone.find(sentence) == spans(part, words), (pattern.text, words.forms)
        if alone.find(sentence):
            places = range(len(words))
            assert all(any(one_at_a_time(s, words, at) for s in need for at in places) for need in alone.needs())


@pytest.mark.parametrize("phrase", PHRASES)
@given(forms=st.lists(st.sampled_from(VOCABULARY.split()), max_size=14))
def test_all_places_at_once_are_each_place_in_turn(phrase: str, forms: list[str]) -> None:
    """Whatever the sentence and the signs of the phrase."""
    lemmas = tuple("betalen" if form == "betaal" else form for form in forms)
    agrees(COMPILER.pattern(phrase), Words(tuple(forms), lemmas, (0,) * len(forms)))


def test_so_does_every_phrase_of_the_pack(pack: Pack) -> None:
    """On sentences put together from words of the pack's own examples, a few for each phrase."""
    dice = random.Random(7)
    vocabulary = sorted({word for rule in pack.rules for e in rule.examples for word in fold(e.text).split()})
    patterns = [p for group in pack.matcher.groups.values() for p in (*group.patterns, *group.exceptions)]
    for pattern in patterns:
        needed = [sorted(form for sort in need for form in sort.forms) for need in pattern.needs()]
        for _ in range(3):
            forms = [dice.choice(vocabulary) for _ in range(8)] + [dice.choice(need) for need in needed if need]
            dice.shuffle(forms)
            agrees(pattern, Words(tuple(forms), tuple(forms), (0,) * len(forms)))
