"""HTML: the text that a browser shows, and nothing that it hides."""

import pytest

from lint.model import BlockKind, Document, TextRange
from lint.readers import read

LETTER = "<p>Wij kunnen uw schade niet vergoeden.</p>"


def doc(page: str, name: str = "brief.html") -> Document:
    """The document of a page."""
    return read(name, page.encode())


def blocks(page: str, name: str = "brief.html") -> list[tuple[str, str]]:
    """Kind and text of each block."""
    found = doc(page, name)
    return [(block.kind.value, found.quote(block.range)) for block in found.blocks]


def links(page: str) -> list[tuple[str, str | None, bool]]:
    """Text, target and place of each link."""
    found = doc(page)
    return [(found.quote(link.range), link.target, link.navigation) for link in found.links]


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- {} -->",
        '<p style="display:none">{}</p>',
        '<p style="DISPLAY : none !important">{}</p>',
        '<div style="visibility:hidden"><p>{}</p></div>',
        "<p hidden>{}</p>",
        '<p style="font-size:0">{}</p>',
        '<span style="color:#fff">{}</span>',
        '<font color="white">{}</font>',
        '<span style="mso-hide:all">{}</span>',
        '<div style="max-height:0;overflow:hidden">{}</div>',
        '<p style="position:absolute;left:-9999px">{}</p>',
        "<script>'{}'</script>",
        "<template><p>{}</p></template>",
        "<noscript>{}</noscript>",
        "<del>{}</del>",
        '<img src="a.png" alt="{}">',
        '<span class="sr-only">{}</span>',
        '<input type="hidden" value="{}">',
        "<style>.weg {{ display: none }}</style><p class='klein weg'>{}</p>",
        "<style>#blok{{display:none}}</style><div id=blok><p>{}</p></div>",
        "<style>.a .b{{visibility:hidden}}</style><div class=a><p><b class=b>{}</b></p></div>",
        "<style>@media screen {{ .m {{ display:none }} }}</style><p class=m>{}</p>",
        "<dialog>{}</dialog>",
        "<svg><title>{}</title></svg>",
        "<object>{}</object>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    """However it is hidden, it does not exist."""
    page = hidden.format("U kunt bezwaar maken bij Kifid.").replace("{{", "{").replace("}}", "}")
    assert doc(f"<html><head><title>Kifid</title></head><body>{LETTER}{page}</body></html>").text == (
        "Wij kunnen uw schade niet vergoeden."
    )


@pytest.mark.parametrize(
    "shown",
    [
        "<details><summary>Niet eens?</summary><p>{}</p></details>",
        '<p style="display:block">{}</p>',
        '<p style="background:#036;color:#fff">{}</p>',
        '<table><tr><td bgcolor="#003366"><span style="color:white">{}</span></td></tr></table>',
        '<div style="visibility:hidden"><p style="visibility:visible">{}</p></div>',
        "<style>@media print {{ .p {{ display:none }} }}</style><p class=p>{}</p>",
        "<style>@media only screen and (max-width:600px) {{ .p {{ display:none }} }}</style><p class=p>{}</p>",
        "<style>.p:hover {{ display:none }}</style><p class=p>{}</p>",
        "<style>.p{{display:none}} .p{{display:block}}</style><p class=p>{}</p>",
        "<ins>{}</ins>",
        "<p aria-hidden=true>{}</p>",
        "<button>{}</button>",
        "<![if !mso]><p>{}</p><![endif]>",
        "<p>{}",
        "<dialog open>{}</dialog>",
        "<style>.knop{{background:#c00}}</style><a href='/b' class=knop style='color:#fff'>{}</a>",
    ],
)
def test_what_is_seen_is_read(shown: str) -> None:
    """Styles that hide nothing, closed details, white letters on a dark ground."""
    page = shown.format("U kunt bezwaar maken bij Kifid.").replace("{{", "{").replace("}}", "}")
    assert "U kunt bezwaar maken bij Kifid." in doc(f"<body>{LETTER}{page}</body>").text


def test_entities_are_decoded_in_their_place() -> None:
    """A word behind an entity is pointed at exactly."""
    page = "<p>Dat kost &euro;&nbsp;5 &amp; niets meer,\n zegt Caf&eacute; &lsquo;t&#39;.</p>"
    found = doc(page)
    assert found.text == "Dat kost € 5 & niets meer, zegt Café \u2018t'."
    start = found.text.index("Café")
    region = found.region(TextRange(start, start + 4))
    assert (region.line, region.column) == (2, 7)
    assert found.source_map.source_line(2)[region.column - 1 :].startswith("Caf&eacute;")


def test_white_space_is_folded() -> None:
    """Line ends of the source are spaces, those of <br> and <pre> are line ends."""
    assert doc("<p>Wij   betalen\n\n  niets  <b> meer</b>.</p>").text == "Wij betalen niets meer."
    assert doc("<ul><li>Bel ons:<br>\n 088 000 00 00</li></ul>").text == "Bel ons:\n088 000 00 00"


def test_headings_and_what_serves_as_one() -> None:
    """h1 to h6, summary, dt, legend, caption, and a paragraph in bold."""
    page = (
        "<h2>Besluit</h2><p>Nee.</p><p><strong>Niet eens?</strong></p><p>Schrijf ons.</p>"
        "<details><summary>Waarom?</summary>Daarom niet.</details><dl><dt>Hoe</dt><dd>Per post.</dd></dl>"
        "<fieldset><legend>Stap 1</legend></fieldset><p><b>Dat doen we niet.</b></p><p><b>Let</b> op</p>"
    )
    assert [shown for kind, shown in blocks(page) if kind == "heading"] == [
        "Besluit",
        "Niet eens?",
        "Waarom?",
        "Hoe",
        "Stap 1",
    ]


def test_a_bold_first_line_is_a_heading() -> None:
    """Bold, line break, text: the way of mail editors."""
    page = f"{LETTER}<p><b>Bent u het niet eens?</b><br>Stuur ons dan binnen zes weken een brief.</p>"
    assert blocks(page)[1:] == [
        ("heading", "Bent u het niet eens?"),
        ("paragraph", "Stuur ons dan binnen zes weken een brief."),
    ]


def test_parts_of_a_page() -> None:
    """Menus, cookie bars, paths and footers are told apart from the text."""
    page = (
        '<div id="cookiebalk">Wij gebruiken cookies.</div><nav><a href="/">Start</a></nav>'
        '<div class="breadcrumb"><a href="/">Home</a> &gt; Zaak</div><header><p>Polder</p></header>'
        f"<main><h1>Zaak melden</h1>{LETTER}</main>"
        '<div class="page-footer"><a href="/k">Klachten</a></div><footer>Kifid</footer>'
    )
    assert [kind for kind, _ in blocks(page)] == [
        "navigation", "navigation", "navigation", "header", "heading", "paragraph", "footer", "footer",
    ]  # fmt: skip
    assert links(page) == [("Start", "/", True), ("Home", "/", True), ("Klachten", "/k", True)]


def test_a_path_of_links_without_markup_is_a_menu() -> None:
    """Links between slashes above the title."""
    page = f'<p><a href="/m">Mijn Havik</a> / <a href="/p">Post</a></p><h1>Je rekening</h1>{LETTER}'
    assert blocks(page)[0] == ("navigation", "Mijn Havik / Post")
    assert all(menu for _, _, menu in links(page))


def test_links_of_the_text_are_no_menu() -> None:
    """Links below each other in the body are the body's own."""
    page = (
        f'{LETTER}<p><a href="/k">Vrije advocaatkeuze: zo werkt het</a><br><a href="/d">rb_0424.pdf</a></p><p>Groet</p>'
    )
    assert [menu for _, _, menu in links(page)] == [False, False]
    assert links('<p>Klik <a href="/x?a=1&amp;b=2"><b>hier</b></a> voor meer.</p>') == [("hier", "/x?a=1&b=2", False)]


