"""What rejections say of themselves for product review: grounds, articles, branch and month; as a table and a page."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from grounds_measured import FILES, Figures, compared, labels, read
from hand_made import CLEAN, REJECTED, SCAN

from lint import packs, reading, records, signals
from lint.engine import Engine
from lint.files import Input
from lint.letter import Letter
from lint.packs import Pack, PackError
from lint.reports import View, renderer
from lint.results import Result, Run, Signals

GOLD = {sample: label for name in FILES for sample, label in labels(name).items()}
LATE, WEAR, CARELESS = ("late-report", "te laat"), ("wear", "slijtage"), ("conduct", "eigen gedrag")
HOME, HEALTH = ("woonhuis", "woonhuis"), ("zorg", "zorg")
LETTER = """\
Verzekeraar Voorbeeld N.V.

{head}

Geachte mevrouw Willems,

U vroeg ons de schade aan het dak van uw woning te vergoeden. Helaas vergoeden wij deze schade niet.

{passage}

Bent u het niet eens met deze beslissing? Stuur ons dan binnen zes weken een brief, volgens artikel 99.

Met vriendelijke groet,

T. de Boer
"""


def rejected(path: str, *grounds: tuple[str, str], **changes: object) -> Result:
    """A rejection with these grounds."""
    said = Signals(branch=(HOME,), grounds=grounds, month="2026-03")
    return replace(REJECTED, path=path, signals=replace(said, **changes))  # type: ignore[arg-type]


def rendered(*results: Result, suffix: str = "", lang: str = "nl") -> str:
    """The report on some results, as a table or for a file with this suffix."""
    return renderer("signals", suffix)(Run("0.1.0", ("m", "1"), results), View(lang=lang))


def rows(*results: Result) -> list[dict[str, str]]:
    """The table on some results."""
    return list(csv.DictReader(io.StringIO(rendered(*results), newline="")))


@pytest.fixture(scope="module")
def signals_of(letter_of: Callable[..., Letter]) -> Callable[..., Signals]:
    """Reads the signals of a rejection with a passage and a line above it."""

    def build(passage: str = "", head: str = "", text: str = LETTER) -> Signals:
        letter = letter_of(text.format(passage=passage, head=head))
        found = signals.read(letter, reading.read(letter), "nl")
        assert found is not None
        return found

    return build


@pytest.fixture(scope="module")
def said(engine: Engine) -> dict[str, Signals]:
    """What the program says of all labelled letters."""
    return read(engine, GOLD)


def codes(found: Signals) -> list[str]:
    """The codes of the grounds."""
    return [code for code, _ in found.grounds]


class TestLabelled:
    """200 letters with labels made by hand; see tests/grounds/README.md."""

    def test_as_much_is_right_as_we_say(self, said: dict[str, Signals]) -> None:
        """The figures of README.md; print them with python -m tests.grounds_measured."""
        found = compared(GOLD, said)
        assert found.principal >= 0.77, found
        assert found.grounds >= 0.78, found
        assert found.articles >= 0.87, found
        assert found.branch >= 0.87, found

    def test_no_simple_guess_comes_near(self) -> None:
        """Whoever always says the commonest ground, or nothing, is far below the floors."""
        common = Counter(label["grounds"][0] for label in GOLD.values() if label["grounds"]).most_common(1)[0][0]
        always = dict.fromkeys(GOLD, Signals(branch=(HEALTH,), grounds=((common, ""),)))
        guess, silence = compared(GOLD, always), compared(GOLD, dict.fromkeys(GOLD, Signals()))
        assert guess.principal < 0.4 and guess.grounds < 0.5 and guess.branch < 0.4
        assert silence.principal < 0.1 and silence.grounds == silence.articles == silence.branch == 0

    def test_the_labels_are_many_and_of_every_ground(self, pack: Pack) -> None:
        """At least 120 letters, none in two files, every ground of the pack among them."""
        assert len(GOLD) == sum(len(labels(name)) for name in FILES) >= 120
        assert pack.signals is not None
        stated = {ground for label in GOLD.values() for ground in label["grounds"]}
        assert stated == {ground.id for ground in pack.signals.grounds}

    def test_a_letter_without_a_ground_gets_none(self, said: dict[str, Signals]) -> None:
        """All of those that are labelled so: none is made up for them."""
        silent = [name for name, label in GOLD.items() if not label["grounds"]]
        assert len(silent) >= 10
        assert {name for name in silent if codes(said[name])} == set()

    def test_what_is_compared_is_counted_right(self) -> None:
        """A right principal ground, one missed, one too many."""
        gold = {"a": {"grounds": ["wear", "limit"], "articles": ["art. 3.2"], "branch": "overig"}}
        said = {"a": Signals((("leven", ""),), (WEAR, LATE), ("Artikel 3.2",))}
        assert compared(gold, said) == Figures(principal=1, grounds=0.5, articles=1, branch=1)


class TestGrounds:
    """The examples of the pack show each ground by itself (test_rule_examples)."""

    def test_the_one_that_is_said_first_is_the_principal_one(self, signals_of: Callable[..., Signals]) -> None:
        """Of grounds that are about as plain."""
        late, worn = "U meldde de schade te laat.", "Bovendien was het dak versleten."
        assert codes(signals_of(f"{late} {worn}")) == ["late-report", "wear"]
        assert codes(signals_of("Het dak was versleten. Bovendien meldde u de schade te laat.")) == [
            "wear",
            "late-report",
        ]

    def test_what_is_told_of_the_next_step_is_no_ground(self, signals_of: Callable[..., Signals]) -> None:
        """Nor is an article there one on which the refusal rests."""
        found = signals_of("Wij hebben uw aanvraag zorgvuldig beoordeeld.")
        assert (found.grounds, found.articles) == ((), ())

    def test_the_customers_own_words_are_no_ground(self, signals_of: Callable[..., Signals]) -> None:
        """A question is none either."""
        assert signals_of("Is uw dak versleten? Laat het dan nakijken.").grounds == ()

    def test_a_letter_that_refuses_nothing_has_no_signals(self, letter_of: Callable[..., Letter]) -> None:
        """Though it speaks of wear."""
        letter = letter_of(
            "Geachte heer,\n\nUw dak is versleten. Wij vergoeden de schade toch.\n\nMet groet,\nT. de Boer\n"
        )
        assert signals.read(letter, reading.read(letter), "nl") is None

    def test_names_come_in_the_language_of_the_user(self, letter_of: Callable[..., Letter]) -> None:
        """The codes stay."""
        letter = letter_of(LETTER.format(head="", passage="Het dak was versleten."))
        found = signals.read(letter, reading.read(letter), "en")
        assert found is not None
        assert found.grounds == (("wear", "wear or poor maintenance"),)
        assert found.branch == (("woonhuis", "home"),)


class TestArticles:
    """As the letter writes them."""

    @pytest.mark.parametrize(
        "article", ["artikel 4.2", "art. 5 lid 1", "artikel 3.9, onder d", "clausule C-22", "artikel 6:174 BW", "§ 12"]
    )
    def test_a_reference_is_found(self, signals_of: Callable[..., Signals], article: str) -> None:
        """In the passage that gives the reason."""
        assert signals_of(f"Het dak was versleten ({article}).").articles == (article,)

    @pytest.mark.parametrize("text", ["Op dit punt is de clausule helder.", "De twee artikelen in uw tas zijn nat."])
    def test_a_word_that_is_no_reference_is_none(self, signals_of: Callable[..., Signals], text: str) -> None:
        """Without a number, or a number of things."""
        assert signals_of(text).articles == ()


class TestMonth:
    """The letter's own date, not that of what it speaks of."""

    @pytest.mark.parametrize(
        ("head", "month"),
        [
            ("Utrecht, 3 maart 2016", "2016-03"),
            ("Datum: 2025-11-30", "2025-11"),
            ("Utrecht, 07-08-2024", "2024-08"),
            ("Kolijnshaven, den 20sten februari 2026", "2026-02"),
            ("Uw brief van 3 maart 2016", ""),
            ("Schadedatum: 1 mei 2024\n\nDatum: 12 juni 2024", "2024-06"),
            ("Geboren 12-03-1979", ""),
            ("Kenmerk 13-13-2013", ""),
            ("", ""),
        ],
    )
    def test_the_date_above_the_letter(self, signals_of: Callable[..., Signals], head: str, month: str) -> None:
        """Whatever way it is written."""
        assert signals_of(head=head).month == month

    def test_a_date_in_the_text_is_not_the_letters(self, signals_of: Callable[..., Signals]) -> None:
        """It is of the damage, say."""
        assert signals_of("Op 3 mei 2024 was het dak versleten.").month == ""

    def test_a_mail_is_of_the_month_in_which_it_was_sent(self, engine: Engine) -> None:
        """Its header says so; one that is broken says nothing."""
        body = LETTER.format(head="", passage="Het dak was versleten.")
        for date, month in (("Tue, 3 Mar 2026 10:00:00 +0100", "2026-03"), ("gisteren", "")):
            mail = f"From: a@voorbeeld.example\nDate: {date}\nContent-Type: text/plain; charset=utf-8\n\n{body}"
            result = next(engine.check([Input("brief.eml", data=mail.encode())]))
            assert result.signals is not None
            assert result.signals.month == month


