"""Facts about the free choice of a lawyer in a text about registering a case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint import reading
from lint.letter import Letter

Ask = Callable[[str], tuple[object, str, set[str]]]


@pytest.fixture
def ask(letter_of: Callable[..., Letter], framed: Callable[[str, str], str]) -> Ask:
    """The value of lawyer_choice in an intake text, the words it rests on, and why others did not count."""

    def build(passage: str) -> tuple[object, str, set[str]]:
        letter = letter_of(framed(passage, "rechtsbijstand-intake"))
        found = reading.read(letter)
        evidence = found.evidence["lawyer_choice"]
        quoted = letter.document.quote(evidence.range) if evidence.range is not None else ""
        return found.facts["lawyer_choice"], quoted, {miss.why for miss in evidence.near_misses}

    return build


@pytest.mark.parametrize(
    "passage",
    [
        "Bij een rechtszaak mag u zelf een advocaat uitkiezen.",
        "U heeft recht op vrije advocaatkeuze zodra er geprocedeerd moet worden.",
        "Moet je naar de rechter? Jij kiest wie je advocaat wordt.",
        "Verzekerde is in een gerechtelijke procedure vrij in de keuze van een raadsman.",
        "U kunt in een procedure uw eigen advocaat inschakelen; wij betalen tot € 10.000.",
        "Komt het tot een procedure, dan kan u zich laten bijstaan door een advocaat naar keuze.",
    ],
)
def test_who_may_choose_is_told_so(ask: Ask, passage: str) -> None:
    """And the words that say so are the evidence."""
    value, quoted, _ = ask(passage)
    assert value == "present"
    assert passage.startswith(quoted) or quoted in passage or passage in quoted


@pytest.mark.parametrize(
    "passage",
    [
        "Na uw melding kijkt een jurist wat hij voor u kan doen.",
        "Zo nodig schakelen wij een gespecialiseerde advocaat in.",
        "Kies hoe u uw zaak meldt: online of per telefoon.",
        "Heb je al een advocaat gesproken? Laat het ons weten.",
        "Onze advocaten hebben samen honderd jaar ervaring.",
    ],
)
def test_a_lawyer_without_a_choice_is_not_enough(ask: Ask, passage: str) -> None:
    """The provider's own lawyers, or a choice of something else."""
    assert ask(passage)[0] == "missing"


@pytest.mark.parametrize(
    "passage",
    [
        "Alleen als de wet een advocaat verplicht stelt, mag u er zelf een kiezen.",
        "Besluiten wij dat een externe advocaat nodig is, dan mag u zelf een advocaat kiezen.",
        "U mag een advocaat kiezen uit onze lijst van netwerkkantoren.",
        "U kunt niet zelf een advocaat kiezen.",
        "Bij de rechter mag u zelf een advocaat kiezen, maar niet in bezwaar of bij het UWV.",
        "Zelf een advocaat kiezen kan alleen als uw tegenpartij ook bij ons verzekerd is.",
    ],
)
def test_a_choice_that_is_less_than_the_law_gives_is_restricted(ask: Ask, passage: str) -> None:
    """Compulsory representation, outsourcing, a list, the court only, a conflict only."""
    assert ask(passage)[0] == "restricted"


@pytest.mark.parametrize(
    "passage",
    [
        "Bij een rechtszaak mag u zelf een advocaat kiezen. U betaalt daarvoor een eigen bijdrage van € 250.",
        "Bij een rechtszaak mag u zelf een advocaat kiezen. Wij vergoeden zijn kosten tot € 5.000.",
        "Ook in bezwaar en bij het UWV mag u zelf een advocaat kiezen.",
        "Hebben wij een belangenconflict, of komt het tot een procedure? Dan mag u zelf een advocaat kiezen.",
    ],
)
def test_conditions_that_the_law_allows_restrict_nothing(ask: Ask, passage: str) -> None:
    """A maximum, an own contribution, proceedings, a conflict of interests."""
    assert ask(passage)[0] == "present"