def test_a_link_without_text_is_none() -> None:
    """A logo and an anchor lead nowhere that can be read."""
    assert links(f'<a href="/"><img src="logo.png" alt="Polder"></a><a name="top">Begin</a>{LETTER}') == []


def test_tables_of_data_are_cells() -> None:
    """Row and column count from 0, in words from 1."""
    page = "<table><tr><th>Spullen</th><th>Bedrag</th></tr><tr><td><p>Koffer</p></td><td>&euro; 110</td></tr></table>"
    found = doc(f"{LETTER}{page}")
    assert [(found.quote(b.range), b.row, b.column, b.where) for b in found.blocks if b.kind is BlockKind.TABLE_CELL][
        2:
    ] == [
        ("Koffer", 1, 0, "tabel 1, rij 2, cel 1"),
        ("€ 110", 1, 1, "tabel 1, rij 2, cel 2"),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td><h2>Besluit</h2><p>Nee.</p><p>Echt niet.</p></td></tr></table>",
        "<table role=presentation><tr><td>Besluit</td><td>Nee.</td></tr></table>",
        "<table><tr><td>Besluit</td></tr><tr><td>Nee.</td></tr></table>",
        "<table><tr><td><img src=x></td><td><ul><li>een</li></ul></td></tr></table>",
    ],
)
def test_tables_of_layout_are_no_tables(page: str) -> None:
    """What only arranges the page is not in the way of the text."""
    assert not any(kind == "table_cell" for kind, _ in blocks(page + LETTER))


def test_form_controls_are_for_the_customer() -> None:
    """Choices and fields are FORM; labels and buttons are text."""
    page = (
        "<form><label>Huur je? <select><option>Corporatie<option selected>Particulier</select></label>"
        '<input type="text" value="Uw naam"><textarea>Wat is er</textarea><input type="submit" value="Verstuur"></form>'
    )
    assert blocks(page) == [
        ("paragraph", "Huur je?"),
        ("form", "Corporatie"),
        ("form", "Particulier"),
        ("form", "Uw naam"),
        ("form", "Wat is er"),
        ("paragraph", "Verstuur"),
    ]


