"""Facts about links that say nothing, fields that were left unfilled, and what is a template."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.checks import marks
from lint.letter import Letter
from lint.model import Reading

Readings = Callable[..., Reading]
LETTER = "Geachte heer De Wit,\n\n{}\n\nMet vriendelijke groet,\n\nT. de Boer\n"


@pytest.mark.parametrize(
    "text",
    ["hier", "Klik hier", "lees meer »", "Deze link.", "PDF", "brief_def2.docx", "www.voorbeeld.example/a/b?id=9"],
)
def test_a_link_text_says_nothing(reading_of: Readings, text: str) -> None:
    """Whatever its case and the marks around it."""
    assert (
        reading_of(LETTER.format(f"Lees het na: [{text}](https://www.voorbeeld.example)."), "b.md").facts["weak_links"]
        == 1
    )


@pytest.mark.parametrize(
    "text", ["klachtenregeling", "www.kifid.nl", "https://www.skgz.nl/klacht", "Hier vindt u ons reglement", "Utrecht"]
)
def test_a_link_text_is_a_name(reading_of: Readings, text: str) -> None:
    """A word, a plain address, or a sentence that says what is behind it."""
    assert (
        reading_of(LETTER.format(f"Lees het na: [{text}](https://www.voorbeeld.example)."), "b.md").facts["weak_links"]
        == 0
    )


def test_every_link_counts_for_each_place(reading_of: Readings) -> None:
    """Twice the same is two."""
    passage = "Klik [hier](https://a.example) of [hier](https://a.example), of lees de [regeling](https://b.example)."
    assert reading_of(LETTER.format(passage), "b.md").facts["weak_links"] == 2


def test_in_plain_text_nothing_is_a_link(reading_of: Readings) -> None:
    """Whatever addresses stand in it."""
    assert reading_of(LETTER.format("Klik hier: https://a.example/x?id=1234")).facts["weak_links"] == 0


@pytest.mark.parametrize(
    ("passage", "count"),
    [
        ("Wij betalen € XXX op rekening [rekeningnummer].", 2),
        ("U belde ons op dd-mm-jjjj.", 1),
        ("Uw nummer is ........... en uw naam is _____.", 2),
        ("Zie %POLIS_NUMMER% en #KLANT_NAAM#.", 2),
        ("Uw behandelaar: nog invullen.", 1),
        ("Klik om tekst in te voeren.", 1),
        ("Uw maat is XXL, uw bank is ING.", 0),
        ("Hij schreef [sic] niets [...] terug.", 0),
        ("Vul het formulier in. Wij wachten...", 0),
        ("Zie noot [1].", 0),
    ],
)
def test_a_field_that_was_left_is_counted(reading_of: Readings, passage: str, count: int) -> None:
    """Each once; quotations, notes and sizes are none."""
    assert reading_of(LETTER.format(passage)).facts["placeholders"] == count


def test_a_field_is_found_where_it_stands(letter_of: Callable[..., Letter]) -> None:
    """In order of place, also when one notation encloses another."""
    letter = letter_of(LETTER.format("Uw polis [XXXX] en {{ naam }} lopen af."))
    assert [letter.document.quote(place) for place in marks.placeholders(letter)] == ["[XXXX]", "{{ naam }}"]


@pytest.mark.parametrize(
    "text",
    [
        "Geachte {{ naam }},\n\n{% if premie %}Uw premie daalt.{% endif %}\n\nHoogachtend,\n",
        (
            "Geachte {{naam}},\n\nUw polis {{polis}} is op {{datum}} gewijzigd "
            "in {{nieuw}}.\n\nHoogachtend,\n{{afzender}}\n"
        ),
        "Geachte «Aanhef» «Naam»,\n\nUw polis «Polis» is gewijzigd.\n\nHoogachtend,\n",
        "Geachte [naam],\n\n[ALLEEN BIJ AUTO: uw kenteken is gewijzigd]\n\nUw polis [nummer] loopt door.\n",
    ],
)
def test_a_template_has_no_unfilled_fields(reading_of: Readings, text: str) -> None:
    """It is meant to have them."""
    assert reading_of(text).facts["placeholders"] == "n/a"


def test_a_final_letter_with_one_leftover_is_no_template(reading_of: Readings) -> None:
    """One field among filled ones was forgotten."""
    text = LETTER.format("Op 3 maart 2016 betaalden wij € 250. Uw polis [nummer] loopt door tot 1 mei 2017.")
    assert reading_of(text).facts["placeholders"] == 1
