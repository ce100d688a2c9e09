"""Facts about matching: all phrases at once, and longer phrases that disarm shorter ones."""

from __future__ import annotations

import pytest

from lint.matching import Group, Match, Matcher
from lint.phrases import Compiler
from lint.sentences import fold
from lint.wordplaces import Words

COMPILER = Compiler({}, {}, fold)


def matcher(**groups: tuple[list[str], list[str]]) -> Matcher:
    """A matcher of named groups, each phrases and exceptions."""
    return Matcher(
        {name: Group(*(tuple(map(COMPILER.pattern, part)) for part in parts)) for name, parts in groups.items()}
    )


def words(text: str, lemmas: dict[str, str] | None = None) -> Words:
    """A sentence of one clause, split at spaces."""
    forms = tuple(text.lower().split())
    return Words(forms, tuple((lemmas or {}).get(f, f) for f in forms), (0,) * len(forms))


def test_each_group_is_found_by_its_name() -> None:
    """A group that is not in the sentence is left out."""
    found = matcher(no=(["niet/geen"], []), pay=(["~betalen"], []), ask=(["vragen"], [])).find(
        words("Wij betalen niet")
    )
    assert found == {"no": (Match(2, 3),), "pay": (Match(1, 2),)}


def test_a_match_says_which_phrase_it_is() -> None:
    """For whoever asks why."""
    (match,) = matcher(no=(["niet/geen"], [])).find(words("Wij betalen niet"))["no"]
    assert match.phrase == "niet/geen"


def test_matches_come_in_order_of_place() -> None:
    """Whatever the order of the phrases."""
    found = matcher(word=(["schade", "wij"], [])).find(words("wij zien schade en wij zien schade"))
    assert [m.start for m in found["word"]] == [0, 2, 4, 6]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wij betalen niet", True),
        ("er is geen reden om niet te betalen", False),
        ("wij zien geen reden om te betalen", True),
    ],
)
def test_an_exception_disarms_what_it_overlaps(text: str, found: bool) -> None:
    """A double negation is none."""
    engine = matcher(no=(["{niet/geen; ~betalen}"], ["geen reden .. niet"]))
    assert ("no" in engine.find(words(text))) is found


def test_an_exception_leaves_what_stands_elsewhere() -> None:
    """It disarms the match that it overlaps and no other."""
    engine = matcher(no=(["geen"], ["geen bezwaar"]))
    assert engine.find(words("geen bezwaar en geen beroep"))["no"] == (Match(3, 4),)


def test_an_exception_of_one_group_leaves_another() -> None:
    """Each group has exceptions of its own."""
    found = matcher(a=(["geen"], ["geen bezwaar"]), b=(["geen"], [])).find(words("geen bezwaar"))
    assert set(found) == {"b"}


def test_a_phrase_is_found_by_the_lemma_of_its_verb() -> None:
    """The look-up by words knows lemmas too."""
    assert matcher(see=(["~zien"], [])).find(words("dat zagen wij", {"zagen": "zien"})) == {"see": (Match(1, 2),)}


def test_a_phrase_that_begins_with_a_star_is_always_tried() -> None:
    """It has no word to be looked up by."""
    assert matcher(cost=(["*kosten"], [])).find(words("de expertisekosten")) == {"cost": (Match(1, 2),)}


def test_an_empty_sentence_has_no_matches() -> None:
    """Nothing in, nothing out."""
    assert matcher(cost=(["*kosten", "geld"], [])).find(words("")) == {}
