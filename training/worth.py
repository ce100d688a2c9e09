"""What a second reader is worth: how many letters come out wrong with it and without, and which of them it marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lint.model import INTAKE, NOT_APPLICABLE, REJECTIONS, FactValue, Reading
from lint.secondreader import ANSWERS
from lint.weighing import answer_by, doubts, kinds_by
from training.cases import Case

Leanings = Mapping[str, float]


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
            f"{self.letters} letters: wrong by the rules alone {self.by_rules} ({self.by_rules / self.letters:.1%}),"
            f" weighed {self.wrong} ({self.wrong / self.letters:.1%}); marked {self.marked}"
            f" ({self.marked / self.letters:.1%}), among them {self.caught} of the wrong"
            f" ({self.caught / max(self.wrong, 1):.0%})"
        )


def worth(judged: Sequence[tuple[Case, Leanings]]) -> Worth:
    """What leanings come to against the labels, a letter with any doubt being marked."""
    readings = [(case, *weighed(case, leanings)) for case, leanings in judged]
    return counted(
        [is_wrong(by_rules(case), case) for case, _ in judged],
        [is_wrong(reading, case) for case, reading, _ in readings],
        [bool(marked) for _, _, marked in readings],
    )


def counted(ruled: Sequence[bool], wrong: Sequence[bool], marked: Sequence[bool]) -> Worth:
    """The worth, letter by letter: wrong by the rules alone, wrong after weighing, marked."""
    caught = sum(err and mark for err, mark in zip(wrong, marked, strict=True))
    return Worth(len(wrong), sum(ruled), sum(wrong), sum(marked), caught)


def by_rules(case: Case) -> Reading:
    """The verdicts of the rules alone."""
    return Reading(case.kinds.found, _facts(case.kinds.found, case.step.value, case.choice.value))


def weighed(case: Case, leanings: Leanings) -> tuple[Reading, tuple[str, ...]]:
    """What comes of the reading of the rules when a letter leans so, and what is then in doubt."""
    kinds = kinds_by(leanings, case.kinds.found)
    said = {"next_step": case.step.value, "lawyer_choice": case.choice.value}
    weighed = {fact: answer_by(leanings, fact, value) for fact, value in said.items()}
    facts = _facts(kinds, weighed["next_step"], weighed["lawyer_choice"])
    overruled = [fact for fact in ANSWERS if facts[fact] not in (said[fact], NOT_APPLICABLE)]
    overruled += ["kinds"] if kinds != case.kinds.found else []
    rules = {"kinds": case.kinds.unsure, "next_step": case.step.unsure, "lawyer_choice": case.choice.unsure}
    reading = Reading(kinds, facts, unsure=tuple(f for f, doubt in rules.items() if doubt), overruled=tuple(overruled))
    return reading, doubts(leanings, reading)


def is_wrong(reading: Reading, case: Case) -> bool:
    """Whether a verdict of a reading is not that of the label."""
    kinds = case.label["kinds"]
    assert isinstance(kinds, list)
    return sorted(reading.kinds) != sorted(kinds) or any(reading.facts[fact] != case.label[fact] for fact in ANSWERS)


def _facts(kinds: Sequence[str], step: str, choice: str) -> dict[str, FactValue]:
    rejected = any(kind in REJECTIONS for kind in kinds)
    return {
        "next_step": step if rejected else NOT_APPLICABLE,
        "lawyer_choice": choice if INTAKE in kinds else NOT_APPLICABLE,
    }
