"""What kinds of text a document is: a rejection of a claim, an explanation how to register a legal-aid case, or none.

A rejection is a sentence in which the sender turns this claim down: asserted (not conditional, announced or general),
by the sender (not an agent passing it on), about a claim (not an application for insurance, a policy or a premium).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lint import intake
from lint.amounts import granted_less
from lint.letter import Letter, is_table_row
from lint.modality import is_stated
from lint.model import DAMAGE, HEALTH, INTAKE, KINDS
from lint.notdecision import decides_nothing
from lint.sections import Zone
from lint.sentences import Sentence

_ROWS = (Zone.HEAD, Zone.BODY, Zone.SUBJECT, Zone.AFTER)  # where a table or list of what is paid may stand
_SHORT_ROW = 14  # words below which a line of text is read as a row


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of a letter, the sentence that makes it each of them, and whether that is doubtful."""

    found: tuple[str, ...]
    due: Mapping[str, Sentence] = field(default_factory=dict)
    unsure: bool = False


def of(letter: Letter) -> Kinds:
    """The kinds of a letter in a fixed order, with the sentences that make it so; none when nothing is decided."""
    due: dict[str, Sentence] = {}
    refusals, unsure = _refusals(letter)
    brought = intake.find(letter, bool(refusals))
    if brought is not None:
        refusals = [s for s in refusals if s.has("case_refusal")] if letter.has_greeting() else []
    if refusals:
        for kind, sentence in _branch(letter, refusals).items():
            due[kind] = sentence
        if brought is not None and not intake.invites(letter):
            brought = None
    if brought is not None:
        due[INTAKE] = brought
    return Kinds(tuple(k for k in KINDS if k in due), due, unsure)


def told(letter: Letter, kind: str) -> Kinds:
    """The kind that the user says a letter is of; its first sentence stands in where no sentence shows it."""
    seen = of(letter).due.get(kind) or next(iter(letter.spoken), None)
    return Kinds((kind,), {} if seen is None else {kind: seen})


def _refusals(letter: Letter) -> tuple[list[Sentence], bool]:
    """The sentences that turn the claim down, from strong signs to weak ones, and whether that is doubtful."""
    spoken = letter.spoken
    tally = letter.tally
    if decides_nothing(letter):
        return [], False
    strong = [s for s in spoken if is_stated(s, "refusal", unless=("generic",))]
    strong += [s for s in spoken if _is_title(s) and is_stated(s, "refusal_title")]
    weak = [s for s in spoken if is_stated(s, "not_covered", "partial", "refusal")]
    rows = [s for s in letter.sentences if s.zone in _ROWS and s.has("zero")]
    rows = [s for s in rows if _unpaid_row(letter, s)] + list(granted_less(letter))
    if strong:
        return strong + rows, False
    if rows:
        return rows + weak, False
    if any(s.has("other_request") and s.is_heading for s in letter.sentences):
        weak = []
    less = [s for s in weak if s.has("partial")]
    if less and not tally["undecided"] and tally["policy_end"] < 2:
        return less, True
    if weak and not tally["undecided"] and not tally["accepted_full"] and tally["policy_end"] < 2:
        return weak, True
    soft = _soft_refusals(letter)
    return soft, bool(weak or soft)


def _soft_refusals(letter: Letter) -> list[Sentence]:
    """Gentle refusals ("Met pijn in het hart …"): believed only in a greeted letter that also speaks of disagreeing."""
    tally = letter.tally
    if tally["undecided"] or tally["accepted_full"] or tally["policy_end"] or not letter.has_greeting():
        return []
    if not any(s.has("dissent") and not s.has("foreign") for s in letter.spoken):
        return []
    return [s for s in letter.spoken if not s.has("dissent", "generic") and is_stated(s, "soft")]


def _is_title(sentence: Sentence) -> bool:
    """True for a heading, subject line or line without a verb."""
    return sentence.is_heading or sentence.zone is Zone.SUBJECT or not sentence.words.verbs


def _unpaid_row(letter: Letter, sentence: Sentence) -> bool:
    """True for a table row or line that shows a nil payment for something that was asked."""
    block = sentence.part.block
    if not (is_table_row(sentence) or sentence.is_item or len(sentence.words) < _SHORT_ROW):
        return False
    if sentence.has("paid_column"):
        return True
    if block.table is None:
        return is_table_row(sentence) and any(
            s.has("paid_column") and s.has("asked_column") for s in letter.sentences if s.index < sentence.index
        )
    paid = [s.part.block for s in letter.sentences if s.has("paid_column") and s.part.block.table == block.table]
    return any(b.row == block.row or (b.row == 0 and b.column == block.column) for b in paid)


def _branch(letter: Letter, refusals: list[Sentence]) -> dict[str, Sentence]:
    """Health or other insurance, judged from the words of the whole letter; each refusal on its own when both occur."""
    health = damage = 0.0
    for sentence in letter.sentences:
        if sentence.zone in (Zone.QUOTE, Zone.NAVIGATION):
            continue
        health += len(sentence.matches.get("health", ())) + 4 * sentence.has("health_sender")
        damage += len(sentence.matches.get("damage", ())) + 4 * sentence.has("damage_sender")
    named = {HEALTH: _named(letter, refusals, "health_sender"), DAMAGE: _named(letter, refusals, "damage_sender")}
    if all(named.values()):
        return {kind: sentence for kind, sentence in named.items() if sentence is not None}
    return {HEALTH: refusals[0]} if health > damage else {DAMAGE: refusals[0]}


def _named(letter: Letter, refusals: list[Sentence], group: str) -> Sentence | None:
    """The first refusal that itself, or whose heading, names an insurance of this branch."""
    for sentence in refusals:
        if any(s.has(group) for s in (sentence, *letter.heading_of(sentence))):
            return sentence
    return None
