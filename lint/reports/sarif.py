"""SARIF 2.1.0 for code hosts: one run, and a place for every result, since they refuse results without one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lint.messages import say
from lint.model import Region
from lint.reports import View
from lint.reports.places import fingerprinted, uri
from lint.reports.wording import full_message, with_status
from lint.results import Finding, Result, Run, Severity, Status

if TYPE_CHECKING:
    from lint.packs import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(run: Run, view: View) -> str:
    """The findings as results; files that could not be read as notifications of a run that did not succeed.

    What is to be known of a document besides (what was suppressed, say) is a notification too, as a note.
    """
    codes = sorted({finding.rule for _, finding in run.findings()} | set(view.rules))
    failed = with_status(run, Status.FAILED)
    sarif_run = {
        "tool": {
            "driver": {
                "name": "brieflint",
                "version": run.version,
                "semanticVersion": run.version,
                "rules": [_rule(code, view) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not failed,
                "toolExecutionNotifications": [
                    *(_notification("error", result, result.reason or "", view) for result in failed),
                    *(_notification("note", result, note, view) for result in run.results for note in result.notes),
                ],
            }
        ],
        "results": [
            _result(result, finding, fingerprint, codes.index(finding.rule), view)
            for result, finding, fingerprint in fingerprinted(run, view.root)
        ],
        "properties": {"model": {"name": run.model[0], "version": run.model[1]}},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [sarif_run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, view: View) -> dict[str, Any]:
    rule = view.rules.get(code)
    return {"id": code} if rule is None else {"id": code, **_about(rule, view.lang)}


def _about(rule: Rule, lang: str) -> dict[str, Any]:
    why, mend = rule.why[lang].strip(), rule.mend[lang].strip()
    return {
        "name": rule.name,
        "shortDescription": {"text": rule.title[lang]},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n\n{mend}", "markdown": f"{why}\n\n**{say(lang, 'mend').capitalize()}:** {mend}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"problem.severity": "recommendation" if rule.severity is Severity.INFO else rule.severity.value},
    }


def _result(result: Result, finding: Finding, fingerprint: str, index: int, view: View) -> dict[str, Any]:
    location = _location(result.path, finding.region, view)
    if finding.where:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where}]
    said: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": full_message(finding, view.lang)},
        "locations": [location],
        "partialFingerprints": {"brieflint/v1": fingerprint},
    }
    if finding.near_misses:
        said["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": f"{say(view.lang, 'near_miss')}: “{quote}”: {why}"},
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(result.path, view.root)},
                    "region": {"startLine": line},
                },
            }
            for number, (line, quote, why) in enumerate(finding.near_misses, start=1)
        ]
    return said


def _location(path: str, region: Region, view: View) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(path, view.root)},
            "region": {
                "startLine": region.line,
                "startColumn": region.column,
                "endLine": region.end_line,
                "endColumn": region.end_column,
            },
        }
    }


def _notification(level: str, result: Result, text: str, view: View) -> dict[str, Any]:
    return {
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(result.path, view.root)}}}],
    }
