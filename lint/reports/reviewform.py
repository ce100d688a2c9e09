"""The form in which a person reviews the letters of a spot check: one page that keeps and exports what is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lint.messages import say, term
from lint.model import NOT_APPLICABLE, FactValue
from lint.packs import VERDICTS
from lint.reports.lettertext import Paragraph, marks_of, paragraphs
from lint.reports.page import page
from lint.reports.wording import value_in_words
from lint.results import Result
from lint.spotcheck.design import Design, to_json
from lint.spotcheck.frame import DECIDING, Letter
from lint.spotcheck.review import KINDS, SCHEMA


@dataclass(frozen=True, slots=True)
class Question:
    """One answer of the program to be marked: `kinds` are those of letters that it is asked of ("" for all)."""

    fact: str
    label: str
    said: str
    values: tuple[tuple[str, str], ...] = ()
    kinds: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One letter of the form."""

    at: int
    path: str
    text: list[Paragraph]
    questions: tuple[Question, ...]
    details: tuple[Question, ...]


def render(design: Design, results: Mapping[str, Result], lang: str) -> str:
    """The form for a sample; `results` has the letters with their texts by path."""
    items = [_item(design, at, letter, results.get(letter.path), lang) for at, letter in enumerate(design.sample)]
    return page(
        "review",
        lang,
        design=design,
        items=items,
        kinds=design.kinds,
        data={"schema": SCHEMA, "mark": design.mark, "design": to_json(design)},
    )


def _item(design: Design, at: int, letter: Letter, result: Result | None, lang: str) -> Item:
    shown = result.shown if result is not None else None
    text = paragraphs(shown, marks_of(shown, result.findings, lang)) if result is not None and shown is not None else []
    kinds = Question(KINDS, say(lang, "fact_kinds"), ", ".join(letter.kinds) or say(lang, "kind_none"))
    deciding = [_question(fact, letter.facts.get(fact, NOT_APPLICABLE), lang, design) for fact in DECIDING]
    details = [
        _question(fact, value, lang)
        for fact, value in letter.facts.items()
        if fact not in DECIDING and value != NOT_APPLICABLE
    ]
    return Item(at, letter.path, text, (kinds, *deciding), tuple(details))


def _question(fact: str, value: FactValue, lang: str, design: Design | None = None) -> Question:
    values = VERDICTS.get(fact, ()) if design is not None else ()
    asked = [kind for demand in (design.norm if design else ()) if demand.fact == fact for kind in demand.kinds]
    return Question(
        fact,
        term(lang, f"fact_{fact}", fact),
        value_in_words(value, lang),
        tuple((name, value_in_words(name, lang)) for name in values),
        "|".join(dict.fromkeys(asked)),
    )
