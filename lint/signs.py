"""The signs in a letter by which the second reader weighs it: words, pieces of words, and phrases of the rules.

A row of signs has how much each weighs in it. What a sign speaks for is learnt (`training/secondreader.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from lint.letter import Letter
from lint.modality import is_stated
from lint.sections import UNHEARD_ZONES, Zone
from lint.sentences import Sentence

Row = Mapping[str, float]
PIECES = (4, 6)  # lengths of the pieces of words: most Dutch nouns are compounds, and verbs have many forms
BESIDE = 0.5  # what a sign of the sentence before or after weighs
PIECE = 0.5
PAIR = 0.7  # two words next to each other
LONGEST = 5  # classes of length of a sentence
ALWAYS = ("~", 10.0)  # a sign of each letter, beside which the few words of a short one weigh less


def of_sentences(letter: Letter) -> list[Row]:
    """A row for each sentence of a letter: what stands in it, what it is, and what stands beside it."""
    own = [{}, *(dict(_own(sentence)) for sentence in letter.sentences), {}]
    return [
        {**dict(_place(sentence)), **_beside("<", before), **_beside(">", after), **here}
        for sentence, before, here, after in zip(letter.sentences, own, own[1:], own[2:], strict=False)
    ]


def of_letter(letter: Letter) -> Row:
    """The row of a letter as a whole: what stands anywhere in it, quotations, menus and footers apart."""
    found: dict[str, float] = dict([ALWAYS])
    for sentence in letter.sentences:
        if sentence.zone in UNHEARD_ZONES:
            continue
        words = _words(sentence)
        found.update((f"w {word}", 1.0) for word in words)
        found.update((piece, PIECE) for word in words for piece in _pieces(word))
        found.update((pair, PAIR) for pair in _pairs(words))
        found.update((phrase, 1.0) for phrase in _phrases(sentence))
    return found


def _own(sentence: Sentence) -> Iterator[tuple[str, float]]:
    words = _words(sentence)
    yield from ((f"w {word}", 1.0) for word in words)
    yield from ((pair, 1.0) for pair in _pairs(["^", *words, "$"]))
    yield from ((phrase, 1.0) for phrase in _phrases(sentence))


def _place(sentence: Sentence) -> Iterator[tuple[str, float]]:
    """What a sentence is, whatever it says."""
    yield f"zone {sentence.zone}", 1.0
    yield f"heading {sentence.is_heading}", 1.0
    yield f"length {min(LONGEST, len(sentence.words.forms) // 6)}", 1.0


def _beside(side: str, row: Row) -> Row:
    return {f"{side}{sign}": BESIDE for sign in row if not sign.startswith("p ")}


def _words(sentence: Sentence) -> Sequence[str]:
    return [form for form in sentence.words.forms if form[:1].isalpha() or form in "?!€%"]


def _pairs(words: Sequence[str]) -> Iterable[str]:
    return (f"p {first} {second}" for first, second in pairwise(words))


def _pieces(word: str) -> Iterator[str]:
    whole = f"^{word}$"
    for length in PIECES:
        if len(word) >= length:
            yield from (f"c {whole[at : at + length]}" for at in range(len(whole) - length + 1))


def _phrases(sentence: Sentence) -> Iterator[str]:
    """What the phrases of the rules mean in a sentence: found, stated, or in a heading."""
    above = sentence.is_heading or sentence.zone is Zone.SUBJECT
    for group in sentence.matches:
        yield f"g {group}"
        if above:
            yield f"a {group}"
        if is_stated(sentence, group):
            yield f"s {group}"
