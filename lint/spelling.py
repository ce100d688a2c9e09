"""How a template is written: its language, and the signs between which its tags stand where these are not the usual."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from lint.messages import say


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


class Misspelt(Exception):
    """What a configuration says of a spelling and cannot be used."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self._sentence = sentence
        self._values = values

    def sentence(self, file: Path, lang: str) -> str:
        """What is wrong, in one sentence that names the file."""
        values = {name: say(lang, str(said)) if name == "wanted" else said for name, said in self._values.items()}
        return say(lang, self._sentence, file=file, **values)


def spelled(key: str, value: object) -> Spelling:
    """The spelling that a configuration tells: a language, or a table with language and pairs. Raises Misspelt."""
    row = {"language": value} if isinstance(value, str) else value
    if not isinstance(row, Mapping):
        raise Misspelt("config_type", key=key, wanted="type_spelling")
    allowed = [item.name for item in fields(Spelling)]
    for name, said in row.items():
        if name not in allowed:
            raise Misspelt("config_key", key=f"{key}.{name}", allowed=", ".join(allowed))
        if name == "language" and said not in tuple(Language):
            raise Misspelt("config_value", key=f"{key}.language", value=said, allowed=", ".join(Language))
        if name != "language" and not _is_pair(said):
            raise Misspelt("config_type", key=f"{key}.{name}", wanted="type_pair")
    pairs = {name: (said[0], said[1]) for name, said in row.items() if name != "language"}
    return Spelling(Language(row.get("language", Language.AUTO)), **pairs)


def _is_pair(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    return all(isinstance(sign, str) and sign.strip() and len(sign) <= 10 for sign in value)


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
