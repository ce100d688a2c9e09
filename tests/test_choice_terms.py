"""Facts about the terms of the free choice of a lawyer: when it holds, what it costs, or where that is explained."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from asking import ask as read
from asking import intake

from lint.engine import Engine
from lint.model import FactValue, Reading

Ask = Callable[..., FactValue]


@pytest.fixture
def ask(reading_of: Callable[..., Reading], framed: Callable[[str, str], str]) -> Ask:
    """Whether an intake text with a passage in it tells the terms."""
    return lambda passage, name="zaak.txt": reading_of(framed(passage, "rechtsbijstand-intake"), name).facts[
        "choice_terms"
    ]


@pytest.mark.parametrize(
    "term",
    [
        "Dat geldt in elke procedure.",
        "Wij betalen tot € 10.000.",
        "Hoe dat werkt, leest u in artikel 9 van de voorwaarden.",
    ],
)
def test_a_term_may_follow_the_choice(ask: Ask, term: str) -> None:
    """When it holds, what it costs, or where that stands."""
    assert ask("U mag zelf een advocaat kiezen.") is False
    assert ask(f"U mag zelf een advocaat kiezen. {term}") is True


def test_a_link_with_the_name_of_the_choice_leads_to_its_terms(ask: Ask) -> None:
    """Behind a name in a plain text nothing stands."""
    assert ask("[Vrije advocaatkeuze](https://www.voorbeeld.example/advocaat)", "zaak.md") is True
    assert ask("Bij ons heeft u vrije advocaatkeuze.") is False


def test_a_term_far_away_must_name_the_lawyer(engine: Engine) -> None:
    """Under another heading costs are those of something else."""

    def told(cost: str) -> FactValue:
        page = intake("## Uw advocaat", "U mag zelf een advocaat kiezen.", "## Kosten", cost, suffix=".md")
        return read(engine, page).beside["choice_terms"]

    assert told("Een parkeerkaart kost € 8.") is False
    assert told("Een zelf gekozen advocaat vergoeden wij tot € 10.000.") is True


def test_nothing_is_asked_of_a_text_without_the_choice(ask: Ask) -> None:
    """Missing or restricted, it has rules of its own."""
    assert ask("Onze advocaten staan voor u klaar.") == "n/a"
    assert ask("U kiest uw advocaat uit de kantoren in ons netwerk.") == "n/a"
