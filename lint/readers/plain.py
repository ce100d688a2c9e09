"""Reads plain text."""

from __future__ import annotations

from collections.abc import Sequence

from lint.limits import DEFAULT_LIMITS, Limits, check_chars
from lint.model import Document
from lint.readers.draft import Draft, DraftBlock
from lint.readers.layout import Laid, lay_out
from lint.readers.quoting import mark_quotes


def read_plain(path: str, text: str, *, limits: Limits = DEFAULT_LIMITS, flowed: bool = False) -> Document:
    """The Document of a plain text, its layout read from blank lines, indents and line lengths."""
    check_chars(len(text), limits)
    draft = Draft(text, limits)
    place(draft, lay_out(text, flowed=flowed))
    mark_quotes(draft)
    return draft.finish(path, "txt")


def place(draft: Draft, laid: Sequence[Laid]) -> None:
    """Adds laid-out stretches of the draft's source as blocks, one below the other."""
    for block in laid:
        if not block.spans:
            continue
        draft.part()
        if block.marker:
            draft.put_source(*block.marker)
        start = draft.here
        for number, (low, high) in enumerate(block.spans):
            if number:
                draft.put("\n")
            draft.put_source(low, high)
        draft.add_block(
            DraftBlock(
                block.kind,
                start,
                draft.here,
                block.level,
                block.table,
                block.row,
                block.column,
                block.where,
                paragraph=block.paragraph,
            )
        )
