"""The branches of a template as a small table: where each stands, its condition, and what holds there."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from lint.messages import say, term
from lint.reports.wording import value_in_words, width
from lint.results import BranchReading

_LEAST = 24  # columns of the conditions, however many facts there are


def branch_table(branches: Sequence[BranchReading], lang: str, room: int) -> Iterator[str]:
    """The lines of the table; nothing for a template in which no condition decides."""
    if not branches:
        return
    facts = list(dict.fromkeys(name for branch in branches for name in branch.facts))
    head = [say(lang, "branch"), *(term(lang, f"fact_{name}", name) for name in facts), say(lang, "branch_place")]
    rows = [head]
    for branch in branches:
        said = [value_in_words(branch.facts[name], lang) if name in branch.facts else "" for name in facts]
        rows.append([" ".join(branch.when.split()), *said, _place(branch, lang)])
    widths = [max(width(row[column]) for row in rows) for column in range(len(head))]
    widths[0] = min(widths[0], max(_LEAST, room - sum(widths[1:]) - 3 * (len(head) - 1)))
    for number, row in enumerate(rows):
        for part, text in enumerate(textwrap.wrap(row[0], widths[0]) or [""]):
            yield _line([text, *(row[1:] if not part else [""] * (len(row) - 1))], widths)
        if not number:
            yield "-+-".join("-" * columns for columns in widths)


def _place(branch: BranchReading, lang: str) -> str:
    line = say(lang, "line", line=branch.line) if branch.line else ""
    return ", ".join(filter(None, (line, branch.where)))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (columns - width(cell)) for cell, columns in zip(cells, widths, strict=True))
    return " | ".join(padded).rstrip()
