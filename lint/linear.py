"""Linear models over rows of named signs: what each sign speaks for, and how sure that makes of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

_BETWEEN = "\n"  # the names of signs in a file; no word has it


class Linear:
    """Weights of signs for some questions; a sign that it does not know says nothing."""

    def __init__(self, signs: Sequence[str], weights: Floats, start: Floats) -> None:
        """`weights` has a row for each sign and a column for each question, `start` what holds before any sign."""
        self.signs = signs
        self.weights = weights
        self.start = start
        self._numbers = {sign: number for number, sign in enumerate(signs)}

    def margins(self, rows: Sequence[Mapping[str, float]]) -> Floats:
        """How far each row of signs speaks for yes (above 0) or no on each question: one row each.

        A row counts as a direction: many signs say no more than few.
        """
        import numpy as np

        found = np.tile(self.start, (len(rows), 1))
        for number, row in enumerate(rows):
            known = [(self._numbers[sign], much) for sign, much in row.items() if sign in self._numbers]
            if known:
                places, values = zip(*known, strict=True)
                much = np.array(values, dtype=np.float32)
                found[number] += (much / np.sqrt(np.square(much).sum())) @ self.weights[list(places)]
        return found

    def arrays(self, name: str) -> Mapping[str, object]:
        """What a file keeps of it, under names that begin with `name`."""
        import numpy as np

        signs = np.frombuffer(_BETWEEN.join(self.signs).encode(), dtype=np.uint8)
        return {
            f"{name}_signs": signs,
            f"{name}_weights": self.weights.astype(np.float16),
            f"{name}_start": self.start.astype(np.float32),
        }


def loaded(file: Path, *names: str) -> list[Linear]:
    """The models in a file that `numpy.savez_compressed` made of their arrays."""
    import numpy as np

    with np.load(file) as content:
        return [
            Linear(
                content[f"{name}_signs"].tobytes().decode().split(_BETWEEN),
                content[f"{name}_weights"].astype(np.float32),
                content[f"{name}_start"],
            )
            for name in names
        ]
