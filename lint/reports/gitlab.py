"""GitLab's Code Quality report: a list of issues, each with a fingerprint of its own."""

from __future__ import annotations

import json
from typing import Any

from lint.fingerprints import digest
from lint.reports import View
from lint.reports.places import fingerprinted, relative
from lint.reports.wording import full_message, with_status
from lint.results import Run, Severity, Status

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(run: Run, view: View) -> str:
    """All findings, and a blocker for every file that could not be read."""
    issues = [
        _issue(
            f"{finding.rule} {full_message(finding, view.lang)}",
            finding.rule,
            fingerprint,
            SEVERITIES[finding.severity],
            relative(result.path, view.root),
            finding.region.line,
        )
        for result, finding, fingerprint in fingerprinted(run, view.root)
    ]
    for result in with_status(run, Status.FAILED):
        path = relative(result.path, view.root)
        issues.append(_issue(result.reason or "", "unread", digest(path, "unread"), "blocker", path, 1))
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(text: str, rule: str, fingerprint: str, severity: str, path: str, line: int) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
