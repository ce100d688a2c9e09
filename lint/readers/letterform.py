"""The set forms of a letter, told from one line: greeting, closing, subject, address, date, heading."""

from __future__ import annotations

import re

_GREETING = re.compile(
    r"(?:zeer |hoog)?(?:geachte?|beste|waarde|lieve|hallo|hoi|hi|hey|hé|hee|dag|goede(?:n)?(?:dag|morgen|middag|avond)"
    r"|weledel\w+|mijn(?:e)? (?:dames|heren|heer)|dames en heren|l\.?\s?s\.?)\b[^.?:;]{0,80}[,!.:]?\Z",
    re.I,
)
_CLOSING = re.compile(
    r"(?:met (?:de )?(?:vriendelijke|hartelijke|sportieve|warme|zonnige|beleefde|collegiale|meeste|gevoelens|\w+ groet)"
    r"|hoogachtend|vriendelijke groet|hartelijke groet|groet(?:jes|en)?\b|(?:veel )?liefs\b|doei\b"
    r"|tot (?:snel|gauw|ziens)|fijne (?:dag|avond|week)|gaarne tot uw dienst|inmiddels\b|hopende u|met groet)",
    re.I,
)
_SUBJECT = re.compile(r"(?:betreft|betr\.?|onderwerp|inzake|subject|re)\s*:", re.I)
_NOT_A_HEADING = re.compile(
    r"(?-i:\b\d{4}\s?[A-Z]{2}\b|\bB\.?V\.?(?:\W|\Z)|\bN\.?V\.?(?:\W|\Z)|\bIBAN\b|\bKvK\b)"
    r"|\bpostbus\b|antwoordnummer|@|https?://|\bwww\.|\btel(?:\.|efoon)"
    r"|^(?:de heer|mevrouw|mw\.|dhr\.|aan:|aan de heer|t\.a\.v\.|namens\b|mr\.|drs\.|dr\.|ir\.|bijlagen?\b|cc\b"
    r"|kopie\b|vertrouwelijk|persoonlijk|aangetekend|per e-mail)",
    re.I,
)
_SIGNS = "{«[<"
_LETTER = re.compile(r"[^\W\d_]")
_STARTS = re.compile(r"[\"'“‘„(«\[{<*#]*(?:[A-ZÀ-Ý0-9]|'[stkn]\s|[^\w\s])")
_NUMBERED = re.compile(
    r"(?:(?:stap|artikel|art\.|deel|hoofdstuk)\s*)?\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,4})[.):]?\s+\S", re.I
)
_DATE = re.compile(
    r"(?:[A-Z'][\w' -]{1,30}, ?)?(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(?:\w{2,9}dag )?\d{1,2} (?:jan\w*|feb\w*|maart"
    r"|mrt|apr|april|mei|juni|juli|jun|jul|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*)(?: \d{4})?(?:,? \d{1,2}[.:]\d\d)?)\Z",
    re.I,
)
_TWO_SENTENCES = re.compile(r"[a-zà-ÿ]{3,}\. +[A-Z]")
_SLOT = re.compile(r"\{\{[^{}]{0,200}\}\}|«[^»]{0,80}»|<<[^<>]{0,80}>>|\[[^\[\]]{0,80}\]")
_STEP = re.compile(r"(?:stap|vraag|artikel|art\.|deel|hoofdstuk)\s+\w{1,4}\s*:|\d", re.I)
_CRUMBS = re.compile(r"[^<>›»|]{1,40}(?:\s+[>›»→]\s+[^<>›»|]{1,60})+\Z")
_DOING = re.compile(r"\b(?:ga|klik|klikt|kies|kiest|log|logt|via|open|opent|bekijk|zie|tik|tikt|u|je)\b", re.I)
_MAX_HEADING = 80
_MAX_WORDS = 12


def is_greeting(text: str) -> bool:
    """True for "Geachte mevrouw De Wit," and its kin."""
    if len(text) > 110 or not _GREETING.match(text):
        return False
    words = text.split()
    return (
        text[-1] in ",!:."
        or len(words) <= 2
        or (len(words) <= 6 and any(w[0].isupper() or w[0] in _SIGNS for w in words[1:]))
    )


def is_closing(text: str) -> bool:
    """True for a line with which letters end ("Met vriendelijke groet,")."""
    return len(text) <= 60 and bool(_CLOSING.match(text))


def is_subject(text: str) -> bool:
    """True for a subject line ("Betreft: uw schade")."""
    return bool(_SUBJECT.match(text))


def is_numbered(text: str) -> bool:
    """True for a line that begins with a number or capital of a series ("2. Besluit", "Stap 1 …")."""
    return bool(_NUMBERED.match(text))


def is_capitals(text: str) -> bool:
    """True for a line in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(1 for c in letters if c.isupper()) >= 0.9 * len(letters)


def is_breadcrumb(text: str) -> bool:
    """True for a path through a site ("Home > Service > Klachten")."""
    return len(text) <= 120 and text[-1] not in ".?!:;" and bool(_CRUMBS.match(text)) and not _DOING.search(text)


def may_be_heading(text: str) -> bool:
    """True for a short line that is no sentence, address, date, greeting, closing or label with its value."""
    if not text or len(text) > _MAX_HEADING or len(text.split()) > _MAX_WORDS or not _LETTER.search(text):
        return False
    if text[-1] in ".,;…-" or text[0] == "(" or not _STARTS.match(text):
        return False
    if text[-1] == ":" and len(text.split()) > 6:
        return False
    if _DATE.match(text) or _TWO_SENTENCES.search(text) or not _LETTER.search(_SLOT.sub("", text)):
        return False
    if ", " in text and len(text.split()) > 6 and text[-1] != "?" and not is_capitals(text) and not is_numbered(text):
        return False
    if ": " in text and len(text[: text.index(": ")].split()) <= 5 and not _STEP.match(text):
        return False  # a label with its value, or a line of a conversation
    return not (is_greeting(text) or is_closing(text) or is_subject(text) or _NOT_A_HEADING.search(text))


def is_body(text: str) -> bool:
    """True for text that reads on: a sentence of some length."""
    text = text.rstrip("\"'”’)")
    return len(text) >= 60 or (len(text.split()) >= 4 and text[-1:] in ".?!:;,") or (len(text.split()) >= 7)
