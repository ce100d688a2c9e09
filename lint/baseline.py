"""The findings that are known today, so that only new ones fail: a file beside the letters, made to be edited.

An entry names a finding by its fingerprint; it holds no text of a letter. Entries have an owner, a reason and a date on
which the finding comes back.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path

from lint import fingerprints
from lint.config import Settings
from lint.messages import say
from lint.results import Finding, Result, Status

FILE = "brieflint-baseline.toml"
TABLE = "finding"
_HEADER = re.compile(rf"^[ \t]*\[\[[ \t]*{TABLE}[ \t]*\]\]", re.M)
_REMARK = re.compile(r"""^[ \t]*(?:[\w-]+[ \t]*=[ \t]*(?:"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[\d-]+)[ \t]*)?#(.*)$""", re.M)


class BaselineError(Exception):
    """A baseline that cannot be used; the message is one sentence that names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding: its fingerprint, where it is for people, and who answers for it until when.

    `remarks` are the comments that people wrote at it in the file.
    """

    fingerprint: str
    file: str
    rule: str
    owner: str = ""
    reason: str = ""
    expires: date | None = None
    remarks: tuple[str, ...] = ()

    def holds(self, today: date) -> bool:
        """True until the day on which it expires."""
        return self.expires is None or today < self.expires


_WRITTEN = tuple(item for item in fields(Entry) if item.name != "remarks")  # as keys of a table


@dataclass(frozen=True)
class Baseline:
    """The entries of a baseline by fingerprint; `folder` is what the names of its documents are relative to."""

    folder: Path
    entries: Mapping[str, Entry]
    today: date

    def fresh(self, result: Result, lang: str) -> Result:
        """A result without the findings that are known, with their number, and a note on each that has expired."""
        kept, notes = [], []
        for finding, entry in self._matched(result):
            if entry is not None and entry.holds(self.today):
                continue
            kept.append(finding)
            if entry is not None:
                owner = entry.owner or "-"
                notes.append(say(lang, "baseline_expired", rule=entry.rule, date=entry.expires, owner=owner))
        known = len(result.findings) - len(kept)
        return replace(result, findings=tuple(kept), known=known, notes=(*result.notes, *notes))

    def _matched(self, result: Result) -> list[tuple[Finding, Entry | None]]:
        made = fingerprints.of(name_of(result.path, self.folder), result.findings)
        return [(f, self.entries.get(name)) for f, name in zip(result.findings, made, strict=True)]


def name_of(path: str, folder: Path) -> str:
    """What a document is called in the baseline of a folder: the way to it from there, in characters of Unicode."""
    try:
        way = Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another Windows drive
        way = Path(path).as_posix()
    return way.encode("utf-8", "backslashreplace").decode()


def load(file: Path, today: date, lang: str) -> Baseline:
    """The baseline in a file. Raises BaselineError where it cannot be read or says something that it cannot."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        content = tomllib.loads(text)
    except OSError as error:
        raise BaselineError(say(lang, "baseline_unreadable", file=file, why=error.strerror)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BaselineError(say(lang, "baseline_toml", file=file, why=error)) from error
    rows = content.get(TABLE, [])
    if content.keys() - {TABLE} or not isinstance(rows, list):
        raise BaselineError(say(lang, "baseline_table", file=file, table=TABLE))
    entries = [_entry(row, number, file, lang) for number, row in enumerate(rows, start=1)]
    remarks = _remarks(text)
    if len(remarks) == len(entries):
        entries = [replace(entry, remarks=said) for entry, said in zip(entries, remarks, strict=True)]
    return Baseline(file.absolute().parent, {entry.fingerprint: entry for entry in entries}, today)


def _remarks(text: str) -> list[tuple[str, ...]]:
    """The comments at each entry, in order: those above it and those among its lines; the first block is our own."""
    starts = [match.start() for match in _HEADER.finditer(text)]
    found: list[tuple[str, ...]] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        above, inside = _above(text[:start]), text[start:end]
        inside = inside[: len(inside) - len(_above(inside))] if number + 1 < len(starts) else inside
        head = above if number else above.rpartition("\n\n")[2]  # what stands apart at the top is about the file
        found.append(tuple(said.strip() for said in _REMARK.findall(head + inside)))
    return found


def _above(text: str) -> str:
    """The comments and blank lines at the end of a text."""
    lines = text.splitlines(keepends=True)
    kept = len(lines)
    while kept and (not lines[kept - 1].strip() or lines[kept - 1].lstrip().startswith("#")):
        kept -= 1
    return "".join(lines[kept:])


def _entry(row: object, number: int, file: Path, lang: str) -> Entry:
    allowed = [item.name for item in _WRITTEN]
    required = allowed[:3]
    if not isinstance(row, dict) or row.keys() - set(allowed) or set(required) - row.keys():
        raise BaselineError(
            say(lang, "baseline_keys", file=file, n=number, required=", ".join(required), allowed=", ".join(allowed))
        )
    for key, value in row.items():
        dated = key == "expires"
        right = isinstance(value, date) and not isinstance(value, datetime) if dated else isinstance(value, str)
        if not right:
            wanted = say(lang, "wanted_date" if dated else "wanted_text")
            raise BaselineError(say(lang, "baseline_value", file=file, n=number, key=key, wanted=wanted))
    return Entry(**row)


@dataclass(frozen=True, slots=True)
class Renewal:
    """A baseline made anew: its entries in order, how many are new, renewed and gone, and the files not read."""

    entries: tuple[Entry, ...]
    added: int
    renewed: int
    pruned: int
    unread: int


def renew(old: Baseline, results: Iterable[Result], settings: Settings, given: Entry, *, only_prune: bool) -> Renewal:
    """The baseline after a run: what is found and new is added, what was mended is pruned.

    Owner, reason and date of `given` go to new entries. Those that have expired are renewed when it brings a date, and
    keep the owner and reason that they have unless it brings others. With `only_prune` nothing is added or renewed.
    """
    entries = dict(old.entries)
    seen: set[str] = set()
    renewed: set[str] = set()
    looked_at: dict[str, str] = {}
    unread = 0
    for result in results:
        unread += result.status is Status.FAILED
        if result.status is not Status.CHECKED:
            continue
        name = name_of(result.path, old.folder)
        looked_at[name] = result.path
        made = fingerprints.of(name, result.findings)
        seen |= set(made)
        if only_prune:
            continue
        for finding, fingerprint in zip(result.findings, made, strict=True):
            known = entries.get(fingerprint)
            if known is None:
                entries[fingerprint] = replace(given, fingerprint=fingerprint, file=name, rule=finding.rule)
            elif given.expires is not None and not known.holds(old.today):
                owner, reason = given.owner or known.owner, given.reason or known.reason
                entries[fingerprint] = replace(known, owner=owner, reason=reason, expires=given.expires)
                renewed.add(fingerprint)

    def is_mended(entry: Entry) -> bool:
        if entry.fingerprint in seen:
            return False
        path = looked_at.get(entry.file)
        return not (old.folder / entry.file).exists() if path is None else settings.wants(entry.rule, path)

    left = [entry for entry in entries.values() if not is_mended(entry)]
    added = sum(entry.fingerprint not in old.entries for entry in left)
    order = sorted(left, key=lambda entry: (entry.file, entry.rule, entry.fingerprint))
    return Renewal(tuple(order), added, len(renewed), len(entries) - len(left), unread)


def written(entries: Iterable[Entry], lang: str) -> str:
    """The text of a baseline file."""
    blocks = [f"# {say(lang, 'baseline_head')}\n"]
    for entry in entries:
        rows = [f"# {said}".rstrip() for said in entry.remarks]
        rows += [f"[[{TABLE}]]"]
        rows += [
            f"{item.name} = {_toml(value)}" for item in _WRITTEN if (value := getattr(entry, item.name)) is not None
        ]
        blocks.append("\n".join(rows) + "\n")
    return "\n".join(blocks)


def _toml(value: str | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
