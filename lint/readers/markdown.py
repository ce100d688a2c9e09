"""Reads Markdown: markdown-it finds the structure, the text itself is taken from its place in the source.

Template tags are blotted out before parsing (with as many letters, so that nothing moves), lest their signs are taken
for markup; a line of control tags alone becomes a blank line and then a block of its own.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lint.limits import DEFAULT_LIMITS, Limits, check_chars
from lint.model import BlockKind, Document
from lint.readers.draft import Draft
from lint.readers.html_page import Page
from lint.readers.lines import is_control
from lint.readers.quoting import mark_quotes, unquote_if_all
from lint.readers.refine import refine

_BLOT = "\ue000"
_TAG = re.compile(
    r"\{\{(?:(?!\}\}).){0,400}\}\}\}?|\{%(?:(?!%\}).){0,2000}%\}|\{#(?:(?!#\}).){0,5000}#\}|<<[^<>\n]{1,60}>>"
    r"|</?[#@][^<>\n]{0,2000}>|«[^»\n]{1,80}»",
    re.S,
)
_FRONT = re.compile(
    r"\ufeff?---[ \t]*\r?\n((?:[ \t]*(?:#.*|[\w.-]+[ \t]*:.*|[ \t]+\S.*|- .*)?\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_WIDEST = 160
_NARROWEST = 60
_LINE_END = re.compile(r"\r\n|\n|\r")
_LINK_TAIL = re.compile(r"\]\((?:[^()\\\n]|\\.|\([^()\n]*\)|\n(?!\n))*\)|\]\[[^\]\n]*\]|\]|>")


def read_markdown(path: str, text: str, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The Document of a Markdown text: what a reader of the rendered page sees."""
    check_chars(len(text), limits)
    draft = Draft(text, limits)
    _Reader(draft).run()
    refine(draft)
    unquote_if_all(draft)
    mark_quotes(draft)
    return draft.finish(path, "md")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 50}).enable(["table", "strikethrough"])
    parser.disable("text_join")
    return parser


