"""Where a finding is, for machines: a path relative to the checkout, and its fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote

from lint import fingerprints
from lint.results import Finding, Result, Run


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
    """Every finding with its fingerprint."""
    for result in run.results:
        made = fingerprints.of(relative(result.path, root), result.findings)
        for finding, fingerprint in zip(result.findings, made, strict=True):
            yield result, finding, fingerprint
