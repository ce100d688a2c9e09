"""A template file taken apart: its tags, and the blocks, macros and pieces that other places ask for by name."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lint.inclusion import arguments
from lint.inclusion.rope import Source
from lint.templates import tags
from lint.templates.tags import Family, Role, Tag

_MACRO = re.compile(r"\s*\"?([\w.]+)\"?\s*\(?(.*?)\)?\s*\Z", re.S)
_INLINE = re.compile(r"inline\s+[\"']([\w./-]+)[\"']")
_LITERAL = re.compile(r"\{%[-~+]?\s*(?:raw|verbatim)\b|<#noparse\b|\[#noparse\b")
_PLACED = re.compile(r"[\w.]+")


@dataclass(frozen=True, slots=True)
class Body:
    """A stretch of a file that is rendered elsewhere; `tags` are the numbers of the tags inside it, half open."""

    unit: Unit
    start: int
    end: int
    tags: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Macro:
    """A body with parameters; one that is `apart` knows no name but these."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    body: Body
    apart: bool = False


class Unit:
    """One file with its tags; `path` is where it really is, and its folder where the names in it start from."""

    def __init__(self, number: int, source: Source, path: str) -> None:
        self.number = number
        self.source = source
        self.path = path
        self.folder = os.path.dirname(path)
        self.tags = tags.find(source.text)
        self.ends = _pairs(self.tags)
        self.macros: dict[str, Macro] = {}
        self.blocks: dict[str, Body] = {}
        self.extends: Tag | None = None
        self.literal: set[int] = set()  # where text begins that is shown as it stands ({% raw %})
        self._survey()

    @property
    def whole(self) -> Body:
        """All of it."""
        return Body(self, 0, len(self.source.text), (0, len(self.tags)))

    def body(self, number: int) -> Body | None:
        """What stands between a tag and the one that closes it."""
        end = self.ends.get(number)
        if end is None:
            return None
        return Body(self, self.tags[number].range.end, self.tags[end].range.start, (number + 1, end))

    def opens(self, number: int) -> str:
        """What a tag begins that other places ask for: "macro", "block", or ""."""
        tag = self.tags[number]
        if tag.word == "macro" or (tag.word == "box" and _INLINE.match(tag.argument)):
            return "macro" if number in self.ends else ""
        return "block" if tag.word == "block" and tag.family is Family.PERCENT and number in self.ends else ""

    def _survey(self) -> None:
        for number, tag in enumerate(self.tags):
            if tag.word == "comment" and _LITERAL.match(self.source.text, tag.range.start):
                self.literal.add(tag.range.end)
            opened, body = self.opens(number), self.body(number)
            if opened == "macro" and body is not None:
                macro = _macro(tag, body)
                self.macros[macro.name] = macro
            elif opened == "block" and body is not None and (name := _PLACED.match(tag.argument)):
                self.blocks.setdefault(name.group(), body)
            elif tag.word in ("extends", "layout") and tag.family is Family.PERCENT and self.extends is None:
                self.extends = tag


def block_name(tag: Tag) -> str:
    """The name of a block."""
    found = _PLACED.match(tag.argument)
    return found.group() if found else ""


def _macro(tag: Tag, body: Body) -> Macro:
    if tag.family is Family.MUSTACHE:
        inline = _INLINE.match(tag.argument)
        return Macro(inline.group(1) if inline else "", (), body)
    found = _MACRO.match(tag.argument)
    name, rest = found.groups() if found else ("", "")
    return Macro(name, arguments.parameters(rest), body)


def _pairs(found: list[Tag]) -> Mapping[int, int]:
    """For each tag that is closed, the number of the one that closes it; what does not fit is left out."""
    pairs: dict[int, int] = {}
    open_: dict[tuple[Family, str], list[int]] = {}
    for number, tag in enumerate(found):
        if (closed := _closes(tag)) is not None:
            waiting = open_.get((tag.family, closed))
            if waiting:
                pairs[waiting.pop()] = number
        elif (opened := _opens(tag)) is not None:
            open_.setdefault((tag.family, opened), []).append(number)
    return pairs


def _closes(tag: Tag) -> str | None:
    """What a tag closes, or None."""
    if tag.word == "endcall":
        return tag.argument.split()[0]
    if tag.role is not Role.CLOSE:
        return None
    return "end" if tag.family is Family.VELOCITY else tag.word


def _opens(tag: Tag) -> str | None:
    """What would close a tag, or None for one that nothing closes."""
    if tag.role not in (Role.OPEN, Role.SINGLE) or tag.word in ("comment", "inline"):
        return None
    if tag.family is Family.VELOCITY:
        return "end" if tag.role is Role.OPEN or tag.word in ("if", "foreach", "macro", "define") else None
    if tag.family is Family.MUSTACHE or (tag.word == "call" and tag.family is Family.FREEMARKER):
        return tag.argument.split()[0] if tag.argument else ""
    return tag.word
