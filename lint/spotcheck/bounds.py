"""How many letters of a kind fail, told from a stratified sample: an estimate, and an interval that is never too short.

What is estimated is a ratio: letters that fail, divided by letters that fail or pass (others are not of the kind). Of
each stratum its size N is known, n letters were drawn without replacement, f of those fail and g pass.

The interval holds every ratio r that a test does not reject. If r is the true ratio, then the letters' scores, 1 - r
for a fail, -r for a pass and 0 for any other, add up to nothing in the archive. The sum estimated from the sample (each
drawn letter counts for N/n) is too large by chance with at most the probability of Chernoff's bound, for any t > 0

    exp(-t * sum) * product over the strata of E exp(t * the stratum's part of the sum)

in which each factor is bounded as if letters were drawn with replacement (Hoeffding 1963, theorem 4), from the drawn
letters or from those left, whichever are fewer: both say the same of the archive. How the archive's fails and passes
lie over the strata is not known, so the largest value is taken over all archives that are believable and whose scores
add up to nothing. Believable is an archive in which no stratum has fewer fails, passes or others than its exact
one-sided bound (hypergeometric), and the strata that lean to fails have no fewer of them together than this same test,
made for them alone, allows. These two take _SPENT of the error each, the test has the rest (Berger and Boos 1994). By
weak duality the maximum is bounded, for any multiplier m and any k >= 0, with -m * scores and k * (fails of the leaning
strata - their fewest) added. A worse choice of t, m and k makes the interval longer, never wrong: searching for good
ones needs no proof of its own. There is no normal approximation in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import comb

import numpy as np
from numpy.typing import NDArray

CONFIDENCE = 0.95
_TOLERANCE = 1e-4  # to which the ends of an interval are found, always on the outside
_SPENT = 0.1  # of the error, on what is believable of each stratum, and as much on the leaning ones
_LARGEST = 60.0  # exp of more adds no digit to a bound
_GRID = (13, 13, 5)  # points for t, m and k
_ZOOMS = 4
_MOST_PULL = 1.5  # k is searched up to this many times the multiplier of a fail

Array = NDArray[np.float64]
Corners = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]  # fails and passes of a whole stratum


@dataclass(frozen=True, slots=True)
class Counts:
    """One stratum: letters in the archive, letters drawn, and of those the fails and the passes.

    Where a drawn letter may be more than one thing it is counted where it makes an interval longer, and `certain` tells
    how many fails, passes and others there are in any case; without it all are. `leans` is 1 for a stratum in which
    fails are expected, -1 where passes are, before anybody has looked.
    """

    size: int
    drawn: int
    fails: int
    passes: int
    certain: tuple[int, int, int] | None = None
    leans: int = 0

    def __post_init__(self) -> None:
        if not 0 < self.drawn <= self.size or min(self.fails, self.passes) < 0:
            raise ValueError(f"not a sample: {self}")
        if self.fails + self.passes > self.drawn or sum(self.seen) > self.drawn:
            raise ValueError(f"more letters than were drawn: {self}")

    @property
    def seen(self) -> tuple[int, int, int]:
        """The fails, passes and others that there are in any case."""
        return self.certain or (self.fails, self.passes, self.drawn - self.fails - self.passes)

    def swapped(self) -> Counts:
        """The same with fails and passes exchanged."""
        fails, passes, others = self.seen
        return Counts(self.size, self.drawn, self.passes, self.fails, (passes, fails, others), -self.leans)


def estimate(strata: Sequence[Counts]) -> float | None:
    """The ratio with every drawn letter counted for the letters it stands for; None where no letter is of the kind."""
    fails = sum(s.size / s.drawn * s.fails for s in strata)
    passes = sum(s.size / s.drawn * s.passes for s in strata)
    return fails / (fails + passes) if fails + passes else None


def interval(least: Sequence[Counts], most: Sequence[Counts] | None = None) -> tuple[float, float]:
    """Bounds that enclose the archive's ratio with CONFIDENCE at least, whatever the archive looks like.

    `least` and `most` are the sample with its open cases counted one way and the other, for the lower and upper bound.
    """
    return lower(least), 1 - lower([s.swapped() for s in most or least])


def lower(strata: Sequence[Counts], error: float = (1 - CONFIDENCE) / 2) -> float:
    """The ratio below which the test rejects every one, to the tolerance, rounded down."""
    found = estimate(strata)
    if not found:
        return 0.0
    low, high = 0.0, found
    while high - low > _TOLERANCE:
        middle = (low + high) / 2
        if tail(strata, middle, error) <= error:
            low = middle
        else:
            high = middle
    return low


def tail(strata: Sequence[Counts], ratio: float, error: float = (1 - CONFIDENCE) / 2) -> float:
    """At most how probable it is that a sample shows as many fails as this one, if the archive's ratio is `ratio`.

    `ratio` lies between 0 and 1. The search goes over t, m and k on a grid that is made finer round the best point.
    """
    spent = _SPENT * error
    fewest = _fewest(tuple(s for s in strata if s.leans > 0), spent)
    if fewest:
        spent *= 2
    problem = _Problem(strata, ratio, _SPENT * error / (3 * len(strata)), fewest)
    if problem.total <= 0:
        return 1.0
    widest = max(s.size / s.drawn for s in strata)
    most = np.array((np.log(_LARGEST / widest), np.inf, _MOST_PULL))
    low, high = np.array((np.log(1e-4 / widest), -8.0, 0.0)), np.array((most[0], 8.0, _MOST_PULL if fewest else 0.0))
    best = 0.0  # t = 0 gives the bound 1
    for _ in range(_ZOOMS):
        t, m, k = axes = [
            np.linspace(*ends) for ends in zip(low, high, _GRID if fewest else (*_GRID[:2], 1), strict=True)
        ]
        multiplier = np.exp(t[:, None] + m[None, :])[:, :, None]
        values = problem.logarithm(np.exp(t)[:, None, None], multiplier, multiplier * (1 - ratio) * k[None, None, :])
        place = np.unravel_index(int(np.argmin(values)), values.shape)
        best = min(best, float(values[place]))
        at = np.array([axis[i] for axis, i in zip(axes, place, strict=True)])
        step = np.array([1.5 * (axis[1] - axis[0]) if len(axis) > 1 else 0.0 for axis in axes])
        low, high = np.maximum(at - step, (-np.inf, -np.inf, 0.0)), np.minimum(at + step, most)
    return float(np.exp(best)) + spent


@lru_cache(maxsize=64)
def _fewest(strata: tuple[Counts, ...], error: float) -> float:
    """The fewest fails that strata hold together, but for this error."""
    if not strata:
        return 0.0
    plain = []
    for s in strata:
        fails, passes, others = s.seen
        plain.append(Counts(s.size, s.drawn, fails, s.drawn - fails, (fails, passes + others, 0)))
    return lower(plain, error) * sum(s.size for s in strata)


class _Problem:
    """The logarithm of the bound for one ratio, as a function of t, the multiplier m and the pull k."""

    def __init__(self, strata: Sequence[Counts], ratio: float, error: float, fewest: float) -> None:
        self.ratio = ratio
        self.fewest = fewest
        self.strata = [(s, _corners(s, error)) for s in strata]
        self.total = sum(s.size / s.drawn * self._score(s.fails, s.passes) for s in strata)

    def _score(self, fails: float, passes: float) -> float:
        return (1 - self.ratio) * fails - self.ratio * passes

    def logarithm(self, t: Array, multiplier: Array, pull: Array) -> Array:
        """One value for each t, multiplier and pull (arrays that fit each other)."""
        out = -t * self.total - pull * self.fewest
        for stratum, corners in self.strata:
            out = out + self._largest(stratum, corners, t, multiplier, pull)
        return out

    def _largest(self, s: Counts, corners: Corners, t: Array, multiplier: Array, pull: Array) -> Array:
        """The largest share of one stratum, over all that it may hold.

        It is a concave function of one sum of fails and passes plus a linear function of another, so that its maximum
        lies on the rim of the triangle between the corners.
        """
        weight, left = s.size / s.drawn, s.size - s.drawn
        if 2 * s.drawn <= s.size:
            slope, power = -multiplier, s.drawn
            fail, other = np.expm1(t * weight * (1 - self.ratio)), np.expm1(-t * weight * self.ratio)
        else:
            slope, power = t * weight - multiplier, left
            fail, other = np.expm1(-t * weight * (1 - self.ratio)), np.expm1(t * weight * self.ratio)
        pulled = pull if s.leans > 0 and self.fewest else 0 * pull
        linear = [slope * self._score(*corner) + pulled * corner[0] for corner in corners]
        bases = [1 + (fails * fail + passes * other) / s.size for fails, passes in corners]
        if not left:
            return np.asarray(linear[0])
        edges = ((0, 1), (0, 2), (1, 2))
        rims = [_on_edge(power, (linear[a], linear[b]), (bases[a], bases[b])) for a, b in edges]
        return np.asarray(np.max(rims, axis=0))


@lru_cache(maxsize=4096)
def _corners(s: Counts, error: float) -> Corners:
    """What a stratum may hold: as many others, fails or passes as is believable, and as few of the two besides."""
    few = [at_least(s.size, s.drawn, seen, error) for seen in s.seen]
    free = s.size - sum(few)
    return (few[0], few[1]), (few[0] + free, few[1]), (few[0], few[1] + free)


def at_least(size: int, drawn: int, seen: int, error: float) -> int:
    """The fewest of a sort among `size` letters with which seeing `seen` or more among `drawn` is not rejected."""
    low, high = seen, size - drawn + seen
    while low < high:
        middle = (low + high) // 2
        if _seen_or_more(size, middle, drawn, seen) > error:
            high = middle
        else:
            low = middle + 1
    return low


def _seen_or_more(size: int, sort: int, drawn: int, seen: int) -> float:
    """The upper tail of the hypergeometric distribution."""
    ways = sum(comb(sort, k) * comb(size - sort, drawn - k) for k in range(seen, min(drawn, sort) + 1))
    return ways / comb(size, drawn)


def _on_edge(power: float, linear: tuple[Array, Array], bases: tuple[Array, Array]) -> Array:
    """The maximum of linear + power * log(base) on a line between two corners: where its derivative is nil."""
    rise, step = linear[1] - linear[0], bases[1] - bases[0]
    with np.errstate(divide="ignore", invalid="ignore"):
        at = np.clip(np.nan_to_num(-power / rise - bases[0] / step, nan=0.0), 0.0, 1.0)
        values = [linear[0] + rise * x + power * np.log(np.maximum(bases[0] + step * x, 0.0)) for x in (0.0, 1.0, at)]
    return np.asarray(np.max(values, axis=0))
