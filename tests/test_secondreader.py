"""Facts about the second reader: what it learns from, where it decides, what it doubts, and what it is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from heldout import looked
from known_wrong import LABELS, gold, name_of, wrong

from lint import reading, signs
from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.language import EMBEDDED
from lint.letter import Letter
from lint.model import Reading
from lint.network import Network, restored
from lint.results import Result
from lint.secondreader import FILE, QUESTIONS, STRONGEST, Act, Opinion, shipped, summed
from lint.weighing import ANSWER_CLEAR, agreement, answer_by, doubts, kinds_by

if TYPE_CHECKING:
    from training.cases import Case

REFUSED = Reading(("schade-afwijzing",), {"next_step": "missing", "lawyer_choice": "n/a"})
AGREES = dict.fromkeys(QUESTIONS, -1.0) | {"rejection": 1.0, "next_step: missing": 1.0, "reason": 1.0}
REFUSAL = "Geachte heer De Wit,\n\nWij vergoeden de schade aan uw dak niet, want het dak was versleten.\n"
STEP = "\nBent u het niet eens met dit besluit? Stuur dan binnen zes weken een brief aan onze directie.\n"


@pytest.fixture(scope="module")
def cases(samples: Mapping[str, tuple[Result, Case | None]]) -> Sequence[Case]:
    """The samples that are one letter."""
    return [case for _, case in samples.values() if case is not None]


def leaning(**other: float) -> Mapping[str, float]:
    """Leanings that agree with REFUSED, but for those given: `next_step_is_present` for "next_step: present"."""
    return AGREES | {question.replace("_is_", ": "): value for question, value in other.items()}


def spoken_for(answer: str) -> Mapping[str, float]:
    """Leanings to another next step than "missing"."""
    return leaning(next_step_is_missing=-1.0, **{f"next_step_is_{answer}": 1.0})


@dataclass
class Reader:
    """A reader who says the same of each letter, and of each sentence with one of these words what it does."""

    leanings: Mapping[str, float]
    does: Mapping[str, Act] = field(default_factory=dict)

    def read(self, letter: Letter) -> Opinion:
        acts = np.zeros((len(letter.sentences), len(Act)))
        for sentence in letter.sentences:
            for word, act in self.does.items():
                acts[sentence.index, list(Act).index(act)] = word in sentence.words.forms
        return Opinion(letter, acts, self.leanings)


class TestWhatItSees:
    """The signs of a sentence and of a letter."""

    def test_a_sentence_is_seen_with_its_neighbours(self, letter_of: Callable[..., Letter]) -> None:
        """What stands before or after it weighs less than what stands in it."""
        letter = letter_of("Geachte heer,\n\nHet dak lekte. Wij betalen niets. Belt u ons gerust.\n")
        (row,) = (row for row in signs.of_sentences(letter) if "w betalen" in row)
        assert row["w betalen"] == row["p wij betalen"] == 1.0
        assert row["<w lekte"] == row[">w belt"] == signs.BESIDE
        assert "<p het dak" not in row

    def test_a_letter_is_seen_without_its_footer(self, letter_of: Callable[..., Letter]) -> None:
        """And with the pieces of its words: "schadeclaim" has "schade" in it."""
        footer = "\nMet vriendelijke groet,\nJ. de Wit\n\nVerzekeraar N.V. KvK 12345678 is aangesloten bij Kifid.\n"
        row = signs.of_letter(letter_of("Geachte heer,\n\nUw schadeclaim is binnen.\n" + footer))
        assert {"w schadeclaim", "c ^schad", "c claim$", "p uw schadeclaim"} <= set(row)
        assert "w kifid" not in row

    def test_what_a_rule_finds_is_a_sign(self, letter_of: Callable[..., Letter]) -> None:
        """Found, and stated."""
        row = signs.of_letter(letter_of(REFUSAL))
        assert {"g refusal", "s refusal"} <= set(row)


@pytest.mark.parametrize("kind", [None, "schade-afwijzing", "rechtsbijstand-intake"])
def test_a_letter_without_sentences_can_be_weighed(letter_of: Callable[..., Letter], kind: str | None) -> None:
    """A part of a template that is a macro alone, say; the user may hold it for anything."""
    empty = replace(letter_of("Geachte heer,\n"), sentences=())
    found = reading.read(empty, kind=kind, second=shipped())
    assert found.kinds == (() if kind is None else (kind,))


class TestNetwork:
    """Rows of signs that it knows, as directions."""

    none, one = np.zeros((0, 1)), np.ones((1, 1))
    model = Network.of(["goed", "slecht"], np.array([[3.0], [-4.0]]), none, np.array([5.0]), one, np.array([-5.0]))

    def test_a_sign_speaks_for_or_against(self) -> None:
        """One that it does not know says nothing."""
        said = self.model.margins([{"goed": 1.0}, {"slecht": 1.0}, {"vreemd": 9.0}])
        assert said.ravel().tolist() == [3.0, -4.0, 0.0]

    def test_a_row_is_a_direction(self) -> None:
        """Twice as much of everything is no more."""
        once, twice = self.model.margins([{"goed": 1.0, "slecht": 1.0}, {"goed": 2.0, "slecht": 2.0}])
        assert once == pytest.approx(twice) and once == pytest.approx([-1 / 2**0.5])

    def test_signs_may_say_together_what_none_says_alone(self) -> None:
        """A unit that they do not fill speaks for nothing."""
        both = Network.of(["wij", "niet"], np.ones((2, 1)), self.none, np.array([-1.2]), self.one, np.array([-0.1]))
        said = both.margins([{"wij": 1.0}, {"niet": 1.0}, {"wij": 1.0, "niet": 1.0}])
        assert (said > 0).ravel().tolist() == [False, False, True]

    def test_numbers_may_stand_beside_the_signs(self) -> None:
        """What the sentences of a letter come to."""
        model = replace(self.model, beside=np.array([[2.0], [-3.0]]))
        assert model.margins([{}, {}], np.array([[1.0, 0.0], [1.0, 1.0]])).ravel().tolist() == [2.0, -1.0]

    def test_a_file_keeps_it(self) -> None:
        """Each weight of a sign within a hundredth of its greatest."""
        again = restored(self.model.arrays("x"), "x")
        assert again.signs == self.model.signs and (again.weights == self.model.weights).all()
        assert again.margins([{"goed": 1.0}]) == self.model.margins([{"goed": 1.0}])
        rough = Network.of(["a"], np.array([[1.0, 0.304]]), np.zeros((0, 2)), np.zeros(2), np.eye(2), np.zeros(2))
        assert rough.margins([{"a": 1.0}])[0] == pytest.approx([1.0, 0.304], abs=0.01)

    def test_what_the_sentences_come_to(self) -> None:
        """The strongest of each act, and all together; a letter may have fewer than are asked for."""
        few, many = (summed(np.full((n, len(Act)), 0.5)) for n in (1, 8))
        assert few.shape == many.shape == ((STRONGEST + 1) * len(Act),)
        assert many[: len(Act)] == pytest.approx(0) and few[-1] < many[-1]


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
        slight = dict.fromkeys(QUESTIONS, 0.05)
        for found in ((), ("zorg-afwijzing",), ("schade-afwijzing", "zorg-afwijzing"), ("rechtsbijstand-intake",)):
            assert kinds_by(slight, found) == found
        bare = leaning(next_step_is_missing=0.0, next_step_is_present=2 * ANSWER_CLEAR)
        assert answer_by(bare, "next_step", "missing") == "missing"

    def test_another_next_step_than_the_rules_found(self) -> None:
        """Where it speaks for it by much more than for theirs."""
        assert answer_by(spoken_for("present"), "next_step", "missing") == "present"

    def test_a_step_that_it_does_not_believe_is_a_near_miss(self, letter_of: Callable[..., Letter]) -> None:
        """With the passage that the rules took for one."""
        letter = letter_of(REFUSAL + "\nBent u het er niet mee eens? Stuur dan een brief aan onze directie.\n")
        found = reading.read(letter, second=Reader(leaning()))
        assert (found.facts["next_step"], found.overruled) == ("missing", ("next_step",))
        (miss, *_) = found.evidence["next_step"].near_misses
        assert letter.document.quote(miss.range).startswith("Bent u het er niet mee eens") and miss.why == "weighed"

    def test_a_sentence_is_shown_for_what_it_decided(self, letter_of: Callable[..., Letter]) -> None:
        """The one that most likely does what was decided."""
        letter = letter_of("Geachte heer De Wit,\n\nHet wordt de polis niet. Het loket hoort u graag.\n\nGroet,\n")
        reader = Reader(spoken_for("present"), {"polis": Act.REFUSAL, "loket": Act.STEP})
        found = reading.read(letter, second=reader)
        assert found.kinds == ("schade-afwijzing",) and found.facts["next_step"] == "present"
        assert letter.document.quote(found.due["schade-afwijzing"]) == "Het wordt de polis niet."
        step = found.evidence["next_step"].range
        assert step is not None and letter.document.quote(step) == "Het loket hoort u graag."

    def test_the_choice_of_a_lawyer_too(self, letter_of: Callable[..., Letter]) -> None:
        """And whether a reason is given."""
        intake = "Uw zaak melden\n\nBel ons om uw zaak aan te melden. Uw jurist zoekt u uit zoals u wilt.\n"
        chosen = {"lawyer_choice_is_present": 1.0, "rejection": -1.0, "rechtsbijstand-intake": 1.0}
        found = reading.read(letter_of(intake), second=Reader(leaning(**chosen), {"jurist": Act.CHOICE}))
        assert (found.kinds, found.facts["lawyer_choice"]) == (("rechtsbijstand-intake",), "present")
        found = reading.read(letter_of(REFUSAL), second=Reader(leaning(reason=-1.0)))
        assert found.facts["reason"] is False and "reason" in found.unsure

    def test_the_rules_alone_decide_on_templates(self, engine: Engine) -> None:
        """What is proved of every letter that one can render may not rest on a guess about one."""
        template = REFUSAL + "\n{% if post %}" + STEP + "{% endif %}"
        asked = Engine(Settings(model=EMBEDDED))
        asked._pipeline, asked.second = engine.pipeline, lambda: Reader(leaning(rejection=-1.0))
        for name, kinds in (("brief.txt.j2", ("schade-afwijzing",)), ("brief.txt", ())):
            (result,) = asked.check([Input(name, data=(template if name.endswith("j2") else REFUSAL).encode())])
            assert result.kinds == kinds

    def test_a_kind_that_the_user_tells_stays(self, engine: Engine) -> None:
        """He knows; the rest may still be weighed."""
        told = Engine(Settings(model=EMBEDDED, kinds={"*": "schade-afwijzing"}))
        reader = Reader(spoken_for("present") | {"rejection": -1.0}, {"dak": Act.STEP})
        told._pipeline, told.second = engine.pipeline, lambda: reader
        (result,) = told.check([Input("brief.txt", data=REFUSAL.encode())])
        assert (result.kinds, result.facts["next_step"]) == (("schade-afwijzing",), "present")
        assert "kinds" not in result.unsure


PLAIN = {
    "Geachte heer,\n\nWij wijzen uw claim af.\n\nMet vriendelijke groet,\nPiet de Boer\n": "schade-afwijzing",
    "Beste mevrouw,\n\nUw schade wordt niet vergoed, omdat u geen diefstaldekking heeft.\n": "schade-afwijzing",
    "Geachte mevrouw,\n\nHelaas moeten wij uw schadeclaim afwijzen. Heeft u vragen? Bel ons.\n": "schade-afwijzing",
    "Geachte heer,\n\nVoor deze schade bent u niet verzekerd. Wij keren niets uit.\n": "schade-afwijzing",
    "Geachte heer,\n\nUw declaratie van de fysiotherapeut betalen wij niet.\n": "zorg-afwijzing",
    "Geachte mevrouw,\n\nU krijgt van ons geen machtiging voor het hoortoestel.\n": "zorg-afwijzing",
    "Beste mevrouw,\n\nDe schade aan uw fiets wordt vergoed. U ontvangt 340 euro.\n": None,
    "Geachte heer,\n\nWij hebben uw schademelding ontvangen. Een expert belt u deze week.\n": None,
    "Geachte mevrouw,\n\nUw premie gaat per 1 januari omhoog naar 21 euro per maand.\n": None,
    "Beste klant,\n\nStuur ons de aankoopbon, dan kunnen wij uw claim beoordelen.\n": None,
}


@pytest.mark.parametrize(("text", "kind"), PLAIN.items(), ids=lambda value: str(value).split("\n\n")[-1][:40])
def test_plain_words_mean_what_they_say(engine: Engine, text: str, kind: str | None) -> None:
    """However short the letter: the kind that the rules find stays, beside a reader who has seen many lures."""
    (result,) = engine.check([Input("brief.txt", data=text.encode())])
    assert result.kinds == (() if kind is None else (kind,))


class TestWhatItDoubts:
    """What a person should look at."""

    def test_who_agrees_doubts_nothing(self) -> None:
        """And a doubt of the rules that it clearly does not share is dropped."""
        assert doubts(leaning(), REFUSED) == ()
        assert doubts(leaning(), replace(REFUSED, unsure=("next_step", "kinds"))) == ()

    def test_who_leans_less_clearly_doubts(self) -> None:
        """The verdict in question only."""
        half = leaning(next_step_is_missing=0.1, next_step_is_present=-0.1)
        assert doubts(half, REFUSED) == ("next_step",)
        assert doubts(leaning(rejection=0.2), REFUSED) == ("kinds",)

    def test_it_must_be_surer_where_the_rules_say_otherwise(self) -> None:
        """Or where they are in doubt themselves."""
        fairly = leaning(rejection=0.8)
        assert doubts(fairly, REFUSED) == ()
        assert doubts(fairly, replace(REFUSED, overruled=("kinds",))) == ("kinds",)
        assert doubts(fairly, replace(REFUSED, unsure=("kinds",))) == ("kinds",)

    def test_what_is_not_asked_is_not_doubted(self) -> None:
        """A letter of no kind has no verdict but that."""
        assert agreement(AGREES, Reading((), {"next_step": "n/a", "lawyer_choice": "n/a"})).keys() == {"kinds"}


class TestTaggedLetters:
    """The letters by which its sentences are taught."""

    def test_tags_are_taken_out_and_kept(self, tmp_path: Path, letter_of: Callable[..., Letter]) -> None:
        """A sentence does what the tag around it says; one without tags does nothing."""
        from training.tagged import tagged

        body = "Geachte heer,\n\nUw dak is bekeken. <afw>Wij betalen niet.</afw> <stap>Oneens? Bel ons.</stap>\n"
        (tmp_path / "x1.txt").write_text(f"### 001\nkinds: [schade-afwijzing]\n---\n{body}")
        (found,) = tagged(tmp_path / "x1.txt")
        assert "<" not in found.text and (found.name, found.hand) == ("x1-001.txt", "x")
        letter = letter_of(found.text)
        acts = dict(zip(map(letter.raw, letter.sentences), found.acts_in(letter), strict=True))
        assert acts["Wij betalen niet."] == {Act.REFUSAL} and acts["Oneens?"] == acts["Bel ons."] == {Act.STEP}
        assert acts["Uw dak is bekeken."] == frozenset()

    @pytest.mark.parametrize(
        "body", ["<afw>Nee.", "Nee.</afw>", "<afw>Nee, <reden>want</reden></afw>", "<afw>x</stap>"]
    )
    def test_tags_that_do_not_fit_are_refused(self, tmp_path: Path, body: str) -> None:
        """With the name of the letter."""
        from training.tagged import tagged

        (tmp_path / "x1.txt").write_text(f"### 001\nkinds: []\n---\n{body}\n")
        with pytest.raises(ValueError, match="x1-001"):
            list(tagged(tmp_path / "x1.txt"))


@pytest.mark.slow
def test_letters_of_unknown_hands_come_out_better_with_it(engine: Engine) -> None:
    """A third of the tagged letters, judged by readers that learnt from no letter by the same hand.

    A third of what the rules get wrong comes out right, though they were taught so little. Of what is still wrong half
    is marked.
    """
    from training.cases import of_tagged
    from training.secondreader import crossed
    from training.tagged import files

    found = crossed(of_tagged(engine, files()[::3]), 3)
    assert found.letters > 1_000
    assert found.wrong <= 0.7 * found.by_rules
    assert found.caught >= found.wrong / 2


def test_letters_that_taught_it_nothing_come_out_better_with_it(engine: Engine) -> None:
    """Letters of the last looks, which no rule was mended for either; `python -m tests.heldout` prints the figures."""
    found = looked(engine)
    assert found.letters >= 200
    assert found.wrong <= 0.6 * found.by_rules
    assert found.caught >= found.wrong / 2
    assert found.marked <= found.letters / 3


def test_it_spoils_nothing_that_it_learnt_from(engine: Engine, samples: Mapping[str, tuple[Result, object]]) -> None:
    """More of the samples come out right with it than without, and hardly any only without."""
    few = LABELS[::4]
    results = engine.check(Input(samples[name_of(labels)][0].path) for labels in few)
    weighed = {name_of(labels) for labels, result in zip(few, results, strict=True) if not wrong(gold(labels), result)}
    alone = {name_of(labels) for labels in few if not wrong(gold(labels), samples[name_of(labels)][0])}
    assert len(weighed) > len(alone) and len(alone - weighed) <= len(few) / 50


def test_what_is_shipped_was_taught_by_the_samples_as_they_are(cases: Sequence[Case]) -> None:
    """Else: python -m training.secondreader"""
    from training.cases import digest

    with np.load(FILE) as content:
        assert str(content["taught_by"]) == digest(cases)


def test_what_is_shipped_is_small_and_knows_the_trade() -> None:
    """Less than 8 MB."""
    assert FILE.stat().st_size < 8_000_000
    assert {"w vergoeden", "g refusal"} <= set(shipped().sentences.signs)
