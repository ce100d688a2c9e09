"""The report for people as one self-contained page: an overview, and every letter with its own text."""

from __future__ import annotations

from dataclasses import dataclass

from lint.messages import say
from lint.model import NOT_APPLICABLE
from lint.reports import View
from lint.reports.lettertext import Paragraph, marks_of, paragraphs
from lint.reports.overview import Bar, Case, by_folder, by_judgement, by_kind, by_rule, cases
from lint.reports.page import page
from lint.reports.wording import fact, full_message, tally, unsure_facts
from lint.results import Run


@dataclass(frozen=True, slots=True)
class _Chart:
    """A table with bars; `full` is the longest bar, which the others are drawn against."""

    name: str
    bars: list[Bar]
    filters: bool

    @property
    def full(self) -> int:
        return max((bar.n for bar in self.bars), default=1)


def render(run: Run, view: View) -> str:
    """The page; it needs no network and nothing else to be shown, searched, filtered and printed."""
    found = cases(run, view.fail_level, view.root)
    names = {finding.rule: finding.name for _, finding in run.findings()}
    charts = [
        _Chart("judgement", by_judgement(found, view.lang), True),
        _Chart("rule", by_rule(found, names), True),
        _Chart("kind", by_kind(found, view.lang), True),
        _Chart("folder", by_folder(found, view.lang), False),
    ]
    return page(
        "report",
        view.lang,
        run=run,
        cases=found,
        charts=[chart for chart in charts if chart.bars],
        folders=sorted({case.folder for case in found}),
        counts=tally(run),
        known=sum(result.known for result in run.results),
        rules=view.rules,
        text_of=lambda case: _text(case, view.lang),
        facts_of=lambda case: _facts(case, view.lang),
        message_of=lambda finding: full_message(finding, view.lang),
        doubts_of=lambda case: unsure_facts(case.result, view.lang),
        place_of=lambda finding: ", ".join(
            part for part in (say(view.lang, "line", line=finding.region.line), finding.where) if part
        ),
    )


def _text(case: Case, lang: str) -> list[Paragraph]:
    shown = case.result.shown
    return [] if shown is None else paragraphs(shown, marks_of(shown, case.result.findings, lang))


def _facts(case: Case, lang: str) -> list[tuple[str, bool]]:
    """The facts that apply, in words, and whether each is doubtful."""
    result = case.result
    return [
        (fact(name, value, lang), name in result.unsure)
        for name, value in result.facts.items()
        if value != NOT_APPLICABLE
    ]
