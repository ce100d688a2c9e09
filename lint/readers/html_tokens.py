"""Cuts HTML into tags and text, with the exact place of each; template tags stay whole wherever they stand.

The standard library's parser is not used: it gives template tags such as `<<naam>>` or `</#if>` away as markup, and
on hostile input (thousands of unclosed tags or comments) its time grows with the square of the length. This one goes
through the source once.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class TokenKind(StrEnum):
    """What a stretch of HTML is."""

    TEXT = "text"
    TEMPLATE = "template"  # a tag of a template language, to be kept as it stands
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Attribute:
    """The value of an attribute and the place of that value in the source."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch source[start:end]; `name` and `attributes` are those of a tag, in lower case."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: dict[str, Attribute] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """The value of an attribute; empty when it is not there or has none."""
        attribute = self.attributes.get(name)
        return attribute.value if attribute else ""


RAW = frozenset(
    ("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title", "template")
)
_TEMPLATE = r"\{\{(?:(?!\}\}).){0,400}+\}\}|\{%(?:(?!%\}).){0,400}+%\}"
_QUOTED = rf"\"(?:{_TEMPLATE}|[^\"])*+\"|'(?:{_TEMPLATE}|[^'])*+'"
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/><{{]*+)(?P<rest>(?:{_TEMPLATE}|=\s*+(?:{_QUOTED})?+|[^>={{]++|[={{])*+)>",
    re.S,
)
_ATTRIBUTE = re.compile(rf"(?P<name>[^\s=/>\"'{{][^\s=/>]*)(?:\s*+=\s*+(?P<value>{_QUOTED}|[^\s>\"']+))?+", re.S)
_OPENER = re.compile(r"<|\{\{|\{%|\{#")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_FREEMARKER = re.compile(r"</?[#@](?:[^<>()\"']++|\([^()\n]*+\)|\"[^\"\n]*+\"|'[^'\n]*+')*+>")
_FIELD = re.compile(r"<<[^<>\n]{1,60}>>")
_ONLY_TEMPLATE = re.compile(rf"(?:\s*+(?:{_TEMPLATE}))++\s*\Z", re.S)
_TEMPLATE_TAG = re.compile(_TEMPLATE, re.S)
_LONGEST_TAG = 2_000
_LONGEST_COMMENT = 20_000
_MOST_ATTRIBUTES = 100


def tokens(source: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a stretch of HTML, in order; comments and declarations are left out."""
    end = len(source) if end is None else end
    at = text_from = start
    while at < end:
        match = _OPENER.search(source, at, end)
        if not match:
            break
        here = match.start()
        found = _token(source, here, end)
        if found is None:
            at = here + 1
            continue
        kept, after = found
        if text_from < here:
            yield Token(TokenKind.TEXT, text_from, here)
        yield from kept
        at = text_from = after
        if kept and kept[-1].kind is TokenKind.START and kept[-1].name in RAW:
            stop = _raw_end(source, kept[-1].name, after, end)
            if stop > after:
                yield Token(TokenKind.TEXT, after, stop)
            at = text_from = stop
    if text_from < end:
        yield Token(TokenKind.TEXT, text_from, end)


def _token(source: str, here: int, end: int) -> tuple[list[Token], int] | None:
    """The tokens that begin at an opener and the offset behind them; None when it is only a character of the text."""
    two = source[here : here + 2]
    if two in _CLOSERS:
        bound = min(end, here + (_LONGEST_COMMENT if two == "{#" else _LONGEST_TAG))
        close = source.find(_CLOSERS[two], here + 2, bound)
        if close < 0:
            return None
        close += 3 if source[close : close + 3] == "}}}" else 2
        return [Token(TokenKind.TEMPLATE, here, close)], close
    if source[here] != "<":
        return None
    following = source[here + 1 : here + 2]
    if following == "<" and (match := _FIELD.match(source, here, end)):
        return [Token(TokenKind.TEMPLATE, here, match.end())], match.end()
    if following in "#@" or source[here + 1 : here + 3] in ("/#", "/@"):
        return _freemarker(source, here, end)
    if following == "%":
        close = source.find("%>", here, min(end, here + _LONGEST_TAG))
        return ([Token(TokenKind.TEMPLATE, here, close + 2)], close + 2) if close >= 0 else None
    if following in "!?" or (following == "/" and not source[here + 2 : here + 3].isalpha()):
        return _declaration(source, here, end)
    if not (following.isalpha() or following == "/"):
        return None
    match = _TAG.match(source, here, end)
    if not match:
        return ([Token(TokenKind.TEXT, here, end)], end)  # an unclosed tag: what is left is text
    kind = TokenKind.END if match.group("close") else TokenKind.START
    found = _attributes(match.group("rest"), match.start("rest")) if kind is TokenKind.START else {}
    return [Token(kind, here, match.end(), match.group("name").lower(), found)], match.end()


def _freemarker(source: str, here: int, end: int) -> tuple[list[Token], int] | None:
    if source.startswith("<#--", here):
        close = source.find("-->", here, min(end, here + _LONGEST_COMMENT))
        return ([Token(TokenKind.TEMPLATE, here, close + 3)], close + 3) if close >= 0 else None
    match = _FREEMARKER.match(source, here, end)
    return ([Token(TokenKind.TEMPLATE, here, match.end())], match.end()) if match else None


def _declaration(source: str, here: int, end: int) -> tuple[list[Token], int]:
    if source.startswith("<!--", here):
        if source.startswith(("<!-->", "<!--->"), here):
            return [], source.index(">", here) + 1
        close = source.find("-->", here + 4, end)
        if close < 0:
            return [], end  # as browsers do: the rest of the file is comment
        return _control_in(source, here + 4, close), close + 3
    closer = "?>" if source.startswith(("<?php", "<?="), here) else ">"
    close = source.find(closer, here, end)
    return ([], close + len(closer)) if close >= 0 else ([], end)


def _control_in(source: str, start: int, end: int) -> list[Token]:
    """The template tags of a comment that holds nothing else: some editors hide their tags in comments."""
    if end - start > _LONGEST_TAG or not _ONLY_TEMPLATE.match(source, start, end):
        return []
    return [Token(TokenKind.TEMPLATE, m.start(), m.end()) for m in _TEMPLATE_TAG.finditer(source, start, end)]


def _raw_end(source: str, name: str, start: int, end: int) -> int:
    if name == "template":
        return start  # its content is markup, which is not shown
    match = re.compile(rf"</{name}(?=[\s/>])", re.I).search(source, start, end)
    return match.start() if match else end


def _attributes(text: str, offset: int) -> dict[str, Attribute]:
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(text):
        name = match.group("name").lower()
        if name in found:
            continue
        if len(found) >= _MOST_ATTRIBUTES:
            break
        value = match.group("value") or ""
        start, end = match.span("value") if value else (match.end(), match.end())
        if value[:1] in ("'", '"'):
            value, start, end = value[1:-1], start + 1, end - 1
        found[name] = Attribute(html.unescape(value) if "&" in value else value, offset + start, offset + end)
    return found
