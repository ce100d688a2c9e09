"""Facts about how a step is told: in one place, in the letter itself, and with the time of an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.model import FactValue, Reading

Ask = Callable[..., dict[str, FactValue]]
STEP = "Bent u het niet eens met dit besluit? Mail dan naar klachten@voorbeeld.example."
OTHER = "Uw andere verzekeringen lopen gewoon door en de premie verandert niet."
BODY = "U kunt deze beslissing ook binnen een jaar voorleggen aan Kifid."


@pytest.fixture
def ask(reading_of: Callable[..., Reading], framed: Callable[[str, str], str]) -> Ask:
    """The facts of a rejection with a passage in it."""
    return lambda passage, name="brief.txt": dict(reading_of(framed(passage, "schade-afwijzing"), name).facts)


def test_a_step_is_scattered_when_other_text_parts_it(ask: Ask) -> None:
    """Two paragraphs about the step that follow each other are one place."""
    assert ask(f"{STEP}\n\n{BODY}")["one_place"] is True
    assert ask(f"{STEP}\n\n{OTHER}\n\n{BODY}")["one_place"] is False


def test_a_body_that_stands_alone_is_a_place_of_its_own(ask: Ask) -> None:
    """Also when its sentence says that something is upheld or refused."""
    body = "Handhaven wij onze weigering, dan staat gedurende een jaar beroep open bij Kifid."
    assert ask(f"{STEP} {body}")["one_place"] is True
    assert ask(f"{STEP}\n\n{OTHER}\n\n{body}")["one_place"] is False


def test_what_stands_under_one_heading_stands_together(ask: Ask) -> None:
    """The reader knows where to look."""
    passage = f"## Niet eens met ons besluit?\n\n{STEP}\n\n{OTHER}\n\n{BODY}"
    assert ask(passage, "brief.md")["one_place"] is True


def test_every_decision_may_have_its_own_step(ask: Ask) -> None:
    """A second refusal between two steps makes the second step its own."""
    second = "Ook de kosten van de tuinman vergoeden wij niet, want de tuin is niet verzekerd."
    assert ask(f"{STEP}\n\n{second}\n\n{BODY}")["one_place"] is True


@pytest.mark.parametrize("place", ["in de bijgesloten folder", "op www.voorbeeld.example", "op onze website"])
def test_a_place_to_read_is_no_step_in_the_letter(ask: Ask, place: str) -> None:
    """What the customer can do there he only learns there."""
    assert ask(f"Niet eens met dit besluit? Wat u kunt doen, leest u {place}.")["in_letter"] is False


@pytest.mark.parametrize(
    "passage",
    [
        STEP,
        "U kunt tegen dit besluit bezwaar maken. Hoe dat gaat, leest u op onze website.",
        "Niet eens met dit besluit? Op onze website leest u wat u kunt doen. Bellen mag ook: 088 123 45 67.",
    ],
)
def test_a_deed_beside_a_place_to_read_is(ask: Ask, passage: str) -> None:
    """The page tells the rest."""
    assert ask(passage)["in_letter"] is True


@pytest.mark.parametrize(
    "promise",
    [
        "U hoort binnen drie weken van ons.",
        "Binnen tien werkdagen krijgt u antwoord.",
        "Onze directie beslist binnen zes weken.",
        "Dat duurt ongeveer twee weken.",
        "Meestal weet u binnen drie dagen hoe het zit.",
        "Wij laten u vóór 1 mei weten wat wij vinden.",
        "Een collega kijkt ernaar en heeft daar vijf werkdagen voor nodig.",
        "U heeft dezelfde dag antwoord.",
    ],
)
def test_the_time_of_an_answer_is_told_in_many_ways(ask: Ask, promise: str) -> None:
    """A number of days, or a date, and somebody who answers."""
    assert ask(STEP)["answer_time"] is False
    assert ask(f"{STEP} {promise}")["answer_time"] is True


@pytest.mark.parametrize(
    "passage",
    [
        "Bent u het niet eens met dit besluit? Bel ons op 088 123 45 67.",
        "Bent u het niet eens met dit besluit? Dan kunt u naar Kifid of naar de rechter.",
        "Bent u het niet eens met dit bedrag? Benoem een eigen deskundige en mail ons zijn naam.",
        "Bent u het niet eens met dit besluit? Doe schriftelijk een beroep op de geschillenregeling.",
    ],
)
def test_who_does_not_write_to_the_insurer_waits_for_nothing(ask: Ask, passage: str) -> None:
    """A call is answered at once; others have terms of their own."""
    assert ask(passage)["answer_time"] is True


def test_without_a_step_nothing_is_asked_of_it(ask: Ask) -> None:
    """How it is told is a detail of the step."""
    facts = ask("Heeft u vragen? Mail ons.")
    assert {facts[fact] for fact in ("one_place", "in_letter", "answer_time")} == {"n/a"}
