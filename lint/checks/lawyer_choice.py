"""Does an intake text tell of the free choice of a lawyer, and as much as the law gives? (LABELS: lawyer_choice)"""

from __future__ import annotations

from dataclasses import dataclass

from lint.checks.narrowing import RESTRICTIONS, around, is_narrowed, row_of
from lint.letter import Letter, subject_of
from lint.model import NearMiss
from lint.sections import UNHEARD_ZONES
from lint.sentences import Sentence

SHORT = 12  # words of an answer that only says no
LIST = 8  # sentences within which the line that opens a list is looked for


@dataclass(frozen=True)
class LawyerChoice:
    """The value of lawyer_choice with the passage that decides it."""

    value: str
    passage: tuple[Sentence, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    unsure: bool = False


def read(letter: Letter) -> LawyerChoice:
    """Whether an intake text tells of the free choice of a lawyer: "present", "missing" or "restricted"."""
    spoken = [s for s in letter.sentences if s.zone not in UNHEARD_ZONES and not s.has("footer_row")]
    told = [s for s in spoken if _is_told(letter, s)]
    if not told:
        return LawyerChoice("missing", (), _near_misses(spoken))
    denied = [s for s in told if _is_denied(letter, s)]
    restricted = [s for s in told if s not in denied and is_narrowed(letter, s)]
    free = [s for s in told if s not in denied and s not in restricted]
    if restricted:
        return LawyerChoice("restricted", tuple(restricted), (), bool(free))
    if denied and not any(f.index > d.index for f in free for d in denied):
        return LawyerChoice("restricted", tuple(denied), (), bool(free))
    return LawyerChoice("present", tuple(free[:2]), _near_misses(spoken))


def _is_told(letter: Letter, sentence: Sentence) -> bool:
    """True when a sentence speaks of the customer's own choice of a lawyer, whatever it says of it."""
    if sentence.has("second_opinion"):
        return False
    if sentence.has("choice"):
        return True
    if sentence.has("warning"):
        return False
    if sentence.has("lawyer_like") and sentence.has("choice_denied"):
        return True
    if sentence.has("has_one"):
        return False
    if sentence.has("other_wanted") and _answer(letter, sentence):
        return True
    if sentence.has("choice_excluded") or _chooser(sentence) == "insurer":
        return False
    if sentence.has("lawyer_like") and _tells_when(sentence):
        return True
    if sentence.has("choice_denied") and sentence.has("choosing") and _named_before(letter, sentence):
        return True
    row = row_of(letter, sentence)
    named = any(_may_be_chosen(s) for s in row) and any(s.has("choosing") for s in row)
    if not (named or _points_back(letter, sentence)):
        return False
    if not sentence.words.verbs and sentence.has("own_choice"):
        return True
    return any(s.has("choice_context") for s in _around(letter, sentence))


def _answer(letter: Letter, sentence: Sentence) -> Sentence | None:
    """The sentence that says yes or no to the wish for another lawyer: this one, or the next but one at most."""
    near = letter.sentences[sentence.index : sentence.index + 3]
    return next((s for s in near if s.part.section == sentence.part.section and s.has("assent", "refused")), None)


def _may_be_chosen(sentence: Sentence) -> bool:
    """True when a lawyer is named who is not "our lawyer"."""
    ours = sentence.starts("ours")
    return any(not ours & {place - 2, place - 1} for place in sentence.starts("lawyer_like"))


def _chooser(sentence: Sentence) -> str:
    """Who stands beside a verb of the clause that speaks of choosing: "customer", "insurer" or ""."""
    forms, clauses = sentence.words.forms, sentence.words.clauses
    chosen = {sentence.clause_of(m) for m in sentence.matches.get("chooses", ())}
    verbs = {v for v in sentence.words.verbs if clauses[v] in chosen}
    verbs |= {i for m in sentence.matches.get("chooses", ()) for i in (m.start, m.end - 1)}
    beside = {n for v in verbs for n in (_left_of(forms, v), v + 1)}
    if beside & sentence.starts("customer"):
        return "customer"
    return "insurer" if beside & sentence.starts("ours") or sentence.has("insurer_chooses") else ""


def _left_of(forms: tuple[str, ...], verb: int) -> int:
    """The place of the word before a verb, "voor u" and the like left out."""
    place = verb - 1
    while place > 0 and forms[place - 1] in ("voor", "aan", "met", "bij"):
        place -= 2
    return place


def _tells_when(sentence: Sentence) -> bool:
    """True for a condition on a lawyer for the customer; a network alone may be the insurer's own choice."""
    if sentence.has("choosing", "choosing_it"):
        return sentence.has(*RESTRICTIONS)
    when = [name for name in RESTRICTIONS if name != "only_network"]
    return sentence.has(*when) and subject_of(sentence) != "insurer"


def _points_back(letter: Letter, sentence: Sentence) -> bool:
    """True for a choice whose lawyer is named in the sentence before ("Een advocaat nodig? Kies er zelf een.")."""
    before = letter.sentences[sentence.index - 1] if sentence.index else None
    return (
        before is not None
        and sentence.has("choosing_it")
        and before.has("lawyer_word")
        and not before.has("choice_excluded")
        and before.part.section == sentence.part.section
    )


def _named_before(letter: Letter, sentence: Sentence) -> bool:
    """True when a lawyer is named in the sentences of the paragraph before this one."""
    before = letter.sentences[max(0, sentence.index - LIST) : sentence.index]
    return any(s.paragraph == sentence.paragraph and s.has("lawyer_word") for s in before)


def _around(letter: Letter, sentence: Sentence) -> list[Sentence]:
    """The sentence with its neighbours in the same paragraph, or the question above an answer."""
    row = row_of(letter, sentence)
    lead = [s for s in letter.sentences[: sentence.index] if s.part.section == sentence.part.section]
    opening = [s for s in lead[-LIST:] if sentence.is_item and s.words.forms[-1] == ":"]
    return opening + [
        s
        for s in letter.sentences[max(0, sentence.index - 1) : sentence.index + 2]
        if s.paragraph == sentence.paragraph
        or s in row
        or (s.part.section == sentence.part.section and (s.is_heading or s.is_question))
    ]


def _is_denied(letter: Letter, sentence: Sentence) -> bool:
    """True when the choice is refused, in the sentence itself or in the answer that follows it."""
    row = [s for s in row_of(letter, sentence) if s is not sentence]
    if any(s.words.forms[0] == "nee" or s.has("choice_denied") for s in row):
        return True
    if sentence.has("choice_denied"):
        return not _is_reopened(letter, sentence)
    answer = _answer(letter, sentence) if sentence.has("other_wanted") else None
    if answer is not None and answer.has("refused") and not answer.has("assent"):
        return True
    after = [s for s in around(letter, sentence) if s.index == sentence.index + 1]
    later = [s for s in around(letter, sentence) if s.index > sentence.index and s.paragraph == sentence.paragraph]
    if sentence.is_question and any(s.words.forms[0] == "nee" and not s.has("choice") for s in after):
        return True
    if sentence.is_question and any(s.has("short_no") and not s.has("assent") and len(s.words) <= SHORT for s in after):
        return True
    return any(s.has("choice_denied") for s in later)


def _is_reopened(letter: Letter, sentence: Sentence) -> bool:
    """True when the next sentence gives back what this one took ("Nu niet. Komt het tot een procedure, dan wel.")."""
    after = letter.sentences[sentence.index + 1 : sentence.index + 2]
    return any(s.paragraph == sentence.paragraph and s.has("choice_reopened") for s in after)


def _near_misses(spoken: list[Sentence]) -> tuple[NearMiss, ...]:
    """Sentences that name a lawyer but no choice."""
    found = [s for s in spoken if s.has("lawyer") and not s.has("choice")]
    return tuple(NearMiss(s.range, "lawyer_without_choice") for s in found[:3])
