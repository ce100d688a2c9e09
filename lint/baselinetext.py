"""The text of a baseline file: its entries in TOML, with the comments that people wrote beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

TABLE = "finding"
_HEADER = re.compile(r"\s*\[\[\s*finding\s*\]\]\s*(?:#.*)?\Z")
_REMARK = re.compile(  # what stands behind a value: strings are passed over, a sign in them begins no comment
    r"""(?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*')*(#.*)\Z"""
)


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a baseline: at its head, with each entry (by fingerprint), and behind the last one."""

    head: tuple[str, ...] = ()
    of_entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tail: tuple[str, ...] = ()


NO_COMMENTS = Comments()


def comments(text: str, fingerprints: Sequence[str]) -> Comments:
    """The comments in the text of a baseline with these entries, in the order of the file.

    A comment belongs to the entry that it stands in or above; what is parted from the first entry by a blank line is
    the head. Where entries are written in another way than as tables, all comments go to the head.
    """
    lines = text.splitlines()
    headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    said = [_comment(line) for line in lines]
    if len(headers) != len(fingerprints) or not headers:
        return Comments(tuple(filter(None, said)))
    blank = next((n for n in range(headers[0] - 1, -1, -1) if not lines[n].strip()), -1)
    ends = [_last_key(lines, low, high) for low, high in pairwise([*headers, len(lines)])]
    bounds = [blank + 1, *ends]
    of_entries = {
        name: tuple(filter(None, said[low:high]))
        for name, (low, high) in zip(fingerprints, pairwise(bounds), strict=True)
    }
    return Comments(tuple(filter(None, said[: blank + 1])), of_entries, tuple(filter(None, said[bounds[-1] :])))


def written(entries: Iterable[Mapping[str, str | date]], head: str, kept: Comments) -> str:
    """The text of a baseline: `head` stands above the entries unless people wrote something else there."""
    blocks = ["\n".join(kept.head or (f"# {head}",)) + "\n"]
    for entry in entries:
        rows = [*kept.of_entries.get(str(entry["fingerprint"]), ()), f"[[{TABLE}]]"]
        rows += [f"{key} = {_toml(value)}" for key, value in entry.items()]
        blocks.append("\n".join(rows) + "\n")
    if kept.tail:
        blocks.append("\n".join(kept.tail) + "\n")
    return "\n".join(blocks)


def _comment(line: str) -> str:
    found = _REMARK.match(line)
    return found.group(1).rstrip() if found else ""


def _last_key(lines: Sequence[str], low: int, high: int) -> int:
    """The number after the last line of a table that says something."""
    return next(n + 1 for n in range(high - 1, low - 1, -1) if lines[n].partition("#")[0].strip())


def _toml(value: str | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
