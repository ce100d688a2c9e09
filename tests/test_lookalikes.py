"""Text that looks like other text: read as the eye reads it, at places that still point into the source."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.engine import Engine
from lint.files import Input
from lint.model import TextRange
from lint.readers import read
from lint.readers.lookalikes import SAME_LENGTH, as_seen, spaced
from lint.readers.tidy import tidy

ABOVE = "Geachte mevrouw De Wit,\n\nU meldde schade aan uw dak. De schade-expert heeft uw dak bekeken.\n\n"
REFUSAL = "Helaas wijzen wij uw claim af, want uw dak was niet verzekerd."
STEP = "Bent u het niet eens met deze beslissing? Stuur dan binnen zes weken een brief aan onze klachtencommissie."
CYRILLIC = str.maketrans("aeiocpyx", "аеіосрух")
GREEK = str.maketrans("o", "ο")
WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})
BOLD = str.maketrans({chr(c): chr(0x1D41A + c - 0x61) for c in range(0x61, 0x7B)})


def between(mark: str) -> Callable[[str], str]:
    """Puts a mark between the letters of every word."""
    return lambda text: " ".join(mark.join(word) for word in text.split(" "))


DISGUISES: dict[str, Callable[[str], str]] = {
    "zero-width space": between("\u200b"),
    "zero-width joiner": between("\u200d"),
    "soft hyphens": between("\u00ad"),
    "word joiner": between("\u2060"),
    "right-to-left marks": between("\u200f"),
    "arabic letter mark": between("\u061c"),
    "grapheme joiner": between("\u034f"),
    "variation selectors": between("\ufe0e"),
    "tags": between("\U000e0061"),
    "embedded direction": lambda text: f"\u202b{text}\u202c",
    "written backwards": lambda text: f"\u202e{text[::-1]}\u202c",
    "cyrillic": lambda text: text.translate(CYRILLIC),
    "greek": lambda text: text.translate(GREEK),
    "full width": lambda text: " ".join(word.translate(WIDE) for word in text.split(" ")),
    "bold of mathematics": lambda text: text.translate(BOLD),
    "struck through": lambda text: "".join(c + "\u0336" if c.isalpha() else c for c in text),
    "wide apart": lambda text: "  ".join(" ".join(word) if word.isalpha() else word for word in text.split(" ")),
    "wide apart, thin": lambda text: " ".join("\u2009".join(w) if w.isalpha() else w for w in text.split(" ")),
    "fixed spaces": lambda text: text.replace(" ", "\u00a0"),
    "hyphens that do not break": lambda text: text.replace("-", "\u2011"),
}


def findings(engine: Engine, refusal: str, step: str) -> list[tuple[str, int, int, int]]:
    """Rule, line, and first and last column of what is found in a letter."""
    text = f"{ABOVE}{refusal}\n\n{step}\n\nMet vriendelijke groet,\n\nT. de Boer\nAfdeling Schade\n"
    (result,) = engine.check([Input("brief.txt", data=text.encode())])
    assert result.kinds == ("schade-afwijzing",), result
    return [
        (f.rule, f.region.line, f.region.column, f.region.end_column) for f in result.findings if f.rule == "KKV801"
    ]


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_a_disguised_refusal_is_a_refusal(engine: Engine, disguise: Callable[[str], str]) -> None:
    """It is found, and the finding points at it where it stands in the source."""
    refusal = disguise(REFUSAL)
    ((_, line, first, last),) = findings(engine, refusal, "Tot ziens.")
    assert line == 5
    assert first <= 3 and last >= len(refusal) - 3  # an invisible mark at either end may stand outside


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_a_disguised_step_is_a_step(engine: Engine, disguise: Callable[[str], str]) -> None:
    """What the customer can read is told to him."""
    assert findings(engine, REFUSAL, disguise(STEP)) == []


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("gei\u0308nd", "geïnd"),
        ("e\u0301e\u0301n", "één"),
        ("mi\u0301j\u0301n", "m\u00edjn"),
        ("e\ufb03ci\u0308ent", "efficïent"),
        ("\u0133svr\u0133", "ijsvrij"),
        ("ᴀꜰɢᴇᴡᴇᴢᴇɴ", "afgewezen"),
        ("A F G E W E Z E N", "AFGEWEZEN"),
        ("I S  A F G E W E Z E N", "IS  AFGEWEZEN"),
        ("J. A. M. de Vries", "J. A. M. de Vries"),
        ("A B C de Vries", "A B C de Vries"),
        ("Привет", "Привет"),
        ("жалоба", "жалоба"),
        ("Ελλάδα", "Ελλάδα"),
        (
            "\u2713 ja \U0001f468\u200d\U0001f469\u200d\U0001f467",
            "\u2713 ja \U0001f468\u200d\U0001f469\u200d\U0001f467",
        ),
        ("4 \u2260 5", "4 \u2260 5"),
        ("\uff14\uff12", "42"),
    ],
)
def test_what_is_seen(written: str, seen: str) -> None:
    """Letters of another script stay where the word cannot be read as a Latin one; emoji stay whole."""
    assert tidy(written).text == seen


def test_styles_stand_for_plain_signs() -> None:
    """Each for one of the keyboard, and none for itself."""
    assert all(len(a) == len(b) == 1 and b.isascii() and not a.isascii() for a, b in SAME_LENGTH.items())
    assert all(unicodedata.category(a)[0] in "LNPSM" for a in SAME_LENGTH)


@given(st.text(alphabet="ab аеоп\u0391ον\n \u2009'", max_size=40))
def test_what_is_seen_is_as_long_as_what_is_written(text: str) -> None:
    """So that offsets need no map; and what was seen once is seen so again."""
    seen = as_seen(text)
    assert len(seen) == len(text)
    assert as_seen(seen) == seen


@given(st.text(alphabet="abc  \u2009\n.", max_size=60))
def test_words_set_apart_lie_side_by_side(text: str) -> None:
    """In order, each of letters and one kind of space, and never over a line end."""
    at = 0
    for start, end in spaced(text):
        assert at <= start < end <= len(text)
        part = text[start:end]
        assert part[::2].isalpha() and len(set(part[1::2])) == 1 and "\n" not in part
        at = end


@given(st.text(alphabet="ab \u200b\u00ad\u202e\u202c\u0336\u0301\ufb01а\uff41\r\n-\u2009", max_size=40))
def test_every_place_points_into_the_source(text: str) -> None:
    """Whatever was taken out, joined or turned round."""
    found = read("a.txt", f"Geachte mevrouw, wij betalen niet.\n\n{text}\n\neinde\n".encode())
    source = found.source_map.source
    for block in found.blocks:
        region = found.region(block.range)
        assert 1 <= region.line <= source.count("\n") + source.count("\r") + 1
    end = found.text.rindex("einde")
    start = found.source_map.source_offset(end)
    assert source[start : found.source_map.source_end(end + 5)] == "einde"
    assert found.region(TextRange(end, end + 5)).column >= 1


def test_a_name_in_disguise_is_masked(engine: Engine) -> None:
    """In the line of the source that a report shows as well."""
    masking = Engine(replace(engine.settings, redact=True))
    masking._pipeline = engine.pipeline
    for name in ("Zonne\u00adveld", "Zonn\u0435v\u0435ld", "\uff3aonneveld"):
        text = f"Geachte mevrouw Zonneveld,\n\nHelaas wijzen wij, mevrouw {name}, uw claim af.\n"
        (result,) = masking.check([Input("brief.txt", data=text.encode())])
        assert name not in "".join(result.source_lines.values()), name
