"""What reviewers said of the letters of a sample, read from the files that the review form exports."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from lint.model import FactValue
from lint.spotcheck.design import Design, from_json
from lint.spotcheck.frame import DECIDING, Letter, Norm, failed

SCHEMA = "brieflint-review/1"
KINDS = "kinds"


class Mark(StrEnum):
    """What a reviewer says of an answer of the program."""

    RIGHT = "right"
    WRONG = "wrong"
    DOUBTFUL = "doubtful"


class Outcome(StrEnum):
    """What a letter is to the norm and one kind."""

    FAIL = "fail"
    PASS = "pass"
    OTHER = "other"  # not of the kind


@dataclass(frozen=True, slots=True)
class Answer:
    """A mark, and for a wrong answer what it should have been (None where the reviewer did not say)."""

    mark: Mark
    value: FactValue | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One reviewer's answers, by number of the letter in the sample and by fact (`kinds` among them)."""

    reviewer: str
    exported_on: str
    design: Design
    answers: Mapping[int, Mapping[str, Answer]]
    remarks: Mapping[int, str]


class BadReview(Exception):
    """A file that is no review of ours."""


def read(content: bytes) -> Review:
    """The review in an exported file. Raises BadReview."""
    try:
        said = json.loads(content, parse_constant=_refused)
        if said["schema"] != SCHEMA:
            raise ValueError("schema")
        design = from_json(said["design"])
        answers: dict[int, dict[str, Answer]] = {}
        remarks: dict[int, str] = {}
        for number, entry in said["answers"].items():
            at = int(number)
            if not 0 <= at < len(design.sample):
                raise ValueError(number)
            answers[at] = {str(fact): _answer(fact, given) for fact, given in entry["facts"].items()}
            remarks[at] = str(entry.get("remark", ""))
        return Review(str(said["reviewer"]), str(said["exported_on"]), design, answers, remarks)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise BadReview(str(error)) from error


def _refused(constant: str) -> object:
    """NaN and the infinities are no JSON, and compare with nothing."""
    raise ValueError(constant)


def _answer(fact: str, given: Mapping[str, object]) -> Answer:
    mark, value = Mark(str(given["mark"])), given.get("value")
    if mark is not Mark.WRONG or value is None or value == "":
        return Answer(mark)
    if fact == KINDS:
        if not isinstance(value, list) or not all(isinstance(kind, str) for kind in value):
            raise TypeError(value)
        return Answer(mark, tuple(value))
    return Answer(mark, str(value))


def believed(letter: Letter, given: Mapping[str, Answer], fact: str) -> FactValue | None:
    """What a reviewer holds a fact to be; None where he doubts, gave no answer, or none that differs."""
    answer = given.get(fact)
    if answer is None or answer.mark is Mark.DOUBTFUL:
        return None
    said = letter.kinds if fact == KINDS else letter.facts.get(fact)
    if answer.mark is Mark.RIGHT:
        return said
    return None if _same(answer.value, said) else answer.value


def _same(one: FactValue | None, other: FactValue | None) -> bool:
    return set(one) == set(other) if isinstance(one, tuple) and isinstance(other, tuple) else one == other


def possible(design: Design, at: int, reviews: Sequence[Review], kinds: Sequence[str]) -> frozenset[Outcome]:
    """What a letter may be, of any of these kinds, by all reviewers who looked at it.

    Reviewers who differ, a doubt, and a letter that nobody judged leave more than one outcome possible; the evaluation
    counts each where it hurts.
    """
    looked = [review.answers[at] for review in reviews if KINDS in review.answers.get(at, {})]
    if not looked:
        return frozenset(Outcome)
    return frozenset().union(*(_possible(design, design.sample[at], given, kinds) for given in looked))


def _possible(design: Design, letter: Letter, given: Mapping[str, Answer], kinds: Sequence[str]) -> frozenset[Outcome]:
    facts = {fact: value for fact in DECIDING if (value := believed(letter, given, fact)) is not None}
    found = believed(letter, given, KINDS)
    if not isinstance(found, tuple):
        return frozenset((Outcome.OTHER,)).union(*(_of_kind(design.norm, kind, facts) for kind in kinds))
    each = [_of_kind(design.norm, kind, facts) for kind in kinds if kind in found]
    if not each:
        return frozenset((Outcome.OTHER,))
    return frozenset(Outcome.FAIL if Outcome.FAIL in way else Outcome.PASS for way in product(*each))


def _of_kind(norm: Sequence[Norm], kind: str, facts: Mapping[str, FactValue]) -> frozenset[Outcome]:
    fails = failed(norm, kind, facts)
    if fails is None:
        return frozenset((Outcome.FAIL, Outcome.PASS))
    return frozenset((Outcome.FAIL if fails else Outcome.PASS,))
