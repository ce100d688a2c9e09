"""Does an intake text tell of the free choice of a lawyer, and as much as the law gives? (LABELS: lawyer_choice)"""

from __future__ import annotations

from dataclasses import dataclass

from lint.letter import Letter, subject_of
from lint.model import NearMiss
from lint.sections import Zone
from lint.sentences import Sentence

SHORT = 12  # words of an answer that only says no
REACH = 3  # sentences after the choice in which it may be narrowed
_RESTRICTIONS = ("only_compulsory", "only_outsourced", "only_network", "only_court", "only_conflict")


@dataclass(frozen=True)
class LawyerChoice:
    """The value of lawyer_choice with the passage that decides it."""

    value: str
    passage: tuple[Sentence, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    unsure: bool = False


def read(letter: Letter) -> LawyerChoice:
    """Whether an intake text tells of the free choice of a lawyer: "present", "missing" or "restricted"."""
    spoken = [s for s in letter.sentences if s.zone not in (Zone.QUOTE, Zone.NAVIGATION, Zone.FOOTER)]
    told = [s for s in spoken if _is_told(letter, s)]
    if not told:
        return LawyerChoice("missing", (), _near_misses(spoken))
    denied = [s for s in told if _is_denied(letter, s)]
    restricted = [s for s in told if s not in denied and _is_restricted(letter, s)]
    free = [s for s in told if s not in denied and s not in restricted]
    if restricted:
        return LawyerChoice("restricted", tuple(restricted), (), bool(free))
    if denied and not any(f.index > d.index for f in free for d in denied):
        return LawyerChoice("restricted", tuple(denied), (), bool(free))
    return LawyerChoice("present", tuple(free[:2]), _near_misses(spoken))


def _is_told(letter: Letter, sentence: Sentence) -> bool:
    """True when a sentence speaks of the customer's own choice of a lawyer, whatever it says of it."""
    if sentence.has("choice_excluded"):
        return False
    if sentence.has("choice"):
        return True
    if sentence.has("lawyer_like") and (sentence.has("choice_denied") or _tells_when(sentence)):
        return True
    if not ((sentence.has("lawyer_like") and sentence.has("choosing")) or _points_back(letter, sentence)):
        return False
    return any(s.has("choice_context") for s in _around(letter, sentence))


def _tells_when(sentence: Sentence) -> bool:
    """True for a condition on a lawyer for the customer; a network alone may be the insurer's own choice."""
    if sentence.has("choosing", "choosing_it"):
        return sentence.has(*_RESTRICTIONS)
    when = [name for name in _RESTRICTIONS if name != "only_network"]
    return sentence.has(*when) and subject_of(sentence) != "insurer"


def _points_back(letter: Letter, sentence: Sentence) -> bool:
    """True for a choice whose lawyer is named in the sentence before ("Een advocaat nodig? Kies er zelf een.")."""
    before = letter.sentences[sentence.index - 1] if sentence.index else None
    return (
        before is not None
        and sentence.has("choosing_it")
        and before.has("lawyer_word")
        and not before.has("choice_excluded")
        and before.part.section == sentence.part.section
    )


def _around(letter: Letter, sentence: Sentence) -> list[Sentence]:
    """The sentence with its neighbours in the same paragraph, or the question above an answer."""
    return [
        s
        for s in letter.sentences[max(0, sentence.index - 1) : sentence.index + 2]
        if s.paragraph == sentence.paragraph
        or (s.part.section == sentence.part.section and (s.is_heading or s.is_question))
    ]


def _following(letter: Letter, sentence: Sentence) -> list[Sentence]:
    """The sentence and those after it that can narrow what it says."""
    return [
        s
        for s in letter.sentences
        if (
            0 <= s.index - sentence.index <= REACH
            or (s.index == sentence.index - 1 and (s.is_question or s.is_heading))
        )
        and (s.part.section == sentence.part.section or s.paragraph == sentence.paragraph)
    ]


def _is_denied(letter: Letter, sentence: Sentence) -> bool:
    """True when the choice is refused, in the sentence itself or in the answer that follows it."""
    if sentence.has("choice_denied"):
        return not _is_reopened(letter, sentence)
    after = [s for s in _following(letter, sentence) if s.index == sentence.index + 1]
    if sentence.is_question and any(s.words.forms[0] == "nee" and not s.has("choice") for s in after):
        return True
    if sentence.is_question and any(s.has("short_no") and len(s.words) <= SHORT for s in after):
        return True
    return any(s.has("choice_denied") and s.paragraph == sentence.paragraph for s in after)


def _is_reopened(letter: Letter, sentence: Sentence) -> bool:
    """True when the next sentence gives back what this one took ("Nu niet. Komt het tot een procedure, dan wel.")."""
    after = letter.sentences[sentence.index + 1 : sentence.index + 2]
    return any(s.paragraph == sentence.paragraph and s.has("choice_reopened") for s in after)


def _is_restricted(letter: Letter, sentence: Sentence) -> bool:
    """True when the choice hangs on something narrower than proceedings or a conflict of interests."""
    return any(s.has(*_RESTRICTIONS) for s in _following(letter, sentence))


def _near_misses(spoken: list[Sentence]) -> tuple[NearMiss, ...]:
    """Sentences that name a lawyer but no choice."""
    found = [s for s in spoken if s.has("lawyer") and not s.has("choice")]
    return tuple(NearMiss(s.range, "lawyer_without_choice") for s in found[:3])
