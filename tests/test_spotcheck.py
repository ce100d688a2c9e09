"""A spot check from the frame to the figures: who is drawn, what reviewers say, and what that comes to."""

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hand_made import REJECTED
from spotcheck_simulation import DAMAGE, HEALTH, INTAKE, NORM, TOOL, Sort, reviewed

from lint.packs import Pack
from lint.results import Result, Status
from lint.spotcheck import design as design_
from lint.spotcheck import review as review_
from lint.spotcheck.agreement import accuracies, kappa, of_program, of_reviewers
from lint.spotcheck.design import Design, make
from lint.spotcheck.evaluation import OtherSample, evaluate
from lint.spotcheck.frame import NO_KIND, SEVERAL, Letter, Stratum, Verdict, failed, frame_hash, letter, norm_of
from lint.spotcheck.review import KINDS, Answer, BadReview, Mark, Outcome, Review, possible, read
from lint.spotcheck.sample import FEWEST, TooFew, allocate, draw

RIGHT, DOUBT = Answer(Mark.RIGHT), Answer(Mark.DOUBTFUL)
ALARM = Stratum(DAMAGE, Verdict.ALARM)
PASSED = Stratum(DAMAGE, Verdict.PASSED)
UNSURE = Stratum(DAMAGE, Verdict.UNSURE)
NONE = Stratum(NO_KIND, Verdict.PASSED)


def judged(kinds: tuple[str, ...], unsure: tuple[str, ...] = (), **facts: str) -> Letter:
    """A letter of the frame with some answers."""
    known = {"next_step": "n/a", "lawyer_choice": "n/a", **facts}
    return letter(Result("a.txt", Status.CHECKED, kinds=kinds, facts=known, unsure=unsure), "00", NORM)


def frame(sizes: dict[Stratum, int]) -> list[Letter]:
    """Letters by stratum."""
    return [
        Letter(f"{stratum.kind}-{stratum.verdict}-{i}.txt", f"{i}", (), {}, (), stratum)
        for stratum, size in sizes.items()
        for i in range(size)
    ]


def one_letter(item: Letter) -> Design:
    """A sample of one letter."""
    return make(TOOL, 1, "2026-01-31", NORM, [item], [item], {})


def said(item: Letter, **given: Answer) -> tuple[Design, Review]:
    """What a reviewer says of the one letter of a sample."""
    design = one_letter(item)
    return design, Review("A", "2026-02-01", design, {0: given} if given else {}, {})


class TestFrame:
    """What the program says of the letters, for the draw."""

    def test_the_norm_comes_from_the_pack(self, pack: Pack) -> None:
        """The rules that ask for a next step and for the choice of a lawyer, with their kinds; no lighter rule."""
        found = {demand.rule: demand for demand in norm_of(pack.rules)}
        assert set(found) == {"KKV801", "KKV802", "KKV811", "KKV812"}
        assert found["KKV801"].kinds == (DAMAGE, HEALTH) and found["KKV812"].fails_on == ("restricted",)

    @pytest.mark.parametrize(
        ("item", "stratum"),
        [
            (judged((DAMAGE,), next_step="missing"), ALARM),
            (judged((DAMAGE,), next_step="denied"), ALARM),
            (judged((DAMAGE,), next_step="present"), PASSED),
            (judged((DAMAGE,), ("next_step",), next_step="missing"), UNSURE),
            (judged((DAMAGE,), ("branches",), next_step="present"), UNSURE),
            (judged((DAMAGE,), ("reason",), next_step="present"), PASSED),
            (judged((INTAKE,), lawyer_choice="restricted"), Stratum(INTAKE, Verdict.ALARM)),
            (judged((DAMAGE, INTAKE), next_step="present", lawyer_choice="missing"), Stratum(SEVERAL, Verdict.ALARM)),
            (judged(()), NONE),
            (judged((), ("kinds",)), Stratum(NO_KIND, Verdict.UNSURE)),
        ],
    )
    def test_a_letter_has_a_stratum(self, item: Letter, stratum: Stratum) -> None:
        """Kind and verdict; doubt goes first, and only doubt about what decides."""
        assert item.stratum == stratum

    def test_facts_that_do_not_say_decide_nothing(self) -> None:
        """A fact that does not apply is no pass."""
        assert failed(NORM, DAMAGE, {"next_step": "n/a"}) is None
        assert failed(NORM, DAMAGE, {}) is None
        assert failed(NORM, DAMAGE, {"next_step": "present"}) is False

    def test_the_hash_knows_every_letter(self) -> None:
        """Another name, content or letter is another frame; the order of finding is not."""
        letters = frame({ALARM: 3})
        assert frame_hash(letters) == frame_hash(letters[::-1])
        others = [
            letters[:2],
            [*letters[:2], replace(letters[2], digest="x")],
            [*letters[:2], replace(letters[2], path="x")],
        ]
        assert len({frame_hash(letters), *map(frame_hash, others)}) == 4


