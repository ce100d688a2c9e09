"""The pages in a real browser: they load without a fault, fetch nothing, filter, print, and leave nobody out."""

import io
import os
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from browser import Page
from hand_made import REJECTED, RULES, RUN, finding
from test_reports_html import hostile, shown

from lint.model import Result, Run, TextRange
from lint.reports import View, renderer

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