class TestTable:
    """The CSV: a row for each rejection."""

    def test_a_rejection_is_a_row(self) -> None:
        """Codes for programs, names for people, several in one cell."""
        (row,) = rows(rejected("brieven/a.txt", LATE, WEAR, articles=("artikel 4.2", "art. 5")), CLEAN, SCAN)
        assert row == {
            "path": "brieven/a.txt",
            "kind": "schade-afwijzing",
            "template": "false",
            "month": "2026-03",
            "branch": "woonhuis",
            "branch_name": "woonhuis",
            "grounds": "late-report wear",
            "ground_names": "te laat; slijtage",
            "articles": "artikel 4.2; art. 5",
        }

    def test_what_is_not_stated_is_said_to_be(self) -> None:
        """An empty cell might mean anything."""
        (row,) = rows(rejected("a.txt", branch=(), month=""))
        assert (row["grounds"], row["ground_names"], row["branch"]) == ("not-stated", "niet genoemd", "not-stated")
        assert row["articles"] == row["month"] == ""

    def test_no_cell_is_a_formula(self) -> None:
        """A file name or an article may begin like one."""
        (row,) = rows(rejected("=HYPERLINK(1).txt", LATE, articles=("@artikel 1",)))
        assert (row["path"], row["articles"]) == ("'=HYPERLINK(1).txt", "'@artikel 1")


