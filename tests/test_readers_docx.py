"""Word: what stands in the document, fields and controls included, and nothing that is hidden or struck."""

import io

import docx
import pytest
from word_files import field, instruction, mark, merge, p, part, r, table, word

from lint.model import BlockKind, Document, ReadError
from lint.readers import Limits, read

LETTER = p("Wij kunnen uw schade niet vergoeden.")
HIDDEN = "U kunt bezwaar maken bij Kifid."


def doc(body: str, **more: object) -> Document:
    """The document of a body."""
    return read("brief.docx", word(LETTER + body, **more))  # type: ignore[arg-type]


def texts(body: str, **more: object) -> list[str]:
    """The texts of the blocks below the first line."""
    found = doc(body, **more)
    return [found.quote(block.range) for block in found.blocks[1:]]


def choices(body: str) -> list[list[tuple[str, str, str | None]]]:
    """Condition, label and text of the arms of each choice."""
    found = doc(body)
    return [[(a.when, a.label, a.range and found.quote(a.range)) for a in c.arms] for c in found.choices]


def test_a_letter_of_word() -> None:
    """Headings, lists and tables as python-docx writes them."""
    made = docx.Document()
    made.add_heading("Uw schade", 1)
    made.add_paragraph("Wij betalen niet.")
    made.add_paragraph("een foto", style="List Bullet")
    made.add_paragraph("een nota", style="List Number")
    cells = made.add_table(2, 2).cell(1, 1)
    cells.text = "€ 110"
    packed = io.BytesIO()
    made.save(packed)
    found = read("brief.docx", packed.getvalue())
    assert [(b.kind.value, found.quote(b.range), b.level) for b in found.blocks] == [
        ("heading", "Uw schade", 1),
        ("paragraph", "Wij betalen niet.", 0),
        ("list_item", "een foto", 1),
        ("list_item", "een nota", 1),
        ("table_cell", "€ 110", 0),
    ]
    assert (found.blocks[-1].row, found.blocks[-1].column, found.blocks[-1].where) == (1, 1, "tabel 1, rij 2, cel 2")


