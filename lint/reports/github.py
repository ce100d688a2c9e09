"""Annotations of GitHub Actions: the worst first, and a count of those that GitHub would drop in silence."""

from __future__ import annotations

from collections import Counter

from lint.messages import say
from lint.reports import View
from lint.reports.places import relative
from lint.reports.wording import full_message, severity_counts, with_status
from lint.results import Finding, Result, Run, Severity, Status

SHOWN = 10  # annotations of one kind that GitHub shows per step
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(run: Run, view: View) -> str:
    """One workflow command a finding or unread file, at most as many of a kind as GitHub shows."""
    unread = [(Severity.ERROR, _unread(result, view)) for result in with_status(run, Status.FAILED)]
    findings = sorted(run.findings(), key=lambda pair: -pair[1].severity.rank)
    rows = unread + [(finding.severity, _annotation(result, finding, view)) for result, finding in findings]
    counts: Counter[Severity] = Counter()
    lines = []
    for severity, line in rows:
        counts[severity] += 1
        if counts[severity] <= SHOWN:
            lines.append(line)
    rest = {severity: max(0, counts[severity] - SHOWN) for severity in COMMANDS}
    if any(rest.values()):
        lines.append(say(view.lang, "github_rest", counts=", ".join(severity_counts(rest, view.lang))))
    return "".join(f"{line}\n" for line in lines)


def _annotation(result: Result, finding: Finding, view: View) -> str:
    region = finding.region
    place = [f"line={region.line}", f"endLine={region.end_line}"]
    if region.line == region.end_line:  # GitHub refuses columns over several lines
        place += [f"col={region.column}", f"endColumn={region.end_column}"]
    title = f"{finding.rule} {finding.name}"
    return _command(finding.severity, result.path, place, title, full_message(finding, view.lang), view)


def _unread(result: Result, view: View) -> str:
    return _command(Severity.ERROR, result.path, [], say(view.lang, "not_checked_failed"), result.reason or "", view)


def _command(severity: Severity, path: str, place: list[str], title: str, message: str, view: View) -> str:
    properties = ",".join([f"file={_property(relative(path, view.root))}", *place, f"title={_property(title)}"])
    return f"::{COMMANDS[severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
