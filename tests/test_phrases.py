"""Facts about the phrase notation: what each sign finds, what it leaves, and what is refused."""

from __future__ import annotations

import timeit
from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.phrases import Compiler, PhraseError
from lint.sentences import fold
from lint.wordpatterns import Pattern, Span
from lint.wordplaces import Lexicon, Places, Words

LISTS = {
    "besluit": ["besluit", "beslissing", "ons .. standpunt"],
    "wij": ["wij", "we"],
    "rondje": ["<terug>"],
    "terug": ["<rondje>"],
}
COMPILER = Compiler(LISTS, {"zien": "zie ziet zag gezien"}, fold, {"getal": r"\d{1,4}", "veld": "slot:.*"})


def find(pattern: Pattern, sentence: Words) -> list[Span]:
    """Where a pattern matches."""
    return pattern.find(Places(sentence, Lexicon(pattern.sorts())))


def words(text: str, lemmas: dict[str, str] | None = None) -> Words:
    """A sentence split at spaces; a clause ends at a comma or semicolon."""
    forms = tuple(fold(word) for word in text.split())
    clauses, clause = [], 0
    for form in forms:
        clauses.append(clause)
        clause += form in {",", ";"}
    return Words(forms, tuple((lemmas or {}).get(form, form) for form in forms), tuple(clauses))


def found(phrase: str, text: str) -> list[str]:
    """The words of each match."""
    sentence = words(text)
    return [" ".join(sentence.forms[start:end]) for start, end in find(COMPILER.pattern(phrase), sentence)]


@pytest.mark.parametrize(
    ("phrase", "text", "match"),
    [
        ("bezwaar", "U kunt bezwaar maken .", "bezwaar"),
        ("bezwaar", "Met BEZWAAR bedoelen wij", "bezwaar"),
        ("reëel", "Een reeel bedrag", "reeel"),
        ("bezwaar/beroep", "U kunt in beroep gaan", "beroep"),
        ("(nog) eens", "Kijk nog eens", "nog eens"),
        ("(nog) eens", "Kijk eens", "eens"),
        ("(nog weer) eens", "Kijk nog weer eens", "nog weer eens"),
        ("schade* melden", "Waterschade schadegeval melden", "schadegeval melden"),
        ("*klacht", "Uw schadeklacht", "schadeklacht"),
        ("bel .. op", "bel ons morgen weer op", "bel ons morgen weer op"),
        (
            "bel ... op",
            "bel ons op een van de andere dagen van deze week op",
            "bel ons op een van de andere dagen van deze week op",
        ),
        ("bel (..) ons", "bel dan ons", "bel dan ons"),
        ("~maken", "Wie bezwaar maakt", "maakt"),
        ("~maken", "Er is bezwaar gemaakt", "gemaakt"),
        ("~zien", "Dat zag u", "zag"),
        ("~in|dienen", "Een klacht indienen kan", "indienen"),
        ("~in|dienen", "Een klacht in te dienen", "in te dienen"),
        ("~in|dienen", "Dien uw klacht schriftelijk in .", "dien uw klacht schriftelijk in"),
        ("~in|dienen", "De ingediende klacht", "ingediende"),
        ("<besluit>", "tegen de beslissing", "beslissing"),
        ("<besluit>", "tegen ons eerder ingenomen standpunt", "ons eerder ingenomen standpunt"),
        ("binnen <getal> weken", "binnen 6 weken", "binnen 6 weken"),
        ("binnen <veld>", "binnen slot:termijn", "binnen slot:termijn"),
        ("^ nee", "Nee , dat kan niet", "nee"),
        ("^ nee", "- Nee , dat kan niet", "nee"),
        ("helaas niet $", "Dat gaat helaas niet .", "helaas niet"),
        ("u/je kunt", "Je kunt bellen", "je kunt"),
    ],
)
def test_a_phrase_finds(phrase: str, text: str, match: str) -> None:
    """The longest stretch of words that a phrase describes."""
    assert match in found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("bezwaar", "De bezwaarprocedure"),
        ("schade*", "De waterschade"),
        ("*klacht", "De klachtenregeling"),
        ("bel .. op", "bel ons dan morgen weer even op"),
        ("bel ... op", "bel een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien op"),
        ("~in|dienen", "Dit dient in de praktijk niets"),
        ("~in|dienen", "Dien uw klacht schriftelijk"),
        ("^ nee", "Ons antwoord is nee"),
        ("helaas niet $", "Dat gaat helaas niet door"),
        ("binnen <getal> weken", "binnen enkele weken"),
        ("besluit beslissing", "beslissing besluit"),
        ("{niet; ~betalen}", "U betaalt niets"),
    ],
)
def test_a_phrase_does_not_find(phrase: str, text: str) -> None:
    """Parts of words, gaps that are too long, prepositions that look like particles, another order."""
    assert found(phrase, text) == []


@pytest.mark.parametrize(
    ("phrase", "text", "holds"),
    [
        ("{niet; ~betalen}", "Wij betalen dit niet", True),
        ("{niet; ~betalen}", "Niet eerder hebben wij betaald", True),
        ("{niet; ~betalen}", "Wij betalen dit , omdat u niet belde", False),
        ("{niet; ~betalen}s", "Wij betalen dit , omdat u niet belde", True),
        ("{niet; ~betalen; -premie}", "Wij betalen dit niet", True),
        ("{niet; ~betalen; -premie}", "U hebt de premie niet betaald", False),
        ("{niet; ~betalen; -premie}", "Wij betalen dit niet , de premie wel", True),
        ("{niet; ~betalen; -premie}s", "Wij betalen dit niet , de premie wel", False),
        ("{uit te keren/af te wijzen; (de) schade}", "de schade af te wijzen", True),
        ("{<wij>; niet}", "Dat doen we niet", True),
        ("{klopt; klopt}", "Dat klopt", False),
        ("{klopt; klopt}", "Klopt dat , dan klopt het", False),
        ("{klopt; klopt}s", "Klopt dat , dan klopt het", True),
    ],
)
def test_a_set_holds_in_one_clause(phrase: str, text: str, holds: bool) -> None:
    """All parts in any order, in one clause or with `s` in one sentence; a part with a minus may not stand in it."""
    assert bool(found(phrase, text)) is holds