class TestPage:
    """The overview in HTML."""

    def test_a_file_that_is_a_page_gets_one(self) -> None:
        """Any other gets the table."""
        assert rendered(CLEAN, suffix=".HTML").startswith("<!DOCTYPE html>")
        assert rendered(CLEAN, suffix=".csv").startswith("path,kind,")

    def test_every_rejection_counts_once(self) -> None:
        """By its principal ground; templates apart; what was not counted is said."""
        drawn = replace(rejected("c.txt", LATE), is_template=True)
        page = rendered(rejected("a.txt", LATE, WEAR), rejected("b.txt", WEAR), drawn, CLEAN, SCAN, suffix=".html")
        assert "2 afwijzingen geteld" in page
        assert "van 5 documenten" in page
        assert "sjablonen, niet meegeteld: 1" in page
        assert "niet te lezen, dus niet meegeteld: 1" in page
        assert "geen afwijzing van een claim: 1" in page
        late, worn = (page.index(f'<th scope="row">{name}</th>') for _, name in (LATE, WEAR))
        assert worn < late
        assert [part.split("<")[0] for part in page[worn:late].split('class="figure">')[1:]] == ["1", "–", "2"]
        assert [part.split("<")[0] for part in page[late:].split('class="figure">')[1:4]] == ["1", "–", "1"]

    def test_a_share_needs_enough_letters(self) -> None:
        """Of nineteen it says too little."""
        many = [rejected(f"{n}.txt", LATE) for n in range(20)]
        assert "100,0 %" in rendered(*many, suffix=".html")
        assert "100,0 %" not in rendered(*many[1:], suffix=".html")

    def test_months_stand_in_order_and_old_ones_together(self) -> None:
        """Letters without a date last."""
        months = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
        page = rendered(*(rejected(f"{m}.txt", LATE, month=m) for m in ("", *months)), suffix=".html")
        order = [page.index(f">{name}<") for name in ("vóór 2024-07", "2024-07", "2025-12", "niet genoemd")]
        assert order == sorted(order)
        assert ">2024-06<" not in page

    def test_articles_of_another_branch_are_others(self) -> None:
        """Article 4 of one insurance is not that of another; two ways to write it are one."""
        page = rendered(
            rejected("a.txt", WEAR, articles=("artikel 4",)),
            rejected("b.txt", WEAR, articles=("Art. 4",)),
            rejected("c.txt", WEAR, articles=("artikel 4",), branch=(HEALTH,)),
            suffix=".html",
        )
        assert '">woonhuis: artikel 4</th><td class="figure">2<' in page
        assert '">zorg: artikel 4</th><td class="figure">1<' in page

    def test_grounds_and_branches_cross(self) -> None:
        """With sums, and nothing for zero."""
        page = rendered(rejected("a.txt", LATE), rejected("b.txt", WEAR, branch=(HEALTH,)), suffix=".html")
        cross = page[page.index('class="cross"') :]
        assert '>te laat</th><td class="figure shade5">1</td><td class="figure"></td><td class="figure">1</td>' in cross
        assert '>Alle</th><td class="figure">1</td><td class="figure">1</td><td class="figure">2</td>' in cross

    def test_nothing_found_is_said(self) -> None:
        """No empty tables."""
        page = rendered(CLEAN, suffix=".html", lang="en")
        assert "No rejections were found." in page and "<table" not in page

    def test_names_cannot_break_the_page(self) -> None:
        """A folder may be called anything."""
        page = rendered(rejected("<script>x</script>/a.txt", LATE, articles=("<b>",)), suffix=".html")
        assert "<script>" not in page and "<b>" not in page


