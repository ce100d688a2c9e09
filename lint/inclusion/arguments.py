"""What stands behind the word of a tag that includes or calls: names of files, parameters, and what they are given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lint.templates.listing import pieces

_TEXT = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_EITHER = re.compile(r"(?P<a>.+?)\s+if\s+(?P<if>.+?)(?:\s+else\s+(?P<b>.+))?\Z", re.S)
_TERNARY = re.compile(r"(?P<if>[^?]+?)\s*\?\s*(?P<a>[^:]+?)\s*:\s*(?P<b>.+)\Z", re.S)
_TAIL = re.compile(r"\s+(?:ignore\s+missing|with(?:out)?\s+context)\b", re.S)
_WITH = re.compile(r"\s+with\s+(\{.*\}|[\w.]+)", re.S)
_AS = re.compile(r"\s+(?P<how>with|for)\s+(?P<what>[\w.\[\]]+)(?:\s+as\s+(?P<name>\w+))?", re.S)
_PAIRED = re.compile(r"([\w.@-]+)\s*[:=]\s*(\"[^\"]*\"|'[^']*'|\([^()]*\)|[^\s,]+)")
_KEYED = re.compile(r"[\"']?(\w+)[\"']?\s*:\s*(.+)\Z", re.S)
_PARAMETER = re.compile(r"\$?(\w+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|\([^()]*\)|[^\s,]+))?")
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that a tag asks for: in which case (None: always), the name (None: only known when rendered)."""

    name: str | None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What a tag includes, with the names it hands over; `files` are alternatives, the first that holds counts.

    `only`: no other names are known there; `inside`: names are looked up in this one first; `each`: once for every item
    of a list, under a name; `all` of the files come one after another instead.
    """

    files: tuple[Wanted, ...]
    given: Mapping[str, str]
    only: bool = False
    inside: str = ""
    each: tuple[str, str] | None = None
    all: bool = False


def percent(word: str, argument: str) -> Request:
    """The request of `{% include … %}` and its kin in Jinja2, Nunjucks, Twig and Liquid."""
    given: dict[str, str] = {}
    only = word == "render"
    inside, each = "", None
    name, rest = _first(argument)
    if name is not None:
        rest = _TAIL.sub("", rest)
        with_ = _WITH.match(rest)
        as_ = _AS.match(rest)
        if with_ and with_.group(1).startswith("{"):
            given |= dict(_keyed(with_.group(1)[1:-1]))
            only = only or bool(re.search(r"\}\s*only\b", rest))
        elif as_:
            called = as_.group("name") or re.sub(r".*/|\.\w+\Z", "", name)
            if as_.group("how") == "for":
                each = (called, as_.group("what"))
            else:
                given[called] = as_.group("what")
        given |= {key: value for key, value in _PAIRED.findall(_WITH.sub("", rest))}
        only = only or bool(re.match(r"\s+only\b", rest))
        return Request((Wanted(name),), given, only, inside, each)
    plain = _TAIL.split(argument)[0].strip()
    return Request(tuple(_files(plain, bare=word in ("include", "include_relative", "render"))), given, only)


def mustache(argument: str) -> Request:
    """The request of `{{> name context key=value}}`."""
    words = argument.split(None, 1)
    name = words[0].strip("\"'") if words else ""
    rest = words[1] if len(words) > 1 else ""
    given = dict(_PAIRED.findall(rest))
    context = _PAIRED.sub("", rest).strip()
    known = bool(name) and "(" not in argument.split("=")[0]
    return Request(
        (Wanted(name if known else None),), given, inside=context if re.fullmatch(r"[\w./@]+", context) else ""
    )


def plain(argument: str) -> Request:
    """The request of `<#include "…">` and `#parse("…")`."""
    name, rest = _first(argument)
    listed = [Wanted(name)] if name is not None and not rest.strip().startswith(("+", "?")) else [Wanted(None)]
    if name is not None and rest.strip().startswith(","):  # Velocity: several, one after another
        listed += [Wanted(a or b) for a, b in _TEXT.findall(rest)]
    return Request(tuple(listed), {}, all=True)


def parameters(text: str) -> tuple[tuple[str, str], ...]:
    """The parameters of a macro with what they are when nothing is given."""
    return tuple((m.group(1), m.group(2) or NOTHING) for m in _PARAMETER.finditer(text))


def bound(wanted: Sequence[tuple[str, str]], given: Sequence[str]) -> dict[str, str]:
    """What the parameters of a macro stand for in a call."""
    out = dict(wanted)
    names = iter([name for name, _ in wanted])
    for piece in given:
        key = re.match(r"(\w+)\s*=(?!=)\s*", piece)
        if key and key.group(1) in out:
            out[key.group(1)] = piece[key.end() :]
        elif (name := next(names, None)) is not None:
            out[name] = piece
    return out


def spaced(text: str) -> list[str]:
    """The pieces of a call that separates them by white space (FreeMarker, Velocity)."""
    found = re.finditer(r"(?:\w+\s*=\s*)?(?:\"[^\"]*\"|'[^']*'|\([^()]*\)|[^\s,\"']+)", text)
    return [re.sub(r"\A(\w+)\s*=\s*", r"\1=", m.group()) for m in found]


def imported(argument: str) -> tuple[str, str]:
    """The file expression of an import and the name it gets ("" for none): `'x' as m`, `"x" as m`."""
    match = re.match(r"(.+?)\s+as\s+(\w+)", argument, re.S)
    return (match.group(1), match.group(2)) if match else (_TAIL.split(argument)[0], "")


def imported_names(argument: str) -> tuple[str, list[tuple[str, str]]]:
    """The file expression of `from … import a, b as c`, and its names with those they get."""
    match = re.match(r"(.+?)\s+import\s+(.+)", argument, re.S)
    if not match:
        return argument, []
    pairs = []
    for piece in pieces(_TAIL.split(match.group(2))[0]):
        words = re.split(r"\s+as\s+", piece)
        pairs.append((words[0].strip(), words[-1].strip()))
    return match.group(1), pairs


def with_context(argument: str) -> bool:
    """True for an import whose macros know the names of the importing template."""
    return bool(re.search(r"\bwith\s+context\s*\Z", argument))


def said(expression: str) -> str | None:
    """The text that an expression is, if it is nothing but a text."""
    match = _TEXT.fullmatch(expression.strip())
    return None if match is None else (match.group(1) if match.group(1) is not None else match.group(2))


def _first(argument: str) -> tuple[str | None, str]:
    """A text in quotes at the begin, and what follows; None when something else stands there, or it is computed."""
    match = _TEXT.match(argument.strip())
    rest = argument.strip()[match.end() :] if match else argument
    if match is None or re.match(r"\s*(?:~|\+|\||if\b|\?)", rest):
        return None, argument
    return match.group(1) if match.group(1) is not None else match.group(2), rest


def _files(text: str, *, bare: bool) -> Iterator[Wanted]:
    """The alternatives of an expression: a list, one of two, a plain word (older Liquid); else it is not known."""
    if text.startswith("[") and text.endswith("]"):
        yield from (Wanted(said(piece)) for piece in pieces(text[1:-1]))
        return
    match = _EITHER.fullmatch(text) or _TERNARY.fullmatch(text)
    if match and said(match.group("a")) is not None:
        yield Wanted(said(match.group("a")), match.group("if"))
        yield Wanted(said(match.group("b") or "''"))
        return
    if bare and re.fullmatch(r"[\w/-]+\.\w+", text):
        yield Wanted(text)
        return
    yield Wanted(said(text))


def _keyed(text: str) -> Iterator[tuple[str, str]]:
    for piece in pieces(text):
        match = _KEYED.match(piece)
        if match:
            yield match.group(1), match.group(2)
