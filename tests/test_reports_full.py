"""The reports for people, held against files that show what the user sees."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hand_made import NOTHING, REFUSAL, REJECTED, RULES, RUN, finding

from lint.model import Region
from lint.reports import View, renderer
from lint.results import Result, Run, Status

GOLDEN = Path(__file__).parent / "golden"
VIEW = View(rules=RULES)
VIEWS = {
    "full.txt": ("full", VIEW),
    "full-en.txt": ("full", replace(VIEW, lang="en")),
    "full-evidence.txt": ("full", replace(VIEW, evidence=True, branches=True)),
    "full-colour.txt": ("full", replace(VIEW, colour=True)),
    "full-quiet.txt": ("full", replace(VIEW, quiet=True)),
    "concise.txt": ("concise", VIEW),
}


def shown(form: str, *results: Result, view: View = VIEW) -> str:
    """What a report says of some documents."""
    return renderer(form)(Run("0.1.0", ("m", "1"), results), view)


@pytest.mark.parametrize("name", VIEWS)
def test_a_user_sees_what_the_golden_file_shows(name: str) -> None:
    """Every line, caret and colour is as reviewed; a change of the report is a change of its file."""
    form, view = VIEWS[name]
    assert renderer(form)(RUN, view) == (GOLDEN / name).read_text(encoding="utf-8")


def test_colour_changes_no_word() -> None:
    """Without its escape codes the coloured report is the plain one."""
    coloured = renderer("full")(RUN, replace(VIEW, colour=True))
    assert re.sub(r"\x1b\[\d+m", "", coloured) == renderer("full")(RUN, VIEW)


def test_a_clean_run_says_so() -> None:
    """Nothing found is a sentence, not silence."""
    assert renderer("full")(NOTHING, VIEW) == "1 document gecontroleerd: niets aan te merken.\n"


def test_the_caret_stands_under_the_sentence() -> None:
    """Marks begin and end with the sentence, also after a tab and an accent of its own width."""
    line = "\tGeacht cafe\u0301. " + REFUSAL + " Groet."
    start = line.index(REFUSAL) + 1
    letter = replace(
        REJECTED,
        findings=(finding(region=Region(12, start, 12, start + len(REFUSAL))),),
        source_lines={12: line},
    )
    rows = shown("full", letter).splitlines()
    source, marks = (next(row for row in rows if needle in row) for needle in ("cafe", "^"))
    assert marks.index("^") == source.index(REFUSAL) - 1  # one combining accent before it
    assert marks.count("^") == len(REFUSAL)


def test_a_paragraph_on_one_line_is_cut_around_the_sentence() -> None:
    """A letter without line breaks shows the sentence and not the page."""
    line = "Wij hebben uw melding bekeken. " * 20 + REFUSAL + " Wij wensen u sterkte." * 20
    start = line.index(REFUSAL) + 1
    region = Region(12, start, 12, start + len(REFUSAL))
    rows = shown("full", replace(REJECTED, findings=(finding(region=region),), source_lines={12: line})).splitlines()
    source, marks = (next(row for row in rows if needle in row) for needle in (REFUSAL, "^"))
    assert len(source) < 110
    assert marks.index("^") == source.index(REFUSAL)


@pytest.mark.parametrize("region", [Region(12, 400, 12, 500), Region(12, 1, 14, 3), Region(12, 5, 12, 5)])
def test_a_place_that_the_line_does_not_have_is_still_shown(region: Region) -> None:
    """A region beyond the line, over lines or of no width gives one caret at least, and no error."""
    letter = replace(REJECTED, findings=(finding(region=region),))
    assert "^" in shown("full", letter)


@pytest.mark.parametrize("form", ["full", "concise"])
def test_a_letter_cannot_steer_the_terminal(form: str) -> None:
    """Escape codes and direction marks in a path or a quote arrive as text or not at all."""
    evil = replace(
        REJECTED,
        path="a\x1b[2Jb\nc\u202e.txt",
        findings=(finding(because="\x1b]0;x\x07", near_misses=((1, "\x1b[31m", "\x9b0m"),)),),
        source_lines={12: "\x1b[1mHelaas\x1b[0m"},
    )
    text = shown(form, evil)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "a\\x1b[2Jb\\x0ac.txt:12" in text


def test_a_pack_may_bring_facts_and_words_of_its_own() -> None:
    """A fact that the program has no word for is shown by its own name."""
    letter = Result("a.txt", Status.CHECKED, facts={"tone": "cold"}, unsure=("tone",))
    assert "tone: cold?" in shown("concise", letter)


def test_unread_files_come_before_rules_in_the_advice() -> None:
    """What to do next is first of all to mend the files that could not be read."""
    assert "Herstel eerst" in renderer("full")(RUN, VIEW).splitlines()[-1]
    assert "brieflint rule KKV801" in shown("full", REJECTED).splitlines()[-1]
