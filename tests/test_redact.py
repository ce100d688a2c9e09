"""Masking personal data: what is planted in letters must not come out, and the letters must stay readable."""

import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from lint import records
from lint.baseline import Baseline, Entry, renew
from lint.config import ConfigError, Settings, load
from lint.engine import Engine
from lint.files import Input
from lint.language import EMBEDDED, Pipeline
from lint.personal import MASK, is_citizen, masker
from lint.readers import read
from lint.reports import FORMATS, View, renderer
from lint.results import Result, Run

SAMPLES = sorted(file for file in (Path(__file__).parents[1] / "samples").glob("*/*.txt"))
FIRST = "Tess Pieter Fatima José Maud Sven Noor Bram Aïcha Wim".split()
LAST = (
    "Jansen|de Vries|van den Berg|Yılmaz|El Amrani|van der Meer-Bos|'t Hooft|O'Brien|Müller|Okkerse|Ter Horst|de Wit"
    "|Naaktgeboren|van 't Veer|Kok"
).split("|")
STREETS = (
    "Dorpsstraat|Laan van Meerdervoort|De Zilverreiger|Burg. van Lierlaan|Prins Hendrikkade|It Hiem|Kievitsweg".split(
        "|"
    )
)
TOWNS = "Oldebroek|Sint Annaparochie|Krimpen aan den IJssel|'s-Hertogenbosch|HEERENVEEN|Bergen op Zoom".split("|")


@dataclass(frozen=True)
class Planted:
    """A letter with personal data put in, by sort; what is `bare` has nothing that announces it."""

    text: str
    values: dict[str, list[str]]


def citizen(dice: random.Random) -> str:
    """Nine digits that pass the test."""
    while True:
        digits = f"{dice.randint(100_000_000, 999_999_999)}"
        if is_citizen(digits):
            return digits


def plant(letter: str, dice: random.Random) -> Planted:
    """Puts a name, address and numbers in the forms of real letters round and into a letter."""
    first, last = dice.choice(FIRST), dice.choice(LAST)
    clerk = f"{dice.choice('ABCJMPW')}.{dice.choice(['', 'J.', ' '])} {dice.choice(LAST)}".replace("  ", " ")
    bare = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
    street = f"{dice.choice(STREETS)} {dice.randint(1, 400)}{dice.choice(['', ' A', '-2', 'b'])}"
    postcode = f"{dice.randint(1000, 9999)}{dice.choice(['', ' '])}{dice.choice(['AB', 'XK', 'ZZ'])}"
    town = dice.choice(TOWNS)
    account = f"{dice.randint(1000, 9999)} {dice.randint(1000, 9999)} 12"
    bank = f"NL{dice.randint(10, 99)} {dice.choice(['INGB', 'RABO'])} {account}"
    iban = bank if dice.random() < 0.5 else bank.replace(" ", "")
    number = f"{dice.randint(10_000_000, 99_999_999)}"
    mobile = dice.choice([f"06-{number}", f"06 {number[:4]} {number[4:]}", f"+31 6 {number}", f"+316{number}"])
    three = f"{number[:2]} {number[2:4]} {number[4:6]}"
    phone = dice.choice([mobile, f"0{number[:2]}-{number[:7]}", f"0{number[:3]} - {three}", f"(0{number[:3]}) {three}"])
    mail = f"{first}.{last.split()[-1]}@post-vak.example".lower().replace("'", "").encode("ascii", "ignore").decode()
    born = dice.choice(["12-05-1961", "3 juli 1987", "1990-11-30", "7.2.1955"])
    policy = dice.choice(["88.412.906", "AVP-26-01907", "L 88 412 906", "30447912", "24/R/30887"])
    claim = dice.choice(["2025-WN-0038871", "R-24-09-5512", "BMA/25-00317/ol", "240933"])
    bsn = citizen(dice)
    title = dice.choice(["De heer", "Mevrouw", "Dhr.", "Mw.", "Fam.", "Mevr. drs."])
    greeting = dice.choice(["Geachte heer", "Beste mevrouw", "Geachte mevrouw", "Geachte familie"])
    policy_label = dice.choice(["Polisnummer:", "Polisnr.", "Uw polis", "Relatienummer :"])
    claim_label = dice.choice(["Schadenummer:", "Dossier", "Ons kenmerk:", "Uw kenmerk", "Zaaknummer:"])
    text = "\n".join(
        [
            f"{title} {first[0]}. {last}",
            street,
            f"{postcode}  {town}",
            "",
            f"{policy_label} {policy}",
            f"{claim_label} {claim}",
            f"Geboortedatum: {born}",
            "",
            f"{greeting} {last},",
            "",
            letter,
            "",
            f"Wij spraken op 3 maart met mevrouw {last}, geboren op {born}. Bel haar op {phone} of mail naar {mail}.",
            f"Uw burgerservicenummer is {bsn}. Wij betalen op {iban}. Ook {bare} was erbij.",
            "",
            "Met vriendelijke groet,",
            "",
            clerk,
        ]
    )
    values = {"name": [last, clerk], "street": [street], "postcode": [postcode], "town": [town], "policy": [policy]}
    values |= {
        "claim": [claim],
        "born": [born],
        "phone": [phone],
        "mail": [mail],
        "bsn": [bsn],
        "iban": [iban],
        "bare": [bare],
    }
    return Planted(text, values)


