"""Networks over rows of named signs: a layer of features that signs make up, and what these say of some questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

_BETWEEN = "\n"  # the names of signs in a file; no word has it
_STEPS = 127  # on either side of 0
_LEAST = 1e-6
_PARTS = ("weights", "steps", "beside", "start", "answers", "last")  # of a network, in a file


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


@dataclass(frozen=True)
class Network:
    """A network of one hidden layer (rectified units) over signs, and over numbers that are given beside them.

    `weights` has a row for each of the signs and a column for each unit, in whole steps whose size for a sign is in
    `steps`; `beside` has a row for each number given beside; `start` is what a unit has before any of them. `answers`
    has a row for each unit and a column for each question, `last` what holds of a question before any unit.
    """

    signs: Sequence[str]
    weights: NDArray[np.int8]
    steps: Floats
    beside: Floats
    start: Floats
    answers: Floats
    last: Floats

    @classmethod
    def of(
        cls, signs: Sequence[str], weights: Floats, beside: Floats, start: Floats, answers: Floats, last: Floats
    ) -> Network:
        """The network with these weights, each put in one of 127 steps up to the greatest that its sign has."""
        import numpy as np

        steps = np.maximum(np.abs(weights).max(axis=1, initial=0), _LEAST) / _STEPS
        small = (steps, beside, start, answers, last)
        return cls(
            signs, np.rint(weights / steps[:, None]).astype(np.int8), *(part.astype(np.float32) for part in small)
        )

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The signs, numbered."""
        return Vocabulary(self.signs)

    def margins(self, rows: Sequence[Mapping[str, float]], beside: Floats | None = None) -> Floats:
        """How far each row of signs speaks for yes (above 0) or no on each question: one row each.

        `beside` has a row of numbers for each row of signs, where the network asks for numbers.
        """
        import numpy as np

        units = np.tile(self.start, (len(rows), 1))
        if beside is not None:
            units += beside @ self.beside
        for number, row in enumerate(rows):
            places, much = self.vocabulary.direction(row)
            if places:
                units[number] += (np.array(much, dtype=np.float32) * self.steps[places]) @ self.weights[places]
        margins: Floats = np.maximum(units, 0) @ self.answers + self.last
        return margins

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """What a file keeps of it, under names that begin with `name`."""
        import numpy as np

        signs = np.frombuffer(_BETWEEN.join(self.signs).encode(), dtype=np.uint8)
        return {f"{name}_signs": signs, **{f"{name}_{part}": getattr(self, part) for part in _PARTS}}


def restored(content: Mapping[str, NDArray[Any]], name: str) -> Network:
    """The network of which a file keeps the arrays under `name`."""
    signs = content[f"{name}_signs"].tobytes().decode().split(_BETWEEN)
    return Network(signs, **{part: content[f"{name}_{part}"] for part in _PARTS})
