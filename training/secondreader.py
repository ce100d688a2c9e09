"""Teaches the second reader (lint/secondreader.py) with labelled letters, and measures what it is worth.

    python -m training.secondreader [FOLDER …]          # writes lint/secondreader.npz and prints the figures
    python -m training.secondreader --check [FOLDER …]  # prints the figures only

Its sentences are taught by the tagged letters (`training/tagged.py`), its letters by these, by the samples, and by the
labelled letters of each FOLDER given. The figures are those of readers that were taught without the hands whose letters
they judge; what is written is taught with all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from lint.config import Settings
from lint.engine import Engine
from lint.language import EMBEDDED
from lint.secondreader import FILE
from training import learning
from training.cases import ENDING, SAMPLES, Case, digest, of_samples, of_tagged
from training.tagged import files
from training.worth import Worth, worth

FOLDS = 6  # in which the hands are judged


def crossed(cases: Sequence[Case], count: int = FOLDS) -> Worth:
    """What readers are worth for letters by hands that they were taught without, in `count` sets of hands."""
    acts = learning.acts_apart(cases, count)
    judged = []
    for some in learning.folds({case.hand for case in cases}, count):
        rest = [n for n, case in enumerate(cases) if case.hand not in some]
        reader = learning.letters_by([cases[n] for n in rest], [acts[n] for n in rest])
        asked = [n for n, case in enumerate(cases) if case.hand in some]
        judged += [(cases[n], reader.leanings(cases[n].row, acts[n])) for n in asked]
    return worth(judged)


def main(arguments: Sequence[str]) -> None:
    """Prints the figures; writes the file unless only they are asked for."""
    engine = Engine(Settings(model=EMBEDDED))
    samples = [case for _, case in of_samples(engine, sorted(SAMPLES.rglob(f"*{ENDING}"))) if case is not None]
    cases = samples + of_tagged(engine, files())
    for name in arguments:
        if name != "--check":
            found = of_samples(engine, sorted(Path(name).rglob(f"*{ENDING}")))
            cases += [case for _, case in found if case is not None]
    print(crossed(cases))
    if "--check" not in arguments:
        arrays = learning.taught(cases, FOLDS).arrays() | {"taught_by": np.array(digest(samples))}
        np.savez(FILE, **arrays)  # not packed: the wheel is, and this is read at each start
        print(f"{FILE}: {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
