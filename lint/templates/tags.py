"""Finds the tags of template languages in a text: where each stands and what it does, still without their meaning.

Jinja2, Nunjucks, Twig and Liquid write {% … %}, Handlebars and Mustache {{# … }}, FreeMarker <#…> or [#…], Velocity
#if(…). What puts out text ({{ naam }}, ${naam}) is no tag. Whatever is not closed is plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lint.model import TextRange


class Family(StrEnum):
    """The shape of a tag; tags of different shapes never close each other."""

    PERCENT = "percent"
    MUSTACHE = "mustache"
    FREEMARKER = "freemarker"
    VELOCITY = "velocity"


class Role(StrEnum):
    """What a tag does to the text around it."""

    OPEN = "open"
    MIDDLE = "middle"
    CLOSE = "close"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its first word (lower case: "if", "for"; "#" and "^" for a section) and what follows it."""

    range: TextRange
    family: Family
    role: Role
    word: str
    argument: str = ""
    texts: tuple[TextRange | None, TextRange | None] = (None, None)  # what a condition inside a field puts out


_MIDDLE = frozenset("elif elseif elsif elseunless else when case default empty".split())
_TEXT = r"'[^'{}\n]*'|\"[^\"{}\n]*\""
_TESTED = r"(?:[^{}\n]){1,300}"
_PERCENT = re.compile(r"\{%[-+~]?(?:(?:p|tr|tc|r)(?=\s))?\s*([^\W\d][\w-]*)\s*((?:(?!%\}).)*?)\s*[-+~]?%\}", re.S)
_MUSTACHE = re.compile(
    r"\{\{~?\s*(?:(?P<sign>[#^/>!=])(?P<inner>(?:(?!\}\}).)*?)|(?P<otherwise>else\b(?:(?!\}\}).)*?))~?\}\}", re.S
)
_FREEMARKER = re.compile(
    r"(?P<open></?|\[/?)[#@](?P<word>[\w.]+)(?P<rest>(?:[^<>()\[\]\"']|\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]"
    r"|\"[^\"]*\"|'[^']*')*?)/?(?P<close>[>\]])"
)
_VELOCITY = re.compile(r"#\{?(if|elseif|else|end|foreach|set|parse|include|macro|define|stop|break|evaluate)\b\}?")
_VELOCITY_SIGN = re.compile(
    r"#(?:if|foreach)\s*\(|#(?:parse|include)\s*\(\s*[\"'$]|#macro\s*\(\s*\w+[\s$\w]*\)|#set\s*\(\s*\$"
)
_VELOCITY_CALL = re.compile(r"#@(\w+)\s*\(")
_VELOCITY_TAG = re.compile(r"#\{?(?:if|elseif|else|end|foreach|set|macro|define|parse|include)\b")
_INLINE = re.compile(
    rf"\{{\{{[-~+]?\s*(?P<a>{_TEXT})\s+if\s+(?P<if>{_TESTED}?)(?:\s+else\s+(?P<b>{_TEXT}))?\s*[-~+]?\}}\}}"
    rf"|\{{\{{[-~+]?\s*(?P<if2>{_TESTED}?)\s*\?\s*(?P<a2>{_TEXT})\s*(?::\s*(?P<b2>{_TEXT})\s*)?[-~+]?\}}\}}"
    rf"|\$\{{\s*(?P<if3>{_TESTED}?)\s*\?(?:then|string)\(\s*(?P<a3>{_TEXT})\s*,\s*(?P<b3>{_TEXT})\s*\)\s*\}}"
)
_START = re.compile(r"\{%|\$\{|\{#|\{\{|</?[#@]|\[/?[#@]|#")
_COMMENTS = (("{#", "#}"), ("{{!--", "--}}"), ("{{~!--", "--}}"), ("<#--", "-->"), ("[#--", "--]"), ("#*", "*#"))
_CLOSERS = {"{%": "%}", "{{": "}}", "${": "}"}
_SILENT = frozenset("comment doc schema javascript style stylesheet".split())
_LITERAL = frozenset("raw verbatim noparse".split())
_FREEMARKER_WORDS = frozenset(
    """if elseif else list items sep switch case default break assign global local macro nested return function include
    import ftl compress escape noescape attempt recover noparse setting flush stop t lt rt nt autoesc noautoesc
    outputformat foreach visit recurse fallback call transform continue on""".split()
)
_LONGEST = 2_000
_LONGEST_CALL = 500
_LONGEST_COMMENT = 20_000