class _Reader:
    """One Markdown text on its way into a draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.page = Page(draft)
        self.source = draft.source or ""
        self.blotted, self.control = _blot(self.source)
        self.starts = [0, *(m.end() for m in _LINE_END.finditer(self.source)), len(self.source) + 1]
        self.width = _wrapped_at(self.blotted)
        self.tables = 0
        self.at = 0

    def run(self) -> None:
        """Goes through all blocks in order."""
        tokens = _parser().parse(_even(self.blotted))
        quote = item = row = column = 0
        in_cell = False
        line = (0, 0)
        for index, token in enumerate(tokens):
            if token.map:
                line = (token.map[0], token.map[1])
                self._control_before(self._start(line[0]))
            match token.type:
                case "blockquote_open" | "blockquote_close":
                    quote += token.nesting
                case "list_item_open" | "list_item_close":
                    item += token.nesting
                case "table_open":
                    self.tables += 1
                    row = -1
                case "tr_open":
                    row, column = row + 1, -1
                    self.at = self._start(line[0])
                case "th_open" | "td_open":
                    column += 1
                    in_cell = True
                case "th_close" | "td_close":
                    in_cell = False
                case "inline":
                    opener = tokens[index - 1]
                    heading = int(opener.tag[1]) if opener.type == "heading_open" else 0
                    cell = (1_000 + self.tables, row, column) if in_cell else None
                    region = BlockKind.QUOTE if quote and not self.page.scope.region else self.page.scope.region
                    scope = replace(self.page.scope, region=region, heading=heading, item=item, cell=cell)
                    self.page.open_block(scope)
                    self._inline(token, line, in_row=in_cell)
                    self.page.close_block()
                case "html_block":
                    self.page.end_block()
                    self.page.feed(self._start(line[0]), self._start(line[1]))
                case "fence" | "code_block":
                    first = line[0] + (token.type == "fence")
                    last = max(first, line[1] - (token.type == "fence"))
                    self.page.open_block(replace(self.page.scope, pre=True))
                    self.page.text(self._start(first), self._start(last))
                    self.page.close_block()
        self._control_before(len(self.source) + 1)
        self.page.finish()

    def _start(self, line: int) -> int:
        return min(self.starts[min(line, len(self.starts) - 1)], len(self.source))

    def _control_before(self, offset: int) -> None:
        """Puts the lines of control tags that stand before an offset, each as a block of its own."""
        while self.control and self.control[0][0] < offset:
            start, end = self.control.pop(0)
            self.page.open_block(replace(self.page.scope, heading=0, item=0, cell=None))
            self.page.verbatim(start, end)
            self.page.close_block()

    def _inline(self, token: Token, line: tuple[int, int], *, in_row: bool) -> None:
        at = self.at if in_row else self._start(line[0])
        end = self._start(line[1]) if line[1] > line[0] else len(self.source)
        for child, start, stop in self._placed(token.children or [], at, end):
            self.at = max(stop, self.at)
            match child.type:
                case "text":
                    self._text(start, stop)
                case "code_inline":
                    self.page.verbatim(start, stop)
                case "text_special":
                    self.page.text(start, stop) if child.markup.startswith("&") else self.page.verbatim(start + 1, stop)
                case "softbreak" if self._was_wrapped(start, stop) and self.source[start - 1] != "-":
                    self.page.text(start, stop)
                case "softbreak" | "hardbreak":
                    self.page.line_break(start, stop)
                case "html_inline":
                    self.page.feed(start, stop)
                case "strong_open" | "s_open":
                    self.page.feed_tag("<b>" if child.type == "strong_open" else "<s>")
                case "strong_close" | "s_close":
                    self.page.feed_tag("</b>" if child.type == "strong_close" else "</s>")
                case "link_open":
                    self.page.open_link(html.unescape(str(child.attrGet("href") or "")) or None)
                case "link_close":
                    self.page.close_link()

    def _text(self, start: int, stop: int) -> None:
        """Adds text; a bar in a table cell has a backslash before it that is not seen."""
        at = start
        while (bar := self.source.find("\\|", at, stop)) >= 0:
            self.page.text(at, bar)
            at = bar + 1
        self.page.text(at, stop)

    def _was_wrapped(self, start: int, stop: int) -> bool:
        """True for a line end that somebody's editor made, False for one that parts lines of an address."""
        if self.width is None:
            return False
        before = start - self.starts[bisect_right(self.starts, start) - 1]
        after = self.blotted[stop : stop + 60].lstrip(" >").split(None, 1)
        if not after:
            return False
        return before + 1 + len(after[0]) > 0.9 * self.width or (after[0][0].islower() and before > 0.5 * self.width)

    def _placed(self, children: Sequence[Token], at: int, end: int) -> Iterator[tuple[Token, int, int]]:
        """The inline tokens with the stretch of source that each was made of."""
        for child in children:
            start = stop = at
            match child.type:
                case "text" | "html_inline" | "code_inline":
                    if child.type == "code_inline":
                        at = self._after(child.markup, at, end)
                    found = self.blotted.find(child.content, at, end) if child.content else -1
                    if found < 0:
                        found, width = self._loosely(child.content, at, end)
                    else:
                        width = len(child.content)
                    start, stop = found, found + width
                case "text_special":
                    found = self.blotted.find(child.markup, at, end)
                    start = at if found < 0 else found
                    stop = start + (len(child.markup) if found >= 0 else 0)
                case "softbreak" | "hardbreak":
                    match_ = _LINE_END.search(self.blotted, at, end)
                    start, stop = match_.span() if match_ else (at, at)
                case "link_close":
                    tail = _LINK_TAIL.match(self.blotted, at, end)
                    start = stop = at
                    at = tail.end() if tail else at
                    yield child, start, stop
                    continue
                case "image":
                    tail = re.compile(
                        r"!\[(?:[^\]\\]|\\.)*(?:\]\((?:[^()\\]|\\.|\([^()]*\))*\)|\]\[[^\]]*\]|\])"
                    ).search(self.blotted, at, end)
                    start = stop = tail.end() if tail else at
            yield child, start, stop
            at = max(at, stop)

    def _after(self, sign: str, at: int, end: int) -> int:
        found = self.blotted.find(sign, at, end)
        return at if found < 0 else found + len(sign)

    def _loosely(self, content: str, at: int, end: int) -> tuple[int, int]:
        """The place of text that markdown-it changed a little (line ends in code, bars in table cells)."""
        words = content.split()
        if not words:
            return at, 0
        pattern = r"[\s>]+".join(re.escape(word).replace(r"\|", r"\\?\|") for word in words[:200])
        match = re.compile(pattern).search(self.blotted, at, end)
        return (match.start(), match.end() - match.start()) if match else (at, 0)


def _blot(source: str) -> tuple[str, list[tuple[int, int]]]:
    """The source with template tags blotted out and front matter blank, and the places of lines of control tags."""
    control: list[tuple[int, int]] = []
    front = _FRONT.match(source)
    text = source
    if front and front.group(1).strip():
        text = _blank(source[: front.end()]) + source[front.end() :]
    if "{" in text or "<" in text or "«" in text:
        text = _TAG.sub(lambda m: re.sub(r"[^\r\n]", _BLOT, m.group()), text)
    if not any(sign in source for sign in ("{", "<#", "#if", "[#")):
        return text, control
    at = 0
    lines = []
    for raw in source.splitlines(keepends=True):
        after, shown, blotted = at + len(raw), raw.strip(), text[at : at + len(raw)]
        if shown and blotted.strip() and is_control(shown):
            start = at + raw.index(shown[0])
            control.append((start, start + len(shown)))
            blotted = _blank(blotted)
        lines.append(blotted)
        at = after
    return "".join(lines), control


def _wrapped_at(text: str) -> int | None:
    """The column at which the paragraphs were wrapped, or None when each stands on one line."""
    lines = text.splitlines()
    pairs = pairwise(lines)
    widths = [len(line) for line, after in pairs if line.strip() and after.strip() and line[0] not in "|#"]
    width = max((w for w in widths if w <= _WIDEST), default=0)
    return width if width >= _NARROWEST else None


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _even(text: str) -> str:
    """Line ends as markdown-it counts them; offsets are never taken from this."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
