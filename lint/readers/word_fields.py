"""Word fields: the tree of text, paragraphs and fields in a document, and what an IF field says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

_QUOTES = {'"': '"“”', "“": '”"', "”": '”"', "„": '”“"'}
_OPERATOR = re.compile(r"<>|<=|>=|=|<|>")
_FIRST = re.compile(r'\s*(\\?[^\s"“”\\]+)')
_ARGUMENT = re.compile(r'\s+(?:"((?:[^"\\]|\\.)*)"|“([^”]*)”|([^\s\\"]\S*))')
_FORMAT_SWITCH = re.compile(r"\s*\\[*#@]\s*(?:\"[^\"]*\"|\S+)")
_NESTED_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text as it is seen; `slot` marks the placeholder of a content control."""

    text: str
    bold: bool = False
    slot: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The start of a paragraph, with what decides its kind; an end of paragraph is `ParagraphEnd`."""

    heading: int = 0
    item: int = 0
    cell: tuple[int, int, int] | None = None
    contents: bool = False  # a line of the table of contents
    box: int = 0  # number of the text box it stands in


@dataclass(frozen=True, slots=True)
class ParagraphEnd:
    """The end of a paragraph."""


@dataclass(frozen=True, slots=True)
class LinkEdge:
    """The start of a hyperlink, or its end when `target` is None."""

    target: str | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A foreign text put into the document (altChunk), by part name."""

    part: str


@dataclass(frozen=True, slots=True)
class Commented:
    """A comment hangs on what stands before it; `number` is its id."""

    number: str


@dataclass(slots=True)
class Field:
    """A field: its instruction (text and inner fields) and the result that was stored with it."""

    instruction: list[Node] = field(default_factory=list)
    result: list[Node] = field(default_factory=list)
    separated: bool = False
    preset: str = ""  # what a form field shows

    @property
    def name(self) -> str:
        """The kind of field, in capitals ("MERGEFIELD")."""
        match = _FIRST.match(written(self.instruction))
        return match.group(1).upper() if match else ""

    def argument(self) -> str:
        """The first argument of the instruction, without quotes."""
        text = written(self.instruction)
        match = _FIRST.match(text)
        found = _ARGUMENT.match(text, match.end()) if match else None
        return next((g for g in found.groups() if g is not None), "").strip() if found else ""


Node = Words | Paragraph | ParagraphEnd | LinkEdge | Chunk | Commented | Field


class FieldBuilder:
    """Makes a tree of the flat row of field marks that Word writes."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._open: list[Field] = []

    def add(self, node: Node) -> None:
        """Adds something at the current place."""
        if not self._open:
            self.nodes.append(node)
        elif self._open[-1].separated:
            self._open[-1].result.append(node)
        else:
            self._open[-1].instruction.append(node)

    def begin(self, preset: str = "") -> None:
        """A field begins."""
        if len(self._open) < _NESTED_AT_MOST:
            made = Field(preset=preset)
            self.add(made)
            self._open.append(made)

    def separate(self) -> None:
        """The stored result of the innermost field begins."""
        if self._open:
            self._open[-1].separated = True

    def end(self) -> None:
        """The innermost field ends."""
        if self._open:
            self._open.pop()

    def finish(self) -> list[Node]:
        """All nodes; a field that was never closed leaves what it holds as plain text."""
        while self._open:
            lost = self._open.pop()
            lost.instruction, lost.result = [], [*(lost.result if lost.separated else lost.instruction)]
        return self.nodes


@dataclass(frozen=True, slots=True)
class IfField:
    """What an IF field says: its condition as written, and the two texts."""

    condition: str
    then: list[Node]
    otherwise: list[Node]


def read_if(made: Field) -> IfField | None:
    """The condition and texts of an IF field, or None when it is malformed."""
    tokens = _tokens(made.instruction)
    if len(tokens) < 5 or _plain(tokens[0].nodes).upper() != "IF":
        return None
    left, operator, right, then = tokens[1:5]
    if not _OPERATOR.fullmatch(_plain(operator.nodes)):
        return None
    otherwise = tokens[5].nodes if len(tokens) > 5 and not _is_switch(tokens[5]) else []
    condition = f"{left.written()} {_plain(operator.nodes)} {right.written()}"
    return IfField(" ".join(condition.split()), then.nodes, otherwise)


def written(nodes: Sequence[Node]) -> str:
    """An instruction as Word shows it, inner fields between braces."""
    parts = []
    for node in nodes:
        if isinstance(node, Words):
            parts.append(node.text)
        elif isinstance(node, Field):
            inner = _FORMAT_SWITCH.sub("", written(node.instruction))
            parts.append(f"{{ {' '.join(inner.split())} }}")
        elif isinstance(node, ParagraphEnd):
            parts.append(" ")
    return "".join(parts)


@dataclass(slots=True)
class _Token:
    nodes: list[Node]
    quoted: bool = False

    def written(self) -> str:
        text = written(self.nodes)
        return f'"{text}"' if self.quoted else text


def _is_switch(token: _Token) -> bool:
    return not token.quoted and _plain(token.nodes).startswith("\\")


def _plain(nodes: Sequence[Node]) -> str:
    return "".join(node.text for node in nodes if isinstance(node, Words)).strip()


def _tokens(nodes: Sequence[Node]) -> list[_Token]:
    """The words of an instruction: bare, quoted (with whatever stands inside) or a field."""
    tokens: list[_Token] = []
    quote = ""
    glued = False  # the last bare word goes on
    for node in nodes:
        if not isinstance(node, Words):
            if quote:
                tokens[-1].nodes.append(node)
            elif isinstance(node, Field):
                tokens.append(_Token([node]))
                glued = False
            continue
        at = 0
        text = node.text
        while at < len(text):
            if quote:
                end = next(
                    (i for i in range(at, len(text)) if text[i] in _QUOTES[quote] and text[i - 1 : i] != "\\"),
                    len(text),
                )
                if end > at:
                    tokens[-1].nodes.append(replace(node, text=text[at:end].replace('\\"', '"')))
                if end < len(text):
                    quote = ""
                at = end + 1
            elif text[at] in _QUOTES:
                quote = text[at]
                tokens.append(_Token([], quoted=True))
                glued, at = False, at + 1
            elif text[at].isspace():
                glued, at = False, at + 1
            elif len(tokens) <= 3 and (match := _OPERATOR.match(text, at)):
                tokens.append(_Token([Words(match.group())]))
                glued, at = False, match.end()
            elif glued:
                tokens[-1].nodes.append(replace(node, text=text[at]))
                at += 1
            else:
                tokens.append(_Token([replace(node, text=text[at])]))
                glued, at = True, at + 1
    return tokens
