"""Markdown: what the reader of the rendered page sees."""

import pytest

from lint.model import BlockKind, Document, TextRange
from lint.readers import read

LETTER = "Wij kunnen uw schade niet vergoeden.\n\n"


def doc(text: str, name: str = "brief.md") -> Document:
    """The document of a Markdown text."""
    return read(name, text.encode())


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    found = doc(text)
    return [(block.kind.value, found.quote(block.range)) for block in found.blocks]


def test_signs_of_markup_are_not_text() -> None:
    """Emphasis, headings, code and escapes leave their words only."""
    assert blocks("## Ons *besluit*\n\nWij **betalen** ~~wel~~ `niet` \\*uit\\*, dat kost &euro; 5.\n") == [
        ("heading", "Ons besluit"),
        ("paragraph", "Wij betalen niet *uit*, dat kost € 5."),
    ]


def test_links_count_with_their_text() -> None:
    """The target is known and not read."""
    found = doc(
        LETTER
        + 'Lees [hier](https://x.example/a_(b)) meer, of [dit](y.pdf "Titel") en <https://z.example>. ![logo](l.png)\n'
    )
    assert [(found.quote(link.range), link.target) for link in found.links] == [
        ("hier", "https://x.example/a_(b)"),
        ("dit", "y.pdf"),
        ("https://z.example", "https://z.example"),
    ]
    assert found.text.endswith("Lees hier meer, of dit en https://z.example.")


def test_places_are_exact() -> None:
    """Behind markup too, a word is found in its column."""
    text = LETTER + "- een **twee** [drie](x) vier\n"
    found = doc(text)
    start = found.text.index("vier")
    region = found.region(TextRange(start, start + 4))
    assert (region.line, region.column, region.end_column) == (3, 26, 30)


def test_lists_tables_and_quotes() -> None:
    """Structure of Markdown becomes structure of the letter."""
    text = (
        LETTER
        + "1. Bel ons\n2. Mail ons\n   - of app\n\n"
        + "| Wat | Hoeveel |\n|---|---:|\n| tas \\| koffer | € 5 |\n\n> Ik wil geld\n"
    )
    found = doc(text)
    assert [(b.kind.value, found.quote(b.range), b.level, b.row, b.column) for b in found.blocks][1:] == [
        ("list_item", "Bel ons", 1, None, None),
        ("list_item", "Mail ons", 1, None, None),
        ("list_item", "of app", 2, None, None),
        ("table_cell", "Wat", 0, 0, 0),
        ("table_cell", "Hoeveel", 0, 0, 1),
        ("table_cell", "tas | koffer", 0, 1, 0),
        ("table_cell", "€ 5", 0, 1, 1),
        ("quote", "Ik wil geld", 0, None, None),
    ]


def test_what_is_not_rendered_is_not_read() -> None:
    """Comments, front matter and link definitions."""
    text = (
        "---\ntitle: bezwaar\nkifid: ja\n---\n" + LETTER + "<!-- U kunt\n\nbezwaar maken -->\n\n[1]: https://kifid.nl\n"
    )
    assert doc(text).text == "Wij kunnen uw schade niet vergoeden."


def test_html_inside_is_read_as_html() -> None:
    """Blocks and inline tags; what they hide is hidden across Markdown too."""
    text = (
        LETTER
        + '<div style="display:none">\n\nU kunt bezwaar maken.\n\n</div>\n\n'
        + '<p>Bel <b>ons</b></p>\n\nEen.<br>Twee <a href="/k">klacht</a>\n'
    )
    found = doc(text)
    assert [found.quote(b.range) for b in found.blocks][1:] == ["Bel ons", "Een.", "Twee klacht"]
    assert found.links[0].target == "/k"


def test_wrapped_lines_read_on_and_short_lines_stand_alone() -> None:
    """A paragraph wrapped in the editor is one; the lines of an address are not."""
    text = (
        "Mevrouw De Wit\nKerkstraat 1\n1234 AB Dorp\n\n"
        "Wij hebben uw brief zorgvuldig gelezen en hebben er begrip voor dat een [bedrag](x) als dit zwaar is.\n"
        "Op grond van de verzekeringsvoorwaarden is het ons echter niet toegestaan de nota te betalen, dus dat\n"
        "doen wij niet.\n"
    )
    assert [shown for _, shown in blocks(text)][:3] == ["Mevrouw De Wit", "Kerkstraat 1", "1234 AB Dorp"]
    assert len(blocks(text)) == 4


@pytest.mark.parametrize("name", ["brief.md", "brief.md.j2"])
def test_template_tags_stay_as_they_are(name: str) -> None:
    """Underscores, stars, bars and angles in tags are no markup; a line of tags alone is a block."""
    text = (
        "# Hoi {{ voor_naam }},\n\n{% if a * b < c %}\n## Nee\n\n"
        "Wij betalen {{ x|y_z|upper }} niet, <<veld_1>> «Naam_2».\n"
        "{% else %}\nWel.\n{% endif %}\n"
    )
    assert doc(text, name).text == (
        "Hoi {{ voor_naam }},\n{% if a * b < c %}\nNee\nWij betalen {{ x|y_z|upper }} niet, <<veld_1>> «Naam_2».\n"
        "{% else %}\nWel.\n{% endif %}"
    )


def test_fields_between_brackets_are_text() -> None:
    """[naam] is no link as long as nothing defines it."""
    assert doc("Geachte [heer/mevrouw] [achternaam],\n\nWij betalen niet.\n").text.startswith(
        "Geachte [heer/mevrouw] [achternaam],"
    )


def test_a_bold_line_is_a_heading() -> None:
    """A paragraph in bold without a full stop."""
    assert ("heading", "Niet eens?") in blocks(LETTER + "**Niet eens?**\n\nStuur ons een brief.\n")


def test_code_blocks_are_shown() -> None:
    """Text in a fence is seen by the reader."""
    assert blocks(LETTER + "```\nBel 088 000 00 00\n```\n")[-1] == ("paragraph", "Bel 088 000 00 00")


def test_blocks_of_a_template_loop_stay_in_order() -> None:
    """Control lines between list items and table rows stand where they stood."""
    text = LETTER + "{% for x in y %}\n- {{ x }}\n{% endfor %}\n\nEinde van de brief.\n"
    found = doc(text)
    assert [b.kind for b in found.blocks][2] is BlockKind.LIST_ITEM
    assert found.text.endswith("{% for x in y %}\n{{ x }}\n{% endfor %}\nEinde van de brief.")
