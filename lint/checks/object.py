"""Of what, and for whom: whether a step is about this decision or about something or somebody else."""

from __future__ import annotations

from lint.letter import Letter
from lint.sentences import Sentence

_OURS = frozenset("wij we ons onze ik mijn onzerzijds".split())
_YOUR = frozenset("uw je jouw jullie".split())


def for_somebody_else(sentence: Sentence) -> bool:
    """True when not the customer but a supplier, adviser or opponent is the one who may act."""
    if sentence.has("addressed_elsewhere"):
        return True
    if sentence.has("customer"):
        return sentence.has("third_party_decision")
    return sentence.has("third_party_subject")


def is_about_membership(sentence: Sentence) -> bool:
    """True when the insurer only says that it belongs to a body ("Wij zijn lid van Kifid …")."""
    return sentence.has("membership") and sentence.has("insurer") and not sentence.has("addressee")


def about_something_else(letter: Letter, sentence: Sentence, group: str) -> bool:
    """True when what the phrases of `group` say is said of the premium, a bill, data … and not of this decision."""
    clauses = {sentence.clause_of(m) for m in sentence.matches.get(group, ())}
    own = any(sentence.clause_of(m) in clauses for m in sentence.matches.get("own", ()))
    foreign = any(sentence.clause_of(m) in clauses for m in sentence.matches.get("foreign", ()))
    if own:
        return False
    if _is_about_third_party(sentence, clauses):
        return True
    return foreign or _topic_is_foreign(letter, sentence) or _continues_foreign(letter, sentence)


def _is_about_third_party(sentence: Sentence, clauses: set[int]) -> bool:
    """True when the clause speaks of a garage, doctor, landlord … and the sentence of nobody on our side."""
    forms = sentence.words.forms
    if _OURS & set(forms):
        return False
    named = (m for m in sentence.matches.get("third_party_named", ()) if sentence.clause_of(m) in clauses)
    return any(not (m.start > 1 and forms[m.start - 1] in _YOUR and forms[m.start - 2] in ("of", "en")) for m in named)


def _topic_is_foreign(letter: Letter, sentence: Sentence) -> bool:
    """True when the heading above the sentence is about something else."""
    return any(h.has("foreign") and not h.has("own") for h in letter.heading_of(sentence) if h is not sentence)


def _continues_foreign(letter: Letter, sentence: Sentence) -> bool:
    """True when the sentence before, in the same paragraph, was about something else."""
    before = letter.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph:
        return False
    if before.has("third_party_topic") and "die" in sentence.words.forms:
        return True
    return before.has("foreign") and not before.has("own", "refusal", "not_covered", "partial")