class TestSample:
    """Who is drawn."""

    def test_every_stratum_is_drawn_from(self) -> None:
        """No verdict is taken on trust, passes least of all; a stratum that is smaller is drawn in full."""
        sizes = {ALARM: 30, PASSED: 900, UNSURE: 1, NONE: 5000}
        shares = allocate(sizes, 60)
        assert sum(shares.values()) == 60
        assert shares[UNSURE] == 1 and all(shares[s] >= FEWEST for s in (ALARM, PASSED, NONE))

    def test_alarms_and_doubts_are_drawn_more_often(self) -> None:
        """Of equal strata, what is doubtful gets most letters, and what is of no kind fewest."""
        shares = allocate(dict.fromkeys((ALARM, PASSED, UNSURE, NONE), 1000), 60)
        assert shares[UNSURE] > shares[ALARM] > shares[PASSED] > shares[NONE]

    def test_a_small_archive_is_drawn_in_full(self) -> None:
        """No more letters than there are."""
        assert allocate({ALARM: 3, NONE: 4}, 60) == {ALARM: 3, NONE: 4}

    def test_too_small_a_sample_is_refused(self) -> None:
        """The number that will do is told."""
        with pytest.raises(TooFew) as refused:
            allocate({ALARM: 30, PASSED: 900, UNSURE: 1}, 4)
        assert refused.value.needed == 5

    def test_seed_and_frame_decide(self) -> None:
        """The same letters again, in whatever order they were found; others with another seed or frame."""
        letters = frame({ALARM: 200, NONE: 200})
        first = [item.path for item in draw(letters, 20, 7)]
        assert first == [item.path for item in draw(letters[::-1], 20, 7)]
        assert first != [item.path for item in draw(letters, 20, 8)]
        assert first != [item.path for item in draw([*letters[:-1], replace(letters[-1], digest="x")], 20, 7)]

    def test_the_draw_is_what_it_was(self) -> None:
        """A published sample can be drawn again with a later version of Python or of the program."""
        assert [item.path for item in draw(frame({ALARM: 50, NONE: 50}), 4, 7)] == [
            "schade-afwijzing-alarm-46.txt",
            "none-passed-25.txt",
            "none-passed-28.txt",
            "schade-afwijzing-alarm-2.txt",
        ]

    def test_every_letter_has_the_same_chance(self) -> None:
        """Over many seeds each letter of a stratum is drawn about as often."""
        letters = frame({ALARM: 10})
        drawn = Counter(item.path for seed in range(2000) for item in draw(letters, 3, seed))
        assert len(drawn) == 10 and all(500 < n < 700 for n in drawn.values())


