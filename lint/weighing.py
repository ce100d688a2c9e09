"""What a letter as a whole says against the rules: their verdict gives way where its signs clearly speak otherwise.

A rule knows the sentence that it found, the second reader only how letters of this or that verdict are worded. Each
errs where the other does not; training/README.md says how often. Whatever is decided here is marked as unsure.
"""

from __future__ import annotations

from dataclasses import replace

from lint.checks.next_step import MOST_MISSES, NextStep
from lint.kinds import Kinds
from lint.letter import Letter, following
from lint.modality import is_asked
from lint.model import REJECTIONS, NearMiss, Reading
from lint.secondreader import REJECTION, SecondReader, answer_by, doubts, kinds_by
from lint.sentences import Sentence

AROUND = 3  # sentences that belong to one that tells what to do


def _is_plain(sentence: Sentence) -> bool:
    """True where disagreement with this very decision is named: no leaning of the whole letter outweighs that."""
    return sentence.has("dissent", "route", "challenge") and sentence.has("own")


class Weighing:
    """One letter, weighed by a reader."""

    def __init__(self, reader: SecondReader, letter: Letter) -> None:
        """Asks the reader once."""
        self._reader = reader
        self._letter = letter
        self._leanings = reader.leanings_of(letter)

    def doubts(self, reading: Reading) -> tuple[str, ...]:
        """Which verdicts of a reading a person should look at."""
        return doubts(self._leanings, reading)

    def kinds(self, found: Kinds) -> Kinds:
        """The kinds of the letter, with the sentences that make it so."""
        kinds = kinds_by(self._leanings, found.found)
        if kinds == found.found:
            return found
        rejecting = next((found.due[kind] for kind in REJECTIONS if kind in found.due), None)
        due = dict(found.due)
        for kind in kinds:
            if kind in REJECTIONS:
                due.setdefault(kind, rejecting or self._strongest(REJECTION))
            else:
                due.setdefault(kind, self._strongest(kind))
        return Kinds(kinds, {kind: due[kind] for kind in kinds}, found.unsure)

    def step(self, found: NextStep) -> NextStep:
        """The next step that the rules found, or another that the letter clearly speaks for."""
        value = answer_by(self._leanings, "next_step", found.value)
        if value == found.value or (found.value == "present" and any(map(_is_plain, found.passage))):
            return found
        if value == "missing":
            passed_over = tuple(NearMiss(s.range, "weighed") for s in found.passage[:1])
            return NextStep(value, (), (*passed_over, *found.near_misses)[:MOST_MISSES])
        told = self._strongest(f"next_step: {value}")
        passage = (told, *following(self._letter, told, AROUND)) if value == "present" else (told,)
        return replace(found, value=value, passage=passage, places=(passage,))

    def _strongest(self, question: str) -> Sentence:
        """The sentence of the letter proper that speaks most for the answer yes."""
        spoken = [s for s in self._letter.spoken if not s.is_heading]
        if question == REJECTION:
            spoken = [s for s in spoken if not is_asked(s)]
        return max(spoken or self._letter.sentences, key=lambda s: self._reader.weight(s, question))
