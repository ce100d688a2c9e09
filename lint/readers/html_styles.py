"""What style sheets and attributes say about an element that matters for reading: is it seen, is it a block.

Only what letters and web pages use to hide text is understood: simple selectors (tag, class, id, and these below
each other) and the handful of properties below. A rule that is not understood hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_BRACE = re.compile(r"[{}]")
_COMPOUND = re.compile(r"([a-zA-Z][\w-]*|\*)?((?:[.#][\w-]+)*)\Z")
_PART = re.compile(r"([.#])([\w-]+)")
_ZERO = re.compile(r"[+-]?0*\.?0*(?:px|pt|em|rem|%|vh|vw)?\Z")
_FAR = re.compile(r"-\d{3,}(?:px|em|rem)?\Z")
_WHITE = re.compile(
    r"(?:#f{3,4}|#f{6}(?:ff)?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*1(?:\.0)?\s*)?\)|transparent)\Z"
)
_KEPT = frozenset(
    """display visibility opacity font-size color background background-color max-height height width overflow mso-hide
    text-indent left top position clip clip-path white-space font-weight content-visibility""".split()
)
_MOST_RULES = 1_000
_MOST_PER_KEY = 20
_MOST_ABOVE = 40
_LONGEST = 5_000
_BLOCK = ("block", "flex", "grid", "table", "list-item", "flow-root", "table-row", "table-cell")

Style = dict[str, str]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a selector can see of an element."""

    name: str
    id: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Rule:
    compounds: tuple[Shape, ...]
    style: Style
    weight: int


class StyleSheet:
    """The rules of the <style> elements of a page."""

    def __init__(self) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._count = 0
        self.nested = False  # some rule looks at the elements around an element

    def add(self, css: str) -> None:
        """Reads one style sheet; rules for print or for small screens only are passed over."""
        css = _COMMENT.sub(" ", css)
        open_rules: list[tuple[str, int, bool]] = []  # what stands before the brace, where it opens, is it in force
        at = 0
        for match in _BRACE.finditer(css):
            if match.group() == "{":
                prelude = css[at : match.start()].strip()[-_LONGEST:]
                in_force = not open_rules or open_rules[-1][2]
                open_rules.append((prelude, match.end(), in_force and _applies(prelude)))
            elif open_rules:
                prelude, start, in_force = open_rules.pop()
                if in_force and not prelude.startswith("@"):
                    self._add_rule(prelude, declarations(css[start : match.start()]))
            at = match.end()

    def style_of(self, shape: Shape, above: Sequence[Shape]) -> Style:
        """The declarations for an element, given the elements it stands in (outermost first)."""
        if not self._count:
            return {}
        found: list[_Rule] = []
        for key in (shape.name, "*", f"#{shape.id}", *(f".{c}" for c in shape.classes)):
            found += [rule for rule in self._rules.get(key, ()) if _matches(rule.compounds, shape, above)]
        style: Style = {}
        for rule in sorted(found, key=lambda r: r.weight):
            style.update(rule.style)
        return style

    def _add_rule(self, selectors: str, style: Style) -> None:
        if style:
            for selector in selectors.split(",")[:50]:
                self._add(selector.strip(), style)

    def _add(self, selector: str, style: Style) -> None:
        compounds = []
        for part in selector.replace(">", " ").split():
            match = _COMPOUND.match(part)
            if not match or self._count >= _MOST_RULES:
                return
            marks = _PART.findall(match.group(2))
            ids = [name for sign, name in marks if sign == "#"]
            classes = frozenset(name for sign, name in marks if sign == ".")
            compounds.append(Shape((match.group(1) or "*").lower(), ids[0] if ids else "", classes))
        if not compounds or len(compounds) > 6:
            return
        last = compounds[-1]
        key = f"#{last.id}" if last.id else next((f".{c}" for c in sorted(last.classes)), last.name)
        rules = self._rules.setdefault(key, [])
        if len(rules) >= _MOST_PER_KEY:
            return
        self._count += 1
        self.nested = self.nested or len(compounds) > 1
        weight = sum(1_000_000 * bool(c.id) + 10_000 * len(c.classes) + 100 * (c.name != "*") for c in compounds)
        rules.append(_Rule(tuple(compounds), style, weight))


def declarations(text: str) -> Style:
    """The declarations of a style attribute or rule that matter here, in lower case."""
    found: Style = {}
    for part in text[:_LONGEST].split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and name in _KEPT:
            found[name] = value.replace("!important", "").strip().lower()
    return found


def hides(style: Style) -> bool:
    """True when the element and all it holds cannot be seen."""
    size = style.get("font-size", "")
    if style.get("display") == "none" or style.get("mso-hide") == "all" or style.get("content-visibility") == "hidden":
        return True
    if (size and (_ZERO.match(size) or size in ("1px", "1pt"))) or _is_zero(style.get("opacity")):
        return True
    cut_off = style.get("overflow", "") in ("hidden", "clip")
    if cut_off and any(
        style.get(name, "") in ("1px", "0px") or _is_zero(style.get(name)) for name in ("max-height", "height", "width")
    ):
        return True
    if style.get("position") in ("absolute", "fixed") and any(_FAR.match(style.get(n, "")) for n in ("left", "top")):
        return True
    clip = style.get("clip", "") + style.get("clip-path", "")
    return bool(_FAR.match(style.get("text-indent", ""))) or clip.replace(" ", "").startswith(
        ("rect(0", "rect(1px", "inset(50%", "inset(100%")
    )


def visibility(style: Style) -> bool | None:
    """False for text that is not shown, True for text shown again inside it, None when nothing is said."""
    value = style.get("visibility")
    return None if value is None or value == "inherit" else value == "visible"


def is_white(style: Style) -> bool | None:
    """Whether the letters are white (or see-through); None when no colour is said."""
    colour = style.get("color")
    return None if colour is None or colour == "inherit" else bool(_WHITE.match(colour))


def background(style: Style) -> bool | None:
    """Whether the background is something else than white; None when it is not said."""
    value = style.get("background-color") or style.get("background")
    if not value or value in ("inherit", "none", "transparent"):
        return None
    return not _WHITE.match(value)


def is_block(style: Style) -> bool | None:
    """Whether the element stands on its own lines; None when the style leaves that to the tag."""
    value = style.get("display")
    if value is None:
        return None
    return value in _BLOCK


def is_heavy(style: Style) -> bool:
    """True for bold letters."""
    weight = style.get("font-weight", "")
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)


def _is_zero(value: str | None) -> bool:
    return bool(value) and bool(_ZERO.match(value or ""))


def _applies(prelude: str) -> bool:
    """False for a group of rules that is not for a screen of any size."""
    if not prelude.startswith("@"):
        return True
    name, condition = [*prelude[1:].lower().split(None, 1), "", ""][:2]
    return name in ("media", "layer", "supports") and "print" not in condition and "(" not in condition


def _matches(compounds: Sequence[Shape], shape: Shape, above: Sequence[Shape]) -> bool:
    if not _fits(compounds[-1], shape):
        return False
    rest = list(compounds[:-1])
    for element in reversed(above[-_MOST_ABOVE:]):
        if not rest:
            break
        if _fits(rest[-1], element):
            rest.pop()
    return not rest


def _fits(wanted: Shape, shape: Shape) -> bool:
    return (
        wanted.name in ("*", shape.name)
        and (not wanted.id or wanted.id == shape.id)
        and wanted.classes <= shape.classes
    )
