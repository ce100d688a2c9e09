"""How a template is written: its language, and the signs between which its tags stand where these are not the usual."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The template languages that are told apart; AUTO looks at the content."""

    AUTO = "auto"
    JINJA = "jinja2"
    NUNJUCKS = "nunjucks"
    TWIG = "twig"
    LIQUID = "liquid"
    HANDLEBARS = "handlebars"
    MUSTACHE = "mustache"
    FREEMARKER = "freemarker"
    VELOCITY = "velocity"


BY_SUFFIX = {
    **dict.fromkeys((".j2", ".jinja", ".jinja2"), Language.JINJA),
    ".njk": Language.NUNJUCKS,
    ".twig": Language.TWIG,
    ".liquid": Language.LIQUID,
    **dict.fromkeys((".hbs", ".handlebars"), Language.HANDLEBARS),
    ".mustache": Language.MUSTACHE,
    ".ftl": Language.FREEMARKER,
    ".vm": Language.VELOCITY,
}
_ASKS = re.compile(
    rb"\{%[-~+]?\s*(?:include|include_relative|import|from|extends|embed|render|layout|macro|block)\b"
    rb"|\{\{[-~+]?\s*(?:>|#\s*[>*]|=|include\s*\()|<[#@]|\[[#@]|#(?:parse|include|macro)\b"
)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What the configuration says of some templates; a pair is what opens and what closes a tag, None the usual."""

    language: Language = Language.AUTO
    block: Pair | None = None
    variable: Pair | None = None
    comment: Pair | None = None


USUAL = Spelling()


def asks(data: bytes, spelling: Spelling = USUAL) -> bool:
    """True for the content of a template that may ask for other files or macros, or has signs of its own."""
    own = spelling.block or spelling.variable or spelling.comment
    return bool(own or _ASKS.search(data.replace(b"\0", b"") if b"\0" in data else data))


def language_of(path: str, spelling: Spelling) -> Language:
    """The language that the configuration or else the suffix tells."""
    if spelling.language is not Language.AUTO:
        return spelling.language
    dot = path.rfind(".")
    return BY_SUFFIX.get(path[dot:].lower(), Language.AUTO) if dot >= 0 else Language.AUTO
