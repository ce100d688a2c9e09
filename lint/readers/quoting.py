"""Finds older mail below a letter: from an "Oorspronkelijk bericht" on, only the letter above it speaks."""

from __future__ import annotations

import re

from lint.model import BlockKind
from lint.readers import letterform as form
from lint.readers.draft import Draft, DraftBlock

_ORIGINAL = re.compile(
    r"[-_ ]{0,10}(?:oorspronkelijk bericht|originele? bericht|doorgestuurd bericht|original message|forwarded message"
    r"|begin doorgestuurd bericht)\b[-_ :]{0,10}"
    r"|[-_]{2,10} ?[^-_\n]{0,40}\b(?:bericht|mail)\b[^-_\n]{0,40}(?:-\d+){0,2} ?[-_]{2,10}",
    re.I,
)
_WROTE = re.compile(r"(?:op|on|am)\b.{4,140}\b(?:schreef|heeft|wrote|schrieb)\b.{0,120}:\s*\Z", re.I | re.S)
_WROTE_SHORT = re.compile(r".{3,80}\b(?:schreef|wrote)\b(?: op\b.{3,60})?\s*:\s*\Z", re.I | re.S)
_HEADER = re.compile(r"^\W{0,4}(van|from|aan|to|cc|verzonden|sent|datum|date|onderwerp|subject)\W{0,3}:", re.I | re.M)
_FROM = frozenset(("van", "from"))
_WHEN = frozenset(("verzonden", "sent", "datum", "date", "onderwerp", "subject"))
_OWN_HEADER = 6  # a header group among the first blocks is the letter's own
_MOSTLY = 0.8


def mark_quotes(draft: Draft) -> None:
    """Makes QUOTE of all blocks from the first quoted message on."""
    text = draft.text
    blocks = draft.blocks
    for index, block in enumerate(blocks):
        if block.kind in (BlockKind.QUOTE, BlockKind.NAVIGATION, BlockKind.HEADER):
            continue
        content = text[block.start : block.end].strip()
        if not content:
            continue
        start = _starts_here(content, index, blocks, text)
        if start is None:
            continue
        followed = next((b for b in blocks[index + 1 :] if b.end > b.start), None)
        if start == "wrote" and followed and followed.kind is BlockKind.QUOTE:
            block.kind = BlockKind.QUOTE  # the reply may go on below the quoted lines
            continue
        for later in blocks[index:]:
            if later.kind not in (BlockKind.NAVIGATION, BlockKind.HEADER):
                later.kind = BlockKind.QUOTE
        return


def unquote_if_all(draft: Draft) -> None:
    """Takes blockquotes back when nearly the whole text stands in them: then they are only an indent."""
    text = draft.text
    quoted = [b for b in draft.blocks if b.kind is BlockKind.QUOTE]
    if not quoted:
        return
    total = sum(len(text[b.start : b.end].split()) for b in draft.blocks if b.kind is not BlockKind.NAVIGATION)
    inside = sum(len(text[b.start : b.end].split()) for b in quoted)
    if inside > _MOSTLY * total:
        for block in quoted:
            block.kind = BlockKind.LIST_ITEM if block.level else BlockKind.PARAGRAPH


def _starts_here(content: str, index: int, blocks: list[DraftBlock], text: str) -> str | None:
    if len(content) <= 100 and _ORIGINAL.match(content):
        return "original"
    if len(content) <= 300 and (_WROTE.match(content) or (len(content) <= 120 and _WROTE_SHORT.match(content))):
        return "wrote" if index else None
    match = _HEADER.match(content)
    if (
        not match
        or match.group(1).lower() not in _FROM
        or (index < _OWN_HEADER and not _after_letter(index, blocks, text))
    ):
        return None
    found: set[str] = set()
    for block in blocks[index : index + 7]:
        names = [m.group(1).lower() for m in _HEADER.finditer(text[block.start : block.end])]
        if not names:
            break
        found.update(names)
    return "header" if len(found) >= 3 and found & _WHEN else None


def _after_letter(index: int, blocks: list[DraftBlock], text: str) -> bool:
    """True when a letter, be it short, stands before the block."""
    before = [text[b.start : b.end] for b in blocks[:index]]
    return sum(len(t.split()) for t in before) >= 25 or any(form.is_greeting(t) or form.is_closing(t) for t in before)
