"""The report for people: one page that holds everything, can fetch nothing, and takes whatever a letter says."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hand_made import CLEAN, REFUSAL, REJECTED, RULES, RUN, finding
from lxml import html

from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.judgement import Judgement, judge
from lint.language import EMBEDDED, Pipeline
from lint.model import Block, BlockKind, TextRange
from lint.reports import View, renderer
from lint.reports.lettertext import MOST, Mark, marks_of, paragraphs
from lint.reports.wording import displayed
from lint.results import Result, Run, Severity, Shown

VIEW = View(rules=RULES)
HOSTILE = "</script><script>alert(1)</script> \"'><img src=x onerror=alert(1)> {{ 7*7 }} <!-- & \x00\x1b\u202e\udce9"


def shown(text: str, *evidence: tuple[str, int, int]) -> Shown:
    """A letter of one paragraph a line, with evidence for some facts."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, TextRange(at, at + len(line))))
        at += len(line) + 1
    return Shown(text, tuple(blocks), {fact: TextRange(start, end) for fact, start, end in evidence})


def rendered(*results: Result, view: View = VIEW) -> str:
    """The page on some documents."""
    return renderer("html")(Run("0.1.0", ("m", "1"), results), view)


def tree(*results: Result, view: View = VIEW) -> html.HtmlElement:
    """The same, parsed."""
    return html.document_fromstring(rendered(*results, view=view))


def words(element: html.HtmlElement) -> str:
    """What an element says."""
    return " ".join(element.text_content().split())


def hostile() -> Result:
    """A document whose name, text, reason and findings try to break out of the page."""
    text = f"Geachte heer,\n{HOSTILE}"
    bad = replace(finding(because=HOSTILE, near_misses=((3, HOSTILE, HOSTILE),)), place=TextRange(14, 30))
    bad = replace(bad, message=HOSTILE, name=HOSTILE, where=HOSTILE, advice=HOSTILE, branches=(HOSTILE,))
    return replace(
        REJECTED, path=f"a/{HOSTILE}/b.txt", findings=(bad,), shown=shown(text), notes=(HOSTILE,), kinds=(HOSTILE,)
    )


class TestSafety:
    """Letters are personal data, and may be hostile."""

    def test_a_letter_cannot_break_out_of_the_page(self) -> None:
        """The only script is ours; what a letter says is text."""
        page = tree(hostile())
        assert len(page.xpath("//script")) == 1
        assert page.xpath("//img") == []
        assert "alert(1)" not in page.xpath("string(//script)")
        assert "<img src=x onerror=alert(1)>" in page.xpath("string(//*[@class='letter-text'])")
        assert {
            name
            for element in page.iter()
            if isinstance(element.tag, str)
            for name in element.attrib
            if name.startswith("on")
        } == set()

    def test_no_control_character_is_left(self) -> None:
        """Nothing turns the writing direction or ends the text; the page is valid UTF-8."""
        page = rendered(hostile())
        assert not set(page) & set("\x00\x1b\u202e\udce9")
        assert page.encode("utf-8")

    def test_a_template_tag_in_a_letter_is_text(self) -> None:
        """Nothing that a letter says is computed."""
        assert "{{ 7*7 }}" in words(tree(hostile()))

    @pytest.mark.parametrize("result", [REJECTED, hostile()], ids=["plain", "hostile"])
    def test_nothing_points_outside(self, result: Result) -> None:
        """No address in the page leads anywhere but into the page."""
        page = tree(result)
        for name in ("src", "href", "action", "data", "poster", "srcset", "xlink:href"):
            assert [v for v in page.xpath(f"//*/@*[name()='{name}']") if not v.startswith("#")] == []
        style = page.xpath("string(//style)")
        assert "url(" not in style and "@import" not in style
        assert page.xpath("//link | //iframe | //object | //embed | //base | //form/@action | //*[@style]") == []

    def test_the_policy_allows_our_style_and_script_and_nothing_else(self) -> None:
        """Everything is forbidden first; style and script are named by their hash."""
        page = tree(hostile())
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
        assert parts["default-src"] == parts["base-uri"] == parts["form-action"] == "'none'"
        source = rendered(hostile())
        for name, pattern in (("style-src", r"<style>(.*?)</style>"), ("script-src", r"<script>(.*?)</script>")):
            (content,) = re.findall(pattern, source, re.S)
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert parts.pop(name) == f"'sha256-{digest}'"
        assert set(parts) == {"default-src", "base-uri", "form-action"}

    def test_it_says_that_it_holds_personal_data(self) -> None:
        """Who gets the file knows what he has."""
        assert "persoonsgegevens" in words(tree(REJECTED))


