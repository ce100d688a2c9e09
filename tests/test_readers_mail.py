"""E-mail: one letter per message, whatever parts it has."""

from email.message import EmailMessage

import pytest

from lint.model import BlockKind, Document, ReadError
from lint.readers import read

TEXT = "Beste Femke,\n\nWij betalen de annulering niet.\n\nGroet,\nJoris\n"


def message(subject: str = "Je claim") -> EmailMessage:
    """An empty message with a head."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@polder.example", "b@post.example", subject
    return made


def doc(made: EmailMessage | bytes) -> Document:
    """The document of a message."""
    return read("bericht.eml", made if isinstance(made, bytes) else made.as_bytes())


def blocks(made: EmailMessage | bytes) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    found = doc(made)
    return [(block.kind.value, found.quote(block.range)) for block in found.blocks]


def test_the_subject_comes_first() -> None:
    """It is a heading and its place is called by its name."""
    made = message("Waterschade zolder: dit betalen we niet é")
    made.set_content(TEXT)
    found = doc(made)
    assert (found.blocks[0].kind, found.blocks[0].where) == (BlockKind.HEADING, "onderwerp")
    assert found.text.startswith("Waterschade zolder: dit betalen we niet é\nBeste Femke,")


def test_text_and_html_are_one_letter() -> None:
    """The HTML part is read, once, for links count there."""
    made = message()
    made.set_content(TEXT)
    made.add_alternative("<p>Beste Femke,</p><p>Wij betalen <a href='/x'>hier</a> niet.</p>", subtype="html")
    found = doc(made)
    assert found.text == "Je claim\nBeste Femke,\nWij betalen hier niet."
    assert [link.target for link in found.links] == ["/x"]


def test_an_empty_html_part_does_not_hide_the_text() -> None:
    """Some programs add a page with nothing in it."""
    made = message()
    made.set_content(TEXT)
    made.add_alternative("<html><body>&nbsp;</body></html>", subtype="html")
    assert "Wij betalen de annulering niet." in doc(made).text


def test_attachments_are_named_and_not_read() -> None:
    """A note says which; an enclosed text is no part of the letter."""
    made = message()
    made.set_content(TEXT)
    made.add_attachment("U kunt bezwaar maken.", filename="folder.txt")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="voorwaarden.pdf")
    found = doc(made)
    assert "bezwaar" not in found.text
    assert found.notes == ("bijlage niet gelezen (folder.txt)", "bijlage niet gelezen (voorwaarden.pdf)")


def test_a_forwarded_message_is_a_quote() -> None:
    """What hangs below the letter as a message of its own."""
    inner = message("Oude brief")
    inner.set_content("Ik ben het er niet mee eens.\n")
    made = message()
    made.set_content(TEXT)
    made.add_attachment(inner)
    assert blocks(made)[-2:] == [("quote", "Oude brief"), ("quote", "Ik ben het er niet mee eens.")]


@pytest.mark.parametrize(
    ("charset", "encoded"),
    [
        ("iso-8859-1", "Caf\u00e9, wij betalen u niet.".encode("latin-1")),
        ("utf-8", "Caf\u00e9, wij betalen u niet.".encode("cp1252")),
        ("nonsens-9", "Caf\u00e9, wij betalen u niet.".encode()),
        ("us-ascii", "Caf\u00e9, wij betalen u niet.".encode()),
        ("undefined", "Caf\u00e9, wij betalen u niet.".encode("cp1252")),  # Python has a set of this name
        ('"utf-8\x008"', "Caf\u00e9, wij betalen u niet.".encode("cp1252")),
    ],
)
def test_wrong_charsets_lose_no_letters(charset: str, encoded: bytes) -> None:
    """A head that lies about the letters of the text is not believed."""
    head = f"From: a@b.example\r\nSubject: Nota\r\nContent-Type: text/plain; charset={charset}\r\n\r\n"
    assert "Café, wij betalen u niet." in doc(head.encode() + encoded).text


def test_a_date_that_is_none_leaves_the_month_unknown() -> None:
    """No calendar has the year of a slip of the keyboard."""
    head = b"From: a@b.example\r\nDate: Mon, 29 Sep 2029%s 09:08:45 +0200\r\n\r\nWij betalen u niet.\r\n"
    assert doc(head % b"").sent == "2029-09"
    assert doc(head % (b"9" * 60)).sent == ""


def test_flowed_lines_read_on() -> None:
    """Lines that end with a space were broken by the program."""
    head = b"From: a@b.example\r\nSubject: Nota\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
    found = blocks(head + b"Wij betalen \r\nu deze nota \r\nniet.\r\n\r\nGroet,\r\nJan\r\n")
    assert found[1] == ("paragraph", "Wij betalen u deze nota niet.")


def test_older_mail_below_is_a_quote() -> None:
    """The thread of a reply."""
    made = message("RE: dak")
    made.set_content(TEXT + "\n----- Oorspronkelijk bericht -----\nVan: Jan\n\n> Ik ben het niet eens!\n")
    assert blocks(made)[-1] == ("quote", "Ik ben het niet eens!")


def test_a_file_without_heads_is_no_message() -> None:
    """It says what is wrong."""
    with pytest.raises(ReadError, match="geen geldig e-mailbericht"):
        doc(b"Wij betalen niet.\n")


def test_a_message_without_text_is_not_passed() -> None:
    """Only an attachment: the letter is in there, and was not checked."""
    made = message()
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="brief.pdf")
    with pytest.raises(ReadError, match="bijlage"):
        doc(made)


def test_hostile_heads_are_cut_short() -> None:
    """The standard parser would eat all memory over a head of a million words."""
    head = b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\nContent-Type: text/plain; " + b"a=b; " * 50_000
    assert blocks(head + b"\n\nWij betalen deze nota niet.\n")[-1] == ("paragraph", "Wij betalen deze nota niet.")
