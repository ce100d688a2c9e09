"""Facts about sentences: where they end, which clauses they have, and that every word keeps its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.letter import Letter
from lint.sentences import fold

Letters = Callable[..., Letter]


def sentences(letter_of: Letters, text: str, name: str = "brief.txt") -> list[str]:
    """The sentences of a text as they stand."""
    letter = letter_of(text, name)
    return [letter.raw(sentence) for sentence in letter.sentences]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Wij betalen niet. U kunt bellen.", 2),
        ("Zie art. 4.2 van de voorwaarden d.d. 3 maart 2015.", 1),
        ("Wij betalen max. € 1.250,50 p.m. aan u uit.", 1),
        ("Mr. J.P. de Wit behandelt uw zaak.", 1),
        ("Niet eens? Bel dan!", 2),
        ("Het duurde even... maar het is rond.", 1),
        ("Het duurde even... Nu is het rond.", 2),
        ("Wij schreven: 'U krijgt niets.' Dat was fout.", 2),
        ("Stuur het naar klachten@voorbeeld.example of kijk op www.voorbeeld.example. Daar staat meer.", 2),
        ("U belde om 10.30 uur op 3.4.2016. Wij namen op.", 2),
        ("Dat is niet verzekerd!! Echt niet?! Nee.", 3),
        ("Kifid e.a. kunnen helpen.", 1),
    ],
)
def test_a_sentence_ends_where_a_reader_says_so(letter_of: Letters, text: str, count: int) -> None:
    """Not at an abbreviation, an amount, a date or an address."""
    assert len(sentences(letter_of, text)) == count


def test_a_block_ends_a_sentence(letter_of: Letters) -> None:
    """A heading, a list item or a paragraph needs no full stop."""
    text = "# Uw schade\n\nWij betalen niet omdat\n\n- het dak lekte\n- het raam open stond\n\nU kunt bellen"
    assert sentences(letter_of, text, "brief.md") == [
        *("Uw schade", "Wij betalen niet omdat", "het dak lekte", "het raam open stond", "U kunt bellen"),
    ]


def test_a_line_break_ends_no_sentence(letter_of: Letters) -> None:
    """Mail programs break lines anywhere."""
    text = (
        "Geachte heer,\n\nWij kunnen de schade aan de vloer van uw woonkamer "
        "en keuken helaas\nniet vergoeden, zo blijkt.\n"
    )
    assert len(sentences(letter_of, text)) == 2


def test_a_field_is_one_word(letter_of: Letters) -> None:
    """Whatever stands between its braces."""
    (sentence,) = letter_of("Schrijf naar {{ klachten.postadres }} te Utrecht.").sentences
    assert sentence.words.forms == ("schrijf", "naar", "slot:klachten.postadres", "te", "utrecht", ".")


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Wij betalen niet, omdat u te laat belde.", ("betalen", "belde")),
        ("Wij betalen de reparatie maar u draagt het eigen risico.", ("betalen", "draagt")),
        ("Dit is ons besluit; u kunt bellen.", ("besluit", "bellen")),
        ("Bent u het oneens, dan kunt u bellen.", ("oneens", "bellen")),
    ],
)
def test_clauses_part_at_marks_and_conjunctions(letter_of: Letters, text: str, apart: tuple[str, str]) -> None:
    """So that a negation in one does not reach the verb of another."""
    words = letter_of(text).sentences[0].words
    first, second = (words.clauses[words.forms.index(form)] for form in apart)
    assert first < second


def test_an_enumeration_belongs_to_its_verb(letter_of: Letters) -> None:
    """Items without a verb are no clauses."""
    words = letter_of("De tv, de tent en het fornuis vergoeden wij niet.").sentences[0].words
    assert words.clauses[words.forms.index("tv")] == words.clauses[words.forms.index("niet")]


def test_a_question_and_an_item_are_known(letter_of: Letters) -> None:
    """What a sentence is decides what it can mean."""
    question, item = letter_of("Niet eens?\n\n- Bel ons.\n", "brief.md").sentences
    assert (question.is_question, question.is_item) == (True, False)
    assert (item.is_question, item.is_item) == (False, True)


def test_who_speaks_is_known(letter_of: Letters) -> None:
    """Words of an older mail are not the sender's."""
    letter = letter_of(
        "Beste Fatima,\n\nWij betalen niet.\n\nGroeten,\nTom\n\nOp 3 maart schreef u:\n> Ik maak bezwaar.\n"
    )
    assert [letter.raw(s) for s in letter.spoken] == ["Beste Fatima,", "Wij betalen niet."]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("CAFÉ", "cafe"),
        ("vóór u", "voor u"),
        ("foto’s “en” zo", 'foto\'s "en" zo'),
        ("ijs İstanbul ß", "ijs istanbul ß"),
        ("€ 5,–", "€ 5,–"),
    ],
)
def test_folding_takes_case_and_accents_away(text: str, folded: str) -> None:
    """And keeps the length, so that offsets stay true."""
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("text", ["Binnen {{termijn}}dagen kunt u bellen.", "Binnen {{ termijn }}dagen kunt u bellen."])
def test_a_word_that_touches_a_field_is_not_lost(letter_of: Letters, text: str) -> None:
    """Who makes a template forgets spaces."""
    assert "dagen" in letter_of(text).sentences[0].words.forms


PIECES = [
    "Wij betalen niet",
    "art. 4.2",
    " {{ naam }} ",
    "\n\n",
    "\n",
    " ",
    "’s avonds",
    "Café",
    "?",
    ".",
    "...",
    "- ",
    "€ 5",
    "ﬁn",
    "\t",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_every_word_keeps_its_place(letter_of: Letters, pieces: list[str]) -> None:
    """Offsets point at the word itself; sentences do not overlap; all that blocks hold is in one."""
    letter = letter_of("Geachte heer, " + "".join(pieces))
    text = letter.document.text
    covered: set[int] = set()
    for sentence in letter.sentences:
        for (start, end), form in zip(sentence.offsets, sentence.words.forms, strict=True):
            assert form.startswith("slot:") or fold(text[start:end]) == form
            assert not covered & set(range(start, end))
            covered |= set(range(start, end))
    inside = {i for part in letter.parts for i in range(part.block.range.start, part.block.range.end)}
    assert {i for i in inside if not text[i].isspace()} <= covered
