"""A second reader, who weighs a letter as a whole: what its words and the phrases of the rules in it speak for.

The rules decide by single sentences, and err where a letter says it in words that they do not know, or says their
words of something else. Where the whole letter clearly speaks for another answer, that is the answer
(`lint/weighing.py`); where it does so less clearly, a person should look. It is a linear model over which signs occur,
learnt from labelled letters by `training/secondreader.py`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from math import sqrt
from pathlib import Path

from lint.letter import Letter
from lint.modality import is_stated
from lint.model import DAMAGE, HEALTH, INTAKE, KINDS, NOT_APPLICABLE, REJECTIONS, Reading
from lint.sections import Zone
from lint.sentences import Sentence

FILE = Path(__file__).with_suffix(".json")
CLEAR = 0.35  # how far it must lean to decide, from 0 (undecided) to about 1 (certain); chosen in training/README.md
SOME = 0.1  # how far it must lean to another answer for a verdict to be in doubt
FEWEST = 125  # signs that it must know in a letter to say anything: it has learnt from few short letters
REJECTION = "rejection"
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "next_step": ("present", "missing", "denied"),
    "lawyer_choice": ("present", "missing", "restricted"),
}
QUESTIONS = (
    REJECTION,
    HEALTH,  # asked of rejections
    INTAKE,
    *(f"{fact}: {answer}" for fact, answers in ANSWERS.items() for answer in answers),
)
_UNHEARD = (Zone.QUOTE, Zone.NAVIGATION, Zone.FOOTER)


def signs_of(letter: Letter) -> frozenset[str]:
    """The signs that occur in a letter."""
    return frozenset(sign for s in letter.sentences if s.zone not in _UNHEARD for sign in signs_in(s))


def signs_in(sentence: Sentence) -> Iterable[str]:
    """The words of a sentence, whether it asks, and what its phrases mean: found, stated, or in a heading."""
    yield from (form for form in sentence.words.forms if form[:1].isalpha() or form == "?")
    above = sentence.is_heading or sentence.zone is Zone.SUBJECT
    for group in sentence.matches:
        yield f"<{group}>"
        if above:
            yield f"<{group}> above"
        if is_stated(sentence, group):
            yield f"<{group}> stated"


class SecondReader:
    """What single signs speak for; it knows nothing of their order."""

    def __init__(self, start: Iterable[float], weights: Mapping[str, Iterable[float]], fewest: int = FEWEST) -> None:
        """`start` is where it stands before it reads, `weights` what a sign adds: a number for each of QUESTIONS."""
        import numpy as np  # takes a while, and spaCy will need it too

        self.start = np.array(tuple(start), dtype=np.float32)
        self.numbers = {sign: number for number, sign in enumerate(weights)}
        self.weights = np.array([tuple(row) for row in weights.values()], dtype=np.float32)
        self.fewest = fewest

    def leanings(self, signs: Iterable[str]) -> Mapping[str, float]:
        """How far it leans to yes (above 0) or no on each of QUESTIONS, for a letter in which these signs occur.

        Of a letter with few signs that it knows it says nothing: it has learnt from no such letter.
        """
        known = [self.numbers[sign] for sign in signs if sign in self.numbers]
        if len(known) < self.fewest:
            return dict.fromkeys(QUESTIONS, 0.0)
        total = self.start + self.weights[known].sum(axis=0) / sqrt(len(known))
        return dict(zip(QUESTIONS, total.tolist(), strict=True))

    def weight(self, sentence: Sentence, question: str) -> float:
        """How much the signs of one sentence add to the answer yes on a question."""
        known = [self.numbers[sign] for sign in set(signs_in(sentence)) if sign in self.numbers]
        return float(self.weights[known, QUESTIONS.index(question)].sum()) if known else 0.0

    def leanings_of(self, letter: Letter) -> Mapping[str, float]:
        """The same as `leanings`, for a letter."""
        return self.leanings(signs_of(letter))


def kinds_by(leanings: Mapping[str, float], found: Collection[str]) -> tuple[str, ...]:
    """The kinds that the rules found, without those that a letter clearly is not, with those that it clearly is.

    A letter of several kinds stays so: each of its parts speaks for one of them and against the other.
    """
    if len(found) > 1:
        return tuple(found)
    kinds = set(found)
    rejected = kinds.intersection(REJECTIONS)
    branch = HEALTH if leanings[HEALTH] > 0 else DAMAGE
    if rejected and leanings[REJECTION] < -CLEAR:
        kinds -= rejected
    elif not rejected and leanings[REJECTION] > CLEAR:
        kinds.add(branch)
    elif len(rejected) == 1 and abs(leanings[HEALTH]) > CLEAR:
        kinds = kinds - rejected | {branch}
    if leanings[INTAKE] > CLEAR:
        kinds.add(INTAKE)
    elif leanings[INTAKE] < -CLEAR:
        kinds.discard(INTAKE)
    return tuple(kind for kind in KINDS if kind in kinds)


def answer_by(leanings: Mapping[str, float], fact: str, said: str) -> str:
    """The verdict of the rules on a fact, or another that a letter clearly speaks for."""
    best, much = best_other(leanings, fact, said)
    return best if much > CLEAR else said


def doubts(leanings: Mapping[str, float], reading: Reading) -> tuple[str, ...]:
    """Which verdicts a person should look at.

    Those that a letter as a whole speaks against, those that were decided against the rules, and of the doubts of the
    rules those that it does not clear up.
    """
    if not any(leanings.values()):
        return reading.unsure
    return tuple(
        fact
        for fact, much in agreement(leanings, reading).items()
        if much < (CLEAR if fact in reading.unsure else -SOME) or fact in reading.overruled
    )


def agreement(leanings: Mapping[str, float], reading: Reading) -> Mapping[str, float]:
    """How far leanings support (above 0) or contradict each verdict of a reading."""
    found = {}
    for fact in ANSWERS:
        said = reading.facts.get(fact, NOT_APPLICABLE)
        if said != NOT_APPLICABLE:
            found[fact] = -best_other(leanings, fact, str(said))[1]
    rejected = [kind for kind in REJECTIONS if kind in reading.kinds]
    shared = [_sided(leanings[REJECTION], bool(rejected)), _sided(leanings[INTAKE], INTAKE in reading.kinds)]
    if len(rejected) == 1:
        shared.append(_sided(leanings[HEALTH], HEALTH in reading.kinds))
    found["kinds"] = min(shared)
    return found


def best_other(leanings: Mapping[str, float], fact: str, said: str) -> tuple[str, float]:
    """The answer that most speaks for, other than the one said, and by how much more than for that."""
    others = [answer for answer in ANSWERS[fact] if answer != said]
    best = max(others, key=lambda answer: leanings[f"{fact}: {answer}"])
    return best, (leanings[f"{fact}: {best}"] - leanings[f"{fact}: {said}"]) / 2


def _sided(leaning: float, yes: bool) -> float:
    return leaning if yes else -leaning


@cache
def shipped() -> SecondReader:
    """The second reader that comes with the program."""
    content = json.loads(FILE.read_text(encoding="utf-8"))
    scale = content["scale"]
    rows = {sign: [n / scale for n in row] for sign, row in content["signs"].items()}
    return SecondReader([n / scale for n in content["start"]], rows)
