"""Rule packs: found, read and compiled. A pack is a folder of YAML files; see CONTRIBUTING for the form of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from lint.bodies import Body, Outside, outside
from lint.matching import Matcher
from lint.model import BESIDE, KINDS
from lint.packyaml import Node, PackError, read
from lint.phrases import Compiler, PhraseError
from lint.results import Severity
from lint.sections import LayoutWords
from lint.sentences import fold
from lint.signalwords import SignalWords
from lint.signalwords import read as read_signal_words
from lint.wordgroups import Collector, regex

__all__ = ["Body", "Example", "Pack", "PackError", "Rule", "default_pack", "load"]

VERDICTS = {
    "next_step": ("present", "missing", "denied"),
    "detail": ("true", "false"),
    "lawyer_choice": ("present", "missing", "restricted"),
    "weak_links": ("weak", "good"),
    "placeholders": ("placeholder", "filled"),
    "suppressions": ("unused", "used"),
    "wording": ("found", "absent"),
}  # the checks, and what an example of a rule of each can be
CHECKS = tuple(VERDICTS)
COUNTED = ("weak_links", "placeholders", "suppressions")  # answered by a number; a finding for each
DETAILS = ("channel", "deadline", "reason", *BESIDE)
PASSAGE = "{passage}"  # where a frame takes an example
_RULE_REQUIRED = tuple("id name severity kinds check fails_on title norm why message mend examples".split())
_RULE_OPTIONAL = ("words", "fact")
_LANGUAGES = ("nl", "en")
SIGNALS = "signals.yaml"  # which a pack may do without
_RULE_FILES = "[A-Z]*[0-9].yaml"
_FILES = ("pack.yaml", "words.yaml", "kinds.yaml", "bodies.yaml", "frames.yaml")


@dataclass(frozen=True, slots=True)
class Example:
    """A passage and the verdict that the rule must give on it; `line` is 0 until `lint.examples` looks it up."""

    verdict: str
    text: str
    line: int = 0


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
    outside: Outside
    stale: frozenset[str]  # the groups of names, addresses and periods that no longer hold
    regexes: Mapping[str, tuple[re.Pattern[str], ...]]
    texts: Mapping[str, frozenset[str]]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    frames: Mapping[str, str] = field(default_factory=dict)
    signals: SignalWords | None = None  # None for a pack that says nothing of grounds

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies outside the insurer."""
        return self.outside.bodies

    def on(self, day: date | None) -> Pack:
        """The pack for letters of a day; None for those of today."""
        return replace(self, stale=self.outside.stale(day))

    def frames_of(self, rule: Rule) -> tuple[str, ...]:
        """The names of the letters that take a rule's examples: one for each kind, that of its check, or all."""
        special = tuple(name if name in self.frames else name.partition("/")[0] for name in _own_frames(rule))
        return special or ((rule.check,) if rule.check in self.frames else tuple(k for k in KINDS if k in self.frames))


def packs_folder() -> Path:
    """The folder of the packs that come with the program, in the wheel or in the checkout."""
    inside = Path(str(files("lint"))) / "patterns"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[1] / "patterns"


@lru_cache(maxsize=1)
def default_pack() -> Pack:
    """The pack `kkv-2016`."""
    return load(default_folder())


def default_folder() -> Path:
    """The folder of the pack `kkv-2016`."""
    return packs_folder() / "kkv-2016"


def load(folder: Path, read: Callable[[Path], Node] = read) -> Pack:
    """Read and compile the pack in a folder. Raises PackError with file and line where it is broken."""
    if not (folder / "pack.yaml").is_file():
        raise PackError("pack_none", place=folder, files=", ".join(_FILES))
    about = read(folder / "pack.yaml").mapping(("id", "title", "edition", "source"), ("holds_from", "extends"))
    ground = packs_folder() / about["extends"].string(_shipped()) if "extends" in about else folder
    lent = {name for name in _FILES if ground != folder and not (folder / name).is_file()}
    files = {name: (ground if name in lent else folder) / name for name in _FILES}
    words = read(files["words.yaml"]).mapping(("lists",), ("verbs", "classes"))
    kinds = read(files["kinds.yaml"]).mapping(("layout", "groups"))

    lists = {name: node.strings() for name, node in words["lists"].mapping((), None).items()}
    verbs = {n: v.string() for n, v in words["verbs"].mapping((), None).items()} if "verbs" in words else {}
    named = words["classes"].mapping((), None) if "classes" in words else {}
    classes = {name: regex(node).pattern for name, node in named.items()}
    compiler = Compiler(lists, verbs, fold, classes)
    _check_lists(compiler, words["lists"])

    collector = Collector(compiler)
    collector.add(kinds["groups"])
    rules = [_rule(read(file), collector) for file in sorted(folder.glob(_RULE_FILES))]
    _unique(rules)
    for file in sorted(ground.glob(_RULE_FILES)):
        if not (folder / file.name).is_file():  # what it knows of letters is lent, its rules are not
            _rule(read(file), collector)
    facts = outside(read(files["bodies.yaml"]), collector.collect)
    signals = folder / SIGNALS
    layout = kinds["layout"].mapping(tuple(LayoutWords.__dataclass_fields__))
    return Pack(
        id=about["id"].string(),
        title=about["title"].string(),
        edition=about["edition"].string(),
        folder=folder,
        rules=tuple(rules),
        matcher=Matcher(collector.groups),
        layout=LayoutWords(**{name: regex(node, re.DOTALL) for name, node in layout.items()}),
        outside=facts,
        stale=facts.stale(None),
        regexes=collector.regexes,
        texts=collector.texts,
        lists=lists,
        frames=_frames(read(files["frames.yaml"]), rules, lent="frames.yaml" in lent),
        signals=read_signal_words(read(signals), compiler) if signals.is_file() else None,
    )


