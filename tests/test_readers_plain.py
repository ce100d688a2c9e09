"""Plain text: what the layout of a letter typed by hand tells."""

import pytest

from lint.model import BlockKind, Document, TextRange
from lint.readers import read

PLAIN = "brief.txt"


def doc(text: str) -> Document:
    """The document of a plain text."""
    return read(PLAIN, text.encode())


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block, lines joined by a space."""
    found = doc(text)
    return [(block.kind.value, found.quote(block.range)) for block in found.blocks]


def of_kind(text: str, kind: BlockKind) -> list[str]:
    """The texts of the blocks of one kind."""
    return [shown for name, shown in blocks(text) if name == kind]


LETTER = """Polder Verzekeringen N.V.
Postbus 12, 8000 AA Zwolle

Mevrouw J. de Wit
Kerkstraat 1
1234 AB Dorp

Ons kenmerk: 12-34
Betreft: uw waterschade van 3 mei

Geachte mevrouw De Wit,

Helaas kunnen wij uw schade niet vergoeden. De lekkage bestond al voordat
de verzekering inging. U leest dat in artikel 4.

Niet mee eens?
Stuur ons binnen zes weken een brief, dan kijkt een collega nog een keer
naar uw schade.

Met vriendelijke groet,
Polder Verzekeringen
"""


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines that were broken at the margin read on in one block, the line end stays in the text."""
    found = doc(LETTER)
    block = next(b for b in found.blocks if found.quote(b.range).startswith("Helaas"))
    assert found.text[block.range.start : block.range.end] == (
        "Helaas kunnen wij uw schade niet vergoeden. De lekkage bestond al voordat\n"
        "de verzekering inging. U leest dat in artikel 4."
    )


def test_letterhead_lines_stay_apart() -> None:
    """Name, street and town never run into each other or into the letter."""
    assert blocks(LETTER)[:5] == [
        ("paragraph", "Polder Verzekeringen N.V."),
        ("paragraph", "Postbus 12, 8000 AA Zwolle"),
        ("paragraph", "Mevrouw J. de Wit"),
        ("paragraph", "Kerkstraat 1"),
        ("paragraph", "1234 AB Dorp"),
    ]


def test_a_short_line_above_text_is_a_heading() -> None:
    """The one heading of the letter is found, and nothing else is taken for one."""
    assert of_kind(LETTER, BlockKind.HEADING) == ["Niet mee eens?"]


def test_the_subject_line_is_named() -> None:
    """ "Betreft:" is a place a person can find."""
    found = doc(LETTER)
    assert [found.quote(b.range) for b in found.blocks if b.where == "onderwerp"] == [
        "Betreft: uw waterschade van 3 mei"
    ]


def test_places_are_those_of_the_file() -> None:
    """A sentence on line 12 is reported on line 12, column for column."""
    found = doc(LETTER)
    start = found.text.index("De lekkage")
    region = found.region(TextRange(start, start + len("De lekkage")))
    assert (region.line, region.column, region.end_line, region.end_column) == (13, 45, 13, 55)
    assert found.source_map.source_line(13).startswith("Helaas kunnen wij")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("een her-\noverweging vragen", "een heroverweging vragen"),
        ("de uitke-\nring stopt", "de uitkering stopt"),
        ("voor auto- \nen reisschade", "voor auto- en reisschade"),
        ("voor auto-\nen reisschade", "voor auto- en reisschade"),
        ("in Noord-\nHolland gebeurd", "in Noord-Holland gebeurd"),
        ("de AOV-\nuitkering stopt", "de AOV-uitkering stopt"),
        ("onze schade-\nexpert kwam", "onze schade-expert kwam"),
        ("wij hebben ge-\neist dat", "wij hebben geëist dat"),
        ("per e-\nmail sturen", "per e-mail sturen"),
        ("de niet-\nnaleving ervan", "de niet-naleving ervan"),
        ("een officieel beslu\u00ad\nit van ons", "een officieel besluit van ons"),
        ("het finan-\ncieel besluit", "het financieel besluit"),
    ],
)
def test_words_broken_at_the_line_end_are_mended(broken: str, whole: str) -> None:
    """A hyphen that only breaks the word goes; one that belongs to it stays."""
    text = (
        f"Geachte heer,\n\n"
        f"Wij schrijven u vandaag opnieuw over deze zaak en wel omdat wij {broken} en verder niets meer.\n"
    )
    assert whole in doc(text).quote(doc(text).blocks[-1].range)


