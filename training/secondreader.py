"""Learns the second reader (lint/secondreader.py) from labelled letters, and measures what it is worth.

    python -m training.secondreader [FOLDER …]          # writes lint/secondreader.json and prints the figures
    python -m training.secondreader --check [FOLDER …]  # prints the figures only

It learns from the samples, and from the labelled letters of each FOLDER given. Every folder of letters is by another
hand. The figures are those of readers that were taught without the folder whose letters they judge; what is written is
taught with all of them.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import yaml

from lint.checks import next_step
from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.language import EMBEDDED
from lint.letter import Letter
from lint.model import HEALTH, INTAKE, NOT_APPLICABLE, REJECTIONS, Reading
from lint.results import Result, Status
from lint.secondreader import (
    ANSWERS,
    FILE,
    QUESTIONS,
    REJECTION,
    SecondReader,
    answer_by,
    doubts,
    kinds_by,
    signs_of,
)

SAMPLES = Path(__file__).parents[1] / "samples"
ENDING = ".labels.yaml"
APART = "voorbeeld"  # a folder of letters by several hands, whose names tell which
TEMPLATES = "takken"  # a folder of templates that were made to try conditions: their wording teaches nothing
HANDS = 3  # in the letters of how many hands a sign must occur
RIDGE = 0.1  # how much a weight costs
SCALE = 1000  # weights are kept in thousandths
Label = Mapping[str, object]
Signs = Callable[["Case"], frozenset[str]]


@dataclass(frozen=True)
class Case:
    """A labelled letter: whose hand it is by, the signs in it, what the rules say of it, and what is true.

    `step` is the next step that the rules find in it, whether or not they hold it for a rejection.
    """

    hand: str
    signs: frozenset[str]
    reading: Reading
    step: str
    label: Label


class Listener(SecondReader):
    """Stands in for the second reader of an engine: says nothing, and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__([0.0] * len(QUESTIONS), {})
        self.heard: list[Letter] = []

    def leanings_of(self, letter: Letter) -> Mapping[str, float]:
        """No leaning."""
        self.heard.append(letter)
        return self.leanings(())


def read(engine: Engine, labels: Sequence[Path]) -> list[tuple[Result, Case | None]]:
    """What the rules alone say of the documents with these label files, each with its case if it is one letter."""
    listener = Listener()
    listening = copy(engine)
    listening.second = lambda: listener
    return [_listen(listening, listener, file) for file in labels]


def _listen(engine: Engine, listener: Listener, labels: Path) -> tuple[Result, Case | None]:
    listener.heard.clear()
    (result,) = engine.check([Input(str(_document(labels)))])
    label = yaml.safe_load(labels.read_text(encoding="utf-8"))
    alone = len(listener.heard) == 1 and TEMPLATES not in labels.parts
    if result.status is not Status.CHECKED or not alone or result.branches:
        return result, None
    (letter,) = listener.heard
    reading = Reading(result.kinds, result.facts, unsure=result.unsure)
    return result, Case(hand_of(labels), signs_of(letter), reading, next_step.read(letter).value, label)


def weighed(case: Case, reader: SecondReader) -> tuple[Reading, tuple[str, ...]]:
    """What comes of the reading of the rules when a reader weighs the letter, and what it then doubts."""
    leanings = reader.leanings(case.signs)
    kinds = kinds_by(leanings, case.reading.kinds)
    overruled = {"kinds"} if kinds != case.reading.kinds else set()
    facts = dict(case.reading.facts) | {"next_step": NOT_APPLICABLE}
    if any(kind in REJECTIONS for kind in kinds):
        facts["next_step"] = answer_by(leanings, "next_step", case.step)
        overruled |= {"next_step"} if facts["next_step"] != case.step else set()
    if INTAKE not in kinds:
        facts["lawyer_choice"] = NOT_APPLICABLE
    found = Reading(kinds, facts, unsure=case.reading.unsure, overruled=tuple(overruled))
    return found, doubts(leanings, found)


def wrong(reading: Reading, label: Label) -> bool:
    """Whether a verdict of a reading is not that of the label."""
    return sorted(reading.kinds) != sorted(_kinds(label)) or any(reading.facts[f] != label[f] for f in ANSWERS)


def _document(labels: Path) -> Path:
    (found,) = (path for path in labels.parent.glob(f"{labels.name.removesuffix(ENDING)}.*") if path != labels)
    return found


def hand_of(file: Path) -> str:
    """Whose hand a sample is by: the name of a folder."""
    return file.name.removesuffix(ENDING).rpartition("-")[0] if file.parent.name == APART else file.parent.name


def answer(question: str, label: Label) -> float:
    """What a label says on one of QUESTIONS: 1 for yes, -1 for no, NaN where it is not asked."""
    rejected = any(kind in REJECTIONS for kind in _kinds(label))
    fact, _, wanted = question.partition(": ")
    if (question == HEALTH and not rejected) or (wanted and label[fact] == NOT_APPLICABLE):
        return float("nan")
    if wanted:
        return 1.0 if label[fact] == wanted else -1.0
    return 1.0 if (rejected if question == REJECTION else question in _kinds(label)) else -1.0


