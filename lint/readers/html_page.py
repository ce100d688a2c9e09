"""Goes through a page tag by tag and fills a draft with the text that can be seen."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field, replace

from lint.model import BlockKind, Link, TextRange
from lint.readers import html_styles as styles
from lint.readers.draft import Draft, DraftBlock
from lint.readers.html_regions import is_unseen, quotes_the_rest, region_of
from lint.readers.html_tables import TableCells
from lint.readers.html_tokens import Token, TokenKind, tokens

_BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol option optgroup p pre
    search section select summary table tbody td textarea tfoot th thead tr ul""".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr keygen".split())
_CLOSES = {  # an opening tag that ends an element that is still open, unless a barrier stands between
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "thead": ({"tr", "tbody", "thead", "tfoot", "caption"}, {"table"}),
    "tbody": ({"tr", "tbody", "thead", "tfoot", "caption"}, {"table"}),
    "tfoot": ({"tr", "tbody", "thead", "tfoot", "caption"}, {"table"}),
    "option": ({"option"}, {"select", "datalist"}),
    "body": ({"head"}, set()),
}
_NO_P = _BLOCKS - {"button", "label", "option", "optgroup", "html", "body", "td", "th", "tr", "tbody", "thead", "tfoot", "caption"}
_LISTS = ("ul", "ol", "menu", "dir")
_HEAD_ONLY = frozenset("meta link title style script base noscript template".split())
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_LESSER_HEADINGS = frozenset(("summary", "dt", "legend", "caption"))
_BUTTONS = frozenset(("submit", "button", "reset"))
_SILENT_INPUTS = frozenset(("hidden", "checkbox", "radio", "image", "file", "password", "color", "range"))
_PIECES = re.compile(r"(?P<space>[ \t\r\n\f]+)|(?P<entity>&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?)")
_LINES = re.compile(r"(?P<space>\r\n|[\r\n])|(?P<entity>&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?)")
_BOLD = frozenset(("b", "strong"))
_DEEPEST = 400


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for the text inside an element, inherited from the elements around it."""

    name: str = ""
    shape: styles.Shape = field(default_factory=lambda: styles.Shape("", "", frozenset()))
    block: bool = True
    gone: bool = False  # not seen, nor anything inside
    invisible: bool = False  # not seen, but something inside may be
    white: bool = False
    painted: bool = False  # on a background that is not white
    region: BlockKind | None = None
    heading: int = 0
    item: int = 0
    bold: bool = False
    pre: bool = False
    cell: tuple[int, int, int] | None = None

    @property
    def hidden(self) -> bool:
        """True when text directly inside cannot be seen."""
        return self.gone or self.invisible or (self.white and not self.painted)


class Page:
    """The state of reading one page into a draft; Markdown drives it too."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.sheet = styles.StyleSheet()
        self.tables = TableCells()
        self._stack: list[Scope] = [Scope()]
        self._open: DraftBlock | None = None
        self._space: tuple[int, int] | None = None
        self._link: tuple[int, str | None] | None = None
        self._level = 0
        self._paragraph = 0
        self._quoted = False
        self._linked_sheet = False
        self._at_break = False
        self._names: Counter[str] = Counter()

    @property
    def scope(self) -> Scope:
        """What holds for text that comes now."""
        return self._stack[-1]

    def feed(self, start: int, end: int) -> None:
        """Reads a stretch of the draft's source as HTML."""
        source = self.draft.source or ""
        for token in tokens(source, start, end):
            if token.kind is TokenKind.TEXT:
                if self.scope.name == "style":
                    self.sheet.add(source[token.start : token.end])
                else:
                    self.text(token.start, token.end)
            elif token.kind is TokenKind.TEMPLATE:
                self.verbatim(token.start, token.end)
            elif token.kind is TokenKind.START:
                self._start(token)
            else:
                self._end(token.name)

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
        source = self.draft.source or ""
        at = start
        for match in (_LINES if self.scope.pre else _PIECES).finditer(source, start, end):
            self._words(at, match.start())
            at = match.end()
            if match.lastgroup == "space":
                if self.scope.pre:
                    self._newline(match.start(), match.end())
                elif self._space is None:
                    self._space = match.span()
                continue
            decoded = html.unescape(match.group())
            if decoded == match.group():
                self._words(match.start(), match.end())
            else:
                self._put(decoded, match.start(), match.end())
        self._words(at, end)

    def verbatim(self, start: int, end: int) -> None:
        """Adds a stretch of the source exactly as it stands (a template tag)."""
        if not self.scope.hidden:
            self._put((self.draft.source or "")[start:end], start, end)

    def open_block(self, **changes: object) -> None:
        """Opens an element that is a block of its own, for a caller that knows the structure."""
        self.end_block()
        self._paragraph += 1
        self._push(replace(self.scope, name="", block=True, **changes))  # type: ignore[arg-type]

    def close_block(self) -> None:
        """Closes the element that `open_block` opened."""
        self.end_block()
        if len(self._stack) > 1:
            self._names[self._stack.pop().name] -= 1

    def open_link(self, target: str | None) -> None:
        """Begins a hyperlink."""
        self.close_link()
        self._link = (-1, target)

    def close_link(self) -> None:
        """Ends a hyperlink; one without visible text is none."""
        if self._link and self._link[0] >= 0 and self._link[0] < self.draft.here:
            region = self.scope.region
            menu = region in (BlockKind.NAVIGATION, BlockKind.FOOTER)
            self.draft.links.append(Link(TextRange(self._link[0], self.draft.here), self._link[1], menu))
        self._link = None

    def line_break(self, start: int, end: int) -> None:
        """Breaks the line inside a block."""
        if not self.scope.hidden:
            self._newline(start, end)

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

    def _words(self, start: int, end: int) -> None:
        if start < end:
            self._put((self.draft.source or "")[start:end], start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        if self._open is None:
            self._begin()
        elif self._space and not self._at_break:
            self.draft.put(" ", *self._space)
        self._space, self._at_break = None, False
        if self._link and self._link[0] < 0:
            self._link = (self.draft.here, self._link[1])
        here = self.draft.here
        self.draft.put(text, start, end)
        if self.scope.bold:
            self.draft.bold.append((here, self.draft.here))

    def _newline(self, start: int, end: int) -> None:
        self._space, self._at_break = None, True
        if self._open is not None:
            self.draft.put("\n", start, end)

    def _begin(self) -> None:
        self.draft.part()
        self._at_break = False
        scope = self.scope
        kind, level = BlockKind.PARAGRAPH, 0
        if scope.region and not (scope.region is BlockKind.HEADER and scope.heading):
            kind, level = scope.region, scope.item
        elif scope.heading:
            kind, level = BlockKind.HEADING, scope.heading
            if scope.name in _HEADINGS:
                self._level = scope.heading
        elif scope.cell:
            kind = BlockKind.TABLE_CELL
        elif scope.item:
            kind, level = BlockKind.LIST_ITEM, scope.item
        if self._quoted and kind is not BlockKind.NAVIGATION:
            kind = BlockKind.QUOTE
        table, row, column = scope.cell if kind is BlockKind.TABLE_CELL and scope.cell else (None, None, None)
        here = self.draft.here
        self._open = DraftBlock(kind, here, here, level, table, row, column, paragraph=self._paragraph)
        self._open.fixed = kind is not BlockKind.PARAGRAPH
        self.draft.add_block(self._open)

    def _start(self, token: Token) -> None:
        name = token.name
        if name not in _HEAD_ONLY and self._is_open("head"):
            self._close_to("head")
        self._implied_end(name)
        if name in ("br", "hr", "input", "wbr", "img"):
            self._empty_element(token)
            return
        if name in _VOID:
            self._linked_sheet |= name == "link" and "stylesheet" in token.value("rel").lower()
            return
        scope = self._scope_of(token)
        if scope.block:
            self.end_block()
            self._paragraph += 1
        if len(self._stack) > _DEEPEST:
            return
        self._push(scope)
        if scope.hidden and scope.gone:
            return
        if name == "a" and "href" in token.attributes:
            self.open_link(token.value("href"))
        elif name == "table":
            self.tables.open(token)
        elif name in ("td", "th", "tr"):
            self.tables.enter(name, token)
            if name != "tr":
                self._stack[-1] = replace(scope, cell=self.tables.cell())
        elif name in _BLOCKS:
            self.tables.saw_block(name)
        if name == "q":
            self._quote_mark(token)
        self._quoted |= quotes_the_rest(token)

    def _scope_of(self, token: Token) -> Scope:
        above = self.scope
        name = token.name
        shape = styles.Shape(name, token.value("id"), frozenset(token.value("class").split()))
        gone = above.gone or is_unseen(token)
        if gone:
            return replace(above, name=name, shape=shape, gone=True, block=name in _BLOCKS, pre=False)
        style = self.sheet.style_of(shape, [s.shape for s in self._stack])
        style.update(styles.declarations(token.value("style")))
        if name == "font" and token.value("color"):
            style.setdefault("color", token.value("color").lower())
        if token.value("bgcolor"):
            style.setdefault("background", token.value("bgcolor").lower())
        seen, white, ground = styles.visibility(style), styles.is_white(style), styles.background(style)
        # a class of a sheet that we do not have may well paint the background
        unknown = self._linked_sheet and bool(shape.classes)
        block = styles.is_block(style)
        item = above.item
        if name in _LISTS:
            item = 0 if above.cell and not above.item else above.item
        level = sum(self._names[n] for n in _LISTS)
        region = region_of(token)
        if above.region in (BlockKind.NAVIGATION, BlockKind.FOOTER, BlockKind.QUOTE) and region is not BlockKind.NAVIGATION:
            region = above.region
        if region is BlockKind.HEADER and any(self._names[n] for n in ("article", "section", "main")):
            region = None
        heading = _HEADINGS.get(name, 0)
        if name in _LESSER_HEADINGS:
            heading = min(self._level + 1, 6)
        return Scope(
            name=name,
            shape=shape,
            block=name in _BLOCKS if block is None else block or name in ("p", "li", "td", "th"),
            gone=styles.hides(style),
            invisible=above.invisible if seen is None else not seen,
            white=above.white if white is None else white,
            painted=(above.painted if ground is None else ground) or unknown,
            region=region or above.region,
            heading=heading or (0 if name in ("dd", "td", "th", "li") else above.heading),
            item=max(level, 1) if name == "li" else 0 if name in ("td", "th", "dd", "table") else item,
            bold=name in _BOLD or (above.bold and name not in ("td", "th", "body")) or _is_heavy(style),
            pre=name in ("pre", "textarea", "listing") or (above.pre and name not in ("td", "th")) or "pre" in style.get("white-space", ""),
            cell=None if name in ("table", "caption") else above.cell,
        )  # fmt: skip

    def _empty_element(self, token: Token) -> None:
        if token.name == "br":
            self.line_break(token.start, token.end)
        elif token.name == "hr":
            self.end_block()
            self._paragraph += 1
        elif token.name == "input":
            kind = token.value("type").lower()
            value = token.attributes.get("value")
            if self.scope.hidden or kind in _SILENT_INPUTS or value is None or not value.value.strip() or is_unseen(token):
                return
            self.open_block(region=None if kind in _BUTTONS else BlockKind.FORM)
            self._put(value.value, value.start, value.end)
            self.close_block()

    def _implied_end(self, name: str) -> None:
        if name in _NO_P and self._is_open("p"):
            self._close_until({"p"}, {"table", "td", "th", "button", "caption", "object"})
        if name in _CLOSES:
            self._close_until(*_CLOSES[name])
        if name == "a":
            self.close_link()

    def _close_until(self, names: set[str], barriers: set[str]) -> None:
        if not any(self._names[name] for name in names):
            return
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].name in barriers:
                return
            if self._stack[depth].name in names:
                self._pop_to(depth)
                if names == {"p"} or self._stack[-1].name not in names:
                    return

    def _is_open(self, name: str) -> bool:
        return self._names[name] > 0

    def _push(self, scope: Scope) -> None:
        self._stack.append(scope)
        self._names[scope.name] += 1

    def _end(self, name: str) -> None:
        if name == "a":
            self.close_link()
        if name == "br":
            return
        if name == "q":
            self._quote_mark(None)
        self._close_to(name)

    def _close_to(self, name: str) -> None:
        if not self._names[name]:
            return
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].name == name:
                self._pop_to(depth)
                return
            if self._stack[depth].name in ("td", "th", "table") and name not in ("td", "th", "tr", "tbody", "thead", "tfoot", "table", "body", "html"):
                return

    def _pop_to(self, depth: int) -> None:
        for scope in reversed(self._stack[depth:]):
            if scope.block:
                self.end_block()
                self._paragraph += 1
            self._names[scope.name] -= 1
            if scope.name == "table" and not scope.gone:
                self.tables.close()
        del self._stack[depth:]

    def _quote_mark(self, token: Token | None) -> None:
        if self.scope.hidden:
            return
        if token:
            self._put('"', token.start, token.end)
        elif self._open is not None:
            self.draft.put('"')


def _is_heavy(style: styles.Style) -> bool:
    weight = style.get("font-weight", "")
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
