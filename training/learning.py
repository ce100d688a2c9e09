"""How the second reader learns: logistic regression for each act of a sentence and each question about a letter."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Sequence
from warnings import catch_warnings, simplefilter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from lint.linear import Linear, Vocabulary
from lint.secondreader import QUESTIONS, Act, Letters, SecondReader, acts_by, summed
from lint.signs import Row
from training.cases import Case, answer

ROUNDS = 200  # after which a model is taken as it is
HANDS = 8  # in the letters of how many hands a sign must occur
SENTENCE_COST = 100.0  # what an error costs beside a weight, for sentences
LETTER_COST = 0.3  # and for letters
WORDS = 20.0  # how much the words of a letter weigh beside what its sentences come to
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


def sentences_by(cases: Sequence[Case]) -> Linear:
    """What the tagged letters among these teach about sentences."""
    marked = [case for case in cases if case.acts is not None]
    rows = [row for case in marked for row in case.rows]
    does = [acts for case in marked for acts in case.acts or ()]
    table, kept = _table(rows, [case.hand for case in marked for _ in case.rows])
    models = [_fitted(table, [act in acts for acts in does], SENTENCE_COST) for act in Act]
    return Linear(kept, np.array([weights for weights, _ in models]).T, np.array([start for _, start in models]))


def letters_by(cases: Sequence[Case], acts: Sequence[Floats]) -> Letters:
    """What letters teach, given how likely each of their sentences does each act."""
    whole = [n for n, case in enumerate(cases) if case.is_letter]
    cases, acts = [cases[n] for n in whole], [acts[n] for n in whole]
    table, kept = _table([case.row for case in cases], [case.hand for case in cases])
    sums = np.array([summed(found) for found in acts])
    both = hstack([WORDS * table, csr_matrix(sums)]).tocsr()
    models = []
    for question in QUESTIONS:
        truth = np.array([answer(question, case.label) for case in cases])
        asked = np.flatnonzero(~np.isnan(truth))
        models.append(_fitted(both[asked], truth[asked] > 0, LETTER_COST))
    weights = np.array([weights for weights, _ in models]).T
    words = Linear(kept, WORDS * weights[: len(kept)], np.array([start for _, start in models]))
    return Letters(words, weights[len(kept) :])


def _table(rows: Sequence[Row], hands: Sequence[str]) -> tuple[csr_matrix, list[str]]:
    """Rows of signs as a table of directions, with the signs that several hands use."""
    users: dict[str, set[str]] = defaultdict(set)
    for row, hand in zip(rows, hands, strict=True):
        for sign in row:
            users[sign].add(hand)
    kept = sorted(sign for sign, of in users.items() if len(of) >= HANDS)
    vocabulary = Vocabulary(kept)
    columns, values, ends = array("i"), array("f"), array("i", [0])
    for row in rows:
        places, much = vocabulary.direction(row)
        columns.extend(places)
        values.extend(much)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(rows), len(kept))), kept


def _fitted(table: csr_matrix, said: Sequence[bool] | NDArray[np.bool_], cost: float) -> tuple[Floats, float]:
    model = LogisticRegression(C=cost, solver="liblinear", dual=cost > 1, max_iter=ROUNDS, random_state=0)
    with catch_warnings():  # it is stopped on purpose
        simplefilter("ignore", ConvergenceWarning)
        model.fit(table, np.asarray(said))
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])
