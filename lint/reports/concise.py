"""One finding a line: path, place, severity, rule, message."""

from __future__ import annotations

from lint.messages import say
from lint.reports import View
from lint.reports.wording import closing, full_message, printable, severity_in_words, unsure_facts
from lint.results import Finding, Result, Run


def render(run: Run, view: View) -> str:
    """The findings one a line, doubts marked with `?`, and the closing lines unless the user wants quiet."""
    lines = [line for result in run.results for line in _lines(result, view.lang)]
    lines += [] if view.quiet else closing(run, view.lang)
    return "".join(f"{line}\n" for line in lines)


def _lines(result: Result, lang: str) -> list[str]:
    path = printable(result.path)
    lines = [_line(path, finding, lang) for finding in result.findings]
    if result.unsure:
        lines.append(f"{path}: {say(lang, 'unsure')}: {unsure_facts(result, lang)}")
    return lines


def _line(path: str, finding: Finding, lang: str) -> str:
    place = f"{path}:{finding.region.line}:{finding.region.column}"
    message = printable(full_message(finding, lang))
    return f"{place}: {severity_in_words(finding, lang)} {finding.rule} {finding.name}: {message}"