def planted() -> Iterator[Planted]:
    """Every sample letter of plain text, with data planted in it."""
    dice = random.Random(7)
    for file in SAMPLES:
        yield plant(read(file.name, file.read_bytes()).text, dice)


def left(value: str, text: str) -> bool:
    """True when a value still stands in a text."""
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text) is not None


@pytest.fixture(scope="module")
def recall() -> dict[str, float]:
    """The share of planted values, by sort, that are masked at every place in the letter."""
    seen: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    for letter in planted():
        masked = masker(letter.text).mask(letter.text)
        for sort, values in letter.values.items():
            for value in values:
                seen[sort] += 1
                gone[sort] += not left(value, masked)
    return {sort: gone[sort] / seen[sort] for sort in seen}


class TestRecall:
    """How much of what is planted in the sample letters is masked."""

    @pytest.mark.parametrize("sort", "street postcode town policy claim born phone mail bsn iban".split())
    def test_what_has_a_form_or_a_field_is_masked(self, recall: dict[str, float], sort: str) -> None:
        """Addresses, dates of birth and numbers: all of them."""
        assert recall[sort] == 1.0

    def test_names_that_are_announced_are_masked(self, recall: dict[str, float]) -> None:
        """By title, initials, salutation or signature, and then wherever they stand."""
        assert recall["name"] >= 0.99

    def test_names_that_nothing_announces_are_mostly_not(self, recall: dict[str, float]) -> None:
        """The README says so; who mends this mends the README."""
        assert recall["bare"] < 0.5

    @pytest.mark.parametrize(
        ("text", "secret"),
        [
            ("Polis          : 4.118.006-L, premievrij", "4.118.006-L"),
            ("Ons kenmerk: GV/KINE/26-3310", "GV/KINE/26-3310"),
            ("Polis gewaarborgd inkomen nr. 55/120.887", "55/120.887"),
            ("Zaaknummer ........ T-24.118.903", "T-24.118.903"),
            ("Je schademelding #PL-88213", "PL-88213"),
            ("Klachtnummer K24-0613, letselschade 22.90.115", "22.90.115"),
            ("Onze referte: FD/2025/00731/kvdb", "FD/2025/00731/kvdb"),
            ("Polis: Woonpakket 3.118.402", "3.118.402"),
            ("Betreft auto X-447-KB", "X-447-KB"),
            ("Onze inspecteur Eppo Hazekamp was bij u. Bel Eppo gerust.", "Eppo"),
            ("Dag Jan en Anneke,\n\nJullie claim, Anneke, wijzen wij af.", "Anneke"),
            ("Met de meeste hoogachting\nKristof Van den Broeck", "Van den Broeck"),
        ],
    )
    def test_forms_that_letters_have(self, text: str, secret: str) -> None:
        """Numbers and names as they stand in the sample letters."""
        assert not left(secret, masker(text).mask(text))

    @pytest.mark.parametrize(
        ("text", "secret"),
        [
            ("OKKERSE heeft gebeld.", "OKKERSE"),
            ("Okkerses fiets is gestolen.", "Okkerses"),
            ("Dat is Okkerse's fiets, en OKKERSE'S zaak.", "OKKERSE"),
            ("De polis van VAN DEN BERG.", "VAN DEN BERG"),
            ("Van den Bergs fiets.", "Bergs"),
        ],
    )
    def test_a_known_name_in_another_form(self, text: str, secret: str) -> None:
        """In capitals and in the genitive."""
        letter = f"Mevrouw T. Okkerse\nDe heer J. van den Berg\n\n{text}"
        assert secret in letter and secret not in masker(letter).mask(letter)


