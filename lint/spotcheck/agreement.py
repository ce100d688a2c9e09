"""How far reviewer and program, or two reviewers, say the same: shares, and kappa for what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lint.model import NOT_APPLICABLE, FactValue
from lint.spotcheck.design import Design
from lint.spotcheck.frame import DECIDING
from lint.spotcheck.review import KINDS, Mark, Review, believed

Pair = tuple[FactValue, FactValue]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One fact: letters compared, letters on which both say the same, and Cohen's kappa (None where there is none)."""

    fact: str
    compared: int
    same: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What a reviewer said of the program's answers on one fact; `share` is the share right in the whole archive.

    The share is corrected for the design: each letter counts for those it stands for. None where nothing was judged.
    """

    fact: str
    right: int
    wrong: int
    doubtful: int
    share: float | None


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa; None where nothing is compared, or both say one and the same thing of every letter."""
    if not pairs:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[value] * second[value] for value in first) / len(pairs) ** 2
    if chance == 1:
        return None
    return (sum(a == b for a, b in pairs) / len(pairs) - chance) / (1 - chance)


def of_program(design: Design, review: Review) -> list[Agreement]:
    """The program and a reviewer, on the facts that decide and on the kinds."""
    return [_agreement(fact, _with_program(design, review, fact)) for fact in (KINDS, *DECIDING)]


def of_reviewers(design: Design, one: Review, other: Review) -> list[Agreement]:
    """Two reviewers, on the letters that both judged."""
    return [_agreement(fact, _of_both(design, one, other, fact)) for fact in (KINDS, *DECIDING)]


def accuracies(design: Design, review: Review) -> list[Accuracy]:
    """What a reviewer said of every fact that was asked of him."""
    weights = {layer.stratum: layer.size / layer.drawn for layer in design.layers}
    facts = dict.fromkeys(fact for given in review.answers.values() for fact in given)
    out = []
    for fact in sorted(facts, key=lambda name: (name != KINDS, name not in DECIDING, name)):
        marks: Counter[Mark] = Counter()
        weighed = dict.fromkeys(Mark, 0.0)
        for at, given in review.answers.items():
            if fact in given:
                marks[given[fact].mark] += 1
                weighed[given[fact].mark] += weights[design.sample[at].stratum]
        judged = weighed[Mark.RIGHT] + weighed[Mark.WRONG]
        share = weighed[Mark.RIGHT] / judged if judged else None
        out.append(Accuracy(fact, marks[Mark.RIGHT], marks[Mark.WRONG], marks[Mark.DOUBTFUL], share))
    return out


def _agreement(fact: str, pairs: Iterable[Pair]) -> Agreement:
    found = list(pairs)
    return Agreement(fact, len(found), sum(a == b for a, b in found), kappa(found))


def _with_program(design: Design, review: Review, fact: str) -> Iterable[Pair]:
    for at, given in review.answers.items():
        letter = design.sample[at]
        held = believed(letter, given, fact)
        if held is not None:
            yield _plain(letter.kinds if fact == KINDS else letter.facts.get(fact, NOT_APPLICABLE)), _plain(held)


def _of_both(design: Design, one: Review, other: Review, fact: str) -> Iterable[Pair]:
    for at in sorted(one.answers.keys() & other.answers.keys()):
        held = [believed(design.sample[at], review.answers[at], fact) for review in (one, other)]
        if held[0] is not None and held[1] is not None:
            yield _plain(held[0]), _plain(held[1])


def _plain(value: FactValue) -> FactValue:
    """A value that does not depend on the order in which kinds are named."""
    return tuple(sorted(value)) if isinstance(value, tuple) else value
