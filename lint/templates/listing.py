"""Cuts a list apart where its separators stand in no brackets or quotes."""

from __future__ import annotations

_OPENING, _CLOSING = "([{", ")]}"


def pieces(text: str, separator: str = ",") -> list[str]:
    """The pieces between separators, without white space around them and without empty ones."""
    out, depth, quote, start = [], 0, "", 0
    for at, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth -= 1
        elif sign == separator and not depth:
            out.append(text[start:at].strip())
            start = at + 1
    return [piece for piece in (*out, text[start:].strip()) if piece]
