"""The JSON answer, schema `brieflint/1`: stable, since programs of users read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from lint.model import FactValue
from lint.reports import View
from lint.reports.wording import tally, with_status
from lint.results import BranchReading, Finding, Result, Run, Status

SCHEMA = "brieflint/1"


def render(run: Run, view: View) -> str:
    """All documents and their counts as one JSON object."""
    answer = {
        "schema": SCHEMA,
        "tool": {"name": "brieflint", "version": run.version},
        "model": {"name": run.model[0], "version": run.model[1]},
        "documents": [document(result, view) for result in run.results],
        "summary": {
            "documents": len(run.results),
            **{
                status.value: len(with_status(run, status))
                for status in (Status.CHECKED, Status.FAILED, Status.SKIPPED)
            },
            "unsure": sum(bool(result.unsure) for result in run.results),
            "findings": {severity.value: n for severity, n in tally(run).items()},
            **({"known": known} if (known := sum(result.known for result in run.results)) else {}),
        },
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def document(result: Result, view: View) -> dict[str, Any]:
    """What is said of one document; `evidence` only when the user asks for it."""
    said: dict[str, Any] = {
        "path": result.path,
        "status": result.status.value,
        "reason": result.reason,
        "kinds": list(result.kinds),
        "is_template": result.is_template,
        "facts": _facts(result.facts),
        "unsure": list(result.unsure),
        "branches": [_branch(branch) for branch in result.branches],
        "findings": [_finding(finding) for finding in result.findings],
        "notes": list(result.notes),
    }
    if result.known:
        said["known"] = result.known
    if view.evidence:
        said["evidence"] = {name: {"line": line, "quote": quote} for name, (line, quote) in result.evidence.items()}
    return said


def _branch(branch: BranchReading) -> dict[str, object]:
    place = {"line": branch.line, "where": branch.where} if branch.line else {}
    return {"when": branch.when, "facts": _facts(branch.facts), **place}


def _facts(facts: Mapping[str, FactValue]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in facts.items()}


def _finding(finding: Finding) -> dict[str, Any]:
    region = finding.region
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "doubtful": finding.doubtful,
        "message": finding.message,
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
        "where": finding.where,
        "because": finding.because,
        "near_misses": [{"line": line, "quote": quote, "why": why} for line, quote, why in finding.near_misses],
        "branches": list(finding.branches),
    }
