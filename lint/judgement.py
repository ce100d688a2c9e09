"""What the answers come to for one document: the word under which it is counted, and whether a run fails on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from lint.model import DETAIL_OF
from lint.results import Finding, Result, Severity, Status


class Judgement(StrEnum):
    """From what needs a person most to what needs nobody."""

    ALARM = "alarm"  # a finding at or above the fail level, beyond doubt
    FAILED = "failed"  # could not be read: never a pass
    UNSURE = "unsure"  # no alarm, and an answer that a person should look at
    REMARK = "remark"  # lighter findings only
    KNOWN = "known"  # no findings but those that a baseline holds
    PASSED = "passed"  # the norm asks something of it, and nothing was found
    NOT_ASKED = "not_asked"  # of no kind that the norm asks anything of, and nothing was found
    SKIPPED = "skipped"  # not for this program


def judge(result: Result, fail_level: Severity) -> Judgement:
    """The judgement of one document."""
    if result.status is not Status.CHECKED:
        return Judgement.FAILED if result.status is Status.FAILED else Judgement.SKIPPED
    if fails(result, fail_level, Doubt.WARN):
        return Judgement.ALARM
    if result.unsure:
        return Judgement.UNSURE
    if result.findings:
        return Judgement.REMARK
    if result.known:
        return Judgement.KNOWN
    return Judgement.PASSED if result.kinds else Judgement.NOT_ASKED


class Doubt(StrEnum):
    """What an unsure answer does to the findings that rest on it, and to the outcome of a run."""

    WARN = "warn"  # they are shown as warnings at most, and fail nothing
    PASS = "pass"  # they are not shown, and fail nothing
    FAIL = "fail"  # they count as any other, and the run fails on the answer itself, whatever was found


def reported(result: Result, level: Severity, doubt: Doubt) -> Result:
    """A result with the findings that are to be shown: from a level up, and doubtful ones as `doubt` has them."""
    found = result.findings
    if doubt is Doubt.PASS:
        found = tuple(finding for finding in found if not finding.doubtful)
    elif doubt is Doubt.WARN:
        found = tuple(_at_most_a_warning(finding) if finding.doubtful else finding for finding in found)
    shown = tuple(finding for finding in found if finding.severity.rank >= level.rank)
    return result if shown == result.findings else replace(result, findings=shown)


def fails(result: Result, fail_level: Severity, doubt: Doubt) -> bool:
    """True for a document on which a run fails."""
    if doubt is Doubt.FAIL and result.unsure:
        return True
    return any(counts(finding, fail_level, doubt) for finding in result.findings)


def counts(finding: Finding, fail_level: Severity, doubt: Doubt) -> bool:
    """True for a finding on which a run fails."""
    return finding.severity.rank >= fail_level.rank and (doubt is Doubt.FAIL or not finding.doubtful)


def doubting(result: Result, fact_of: Mapping[str, str]) -> Result:
    """A result whose findings say whether they rest on what is unsure; `fact_of` has what each rule asks."""
    found = (replace(f, doubtful=_rests_on_doubt(result, fact_of.get(f.rule, ""))) for f in result.findings)
    return replace(result, findings=tuple(found))


def _rests_on_doubt(result: Result, fact: str) -> bool:
    """True when a fact is unsure, or what it rests on: the passage that it is a detail of, the kind of the letter."""
    if fact not in result.facts and fact not in result.beside:
        return False  # comments, say, are there whatever the letter is
    counted = isinstance(result.facts.get(fact), int) and not isinstance(result.facts.get(fact), bool)
    return not counted and bool({fact, DETAIL_OF.get(fact, fact), "kinds", "branches"}.intersection(result.unsure))


def _at_most_a_warning(finding: Finding) -> Finding:
    return replace(finding, severity=min(finding.severity, Severity.WARNING, key=lambda severity: severity.rank))
