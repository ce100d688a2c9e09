"""Linear models over rows of named signs: what each sign speaks for, and how sure that makes of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

_BETWEEN = "\n"  # the names of signs in a file; no word has it


class Vocabulary:
    """The signs that a model knows, in order."""

    def __init__(self, signs: Sequence[str]) -> None:
        """`signs` are names; a sign of a row that is none of them says nothing."""
        self.signs = signs
        self._numbers = {sign: number for number, sign in enumerate(signs)}

    def direction(self, row: Mapping[str, float]) -> tuple[list[int], list[float]]:
        """The numbers of the signs in a row and how much each counts; many signs together count no more than few."""
        known = [(self._numbers[sign], much) for sign, much in row.items() if sign in self._numbers]
        length = sqrt(sum(much * much for _, much in known))
        return [number for number, _ in known], [much / length for _, much in known]


class Linear:
    """Weights of signs for some questions."""

    def __init__(self, signs: Sequence[str], weights: Floats, start: Floats) -> None:
        """`weights` has a row for each sign and a column for each question, `start` what holds before any sign."""
        self.vocabulary = Vocabulary(signs)
        self.weights = weights
        self.start = start

    def margins(self, rows: Sequence[Mapping[str, float]]) -> Floats:
        """How far each row of signs speaks for yes (above 0) or no on each question: one row each."""
        import numpy as np

        found = np.tile(self.start, (len(rows), 1))
        for number, row in enumerate(rows):
            places, much = self.vocabulary.direction(row)
            if places:
                found[number] += np.array(much, dtype=np.float32) @ self.weights[places]
        return found

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """What a file keeps of it, under names that begin with `name`."""
        import numpy as np

        return {
            f"{name}_signs": np.frombuffer(_BETWEEN.join(self.vocabulary.signs).encode(), dtype=np.uint8),
            f"{name}_weights": self.weights.astype(np.float16),
            f"{name}_start": self.start.astype(np.float32),
        }


def restored(content: Mapping[str, NDArray[Any]], name: str) -> Linear:
    """The model of which a file keeps the arrays under `name`."""
    import numpy as np

    signs = content[f"{name}_signs"].tobytes().decode().split(_BETWEEN)
    return Linear(signs, content[f"{name}_weights"].astype(np.float32), content[f"{name}_start"])
