"""Does a rejection say what the customer can do if he disagrees? (norm 8; LABELS: next_step)

A step is there when some passage is about disagreeing with this decision and names something to do about it. Three
ways lead to that: a sentence of disagreement (a condition, question, heading or concession about the customer) that a
deed follows; a route that is both at once ("Tegen deze beslissing kunt u bezwaar maken"); and a challenge of the
decision that the customer is asked or allowed to make ("Vraag ons het besluit na te lopen"). What looks like one of
them but is about something else, somebody else, the past or the insurer is kept as a near miss with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lint.checks.object import about_something_else, for_somebody_else
from lint.kinds import Kinds
from lint.letter import CUSTOMER, Letter, following, is_table_row, starts_with_verb, subject_of
from lint.matching import Match
from lint.model import NearMiss
from lint.sections import Zone
from lint.sentences import Sentence

REACH = 5  # sentences after a disagreement within which its deed must begin
REACH_OF_HEADING = 14
_CONDITION = frozenset("als indien wanneer mocht mochten ingeval zodra zo wie wat waar bij".split())
_INSIDE = frozenset("als indien wanneer mocht wie tenzij".split())
_MAY = frozenset(
    "kunt kun kan mag mogen kunnen dan dient dienen moet gelieve graag gaarne recht vrij via wilt verzoeken staat staan mogelijk"
    " welkom welwillend geschiedt open openstaat rest resteert zult hebt heeft vraagt verzoekt tegemoet binnen bereid bestaat altijd laat".split()
)
_PERHAPS = frozenset("misschien wellicht mogelijk mogelijkerwijs allicht".split())
_CAN = frozenset("kunt kun mag kan dient moet".split())
_PAST = frozenset("vroeg vroegen maakte maakten diende kon konden schreef schreven stuurde".split())


@dataclass(frozen=True)
class NextStep:
    """The value of next_step, the passage that decides it and the near misses (reasons are message keys)."""

    value: str
    passage: tuple[Sentence, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    unsure: bool = False


@dataclass
class _Search:
    letter: Letter
    refused: dict[int, str] = field(default_factory=dict)

    def refuse(self, sentence: Sentence, why: str) -> None:
        self.refused.setdefault(sentence.index, why)


def read(letter: Letter, kinds: Kinds) -> NextStep:
    """The next step of a rejection."""
    search = _Search(letter)
    passages = [p for s in letter.spoken if (p := _passage(search, s))]
    if passages:
        merged = sorted({s.index: s for p in passages for s in p}.values(), key=lambda s: s.index)
        return NextStep("present", tuple(merged), _near_misses(search))
    closed = [s for s in letter.spoken if s.has("closed") and not _closes_on_condition(s)]
    if closed:
        return NextStep("denied", (closed[0],), _near_misses(search))
    return NextStep("missing", (), _near_misses(search))


def _passage(search: _Search, sentence: Sentence) -> list[Sentence]:
    found: list[Sentence] = []
    if _is_dissent(search, sentence):
        found = _with_deed(search, sentence)
    if not found and (_is_route(search, sentence) or _is_challenge(search, sentence)):
        found = [sentence]
    return found if found and not _is_cancelled(search.letter, found) else []


# ---- (a) the customer disagrees with this decision


def _is_dissent(search: _Search, sentence: Sentence) -> bool:
    if sentence.has("if_not") and _asks_consent(search.letter, sentence):
        return True
    if not sentence.has("dissent"):
        return False
    if sentence.has("refusal") and sentence.is_heading and not sentence.is_question:
        return False
    who = {subject_of(sentence, sentence.clause_of(m)) for m in sentence.matches["dissent"]}
    asked = _is_asked(sentence)
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
    if not (_opens_condition(sentence) or starts_with_verb(sentence)):
        return False
    return all(sentence.clause_of(m) == sentence.words.clauses[0] for m in sentence.matches["closed"])


def _asks_consent(letter: Letter, sentence: Sentence) -> bool:
    """True when one of the two sentences before asked whether the customer agrees ("Bent u akkoord? … Zo nee, …")."""
    before = letter.sentences[max(0, sentence.index - 2) : sentence.index]
    return any((s.is_question or starts_with_verb(s) or _opens_condition(s)) and s.has("consent") and not s.has("foreign") for s in before)


def _is_asked(sentence: Sentence) -> bool:
    """True for a question, heading, condition or possibility: the customer may disagree, it is not said that he does."""
    if _PERHAPS & set(sentence.words.forms):
        return True
    return sentence.is_question or sentence.is_heading or is_table_row(sentence) or _opens_condition(sentence) or _has_condition(sentence)


def _opens_condition(sentence: Sentence) -> bool:
    first = next((f for f in sentence.words.forms if f[:1].isalpha()), "")
    return first in _CONDITION


def _has_condition(sentence: Sentence) -> bool:
    forms = sentence.words.forms
    return "dan" in forms or bool(_INSIDE & set(forms)) or starts_with_verb(sentence)


# ---- (b) a deed


def _with_deed(search: _Search, sentence: Sentence) -> list[Sentence]:
    """The disagreement with the deeds that follow it, or nothing."""
    letter = search.letter
    if sentence.has("no_deed"):
        search.refuse(sentence, "not_about_decision")
        return []
    passage, found = [sentence], _names_deed(letter, sentence, opening=True)
    for other in following(letter, sentence, REACH_OF_HEADING if sentence.is_heading else REACH):
        if not _goes_on(sentence, other):
            break
        if other.has("no_deed"):
            if not found:
                search.refuse(sentence, "not_about_decision")
            break
        deed = _names_deed(letter, other, opening=False)
        patient = sentence.is_heading or sentence.is_question or other.index <= sentence.index + 1
        if not (found or deed or patient):
            break
        found = found or deed
        passage.append(other)
    if not found:
        search.refuse(sentence, "no_deed")
        return []
    return passage


def _goes_on(sentence: Sentence, other: Sentence) -> bool:
    """True when `other` still belongs to the passage that a disagreement opened."""
    if other.part.section != sentence.part.section or (other.is_heading and other is not sentence):
        return False
    if other.paragraph == sentence.paragraph or sentence.is_heading or _same_row(sentence, other):
        return True
    if not _is_asked(sentence):
        return False
    return other.paragraph <= sentence.paragraph + 1 or other.is_item


def _same_row(sentence: Sentence, other: Sentence) -> bool:
    """True for two cells of one row of a table: what stands left says what the right one is about."""
    one, two = sentence.part.block, other.part.block
    return is_table_row(sentence) and is_table_row(other) and (one.table, one.row) == (two.table, two.row)


def _names_deed(letter: Letter, sentence: Sentence, *, opening: bool) -> bool:
    """True when a sentence tells the customer to do something, or that he can; `opening` is the disagreement itself."""
    if sentence.has("closed") and not sentence.has("reopened"):
        return False
    if sentence.has("route", "challenge") and not opening:
        return True
    if not opening and sentence.has("general_question"):
        return False
    found = sentence.matches.get("dissent", ()) if opening else ()
    deeds = [m for m in sentence.matches.get("deed", ()) if not any(d.start <= m.start < d.end for d in found)]
    if opening:
        clauses = {sentence.clause_of(d) for d in found}
        deeds = [m for m in deeds if sentence.clause_of(m) not in clauses or _CAN & set(sentence.words.forms)]
    if any(_is_for_customer(sentence, m) for m in deeds):
        return True
    if opening:
        return sentence.has("route") or _consequent(sentence, clauses) or (_is_asked(sentence) and _has_channel(letter, sentence))
    return _tells_customer(sentence) or _has_channel(letter, sentence)


def _has_channel(letter: Letter, sentence: Sentence) -> bool:
    return sentence.has("channel") or letter.matches_text("channel", sentence)


def _tells_customer(sentence: Sentence) -> bool:
    """True for an imperative or a permission, whatever the verb: after a disagreement it is what to do about it."""
    words = sentence.words
    if starts_with_verb(sentence) and not sentence.is_question:
        first = next(i for i, f in enumerate(words.forms) if f[:1].isalpha())
        after = words.forms[first + 1] if first + 1 < len(words) else ""
        return after not in CUSTOMER | {"wij", "we", "ik", "het", "dit", "dat", "er", "de", "onze", "ons"}
    forms = set(words.forms)
    return bool(_CAN & forms) and bool(CUSTOMER & forms) and not {"niet", "geen", "niets"} & forms


def _is_for_customer(sentence: Sentence, deed: Match) -> bool:
    """True when it is the customer who does it: imperative, his pronoun, or a way that stands open."""
    words = sentence.words
    clause = words.clauses[deed.start]
    place = [i for i, c in enumerate(words.clauses) if c == clause]
    if deed.start in words.verbs and deed.start <= next(i for i in place if words.forms[i][:1].isalpha()) + 1:
        follower = words.forms[deed.start + 1] if deed.start + 1 < len(words) else ""
        if follower not in ("wij", "we", "ik"):
            return True
    if deed.start in words.verbs and words.forms[deed.start + 1 : deed.start + 2] == ("ons",):
        return True
    who = subject_of(sentence, clause)
    if who == "insurer":
        return bool({"graag", "gaarne", "verzoeken", "ontvangen", "horen", "vernemen", "tegemoet", "bereid", "genegen", "opnieuw", "nog"} & set(words.forms))
    return who in ("customer", "both") or bool(_MAY & set(words.forms)) or sentence.is_item


def _consequent(sentence: Sentence, dissent: set[int]) -> bool:
    """True when a later clause says what the customer then may or has: "…, dan heeft u twee maanden …"."""
    words = sentence.words
    for i, form in enumerate(words.forms):
        if form == "dan" and words.clauses[i] not in dissent:
            return any(f in CUSTOMER for f, c in zip(words.forms, words.clauses, strict=True) if c == words.clauses[i])
    return False


# ---- both at once


def _is_route(search: _Search, sentence: Sentence) -> bool:
    return sentence.has("route") and _is_open(search, sentence)


def _is_challenge(search: _Search, sentence: Sentence) -> bool:
    """True when the sentence asks or allows the customer to have this decision looked at again."""
    return (sentence.has("nominal_route") or sentence.has("challenge") and sentence.has("own")) and _is_open(search, sentence)


def _is_open(search: _Search, sentence: Sentence) -> bool:
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
    if sentence.has("membership") and subject_of(sentence) == "insurer":
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
    if forms & _PAST and not forms & {"kunt", "kun", "mag"}:
        return False
    who = subject_of(sentence)
    if who == "insurer" and not forms & {"graag", "gaarne", "tegemoet", "verzoeken", "bereid", "welkom", "ontvangen"}:
        return starts_with_verb(sentence)
    return bool(forms & _MAY) or starts_with_verb(sentence) or sentence.is_heading or sentence.is_item


# ---- what spoils it


def _refused_object(search: _Search, sentence: Sentence, group: str) -> bool:
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
    return tuple(misses[:3])
