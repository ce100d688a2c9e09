"""Facts about the parts of a letter: letterhead, subject, greeting, body, closing, and what stands below."""

from __future__ import annotations

import pytest

from lint import letter
from lint.packs import Pack
from lint.readers import read
from lint.sections import LETTER_ZONES, Part, Zone

LETTER = """\
Assurantie Voorbeeld N.V.
Postbus 100, 3500 AA Utrecht

A. Willems
Kade 1
3511 AB Utrecht

Betreft: uw schade aan de vloer

Geachte mevrouw Willems,

U meldde ons waterschade.

Wij vergoeden deze schade niet.

Met vriendelijke groet,

T. de Boer

P.S. Uw premie verandert niet.

Assurantie Voorbeeld is aangesloten bij het Kifid onder nummer 300.00123 en staat onder toezicht van de AFM.
"""


def parts(pack: Pack, text: str, name: str = "brief.txt") -> list[tuple[Zone, str]]:
    """The zone of each block, with its text."""
    document = read(name, text.encode())
    return [(part.zone, document.quote(part.block.range)) for part in letter.parts_of(document, pack)]


def divided(pack: Pack, text: str, name: str) -> tuple[Part, ...]:
    """The parts of a text."""
    return letter.parts_of(read(name, text.encode()), pack)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Assurantie Voorbeeld N.V.", Zone.HEAD),
        ("Kade 1", Zone.HEAD),
        ("Betreft: uw schade", Zone.SUBJECT),
        ("Geachte mevrouw", Zone.GREETING),
        ("U meldde ons", Zone.BODY),
        ("Wij vergoeden", Zone.BODY),
        ("Met vriendelijke groet", Zone.CLOSING),
        ("T. de Boer", Zone.CLOSING),
        ("P.S. Uw premie", Zone.AFTER),
        ("aangesloten bij het Kifid", Zone.FOOTER),
    ],
)
def test_a_letter_has_parts(pack: Pack, words: str, zone: Zone) -> None:
    """Greeting and closing divide it; what comes before the greeting is letterhead or subject."""
    assert {found for found, text in parts(pack, LETTER) if words in text} == {zone}


@pytest.mark.parametrize(
    "greeting",
    [
        *("Geachte heer Jansma,", "Beste Fatima,", "Hoi Bram!", "Dag Els,", "Waarde heer,", "Mijne heren,", "L.S."),
        *("Weledelgeboren heer,", "Goedemorgen mevrouw Smit,", "Geacht lid,", "Mevrouw, mijnheer,"),
    ],
)
def test_a_greeting_opens_the_letter(pack: Pack, greeting: str) -> None:
    """In every register."""
    zones = [zone for zone, _ in parts(pack, f"Kenmerk: 2016/12\n\n{greeting}\n\nWij betalen niet.\n")]
    assert zones == [Zone.HEAD, Zone.GREETING, Zone.BODY]


def test_the_addressee_in_the_letterhead_is_not_greeted(pack: Pack) -> None:
    """ "Mevrouw A. Willems" above an address is a name; the greeting comes later."""
    zones = {text: zone for zone, text in parts(pack, LETTER.replace("A. Willems\n", "Mevrouw A. Willems\n"))}
    assert (zones["Mevrouw A. Willems"], zones["Geachte mevrouw Willems,"]) == (Zone.HEAD, Zone.GREETING)


@pytest.mark.parametrize(
    "closing",
    [
        *("Met vriendelijke groet,", "Hoogachtend,", "Groetjes,", "Vriendelijke groeten,", "Namens de directie,"),
        *("Met de meeste hoogachting,", "mvg", "Inmiddels tekenen wij,", "Uw dw. dienaar,"),
    ],
)
def test_a_closing_ends_the_letter(pack: Pack, closing: str) -> None:
    """In every register; the name below belongs to it."""
    zones = [zone for zone, _ in parts(pack, f"Beste Fatima,\n\nWij betalen niet.\n\n{closing}\n\nT. de Boer\n")]
    assert zones == [Zone.GREETING, Zone.BODY, Zone.CLOSING, Zone.CLOSING]


def test_a_sentence_that_begins_like_a_closing_ends_nothing(pack: Pack) -> None:
    """A long paragraph is no closing, whatever its first words."""
    body = (
        "Sterkte wensen wij u in deze moeilijke dagen, en wij leggen u graag uit waarom wij uw schade niet vergoeden: "
    )
    text = (
        f"Beste Fatima,\n\n{body}de vloer was al nat toen u de woning kocht en de "
        "verzekering afsloot.\n\nU kunt bezwaar maken.\n"
    )
    assert [zone for zone, _ in parts(pack, text)] == [Zone.GREETING, Zone.BODY, Zone.BODY]


def test_a_text_below_the_name_is_not_the_name(pack: Pack) -> None:
    """A sentence after the signature still speaks to the reader."""
    text = "Beste Fatima,\n\nWij betalen niet.\n\nGroeten,\n\nTom\n\nNiet eens met dit besluit? Bel ons dan.\n"
    assert parts(pack, text)[-1][0] is Zone.AFTER
    assert Zone.AFTER in LETTER_ZONES


def test_an_older_mail_is_no_part_of_the_letter(pack: Pack) -> None:
    """What is quoted below was said by somebody else."""
    text = (
        "Beste Fatima,\n\nWij betalen niet.\n\nGroeten,\nTom\n\nOp 3 maart "
        "schreef Fatima:\n> Beste Tom,\n> Ik maak bezwaar.\n"
    )
    zones = {words: zone for zone, words in parts(pack, text)}
    assert {zone for words, zone in zones.items() if "bezwaar" in words} == {Zone.QUOTE}


def test_a_heading_opens_a_section(pack: Pack) -> None:
    """What stands under a heading belongs to it until the next."""
    text = "# Uw schade\n\nWij betalen niet.\n\n# Niet eens?\n\nBel ons.\n\n- of mail\n- of schrijf\n"
    found = divided(pack, text, "brief.md")
    assert [part.section for part in found] == [1, 1, 2, 2, 2, 2]
    assert [part.under_heading for part in found] == [0, 0, 2, 2, 2, 2]


def test_a_text_without_greeting_is_all_body(pack: Pack) -> None:
    """A page or message does not need the form of a letter."""
    assert {zone for zone, _ in parts(pack, "Wij betalen niet.\n\nU kunt ons bellen.\n")} == {Zone.BODY}