def _shipped() -> tuple[str, ...]:
    """The names of the packs that come with the program."""
    return tuple(sorted(file.parent.name for file in packs_folder().glob("*/pack.yaml")))


def _rule(node: Node, collector: Collector) -> Rule:
    parts = node.mapping(_RULE_REQUIRED, _RULE_OPTIONAL)
    groups = collector.add(parts["words"]) if "words" in parts else ()
    if parts["check"].value == "wording" and not groups:
        raise node.error("pack_wording")
    norm = parts["norm"].mapping(("document", "edition", "clause", "source"))
    check = parts["check"].string(CHECKS)
    return Rule(
        id=parts["id"].string(),
        name=parts["name"].string(),
        severity=Severity(parts["severity"].string(tuple(Severity))),
        kinds=tuple(k.string(KINDS) for k in parts["kinds"].sequence()),
        check=check,
        fact=_fact(node, check),
        fails_on=tuple(_failing(item, check) for item in parts["fails_on"].sequence()),
        title=_texts(parts["title"]),
        norm={k: v.string() for k, v in norm.items()},
        why=_texts(parts["why"]),
        message=_texts(parts["message"]),
        mend=_texts(parts["mend"]),
        examples=tuple(_example(e, VERDICTS[check]) for e in parts["examples"].sequence()),
        file=node.file,
        groups=groups,
    )


def _fact(node: Node, check: str) -> str:
    """What a rule asks: for a detail one of the facts about a letter, else the same as its check."""
    if check != "detail":
        if "fact" in node.value:
            raise node.at("fact").error("pack_fact", check=check)
        return check
    if "fact" not in node.value:
        raise node.error("pack_no_fact", allowed=", ".join(DETAILS))
    return node.at("fact").string(DETAILS)


def _failing(node: Node, check: str) -> object:
    """An answer that is a finding; one that the check never gives is refused."""
    answers = (True, False) if check == "detail" else ("above_zero",) if check in COUNTED else VERDICTS[check]
    if not any(node.value is answer or (isinstance(answer, str) and node.value == answer) for answer in answers):
        shown = ", ".join(str(a).lower() for a in answers)
        raise node.error("pack_answer", found=repr(node.value), check=check, allowed=shown)
    return node.value


def _example(node: Node, verdicts: tuple[str, ...]) -> Example:
    only = next(iter(node.value)) if isinstance(node.value, Mapping) and len(node.value) == 1 else None
    if only not in verdicts:
        shown = ", ".join(f'"{v}"' if v in ("true", "false") else v for v in verdicts)
        raise node.error("pack_example", allowed=shown)
    return Example(only, node.at(only).string())


def _frames(node: Node, rules: Sequence[Rule], *, lent: bool) -> dict[str, str]:
    """The letters that take the examples of the rules, by name; each has one place for a passage."""
    needed = dict.fromkeys(name for rule in rules for name in rule.kinds or (rule.check,))
    special = dict.fromkeys(name for rule in rules for name in _own_frames(rule))
    out = {}
    for name, frame in (node.mapping((), None) if lent else node.mapping(tuple(needed), tuple(special))).items():
        out[name] = frame.string()
        if out[name].count(PASSAGE) != 1:
            raise frame.error("pack_frame", passage=PASSAGE, n=out[name].count(PASSAGE))
    return out


def _own_frames(rule: Rule) -> tuple[str, ...]:
    return tuple(f"{kind}/{rule.fact}" for kind in rule.kinds)


def _texts(node: Node) -> dict[str, str]:
    return {k: " ".join(v.string().split()) for k, v in node.mapping(_LANGUAGES).items()}


def _check_lists(compiler: Compiler, node: Node) -> None:
    """Compile every word list, also one that no phrase uses, so that an error points at its line."""
    for name, entries in node.mapping((), None).items():
        try:
            compiler.pattern(f"<{name}>")
        except PhraseError as error:
            raise entries.error("pack_phrase", why=error) from None


def _unique(rules: Iterable[Rule]) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            raise PackError("pack_rule_twice", place=f"{rule.file}:1", rule=rule.id, other=seen[rule.id].file.name)
        seen[rule.id] = rule
