"""Prepares RTF for striprtf, which knows nothing of hidden and deleted text, fields, notes, headers and footers.

What must not be read is taken out; hyperlinks and merge fields are marked with control characters that pass through;
notes, headers and footers are handed back as RTF texts of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LINK, LINK_TEXT, LINK_END, SLOT, SLOT_END = "\x01", "\x02", "\x03", "\x04", "\x05"

_TOKEN = re.compile(r"\\bin(\d{1,9}) ?|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'[0-9a-fA-F]{2}|\\[^a-z]|[{}]|[^\\{}]+", re.S)
_DESTINATION = re.compile(r"\{\s*(?:\\\*\s*)?\\([a-z]+)")
_CONTROL = re.compile(r"\\'([0-9a-fA-F]{2})|\\[a-z]{1,32}-?\d* ?|\\(.)|[{}\r\n]", re.S)
_APART = {
    "footnote": "footnote",
    "header": "header", "headerf": "header", "headerl": "header", "headerr": "header",
    "footer": "footer", "footerf": "footer", "footerl": "footer", "footerr": "footer",
}  # fmt: skip
_FONTS = re.compile(r"\{[^{}]{0,20}\\fonttbl")
_URL = re.compile(r'HYPERLINK\s+(?:\\[lmnot]\s*)?"([^"]{0,2000})"|HYPERLINK\s+([^\s"\\]{1,2000})', re.I)
_MERGE = re.compile(r'MERGEFIELD\s+(?:"([^"]{1,200})"|([^\s"\\]{1,200}))', re.I)
_SHOWN = frozenset("u tab line cell bullet emdash endash lquote rquote ldblquote rdblquote".split())
_DEEPEST = 500


@dataclass(slots=True)
class Prepared:
    """The body for striprtf, the parts that stand apart (kind, RTF), the link targets, and whether IF fields occur."""

    body: str = ""
    apart: list[tuple[str, str]] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    has_if: bool = False


@dataclass(slots=True)
class _Group:
    name: str
    hidden: bool
    out: list[str]
    instruction: str = ""
    closing: str = ""


def prepare(source: str) -> Prepared | None:
    """The prepared text, or None when the groups do not close (a file that was cut off)."""
    result = Prepared()
    head = _font_table(source)
    stack: list[_Group] = []
    root: list[str] = []
    at = 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if not match:
            at += 1
            continue
        at = match.end()
        token = match.group()
        if match.group(1):
            at += int(match.group(1))
        elif token == "{":
            named = _DESTINATION.match(source, match.start())
            _enter(stack, named.group(1) if named else "", root)
            if len(stack) > _DEEPEST:
                return None
        elif token == "}":
            if not stack:
                break
            _leave(stack, result, head)
            if not stack:
                break
        elif stack:
            _within(stack[-1], token, match.group(2), match.group(3))
    if stack:
        return None
    result.body = "".join(root)
    return result


def _enter(stack: list[_Group], name: str, root: list[str]) -> None:
    above = stack[-1] if stack else None
    out = above.out if above else root
    if name in _APART or name == "fldinst":
        out = []
    group = _Group(name, above.hidden if above else False, out)
    if name == "fldrslt" and above and above.name == "field" and above.closing:
        group.out = []  # the text of a merge field is its name, whatever was stored
    stack.append(group)
    group.out.append("{")


def _leave(stack: list[_Group], result: Prepared, head: str) -> None:
    group = stack.pop()
    group.out.append("}")
    above = stack[-1] if stack else None
    if group.name in _APART:
        result.apart.append(
            (_APART[group.name], "{\\rtf1\\ansi\\ansicpg1252\\deff0" + head + _body_of(group.out) + "}")
        )
    elif group.name == "fldinst" and above:
        _instruct(above, _plain("".join(group.out)), result)
    elif group.name == "field" and group.instruction:
        group.out.insert(len(group.out) - 1, group.instruction)


def _instruct(above: _Group, instruction: str, result: Prepared) -> None:
    """Notes what the instruction of a field says about the text that follows."""
    link, merge = _URL.search(instruction), _MERGE.search(instruction)
    result.has_if |= instruction.lstrip().upper().startswith("IF ")
    if merge and not instruction.lstrip().upper().startswith("IF "):
        name = (merge.group(1) or merge.group(2)).strip()
        above.out.append(f"{SLOT}\\'ab{_escaped(name)}\\'bb{SLOT_END}")
        above.closing = "merge"
    elif link:
        result.targets.append(link.group(1) or link.group(2) or "")
        above.out.append(f"{LINK}{len(result.targets) - 1}{LINK_TEXT}")
        above.instruction = LINK_END


def _within(group: _Group, token: str, word: str | None, number: str | None) -> None:
    if word in ("v", "deleted"):
        group.hidden = number != "0"
    elif word == "plain":
        group.hidden = False
        group.out.append(token)
    elif not group.hidden or (word and word not in _SHOWN):
        group.out.append(token)


def _body_of(out: list[str]) -> str:
    text = "".join(out)
    return _DESTINATION.sub("{", text, count=1)


def _plain(text: str) -> str:
    def shown(match: re.Match[str]) -> str:
        if match.group(1):
            return bytes.fromhex(match.group(1)).decode("cp1252", "replace")
        return (match.group(2) or "").strip("*")

    return _CONTROL.sub(shown, text)


def _escaped(text: str) -> str:
    return "".join(c if ord(c) < 128 and c not in "\\{}" else f"\\u{ord(c)}?" for c in text)


def _font_table(source: str) -> str:
    match = _FONTS.search(source, 0, 20_000)
    if not match:
        return ""
    depth = 0
    for brace in re.finditer(r"[{}]", source[match.start() : match.start() + 60_000]):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return source[match.start() : match.start() + brace.end()]
    return ""
