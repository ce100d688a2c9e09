"""Does a rejection say why: a fact, a condition or an article? (LABELS: reason)

An article or clause is a reason. Otherwise a sentence must say something: hold enough words that are not the small
change of such letters (politeness, procedure, the decision said again), which the pack lists.
"""

from __future__ import annotations

from lint.checks.next_step import NextStep
from lint.letter import Letter
from lint.sections import Zone
from lint.sentences import Sentence

ENOUGH = 2  # words of substance that make a sentence a ground
_FUNCTION = frozenset(
    "de het een en of maar want dus dat die dit deze er u uw je jij jouw jullie wij we ons onze ik mij mijn hij zij ze"
    " hem haar hun zich van voor op in aan bij met door om te tot uit over onder na naar per als dan toch ook nog wel"
    " niet geen al zo hier daar waar wat wie hoe omdat daarom derhalve hierdoor daardoor namelijk immers inmiddels"
    " echter alleen slechts meer zeer heel erg veel weer tegen tussen zonder jl".split()
)


def read(letter: Letter, step: NextStep) -> Sentence | None:
    """The sentence that says best why the claim is turned down, outside the passage of the next step; None for none."""
    used = {s.index for s in step.passage}
    zones = (Zone.BODY, Zone.AFTER, Zone.SUBJECT)
    apart = (s for s in letter.sentences if s.zone in zones and s.index not in used)
    return max((s for s in apart if _is_ground(letter, s)), key=_clarity, default=None)


def _clarity(sentence: Sentence) -> int:
    """How plainly a ground says that it is one; of equals the first is shown."""
    return 2 * sentence.has("because") + sentence.has("basis", "reason_slot")


def _is_ground(letter: Letter, sentence: Sentence) -> bool:
    """True when a sentence names an article, or says something that is not small change."""
    if sentence.has("basis", "reason_slot"):
        return True
    if sentence.zone is not Zone.BODY or sentence.is_question or sentence.has("general_question", "route", "recap"):
        return False
    substance = _substance(letter, sentence)
    if sentence.has("refusal", "empty_reason") and not sentence.has("because"):
        return substance > ENOUGH and sentence.has("not_covered")
    return substance >= ENOUGH


def _substance(letter: Letter, sentence: Sentence) -> int:
    """How many words of a sentence are neither function words nor small change."""
    empty = letter.pack.texts.get("empty_words", frozenset())
    words = zip(sentence.words.forms, sentence.words.lemmas, strict=True)
    return sum(
        form[:1].isalpha() and len(form) > 2 and form not in _FUNCTION and not {form, lemma} & empty
        for form, lemma in words
    )
