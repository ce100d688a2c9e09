"""Invented archives, a program that errs and a reviewer who does not: how often an interval holds the truth.

`python tests/spotcheck_simulation.py [ARCHIVES]` prints the table for that many archives of each sort.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from lint.spotcheck import bounds
from lint.spotcheck.design import Design, Tool, make
from lint.spotcheck.evaluation import samples
from lint.spotcheck.frame import DECIDING, NO_KIND, Letter, Norm, Stratum, Verdict, failed
from lint.spotcheck.review import KINDS, Answer, Mark, Review
from lint.spotcheck.sample import draw

DAMAGE, HEALTH, INTAKE = "schade-afwijzing", "zorg-afwijzing", "rechtsbijstand-intake"
NORM = (
    Norm("KKV801", (DAMAGE, HEALTH), "next_step", ("missing",)),
    Norm("KKV802", (DAMAGE, HEALTH), "next_step", ("denied",)),
    Norm("KKV811", (INTAKE,), "lawyer_choice", ("missing", "restricted")),
)
TOOL = Tool("0.1.0", "nl_brief_sm", "1.0.0", "kkv-2016", "2016")
ERROR = (1 - bounds.CONFIDENCE) / 2


@dataclass(frozen=True)
class Sort:
    """A sort of archive: letters, share that fails, and how often the program is right about a letter."""

    size: int
    rate: float
    accuracy: float
    drawn: int = 60


SORTS = [Sort(600, rate, right) for rate, right in product((0.02, 0.1, 0.3, 0.6), (0.7, 0.85, 0.95))]
SORTS += [
    Sort(120, 0.1, 0.85),
    Sort(5000, 0.1, 0.85),
    Sort(600, 0.1, 0.85, drawn=200),
    Sort(90, 0.3, 0.7),
    Sort(600, 0.3, 0.3),
]


def answers(kind: str, fails: bool) -> tuple[tuple[str, ...], dict[str, str]]:
    """The kinds and facts of a letter."""
    value = "missing" if fails else "present"
    if kind == NO_KIND:
        return (), dict.fromkeys(DECIDING, "n/a")
    fact = "lawyer_choice" if kind == INTAKE else "next_step"
    return (kind,), {**dict.fromkeys(DECIDING, "n/a"), fact: value}


def archive(sort: Sort, dice: random.Random) -> tuple[list[Letter], dict[str, tuple[str, bool]]]:
    """The letters as the program sees them, and what each really is."""
    letters, truth = [], {}
    for number in range(sort.size):
        kind = dice.choices((DAMAGE, HEALTH, INTAKE, NO_KIND), (5, 3, 1, 2))[0]
        fails = kind != NO_KIND and dice.random() < sort.rate
        seen_kind, seen_fails = kind, fails
        if dice.random() > sort.accuracy:
            if dice.random() < 0.3:
                seen_kind = dice.choice((DAMAGE, HEALTH, INTAKE, NO_KIND))
            else:
                seen_fails = not fails
        kinds, facts = answers(seen_kind, seen_fails)
        unsure = dice.random() < (0.3 if (seen_kind, seen_fails) != (kind, fails) else 0.05)
        bad = bool(kinds) and bool(failed(NORM, seen_kind, facts))
        verdict = Verdict.UNSURE if unsure else Verdict.ALARM if bad else Verdict.PASSED
        path = f"{number}.txt"
        letters.append(Letter(path, "", kinds, facts, (), Stratum(seen_kind, verdict)))
        truth[path] = (kind, fails)
    return letters, truth


def judged(letter: Letter, kind: str, fails: bool) -> dict[str, Answer]:
    """What a reviewer who knows the truth says of a letter."""
    kinds, facts = answers(kind, fails)
    given = {KINDS: Answer(Mark.RIGHT) if kinds == letter.kinds else Answer(Mark.WRONG, kinds)}
    for fact, value in facts.items():
        given[fact] = Answer(Mark.RIGHT) if value == letter.facts[fact] else Answer(Mark.WRONG, value)
    return given


def reviewed(sort: Sort, seed: int) -> tuple[Design, Review, dict[str, tuple[int, int]]]:
    """A sample of an archive with its review, and the archive's fails and letters by the program's kinds."""
    letters, truth = archive(sort, random.Random(f"{sort} {seed}"))
    sample = draw(letters, sort.drawn, seed)
    design = make(TOOL, seed, "2026-01-31", NORM, letters, sample, {})
    given = {at: judged(item, *truth[item.path]) for at, item in enumerate(design.sample)}
    counts = {
        kind: (
            sum(truth[item.path][1] for item in letters if kind in ("", *item.kinds)),
            sum(truth[item.path][0] != NO_KIND for item in letters if kind in ("", *item.kinds)),
        )
        for kind in ("", DAMAGE, HEALTH, INTAKE)
    }
    return design, Review("A", "2026-02-01", design, given, {}), counts


def held(sort: Sort, seed: int) -> Iterator[tuple[str, bool, bool]]:
    """For each kind: whether the lower and whether the upper bound is on the right side of the truth."""
    design, review, counts = reviewed(sort, seed)
    for kind, (fails, letters) in counts.items():
        if not letters:
            continue
        least, most = samples(design, [review], kind)
        above = bounds.tail(least, fails / letters) > ERROR
        below = bounds.tail([s.swapped() for s in most], 1 - fails / letters) > ERROR
        yield kind, above, below


def coverage(sort: Sort, archives: int) -> dict[str, float]:
    """The share of archives in which the interval holds the truth, by kind."""
    seen: dict[str, list[bool]] = {}
    for seed in range(archives):
        for kind, above, below in held(sort, seed):
            seen.setdefault(kind, []).append(above and below)
    return {kind: sum(ok) / len(ok) for kind, ok in seen.items()}


def width(sort: Sort, archives: int, kind: str = "") -> float:
    """The mean width of the interval for a kind, or for all."""
    total = 0.0
    for seed in range(archives):
        design, review, _ = reviewed(sort, seed)
        low, high = bounds.interval(*samples(design, [review], kind))
        total += high - low
    return total / archives


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print("letters drawn rate right | coverage: all, damage, health, intake | mean width: all, damage")
    for each in SORTS:
        found = coverage(each, number)
        row = " ".join(f"{found[kind]:.4f}" for kind in ("", DAMAGE, HEALTH, INTAKE))
        head = f"{each.size:5} {each.drawn:3} {each.rate:.2f} {each.accuracy:.2f}"
        widths = " ".join(f"{width(each, min(number, 20), kind):.3f}" for kind in ("", DAMAGE))
        print(f"{head} | {row} | {widths}", flush=True)
