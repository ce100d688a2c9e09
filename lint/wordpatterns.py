"""Compiled phrases: patterns over the words of one sentence, and where they match.

A pattern is a tree of nodes. Each node answers where its match ends when it begins at a word (`ends`), and by which
words a sentence that may match is known (`anchors`), so that a matcher need not try it elsewhere. Matching is bounded:
gaps are short and a pattern looks at most once at each word from each place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

APART = 32  # words within which the particle of a separable verb must follow
CHOICES = 8  # places of one part of a set that are tried
# What may follow the particle of a separable verb that stands apart; anything else makes it a preposition.
_AFTER_PARTICLE = frozenset(
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


Ends = frozenset[int]  # the word numbers at which a match may end (exclusive)
Span = tuple[int, int]  # the first word and the one after the last
_NONE: Ends = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """One word out of a set, or one that begins or ends in a certain way."""

    forms: frozenset[str]
    affix: re.Pattern[str] | None = None
    lemma: str = ""

    def ends(self, words: Words, at: int) -> Ends:
        """Where a match that begins at word `at` may end; empty when there is none."""
        if at >= len(words.forms):
            return _NONE
        form = words.forms[at]
        if form in self.forms or (self.lemma and words.lemmas[at] == self.lemma):
            return frozenset((at + 1,))
        if self.affix is not None and self.affix.fullmatch(form):
            return frozenset((at + 1,))
        return _NONE

    def anchors(self) -> frozenset[str] | None:
        """Words of which one stands in every match, or None when there is no such set."""
        if self.affix is not None:
            return None
        return self.forms | {self.lemma} if self.lemma else self.forms


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of any kind."""

    most: int

    def ends(self, words: Words, at: int) -> Ends:
        """Where a match that begins at word `at` may end; empty when there is none."""
        return frozenset(range(at, min(at + self.most, len(words.forms)) + 1))

    def anchors(self) -> frozenset[str] | None:
        """Words of which one stands in every match, or None when there is no such set."""
        return None


@dataclass(frozen=True, slots=True)
class Edge:
    """The begin (`^`) or end (`$`) of the sentence; punctuation there does not count."""

    begin: bool

    def ends(self, words: Words, at: int) -> Ends:
        """Where a match that begins at word `at` may end; empty when there is none."""
        reached = at <= words.first if self.begin else at >= words.last
        return frozenset((at,)) if reached else _NONE

    def anchors(self) -> frozenset[str] | None:
        """Words of which one stands in every match, or None when there is no such set."""
        return None


@dataclass(frozen=True, slots=True)
class SplitVerb:
    """A separable verb that stands apart in the sentence: `dien … in`; matches from the verb to the particle."""

    forms: frozenset[str]
    particles: frozenset[str]

    def ends(self, words: Words, at: int) -> Ends:
        """Where a match that begins at word `at` may end; empty when there is none."""
        if at >= len(words.forms) or words.forms[at] not in self.forms:
            return _NONE
        for i in range(at + 1, min(at + APART, len(words.forms))):
            if words.forms[i] in self.particles and (
                i + 1 == len(words.forms) or words.forms[i + 1] in _AFTER_PARTICLE
            ):
                return frozenset((i + 1,))
        return _NONE

    def anchors(self) -> frozenset[str] | None:
        """Words of which one stands in every match, or None when there is no such set."""
        return self.forms


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences (alternatives, optional parts, word lists)."""

    options: tuple[Sequence_, ...]

    def ends(self, words: Words, at: int) -> Ends:
        """Where a match that begins at word `at` may end; empty when there is none."""
        out: set[int] = set()
        for option in self.options:
            out |= option.ends(words, at)
        return frozenset(out)

    def anchors(self) -> frozenset[str] | None:
        """Words of which one stands in every match, or None when there is no such set."""
        out: frozenset[str] = frozenset()
        for option in self.options:
            one = option.anchors()
            if one is None:
                return None
            out |= one
        return out


@dataclass(frozen=True, slots=True)
class Sequence_:
    """Parts that follow each other."""

    parts: tuple[Node, ...]

    def ends(self, words: Words, at: int) -> Ends:
        """Where a match that begins at word `at` may end; empty when there is none."""
        here: set[int] = {at}
        for part in self.parts:
            here = {end for start in here for end in part.ends(words, start)}
            if not here:
                return _NONE
        return frozenset(here)

    def anchors(self) -> frozenset[str] | None:
        """Words of which one stands in every match (the smallest such set), or None when there is no such set."""
        return _smallest(self.parts)


Node = Word | Gap | Edge | SplitVerb | Choice | Sequence_


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled phrase: its text and one sequence, or a set of parts that share a clause or a sentence."""

    text: str
    parts: tuple[Sequence_, ...]
    without: tuple[Sequence_, ...] = ()
    unordered: bool = False
    sentence_wide: bool = False

    def anchors(self) -> frozenset[str] | None:
        """Words of which one must stand in a sentence that matches; None when any sentence may match."""
        return _smallest(self.parts)

    def find(self, words: Words) -> list[Span]:
        """The (start, end) word ranges of all matches in a sentence, longest per start, in order."""
        if not self.unordered:
            return _spans(self.parts[0], words)
        found = [_spans(part, words) for part in self.parts]
        if not all(found):
            return []
        barred = [span for bad in self.without for span in _spans(bad, words)]
        if self.sentence_wide:
            return [] if barred else _together(found)
        by_clause = [_by_clause(spans, words) for spans in found]
        shared = set(by_clause[0]).intersection(*by_clause[1:]) - set(_by_clause(barred, words))
        return [span for clause in sorted(shared) for span in _together([spans[clause] for spans in by_clause])]


def _smallest(parts: Iterable[Node]) -> frozenset[str] | None:
    """The smallest set of words by which a sequence or set of parts is known; None when no part has one."""
    sets = [anchors for anchors in (part.anchors() for part in parts) if anchors is not None]
    return min(sets, key=len) if sets else None


def _by_clause(spans: Iterable[Span], words: Words) -> dict[int, list[Span]]:
    """The spans keyed by the clause in which they begin."""
    out: dict[int, list[Span]] = {}
    for span in spans:
        out.setdefault(words.clauses[span[0]], []).append(span)
    return out


def _together(groups: list[list[Span]]) -> list[Span]:
    """The range over one span of each group, as a list of one; an empty list when there is no such choice."""
    chosen = _disjoint(groups)
    return [] if chosen is None else [(min(start for start, _ in chosen), max(end for _, end in chosen))]


def _spans(sequence: Sequence_, words: Words) -> list[Span]:
    """The longest match from each word, in order; matches of no words are left out."""
    out = []
    for start in range(len(words)):
        ends = sequence.ends(words, start)
        if ends and max(ends) > start:
            out.append((start, max(ends)))
    return out


def _disjoint(groups: list[list[Span]], taken: tuple[Span, ...] = ()) -> tuple[Span, ...] | None:
    """One span out of each group such that none begins where another does; None when there is no such choice."""
    if not groups:
        return taken
    for span in groups[0][:CHOICES]:
        if all(span[0] != other[0] for other in taken):
            rest = _disjoint(groups[1:], (*taken, span))
            if rest is not None:
                return rest
    return None
