"""The interval of a spot check: exact cases, what it must never do, and how often it holds the truth."""

import math
import random
from dataclasses import replace
from itertools import pairwise, product

import pytest
import spotcheck_simulation as simulation
from spotcheck_simulation import SORTS, Sort

from lint.spotcheck.bounds import Counts, at_least, estimate, interval, lower, tail

MIXED = [
    Counts(200, 20, 19, 1, leans=1),
    Counts(50, 10, 4, 6),
    Counts(500, 20, 0, 20, leans=-1),
    Counts(250, 10, 0, 1),
]


def binomial_upper(drawn: int, seen: int, error: float) -> float:
    """The exact upper bound of Clopper and Pearson, by bisection."""
    low, high = 0.0, 1.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        below = sum(math.comb(drawn, k) * middle**k * (1 - middle) ** (drawn - k) for k in range(seen + 1))
        low, high = (middle, high) if below > error else (low, middle)
    return high


def hypergeometric_below(size: int, sort: int, drawn: int, seen: int) -> float:
    """How probable it is to see so many or fewer of a sort."""
    ways = sum(math.comb(sort, k) * math.comb(size - sort, drawn - k) for k in range(seen + 1))
    return ways / math.comb(size, drawn)


class TestEstimate:
    """Every drawn letter counts for those it stands for."""

    def test_it_is_weighted(self) -> None:
        """One fail in a stratum drawn one in ten weighs as ten in a stratum that was drawn in full."""
        assert estimate([Counts(100, 10, 1, 9), Counts(10, 10, 10, 0)]) == pytest.approx(20 / 110)

    def test_letters_of_no_kind_do_not_count(self) -> None:
        """They are neither fails nor letters."""
        assert estimate([Counts(100, 10, 1, 1)]) == 0.5

    def test_without_a_letter_of_the_kind_there_is_none(self) -> None:
        """Nothing is not nil."""
        assert estimate([Counts(100, 10, 0, 0)]) is None
        assert interval([Counts(100, 10, 0, 0)]) == (0.0, 1.0)


class TestExact:
    """Cases in which the right answer is known."""

    @pytest.mark.parametrize("drawn", [10, 30, 60])
    def test_none_of_n(self, drawn: int) -> None:
        """Without a fail the upper bound is the binomial one, but for the tenth of the error that strata take."""
        low, high = interval([Counts(100_000, drawn, 0, drawn)])
        assert low == 0
        exact = binomial_upper(drawn, 0, 0.0225)
        assert exact <= high <= exact + 3e-4

    def test_a_census_leaves_no_doubt(self) -> None:
        """Who reviews every letter knows the share."""
        low, high = interval([Counts(60, 60, 12, 40), Counts(7, 7, 1, 6)])
        assert low <= 13 / 59 <= high and high - low < 3e-4

    def test_a_stratum_that_was_drawn_in_full_is_known(self) -> None:
        """Only the other one is uncertain: at most all of its letters fail."""
        low, high = interval([Counts(100, 100, 20, 80), Counts(10, 1, 0, 1)])
        assert 19.9 / 110 < low <= 20 / 110 and high <= 29.1 / 110

    @pytest.mark.parametrize(("drawn", "seen"), [(20, 1), (20, 10), (60, 5), (60, 30)])
    def test_it_is_never_shorter_than_the_exact_one(self, drawn: int, seen: int) -> None:
        """For one stratum the exact interval exists; ours encloses it and is at most half as wide again."""
        low, high = interval([Counts(100_000, drawn, seen, drawn - seen)])
        exact_high = binomial_upper(drawn, seen, 0.025)
        exact_low = 1 - binomial_upper(drawn, drawn - seen, 0.025)
        assert low <= exact_low and exact_high <= high
        assert high - low <= 1.5 * (exact_high - exact_low)

    @pytest.mark.parametrize(("size", "drawn", "seen"), [(50, 10, 3), (50, 40, 20), (9, 9, 4), (300, 20, 0)])
    def test_the_fewest_that_is_believable_of_a_stratum(self, size: int, drawn: int, seen: int) -> None:
        """The hypergeometric tail is over the error there, and not over it one letter lower."""
        found = at_least(size, drawn, seen, 0.01)

        def tail_of(sort: int) -> float:
            return 1 - hypergeometric_below(size, sort, drawn, seen - 1)

        assert tail_of(found) > 0.01
        assert found == seen or tail_of(found - 1) <= 0.01


