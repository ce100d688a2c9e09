"""All facts of one letter, in the words and types of the label files."""

from __future__ import annotations

from lint import kinds as kinds_
from lint.checks import bodies, choice_terms, details, lawyer_choice, marks, next_step, reason, telling
from lint.letter import Letter
from lint.model import BESIDE, CHOICE_TERMS, NOT_APPLICABLE, Evidence, FactValue, Reading, TextRange
from lint.sentences import Sentence

REJECTIONS = (kinds_.DAMAGE, kinds_.HEALTH)


def read(letter: Letter, choices: int = 0, kind: str | None = None, template: bool = False) -> Reading:
    """The kinds and facts of a letter with their evidence.

    `choices` is the number of conditions of its template; `kind` and `template` are what the user's configuration says
    of the file, which holds whatever the letter looks like.
    """
    kinds = kinds_.of(letter) if kind is None else kinds_.told(letter, kind)
    template = template or marks.is_template(letter, choices)
    facts: dict[str, FactValue] = dict.fromkeys(
        ("next_step", "channel", "deadline", "external_body", "reason", *BESIDE, "lawyer_choice"), NOT_APPLICABLE
    )
    evidence: dict[str, Evidence] = {}
    unsure: list[str] = []
    if any(k in kinds.found for k in REJECTIONS):
        step = _rejection(letter, kinds, facts, evidence)
        unsure += ["next_step"] if step.unsure else []
    if kinds_.INTAKE in kinds.found:
        choice = lawyer_choice.read(letter)
        facts["lawyer_choice"] = choice.value
        evidence["lawyer_choice"] = Evidence(_whole(choice.passage), choice.near_misses)
        if choice.value == "present":
            facts[CHOICE_TERMS] = choice_terms.told(letter, choice)
        if choice.unsure:
            unsure.append("lawyer_choice")
    facts["weak_links"] = len(marks.weak_links(letter))
    facts["placeholders"] = NOT_APPLICABLE if template else len(marks.placeholders(letter))
    if kinds.unsure:
        unsure.append("kinds")
    due = {k: s.range for k, s in kinds.due.items()}
    return Reading(kinds.found, facts, evidence, due, tuple(unsure))


def _rejection(
    letter: Letter, kinds: kinds_.Kinds, facts: dict[str, FactValue], evidence: dict[str, Evidence]
) -> next_step.NextStep:
    """Adds the facts of a rejection, and what each that is there rests on; gives the next step."""
    step = next_step.read(letter)
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
    ground = reason.read(letter, step)
    facts["reason"] = ground is not None
    if ground is not None:
        evidence["reason"] = Evidence(ground.range)
    return step


def _whole(passage: tuple[Sentence, ...]) -> TextRange | None:
    """The range from the first sentence of a passage to the end of its last; None for no passage."""
    if not passage:
        return None
    return TextRange(passage[0].range.start, max(s.range.end for s in passage))
