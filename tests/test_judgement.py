"""Facts about the outcome of a run: which documents it fails on, and what a doubt does to that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hand_made import CLEAN, REJECTED, finding

from lint.cli import main
from lint.judgement import Doubt, doubting, fails, reported
from lint.results import Finding, Result, Severity

FACTS = {
    "KKV801": "next_step",
    "KKV804": "deadline",
    "KKV808": "reason",
    "KKV001": "weak_links",
    "BRF002": "suppressions",
}


def failing(result: Result, doubt: Doubt, level: Severity = Severity.INFO) -> bool:
    """Whether a run fails on a document."""
    return fails(result, level, doubt)


def doubted(*findings: Finding, unsure: tuple[str, ...] = ("next_step",)) -> Result:
    """A rejection with these findings and doubts, by what the real rules ask."""
    return doubting(replace(REJECTED, findings=findings, unsure=unsure), FACTS)


def test_by_default_a_doubt_fails_nothing() -> None:
    """Neither by itself, nor by the finding that rests on it; beyond doubt the same finding fails."""
    assert not failing(doubted(), Doubt.WARN)
    assert not failing(doubted(finding()), Doubt.WARN)
    assert failing(doubted(finding(), unsure=()), Doubt.WARN)


@pytest.mark.parametrize(
    ("doubt", "code", "shown"),
    [
        (Doubt.WARN, "KKV801", [Severity.WARNING]),
        (Doubt.WARN, "KKV804", [Severity.INFO]),
        (Doubt.PASS, "KKV801", []),
        (Doubt.FAIL, "KKV801", [Severity.ERROR]),
    ],
)
def test_a_doubtful_finding_is_at_most_a_warning(doubt: Doubt, code: str, shown: list[Severity]) -> None:
    """What is lighter stays as it is; it is not shown where doubts pass, and as heavy as ever where they fail."""
    found = reported(doubted(finding(code)), Severity.INFO, doubt)
    assert [item.severity for item in found.findings] == shown


def test_a_sure_finding_weighs_the_same_whatever_is_done_with_doubts() -> None:
    """With a doubt on another answer beside it."""
    result = doubted(finding(), unsure=("lawyer_choice",))
    assert all(reported(result, Severity.INFO, doubt) == result for doubt in Doubt)


def test_a_doubt_can_fail_a_run() -> None:
    """Whatever was found; a letter without doubts passes as ever."""
    assert failing(doubted(), Doubt.FAIL)
    assert not failing(CLEAN, Doubt.FAIL)


@pytest.mark.parametrize(
    ("code", "unsure", "fails_still"),
    [
        ("KKV801", ("next_step",), False),
        ("KKV801", ("kinds",), False),
        ("KKV801", ("branches",), False),
        ("KKV801", ("lawyer_choice",), True),
        ("KKV801", (), True),
        ("KKV804", ("next_step",), False),
        ("KKV808", ("next_step",), True),
        ("KKV808", ("kinds",), False),
        ("KKV001", ("kinds",), True),
        ("BRF002", ("kinds", "next_step"), True),
    ],
)
def test_a_finding_that_rests_on_a_doubt_can_pass(code: str, unsure: tuple[str, ...], fails_still: bool) -> None:
    """It rests on its own fact, on the passage of which that is a detail, and on the kind; a count on nothing."""
    assert (
        failing(
            doubted(
                finding(code) if code in ("KKV801", "KKV804", "KKV808") else replace(finding(), rule=code),
                unsure=unsure,
            ),
            Doubt.PASS,
        )
        is fails_still
    )


def test_one_sure_finding_is_enough_to_fail() -> None:
    """Beside a doubted one."""
    assert failing(doubted(finding(), replace(finding(), rule="BRF002")), Doubt.PASS)


def test_what_is_lighter_than_the_level_does_not_fail() -> None:
    """With doubts or without."""
    assert not failing(doubted(finding("KKV804"), unsure=()), Doubt.PASS, Severity.ERROR)


def test_the_command_line_and_the_configuration_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A letter whose step the second reader does not believe has a ? and no error; the option wins."""
    monkeypatch.chdir(tmp_path)
    sample = Path(__file__).parents[1] / "samples" / "gemengd" / "003.txt"
    arguments = ["check", str(sample), "--format", "concise"]
    assert main(arguments) == 0
    assert "vervolgstap: aanwezig?" in capsys.readouterr().out
    assert main([*arguments, "--unsure", "fail"]) == 1
    (tmp_path / "brieflint.toml").write_text('unsure = "fail"\n')
    assert main(arguments) == 1
    assert main([*arguments, "--unsure", "pass"]) == 0
    capsys.readouterr()
    assert main(["check", "--unsure", "misschien"]) == 2
    assert capsys.readouterr().err == "brieflint: --unsure moet een van deze zijn: warn, pass, fail\n"
