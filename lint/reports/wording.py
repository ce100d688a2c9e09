"""Pieces of text that several reports share: printable text, facts in words, the counts of a run."""

from __future__ import annotations

import re
import unicodedata

from lint.messages import count, say, term
from lint.model import FactValue
from lint.results import Finding, Result, Run, Severity, Status

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """A text of a stranger (file name, letter) without what moves the cursor or turns the writing direction."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}" if ord(match[0]) < 256 else "", text)


def blanked(text: str) -> str:
    """A line of a letter fit for a snippet: the same number of characters, none of them control."""
    return _CONTROL.sub(lambda match: " " if match[0] == "\t" else "\N{REPLACEMENT CHARACTER}", text)


def displayed(text: str) -> str:
    """A text of a stranger fit for a page: line ends stay, no other control character and no half of a pair does."""
    lines = "\n".join(blanked(line) for line in text.split("\n"))
    return lines.encode("utf-8", "replace").decode() if not lines.isascii() else lines


def percentage(part: int, whole: int, lang: str) -> str:
    """A share in words ("12,5 %"); a dash of nothing."""
    if not whole:
        return "–"
    figure = f"{100 * part / whole:.1f}"
    return say(lang, "percentage", figure=figure.replace(".", say(lang, "decimal_mark")))


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def full_message(finding: Finding, lang: str) -> str:
    """The message of a finding, with the branches of the template in which it holds."""
    if not finding.branches:
        return finding.message
    return say(lang, "conditions", message=finding.message, branches=" / ".join(finding.branches))


def fact(name: str, value: FactValue, lang: str) -> str:
    """A fact and its value in words ("vervolgstap: ontbreekt")."""
    return f"{term(lang, f'fact_{name}', name)}: {value_in_words(value, lang)}"


def value_in_words(value: FactValue, lang: str) -> str:
    """The value of a fact in words ("ontbreekt")."""
    if isinstance(value, tuple):
        return ", ".join(value) or say(lang, "value_none")
    if isinstance(value, bool):
        return say(lang, "value_true" if value else "value_false")
    return str(value) if isinstance(value, int) else term(lang, f"value_{value}", value)


def unsure_facts(result: Result, lang: str) -> str:
    """The facts of a document that a person should look at, each with a question mark."""
    return ", ".join(f"{_doubted(result, name, lang)}?" for name in result.unsure)


def _doubted(result: Result, name: str, lang: str) -> str:
    """A fact with its value, or one of the answers that are no facts: the kinds, the branches of a template."""
    if name in result.facts:
        return fact(name, result.facts[name], lang)
    return term(lang, f"doubt_{name}", name)


def severity_in_words(finding: Finding, lang: str) -> str:
    """How heavy a finding weighs ("fout"), with a question mark where it rests on a doubt."""
    return say(lang, f"severity_{finding.severity}") + ("?" if finding.doubtful else "")


def tally(run: Run) -> dict[Severity, int]:
    """How many findings there are of each severity, worst first."""
    found = [finding.severity for _, finding in run.findings()]
    return {severity: found.count(severity) for severity in reversed(Severity)}


def severity_counts(counts: dict[Severity, int], lang: str) -> list[str]:
    """The findings in words, worst first, without the zeros ("1 fout", "3 waarschuwingen")."""
    return [count(lang, severity.value, n) for severity, n in counts.items() if n]


def with_status(run: Run, status: Status) -> tuple[Result, ...]:
    """The results of the documents that came out with a status."""
    return tuple(result for result in run.results if result.status is status)


def closing(run: Run, lang: str) -> list[str]:
    """The counts of a run in one line, and what to do next in another."""
    failed, skipped = len(with_status(run, Status.FAILED)), len(with_status(run, Status.SKIPPED))
    unsure = sum(bool(result.unsure) for result in run.results)
    known = sum(result.known for result in run.results)
    passed = with_status(run, Status.CHECKED)
    found = severity_counts(tally(run), lang) or ([say(lang, "nothing_wrong")] if passed else [])
    rest = [
        count(lang, what, n)
        for what, n in (("known", known), ("unsure", unsure), ("skipped", skipped), ("failed", failed))
        if n
    ]
    counted = ": ".join(part for part in (count(lang, "document", len(passed)), ", ".join(found + rest)) if part)
    return [f"{counted}.", *_next_step(run, failed, unsure, lang)]


def _next_step(run: Run, failed: int, unsure: int, lang: str) -> list[str]:
    if failed:
        return [say(lang, "next_failed")]
    worst = max((finding for _, finding in run.findings()), key=lambda finding: finding.severity.rank, default=None)
    if worst is not None:
        return [say(lang, "next_rule", code=worst.rule)]
    return [say(lang, "next_unsure")] if unsure else []
