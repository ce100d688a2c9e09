"""Facts about a pack of a user's own that builds on ours: what it borrows, what it may say, and what it finds."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from asking import FLOOR, ask, letter

from lint.engine import Engine
from lint.examples import try_pack
from lint.packs import PackError, default_folder, load
from lint.results import Result

HOUSE = Path(__file__).parents[1] / "samples" / "voorbeeld" / "huisregels"
DUTY = "U dient de nota binnen drie weken mee te sturen."
STEP = "Bent u het niet eens met dit besluit? Ons Tevredenheidsteam belt u graag: 088 000 00 00."


@pytest.fixture(scope="module")
def house(engine: Engine) -> Engine:
    """The engine with the sample of house rules."""
    return with_pack(engine, HOUSE)


def with_pack(engine: Engine, folder: Path) -> Engine:
    """The engine with one more pack."""
    made = Engine(replace(engine.settings, packs=(folder,)))
    made._pipeline = engine.pipeline
    return made


def own(result: Result) -> list[str]:
    """The codes of the house rules that found something."""
    return [found.rule for found in result.findings if found.rule.startswith("HUIS")]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the house rules, to be changed."""
    return Path(shutil.copytree(HOUSE, tmp_path / "huis"))


def test_the_examples_of_the_sample_hold(engine: Engine) -> None:
    """In letters that it borrows."""
    tried = list(try_pack(HOUSE, engine.settings))
    assert len(tried) == 11
    assert [why for _, why in tried if why is not None] == []


def test_a_wording_is_found_where_it_stands(house: Engine) -> None:
    """Every place, with its words in the message; in any letter, and not in what the customer wrote."""
    text = f"{DUTY}\n\nWij keren u € 200 uit. Vergeet niet: u dient de bon mee te sturen."
    found = [item for item in ask(house, letter(text)).findings if item.rule == "HUIS001"]
    assert [item.because for item in found] == ["U dient de nota binnen drie weken mee te", "u dient de bon mee te"]
    assert all(f'"{item.because}"' in item.message for item in found)
    assert own(ask(house, letter('U schreef: "U dient mij te betalen." Dat doen wij.'))) == []


def test_a_wording_that_is_asked_for_is_missed(house: Engine) -> None:
    """In the kinds of letters that the rule is for, at the sentence that makes it due; elsewhere it is not asked."""
    (missed,) = [item for item in ask(house, letter(FLOOR)).findings if item.rule == "HUIS002"]
    assert missed.because == "Daarom vergoeden wij deze schade niet."
    assert own(ask(house, letter(FLOOR, STEP))) == []
    assert own(ask(house, letter("Uw adres is gewijzigd."))) == []


def test_the_rules_that_come_with_the_program_still_hold(house: Engine, engine: Engine) -> None:
    """What was found without the house rules is found with them."""
    file = letter(FLOOR)
    assert set(ask(engine, file).findings) < set(ask(house, file).findings)
    assert ask(engine, file).facts == ask(house, file).facts


def test_a_rule_with_the_code_of_ours_takes_its_place(engine: Engine, copied: Path) -> None:
    """With its own severity and words for the user; what it knows of letters it must bring itself."""
    text = (default_folder() / "KKV801.yaml").read_text(encoding="utf-8")
    (copied / "KKV801.yaml").write_text(text.replace("severity: error", "severity: info"), encoding="utf-8")
    (found,) = [item for item in ask(with_pack(engine, copied), letter(FLOOR)).findings if item.rule == "KKV801"]
    assert found.severity == "info"


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("pack.yaml", "kkv-2016\nsource", "kkv-1999\nsource", "pack.yaml:6: 'kkv-1999' is geen van deze: kkv-2016"),
        (
            "HUIS002.yaml",
            "words:",
            "wordz:",
            "HUIS002.yaml:20: onbekende sleutel 'wordz'; toegestaan: ",
        ),
        ("HUIS002.yaml", "care_team", "dissent", "de groep 'dissent' staat twee keer in dit pakket"),
        ("HUIS002.yaml", "fails_on: [absent]", "fails_on: [weg]", "HUIS002.yaml:6: 'weg' is geen antwoord van wording"),
    ],
)
def test_what_is_wrong_is_told(copied: Path, file: str, old: str, new: str, sentence: str) -> None:
    """With file and line."""
    place = copied / file
    text = place.read_text(encoding="utf-8")
    assert text.count(old) == 1
    place.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load(copied)
    assert sentence in str(caught.value)


def test_a_wording_without_words_is_refused(copied: Path) -> None:
    """It could never be found."""
    place = copied / "HUIS002.yaml"
    before, _, rest = place.read_text(encoding="utf-8").partition("words:")
    place.write_text(before + rest[rest.index("examples:") :], encoding="utf-8")
    with pytest.raises(PackError, match="check: wording vraagt om zijn eigen words"):
        load(copied)
