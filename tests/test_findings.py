"""Facts about findings: what a rule holds against a reading, where it points, and who is spared."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lint import findings, reading
from lint.config import Settings
from lint.findings import Answer
from lint.language import EMBEDDED
from lint.letter import Letter
from lint.messages import LANGUAGES, MESSAGES
from lint.packs import Pack
from lint.results import Finding, Severity

Find = Callable[..., tuple[Finding, ...]]
SILENT = (
    "Geachte heer De Wit,\n\nU meldde schade.\n\nWij vergoeden uw schade niet, "
    "want het dak lekte al.\n\nHoogachtend,\nT. de Boer\n"
)
SETTINGS = Settings(model=EMBEDDED)


@pytest.fixture
def find(letter_of: Callable[..., Letter], pack: Pack) -> Find:
    """The findings against a text."""

    def build(text: str, name: str = "brief.txt", settings: Settings = SETTINGS) -> tuple[Finding, ...]:
        letter = letter_of(text, name)
        rules = {rule.id: rule for rule in pack.rules}
        return findings.of(Answer(letter, reading.read(letter)), rules, settings, name)

    return build


def test_what_is_missing_points_at_what_makes_it_due(find: Find) -> None:
    """The sentence that turns the claim down, with line, quotation and advice."""
    (found,) = find(SILENT)
    assert (found.rule, found.severity) == ("KKV801", Severity.ERROR)
    assert (found.region.line, found.region.column) == (5, 1)
    assert found.because == "Wij vergoeden uw schade niet, want het dak lekte al."
    assert found.message.startswith("De brief wijst een claim af")
    assert found.advice.startswith("Voeg na de uitleg een alinea toe")


def test_a_good_letter_has_no_findings(find: Find) -> None:
    """A reason, a step with an address and a period, and somebody else who can judge."""
    step = (
        "Bent u het niet eens met dit besluit? Stuur dan binnen zes weken een brief naar Postbus 12, 3500 AA Utrecht. "
    )
    step += "U krijgt binnen drie weken antwoord. Komen wij er samen niet uit, dan kunt u naar Kifid (www.kifid.nl)."
    assert find(SILENT.replace("\n\nHoogachtend", f"\n\n{step}\n\nHoogachtend")) == ()


def test_what_is_wrong_points_at_itself(find: Find) -> None:
    """A door that is shut, a choice that is too small."""
    (found,) = find(SILENT.replace("\n\nHoogachtend", "\n\nHierover corresponderen wij niet.\n\nHoogachtend"))
    assert (found.rule, found.region.line, found.because) == ("KKV802", 7, "Hierover corresponderen wij niet.")


def test_a_step_without_details_is_told_by_the_step(find: Find) -> None:
    """The finding points at the step, not at the rejection."""
    text = SILENT.replace("\n\nHoogachtend", "\n\nNiet eens met dit besluit? Bel ons.\n\nHoogachtend")
    found = find(text, settings=replace(SETTINGS, select=("KKV803", "KKV804")))
    assert [(f.rule, f.severity, f.region.line) for f in found] == [
        ("KKV803", Severity.WARNING, 7),
        ("KKV804", Severity.INFO, 7),
    ]


def test_a_rejection_without_a_reason_is_told_at_the_rejection(find: Find) -> None:
    """That is where the reason belongs."""
    text = SILENT.replace(", want het dak lekte al", "")
    assert [(f.rule, f.region.line) for f in find(text)] == [("KKV801", 5), ("KKV808", 5)]


def test_an_intake_without_a_choice_is_told(find: Find) -> None:
    """At the words that tell how to register a case."""
    (found,) = find(
        "Heeft u een juridisch conflict?\n\nMeld uw zaak online. Een jurist van de rechtsbijstandverzekering belt u.\n"
    )
    assert (found.rule, found.because) == ("KKV811", "Meld uw zaak online.")


def test_every_weak_link_and_field_is_a_finding(find: Find) -> None:
    """With the words themselves in the message, each where it stands."""
    found = find(
        (
            "Beste Fatima,\n\nKlik [hier](https://a.example) of "
            "[hier](https://b.example).\n\nUw polis [nummer] loopt door.\n"
        ),
        "b.md",
    )
    assert [(f.rule, f.region.line, f.because) for f in found] == [
        *[("KKV001", 3, "hier"), ("KKV001", 3, "hier"), ("BRF001", 5, "[nummer]")]
    ]
    assert '"hier"' in found[0].message
    assert found[0].region.column != found[1].region.column


def test_findings_come_in_order_of_place(find: Find) -> None:
    """As a reader comes across them."""
    found = find(SILENT.replace("U meldde schade.", "U meldde schade op dd-mm-jjjj."))
    assert [f.rule for f in found] == ["BRF001", "KKV801"]


@pytest.mark.parametrize(
    "settings",
    [
        replace(SETTINGS, ignore=("KKV801",)),
        replace(SETTINGS, ignore=("KKV8",)),
        replace(SETTINGS, select=("BRF",)),
        replace(SETTINGS, per_file_ignores={"*.txt": ("KKV801",)}),
    ],
)
def test_a_rule_that_is_off_says_nothing(find: Find, settings: Settings) -> None:
    """Off for all files, or for this one."""
    assert find(SILENT, settings=settings) == ()


def test_the_user_decides_how_heavy_a_rule_weighs(find: Find) -> None:
    """The pack only proposes."""
    (found,) = find(SILENT, settings=replace(SETTINGS, severity={"KKV801": Severity.INFO}))
    assert found.severity is Severity.INFO


def test_a_finding_speaks_the_language_of_the_user(find: Find) -> None:
    """The quotation stays Dutch."""
    (found,) = find(SILENT, settings=replace(SETTINGS, lang="en"))
    assert found.message.startswith("The letter turns a claim down")
    assert found.because.startswith("Wij vergoeden")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_came_near_is_told_with_its_line(find: Find, lang: str) -> None:
    """So that who thought it was there sees why it does not count."""
    text = SILENT.replace("\n\nHoogachtend", "\n\nHeeft u vragen? Bel ons dan.\n\nHoogachtend")
    (found,) = find(text, settings=replace(SETTINGS, lang=lang))
    assert [(line, quote) for line, quote, _ in found.near_misses] == [(7, "Heeft u vragen?")]
    assert found.near_misses[0][2] == MESSAGES[lang]["near_general_question"]


def test_every_reason_for_a_near_miss_can_be_said() -> None:
    """In both languages: the checks name no reason that has no sentence."""
    checks = Path(findings.__file__).parent / "checks"
    code = "".join(file.read_text("utf-8") for file in checks.glob("*.py"))
    reasons = set(re.findall(r'(?:refuse|NearMiss)\([^"()]*"(\w+)"', code)) | set(re.findall(r'\.range, "(\w+)"', code))
    assert len(reasons) >= 8
    assert {f"near_{reason}" for reason in reasons} <= MESSAGES["nl"].keys()


def test_a_finding_of_a_template_names_its_branches(letter_of: Callable[..., Letter], pack: Pack) -> None:
    """What is missing is missing in some branches; a weak link is the same in all."""
    letter = letter_of(SILENT)
    rules = {rule.id: rule for rule in pack.rules}
    answer = Answer(letter, reading.read(letter), ("klant.zakelijk",))
    (found,) = findings.of(answer, rules, SETTINGS, "brief.txt")
    assert found.branches == ("klant.zakelijk",)
