"""Where text stands in its source file: for every offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.model import Region, TextRange
from lint.sourcemap import MapBuilder, Piece, SourceMap

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("copy"), st.text(alphabet="ab \n\r€", min_size=1, max_size=6)),
        st.tuples(st.just("skip"), st.text(alphabet="<>/b\n", min_size=1, max_size=6)),
        st.tuples(st.just("entity"), st.sampled_from(["&euro;", "&nbsp;", "&amp;"])),
        st.tuples(st.just("insert"), st.sampled_from(["\n", "* "])),
    ),
    max_size=20,
)


def build(steps: list[tuple[str, str]]) -> tuple[str, SourceMap]:
    """A text with its map, made of stretches that were copied, skipped, decoded or put in."""
    builder, source = MapBuilder(), ""
    for what, text in steps:
        start = len(source)
        if what == "insert":
            builder.append(text, start, start)
            continue
        source += text
        if what == "copy":
            builder.append(text, start, len(source))
        elif what == "entity":
            builder.append("€", start, len(source))
    return builder.text(), SourceMap(source, builder.pieces())


@given(STEPS)
def test_every_offset_has_a_place_in_the_source(steps: list[tuple[str, str]]) -> None:
    """Also the one after the last character."""
    text, here = build(steps)
    assert all(0 <= here.source_offset(offset) <= len(here.source) for offset in range(len(text) + 1))


@given(STEPS)
def test_copied_characters_are_found_exactly(steps: list[tuple[str, str]]) -> None:
    """A character that was copied stands in the source where the map says."""
    text, here = build(steps)
    for piece in here.pieces:
        if piece.literal:
            for offset in range(piece.start, piece.end):
                assert here.source_offset(offset) - piece.source_start == offset - piece.start
            if piece.end - piece.start > 1:
                assert here.source[piece.source_start : piece.source_end] == text[piece.start : piece.end]


@given(STEPS)
def test_places_never_go_back(steps: list[tuple[str, str]]) -> None:
    """What comes later in the text comes no earlier in the source."""
    text, here = build(steps)
    places = [here.source_offset(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)


@given(st.text(alphabet="ab\r\n", max_size=40))
def test_lines_and_columns_lead_back_to_the_character(source: str) -> None:
    """The line shown for an offset holds that character at that column."""
    here = SourceMap.identity(source)
    for offset, character in enumerate(source):
        line, column = here.line_column(offset)
        if character not in "\r\n":
            assert here.source_line(line)[column - 1] == character


def test_a_region_counts_lines_and_columns_from_one() -> None:
    """A word on the second line; its end column is the one behind it."""
    here = SourceMap.identity("Geachte heer,\r\nHelaas niet.\n")
    assert here.region(TextRange(15, 21)) == Region(2, 1, 2, 7)
    assert here.source_line(2) == "Helaas niet."
    assert here.source_line(9) == ""


def test_a_decoded_character_takes_up_its_whole_entity() -> None:
    """The euro sign of `&euro;` is six columns wide in the source."""
    builder = MapBuilder()
    builder.append("kost ", 0, 5)
    builder.append("€", 5, 11)
    builder.append(" 5", 11, 13)
    here = SourceMap("kost &euro; 5", builder.pieces())
    assert here.region(TextRange(5, 6)) == Region(1, 6, 1, 12)


@pytest.mark.parametrize(
    "pieces",
    [
        [Piece(0, 2, 0, 2), Piece(3, 4, 3, 4)],
        [Piece(0, 2, 2, 4), Piece(2, 4, 0, 2)],
        [Piece(0, 9, 0, 9)],
        [Piece(0, 0, 0, 1)],
    ],
    ids=["gap", "backwards", "past the end", "empty"],
)
def test_a_map_that_does_not_join_is_refused(pieces: list[Piece]) -> None:
    """A broken map is found when it is made, not when somebody points at the wrong line."""
    with pytest.raises(ValueError, match="pieces"):
        SourceMap("abcd", pieces)
