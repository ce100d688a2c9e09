"""Where a finding is, for machines: a path relative to the checkout, and a fingerprint that survives moved lines."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote

from lint.model import Finding, Result, Run


def relative(path: str, root: PurePath) -> str:
    """A path with forward slashes, relative to the root where it lies below it."""
    pure = PurePath(path)
    return (pure.relative_to(root) if pure.is_relative_to(root) else pure).as_posix()


def uri(path: str, root: PurePath) -> str:
    """A path as a URI reference: relative below the root, `file:` elsewhere."""
    place = relative(path, root)
    escaped = quote(place.encode("utf-8", "surrogateescape"))
    return f"file://{escaped}" if place.startswith("/") else escaped


def fingerprinted(run: Run, root: PurePath) -> Iterator[tuple[Result, Finding, str]]:
    """Every finding with its fingerprint: file, rule and deciding sentence, not the line; unique within the run."""
    seen: Counter[str] = Counter()
    for result, finding in run.findings():
        what = "\0".join((relative(result.path, root), finding.rule, " ".join(finding.because.split())))
        seen[what] += 1
        yield result, finding, digest(what, str(seen[what]))


def digest(*parts: str) -> str:
    """A short stable name for some texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
