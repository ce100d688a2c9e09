"""Names of persons in a Dutch letter: by title, initials, role, salutation, field or signature.

A name in running text that nothing announces ("ook Pieter Kok was erbij") is not found. Every repetition in the
expressions has a bound, so that no letter can make the search take long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LOWER, _UPPER = "a-zà-öø-ÿā-ž", "A-ZÀ-ÖØ-ÞĀ-Ž"  # both cases beyond Latin-1, where they alternate
_SPACE, _EDGE = r"\s{1,3}", r"[ \t]{0,60}"
_PARTICLE = (
    r"(?:[Vv]an|[Dd]en|[Dd]er|[Dd]e|[Tt]er|[Tt]en|[Tt]e|[Hh]et|['’]t|[Ii]n|[Oo]p|[Vv]on|[Ee]l|[Aa]l|[Ll]a|[Ll]e|[Dd]u"
    r"|[Dd]i|[Bb]en)"
)
PARTICLES = rf"(?:{_PARTICLE}{_SPACE}){{0,3}}"
WORD = rf"(?:[Dd]['’])?[{_UPPER}]['’]?[{_UPPER}{_LOWER}]{{0,30}}[{_LOWER}](?:['’][{_LOWER}]{{1,4}})?"
_SURNAME = rf"{PARTICLES}{WORD}(?:\s?-\s?{PARTICLES}{WORD}){{0,2}}"
_NO_FIRM = r"(?!N\.V\.|B\.V\.|U\.A\.)"
_INITIALS = rf"{_NO_FIRM}(?:(?:[{_UPPER}]|IJ|Th|Ch|Ph|Chr|Fr|Joh)\.[ -]?){{1,5}}"
_NAME = rf"(?:{_INITIALS}\s{{0,3}})?{_SURNAME}(?:[ ]{{1,3}}{_SURNAME})?"
_NAMES = rf"{_NAME}(?:{_SPACE}(?:en|&){_SPACE}{_NAME})?"
_TITLE = (
    r"(?:[Hh]eer|[Dd]?[Hh]r\.?|[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]ej\.?|[Mm]eneer|[Ff]amilie|[Ff]am\.|[Ee]rven|[Ww]ed\."
    r"|[Mm]r\.|[Dd]r\.|[Dd]rs\.|[Ii]r\.|[Ii]ng\.|[Pp]rof\.|[Dd]okter|[Dd]s\.)"
)
_TITLES = rf"{_TITLE}(?:(?:{_SPACE}en)?{_SPACE}(?:[Dd]e{_SPACE})?{_TITLE}){{0,3}}"
_GREETING = r"(?:[Gg]eachte|[Bb]este|[Hh]allo|[Hh]oi|[Dd]ag|[Ll]ieve|[Hh]i)"
_ROLE = (
    r"(?:getuige|inspecteur|expert|(?:verzekerings)?arts|medewerk(?:st)?er|behandelaar|adviseur|collega|notaris|advocaat"
    r"|buurman|buurvrouw|dochter|zoon|echtgeno(?:ot|te)|partner|man|vrouw|vader|moeder)"
)
_FIELD = (
    r"(?:Aan|T\.a\.v\.|Naam|Verzekerde|Verzekeringnemer|Polishouder|Patiënt|Behandeld door|Behandelaar|Namens"
    r"|(?:Uw )?[Cc]ontactpersoon)"
)
_ANNOUNCED = tuple(
    re.compile(expression, re.M)
    for expression in (
        rf"\b{_TITLES}{_SPACE}(?P<v>{_NAME})",
        rf"(?<![\w.])(?P<v>{_INITIALS}\s{{0,3}}{_SURNAME})",
        rf"\b{_ROLE}{_SPACE}(?P<v>{_NAME})",
        rf"^{_EDGE}{_GREETING}{_SPACE}(?P<v>{_NAMES})(?=\s{{0,3}}[,!]|{_EDGE}$)",
        rf"^{_EDGE}{_FIELD}{_EDGE}:?[ \t]{{1,30}}(?P<v>{_NAME}){_EDGE}$",
    )
)
_FAREWELL = r"(?:[^\n]{0,30}\bgroet(?:en|jes)?|[^\n]{0,30}hoogacht(?:end|ing)|tot ziens[^\n]{0,30})"
_CLOSING = re.compile(
    rf"^{_EDGE}{_FAREWELL}{_EDGE},?{_EDGE}\n(?P<v>(?:[^\n]{{0,200}}\n?){{1,4}})",
    re.I | re.M,
)
_SIGNED = re.compile(rf"^{_EDGE}(?P<v>{_NAMES}){_EDGE},?{_EDGE}$", re.M)
_FIRM = re.compile(
    r"N\.?V\.?\b|B\.?V\.?\b|U\.A\.|verzeker|assur|onderlinge|maatschappij|afdeling|team|schade|zorg|kifid|juridisch"
    r"|advies|medewerk|behandel|directie|klantenservice|rechts|co[öo]peratie|stichting|bureau",
    re.I,
)
_NO_NAME = frozenset(
    "geachte beste heer mevrouw meneer klant relatie verzekerde lid leden team afdeling verzekeringen verzekering zorg"
    " schade onderlinge maatschappij kifid skgz de het een uw ons wij u naam adres familie mr dr drs erven"
    " directie".split()
)


def find(text: str) -> Iterator[tuple[int, int]]:
    """The places of the names in a text."""
    for expression in _ANNOUNCED:
        for match in expression.finditer(text):
            if match["v"].split()[0].rstrip(".,").lower() not in _NO_NAME:
                yield match.span("v")
    for closing in _CLOSING.finditer(text):
        for match in _SIGNED.finditer(text, closing.start("v"), closing.end("v")):
            if not _FIRM.search(match["v"]):
                yield match.span("v")


def parts(name: str) -> list[str]:
    """The words of a name by which a person is called elsewhere in the letter."""
    words = re.split(r"[\s-]+", re.sub(_INITIALS, "", name))
    return [word for word in words if len(word) > 2 and word[0].isupper() and word.lower() not in _NO_NAME]
