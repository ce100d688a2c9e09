"""The pages in a real browser: they load without a fault, fetch nothing, filter, print, and leave nobody out."""

import io
import os
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from browser import Page
from hand_made import REJECTED, RULES, RUN, finding
from spotcheck_simulation import Sort, reviewed
from test_reports_html import HOSTILE, hostile, shown
from test_signals import LATE, WEAR, rejected

from lint.model import TextRange
from lint.reports import View, renderer
from lint.reports.reviewform import render
from lint.reports.statement import as_html, statement
from lint.results import Result, Run, Status
from lint.spotcheck.evaluation import evaluate
from lint.spotcheck.review import Answer, Mark, read

VISIBLE = (
    "[...document.querySelectorAll('.case')].filter(e => !e.hidden).map(e => e.querySelector('.path').textContent)"
)
TEXT = "Wij wijzen uw claim af.\nHeeft u vragen? Bel ons gerust."


def write(folder: Path, *results: Result, lang: str = "nl") -> Path:
    """A report in a file."""
    file = folder / "rapport.html"
    run = Run("0.1.0", ("m", "1"), results)
    file.write_text(renderer("html")(run, View(rules=RULES, lang=lang)), encoding="utf-8")
    return file


def lettered() -> list[Result]:
    """The hand-made run, one of its letters with its text."""
    found = replace(finding(), place=TextRange(0, 23))
    return [replace(REJECTED, findings=(found,), shown=shown(TEXT)), *RUN.results[1:]]


def choose(page: Page, field: str, value: str) -> None:
    """Chooses something in a list of the filters, as a user's change."""
    page.run(
        f"(e => {{ e.value = {value!r}; e.dispatchEvent(new Event('change')) }})(document.getElementById({field!r}))"
    )


def assert_accessible(page: Page) -> None:
    """No violation of WCAG that axe-core can find, whether it is folded or not."""
    axe = os.environ.get("BRIEFLINT_AXE")
    if not axe:
        pytest.skip("no axe-core here: name its axe.min.js in BRIEFLINT_AXE")
    page.run(Path(axe).read_text(encoding="utf-8") + ";0")
    violations = "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))"
    assert page.run(violations) == []


def test_a_hostile_letter_does_nothing(browser: Page, tmp_path: Path) -> None:
    """Nothing is fetched but the file itself, nothing fails, and no script but ours runs."""
    file = write(tmp_path, hostile(), *lettered())
    browser.open(file)
    assert browser.run("document.querySelectorAll('script, img').length") == 1
    assert browser.requests == [file.as_uri()]
    assert browser.errors == []


def test_the_policy_stops_what_would_be_smuggled_in(browser: Page, tmp_path: Path) -> None:
    """Even with markup in the page, nothing runs and nothing is asked of another host."""
    file = write(tmp_path, *lettered())
    smuggled = "<img src='https://voorbeeld.example/a.png'><script>document.title='gekaapt'</script>"
    file.write_text(file.read_text(encoding="utf-8").replace("<main>", f"<main>{smuggled}"), encoding="utf-8")
    browser.open(file)
    assert browser.run("document.title") == "Rapport van brieflint"
    assert browser.blocked == ["csp"]
    assert len([error for error in browser.errors if "Content Security Policy" in error]) == 2


def test_filters_filter(browser: Page, tmp_path: Path) -> None:
    """Judgement, rule, kind, folder and words, together and one by one; the number shown is said."""
    browser.open(write(tmp_path, *lettered()))
    said = "document.getElementById('shown').textContent"
    assert browser.run(said) == "5 van 5 documenten getoond"
    choose(browser, "by-judgement", "alarm")
    assert browser.run(VISIBLE) == ["brieven/afwijzing.txt"]
    choose(browser, "by-rule", "KKV808")
    assert browser.run(VISIBLE) == [] and not browser.run("document.getElementById('none').hidden")
    browser.run("document.querySelector('button[type=reset]').click()")
    assert browser.run(f"new Promise(done => setTimeout(() => done({VISIBLE}.length), 20))") == 5
    choose(browser, "by-kind", "rechtsbijstand-intake")
    assert browser.run(VISIBLE) == ["sjablonen/besluit.docx"]
    choose(browser, "by-kind", "")
    choose(browser, "by-folder", "brieven")
    assert browser.run(said) == "4 van 5 documenten getoond"
    browser.run("(e => { e.value = 'bel WIJZEN'; e.form.requestSubmit() })(document.getElementById('text'))")
    assert browser.run(VISIBLE) == ["brieven/afwijzing.txt"]


