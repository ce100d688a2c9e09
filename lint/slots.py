"""Fields of templates and mail merges: where they stand, and what their name says.

A slot is read as one word whose form is `slot:` and the name ("slot:klachten.postadres"), so that a phrase list can say
what a field must be called to count for a channel, a period or a reason.
"""

from __future__ import annotations

import re

from lint.model import Document, TextRange

_SLOT = re.compile(
    r"\{\{\{?[^{}\n]{1,120}\}?\}\}|«[^»\n]{1,60}»|<<[^<>\n]{1,60}>>|\$!?\{[^{}\n]{1,80}\}"
    r"|\[(?!\s*(?:sic|x|\.\.\.|…)?\s*\])(?![^\]]*(?:\d\d[:.]\d\d|\d{4}\b))[A-Za-zÀ-ÿ][^\[\]\n>]{0,70}\](?!\()"
)
# in square brackets no path ("[app > post]") and no date or time that is filled in ("[melding, 3 maart 2026, 16.42]")
PREFIX = "slot:"


def find(document: Document) -> tuple[TextRange, ...]:
    """The slots of a document in order, those that its reader found (merge fields) and those written in its text."""
    written = [TextRange(m.start(), m.end()) for m in _SLOT.finditer(document.text)]
    read = [s for s in document.slots if not any(s.overlaps(w) for w in written)]
    return tuple(sorted({*written, *read}))


def word(text: str) -> str:
    """The word that stands for a slot in matching."""
    return PREFIX + re.sub(r"[^\w.]+", "_", text.lower()).strip("_")
