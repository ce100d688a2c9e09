"""What the answers come to for one document: the word under which overviews and the spot check count it."""

from __future__ import annotations

from enum import StrEnum

from lint.model import Result, Severity, Status


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
