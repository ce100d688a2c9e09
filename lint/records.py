"""Results and rules as JSON and back, without loss: what the cache keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from lint.model import FactValue, Region, TextRange
from lint.packs import Example, Rule
from lint.results import BranchReading, Finding, Result, Severity, Signals, Status

_PLAIN = tuple(
    f.name for f in fields(Finding) if f.name not in ("severity", "region", "near_misses", "branches", "place")
)
_SIGNALS = tuple(f.name for f in fields(Signals))


def of_result(result: Result) -> bytes:
    """A result without its path."""
    return _dump(
        [
            result.status,
            result.reason,
            result.kinds,
            result.is_template,
            result.facts,
            result.beside,
            result.unsure,
            [(b.when, b.facts, b.line, b.where) for b in result.branches],
            [_of_finding(finding) for finding in result.findings],
            list(result.source_lines.items()),
            result.evidence,
            result.notes,
            None if result.signals is None else [getattr(result.signals, name) for name in _SIGNALS],
        ]
    )


def to_result(record: bytes, path: str) -> Result:
    """The result that a record was made of, for the file at `path`."""
    read = json.loads(record)
    status, reason, kinds, is_template, facts, beside, unsure, branches, findings, lines, evidence, notes, said = read
    return Result(
        path=path,
        status=Status(status),
        reason=reason,
        kinds=tuple(kinds),
        is_template=is_template,
        facts=_facts(facts),
        beside=_facts(beside),
        unsure=tuple(unsure),
        branches=tuple(BranchReading(when, _facts(said), *place) for when, said, *place in branches),
        findings=tuple(map(_to_finding, findings)),
        source_lines={line: text for line, text in lines},
        evidence={fact: (line, quote) for fact, (line, quote) in evidence.items()},
        notes=tuple(notes),
        signals=None if said is None else _to_signals(*said),
    )


def of_rules(rules: Iterable[Rule]) -> bytes:
    """Rules with all that their files say."""
    return _dump([{**_row(rule), "examples": [_row(example) for example in rule.examples]} for rule in rules])


def to_rules(record: bytes) -> tuple[Rule, ...]:
    """The rules that a record was made of."""
    return tuple(_to_rule(row) for row in json.loads(record))


def _to_rule(row: dict[str, Any]) -> Rule:
    lists = {name: tuple(row[name]) for name in ("kinds", "fails_on", "groups")}
    examples = tuple(Example(**example) for example in row["examples"])
    severity, file = Severity(row["severity"]), Path(row["file"])
    return Rule(**{**row, **lists, "severity": severity, "file": file, "examples": examples})


def _row(value: Rule | Example) -> dict[str, object]:
    return {f.name: getattr(value, f.name) for f in fields(value)}


def _of_finding(finding: Finding) -> list[object]:
    region = finding.region
    place = (region.line, region.column, region.end_line, region.end_column)
    texts = [getattr(finding, name) for name in _PLAIN]
    inside = None if finding.place is None else (finding.place.start, finding.place.end)
    return [finding.severity, place, inside, finding.near_misses, finding.branches, *texts]


def _to_finding(row: list[Any]) -> Finding:
    severity, place, inside, near_misses, branches, *texts = row
    return Finding(
        **dict(zip(_PLAIN, texts, strict=True)),
        severity=Severity(severity),
        region=Region(*place),
        place=None if inside is None else TextRange(*inside),
        near_misses=tuple((line, quote, why) for line, quote, why in near_misses),
        branches=tuple(branches),
    )


def _to_signals(branch: list[list[str]], grounds: list[list[str]], articles: list[str], month: str) -> Signals:
    return Signals(_pairs(branch), _pairs(grounds), tuple(articles), month)


def _pairs(given: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((code, name) for code, name in given)


def _facts(said: Mapping[str, Any]) -> dict[str, FactValue]:
    return {fact: tuple(value) if isinstance(value, list) else value for fact, value in said.items()}


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode("utf-8", "surrogatepass")
