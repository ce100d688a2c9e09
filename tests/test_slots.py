"""Facts about the fields of templates and mail merges."""

from __future__ import annotations

import pytest

from lint import slots
from lint.readers import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Beste {{ voornaam }},", ["{{ voornaam }}"]),
        ("Beste {{{klant.naam}}},", ["{{{klant.naam}}}"]),
        ("Geachte «Aanhef» «Naam»,", ["«Aanhef»", "«Naam»"]),
        ("Geachte <<aanhef>>,", ["<<aanhef>>"]),
        ("Uw polis ${polisnummer} loopt door.", ["${polisnummer}"]),
        ("Uw polis $!{polisnummer} loopt door.", ["$!{polisnummer}"]),
        ("Geachte [naam verzekerde],", ["[naam verzekerde]"]),
        ("U schreef 'nooit [sic] ontvangen'.", []),
        ("Hij schreef: '[...] en dat was dat.'", []),
        ("Hij schreef: '[…] en dat was dat.'", []),
        ("Kruis aan: [x] ja [ ] nee", []),
        ("Vond u dit bericht duidelijk? [ja] [nee]", []),
        ("Zie de voetnoot [1] hieronder.", []),
        ("Een bedrag < 100 of > 200 euro", []),
    ],
)
def test_a_field_is_found_as_it_is_written(text: str, found: list[str]) -> None:
    """Double braces, guillemets, brackets; not the brackets of who quotes, counts or ticks."""
    document = read("brief.txt", text.encode())
    assert [document.quote(slot) for slot in slots.find(document)] == found


def test_a_markdown_link_is_no_field() -> None:
    """Its brackets hold the text of a link."""
    assert slots.find(read("brief.md", b"Lees de [regeling](https://www.voorbeeld.example) na.")) == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{{ klachten.postadres }}", "slot:klachten.postadres"),
        ("«Bezwaar_Termijn»", "slot:bezwaar_termijn"),
        ("[e-mail afdeling]", "slot:e_mail_afdeling"),
    ],
)
def test_a_field_is_one_word_that_says_its_name(text: str, word: str) -> None:
    """So that a phrase can ask what a field must be called."""
    assert slots.word(text) == word
