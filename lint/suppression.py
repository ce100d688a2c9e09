"""Findings that the makers of a document have answered with a reason, in a comment that its addressee does not see.

    brieflint: negeer KKV803, KKV804 -- het formulier ligt altijd bij deze brief

A suppression holds for the whole document. Without a reason, for a rule that does not exist, or where there is nothing
to suppress it does nothing, and is itself a finding of the rule that checks suppressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from lint.config import Settings
from lint.findings import finding
from lint.messages import say
from lint.model import Document, Region, TextRange
from lint.packs import Rule
from lint.results import Finding
from lint.templates import comments

CHECK = "suppressions"  # the check of the rule that looks at suppressions themselves
_VERBS = frozenset(("negeer", "ignore"))
_MARKUP = (("<!--", "-->"),)
_VELOCITY = (("##", "\n"), ("#*", "*#"))
_OPENS = re.compile(r"(?:<!--+|\{#-?|\{\{~?!(?:--)?|[<\[]#--|#\*+|##+|\{%-?\s*comment\s*-?%\})")
_CLOSES = re.compile(r"(?:--!?>|-?#\}|(?:--)?~?\}\}|--\]|\*+#|\{%-?\s*endcomment\s*-?%\})\s*\Z")
_OURS = re.compile(r"\s*brieflint\s*:\s*(?P<asked>.*)", re.I | re.S)
_ASKED = re.compile(
    r"(?P<verb>[^\W\d_]+)\s+(?P<codes>[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)\s*(?:(?:--+|[–—])\s*(?P<reason>.*))?", re.I | re.S
)


@dataclass(frozen=True, slots=True)
class Suppression:
    """What a comment asks for: rules by code and the reason; without codes it was not understood.

    `region` and `where` are its place in the file, `text` is what it says.
    """

    codes: tuple[str, ...]
    reason: str
    text: str
    region: Region
    where: str = ""


def find(document: Document) -> list[Suppression]:
    """The suppressions in the comments of a document, in order."""
    if document.remarks:
        beside = (_said(r.text, document.region(r.range), _where(document, r.range)) for r in document.remarks)
        return [found for found in beside if found is not None]
    found = []
    source = document.source_map.source
    if "brieflint" in source.lower():
        for start, end in sorted(set(_comments(document))):
            said = _said(source[start:end], _region(document, start, end), "")
            found += [said] if said is not None else []
    return found


def apply(
    document: Document, found: tuple[Finding, ...], rules: Mapping[str, Rule], settings: Settings
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings that stand, and a note on each rule that was suppressed.

    Suppressions that do nothing are among the findings. `rules` are all rules that there are.
    """
    suppressed: dict[str, str] = {}
    idle: list[tuple[Suppression, str]] = []
    for one in find(document):
        problem = _problem(one, rules, settings.lang)
        if problem is not None:
            idle.append((one, problem))
            continue
        held = {finding.rule for finding in found}
        unused = [code for code in one.codes if code not in held and settings.wants(code, document.path)]
        if unused:
            idle.append((one, say(settings.lang, "suppression_unused", rules=", ".join(unused))))
        suppressed |= {code: one.reason for code in one.codes if code in held}
    kept = [finding for finding in found if finding.rule not in suppressed]
    for rule in rules.values():
        if rule.check == CHECK and settings.wants(rule.id, document.path):
            kept += [_idle(rule, document, settings, one, why) for one, why in idle]
    notes = (say(settings.lang, "suppressed", rule=code, reason=why) for code, why in suppressed.items())
    return tuple(sorted(kept, key=lambda f: (f.region.line, f.region.column, f.rule))), tuple(notes)


def _problem(one: Suppression, rules: Mapping[str, Rule], lang: str) -> str | None:
    """Why a suppression is refused, or None."""
    if not one.codes:
        return say(lang, "suppression_unread")
    if not one.reason:
        return say(lang, "suppression_no_reason")
    unknown = [code for code in one.codes if code not in rules]
    return say(lang, "suppression_unknown", rules=", ".join(unknown)) if unknown else None


def _idle(rule: Rule, document: Document, settings: Settings, one: Suppression, why: str) -> Finding:
    """The finding on a suppression that does nothing."""
    made = finding(rule, document, settings, TextRange(0, 0))
    message = rule.message[settings.lang].replace("{quote}", one.text).replace("{why}", why)
    return replace(made, message=message, region=one.region, where=one.where, because=one.text)


def _comments(document: Document) -> Iterator[tuple[int, int]]:
    """The places in the source of all comments that the format and the template languages have."""
    source = document.source_map.source
    if document.format in ("html", "md"):
        for start, end in _between(source, _MARKUP):
            if not document.source_map.shows(start, end):  # as it is where Markdown quotes code
                yield start, end
    if document.format in ("html", "md", "txt"):
        yield from ((place.start, place.end) for place in comments(source))
        if PurePath(document.path).suffix.lower() == ".vm":
            yield from _between(source + "\n", _VELOCITY)


def _between(source: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[tuple[int, int]]:
    """The places of all stretches from an opening to a closing sign."""
    for opening, closing in pairs:
        start = source.find(opening)
        while start >= 0 and (end := source.find(closing, start + len(opening))) >= 0:
            yield start, end + len(closing.strip())
            start = source.find(opening, end)


def _said(comment: str, region: Region, where: str) -> Suppression | None:
    """What a comment asks of the program, or None when it does not speak to it."""
    text = _CLOSES.sub("", _OPENS.sub("", comment, count=1) if _OPENS.match(comment) else comment)
    ours = _OURS.fullmatch(text)
    if ours is None:
        return None
    asked = _ASKED.fullmatch(ours["asked"].strip())
    shown = " ".join(text.split())
    if asked is None or asked["verb"].lower() not in _VERBS:
        return Suppression((), "", shown, region, where)
    codes = tuple(dict.fromkeys(code.strip().upper() for code in asked["codes"].split(",")))
    return Suppression(codes, " ".join((asked["reason"] or "").split()), shown, region, where)


def _region(document: Document, start: int, end: int) -> Region:
    return Region(*document.source_map.line_column(start), *document.source_map.line_column(end))


def _where(document: Document, place: TextRange) -> str:
    block = document.block_at(place.start)
    return block.where if block is not None else ""