def test_the_keyboard_is_enough(browser: Page, tmp_path: Path) -> None:
    """The first tab leads past the overview; a letter opens with the space bar."""
    browser.open(write(tmp_path, *lettered()))
    browser.press("Tab", 9)
    assert browser.run("document.activeElement.className") == "skip"
    browser.press("Enter", 13, "\r")
    assert browser.run("new Promise(done => setTimeout(() => done(document.activeElement.id), 50))") == "letters"
    for _ in range(20):
        browser.press("Tab", 9)
        if browser.run("document.activeElement.tagName") == "SUMMARY":
            break
    browser.press(" ", 32, " ")
    assert browser.run("document.activeElement.parentElement.open")


def test_on_paper_the_letters_are_open(browser: Page, tmp_path: Path) -> None:
    """What cannot be clicked is printed in full; what a filter hides is not."""
    browser.open(write(tmp_path, *lettered()))
    choose(browser, "by-judgement", "alarm")
    printed = pypdfium2.PdfDocument(io.BytesIO(browser.pdf()))
    text = "".join(page.get_textpage().get_text_bounded() for page in printed)
    printed.close()
    assert "Bel ons gerust" in text and "Noem een stap." in text
    assert "scan.pdf" not in text and "Zoek in naam" not in text
    assert browser.run("document.querySelectorAll('details[open]').length") == 0


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_everybody_can_use_it(browser: Page, tmp_path: Path, lang: str) -> None:
    """Names, roles, contrast: nothing that axe-core objects to, with all letters open."""
    browser.open(write(tmp_path, *lettered(), lang=lang))
    browser.run("document.getElementById('open').click()")
    assert_accessible(browser)


def test_two_thousand_letters_are_filtered_at_once(browser: Page, tmp_path: Path) -> None:
    """A list that long still answers within a second."""
    text = "\n".join(f"Alinea {i} van een brief die niets bijzonders zegt." for i in range(30))
    browser.open(write(tmp_path, *(replace(REJECTED, path=f"m/{i}.txt", shown=shown(text)) for i in range(2000))))
    search = "const at = performance.now(); e.value = 'm/1999.txt'; e.form.requestSubmit(); document.body.offsetHeight;"
    took = browser.run(f"(e => {{ {search} return performance.now() - at }})(document.getElementById('text'))")
    assert browser.run(VISIBLE) == ["m/1999.txt"]
    assert took < 1000


