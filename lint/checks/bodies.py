"""The bodies to which a letter points: whether one is named, fits the claim, still exists, and comes after the insurer.

Sources: NORMS 3 (who handles what, since when) and NORMS 3.21 (first the insurer itself). All four facts are about the
passage with the next step; a letter without one has none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lint.checks.details import passage_of
from lint.checks.next_step import NextStep
from lint.kinds import Kinds
from lint.letter import Letter
from lint.model import REFERENCES
from lint.sections import Zone
from lint.sentences import Sentence


def read(letter: Letter, kinds: Kinds, step: NextStep, named: Sequence[str]) -> Mapping[str, bool]:
    """The four facts of a letter whose next step is there; `named` are the values of external_body."""
    passage = passage_of(letter, step)
    answers = (
        bool(named),
        _fits(letter, kinds, named) and not any(s.has("helpless_body") for s in passage),
        not any(_is_stale(letter, s) for s in letter.sentences),
        not named or any(is_internal(s) for s in passage),
    )
    return dict(zip(REFERENCES, answers, strict=True))


def _fits(letter: Letter, kinds: Kinds, named: Sequence[str]) -> bool:
    """False when of the bodies that handle certain kinds only, none that is named handles a kind of this letter."""
    handled = [body.kinds for body in letter.pack.bodies if body.value in named and body.kinds]
    return not handled or any(kind in of for of in handled for kind in kinds.found)


def _is_stale(letter: Letter, sentence: Sentence) -> bool:
    """True when a body, address, number or period that no longer holds is named outside quotations."""
    if sentence.zone in (Zone.QUOTE, Zone.NAVIGATION):
        return False
    return sentence.has(*letter.pack.stale)


def is_internal(sentence: Sentence) -> bool:
    """True when the customer can also turn to the insurer itself."""
    if sentence.is_question or sentence.has("general_question"):
        return False
    if not any(group.startswith("body:") for group in sentence.matches):
        return sentence.has("deed", "route", "challenge", "nominal_route", "channel")
    return sentence.has("internal_desk")
