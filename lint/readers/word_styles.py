"""The styles of a Word document, as far as they decide what a paragraph is and whether a run can be seen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from lint.readers.package import attribute, child, local

_HEADING = re.compile(r"(?:heading|kop|titre|überschrift)\s*([1-9])\b", re.I)
_TITLE = re.compile(r"(?:title|titel)\Z", re.I)
_SUBTITLE = re.compile(r"(?:subtitle|subtitel|ondertitel)\Z", re.I)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave)\s*\d?\Z", re.I)
_OFF = ("0", "false", "off", "none")
_LONGEST_CHAIN = 20
_INVISIBLE_SIZE = 2  # half points


@dataclass(frozen=True, slots=True)
class Look:
    """What is said about letters; None where nothing is said."""

    vanish: bool | None = None
    white: bool | None = None
    bold: bool | None = None
    shaded: bool | None = None
    tiny: bool | None = None

    def over(self, below: Look) -> Look:
        """This look laid over another one: what it says wins."""
        return Look(
            below.vanish if self.vanish is None else self.vanish,
            below.white if self.white is None else self.white,
            below.bold if self.bold is None else self.bold,
            below.shaded if self.shaded is None else self.shaded,
            below.tiny if self.tiny is None else self.tiny,
        )


@dataclass(slots=True)
class Style:
    """One style with what it takes over from the style it is based on."""

    heading: int = 0
    contents: bool = False
    item: int = 0
    look: Look | None = None


class WordStyles:
    """The styles of styles.xml by id, each resolved when it is first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = ""
        for element in root if root is not None else ():
            if local(element) != "style":
                continue
            name = attribute(element, "styleId") or ""
            self._elements[name] = element
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                self.default = name

    def get(self, name: str | None) -> Style:
        """A style by its id; the empty style when there is none."""
        name = name or ""
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name)
        return self._resolved[name]

    def _resolve(self, name: str) -> Style:
        chain: list[tuple[str, etree._Element]] = []
        here: str | None = name
        while here and here in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append((here, self._elements[here]))
            base = child(self._elements[here], "basedOn")
            here = attribute(base, "val") if base is not None else None
        style = Style(look=Look())
        if not chain and name:
            style.heading, style.contents = named_heading(name), bool(_CONTENTS.match(name))
        for identifier, element in reversed(chain):
            shown = child(element, "name")
            label = (attribute(shown, "val") if shown is not None else None) or identifier
            style.heading = named_heading(label) or named_heading(identifier) or style.heading
            style.contents = style.contents or bool(_CONTENTS.match(label))
            paragraph = child(element, "pPr")
            if paragraph is not None:
                style.heading = outline(paragraph, style.heading)
                style.item = list_level(paragraph, style.item)
            run = child(element, "rPr")
            if run is not None and style.look:
                style.look = look(run).over(style.look)
        return style


def named_heading(name: str) -> int:
    """The level of a heading style by its name, 0 for another style."""
    match = _HEADING.match(name)
    if match:
        return int(match.group(1))
    return 1 if _TITLE.match(name) else 2 if _SUBTITLE.match(name) else 0


def outline(paragraph: etree._Element, level: int) -> int:
    """The heading level that paragraph properties tell, or the given one when they say nothing."""
    element = child(paragraph, "outlineLvl")
    value = attribute(element, "val") if element is not None else None
    if value is None or not value.isdigit():
        return level
    return int(value) + 1 if int(value) < 9 else 0


def list_level(paragraph: etree._Element, level: int) -> int:
    """The list level (1 is the top) that paragraph properties tell, 0 for none; else the given one."""
    numbering = child(paragraph, "numPr")
    if numbering is None:
        return level
    number, depth = child(numbering, "numId"), child(numbering, "ilvl")
    if number is not None and attribute(number, "val") == "0":
        return 0
    value = attribute(depth, "val") if depth is not None else None
    return int(value) + 1 if value and value.isdigit() and int(value) < 20 else max(level, 1)


def look(run: etree._Element) -> Look:
    """What run properties say about letters."""
    found: dict[str, bool] = {}
    for element in run:
        name = local(element)
        if name in ("vanish", "specVanish"):
            found["vanish"] = is_on(element)
        elif name == "b":
            found["bold"] = is_on(element)
        elif name == "color":
            found["white"] = (attribute(element, "val") or "").upper() == "FFFFFF"
        elif name == "highlight":
            found["shaded"] = (attribute(element, "val") or "none") not in ("none", "white")
        elif name == "shd":
            found["shaded"] = found.get("shaded", False) or is_shaded(element)
        elif name == "sz":
            size = attribute(element, "val") or ""
            found["tiny"] = size.isdigit() and int(size) <= _INVISIBLE_SIZE
    return Look(**found)


def is_shaded(shading: etree._Element) -> bool:
    """True for a shading that is not white."""
    fill = (attribute(shading, "fill") or "auto").upper()
    pattern = attribute(shading, "val") or "clear"
    return fill not in ("AUTO", "FFFFFF") or pattern == "solid"


def is_on(element: etree._Element) -> bool:
    """True for a toggle that is on."""
    return (attribute(element, "val") or "1").lower() not in _OFF
