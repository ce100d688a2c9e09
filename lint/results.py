"""What the program says of the documents of a run: results, their findings, and how heavy these weigh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lint.model import Block, FactValue, Region, TextRange


class Status(StrEnum):
    """What became of one input file."""

    CHECKED = "checked"
    SKIPPED = "skipped"
    FAILED = "failed"


class Severity(StrEnum):
    """How heavy a finding weighs, from light to heavy."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class BranchReading:
    """What holds in one branch of a deciding condition; `when` is the condition in the template's own words.

    `line` and `where` tell where its text stands, as for a finding (0: not known).
    """

    when: str
    facts: Mapping[str, FactValue]
    line: int = 0
    where: str = ""
    place: TextRange | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule holds against one document, placed in its source file."""

    rule: str
    name: str
    severity: Severity
    message: str
    region: Region
    where: str
    because: str
    near_misses: tuple[tuple[int, str, str], ...] = ()  # line, quote, why
    branches: tuple[str, ...] = ()
    advice: str = ""
    place: TextRange | None = field(default=None, compare=False)  # `region` once more, in the visible text
    basis: str = ""  # what the fingerprint has of `because` where that is masked; see lint/fingerprints.py
    doubtful: bool = False  # rests on an answer that is unsure


@dataclass(frozen=True, slots=True)
class Shown:
    """The visible text of a letter with the places that answers rest on; kept only for reports that show letters.

    `evidence` is keyed by fact; a near miss is a place and the reason why it was refused, in the user's language.
    """

    text: str
    blocks: tuple[Block, ...]
    evidence: Mapping[str, TextRange] = field(default_factory=dict)
    near_misses: tuple[tuple[TextRange, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Signals:
    """What a rejection says of itself: branch (at most one) and grounds (the principal first), as codes with names."""

    branch: tuple[tuple[str, str], ...] = ()
    grounds: tuple[tuple[str, str], ...] = ()
    articles: tuple[str, ...] = ()
    month: str = ""  # 2026-03; "" for a letter without a date


@dataclass(frozen=True, slots=True)
class Result:
    """What the program says of one input file; `reason` is set unless it was checked."""

    path: str
    status: Status
    reason: str | None = None
    kinds: tuple[str, ...] = ()
    is_template: bool = False
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    beside: Mapping[str, FactValue] = field(default_factory=dict)  # the answers named in BESIDE
    unsure: tuple[str, ...] = ()
    branches: tuple[BranchReading, ...] = ()
    findings: tuple[Finding, ...] = ()
    source_lines: Mapping[int, str] = field(default_factory=dict)  # lines that findings point at, for snippets
    evidence: Mapping[str, tuple[int, str]] = field(default_factory=dict)  # fact -> (line, quote)
    notes: tuple[str, ...] = ()
    signals: Signals | None = None
    shown: Shown | None = None
    known: int = 0  # findings that a baseline holds and that are left out here


@dataclass(frozen=True, slots=True)
class Run:
    """All results of one run with the names that a reader of the report needs."""

    version: str
    model: tuple[str, str]  # name, version
    results: tuple[Result, ...]

    def findings(self) -> Iterator[tuple[Result, Finding]]:
        """Every finding with the result it belongs to, in order."""
        for result in self.results:
            for finding in result.findings:
                yield result, finding