def find(text: str) -> list[Tag]:
    """The tags of a text in order; blocks that are comments are one tag."""
    velocity = "#" in text and bool(_VELOCITY_SIGN.search(text))
    return list(_without_blocks(text, _scan(text, velocity)))


def comments(text: str) -> list[TextRange]:
    """Where the comments of a template stand."""
    return [tag.range for tag in find(text) if tag.word == "comment"]


def _scan(text: str, velocity: bool) -> Iterator[Tag]:
    at = 0
    while match := _START.search(text, at):
        tag = _tag(text, match.start(), match.group(), velocity)
        if tag is not None:
            yield tag
        at = max(match.end(), tag.range.end if tag is not None else _slot_end(text, match.start(), match.group()))


def _slot_end(text: str, at: int, opener: str) -> int:
    """The end of a field that puts out text, so that nothing inside it is taken for a tag."""
    closer = _CLOSERS.get(opener, "")
    end = text.find(closer, at, at + _LONGEST) if closer else -1
    return end + len(closer) if end >= 0 else at


def _tag(text: str, at: int, opener: str, velocity: bool) -> Tag | None:
    for start, closer in _COMMENTS:
        if text.startswith(start, at) and (start != "#*" or velocity):
            end = text.find(closer, at + len(start), at + _LONGEST_COMMENT)
            return None if end < 0 else _comment(at, end + len(closer))
    if opener in _CLOSERS and text.find(_CLOSERS[opener], at, at + _LONGEST) < 0:
        return None
    if opener == "{%":
        match = _PERCENT.match(text, at, at + _LONGEST)
        return _percent(match) if match else None
    if opener in ("{{", "${"):
        match = _MUSTACHE.match(text, at, at + _LONGEST) if opener == "{{" else None
        return _mustache(match) if match else _inline(text, at)
    if opener == "#":
        return _velocity(text, at) if velocity else None
    return _freemarker(text, at) if opener != "{#" else None


def _comment(start: int, end: int) -> Tag:
    return Tag(TextRange(start, end), Family.PERCENT, Role.SINGLE, "comment")


def _percent(match: re.Match[str]) -> Tag:
    word, argument = match.group(1).lower(), match.group(2)
    place = TextRange(match.start(), match.end())
    if word.startswith("end") and len(word) > 3:
        return Tag(place, Family.PERCENT, Role.CLOSE, word[3:].lstrip("-_"))
    if word == "else" and re.match(r"if\b", argument):
        word, argument = "elseif", argument[2:].strip()
    return Tag(place, Family.PERCENT, Role.MIDDLE if word in _MIDDLE else Role.SINGLE, word, argument)


def _mustache(match: re.Match[str]) -> Tag:
    place = TextRange(match.start(), match.end())
    if match.group("otherwise") is not None:
        words = match.group("otherwise").split(maxsplit=2)
        if len(words) == 1:
            return Tag(place, Family.MUSTACHE, Role.MIDDLE, "else")
        rest = words[2] if len(words) > 2 else ""
        if words[1] == "if":
            return Tag(place, Family.MUSTACHE, Role.MIDDLE, "elseif", rest)
        if words[1] == "unless":
            return Tag(place, Family.MUSTACHE, Role.MIDDLE, "elseunless", rest)
        return Tag(place, Family.MUSTACHE, Role.MIDDLE, "elseif", f"{words[1]} {rest}".strip())
    sign, inner = match.group("sign"), match.group("inner").strip()
    if sign == "!":
        return Tag(place, Family.MUSTACHE, Role.SINGLE, "comment")
    if sign == "=":
        return Tag(place, Family.MUSTACHE, Role.SINGLE, "delimiters")
    if sign == ">":
        return Tag(place, Family.MUSTACHE, Role.SINGLE, "include", inner)
    if sign == "^" and not inner:
        return Tag(place, Family.MUSTACHE, Role.MIDDLE, "else")
    if sign == "/":
        return Tag(place, Family.MUSTACHE, Role.CLOSE, inner)
    if inner[:1] in "*>":
        return Tag(place, Family.MUSTACHE, Role.OPEN, "box", inner[1:].strip())
    return Tag(place, Family.MUSTACHE, Role.OPEN, sign, inner)