@pytest.mark.parametrize(
    ("passage", "value"),
    [
        ("Liever een eigen advocaat? Dat kan, zodra er geprocedeerd wordt.", "present"),
        ("Liever een eigen advocaat? Dat is bij ons helaas niet mogelijk.", "restricted"),
        ("Wilt u in een procedure een andere advocaat? Geef zijn naam dan aan ons door.", "present"),
        ("Wilt u een andere advocaat? Dan stopt onze hulp en zijn de kosten voor uzelf.", "restricted"),
        ("Heeft u al een eigen advocaat? Vul dan zijn naam in.", "missing"),
    ],
)
def test_the_answer_to_a_wish_decides(ask: Ask, passage: str, value: str) -> None:
    """Who asks for another lawyer is told yes or no; a question about one that he has already is no wish."""
    assert ask(passage)[0] == value


@pytest.mark.parametrize(
    ("passage", "value"),
    [
        ("Bij een procedure kiest u de advocaat.", "present"),
        ("Bij een procedure staat een advocaat u bij die wij voor u uitkiezen.", "missing"),
        ("Kiest u voor een schikking, dan schrijft onze advocaat de overeenkomst.", "missing"),
        ("Uw tegenpartij mag ook een advocaat kiezen.", "missing"),
    ],
)
def test_it_matters_who_chooses_and_whose_lawyer_it_is(ask: Ask, passage: str, value: str) -> None:
    """The one who stands beside the verb of choosing, and not "our" lawyer."""
    assert ask(passage)[0] == value


@pytest.mark.parametrize(
    ("passage", "value"),
    [
        ("Zijn wij van mening dat er geprocedeerd moet worden, dan mag u zelf een advocaat kiezen.", "present"),
        ("Is onze jurist van mening dat hij het niet alleen kan, dan mag u zelf een advocaat kiezen.", "restricted"),
        ("Heeft onze afdeling te weinig mensen, dan mag u zelf een advocaat kiezen.", "restricted"),
        ("U mag zelf een advocaat kiezen, mits u dat vooraf met ons overlegt.", "present"),
        ("U mag zelf een advocaat kiezen, mits ons bestuur daarmee instemt.", "restricted"),
        ("Bij een procedure kiest u zelf een advocaat. In andere gevallen helpt onze jurist u.", "present"),
        (
            "Bij de rechtbank kiest u zelf een advocaat. In alle andere procedures staat onze jurist u bij.",
            "restricted",
        ),
    ],
)
def test_on_what_the_choice_hangs(ask: Ask, passage: str, value: str) -> None:
    """Proceedings and formalities are allowed; the insurer's judgement is not, nor part of the proceedings."""
    assert ask(passage)[0] == value


def test_a_row_of_links_below_a_page_tells_nothing(ask: Ask) -> None:
    """Even where the reader of the file saw no footer."""
    assert ask("Jaarverslag · Vrije advocaatkeuze · Disclaimer")[0] == "missing"


def test_a_lawyer_that_came_near_is_kept(ask: Ask) -> None:
    """So that the user sees why his sentence does not count."""
    assert ask("Onze advocaten staan voor u klaar.")[2] == {"lawyer_without_choice"}


def test_a_name_in_the_menu_tells_nothing(letter_of: Callable[..., Letter]) -> None:
    """In the body of the page it does."""
    page = (
        "<html><body>{menu}<main><h1>Meld uw zaak</h1><p>Heeft u een juridisch conflict? Meld uw "
        "zaak online, dan belt een jurist u.</p>{body}</main></body></html>"
    )
    link = '<a href="/keuze">Vrije advocaatkeuze</a>'
    inside = letter_of(page.format(menu="", body=f"<p>Lees ook: {link}</p>"), "zaak.html")
    outside = letter_of(
        page.format(menu=f"<nav><ul><li>{link}</li><li><a href='/'>Thuis</a></li></ul></nav>", body=""), "zaak.html"
    )
    assert [reading.read(letter).facts["lawyer_choice"] for letter in (inside, outside)] == ["present", "missing"]


def test_a_text_that_is_no_intake_needs_no_choice(letter_of: Callable[..., Letter]) -> None:
    """The fact is not applicable."""
    assert reading.read(letter_of("Beste Fatima,\n\nUw advocaat belde ons.\n")).facts["lawyer_choice"] == "n/a"
