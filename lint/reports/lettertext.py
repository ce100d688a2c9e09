"""A letter's own text for a page, cut where something must be highlighted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lint.messages import term
from lint.model import Block, BlockKind, TextRange
from lint.results import Finding, Shown

MOST = 30_000  # characters of one letter that a page shows; of a longer one, the blocks round its marks
_NEIGHBOURS = 2  # blocks shown on either side of a mark in a letter that is too long
_PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to highlight: `role` is finding, near_miss or evidence, `label` what stands before it."""

    range: TextRange
    role: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with its role ("" for none); the label stands where its mark begins."""

    text: str
    role: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a letter: what it is (also "gap", for blocks left out) and its pieces."""

    kind: str
    pieces: tuple[Piece, ...] = ()


def marks_of(shown: Shown, findings: Iterable[Finding], lang: str) -> list[Mark]:
    """What must be highlighted, heaviest first: findings, near misses, then what the facts rest on."""
    joined: dict[TextRange, list[str]] = {}
    for finding in findings:
        if finding.place is not None and len(finding.place):
            joined.setdefault(finding.place, []).append(finding.rule)
    marks = [Mark(place, "finding", ", ".join(dict.fromkeys(codes))) for place, codes in joined.items()]
    marks += [Mark(place, "near_miss", why) for place, why in shown.near_misses if len(place)]
    marks += [
        Mark(place, "evidence", term(lang, f"fact_{fact}", fact))
        for fact, place in shown.evidence.items()
        if len(place)
    ]
    return marks


def paragraphs(shown: Shown, marks: Sequence[Mark]) -> list[Paragraph]:
    """The blocks of a letter in order with their pieces; the first of two marks on one place is shown."""
    whole = len(shown.text) <= MOST
    kept = [True] * len(shown.blocks) if whole else _round_marks(shown.blocks, marks)
    out: list[Paragraph] = []
    room = MOST
    for block, keep in zip(shown.blocks, kept, strict=True):
        if keep and room > 0:
            room -= len(block.range)
            kind = block.kind.value if block.kind in _PLAIN else "aside"
            out.append(Paragraph(kind, tuple(_pieces(shown.text, _cut(block.range), marks))))
        elif not out or out[-1].kind != "gap":
            out.append(Paragraph("gap"))
    return out


def _cut(where: TextRange) -> TextRange:
    return TextRange(where.start, min(where.end, where.start + MOST))


def _round_marks(blocks: Sequence[Block], marks: Sequence[Mark]) -> list[bool]:
    marked = [i for i, block in enumerate(blocks) if any(m.range.overlaps(block.range) for m in marks)]
    near = {i + step for i in marked or [0] for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1)}
    return [i in near for i in range(len(blocks))]


def _pieces(text: str, where: TextRange, marks: Sequence[Mark]) -> Iterable[Piece]:
    """The pieces of one block; neighbours under the same mark are one piece."""
    here = [mark for mark in marks if mark.range.overlaps(where)]
    cuts = {where.start, where.end}
    for mark in here:
        cuts |= {max(mark.range.start, where.start), min(mark.range.end, where.end)}
    start, over = where.start, None
    for begin, end in pairwise(sorted(cuts)):
        on = next((mark for mark in here if mark.range.start <= begin and end <= mark.range.end), None)
        if begin > start and on is not over:
            yield _piece(text, start, begin, over)
            start = begin
        over = on
    yield _piece(text, start, where.end, over)


def _piece(text: str, start: int, end: int, mark: Mark | None) -> Piece:
    if mark is None:
        return Piece(text[start:end])
    return Piece(text[start:end], mark.role, mark.label if start <= mark.range.start else "")
