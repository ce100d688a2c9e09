"""Tells tables that only arrange the page of a word processor from tables of data."""

from __future__ import annotations

from collections.abc import Set

from lint.model import BlockKind
from lint.readers.draft import Draft

_LONG_CELL = 60  # words


def settle_frames(draft: Draft, one_column: Set[int]) -> None:
    """Takes tables of one column, or of one row with running text, for frames round paragraphs."""
    text = draft.text
    rows: dict[int, int] = {}
    long: set[int] = set()
    for block in draft.blocks:
        if block.table is not None:
            rows[block.table] = max(rows.get(block.table, 0), block.row or 0)
            if len(text[block.start : block.end].split()) > _LONG_CELL:
                long.add(block.table)
    frames = one_column | {table for table in long if rows[table] == 0}
    for block in draft.blocks:
        if block.table in frames:
            block.table = block.row = block.column = None
            if block.kind is BlockKind.TABLE_CELL:
                block.kind = BlockKind.PARAGRAPH
