"""Keeps count of the cells of HTML tables, and tells tables of data from tables that only arrange the page."""

from __future__ import annotations

from dataclasses import dataclass, field

from lint.model import BlockKind
from lint.readers.draft import Draft, DraftBlock
from lint.readers.html_tokens import Token

_ARRANGING = frozenset(
    "h1 h2 h3 h4 h5 h6 ul ol table article section header footer main form blockquote pre hr nav".split()
)
_LONG_CELL = 60  # words


@dataclass(slots=True)
class _Table:
    number: int
    layout: bool
    row: int = -1
    column: int = -1
    paragraphs: int = 0
    headed: bool = False
    widths: list[int] = field(default_factory=list)


class TableCells:
    """The tables of a page, the open ones on a stack."""

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._all: list[_Table] = []

    def open(self, token: Token) -> None:
        """A table begins."""
        if self._open:
            self._open[-1].layout = True
        table = _Table(len(self._all), token.value("role").lower() in ("presentation", "none"))
        self._all.append(table)
        self._open.append(table)

    def close(self) -> None:
        """The innermost table ends."""
        if self._open:
            self._open.pop()

    def enter(self, name: str, token: Token) -> None:
        """A row or a cell begins."""
        if not self._open:
            return
        table = self._open[-1]
        if name == "tr" or table.row < 0:
            table.row += 1
            table.column = -1
            table.widths.append(0)
        if name != "tr":
            span = token.value("colspan")
            table.column += 1
            table.widths[-1] += int(span) if span.isdigit() and 0 < int(span) < 100 else 1
            table.paragraphs = 0
            table.headed |= name == "th"

    def cell(self) -> tuple[int, int, int] | None:
        """The table, row and column of the cell that begins now."""
        if not self._open:
            return None
        table = self._open[-1]
        return table.number, max(table.row, 0), max(table.column, 0)

    def saw_block(self, name: str) -> None:
        """A block begins, perhaps inside a cell."""
        if not self._open or self._open[-1].column < 0:
            return
        table = self._open[-1]
        table.paragraphs += name in ("p", "div")
        if (name in _ARRANGING and not (table.headed and name in ("ul", "ol"))) or table.paragraphs > 2:
            table.layout = True

    def settle(self, draft: Draft) -> None:
        """Takes the cells of tables that only arrange the page for what they hold: paragraphs."""
        cells: dict[int, list[DraftBlock]] = {}
        for block in draft.blocks:
            if block.table is not None:
                cells.setdefault(block.table, []).append(block)
        text = draft.text
        for table in self._all:
            blocks = cells.get(table.number, [])
            long = [b for b in blocks if len(text[b.start : b.end].split()) > _LONG_CELL]
            if not (table.layout or max(table.widths, default=0) < 2 or (long and not table.headed and table.row < 1)):
                continue
            for block in blocks:
                block.table = block.row = block.column = None
                if block.kind is BlockKind.TABLE_CELL:
                    block.kind = BlockKind.PARAGRAPH