class TestForm:
    """The form in which a reviewer works."""

    def file(self, folder: Path, seed: int = 1, lang: str = "nl") -> Path:
        """A form for twenty letters."""
        design, _, _ = reviewed(Sort(60, 0.3, 0.85, drawn=20), seed)
        text = shown(f"{TEXT} {HOSTILE}")
        texts = {item.path: Result(item.path, Status.CHECKED, shown=text) for item in design.sample}
        file = folder / f"formulier-{seed}.html"
        file.write_text(render(design, texts, lang), encoding="utf-8")
        return file

    def click(self, page: Page, at: int, fact: str, mark: str) -> None:
        """Marks an answer as a reviewer does."""
        page.run(f"document.querySelector('#l{at} [data-fact={fact}] input[value={mark}]').click()")

    def fill(self, page: Page, field: str, value: str) -> None:
        """Fills in a field as a reviewer does."""
        said = f"e.value = {value!r}; e.dispatchEvent(new Event('input', {{bubbles: true}}))"
        page.run(f"(e => {{ {said} }})(document.querySelector({field!r}))")

    def asked(self, page: Page, at: int) -> list[str]:
        """The questions that are asked about a letter, of those that decide."""
        script = f"[...document.querySelectorAll('#l{at} .judging > fieldset')].filter(f => !f.hidden)"
        return list(page.run(f"{script}.map(f => f.dataset.fact)"))

    def of_no_kind(self, seed: int = 1) -> int:
        """The number of a letter that the program holds to be of no kind."""
        design, _, _ = reviewed(Sort(60, 0.3, 0.85, drawn=20), seed)
        return next(at for at, item in enumerate(design.sample) if not item.kinds)

    def test_a_review_from_click_to_figure(self, browser: Page, tmp_path: Path) -> None:
        """A correction opens the questions that then apply; what is saved is read and gives a statement."""
        browser.open(self.file(tmp_path))
        assert (browser.errors, len(browser.requests)) == ([], 1)
        at = self.of_no_kind()
        done = f"!document.querySelector('#l{at} .done').hidden"
        assert self.asked(browser, at) == ["kinds"]
        self.click(browser, at, "kinds", "wrong")
        assert not browser.run(done)
        browser.run(f"document.querySelector('#l{at} input[value=zorg-afwijzing]').click()")
        assert self.asked(browser, at) == ["kinds", "next_step"]
        self.click(browser, at, "next_step", "wrong")
        assert not browser.run(done)
        self.fill(browser, f"#l{at} [data-fact=next_step] select", "denied")
        assert browser.run(done)
        assert browser.run("document.getElementById('progress').textContent") == "1 van 20 brieven beoordeeld"
        self.fill(browser, "#reviewer", "É. de Wit")
        saved = tmp_path / "bewaard"
        saved.mkdir()
        review = read(browser.download(saved, "document.getElementById('export').click()").read_bytes())
        assert review.reviewer == "É. de Wit"
        assert review.answers == {
            at: {"kinds": Answer(Mark.WRONG, ("zorg-afwijzing",)), "next_step": Answer(Mark.WRONG, "denied")}
        }
        assert evaluate([review]).unreviewed == 19
        assert browser.errors == []

    def test_work_is_kept(self, browser: Page, tmp_path: Path) -> None:
        """Opened again the form shows what was filled in; an empty one takes it from the saved file."""
        file = self.file(tmp_path, seed=2)
        browser.open(file)
        self.click(browser, 3, "kinds", "doubtful")
        self.fill(browser, "#r3", "Let op")
        browser.open(file)
        marked = "document.querySelector('#l3 [data-fact=kinds] input[value=doubtful]').checked"
        assert browser.run(marked) and browser.run("document.getElementById('r3').value") == "Let op"
        saved = tmp_path / "bewaard"
        saved.mkdir()
        review = browser.download(saved, "document.getElementById('export').click()")
        browser.run("localStorage.clear()")
        browser.open(file)
        assert not browser.run(marked)
        browser.upload("import", review)
        assert browser.run(f"new Promise(done => setTimeout(() => done({marked}), 200))")

    def test_the_file_of_another_sample_is_refused(self, browser: Page, tmp_path: Path) -> None:
        """Answers are not put beside the wrong letters."""
        browser.open(self.file(tmp_path, seed=2))
        saved = tmp_path / "bewaard"
        saved.mkdir()
        review = browser.download(saved, "document.getElementById('export').click()")
        browser.open(self.file(tmp_path, seed=3))
        browser.upload("import", review)
        notice = "new Promise(done => setTimeout(() => done(document.getElementById('notice').textContent), 200))"
        assert browser.run(notice) == "Dat bestand hoort niet bij deze steekproef."

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_everybody_can_use_it(self, browser: Page, tmp_path: Path, lang: str) -> None:
        """Nothing that axe-core objects to, with corrections open."""
        browser.open(self.file(tmp_path, seed=4, lang=lang))
        self.click(browser, self.of_no_kind(4), "kinds", "wrong")
        assert_accessible(browser)


def test_the_statement_is_one_page(browser: Page, tmp_path: Path) -> None:
    """An auditor gets one sheet, and everybody can read it."""
    _, review, _ = reviewed(Sort(2000, 0.2, 0.85), 3)
    found = evaluate([review, replace(review, reviewer="B")])
    file = tmp_path / "verklaring.html"
    file.write_text(as_html(statement(found, "0.1.0", "2026-02-04", "nl")), encoding="utf-8")
    browser.open(file)
    printed = pypdfium2.PdfDocument(io.BytesIO(browser.pdf()))
    pages = len(printed)
    printed.close()
    assert pages == 1
    assert_accessible(browser)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_everybody_can_read_the_signals(browser: Page, tmp_path: Path, lang: str) -> None:
    """Nothing is fetched, no table runs out of a small window, and axe-core has nothing to say."""
    branches = [
        (code, code) for code in ("arbeidsongeschiktheid en inkomen", "auto", "reis", "zorg", "woonhuis", "dier")
    ]
    found = [rejected(f"map{n % 4}/{n}.txt", (LATE, WEAR)[n % 2], branch=(branches[n % 6],)) for n in range(40)]
    file = tmp_path / "signalen.html"
    file.write_text(
        renderer("signals", ".html")(Run("0.1.0", ("m", "1"), tuple(found)), View(lang=lang)), encoding="utf-8"
    )
    browser.size(400, 800)
    browser.open(file)
    assert browser.requests == [file.as_uri()]
    assert browser.errors == []
    assert browser.run("document.documentElement.scrollWidth") <= 400
    assert_accessible(browser)
    browser.size(1250, 900)
    assert_accessible(browser)