def test_a_match_of_a_set_runs_from_its_first_to_its_last_part() -> None:
    """So that the words between can be quoted."""
    assert found("{niet; ~betalen}", "Helaas betalen wij dit niet terug") == ["betalen wij dit niet"]


def test_a_lemma_finds_a_form_that_nobody_listed() -> None:
    """The tagger may know what the generator does not."""
    sentence = words("Wij stonden toe", {"stonden": "staan"})
    assert find(COMPILER.pattern("~staan"), sentence) == [(1, 2)]


def test_a_tagging_error_loses_no_listed_form() -> None:
    """A wrong lemma is no reason to miss a form that is written out."""
    assert find(COMPILER.pattern("~betalen"), words("Wij betalen", {"betalen": "betaal"})) == [(1, 2)]


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("", "an empty phrase"),
        ("(nog) (eens)", "nothing in '(nog) (eens)' has to be there; parentheses mean optional"),
        ("..", "nothing in '..' has to be there; parentheses mean optional"),
        ("{niet; ~betalen", "a set is written {a; b} or {a; b}s: '{niet; ~betalen'"),
        ("{-niet}", "a set needs a part that must be there: '{-niet}'"),
        ("(nog eens", "parentheses do not match in '(nog eens'"),
        ("((nog)) eens", "parentheses do not match in '((nog)) eens'"),
        ("bezwaar//beroep", "an empty alternative"),
        ("<besluiten>", "no word list '<besluiten>'; there are: besluit, getal, rondje, terug, veld, wij"),
        ("<rondje>", "word list 'rondje' refers to itself"),
        ("~in|", "not a verb: ~in|"),
        ("~|dienen", "not a verb: ~|dienen"),
        ("~n", "not a verb: ~n"),
        ("(nog eens )bezwaar", "a sign in the wrong place: '(nog eens )bezwaar'"),
        ("a*", "too little beside the star: 'a*'"),
        ("bel {ons}", "a sign in the wrong place: '{ons}'"),
        ("bezwaar>", "a sign in the wrong place: 'bezwaar>'"),
    ],
)
def test_a_broken_phrase_is_refused(phrase: str, message: str) -> None:
    """With one sentence that says what is wrong."""
    compiler = Compiler(LISTS, {}, fold, {"getal": r"\d{1,4}", "veld": "slot:.*"})
    with pytest.raises(PhraseError) as refusal:
        compiler.pattern(phrase)
    assert refusal.value.told("en") == message


@given(
    st.lists(st.sampled_from("wij u niet betalen klacht in . , dien schade 6 weken".split()), min_size=1, max_size=40)
)
def test_matches_lie_inside_the_sentence(forms: list[str]) -> None:
    """Whatever the sentence, a match has words, and the words it is looked up by stand in the sentence."""
    sentence = words(" ".join(forms))
    for phrase in (
        "~in|dienen",
        "{niet; ~betalen}",
        "bel ... klacht",
        "binnen (..) <getal> weken",
        "^ (wij) niet $",
        "<wij> .. niet",
    ):
        pattern = COMPILER.pattern(phrase)
        for start, end in find(pattern, sentence):
            assert 0 <= start < end <= len(sentence)
            there = Places(sentence, Lexicon(pattern.sorts())).sorts
            assert all(any(id(sort) in there for sort in need) for need in pattern.needs())


@given(
    st.lists(st.sampled_from("wij betalen uw schade aan de klacht".split()), min_size=1, max_size=6), st.integers(0, 3)
)
def test_words_as_they_stand_are_a_phrase_that_finds_them(phrase: list[str], before: int) -> None:
    """A phrase without signs finds itself anywhere in a sentence."""
    text = " ".join(phrase)
    assert text in found(text, "en " * before + text + " .")


@given(st.text("ab*", min_size=3, max_size=9).filter(lambda star: "*" in star and len(star.replace("*", "")) > 1))
def test_stars_stand_for_any_letters(star: str) -> None:
    """As file names have them, whatever stands between them."""
    for word in ("ab", "aab", "abab", "babba", "aaaa", "bbabab", "a" * 9):
        assert (word in found(star, word)) == fnmatchcase(word, star)


def test_many_stars_take_no_time() -> None:
    """Found by fuzzing: a row of stars, or stars between letters, against a word of one letter."""
    for star in ("*" * 40 + "ab", "a*" * 20 + "b"):
        assert found(star, "a" * 3_000) == []


@pytest.mark.parametrize(("phrase", "text"), [("{wij; ~betalen; -premie}", "wij betalen dit , "), ("^ nee", "[ - ")])
def test_a_long_sentence_takes_time_in_proportion(phrase: str, text: str) -> None:
    """Five times the words cost about five times as much: nobody can stop the program with one long line."""
    pattern = COMPILER.pattern(phrase)

    def seconds(count: int) -> float:
        sentence = words(text * count)
        return min(timeit.repeat(lambda: find(pattern, sentence), number=1, repeat=3))

    assert seconds(300) < 12 * seconds(60)
