"""All phrases of all packs over one sentence, once.

A `Matcher` is built from named groups of patterns. A group may list exceptions (`not:` in a pack): a longer phrase that
disarms a shorter one inside or across it, as ConText's pseudo-modifiers do ("geen reden om … niet te vergoeden").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lint.wordpatterns import Need, Pattern, weight
from lint.wordplaces import Lexicon, Places, Words

MOST = 32_768  # sentences whose matches are remembered: letters say much in the same words


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of phrases that mean one thing, and the phrases that only look like it."""

    patterns: tuple[Pattern, ...]
    exceptions: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Words `start` to `end` (exclusive) of a sentence say what a group means; `phrase` is the pattern's text."""

    start: int
    end: int
    phrase: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase of a group, or of its exceptions, with the numbers of all needs that a sentence must meet for it."""

    number: int
    group: str
    is_exception: bool
    pattern: Pattern
    needs: frozenset[int]


class Matcher:
    """Finds the matches of every group in a sentence; phrases whose words do not occur cost nothing.

    `groups` are keyed by name; a match of an exception disarms every match of its own group that it overlaps.
    """

    def __init__(self, groups: Mapping[str, Group]):
        self.groups = groups
        self._remembered = lru_cache(maxsize=MOST)(self._find)
        self._needs: dict[Need, int] = {}
        self._needed_by: dict[int, list[_Entry]] = defaultdict(list)  # the rarest need of a phrase -> the phrase
        self._always: list[_Entry] = []
        number = 0
        for name, group in groups.items():
            for is_exception, patterns in ((False, group.patterns), (True, group.exceptions)):
                for pattern in patterns:
                    self._add(number, name, is_exception, pattern)
                    number += 1
        every = (pattern for group in groups.values() for pattern in (*group.patterns, *group.exceptions))
        self._lexicon = Lexicon(sort for pattern in every for sort in pattern.sorts())
        met_by: dict[int, list[int]] = defaultdict(list)
        for need, number in self._needs.items():
            for sort in need:
                met_by[id(sort)].append(number)
        self._met_by: Mapping[int, Sequence[int]] = met_by
        self._met = lru_cache(maxsize=32_768)(self._met_by_word)

    def _add(self, number: int, name: str, is_exception: bool, pattern: Pattern) -> None:
        needs = sorted(pattern.needs(), key=weight)
        numbers = [self._needs.setdefault(need, len(self._needs)) for need in needs]
        entry = _Entry(number, name, is_exception, pattern, frozenset(numbers))
        (self._needed_by[numbers[0]] if numbers else self._always).append(entry)

    def find(self, words: Words) -> dict[str, tuple[Match, ...]]:
        """Matches per group, in order of place; groups without a match are left out."""
        return self._remembered(words)

    def _find(self, words: Words) -> dict[str, tuple[Match, ...]]:
        sentence = Places(words, self._lexicon)
        hits: dict[str, list[Match]] = defaultdict(list)
        spoilers: dict[str, list[Match]] = defaultdict(list)
        for entry in self._due(sentence):
            for start, end in entry.pattern.find(sentence):
                (spoilers if entry.is_exception else hits)[entry.group].append(Match(start, end, entry.pattern.text))
        out = {}
        for name, found in hits.items():
            kept = tuple(sorted(m for m in found if not _spoiled(m, spoilers.get(name, ()))))
            if kept:
                out[name] = kept
        return out

    def _due(self, sentence: Places) -> list[_Entry]:
        """The phrases that a sentence may match by its words, in the order of the groups."""
        met = frozenset().union(*map(self._met, sentence.words.forms, sentence.words.lemmas))
        due = [entry for need in met for entry in self._needed_by.get(need, ()) if entry.needs <= met]
        return sorted((*self._always, *due), key=lambda entry: entry.number)

    def _met_by_word(self, form: str, lemma: str) -> frozenset[int]:
        """The numbers of the needs that a word meets."""
        return frozenset(need for sort in self._lexicon.sorts_of(form, lemma) for need in self._met_by[sort])


def _spoiled(match: Match, spoilers: Iterable[Match]) -> bool:
    """True when an exception shares a word with the match."""
    return any(s.start < match.end and match.start < s.end for s in spoilers)
