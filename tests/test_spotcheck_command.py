"""The command spotcheck as a user meets it: a form, a review, a statement."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

import pytest
from hand_made import RULES
from lxml import html
from spotcheck_simulation import DAMAGE, NORM, TOOL, Sort, reviewed
from test_reports_html import HOSTILE, shown, words

from lint.cli import main
from lint.config import Settings
from lint.files import Input
from lint.reports.reviewform import render
from lint.reports.statement import as_html, as_text, statement
from lint.results import Result, Status
from lint.spotcheck.design import make, to_json
from lint.spotcheck.evaluation import evaluate
from lint.spotcheck.frame import Letter, Stratum, Verdict
from lint.spotcheck.review import SCHEMA, read


class Engine:
    """An engine that reads kind and next step from the words of a file; "Dear" is skipped."""

    model = ("nl_brief_sm", "1.0.0")
    rules = MappingProxyType({"KKV801": replace(RULES["KKV801"], kinds=(DAMAGE,))})

    def __init__(self, settings: Settings, store: object = None, *, keep_text: bool = False) -> None:
        self.settings = settings
        self.keep_text = keep_text

    def check(self, inputs: Iterable[Input]) -> Iterator[Result]:
        """One result an input, in order."""
        for item in inputs:
            if item.problem is not None:
                yield Result(item.path, Status.FAILED, item.problem)
                continue
            text = item.read().decode()
            if "Dear" in text:
                yield Result(item.path, Status.SKIPPED, "De tekst is niet Nederlands.")
                continue
            facts = {"next_step": "missing" if "weigeren" in text else "present", "lawyer_choice": "n/a"}
            kept = shown(text) if self.keep_text else None
            yield Result(item.path, Status.CHECKED, kinds=(DAMAGE,), facts=facts, shown=kept)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with twelve letters, half of them bad, and an engine that knows which."""
    monkeypatch.chdir(tmp_path)
    engine = ModuleType("lint.engine")
    monkeypatch.setattr(engine, "Engine", Engine, raising=False)
    monkeypatch.setitem(sys.modules, "lint.engine", engine)
    for number in range(12):
        Path(f"{number:02}.txt").write_text("Wij weigeren." if number % 2 else f"Brief {number}: wij vergoeden.")
    return tmp_path


