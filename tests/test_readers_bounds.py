"""What every reader has in common: suffixes, letters, language, bounds, and one sentence when it fails."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.model import NotForUs, ReadError
from lint.readers import SUFFIXES, Limits, read, supported
from lint.readers.dutch import is_dutch

LETTER = "Geachte mevrouw, wij kunnen uw schade niet vergoeden."


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("a.txt", LETTER, "txt"),
        ("a.HTM", f"<p>{LETTER}</p>", "html"),
        ("a.html.j2", f"<p>{LETTER}</p>", "html"),
        ("a.j2", f"<html><body><p>{LETTER}</p></body></html>", "html"),
        ("a.j2", LETTER, "txt"),
        ("a.hbs", f"<div><p>{LETTER}</p></div>", "html"),
        ("a.md.liquid", f"# Brief\n\n{LETTER}", "md"),
        ("a.ftl", f"## Brief\n\n**{LETTER}**\n\n- een\n- twee\n", "md"),
        ("-", f"<html><body><p>{LETTER}</p></body></html>", "html"),
        ("-", LETTER, "txt"),
        ("-", f"From: a@b.nl\nSubject: Nota\n\n{LETTER}", "eml"),
        ("a.txt", "{\\rtf1\\ansi " + LETTER + "}", "rtf"),
        ("a.doc", "{\\rtf1\\ansi " + LETTER + "}", "rtf"),
    ],
)
def test_the_suffix_decides_and_the_bytes_where_it_does_not(path: str, text: str, kind: str) -> None:
    """Templates by their inner suffix, standard input by what it holds."""
    assert read(path, text.encode()).format == kind


def test_supported_suffixes() -> None:
    """What the engine collects from a folder."""
    assert supported("brieven/Afwijzing.DOCX")
    assert not supported("foto.png")
    assert {
        ".txt",
        ".md",
        ".html",
        ".docx",
        ".dotx",
        ".docm",
        ".odt",
        ".rtf",
        ".pdf",
        ".eml",
        ".njk",
        ".vm",
    } <= SUFFIXES


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_letters_of_all_encodings(encoding: str) -> None:
    """With a byte order mark, or without one."""
    text = f"{LETTER} Dat kost \u20ac 5 in caf\u00e9 \u2018De Zon\u2019."
    found = read("a.txt", text.encode(encoding))
    assert found.text == text
    assert found.source_map.line_column(0) == (1, 1)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.png", b"\x89PNG"),
        (
            "a.txt",
            b"Dear customer, we are sorry to tell you that your claim has been denied. You can appeal to the court.",
        ),
        (
            "a.txt",
            "Sehr geehrte Frau, wir k\u00f6nnen den Schaden leider nicht erstatten,"
            " weil die Police nicht gilt.".encode(),
        ),
        (
            "a.txt",
            "Achte frou, wy kinne jo skea net fergoedzje,"
            " om't de polis net jildich wie. It spyt \u00fas, jim hawwe gjin rjocht.".encode(),
        ),
    ],
)
def test_what_is_no_dutch_text_is_not_for_us(path: str, data: bytes) -> None:
    """Pictures, English, German and Frisian."""
    with pytest.raises(NotForUs):
        read(path, data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4,
        b"tekst\x00\x01\x02\x03 met nullen" * 20,
        LETTER.encode() + b"\x00",
        LETTER.encode("utf-16") + b"\x00\x00",
        bytes(range(128, 160)) * 40 + b"\x01" * 60,
    ],
)
def test_a_letter_that_is_no_text_cannot_be_checked(data: bytes) -> None:
    """A rejection with one stray byte is unread, and no pass: what it says is not known."""
    with pytest.raises(ReadError, match=r"niet in tekst horen|geen leesbare tekst"):
        read("a.txt", data)


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\x00\x00", b"<html><body></body></html>", b"<!-- alles weg -->"])
def test_empty_files_cannot_be_checked(data: bytes) -> None:
    """Nothing to read is no pass."""
    with pytest.raises(ReadError, match=r"leeg|geen leesbare tekst"):
        read("a.html", data)


def test_bounds_are_named() -> None:
    """The sentence says which bound was passed."""
    with pytest.raises(ReadError, match="max_bytes"):
        read("a.txt", LETTER.encode(), limits=Limits(max_bytes=10))
    with pytest.raises(ReadError, match="max_chars"):
        read("a.txt", LETTER.encode(), limits=Limits(max_chars=10))
    with pytest.raises(ReadError, match="max_blocks"):
        read("a.txt", b"een\n\ntwee\n\ndrie\n", limits=Limits(max_blocks=2))


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        "Nee.",
        "Bezwaar: Postbus 12",
        f"{LETTER} Stuur ons een brief als u het niet eens bent met ons besluit.\n\n"
        "Dear madam, we are sorry to tell you "
        "that your claim has been denied. You can write to us if you do not agree with the decision of this company.",
        "{% if a %}{{ x }}{% else %}" + LETTER,
        "Sp\u00e4testens jullie nota is door ons ontvangen en wij betalen die niet uit",
    ],
)
def test_dutch_and_partly_dutch_letters_are_read(text: str) -> None:
    """Short ones and mixed ones too."""
    assert is_dutch(text)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.html", "<a " * 60_000),
        ("a.html", "<b>" * 60_000),
        ("a.html", "<!--" * 60_000),
        ("a.html", '<a x="' * 60_000),
        ("a.html", "<style>" + "@" * 60_000),
        ("a.html", "{{" * 60_000),
        ("a.html", "<table><tr><td>" * 20_000),
        ("a.md", "[" * 60_000),
        ("a.md", "*a_ " * 40_000),
        ("a.md", ">" * 60_000),
        ("a.txt", "a " * 100_000),
        ("a.txt", "> " * 60_000),
        ("a.txt", "." * 200_000),
        ("a.txt", "#if(((\n" * 20_000),
        ("a.txt", "a\u00ad" * 60_000),
        ("a.txt", "Van: a\n" * 20_000),
        ("a.rtf", "{\\rtf1 " + "{" * 60_000),
        ("a.eml", "Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n" + "--a\n" * 20_000),
    ],
)
def test_hostile_input_takes_no_time(path: str, text: str) -> None:
    """Whatever is repeated, time grows with the length, not with its square."""
    start = time.process_time()
    with contextlib.suppress(ReadError, NotForUs):
        read(path, (text if path.endswith((".rtf", ".eml")) else f"{LETTER}\n\n{text}").encode())
    assert time.process_time() - start < 5


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["a.txt", "a.md", "a.html", "a.eml", "a.rtf"]),
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "<td>", "<table>", "<br>", "{% if a %}", "{{ b }}", "&euro;",
             "\n", "\n\n", "- ", "| a | b |",
             "# ", "**", "her-\n", "wij ", "betalen ", "niet. ",
             "\u00ad", "> ", "Van: x", "e\u0301", "\ufb01", "....... ", "   ",
             "<!--", "-->", "\r\n", "\t", "1. ", "[a](b)", "{", "}", "\\par ", "===\n", "<select>", "<li>"]
        ),
        max_size=40,
    ),
)  # fmt: skip
def test_any_text_gives_a_sound_document_or_a_sentence(path: str, parts: list[str]) -> None:
    """Blocks in order and inside the text, links and places inside it, a map that covers it."""
    head = {"a.eml": "Subject: x\n\n", "a.rtf": "{\\rtf1 "}.get(path, "")
    text = head + "".join(parts) + ("}" if path == "a.rtf" else "")
    try:
        found = read(path, text.encode())
    except (ReadError, NotForUs) as error:
        assert str(error).endswith(".")
        return
    at = 0
    for block in found.blocks:
        assert at <= block.range.start < block.range.end <= len(found.text)
        assert block.where
        at = block.range.end
        found.region(block.range)
    assert all(link.range.end <= len(found.text) for link in found.links)
    assert found.source_map.length == len(found.text)
    assert not any(c in found.text for c in "\u00ad\u00a0\r\t\ufb01")


def test_a_soft_hyphen_at_the_end_of_a_block_is_not_seen() -> None:
    """It breaks no word, and leaves no mark."""
    assert "\u00ad" not in read("a.rtf", "{\\rtf1 Brief\u00ad| a | b |}".encode()).text
