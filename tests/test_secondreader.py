"""Facts about the second reader: what it doubts, what it leaves alone, and what its doubts are worth."""

from __future__ import annotations

import timeit
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from known_wrong import SAMPLES

from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.language import EMBEDDED
from lint.letter import Letter
from lint.model import Reading, Result
from lint.secondreader import CLEAR, FILE, QUESTIONS, SecondReader, agreement, shipped

if TYPE_CHECKING:
    from training.secondreader import Case

REFUSED = Reading(("schade-afwijzing",), {"next_step": "missing", "lawyer_choice": "n/a"})
SURE = dict.fromkeys(QUESTIONS, -1.0) | {"schade-afwijzing": 1.0, "next_step: missing": 1.0}


@pytest.fixture(scope="module")
def cases(samples: Mapping[str, tuple[Result, Case | None]]) -> Sequence[Case]:
    """The samples that can be read."""
    return [case for _, case in samples.values() if case is not None]


def reader(**leanings: float) -> SecondReader:
    """A reader to whom the word "ja" says these things, and nothing else anything."""
    said = {**SURE, **{question.replace("_is_", ": "): value for question, value in leanings.items()}}
    return SecondReader([0.0] * len(QUESTIONS), {"ja": [said[question] for question in QUESTIONS]}, fewest=1)


def test_who_agrees_doubts_nothing() -> None:
    """And a doubt of the rules that the reader does not share is dropped."""
    assert reader().doubts({"ja"}, REFUSED) == ()
    assert reader().doubts({"ja"}, replace(REFUSED, unsure=("next_step", "kinds"))) == ()


def test_who_leans_clearly_to_another_answer_doubts() -> None:
    """The verdict in question only."""
    assert reader(next_step_is_present=2.0).doubts({"ja"}, REFUSED) == ("next_step",)
    assert reader(**{"schade-afwijzing": -1.0}).doubts({"ja"}, REFUSED) == ("kinds",)


def test_who_hardly_leans_leaves_it_to_the_rules() -> None:
    """Their doubts stay, and no others come."""
    undecided = reader(next_step_is_present=1.0 + CLEAR)
    assert undecided.doubts({"ja"}, REFUSED) == ()
    assert undecided.doubts({"ja"}, replace(REFUSED, unsure=("next_step",))) == ("next_step",)


def test_who_knows_no_word_of_a_letter_says_nothing() -> None:
    """The doubts of the rules are all that there is."""
    assert reader().doubts({"iets"}, REFUSED) == ()
    assert reader().doubts({"iets"}, replace(REFUSED, unsure=("kinds",))) == ("kinds",)


def test_a_few_lines_are_too_little_for_it(engine: Engine) -> None:
    """It has learnt from whole letters."""
    text = "Geachte heer,\n\nWij vergoeden uw schade niet, want het dak lekte al jaren en dat is uitgesloten.\n"
    (result,) = engine.check([Input("brief.txt", data=text.encode())])
    assert (result.kinds, result.unsure) == (("schade-afwijzing",), ())


def test_what_is_not_asked_is_not_doubted() -> None:
    """A letter of no kind has no verdict but that."""
    assert agreement(SURE, Reading((), {"next_step": "n/a", "lawyer_choice": "n/a"})).keys() == {"kinds"}


def test_it_changes_no_answer(engine: Engine, samples: Mapping[str, tuple[Result, object]]) -> None:
    """With it and without, results differ in nothing but the doubts."""
    names = sorted(samples)[::16]
    without = [samples[name][0] for name in names]
    doubted = list(engine.check(Input(result.path) for result in without))
    assert [replace(result, unsure=()) for result in doubted] == [replace(result, unsure=()) for result in without]
    assert any(one.unsure != other.unsure for one, other in zip(doubted, without, strict=True))


def test_a_kind_that_the_user_tells_is_not_doubted(engine: Engine) -> None:
    """He knows; the rest may still be doubted."""
    letter = "Geachte heer,\n\nUw premie voor de zorgverzekering stijgt. Wij wensen u een gezond nieuw jaar.\n"
    told = Engine(Settings(model=EMBEDDED, kinds={"*": "schade-afwijzing"}))
    told._pipeline, told.second = engine.pipeline, reader(**{"schade-afwijzing": -1.0}, next_step_is_present=2.0)
    told.second.numbers = {"premie": 0}
    (result,) = told.check([Input("brief.txt", data=letter.encode())])
    assert result.unsure == ("next_step",)


def test_most_letters_with_a_wrong_verdict_are_marked(cases: Sequence[Case]) -> None:
    """Two thirds, judged by readers that saw no letter by the same hand, with a mark on a quarter of all at most."""
    from training.secondreader import crossed, worth

    found = worth(cases, crossed(cases))
    assert found.caught >= 2 / 3 * found.wrong
    assert found.marked <= 0.25 * found.letters
    sure = (found.wrong - found.caught) / (found.letters - found.marked)
    assert found.caught / found.marked >= 5 * sure


def test_what_is_shipped_is_what_the_samples_teach(cases: Sequence[Case]) -> None:
    """Else: python -m training.secondreader"""
    from training.secondreader import SCALE, learn

    ours, made = shipped(), learn(cases)
    assert list(ours.numbers) == list(made.numbers)
    assert np.abs(ours.weights - made.weights).max() <= 2 / SCALE
    assert np.abs(ours.start - made.start).max() <= 2 / SCALE


def test_it_costs_next_to_nothing(letter_of: Callable[..., Letter]) -> None:
    """Less than 3 % of the time of a letter, and less than 60 kB in the wheel."""
    text = (SAMPLES / "schade" / "003.txt").read_text(encoding="utf-8")
    letter, second = letter_of(text), shipped()
    read = min(timeit.repeat(lambda: letter_of(text), number=1, repeat=5))
    asked = min(timeit.repeat(lambda: second.doubts_of(letter, REFUSED), number=1, repeat=5))
    assert asked < 0.03 * read
    assert len(zlib.compress(FILE.read_bytes())) < 60_000