class TestPrecision:
    """A masked letter can still be judged."""

    def test_little_of_a_letter_is_masked(self) -> None:
        """In the samples, invented addresses and all, about one character in twenty."""
        texts = [read(file.name, file.read_bytes()).text for file in SAMPLES]
        masked = sum(masker(text).mask(text).count(MASK) for text in texts)
        assert 0.005 < masked / sum(map(len, texts)) < 0.07

    @pytest.mark.parametrize(
        "text",
        [
            "Volgens artikel 11 van de polis bestaat er geen recht op vergoeding.",
            "Laat ons dit binnen zes weken weten, dus voor 20 februari 2025.",
            "Uw claim van 3 maart 2026 wijzen wij af; het bedrag van € 2.905,00 betalen wij niet.",
            "U kunt terecht bij Kifid (www.kifid.nl) of bij de rechter.",
            "Bel ons op 0900 1234 of kijk op www.zeebries.example/klachten.",
            "Geachte heer, mevrouw,\n\nDe schade aan uw dak is niet gedekt.",
            "Dit staat in de voorwaarden AVB-2016, artikel 8.1, en in de folder van 04-2025.",
            "Wij vergoeden 12 behandelingen fysiotherapie, code 4002, tot € 1.500.",
        ],
    )
    def test_what_is_not_personal_stays(self, text: str) -> None:
        """Articles, dates, amounts, bodies and service numbers are what a letter is judged by."""
        assert masker(text).mask(text) == text

    def test_a_word_that_is_also_a_name_stays(self) -> None:
        """In small letters it is the word."""
        letter = "De heer J. de Wit\n\nUw witte auto is wit, en het bos is van Bosch."
        assert masker(letter).mask(letter).endswith("Uw witte auto is wit, en het bos is van Bosch.")

    def test_nine_digits_that_are_no_citizens_number_stay(self) -> None:
        """The check digit decides."""
        assert is_citizen("111222333") and not is_citizen("111222334") and not is_citizen("000000000")
        assert masker("").mask("Code 111222333 en 111222334.") == f"Code {MASK * 9} en 111222334."


