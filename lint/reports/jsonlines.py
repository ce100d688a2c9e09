"""One JSON object a line, one line a document, so that a run of any length can be read as it goes."""

from __future__ import annotations

import json

from lint.reports import View
from lint.reports.jsonreport import document
from lint.results import Result, Run


def render(run: Run, view: View) -> str:
    """All documents of a run, one a line."""
    return "".join(line(result, view) for result in run.results)


def line(result: Result, view: View) -> str:
    """The line of one document."""
    return json.dumps(document(result, view), ensure_ascii=False) + "\n"
