"""How a run came out as a whole: the share of documents per judgement, rule, folder and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath

from lint.judgement import Judgement, judge
from lint.messages import say
from lint.reports.places import relative
from lint.results import Result, Run, Severity

MOST_ROWS = 15  # folders that have a bar of their own; the others are one row


@dataclass(frozen=True, slots=True)
class Case:
    """One document of a report: its result, judgement and where it lies."""

    number: int
    result: Result
    judgement: Judgement
    path: str
    folder: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a table: how many documents of `total`, divided over judgements; `key` is what a filter asks for."""

    key: str
    label: str
    counts: tuple[tuple[str, int], ...]
    total: int

    @property
    def n(self) -> int:
        """How many documents."""
        return sum(n for _, n in self.counts)


def cases(run: Run, fail_level: Severity, root: PurePath) -> list[Case]:
    """The documents of a run, those that need a person most first, then by path."""
    out = []
    for number, result in enumerate(run.results, start=1):
        path = relative(result.path, root)
        out.append(Case(number, result, judge(result, fail_level), path, str(PurePosixPath(path).parent)))
    order = list(Judgement)
    return sorted(out, key=lambda case: (order.index(case.judgement), case.path))


def by_judgement(found: Sequence[Case], lang: str) -> list[Bar]:
    """A bar for every judgement that occurs."""
    counted = Counter(case.judgement for case in found)
    return [
        Bar(j.value, say(lang, f"judgement_{j}"), ((j.value, counted[j]),), len(found)) for j in Judgement if counted[j]
    ]


def by_rule(found: Sequence[Case], names: dict[str, str]) -> list[Bar]:
    """A bar for every rule with a finding, most documents first; `names` gives what a rule is called."""
    severities: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for case in found:
        severities |= {f.rule: f.severity.value for f in case.result.findings}
        counted.update({f.rule for f in case.result.findings})
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    return [
        Bar(code, f"{code} {names.get(code, '')}".rstrip(), ((severities[code], n),), len(found)) for code, n in rows
    ]


def by_folder(found: Sequence[Case], lang: str) -> list[Bar]:
    """A bar for every folder, the fullest first; the smallest are put together when there are many."""
    groups = _grouped((case.folder, case) for case in found)
    rows = sorted(groups.items(), key=lambda row: (-len(row[1]), row[0]))
    bars = [_divided(folder, folder, group) for folder, group in rows[:MOST_ROWS]]
    rest = [case for _, group in rows[MOST_ROWS:] for case in group]
    return [*bars, _divided("", say(lang, "other_folders", n=len(rows) - MOST_ROWS), rest)] if rest else bars


def by_kind(found: Sequence[Case], lang: str) -> list[Bar]:
    """A bar for every kind of letter; a letter of two kinds counts in both, one of no kind apart."""
    groups = _grouped((kind, case) for case in found for kind in case.result.kinds or ("",))
    rows = sorted(groups.items(), key=lambda row: (not row[0], row[0]))
    return [_divided(kind or "-", kind or say(lang, "no_kind"), group) for kind, group in rows]


def _grouped(pairs: Iterable[tuple[str, Case]]) -> dict[str, list[Case]]:
    groups: dict[str, list[Case]] = {}
    for key, case in pairs:
        groups.setdefault(key, []).append(case)
    return groups


def _divided(key: str, label: str, group: Sequence[Case]) -> Bar:
    counted = Counter(case.judgement for case in group)
    return Bar(key, label, tuple((j.value, counted[j]) for j in Judgement if counted[j]), len(group))
