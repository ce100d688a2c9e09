"""Whether a sentence states something about this claim, or only asks, supposes, allows or generalises."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from lint.letter import DETERMINERS, is_table_row, starts_with_verb

if TYPE_CHECKING:
    from lint.matching import Match
    from lint.sentences import Sentence
    from lint.wordplaces import Words

IF = frozenset("als indien wanneer mocht mochten ingeval zodra tenzij zolang".split())  # words that open a condition
_CONDITIONAL_FIRST = IF | {"zonder", "anders"}
_AFTER_IF = frozenset(
    "u je jij jullie wij we ze zij er het dit dat deze die de een uw jouw iemand hij men ik zo'n geen niet onze ons"
    " alles daar hier blijkt uit na door bij".split()
)
_NOT_THIS_CLAIM = ("insurance_application", "policy_end", "undecided", "hypothetical", "recounted")
_NOT_CONDITIONAL = frozenset("dan gevolg gevolmachtigde volgt volgende tussenpersoon uw verzekeraar gevraagd".split())
_OPENS_CONDITION = IF - {"tenzij", "zolang"} | {"zo", "wie", "wat", "waar", "bij"}  # or a choice of persons
_INSIDE_CONDITION = IF | {"wie"}
_IF_INSIDE = frozenset("als indien tenzij zolang mits wanneer zodra".split())
_REASONS = frozenset("omdat want aangezien doordat daar nu immers".split())
_BUT = frozenset({"maar", "doch"})
_PAUSES = frozenset(", ; - – — )".split())
_SUBJECT_AND_VERB = 4  # words of the shortest sentence that has an article, a noun, a verb and something more
_PERHAPS = frozenset("misschien wellicht mogelijk mogelijkerwijs allicht".split())


def is_stated(sentence: Sentence, *groups: str, unless: Collection[str] = ()) -> bool:
    """True when a match of one of the groups is stated about this claim.

    It is not asked, supposed or left open, not told of another time or another's doing, and not about insurance or
    premium. A sentence of several statements ("U vroeg …, maar wij …") is judged by that in which the match stands; it
    may hold no match of a group in `unless` either.
    """
    if (sentence.is_question and not sentence.is_heading) or _done_by_another(sentence):
        return False
    if sentence.has("other_request"):
        return False
    found = [match for group in groups for match in sentence.matches.get(group, ())]
    if not found:
        return False
    parts = _statements(sentence.words)
    return any(_is_stated(sentence, match, parts, (*_NOT_THIS_CLAIM, *unless)) for match in found)


def _is_stated(sentence: Sentence, match: Match, parts: Sequence[int], spoiling: Iterable[str]) -> bool:
    mine = range(parts[match.start], parts[match.end - 1] + 1)
    words = range(parts.index(mine[0]), len(parts) - parts[::-1].index(mine[-1]))
    others = (other for group in spoiling for other in sentence.matches.get(group, ()))
    near = (other for other in others if parts[other.start] <= mine[-1] and mine[0] <= parts[other.end - 1])
    if not all(_of_reason(sentence, match, other.start, words) for other in near):
        return False
    return not _depends(sentence, match, words)


def _statements(words: Words) -> tuple[int, ...]:
    """The number of the statement that each word belongs to: "…; …", "U … : wij …", "…, maar …"."""
    out = []
    number = begin = 0
    for i, form in enumerate(words.forms):
        if i and form in _BUT and words.forms[i - 1] in _PAUSES:
            number, begin = number + 1, i
        out.append(number)
        if form == ";" or (form == ":" and any(begin <= verb < i for verb in words.verbs)):
            number, begin = number + 1, i + 1
    return tuple(out)


def _done_by_another(sentence: Sentence) -> bool:
    """True when somebody who is not on the insurer's side opens the sentence and does it: "De fabrikant wijst …"."""
    words = sentence.words
    if len(words) < _SUBJECT_AND_VERB or words.forms[0] not in DETERMINERS or sentence.has("own_side"):
        return False
    return 2 in sentence.starts("agent_verb") & words.verbs  # after the article and the noun


def is_conditional(sentence: Sentence) -> bool:
    """True when what a sentence says depends on a condition in the same sentence."""
    return bool(sentence.words) and _depends(sentence, None, range(len(sentence.words)))


def _depends(sentence: Sentence, match: Match | None, words: range) -> bool:
    """True when a statement, the `words` of a sentence, depends on a condition; of a reason the condition is its own.

    "Wij vergoeden dit niet, want de dekking geldt alleen als …": the condition belongs to the reason.
    """
    forms = sentence.words.forms
    start = next((i for i in words if forms[i][:1].isalpha() and forms[i] not in _BUT), None)
    if start is None:
        return False
    after = forms[start + 1] if start + 1 in words else ""
    if forms[start] in _CONDITIONAL_FIRST and after not in _NOT_CONDITIONAL:
        return True
    if start in sentence.words.verbs and "dan" in forms[start : words.stop] and not sentence.is_question:
        return True  # verb first: "Ontvangen wij de bon niet, dan …"
    return any(_opens_if(forms, i) and not _of_reason(sentence, match, i, words) for i in words)


def _opens_if(forms: Sequence[str], i: int) -> bool:
    """True when a word inside a sentence opens a condition, and no comparison ("net als", "als bestuurder")."""
    form = forms[i]
    if form not in _IF_INSIDE or i + 1 == len(forms) or forms[i + 1] in _NOT_CONDITIONAL:
        return False
    if i and forms[i - 1] in ("zoals", "zowel", "net", "evenals", "ook"):
        return False
    return form != "als" or forms[i + 1] in _AFTER_IF


def _of_reason(sentence: Sentence, match: Match | None, i: int, words: range) -> bool:
    """True when the word `i` stands in a reason that the match is no part of."""
    if match is None:
        return False
    clauses = sentence.words.clauses
    mine = clauses[match.start], clauses[match.end - 1]
    reason = [clauses[j] for j in words if sentence.words.forms[j] in _REASONS and j <= i]
    return bool(reason) and reason[-1] not in range(mine[0], mine[1] + 1)


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