class TestShape:
    """What holds for every sample."""

    def test_the_estimate_lies_inside(self) -> None:
        """For samples of all shapes."""
        dice = random.Random(1)
        for _ in range(15):
            strata = []
            for _ in range(dice.randint(1, 5)):
                drawn = dice.randint(1, 12)
                fails = dice.randint(0, drawn)
                passes = dice.randint(0, drawn - fails)
                leans = dice.choice((-1, 0, 1))
                strata.append(Counts(drawn + dice.choice((0, 3, 200)), drawn, fails, passes, leans=leans))
            found = estimate(strata)
            low, high = interval(strata)
            assert 0 <= low <= high <= 1
            assert found is None or low <= found <= high

    def test_fails_and_passes_mirror_each_other(self) -> None:
        """The share that passes has the mirrored interval."""
        low, high = interval(MIXED)
        mirrored = interval([s.swapped() for s in MIXED])
        assert mirrored == pytest.approx((1 - high, 1 - low))

    def test_what_is_rejected_once_is_rejected_further_on(self) -> None:
        """The bound that bisection finds is the only one: the tail grows with the ratio."""
        tails = [tail(MIXED, ratio / 100) for ratio in range(1, 28)]
        assert all(a <= b + 1e-6 for a, b in pairwise(tails))
        bound = lower(MIXED)
        assert tail(MIXED, bound) <= 0.025 < tail(MIXED, bound + 2e-4)

    def test_more_letters_make_it_shorter(self) -> None:
        """The same shares in a sample four times as large."""
        small, large = ([Counts(1000, n, n // 5, n - n // 5)] for n in (20, 80))
        assert interval(large)[1] - interval(large)[0] < 0.6 * (interval(small)[1] - interval(small)[0])

    def test_open_cases_make_it_longer(self) -> None:
        """Ten doubts counted one way and the other give an interval that holds both answers."""
        least = [Counts(500, 40, 5, 35, (5, 25, 0))]
        most = [Counts(500, 40, 15, 25, (5, 25, 0))]
        low, high = interval(least, most)
        assert low <= interval([Counts(500, 40, 5, 35)])[0] and high >= interval([Counts(500, 40, 15, 25)])[1]

    def test_a_program_that_is_right_makes_it_shorter(self) -> None:
        """Alarms that are borne out in several small strata are told together."""
        alarms = [Counts(70, 4, 4, 0) for _ in range(4)]
        passes = [Counts(300, 9, 0, 9) for _ in range(4)]
        known = [*(replace(s, leans=1) for s in alarms), *(replace(s, leans=-1) for s in passes)]
        assert lower(known) > lower([*alarms, *passes]) + 0.02
        assert interval(known)[1] < interval([*alarms, *passes])[1]

    def test_a_program_that_is_wrong_does_no_harm(self) -> None:
        """Where alarms are as good as passes the interval hardly differs, and the estimate lies inside."""
        strata = [Counts(100, 10, 3, 7) for _ in range(4)]
        misled = [replace(s, leans=1 if i % 2 else -1) for i, s in enumerate(strata)]
        assert interval(misled) == pytest.approx(interval(strata), abs=0.01)

    @pytest.mark.parametrize("wrong", [(5, 6, 0, 0), (5, 0, 0, 0), (5, 3, 2, 2), (5, 3, -1, 0)])
    def test_what_is_no_sample_is_refused(self, wrong: tuple[int, int, int, int]) -> None:
        """More drawn than there are, nothing drawn, more judged than drawn, fewer than none."""
        with pytest.raises(ValueError, match=r"not a sample|more letters"):
            Counts(*wrong)


class TestCoverage:
    """The promise: at least 95 of 100 intervals hold the truth, at any rate and however often the program errs."""

    @pytest.mark.parametrize("sort", SORTS, ids=str)
    def test_a_few_archives_of_each_sort(self, sort: Sort) -> None:
        """The whole way: archive, strata, draw, review, evaluation; one in four may miss by chance."""
        found = simulation.coverage(sort, 4)
        assert min(found.values()) >= 3 / 4

    @pytest.mark.slow
    @pytest.mark.parametrize("sort", SORTS, ids=str)
    def test_many_archives_of_each_sort(self, sort: Sort) -> None:
        """The same for 118 archives of 17 sorts, 2,006 in all, for every kind of letter."""
        found = simulation.coverage(sort, 118)
        assert min(found.values()) >= 0.95


Outcomes = tuple[int, int, int]  # fails, passes, others


def outcomes(number: int, others: bool) -> list[Outcomes]:
    """All ways in which so many letters can be divided."""
    two = [(f, g) for f in range(number + 1) for g in range(number + 1 - f)]
    return [(f, g, number - f - g) for f, g in two if others or f + g == number]


def chance(archive: Outcomes, sample: Outcomes) -> float:
    """How probable it is to draw this sample from this stratum."""
    ways = math.prod(math.comb(there, seen) for there, seen in zip(archive, sample, strict=True))
    return ways / math.comb(sum(archive), sum(sample))


@pytest.mark.parametrize(
    ("designs", "others"),
    [
        pytest.param([(12, 8, 1), (10, 5, -1)], False, marks=pytest.mark.slow),
        ([(40, 6, 1), (30, 7, -1)], False),
        ([(7, 3, 1), (6, 2, -1)], True),
    ],
)
def test_coverage_is_exact_in_small_archives(designs: list[tuple[int, int, int]], others: bool) -> None:
    """Every archive of two strata and every sample from it: the interval holds the truth in 95 of 100 and more."""
    samples = list(product(*(outcomes(drawn, others) for _, drawn, _ in designs)))
    found = {}
    for sample in samples:
        strata = [
            Counts(size, drawn, f, g, leans=leans)
            for (size, drawn, leans), (f, g, _) in zip(designs, sample, strict=True)
        ]
        found[sample] = interval(strata)
    for archive in product(*(outcomes(size, others) for size, _, _ in designs)):
        fails, passes = sum(s[0] for s in archive), sum(s[1] for s in archive)
        if fails + passes:
            truth = fails / (fails + passes)
            held = sum(
                math.prod(chance(*pair) for pair in zip(archive, sample, strict=True))
                for sample, (low, high) in found.items()
                if low <= truth <= high
            )
            assert held >= 0.95, archive
