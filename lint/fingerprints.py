"""A name for a finding that survives moved lines: made of its file, its rule and the sentence that decided it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from lint.results import Finding


def of(name: str, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The fingerprints of the findings of one document in order, each its own; `name` is what it is called."""
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        what = "\0".join((name, finding.rule, finding.basis or basis(finding.because)))
        seen[what] += 1
        made.append(digest(what, str(seen[what])))
    return tuple(made)


def basis(sentence: str) -> str:
    """The part of a fingerprint that stands for the deciding sentence; to be made before the sentence is masked."""
    return digest(" ".join(sentence.split()))


def digest(*parts: str) -> str:
    """A short stable name for some texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