def test_characters_are_evened_out() -> None:
    """Fixed spaces, ligatures, soft hyphens and split accents do not hide a word from the rules; quotes are kept."""
    found = doc("Uw o\ufb03cie\u0308le be\u00adzwaar kost\u00a0niets, zei\u200b hij: \u2018nee\u2019.")
    assert found.text == "Uw officiële bezwaar kost niets, zei hij: \u2018nee\u2019."
    offset = found.text.index("kost")
    assert found.source_map.source_offset(offset) == 21


@pytest.mark.parametrize("sign", ["-", "*", "•", "–", "✓"])
def test_list_items_stand_apart_without_their_sign(sign: str) -> None:
    """Each item is a block, wrapped lines included."""
    text = (
        f"U stuurt ons:\n\n{sign} de rekening van de garage, met daarop de\n  datum en het bedrag;\n"
        f"{sign} twee foto's.\n"
    )
    assert of_kind(text, BlockKind.LIST_ITEM) == [
        "de rekening van de garage, met daarop de datum en het bedrag;",
        "twee foto's.",
    ]


@pytest.mark.parametrize(("first", "second"), [("1.", "2."), ("1)", "2)"), ("a.", "b."), ("(a)", "(b)"), ("i.", "ii.")])
def test_numbered_items_are_items(first: str, second: str) -> None:
    """Numbers and letters of a series are list signs."""
    text = f"Wat kunt u doen:\n\n{first} bel ons op 088 000 00 00\n{second} stuur een brief\n"
    assert of_kind(text, BlockKind.LIST_ITEM) == ["bel ons op 088 000 00 00", "stuur een brief"]


def test_initials_are_no_list_sign() -> None:
    """ "A. de Vries" under a letter is a name."""
    text = "Geachte heer,\n\nWij betalen deze schade niet aan u uit.\n\nHoogachtend,\nA. de Vries\n"
    assert blocks(text)[-1] == ("paragraph", "A. de Vries")


@pytest.mark.parametrize(
    "heading",
    [
        "Onze beslissing",
        "ONZE BESLISSING",
        "2. Onze beslissing",
        "Bent u het niet eens met ons besluit?",
        "Stap 2: bezwaar",
    ],
)
def test_headings(heading: str) -> None:
    """Short lines above a paragraph, in the ways that letters have them."""
    text = (
        f"Geachte heer,\n\nU schreef ons over uw fiets.\n\n{heading}\n"
        f"Wij vergoeden de schade niet, want de fiets stond niet op slot.\n"
    )
    assert of_kind(text, BlockKind.HEADING) == [heading]


def test_underlined_lines_are_headings() -> None:
    """A line with === or --- below it."""
    text = (
        "Uw claim\n========\n\nWij betalen niet.\n\nBezwaar maken\n-------------\n"
        "Dat kan binnen zes weken bij onze directie.\n"
    )
    assert of_kind(text, BlockKind.HEADING) == ["Uw claim", "Bezwaar maken"]


@pytest.mark.parametrize("line", ["-----------", "***********", "___________", "= = = = = ="])
def test_drawn_lines_are_no_text(line: str) -> None:
    """A line that only parts is not in the text at all, so nobody takes it for a field."""
    assert doc(f"Wij betalen de schade niet.\n\n{line}\n\nHeeft u vragen? Bel ons.\n").text == (
        "Wij betalen de schade niet.\nHeeft u vragen? Bel ons."
    )


def test_bars_make_table_cells() -> None:
    """Rows between bars, the ruling left out."""
    found = doc("Overzicht van uw nota:\n\n| Behandeling | Vergoed |\n|---|---|\n| kroon | € 250 |\n")
    cells = [(found.quote(b.range), b.row, b.column) for b in found.blocks if b.kind is BlockKind.TABLE_CELL]
    assert cells == [("Behandeling", 0, 0), ("Vergoed", 0, 1), ("kroon", 1, 0), ("€ 250", 1, 1)]


def test_aligned_columns_make_table_cells() -> None:
    """Columns by spaces, right-aligned amounts too."""
    text = (
        "Uw overzicht van deze maand:\n\nSoort zorg       Ingediend   Vergoed\n"
        "huisarts             12,10     12,10\nkroon               612,00    250,00\n"
    )
    found = doc(text)
    cells = [(found.quote(b.range), b.row, b.column, b.where) for b in found.blocks if b.kind is BlockKind.TABLE_CELL]
    assert cells[4] == ("12,10", 1, 1, "tabel 1, rij 2, cel 2")
    assert len(cells) == 9


