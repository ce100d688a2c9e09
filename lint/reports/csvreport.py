"""A table for spreadsheets: a row per finding, and one for a document without findings, so that none is lost."""

from __future__ import annotations

import csv
import io

from lint.reports import View
from lint.reports.wording import full_message
from lint.results import Finding, Result, Run

COLUMNS = (
    *("path", "status", "reason", "kinds", "unsure"),
    *("rule", "name", "severity", "line", "column", "where", "message", "because"),
)
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the wide forms count in some spreadsheets


def render(run: Run, view: View) -> str:
    """The whole run as CSV (RFC 4180); no cell can be taken for a formula."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for result in run.results:
        for finding in result.findings or (None,):
            table.writerow([cell(value) for value in (*_document(result), *_finding(finding, view.lang))])
    return out.getvalue()


def _document(result: Result) -> tuple[str, ...]:
    return (result.path, result.status.value, result.reason or "", " ".join(result.kinds), " ".join(result.unsure))


def _finding(finding: Finding | None, lang: str) -> tuple[str, ...]:
    if finding is None:
        return ("",) * 8
    place = (str(finding.region.line), str(finding.region.column), finding.where)
    return (finding.rule, finding.name, finding.severity.value, *place, full_message(finding, lang), finding.because)


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    bare = text.lstrip()
    return f"'{text}" if bare.startswith(_FORMULA) or text[:1] in ("\t", "\r", "\n") else text
