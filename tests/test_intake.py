"""Facts about texts in which a case is brought to a provider of legal aid."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.model import DAMAGE, INTAKE, Reading

Readings = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "Ruzie met uw huisbaas?\n\nBel ons. Wij schrijven hem aan en houden u op de hoogte.\n",
        "Zijn er problemen op uw werk? Stuur de brief van uw werkgever naar onze juristen. Zij geven u advies.\n",
        "Gelieve het geschil schriftelijk aan ons voor te leggen. Een behandelaar neemt contact met u op.\n",
        "Hulp van de bond nodig bij een conflict? Vraag het de consulent, die neemt het met u door.\n",
    ],
)
def test_who_is_told_to_bring_his_dispute_reads_an_intake(reading_of: Readings, text: str) -> None:
    """A question and a call, an order, a polite infinitive, a union."""
    assert reading_of(text).kinds == (INTAKE,)


@pytest.mark.parametrize(
    "text",
    [
        "Beste Anja,\n\nJe dossier over de boete is geopend. Mr. De Jong bekijkt het en belt je morgen.\n",
        "Geachte heer Bos,\n\nWij ontvingen uw verzoek u bij te staan. Onze jurist schrijft uw verhuurder aan.\n",
        "Hoi Sam,\n\nJe zaak is binnen en ligt bij een van onze juristen. Die leest nu je stukken.\n",
    ],
)
def test_a_case_that_was_received_is_an_intake(reading_of: Readings, text: str) -> None:
    """With what the helper does next."""
    assert reading_of(text).kinds == (INTAKE,)


@pytest.mark.parametrize(
    "text",
    [
        "Beste Anja,\n\nJe schade is gemeld. Een expert bekijkt de auto en belt je morgen.\n",
        "Beste Anja,\n\nUw zaak is afgesloten. Wat vond u van onze juristen? Stuur de enquete naar ons.\n",
        "Begripsbepalingen\n\nGeschil: een conflict met een derde. Melding: het voorleggen aan een jurist.\n",
        "Het aantal aangemelde geschillen steeg vorig jaar. Juristen kregen vooral burenruzies binnen.\n",
        "Wij zoeken een jurist die conflicten beoordeelt. Stuur je brief naar onze afdeling rechtshulp.\n",
    ],
)
def test_words_of_law_alone_make_no_intake(reading_of: Readings, text: str) -> None:
    """Damage, a closed case, definitions, news, a vacancy."""
    assert reading_of(text).kinds == ()


def test_a_limit_on_a_page_refuses_nobody(reading_of: Readings) -> None:
    """What is left out in general is no refusal of a claim."""
    page = (
        "Ruzie? Vertel ons wat er speelt\n\nEen van onze juristen belt je en schrijft je tegenpartij aan.\n\n"
        "Conflicten van vóór je verzekering vergoeden wij niet.\n"
    )
    assert reading_of(page).kinds == (INTAKE,)


def test_a_letter_that_refuses_a_case_stays_a_refusal(reading_of: Readings) -> None:
    """Though it names the dispute and the helper, and tells where to call."""
    text = (
        "Geachte heer Kok,\n\nU heeft een geschil met uw buren. Onze jurist keek ernaar. Wij wijzen uw verzoek "
        "af, want het geschil bestond al. Bel onze juristen als u vragen heeft.\n\nHoogachtend,\nT. de Boer\n"
    )
    assert reading_of(text).kinds == (DAMAGE,)
