"""How the next step is told: in one place, in the letter itself, and with the time of an answer.

Sources: NORMS 1.7 (things that belong together stand together, and where the customer expects them) and 1.9 (response
times are set and published). All three facts are about a next step that is there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from lint.checks.bodies import is_internal
from lint.checks.deed import has_channel
from lint.checks.details import bodies_in, external_bodies, passage_of
from lint.checks.next_step import NextStep
from lint.letter import Letter
from lint.modality import is_stated
from lint.model import TELLING
from lint.sections import Zone
from lint.sentences import Sentence

A_SENTENCE = 5  # words from which a line between two places counts as text about something else
_ASKING = frozenset("hoe wat waar welke wie waarmee waarheen waarop waarin waarbij wanneer".split())
_JOINING = frozenset("of en maar dan".split())


def read(letter: Letter, step: NextStep) -> Mapping[str, bool]:
    """The three facts of a letter whose next step is there."""
    passage = passage_of(letter, step)
    return dict(
        zip(TELLING, (_in_one_place(letter, step), _in_letter(passage), _says_when(letter, passage)), strict=True)
    )


# ---- in one place


def _in_one_place(letter: Letter, step: NextStep) -> bool:
    """False when two places of the letter each give a part of the step, and something else stands between them."""
    inside = {s.index for place in step.places for s in place}
    apart = ((s,) for s in external_bodies(letter, step).values() if s.index not in inside)
    found = (_told(letter, place) for place in (*step.places, *apart))
    places = sorted((told for told in found if told), key=lambda told: told[0].index)
    return not any(_is_apart(letter, one, other) for one, other in pairwise(places))


def _told(letter: Letter, place: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a place up to the last that says how, until when or where; none where it says neither."""
    parts = [
        s
        for s in place
        if s.has("deadline", "route", "nominal_route")
        or (s.has("challenge", "dissent") and s.has("act"))
        or has_channel(letter, s)
        or bodies_in(letter, s)
    ]
    if not parts or all(s.has("announces") for s in parts) or place[0].has("retold"):
        return []
    return [s for s in place if s.index <= parts[-1].index]


def _is_apart(letter: Letter, one: Sequence[Sentence], other: Sequence[Sentence]) -> bool:
    """True when text about something else, and no decision of its own, parts two places."""
    first, last = one[-1], other[0]
    if first.part.section == last.part.section and _opened_by(letter, first, (*one, *other)):
        return False
    between = letter.sentences[first.index + 1 : last.index]
    apart = [s for s in between if s.paragraph != first.paragraph]
    if any(is_stated(s, "refusal", "partial") for s in apart):
        return False
    return any(s.in_letter and s.paragraph != last.paragraph and _is_other_text(letter, s) for s in apart)


def _opened_by(letter: Letter, sentence: Sentence, places: Sequence[Sentence]) -> bool:
    """True when the heading above a sentence belongs to the step: what stands below it stands together."""
    return any(h.has("dissent", "route", "challenge") or h in places for h in letter.heading_of(sentence))


def _is_other_text(letter: Letter, sentence: Sentence) -> bool:
    """True for a sentence that has nothing to do with disagreeing: it does not go on with the step."""
    if sentence.is_heading or sentence.is_item or len(sentence.words) < A_SENTENCE:
        return False
    goes_on = sentence.has("dissent", "route", "nominal_route", "challenge", "deadline", "reply_time")
    return not goes_on and not has_channel(letter, sentence)


# ---- in the letter itself


def _in_letter(passage: Sequence[Sentence]) -> bool:
    """False when the passage only says where the step can be read."""
    return not any(s.has("elsewhere") for s in passage) or any(_acts(s) for s in passage)


def _acts(sentence: Sentence) -> bool:
    """True when the sentence itself tells the customer what to do, other than reading."""
    return any(not _is_in_question(sentence, match.start) for match in sentence.matches.get("act", ()))


def _is_in_question(sentence: Sentence, at: int) -> bool:
    """True for a word in what can be read elsewhere ("leest u hoe u bezwaar maakt")."""
    forms, clauses = sentence.words.forms, sentence.words.clauses
    for i in range(at - 1, -1, -1):
        if clauses[i] != clauses[at] or forms[i] in _JOINING:
            return False
        if forms[i] in _ASKING:
            return True
    return False


# ---- with the time of an answer


def _says_when(letter: Letter, passage: Sequence[Sentence]) -> bool:
    """True when the customer learns when he hears more, or is not asked to write to the insurer."""
    if not any(_is_written(s) for s in passage) or any(s.has("own_expert", "body:geschillenregeling") for s in passage):
        return True
    spoken = (s for s in letter.sentences if s.zone not in (Zone.QUOTE, Zone.NAVIGATION, Zone.HEAD))
    return any(s.has("reply_time") for s in spoken)


def _is_written(sentence: Sentence) -> bool:
    """True when the customer is to write to the insurer itself, and not to a body outside."""
    outside = {sentence.clause_of(m) for g, found in sentence.matches.items() if g.startswith("body:") for m in found}
    writes = any(sentence.clause_of(m) not in outside for m in sentence.matches.get("writes", ()))
    return writes and is_internal(sentence)
