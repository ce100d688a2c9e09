"""Takes the parts out of a document that one letter does not show, and leaves everything else at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lint.model import Block, Document, Link, TextRange

_VISIBLE = re.compile(r"[^\r\n]")


def hide(document: Document, hidden: Iterable[TextRange]) -> Document:
    """The document without some ranges: spaces stand in their place, so that every offset stays what it was.

    Blocks and links of which nothing is left are gone; a block of which its begin or end is hidden becomes shorter.
    """
    ranges = joined(hidden)
    if not ranges:
        return document
    parts: list[str] = []
    at = 0
    for where in ranges:
        parts += [document.text[at : where.start], _VISIBLE.sub(" ", document.text[where.start : where.end])]
        at = where.end
    text = "".join([*parts, document.text[at:]])
    return replace(
        document,
        text=text,
        blocks=tuple(b for block in document.blocks if (b := _visible(block, text)) is not None),
        links=tuple(link for link in document.links if _is_left(link, ranges, text)),
        slots=tuple(slot for slot in document.slots if text[slot.start : slot.end].strip()),
    )


def joined(ranges: Iterable[TextRange]) -> list[TextRange]:
    """The ranges in order, those that overlap or touch made one; empty ones are left out."""
    out: list[TextRange] = []
    for where in sorted(r for r in ranges if len(r)):
        if out and where.start <= out[-1].end:
            out[-1] = TextRange(out[-1].start, max(out[-1].end, where.end))
        else:
            out.append(where)
    return out


def _visible(block: Block, text: str) -> Block | None:
    shown = text[block.range.start : block.range.end]
    kept = shown.strip()
    if not kept:
        return None
    if len(kept) == len(shown):
        return block
    start = block.range.start + shown.index(kept[0])
    return replace(block, range=TextRange(start, start + len(kept)))


def _is_left(link: Link, hidden: list[TextRange], text: str) -> bool:
    """True for a link of which something is still seen (a picture that links has no text of its own)."""
    if len(link.range):
        return bool(text[link.range.start : link.range.end].strip())
    return not any(h.start < link.range.start < h.end for h in hidden)
