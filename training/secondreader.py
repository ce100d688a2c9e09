"""Learns the second reader (lint/secondreader.py) from the samples, and measures what its doubts are worth.

    python -m training.secondreader            # writes lint/secondreader.json and prints the figures
    python -m training.secondreader --check    # prints the figures only

Every folder of samples is by another hand. The figures are those of readers that were taught without the folder whose
letters they judge; what is written is taught with all of them.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.language import EMBEDDED
from lint.letter import Letter
from lint.model import KINDS, NOT_APPLICABLE, Reading, Result, Status
from lint.secondreader import ANSWERS, FILE, QUESTIONS, SecondReader, words_of

SAMPLES = Path(__file__).parents[1] / "samples"
ENDING = ".labels.yaml"
APART = "voorbeeld"  # a folder of letters by several hands, whose names tell which
HANDS = 3  # in the letters of how many hands a word must occur
RIDGE = 0.1  # how much a weight costs
SCALE = 1000  # weights are kept in thousandths
VERDICTS = ("kinds", *ANSWERS)
Label = Mapping[str, object]
Features = Callable[["Case"], frozenset[str]]


@dataclass(frozen=True)
class Case:
    """A labelled letter: whose hand it is by, what occurs in it, what the rules say of it, and what is true."""

    hand: str
    words: frozenset[str]
    phrases: frozenset[str]
    reading: Reading
    label: Label

    @property
    def wrong(self) -> frozenset[str]:
        """The verdicts that the rules have wrong."""
        kinds = {"kinds"} if sorted(self.reading.kinds) != sorted(_kinds(self.label)) else set()
        return frozenset(kinds | {fact for fact in ANSWERS if self.reading.facts[fact] != self.label[fact]})


class Listener(SecondReader):
    """Stands in for the second reader of an engine, and keeps what it was asked."""

    def __init__(self) -> None:
        self.heard: list[tuple[Letter, Reading]] = []

    def doubts_of(self, letter: Letter, reading: Reading) -> tuple[str, ...]:
        """The doubts of the rules as they are."""
        self.heard.append((letter, reading))
        return tuple(fact for fact in VERDICTS if fact in reading.unsure)


def read(engine: Engine, labels: Sequence[Path]) -> list[tuple[Result, Case | None]]:
    """What an engine says of the samples with these label files, each with its case if it could be read."""
    listening = copy(engine)
    listening.second = listener = Listener()
    results = list(listening.check(Input(str(_document(file))) for file in labels))
    heard = iter(listener.heard)
    return [
        (result, _case(file, *next(heard)) if result.status is Status.CHECKED else None)
        for file, result in zip(labels, results, strict=True)
    ]


def _document(labels: Path) -> Path:
    (found,) = (path for path in labels.parent.glob(f"{labels.name.removesuffix(ENDING)}.*") if path != labels)
    return found


def _case(file: Path, letter: Letter, reading: Reading) -> Case:
    phrases = {f"{'letter' if s.in_letter else s.zone}: {name}" for s in letter.sentences for name in s.matches}
    label = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Case(hand_of(file), words_of(letter), frozenset(phrases), reading, label)


def hand_of(file: Path) -> str:
    """Whose hand a sample is by: the name of a folder."""
    return file.name.removesuffix(ENDING).rpartition("-")[0] if file.parent.name == APART else file.parent.name


def answer(question: str, label: Label) -> float:
    """What a label says on one of QUESTIONS: 1 for yes, -1 for no, NaN where it is not asked."""
    if question in KINDS:
        return 1.0 if question in _kinds(label) else -1.0
    fact, _, wanted = question.partition(": ")
    if label[fact] == NOT_APPLICABLE:
        return float("nan")
    return 1.0 if label[fact] == wanted else -1.0


def learn(letters: Sequence[Case], features: Features = lambda case: case.words) -> SecondReader:
    """The reader that these letters teach: ridge regression for each question, in closed form."""
    hands: dict[str, set[str]] = defaultdict(set)
    for case in letters:
        for name in features(case):
            hands[name].add(case.hand)
    kept = sorted(name for name, of in hands.items() if len(of) >= HANDS)
    place = {name: number for number, name in enumerate(kept)}
    table = np.zeros((len(letters), len(kept)))
    for row, case in zip(table, letters, strict=True):
        row[[place[name] for name in features(case) if name in place]] = 1
        row /= max(np.sqrt(row.sum()), 1)
    start, weights = np.zeros(len(QUESTIONS)), np.zeros((len(kept), len(QUESTIONS)))
    truth = np.array([[answer(question, case.label) for question in QUESTIONS] for case in letters])
    for columns in (range(len(KINDS)), *(range(at, at + 3) for at in range(len(KINDS), len(QUESTIONS), 3))):
        asked = ~np.isnan(truth[:, columns[0]])
        rows, said = table[asked], truth[np.ix_(asked, columns)]
        start[columns] = said.mean(axis=0)
        kernel = rows @ rows.T + RIDGE * np.eye(len(rows))
        weights[:, columns] = rows.T @ np.linalg.solve(kernel, said - start[columns])
    return SecondReader(start, dict(zip(kept, weights.tolist(), strict=True)))


def crossed(letters: Sequence[Case], features: Features = lambda case: case.words) -> list[frozenset[str]]:
    """The doubts about each letter of a reader that was taught by the letters of all other hands."""
    taught = {
        hand: learn([case for case in letters if case.hand != hand], features)
        for hand in {case.hand for case in letters}
    }
    return [frozenset(taught[case.hand].doubts(features(case), case.reading)) for case in letters]


@dataclass(frozen=True)
class Worth:
    """How many letters there are, are marked, have a wrong verdict, and (`caught`) are marked and have one."""

    letters: int
    marked: int
    wrong: int
    caught: int

    def __str__(self) -> str:
        sure = self.letters - self.marked
        return (
            f"{self.marked:4} of {self.letters} marked ({self.marked / self.letters:.1%}), among them {self.caught} of"
            f" {self.wrong} wrong ({self.caught / self.wrong:.0%}); wrong: {self.caught / self.marked:.1%} of the"
            f" marked, {(self.wrong - self.caught) / sure:.1%} of the others"
        )


def worth(letters: Sequence[Case], doubts: Sequence[frozenset[str]]) -> Worth:
    """What the doubts about some letters are worth, a letter with any doubt being marked."""
    pairs = [(bool(found), bool(case.wrong)) for case, found in zip(letters, doubts, strict=True)]
    marked, wrong = sum(m for m, _ in pairs), sum(w for _, w in pairs)
    return Worth(len(pairs), marked, wrong, sum(m and w for m, w in pairs))


def candidates(letters: Sequence[Case]) -> Mapping[str, Worth]:
    """What was weighed against each other, under one bound: `CLEAR`."""
    of: Mapping[str, Features] = {
        "words": lambda case: case.words,
        "phrases of the rules": lambda case: case.phrases,
        "words and phrases": lambda case: case.words | case.phrases,
    }
    rules = [frozenset(VERDICTS) & frozenset(case.reading.unsure) for case in letters]
    return {"doubts of the rules": worth(letters, rules)} | {
        name: worth(letters, crossed(letters, features)) for name, features in of.items()
    }


def written(reader: SecondReader) -> str:
    """The text of the file that the program reads, a word a line."""

    def row(numbers: np.ndarray) -> str:
        return json.dumps([round(float(n) * SCALE) for n in numbers])

    words = ",\n".join(
        f"  {json.dumps(word, ensure_ascii=False)}: {row(reader.weights[number])}"
        for word, number in reader.numbers.items()
    )
    head = f' "questions": {json.dumps(QUESTIONS)},\n "scale": {SCALE},\n "start": {row(reader.start)}'
    return f'{{\n{head},\n "words": {{\n{words}\n }}\n}}\n'


def main(arguments: Sequence[str]) -> None:
    """Prints the figures; writes the file unless only they are asked for."""
    found = read(Engine(Settings(model=EMBEDDED)), sorted(SAMPLES.rglob(f"*{ENDING}")))
    letters = [case for _, case in found if case is not None]
    for name, figures in candidates(letters).items():
        print(f"{name:22} {figures}")
    if "--check" not in arguments:
        FILE.write_text(written(learn(letters)), encoding="utf-8")
        print(f"{FILE}: {FILE.stat().st_size} bytes")


def _kinds(label: Label) -> list[str]:
    kinds = label["kinds"]
    assert isinstance(kinds, list)
    return kinds


if __name__ == "__main__":
    main(sys.argv[1:])
