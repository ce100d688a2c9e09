"""PDF: paragraphs, headings and columns from where the words stand on the page."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from lint.model import Document, ReadError
from lint.readers import Limits, read

BODY = [
    "Op 2 april brak brand uit in de garage naast uw woning. Wij hebben de oorzaak en de om-",
    "vang van de schade laten onderzoeken. Hieronder zetten wij ons besluit voor u op een rij,",
    "zodat u weet waar u aan toe bent.",
]


def pdf(*pages: list[tuple[float, float, str, str, float]], **options: object) -> bytes:
    """A file with text at places: x, y, font, text, size."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4, **options)  # type: ignore[arg-type]
    for page in pages:
        for x, y, font, text, size in page:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def column(
    lines: list[str], x: float = 72, top: float = 700, size: float = 10
) -> list[tuple[float, float, str, str, float]]:
    """Lines below each other."""
    return [(x, top - 14 * number, "Helvetica", line, size) for number, line in enumerate(lines)]


def doc(*pages: list[tuple[float, float, str, str, float]]) -> Document:
    """The document of pages."""
    return read("brief.pdf", pdf(*pages))


def texts(*pages: list[tuple[float, float, str, str, float]]) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    found = doc(*pages)
    return [(block.kind.value, found.quote(block.range)) for block in found.blocks]


def test_lines_become_paragraphs() -> None:
    """Lines that run to the margin read on, white and short lines part; a broken word is whole."""
    page = [
        *column(["Geachte heer Peeters,"], top=740),
        *column(BODY),
        *column(["Met vriendelijke groet,", "W. Janssen"], top=640),
    ]
    assert [shown for _, shown in texts(page)] == [
        "Geachte heer Peeters,",
        "Op 2 april brak brand uit in de garage naast uw woning. Wij hebben de oorzaak en de omvang van de schade "
        "laten onderzoeken. Hieronder zetten wij ons besluit voor u op een rij, zodat u weet waar u aan toe bent.",
        "Met vriendelijke groet,",
        "W. Janssen",
    ]


def test_places_name_the_page() -> None:
    """Page and paragraph, counted anew on each page."""
    found = doc(column(BODY), column(["De sieraden vergoeden wij niet, want die lagen in de garage."]))
    assert [b.where for b in found.blocks] == ["pagina 1, alinea 1", "pagina 2, alinea 1"]


def test_headings_by_type() -> None:
    """Bold or larger type in a short line."""
    page = [
        (72, 740, "Helvetica-Bold", "Uw schade", 16),
        *column(BODY, top=700),
        (72, 640, "Helvetica-Bold", "Heroverweging en klachten", 10),
        *column(["Stuur ons een brief als u het er niet mee eens bent."], top=620),
    ]
    found = doc(page)
    assert [(found.quote(b.range), b.level) for b in found.blocks if b.kind == "heading"] == [
        ("Uw schade", 1),
        ("Heroverweging en klachten", 2),
    ]


def test_heads_and_feet_of_pages_are_apart() -> None:
    """What is repeated, and page numbers, do not cut the sentence that goes on across pages."""
    first = [
        *column(BODY[:2], top=200),
        (72, 800, "Helvetica", "Zuidhof - pagina 1 van 2", 8),
        (72, 30, "Helvetica", "KvK 12", 8),
    ]
    second = [
        *column(BODY[2:], top=750),
        (72, 800, "Helvetica", "Zuidhof - pagina 2 van 2", 8),
        (72, 30, "Helvetica", "KvK 12", 8),
    ]
    assert [(kind, shown[:30]) for kind, shown in texts(first, second)] == [
        ("header", "Zuidhof - pagina 1 van 2"),
        ("paragraph", "Op 2 april brak brand uit in d"),
        ("footer", "KvK 12"),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    """Not across the gutter."""
    left = [f"De linker kolom telt regel {n} en" for n in range(8)]
    right = [f"de rechter kolom heeft regel {n} of" for n in range(8)]
    mixed = [line for pair in zip(column(left), column(right, x=320), strict=True) for line in pair]
    shown = " ".join(text for _, text in texts(mixed))
    assert shown.index("linker kolom telt regel 7") < shown.index("rechter kolom heeft regel 0")


def test_rows_of_a_table_are_cells() -> None:
    """Short texts under each other in columns."""
    rows = [("Spullen", "Opgave", "Bedrag"), ("Koffer", "220,00", "110,00"), ("Kleding", "540,00", "205,00")]
    page = [
        (72 + 150 * c, 600 - 14 * n, "Helvetica", cell, 10.0)
        for n, row in enumerate(rows)
        for c, cell in enumerate(row)
    ]
    found = doc([*column(BODY), *page])
    cells = {(b.row, b.column): found.quote(b.range) for b in found.blocks if b.kind == "table_cell"}
    assert cells[1, 2] == "110,00"
    assert len(cells) == 9


def test_text_on_its_side_is_left_out() -> None:
    """The code that the printer puts in the margin."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    for x, y, font, text, size in column(BODY):
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
    canvas.rotate(90)
    canvas.drawString(300, -40, "PRINTCODE 12345")
    canvas.save()
    assert "PRINTCODE" not in read("brief.pdf", packed.getvalue()).text


def test_a_scan_is_not_passed() -> None:
    """Pages without letters."""
    with pytest.raises(ReadError, match="geen tekstlaag"):
        read("brief.pdf", pdf([]))


def test_a_page_without_letters_is_noted() -> None:
    """Where other pages have them."""
    found = doc(column(BODY), [])
    assert found.notes == ("bladzijde 2 zonder tekstlaag, niet gelezen",)


def test_locked_damaged_and_endless_files_are_refused() -> None:
    """Each with its own sentence."""
    with pytest.raises(ReadError, match="wachtwoord"):
        read("brief.pdf", pdf(column(BODY), encrypt=StandardEncryption("geheim", "baas")))
    with pytest.raises(ReadError, match="beschadigd"):
        read("brief.pdf", b"%PDF-1.7\n" + b"niets" * 100)
    with pytest.raises(ReadError, match="max_pages"):
        read("brief.pdf", pdf([], [], []), limits=Limits(max_pages=2))
