"""Templates that would run code of a programming language, or are broken: told before anything is made of them."""

from __future__ import annotations

import re
from itertools import islice

from lint.inclusion.roots import Refused
from lint.spelling import Language, Spelling

_CODE = re.compile(
    r"__[a-z][a-z_]{0,30}[a-z]__|\.\s*constructor\b|\b(?:getClass|forName|getRuntime)\s*\(|\bclassLoader\b|\.class\b"
    r"|\btemplate_from_string\b|\?\s*(?:new|eval|interpret|api)\b|\|\s*(?:system|exec|passthru|popen|shell_exec)\b"
    r"|\bfreemarker\.template\.utility|#evaluate\s*\(|<\?(?:php\b|=)",
    re.I,
)
_ALONE = ("#", "<?")  # what is code wherever it stands; the rest only inside a tag or field
_TAG = re.compile(r"\{\{|\{%|\$!?\{|<#|\[#|#(?:set|if|elseif)\s*\(")
_ENDS = {"{{": "}}", "{%": "%}", "<#": ">", "[#": "]"}
_REFERENCE = re.compile(r"\$!?\{?[\w.()\"',]*\Z")
_BEFORE = 400
_MOST = 2_000
_FOREIGN = re.compile(r"<%[=@!#-]?\s*[^\n%]{0,300}%>")
_OPENERS = {
    Language.TWIG: r"\{%|\{\{|\{#",
    Language.NUNJUCKS: r"\{%|\{\{|\{#",
    Language.LIQUID: r"\{%|\{\{",
    Language.HANDLEBARS: r"\{\{",
    Language.MUSTACHE: r"\{\{",
    Language.FREEMARKER: r"\$\{|</?#|<@|<#--",
    Language.VELOCITY: r"#(?:if|elseif|foreach|set|parse|include|macro)\b",
}
_CLOSERS = {"{%": "%}", "{{": "}}", "{#": "#}", "${": "}", "<#": ">", "</#": ">", "<@": ">", "<#--": "-->"}
_LONGEST = 2_000


def refuse_code(text: str, *, foreign: bool) -> None:
    """Raises Refused for a template that would run code; `foreign`: `<% … %>` is code too (ERB, EJS, JSP)."""
    places = (m for m in islice(_CODE.finditer(text), _MOST) if m.group().startswith(_ALONE) or _is_asked(text, m))
    found = next(places, None) or (_FOREIGN.search(text) if foreign else None)
    if found is not None:
        code = " ".join(text[max(0, found.start() - 30) : found.end()].split("\n")[-1].split())
        raise Refused("runs_code", line=text.count("\n", 0, found.start()) + 1, code=code)


def _is_asked(text: str, place: re.Match[str]) -> bool:
    """True for words inside a tag or field, which are no text of the letter."""
    before = text[max(0, place.start() - _BEFORE) : place.start()]
    before = before[before.rfind("\n") + 1 :]
    opened = next(reversed(list(_TAG.finditer(before))), None)
    if opened is not None:
        end = _ENDS.get(opened.group(), ")" if opened.group().startswith("#") else "}")
        if end not in before[opened.end() :] or end == ")":
            return True
    return bool(_REFERENCE.search(before))


def refuse_broken(text: str, language: Language, spelling: Spelling) -> None:
    """Raises Refused for a text that its language cannot read: Jinja2 by its own parser, others for an open tag."""
    if language is Language.JINJA:
        _parse_jinja(text, spelling)
    elif language in _OPENERS and not (spelling.block or spelling.variable or spelling.comment):
        _match_openers(text, language)


def _parse_jinja(text: str, spelling: Spelling) -> None:
    from jinja2 import Environment, TemplateSyntaxError  # slow to load; it parses here, and never renders

    signs = {
        f"{name}_{side}_string": sign
        for name, pair in (
            ("block", spelling.block),
            ("variable", spelling.variable),
            ("comment", spelling.comment),
        )
        if pair is not None
        for side, sign in zip(("start", "end"), pair, strict=True)
    }
    known = ["jinja2.ext.do", "jinja2.ext.loopcontrols", "jinja2.ext.i18n"]
    try:
        Environment(extensions=known, **signs).parse(text)  # type: ignore[arg-type]
    except TemplateSyntaxError as error:
        why = str(error.message or "")
        if "unknown tag" in why and "end" not in why.split("'")[1][:3]:  # a tag of the house's own
            return
        raise Refused(
            "syntax_wrong", line=error.lineno, language="Jinja2", why=why.split(". ")[0].rstrip(".")
        ) from error


def _match_openers(text: str, language: Language) -> None:
    at = 0
    pattern = re.compile(_OPENERS[language])
    while match := pattern.search(text, at):
        opener = match.group()
        if language is Language.VELOCITY:
            closed = ")" in text[match.end() : match.end() + _LONGEST]
            end = match.end()
        else:
            where = text.find(_CLOSERS[opener], match.end(), match.end() + _LONGEST * 10)
            closed, end = where >= 0, where
        if not closed:
            line = text.count("\n", 0, match.start()) + 1
            tag = " ".join(text[match.start() : match.start() + 40].split())
            raise Refused("tag_unclosed", tag=f"{tag} (regel {line})")
        at = max(end, match.end())
