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
_WROTE = re.compile(
    r"(?:(?:op|on|am)\b.{4,140}\b(?:schreef|wrote|schrieb)\b.{1,120}"
    r"|(?:op|on)\b.{4,140}\bheeft\b.{1,120}\bhet volgende geschreven"
    r"|.{3,80}\b(?:schreef|wrote)\b(?: op\b.{3,60})?)\s*:\s*\Z",
    re.I | re.S,
)
_STAMP = re.compile(r"@|<|\b\d{1,2}[:.]\d\d\b|\b\d{4}\b")
_IN_THE_LETTER = re.compile(r"\b(?:u|je|jij|ik|wij|we|hij|zij|ze|onze|uw)\b", re.I)
_HEADER = re.compile(r"^\W{0,4}(van|from|aan|to|cc|verzonden|sent|datum|date|onderwerp|subject)\W{0,3}:", re.I | re.M)
_FROM = frozenset(("van", "from"))
_WHEN = frozenset(("verzonden", "sent", "datum", "date", "onderwerp", "subject"))
_LETTER = 60  # words that may stand above a memo as its letterhead
_MESSAGE = 5  # words without which nothing was said above the quote


def mark_quotes(draft: Draft) -> None:
    """Makes QUOTE of all blocks from the first quoted message on; what is only passed on is no quote."""
    text = draft.text
    blocks = [b for b in draft.blocks if b.kind not in (BlockKind.NAVIGATION, BlockKind.HEADER) and b.start < b.end]
    words = 0
    written = False  # a greeting or a closing was met
    for index, block in enumerate(blocks):
        content = text[block.start : block.end].strip()
        if block.kind is not BlockKind.QUOTE and words >= _MESSAGE:
            start = _starts_here(content, blocks[index : index + 8], text)
            if start == "header" and not written and words < _LETTER:
                start = ""
            if start == "wrote" and _quoted(blocks[index + 1 : index + 2]):
                block.kind = BlockKind.QUOTE  # the reply may go on below the quoted lines
            elif start:
                for later in blocks[index:]:
                    later.kind = BlockKind.QUOTE
                return
        if block.where != "onderwerp":
            words += len(content.split())
            written = written or form.is_greeting(content) or form.is_closing(content)


def unquote_if_all(draft: Draft) -> None:
    """Takes blockquotes back when next to nothing stands outside them: then they are only an indent."""
    text = draft.text
    quoted = [b for b in draft.blocks if b.kind is BlockKind.QUOTE]
    others = (b for b in draft.blocks if b.kind not in (BlockKind.NAVIGATION, BlockKind.QUOTE))
    if sum(len(text[b.start : b.end].split()) for b in others) >= _MESSAGE:
        return
    for block in quoted:
        block.kind = BlockKind.LIST_ITEM if block.level else BlockKind.PARAGRAPH


def _starts_here(content: str, blocks: list[DraftBlock], text: str) -> str:
    """What a block begins: "original", "wrote" or "header" of an older message, or nothing."""
    if len(content) <= 100 and _ORIGINAL.match(content):
        return "original"
    if len(content) <= 300 and _WROTE.match(content) and not _IN_THE_LETTER.search(content):
        return "wrote" if _STAMP.search(content) or _quoted(blocks[1:2]) else ""
    match = _HEADER.match(content)
    if not match or match.group(1).lower() not in _FROM:
        return ""
    found: set[str] = set()
    for block in blocks[:7]:
        names = [m.group(1).lower() for m in _HEADER.finditer(text[block.start : block.end])]
        if not names:
            break
        found.update(names)
    return "header" if len(found) >= 3 and found & _WHEN else ""


def _quoted(blocks: list[DraftBlock]) -> bool:
    return bool(blocks) and blocks[0].kind is BlockKind.QUOTE
