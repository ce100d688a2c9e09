"""Single lines of plain text: how they are cut, and what one line on its own can be taken for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029\x85]+|\r\n|[\r\n\x0b\x0c\u2028\u2029\x85]")
_QUOTE_MARK = re.compile(r"(?:[ \t]{0,3}>)+[ \t]?")
_TAB = 8
_LONGEST_TAG = 4_000
_WIDE = 110  # a line longer than this was not wrapped by hand
_NARROW = 55

SEPARATOR = re.compile(r"(?:([-=*_~#+•·—–])[ \t]?){4,}\Z|(?:([-=*~+•·—–])[ \t]?){3}\Z|[|+][-+|=: \t]{3,}\Z")
UNDERLINE = re.compile(r"(={3,}|-{3,}|~{3,})\Z")
_TAG = (
    r"\{%(?:(?!%\}).){0,2000}%\}|\{#(?:(?!#\}).){0,2000}#\}|\{\{\s*else(?:(?!\}\}).){0,2000}\}\}"
    r"|\{\{[~-]?[#/^!>](?:(?!\}\}).){0,2000}\}\}|</?[#@][^<>]{0,2000}>|\[/?[#@][^\[\]]{0,2000}\]"
    r"|#(?:if|elseif|else|end|foreach|set|parse|include|macro)\b"
    r"(?:\s*\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,9}\))?"
)
_CONTROL = re.compile(rf"(?:\s*(?:{_TAG}))+\s*\Z", re.S)
_CONTROL_TAG = re.compile(_TAG, re.S)
FIELD = re.compile(r"(?:\.[ \t]?){5,}|_{4,}|…{2,}(?:\s*…)*")
_BULLET = re.compile(r"([-*•–—·▪◦●○‣✓✔✗✘✅❌►▶➤→☐☑☒□■]|\[[ xX]?\]|\(\s?\))\uFE0F?[ \t]+(?=\S)")
_NUMBER = re.compile(r"(\(?(\d{1,2})[.)]|(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?)[ \t]+(?=\S)")
_LETTERED = re.compile(r"(\(?([a-zA-Z])[.)])[ \t]+(?=\S)")
_ROMAN = re.compile(r"(\(?([ivx]{1,5})[.)])[ \t]+(?=\S)")
_CIRCLE = re.compile(r"([oO])[ \t]+(?=\S)")
_LABEL = re.compile(r"[A-ZÀ-Ý«\[{<✉☎][^\n:.?!]{0,40}?[ \t]*:(?:[ \t]+\S|[ \t]*\Z)")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the offsets of what can be seen of it, its indent in columns and its depth of quotation."""

    start: int
    end: int
    indent: int
    text: str
    depth: int = 0
    flowing: bool = False

    @property
    def width(self) -> int:
        """The column at which the line ends."""
        return self.indent + len(self.text)


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign before a list item: its length with the space behind it, its family and its number in that family."""

    length: int
    family: str
    number: int


def cut_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a stretch of text, blank ones included (their text is empty)."""
    end = len(text) if end is None else end
    lines: list[Line] = []
    open_line = False
    for match in _LINE.finditer(text, start, end):
        if match.group()[0] in "\r\n\x0b\x0c\u2028\u2029\x85":
            if not open_line:
                lines.append(Line(match.start(), match.start(), 0, ""))
            open_line = False
        else:
            lines.append(_line(match.group(), match.start()))
            open_line = True
    return lines


def without_quote_mark(line: Line) -> Line:
    """The line without its leading `>` signs, whose number becomes its depth."""
    match = _QUOTE_MARK.match(line.text)
    if not match:
        return line
    inner = _line(line.text[match.end() :], line.start + match.end())
    return replace(inner, depth=match.group().count(">"), flowing=line.flowing)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The column at which somebody wrapped these lines, or None when they were not wrapped by hand."""
    widths = sorted((line.width for line in lines if line.text and " " in line.text), reverse=True)
    if not widths or widths[0] > _WIDE:
        return None
    widest = widths[0]
    near = sum(1 for w in widths if w >= 0.85 * widest)
    if widest < _NARROW and near < 6:
        return None
    return widest if near >= 3 or (len(widths) <= 4 and near >= 2) else None


def markers_of(lines: Sequence[Line]) -> dict[int, Marker]:
    """The list signs of the lines, by line start; a letter or number alone ("A. de Vries") is none."""
    found: dict[int, Marker] = {}
    unsure: dict[str, list[tuple[int, Marker]]] = {}
    for line in lines:
        text = line.text
        if match := _BULLET.match(text):
            found[line.start] = Marker(match.end(), "bullet" if match.group(1) not in "-–—" else "dash", 0)
        elif match := _NUMBER.match(text):
            parts = (match.group(2) or match.group(3)).split(".")
            found[line.start] = Marker(match.end(), f"number{len(parts)}", int(parts[-1]))
        elif match := _LETTERED.match(text):
            letter = match.group(2)
            family = "lower" if letter.islower() else "upper"
            unsure.setdefault(family, []).append((line.start, Marker(match.end(), family, ord(letter.lower()) - 96)))
        elif match := _CIRCLE.match(text):
            unsure.setdefault("circle", []).append((line.start, Marker(match.end(), "circle", 0)))
        if match := _ROMAN.match(text):
            number = _roman(match.group(2))
            unsure.setdefault("roman", []).append((line.start, Marker(match.end(), "roman", number)))
    for family in ("roman", "lower", "upper"):
        entries = unsure.get(family, [])
        numbers = {marker.number for _, marker in entries}
        if {1, 2} <= numbers:
            found.update({start: marker for start, marker in entries if start not in found})
    if len(unsure.get("circle", [])) > 1:
        found.update(unsure["circle"])
    return found


def is_separator(text: str) -> bool:
    """True for a line of dashes, stars and the like that only draws a line."""
    return bool(SEPARATOR.match(text))


def is_control(text: str) -> bool:
    """True for a line that holds only control tags of a template."""
    return text[:1] in "{<#[" and len(text) <= _LONGEST_TAG and bool(_CONTROL.match(text))


def without_control(text: str) -> str:
    """The text without control tags of a template."""
    if len(text) > _LONGEST_TAG or not ("{" in text or "#" in text or "<@" in text):
        return text
    return _CONTROL_TAG.sub("", text).strip()


def is_label(text: str) -> bool:
    """True for a line that begins with a short label and a colon ("Ons kenmerk: 12")."""
    match = _LABEL.match(text)
    return bool(match) and len(text[: text.index(":")].split()) <= 5


def first_word(text: str) -> str:
    """The first word of a line."""
    match = _WORD.match(text)
    return match.group() if match else ""


def fields(text: str) -> Iterator[tuple[int, int]]:
    """The dotted and underscored stretches of a line, to be filled in by somebody."""
    for match in FIELD.finditer(text):
        yield match.start(), match.start() + len(match.group().rstrip())


def _line(raw: str, at: int) -> Line:
    body = raw.lstrip()
    lead = raw[: len(raw) - len(body)]
    shown = body.rstrip()
    start = at + len(lead)
    indent = len(lead.expandtabs(_TAB))
    return Line(start, start + len(shown), indent, shown, flowing=len(shown) < len(body) and body[len(shown)] == " ")


def _roman(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    total = 0
    for here, following in zip(text, [*text[1:], ""], strict=True):
        value = values[here]
        total += -value if following and values[following] > value else value
    return total