def test_what_a_baseline_holds_is_said() -> None:
    """A letter with a known finding is not in order, and the overview counts what is known."""
    page = tree(replace(REJECTED, findings=(), unsure=(), known=2), CLEAN)
    assert [words(badge) for badge in page.find_class("badge")] == ["al bekend", "norm vraagt niets"]
    assert words(page.find_class("sum")[0]) == "2 documenten: 0 fouten, 0 waarschuwingen, 0 keer info, 2 al bekend."
    assert "bekende bevindingen, hier niet getoond: 2." in words(page.find_class("case")[0])
    assert "bekend" not in words(tree(REJECTED))


class TestLetter:
    """Each letter with what is wrong, why, and how to mend it."""

    def test_a_finding_says_what_is_missing_and_how_to_mend_it(self) -> None:
        """Rule, message, deciding sentence, near misses, advice, reason and norm."""
        said = words(tree(REJECTED).xpath("//li[@class='case']")[0])
        for part in ("fout KKV801", "maar zegt niet wat de klant kan doen", REFUSAL, "regel 12, alinea 3"):
            assert part in said
        for part in ("net niet", "Heeft u vragen? Bel ons.", "Noem een stap.", "gaat nergens heen", "norm 8"):
            assert part in said

    def test_the_evidence_is_highlighted_in_the_text(self) -> None:
        """The finding, what came near and what a fact rests on are marked, each with a word that says what it is."""
        text = "Wij wijzen af.\nHeeft u vragen? Bel ons. Het dak lekte al."
        letter = replace(shown(text, ("reason", 40, 57)), near_misses=((TextRange(15, 39), "algemene vraag"),))
        result = replace(REJECTED, findings=(replace(finding(), place=TextRange(0, 14)),), shown=letter)
        marks = tree(result).xpath("//mark")
        assert [(m.get("class"), words(m)) for m in marks] == [
            ("finding", "bevinding: KKV801Wij wijzen af."),
            ("near_miss", "net niet: algemene vraagHeeft u vragen? Bel ons."),
            ("evidence", "bewijs: redenHet dak lekte al."),
        ]

    def test_the_text_is_whole(self) -> None:
        """Marks that overlap or go over several paragraphs lose no character and show the heavier one."""
        text = "Een twee drie.\nVier vijf zes."
        letter = shown(text)
        marks = [Mark(TextRange(4, 20), "finding", "KKV801"), Mark(TextRange(0, 29), "evidence", "reden")]
        made = paragraphs(letter, marks)
        assert ["".join(p.text for p in paragraph.pieces) for paragraph in made] == text.split("\n")
        assert [(p.text, p.role, p.label) for p in made[0].pieces] == [
            ("Een ", "evidence", "reden"),
            ("twee drie.", "finding", "KKV801"),
        ]
        assert [(p.text, p.role, p.label) for p in made[1].pieces] == [
            ("Vier ", "finding", ""),
            ("vijf zes.", "evidence", ""),
        ]

    def test_two_findings_on_one_sentence_share_a_mark(self) -> None:
        """Both codes stand before it, once each."""
        found = [replace(finding(code), place=TextRange(0, 3)) for code in ("KKV801", "KKV808", "KKV801")]
        assert marks_of(shown("Nee."), found, "nl") == [Mark(TextRange(0, 3), "finding", "KKV801, KKV808")]

    def test_of_a_long_letter_the_marked_parts_are_shown(self) -> None:
        """What is left out is said; the page stays small, whatever it is given."""
        text = "\n".join([*["Regel."] * MOST, "Nee.", *["Slot."] * 5])
        at = text.index("Nee.")
        made = paragraphs(shown(text), [Mark(TextRange(at, at + 4), "finding", "KKV801")])
        assert [p.kind for p in made] == ["gap", *["paragraph"] * 5, "gap"]
        one = paragraphs(shown("x" * (3 * MOST)), [Mark(TextRange(0, 3 * MOST), "finding", "KKV801")])
        assert sum(len(p.text) for paragraph in one for p in paragraph.pieces) == MOST

    def test_without_text_the_findings_are_there_all_the_same(self) -> None:
        """A result that carries no text has no empty frame."""
        page = tree(REJECTED)
        assert page.xpath("//*[@class='letter-text']") == []
        assert page.xpath("//section[@class='finding error']")


