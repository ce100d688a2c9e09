"""The report for people: every finding with the sentence that made it due, what came near, and how to mend it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from lint.messages import say
from lint.model import NOT_APPLICABLE
from lint.reports import View
from lint.reports.branchtable import branch_table
from lint.reports.wording import blanked, closing, fact, printable, severity_in_words, unsure_facts, width
from lint.results import Finding, Result, Run, Severity

LINE = 100  # columns that a report asks of the terminal
_LEAD = 12  # characters of a long line that are shown before the place itself
_INDENT = "  "
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM, _GREEN, _MAGENTA = "1", "2", "32", "35"


def render(run: Run, view: View) -> str:
    """The findings per document, doubts marked with `?`, and the closing lines unless the user wants quiet."""
    blocks = ["\n".join(block) for result in run.results for block in _Page(result, view).blocks()]
    if not view.quiet:
        blocks.append("\n".join(closing(run, view.lang)))
    return "".join(f"{block}\n" for block in "\n\n".join(blocks).splitlines())


class _Page:
    """What the report says of one document, in blocks with a blank line between them."""

    def __init__(self, result: Result, view: View) -> None:
        self.result, self.view, self.lang = result, view, view.lang
        self.path = printable(result.path)

    def blocks(self) -> Iterator[list[str]]:
        for finding in self.result.findings:
            yield list(self._finding(finding))
        about = list(self._about())
        if about:
            yield [self._paint(self.path, _BOLD), *about]

    def _finding(self, finding: Finding) -> Iterator[str]:
        severity = severity_in_words(finding, self.lang)
        place = self._paint(f"{self.path}:{finding.region.line}:{finding.region.column}", _BOLD)
        head = self._paint(f"{severity} {finding.rule}", _COLOURS[finding.severity])
        yield f"{place}: {head} {finding.name}"
        yield from _wrapped(printable(finding.message))
        yield from self._snippet(finding)
        for line, quote, why in finding.near_misses:
            where = say(self.lang, "line", line=line)
            yield from self._named("near_miss", f"{where}, “{quote}”: {why}")
        if finding.branches:
            yield from self._named("in_branches", " / ".join(finding.branches))
        mend = finding.advice or self._mend(finding.rule)
        if mend:
            yield from self._named("mend", mend, _GREEN)

    def _mend(self, code: str) -> str:
        rule = self.view.rules.get(code)
        return rule.mend.get(self.lang, "") if rule is not None else ""

    def _snippet(self, finding: Finding) -> Iterator[str]:
        """The source line with a caret under the sentence; where there are no lines (Word, PDF) the sentence itself."""
        region = finding.region
        source = self.result.source_lines.get(region.line)
        if source is None:
            source, first, last = finding.because, 0, len(finding.because)
        else:
            first = min(region.column - 1, len(source))
            last = min(region.end_column - 1, len(source)) if region.end_line == region.line else len(source)
        if not source.strip():
            return
        shown, before, marked = _window(blanked(source), first, max(last, first + 1))
        number = str(region.line) if region.line in self.result.source_lines else ""
        note = " ".join(
            part for part in (say(self.lang, "because"), f"({finding.where})" if finding.where else "") if part
        )
        gutter = " " * len(number)
        caret = self._paint("^" * marked, _COLOURS[finding.severity])
        yield f"{_INDENT}{gutter} {self._paint('|', _DIM)}"
        yield f"{_INDENT}{number} {self._paint('|', _DIM)} {shown}"
        yield f"{_INDENT}{gutter} {self._paint('|', _DIM)} {' ' * before}{caret} {printable(note)}"

    def _about(self) -> Iterator[str]:
        """What holds for the document as a whole: notes, doubts, and on request evidence and branches."""
        result = self.result
        for note in result.notes:
            yield from self._named("note", note)
        if result.unsure:
            yield from self._named("unsure", unsure_facts(result, self.lang), _MAGENTA)
        if self.view.evidence:
            yield from self._facts()
        if self.view.branches:
            for line in branch_table(result.branches, self.lang, LINE - len(_INDENT)):
                yield f"{_INDENT}{printable(line)}"

    def _facts(self) -> Iterator[str]:
        if self.result.kinds:
            kinds = f"{say(self.lang, 'doubt_kinds')}: {', '.join(self.result.kinds)}"
            yield from self._named("evidence", kinds + self._place("kinds"))
        for name, value in self.result.facts.items():
            if value != NOT_APPLICABLE:
                yield from self._named("evidence", fact(name, value, self.lang) + self._place(name))

    def _place(self, name: str) -> str:
        """Where the words stand on which an answer rests."""
        line, quote = self.result.evidence.get(name, (0, ""))
        return f" ({say(self.lang, 'line', line=line)}, “{quote}”)" if quote else ""

    def _named(self, key: str, text: str, colour: str = _DIM) -> Iterable[str]:
        name = say(self.lang, key)
        first, *rest = _wrapped(f"{name}: {printable(text)}", hang=len(name) + 2)
        return [first.replace(name, self._paint(name, colour), 1), *rest]

    def _paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.view.colour else text


def _wrapped(text: str, hang: int = 0) -> list[str]:
    inner = _INDENT + " " * hang
    return textwrap.wrap(text, LINE, initial_indent=_INDENT, subsequent_indent=inner, break_long_words=False)


def _window(line: str, first: int, last: int) -> tuple[str, int, int]:
    """The part of a line that fits, the columns before the mark, and the columns of the mark."""
    room = LINE - 30  # the gutter and what is said beside the caret
    start = 0 if last <= room else max(0, first - _LEAD)
    end = min(len(line), max(start + room, min(last, start + LINE)))
    shown = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    return shown.rstrip(), width(line[start:first]) + bool(start), max(1, width(line[first : min(last, end)]))
