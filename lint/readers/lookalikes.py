"""Characters that look like others, or like nothing: what the eye takes them for.

Letters of other scripts and styles stand for the plain letter that they look like (`SAME_LENGTH`, and `as_seen` for
words that mix scripts); marks that nobody sees are `INVISIBLE`; letters set wide apart are one word (`spaced`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

INVISIBLE = (  # inside a character class; the join of emoji (200d) is left to whoever knows its neighbours
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝһ", "ABESIJKMHOPCTYXaesijopcyxdqwh", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναι", "ABEZHIKMNOPTYXovai", strict=True))
_OTHERS = {**_CYRILLIC, **_GREEK}


def _styled() -> Iterator[tuple[str, str]]:
    """Full-width forms, and the alphabets that mathematics has (bold, script, sans serif …)."""
    for low, high in ((0xFF01, 0xFF5F), (0x1D400, 0x1D800), (0x2100, 0x2150)):
        for code in range(low, high):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain.isascii() and plain.isprintable():
                yield chr(code), plain


SAME_LENGTH = {**dict(_styled()), **_SMALL_CAPITALS}
_FOREIGN = re.compile(r"\w*[\u0370-\u03ff\u0400-\u052f]\w*")
_LOOKS = str.maketrans(_OTHERS)
_SPACES = (" ", "\u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f")
_LETTER = r"[^\W\d_]"
_WIDE = re.compile(rf"(?<!\w){_LETTER}(?P<space>[{''.join(_SPACES)}])(?:{_LETTER}(?P=space)){{2,}}{_LETTER}(?!\w)")
_WIDE_TOO = {space: re.compile(rf"(?<!\w){_LETTER}(?:{space}{_LETTER})+(?!\w)") for space in _SPACES}


def as_seen(text: str) -> str:
    """The text with Greek and Cyrillic letters in words that can be read as Latin ones; of the same length."""
    return _FOREIGN.sub(_latin, text)


def spaced(text: str) -> Iterator[tuple[int, int]]:
    """Where letters are set apart by single spaces ("a f g e w e z e n"), from four letters on.

    Shorter words on the same line that are set apart in the same way count too ("I S  A F G E W E Z E N").
    """
    end = 0
    while found := _WIDE.search(text, end):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield from (match.span() for match in _WIDE_TOO[found["space"]].finditer(text, start, end))


def _latin(match: re.Match[str]) -> str:
    word = match.group()
    whole = all(c in _OTHERS or not "\u036f" < c < "\u0530" for c in word)
    return word.translate(_LOOKS) if whole else word
