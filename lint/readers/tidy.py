"""Evens out characters that differ only in writing: soft hyphens, fixed spaces, ligatures, broken words, look-alikes.

Everything here is a row of edits over a finished text; `Tidied` also carries offsets and source pieces across.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lint.readers.lookalikes import INVISIBLE, SAME_LENGTH, as_seen, spaced
from lint.sourcemap import MapBuilder, Piece

SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SAME_LENGTH = str.maketrans(
    {
        **SAME_LENGTH,
        **dict.fromkeys(SPACES, " "),
        **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"),
        **{chr(c): " " for c in range(32) if chr(c) not in "\n\r\x0b\x0c\ufffe"},
        "\x7f": " ",
        "\u2010": "-",
        "\u2011": "-",
    }
)
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
              "\ufb06": "st", "\u0132": "IJ", "\u0133": "ij"}  # fmt: skip
_EDIT = re.compile(
    rf"(?P<reversed>\u202e[^\u202c\r\n]*\u202c?)"
    rf"|(?P<broken>(?<=[^\W_])(?:-|[{INVISIBLE}]+-?)[ \t]*\r?\n[ \t]*(?=[^\W\d_]))"
    rf"|(?P<gone>[{INVISIBLE}]+|(?<=[^\W\d_])\u200d|\u200d(?=[^\W\d_]))"
    r"|(?P<line>\r\n?)"
    r"|(?P<ligature>[\ufb00-\ufb06\u0132\u0133])"
    r"|(?P<marked>\w[\u0300-\u036f]+)"
)
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_MARKS = "".join(map(chr, range(0x300, 0x370)))
_NEEDS_EDIT = re.compile(rf"[{INVISIBLE}\u200d\r\ufb00-\ufb06\u0132\u0133\u0300-\u036f]|-[ \t]*\n")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*\Z")
_WORD_AFTER = re.compile(r"[^\W_]+")
_SUSPENDED = frozenset("en of als dan tot noch resp respectievelijk alsmede alsook maar".split())
_KEEPS_HYPHEN = frozenset("e i niet non ex oud pro anti sms whatsapp online offline auto's wit zwart".split())
_CLASHES = frozenset("aa ae ai au ee ei eu ie oe oi oo ou ui uu".split())
_TREMA = str.maketrans("eiou", "ëïöü")
_PREFIX = re.compile(r"(?:aan|af|bij|door|in|mee|na|op|over|terug|toe|uit|voor)?(?:ge|be)\Z")
_WORD_TAIL = 40


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces text[start:end] by `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Tidied:
    """A text after its edits, with the way from old offsets to new ones."""

    text: str
    edits: tuple[Edit, ...]
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    def offset(self, old: int) -> int:
        """The new offset of an old one; inside an edit it becomes the start of the replacement."""
        index = bisect_right(self._starts, old) - 1
        if index < 0:
            return old
        edit = self.edits[index]
        before = self._shifts[index - 1] if index else 0
        if old < edit.end:
            return edit.start + before
        return old + self._shifts[index]

    def pieces(self, old: Sequence[Piece]) -> tuple[Piece, ...]:
        """The source pieces of the new text."""
        if not self.edits:
            return tuple(old)
        builder = MapBuilder()
        for start, end, new in self._stretches(old[-1].end if old else 0):
            inside = _cut(old, start, end)
            if new is None:
                for text_start, text_end, low, high in inside:
                    builder.append("x" * (text_end - text_start), low, high)
            elif inside:
                builder.append(new, inside[0][2], inside[-1][3])
        return builder.pieces()

    def _stretches(self, length: int) -> Iterator[tuple[int, int, str | None]]:
        at = 0
        for edit in self.edits:
            if at < edit.start:
                yield at, edit.start, None
            yield edit.start, edit.end, edit.new
            at = edit.end
        if at < length:
            yield at, length, None


def tidy(text: str, block_starts: Sequence[int] = ()) -> Tidied:
    """The text with even spaces and line ends, without invisible marks, ligatures and words broken over lines.

    A line end just before one of the `block_starts` (in rising order) parts two blocks and breaks no word.
    """
    wide = [Edit(start, end, _UNSEEN.sub("", text[start:end:2])) for start, end in spaced(text)]
    text = text.translate(_SAME_LENGTH)
    if not text.isascii():
        text = as_seen(text)
    if not wide and not _NEEDS_EDIT.search(text):
        return Tidied(text, (), (), ())
    edits = _edits(text, block_starts)
    return _apply(text, sorted([*wide, *edits], key=lambda edit: edit.start) if wide else edits)


def join_broken(before: str, after: str) -> str:
    """What stands between two halves of a word that a line end with a hyphen broke: '', '-' or '- '.

    A hyphen that belongs to the word stays ("Noord-Holland", "AOV-uitkering", "schade-expert"), and so does the one
    that stands for a left-out part ("auto- en reisverzekering").
    """
    left, right = _WORD_BEFORE.search(before[-_WORD_TAIL:]), _WORD_AFTER.match(after[:_WORD_TAIL])
    if not left or not right:
        return "- "
    head, tail = left.group(), right.group()
    if tail in _SUSPENDED:
        return "- "
    part = re.split(r"[-'’]", head)[-1]
    if not tail[0].islower() or part.isupper() or part[-1].isdigit() or head.lower() in _KEEPS_HYPHEN:
        return "-"
    if (part[-1] + tail[0]).lower() in _CLASHES and not _PREFIX.match(part.lower()):
        return "" if re.match(r"eel|ele", tail) else "-"
    return ""


def _edits(text: str, block_starts: Sequence[int]) -> Iterator[Edit]:
    for match in _EDIT.finditer(text):
        start, end = match.span()
        if match.lastgroup == "broken" and bisect_right(block_starts, start) != bisect_right(block_starts, end):
            unseen = _UNSEEN.match(match.group())
            if unseen:  # the line end parts two blocks, but what nobody sees goes all the same
                yield Edit(start, start + unseen.end(), "")
            continue
        if match.lastgroup == "broken":
            between = join_broken(text[max(0, start - _WORD_TAIL) : start], text[end : end + _WORD_TAIL])
            if "-" not in match.group() and between == "-":
                between = ""  # a soft hyphen never belongs to the word
            tail = text[end]
            part = _WORD_BEFORE.search(text[max(0, start - _WORD_TAIL) : start])
            if not between and part and tail in "eiou" and _PREFIX.match(part.group().lower()):
                clash = part.group()[-1] + tail in _CLASHES
                yield Edit(start, end + 1, tail.translate(_TREMA) if clash else tail)
            elif between == "- ":
                yield Edit(start, end, "-\n")
            else:
                yield Edit(start, end, between)
        elif match.lastgroup == "gone":
            yield Edit(start, end, "")
        elif match.lastgroup == "line":
            yield Edit(start, end, "\n")
        elif match.lastgroup == "ligature":
            yield Edit(start, end, _LIGATURES[match.group()])
        elif match.lastgroup == "reversed":  # written from right to left, so that the eye reads it from the other end
            yield Edit(start, end, _UNSEEN.sub("", match.group())[::-1])
        else:  # what the letter cannot bear as one character (a stroke through it, a second accent) goes
            composed = unicodedata.normalize("NFC", match.group())
            yield Edit(start, end, composed.rstrip(_MARKS))


def _apply(text: str, edits: Iterable[Edit]) -> Tidied:
    parts: list[str] = []
    kept: list[Edit] = []
    shifts: list[int] = []
    at = shift = 0
    for edit in edits:
        if edit.start < at:
            continue
        parts += [text[at : edit.start], edit.new]
        at = edit.end
        shift += len(edit.new) - (edit.end - edit.start)
        kept.append(edit)
        shifts.append(shift)
    parts.append(text[at:])
    return Tidied("".join(parts), tuple(kept), tuple(e.start for e in kept), tuple(shifts))


def _cut(pieces: Sequence[Piece], start: int, end: int) -> list[tuple[int, int, int, int]]:
    found = []
    index = max(0, bisect_right(pieces, start, key=lambda p: p.start) - 1)
    while index < len(pieces) and pieces[index].start < end:
        piece = pieces[index]
        low, high = max(start, piece.start), min(end, piece.end)
        if low < high and piece.literal:
            found.append((low, high, piece.source_start + low - piece.start, piece.source_start + high - piece.start))
        elif low < high:
            found.append((low, high, piece.source_start, piece.source_end))
        index += 1
    return found
