"""Rule packs: found, read and compiled. A pack is a folder of YAML files; see CONTRIBUTING for the form of a rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from lint.matching import Group, Matcher
from lint.model import Severity
from lint.packyaml import Node, PackError, read
from lint.phrases import Compiler, PhraseError
from lint.sections import LayoutWords
from lint.sentences import fold

__all__ = ["Body", "Example", "Pack", "PackError", "Rule", "default_pack", "load"]

KINDS = ("schade-afwijzing", "zorg-afwijzing", "rechtsbijstand-intake")
CHECKS = ("next_step", "detail", "lawyer_choice", "weak_links", "placeholders", "presence")
_RULE_REQUIRED = ("id", "name", "severity", "kinds", "check", "fails_on", "title", "norm", "why", "message", "mend", "examples")
_RULE_OPTIONAL = ("words", "fact")
_LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Example:
    """A passage and the verdict that the rule must give on it in a letter of the rule's kind."""

    verdict: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack as its file states it; texts are keyed by language (nl, en)."""

    id: str
    name: str
    severity: Severity
    kinds: tuple[str, ...]
    check: str
    fact: str
    fails_on: tuple[object, ...]
    title: Mapping[str, str]
    norm: Mapping[str, str]
    why: Mapping[str, str]
    message: Mapping[str, str]
    mend: Mapping[str, str]
    examples: tuple[Example, ...]
    file: Path
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A body outside the insurer: `value` is its word in `external_body` ("" for none); group `body:<id>` finds it."""

    id: str
    value: str
    stale: str
    source: str


@dataclass(frozen=True)
class Pack:
    """A compiled pack: its rules, one matcher over all its phrases, its expressions and fixed texts."""

    id: str
    title: str
    edition: str
    folder: Path
    rules: tuple[Rule, ...]
    matcher: Matcher
    layout: LayoutWords
    bodies: tuple[Body, ...]
    regexes: Mapping[str, tuple[re.Pattern[str], ...]]
    texts: Mapping[str, frozenset[str]]
    digest: str = ""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def packs_folder() -> Path:
    """The folder of the packs that come with the program, in the wheel or in the checkout."""
    inside = Path(str(files("lint"))) / "patterns"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[1] / "patterns"


@lru_cache(maxsize=1)
def default_pack() -> Pack:
    """The pack `kkv-2016`."""
    return load(packs_folder() / "kkv-2016")


def load(folder: Path) -> Pack:
    """Read and compile the pack in a folder. Raises PackError with file and line where it is broken."""
    if not (folder / "pack.yaml").is_file():
        raise PackError(f"{folder}: no pack.yaml here; a pack is a folder with pack.yaml, words.yaml, kinds.yaml and rules")
    about = read(folder / "pack.yaml").mapping(("id", "title", "edition", "source"), ("holds_from",))
    words = read(folder / "words.yaml").mapping(("lists",), ("verbs", "classes"))
    kinds = read(folder / "kinds.yaml").mapping(("layout", "groups"))
    bodies_node = read(folder / "bodies.yaml").mapping(("bodies", "right_hand"))

    lists = {name: node.strings() for name, node in words["lists"].mapping((), None).items()}
    lists["right_hand"] = bodies_node["right_hand"].strings()
    verbs = {n: v.string() for n, v in words["verbs"].mapping((), None).items()} if "verbs" in words else {}
    classes = {n: v.string() for n, v in words["classes"].mapping((), None).items()} if "classes" in words else {}
    compiler = Compiler(lists, verbs, fold, classes)
    _check_lists(compiler, words["lists"])

    collector = _Collector(compiler)
    collector.add(kinds["groups"])
    rules = []
    for file in sorted(folder.glob("[A-Z]*[0-9].yaml")):
        rules.append(_rule(read(file), collector))
    _unique(rules)
    bodies = tuple(_body(node, collector) for node in bodies_node["bodies"].sequence())
    layout = kinds["layout"].mapping(tuple(LayoutWords.__dataclass_fields__))
    return Pack(
        id=about["id"].string(),
        title=about["title"].string(),
        edition=about["edition"].string(),
        folder=folder,
        rules=tuple(rules),
        matcher=Matcher(collector.groups),
        layout=LayoutWords(**{name: _regex(node, re.DOTALL) for name, node in layout.items()}),
        bodies=bodies,
        regexes=collector.regexes,
        texts=collector.texts,
        lists=lists,
    )


