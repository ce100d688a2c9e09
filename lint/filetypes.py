"""What a file is by its name: the types that are read, those that are known but cannot be read, and our own pages."""

from __future__ import annotations

from lint.spelling import BY_SUFFIX

FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".dotx": "docx",
    ".docm": "docx",
    ".dotm": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".rtf": "rtf",
    ".pdf": "pdf",
    ".eml": "eml",
}
TEMPLATES = frozenset(BY_SUFFIX)
SUFFIXES = frozenset(FORMATS) | TEMPLATES
_WORD = "Dit is een Word-bestand van voor 2007 ({suffix}); sla het op als .docx."
_OUTLOOK = "Dit is een Outlook-bericht ({suffix}); sla het op als .eml of .html."
_OTHER = "Bestanden van de soort {suffix} kunnen niet worden gelezen; sla de brief op als .docx of .pdf."
UNREADABLE = {
    suffix: advice.format(suffix=suffix)
    for advice, suffixes in (
        (_WORD, (".doc", ".dot")),
        (_OUTLOOK, (".msg", ".oft")),
        (_OTHER, (".pages", ".wpd", ".wps", ".fodt", ".mht", ".mhtml")),
    )
    for suffix in suffixes
}
OWN_PAGE = '<meta name="generator" content="brieflint">'  # stands in the head of our pages, which quote letters
HEAD = 2_048  # bytes in which it stands
