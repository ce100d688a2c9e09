"""Whether a sentence states something about this claim, or only asks, supposes, allows or generalises."""

from __future__ import annotations

from lint.letter import DETERMINERS, is_table_row, starts_with_verb
from lint.sentences import Sentence

IF = frozenset("als indien wanneer mocht mochten ingeval zodra tenzij zolang".split())  # words that open a condition
_CONDITIONAL_FIRST = IF | {"zonder"}
_AFTER_IF = frozenset(
    "u je jij jullie wij we ze zij er het dit dat deze die de een uw jouw iemand hij men ik zo'n geen niet onze ons"
    " alles daar hier blijkt uit na door bij".split()
)
_NOT_THIS_CLAIM = ("insurance_application", "policy_end", "undecided", "hypothetical", "recounted", "other_request")
_NOT_CONDITIONAL = frozenset("gevolg gevolmachtigde volgt volgende tussenpersoon uw verzekeraar gevraagd".split())
_OPENS_CONDITION = IF - {"tenzij", "zolang"} | {"zo", "wie", "wat", "waar", "bij"}  # or a choice of persons
_INSIDE_CONDITION = IF | {"wie"}
_SUBJECT_AND_VERB = 4  # words of the shortest sentence that has an article, a noun, a verb and something more
_PERHAPS = frozenset("misschien wellicht mogelijk mogelijkerwijs allicht".split())


def is_asserted(sentence: Sentence) -> bool:
    """True when the sentence states something about this claim, and not about insurance, premium or a condition."""
    if sentence.is_question and not sentence.is_heading:
        return False
    if is_conditional(sentence) or _done_by_another(sentence):
        return False
    return not sentence.has(*_NOT_THIS_CLAIM)


def _done_by_another(sentence: Sentence) -> bool:
    """True when somebody who is not on the insurer's side opens the sentence and does it: "De fabrikant wijst …"."""
    words = sentence.words
    if len(words) < _SUBJECT_AND_VERB or words.forms[0] not in DETERMINERS or sentence.has("own_side"):
        return False
    return 2 in sentence.starts("agent_verb") & words.verbs  # after the article and the noun


def is_conditional(sentence: Sentence) -> bool:
    """True when what a sentence says depends on a condition in the same sentence."""
    forms = sentence.words.forms
    start = sentence.opening
    if start == len(forms):
        return False
    if forms[start] in _CONDITIONAL_FIRST and not (len(forms) > start + 1 and forms[start + 1] in _NOT_CONDITIONAL):
        return True
    if start in sentence.words.verbs and "dan" in forms and not sentence.is_question:
        return True  # verb first: "Ontvangen wij de bon niet, dan …"
    for i, form in enumerate(forms):
        if form in ("als", "indien", "tenzij", "zolang", "mits") and i + 1 < len(forms):
            if forms[i + 1] in _NOT_CONDITIONAL or (i and forms[i - 1] in ("zoals", "zowel", "net", "evenals", "ook")):
                continue
            if form == "als" and forms[i + 1] not in _AFTER_IF:
                continue
            return True
    return False


def is_asked(sentence: Sentence) -> bool:
    """True for a question, heading, condition or possibility: what is said may be so, it is not stated that it is."""
    if _PERHAPS & set(sentence.words.forms):
        return True
    if sentence.is_question or sentence.is_heading or is_table_row(sentence):
        return True
    return opens_condition(sentence) or _has_condition(sentence)


def opens_condition(sentence: Sentence) -> bool:
    """True when the first word is one that opens a condition or a choice of persons ("Als …", "Wie …", "Zo niet …")."""
    return not _OPENS_CONDITION.isdisjoint(sentence.words.forms[sentence.opening : sentence.opening + 1])


def _has_condition(sentence: Sentence) -> bool:
    forms = sentence.words.forms
    return "dan" in forms or bool(_INSIDE_CONDITION & set(forms)) or starts_with_verb(sentence)
