"""JUnit XML for dashboards: a document is a test case; findings at or above the fail level make it fail."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from lint.judgement import counts
from lint.messages import say
from lint.reports import View
from lint.reports.places import relative
from lint.reports.wording import full_message, severity_in_words, with_status
from lint.results import Finding, Result, Run, Status

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: Run, view: View) -> str:
    """One suite with a case per document; lighter findings stand in its output."""
    suite = Element("testsuite", name="brieflint")
    for result in run.results:
        _case(suite, result, view)
    for name, n in (
        ("tests", len(run.results)),
        ("failures", len(suite.findall("testcase/failure"))),
        ("errors", len(with_status(run, Status.FAILED))),
        ("skipped", len(with_status(run, Status.SKIPPED))),
    ):
        suite.set(name, str(n))
    suites = Element("testsuites")
    suites.append(suite)
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _case(suite: Element, result: Result, view: View) -> None:
    path = _clean(relative(result.path, view.root))
    case = SubElement(suite, "testcase", classname="brieflint", name=path, file=path)
    if result.status is not Status.CHECKED:
        SubElement(case, "error" if result.status is Status.FAILED else "skipped", message=_clean(result.reason or ""))
        return
    heavy = [finding for finding in result.findings if counts(finding, view.fail_level, view.doubt)]
    light = [finding for finding in result.findings if finding not in heavy]
    if heavy:
        worst = max(heavy, key=lambda finding: finding.severity.rank)
        failure = SubElement(case, "failure", message=_clean(full_message(worst, view.lang)), type=worst.rule)
        failure.text = _text(heavy, view.lang)
    if light:
        SubElement(case, "system-out").text = _text(light, view.lang)


def _text(findings: list[Finding], lang: str) -> str:
    return _clean("\n".join(_line(finding, lang) for finding in findings))


def _line(finding: Finding, lang: str) -> str:
    place = say(lang, "line", line=finding.region.line)
    return f"{place}: {severity_in_words(finding, lang)} {finding.rule} {full_message(finding, lang)}"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