def _inline(text: str, at: int) -> Tag | None:
    """A field that puts out one of two texts ({{ "niet" if x }}, {{ x ? "wel" : "niet" }})."""
    match = _INLINE.match(text, at, at + _LONGEST)
    if not match:
        return None
    number = next(n for n in ("", "2", "3") if match.group(f"if{n}"))
    spans = (match.span(f"a{number}"), match.span(f"b{number}"))
    texts = tuple(TextRange(low + 1, high - 1) if high - low > 2 else None for low, high in spans)
    place = TextRange(match.start(), match.end())
    return Tag(place, Family.PERCENT, Role.SINGLE, "inline", match.group(f"if{number}").strip(), (texts[0], texts[1]))


def _freemarker(text: str, at: int) -> Tag | None:
    match = _FREEMARKER.match(text, at, at + _LONGEST)
    if not match or (match.group("open")[0] == "<") != (match.group("close") == ">"):
        return None
    directive = text[match.start("word") - 1] == "#"
    word, argument = match.group("word").lower(), match.group("rest").strip()
    if directive and word not in _FREEMARKER_WORDS:
        return None
    place = TextRange(match.start(), match.end())
    if not directive:
        said = "endcall" if match.group("open").endswith("/") else "call"
        return Tag(place, Family.FREEMARKER, Role.SINGLE, said, f"{match.group('word')} {argument}".strip())
    if match.group("open").endswith("/"):
        return Tag(place, Family.FREEMARKER, Role.CLOSE, word)
    return Tag(place, Family.FREEMARKER, Role.MIDDLE if word in _MIDDLE else Role.SINGLE, word, argument)


def _velocity(text: str, at: int) -> Tag | None:
    if text.startswith("##", at):
        line = text.find("\n", at)
        line = line if line >= 0 else len(text)
        following = _VELOCITY_TAG.search(text, at + 2, line)
        return _comment(at, following.start() if following else line)
    match = _VELOCITY.match(text, at)
    if not match:
        return _velocity_call(text, at)
    word, end, argument = match.group(1), match.end(), ""
    if word in ("if", "elseif", "foreach", "set", "parse", "include", "macro", "define", "evaluate"):
        bracket = re.compile(r"\s*\(").match(text, end)
        close = _closing_bracket(text, bracket.end()) if bracket else -1
        if not bracket or close < 0:
            return None
        argument, end = text[bracket.end() : close].strip(), close + 1
    role = {"elseif": Role.MIDDLE, "else": Role.MIDDLE, "end": Role.CLOSE}.get(word, Role.SINGLE)
    return Tag(TextRange(at, end), Family.VELOCITY, role, word, argument)


def _velocity_call(text: str, at: int) -> Tag | None:
    """A call of a macro that is given a text (#@naam($x) … #end)."""
    match = _VELOCITY_CALL.match(text, at)
    close = _closing_bracket(text, match.end()) if match else -1
    if not match or close < 0:
        return None
    argument = f"{match.group(1)} {text[match.end() : close].strip()}"
    return Tag(TextRange(at, close + 1), Family.VELOCITY, Role.OPEN, "call", argument.strip())


def _closing_bracket(text: str, at: int) -> int:
    depth, quote = 1, ""
    bound = min(len(text), at + _LONGEST_CALL)
    if text.find(")", at, bound) < 0:
        return -1
    for index in range(at, bound):
        sign = text[index]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "()":
            depth += 1 if sign == "(" else -1
            if not depth:
                return index
    return -1


def _without_blocks(text: str, tags: Iterator[Tag]) -> Iterator[Tag]:
    """The tags with `{% comment %}…{% endcomment %}` as one, and nothing that stands between raw and endraw."""
    block: Tag | None = None
    for tag in tags:
        if block is None:
            if tag.role is Role.SINGLE and _begins_block(text, tag):
                block = tag
            else:
                yield tag
        elif tag.role is Role.CLOSE and tag.family is block.family and tag.word == block.word:
            if block.word in _SILENT:
                yield _comment(block.range.start, tag.range.end)
            else:
                yield from (_comment(block.range.start, block.range.end), _comment(tag.range.start, tag.range.end))
            block = None
    if block is not None:
        yield block


def _begins_block(text: str, tag: Tag) -> bool:
    """True for a tag behind which nothing is read as a tag, up to the one that ends it."""
    if tag.word in _LITERAL:
        return True
    return tag.word in _SILENT and text.startswith("{%", tag.range.start)
