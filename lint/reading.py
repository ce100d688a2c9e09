"""All facts of one letter, in the words and types of the label files."""

from __future__ import annotations

from dataclasses import replace

from lint import kinds as kinds_
from lint.checks import bodies, choice_terms, details, lawyer_choice, marks, next_step, reason, telling
from lint.letter import Letter
from lint.model import BESIDE, CHOICE_TERMS, INTAKE, NOT_APPLICABLE, REJECTIONS, Evidence, FactValue, Reading, TextRange
from lint.secondreader import SecondReader
from lint.sentences import Sentence
from lint.weighing import Weighing


def read(
    letter: Letter,
    choices: int = 0,
    kind: str | None = None,
    template: bool = False,
    second: SecondReader | None = None,
) -> Reading:
    """The kinds and facts of a letter with their evidence.

    `choices` is the number of conditions of its template; `kind` and `template` are what the user's configuration says
    of the file, which holds whatever the letter looks like. Without a second reader the rules decide alone.
    """
    weighing = None if second is None else Weighing(second, letter)
    kinds = kinds_.of(letter) if kind is None else kinds_.told(letter, kind)
    if weighing is not None and kind is None:
        kinds = weighing.kinds(kinds)
    template = template or marks.is_template(letter, choices)
    facts: dict[str, FactValue] = dict.fromkeys(
        ("next_step", "channel", "deadline", "external_body", "reason", *BESIDE, "lawyer_choice"), NOT_APPLICABLE
    )
    evidence: dict[str, Evidence] = {}
    unsure: list[str] = []
    if any(k in kinds.found for k in REJECTIONS):
        step = next_step.read(letter)
        unsure += ["next_step"] if step.unsure else []
        if weighing is not None:
            step = weighing.step(step)
        ground = reason.read(letter, step)
        if weighing is not None:
            ground = weighing.reason(ground)
        _rejection(letter, kinds, step, ground, facts, evidence)
    if INTAKE in kinds.found:
        choice = lawyer_choice.read(letter)
        unsure += ["lawyer_choice"] if choice.unsure else []
        if weighing is not None:
            choice = weighing.choice(choice)
        facts["lawyer_choice"] = choice.value
        evidence["lawyer_choice"] = Evidence(_whole(choice.passage), choice.near_misses)
        if choice.value == "present":
            facts[CHOICE_TERMS] = choice_terms.told(letter, choice)
    facts["weak_links"] = len(marks.weak_links(letter))
    facts["placeholders"] = NOT_APPLICABLE if template else len(marks.placeholders(letter))
    if kinds.unsure:
        unsure.append("kinds")
    due = {k: s.range for k, s in kinds.due.items()}
    found = Reading(kinds.found, facts, evidence, due, tuple(unsure))
    if weighing is None:
        return found
    found = replace(found, overruled=tuple(weighing.overruled))
    told = {"kinds"} if kind is not None else set()  # what the user says of a file is beyond doubt
    return replace(found, unsure=tuple(fact for fact in weighing.doubts(found) if fact not in told))


def _rejection(
    letter: Letter,
    kinds: kinds_.Kinds,
    step: next_step.NextStep,
    ground: Sentence | None,
    facts: dict[str, FactValue],
    evidence: dict[str, Evidence],
) -> None:
    """Adds the facts of a rejection with this next step and reason, and what each that is there rests on."""
    facts["next_step"] = step.value
    evidence["next_step"] = Evidence(_whole(step.passage), step.near_misses)
    if step.value == "present":
        named = details.external_bodies(letter, step)
        told = {
            "channel": details.channel(letter, step),
            "deadline": details.deadline(letter, step),
            "external_body": next(iter(named.values()), None),
        }
        facts.update({fact: sentence is not None for fact, sentence in told.items()}, external_body=tuple(named))
        evidence.update({fact: Evidence(sentence.range) for fact, sentence in told.items() if sentence is not None})
        facts.update(bodies.read(letter, kinds, step, tuple(named)))
        facts.update(telling.read(letter, step))
    facts["reason"] = ground is not None
    if ground is not None:
        evidence["reason"] = Evidence(ground.range)


def _whole(passage: tuple[Sentence, ...]) -> TextRange | None:
    """The range from the first sentence of a passage to the end of its last; None for no passage."""
    if not passage:
        return None
    return TextRange(passage[0].range.start, max(s.range.end for s in passage))
