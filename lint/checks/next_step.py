"""Does a rejection say what the customer can do if he disagrees? (norm 8; LABELS: next_step)

A step is there when some passage is about disagreeing with this decision and names something to do about it. Two ways
lead to that: a sentence of disagreement (a condition, question, heading or concession about the customer) that a deed
follows, and a sentence that is both at once ("Tegen deze beslissing kunt u bezwaar maken"). What looks like either but
is about something else, somebody else, the past or the insurer is kept as a near miss with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lint.kinds import Kinds
from lint.letter import CUSTOMER, WE, Letter, first_word, following, subject_of
from lint.model import NearMiss
from lint.sections import Zone
from lint.sentences import Sentence

REACH = 5  # sentences after a disagreement within which its deed must begin
_CONDITION = frozenset("als indien wanneer mocht mochten ingeval zodra zo wie wat".split())


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
    closed = [s for s in letter.spoken if s.has("closed") and first_word(s) not in _CONDITION]
    if closed:
        return NextStep("denied", (closed[0],), _near_misses(search))
    return NextStep("missing", (), _near_misses(search))


def _passage(search: _Search, sentence: Sentence) -> list[Sentence]:
    if _is_dissent(search, sentence):
        found = _with_deed(search, sentence)
        if found:
            return found
    if _is_route(search, sentence) and not _is_cancelled(search.letter, [sentence]):
        return [sentence]
    return []


# ---- (a) the customer disagrees with this decision


def _is_dissent(search: _Search, sentence: Sentence) -> bool:
    if not sentence.has("dissent"):
        return False
    if sentence.has("refusal") and sentence.is_heading and not sentence.is_question:
        return False
    clauses = {sentence.clause_of(m) for m in sentence.matches["dissent"]}
    who = {subject_of(sentence, c) for c in clauses}
    asked = sentence.is_question or sentence.is_heading or _is_conditional(sentence)
    if who == {"insurer"} and not asked:
        search.refuse(sentence, "insurer_disagrees")
        return False
    if not (asked or who & {"customer", "both"} or "volgens" in sentence.words.forms):
        return False
    if _third_party(sentence):
        search.refuse(sentence, "someone_else")
        return False
    if _foreign(search.letter, sentence):
        search.refuse(sentence, "other_object")
        return False
    return True


def _is_conditional(sentence: Sentence) -> bool:
    forms = sentence.words.forms
    if first_word(sentence) in _CONDITION or "dan" in forms:
        return True
    if any(f in ("als", "indien", "wanneer", "mocht", "wie") for f in forms):
        return True
    # verb first with the customer next: "Bent u …", "Deelt u …", "Zie jij …"
    words = [f for f in forms if f[:1].isalpha()]
    return len(words) > 1 and words[0] not in WE | CUSTOMER and words[1] in CUSTOMER | WE | {"onze", "ons", "dit", "deze", "dat", "het", "er", "de"} and words[0][-1:] in "tndgskmpblfr"


def _third_party(sentence: Sentence) -> bool:
    """True when somebody else than the customer is the one who may disagree."""
    forms = sentence.words.forms
    if any(f in CUSTOMER for f in forms):
        return False
    return sentence.has("third_party_subject")


def _foreign(letter: Letter, sentence: Sentence) -> bool:
    """True when the disagreement is about something else than this decision."""
    dissent = sentence.matches.get("dissent", ())
    clauses = {sentence.clause_of(m) for m in dissent}
    own = any(sentence.clause_of(m) in clauses for m in sentence.matches.get("own", ()))
    foreign = any(sentence.clause_of(m) in clauses for m in sentence.matches.get("foreign", ()))
    if foreign and not own:
        return True
    if own:
        return False
    if _topic_is_foreign(letter, sentence):
        return True
    before = letter.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph:
        return False
    if before.has("third_party_topic") and "die" in sentence.words.forms:
        return True
    return before.has("foreign") and not before.has("own", "refusal", "not_covered", "partial")


def _topic_is_foreign(letter: Letter, sentence: Sentence) -> bool:
    """True when the heading above a sentence is about something else than this decision."""
    return any(
        h.has("foreign") and not h.has("own") for h in letter.heading_of(sentence) if h is not sentence
    )


# ---- (b) a deed


def _with_deed(search: _Search, sentence: Sentence) -> list[Sentence]:
    """The disagreement with the deeds that follow it, or nothing."""
    letter = search.letter
    passage = [sentence]
    found = _names_deed(letter, sentence, opening=True)
    if _leads_away(sentence):
        search.refuse(sentence, "not_about_decision")
        return []
    section = sentence.part.section
    reach = 14 if sentence.is_heading else REACH
    for other in following(letter, sentence, reach):
        if other.part.section != section:
            break
        if other.is_heading and other is not sentence:
            break
        if _leads_away(other):
            if not found:
                search.refuse(sentence, "not_about_decision")
            break
        asserted = not (sentence.is_heading or sentence.is_question or _is_conditional(sentence))
        if asserted and other.paragraph != sentence.paragraph:
            break
        if other.paragraph > sentence.paragraph + 1 and not (sentence.is_heading or other.is_item):
            break
        deed = _names_deed(letter, other, opening=False)
        if not found and not deed and not sentence.is_heading and not sentence.is_question and other.index > sentence.index + 1:
            break
        found = found or deed
        passage.append(other)
    if not found:
        search.refuse(sentence, "no_deed")
        return []
    return passage


def _leads_away(sentence: Sentence) -> bool:
    return sentence.has("no_deed")


def _names_deed(letter: Letter, sentence: Sentence, *, opening: bool) -> bool:
    """True when a sentence tells the customer to do something, or that he can."""
    if sentence.has("route"):
        return True
    if not opening and sentence.has("general_question"):
        return False
    if not sentence.has("deed"):
        return letter.matches_text("channel", sentence) and not opening
    forms = sentence.words.forms
    dissent = {sentence.clause_of(m) for m in sentence.matches.get("dissent", ())} if opening else set()
    deeds = [m for m in sentence.matches["deed"] if not opening or sentence.clause_of(m) not in dissent]
    if opening and not deeds:
        return _consequent(sentence, dissent)
    who = subject_of(sentence)
    if who == "insurer" and not (set(forms) & {"graag", "gaarne", "verzoeken", "ontvangen", "horen", "vernemen"}):
        return False
    if opening:
        return True
    modal = set(forms) & {"kunt", "kun", "kan", "mag", "dan", "dient", "moet", "gelieve", "graag", "gaarne", "recht", "vrij", "via", "wilt", "verzoeken", "staat", "staan", "mogelijk", "kunnen", "hoeft"}
    imperative = any(m.start <= 2 for m in deeds)
    return bool(modal) or imperative or sentence.is_item or who == "customer"


def _consequent(sentence: Sentence, dissent: set[int]) -> bool:
    """True when a later clause says what the customer then may or has: "…, dan heeft u twee maanden …"."""
    words = sentence.words
    for i, form in enumerate(words.forms):
        if form == "dan" and words.clauses[i] not in dissent:
            return any(f in CUSTOMER for f, c in zip(words.forms, words.clauses, strict=True) if c == words.clauses[i])
    return False


# ---- both at once


def _is_route(search: _Search, sentence: Sentence) -> bool:
    if not sentence.has("route"):
        return False
    if sentence.zone is Zone.FOOTER:
        return False
    forms = set(sentence.words.forms)
    if sentence.has("closed") and not forms & {"wel", "alleen", "echter"}:
        return False
    if sentence.has("no_deed") or _foreign_route(search.letter, sentence):
        search.refuse(sentence, "other_object")
        return False
    if sentence.has("third_party_subject") and not forms & CUSTOMER:
        search.refuse(sentence, "someone_else")
        return False
    if not _open_to_customer(sentence):
        search.refuse(sentence, "no_deed")
        return False
    return True


def _open_to_customer(sentence: Sentence) -> bool:
    forms = set(sentence.words.forms)
    if forms & CUSTOMER and forms & {"kunt", "kun", "kan", "mag", "recht", "vrij", "staat", "dient", "moet", "wilt", "wil", "kunnen", "zult", "open", "mogelijkheid", "mogelijk", "vraagt", "rest", "verzoekt", "hebt", "heeft"}:
        return not (forms & {"vroeg", "maakte", "diende", "kon", "schreef"})
    if forms & {"mogelijk", "open", "staat", "kan", "openstaat", "tegemoet", "vrij", "gelieve", "rest", "resteert", "bevoegd"}:
        return True
    first = first_word(sentence)
    return first in {"vraag", "stuur", "dien", "maak", "leg", "ga", "bel", "mail", "schrijf", "wend", "teken", "laat", "kies", "meld", "stap", "gebruik", "vul"} or sentence.is_heading or sentence.is_item


def _foreign_route(letter: Letter, sentence: Sentence) -> bool:
    if sentence.has("foreign") and not sentence.has("own"):
        return True
    if sentence.has("own"):
        return False
    return _topic_is_foreign(letter, sentence)


def _is_cancelled(letter: Letter, passage: list[Sentence]) -> bool:
    """True when the passage goes on to say that the way is shut ("Die termijn is verstreken")."""
    last = passage[-1]
    rest = [s for s in following(letter, last, 3) if s.paragraph == last.paragraph]
    return any(s.has("closed") and not s.has("reopened") and not s.has("route") for s in rest)


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
