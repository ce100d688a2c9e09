"""Facts about the reason of a rejection: a fact, a condition or an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.model import Reading

Ask = Callable[[str], object]
STEP = "Bent u het niet eens met deze beslissing? Stuur ons dan een brief, want wij kijken er graag nog eens naar."


@pytest.fixture
def ask(reading_of: Callable[..., Reading]) -> Ask:
    """Whether a rejection with these words gives a reason."""

    def build(words: str) -> object:
        return reading_of(f"Geachte heer De Wit,\n\n{words}\n\n{STEP}\n\nHoogachtend,\nT. de Boer\n").facts["reason"]

    return build


@pytest.mark.parametrize(
    "words",
    [
        "Wij vergoeden uw schade niet. De leiding lekte al toen u de woning kocht.",
        "Wij vergoeden uw schade niet, omdat u te hard reed.",
        "Wij vergoeden uw schade niet (zie artikel 3.1).",
        "Wij vergoeden uw schade niet op grond van clausule B12.",
        "Omdat uw fiets niet op slot stond, vergoeden wij uw schade niet.",
        "We vergoeden je schade niet. Je koffer stond onbeheerd op het perron.",
        "Wij vergoeden uw schade niet. {{ reden_afwijzing }}",
        "Gelet op art. 7:941 BW vergoeden wij uw schade niet.",
        "Daar gij het ongeval eerst na drie jaren aanmeldde, vergoeden wij uw schade niet.",
    ],
)
def test_a_fact_a_condition_or_an_article_is_a_reason(ask: Ask, words: str) -> None:
    """In the sentence that rejects, or beside it."""
    assert ask(words) is True


@pytest.mark.parametrize(
    "words",
    [
        "Wij vergoeden uw schade niet.",
        "Op grond van uw polisvoorwaarden vergoeden wij uw schade niet.",
        "Na onderzoek is gebleken dat wij uw schade niet kunnen vergoeden.",
        "Wij vergoeden uw schade niet. Wij begrijpen dat dit niet het antwoord is waar u op hoopte.",
        "U stuurde ons op 2 maart een schademelding. Wij vergoeden uw schade niet.",
        "Wij vergoeden uw schade niet, omdat die niet gedekt is.",
        "Wij vergoeden uw schade niet. Heeft u vragen over deze brief, dan helpen wij u graag verder.",
    ],
)
def test_an_empty_pointer_is_no_reason(ask: Ask, words: str) -> None:
    """It says no more than that the answer is no."""
    assert ask(words) is False


def test_the_reason_to_object_is_not_the_reason_to_reject(ask: Ask) -> None:
    """What stands in the passage of the step counts for the step."""
    assert ask("Helaas vergoeden wij uw schade niet.") is False


def test_words_of_the_customer_are_no_reason(ask: Ask) -> None:
    """What he wrote is not why the insurer says no."""
    assert (
        ask(
            'U schreef: "mijn fiets stond niet op slot, omdat de sleutel weg was". Helaas vergoeden wij uw schade niet.'
        )
        is False
    )


@pytest.mark.parametrize("addressee", ["A. Willems", "Mevrouw A. Willems", "De heer en mevrouw Willems"])
def test_the_letterhead_is_no_reason(reading_of: Callable[..., Reading], addressee: str) -> None:
    """Whoever it is addressed to: an address, a date or a reference says nothing about the claim."""
    head = f"{addressee}\nKade 1\n3511 AB Utrecht\n\nUtrecht, 3 maart 2016\n\nUw kenmerk: brief van 1 maart 2016\n\n"
    text = f"{head}Geachte mevrouw,\n\nWij vergoeden uw schade niet.\n\n{STEP}\n\nHoogachtend,\nT. de Boer\n"
    assert reading_of(text).facts["reason"] is False
