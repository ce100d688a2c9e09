"""Rejections for product review as one page: how many per ground, branch, folder and month, and what goes together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lint.messages import count, say
from lint.reports import View
from lint.reports.page import page
from lint.reports.places import relative
from lint.reports.signals import NOT_STATED
from lint.reports.wording import percentage, with_status
from lint.results import Result, Run, Status

ENOUGH = 20  # rejections from which a share says something
MOST = 15  # rows of a table; the others are one row
MONTHS = 18  # that have a row of their own; what is older is one row
SHADES = 5  # of the cells of the cross table

_ABBREVIATED = re.compile(r"^art\.?\s+")

Key = tuple[str, str]  # a code to count under, and what it is called


@dataclass(frozen=True, slots=True)
class Row:
    """How many rejections a row stands for, and how many state this ground at all (None where that is not asked)."""

    name: str
    n: int
    stated: int | None = None
    barred: bool = True  # False for a row of many things together, which would dwarf the others


@dataclass(frozen=True, slots=True)
class Table:
    """A table with bars; `full` is the longest, against which the others are drawn."""

    name: str
    rows: tuple[Row, ...]

    @property
    def full(self) -> int:
        """The largest number of a row."""
        return max((row.n for row in self.rows if row.barred), default=0)


@dataclass(frozen=True, slots=True)
class Cross:
    """Numbers of rejections per ground (rows) and branch (columns), with totals."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    full: int

    def shade(self, n: int) -> int:
        """How dark a cell is: 0 for none, up to SHADES."""
        return -(-SHADES * n // self.full)


def render(run: Run, view: View) -> str:
    """The page; it needs no network and holds no text of letters but article numbers."""
    refused = [result for result in run.results if result.signals is not None]
    counted = [result for result in refused if not result.is_template]
    tables = [
        _table("ground", counted, lambda result: _grounds(result, view.lang)[0], _stated(counted, view.lang)),
        _table("branch", counted, lambda result: _branch(result, view.lang)),
        _by_month(counted, view.lang),
        _folded(_table("folder", counted, lambda result: _folder(result, view)), view.lang),
        _folded(_by_article(counted, view.lang), view.lang),
    ]
    return page(
        "signals",
        view.lang,
        run=run,
        counted=counted,
        left_out=_left_out(run, refused, counted, view.lang),
        tables=[table for table in tables if table.rows],
        cross=_cross(counted, view.lang),
        share=lambda n: percentage(n, len(counted), view.lang) if len(counted) >= ENOUGH else "–",
    )


def _left_out(run: Run, refused: Sequence[Result], counted: Sequence[Result], lang: str) -> list[str]:
    """What the numbers leave out, in words, the zeros apart."""
    numbers = {
        "doubtful": sum("kinds" in result.unsure for result in counted),
        "other": len(with_status(run, Status.CHECKED)) - len(refused),
        "templates": len(refused) - len(counted),
        "failed": len(with_status(run, Status.FAILED)),
        "skipped": len(with_status(run, Status.SKIPPED)),
    }
    documents = count(lang, "signals_read", len(run.results))
    return [documents, *(say(lang, f"signals_{what}", n=n) for what, n in numbers.items() if n)]


def _table(
    name: str, counted: Iterable[Result], key: Callable[[Result], Key], stated: Counter[Key] | None = None
) -> Table:
    """A row for each value of a key; of grounds also for one that is nowhere the principal one."""
    found = Counter({value: 0 for value in stated or ()})
    found.update(map(key, counted))
    return Table(name, tuple(Row(k[1], found[k], None if stated is None else stated[k]) for k in _ordered(found)))


def _ordered(found: Counter[Key]) -> list[Key]:
    """The keys, most rejections first; what is not stated stands last."""
    return sorted(found, key=lambda key: (key[0] == NOT_STATED, -found[key], key[1]))


def _stated(counted: Iterable[Result], lang: str) -> Counter[Key]:
    """How many rejections state each ground at all."""
    return Counter(ground for result in counted for ground in _grounds(result, lang))


def _by_month(counted: Iterable[Result], lang: str) -> Table:
    """A row for each month in which a letter was written, in order; letters without a date last."""
    found = Counter(result.signals.month for result in counted if result.signals is not None)
    order = sorted(month for month in found if month)
    older = order[:-MONTHS]
    rows = [Row(month, found[month]) for month in order[-MONTHS:]]
    if older:
        rows.insert(
            0, Row(say(lang, "signals_older", month=rows[0].name), sum(map(found.__getitem__, older)), barred=False)
        )
    undated = [Row(say(lang, "signals_not_stated"), found[""])] if found[""] else []
    return Table("month", (*rows, *undated))


def _by_article(counted: Iterable[Result], lang: str) -> Table:
    """A row for each article with its branch: the same number means another thing in other terms."""
    found = Counter(
        f"{_branch(result, lang)[1]}: {_ABBREVIATED.sub('artikel ', article.lower())}"
        for result in counted
        if result.signals is not None
        for article in result.signals.articles
    )
    order = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return Table("article", tuple(Row(article, n) for article, n in order))


def _folded(table: Table, lang: str) -> Table:
    """The table with its smallest rows put together when there are many."""
    rest = table.rows[MOST:]
    if len(rest) < 2:
        return table
    last = Row(say(lang, "signals_rest", n=len(rest)), sum(row.n for row in rest), barred=False)
    return Table(table.name, (*table.rows[:MOST], last))


def _cross(counted: Sequence[Result], lang: str) -> Cross | None:
    """The cross table; None when nothing was counted."""
    if not counted:
        return None
    cells = Counter((_grounds(result, lang)[0], _branch(result, lang)) for result in counted)
    grounds = _ordered(Counter(ground for ground, _ in cells.elements()))
    branches = _ordered(Counter(branch for _, branch in cells.elements()))
    rows = [(ground[1], [cells[ground, branch] for branch in branches]) for ground in grounds]
    rows.append((say(lang, "signals_all"), [sum(column) for column in zip(*(n for _, n in rows), strict=True)]))
    columns = (*(name for _, name in branches), say(lang, "signals_all"))
    return Cross(columns, tuple((name, (*numbers, sum(numbers))) for name, numbers in rows), max(cells.values()))


def _grounds(result: Result, lang: str) -> tuple[Key, ...]:
    """The grounds of a rejection, the principal one first; never none."""
    return (result.signals.grounds if result.signals else ()) or ((NOT_STATED, say(lang, "signals_not_stated")),)


def _branch(result: Result, lang: str) -> Key:
    found = (result.signals.branch if result.signals else ()) or ((NOT_STATED, say(lang, "signals_not_stated")),)
    return found[0]


def _folder(result: Result, view: View) -> Key:
    folder = str(PurePosixPath(relative(result.path, view.root)).parent)
    return folder, folder
