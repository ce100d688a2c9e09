"""Compiled phrases: patterns over the words of one sentence, and where they match.

A pattern is a tree of nodes. A set of places in a sentence is a whole number, bit `i` for word `i`; each node takes all
places at which a match may begin at once and gives those at which it may then end (`after`), so that a step costs a few
operations on numbers however many places there are. A node also says where its matches can begin (`begins`) and which
words a sentence must hold for it (`needs`), so that a matcher need not try it elsewhere. Matching is bounded: gaps are
short, and a pattern is tried at most once from each place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from lint.wordplaces import Places, each

APART = 32  # words within which the particle of a separable verb must follow
CHOICES = 8  # places of one part of a set that are tried
MANY = 40  # words that an expression stands for, as far as we count

Span = tuple[int, int]  # the first word and the one after the last


@dataclass(frozen=True, slots=True)
class Word:
    """One word out of a set, by its form or its lemma, or one that begins or ends in a certain way."""

    forms: frozenset[str]
    lemmas: frozenset[str] = frozenset()
    affixes: tuple[re.Pattern[str], ...] = ()

    def after(self, sentence: Places, at: int) -> int:
        """Where matches that begin at one of the places `at` may end; 0 when there is none."""
        return (sentence.sorts.get(id(self), 0) & at) << 1

    def begins(self, sentence: Places) -> int:
        """The places at which a match can begin; more than that is allowed, fewer is not."""
        return sentence.sorts.get(id(self), 0)

    def needs(self) -> tuple[Need, ...]:
        """Sets of sorts of words of each of which a sentence with a match holds at least one."""
        return (frozenset((self,)),)

    @property
    def weight(self) -> int:
        """How many words are of this sort, roughly."""
        return len(self.forms) + len(self.lemmas) + MANY * len(self.affixes)


Need = frozenset[Word]  # a sentence must hold a word of one of these sorts


def weight(need: Set[Word]) -> int:
    """How many words meet a need, roughly; those that few meet are met in few sentences."""
    return sum(sort.weight for sort in need)


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of any kind."""

    most: int

    def after(self, sentence: Places, at: int) -> int:
        """Where matches that begin at one of the places `at` may end; 0 when there is none."""
        reached = 0
        while reached < self.most:
            step = min(reached + 1, self.most - reached)
            at |= at << step
            reached += step
        return at & sentence.everywhere

    def begins(self, sentence: Places) -> int:
        """The places at which a match can begin; more than that is allowed, fewer is not."""
        return sentence.everywhere

    def needs(self) -> tuple[Need, ...]:
        """Sets of sorts of words of each of which a sentence with a match holds at least one."""
        return ()


@dataclass(frozen=True, slots=True)
class Edge:
    """The begin (`^`) or end (`$`) of the sentence; punctuation there does not count."""

    begin: bool

    def after(self, sentence: Places, at: int) -> int:
        """Where matches that begin at one of the places `at` may end; 0 when there is none."""
        return at & self.begins(sentence)

    def begins(self, sentence: Places) -> int:
        """The places at which a match can begin; more than that is allowed, fewer is not."""
        if self.begin:
            return sentence.everywhere & (2 << sentence.words.first) - 1
        return sentence.everywhere >> sentence.words.last << sentence.words.last

    def needs(self) -> tuple[Need, ...]:
        """Sets of sorts of words of each of which a sentence with a match holds at least one."""
        return ()


