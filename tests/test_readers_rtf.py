"""RTF: its text, without what is hidden, and with the warning that formatting is lost."""

import pytest

from lint.model import Document, ReadError
from lint.readers import read

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Calibri;}}"
LETTER = r"\pard Wij kunnen uw schade niet vergoeden.\par "


def doc(body: str) -> Document:
    """The document of a body."""
    return read("brief.rtf", (HEAD + LETTER + body + "}").encode("ascii"))


def texts(body: str) -> list[str]:
    """The texts of the blocks below the first line."""
    found = doc(body)
    return [found.quote(block.range) for block in found.blocks[1:]]


def test_text_and_layout() -> None:
    """Paragraphs, signs, lists and rows of a table; the note says what was lost."""
    found = doc(
        r"Caf\'e9, \u8364? 12.\par {\listtext\'b7\tab}bel ons\par {\listtext\'b7\tab}mail ons\par "
        r"\trowd Koffer\cell 110\cell\row \trowd Tas\cell 20\cell\row "
    )
    assert [(b.kind.value, found.quote(b.range)) for b in found.blocks[1:]] == [
        ("paragraph", "Café, € 12."),
        ("list_item", "bel ons"),
        ("list_item", "mail ons"),
        ("table_cell", "Koffer"),
        ("table_cell", "110"),
        ("table_cell", "Tas"),
        ("table_cell", "20"),
    ]
    assert found.notes == ("gelezen zonder opmaak",)


@pytest.mark.parametrize(
    "hidden",
    [
        r"{\v U kunt bezwaar maken.}",
        r"\v U kunt bezwaar maken.\v0 ",
        r"{\deleted U kunt bezwaar maken.}",
        r"{\*\x U kunt bezwaar.}",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    """Hidden and deleted text."""
    assert texts(hidden + r"Bel ons.\par") == ["Bel ons."]


def test_fields() -> None:
    """Merge fields are slots, hyperlinks are links, and an IF field is warned of."""
    found = doc(
        r"Geachte {\field{\*\fldinst MERGEFIELD Naam}{\fldrslt Jansen}}, klik "
        r'{\field{\*\fldinst{HYPERLINK "https://x.example"}}{\fldrslt{\ul hier}}} voor meer.\par '
        r'{\field{\*\fldinst IF a = b "x" "y"}{\fldrslt x}}\par '
    )
    assert found.quote(found.blocks[1].range) == "Geachte «Naam», klik hier voor meer."
    assert [found.quote(slot) for slot in found.slots] == ["«Naam»"]
    assert [(found.quote(link.range), link.target) for link in found.links] == [("hier", "https://x.example")]
    assert any("IF" in note for note in found.notes)


def test_notes_headers_and_footers() -> None:
    """Each in its place, not in the middle of a sentence."""
    found = doc(r"{\header Polder\par}Nee{\footnote Artikel 4.}.\par{\footer Kifid\par}")
    assert [(b.kind.value, found.quote(b.range)) for b in found.blocks] == [
        ("header", "Polder"),
        ("paragraph", "Wij kunnen uw schade niet vergoeden."),
        ("paragraph", "Nee."),
        ("footnote", "Artikel 4."),
        ("footer", "Kifid"),
    ]


def test_a_file_that_was_cut_off_is_refused() -> None:
    """Its groups do not close."""
    with pytest.raises(ReadError, match="onvolledig"):
        read("brief.rtf", (HEAD + LETTER).encode("ascii"))
