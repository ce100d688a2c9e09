"""All phrases of all packs over one sentence, once.

A `Matcher` is built from named groups of patterns. A group may list exceptions (`not:` in a pack): a longer phrase that
disarms a shorter one inside or across it, as ConText's pseudo-modifiers do ("geen reden om … niet te vergoeden").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lint.wordpatterns import Pattern, Words


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


class Matcher:
    """Finds the matches of every group in a sentence; phrases whose words do not occur cost nothing.

    `groups` are keyed by name; a match of an exception disarms every match of its own group that it overlaps.
    """

    def __init__(self, groups: Mapping[str, Group]):
        self._always: list[tuple[str, bool, Pattern]] = []
        self._by_word: dict[str, list[tuple[str, bool, Pattern]]] = defaultdict(list)
        for name, group in groups.items():
            for is_exception, patterns in ((False, group.patterns), (True, group.exceptions)):
                for pattern in patterns:
                    self._add(name, is_exception, pattern)

    def _add(self, name: str, is_exception: bool, pattern: Pattern) -> None:
        anchors = pattern.anchors()
        entry = (name, is_exception, pattern)
        if anchors is None:
            self._always.append(entry)
            return
        for word in anchors:
            self._by_word[word].append(entry)

    def find(self, words: Words) -> dict[str, tuple[Match, ...]]:
        """Matches per group, in order of place; groups without a match are left out."""
        due: dict[int, tuple[str, bool, Pattern]] = {id(e): e for e in self._always}
        for form in {*words.forms, *words.lemmas}:
            for entry in self._by_word.get(form, ()):
                due[id(entry)] = entry
        hits: dict[str, list[Match]] = defaultdict(list)
        spoilers: dict[str, list[Match]] = defaultdict(list)
        for name, is_exception, pattern in due.values():
            for start, end in pattern.find(words):
                (spoilers if is_exception else hits)[name].append(Match(start, end, pattern.text))
        out = {}
        for name, found in hits.items():
            kept = tuple(sorted(m for m in found if not _spoiled(m, spoilers.get(name, ()))))
            if kept:
                out[name] = kept
        return out


def _spoiled(match: Match, spoilers: Iterable[Match]) -> bool:
    """True when an exception shares a word with the match."""
    return any(s.start < match.end and match.start < s.end for s in spoilers)
