"""What a reviewed sample says of the whole archive: the share of letters that fail the norm, per kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lint.spotcheck import bounds
from lint.spotcheck.agreement import Accuracy, Agreement, accuracies, of_program, of_reviewers
from lint.spotcheck.bounds import Counts
from lint.spotcheck.design import Design, Layer
from lint.spotcheck.frame import NO_KIND, SEVERAL, Stratum, Verdict
from lint.spotcheck.review import KINDS, Outcome, Review, possible

# Which of the outcomes that are possible counts, to find the least and the most: fewer fails is less, and a pass makes
# a share smaller than a letter that does not count.
_LEAST = (Outcome.PASS, Outcome.OTHER, Outcome.FAIL)
_MOST = (Outcome.FAIL, Outcome.OTHER, Outcome.PASS)


@dataclass(frozen=True, slots=True)
class Row:
    """One kind ("" for all): letters of the sample by what they may be, the estimate, and the interval.

    A kind stands for the letters that the program holds to be of it: how many those are is known of the whole archive.
    Whether such a letter fails is judged by what it really is; letters of no kind that the norm asks anything of do not
    count. The row of all kinds is about the whole archive, and so about letters that the program missed as well.

    `open` counts letters with more than one possible outcome; `least` and `most` are the estimate with each of them
    counted one way and the other, and the interval holds for both. None where the sample has no letter of the kind.
    """

    kind: str
    fails: int
    passes: int
    open: int
    letters: float | None
    least: float | None
    most: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that the audit statement tells."""

    design: Design
    reviewers: tuple[Review, ...]
    unreviewed: int
    rows: tuple[Row, ...]
    accuracy: tuple[tuple[Accuracy, ...], ...]
    with_program: tuple[tuple[Agreement, ...], ...]
    between: tuple[Agreement, ...]


class OtherSample(Exception):
    """Two reviews that are not of the same sample."""


def evaluate(reviews: Sequence[Review]) -> Evaluation:
    """What one or two reviews of a sample come to. Raises OtherSample."""
    design = reviews[0].design
    if any(review.design.mark != design.mark for review in reviews):
        raise OtherSample
    judged = {at for review in reviews for at, given in review.answers.items() if KINDS in given}
    between = of_reviewers(design, reviews[0], reviews[1]) if len(reviews) > 1 else []
    rows = [_row(design, reviews, kind) for kind in ("", *design.kinds)]
    return Evaluation(
        design,
        tuple(reviews),
        len(design.sample) - len(judged),
        tuple(rows),
        tuple(tuple(accuracies(design, review)) for review in reviews),
        tuple(tuple(of_program(design, review)) for review in reviews),
        tuple(between),
    )


def samples(design: Design, reviews: Sequence[Review], kind: str) -> tuple[list[Counts], list[Counts]]:
    """The sample of a kind ("" for all) by stratum, with its open cases counted as the fewest and the most fails."""
    layers = [layer for layer in design.layers if kind in ("", layer.stratum.kind) or layer.stratum.kind == SEVERAL]
    found = _outcomes(design, reviews, kind)
    return _counted(design, layers, found, _LEAST), _counted(design, layers, found, _MOST)


def _outcomes(design: Design, reviews: Sequence[Review], kind: str) -> list[frozenset[Outcome]]:
    """What each letter of the sample may be; letters that the program does not hold to be of the kind are others."""
    other = frozenset((Outcome.OTHER,))
    return [
        possible(design, at, reviews, design.kinds) if not kind or kind in letter.kinds else other
        for at, letter in enumerate(design.sample)
    ]


def _row(design: Design, reviews: Sequence[Review], kind: str) -> Row:
    outcomes = _outcomes(design, reviews, kind)
    least, most = samples(design, reviews, kind)
    certain = Counter(next(iter(outcome)) for outcome in outcomes if len(outcome) == 1)
    letters = sum(s.size / s.drawn * (s.fails + s.passes) for s in most)
    low, high = bounds.interval(least, most)
    return Row(
        kind=kind,
        fails=certain[Outcome.FAIL],
        passes=certain[Outcome.PASS],
        open=sum(len(outcome) > 1 for outcome in outcomes),
        letters=letters or None,
        least=bounds.estimate(least),
        most=bounds.estimate(most),
        low=low,
        high=high,
    )


def _counted(
    design: Design, layers: Sequence[Layer], outcomes: Sequence[frozenset[Outcome]], order: Sequence[Outcome]
) -> list[Counts]:
    """The sample by stratum, each letter as the first of the outcomes that is possible."""
    seen: Counter[tuple[Stratum, Outcome]] = Counter()
    certain: Counter[tuple[Stratum, Outcome]] = Counter()
    for letter, outcome in zip(design.sample, outcomes, strict=True):
        seen[letter.stratum, next(one for one in order if one in outcome)] += 1
        if len(outcome) == 1:
            certain[letter.stratum, next(iter(outcome))] += 1
    return [
        Counts(
            layer.size,
            layer.drawn,
            seen[layer.stratum, Outcome.FAIL],
            seen[layer.stratum, Outcome.PASS],
            (
                certain[layer.stratum, Outcome.FAIL],
                certain[layer.stratum, Outcome.PASS],
                certain[layer.stratum, Outcome.OTHER],
            ),
            _leaning(layer.stratum),
        )
        for layer in layers
    ]


def _leaning(stratum: Stratum) -> int:
    """What is expected of a stratum by the program's verdict, right or wrong."""
    if stratum.verdict is Verdict.ALARM:
        return 1
    return -1 if stratum.verdict is Verdict.PASSED and stratum.kind != NO_KIND else 0
