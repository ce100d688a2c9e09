"""The words by which rejections are counted for product review: grounds, branches of insurance, articles, dates.

They stand in `signals.yaml` of a pack, each ground and branch with its name in Dutch and English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lint.matching import Group, Matcher
from lint.model import KINDS
from lint.packyaml import Node
from lint.phrases import Compiler
from lint.wordgroups import Collector, regex

NOT_STATED = "not-stated"  # the ground of a letter that states none, in examples and tables
_EXPRESSIONS = ("reference", "own_date", "other_date")


@dataclass(frozen=True, slots=True)
class Term:
    """A ground or a branch: its code, its name by language, and the kinds of letter that are always of it."""

    id: str
    name: Mapping[str, str]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignalWords:
    """What `signals.yaml` says; the matcher finds every ground and branch under its code.

    Of two grounds or branches that are said as plainly, the one that stands first is meant. `months` gives the number
    of a month by each way to write it; `examples` are pairs of a ground and a passage that states it.
    """

    file: Path
    grounds: tuple[Term, ...]
    branches: tuple[Term, ...]
    matcher: Matcher
    expressions: Mapping[str, tuple[re.Pattern[str], ...]]
    months: Mapping[str, int]
    examples: tuple[tuple[str, str], ...]


def read(node: Node, compiler: Compiler) -> SignalWords:
    """The words of a file, compiled. Raises PackError with file and line where it is broken."""
    parts = node.mapping(("grounds", "branches", "words", "expressions", "months", "examples"))
    collector = Collector(compiler)
    collector.add(parts["words"])
    grounds = tuple(_term(item, collector) for item in parts["grounds"].sequence())
    branches = tuple(_term(item, collector) for item in parts["branches"].sequence())
    expressions = parts["expressions"].mapping(_EXPRESSIONS)
    stated = (NOT_STATED, *(ground.id for ground in grounds))
    return SignalWords(
        file=node.file,
        grounds=grounds,
        branches=branches,
        matcher=Matcher(collector.groups),
        expressions={name: tuple(map(regex, item.sequence())) for name, item in expressions.items()},
        months=_months(parts["months"]),
        examples=tuple(_example(item, stated) for item in parts["examples"].sequence()),
    )


def weak(code: str) -> str:
    """The group of the words that point at a ground or branch less plainly."""
    return f"{code}, weak"


def _term(node: Node, collector: Collector) -> Term:
    parts = node.mapping(("id", "name", "phrases"), ("not", "weak", "kinds"))
    code = parts["id"].string()
    if code in collector.groups or code == NOT_STATED:
        raise parts["id"].error("pack_taken", found=repr(code))
    spoilers = collector.patterns(parts["not"]) if "not" in parts else ()
    collector.groups[code] = Group(collector.patterns(parts["phrases"]), spoilers)
    if "weak" in parts:
        collector.groups[weak(code)] = Group(collector.patterns(parts["weak"]), spoilers)
    name = {lang: text.string() for lang, text in parts["name"].mapping(("nl", "en")).items()}
    return Term(code, name, tuple(k.string(KINDS) for k in parts["kinds"].sequence()) if "kinds" in parts else ())


def _months(node: Node) -> dict[str, int]:
    """The number of a month by its names; twelve lists of names are wanted."""
    lists = node.sequence()
    if len(lists) != 12:
        raise node.error("pack_months", n=len(lists))
    return {name.string(): number for number, names in enumerate(lists, start=1) for name in names.sequence()}


def _example(node: Node, stated: tuple[str, ...]) -> tuple[str, str]:
    parts = node.mapping((), stated)
    if len(parts) != 1:
        raise node.error("pack_ground")
    (ground, text), *_ = parts.items()
    return ground, text.string()