class TestOutcome:
    """What a letter is to the norm, by what reviewers say."""

    REJECTION = judged((DAMAGE,), next_step="missing")

    @pytest.mark.parametrize(
        ("given", "outcomes"),
        [
            ({"kinds": RIGHT, "next_step": RIGHT}, {Outcome.FAIL}),
            ({"kinds": RIGHT, "next_step": Answer(Mark.WRONG, "present")}, {Outcome.PASS}),
            ({"kinds": RIGHT, "next_step": Answer(Mark.WRONG, "denied")}, {Outcome.FAIL}),
            ({"kinds": RIGHT, "next_step": DOUBT}, {Outcome.FAIL, Outcome.PASS}),
            ({"kinds": RIGHT}, {Outcome.FAIL, Outcome.PASS}),
            ({"kinds": RIGHT, "next_step": Answer(Mark.WRONG)}, {Outcome.FAIL, Outcome.PASS}),
            ({"kinds": RIGHT, "next_step": Answer(Mark.WRONG, "missing")}, {Outcome.FAIL, Outcome.PASS}),
            ({"kinds": Answer(Mark.WRONG, ())}, {Outcome.OTHER}),
            ({"kinds": Answer(Mark.WRONG, (HEALTH,)), "next_step": RIGHT}, {Outcome.OTHER}),
            ({"kinds": Answer(Mark.WRONG, (DAMAGE,)), "next_step": RIGHT}, {Outcome.FAIL, Outcome.OTHER}),
            ({"kinds": DOUBT, "next_step": RIGHT}, {Outcome.FAIL, Outcome.OTHER}),
            ({"kinds": DOUBT}, set(Outcome)),
            ({}, set(Outcome)),
        ],
    )
    def test_a_rejection(self, given: dict[str, Answer], outcomes: set[Outcome]) -> None:
        """Doubts leave open what they leave open, and no more."""
        design, review = said(self.REJECTION, **given)
        assert possible(design, 0, [review], (DAMAGE,)) == outcomes

    def test_a_letter_that_the_program_missed(self) -> None:
        """A rejection that was held for none counts as what it is."""
        design, review = said(judged(()), kinds=Answer(Mark.WRONG, (HEALTH,)), next_step=Answer(Mark.WRONG, "missing"))
        assert possible(design, 0, [review], (HEALTH,)) == {Outcome.FAIL}
        assert possible(design, 0, [review], (DAMAGE,)) == {Outcome.OTHER}

    def test_a_letter_of_two_kinds(self) -> None:
        """It fails as a whole when it fails one of its kinds."""
        item = judged((DAMAGE, INTAKE), next_step="present", lawyer_choice="missing")
        design, review = said(item, kinds=RIGHT, next_step=RIGHT, lawyer_choice=RIGHT)
        assert possible(design, 0, [review], (DAMAGE,)) == {Outcome.PASS}
        assert possible(design, 0, [review], design.kinds) == {Outcome.FAIL}
        design, review = said(item, kinds=RIGHT, next_step=RIGHT, lawyer_choice=DOUBT)
        assert possible(design, 0, [review], design.kinds) == {Outcome.FAIL, Outcome.PASS}

    def test_two_reviewers_who_differ(self) -> None:
        """Both may be right; where one did not look, the other decides."""
        design, one = said(self.REJECTION, kinds=RIGHT, next_step=RIGHT)
        other = replace(one, answers={0: {"kinds": RIGHT, "next_step": Answer(Mark.WRONG, "present")}})
        assert possible(design, 0, [one, other], (DAMAGE,)) == {Outcome.FAIL, Outcome.PASS}
        assert possible(design, 0, [one, replace(other, answers={})], (DAMAGE,)) == {Outcome.FAIL}


class TestEvaluation:
    """The figures of the statement."""

    SORT = Sort(400, 0.2, 0.85)

    def test_a_full_review(self) -> None:
        """A row for all kinds and one for each; estimates lie in their intervals; nothing is open."""
        design, review, _ = reviewed(self.SORT, 3)
        found = evaluate([review])
        assert [row.kind for row in found.rows] == ["", DAMAGE, HEALTH, INTAKE]
        assert found.unreviewed == 0 and found.between == ()
        for row in found.rows:
            assert row.open == 0 and row.least == row.most and row.most is not None
            assert row.low <= row.most <= row.high
        assert found.rows[0].fails >= sum(row.fails for row in found.rows[1:]) > 0  # the first has missed ones too
        assert len(design.sample) == 60

    def test_what_was_not_reviewed_is_open(self) -> None:
        """Half a review gives a longer interval, never a better result."""
        _, review, _ = reviewed(self.SORT, 3)
        half = replace(review, answers={at: given for at, given in review.answers.items() if at % 2})
        full, part = evaluate([review]).rows[0], evaluate([half])
        assert part.unreviewed == 30 and part.rows[0].open == 30
        assert part.rows[0].low < full.low and part.rows[0].high > full.high

    def test_two_samples_are_not_mixed(self) -> None:
        """Reviews of another draw are refused."""
        with pytest.raises(OtherSample):
            evaluate([reviewed(self.SORT, 3)[1], reviewed(self.SORT, 4)[1]])


