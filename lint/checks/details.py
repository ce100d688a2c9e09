"""Details of the next step: a usable way in, a period, and the bodies outside the insurer (LABELS: Details)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lint.checks.deed import has_channel
from lint.checks.next_step import NextStep
from lint.checks.object import is_about_membership
from lint.letter import Letter, following
from lint.matching import Match
from lint.sections import Zone
from lint.sentences import Sentence

_BODIES = ("kifid", "skgz", "rechter", "geschillencommissie", "geschillenregeling")
_ROUTE_WORDS = frozenset(
    "kunt kun kan mag mogen kunnen staat staan open naar bij tot aan terecht daarna dan vervolgens of rest resteert"
    " bevoegd oordeelt bemiddelt vraag ga leg stap wend kloppen aankloppen geldt beroep recht weg gang doet beslist"
    " hakt uitspraak vertellen via".split()
)


def channel(letter: Letter, step: NextStep) -> Sentence | None:
    """The sentence of the passage, or of a place it points to, that gives a usable way in."""
    told = (s for s in step.passage if has_channel(letter, s) or _linked(letter, s))
    return next(told, None) or next((s for s in _tail(letter, step) if has_channel(letter, s)), None)


def deadline(letter: Letter, step: NextStep) -> Sentence | None:
    """The sentence of the passage that gives a period or a date within which the customer should act."""
    return next((s for s in passage_of(letter, step) if s.has("deadline")), None)


def external_bodies(letter: Letter, step: NextStep) -> Mapping[str, Sentence]:
    """The bodies outside the insurer that the letter names as a route for the customer, in the order of LABELS.md.

    Each with the sentence that names it first.
    """
    found: dict[str, Sentence] = {}
    inside = {s.index for s in step.passage} | {s.index for s in _tail(letter, step)}
    for sentence in letter.sentences:
        if sentence.zone in (Zone.QUOTE, Zone.NAVIGATION, Zone.FOOTER, Zone.HEAD):
            continue
        values = bodies_in(letter, sentence)
        if not values or is_about_membership(sentence):
            continue
        if sentence.index in inside or _is_route(sentence):
            found = {**dict.fromkeys(values, sentence), **found}
    return {value: found[value] for value in _BODIES if value in found}


def bodies_in(letter: Letter, sentence: Sentence) -> set[str]:
    """Values of the bodies named in a sentence; of overlapping names the longest counts."""
    hits = [(match, body) for body in letter.pack.bodies for match in sentence.matches.get(f"body:{body.id}", ())]
    out = set()
    for match, body in hits:
        if any(_is_inside(match, other) for other, _ in hits):
            continue
        if body.value and not _closed_for(sentence, match.start):
            out.add(body.value)
    return out


def _is_inside(match: Match, other: Match) -> bool:
    """True when a match is a part of a longer one ("rechter" in "rechter-commissaris")."""
    return (
        other.start <= match.start and match.end <= other.end and (other.start, other.end) != (match.start, match.end)
    )


def _closed_for(sentence: Sentence, at: int) -> bool:
    """True when the clause says that this body is not open to the customer."""
    clause = sentence.words.clauses[at]
    forms = {f for f, c in zip(sentence.words.forms, sentence.words.clauses, strict=True) if c == clause}
    return "toepassing" in forms and bool({"niet", "geen"} & forms)


def _is_route(sentence: Sentence) -> bool:
    """True when a sentence outside the passage offers the body to the customer, and not only names it."""
    if sentence.has("membership"):
        return False
    forms = set(sentence.words.forms)
    return sentence.has("route") and bool(forms & _ROUTE_WORDS)


def _linked(letter: Letter, sentence: Sentence) -> bool:
    """True when a link with a target stands in the sentence."""
    return any(link.target and link.range.overlaps(sentence.range) for link in letter.document.links)


def passage_of(letter: Letter, step: NextStep) -> tuple[Sentence, ...]:
    """The passage of a next step with the sentences that go on with it."""
    return (*step.passage, *_tail(letter, step))


def _tail(letter: Letter, step: NextStep) -> Sequence[Sentence]:
    """Sentences that go on with the passage, or with a part of it: the rest of the paragraph, the list or section."""
    inside = {s.index for s in step.passage}
    found = {s.index: s for place in step.places for s in _going_on(letter, place) if s.index not in inside}
    return [found[index] for index in sorted(found)]


def _going_on(letter: Letter, place: Sequence[Sentence]) -> Iterator[Sentence]:
    last = place[-1]
    for sentence in following(letter, last, 8):
        same = sentence.paragraph == last.paragraph
        under = sentence.part.section == last.part.section and any(s.is_heading for s in place)
        goes_on = sentence.is_item and sentence.part.section == last.part.section
        if not (same or under or goes_on) or sentence.has("no_deed", "other_question"):
            return
        yield sentence
