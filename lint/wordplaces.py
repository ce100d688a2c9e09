"""The words of one sentence, and the places at which they stand as sets of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

# What may follow the particle of a separable verb that stands apart; anything else makes it a preposition.
AFTER_PARTICLE = frozenset(
    ". , ; : ! ? ) en of dan bij via per binnen met naar op aan van tot voor om als indien wanneer dat zodat omdat want"
    " maar uiterlijk waarom wat hoe door in uit te bent heeft is kunt hebben ook nog alsnog - – \" ' ’ ” schriftelijk"
    " telefonisch telkens zodra mits tenzij".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence as patterns see it: the folded form, lemma and clause of each word, and which are finite verbs."""

    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    clauses: tuple[int, ...]
    verbs: frozenset[int] = frozenset()
    first: int = field(init=False, compare=False)  # the first word with a letter or digit, and the one after the last
    last: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        solid = [i for i, form in enumerate(self.forms) if any(c.isalnum() for c in form)]
        object.__setattr__(self, "first", solid[0] if solid else len(self.forms))
        object.__setattr__(self, "last", solid[-1] + 1 if solid else 0)

    def __len__(self) -> int:
        return len(self.forms)


class Affixes:
    """Some expressions, and which of them a word fits as a whole: asked once of a word that comes back."""

    def __init__(self, expressions: Iterable[re.Pattern[str]]) -> None:
        self._all = tuple({id(expression): expression for expression in expressions}.items())
        self.fitting = lru_cache(maxsize=32_768)(self._fitting)

    def _fitting(self, word: str) -> tuple[int, ...]:
        return tuple(identity for identity, expression in self._all if expression.fullmatch(word))


class Places:
    """The words of one sentence by where they stand: for each the set of its places, bit `i` for word `i`.

    `everywhere` are all places, the one after the last word too; `known` keeps what nodes of patterns found out, by the
    identity of the node, since many patterns share the same lists. `affixes` must hold every expression asked for.
    """

    __slots__ = ("_affixed", "_affixes", "_loose", "everywhere", "forms", "known", "lemmas", "words")

    def __init__(self, words: Words, affixes: Affixes) -> None:
        self.words = words
        self.everywhere = (1 << len(words.forms) + 1) - 1
        self.forms = _by_word(words.forms)
        self.lemmas = _by_word(words.lemmas)
        self.known: dict[int, int] = {}
        self._affixes = affixes
        self._affixed: dict[int, int] | None = None
        self._loose: int | None = None

    def of(self, forms: frozenset[str]) -> int:
        """The places of words that are one of `forms`."""
        found = 0
        for form in forms & self.forms.keys():
            found |= self.forms[form]
        return found

    def of_lemmas(self, lemmas: frozenset[str]) -> int:
        """The places of words whose lemma is one of `lemmas`."""
        found = 0
        for lemma in lemmas & self.lemmas.keys():
            found |= self.lemmas[lemma]
        return found

    def fitting(self, affix: re.Pattern[str]) -> int:
        """The places of words that fit an expression as a whole."""
        if self._affixed is None:
            self._affixed = {}
            for form, places in self.forms.items():
                for one in self._affixes.fitting(form):
                    self._affixed[one] = self._affixed.get(one, 0) | places
        return self._affixed.get(id(affix), 0)

    def loose(self) -> int:
        """The places at which a particle may stand apart from its verb, judged from the word that follows."""
        if self._loose is None:
            self._loose = self.of(AFTER_PARTICLE) >> 1 | (self.everywhere + 1) >> 2  # or from the end of the sentence
        return self._loose


def each(places: int) -> Iterator[int]:
    """The places of a set, in order."""
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1
        places ^= lowest


def _by_word(row: Iterable[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for i, word in enumerate(row):
        places[word] = places.get(word, 0) | 1 << i
    return places
