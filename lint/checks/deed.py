"""A deed: does a sentence tell the customer to do something, or that he can? (LABELS: next_step, part b)"""

from __future__ import annotations

from collections.abc import Sequence

from lint.letter import Letter, starts_with_verb, subject_of
from lint.matching import Match
from lint.modality import IF, is_asked
from lint.sentences import Sentence

CLOSE = 6  # words between the first and the last word of a disagreement that is said in one go
MAY = frozenset(
    "kunt kun kan mag mogen kunnen dan dient dienen moet gelieve graag gaarne recht vrij via wilt verzoeken staat staan"
    " mogelijk welkom welwillend geschiedt open openstaat rest resteert zult hebt heeft vraagt verzoekt tegemoet binnen"
    " bereid bestaat altijd laat".split()
)
_CAN = frozenset("kunt kun mag kan dient moet".split())
_NOT = frozenset("niet geen niets".split())
_NOT_TOLD = frozenset("wij we ik het dit dat er de onze ons".split())  # after a verb: a question or statement
_STATES = frozenset(
    "is zijn was waren bent ben heeft hebt hebben had wordt worden kan kunnen kunt mag moet zal zult".split()
)
_OBJECTS = frozenset("het dit dat ons".split())  # of these, what may follow a command: "Vertel het ons …"
_WELCOMES = frozenset("graag gaarne verzoeken ontvangen horen vernemen tegemoet bereid genegen opnieuw nog".split())


def names_deed(letter: Letter, sentence: Sentence, *, opening: bool) -> bool:
    """True when a sentence tells the customer to do something, or that he can.

    `opening` is True for the sentence of disagreement itself, which needs more than the words that say so.
    """
    if sentence.has("closed") and not sentence.has("reopened"):
        return False
    if sentence.has("route", "challenge") and not opening:
        return True
    if not opening and sentence.has("general_question"):
        return False
    found = sentence.matches.get("dissent", ()) if opening else ()
    clauses = {sentence.clause_of(d) for d in found}
    deeds = [m for m in sentence.matches.get("deed", ()) if not any(_is_part_of(m, d) for d in found)]
    if opening and not _CAN & set(sentence.words.forms):
        deeds = [m for m in deeds if sentence.clause_of(m) not in clauses]
    if any(_is_for_customer(sentence, m) for m in deeds):
        return True
    if not opening:
        return _tells_customer(sentence) or has_channel(letter, sentence)
    if sentence.has("route") or _consequent(sentence, clauses) or _commands(sentence, found):
        return True
    return is_asked(sentence) and has_channel(letter, sentence)


def _is_part_of(deed: Match, dissent: Match) -> bool:
    """True for a word of the disagreement itself ("het oneens zijn"); one that stands among its words is its own."""
    return dissent.start <= deed.start < dissent.end and dissent.end - dissent.start <= CLOSE


def has_channel(letter: Letter, sentence: Sentence) -> bool:
    """True when a sentence gives an address, number or page of the insurer to write to, call or visit."""
    return sentence.has("channel") or letter.matches_text("channel", sentence)


def _tells_customer(sentence: Sentence) -> bool:
    """True for an imperative or a permission, whatever the verb: after a disagreement it is what to do about it."""
    words = sentence.words
    if starts_with_verb(sentence) and not sentence.is_question:
        return _is_command(sentence, sentence.opening, _NOT_TOLD)
    forms = set(words.forms)
    return bool(_CAN & forms) and sentence.has("customer") and not _NOT & forms


def _commands(sentence: Sentence, dissent: Sequence[Match]) -> bool:
    """True when the customer is told to do something, whatever the verb: "Vertel het ons als u …", "…, geef dan …"."""
    words = sentence.words
    if sentence.is_question:
        return False
    commands = [
        i for i in words.verbs if words.forms[i] not in _STATES and _is_command(sentence, i, _NOT_TOLD - _OBJECTS)
    ]
    if 0 in commands and IF & set(words.forms):
        return all(match.start > 0 for match in dissent)
    after = max((match.end for match in dissent), default=0)
    return any(i >= after and not words.forms[i - 1][:1].isalpha() for i in commands if i)


def _is_command(sentence: Sentence, verb: int, subjects: frozenset[str]) -> bool:
    """True when no subject follows a verb that opens a clause, so that it is an imperative and no question."""
    after = sentence.words.forms[verb + 1 : verb + 2]
    return subjects.isdisjoint(after) and verb + 1 not in sentence.starts("customer")


def _is_for_customer(sentence: Sentence, deed: Match) -> bool:
    """True when it is the customer who does it: imperative, his pronoun, or a way that stands open."""
    words = sentence.words
    clause = words.clauses[deed.start]
    place = [i for i, c in enumerate(words.clauses) if c == clause]
    if deed.start in words.verbs and deed.start <= next(i for i in place if words.forms[i][:1].isalpha()) + 1:
        follower = words.forms[deed.start + 1] if deed.start + 1 < len(words) else ""
        if follower not in ("wij", "we", "ik"):
            return True
    if deed.start in words.verbs and words.forms[deed.start + 1 : deed.start + 2] == ("ons",):
        return True
    who = subject_of(sentence, clause)
    if who == "insurer":
        return bool(_WELCOMES & set(words.forms))
    return who in ("customer", "both") or bool(MAY & set(words.forms)) or sentence.is_item


def _consequent(sentence: Sentence, dissent: set[int]) -> bool:
    """True when a later clause says what the customer then may or has: "…, dan heeft u twee maanden …"."""
    words = sentence.words
    for i, form in enumerate(words.forms):
        if form == "dan" and words.clauses[i] not in dissent:
            return subject_of(sentence, words.clauses[i]) in ("customer", "both")
    return False
