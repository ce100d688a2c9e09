"""Facts about the second reader: where it decides, what it doubts, what it leaves alone, and what it is worth."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from known_wrong import LABELS, gold, name_of, wrong

from lint import reading
from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.language import EMBEDDED
from lint.letter import Letter
from lint.model import Reading
from lint.results import Result
from lint.secondreader import (
    CLEAR,
    FILE,
    QUESTIONS,
    SecondReader,
    agreement,
    answer_by,
    doubts,
    kinds_by,
)

if TYPE_CHECKING:
    from training.secondreader import Case

UNMENDED = {
    "acht-afdelingen",
    "app-en-regio",
    "eigenzinnig",
    "tien-bureaus",
    "uitbesteed",
    "vier-bureaus",
}  # folders of samples
REFUSED = Reading(("schade-afwijzing",), {"next_step": "missing", "lawyer_choice": "n/a"})
AGREES = dict.fromkeys(QUESTIONS, -1.0) | {"rejection": 1.0, "next_step: missing": 1.0}
REFUSAL = "Geachte heer De Wit,\n\nWij vergoeden de schade aan uw dak niet, want het dak was versleten.\n"
STEP = "\nBent u het niet eens met dit besluit? Stuur dan binnen zes weken een brief aan onze directie.\n"


@pytest.fixture(scope="module")
def cases(samples: Mapping[str, tuple[Result, Case | None]]) -> Sequence[Case]:
    """The samples that are one letter."""
    return [case for _, case in samples.values() if case is not None]


def leaning(**other: float) -> Mapping[str, float]:
    """Leanings that agree with REFUSED, but for those given: `next_step_is_present` for "next_step: present"."""
    return AGREES | {question.replace("_is_", ": "): value for question, value in other.items()}


def reader(**other: float) -> SecondReader:
    """A reader to whom the word "de" says these things, and nothing else anything."""
    said = leaning(**other)
    return SecondReader([0.0] * len(QUESTIONS), {"de": [said[question] for question in QUESTIONS]}, fewest=1)


class TestWhatItDecides:
    """It has the last word where it clearly leans."""

    def test_a_letter_that_clearly_rejects_is_a_rejection(self) -> None:
        """Of the branch for which it speaks."""
        assert kinds_by(leaning(), ()) == ("schade-afwijzing",)
        assert kinds_by(leaning(**{"zorg-afwijzing": 1.0}), ()) == ("zorg-afwijzing",)

    def test_a_letter_that_clearly_does_not_is_none(self) -> None:
        """Whatever words of refusal it holds."""
        assert kinds_by(leaning(rejection=-1.0), ("schade-afwijzing",)) == ()

    def test_a_letter_of_two_kinds_stays_so(self) -> None:
        """Each of its parts speaks against the other."""
        both = ("schade-afwijzing", "rechtsbijstand-intake")
        assert kinds_by(leaning(rejection=-1.0), both) == both

    def test_a_slight_leaning_changes_nothing(self) -> None:
        """The rules know the sentence."""
        slight = dict.fromkeys(QUESTIONS, 0.0)
        for found in ((), ("zorg-afwijzing",), ("schade-afwijzing", "zorg-afwijzing"), ("rechtsbijstand-intake",)):
            assert kinds_by(slight, found) == found
        assert answer_by(leaning(next_step_is_present=1.0 + CLEAR), "next_step", "missing") == "missing"

    def test_another_next_step_than_the_rules_found(self) -> None:
        """Where it speaks for it by much more than for theirs."""
        assert answer_by(leaning(next_step_is_present=2.0), "next_step", "missing") == "present"

    def test_a_sentence_is_shown_for_what_it_decided(self, letter_of: Callable[..., Letter]) -> None:
        """The one that speaks most for it, and what the rules found is then a near miss."""
        letter = letter_of(REFUSAL + "\nBent u het er niet mee eens? Stuur dan een brief aan onze directie.\n")
        found = reading.read(letter, second=reader(next_step_is_missing=3.0))
        assert (found.facts["next_step"], found.overruled) == ("missing", ("next_step",))
        (miss, *_) = found.evidence["next_step"].near_misses
        assert letter.document.quote(miss.range).startswith("Bent u het er niet mee eens") and miss.why == "weighed"
        found = reading.read(letter_of("Geachte heer De Wit,\n\nHet wordt de polis niet.\n\nGroet,\n"), second=reader())
        assert found.kinds == ("schade-afwijzing",) and found.due

    def test_who_names_this_decision_is_believed(self, letter_of: Callable[..., Letter]) -> None:
        """No leaning of the whole letter outweighs "niet eens met dit besluit" with what to do about it."""
        found = reading.read(letter_of(REFUSAL + STEP), second=reader(next_step_is_missing=3.0))
        assert (found.facts["next_step"], found.overruled) == ("present", ())

    def test_the_rules_alone_decide_on_templates(self, engine: Engine) -> None:
        """What is proved of every letter that one can render may not rest on a guess about one."""
        template = REFUSAL + "\n{% if post %}" + STEP + "{% endif %}"
        asked = Engine(Settings(model=EMBEDDED))
        asked._pipeline, asked.second = engine.pipeline, lambda: reader(rejection=-1.0)
        for name, kinds in (("brief.txt.j2", ("schade-afwijzing",)), ("brief.txt", ())):
            (result,) = asked.check([Input(name, data=(template if name.endswith("j2") else REFUSAL).encode())])
            assert result.kinds == kinds

    def test_a_kind_that_the_user_tells_stays(self, engine: Engine) -> None:
        """He knows; the rest may still be weighed."""
        told = Engine(Settings(model=EMBEDDED, kinds={"*": "schade-afwijzing"}))
        told._pipeline, told.second = engine.pipeline, lambda: reader(rejection=-1.0, next_step_is_present=2.0)
        (result,) = told.check([Input("brief.txt", data=REFUSAL.encode())])
        assert (result.kinds, result.unsure) == (("schade-afwijzing",), ("next_step",))


class TestWhatItDoubts:
    """What a person should look at."""

    def test_who_agrees_doubts_nothing(self) -> None:
        """And a doubt of the rules that it clearly does not share is dropped."""
        assert doubts(leaning(), REFUSED) == ()
        assert doubts(leaning(), replace(REFUSED, unsure=("next_step", "kinds"))) == ()

    def test_who_leans_to_another_answer_doubts(self) -> None:
        """The verdict in question only."""
        assert doubts(leaning(next_step_is_present=1.5), REFUSED) == ("next_step",)
        assert doubts(leaning(rejection=-0.2), REFUSED) == ("kinds",)

    def test_what_it_decided_against_the_rules_is_in_doubt(self) -> None:
        """However clear it is."""
        assert doubts(leaning(), replace(REFUSED, overruled=("kinds",))) == ("kinds",)

    def test_who_hardly_leans_leaves_the_doubts_of_the_rules(self) -> None:
        """They stay, and no others come."""
        undecided = leaning(next_step_is_present=1.0)
        assert doubts(undecided, REFUSED) == ()
        assert doubts(undecided, replace(REFUSED, unsure=("next_step",))) == ("next_step",)

    def test_who_knows_nothing_of_a_letter_says_nothing(self) -> None:
        """The doubts of the rules are all that there is."""
        nothing = reader().leanings({"iets"})
        assert doubts(nothing, replace(REFUSED, unsure=("kinds",))) == ("kinds",)
        assert kinds_by(nothing, REFUSED.kinds) == REFUSED.kinds

    def test_what_is_not_asked_is_not_doubted(self) -> None:
        """A letter of no kind has no verdict but that."""
        assert agreement(AGREES, Reading((), {"next_step": "n/a", "lawyer_choice": "n/a"})).keys() == {"kinds"}


def test_a_few_lines_are_too_little_for_it(engine: Engine) -> None:
    """It has learnt from whole letters."""
    text = "Geachte heer,\n\nWij vergoeden uw schade niet, want het dak lekte al jaren.\n"
    (result,) = engine.check([Input("brief.txt", data=text.encode())])
    assert (result.kinds, result.unsure) == (("schade-afwijzing",), ())


def test_letters_of_unknown_hands_come_out_better_with_it(cases: Sequence[Case]) -> None:
    """Letters that no rule was mended for, judged by readers that learnt from no letter by the same hand.

    At least a sixth of what the rules get wrong comes out right. Of what is still wrong half is marked, with a mark on
    a third of all letters at most.
    """
    from training.secondreader import crossed

    found = crossed(cases, UNMENDED)
    assert found.letters > 100
    assert found.wrong <= 5 / 6 * found.by_rules
    assert found.caught >= found.wrong / 2
    assert found.marked <= found.letters / 3


def test_it_spoils_nothing_that_it_learnt_from(engine: Engine, samples: Mapping[str, tuple[Result, object]]) -> None:
    """More of the samples come out right with it than without, and hardly any only without."""
    few = LABELS[::4]
    results = engine.check(Input(samples[name_of(labels)][0].path) for labels in few)
    weighed = {name_of(labels) for labels, result in zip(few, results, strict=True) if not wrong(gold(labels), result)}
    alone = {name_of(labels) for labels in few if not wrong(gold(labels), samples[name_of(labels)][0])}
    assert len(weighed) > len(alone) and len(alone - weighed) <= 1


def test_what_is_shipped_was_taught_by_the_samples_as_they_are(cases: Sequence[Case]) -> None:
    """Else: python -m training.secondreader"""
    from training.secondreader import digest

    assert json.loads(FILE.read_text(encoding="utf-8"))["taught by"] == digest(cases)


def test_it_is_small() -> None:
    """Less than 100 kB in the wheel."""
    assert len(zlib.compress(FILE.read_bytes())) < 100_000
