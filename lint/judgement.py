"""What the answers come to for one document: the word under which it is counted, and whether a run fails on it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from lint.model import DETAIL_OF
from lint.results import Finding, Result, Severity, Status


class Judgement(StrEnum):
    """From what needs a person most to what needs nobody."""

    ALARM = "alarm"  # a finding at or above the fail level
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
    if any(finding.severity.rank >= fail_level.rank for finding in result.findings):
        return Judgement.ALARM
    if result.unsure:
        return Judgement.UNSURE
    if result.findings:
        return Judgement.REMARK
    if result.known:
        return Judgement.KNOWN
    return Judgement.PASSED if result.kinds else Judgement.NOT_ASKED


class Doubt(StrEnum):
    """What an unsure answer does to the outcome of a run."""

    WARN = "warn"  # nothing: it is shown with a ?, and findings count as ever
    PASS = "pass"  # findings that rest on it do not fail the run
    FAIL = "fail"  # the run fails on it, whatever was found


def fails(result: Result, fail_level: Severity, doubt: Doubt, fact_of: Callable[[Finding], str]) -> bool:
    """True for a document on which a run fails; `fact_of` tells what the rule of a finding asks."""
    if doubt is Doubt.FAIL and result.unsure:
        return True
    weighty = [finding for finding in result.findings if finding.severity.rank >= fail_level.rank]
    if doubt is Doubt.PASS and result.unsure:
        return not all(_is_doubtful(result, fact_of(finding)) for finding in weighty)
    return bool(weighty)


def _is_doubtful(result: Result, fact: str) -> bool:
    """True when a fact is unsure, or what it rests on: the passage that it is a detail of, the kind of the letter."""
    if fact not in result.facts and fact not in result.beside:
        return False  # comments, say, are there whatever the letter is
    counted = isinstance(result.facts.get(fact), int) and not isinstance(result.facts.get(fact), bool)
    return not counted and bool({fact, DETAIL_OF.get(fact, fact), "kinds", "branches"}.intersection(result.unsure))
