"""Choices that a person makes by hand: `[KIES: Bel ons. / Schrijf ons.]`, exactly one of which is sent."""

from __future__ import annotations

import re

from lint.model import Arm, Choice, TextRange
from lint.templates.conditions import ALWAYS, Atom, Condition, Relation
from lint.templates.structure import Guarded

_BRACKET = re.compile(
    r"\[(?:KIES|KEUZE|MAAK EEN KEUZE)(?: UIT)?\s*:\s*(?P<inner>(?:[^\[\]]|\[[^\[\]]{1,80}\]){1,3000})\]", re.I
)
_APART = re.compile(r"\s+/\s+|\s*\|\s*")
_CLOSE = re.compile(r"(?<=[\w.?!])/(?=\w)")  # without blanks, where none are used
_WORDS = 3  # options of fewer words are a field ("[KIES: heer/mevrouw]")
_SHOWN = 8
_MOST = 200


def by_hand(text: str) -> tuple[list[Guarded], list[TextRange]]:
    """The choices by hand in a text, and what of them is never sent: the brackets and the signs between."""
    found: list[Guarded] = []
    hidden: list[TextRange] = []
    for number, match in enumerate(_BRACKET.finditer(text)):
        if number >= _MOST:
            break
        start, end = match.span("inner")
        cuts = list(_APART.finditer(text, start, end)) or list(_CLOSE.finditer(text, start, end))
        edges = [start, *(at for cut in cuts for at in cut.span()), end]
        options = [TextRange(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True)]
        if len(options) < 2 or all(len(_said(text, option).split()) < _WORDS for option in options):
            continue
        arms = tuple(Arm(label, label, option) for option in options if (label := _label(text, option)))
        subject = f"keuze {len(found) + 1}"
        asked: list[Condition] = [Atom(subject, Relation.EQUAL, arm.label) for arm in arms[:-1]]
        found.append(Guarded(Choice(TextRange(*match.span()), arms), (*asked, ALWAYS)))
        edges = [match.start(), *edges, match.end()]
        hidden += [TextRange(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True)]
    return found, hidden


def _said(text: str, option: TextRange) -> str:
    return " ".join(text[option.start : option.end].split())


def _label(text: str, option: TextRange) -> str:
    words = _said(text, option).split()
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
