"""Does an intake text tell of the free choice of a lawyer, and as much as the law gives? (LABELS: lawyer_choice)"""

from __future__ import annotations

from dataclasses import dataclass

from lint.letter import Letter
from lint.model import NearMiss
from lint.sections import Zone
from lint.sentences import Sentence

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
    """The free choice of a lawyer in an intake text."""
    spoken = [s for s in letter.sentences if s.zone not in (Zone.QUOTE, Zone.NAVIGATION, Zone.FOOTER)]
    granted = [s for s in spoken if (s.has("choice") or _picks(s)) and not s.has("choice_denied")]
    denied = [s for s in spoken if s.has("choice_denied")]
    if not granted and not denied:
        return LawyerChoice("missing", (), _near_misses(spoken))
    restricted = [s for s in granted if _restricted(letter, s)]
    free = [s for s in granted if s not in restricted]
    if restricted:
        return LawyerChoice("restricted", tuple(restricted), (), bool(free))
    if denied and not _granted_after(letter, denied, free):
        return LawyerChoice("restricted", tuple(denied), (), bool(free))
    return LawyerChoice("present", tuple(free[:2]), _near_misses(spoken))


def _picks(sentence: Sentence) -> bool:
    """True when the customer picks, but out of the provider's list."""
    return sentence.has("only_network") and bool({"kies", "kiest", "kiezen", "keuze", "keus"} & set(sentence.words.forms))


def _restricted(letter: Letter, sentence: Sentence) -> bool:
    """True when the choice hangs on something narrower than proceedings or a conflict of interests."""
    near = [
        s
        for s in letter.sentences
        if -1 <= s.index - sentence.index <= REACH
        and (s.part.section == sentence.part.section or s.paragraph == sentence.paragraph)
    ]
    return any(s.has(*_RESTRICTIONS) for s in near)


def _granted_after(letter: Letter, denied: list[Sentence], free: list[Sentence]) -> bool:
    return any(f.index >= d.index for f in free for d in denied)


def _near_misses(spoken: list[Sentence]) -> tuple[NearMiss, ...]:
    found = [s for s in spoken if s.has("lawyer") and not s.has("choice")]
    return tuple(NearMiss(s.range, "lawyer_without_choice") for s in found[:3])
