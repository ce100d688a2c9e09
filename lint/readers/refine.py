"""What can be told of blocks only when all of them are there: lines within a paragraph, bold headings, link rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from lint.model import BlockKind
from lint.readers import letterform as form
from lint.readers.draft import Draft, DraftBlock
from lint.readers.layout import lay_out
from lint.readers.lines import cut_lines, is_control, without_control, wrap_width

_CRUMB = re.compile(r"\s*[/>›»→]\s*")
_BAR = re.compile(r"\s*[|·•]\s*")
_BULLET = re.compile(r"[·•▪◦●○‣✓✔✗✘►▶➤→☐☑■□§][\s\u00a0]+(?=\S)|[-–][\s\u00a0]+(?=[^\W\d_])")
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S+[.!?]['\"”’)]?\Z")
_MAX_BOLD = 90


def refine(draft: Draft) -> None:
    """Splits paragraphs at their line breaks, and finds the headings, items and menus among them."""
    text = draft.text
    blocks = list(_split(draft, text))
    level = 0
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            level = block.level
        elif block.kind is BlockKind.PARAGRAPH and not block.where:
            if _is_bold(draft, *draft.trim(block.start, block.end)) and _may_head(text[block.start : block.end]):
                block.kind, block.level = BlockKind.HEADING, min(level + 1, 6)
            else:
                _bulleted(block, text)
        elif block.kind is BlockKind.HEADER and _SENTENCE.match(" ".join(text[block.start : block.end].split())):
            block.kind = BlockKind.PARAGRAPH
    draft.blocks[:] = blocks
    _menus(draft, text)


def _split(draft: Draft, text: str) -> Iterator[DraftBlock]:
    for block in draft.blocks:
        start, end = draft.trim(block.start, block.end)
        content = text[start:end]
        if "\n" not in content:
            yield block
        elif block.kind is BlockKind.PARAGRAPH or (
            block.kind in _CUT_TOO and any(map(is_control, content.splitlines()))
        ):
            yield from _lines_of(block, draft, text, start, end)
        else:
            yield block


_CUT_TOO = (BlockKind.LIST_ITEM, BlockKind.QUOTE)


def _lines_of(block: DraftBlock, draft: Draft, text: str, start: int, end: int) -> Iterator[DraftBlock]:
    width = wrap_width(cut_lines(text, start, end))
    for laid in lay_out(text, start, end, width=width, whole=False):
        if not laid.spans:
            continue
        kind = block.kind if laid.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and laid.where == "" else laid.kind
        if block.kind is not BlockKind.PARAGRAPH and laid.kind is not BlockKind.PARAGRAPH:
            kind = block.kind
        yield DraftBlock(
            kind, laid.spans[0][0], laid.spans[-1][1], laid.level or block.level, where=laid.where or block.where,
            page=block.page, paragraph=block.paragraph,
        )  # fmt: skip


def _is_bold(draft: Draft, start: int, end: int) -> bool:
    at = start
    index = max(0, bisect_left(draft.bold, (start, start)) - 1)
    text = draft.text
    while at < end and index < len(draft.bold):
        low, high = draft.bold[index]
        if high > at:
            if text[at:low].strip():
                return False
            at = max(at, high)
        index += 1
    return at >= end or not text[at:end].strip()


def _may_head(content: str) -> bool:
    shown = " ".join(without_control(content).split())
    if not 1 < len(shown) <= _MAX_BOLD or shown[-1] in ".,;" or form.is_greeting(shown) or form.is_closing(shown):
        return False
    return any(c.isalpha() for c in shown)


def _bulleted(block: DraftBlock, text: str) -> None:
    match = _BULLET.match(text, block.start, block.end)
    if match:
        block.kind, block.level, block.start = BlockKind.LIST_ITEM, max(block.level, 1), match.end()


def _menus(draft: Draft, text: str) -> None:
    """Paragraphs of nothing but links between signs: a path at the top, a row of short links at the bottom."""
    shown = [b for b in draft.blocks if text[b.start : b.end].strip()]
    for block in shown[:3]:
        if block.kind is BlockKind.HEADING:
            break
        if _is_link_row(draft, block, text, _CRUMB, 1) or form.is_breadcrumb(text[block.start : block.end].strip()):
            _to_menu(draft, block)
    for block in shown[-2:]:
        if _is_link_row(draft, block, text, _BAR, 3):
            _to_menu(draft, block)


def _is_link_row(draft: Draft, block: DraftBlock, text: str, parting: re.Pattern[str], least: int) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or not parting.search(text, block.start, block.end):
        return False
    start, end = draft.trim(block.start, block.end)
    links = [link.range for link in draft.links if block.start <= link.range.start and link.range.end <= block.end]
    if len(links) < least or any(len(text[r.start : r.end].split()) > 4 for r in links):
        return False
    between = [
        text[a:b] for a, b in zip([start, *(r.end for r in links)], [*(r.start for r in links), end], strict=True)
    ]
    inner = between[1:-1] if parting is _CRUMB else between
    return all(not part.strip() or parting.fullmatch(part) for part in inner) and len(between[0].strip()) == 0


def _to_menu(draft: Draft, block: DraftBlock) -> None:
    block.kind = BlockKind.NAVIGATION
    for index, link in enumerate(draft.links):
        if block.start <= link.range.start and link.range.end <= block.end:
            draft.links[index] = type(link)(link.range, link.target, True)
