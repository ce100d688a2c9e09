"""Compares the samples with their labels, and writes the list of those that the rules get wrong today.

The second reader is left out: it has learnt from the samples, and would hide what the rules do not understand.

`python -m tests.known_wrong` writes `samples/known-wrong.yaml` anew. The reasons that people wrote there stay; a sample
that is new on the list gets the reason of its label file, marked as not yet looked into. Labels are never changed here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.language import EMBEDDED
from lint.results import Result, Status

SAMPLES = Path(__file__).parents[1] / "samples"
LIST = SAMPLES / "known-wrong.yaml"
ENDING = ".labels.yaml"
LABELS = sorted(SAMPLES.rglob(f"*{ENDING}"))
FACTS = (
    "next_step",
    "lawyer_choice",
    "weak_links",
    "placeholders",
)  # with the kinds: the verdict of norm 8, and counts
NEW = "not yet looked into; the label says: "
END_OF_SCALAR = "...\n"  # what PyYAML writes below a word that stands alone
HEAD = """\
# Samples that the rules alone get wrong today: what they say instead of the label, and what they do not understand.
# The labels are right and stay. Written by `python -m tests.known_wrong`, but for the reasons (`why`).
"""


def name_of(labels: Path | None) -> str:
    """How a sample is called: its folder and name."""
    return "no samples yet" if labels is None else labels.relative_to(SAMPLES).as_posix().removesuffix(ENDING)


def documents(labels: Path) -> list[Path]:
    """The documents that a label file stands beside."""
    stem = labels.name.removesuffix(ENDING)
    return [path for path in labels.parent.glob(f"{stem}.*") if path != labels and path.name.startswith(f"{stem}.")]


def gold(labels: Path) -> dict[str, Any]:
    """The label file as it stands."""
    found = yaml.safe_load(labels.read_text(encoding="utf-8"))
    assert isinstance(found, dict), labels
    return found


def judged(engine: Engine, labels: Iterable[Path]) -> dict[str, Result]:
    """The result of each sample by its name, by the rules alone, all read in one run."""
    labels = list(labels)
    inputs = [Input(str(documents(item)[0])) for item in labels]
    return dict(zip(map(name_of, labels), engine.by_rules().check(inputs), strict=True))


def wrong(label: Mapping[str, Any], result: Result) -> dict[str, object]:
    """What the result says otherwise than the label, by fact; nothing where all is right."""
    if "status" in label or result.status is not Status.CHECKED:
        return {} if label.get("status") == result.status.value else {"status": result.status.value}
    pairs = {"kinds": (sorted(label["kinds"]), sorted(result.kinds))}
    pairs |= {fact: (label[fact], result.facts[fact]) for fact in FACTS}
    if "branches" in label:  # the verdicts that the template can give, as the score counts them
        fact = "next_step" if "next_step" in label["branches"][0] else "lawyer_choice"
        wanted = sorted({branch[fact] for branch in label["branches"]})
        pairs["branches"] = (wanted, sorted({str(branch.facts.get(fact)) for branch in result.branches}))
    return {fact: _plain(said) for fact, (wanted, said) in pairs.items() if wanted != said}


def _plain(said: Any) -> object:
    """A fact as plain words, for the list."""
    return said if isinstance(said, (bool, int, list)) else str(said)


def known() -> dict[str, dict[str, Any]]:
    """The list as it stands: by sample, what the engine says, and why."""
    return (yaml.safe_load(LIST.read_text(encoding="utf-8")) or {}) if LIST.exists() else {}


def renewed(results: Mapping[str, Result], old: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, object]]:
    """The list that these results ask for, with the reasons of the old one."""
    new = {}
    for labels in LABELS:
        name, label = name_of(labels), gold(labels)
        if said := wrong(label, results[name]):
            reason = old.get(name, {}).get("why") or NEW + label.get("why", "that it cannot be read")
            new[name] = {**said, "why": reason}
    return new


def _entry(name: str, entry: Mapping[str, object]) -> str:
    """One sample of the list, a line for each fact."""
    lines = [f"{name}:"]
    for fact, said in entry.items():
        text = yaml.safe_dump(said, default_flow_style=True, allow_unicode=True, width=10_000)
        lines.append(f"  {fact}: {text.removesuffix(END_OF_SCALAR).strip()}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes the list, and tells how it changed."""
    old = known()
    new = renewed(judged(Engine(Settings(model=EMBEDDED)), LABELS), old)
    LIST.write_text(HEAD + ("".join(map(_entry, new, new.values())) or "{}\n"), encoding="utf-8")
    for name in sorted(new.keys() | old.keys()):
        if old.get(name) != new.get(name):
            print(f"{name}: {'right now' if name not in new else 'new' if name not in old else 'other'}")
    print(f"{len(LABELS) - len(new)} of {len(LABELS)} samples right, {len(new)} known wrong")
    if unexplained := [name for name, entry in new.items() if str(entry["why"]).startswith(NEW)]:
        print("write a reason for:", *unexplained, file=sys.stderr)


if __name__ == "__main__":
    main()
