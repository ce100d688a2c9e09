"""Facts about where the sentences of whole letters end, held against forty samples that were divided by hand.

`tests/boundaries/FOLDER-NAME.txt` holds a sample of `samples/`, a sentence a line in reading order, white space folded.
The forty were drawn from the samples in txt, md, html, docx and eml without branches (shuffled with seed 3, then each
time the first of the folder and then the format that had fewest): eight of each format, two or three of each folder.

They were divided by reading the blocks, not by running the program. A block ends its last sentence, whatever its mark.
Inside a block a colon, a semicolon, a bar or a line break ends none, but two fields that a reader puts on one line are
two. A mark ends none in abbreviations, initials, amounts, dates and addresses, unless the sentence ends there too
("… B.V. Deze e-mail"). A row of pictures or dots without a word is no sentence: it belongs to the one before it. Where
the program divides otherwise the file stays as it is; it only changes for a slip, or when a reader reads other blocks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import pytest

from lint import letter
from lint.engine import Engine
from lint.readers import read

BOUNDARIES = Path(__file__).parent / "boundaries"
SAMPLES = Path(__file__).parents[1] / "samples"
LEAST = 0.99  # of all boundaries
LEAST_INSIDE = 0.975  # of those inside blocks, where the program has to choose
AROUND = 30  # characters shown on both sides of a difference


@dataclass(frozen=True, slots=True)
class Divided:
    """A letter, and where sentences and blocks end, counted in the characters of its blocks that are no white space."""

    name: str
    text: str
    places: tuple[int, ...]  # of those characters in the text
    by_hand: frozenset[int]
    by_program: frozenset[int]
    blocks: frozenset[int]

    def differences(self) -> list[str]:
        """The boundaries that one of the two has and the other has not, with the words round them."""
        return [
            f"{self.name}: {'missed' if at in self.by_hand else 'invented'}: {self._around(at)}"
            for at in sorted(self.by_hand ^ self.by_program)
        ]

    def _around(self, at: int) -> str:
        before, after = self.places[max(0, at - AROUND) : at], self.places[at : at + AROUND]
        return " | ".join(" ".join(self.text[there[0] : there[-1] + 1].split()) for there in (before, after))


@dataclass(frozen=True, slots=True)
class Score:
    """How many boundaries are right, of how many that the program sets and how many that are there."""

    right: int
    said: int
    there: int

    @property
    def precision(self) -> float:
        """The share of the program's boundaries that are there."""
        return self.right / self.said

    @property
    def recall(self) -> float:
        """The share of the boundaries by hand that the program sets."""
        return self.right / self.there

    @property
    def f(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.said + self.there)

    def __str__(self) -> str:
        return f"P {self.precision:.2%} R {self.recall:.2%} F {self.f:.2%} ({self.right}/{self.said}/{self.there})"


def sample(name: str) -> Path:
    """The document of a file of boundaries."""
    (path,) = (
        path
        for folder in SAMPLES.iterdir()
        if name.startswith(f"{folder.name}-")
        for path in folder.glob(f"{name.removeprefix(f'{folder.name}-')}.*")
        if path.suffix != ".yaml"
    )
    return path


def score(letters: Mapping[str, Divided], inside: bool = False) -> Score:
    """The score over all boundaries, or over those inside blocks."""
    right = said = there = 0
    for one in letters.values():
        left_out = one.blocks if inside else frozenset[int]()
        right += len((one.by_hand & one.by_program) - left_out)
        said += len(one.by_program - left_out)
        there += len(one.by_hand - left_out)
    return Score(right, said, there)


def divided(engine: Engine, name: str, by_hand: str) -> Divided:
    """A sample as it is divided by hand and by the program."""
    path = sample(name)
    document = read(path.name, path.read_bytes())
    doc, starts, parts = letter.prepare(document, engine.pack, engine.pipeline.make_doc)
    blocks = [part.block.range for part in parts]
    places = [i for block in blocks for i in range(block.start, block.end) if not document.text[i].isspace()]
    lines = ["".join(line.split()) for line in by_hand.splitlines()]
    shown = "".join(document.text[i] for i in places)
    assert "".join(lines) == shown, f"{name} reads otherwise than when it was divided by hand"
    begun = {bisect_left(places, token.idx) for token, start in zip(doc, starts, strict=True) if start}
    return Divided(
        name,
        document.text,
        tuple(places),
        by_hand=frozenset(accumulate(map(len, lines))),
        by_program=frozenset(begun - {0} | {len(places)}),
        blocks=frozenset(bisect_left(places, block.end) for block in blocks),
    )


@pytest.fixture(scope="module")
def letters(engine: Engine) -> Mapping[str, Divided]:
    """The forty letters by their names."""
    files = sorted(BOUNDARIES.glob("*.txt"))
    return {file.stem: divided(engine, file.stem, file.read_text(encoding="utf-8")) for file in files}


def test_sentences_end_where_a_careful_reader_ends_them(letters: Mapping[str, Divided]) -> None:
    """In at least 99 of 100 cases, and almost as often where no block ends."""
    whole, inside = score(letters), score(letters, inside=True)
    differences = [line for one in letters.values() for line in one.differences()]
    said = "\n".join([f"all {whole}", f"inside blocks {inside}", *differences])
    assert whole.f >= LEAST, said
    assert inside.f >= LEAST_INSIDE, said


def test_every_block_ends_a_sentence_by_hand_too(letters: Mapping[str, Divided]) -> None:
    """So that the figures inside blocks leave out nothing that was divided."""
    for one in letters.values():
        assert one.blocks <= one.by_hand, one.name


def test_the_forty_are_of_many_folders_and_five_formats(letters: Mapping[str, Divided]) -> None:
    """No house style and no reader is left out."""
    paths = [sample(name) for name in letters]
    assert len(paths) == 40
    assert len({path.parent.name for path in paths}) >= 18
    assert {path.suffix for path in paths} == {".txt", ".md", ".html", ".docx", ".eml"}
