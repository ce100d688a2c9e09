"""A second reader, who has learnt from labelled letters what their sentences do and what each letter comes to.

The rules know phrases, and err where a letter says it in words that they do not know, or says their words of something
else. The second reader knows no phrase by itself: it looks at all signs of a sentence and its neighbours, judges what
the sentence does (refuse, give a reason, tell what to do), and then judges the letter by its sentences and its words.
`lint/weighing.py` puts its answers beside those of the rules. It is taught by `training/secondreader.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint import signs
from lint.letter import Letter
from lint.model import HEALTH, INTAKE
from lint.network import Network, restored
from lint.sentences import Sentence
from lint.signs import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

FILE = Path(__file__).with_suffix(".npz")
STRONGEST = 2  # sentences of a letter that count one by one for each act
_LEAST = 1e-3  # no judgement of a sentence is surer than that


class Act(StrEnum):
    """What a sentence does, with the tag that it has in the letters of `training/tagged/`."""

    REFUSAL = "afw"
    REASON = "reden"
    STEP = "stap"
    CLOSED = "dicht"
    INTAKE = "intake"
    CHOICE = "keuze"
    NARROWED = "beperkt"


REJECTION = "rejection"
REASON = "reason"
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "next_step": ("present", "missing", "denied"),
    "lawyer_choice": ("present", "missing", "restricted"),
}
ASKED: Mapping[str, tuple[str, ...]] = {
    "letters": (REJECTION, INTAKE),
    "rejections": (HEALTH, *(f"next_step: {answer}" for answer in ANSWERS["next_step"]), REASON),
    "intakes": tuple(f"lawyer_choice: {answer}" for answer in ANSWERS["lawyer_choice"]),
}  # what is asked of every letter, and what only of those of a kind
QUESTIONS = tuple(question for asked in ASKED.values() for question in asked)
ACT_OF: Mapping[str, Act] = {
    REJECTION: Act.REFUSAL,
    INTAKE: Act.INTAKE,
    REASON: Act.REASON,
    "next_step: present": Act.STEP,
    "next_step: denied": Act.CLOSED,
    "lawyer_choice: present": Act.CHOICE,
    "lawyer_choice: restricted": Act.NARROWED,
}  # what the sentence does that speaks for the answer yes


@dataclass(frozen=True)
class Opinion:
    """What the second reader makes of one letter.

    `acts` has how likely each sentence (row) does each Act (column), from 0 to 1; `leanings` how far it leans to yes or
    no on each of QUESTIONS, from -1 to 1.
    """

    letter: Letter
    acts: Floats
    leanings: Mapping[str, float]

    def likely(self, sentence: Sentence, act: Act) -> float:
        """How likely a sentence does something."""
        return float(self.acts[sentence.index, list(Act).index(act)])

    def strongest(self, question: str) -> Sentence:
        """The sentence of the letter proper that speaks most for the answer yes."""
        spoken = [s for s in self.letter.spoken if not s.is_heading] or self.letter.spoken
        return max(spoken or self.letter.sentences, key=lambda s: self.likely(s, ACT_OF[question]))


@dataclass(frozen=True)
class Letters:
    """What has been learnt about letters: a network for each of ASKED, over their signs and what their sentences do."""

    networks: Mapping[str, Network]

    def leanings(self, row: Row, acts: Floats) -> Mapping[str, float]:
        """How far a letter with these signs, and sentences that do this, leans to each of QUESTIONS."""
        sums = summed(acts)[None]
        found: dict[str, float] = {}
        for name, asked in ASKED.items():
            margins = self.networks[name].margins([row], sums)[0]
            found |= dict(zip(asked, (2 * likelihoods(margins) - 1).tolist(), strict=True))
        return found


@dataclass(frozen=True)
class SecondReader:
    """Two judges: `sentences` of what sentences do (Acts), `letters` of what a letter comes to (QUESTIONS)."""

    sentences: Network
    letters: Letters

    def read(self, letter: Letter) -> Opinion:
        """What it makes of a letter."""
        acts = acts_by(self.sentences, signs.of_sentences(letter))
        return Opinion(letter, acts, self.letters.leanings(signs.of_letter(letter), acts))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What its file keeps."""
        found = self.sentences.arrays("sentences")
        for name, network in self.letters.networks.items():
            found |= network.arrays(name)
        return found


def acts_by(sentences: Network, rows: Sequence[Row]) -> Floats:
    """How likely sentences with these signs do each Act: a row for each sentence, a column for each act."""
    return likelihoods(sentences.margins(rows))


def summed(acts: Floats) -> Floats:
    """What the sentences of a letter come to: for each act the strongest two, and all together."""
    import numpy as np

    shown = np.clip(acts, _LEAST, 1 - _LEAST)
    best = np.full((STRONGEST, acts.shape[1]), _LEAST, dtype=np.float32)
    ordered = np.sort(shown, axis=0)[::-1][:STRONGEST]
    best[: len(ordered)] = ordered
    return np.concatenate((np.log(best / (1 - best)).ravel(), np.log1p(acts.sum(axis=0))), dtype=np.float32)


def likelihoods(margins: Floats) -> Floats:
    """Margins as likelihoods between 0 and 1."""
    import numpy as np

    return 1 / (1 + np.exp(-margins))


@cache
def shipped() -> SecondReader:
    """The second reader that comes with the program."""
    import numpy as np

    with np.load(FILE) as content:
        letters = Letters({name: restored(content, name) for name in ASKED})
        return SecondReader(restored(content, "sentences"), letters)
