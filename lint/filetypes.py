"""What a file is by its name: the types that are read, those that are known but cannot be read, and our own pages."""

from __future__ import annotations

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
TEMPLATES = frozenset(
    (".j2", ".jinja", ".jinja2", ".hbs", ".handlebars", ".mustache", ".liquid", ".ftl", ".vm", ".twig", ".njk")
)
SUFFIXES = frozenset(FORMATS) | TEMPLATES
UNREADABLE = {  # and the sentence that says what to do
    **dict.fromkeys((".doc", ".dot"), "read_old_word"),
    **dict.fromkeys((".msg", ".oft"), "read_outlook"),
    **dict.fromkeys((".pages", ".wpd", ".wps", ".fodt", ".mht", ".mhtml"), "read_other_type"),
}
OWN_PAGE = '<meta name="generator" content="brieflint">'  # stands in the head of our pages, which quote letters
HEAD = 2_048  # bytes in which it stands
