"""OpenDocument: fields, sections, changes, notes, frames, headers and footers."""

import io
import zipfile

import pytest

from lint.model import BlockKind, Document, ReadError
from lint.readers import read

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
    }.items()
)
FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
LETTER = "<text:p>Wij kunnen uw schade niet vergoeden.</text:p>"
STYLES = (
    '<style:style style:name="Weg" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Wit" style:family="text"><style:text-properties fo:color="#FFFFFF"/></style:style>'
    '<style:style style:name="Vet" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
)


def odt(body: str, pages: str = "", manifest: str = "") -> bytes:
    """A document with that body and those page headers and footers."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMES} {FO}><office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        package.writestr(
            "styles.xml",
            f'<office:document-styles {NAMES} {FO}><office:master-styles><style:master-page style:name="Standard">'
            f"{pages}</style:master-page></office:master-styles></office:document-styles>",
        )
        package.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return packed.getvalue()


def doc(body: str, pages: str = "") -> Document:
    """The document of a body."""
    return read("brief.odt", odt(LETTER + body, pages))


def blocks(body: str) -> list[tuple[str, str]]:
    """Kind and text of the blocks below the first line."""
    found = doc(body)
    return [(block.kind.value, found.quote(block.range)) for block in found.blocks[1:]]


def test_headings_lists_and_tables() -> None:
    """The structure is in the elements."""
    assert blocks(
        '<text:h text:outline-level="2">Besluit</text:h>'
        "<text:list><text:list-item><text:p>een</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Koffer</text:p></table:table-cell>"
        "<table:table-cell><text:p>110</text:p></table:table-cell></table:table-row></table:table>"
        '<text:p><text:span text:style-name="Vet">Niet eens?</text:span></text:p>'
    ) == [
        ("heading", "Besluit"),
        ("list_item", "een"),
        ("table_cell", "Koffer"),
        ("table_cell", "110"),
        ("heading", "Niet eens?"),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>{}</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>",
        '<text:p><text:span text:style-name="Weg">{}</text:span></text:p>',
        '<text:p><text:span text:style-name="Wit">{}</text:span></text:p>',
        '<text:section text:display="none"><text:p>{}</text:p></text:section>',
        "<text:p><office:annotation><text:p>{}</text:p></office:annotation></text:p>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    """Deleted, hidden and white text, comments."""
    assert doc(hidden.format("U kunt bezwaar maken.")).text == "Wij kunnen uw schade niet vergoeden."


def test_spaces_tabs_and_breaks() -> None:
    """They have elements of their own; white space in the file is folded."""
    body = "<text:p>Wij\n  betalen<text:s text:c='2'/>u<text:tab/>niets<text:line-break/>meer.</text:p>"
    assert blocks(body) == [("paragraph", "Wij betalen u niets meer.")]


def test_conditional_text_is_a_choice() -> None:
    """Both texts are read, with the condition as it was written."""
    found = doc(
        "<text:p>U mag <text:conditional-text text:condition='ooow:Kanaal == \"direct\"' "
        'text:string-value-if-true="bezwaar maken" text:string-value-if-false="niets"/>.</text:p>'
    )
    (choice,) = found.choices
    assert [(a.when, a.label, a.range and found.quote(a.range)) for a in choice.arms] == [
        ('Kanaal == "direct"', 'Kanaal == "direct"', "bezwaar maken"),
        ("else", "else", "niets"),
    ]


def test_a_section_with_a_condition_is_a_choice() -> None:
    """The condition hides it."""
    found = doc(
        '<text:section text:display="condition" text:condition="ooow:A == 1">'
        "<text:p>Maak bezwaar.</text:p></text:section>"
    )
    (choice,) = found.choices
    assert choice.arms[0].range is None
    assert choice.arms[1].range is not None
    assert found.quote(choice.arms[1].range) == "Maak bezwaar."


def test_fields_are_slots() -> None:
    """Merge fields and placeholders."""
    found = doc(
        '<text:p>Geachte <text:database-display text:column-name="Naam">Jansen</text:database-display>, '
        '<text:placeholder text:placeholder-type="text">&lt;reden&gt;</text:placeholder></text:p>'
    )
    assert [found.quote(s) for s in found.slots] == ["«Naam»", "«reden»"]


def test_frames_notes_links_headers_and_footers() -> None:
    """Each in its place."""
    found = doc(
        '<text:p>Zie <text:a xlink:href="https://x.example">hier</text:a>'
        "<draw:frame><draw:text-box><text:p>Bel ons</text:p>"
        "</draw:text-box></draw:frame><text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Artikel 4.</text:p></text:note-body></text:note>.</text:p>",
        "<style:header><text:p>Polder</text:p></style:header><style:footer><text:p>Kifid</text:p></style:footer>",
    )
    assert [(b.kind.value, found.quote(b.range), b.where) for b in found.blocks] == [
        ("header", "Polder", "koptekst"),
        ("paragraph", "Wij kunnen uw schade niet vergoeden.", "alinea 1"),
        ("paragraph", "Zie hier.", "alinea 2"),
        ("paragraph", "Bel ons", "tekstvak 1"),
        ("footnote", "Artikel 4.", "voetnoot 1"),
        ("footer", "Kifid", "voettekst"),
    ]
    assert [link.target for link in found.links] == ["https://x.example"]


def test_a_table_of_contents_is_a_menu() -> None:
    """Its lines say nothing of their own."""
    body = (
        "<text:table-of-content><text:index-body><text:p>Besluit 3</text:p></text:index-body></text:table-of-content>"
    )
    assert doc(body).blocks[1].kind is BlockKind.NAVIGATION


def test_locked_and_damaged_files_are_refused() -> None:
    """With a sentence that says what to do."""
    with pytest.raises(ReadError, match="wachtwoord"):
        read("brief.odt", odt(LETTER, manifest="<encryption-data/>"))
    with pytest.raises(ReadError, match="beschadigd"):
        read("brief.odt", odt(LETTER)[:300])
