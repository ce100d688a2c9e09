"""Personal data in a Dutch letter: names, addresses, dates of birth, and numbers of persons, accounts and policies.

Found by their form (an e-mail address, an IBAN, a citizen's number with its check digit), or by the field that they
stand in ("Polisnummer:", "geboren op"). What is found once is known for the whole letter, so that "Jansen" in a quoted
sentence is masked because of the address above it, and so are "JANSEN" and "Jansens"; not "jansen", since in small
letters many a name is a word of its own ("wit", "bos"). Every repetition in the expressions has a bound, so that no
letter can make the search take long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lint import names
from lint.names import PARTICLES, WORD

MASK = "█"  # one for each character: places in the text stay what they are
_MOST_KNOWN = 400  # values that are looked for all over a letter; more are masked where they stand

_MONTH = r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6}\.?"
_DATE = rf"(?:\d{{1,2}}[-/. ]\d{{1,2}}[-/. ]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {_MONTH} \d{{4}})"
_BORN = r"(?:geboren(?:\s{1,3}te\s{1,3}\w{1,30})?(?:\s{1,3}op)?|geb(?:oorte)?\.?\s?-?(?:datum|dat\.?)?)"
_STREETS = (
    r"(?:straat|str\.|laan|weg|plein|gracht|kade|dijk|hof|singel|dreef|pad|steeg|markt|park|baan|plantsoen|ring|veld"
    r"|akker|kamp|wal|haven|eind|dam|brink|tuin|erf|hage|oord|meer|land|bos|berg|burg|weide|wei)"
)
_HOUSE = r"\d{1,5}(?:\s?-?\s?(?:[a-zA-Z]\b|hs\b|bis\b|[IV]{1,3}\b|\d{1,4}\b))?"
_STREET = rf"(?:[A-Z][\w'’.-]{{0,30}}[ ]){{0,4}}(?:[A-Z][\w'’-]{{0,30}})?{_STREETS}\s{{1,3}}{_HOUSE}"
_ABOVE = rf"[A-Z'’][^\n\d]{{2,40}}\s{_HOUSE}"  # a street of any name, known by the postcode after it
_PLATE = r"(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{2,3}|\d{2,3})-(?:[A-Z]{1,2}|\d{1,2})"
_POSTCODE = r"\b[1-9]\d{3}\s?[A-Z]{2}\b"
_TOWN = rf"(?:['’]s[- ])?{PARTICLES}(?:{WORD}|[A-Z]{{2,30}})(?:[ -](?:aan|op|bij|den|de|[A-Z])[\w'-]{{0,30}}){{0,3}}"
_NUMBERED = (
    r"(?:polis|schade|dossier|claim|zaak|relatie|klant|lid|verzekerden?|declaratie|decl\.|contract|melding|factuur|nota"
    r"|aanvraag|machtiging|rekening|pati[eë]nt|deelnemer|paspoort|rijbewijs|gesprek|bericht|klacht|geval|uitkering)"
)
_LABEL = (
    rf"(?:\w{{0,25}}(?:nummer|nr\.?|kenmerk|refer(?:entie|te))|ref\.|(?:ons|uw|onze)\s(?:ref\.|no\.)|{_NUMBERED}"
    rf"(?:\s{{1,3}}n(?:umme)?r\.?)?)"
)
_THREE_DIGITS = r"(?=[^\s\d]{0,16}\s?[^\s\d]{0,8}\d\S{0,12}?\s?\d\S{0,12}?\s?\d)"
_LETTERS = r"(?:[A-Za-z]{1,8}[./-]){0,3}(?:[A-Z]{1,5}\s)?[A-Za-z]{0,8}[ ./-]?"
_CODE = rf"{_THREE_DIGITS}{_LETTERS}\d[\dA-Za-z./-]{{0,30}}(?:\s\d{{2,8}}[\dA-Za-z./-]{{0,12}}){{0,4}}"
_EDITION = r"(?![A-Z./-]{1,20}(?:19|20)\d\d\b(?![-/.]?\d))"  # "AVB-2016" is a text, not a person's number
_UNLABELLED = r"(?=\S{0,24}\d\D?\d\D?\d\D?\d)[A-Z]{1,8}(?:[./-][A-Z]{1,8}){0,2}[./-]?\d{2,8}(?:[./-]\d{2,8}){0,3}"

# `v` is what is masked where an expression holds more
_EXPRESSIONS = (
    re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
    re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}\s?(?:\d\s?){9}\d\b"),  # IBAN
    re.compile(r"(?<![\w/])(?:(?:\+|00)\d{2}[ -]?(?:\(0\)[ -]?)?\d|\(?0\d)(?:\)?[ -]{0,3}\d){7,8}(?!\d)"),  # telephone
    re.compile(r"(?:\bBSN|burgerservicenummer|sofi-?nummer)[\s:.)]{0,4}(?P<v>\d[\d. ]{6,11}\d)", re.I),
    re.compile(rf"\b{_BORN}[\s:.,(]{{0,4}}(?P<v>{_DATE})", re.I),
    re.compile(rf"\b{_LABEL}[\s.]{{0,30}}[:#]?\s{{0,12}}(?P<v>{_CODE})", re.I),
    re.compile(rf"(?<![\w./-]){_EDITION}{_UNLABELLED}\b"),
    re.compile(
        r"(?<![\w./-])(?:\d{4}[-/]\d{2}[-/]\d{3,8}|\d{2}[-/](?!(?:19|20)\d\d\b)\d{4,8}|\d{2}\.\d{2}\.\d{3})\b(?![-/]\d)"
    ),
    re.compile(r"(?<![\d.,€] )(?<![\d.,€])\b\d{1,3}\.\d{3}\.\d{3}\b(?!\s?(?:euro|EUR|km)|,\d)"),
    re.compile(rf"{_POSTCODE}(?:[ ,]{{1,4}}{_TOWN})?"),
    re.compile(rf"(?<![\w'’-]){_STREET}"),
    re.compile(rf"^[ \t]{{0,60}}(?P<v>{_ABOVE})[ \t]{{0,9}}(?=[\n,]\s{{0,60}}{_POSTCODE})", re.M),
    re.compile(r"\b[Pp]ostbus\s\d{1,6}"),
    re.compile(rf"\b(?=[\dA-Z-]{{0,9}}[A-Z]){_PLATE}\b"),
)
_NINE = re.compile(r"(?<![\d.,-])(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?![\d,-])")


@dataclass(frozen=True, slots=True)
class Masker:
    """Masks what is personal in texts of one letter; `known` finds what stands anywhere in that letter."""

    known: re.Pattern[str] | None

    def mask(self, text: str) -> str:
        """The text, as long as it was, with a block for every character of personal data; white space stays."""
        out = list(text)
        for start, end in self._places(text):
            out[start:end] = [at if at.isspace() else MASK for at in text[start:end]]
        return "".join(out)

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        yield from _formed(text)
        yield from names.find(text)
        if self.known is not None:
            yield from (match.span() for match in self.known.finditer(text))


def masker(text: str) -> Masker:
    """The masker of a letter with this text."""
    values = {text[start:end] for start, end in _formed(text)}
    for start, end in names.find(text):
        values |= {text[start:end], *names.parts(text[start:end])}
    found = sorted((" ".join(value.split()) for value in values), key=lambda value: (-len(value), value))
    known = [value for value in found if len(value) > 2][:_MOST_KNOWN]
    written = dict.fromkeys(form for value in known for form in (value, value.upper()))
    kept = [r"\s{1,9}".join(map(re.escape, form.split(" "))) for form in written]
    return Masker(re.compile(rf"(?<!\w)(?:{'|'.join(kept)})(?:['’]?[sS])?(?!\w)") if kept else None)


def _formed(text: str) -> Iterator[tuple[int, int]]:
    """The places of what is known by its form or its field."""
    for expression in _EXPRESSIONS:
        for match in expression.finditer(text):
            yield match.span("v") if "v" in expression.groupindex else match.span()
    for match in _NINE.finditer(text):
        if is_citizen(re.sub(r"\D", "", match[0])):
            yield match.span()


def is_citizen(digits: str) -> bool:
    """True when nine digits pass the test of a citizen's service number (BSN)."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return digits != "0" * 9 and sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0