def test_labels_and_values_are_a_block_each() -> None:
    """Reference lines do not become a table and do not run together."""
    text = (
        "Ons kenmerk   : 12-34\nBehandelaar   : mw. De Boer\nDatum         : 4 mei\n\nGeachte heer,\n\n"
        "Wij betalen de schade niet.\n"
    )
    assert [shown for _, shown in blocks(text)][:3] == [
        "Ons kenmerk : 12-34",
        "Behandelaar : mw. De Boer",
        "Datum : 4 mei",
    ]


def test_dotted_lines_of_a_form_are_for_the_customer() -> None:
    """Several of them make a form."""
    text = (
        "AANMELDFORMULIER\n\nVul in en stuur terug:\nNaam: ..............\nPolisnummer: ..............\n"
        "Telefoon: ............\n"
    )
    assert of_kind(text, BlockKind.FORM) == [
        "Naam: ..............",
        "Polisnummer: ..............",
        "Telefoon: ............",
    ]


def test_a_dotted_line_in_a_letterhead_is_a_field_left_open() -> None:
    """It is no form, so that it can be found as unfilled."""
    text = "Lidnummer: ………\nDatum: ........\n\nGeachte leden,\n\nWij keren niet uit.\n\nNamens het bestuur\n"
    assert of_kind(text, BlockKind.FORM) == []
    assert "Lidnummer: ………" in doc(text).text


def test_a_question_beside_a_dotted_line_stays_readable() -> None:
    """On a form the sentence is text, only the dots are for the customer."""
    text = (
        "AANMELDEN\n\nNaam: ..........\nWenst u een door u aan te wijzen advocaat, te weten ..........\n"
        "Datum: .........\n"
    )
    assert "Wenst u een door u aan te wijzen advocaat, te weten" in of_kind(text, BlockKind.PARAGRAPH)


QUOTED = """Beste Patrick,

Wij blijven bij ons besluit: uw schade is niet verzekerd op deze polis.

Met groet,
Danielle
"""


@pytest.mark.parametrize(
    "lead",
    [
        "----- Oorspronkelijk bericht -----\n",
        "Van: Patrick\nVerzonden: zaterdag 2 november\nAan: Danielle\nOnderwerp: dak\n\n",
        "Op za 2 nov. 2024 om 23:51 schreef Patrick <p@mail.example>:\n\n",
        "________________________________\nVan: Patrick\nVerzonden: zaterdag\nOnderwerp: dak\n\n",
    ],
)
def test_older_mail_below_the_letter_is_a_quote(lead: str) -> None:
    """From its heading on nothing counts as the letter's own words."""
    found = blocks(f"{QUOTED}\n{lead}Ik ben het er niet mee eens en maak bezwaar.\n")
    assert found[-1] == ("quote", "Ik ben het er niet mee eens en maak bezwaar.")
    assert ("paragraph", "Danielle") in found


def test_marked_lines_are_a_quote() -> None:
    """Lines with > under a heading, at any depth."""
    found = doc(f"{QUOTED}\nPatrick schreef:\n> ik ben het er niet\n> mee eens\n>> vergoeden we niet\n")
    assert [(found.quote(b.range), b.level) for b in found.blocks if b.kind is BlockKind.QUOTE][1:] == [
        ("ik ben het er niet mee eens", 1),
        ("vergoeden we niet", 2),
    ]


def test_an_answer_below_quoted_lines_is_the_letter() -> None:
    """Who answers under the question speaks for himself."""
    text = (
        "Op 3 mei schreef Jan de Wit:\n> waarom betaalt u niet?\n> ik wil geld\n\n"
        "Wij betalen niet omdat uw polis was gestopt.\n"
    )
    assert blocks(f"Dag Jan,\n\n{text}")[-1] == ("paragraph", "Wij betalen niet omdat uw polis was gestopt.")


def test_arrows_of_an_app_are_no_quote() -> None:
    """> before whole lines of a menu is a list sign."""
    text = (
        "Hoe dat komt\nJe tegoed is op, dus betalen we niets meer dit jaar.\n\n"
        "> Oneens? Tik op 'Opnieuw laten kijken'\n> Wat heb ik nog? Tik op 'Mijn tegoeden'\n"
    )
    assert of_kind(text, BlockKind.LIST_ITEM)[0] == "Oneens? Tik op 'Opnieuw laten kijken'"


def test_the_head_of_a_message_is_its_own() -> None:
    """Van, Aan and Onderwerp at the top quote nothing."""
    text = (
        "Van: Intake\nAan: p@mail.example\nDatum: 3 mei\nOnderwerp: uw zaak\n\nGeachte heer,\n\n"
        "Wij hebben uw zaak ontvangen.\n"
    )
    assert of_kind(text, BlockKind.QUOTE) == []


