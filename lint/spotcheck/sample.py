"""Which letters are drawn: so many from each stratum, the same for the same seed and frame on every machine."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from lint.spotcheck.frame import NO_KIND, Letter, Stratum, Verdict, frame_hash

FEWEST = 2  # from every stratum that has so many: no verdict is taken on trust
# How far letters of a stratum are thought to differ (the standard deviation of fail or pass), for the division only:
# a guess that is off costs precision, the interval stays what it says.
_SPREAD = {Verdict.UNSURE: 0.5, Verdict.ALARM: 0.4, Verdict.PASSED: 0.25}
_SPREAD_NO_KIND = 0.15


class TooFew(Exception):
    """A sample that is too small for its strata; `needed` is the smallest that will do."""

    def __init__(self, needed: int) -> None:
        super().__init__(needed)
        self.needed = needed


def allocate(sizes: Mapping[Stratum, int], number: int) -> dict[Stratum, int]:
    """How many letters to draw from each stratum: FEWEST, and the rest where it tells most (Neyman). Raises TooFew."""
    shares = {stratum: min(size, FEWEST) for stratum, size in sorted(sizes.items())}
    if number < sum(shares.values()):
        raise TooFew(sum(shares.values()))
    for _ in range(min(number, sum(sizes.values())) - sum(shares.values())):
        open_ = [stratum for stratum in shares if shares[stratum] < sizes[stratum]]
        shares[max(open_, key=lambda s: sizes[s] * _spread(s) / (shares[s] + 0.5))] += 1
    return shares


def _spread(stratum: Stratum) -> float:
    sure = stratum.kind == NO_KIND and stratum.verdict is Verdict.PASSED
    return _SPREAD_NO_KIND if sure else _SPREAD[stratum.verdict]


def draw(letters: Sequence[Letter], number: int, seed: int) -> list[Letter]:
    """The letters to review, in the order of their lots, so that the strata are mixed. Raises TooFew.

    A lot is a hash of seed, frame and path, which anybody can compute again; each stratum gives its lowest lots.
    """
    frame = frame_hash(letters)
    shares = allocate(Counter(item.stratum for item in letters), number)

    def lot(item: Letter) -> bytes:
        return hashlib.sha256(f"{seed}\0{frame}\0{item.path}".encode("utf-8", "surrogateescape")).digest()

    out: list[Letter] = []
    for stratum, share in shares.items():
        out += sorted((item for item in letters if item.stratum == stratum), key=lot)[:share]
    return sorted(out, key=lot)
