"""Goes through a page tag by tag and fills a draft with the text that can be seen."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from lint.model import BlockKind, Link, TextRange
from lint.readers.draft import Draft, DraftBlock
from lint.readers.html_regions import is_unseen, quotes_the_rest
from lint.readers.html_scope import BLOCKS, HEADINGS, OpenElements, Scope
from lint.readers.html_tables import TableCells
from lint.readers.html_tokens import Token, TokenKind, tokens

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr keygen".split())
_HEAD_ONLY = frozenset("meta link title style script base noscript template".split())
_BUTTONS = frozenset(("submit", "button", "reset"))
_SILENT_INPUTS = frozenset(("hidden", "checkbox", "radio", "image", "file", "password", "color", "range"))
_ENTITY = r"(?P<entity>&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?)"
_PIECES = re.compile(rf"(?P<space>[ \t\r\n\f]+)|{_ENTITY}")
_LINES = re.compile(rf"(?P<space>\r\n|[\r\n])|{_ENTITY}")


class Page:
    """The state of reading one page into a draft; Markdown drives it too."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.tables = TableCells()
        self._elements = OpenElements()
        self._source = draft.source or ""
        self._open: DraftBlock | None = None
        self._space: tuple[int, int] | None = None
        self._at_break = False
        self._link: tuple[int, str | None] | None = None
        self._paragraph = 0
        self._quoted = False

    @property
    def scope(self) -> Scope:
        """What holds for text that comes now."""
        return self._elements.scope

    def feed(self, start: int, end: int) -> None:
        """Reads a stretch of the draft's source as HTML."""
        for token in tokens(self._source, start, end):
            if token.kind is TokenKind.START:
                self._start(token)
            elif token.kind is TokenKind.END:
                self._end(token.name)
            elif token.kind is TokenKind.TEMPLATE:
                self.verbatim(token.start, token.end)
            elif self.scope.name == "style":
                self._elements.sheet.add(self._source[token.start : token.end])
            else:
                self.text(token.start, token.end)

    def feed_tag(self, tag: str) -> None:
        """Reads a tag that does not stand in the source, for a caller that knows the structure."""
        for token in tokens(tag):
            if token.kind is TokenKind.START:
                self._start(token)
            else:
                self._end(token.name)

    def text(self, start: int, end: int) -> None:
        """Adds visible text of the source, its white space folded and its entities decoded."""
        if self.scope.hidden:
            return
        at = start
        for match in (_LINES if self.scope.pre else _PIECES).finditer(self._source, start, end):
            if at < match.start():
                self.verbatim(at, match.start())
            at = match.end()
            if match.lastgroup == "entity":
                self._put(html.unescape(match.group()), match.start(), match.end())
            elif self.scope.pre:
                self.line_break(match.start(), match.end())
            elif self._space is None:
                self._space = match.span()
        if at < end:
            self.verbatim(at, end)

    def verbatim(self, start: int, end: int) -> None:
        """Adds a stretch of the source exactly as it stands (a template tag)."""
        if not self.scope.hidden:
            self._put(self._source[start:end], start, end)

    def line_break(self, start: int, end: int) -> None:
        """Breaks the line inside a block."""
        if self.scope.hidden:
            return
        self._space, self._at_break = None, True
        if self._open is not None:
            self.draft.put("\n", start, end)

    def open_block(self, scope: Scope) -> None:
        """Opens an element that is a block of its own, for a caller that knows the structure."""
        self.end_block()
        self._paragraph += 1
        self._elements.push(replace(scope, name="", block=True))

    def close_block(self) -> None:
        """Closes the element that `open_block` opened."""
        self.end_block()
        self._elements.pop()

    def open_link(self, target: str | None) -> None:
        """Begins a hyperlink."""
        self.close_link()
        self._link = (-1, target)

    def close_link(self) -> None:
        """Ends a hyperlink; one without visible text is none."""
        if self._link and 0 <= self._link[0] < self.draft.here:
            menu = self.scope.region in (BlockKind.NAVIGATION, BlockKind.FOOTER)
            self.draft.links.append(Link(TextRange(self._link[0], self.draft.here), self._link[1], menu))
        self._link = None

    def end_block(self) -> None:
        """Ends the block that is being filled."""
        self._space = None
        if self._open:
            self._open.end = self.draft.here
            self._open = None

    def finish(self) -> None:
        """Closes what is still open and settles which tables were only layout."""
        self.close_link()
        self.end_block()
        self.tables.settle(self.draft)

    def _put(self, text: str, start: int, end: int) -> None:
        if self._open is None:
            self._begin()
        elif self._space and not self._at_break:
            self.draft.put(" ", *self._space)
        self._space, self._at_break = None, False
        here = self.draft.here
        if self._link and self._link[0] < 0:
            self._link = (here, self._link[1])
        self.draft.put(text, start, end)
        if self.scope.bold:
            self.draft.bold.append((here, self.draft.here))

    def _begin(self) -> None:
        self.draft.part()
        self._at_break = False
        scope = self.scope
        kind, level = BlockKind.PARAGRAPH, 0
        if scope.region and not (scope.region is BlockKind.HEADER and scope.heading):
            kind, level = scope.region, scope.item
        elif scope.heading:
            kind, level = BlockKind.HEADING, scope.heading
            if scope.name in HEADINGS:
                self._elements.level = scope.heading
        elif scope.cell:
            kind = BlockKind.TABLE_CELL
        elif scope.item:
            kind, level = BlockKind.LIST_ITEM, scope.item
        if self._quoted and kind is not BlockKind.NAVIGATION:
            kind = BlockKind.QUOTE
        table, row, column = scope.cell if kind is BlockKind.TABLE_CELL and scope.cell else (None, None, None)
        here = self.draft.here
        self._open = DraftBlock(kind, here, here, level, table, row, column, paragraph=self._paragraph)
        self.draft.add_block(self._open)

    def _start(self, token: Token) -> None:
        name = token.name
        if name not in _HEAD_ONLY and self._elements.has("head"):
            self._closed(self._elements.ended_by_end("head"))
        self._closed(self._elements.ended_by_start(name))
        if name == "a":
            self.close_link()
        if name in _VOID:
            self._empty_element(token)
            return
        scope = self._elements.scope_of(token)
        if scope.block:
            self.end_block()
            self._paragraph += 1
        if not self._elements.push(scope) or scope.gone:
            return
        if name == "a" and "href" in token.attributes:
            self.open_link(token.value("href"))
        elif name == "q":
            self._put('"', token.start, token.end)
        elif name == "table":
            self.tables.open(token)
        elif name in ("td", "th", "tr"):
            self.tables.enter(name, token)
            if name != "tr":
                self._elements.put_in_cell(self.tables.cell())
        elif name in BLOCKS:
            self.tables.saw_block(name)
        self._quoted |= quotes_the_rest(token)

    def _empty_element(self, token: Token) -> None:
        if token.name == "br":
            self.line_break(token.start, token.end)
        elif token.name == "hr":
            self.end_block()
            self._paragraph += 1
        elif token.name == "input":
            self._input(token)
        elif token.name == "link" and "stylesheet" in token.value("rel").lower():
            self._elements.linked_sheet = True

    def _input(self, token: Token) -> None:
        kind, value = token.value("type").lower(), token.attributes.get("value")
        if self.scope.hidden or kind in _SILENT_INPUTS or value is None or not value.value.strip() or is_unseen(token):
            return
        region = self.scope.region
        self.open_block(replace(self.scope, region=region if kind in _BUTTONS else region or BlockKind.FORM))
        self._put(value.value, value.start, value.end)
        self.close_block()

    def _end(self, name: str) -> None:
        if name == "a":
            self.close_link()
        elif name == "q" and self._open is not None and not self.scope.hidden:
            self.draft.put('"')
        self._closed(self._elements.ended_by_end(name))

    def _closed(self, scopes: Sequence[Scope]) -> None:
        for scope in scopes:
            if scope.block:
                self.end_block()
                self._paragraph += 1
            if scope.name == "table" and not scope.gone:
                self.tables.close()
