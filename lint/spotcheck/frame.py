"""The frame of a spot check: every letter of a run that was judged, with the stratum it is drawn from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lint.model import NOT_APPLICABLE, FactValue
from lint.packs import Rule
from lint.results import Result

DECIDING = ("next_step", "lawyer_choice")  # the facts that say whether a letter meets the norm
SEVERAL, NO_KIND = "several", "none"


class Verdict(StrEnum):
    """What the program says of a letter and the norm."""

    ALARM = "alarm"
    UNSURE = "unsure"  # an answer that decides, or the kind, is doubtful
    PASSED = "passed"


@dataclass(frozen=True, slots=True, order=True)
class Stratum:
    """Letters that are drawn together: kind (one of the pack's, SEVERAL or NO_KIND) and verdict."""

    kind: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Norm:
    """One demand of the norm: letters of these kinds fail it when the fact has one of these values."""

    rule: str
    kinds: tuple[str, ...]
    fact: str
    fails_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the frame: path, SHA-256 of its content, and what the program said of it."""

    path: str
    digest: str
    kinds: tuple[str, ...]
    facts: Mapping[str, FactValue]
    unsure: tuple[str, ...]
    stratum: Stratum


def norm_of(rules: Iterable[Rule]) -> tuple[Norm, ...]:
    """The demands that decide: the rules that ask for a next step or for the choice of a lawyer."""
    return tuple(
        Norm(rule.id, rule.kinds, rule.fact, tuple(str(value) for value in rule.fails_on))
        for rule in rules
        if rule.fact in DECIDING and rule.check == rule.fact
    )


def failed(norm: Iterable[Norm], kind: str, facts: Mapping[str, FactValue]) -> bool | None:
    """True when a letter of a kind fails the norm, None when the facts do not say."""
    said = [(facts.get(demand.fact), demand.fails_on) for demand in norm if kind in demand.kinds]
    if any(value in fails_on for value, fails_on in said):
        return True
    return False if said and all(value not in (None, NOT_APPLICABLE) for value, _ in said) else None


def letter(result: Result, digest: str, norm: Iterable[Norm]) -> Letter:
    """A checked document as a letter of the frame."""
    doubted = {"kinds", "branches", *DECIDING}.intersection(result.unsure)
    if doubted:
        verdict = Verdict.UNSURE
    else:
        norm = tuple(norm)
        fails = any(failed(norm, kind, result.facts) for kind in result.kinds)
        verdict = Verdict.ALARM if fails else Verdict.PASSED
    kind = NO_KIND if not result.kinds else result.kinds[0] if len(result.kinds) == 1 else SEVERAL
    return Letter(result.path, digest, result.kinds, result.facts, result.unsure, Stratum(kind, verdict))


def frame_hash(letters: Iterable[Letter]) -> str:
    """One SHA-256 of all paths and contents: another file, name or letter gives another."""
    lines = sorted(f"{item.path}\0{item.digest}\n".encode("utf-8", "surrogateescape") for item in letters)
    return hashlib.sha256(b"".join(lines)).hexdigest()