def test_lists_have_levels() -> None:
    """An item in a list in a list."""
    found = doc("<ol><li>Bel ons<ul><li>tot 17 uur</li></ul></li><li>Schrijf ons</ol>")
    assert [(found.quote(b.range), b.level) for b in found.blocks] == [
        ("Bel ons", 1),
        ("tot 17 uur", 2),
        ("Schrijf ons", 1),
    ]


def test_older_mail_in_a_reply_is_a_quote() -> None:
    """Gmail, Outlook and plain blockquotes."""
    old = "<p>Ik ben het er niet mee eens.</p>"
    for page in (
        f'{LETTER}<p>Met groet, Jan, uw schadebehandelaar</p><div class="gmail_quote">{old}</div>',
        f"{LETTER}<p>Met groet, Jan, uw schadebehandelaar</p><blockquote>{old}</blockquote>",
        f'{LETTER}<div id="divRplyFwdMsg">Van: Jan</div>{old}',
        f"{LETTER}<p>Met vriendelijke groet,</p>"
        f"<p><b>Van:</b> Jan<br><b>Verzonden:</b> 3 mei<br><b>Onderwerp:</b> dak</p>{old}",
    ):
        assert blocks(page)[-1] == ("quote", "Ik ben het er niet mee eens."), page


def test_a_letter_in_a_blockquote_is_only_indented() -> None:
    """Where all text is quoted, nothing is."""
    assert blocks(f"<blockquote>{LETTER}<p>Met groet, uw verzekeraar</p></blockquote>")[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<p>{{ naam|default("x > y") }} krijgt niets.</p>', '{{ naam|default("x > y") }} krijgt niets.'),
        ("<p>Uw polis <<polisnummer>> stopt.</p>", "Uw polis <<polisnummer>> stopt."),
        ("<#if a gt 2><p>Wij betalen niet.</p></#if>", "<#if a gt 2>\nWij betalen niet.\n</#if>"),
        ("<p>{% if a < b %}Wij betalen niet.{% endif %}</p>", "{% if a < b %}Wij betalen niet.{% endif %}"),
        (
            "{{#if x}}<p>Wij betalen niet.</p>{{else}}<p>Ja.</p>{{/if}}",
            "{{#if x}}\nWij betalen niet.\n{{else}}\nJa.\n{{/if}}",
        ),
        ("<p>{{{ html }}} &lt; {# noot #}</p>", "{{{ html }}} < {# noot #}"),
        ('<p class="{% if a > b %}x{% endif %}">Wij betalen niet.</p>', "Wij betalen niet."),
        ("<p {{#if a}}hidden{{/if}}>Wij betalen niet.</p>", "Wij betalen niet."),
        (
            "<!-- {% if a %} --><p>Wij betalen niet.</p><!-- {% endif %} -->",
            "{% if a %}\nWij betalen niet.\n{% endif %}",
        ),
        ("<ul>{% for x in y %}<li>{{ x }}</li>{% endfor %}</ul>", "{% for x in y %}\n{{ x }}\n{% endfor %}"),
    ],
)
def test_template_tags_stay_as_they_are(page: str, text: str) -> None:
    """Not one is lost, moved, cut or decoded, wherever it stands."""
    assert doc(page, "brief.html.j2").text == text


def test_a_template_in_a_link_is_its_target() -> None:
    """The address is filled in later."""
    assert links('<p>Ga naar <a href="{{ url("mijn") }}">uw pagina</a>.</p>') == [
        ("uw pagina", '{{ url("mijn") }}', False)
    ]


def test_a_broken_page_is_read_as_browsers_do() -> None:
    """Tags that are never closed, closed twice, or cut off."""
    assert blocks("<p>Wij betalen<p>niet.</b></p></div><ul><li>een<li>twee</ul>Bel <b>ons") == [
        ("paragraph", "Wij betalen"),
        ("paragraph", "niet."),
        ("list_item", "een"),
        ("list_item", "twee"),
        ("paragraph", "Bel ons"),
    ]
    assert doc("<p>Een bedrag < 5 euro en > 3 euro betalen wij niet.</p><p x").text.startswith(
        "Een bedrag < 5 euro en > 3 euro"
    )


def test_places_name_heading_and_paragraph() -> None:
    """Words by which a person finds the place."""
    found = doc(f"<h2>Besluit</h2>{LETTER}<p>Een.<br>Twee.</p><footer>Kifid</footer>")
    assert [b.where for b in found.blocks] == ["kop 'Besluit'", "alinea 1", "alinea 2", "alinea 2", "voettekst"]


def test_struck_and_quoted_words() -> None:
    """What is struck out is gone; quotation marks that the browser adds are there."""
    assert doc("<p>Wij <s>betalen</s> weigeren, zei <q>de expert</q>.</p>").text == 'Wij weigeren, zei "de expert".'
