"""Fields of templates and mail merges: where they stand, and what their name says.

A slot is read as one word whose form is `slot:` and the name ("slot:klachten.postadres"), so that a phrase list can say
what a field must be called to count for a channel, a period or a reason.
"""

from __future__ import annotations

import re

from lint.model import Document, TextRange

# In square brackets stands no field but "[sic]", "[x]", "[ja] [nee]", "[…]", a code ("[KL-4711]"), a path
# ("[app > post]"), a date or time that is filled in ("[melding, 3 maart 2026, 16.42]") or the text of a link.
_BRACKETS = (
    r"\[(?!\s*(?:sic|x|ja|nee|\.\.\.|…)?\s*\])(?![A-Z0-9][\w.\-/]*\d{3}[\w.\-/]*\])(?![^\]]*(?:\d\d[:.]\d\d|\d{4}\b))"
    r"[A-Za-zÀ-ÿ][^\[\]\n>]{0,70}\](?!\()"
)
_SLOT = re.compile(
    rf"\{{\{{\{{?[^{{}}\n]{{1,120}}\}}?\}}\}}|«[^»\n]{{1,60}}»|<<[^<>\n]{{1,60}}>>|\$!?\{{[^{{}}\n]{{1,80}}\}}|{_BRACKETS}"
)
PREFIX = "slot:"


def find(document: Document) -> tuple[TextRange, ...]:
    """The slots of a document in order, those that its reader found (merge fields) and those written in its text."""
    found = written(document.text)
    read = [s for s in document.slots if not any(s.overlaps(w) for w in found)]
    return tuple(sorted({*found, *read}))


def written(text: str) -> list[TextRange]:
    """The slots that are written in a text, in order."""
    return [TextRange(m.start(), m.end()) for m in _SLOT.finditer(text)]


def word(text: str) -> str:
    """The word that stands for a slot in matching."""
    return PREFIX + re.sub(r"[^\w.]+", "_", text.lower()).strip("_")
