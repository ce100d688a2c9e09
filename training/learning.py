"""How the second reader learns: a network that judges sentences, and one for each sort of questions about a letter."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from warnings import catch_warnings, simplefilter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from lint.network import Network, Vocabulary
from lint.secondreader import ASKED, Act, Letters, SecondReader, acts_by, summed
from lint.signs import Row
from training.cases import Case, answer

SCALE = 3.0  # how long a row of signs is made
RATE = 3e-3  # of learning
DECAY = 1e-3  # of weights
_LEAST = 1e-6


@dataclass(frozen=True)
class Recipe:
    """How a network is taught: with signs in the letters of at least so many `hands`, `units` in each of `copies`.

    It sees all rows `rounds` times, a `batch` at a time. Copies differ in where they begin; their answers are averaged.
    """

    hands: int
    units: int
    copies: int
    rounds: int
    batch: int


SENTENCES = Recipe(hands=10, units=64, copies=1, rounds=4, batch=512)
LETTERS = Recipe(hands=14, units=24, copies=3, rounds=4, batch=64)
Floats = NDArray[np.float32]


def folds(hands: Collection[str], count: int) -> list[set[str]]:
    """The hands in sets."""
    ordered = sorted(hands)
    return [set(ordered[first::count]) for first in range(count)]


def taught(cases: Sequence[Case], count: int) -> SecondReader:
    """The reader that these letters teach."""
    return SecondReader(sentences_by(cases), letters_by(cases, acts_apart(cases, count)))


def acts_apart(cases: Sequence[Case], count: int) -> list[Floats]:
    """How likely each sentence does each act, by a reader that was taught without the hand that it is by."""
    found: dict[int, Floats] = {}
    for some in folds({case.hand for case in cases if case.acts is not None}, count):
        reader = sentences_by([case for case in cases if case.hand not in some])
        found |= {n: acts_by(reader, case.rows) for n, case in enumerate(cases) if case.hand in some}
    whole = sentences_by(cases)
    return [found[n] if n in found else acts_by(whole, case.rows) for n, case in enumerate(cases)]


def sentences_by(cases: Sequence[Case]) -> Network:
    """What the tagged letters among these teach about sentences."""
    marked = [case for case in cases if case.acts is not None]
    rows = [row for case in marked for row in case.rows]
    does = np.array([[act in acts for act in Act] for case in marked for acts in case.acts or ()])
    return _taught(rows, [case.hand for case in marked for _ in case.rows], None, does, SENTENCES)


def letters_by(cases: Sequence[Case], acts: Sequence[Floats]) -> Letters:
    """What letters teach, given how likely each of their sentences does each act."""
    sums = np.array([summed(found) for found in acts])
    networks = {}
    for name, asked in ASKED.items():
        truth = np.array([[answer(question, case.label) for question in asked] for case in cases])
        told = np.flatnonzero(~np.isnan(truth).any(axis=1))
        rows, hands = [cases[n].row for n in told], [cases[n].hand for n in told]
        networks[name] = _taught(rows, hands, sums[told], truth[told] > 0, LETTERS)
    return Letters(networks)


def _taught(
    rows: Sequence[Row], hands: Sequence[str], beside: Floats | None, truth: NDArray[np.bool_], recipe: Recipe
) -> Network:
    """The network that tells from rows of signs, and numbers beside them, what is true of each."""
    table, kept = _table(rows, hands, recipe.hands)
    numbers = np.zeros((len(rows), 0), dtype=np.float32) if beside is None else beside
    middle, spread = numbers.mean(axis=0), numbers.std(axis=0) + _LEAST
    both = hstack([SCALE * table, csr_matrix((numbers - middle) / spread)]).tocsr().astype(np.float32)
    copies = [_fitted(both, truth, recipe, seed) for seed in range(recipe.copies)]
    weights = np.hstack([copy.coefs_[0] for copy in copies])
    given = weights[len(kept) :] / spread[:, None]
    return Network.of(
        kept,
        SCALE * weights[: len(kept)],
        given,
        np.concatenate([copy.intercepts_[0] for copy in copies]) - middle @ given,
        np.vstack([copy.coefs_[1] for copy in copies]) / len(copies),
        np.mean([copy.intercepts_[1] for copy in copies], axis=0),
    )


def _table(rows: Sequence[Row], hands: Sequence[str], several: int) -> tuple[csr_matrix, list[str]]:
    """Rows of signs as a table of directions, with the signs that several hands use."""
    users: dict[str, set[str]] = defaultdict(set)
    for row, hand in zip(rows, hands, strict=True):
        for sign in row:
            users[sign].add(hand)
    kept = sorted(sign for sign, of in users.items() if len(of) >= several)
    vocabulary = Vocabulary(kept)
    columns, values, ends = array("i"), array("f"), array("i", [0])
    for row in rows:
        places, much = vocabulary.direction(row)
        columns.extend(places)
        values.extend(much)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(rows), len(kept))), kept


def _fitted(table: csr_matrix, truth: NDArray[np.bool_], recipe: Recipe, seed: int) -> MLPClassifier:
    model = MLPClassifier(
        (recipe.units,),
        alpha=DECAY,
        batch_size=recipe.batch,
        learning_rate_init=RATE,
        max_iter=recipe.rounds,
        n_iter_no_change=recipe.rounds,
        random_state=seed,
    )
    with catch_warnings():  # it is stopped on purpose
        simplefilter("ignore", ConvergenceWarning)
        return model.fit(table, truth)
