"""Texts in which nobody decides on the reader's claim, though they may use the words of a rejection.

A customer who writes himself, an application for insurance, premium or the end of a policy, a request that is no claim,
an agent who passes something on, news and general information.
"""

from __future__ import annotations

from lint.letter import Letter
from lint.modality import is_stated
from lint.sections import Zone
from lint.sentences import Sentence

OPENING = 12  # sentences among which a greeting may stand
GREETING = 7  # words of a greeting that runs on in its paragraph
_SENDER = frozenset("wij we ons onze".split())
_READER = frozenset("u je uw jouw jullie".split())
_PAST = frozenset("heeft hebt heb vroeg meldde diende stuurde had was ontvingen hebben gaf schreef".split())


def decides_nothing(letter: Letter) -> bool:
    """True for texts in which nobody decides on the reader's claim, whatever words they use."""
    spoken = letter.spoken
    return (
        written_by_customer(letter)
        or _about_insuring(letter)
        or about_policy(letter)
        or letter.tally["provider_addressee"] >= 1
        or any(s.has("broker", "undecided_firm", "overturned") for s in spoken)
        or _about_other_request(letter)
        or any(s.has("public_law") for s in letter.sentences if s.zone in (Zone.HEAD, Zone.SUBJECT, Zone.CLOSING))
        or sum(s.has("recourse") for s in spoken) >= 2
        or not _addressed(letter)
    )


def _about_other_request(letter: Letter) -> bool:
    """True when the subject line asks for something that is no claim: a copy, a discount, a new account number."""
    first = next((s.index for s in letter.sentences if s.is_heading), 0)
    marks = [s for s in letter.sentences if s.has("other_request")]
    titled = any(s.zone is Zone.SUBJECT or (s.is_heading and s.index <= first) for s in marks)
    return titled and not any(s.has("refusal") and s.has("payment") for s in letter.spoken)


def written_by_customer(letter: Letter) -> bool:
    """True when the customer is the one who writes."""
    spoken = letter.spoken
    voices = sum(s.has("customer_voice") for s in spoken)
    mine = sum(s.has("first_person") for s in spoken)
    ours = sum(bool(_SENDER & set(s.words.forms)) for s in spoken)
    return bool(voices) and mine >= 3 and (voices >= 2 or mine > ours)


def about_policy(letter: Letter) -> bool:
    """True when the letter is about premium or the end of a policy, and pays or refuses no claim."""
    if not letter.tally["policy_end"]:
        return False
    marks = [s for s in letter.sentences if s.has("policy_end")]
    titled = any(s.zone in (Zone.SUBJECT, Zone.HEAD, Zone.CLOSING) or s.is_heading for s in marks)
    decisions = [s for s in letter.spoken if s.has("payment") and not s.has("generic")]
    decided = any(is_stated(s, "refusal") for s in decisions)
    return (titled or letter.tally["policy_end"] >= 3) and not decided


def _addressed(letter: Letter) -> bool:
    """True when the text speaks to one person about his own matter: a greeting, or past events told to him."""
    if letter.has_greeting() or any(_greets(letter, s) for s in letter.sentences[:OPENING]):
        return True
    forms = [set(s.words.forms) for s in letter.sentences if s.zone is not Zone.QUOTE]
    told = sum(bool(f & _READER) and bool(f & _PAST) for f in forms)
    if any(s.has("news") for s in letter.spoken):
        return False
    if any(s.has("general_text") and (s.is_heading or s.index < 2) for s in letter.sentences):
        return False
    general = any(s.has("general_text") for s in letter.sentences if s.zone is not Zone.QUOTE)
    marks = sum(s.has("case_mark") for s in letter.sentences if s.zone is not Zone.QUOTE)
    return told + marks >= (3 if general else 1)


def _about_insuring(letter: Letter) -> bool:
    """True when what is refused is a policy: an application for insurance, not a claim."""
    marks = [s for s in letter.sentences if s.has("insurance_application") and s.zone is not Zone.QUOTE]
    if not marks:
        return False
    in_title = any(s.zone in (Zone.SUBJECT, Zone.HEAD) or s.is_heading for s in marks)
    decisions = [s for s in letter.spoken if s.has("payment") and is_stated(s, "refusal", "partial")]
    decided = any(not s.has("insurance_application") for s in decisions)
    return (in_title or len(marks) >= 2) and not decided


def _greets(letter: Letter, sentence: Sentence) -> bool:
    """True for a greeting that runs on in the same paragraph ("Hoi Bram! Wat vervelend …")."""
    if len(sentence.words) > GREETING or sentence.words.forms[-1] not in ("!", ",", "."):
        return False
    return bool(letter.pack.layout.greeting.match(letter.text(sentence)))