class TestOverview:
    """How many letters are how good."""

    def rows(self, chart: str, *results: Result) -> dict[str, tuple[str, str]]:
        """Number and share by row of a table."""
        rows = tree(*results).xpath(f"//table[@id='chart-{chart}']/tbody/tr")
        return {words(row[0]): (words(row[1]), words(row[2])) for row in rows}

    def test_every_document_is_counted_under_one_judgement(self) -> None:
        """Unread and skipped documents are counted apart, never as a pass."""
        assert self.rows("judgement", *RUN.results) == {
            "alarm": ("1", "20,0 %"),
            "niet te lezen": ("1", "20,0 %"),
            "opmerking": ("1", "20,0 %"),
            "norm vraagt niets": ("1", "20,0 %"),
            "overgeslagen": ("1", "20,0 %"),
        }

    def test_a_rule_counts_documents_not_findings(self) -> None:
        """Two findings of a rule in one letter are one letter."""
        twice = replace(REJECTED, findings=(finding(), finding()))
        assert self.rows("rule", twice, CLEAN) == {"KKV801 vervolgstap-ontbreekt": ("1", "50,0 %")}

    def test_a_letter_of_two_kinds_counts_in_both(self) -> None:
        """Kinds and folders have a row each."""
        assert {key: n for key, (n, _) in self.rows("kind", *RUN.results).items()} == {
            "schade-afwijzing": "2",
            "rechtsbijstand-intake": "1",
            "geen soort waar de norm iets van vraagt": "3",
        }
        assert {key: n for key, (n, _) in self.rows("folder", *RUN.results).items()} == {
            "brieven": "4",
            "sjablonen": "1",
        }

    def test_many_folders_are_put_together(self) -> None:
        """The fullest have a bar; the rest is one row, so that nothing is lost."""
        many = [replace(CLEAN, path=f"map{i:02}/a.txt") for i in range(40)]
        rows = self.rows("folder", *many)
        assert len(rows) == 16 and rows["25 andere mappen"][0] == "25"

    def test_a_bar_says_in_words_what_it_shows(self) -> None:
        """A picture has a name that gives its figures."""
        labels = tree(*RUN.results).xpath("//table[@id='chart-folder']//svg/@aria-label")
        assert labels[0] == "alarm: 1, niet te lezen: 1, norm vraagt niets: 1, overgeslagen: 1"

    def test_no_documents_is_a_page_too(self) -> None:
        """Nothing to show is said without a fault."""
        assert "0 documenten" in words(tree())


@pytest.mark.parametrize(
    ("result", "level", "said"),
    [
        (REJECTED, Severity.ERROR, Judgement.ALARM),
        (replace(REJECTED, findings=(finding("KKV808"),)), Severity.ERROR, Judgement.UNSURE),
        (replace(REJECTED, findings=(finding("KKV808"),)), Severity.WARNING, Judgement.ALARM),
        (replace(REJECTED, findings=(finding("KKV804"),), unsure=()), Severity.ERROR, Judgement.REMARK),
        (replace(REJECTED, findings=(), unsure=()), Severity.ERROR, Judgement.PASSED),
        (replace(REJECTED, findings=(), unsure=(), known=1), Severity.ERROR, Judgement.KNOWN),
        (CLEAN, Severity.ERROR, Judgement.NOT_ASKED),
    ],
)
def test_a_document_has_one_judgement(result: Result, level: Severity, said: Judgement) -> None:
    """An alarm weighs more than a doubt, a doubt more than a remark."""
    assert judge(result, level) is said


