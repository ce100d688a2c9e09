"""From the readings of all letters of a template to the one answer for it (LABELS: templates with branches)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lint.model import CHOICE_TERMS, NOT_APPLICABLE, REFERENCES, TELLING, Evidence, FactValue, NearMiss, Reading

RANKS = {
    "next_step": ("present", "missing", "denied"),
    "lawyer_choice": ("present", "missing", "restricted"),
}
_FOLLOWING: Mapping[str, tuple[str, ...]] = {
    "next_step": ("channel", "deadline", "external_body", "reason", *REFERENCES, *TELLING),
    "lawyer_choice": (CHOICE_TERMS,),
}  # what is asked about a verdict, and taken from the letter that gave it
_COUNTS = ("weak_links", "placeholders")


def value(reading: Reading, fact: str) -> str:
    """What a letter says on a fact; "n/a" for a letter of no kind."""
    return str(reading.facts.get(fact, NOT_APPLICABLE)) if reading.kinds else NOT_APPLICABLE


def rank(reading: Reading, fact: str) -> int:
    """How bad a letter is in a fact: 0 where it asks nothing, 1 when all is well, up to 3."""
    said = value(reading, fact)
    return RANKS[fact].index(said) + 1 if said in RANKS[fact] else 0


def fails(reading: Reading) -> bool:
    """True for a letter that breaks norm 8."""
    return any(rank(reading, fact) > 1 for fact in RANKS)


def decided(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The facts of norm 8 that some letter answers."""
    rows = list(readings)
    return tuple(fact for fact in RANKS if any(rank(r, fact) for r in rows))


def worst(readings: Sequence[Reading]) -> Reading:
    """The reading of a template: all its kinds, and for each fact the worst of its letters."""
    asked = [r for r in readings if r.kinds]
    if not asked:
        return _counted(readings[0], readings)
    chosen = {fact: _lowest(asked, fact) for fact in RANKS}
    first = max(RANKS, key=lambda fact: rank(chosen[fact], fact))
    base = chosen[first]
    facts, evidence = dict(base.facts), dict(base.evidence)
    for fact, reading in chosen.items():
        if not rank(reading, fact):
            continue
        follow = (fact, *_FOLLOWING[fact])
        facts.update({f: reading.facts[f] for f in follow if f in reading.facts})
        for f in follow:
            evidence.pop(f, None)
        evidence.update({f: reading.evidence[f] for f in follow if f in reading.evidence})
    for fact in RANKS:
        if facts.get(fact) == "present":
            weakest = _weakest(fact, [r for r in asked if value(r, fact) == "present"])
            facts.update(weakest)
            for detail in (name for name, said in weakest.items() if not said):
                evidence.pop(detail, None)
    alike = [r for r in asked if any(rank(r, f) == rank(chosen[f], f) > 0 for f in RANKS)] or asked
    merged = replace(
        base,
        kinds=tuple(dict.fromkeys(k for r in (base, *asked) for k in r.kinds)),
        facts=facts,
        evidence=evidence,
        due={k: place for r in (*reversed(asked), base) for k, place in r.due.items()},
        unsure=tuple(dict.fromkeys(f for r in alike for f in r.unsure)),
    )
    return _counted(merged, readings)


def unproved(reading: Reading) -> Reading:
    """The reading of a template of which not all letters were looked at: what is there in those is not proved of all.

    Where a verdict is good it is the next worse one, with the passage that was found as a near miss.
    """
    facts, evidence = dict(reading.facts), dict(reading.evidence)
    for fact in RANKS:
        if rank(reading, fact) != 1:
            continue
        facts[fact] = RANKS[fact][1]
        for detail in _FOLLOWING[fact]:
            if detail in facts and detail != "reason":  # which no step is asked for
                facts[detail] = NOT_APPLICABLE
                evidence.pop(detail, None)
        found = evidence.get(fact, Evidence()).range
        evidence[fact] = Evidence(None, () if found is None else (NearMiss(found, "unproved"),))
    return replace(reading, facts=facts, evidence=evidence)


def _lowest(readings: Sequence[Reading], fact: str) -> Reading:
    """The letter that says the worst on a fact; of equals the one that gives the fewest details."""
    return max(readings, key=lambda r: (rank(r, fact), _weakness(r)))


def _weakness(reading: Reading) -> int:
    """How little the details of a letter give."""
    bodies = reading.facts.get("external_body")
    poor = sum(reading.facts.get(f) is False for f in ("channel", "deadline", "reason"))
    return poor * 10 - (len(bodies) if isinstance(bodies, tuple) else 0)


def _weakest(verdict: str, readings: Sequence[Reading]) -> Mapping[str, FactValue]:
    """The details of a verdict that every letter gives."""
    out: dict[str, FactValue] = {}
    for fact in _FOLLOWING[verdict]:
        said = [r.facts[fact] for r in readings if isinstance(r.facts.get(fact), bool)]
        if said:
            out[fact] = all(said)
    named = [b for r in readings if isinstance(b := r.facts.get("external_body"), tuple)]
    if named and "external_body" in _FOLLOWING[verdict]:
        out["external_body"] = tuple(body for body in named[0] if all(body in other for other in named))
    return out


def _counted(reading: Reading, readings: Sequence[Reading]) -> Reading:
    """The reading with the highest counts of any letter."""
    facts = dict(reading.facts)
    for fact in _COUNTS:
        counts = [n for r in readings if isinstance(n := r.facts.get(fact), int)]
        if counts:
            facts[fact] = max(counts)
    return replace(reading, facts=facts)
