"""The groups of words that the files of a pack define, gathered and compiled."""

from __future__ import annotations

import re

from lint.matching import Group
from lint.packyaml import Node
from lint.phrases import Compiler, PhraseError
from lint.sentences import fold
from lint.wordpatterns import Pattern


class Collector:
    """Gathers the word groups of all files of a pack; a name may be given once."""

    def __init__(self, compiler: Compiler):
        self._compiler = compiler
        self.groups: dict[str, Group] = {}
        self.regexes: dict[str, tuple[re.Pattern[str], ...]] = {}
        self.texts: dict[str, frozenset[str]] = {}

    def add(self, node: Node) -> tuple[str, ...]:
        """Take the groups of one mapping in; their names. Raises PackError for a group that is empty or known."""
        names = []
        for name, group in node.mapping((), None).items():
            parts = group.mapping((), ("phrases", "not", "regexes", "texts"))
            if not parts:
                raise group.error("pack_empty_group")
            if name in self.groups or name in self.regexes or name in self.texts:
                raise group.error("pack_twice", name=repr(name))
            if "phrases" in parts:
                spoilers = self.patterns(parts["not"]) if "not" in parts else ()
                self.groups[name] = Group(self.patterns(parts["phrases"]), spoilers)
            if "regexes" in parts:
                self.regexes[name] = tuple(regex(p) for p in parts["regexes"].sequence())
            if "texts" in parts:
                self.texts[name] = frozenset(fold(t) for t in parts["texts"].strings())
            names.append(name)
        return tuple(names)

    def collect(self, name: str, phrases: Node, spoilers: Node | None) -> None:
        """Take in one group of phrases, with what spoils them."""
        self.groups[name] = Group(self.patterns(phrases), self.patterns(spoilers) if spoilers is not None else ())

    def patterns(self, node: Node) -> tuple[Pattern, ...]:
        """The compiled phrases of a list. Raises PackError at the phrase that breaks the notation."""
        return tuple(self.pattern(phrase) for phrase in node.sequence())

    def pattern(self, node: Node) -> Pattern:
        """One compiled phrase. Raises PackError when it breaks the notation."""
        try:
            return self._compiler.pattern(node.string())
        except PhraseError as error:
            raise node.error("pack_phrase", why=error) from None


def regex(node: Node, flags: int = 0) -> re.Pattern[str]:
    """A compiled regular expression. Raises PackError when it is none."""
    try:
        return re.compile(node.string(), flags | re.MULTILINE)
    except re.error as error:
        raise node.error("pack_regex", why=error) from None
