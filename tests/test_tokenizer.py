"""Facts about how letters are cut into words."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

from lint import tokenizer
from lint.tokenizer import may_end_sentence


@pytest.fixture(scope="module")
def cut() -> Tokenizer:
    return tokenizer.tokenizer(Vocab())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wij vergoeden € 1.250,00 niet.", "Wij|vergoeden|€|1.250,00|niet|."),
        ("Dat is €1.250,-.", "Dat|is|€|1.250,-|."),
        ("Op 12-03-2024 om 14.30 uur (12/03).", "Op|12-03-2024|om|14.30|uur|(|12/03|)|."),
        ("Zie artikel 3.4.1, en artikel 4.2.", "Zie|artikel|3.4.1|,|en|artikel|4.2|."),
        ("Zie artikel 7.", "Zie|artikel|7|."),
        ("art. 7:942 lid 2 BW", "art.|7:942|lid|2|BW"),
        ("Kijk op www.kifid.nl.", "Kijk|op|www.kifid.nl|."),
        ("Ga naar kifid.nl, of x.example/klacht!", "Ga|naar|kifid.nl|,|of|x.example/klacht|!"),
        ("https://x.nl/klacht?id=1).", "https://x.nl/klacht?id=1|)|."),
        ("Mail klacht@a.s.r.nl.", "Mail|klacht@a.s.r.nl|."),
        ("e-mail:info@x.nl", "e-mail|:|info@x.nl"),
        ("uw brief d.d. 12 maart jl.", "uw|brief|d.d.|12|maart|jl."),
        ("op 3 mei a.s..", "op|3|mei|a.s.|."),
        ("(d.d. 12 maart)", "(|d.d.|12|maart|)"),
        ('De polis (a.s.r.), "B.V."', 'De|polis|(|a.s.r.|)|,|"|B.V.|"'),
        ("J.H. de Vries, A. Smit", "J.H.|de|Vries|,|A.|Smit"),
        ("Dat raden wij u. Wij", "Dat|raden|wij|u|.|Wij"),
        ("M.b.t. uw claim, T.a.v. mw. Jansen", "M.b.t.|uw|claim|,|T.a.v.|mw.|Jansen"),
        ("'s avonds, 't is zo'n dag, z’n", "'s|avonds|,|'t|is|zo'n|dag|,|z’n"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("'Afwijzing' en „nee”", "'|Afwijzing|'|en|„|nee|”"),
        ("niet-eens en/of u/je t/m p/a", "niet-eens|en/of|u/je|t/m|p/a"),
        ("klacht/bezwaar van de heer/mevrouw", "klacht|/|bezwaar|van|de|heer|/|mevrouw"),
        ("heer/[naam] {{a}}/{{b}}", "heer|/|[|naam|]|{{|a|}}|/|{{|b|}}"),
        ("[hier](https://x.example/a).", "[|hier|]|(|https://x.example/a|)|."),
        ("klacht(en) en (mede)verzekerde", "klacht(en)|en|(mede)verzekerde"),
        ("voor- en nadelen", "voor-|en|nadelen"),
        ("Geachte [naam],", "Geachte|[|naam|]|,"),
        ("Beste {{naam}}, {{ klant.naam }}", "Beste|{{|naam|}}|,|{{|klant.naam|}}"),
        ("«naam» <<veld>> [[x]]", "«|naam|»|<<|veld|>>|[[|x|]]"),
        ("1e 12de 30% €50", "1e|12de|30|%|€|50"),
        ("088-123 45 67, (070) 333, +31 6", "088-123|45|67|,|(|070|)|333|,|+31|6"),
        ("NL91ABNA0417164300.", "NL91ABNA0417164300|."),
        ("Wat?! Nee... Ja…", "Wat|?!|Nee|...|Ja|…"),
        ("mee.Bel ons", "mee|.|Bel|ons"),
        ("maandag–vrijdag 9.00–17.00", "maandag|–|vrijdag|9.00|–|17.00"),
        ("groet,😀", "groet|,|😀"),
        ("1. Stuur", "1|.|Stuur"),
    ],
)
def test_words(cut: Tokenizer, text: str, words: str) -> None:
    """Amounts, dates, articles, addresses and abbreviations stay whole; brackets, quotes and final stops come off."""
    assert [t.text for t in cut(text)] == words.split("|")


@pytest.mark.parametrize("form", ["d.d.", "D.D.", "m.b.t.", "M.b.t.", "jl.", "Art.", "NR.", "a.s.r.", "N.V.", "J.H."])
def test_abbreviations_in_any_case(cut: Tokenizer, form: str) -> None:
    """Abbreviations keep their points in lower case, with a capital and in capitals."""
    assert [t.text for t in cut(f"({form} x)")] == ["(", form, "x", ")"]


@pytest.mark.parametrize("word", ["Jan", "eens", "u", "NL", "uw", "12", "BV", "nee"])
def test_words_before_a_stop_are_no_abbreviations(cut: Tokenizer, word: str) -> None:
    """A name, a pronoun or a number before a full stop is not an abbreviation."""
    assert [t.text for t in cut(f"{word}.")] == [word, "."]


def test_abbreviations_that_may_end_a_sentence() -> None:
    """`jl.` before a capital ends a sentence, `d.d.` and `mr.` never do."""
    assert may_end_sentence("jl.", "Wij")
    assert may_end_sentence("a.s.", "Een")
    assert not may_end_sentence("jl.", "hebben")
    assert not may_end_sentence("d.d.", "Maandag")
    assert not may_end_sentence("mr.", "Jansen")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aBé1.,;:!?'\"’()[]{}<>«»/@€%-–… \n\t😀_u", max_size=40))
def test_nothing_is_lost(text: str) -> None:
    """The words with their spaces give the text back, whatever it is."""
    assert tokenizer.tokenizer(Vocab())(text).text == text


def test_long_pieces_take_no_time(cut: Tokenizer) -> None:
    """A piece of many thousand signs is cut without backtracking."""
    for piece in ("a." * 20_000, "(" * 5_000, "1," * 20_000, "a-" * 20_000, "www." + "a." * 20_000):
        assert cut(piece).text == piece


def test_survives_pickling(cut: Tokenizer) -> None:
    """The process pool may copy the tokenizer."""
    assert [t.text for t in pickle.loads(pickle.dumps(cut))("d.d. 1 mei.")] == ["d.d.", "1", "mei", "."]