class TestAgreement:
    """Who says the same as whom."""

    def test_kappa_of_a_known_table(self) -> None:
        """The example of Cohen's measure with 20 yes-yes, 5 yes-no, 10 no-yes and 15 no-no is 0.4."""
        pairs = [("ja", "ja")] * 20 + [("ja", "nee")] * 5 + [("nee", "ja")] * 10 + [("nee", "nee")] * 15
        assert kappa(pairs) == pytest.approx(0.4)

    def test_kappa_where_there_is_none(self) -> None:
        """Nothing compared, or one answer for all."""
        assert kappa([]) is None
        assert kappa([("ja", "ja")] * 5) is None

    def test_the_order_of_kinds_does_not_matter(self) -> None:
        """A letter of two kinds is the same whoever lists them."""
        item = judged((DAMAGE, INTAKE), next_step="present", lawyer_choice="present")
        design, one = said(item, kinds=RIGHT)
        other = replace(one, answers={0: {KINDS: Answer(Mark.WRONG, (INTAKE, DAMAGE))}})
        assert of_reviewers(design, one, one)[0].same == 1
        assert of_reviewers(design, one, other)[0].compared == 0  # wrong, and yet the same: no answer

    def test_a_reviewer_and_the_program(self) -> None:
        """Right is the same, wrong is different, doubt is not compared."""
        item = judged((DAMAGE,), next_step="missing")
        design = make(TOOL, 1, "", NORM, [item] * 4, [item] * 4, {})
        marks = [RIGHT, RIGHT, Answer(Mark.WRONG, "present"), DOUBT]
        review = Review("A", "", design, {i: {"kinds": RIGHT, "next_step": mark} for i, mark in enumerate(marks)}, {})
        kinds, step, choice = of_program(design, review)
        assert (kinds.compared, kinds.same, step.compared, step.same, choice.compared) == (4, 4, 3, 2, 0)

    def test_accuracy_is_weighted(self) -> None:
        """A wrong answer in a stratum of which few were drawn costs more."""
        letters = [*frame({ALARM: 2}), *frame({NONE: 98})]
        sample = [letters[0], letters[1], letters[2], letters[3]]
        design = make(TOOL, 1, "", NORM, letters, sample, {})
        review = Review(
            "A", "", design, {0: {KINDS: RIGHT}, 1: {KINDS: RIGHT}, 2: {KINDS: Answer(Mark.WRONG)}, 3: {}}, {}
        )
        (found,) = accuracies(design, review)
        assert (found.right, found.wrong, found.doubtful) == (2, 1, 0)
        assert found.share == pytest.approx(2 / (2 + 49))


class TestFiles:
    """The design travels in the form and comes back in the review."""

    @pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
    def test_what_is_no_number_is_refused(self, constant: str) -> None:
        """JSON has none of these, and they compare with nothing."""
        with pytest.raises(BadReview):
            read(self.review(seed=0).replace(b'"seed": 0', f'"seed": {constant}'.encode()))

    def review(self, **changes: Any) -> bytes:
        """A file as the form exports it."""
        design, _, _ = reviewed(Sort(80, 0.2, 0.85), 1)
        answers = {"0": {"facts": {"kinds": {"mark": "right"}, "next_step": {"mark": "wrong", "value": "present"}}}}
        content = {"schema": review_.SCHEMA, "reviewer": "A", "exported_on": "2026-02-01", "answers": answers}
        return json.dumps({**content, "design": design_.to_json(design), **changes}).encode()

    def test_the_design_comes_back_whole(self) -> None:
        """What is written is what is read, through any program that knows JSON."""
        design, _, _ = reviewed(Sort(80, 0.2, 0.85), 1)
        odd = replace(design.sample[0], path="\udce9.txt", facts={"external_body": ("kifid",), "reason": True, "n": 2})
        design = replace(design, sample=(odd, *design.sample[1:]))
        back = design_.from_json(json.loads(json.dumps(design_.to_json(design))))
        assert back == design and back.mark == design.mark

    def test_a_review_is_read(self) -> None:
        """Marks, corrections and remarks."""
        found = read(self.review())
        assert found.answers == {0: {"kinds": RIGHT, "next_step": Answer(Mark.WRONG, "present")}}

    @pytest.mark.parametrize(
        "changes",
        [
            {"schema": "brieflint-review/9"},
            {"answers": {"60": {"facts": {}}}},
            {"answers": {"-1": {"facts": {}}}},
            {"answers": {"0": {"facts": {"kinds": {"mark": "goed"}}}}},
            {"answers": {"0": {"facts": {"kinds": {"mark": "wrong", "value": "schade"}}}}},
            {"answers": [1]},
            {"design": {}},
            {"design": 3},
            {"reviewer": None, "answers": None},
        ],
    )
    def test_anything_else_is_refused(self, changes: dict[str, object]) -> None:
        """A file that was made otherwise or spoiled gives no figures."""
        with pytest.raises(BadReview):
            read(self.review(**changes))

    @pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b"null", b"[" * 100_000])
    def test_no_review_at_all(self, content: bytes) -> None:
        """Any file can be named by mistake."""
        with pytest.raises(BadReview):
            read(content)

    def test_a_design_that_was_tampered_with_is_refused(self) -> None:
        """Strata that do not fit the letters give no figures."""
        said_ = json.loads(self.review())
        said_["design"]["layers"][0]["drawn"] += 1
        with pytest.raises(BadReview):
            read(json.dumps(said_).encode())


def test_a_checked_document_becomes_a_letter() -> None:
    """What the program says of a document is kept, its text is not."""
    item = letter(REJECTED, "00", NORM)
    assert (item.path, item.kinds, item.stratum) == (REJECTED.path, (DAMAGE,), UNSURE)
