"""The words of one sentence, and the places at which they stand as sets of numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

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


class Sort(Protocol):
    """What a pattern asks of one word: to be one of some forms, to have one of some lemmas, or to fit an expression."""

    @property
    def forms(self) -> frozenset[str]: ...
    @property
    def lemmas(self) -> frozenset[str]: ...
    @property
    def affixes(self) -> tuple[re.Pattern[str], ...]: ...


class Lexicon:
    """All sorts of words that some patterns ask for, by identity, and of which sorts a word is: asked once of a word
    that comes back."""

    def __init__(self, sorts: Iterable[Sort]) -> None:
        self._by_form: dict[str, list[int]] = defaultdict(list)
        self._by_lemma: dict[str, list[int]] = defaultdict(list)
        self._by_affix: dict[re.Pattern[str], list[int]] = defaultdict(list)
        for identity, sort in {id(sort): sort for sort in sorts}.items():
            for words, known in ((sort.forms, self._by_form), (sort.lemmas, self._by_lemma)):
                for word in words:
                    known[word].append(identity)
            for affix in sort.affixes:
                self._by_affix[affix].append(identity)
        self.sorts_of = lru_cache(maxsize=32_768)(self._sorts_of)

    def _sorts_of(self, form: str, lemma: str) -> tuple[int, ...]:
        found = {*self._by_form.get(form, ()), *self._by_lemma.get(lemma, ())}
        for affix, sorts in self._by_affix.items():
            if affix.fullmatch(form):
                found.update(sorts)
        return tuple(found)


class Places:
    """The words of one sentence by where they stand: for each the set of its places, bit `i` for word `i`.

    `everywhere` are all places, the one after the last word too; `sorts` has the places of each sort of words, by its
    identity, as far as there are any. `lexicon` must hold every sort asked for.
    """

    __slots__ = ("_loose", "everywhere", "sorts", "words")

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.everywhere = (1 << len(words.forms) + 1) - 1
        self.sorts: dict[int, int] = {}
        self._loose: int | None = None
        place = 1
        for form, lemma in zip(words.forms, words.lemmas, strict=True):
            for sort in lexicon.sorts_of(form, lemma):
                self.sorts[sort] = self.sorts.get(sort, 0) | place
            place <<= 1

    def loose(self) -> int:
        """The places at which a particle may stand apart from its verb, judged from the word that follows."""
        if self._loose is None:
            self._loose = (self.everywhere + 1) >> 2  # before the end of the sentence
            for place, form in enumerate(self.words.forms[1:]):
                self._loose |= (form in AFTER_PARTICLE) << place
        return self._loose


def each(places: int) -> Iterator[int]:
    """The places of a set, in order."""
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1
        places ^= lowest
