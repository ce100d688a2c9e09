"""A result without personal data, for outputs that go further than the letters may."""

from __future__ import annotations

from dataclasses import replace

from lint import fingerprints
from lint.personal import Masker, masker
from lint.results import Finding, Result


def redacted(result: Result, text: str) -> Result:
    """The result on a letter with this text, masked wherever it quotes it; places, verdicts and fingerprints stay.

    The path is left alone: it says which letter is meant. A line of the source that does not stand in the text (HTML,
    a mail in its encoding) is left out, since what must be masked in it cannot be told.
    """
    made = masker(text)
    mask = made.mask
    return replace(
        result,
        findings=tuple(_finding(finding, made) for finding in result.findings),
        branches=tuple(replace(branch, when=mask(branch.when)) for branch in result.branches),
        source_lines={n: mask(line) for n, line in result.source_lines.items() if line.strip() in text},
        evidence={fact: (line, mask(quote)) for fact, (line, quote) in result.evidence.items()},
        notes=tuple(map(mask, result.notes)),
        shown=None if result.shown is None else replace(result.shown, text=mask(result.shown.text)),
    )


def _finding(finding: Finding, made: Masker) -> Finding:
    quoted = finding.because in finding.message and bool(finding.because)
    return replace(
        finding,
        message=made.mask(finding.message) if quoted else finding.message,
        because=made.mask(finding.because),
        basis=finding.basis or fingerprints.basis(finding.because),
        near_misses=tuple((line, made.mask(quote), why) for line, quote, why in finding.near_misses),
        branches=tuple(map(made.mask, finding.branches)),
    )
