"""The smallest conditions under which something goes wrong, in the words of the template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from lint.templates.conditions import Atom, Value

_MOST_SAID = 8


def smallest(atoms: Sequence[Atom], cases: Sequence[tuple[Mapping[str, Value], bool]]) -> tuple[str, ...]:
    """Conditions, few and short, that together hold in exactly the cases that fail; none when all fail or none does."""
    everywhere = (1 << len(cases)) - 1
    wrong = _mask([failed for _, failed in cases])
    if wrong in (0, everywhere):
        return ()
    literals: list[tuple[int, str]] = []
    for atom in atoms:
        mask = _mask([atom.holds(values[atom.subject]) for values, _ in cases])
        for said, denied in ((mask, False), (everywhere & ~mask, True)):
            if said & wrong and said != everywhere:
                literals.append((said, atom.words(denied=denied)))
    found = _together(literals, wrong, everywhere)
    left = wrong
    out: list[str] = []
    for mask, words in found:
        if mask & left:
            out.append(words)
            left &= ~mask
    while left and len(out) < _MOST_SAID:
        mask, words = _of_case(literals, left & -left, wrong, everywhere)
        out.append(words)
        left &= ~(mask | left & -left)
    return tuple(out[:_MOST_SAID])


def _together(literals: Sequence[tuple[int, str]], wrong: int, everywhere: int) -> list[tuple[int, str]]:
    """All sets of literals that only hold where it goes wrong, small ones first, none with a smaller one in it."""
    found: list[tuple[int, str]] = []
    used: list[int] = []
    covered = 0
    most = next((n for n, most in ((3, 40), (2, 80)) if len(literals) <= most), 1)
    for count in range(1, most + 1):
        level: list[tuple[int, str]] = []
        new: list[int] = []
        for chosen in combinations(range(len(literals)), count):
            bits = sum(1 << number for number in chosen)
            if any(smaller & bits == smaller for smaller in used):
                continue
            mask = everywhere
            for number in chosen:
                mask &= literals[number][0]
            if mask and not mask & ~wrong:
                new.append(bits)
                level.append((mask, " en ".join(literals[n][1] for n in chosen)))
        used += new
        found += sorted(level, key=lambda entry: -entry[0].bit_count())
        covered = covered | _union(mask for mask, _ in level)
        if not wrong & ~covered:
            break
    return found


def _of_case(literals: Sequence[tuple[int, str]], case: int, wrong: int, everywhere: int) -> tuple[int, str]:
    """The literals of one failing case, less those that can be left out."""
    kept = [entry for entry in literals if entry[0] & case]
    for entry in list(kept):
        fewer = [e for e in kept if e is not entry]
        if fewer and not _meet(fewer, everywhere) & ~wrong:
            kept = fewer
    return _meet(kept, everywhere), " en ".join(words for _, words in kept)


def _meet(literals: Sequence[tuple[int, str]], everywhere: int) -> int:
    mask = everywhere
    for said, _ in literals:
        mask &= said
    return mask


def _union(masks: Iterable[int]) -> int:
    total = 0
    for mask in masks:
        total |= mask
    return total


def _mask(flags: Sequence[bool]) -> int:
    mask = 0
    for number, flag in enumerate(flags):
        mask |= flag << number
    return mask
