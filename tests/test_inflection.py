"""Facts about the forms of Dutch verbs that the notation finds by their infinitive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.inflection import separable_forms, verb_forms


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("maken", "maak maakt maakte maakten gemaakt maken makend makende"),
        ("betalen", "betaal betaalt betaalde betaalden betaald betaalde betalen"),
        ("bellen", "bel belt belde belden gebeld"),
        ("zetten", "zet zette zetten gezet"),
        ("reizen", "reis reist reisde gereisd"),
        ("beloven", "beloof belooft beloofde beloofd"),
        ("antwoorden", "antwoord antwoordt antwoordde antwoordden geantwoord"),
        ("beantwoorden", "beantwoord beantwoordt beantwoordde beantwoorde"),
        ("vergoeden", "vergoed vergoedt vergoedde vergoedden vergoede"),
        ("reageren", "reageer reageert reageerde gereageerd"),
        ("beoordelen", "beoordeel beoordeelt beoordeelde beoordeeld"),
        ("weigeren", "weiger weigert weigerde weigerden geweigerd"),
        ("mailen", "mail mailt mailde gemaild"),
        ("chatten", "chat chatte gechat"),
        ("appen", "app appt appte geappt"),
        ("openen", "open opent opende geopend"),
        ("overwegen", "overweeg overweegt overwogen"),
    ],
)
def test_regular_forms_follow_from_the_infinitive(infinitive: str, forms: str) -> None:
    """Finite forms, participles and their inflected forms."""
    irregular = ("overwogen",) if infinitive == "overwegen" else ()
    assert set(forms.split()) - verb_forms(infinitive, irregular) == set()


@pytest.mark.parametrize("form", ["beoordeeld", "beoordeelt", "beoordeeldt"])
def test_slips_of_d_and_t_are_forms_too(form: str) -> None:
    """Real letters say "wij beoordeeld uw claim"."""
    assert form in verb_forms("beoordelen")


@pytest.mark.parametrize(
    ("infinitive", "form"),
    [("maken", "makelaar"), ("betalen", "betaling"), ("bellen", "be"), ("gaan", "gang"), ("zetten", "zetel")],
)
def test_a_noun_of_the_same_root_is_no_form(infinitive: str, form: str) -> None:
    """A form is a form of the verb."""
    assert form not in verb_forms(infinitive)


def test_irregular_forms_are_taken_from_the_pack() -> None:
    """With the t and d that writers add, and inflected."""
    forms = verb_forms("wijzen", ("wees", "wezen", "gewezen"))
    assert {"wijs", "wijst", "wees", "wezen", "gewezen", "gewezene"} <= forms


def test_a_separable_verb_is_joined_to_its_particle() -> None:
    """`ingediend`, not `geindiend`."""
    forms = separable_forms("in", "dienen")
    assert {"indienen", "indient", "indiende", "ingediend", "ingediende"} <= forms
    assert "geindiend" not in forms
    assert "dienen" not in forms


@given(st.text("abcdefghijklmnoprstuvwz", min_size=1, max_size=12))
def test_any_word_has_forms(word: str) -> None:
    """A word that is no verb does no harm: there are forms, none is empty, and the word itself is among them."""
    forms = verb_forms(word + "en")
    assert word + "en" in forms
    assert all(forms)
