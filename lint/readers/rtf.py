"""Reads RTF: striprtf takes out the text, the layout is read from its lines; fonts and heading styles are lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from striprtf.striprtf import rtf_to_text

from lint.limits import DEFAULT_LIMITS, Limits, check_chars
from lint.model import BlockKind, Document, Link, ReadError, TextRange
from lint.readers.draft import Draft, DraftBlock
from lint.readers.layout import Laid, lay_out
from lint.readers.quoting import mark_quotes
from lint.readers.rtf_groups import LINK, LINK_END, LINK_TEXT, SLOT, SLOT_END, prepare

_MARK = re.compile(f"{LINK}([0-9]+){LINK_TEXT}|[{LINK_END}{SLOT}{SLOT_END}{LINK}{LINK_TEXT}]")
_KINDS = {"header": BlockKind.HEADER, "footer": BlockKind.FOOTER, "footnote": BlockKind.FOOTNOTE}


@dataclass(slots=True)
class _Marked:
    """A text without its marks, and the stretches that were marked."""

    text: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    slots: list[tuple[int, int]] = field(default_factory=list)


def read_rtf(path: str, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The Document of an RTF text; it carries the note that it was read without formatting."""
    prepared = prepare(data.decode("latin-1"))
    if prepared is None:
        raise ReadError("read_rtf_cut_off")
    draft = Draft(None, limits)
    draft.notes.append("gelezen zonder opmaak")
    if prepared.has_if:
        draft.notes.append("voorwaardelijke velden (IF) niet gelezen, alleen hun laatste uitkomst; sla op als .docx")
    apart = [(kind, _marked(_text(source), prepared.targets)) for kind, source in prepared.apart]
    for kind, marked in apart:
        if kind == "header":
            _write(draft, marked, limits, _KINDS[kind])
    _write(draft, _marked(_text(prepared.body), prepared.targets), limits, None)
    for wanted in ("footnote", "footer"):
        for kind, marked in apart:
            if kind == wanted:
                _write(draft, marked, limits, _KINDS[kind])
    mark_quotes(draft)
    return draft.finish(path, "rtf")


def _text(source: str) -> str:
    try:
        return str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        raise ReadError("read_rtf") from error


def _marked(text: str, targets: list[str]) -> _Marked:
    result = _Marked()
    parts: list[str] = []
    length = at = 0
    link: tuple[int, int] | None = None
    slot: int | None = None
    for match in _MARK.finditer(text):
        parts.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match.group(1):
            link = (length, int(match.group(1)))
        elif match.group() == LINK_END and link:
            result.links.append((link[0], length, targets[link[1]] if link[1] < len(targets) else ""))
            link = None
        elif match.group() == SLOT:
            slot = length
        elif match.group() == SLOT_END and slot is not None:
            result.slots.append((slot, length))
            slot = None
    result.text = "".join([*parts, text[at:]])
    return result


def _write(draft: Draft, marked: _Marked, limits: Limits, kind: BlockKind | None) -> None:
    text = marked.text
    check_chars(len(text), limits)
    moved: list[tuple[int, int, int]] = []  # from, to, where it now stands
    for laid in lay_out(text, whole=kind is None, wrapped=False):
        if not laid.spans:
            continue
        draft.part()
        start = draft.here
        for number, (low, high) in enumerate(laid.spans):
            if number:
                draft.put("\n")
            moved.append((low, high, draft.here))
            draft.put(text[low:high])
        draft.add_block(_block(laid, kind, start, draft.here))
    for low, high, target in marked.links:
        if place := _moved(moved, low, high):
            draft.links.append(Link(place, target or None, kind is BlockKind.FOOTER))
    draft.slots += [place for low, high in marked.slots if (place := _moved(moved, low, high))]


def _block(laid: Laid, kind: BlockKind | None, start: int, end: int) -> DraftBlock:
    if kind:
        return DraftBlock(kind, start, end)
    return DraftBlock(
        laid.kind, start, end, laid.level, laid.table, laid.row, laid.column, laid.where, paragraph=laid.paragraph
    )


def _moved(moved: list[tuple[int, int, int]], low: int, high: int) -> TextRange | None:
    inside = [(start, end, to) for start, end, to in moved if start < high and low < end]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    return TextRange(first[2] + max(0, low - first[0]), last[2] + min(high, last[1]) - last[0])
