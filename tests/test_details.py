"""Facts about the details of a step: a usable way in, a period, and the bodies outside the insurer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.model import FactValue, Reading

Ask = Callable[..., dict[str, FactValue]]


@pytest.fixture
def ask(reading_of: Callable[..., Reading], framed: Callable[[str, str], str]) -> Ask:
    """The facts of a rejection with a passage in it."""
    return lambda passage, name="brief.txt": dict(reading_of(framed(passage, "schade-afwijzing"), name).facts)


@pytest.mark.parametrize(
    "way",
    [
        "Schrijf naar Antwoordnummer 12, 9700 VB Groningen.",
        "Bel 020-123 45 67.",
        "Bel 0900-VOORBEELD.",
        "Ga naar voorbeeld.example/oneens.",
        "Log in op Mijn Voorbeeld en klik op de knop Oneens.",
        "Stuur het bijgevoegde formulier terug.",
        "Gebruik daarvoor onze app.",
        "Beantwoord deze e-mail.",
        "Schrijf naar het adres bovenaan deze brief.",
        "Schrijf naar {{ klachten.postadres }}.",
        "Richt uw brief aan het bureau, op het adres aan de voet van dit schrijven.",
    ],
)
def test_a_way_in_is_an_address_a_number_a_form_or_a_page(ask: Ask, way: str) -> None:
    """In whatever form, and a field of a template for one."""
    assert ask(f"Bent u het niet eens met dit besluit? {way}")["channel"] is True


@pytest.mark.parametrize(
    "way", ["Bel ons.", "Schrijf ons een brief.", "Vraag naar Tom de Boer.", "Dat kan schriftelijk of telefonisch."]
)
def test_a_way_without_an_address_is_no_way_in(ask: Ask, way: str) -> None:
    """The customer would have to search."""
    assert ask(f"Bent u het niet eens met dit besluit? {way}")["channel"] is False


def test_the_letterhead_is_no_way_in_unless_the_step_points_to_it(ask: Ask) -> None:
    """The frame has an address on top."""
    assert ask("Bent u het niet eens met dit besluit? Schrijf ons.")["channel"] is False
    assert ask("Bent u het niet eens met dit besluit? Schrijf naar bovenstaand adres.")["channel"] is True


def test_a_link_is_a_way_in_where_it_has_a_target(ask: Ask) -> None:
    """In Markdown the words lead somewhere; in plain text they do not."""
    passage = "Bent u het niet eens met dit besluit? [Laat het weten](https://www.voorbeeld.example/oneens)."
    assert ask(passage, "brief.md")["channel"] is True
    assert ask("Bent u het niet eens met dit besluit? Laat het weten.")["channel"] is False


@pytest.mark.parametrize(
    "period",
    [
        "binnen zes weken",
        "binnen 14 dagen na dagtekening van deze brief",
        "binnen een termijn van 1 maand",
        "vóór 1 mei 2016",
        "uiterlijk op vrijdag 15 april",
        "tot en met 15-04-2016",
        "binnen {{ bezwaartermijn }} dagen",
        "tot drie maanden na vandaag",
    ],
)
def test_a_period_is_a_number_of_days_or_a_date(ask: Ask, period: str) -> None:
    """Within which the customer should act."""
    assert ask(f"Bent u het niet eens met dit besluit? Stuur ons dan {period} een brief.")["deadline"] is True


@pytest.mark.parametrize(
    "sentence",
    [
        "U krijgt binnen drie weken antwoord.",
        "Wij laten u binnen tien werkdagen weten wat wij vinden.",
        "Een collega belt u binnen twee dagen terug.",
        "Uw schade deed zich voor op 3 januari 2016.",
        "Dat duurt meestal zes weken.",
    ],
)
def test_a_period_for_somebody_else_is_none(ask: Ask, sentence: str) -> None:
    """The insurer's own haste, or a date in the past."""
    assert ask(f"Bent u het niet eens met dit besluit? Stuur ons dan een brief. {sentence}")["deadline"] is False


@pytest.mark.parametrize(
    ("passage", "bodies"),
    [
        ("U kunt uw klacht voorleggen aan Kifid.", ("kifid",)),
        ("U kunt uw klacht voorleggen aan de Geschillencommissie Financiële Dienstverlening.", ("kifid",)),
        ("U kunt uw klacht voorleggen aan de Ombudsman Verzekeringen.", ("kifid",)),
        ("U kunt uw klacht voorleggen aan de Stichting Klachten en Geschillen Zorgverzekeringen.", ("skgz",)),
        ("U kunt uw klacht voorleggen aan de Geschillencommissie.", ("geschillencommissie",)),
        ("U kunt met deze beslissing naar de rechter of naar Kifid.", ("kifid", "rechter")),
        ("U kunt een beroep doen op de geschillenregeling.", ("geschillenregeling",)),
        ("U kunt bij onze directie een klacht indienen.", ()),
        ("U kunt bij onze directie een klacht indienen.\n\nWij zijn aangesloten bij Kifid.", ()),
        ("U kunt bij onze directie een klacht indienen. De schade aan uw rechter voorportier is bekeken.", ()),
        ("U kunt bij onze directie een klacht indienen. De Nationale ombudsman gaat hier niet over.", ()),
    ],
)
def test_a_body_counts_where_it_is_a_route(ask: Ask, passage: str, bodies: tuple[str, ...]) -> None:
    """Old names stand for the body of today; membership, a right-hand door and a closed way do not count."""
    assert ask(f"Bent u het niet eens met dit besluit? {passage}")["external_body"] == bodies


def test_without_a_step_there_are_no_details(ask: Ask) -> None:
    """They are details of the step."""
    facts = ask("Heeft u vragen? Bel 020-123 45 67 voor 1 mei.")
    assert [facts[fact] for fact in ("next_step", "channel", "deadline", "external_body")] == [
        "missing",
        "n/a",
        "n/a",
        "n/a",
    ]


def test_what_stands_between_two_ways_belongs_to_the_first(ask: Ask) -> None:
    """The address and the period of the insurer's own step, though a body outside comes after them."""
    facts = ask(
        "Kan u zich in dit standpunt niet terugvinden, dan vernemen wij graag uw argumenten, met foto's erbij. "
        "U bezorgt ze binnen zes weken aan klachten@voorbeeld.example. Komen we er samen niet uit, dan kan u "
        "de beslissing voorleggen aan Kifid."
    )
    assert (facts["channel"], facts["deadline"], facts["external_body"]) == (True, True, ("kifid",))