def learn(letters: Sequence[Case], signs: Signs = lambda case: case.signs) -> SecondReader:
    """The reader that these letters teach: ridge regression for each question, in closed form."""
    hands: dict[str, set[str]] = defaultdict(set)
    for case in letters:
        for name in signs(case):
            hands[name].add(case.hand)
    kept = sorted(name for name, of in hands.items() if len(of) >= HANDS)
    place = {name: number for number, name in enumerate(kept)}
    table = np.zeros((len(letters), len(kept)))
    for row, case in zip(table, letters, strict=True):
        row[[place[name] for name in signs(case) if name in place]] = 1
        row /= max(np.sqrt(row.sum()), 1)
    start, weights = np.zeros(len(QUESTIONS)), np.zeros((len(kept), len(QUESTIONS)))
    truth = np.array([[answer(question, case.label) for question in QUESTIONS] for case in letters])
    for column in range(len(QUESTIONS)):
        asked = ~np.isnan(truth[:, column])
        rows, said = table[asked], truth[asked, column]
        start[column] = said.mean()
        kernel = rows @ rows.T + RIDGE * np.eye(len(rows))
        weights[:, column] = rows.T @ np.linalg.solve(kernel, said - start[column])
    return SecondReader(start, dict(zip(kept, weights.tolist(), strict=True)))


def crossed(letters: Sequence[Case], hands: Collection[str] = (), signs: Signs = lambda case: case.signs) -> Worth:
    """What readers are worth for letters by some hands (none: by each), that they were taught without."""
    judged = []
    for hand in sorted(hands or {case.hand for case in letters}):
        taught = learn([case for case in letters if case.hand != hand], signs)
        mine = [replace(case, signs=signs(case)) for case in letters if case.hand == hand]
        judged += [(case, *weighed(case, taught)) for case in mine]
    return worth(judged)


@dataclass(frozen=True)
class Worth:
    """How many letters there are; with a wrong verdict of the rules alone, and after weighing; marked, and `caught`.

    Caught are those that are marked and still have a wrong verdict.
    """

    letters: int
    by_rules: int
    wrong: int
    marked: int
    caught: int

    def __str__(self) -> str:
        return (
            f"{self.letters} letters: wrong by the rules alone {self.by_rules}, weighed {self.wrong}"
            f" ({self.wrong / self.letters:.1%}); marked {self.marked} ({self.marked / self.letters:.1%}), among them"
            f" {self.caught} of the wrong ({self.caught / max(self.wrong, 1):.0%})"
        )


def worth(judged: Sequence[tuple[Case, Reading, Sequence[str]]]) -> Worth:
    """What was judged against the labels, a letter with any doubt being marked."""
    errs = [wrong(reading, case.label) for case, reading, _ in judged]
    marks = [bool(found) for *_, found in judged]
    by_rules = sum(wrong(case.reading, case.label) for case, *_ in judged)
    return Worth(len(judged), by_rules, sum(errs), sum(marks), sum(e and m for e, m in zip(errs, marks, strict=True)))


def candidates(letters: Sequence[Case]) -> Mapping[str, Worth]:
    """What was weighed against each other, under one bound: `CLEAR`."""
    of: Mapping[str, Signs] = {
        "words": lambda case: frozenset(sign for sign in case.signs if not sign.startswith("<")),
        "phrases of the rules": lambda case: frozenset(sign for sign in case.signs if sign.startswith("<")),
        "words and phrases": lambda case: case.signs,
    }
    return {name: crossed(letters, (), signs) for name, signs in of.items()}


def written(reader: SecondReader, taught_by: str) -> str:
    """The text of the file that the program reads, a sign a line; `taught_by` is the digest of the samples."""

    def row(numbers: np.ndarray) -> str:
        return json.dumps([round(float(n) * SCALE) for n in numbers])

    signs = ",\n".join(
        f"  {json.dumps(sign, ensure_ascii=False)}: {row(reader.weights[number])}"
        for sign, number in reader.numbers.items()
    )
    head = f' "taught by": "{taught_by}",\n "questions": {json.dumps(QUESTIONS)},\n "scale": {SCALE}'
    return f'{{\n{head},\n "start": {row(reader.start)},\n "signs": {{\n{signs}\n }}\n}}\n'


def digest(letters: Sequence[Case]) -> str:
    """Tells letters as a reader sees them, with their labels, from all others."""
    seen = [[case.hand, sorted(case.signs), {q: answer(q, case.label) for q in QUESTIONS}] for case in letters]
    return sha256(json.dumps(seen).encode()).hexdigest()


def cases(engine: Engine, folder: Path) -> list[Case]:
    """The labelled letters under a folder."""
    return [case for _, case in read(engine, sorted(folder.rglob(f"*{ENDING}"))) if case is not None]


def main(arguments: Sequence[str]) -> None:
    """Prints the figures; writes the file unless only they are asked for."""
    engine = Engine(Settings(model=EMBEDDED))
    samples = cases(engine, SAMPLES)
    letters = samples + [case for name in arguments if name != "--check" for case in cases(engine, Path(name))]
    for name, figures in candidates(letters).items():
        print(f"{name:22} {figures}")
    if "--check" not in arguments:
        FILE.write_text(written(learn(letters), digest(samples)), encoding="utf-8")
        print(f"{FILE}: {FILE.stat().st_size} bytes")


def _kinds(label: Label) -> list[str]:
    kinds = label["kinds"]
    assert isinstance(kinds, list)
    return kinds


if __name__ == "__main__":
    main(sys.argv[1:])