def test_a_conversation_is_a_block_a_line() -> None:
    """What the customer types does not run into what the insurer answers."""
    text = (
        "Jij: huur, de verhuurder doet niks\nLex: Bah! Heb je al een advocaat?\nJij: nee\n"
        "Lex: Oké, dan pakken wij het op\n"
    )
    assert [kind for kind, _ in blocks(text)] == ["paragraph"] * 4


def test_a_path_through_the_site_is_a_menu() -> None:
    """The first line of a page that was copied from the web."""
    assert (
        blocks("Waardzorg > Service > Juridische hulp\n\nU heeft een probleem met uw huisarts.\n")[0][0] == "navigation"
    )


def test_double_spaced_letters_are_read_as_single_spaced() -> None:
    """A blank line after every line parts nothing."""
    lines = [
        "Geachte heer Drenth,",
        "Op 9 oktober meldde u ons dat uw auto des nachts door onbe-",
        "kenden van de parkeerplaats bij de manege was weggenomen. De",
        "wagen is drie dagen later uitgebrand teruggevonden, zoals u",
        "al wist.",
        "Het onderzoek van onze rechercheur heeft uitgewezen dat de",
        "sleutel onder de zonneklep was achtergebleven en dat de por-",
        "tieren niet op slot waren.",
        "Hoogachtend,",
    ]
    assert [shown for _, shown in blocks("\n\n".join(lines))][1].startswith(
        "Op 9 oktober meldde u ons dat uw auto des nachts door onbekenden"
    )
    assert len(blocks("\n\n".join(lines))) == 4


def test_template_tags_on_their_own_line_part_paragraphs() -> None:
    """Tags are kept as they stand, each line of them a block."""
    text = (
        "Geachte {{ naam }},\n\nWij betalen niet.\n{% if particulier %}\n"
        "Stuur ons een brief als u het niet eens bent.\n{% endif %}\nMet groet,\n"
    )
    found = doc(text)
    assert [(found.quote(b.range), b.where) for b in found.blocks if b.where == "sjabloonregel"] == [
        ("{% if particulier %}", "sjabloonregel"),
        ("{% endif %}", "sjabloonregel"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems(end: str) -> None:
    """The same letter from Windows, Unix and an old Mac reads the same."""
    text = LETTER.replace("\n", end)
    assert blocks(text) == blocks(LETTER)
    assert doc(text).region(doc(text).blocks[-1].range).line == doc(LETTER).region(doc(LETTER).blocks[-1].range).line


def test_blocks_never_overlap_and_lie_in_the_text() -> None:
    """What the later stages rely on."""
    found = doc(LETTER + "\n- a b\n- c d\n\n| x | y |\n| z | w |\n")
    assert all(a.range.end <= b.range.start for a, b in zip(found.blocks, found.blocks[1:], strict=False))
    assert found.blocks[-1].range.end <= len(found.text) == found.source_map.length


@pytest.mark.parametrize(
    "line",
    [
        "Op 30 mei heeft u bij ons een claim ingediend voor de volgende schade:",
        "In uw brief van 3 mei 2024 schreef u ons het volgende:",
        "Zoals u zelf schreef:",
    ],
)
def test_a_letter_may_tell_what_was_written(line: str) -> None:
    """A sentence about an earlier letter begins no quote."""
    text = f"Geachte heer,\n\nWij hebben uw zaak nog eens bekeken.\n\n{line}\n\nWij betalen de schade niet.\n"
    assert of_kind(text, BlockKind.QUOTE) == []


def test_a_memo_head_below_a_letterhead_is_the_letters_own() -> None:
    """Van, Aan, Datum and Onderwerp stand below name and address of the sender."""
    head = (
        "Polder Verzekeringen N.V.\nAfdeling Claims en Herbeoordeling\nPostbus 12\n8000 AA Zwolle\nwww.polder.example\n"
    )
    text = (
        f"{head}\nVan: Claims\nAan: de heer Jansen\nDatum: 3 mei\nOnderwerp: uw claim\n\nWij betalen de schade niet.\n"
    )
    assert of_kind(text, BlockKind.QUOTE) == []


def test_a_letter_that_is_only_passed_on_is_read() -> None:
    """Nothing of one's own stands above it."""
    text = "Ter info\n\n----- Doorgestuurd bericht -----\nVan: Claims\n\nGeachte heer,\n\nWij betalen de schade niet.\n"
    assert of_kind(text, BlockKind.QUOTE) == []
