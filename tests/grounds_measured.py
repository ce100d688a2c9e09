"""How well grounds, articles and branches of rejections are read, beside the labels in `tests/grounds/`.

`python -m tests.grounds_measured` prints the figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.language import EMBEDDED
from lint.results import Signals

FOLDER = Path(__file__).parent / "grounds"
SAMPLES = Path(__file__).parents[1] / "samples"
FILES = ("first", "second", "third")
TOGETHER = {"leven": "overig", "apparaat": "overig", "recreatie": "overig"}  # the labels are coarser here


def labels(name: str) -> dict[str, dict[str, Any]]:
    """The labels of a file by the sample that they are of."""
    return dict(yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))


def read(engine: Engine, names: Iterable[str]) -> dict[str, Signals]:
    """What the program says of samples, read as a user's files; one that it takes for no rejection has no signals."""
    names = list(names)
    results = engine.check(Input(str(SAMPLES / name)) for name in names)
    return {name: result.signals or Signals() for name, result in zip(names, results, strict=True)}


@dataclass(frozen=True)
class Figures:
    """Shares between 0 and 1."""

    principal: float
    grounds: float  # F1 of the sets
    articles: float  # F1 of the sets
    branch: float


def compared(gold: Mapping[str, Mapping[str, Any]], said: Mapping[str, Signals]) -> Figures:
    """How far what was said agrees with the labels."""
    grounds, articles = Counter[str](), Counter[str]()
    principal = branch = 0
    for name, label in gold.items():
        signals = said[name]
        codes = [code for code, _ in signals.grounds]
        principal += codes[:1] == label["grounds"][:1]
        grounds += _compared(set(label["grounds"]), set(codes))
        articles += _compared(set(map(_plain, label["articles"])), set(map(_plain, signals.articles)))
        found = signals.branch[0][0] if signals.branch else ""
        branch += TOGETHER.get(found, found) == label["branch"]
    return Figures(principal / len(gold), _f1(grounds), _f1(articles), branch / len(gold))


def _compared(wanted: set[str], said: set[str]) -> Counter[str]:
    return Counter(right=len(wanted & said), wrong=len(wanted ^ said))


def _f1(found: Counter[str]) -> float:
    return 2 * found["right"] / (2 * found["right"] + found["wrong"])


def _plain(article: str) -> str:
    """A reference without what is only a way of writing it."""
    text = article.lower().replace("art. ", "artikel ").replace("van het burgerlijk wetboek", "bw")
    return re.sub(r"[^a-z0-9.:§]+", " ", text).strip()


def main() -> None:
    """Prints the figures of each file and of all together."""
    engine = Engine(Settings(model=EMBEDDED))
    files = {name: labels(name) for name in FILES}
    files["all"] = {sample: label for gold in files.values() for sample, label in gold.items()}
    for name, gold in files.items():
        figures = compared(gold, read(engine, gold))
        print(f"{name} ({len(gold)} letters): {figures}")


if __name__ == "__main__":
    main()
