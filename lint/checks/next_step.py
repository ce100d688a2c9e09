"""Does a rejection say what the customer can do if he disagrees? (norm 8; LABELS: next_step)

A step is there when some passage is about disagreeing with this decision and names something to do about it. Three
ways lead to that: a sentence of disagreement (a condition, question, heading or concession about the customer) that a
deed follows; a route that is both at once ("Tegen deze beslissing kunt u bezwaar maken"); and a challenge of the
decision that the customer is asked or allowed to make ("Vraag ons het besluit na te lopen"). What looks like one of
them but is about something else, somebody else, the past or the insurer is kept as a near miss with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lint.checks.deed import MAY, names_deed
from lint.checks.object import about_something_else, for_somebody_else, is_about_membership
from lint.letter import Letter, following, is_table_row, starts_with_verb, subject_of
from lint.modality import is_asked, opens_condition
from lint.model import NearMiss
from lint.sections import Zone
from lint.sentences import Sentence

REACH = 5  # sentences after a disagreement within which its deed must begin
REACH_OF_HEADING = 14
MOST_MISSES = 3  # near misses that are told
_DOUBT = frozenset({"other_object", "insurer_disagrees"})  # near misses beside which a step is easily misread
_MEETS = frozenset("graag gaarne tegemoet verzoeken bereid welkom ontvangen".split())


@dataclass(frozen=True)
class NextStep:
    """The value of next_step, the passage that decides it and the near misses (reasons are message keys).

    `places` are the passages that were found one by one and that `passage` puts together. `unsure` is True for a step
    whose passage names others and not the decision, or beside which one about something else was refused.
    """

    value: str
    passage: tuple[Sentence, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    places: tuple[tuple[Sentence, ...], ...] = ()
    unsure: bool = False


@dataclass
class _Search:
    """A letter that is being read, and why sentences of it (by number) were refused."""

    letter: Letter
    refused: dict[int, str] = field(default_factory=dict)

    def refuse(self, sentence: Sentence, why: str) -> None:
        """Remember the first reason for which a sentence was refused; `why` is a message key without `near_`."""
        self.refused.setdefault(sentence.index, why)


def read(letter: Letter) -> NextStep:
    """The next step of a rejection: "present", "missing" or "denied", with the passage and what came near."""
    search = _Search(letter)
    passages = [p for s in letter.spoken if (p := _passage(search, s))]
    if passages:
        merged = tuple(sorted({s.index: s for p in passages for s in p}.values(), key=lambda s: s.index))
        misses = _near_misses(search)
        return NextStep("present", merged, misses, tuple(map(tuple, passages)), _is_weak(merged, misses))
    closed = [s for s in letter.spoken if s.has("closed") and not _closes_on_condition(s)]
    if closed:
        return NextStep("denied", (closed[0],), _near_misses(search))
    return NextStep("missing", (), _near_misses(search))


def _is_weak(passage: Sequence[Sentence], misses: Sequence[NearMiss]) -> bool:
    """True when it is doubtful that a step is about this decision."""
    others = any(s.has("third_party_named", "foreign") for s in passage) and not any(s.has("own") for s in passage)
    return others or any(miss.why in _DOUBT for miss in misses)


def _passage(search: _Search, sentence: Sentence) -> list[Sentence]:
    """The sentences that a next step which begins here consists of; none when none begins here."""
    found: list[Sentence] = []
    if _is_dissent(search, sentence):
        found = _with_deed(search, sentence)
    if not found and (_is_route(search, sentence) or _is_challenge(search, sentence)):
        found = [sentence]
    return found if found and not _is_cancelled(search.letter, found) else []


# ---- (a) the customer disagrees with this decision


def _is_dissent(search: _Search, sentence: Sentence) -> bool:
    """True when the customer is the one who disagrees, or may, and with this decision."""
    if sentence.has("if_not") and _asks_consent(search.letter, sentence):
        return True
    if not sentence.has("dissent"):
        return False
    if sentence.has("refusal") and sentence.is_heading and not sentence.is_question:
        return False
    who = {subject_of(sentence, sentence.clause_of(m)) for m in sentence.matches["dissent"]}
    asked = is_asked(sentence)
    if sentence.has("retold") and not asked:
        return False
    if who == {"insurer"} and not asked:
        search.refuse(sentence, "insurer_disagrees")
        return False
    if not (asked or who & {"customer", "both"} or "volgens" in sentence.words.forms):
        return False
    return not _refused_object(search, sentence, "dissent")


def _closes_on_condition(sentence: Sentence) -> bool:
    """True when what shuts the way is itself a condition ("Horen wij geen bezwaar, dan …", "Als u niet reageert …")."""
    if not (opens_condition(sentence) or starts_with_verb(sentence)):
        return False
    return all(sentence.clause_of(m) == sentence.words.clauses[0] for m in sentence.matches["closed"])


def _asks_consent(letter: Letter, sentence: Sentence) -> bool:
    """True when one of the two sentences before asked whether the customer agrees ("Bent u akkoord? … Zo nee, …")."""
    before = letter.sentences[max(0, sentence.index - 2) : sentence.index]
    asked = (s for s in before if s.is_question or starts_with_verb(s) or opens_condition(s))
    return any(s.has("consent") and not s.has("foreign") for s in asked)


# ---- (b) a deed


def _with_deed(search: _Search, sentence: Sentence) -> list[Sentence]:
    """The disagreement with the deeds that follow it, or nothing."""
    letter = search.letter
    if sentence.has("no_deed"):
        search.refuse(sentence, "not_about_decision")
        return []
    passage, found = [sentence], names_deed(letter, sentence, opening=True)
    for other in following(letter, sentence, REACH_OF_HEADING if sentence.is_heading else REACH):
        if not _goes_on(sentence, other):
            break
        if other.has("other_question") and not other.has("dissent", "own"):
            break
        if other.has("no_deed"):
            if not found:
                search.refuse(sentence, "not_about_decision")
            break
        own_matter = not is_asked(sentence) and _opens_other_matter(other)
        deed = not (other.has("retold") or own_matter) and names_deed(letter, other, opening=False)
        patient = sentence.is_heading or sentence.is_question or other.index <= sentence.index + 1
        if not (found or deed or patient):
            break
        found = found or deed
        passage.append(other)
    if not found:
        search.refuse(sentence, "no_deed")
        return []
    return passage


def _opens_other_matter(sentence: Sentence) -> bool:
    """True for a condition or question of its own ("Heeft u een andere nota, dan …")."""
    opens = opens_condition(sentence) or (starts_with_verb(sentence) and _asks_customer(sentence))
    return opens and not sentence.has("dissent", "challenge", "route", "own")


def _asks_customer(sentence: Sentence) -> bool:
    """True when the verb that opens the sentence has the customer as its subject ("Heeft u …"), so is no command."""
    return sentence.opening + 1 in sentence.starts("addressee")


def _goes_on(sentence: Sentence, other: Sentence) -> bool:
    """True when `other` still belongs to the passage that a disagreement opened."""
    if other.part.section != sentence.part.section or (other.is_heading and other is not sentence):
        return False
    if other.paragraph == sentence.paragraph or sentence.is_heading or _same_row(sentence, other):
        return True
    if not is_asked(sentence):
        return False
    return other.paragraph <= sentence.paragraph + 1 or other.is_item


def _same_row(sentence: Sentence, other: Sentence) -> bool:
    """True for two cells of one row of a table: what stands left says what the right one is about."""
    one, two = sentence.part.block, other.part.block
    return is_table_row(sentence) and is_table_row(other) and (one.table, one.row) == (two.table, two.row)


# ---- both at once


def _is_route(search: _Search, sentence: Sentence) -> bool:
    return sentence.has("route") and _is_open(search, sentence)


def _is_challenge(search: _Search, sentence: Sentence) -> bool:
    """True when the sentence asks or allows the customer to have this decision looked at again."""
    named = sentence.has("nominal_route") or (sentence.has("challenge") and sentence.has("own"))
    return named and _is_open(search, sentence)


def _is_open(search: _Search, sentence: Sentence) -> bool:
    """True when the way that a sentence names stands open to the customer, for this decision."""
    forms = set(sentence.words.forms)
    if sentence.zone is Zone.SUBJECT and not sentence.is_question:
        return False
    if sentence.zone is Zone.FOOTER or (sentence.has("closed") and not forms & {"wel", "alleen", "echter", "tenzij"}):
        return False
    if sentence.has("past_step") or _is_negated(sentence):
        return False
    if sentence.has("no_deed"):
        search.refuse(sentence, "other_object")
        return False
    if sentence.has("retold") and not is_asked(sentence):
        return False
    if is_about_membership(sentence):
        search.refuse(sentence, "membership")
        return False
    if _refused_object(search, sentence, "route") or _follows_refused(search, sentence):
        return False
    if not (sentence.has("nominal_route") or _stands_open(sentence, forms)):
        search.refuse(sentence, "no_deed")
        return False
    return True


def _is_negated(sentence: Sentence) -> bool:
    """True when the way itself is denied: "U kunt niet reageren", not "als u het niet eens bent, kunt u reageren"."""
    forms, clauses = sentence.words.forms, sentence.words.clauses
    found = [m for g in ("route", "challenge", "nominal_route") for m in sentence.matches.get(g, ())]
    shut = {clauses[i] for i, f in enumerate(forms) if f in ("niet", "geen", "evenmin", "nooit", "niets")}
    ways = {clauses[m.start] for m in found}
    return bool(ways) and ways <= shut and not sentence.has("dissent")


def _stands_open(sentence: Sentence, forms: set[str]) -> bool:
    """True when the words allow or ask something, now, of the customer."""
    who = subject_of(sentence)
    if who == "insurer" and not forms & _MEETS:
        return starts_with_verb(sentence)
    return bool(forms & MAY) or starts_with_verb(sentence) or sentence.is_heading or sentence.is_item


# ---- what spoils it


def _refused_object(search: _Search, sentence: Sentence, group: str) -> bool:
    """True when a sentence is for somebody else or about something else; that is then remembered."""
    if for_somebody_else(sentence):
        search.refuse(sentence, "someone_else")
        return True
    if about_something_else(search.letter, sentence, group):
        search.refuse(sentence, "other_object")
        return True
    return False


def _follows_refused(search: _Search, sentence: Sentence) -> bool:
    """True in a list or paragraph that already turned out to be about something or somebody else."""
    if sentence.has("own"):
        return False
    for index, why in search.refused.items():
        refused = search.letter.sentences[index]
        if why not in ("someone_else", "other_object", "not_about_decision") or refused.index >= sentence.index:
            continue
        same_list = refused.is_item and sentence.is_item and refused.part.section == sentence.part.section
        if refused.paragraph == sentence.paragraph or same_list:
            search.refuse(sentence, why)
            return True
    return False


def _is_cancelled(letter: Letter, passage: list[Sentence]) -> bool:
    """True when the passage goes on to say that the way is shut ("Die termijn is verstreken")."""
    last = passage[-1]
    rest = [s for s in (*passage[1:], *following(letter, last, 3)) if s.paragraph == last.paragraph]
    return any(s.has("closed") and not s.has("reopened", "route") for s in rest)


def _near_misses(search: _Search) -> tuple[NearMiss, ...]:
    by_index = {s.index: s for s in search.letter.sentences}
    misses = [NearMiss(by_index[i].range, why) for i, why in sorted(search.refused.items())]
    for sentence in search.letter.sentences:
        if sentence.index in search.refused:
            continue
        if sentence.has("membership") and any(n.startswith("body:") for n in sentence.matches):
            misses.append(NearMiss(sentence.range, "membership"))
        elif sentence.in_letter and sentence.has("general_question"):
            misses.append(NearMiss(sentence.range, "general_question"))
    return tuple(misses[:MOST_MISSES])
