"""What the rules of a pack hold against a reading: findings, placed in the source file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lint.checks import marks
from lint.config import Settings
from lint.letter import Letter
from lint.messages import say
from lint.model import DETAIL_OF, Document, Evidence, FactValue, NearMiss, Reading, TextRange
from lint.packs import Rule
from lint.results import Finding, Shown


@dataclass(frozen=True, slots=True)
class Answer:
    """A reading of a document as a whole, with the letter that it was read from and the failing conditions."""

    letter: Letter
    reading: Reading
    failing: tuple[str, ...] = ()


def of(answer: Answer, rules: Mapping[str, Rule], settings: Settings, path: str) -> tuple[Finding, ...]:
    """All findings against one document, by place; rules that are off or not for its kind say nothing."""
    found: list[Finding] = []
    for rule in rules.values():
        if settings.wants(rule.id, path):
            found += _against(rule, answer, settings)
    return tuple(sorted(found, key=lambda f: (f.region.line, f.region.column, f.rule)))


def _against(rule: Rule, answer: Answer, settings: Settings) -> Iterator[Finding]:
    reading = answer.reading
    if rule.kinds and not set(rule.kinds) & set(reading.kinds):
        return
    if rule.check == "weak_links":
        for link in marks.weak_links(answer.letter):
            yield finding(rule, answer.letter.document, settings, link.range)
    elif rule.check == "placeholders":
        if isinstance(reading.facts.get("placeholders"), int):
            for place in marks.placeholders(answer.letter):
                yield finding(rule, answer.letter.document, settings, place)
    elif rule.check == "wording":
        places = marks.wordings(answer.letter, rule.groups)
        if "found" not in rule.fails_on:
            places = [] if places else [_anchor(rule, reading)]
        for place in places:
            yield finding(rule, answer.letter.document, settings, place)
    elif _fails(rule, reading.facts.get(rule.fact)):
        place, document = _anchor(rule, reading), answer.letter.document
        misses = reading.evidence.get(rule.fact, Evidence()).near_misses
        near = tuple(near_miss(document, miss, settings.lang) for miss in misses)
        yield replace(finding(rule, document, settings, place), near_misses=near, branches=answer.failing)


def _fails(rule: Rule, value: FactValue | None) -> bool:
    return any(value is bad or (isinstance(bad, str) and value == bad) for bad in rule.fails_on)


def _anchor(rule: Rule, reading: Reading) -> TextRange:
    """What the finding points at: the passage that is wrong, or the sentence that makes the missing one due."""
    fact = DETAIL_OF.get(rule.fact, rule.fact)
    passage = reading.evidence.get(fact, Evidence()).range
    if passage is not None and fact != "reason":
        return passage
    due = next((reading.due[k] for k in (*rule.kinds, *reading.kinds) if k in reading.due), None)
    return due or TextRange(0, 0)


def finding(rule: Rule, document: Document, settings: Settings, place: TextRange) -> Finding:
    """What a rule holds against a place of a document."""
    block = document.block_at(place.start)
    quote = document.quote(place)
    origin = document.source_map.origin(place)
    where = block.where if block is not None else ""
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=settings.severity_of(rule.id, rule.severity),
        message=rule.message[settings.lang].replace("{quote}", quote),
        region=document.region(place),
        where=", ".join(filter(None, (where, origin))),
        because=quote,
        advice=rule.mend[settings.lang],
        place=place,
    )


def near_miss(document: Document, miss: NearMiss, lang: str) -> tuple[int, str, str]:
    """Line, quotation and reason of a passage that came near, in the user's language."""
    return document.region(miss.range).line, document.quote(miss.range), say(lang, f"near_{miss.why}")


def shown(answer: Answer, document: Document, lang: str) -> Shown:
    """The text of a document with the places that its answers rest on, for a report that shows letters.

    What came near is shown where the answer is not a good one: beside a step that is there it would only distract.
    """
    facts, evidence = answer.reading.facts, answer.reading.evidence
    wanting = [e for fact, e in evidence.items() if facts.get(fact) not in ("present", True)]
    return Shown(
        document.text,
        document.blocks,
        {fact: e.range for fact, e in evidence.items() if e.range is not None},
        tuple((miss.range, say(lang, f"near_{miss.why}")) for e in wanting for miss in e.near_misses),
    )
