"""Of what, and for whom: whether a step is about this decision or about something or somebody else."""

from __future__ import annotations

from lint.letter import DETERMINERS, Letter
from lint.sentences import Sentence

_ABOUT = frozenset("met over tegen".split())  # what follows is the thing that is disagreed with
_STANCE = frozenset(  # words of disagreement that take such a thing
    "eens oneens akkoord tevreden ontevreden blij twijfel twijfels twijfelt twijfelen bezwaar bezwaren klacht klachten"
    " verenigen vinden instemmen mening onvrede beroep protest terecht onterecht hoog laag juist onjuist eerlijk"
    " redelijk".split()
)
_FINDS = (("vindt",), ("vind",), ("acht",))  # verbs of opinion, whose object is such a thing ("Vindt u die prijs …")
_NO_NAME = frozenset(  # words that can stand there without naming a thing, or that end its name
    "u ons onze mij mijn dit deze wat hoe er elkaar hem hen niet eens dan maar akkoord"
    " omdat als elk ieder wie waarin waarop welke redenen alle alles iets".split()
)
_LONGEST = 9  # words of the name of a thing, with what it is of ("de hoogte van de vergoeding")
_OURS = frozenset("wij we ons onze ik mijn onzerzijds".split())
_YOUR = frozenset("uw je jouw jullie".split())


def for_somebody_else(sentence: Sentence) -> bool:
    """True when not the customer but a supplier, adviser or opponent is the one who may act."""
    if sentence.has("addressed_elsewhere") or (sentence.has("third_person_condition") and sentence.has("addressee")):
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
    if _is_about_third_party(sentence, clauses) or _names_other_topic(sentence, clauses):
        return True
    return foreign or _topic_is_foreign(letter, sentence) or _continues_foreign(letter, sentence)


def _is_about_third_party(sentence: Sentence, clauses: set[int]) -> bool:
    """True when the clause speaks of a garage, doctor, landlord … and the sentence of nobody on our side."""
    forms = sentence.words.forms
    if _OURS & set(forms):
        return False
    named = (m for m in sentence.matches.get("third_party_named", ()) if sentence.clause_of(m) in clauses)
    return any(not (m.start > 1 and forms[m.start - 1] in _YOUR and forms[m.start - 2] in ("of", "en")) for m in named)


def _names_other_topic(sentence: Sentence, clauses: set[int]) -> bool:
    """True when what is disagreed with is named ("met het schilderwerk") and is nothing that a decision consists of."""
    words = sentence.words
    place = [i for i, clause in enumerate(words.clauses) if clause in clauses]
    if not any(words.forms[i] in _STANCE for i in place):
        return False
    topics = [_topic(sentence, i + 1) for i in place if words.forms[i] in _ABOUT]
    asked = [i for i in sorted(sentence.starts("addressee") & set(place)) if words.forms[i - 1 : i] in _FINDS]
    topics += [_topic(sentence, i + 1) for i in asked if words.forms[i + 1 : i + 2] != ("het",)]
    named = [topic for topic in topics if topic]
    decided = {at for m in sentence.matches.get("topic", ()) for at in range(m.start, m.end)}
    return bool(named) and not any(decided & set(topic) for topic in named)


def _topic(sentence: Sentence, start: int) -> range:
    """The words that name what "met", "over" or "tegen" introduces; none for a pronoun, a name or a clause."""
    forms, verbs = sentence.words.forms, sentence.words.verbs
    if start >= len(forms) or forms[start] not in DETERMINERS - {"deze", "dit"}:
        return range(0)
    end = start + 1
    while (
        end < min(len(forms), start + _LONGEST)
        and end not in verbs
        and forms[end] not in _NO_NAME
        and forms[end][:1].isalpha()
    ):
        end += 1
    return range(start, end)


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
