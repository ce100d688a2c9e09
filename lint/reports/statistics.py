"""The counts of a run: how often each rule found something, and in which folders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TypeVar

from lint.messages import count, say
from lint.reports import View
from lint.reports.places import relative
from lint.reports.wording import closing, printable
from lint.results import Run, Status

_T = TypeVar("_T")


def render(run: Run, view: View) -> str:
    """A line for each rule that found something and for each folder that was checked, most findings first."""
    lines = [*_rules(run, view), *_folders(run, view)]
    lines += [] if view.quiet else closing(run, view.lang)
    return "".join(f"{line}\n" for line in lines)


def _rules(run: Run, view: View) -> Iterator[str]:
    found = [(finding.rule, finding.name, finding.severity) for _, finding in run.findings()]
    documents = Counter(rule for result in run.results for rule in {finding.rule for finding in result.findings})
    rows = [
        (str(n), say(view.lang, f"severity_{severity}"), rule, name, count(view.lang, "in_document", documents[rule]))
        for (rule, name, severity), n in _ordered(Counter(found))
    ]
    yield from _table(say(view.lang, "per_rule"), rows)


def _folders(run: Run, view: View) -> Iterator[str]:
    found: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for result in run.results:
        if result.status is Status.CHECKED:
            folder = PurePath(relative(result.path, view.root)).parent.as_posix()
            documents[folder] += 1
            found[folder] += len(result.findings)
    rows = [(str(n), printable(name), count(view.lang, "in_document", documents[name])) for name, n in _ordered(found)]
    yield from _table(say(view.lang, "per_folder"), rows)


def _ordered(counts: Counter[_T]) -> list[tuple[_T, int]]:
    """What was counted with its number, most first, equal ones by name."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))


def _table(title: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    kept = list(rows)
    if not kept:
        return
    widths = [max(map(len, column)) for column in zip(*kept, strict=True)]
    yield f"{title}:"
    for number, *rest in kept:
        cells = [number.rjust(widths[0]), *(cell.ljust(room) for cell, room in zip(rest, widths[1:], strict=True))]
        yield f"  {'  '.join(cells).rstrip()}"
    yield ""
