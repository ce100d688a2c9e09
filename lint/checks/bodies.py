"""The bodies to which a letter points: whether one is named, fits the claim, still exists, and comes after the insurer.

Sources: NORMS 3 (who handles what, since when) and NORMS 3.21 (first the insurer itself). All four facts are about the
passage with the next step; a letter without one has none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lint.checks.details import passage_of
from lint.checks.next_step import NextStep
from lint.kinds import DAMAGE, HEALTH, Kinds
from lint.letter import Letter
from lint.model import REFERENCES
from lint.sections import Zone
from lint.sentences import Sentence

_FITTING = {DAMAGE: ("kifid", "skgz"), HEALTH: ("skgz", "kifid")}  # the body for this kind, and the other one's
_INSURER = frozenset(
    "ons onze wij we ik mij directie klachtencommissie klachtendienst klachtenbureau klachtenafdeling".split()
)


def read(letter: Letter, kinds: Kinds, step: NextStep, named: Sequence[str]) -> Mapping[str, bool]:
    """The four facts of a letter whose next step is there; `named` are the values of external_body."""
    passage = passage_of(letter, step)
    answers = (
        bool(named),
        _fits(kinds, named) and not any(s.has("helpless_body") for s in passage),
        not any(_is_stale(letter, s) for s in letter.sentences),
        not named or any(_is_internal(s) for s in passage),
    )
    return dict(zip(REFERENCES, answers, strict=True))


def _fits(kinds: Kinds, named: Sequence[str]) -> bool:
    """False when only the body for the other kind of insurance is named."""
    found = [_FITTING[kind] for kind in kinds.found if kind in _FITTING]
    return not any(other in named and own not in named for own, other in found) if len(found) == 1 else True


def _is_stale(letter: Letter, sentence: Sentence) -> bool:
    """True when a body that no longer exists, or its old address, is named outside quotations."""
    if sentence.zone in (Zone.QUOTE, Zone.NAVIGATION):
        return False
    return sentence.has("stale_reference") or any(b.stale and sentence.has(f"body:{b.id}") for b in letter.pack.bodies)


def _is_internal(sentence: Sentence) -> bool:
    """True when the customer can also turn to the insurer itself."""
    if sentence.is_question:
        return False
    if not any(group.startswith("body:") for group in sentence.matches):
        return sentence.has("deed", "route", "challenge", "nominal_route", "channel")
    return bool(_INSURER & set(sentence.words.forms))