class TestStructure:
    """What a screen reader and a keyboard find."""

    def test_landmarks_and_headings(self) -> None:
        """One main part, a header and footer, a search form with a name, headings without a gap."""
        page = tree(*RUN.results)
        assert page.get("lang") == "nl"
        for landmark in ("header", "main", "footer"):
            assert len(page.xpath(f"/html/body/{landmark}")) == 1
        assert page.xpath("//form[@role='search']/@aria-label") == ["Documenten zoeken en filteren"]
        levels = [int(h.tag[1]) for h in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1 and all(b - a <= 1 for a, b in pairwise(levels))

    def test_everything_that_can_be_used_has_a_name(self) -> None:
        """Every field has its label, every button a text, every section and table a title."""
        page = tree(*RUN.results)
        for field in page.xpath("//input | //select"):
            assert page.xpath(f"//label[@for='{field.get('id')}']")
        assert all(words(button) for button in page.xpath("//button | //summary | //caption"))
        ids = set(page.xpath("//@id"))
        assert set(page.xpath("//@aria-labelledby")) <= ids
        assert {target[1:] for target in page.xpath("//a/@href")} <= ids
        assert len(page.xpath("//@id")) == len(ids)

    def test_rows_and_columns_have_headers(self) -> None:
        """A table is read out with what its figures mean."""
        for table in tree(*RUN.results).xpath("//table"):
            assert len(table.xpath("thead//th[@scope='col']")) == 3
            assert all(row[0].get("scope") == "row" for row in table.xpath("tbody/tr"))

    def test_it_is_english_on_request(self) -> None:
        """No Dutch sentence of ours is left; the letter itself is marked as Dutch."""
        result = replace(REJECTED, shown=shown("Nee."))
        page = tree(result, view=replace(VIEW, lang="en"))
        assert page.get("lang") == "en"
        assert "Documents per rule" in words(page) and "Documenten" not in words(page)
        assert page.xpath("//*[@class='letter-text']/@lang") == ["nl"]


def test_two_thousand_letters_fit() -> None:
    """The page has all of them and stays below ten kilobytes a letter of a page."""
    text = "\n".join(f"Alinea {i} van een brief die niets bijzonders zegt." for i in range(30))
    results = [replace(REJECTED, path=f"map{i % 9}/{i}.txt", shown=shown(text)) for i in range(2000)]
    page = rendered(*results)
    assert page.count('<li class="case"') == 2000
    assert len(page) < 2000 * 10_000


def test_displayed_keeps_lines() -> None:
    """Line ends stay; what a page cannot hold is replaced."""
    assert displayed("a\nb\tc\x07\ud800é") == "a\nb c\N{REPLACEMENT CHARACTER}?é"


class TestEngine:
    """What the engine hands over for the page."""

    LETTER = "Geachte heer,\n\nWij wijzen uw claim af.\n\nWij begrijpen dat u het hier niet mee eens bent.\n"

    def result(self, pipeline: Pipeline, keep_text: bool) -> Result:
        """The result of a letter."""
        engine = Engine(Settings(model=EMBEDDED), keep_text=keep_text)
        engine._pipeline = pipeline
        return next(iter(engine.check([Input("brief.txt", data=self.LETTER.encode())])))

    def test_the_text_is_kept_only_on_request(self, pipeline: Pipeline) -> None:
        """Other reports do not pay for it with memory."""
        assert self.result(pipeline, False).shown is None
        assert self.result(pipeline, False) == replace(self.result(pipeline, True), shown=None)

    def test_findings_lie_where_their_sentence_stands(self, pipeline: Pipeline) -> None:
        """The place in the text and the place in the file are the same sentence."""
        result = self.result(pipeline, True)
        assert result.shown is not None
        (found,) = [f for f in result.findings if f.rule == "KKV801"]
        assert found.place is not None and (found.region.line, found.region.column) == (3, 1)
        assert result.shown.text[found.place.start : found.place.end] == found.because
        near = [result.shown.text[place.start : place.end] for place, _ in result.shown.near_misses]
        assert near == ["Wij begrijpen dat u het hier niet mee eens bent."]
