"""What can be told of blocks only when all of them are there: lines within a paragraph, bold headings, link rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from lint.model import BlockKind
from lint.readers import letterform as form
from lint.readers.draft import Draft, DraftBlock
from lint.readers.fillin import FEW_WORDS, lines_of_forms, words_beside
from lint.readers.layout import Laid, lay_out
from lint.readers.lines import fields, is_control, without_control

_CRUMB = re.compile(r"\s*[/>›»→]\s*")
_BAR = re.compile(r"\s*[|·•]\s*")
_BULLET = re.compile(r"[·•▪◦●○‣✓✔✗✘►▶➤→☐☑■□§][\s\u00a0]+(?=\S)|[-–][\s\u00a0]+(?=[^\W\d_])")
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S+[.!?]['\"”’)]?\Z")
_MAX_BOLD = 90
_CUT_TOO = (BlockKind.LIST_ITEM, BlockKind.QUOTE)
_FILLED_IN = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
_PLAIN_TABLES = 100_000  # numbers of tables drawn in text, above those of the format


def refine(draft: Draft) -> None:
    """Splits paragraphs at their line breaks, and finds the headings, items, form fields and menus among them."""
    text = draft.text
    blocks = _forms(list(_split(draft, text)), text)
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
    tables = _PLAIN_TABLES
    for block in draft.blocks:
        start, end = draft.trim(block.start, block.end)
        content = text[start:end]
        cut_too = block.kind in _CUT_TOO and "\n" in content and any(map(is_control, content.splitlines()))
        if not cut_too and (block.kind is not BlockKind.PARAGRAPH or "\n" not in content):
            yield block
            continue
        found = 0
        for laid in lay_out(text, start, end, whole=False):
            if laid.spans:
                found = max(found, (laid.table or 0) + 1)
                yield _line_block(block, laid, tables)
        tables += found


def _line_block(block: DraftBlock, laid: Laid, tables: int) -> DraftBlock:
    """One of the blocks that a paragraph with line breaks falls apart in."""
    kind = laid.kind
    if block.kind is not BlockKind.PARAGRAPH or (kind is BlockKind.QUOTE and not laid.level):
        kind = BlockKind.PARAGRAPH if laid.where else block.kind
    return DraftBlock(
        kind,
        laid.spans[0][0],
        laid.spans[-1][1],
        laid.level or block.level,
        None if laid.table is None else laid.table + tables,
        laid.row,
        laid.column,
        where=laid.where or block.where,
        page=block.page,
        paragraph=block.paragraph,
    )


def _forms(blocks: list[DraftBlock], text: str) -> list[DraftBlock]:
    """The blocks with the dotted lines of forms set apart from the sentences beside them."""
    texts = [text[b.start : b.end].strip() for b in blocks]
    dotted = [i for i, b in enumerate(blocks) if b.kind in _FILLED_IN and any(True for _ in fields(texts[i]))]
    in_form = lines_of_forms(texts, dotted) if dotted else set()
    result: list[DraftBlock] = []
    for index, block in enumerate(blocks):
        if index not in in_form:
            result.append(block)
        elif words_beside(texts[index]) < FEW_WORDS:
            result.append(replace(block, kind=BlockKind.FORM))
        else:
            content, at = text[block.start : block.end], 0
            for low, high in [*fields(content), (len(content), len(content))]:
                result.append(replace(block, start=block.start + at, end=block.start + low))
                result.append(replace(block, kind=BlockKind.FORM, start=block.start + low, end=block.start + high))
                at = high
    return [b for b in result if text[b.start : b.end].strip(" .:\n") or (b.kind is BlockKind.FORM and b.start < b.end)]


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
        if _is_link_row(draft, block, text, _CRUMB, 1) or _is_path(block, text):
            _to_menu(draft, block)
    for block in shown[-2:]:
        if _is_link_row(draft, block, text, _BAR, 3):
            _to_menu(draft, block)


def _is_path(block: DraftBlock, text: str) -> bool:
    return block.kind is BlockKind.PARAGRAPH and form.is_breadcrumb(text[block.start : block.end].strip())


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
