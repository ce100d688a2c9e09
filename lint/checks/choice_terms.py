"""Does a text that tells of the free choice of a lawyer also say when it holds or what it costs? (NORMS 5.2)"""

from __future__ import annotations

from lint.checks.lawyer_choice import LawyerChoice
from lint.letter import Letter
from lint.sections import Zone
from lint.sentences import Sentence

REACH = 3  # sentences around the choice in which its terms are looked for


def told(letter: Letter, choice: LawyerChoice) -> bool:
    """True when a condition or a cost stands with the choice, or a reference says where they are explained."""
    near = {s.index for told in choice.passage for s in letter.sentences if _belongs(told, s)}
    spoken = (s for s in letter.sentences if s.zone not in (Zone.QUOTE, Zone.NAVIGATION, Zone.FOOTER))
    return any(_is_term(letter, s, near=s.index in near) for s in spoken)


def _belongs(told: Sentence, other: Sentence) -> bool:
    """True for a sentence in which a term of the choice would be looked for: around it, or the heading above it."""
    same = other.part.section == told.part.section or other.paragraph == told.paragraph
    return same and -REACH <= other.index - told.index <= REACH


def _is_term(letter: Letter, sentence: Sentence, *, near: bool) -> bool:
    """True for a term of the choice; one that stands apart must name the lawyer whom the customer chooses."""
    if near and _leads_on(letter, sentence):
        return True
    found = sentence.has("choice_when", "choice_cost", "choice_explained")
    return found and (near or (sentence.has("lawyer_like") and sentence.has("choosing", "choice")))


def _leads_on(letter: Letter, sentence: Sentence) -> bool:
    """True for a link with the name of the choice: the terms stand on the page behind it."""
    return sentence.has("choice") and any(
        link.target and link.range.overlaps(sentence.range) for link in letter.document.links
    )
