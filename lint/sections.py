"""Which part of the letter a block belongs to: letterhead, body, closing; and under which heading it stands.

Readers say what a block is in the layout; here it is read as a letter: greeting, closing and signature divide it. The
words that divide it are the pack's (`layout:` in kinds.yaml), since they are Dutch, not layout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lint.model import Block, BlockKind, Document


class Zone(StrEnum):
    """A part of a letter, as far as it decides who speaks and to whom."""

    HEAD = "head"  # letterhead, address, reference lines
    SUBJECT = "subject"  # subject line, title
    GREETING = "greeting"
    BODY = "body"
    CLOSING = "closing"  # "Met vriendelijke groet" and the name
    AFTER = "after"  # what follows the signature: postscript, general information, small print
    FOOTER = "footer"  # page footer, registration data, disclaimer
    NAVIGATION = "navigation"
    QUOTE = "quote"  # an older message, someone else's words
    FORM = "form"


LETTER_ZONES = frozenset({Zone.SUBJECT, Zone.BODY, Zone.AFTER, Zone.GREETING})
UNHEARD_ZONES = frozenset({Zone.QUOTE, Zone.NAVIGATION, Zone.FOOTER})  # nothing is said there to this addressee


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """Regular expressions (on folded text) that divide a letter; from the pack."""

    greeting: re.Pattern[str]
    closing: re.Pattern[str]
    postscript: re.Pattern[str]
    registration: re.Pattern[str]
    subject: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A block with its zone, the number of its section (a heading and what stands under it) and its paragraph."""

    block: Block
    zone: Zone
    section: int
    under_heading: int | None  # index of the heading's part, if the section has one


def divide(document: Document, layout: LayoutWords, fold: Callable[[str], str]) -> tuple[Part, ...]:
    """The blocks of a document in order, each with its zone and section."""
    texts = [fold(document.text[b.range.start : b.range.end]).strip() for b in document.blocks]
    zones = _zones(document.blocks, texts, layout)
    parts: list[Part] = []
    section, heading = 0, None
    for index, (block, zone) in enumerate(zip(document.blocks, zones, strict=True)):
        if block.kind is BlockKind.HEADING and zone in LETTER_ZONES:
            section, heading = section + 1, index
        elif zone not in LETTER_ZONES and parts and parts[-1].zone in LETTER_ZONES:
            section, heading = section + 1, None
        parts.append(Part(block, zone, section, heading))
    return tuple(parts)


_GOES_ON = re.compile(r"[a-z]{3}[.!?]\s+(?:\S+\s+){2,}|\?")  # another sentence after the first, or a question
_FIXED = {
    BlockKind.FOOTER: Zone.FOOTER,
    BlockKind.NAVIGATION: Zone.NAVIGATION,
    BlockKind.QUOTE: Zone.QUOTE,
    BlockKind.FORM: Zone.FORM,
    BlockKind.HEADER: Zone.HEAD,
}


def _ends_with_it(blocks: Sequence[Block], texts: Sequence[str], at: int, layout: LayoutWords) -> bool:
    """True for registration data near the end of a text that has no closing formula; a question is no such data."""
    if at < len(blocks) - 4 or len(texts[at]) >= 400 or "?" in texts[at]:
        return False
    return not any(_closes(t, layout) for t in texts[at + 1 :])


def _closes(text: str, layout: LayoutWords) -> bool:
    """True for a closing formula, perhaps with names; a wish with which a paragraph only begins closes nothing."""
    return len(text) < 160 and bool(layout.closing.match(text)) and not _GOES_ON.search(text)


def _zones(blocks: Sequence[Block], texts: Sequence[str], layout: LayoutWords) -> list[Zone]:
    """The zone of each block, whose folded text is in `texts`: what lies before the greeting, in the body, after it."""
    greeting = next(
        (
            i
            for i, (b, t) in enumerate(zip(blocks, texts, strict=True))
            if b.kind not in _FIXED and len(t) < 120 and layout.greeting.match(t)
        ),
        None,
    )
    out: list[Zone] = []
    closed = False
    since_closing = 0
    for i, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        fixed = _FIXED.get(block.kind)
        if fixed is not None:
            out.append(fixed)
            continue
        if layout.registration.search(text) and (closed or _ends_with_it(blocks, texts, i, layout)):
            out.append(Zone.FOOTER)
        elif greeting is not None and i < greeting:
            before = layout.subject.match(text) or block.kind is BlockKind.HEADING or len(text) > 160
            out.append(Zone.SUBJECT if before else Zone.HEAD)
        elif i == greeting:
            out.append(Zone.GREETING)
        elif not closed and _closes(text, layout) and i > (greeting or 0):
            closed, since_closing = True, 0
            out.append(Zone.CLOSING)
        elif closed:
            since_closing += 1
            is_name = since_closing <= 4 and len(text) < 80 and not text.endswith((".", "?", "!"))
            if layout.postscript.match(text) or not is_name or block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM):
                out.append(Zone.AFTER)
            else:
                out.append(Zone.CLOSING)
        else:
            out.append(Zone.BODY)
    return out
