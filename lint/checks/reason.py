"""Does a rejection say why: a fact, a condition or an article? (LABELS: reason)"""

from __future__ import annotations

from lint.checks.next_step import NextStep
from lint.kinds import Kinds
from lint.letter import Letter
from lint.sections import Zone
from lint.sentences import Sentence

ENOUGH_WORDS = 6


def read(letter: Letter, kinds: Kinds, step: NextStep) -> bool:
    """True when the letter gives a reason: an article, or a sentence that says more than that the answer is no."""
    used = {s.index for s in step.passage}
    for sentence in letter.sentences:
        if sentence.zone not in (Zone.BODY, Zone.AFTER, Zone.SUBJECT) or sentence.index in used:
            continue
        if sentence.has("basis") or any("slot_reason" in f for f in ()):
            return True
        if _is_ground(letter, sentence):
            return True
    return False


def _is_ground(letter: Letter, sentence: Sentence) -> bool:
    if sentence.zone is not Zone.BODY or sentence.is_question:
        return False
    words = [f for f in sentence.words.forms if f[:1].isalpha()]
    if sentence.has("reason_slot"):
        return True
    if len(words) < ENOUGH_WORDS:
        return False
    if sentence.has("empty_reason", "filler", "general_question", "membership", "dissent", "route"):
        return sentence.has("because") and not sentence.has("empty_reason", "filler")
    if sentence.has("refusal"):
        return sentence.has("because", "not_covered")
    return True