@dataclass(frozen=True, slots=True)
class SplitVerb:
    """A separable verb that stands apart in the sentence: `dien … in`; matches from the verb to the particle."""

    verb: Word
    particle: Word

    def after(self, sentence: Places, at: int) -> int:
        """Where matches that begin at one of the places `at` may end; 0 when there is none."""
        verbs = at and at & self.verb.begins(sentence)
        particles = verbs and self.particle.begins(sentence) & sentence.loose()
        out = 0
        for verb in each(verbs if particles else 0):
            near = particles >> verb + 1 & (1 << APART - 1) - 1
            out |= (near & -near) << verb + 2
        return out

    def begins(self, sentence: Places) -> int:
        """The places at which a match can begin; more than that is allowed, fewer is not."""
        return self.verb.begins(sentence)

    def needs(self) -> tuple[Need, ...]:
        """Sets of sorts of words of each of which a sentence with a match holds at least one."""
        return *self.verb.needs(), *self.particle.needs()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences (alternatives, optional parts, word lists)."""

    options: tuple[Sequence_, ...]

    def after(self, sentence: Places, at: int) -> int:
        """Where matches that begin at one of the places `at` may end; 0 when there is none."""
        out = 0
        for option in self.options:
            out |= option.after(sentence, at)
        return out

    def begins(self, sentence: Places) -> int:
        """The places at which a match can begin; more than that is allowed, fewer is not."""
        out = 0
        for option in self.options:
            out |= option.begins(sentence)
        return out

    def needs(self) -> tuple[Need, ...]:
        """Sets of sorts of words of each of which a sentence with a match holds at least one."""
        out: Need = frozenset()
        for option in self.options:
            needed = option.needs()
            if not needed:
                return ()
            out |= min(needed, key=weight)
        return (out,)


@dataclass(frozen=True, slots=True)
class Sequence_:
    """Parts that follow each other."""

    parts: tuple[Node, ...]

    def after(self, sentence: Places, at: int) -> int:
        """Where matches that begin at one of the places `at` may end; 0 when there is none."""
        for part in self.parts:
            at = part.after(sentence, at)
            if not at:
                return 0
        return at

    def begins(self, sentence: Places) -> int:
        """The places at which a match can begin; more than that is allowed, fewer is not."""
        return self.parts[0].begins(sentence) if self.parts else sentence.everywhere

    def needs(self) -> tuple[Need, ...]:
        """Sets of sorts of words of each of which a sentence with a match holds at least one."""
        return tuple(dict.fromkeys(need for part in self.parts for need in part.needs()))


Node = Word | Gap | Edge | SplitVerb | Choice | Sequence_


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled phrase: its text and one sequence, or a set of parts that share a clause or a sentence."""

    text: str
    parts: tuple[Sequence_, ...]
    without: tuple[Sequence_, ...] = ()
    unordered: bool = False
    sentence_wide: bool = False

    def needs(self) -> tuple[Need, ...]:
        """Sets of sorts of words of each of which a sentence with a match holds at least one."""
        return tuple(dict.fromkeys(need for part in self.parts for need in part.needs()))

    def sorts(self) -> Iterator[Word]:
        """The sorts of words that it asks for."""
        return (word for part in (*self.parts, *self.without) for word in _sorts(part))

    def find(self, sentence: Places) -> list[Span]:
        """The (start, end) word ranges of all matches in a sentence, longest per start, in order."""
        if not self.unordered:
            return _spans(self.parts[0], sentence)
        found = []
        for part in self.parts:
            spans = _spans(part, sentence)
            if not spans:
                return []
            found.append(spans)
        barred = [span for bad in self.without for span in _spans(bad, sentence)]
        if self.sentence_wide:
            return [] if barred else _together(found)
        clauses = sentence.words.clauses
        by_clause = [_by_clause(spans, clauses) for spans in found]
        shared = set(by_clause[0]).intersection(*by_clause[1:]) - set(_by_clause(barred, clauses))
        return [span for clause in sorted(shared) for span in _together([spans[clause] for spans in by_clause])]


def _sorts(node: Node) -> Iterator[Word]:
    if isinstance(node, Word):
        yield node
    elif isinstance(node, SplitVerb):
        yield from (node.verb, node.particle)
    elif isinstance(node, Choice | Sequence_):
        for inner in node.options if isinstance(node, Choice) else node.parts:
            yield from _sorts(inner)


def _by_clause(spans: Iterable[Span], clauses: tuple[int, ...]) -> dict[int, list[Span]]:
    """The spans keyed by the clause in which they begin."""
    out: dict[int, list[Span]] = {}
    for span in spans:
        out.setdefault(clauses[span[0]], []).append(span)
    return out


def _together(groups: list[list[Span]]) -> list[Span]:
    """The range over one span of each group, as a list of one; an empty list when there is no such choice."""
    chosen = _disjoint(groups)
    return [] if chosen is None else [(min(start for start, _ in chosen), max(end for _, end in chosen))]


def _spans(sequence: Sequence_, sentence: Places) -> list[Span]:
    """The longest match from each word, in order; matches of no words are left out."""
    if not sequence.after(sentence, sentence.everywhere >> 1):
        return []
    starts = sequence.begins(sentence) & sentence.everywhere >> 1
    if len(sequence.parts) == 1 and isinstance(sequence.parts[0], Word):
        return [(start, start + 1) for start in each(starts)]
    out = []
    for start in each(starts):
        end = sequence.after(sentence, 1 << start).bit_length() - 1
        if end > start:
            out.append((start, end))
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
