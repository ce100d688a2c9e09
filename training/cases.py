"""Labelled letters as the second reader learns from them: their signs, what the rules say of them, and what is true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import yaml

from lint import kinds, signs
from lint.checks import lawyer_choice, next_step
from lint.checks.lawyer_choice import LawyerChoice
from lint.checks.next_step import NextStep
from lint.engine import Engine
from lint.files import Input
from lint.kinds import Kinds
from lint.letter import Letter
from lint.model import HEALTH, NOT_APPLICABLE, REJECTIONS
from lint.results import Result, Status
from lint.secondreader import QUESTIONS, REASON, REJECTION, Act, Opinion
from lint.signs import Row
from training.tagged import Tagged, files, tagged

SAMPLES = Path(__file__).parents[1] / "samples"
ENDING = ".labels.yaml"
APART = "voorbeeld"  # a folder of letters by several hands, whose names tell which
TEMPLATES = "takken"  # a folder of templates that were made to try conditions: their wording teaches nothing
Label = Mapping[str, object]


@dataclass(frozen=True)
class Case:
    """A labelled letter: whose hand it is by, its signs, what the rules say of it, and what is true.

    `rows` are the signs of its sentences and `row` those of the whole; `acts` is what each sentence does, where
    somebody has marked that. `step` and `choice` are what the rules find in it, whatever they hold it for.
    """

    name: str
    hand: str
    rows: Sequence[Row]
    row: Row
    acts: Sequence[frozenset[Act]] | None
    kinds: Kinds
    step: NextStep
    choice: LawyerChoice
    label: Label


class Listener:
    """Stands in for the second reader of an engine: says nothing, and keeps what it was asked."""

    def __init__(self) -> None:
        self.heard: list[Letter] = []

    def read(self, letter: Letter) -> Opinion:
        """No leaning."""
        self.heard.append(letter)
        nothing = np.zeros((len(letter.sentences), len(Act)), dtype=np.float32)
        return Opinion(letter, nothing, dict.fromkeys(QUESTIONS, 0.0))


def of_samples(engine: Engine, labels: Sequence[Path]) -> list[tuple[Result, Case | None]]:
    """What the rules alone say of the documents with these label files, each with its case if it is one letter."""
    listener, listening = _listening(engine)
    return [_sample(listening, listener, file) for file in labels]


def of_tagged(engine: Engine, chosen: Iterable[Path]) -> list[Case]:
    """The cases of the letters in tagged files."""
    listener, listening = _listening(engine)
    return [case for file in chosen for letter in tagged(file) for case in _tagged(listening, listener, letter)]


def answer(question: str, label: Label) -> float:
    """What a label says on one of QUESTIONS: 1 for yes, 0 for no, NaN where it is not asked."""
    kinds = label["kinds"]
    assert isinstance(kinds, list)
    rejected = any(kind in REJECTIONS for kind in kinds)
    fact, _, wanted = question.partition(": ")
    if (question == HEALTH and not rejected) or (wanted and label[fact] == NOT_APPLICABLE):
        return float("nan")
    if question == REASON:
        return float(label[REASON]) if isinstance(label[REASON], bool) else float("nan")
    if wanted:
        return float(label[fact] == wanted)
    return float(rejected if question == REJECTION else question in kinds)


def digest(samples: Sequence[Case]) -> str:
    """Tells what a reader was taught by from all else: the samples as it reads them, and the tagged letters."""
    found = sha256()
    for case in samples:
        for row in (case.row, *case.rows):
            found.update("\n".join(sorted(row)).encode())
        found.update(repr((case.hand, [answer(question, case.label) for question in QUESTIONS])).encode())
    for file in files():
        found.update(file.read_bytes())
    return found.hexdigest()


def hand_of(file: Path) -> str:
    """Whose hand a sample is by: the name of a folder."""
    return file.name.removesuffix(ENDING).rpartition("-")[0] if file.parent.name == APART else file.parent.name


def _listening(engine: Engine) -> tuple[Listener, Engine]:
    listener, listening = Listener(), copy(engine)
    listening.second = lambda: listener
    return listener, listening


def _sample(engine: Engine, listener: Listener, labels: Path) -> tuple[Result, Case | None]:
    listener.heard.clear()
    (result,) = engine.check([Input(str(_document(labels)))])
    alone = len(listener.heard) == 1 and TEMPLATES not in labels.parts
    if result.status is not Status.CHECKED or not alone or result.branches:
        return result, None
    label = yaml.safe_load(labels.read_text(encoding="utf-8"))
    return result, _case(str(labels), hand_of(labels), listener.heard[0], label, None)


def _tagged(engine: Engine, listener: Listener, letter: Tagged) -> Iterator[Case]:
    listener.heard.clear()
    (result,) = engine.check([Input(letter.name, data=letter.text.encode())])
    if result.status is Status.CHECKED and len(listener.heard) == 1:
        (read,) = listener.heard
        yield _case(letter.name, letter.hand, read, letter.label, letter.acts_in(read))


def _case(name: str, hand: str, letter: Letter, label: Label, acts: Sequence[frozenset[Act]] | None) -> Case:
    return Case(
        name,
        hand,
        signs.of_sentences(letter),
        signs.of_letter(letter),
        acts,
        kinds.of(letter),
        next_step.read(letter),
        lawyer_choice.read(letter),
        label,
    )


def _document(labels: Path) -> Path:
    (found,) = (path for path in labels.parent.glob(f"{labels.name.removesuffix(ENDING)}.*") if path != labels)
    return found