class TestKept:
    """Signals of an earlier run."""

    def test_they_come_back_from_the_cache_as_they_were(self) -> None:
        """To the last article."""
        for result in (rejected("a.txt", LATE, WEAR, articles=("art. 5", "§ 3")), rejected("a.txt", branch=()), CLEAN):
            back = records.to_result(records.of_result(result), result.path)
            assert back.signals == result.signals

    def test_masking_leaves_them(self, engine: Engine) -> None:
        """They hold nothing of a person, so counts stay the same."""
        data = LETTER.format(head="Utrecht, 3 maart 2016", passage="Het dak was versleten (artikel 4.2).").encode()
        masked = Engine(replace(engine.settings, redact=True))
        masked._pipeline = engine.pipeline
        found = [next(one.check([Input("a.txt", data=data)])).signals for one in (engine, masked)]
        assert found[0] is not None
        assert found[0] == found[1]


class TestPack:
    """signals.yaml is refused with file and line where it is wrong; a pack may do without."""

    @pytest.fixture
    def folder(self, pack: Pack, tmp_path: Path) -> Path:
        """A copy of the pack."""
        for file in pack.folder.glob("*.yaml"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
        return tmp_path

    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            ("id: wear\n", "id: late-report\n", "'late-report' is taken already"),
            ("  - [december, dec]\n", "", "a year has twelve months, found 11"),
            ('  - late-report: "U heeft', '  - too-late: "U heeft', "unknown key 'too-late'"),
            ("    kinds: [zorg-afwijzing]", "    kinds: [zorg]", "'zorg' is not one of"),
            ("words:\n", "wordings:\n", "unknown key 'wordings'"),
        ],
    )
    def test_a_mistake_is_placed(self, folder: Path, old: str, new: str, says: str) -> None:
        """File, line, and what is allowed."""
        file = folder / packs.SIGNALS
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(PackError) as refusal:
            packs.load(folder)
        assert re.search(rf"signals\.yaml:\d+: {says}", refusal.value.told("en"))

    def test_a_pack_without_them_tells_none(self, folder: Path, letter_of: Callable[..., Letter]) -> None:
        """Its letters are read all the same."""
        (folder / packs.SIGNALS).unlink()
        letter = replace(letter_of(LETTER.format(head="", passage="")), pack=packs.load(folder))
        assert signals.read(letter, reading.read(letter), "nl") is None