def run(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of the command."""
    status = main(["spotcheck", *args])
    said = capfd.readouterr()
    return status, said.out, said.err


def data_of(form: str) -> dict[str, Any]:
    """What a form carries for its script."""
    return dict(json.loads(html.document_fromstring(form).xpath("string(//script[@id='data'])")))


def export(form: str, reviewer: str, **wrong: str) -> str:
    """What a reviewer's browser saves: everything right but for the next step of some letters."""
    data = data_of(form)
    answers = {}
    for at, item in enumerate(data["design"]["sample"]):
        step = wrong.get(f"l{item['path'].removesuffix('.txt')}")
        mark = {"mark": "wrong", "value": step} if step else {"mark": "right"}
        answers[str(at)] = {"facts": {"kinds": {"mark": "right"}, "next_step": mark}, "remark": ""}
    return json.dumps(
        {
            "schema": SCHEMA,
            "exported_on": "2026-02-03",
            "reviewer": reviewer,
            "answers": answers,
            "design": data["design"],
        }
    )


@pytest.mark.parametrize(("options", "said"), [(("-n", "9"), "-n"), (("--seed=3", "--number=2"), "-n, --seed")])
def test_options_of_the_draw_say_nothing_of_a_review(
    capfd: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    """They are refused rather than passed over in silence."""
    status, _, err = run(capfd, "--evaluate", "review.json", *options)
    assert (status, err) == (2, f"brieflint: {said} hoort bij het trekken; met --evaluate ligt de steekproef al vast\n")


class TestDraw:
    """Letters become a form."""

    def test_a_form_is_written(self, capfd: pytest.CaptureFixture[str]) -> None:
        """The letters drawn, with their texts and the program's answers; what was done is told."""
        status, out, err = run(capfd, "-n", "6", "--seed", "7", "--output", "form.html")
        assert (status, out) == (0, "")
        assert err == "brieflint: 6 van 12 brieven getrokken uit 2 groepen; open het formulier in een browser\n"
        page = html.fromstring(Path("form.html").read_bytes())
        assert len(page.xpath("//article")) == 6
        assert "Wij weigeren." in words(page) and "vervolgstap Het programma zegt: ontbreekt" in words(page)

    def test_the_form_goes_to_standard_output_too(self, capfd: pytest.CaptureFixture[str]) -> None:
        """Without --output, for a pipe; the design has frame, seed and strata."""
        status, out, _ = run(capfd, "-n", "6", "--seed", "7")
        design = data_of(out)["design"]
        assert status == 0 and len(design["frame"]) == 64
        assert (design["seed"], sum(layer["size"] for layer in design["layers"])) == (7, 12)

    def test_it_is_the_same_every_time(self, capfd: pytest.CaptureFixture[str]) -> None:
        """Another day, another folder order: the same letters; another seed or content: others."""
        first, again, other = (data_of(run(capfd, "-n", "6", "--seed", seed)[1])["design"] for seed in ("7", "7", "8"))
        assert first == again
        assert [item["path"] for item in first["sample"]] != [item["path"] for item in other["sample"]]
        Path("00.txt").write_text("Anders.")
        assert data_of(run(capfd, "-n", "6", "--seed", "7")[1])["design"]["frame"] != first["frame"]

    def test_the_form_itself_is_not_in_the_frame(self, capfd: pytest.CaptureFixture[str]) -> None:
        """A form in the folder of the letters changes nothing at the next draw, under the same name or another."""
        frames = []
        for name in ("form.html", "form.html", "nog.html"):
            run(capfd, "-n", "6", "--output", name)
            frames.append(data_of(Path(name).read_text(encoding="utf-8"))["design"]["frame"])
        assert len(set(frames)) == 1

    def test_what_was_not_judged_is_told(self, capfd: pytest.CaptureFixture[str]) -> None:
        """An unread file is never a pass: the form is made and the status says that the job is not done in full."""
        Path("x.txt").write_text("Dear sir")
        status, out, err = run(capfd, ".", "weg.txt", "-n", "6")
        assert status == 2
        assert "weg.txt: niet gecontroleerd: bestaat niet" in err and "x.txt: overgeslagen" in err
        assert data_of(out)["design"]["left_out"] == {"failed": 1, "skipped": 1}

    @pytest.mark.parametrize(
        ("args", "says"),
        [
            (["-n", "3"], "een steekproef van 3 is te klein voor deze brieven; neem er minstens 4 (-n 4)"),
            (["-n", "0"], "--number moet een geheel getal zijn"),
            (["--seed", "x"], "--seed moet een geheel getal zijn"),
            (["weg.txt"], "geen brieven om uit te trekken in weg.txt"),
            (["--output", "weg/form.html"], "de map bestaat niet"),
            (["00.txt", "--output", "./00.txt"], "deze opdracht leest dat bestand zelf"),
            (["--evaluate", "01.txt", "--output", "01.txt"], "deze opdracht leest dat bestand zelf"),
            (["--evaluate", "weg.json"], "beoordeling weg.json kan niet worden gelezen"),
            (["--evaluate", "00.txt"], "00.txt is geen beoordeling die met het formulier"),
            (["--evaluate", "00.txt", "."], "--evaluate leest ingevulde beoordelingen"),
            (["--evaluate", "a", "--evaluate", "b", "--evaluate", "c"], "een of twee beoordelingen, geen 3"),
        ],
    )
    def test_a_mistake_is_one_sentence(self, capfd: pytest.CaptureFixture[str], args: list[str], says: str) -> None:
        """What is wrong and what to do."""
        status, out, err = run(capfd, *args)
        assert (status, out) == (2, "")
        assert says in err.splitlines()[-1]

    def test_a_form_does_not_flood_a_terminal(
        self, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Who sits at a terminal is told to name a file."""
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        assert "--output" in run(capfd, ".")[2]


class TestForm:
    """The page on which a reviewer works."""

    def form(self, lang: str = "nl") -> html.HtmlElement:
        """A form for a letter that tries to break out of the page."""
        design, _, _ = reviewed(Sort(60, 0.3, 0.85), 1)
        bad = Letter(
            HOSTILE, "0", (HOSTILE,), {"next_step": HOSTILE, "reason": True}, (), Stratum(HOSTILE, Verdict.ALARM)
        )
        layers = (*design.layers, replace(design.layers[0], stratum=bad.stratum, size=1, drawn=1))
        design = replace(design, sample=(bad, *design.sample), layers=layers)
        texts = {item.path: Result(item.path, Status.CHECKED, shown=shown(HOSTILE)) for item in design.sample}
        return html.document_fromstring(render(design, texts, lang))

    def test_a_letter_cannot_break_out_of_the_form(self) -> None:
        """Neither its text nor its name ends the data or starts a script."""
        page = self.form()
        assert [script.get("type") for script in page.xpath("//script")] == ["application/json", None]
        assert page.xpath("//img") == []
        data = json.loads(page.xpath("string(//script[@id='data'])"))
        assert data["design"]["sample"][0]["path"] == HOSTILE

    def test_every_field_has_a_name(self) -> None:
        """Groups have legends, fields labels, letters headings."""
        page = self.form()
        for field in page.xpath("//input | //select | //textarea"):
            assert field.xpath("ancestor::label") or page.xpath(f"//label[@for='{field.get('id')}']")
        assert all(words(group.find("legend")) for group in page.xpath("//fieldset"))
        assert len(set(page.xpath("//@id"))) == len(page.xpath("//@id"))
        assert all(article.xpath("h2") for article in page.xpath("//article"))

    def test_what_the_norm_asks_can_be_corrected(self) -> None:
        """The values of the labels, in words; the other answers are optional."""
        (first, *_) = self.form().xpath("//article")
        asked = {group.get("data-fact"): group for group in first.xpath(".//fieldset[@data-fact]")}
        assert list(asked) == ["kinds", "next_step", "lawyer_choice", "reason"]
        assert [o.get("value") for o in asked["next_step"].xpath(".//option")] == ["", "present", "missing", "denied"]
        assert asked["reason"].xpath("ancestor::details") and not asked["reason"].xpath(".//select")

    def test_it_is_english_on_request(self) -> None:
        """The form speaks the reviewer's language."""
        assert "Read each letter" in words(self.form("en"))


class TestEvaluate:
    """Reviews become a statement."""

    @pytest.fixture
    def form(self, capfd: pytest.CaptureFixture[str]) -> str:
        """A form for six of the twelve letters."""
        return run(capfd, "-n", "6", "--seed", "7")[1]

    def test_one_review(self, form: str, capfd: pytest.CaptureFixture[str]) -> None:
        """The statement as text, and as a page when a file is named."""
        Path("a.json").write_text(export(form, "A. Bakker"))
        status, out, err = run(capfd, "--evaluate", "a.json", "--output", "verklaring.html")
        assert (status, err) == (0, "")
        assert "voldoet naar schatting 50,0 % niet" in " ".join(out.split())
        for part in (
            "brieflint 0.1.0",
            "nl_brief_sm 1.0.0",
            "kkv-2016, uitgave 2016",
            "A. Bakker, bewaard op 2026-02-03",
        ):
            assert part in out
            assert part in words(html.fromstring(Path("verklaring.html").read_bytes()))

    def test_a_statement_that_cannot_be_written_is_still_said(
        self, form: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A full disk costs the page, not the answer."""

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        Path("a.json").write_text(export(form, "A"))
        monkeypatch.setattr(os, "replace", full)
        status, out, err = run(capfd, "--evaluate", "a.json", "--output", "uit.html")
        assert (status, Path("uit.html").exists()) == (2, False)
        assert out.startswith("Verklaring") and "No space left" in err

    @pytest.mark.parametrize(
        ("was", "now"),
        [
            ('"seed": 7', '"seed": 1e999'),
            ('"size": 6', f'"size": {10**400}'),
            ('"size": 6', '"size": 1e999'),
            ('"size": 6', '"size": NaN'),
            ('"left_out": {}', f'"left_out": {{"failed": {10**400}}}'),
        ],
    )
    def test_numbers_that_no_sample_has(self, form: str, capfd: pytest.CaptureFixture[str], was: str, now: str) -> None:
        """A review that was tampered with is refused in the same sentence as any other file."""
        review = export(form, "A")
        assert was in review
        Path("a.json").write_text(review.replace(was, now))
        status, out, err = run(capfd, "--evaluate", "a.json")
        assert (status, out) == (2, "")
        assert err == "brieflint: a.json is geen beoordeling die met het formulier van brieflint spotcheck is bewaard\n"

    def test_two_reviewers_who_differ(self, form: str, capfd: pytest.CaptureFixture[str]) -> None:
        """What they differ on is open, and kappa says how far they agree."""
        first = data_of(form)["design"]["sample"][0]
        other = "present" if first["facts"]["next_step"] == "missing" else "missing"
        Path("a.json").write_text(export(form, "A"))
        Path("b.json").write_text(export(form, "B", **{f"l{first['path'].removesuffix('.txt')}": other}))
        status, out, _ = run(capfd, "--evaluate", "a.json", "--evaluate", "b.json")
        assert status == 0
        agreement = [line.split() for line in out.splitlines() if line.startswith("A, B")]
        assert agreement[1][2:] == ["vervolgstap", "6", "5", "0,57"]

    def test_reviews_that_do_not_belong_together(self, form: str, capfd: pytest.CaptureFixture[str]) -> None:
        """Another sample is refused."""
        Path("a.json").write_text(export(form, "A"))
        Path("b.json").write_text(export(run(capfd, "-n", "6", "--seed", "8")[1], "B"))
        assert (
            "geen beoordelingen van dezelfde steekproef"
            in run(capfd, "--evaluate", "a.json", "--evaluate", "b.json")[2]
        )

    def test_one_reviewer_counts_once(self, form: str, capfd: pytest.CaptureFixture[str]) -> None:
        """Two saves of one person agree with each other, which proves nothing; the spelling of a name is no person."""
        Path("a.json").write_text(export(form, "A. Bakker"))
        Path("b.json").write_text(export(form, " a.  bakker", l00="missing"))
        for other in ("a.json", "b.json"):
            status, out, err = run(capfd, "--evaluate", "a.json", "--evaluate", other)
            assert (status, out) == (2, "")
            assert f"a.json en {other} zijn van dezelfde beoordelaar" in err

    def test_a_review_by_nobody_is_refused(self, form: str, capfd: pytest.CaptureFixture[str]) -> None:
        """A statement names who answers for it."""
        Path("a.json").write_text(export(form, "  "))
        status, out, err = run(capfd, "--evaluate", "a.json")
        assert (status, out) == (2, "") and "in a.json staat niet wie beoordeelde" in err


class TestStatement:
    """The page for the auditor."""

    def said(self, lang: str = "nl", reviewer: str = "A") -> tuple[str, str]:
        """The statement on an invented review, as text and as HTML."""
        _, review, _ = reviewed(Sort(400, 0.2, 0.85), 3)
        made = statement(evaluate([replace(review, reviewer=reviewer)]), "0.1.0", "2026-02-04", lang)
        return as_text(made), as_html(made)

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_it_names_everything_that_it_rests_on(self, lang: str) -> None:
        """Version, model, pack edition, seed, frame, dates, reviewer; the same in text and HTML."""
        design, _, _ = reviewed(Sort(400, 0.2, 0.85), 3)
        text, page = self.said(lang)
        everything = words(html.document_fromstring(page))
        named = [
            "0.1.0",
            "nl_brief_sm 1.0.0",
            "2016",
            design.frame,
            design.mark,
            "2026-01-31",
            "2026-02-01",
            "2026-02-04",
        ]
        for part in named:
            assert part in text and part in everything
        cells = [cell.strip() for line in text.splitlines() for cell in line.split("  ") if cell.strip()]
        for cell in html.document_fromstring(page).xpath("//td | //th"):
            assert words(cell) in cells or words(cell) in text

    def test_a_reviewers_name_is_text(self) -> None:
        """Nothing that a review says runs or moves the cursor."""
        text, page = self.said(reviewer=HOSTILE)
        assert html.document_fromstring(page).xpath("//script | //img") == []
        assert not set(text + page) & set("\x00\x1b\u202e")

    def test_printed_bounds_hold(self) -> None:
        """Bounds are rounded outwards: what is printed encloses what was computed."""
        _, review, _ = reviewed(Sort(400, 0.2, 0.85), 3)
        row = evaluate([review]).rows[0]
        cells = html.document_fromstring(self.said()[1]).xpath("//table[1]/tbody/tr[1]/td[last()]")
        low, high = (float(part.strip(" %").replace(",", ".")) for part in words(cells[0]).split("–"))
        assert low <= 100 * row.low and 100 * row.high <= high <= 100 * row.high + 0.1

    def test_nothing_to_say_is_said(self) -> None:
        """A sample without a letter of the norm gives no figure."""
        item = Letter("a.txt", "0", (), {}, (), Stratum("none", Verdict.PASSED))
        data = {"schema": SCHEMA, "reviewer": "A", "exported_on": "2026-02-01"}
        design = make(TOOL, 1, "2026-01-31", NORM, [item], [item], {})
        answers = {"0": {"facts": {"kinds": {"mark": "right"}}}}
        review = read(json.dumps({**data, "answers": answers, "design": to_json(design)}).encode())
        assert "niets te zeggen" in as_text(statement(evaluate([review]), "0.1.0", "2026-02-04", "nl"))
