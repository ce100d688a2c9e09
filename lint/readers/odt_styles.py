"""The styles of an OpenDocument text, as far as they decide what is seen and what is a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from lint.readers.package import attribute, local

_HEADING = re.compile(r"(?:heading|kop)(?:_20_)?\s*([1-9])\Z", re.I)
_TITLE = re.compile(r"(?:title|titel)\Z", re.I)
_HEAVY = ("bold", "600", "700", "800", "900")
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """One style with what it takes over from its parents."""

    hidden: bool = False
    white: bool = False
    painted: bool = False
    bold: bool = False
    heading: int = 0


class OdtStyles:
    """The styles of all parts by family and name."""

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._resolved: dict[tuple[str, str], OdtStyle] = {}
        self.master_pages: set[str] = set()
        for root in roots:
            for element in root.iter("{*}style"):
                family, name = attribute(element, "family") or "", attribute(element, "name") or ""
                self._elements[family, name] = element
                page = attribute(element, "master-page-name")
                if page:
                    self.master_pages.add(page)

    def get(self, family: str, name: str | None) -> OdtStyle:
        """A style of a family; the empty style when there is none."""
        key = (family, name or "")
        if key not in self._resolved:
            self._resolved[key] = self._resolve(*key)
        return self._resolved[key]

    def _resolve(self, family: str, name: str) -> OdtStyle:
        chain: list[tuple[str, etree._Element]] = []
        here = name
        while (family, here) in self._elements and len(chain) < _LONGEST_CHAIN:
            element = self._elements[family, here]
            chain.append((here, element))
            here = attribute(element, "parent-style-name") or ""
        hidden = white = painted = bold = False
        heading = 0
        for label, element in reversed(chain):
            match = _HEADING.match(label)
            heading = int(match.group(1)) if match else 1 if _TITLE.match(label) else heading
            for properties in element:
                if local(properties) == "text-properties":
                    display, colour = attribute(properties, "display"), attribute(properties, "color")
                    hidden = hidden if display is None else display == "none"
                    white = white if colour is None else colour.lower() in ("#ffffff", "white")
                    weight = attribute(properties, "font-weight")
                    bold = bold if weight is None else weight in _HEAVY
                ground = attribute(properties, "background-color")
                if ground is not None and local(properties).endswith("-properties"):
                    painted = ground.lower() not in ("transparent", "#ffffff")
        return OdtStyle(hidden, white, painted, bold, heading)
