"""The open elements of a page: what each means for the text inside it, and which tag ends which."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from lint.model import BlockKind
from lint.readers import html_styles as styles
from lint.readers.html_regions import is_unseen, region_of
from lint.readers.html_tokens import Token

BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol option optgroup p pre
    search section select summary table tbody td textarea tfoot th thead tr ul""".split()
)
HEADINGS = {f"h{n}": n for n in range(1, 7)}
_LESSER_HEADINGS = frozenset(("summary", "dt", "legend", "caption"))
_LISTS = ("ul", "ol", "menu", "dir")
_TABLE_PARTS = {"tr", "tbody", "thead", "tfoot", "caption"}
_CLOSES = {  # an opening tag that ends an element that is still open, unless a barrier stands between
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "thead": (_TABLE_PARTS, {"table"}),
    "tbody": (_TABLE_PARTS, {"table"}),
    "tfoot": (_TABLE_PARTS, {"table"}),
    "option": ({"option"}, {"select", "datalist"}),
    "body": ({"head"}, set[str]()),
}
_ENDS_P = BLOCKS - {"button", "label", "option", "optgroup", "html", "body", "td", "th", "caption", *_TABLE_PARTS}
_OUT_OF_CELL = frozenset(("td", "th", "table", "body", "html", *_TABLE_PARTS))
_BOLD = frozenset(("b", "strong"))
_LASTING = (BlockKind.NAVIGATION, BlockKind.FOOTER, BlockKind.QUOTE)
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


class OpenElements:
    """The elements that are open, outermost first."""

    def __init__(self) -> None:
        self.sheet = styles.StyleSheet()
        self.linked_sheet = False
        self.level = 0  # of the last heading
        self._stack: list[Scope] = [Scope()]
        self._names: Counter[str] = Counter()

    @property
    def scope(self) -> Scope:
        """What holds for text that comes now."""
        return self._stack[-1]

    def has(self, name: str) -> bool:
        """True when an element of that name is open."""
        return self._names[name] > 0

    def push(self, scope: Scope) -> bool:
        """Opens an element; False when the page is nested too deep to care."""
        if len(self._stack) > _DEEPEST:
            return False
        self._stack.append(scope)
        self._names[scope.name] += 1
        return True

    def pop(self) -> None:
        """Closes the innermost element."""
        if len(self._stack) > 1:
            self._names[self._stack.pop().name] -= 1

    def put_in_cell(self, cell: tuple[int, int, int] | None) -> None:
        """Says which cell of a table the innermost element is."""
        self._stack[-1] = replace(self.scope, cell=cell)

    def ended_by_start(self, name: str) -> list[Scope]:
        """Closes what an opening tag ends without saying so; returns what was closed, innermost first."""
        closed: list[Scope] = []
        if name in _ENDS_P and self.has("p"):
            closed += self._until({"p"}, {"table", "td", "th", "button", "caption", "object"}, once=True)
        if name in _CLOSES:
            names, barriers = _CLOSES[name]
            closed += self._until(names, barriers, once=False)
        return closed

    def ended_by_end(self, name: str) -> list[Scope]:
        """Closes the element that a closing tag ends, and all inside it; returns what was closed."""
        if not self.has(name):
            return []
        for depth in range(len(self._stack) - 1, 0, -1):
            here = self._stack[depth].name
            if here == name:
                return self._cut(depth)
            if here in ("td", "th", "table") and name not in _OUT_OF_CELL:
                break
        return []

    def scope_of(self, token: Token) -> Scope:
        """What holds inside the element that an opening tag begins."""
        above, name = self.scope, token.name
        shape = styles.Shape(name, token.value("id"), frozenset(token.value("class").split()))
        if above.gone or is_unseen(token):
            return replace(above, name=name, shape=shape, gone=True, block=name in BLOCKS, pre=False)
        style = self._style_of(token, shape)
        seen, white, ground = styles.visibility(style), styles.is_white(style), styles.background(style)
        block = styles.is_block(style)
        in_cell = name in ("td", "th")
        return Scope(
            name=name,
            shape=shape,
            block=name in BLOCKS if block is None else block or name in ("p", "li", "td", "th"),
            gone=styles.hides(style),
            invisible=above.invisible if seen is None else not seen,
            white=above.white if white is None else white,
            # a class of a sheet that we do not have may well paint the background
            painted=(above.painted if ground is None else ground) or (self.linked_sheet and bool(shape.classes)),
            region=self._region_of(token),
            heading=self._heading_of(name),
            item=self._item_of(name),
            bold=name in _BOLD or (above.bold and not in_cell) or styles.is_heavy(style),
            pre=name in ("pre", "textarea", "listing")
            or (above.pre and not in_cell)
            or "pre" in style.get("white-space", ""),
            cell=None if name in ("table", "caption") else above.cell,
        )

    def _style_of(self, token: Token, shape: styles.Shape) -> styles.Style:
        style = self.sheet.style_of(shape, [s.shape for s in self._stack] if self.sheet.nested else ())
        style.update(styles.declarations(token.value("style")))
        if token.name == "font" and token.value("color"):
            style.setdefault("color", token.value("color").lower())
        if token.value("bgcolor"):
            style.setdefault("background", token.value("bgcolor").lower())
        return style

    def _region_of(self, token: Token) -> BlockKind | None:
        above, region = self.scope.region, region_of(token)
        if above in _LASTING and region is not BlockKind.NAVIGATION:
            return above
        if region is BlockKind.HEADER and any(self.has(n) for n in ("article", "section", "main")):
            return above
        return region or above

    def _heading_of(self, name: str) -> int:
        if name in HEADINGS:
            return HEADINGS[name]
        if name in _LESSER_HEADINGS:
            return min(self.level + 1, 6)
        return 0 if name in ("dd", "td", "th", "li") else self.scope.heading

    def _item_of(self, name: str) -> int:
        if name == "li":
            return max(sum(self._names[n] for n in _LISTS), 1)
        return 0 if name in ("td", "th", "dd", "table") else self.scope.item

    def _until(self, names: set[str], barriers: set[str], *, once: bool) -> list[Scope]:
        if not any(self.has(name) for name in names):
            return []
        closed: list[Scope] = []
        depth = len(self._stack) - 1
        while depth > 0 and self._stack[depth].name not in barriers:
            if self._stack[depth].name in names:
                closed += self._cut(depth)
                if once or self.scope.name not in names:
                    break
            depth -= 1
        return closed

    def _cut(self, depth: int) -> list[Scope]:
        closed = self._stack[depth:][::-1]
        del self._stack[depth:]
        self._names.subtract(scope.name for scope in closed)
        return closed