class _Collector:
    """Gathers the word groups of all files of a pack; a name may be given once."""

    def __init__(self, compiler: Compiler):
        self._compiler = compiler
        self.groups: dict[str, Group] = {}
        self.regexes: dict[str, tuple[re.Pattern[str], ...]] = {}
        self.texts: dict[str, frozenset[str]] = {}

    def add(self, node: Node) -> tuple[str, ...]:
        names = []
        for name, group in node.mapping((), None).items():
            parts = group.mapping((), ("phrases", "not", "regexes", "texts"))
            if not parts:
                raise group.error("an empty group; give it phrases, regexes or texts")
            if name in self.groups or name in self.regexes or name in self.texts:
                raise group.error(f"the group {name!r} is defined twice in this pack")
            if "phrases" in parts:
                spoilers = parts["not"].sequence() if "not" in parts else []
                self.groups[name] = Group(
                    tuple(self._pattern(p) for p in parts["phrases"].sequence()),
                    tuple(self._pattern(p) for p in spoilers),
                )
            if "regexes" in parts:
                self.regexes[name] = tuple(_regex(p) for p in parts["regexes"].sequence())
            if "texts" in parts:
                self.texts[name] = frozenset(fold(t) for t in parts["texts"].strings())
            names.append(name)
        return tuple(names)

    def _pattern(self, node: Node):  # type: ignore[no-untyped-def]
        try:
            return self._compiler.pattern(node.string())
        except PhraseError as error:
            raise node.error(str(error)) from None


def _rule(node: Node, collector: _Collector) -> Rule:
    parts = node.mapping(_RULE_REQUIRED, _RULE_OPTIONAL)
    groups = collector.add(parts["words"]) if "words" in parts else ()
    norm = parts["norm"].mapping(("document", "edition", "clause", "source"))
    check = parts["check"].string(CHECKS)
    return Rule(
        id=parts["id"].string(),
        name=parts["name"].string(),
        severity=Severity(parts["severity"].string(tuple(Severity))),
        kinds=tuple(k.string(KINDS) for k in parts["kinds"].sequence()),
        check=check,
        fact=parts["fact"].string() if "fact" in parts else check,
        fails_on=tuple(item.value for item in parts["fails_on"].sequence()),
        title=_texts(parts["title"]),
        norm={k: v.string() for k, v in norm.items()},
        why=_texts(parts["why"]),
        message=_texts(parts["message"]),
        mend=_texts(parts["mend"]),
        examples=tuple(_example(e) for e in parts["examples"].sequence()),
        file=node.file,
        groups=groups,
    )


def _example(node: Node) -> Example:
    fields = node.mapping((), None)
    if set(fields) == {"fact", "text"}:
        return Example(str(fields["fact"].value), fields["text"].string(), 0)
    if len(fields) != 1:
        raise node.error('an example is written as "verdict: text"')
    verdict, text = next(iter(fields.items()))
    return Example(verdict, text.string(), 0)


def _body(node: Node, collector: _Collector) -> Body:
    parts = node.mapping(("id", "names", "source"), ("value", "stale"))
    body = Body(
        parts["id"].string(),
        parts["value"].string() if "value" in parts else "",
        parts["stale"].string() if "stale" in parts else "",
        parts["source"].string(),
    )
    names = tuple(collector._pattern(n) for n in parts["names"].sequence())
    collector.groups[f"body:{body.id}"] = Group(names)
    return body


def _texts(node: Node) -> dict[str, str]:
    return {k: " ".join(v.string().split()) for k, v in node.mapping(_LANGUAGES).items()}


def _regex(node: Node, flags: int = 0) -> re.Pattern[str]:
    try:
        return re.compile(node.string(), flags | re.MULTILINE)
    except re.error as error:
        raise node.error(f"not a regular expression: {error}") from None


def _check_lists(compiler: Compiler, node: Node) -> None:
    for name, entries in node.mapping((), None).items():
        try:
            compiler.pattern(f"<{name}>")
        except PhraseError as error:
            raise entries.error(str(error)) from None


def _unique(rules: Iterable[Rule]) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            raise PackError(f"{rule.file}:1: the rule {rule.id} stands in {seen[rule.id].file.name} too")
        seen[rule.id] = rule
