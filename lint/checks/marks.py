"""Links whose text does not say where they lead, unfilled fields (LABELS: Links and placeholders), and wordings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint import slots
from lint.letter import Letter
from lint.model import BlockKind, Link, TextRange
from lint.sections import Zone
from lint.sentences import fold

_FILE_NAME = re.compile(r"^[\w%+.()-]+\.(pdf|docx?|xlsx?|html?|zip|jpe?g|png|odt|rtf|pptx?)$")
_OPAQUE_ADDRESS = re.compile(r"^(https?://|www\.)?\S+\.\S+/\S*(\?|=|\d{3,}|/[a-z]{0,3}\d+|\.php|\.aspx)\S*$")
_GOOD_ADDRESS = re.compile(r"^(https?://)?(www\.)?[\w-]+(\.[\w-]+)+(/[a-z-]+)*/?$")
_TEMPLATE_SIGNS = re.compile(
    r"\{%|\{\{[#^/!]|<#(if|else|list|assign|/)|#(if|elseif|else|end|foreach|set)\b"
    r"|\[(alleen|kies|indien|optioneel|als) ",
    re.I,
)
_FILLED_IN = re.compile(
    r"\b\d{1,2}[ -](?:\w+|\d{1,2})[ -](?:19|20)\d\d\b|€ ?\d"
    r"|\b\d{1,2} (?:jan|feb|ma|apr|me|jun|jul|aug|sep|okt|nov|dec)"
)  # dates and amounts


def weak_links(letter: Letter) -> list[Link]:
    """The links of a document whose visible text says nothing."""
    if letter.document.format == "text":
        return []
    return [link for link in letter.document.links if is_weak(letter, letter.document.quote(link.range))]


def is_weak(letter: Letter, text: str) -> bool:
    """True for a link text that does not say where the link leads."""
    folded = fold(text).strip(" .,:;!?>»→-–()[]\"'*")
    if not folded:
        return False
    if folded in letter.pack.texts.get("weak_link_texts", frozenset()):
        return True
    if _FILE_NAME.match(folded):
        return True
    return bool(_OPAQUE_ADDRESS.match(folded)) and not _GOOD_ADDRESS.match(folded)


def placeholders(letter: Letter) -> list[TextRange]:
    """The unfilled fields of a document, in order."""
    found: list[TextRange] = []
    document = letter.document
    marks = (m for regex in letter.pack.regexes.get("placeholder", ()) for m in regex.finditer(document.text))
    for place in (*slots.written(document.text), *(TextRange(m.start(), m.end()) for m in marks)):
        block = document.block_at(place.start)
        if block is not None and block.kind in (BlockKind.FORM, BlockKind.QUOTE):
            continue
        if not any(place.overlaps(other) for other in found):
            found.append(place)
    return sorted(found)


def wordings(letter: Letter, groups: Iterable[str]) -> list[TextRange]:
    """Where the sender uses words of these groups, in order; of places that overlap the first."""
    wanted, document = tuple(groups), letter.document
    heard = [s for s in letter.sentences if s.zone not in (Zone.QUOTE, Zone.NAVIGATION)]
    places = [s.span(match) for s in heard for name in wanted for match in s.matches.get(name, ())]
    for expression in (e for name in wanted for e in letter.pack.regexes.get(name, ())):
        found = (TextRange(*m.span()) for m in expression.finditer(document.text) if m.group())
        places += [place for place in found if any(s.range.overlaps(place) for s in heard)]
    kept: list[TextRange] = []
    for place in sorted(places):
        if not kept or not kept[-1].overlaps(place):
            kept.append(place)
    return kept


def is_template(letter: Letter, choices: int) -> bool:
    """True when the document is a template or a blank form as a whole, and not a letter with a leftover field."""
    if choices or _TEMPLATE_SIGNS.search(letter.document.text):
        return True
    if sum(b.kind is BlockKind.FORM for b in letter.document.blocks) >= 3:
        return True
    fields = len(letter.slots)
    if fields < 3:
        return False
    filled = len(_FILLED_IN.findall(letter.document.text))
    return fields > 2 * filled