class TestOutputs:
    """In every output, and nothing else changes."""

    LETTER = (
        "Mevrouw T. Okkerse\nDorpsstraat 44\n4424 BG Wemeldinge\n\nPolisnummer: 30.447.912\n\n"
        "Geachte mevrouw Okkerse,\n\nWij wijzen de claim van mevrouw Okkerse op polis 30.447.912 af.\n\n"
        "Wij begrijpen dat Okkerse het er niet mee eens is."
    )
    SECRET = ("Okkerse", "Dorpsstraat", "4424", "30.447.912")

    def result(self, pipeline: Pipeline, redact: bool, name: str = "brief.txt", text: str | None = None) -> Result:
        """The result of a letter, with its text."""
        engine = Engine(Settings(model=EMBEDDED, redact=redact), keep_text=True)
        engine._pipeline = pipeline
        return next(iter(engine.by_rules().check([Input(name, data=(text or self.LETTER).encode())])))

    @pytest.mark.parametrize("form", FORMATS)
    def test_no_report_tells(self, pipeline: Pipeline, form: str) -> None:
        """Findings, snippets, evidence and the letter itself; the unmasked report does tell."""
        view = View(evidence=True, branches=True)
        plain, masked = (
            renderer(form)(Run("1", ("m", "1"), (self.result(pipeline, on),)), view) for on in (False, True)
        )
        assert not any(secret in masked for secret in self.SECRET)
        assert ("schade-afwijzing" if form == "signals" else "KKV801") in masked
        silent = form in (
            "concise",
            "github",
            "gitlab",
            "junit",
            "statistics",
            "signals",
        )  # these quote a letter in no message of these rules
        assert silent or any(secret in plain for secret in self.SECRET)

    def test_places_and_verdicts_stay(self, pipeline: Pipeline) -> None:
        """The same rules at the same places; a mask is as long as what it hides."""
        plain, masked = self.result(pipeline, False), self.result(pipeline, True)
        assert [(f.rule, f.region, f.place) for f in plain.findings] == [
            (f.rule, f.region, f.place) for f in masked.findings
        ]
        assert plain.facts == masked.facts
        assert plain.shown is not None and masked.shown is not None
        assert len(plain.shown.text) == len(masked.shown.text)

    def test_fingerprints_stay(self, pipeline: Pipeline) -> None:
        """What is known stays known, for baselines and for machines, whichever way it was recorded."""
        plain, masked = self.result(pipeline, False), self.result(pipeline, True)
        assert MASK in masked.findings[0].because
        for form, key in (("sarif", "brieflint/v1"), ("gitlab", "fingerprint")):
            said = [renderer(form)(Run("1", ("m", "1"), (result,)), View()) for result in (plain, masked)]
            one, other = (re.findall(rf'"{key}": "(\w+)"', text) for text in said)
            assert one == other and one
        for first, then in ((plain, masked), (masked, plain)):
            old = Baseline(Path(), {}, date(2026, 11, 22))
            entries = renew(old, [first], Settings(), Entry("", "", ""), only_prune=False).entries
            known = Baseline(Path(), {entry.fingerprint: entry for entry in entries}, old.today)
            assert known.fresh(then, "nl").known == len(plain.findings) > 0

    def test_the_cache_loses_nothing_of_it(self, pipeline: Pipeline) -> None:
        """A masked answer comes back with the fingerprints that it had."""
        masked = replace(self.result(pipeline, True), shown=None)
        assert records.to_result(records.of_result(masked), masked.path) == masked
        assert all(finding.basis for finding in masked.findings)

    def test_a_source_that_hides_its_letters_is_not_shown(self, pipeline: Pipeline) -> None:
        """In HTML a name can be written so that it is not found; the line of the source is left out."""
        page = "<p>Geachte heer J&#97;nsen,</p><p>Wij wijzen uw claim af, meneer J&#97;nsen.</p>"
        result = self.result(pipeline, True, "brief.html", page)
        assert result.findings and result.source_lines == {}
        report = renderer("full")(Run("1", ("m", "1"), (result,)), View())
        assert "nsen" not in report and MASK in report

    def test_it_can_be_set_for_good(self, tmp_path: Path) -> None:
        """`redact = true` in the configuration; anything but true or false is refused."""
        (tmp_path / "brieflint.toml").write_text("redact = true")
        assert load(tmp_path).redact
        (tmp_path / "brieflint.toml").write_text("redact = 1")
        with pytest.raises(ConfigError, match="redact moet true of false zijn"):
            load(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "A-" * 50_000,
        "Jansen" * 20_000,
        "a" * 100_000 + "@",
        "1 " * 50_000,
        "heer " * 20_000,
        "heer" + " " * 100_000 + "x",
        "polis " + "1-" * 50_000,
        "J. " * 30_000,
        "\n".join(["Met groet,", *["Piet Jansen"] * 5_000]),
        "\n".join(f"a{i}@b.example" for i in range(5_000)),
    ],
    ids=lambda text: text[:12],
)
def test_no_letter_makes_it_take_long(text: str) -> None:
    """A hundred thousand characters of whatever kind are masked within two seconds."""
    start = time.process_time()
    masker(text).mask(text)
    assert time.process_time() - start < 2


def test_a_page_with_masks_is_read_out(pipeline: Pipeline) -> None:
    """The report with masks is a page like any other."""
    result = TestOutputs().result(pipeline, True)
    page = html.document_fromstring(renderer("html")(Run("1", ("m", "1"), (result,)), View()))
    assert MASK in page.text_content()
