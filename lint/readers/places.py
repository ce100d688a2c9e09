"""Names the place of each block in words that a person can follow: "alinea 3", "tabel 1, rij 2, cel 3"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from lint.model import BlockKind
from lint.readers.lines import is_control

_QUOTED = 40


class Placed(Protocol):
    """What a block must tell for its place to be named."""

    kind: BlockKind
    start: int
    end: int
    table: int | None
    row: int | None
    column: int | None
    where: str
    page: int | None
    paragraph: int | None


def name_places(blocks: Sequence[Placed], text: str) -> list[str]:
    """The place of each block, in order; a place that the reader set itself is kept."""
    counts: Counter[str] = Counter()
    page: int | None = None
    tables: dict[int, int] = {}
    seen: tuple[BlockKind, int] | None = None
    previous: BlockKind | None = None
    names = []
    for block in blocks:
        if block.page != page:
            page = block.page
            for name in ("alinea", "citaat", "regel"):
                counts[name] = 0
        content = text[block.start : block.end]
        kind = block.kind
        if kind is not BlockKind.LIST_ITEM:
            counts["punt"] = 0
        if block.where:
            name = block.where
        elif is_control(content.strip()):
            name = "sjabloonregel"
        elif kind is BlockKind.HEADING:
            shown = " ".join(content.split())
            name = f"kop '{shown if len(shown) <= _QUOTED else shown[: _QUOTED - 1].rstrip() + '…'}'"
        elif kind is BlockKind.TABLE_CELL and block.table is not None:
            number = tables.setdefault(block.table, len(tables) + 1)
            name = f"tabel {number}, rij {(block.row or 0) + 1}, cel {(block.column or 0) + 1}"
        elif kind is BlockKind.LIST_ITEM:
            counts["opsomming"] += previous is not BlockKind.LIST_ITEM
            counts["punt"] += 1
            name = f"opsomming {counts['opsomming']}, punt {counts['punt']}"
        elif kind is BlockKind.FOOTNOTE:
            counts["voetnoot"] += 1
            name = f"voetnoot {counts['voetnoot']}"
        elif kind in _FIXED:
            name = _FIXED[kind]
        else:
            unit = _COUNTED.get(kind, "alinea")
            counts[unit] += unit == "regel" or block.paragraph is None or (kind, block.paragraph) != seen
            name = f"{_PREFIX.get(kind, '')}{unit if unit != 'citaat' else 'alinea'} {counts[unit]}"
        if block.page is not None and not block.where:
            name = f"pagina {block.page}, {name}"
        seen = (kind, block.paragraph) if block.paragraph is not None else None
        previous = kind
        names.append(name)
    return names


_FIXED = {BlockKind.HEADER: "koptekst", BlockKind.FOOTER: "voettekst", BlockKind.NAVIGATION: "menu"}
_COUNTED = {BlockKind.QUOTE: "citaat", BlockKind.FORM: "regel"}
_PREFIX = {BlockKind.QUOTE: "citaat, ", BlockKind.FORM: "formulier, "}