@pytest.mark.parametrize(
    "hidden",
    [
        p(r(HIDDEN, "<w:vanish/>")),
        p(r(HIDDEN, '<w:color w:val="FFFFFF"/>')),
        p(r(HIDDEN, '<w:sz w:val="2"/>')),
        p(f"<w:del><w:r><w:delText>{HIDDEN}</w:delText></w:r></w:del>"),
        p(f"<w:moveFrom>{r(HIDDEN)}</w:moveFrom>"),
        p(
            f"<w:r><mc:AlternateContent><mc:Fallback><w:pict>{p(HIDDEN)}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        p(field(f' COMMENTS "{HIDDEN}" ', result=HIDDEN)),
        p(r(HIDDEN, '<w:rStyle w:val="Weg"/>')),
        p(HIDDEN, props='<w:pStyle w:val="WegAlinea"/>'),
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p(HIDDEN) + "</w:tc></w:tr></w:tbl>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    """Hidden, white, deleted and moved text, and what only old versions of Word would show."""
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="Weg"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="WegAlinea"><w:name w:val="x"/><w:basedOn w:val="Basis"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Basis"><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    assert doc(hidden, parts={"styles.xml": styles}).text == "Wij kunnen uw schade niet vergoeden."


@pytest.mark.parametrize(
    "shown",
    [
        p(r(HIDDEN, '<w:vanish w:val="0"/>')),
        p(r(HIDDEN, '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="003366"/>')),
        p(f"<w:ins>{r(HIDDEN)}</w:ins>"),
        p(f"<w:moveTo>{r(HIDDEN)}</w:moveTo>"),
        p(f"<w:smartTag>{r(HIDDEN)}</w:smartTag>"),
        p(f"<w:sdt><w:sdtPr/><w:sdtContent>{r(HIDDEN)}</w:sdtContent></w:sdt>"),
        f"<w:sdt><w:sdtContent>{p(HIDDEN)}</w:sdtContent></w:sdt>",
        f"<w:customXml>{p(HIDDEN)}</w:customXml>",
        p(f'<w:fldSimple w:instr=" DATE ">{r(HIDDEN)}</w:fldSimple>'),
        p(field(" QUOTE ", result=HIDDEN)),
        p(f"{r('U kunt be')}{r('zwaar maken bij Kifid.')}"),
        "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill='1F3864'/></w:tcPr>"
        + p(r(HIDDEN, '<w:color w:val="FFFFFF"/>'))
        + "</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{table((HIDDEN,))}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
        p(f"{mark('begin')}{instruction(' PAGE ')}{mark('separate')}{r(HIDDEN)}"),
    ],
)
def test_what_is_seen_is_read(shown: str) -> None:
    """Wherever Word puts it: in controls, tags, insertions, results of fields, tables in tables."""
    assert texts(shown) == [HIDDEN]


def test_text_boxes_are_read_once() -> None:
    """Word writes each twice, for new and for old versions."""
    box = f"<w:txbxContent>{p('Bel ons')}</w:txbxContent>"
    body = p(
        "Zie hiernaast.",
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>",
    )
    found = doc(body)
    assert [(found.quote(b.range), b.where) for b in found.blocks[1:]] == [
        ("Zie hiernaast.", "alinea 2"),
        ("Bel ons", "tekstvak 1"),
    ]


def test_merge_fields_are_slots() -> None:
    """Their name is shown between angles, whatever was stored, and their place is known."""
    simple = f'<w:fldSimple w:instr=" MERGEFIELD Polis \\* MERGEFORMAT ">{r("12345")}</w:fldSimple>'
    found = doc(
        p("Geachte ", merge("Aanhef"), ", polis ", simple, ", ", field(' MERGEFIELD "Naam klant" ', result="Jansen"))
    )
    assert found.quote(found.blocks[1].range) == "Geachte «Aanhef», polis «Polis», «Naam klant»"
    assert [found.quote(slot) for slot in found.slots] == ["«Aanhef»", "«Polis»", "«Naam klant»"]


def test_placeholders_of_content_controls_are_slots() -> None:
    """The grey text that asks for input is seen, and known for what it is."""
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{r('Klik om tekst ')}{r('in te voeren.')}</w:sdtContent></w:sdt>"
    )
    found = doc(p("Reden: ", control))
    assert [found.quote(slot) for slot in found.slots] == ["Klik om tekst in te voeren."]


def test_an_if_field_gives_both_its_texts() -> None:
    """The condition as Word shows it; the stored result does not count."""
    body = p(
        field(
            " IF ",
            merge("Kanaal"),
            ' = "direct" "Niet eens? Schrijf ons." "Bel uw adviseur." ',
            result="Bel uw adviseur.",
        )
    )
    condition = '{ MERGEFIELD Kanaal } = "direct"'
    assert choices(body) == [[(condition, condition, "Niet eens? Schrijf ons."), ("else", "else", "Bel uw adviseur.")]]
    assert texts(body) == ["Niet eens? Schrijf ons.", "Bel uw adviseur."]


@pytest.mark.parametrize(
    ("inner", "arms"),
    [
        ((" IF ", merge("A"), ' = "x" "ja" "" '), ("ja", None)),
        ((" IF ", merge("A"), ' = "x" "" "nee" '), (None, "nee")),
        ((" IF ", merge("A"), ' = "x" "ja"'), ("ja", None)),
        ((" IF ", merge("A"), " &lt;&gt; “x” “ja” “nee” ".replace("&lt;&gt;", "<>")), ("ja", "nee")),
        ((" IF ", merge("A"), " > 100 ja nee "), ("ja", "nee")),
        ((" I", "F ", merge("A"), ' = "x" "wel ', 'degelijk" "n', 'ee" '), ("wel degelijk", "nee")),
        ((" IF ", merge("A"), ' = "x" "', merge("B"), ' krijgt" "nee" \\* MERGEFORMAT '), ("«B» krijgt", "nee")),
    ],
)
def test_if_fields_in_all_their_forms(inner: tuple[str, ...], arms: tuple[str | None, str | None]) -> None:
    """Empty and missing texts, curly quotes, bare words, split runs, fields inside."""
    (found,) = choices(p(field(*inner)))
    assert (found[0][2], found[1][2]) == arms


def test_an_if_field_inside_an_if_field() -> None:
    """Both are known, the inner one lies in an arm of the outer one."""
    inner = field(" IF ", merge("B"), ' = "1" "een" "twee" ')
    found = doc(p(field(" IF ", merge("A"), ' = "x" "Kies ', inner, ' nu" "niets" ')))
    inside, outside = found.choices
    assert found.quote(inside.range) == "een twee"
    assert outside.arms[0].range is not None
    assert outside.arms[0].range.contains(inside.range)
    assert found.quote(outside.arms[0].range) == "Kies een twee nu"


def test_an_if_field_within_a_sentence() -> None:
    """Cutting the choice out and putting an arm in gives the sentence of each letter."""
    found = doc(p("Wij betalen ", field(" IF ", merge("A"), ' = "x" "niets" "alles" '), " aan u uit."))
    (choice,) = found.choices
    rendered = [
        found.text[found.blocks[1].range.start : choice.range.start]
        + (found.text[a.range.start : a.range.end] if a.range else "")
        + found.text[choice.range.end :]
        for a in choice.arms
    ]
    assert rendered == ["Wij betalen niets aan u uit.", "Wij betalen alles aan u uit."]


def test_an_if_field_over_paragraphs() -> None:
    """Its texts may be whole paragraphs."""
    body = (
        p(mark("begin"), instruction(" IF "), merge("A"), instruction(' = "x" "Eerste alinea.'))
        + p(instruction('Tweede alinea." "Anders."'), mark("separate"), r("oud"), mark("end"))
        + p("Slot.")
    )
    assert texts(body) == ["Eerste alinea.", "Tweede alinea.", "Anders.", "Slot."]
    assert choices(body)[0][0][2] == "Eerste alinea. Tweede alinea."


def test_a_field_that_starts_a_program_is_refused() -> None:
    """DDE has been used for that; nothing of such a letter is judged."""
    for name in ("DDE", "DDEAUTO"):
        with pytest.raises(ReadError, match=f"veld {name} een ander programma"):
            read("brief.docx", word(p(field(f' {name} cmd "/k calc.exe" ', result="tekst"))))


def test_text_of_another_file_is_not_fetched() -> None:
    """What Word kept of it is read, and the user is told."""
    found = read(
        "brief.docx", word(p("Wij wijzen uw claim af.") + p(field(' INCLUDETEXT "c:/stap.docx" ', result="Bel ons.")))
    )
    assert "Bel ons." in found.text
    assert any("c:/stap.docx" in note for note in found.notes)


def test_links_of_both_kinds() -> None:
    """By relation, by field, and to a place in the document."""
    body = p(
        "Klik ",
        f'<w:hyperlink r:id="l1">{r("hier")}</w:hyperlink>',
        " of ",
        field(' HYPERLINK "https://y.example" ', result="daar"),
        " of ",
        f'<w:hyperlink w:anchor="verder">{r("verder")}</w:hyperlink>',
    )
    found = doc(body, links={"l1": "https://x.example"})
    assert [(found.quote(link.range), link.target) for link in found.links] == [
        ("hier", "https://x.example"),
        ("daar", "https://y.example"),
        ("verder", "#verder"),
    ]


def section(*references: str, more: str = "") -> str:
    """The end of a section with its headers and footers."""
    return f"<w:sectPr>{''.join(references)}{more}</w:sectPr>"


def test_headers_and_footers_that_are_shown() -> None:
    """The first-page header only where first pages differ; each part once."""
    parts = {
        "header1.xml": part("hdr", p("Polder Verzekeringen")),
        "header2.xml": part("hdr", p("alleen eerste blad")),
        "footer1.xml": part("ftr", p("aangesloten bij Kifid")),
    }
    references = (
        '<w:headerReference w:type="default" r:id="header1.xml"/>',
        '<w:headerReference w:type="first" r:id="header2.xml"/>',
        '<w:footerReference w:type="default" r:id="footer1.xml"/>',
    )
    found = doc(section(*references), parts=parts)
    assert [(b.kind.value, b.where) for b in found.blocks] == [
        ("header", "koptekst"),
        ("paragraph", "alinea 1"),
        ("footer", "voettekst"),
    ]
    first = doc(section(*references, more="<w:titlePg/>"), parts=parts)
    assert "alleen eerste blad" in first.text


def test_footnotes_come_after_the_body() -> None:
    """Only those that are mentioned."""
    notes = part(
        "footnotes",
        f'<w:footnote w:id="0">{p("-")}</w:footnote><w:footnote w:id="2">{p("Zie artikel 4.")}</w:footnote>',
    )
    found = doc(p("Nee.", '<w:r><w:footnoteReference w:id="2"/></w:r>') + p("Slot."), parts={"footnotes.xml": notes})
    assert [(b.kind.value, found.quote(b.range)) for b in found.blocks[2:]] == [
        ("paragraph", "Slot."),
        ("footnote", "Zie artikel 4."),
    ]


def test_styles_tell_headings_and_lists() -> None:
    """By name, by outline level, by the style they are based on; numbering makes items."""
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Mijn kop"/><w:basedOn w:val="Kop1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Punt"><w:name w:val="Punt"/>'
        '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>',
    )
    found = doc(
        p("Besluit", props='<w:pStyle w:val="Eigen"/>')
        + p("Uitleg", props='<w:outlineLvl w:val="2"/>')
        + p("een", props='<w:pStyle w:val="Punt"/>')
        + p("twee", props='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>')
        + p("geen", props='<w:pStyle w:val="Punt"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p(r("Niet eens?", "<w:b/>")),
        parts={"styles.xml": styles},
    )
    assert [(b.kind.value, b.level) for b in found.blocks[1:]] == [
        ("heading", 1), ("heading", 3), ("list_item", 1), ("list_item", 2), ("paragraph", 0), ("heading", 4),
    ]  # fmt: skip


def test_tabs_breaks_and_hyphens() -> None:
    """They part words, or do not."""
    run = "<w:r><w:t>be</w:t><w:softHyphen/><w:t>zwaar</w:t><w:tab/><w:t>6</w:t><w:br/><w:t>weken</w:t></w:r>"
    assert texts(p(run)) == ["bezwaar 6 weken"]
    assert texts(p("<w:r><w:t>AOV</w:t><w:noBreakHyphen/><w:t>polis</w:t></w:r>")) == ["AOV-polis"]


def test_a_frame_of_one_cell_is_no_table() -> None:
    """A box round a paragraph."""
    assert doc(table((HIDDEN,))).blocks[1].kind is BlockKind.PARAGRAPH


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    """As Word shows it once the change is accepted."""
    assert texts(p("Wij betalen ", props="<w:rPr><w:del/></w:rPr>") + p("niets.")) == ["Wij betalen niets."]


def test_inserted_pages_are_read() -> None:
    """HTML that was put into the document whole."""
    body = '<w:altChunk r:id="chunk1.html"/>'
    assert texts(body, parts={"chunk1.html": "<h2>Bezwaar</h2><p style='display:none'>x</p><p>Schrijf ons.</p>"}) == [
        "Bezwaar",
        "Schrijf ons.",
    ]


@pytest.mark.parametrize(
    "data",
    [word(LETTER)[:-80], b"PK\x03\x04" + b"x" * 200, word(LETTER).replace(b"word/document.xml", b"word/documemt.xml")],
)
def test_damaged_files_are_refused(data: bytes) -> None:
    """Cut off, no package at all, or without its main part."""
    with pytest.raises(ReadError, match=r"beschadigd|geen Word-document"):
        read("brief.docx", data)


def test_locked_and_old_files_say_what_to_do() -> None:
    """Word puts a locked document in the container of its older format."""
    with pytest.raises(ReadError, match="wachtwoord"):
        read("brief.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(ReadError, match=r"sla het op als \.docx"):
        read("brief.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_xml_tricks_are_refused() -> None:
    """Entities, endless nesting and zip bombs end with a sentence, not with the machine."""
    bomb = word(LETTER, parts={"styles.xml": b"<x>" + b" " * 30_000_000 + b"</x>"})
    with pytest.raises(ReadError, match="zwelt"):
        read("brief.docx", bomb)
    deep = "<w:sdt><w:sdtContent>" * 300 + LETTER + "</w:sdtContent></w:sdt>" * 300
    with pytest.raises(ReadError, match=r"genest|beschadigd"):
        read("brief.docx", word(deep))
    entity = '<!DOCTYPE x [<!ENTITY a "b">]><w:styles xmlns:w="w">&a;</w:styles>'
    with pytest.raises(ReadError, match=r"DOCTYPE|beschadigd"):
        read("brief.docx", word(LETTER, parts={"styles.xml": entity}))
    with pytest.raises(ReadError, match="max_zip_entries"):
        read("brief.docx", word(LETTER), limits=Limits(max_zip_entries=2))
