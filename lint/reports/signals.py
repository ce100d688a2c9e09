"""Rejections for product review as a table for spreadsheets: a row for each, of the letter no more than articles."""

from __future__ import annotations

import csv
import io

from lint.messages import say
from lint.reports import View
from lint.reports.csvreport import cell
from lint.results import Result, Run

COLUMNS = ("path", "kind", "template", "month", "branch", "branch_name", "grounds", "ground_names", "articles")
NOT_STATED = "not-stated"


def render(run: Run, view: View) -> str:
    """The rejections of a run as CSV (RFC 4180); no cell can be taken for a formula."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for result in run.results:
        if result.signals is not None:
            table.writerow(map(cell, _row(result, view.lang)))
    return out.getvalue()


def _row(result: Result, lang: str) -> tuple[str, ...]:
    said = result.signals
    assert said is not None
    none = ((NOT_STATED, say(lang, "signals_not_stated")),)
    branch, grounds = said.branch or none, said.grounds or none
    return (
        result.path,
        " ".join(result.kinds),
        str(result.is_template).lower(),
        said.month,
        branch[0][0],
        branch[0][1],
        " ".join(code for code, _ in grounds),
        "; ".join(name for _, name in grounds),
        "; ".join(said.articles),
    )
