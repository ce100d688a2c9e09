"""How well each rule finds what the labels say: its findings in the samples, or in other labelled folders.

    python -m tests.per_rule [FOLDER...]       # default: samples

The rules are asked alone: the second reader has learnt from these letters. A finding is right when the label of its
letter asks for it. What the label files do not tell stands for some folders of samples in `tests/rule_labels.yaml`;
elsewhere the findings of those rules are only counted.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.language import EMBEDDED
from lint.packs import default_pack
from lint.results import Result, Status
from tests.known_wrong import ENDING, SAMPLES, documents, gold

Label = Mapping[str, Any]
BODIES = {"kifid": "schade-afwijzing", "skgz": "zorg-afwijzing"}  # who handles which claims


def _value(fact: str, bad: object) -> Callable[[Label], int]:
    return lambda label: int(label.get(fact) is bad or (isinstance(bad, str) and label.get(fact) == bad))


def _count(fact: str) -> Callable[[Label], int]:
    return lambda label: label[fact] if isinstance(label.get(fact), int) else 0


def _wrong_body(label: Label) -> int:
    """1 where bodies are named that handle certain claims only, and none of them this one."""
    named = label.get("external_body")
    handled = [BODIES[body] for body in named if body in BODIES] if isinstance(named, list) else []
    return int(bool(handled) and not set(handled) & set(label["kinds"]))


# How many findings of a rule the label of a letter asks for.
ASKED: Mapping[str, Callable[[Label], int]] = {
    "KKV801": _value("next_step", "missing"),
    "KKV802": _value("next_step", "denied"),
    "KKV803": _value("channel", False),
    "KKV804": _value("deadline", False),
    "KKV805": lambda label: int(label.get("external_body") == []),
    "KKV806": _wrong_body,  # labels have no word for a supervisor, so such a finding counts as one too many
    "KKV808": _value("reason", False),
    "KKV811": _value("lawyer_choice", "missing"),
    "KKV812": _value("lawyer_choice", "restricted"),
    "KKV001": _count("weak_links"),
    "BRF001": _count("placeholders"),
}
BY_HAND: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("rule_labels.yaml").read_text(encoding="utf-8"))
RULES = (*ASKED, *BY_HAND["asked"])


@dataclass(frozen=True, slots=True)
class Score:
    """The findings of a rule: right ones, ones too many, and ones that the labels ask for and that are not there."""

    right: int = 0
    extra: int = 0
    absent: int = 0

    def and_(self, found: int, asked: int) -> Score:
        """With the findings of one more letter."""
        both = min(found, asked)
        return Score(self.right + both, self.extra + found - both, self.absent + asked - both)

    @property
    def precision(self) -> float:
        """The share of the findings that is right."""
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        """The share of what is asked for that is found."""
        return self.right / max(1, self.right + self.absent)


def asked(rule: str, name: str, label: Label) -> int | None:
    """How many findings of a rule a letter deserves; None where nobody said. `name` is its folder and name."""
    if rule in ASKED:
        return ASKED[rule](label)
    return int(name in BY_HAND["asked"][rule]) if name.partition("/")[0] in BY_HAND["folders"] else None


def scores(letters: Iterable[tuple[str, Label, Result]]) -> dict[str, Score]:
    """The score of every rule of which labels tell, over the letters that can be checked and are to be."""
    out = dict.fromkeys(RULES, Score())
    for name, label, result in letters:
        if "status" in label or result.status is not Status.CHECKED:
            continue
        found = Counter(finding.rule for finding in result.findings)
        told = {rule: n for rule in RULES if (n := asked(rule, name, label)) is not None}
        out |= {rule: out[rule].and_(found[rule], n) for rule, n in told.items()}
    return out


def name_of(labels: Path) -> str:
    """The folder and name of a letter."""
    return f"{labels.parent.name}/{labels.name.removesuffix(ENDING)}"


def main(folders: Iterable[str]) -> None:
    """Prints a line for each rule."""
    roots = [Path(folder) for folder in folders] or [SAMPLES]
    labels = [file for root in roots for file in sorted(root.rglob(f"*{ENDING}"))]
    engine = Engine(Settings(model=EMBEDDED)).by_rules()
    results = list(engine.check(Input(str(documents(file)[0])) for file in labels))
    told = scores(zip(map(name_of, labels), map(gold, labels), results, strict=True))
    found = Counter(finding.rule for result in results for finding in result.findings)
    print(f"{len(labels)} documents\nrule    findings  right  too many  absent  precision  recall")
    for rule in default_pack().rules:
        score = told.get(rule.id)
        rest = "  no label tells"
        if score is not None and score != Score():
            counts = f"{score.right:7}{score.extra:10}{score.absent:8}"
            rest = f"{counts}{score.precision:11.2f}{score.recall:8.2f}"
        print(f"{rule.id}{found[rule.id]:10}{rest}")


if __name__ == "__main__":
    main(sys.argv[1:])
