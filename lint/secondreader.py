"""A second reader, who knows no rules: from the words of a letter it guesses what the labels would say.

It never decides. Where it leans clearly to another answer than the rules, a person should look; where it leans clearly
to theirs, a doubt of the rules is dropped. It is a linear model over which words occur, learnt from the samples by
`training/secondreader.py`, so that its mistakes are of another kind than those of the rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from math import sqrt
from pathlib import Path

from lint.letter import Letter
from lint.model import KINDS, NOT_APPLICABLE, Reading

FILE = Path(__file__).with_suffix(".json")
CLEAR = 0.3  # how far it must lean, from 0 (undecided) to about 1 (certain); chosen in training/README.md
FEWEST = 40  # words that it must know in a letter to say anything; the shortest of the samples has 46
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "next_step": ("present", "missing", "denied"),
    "lawyer_choice": ("present", "missing", "restricted"),
}
QUESTIONS = (*KINDS, *(f"{fact}: {answer}" for fact, answers in ANSWERS.items() for answer in answers))


def words_of(letter: Letter) -> frozenset[str]:
    """The words that occur in a letter, and whether something is asked in it."""
    return frozenset(form for s in letter.sentences for form in s.words.forms if form[:1].isalpha() or form == "?")


class SecondReader:
    """What single words speak for; it knows nothing of their order."""

    def __init__(self, start: Iterable[float], weights: Mapping[str, Iterable[float]], fewest: int = FEWEST) -> None:
        """`start` is where it stands before it reads, `weights` what a word adds: a number for each of QUESTIONS."""
        import numpy as np  # takes a while, and spaCy will need it too

        self.fewest = fewest
        self.start = np.array(tuple(start), dtype=np.float32)
        self.numbers = {word: number for number, word in enumerate(weights)}
        self.weights = np.array([tuple(row) for row in weights.values()], dtype=np.float32)

    def leanings(self, words: Iterable[str]) -> Mapping[str, float]:
        """How far it leans to yes (above 0) or no on each of QUESTIONS, for a letter in which these words occur.

        Of a letter with few words that it knows it says nothing: it has learnt from no such letter.
        """
        known = [self.numbers[word] for word in words if word in self.numbers]
        if len(known) < self.fewest:
            return dict.fromkeys(QUESTIONS, 0.0)
        total = self.start + self.weights[known].sum(axis=0) / sqrt(len(known))
        return dict(zip(QUESTIONS, total.tolist(), strict=True))

    def doubts_of(self, letter: Letter, reading: Reading) -> tuple[str, ...]:
        """The same as `doubts`, for a letter."""
        return self.doubts(words_of(letter), reading)

    def doubts(self, words: Iterable[str], reading: Reading) -> tuple[str, ...]:
        """Which verdicts of a reading a person should look at; of the doubts of the rules, those that it shares."""
        return tuple(
            fact
            for fact, agreed in agreement(self.leanings(words), reading).items()
            if agreed < (CLEAR if fact in reading.unsure else -CLEAR)
        )


def agreement(leanings: Mapping[str, float], reading: Reading) -> Mapping[str, float]:
    """How far leanings support (above 0) or contradict each verdict of a reading."""
    found = {}
    for fact, answers in ANSWERS.items():
        said = reading.facts.get(fact, NOT_APPLICABLE)
        if said != NOT_APPLICABLE:
            other = max(leanings[f"{fact}: {answer}"] for answer in answers if answer != said)
            found[fact] = (leanings[f"{fact}: {said}"] - other) / 2
    found["kinds"] = min(leanings[kind] if kind in reading.kinds else -leanings[kind] for kind in KINDS)
    return found


@cache
def shipped() -> SecondReader:
    """The second reader that comes with the program."""
    content = json.loads(FILE.read_text(encoding="utf-8"))
    scale = content["scale"]
    rows = {word: [n / scale for n in row] for word, row in content["words"].items()}
    return SecondReader([n / scale for n in content["start"]], rows)
