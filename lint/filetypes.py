"""What a file is by its name: the types that are read, and those that are known but cannot be."""

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
UNREADABLE = {  # and the sentence that says what to do
    **dict.fromkeys((".doc", ".dot"), "read_old_word"),
    **dict.fromkeys((".msg", ".oft"), "read_outlook"),
    **dict.fromkeys((".pages", ".wpd", ".wps", ".fodt", ".mht", ".mhtml"), "read_other_type"),
}
