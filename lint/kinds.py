"""What kinds of text a document is: rejections of a claim, an explanation of how to register a legal-aid case, or none.

A rejection is a sentence in which the sender turns this claim down: asserted (not conditional, announced or general), by
the sender (not an agent passing it on), about a claim (not an application for insurance, a policy or a premium).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lint.letter import Letter, is_table_row
from lint.model import TextRange
from lint.sections import Zone
from lint.sentences import Sentence

DAMAGE = "schade-afwijzing"
HEALTH = "zorg-afwijzing"
INTAKE = "rechtsbijstand-intake"

_CONDITIONAL_FIRST = frozenset("als indien wanneer mocht mochten zodra tenzij zolang zonder".split())
_AFTER_IF = frozenset(
    "u je jij jullie wij we ze zij er het dit dat deze die de een uw jouw iemand hij men ik zo'n geen niet onze ons alles daar hier"
    " blijkt uit na door bij het".split()
)
_NOT_CONDITIONAL = frozenset("gevolg gevolmachtigde volgt volgende tussenpersoon uw verzekeraar gevraagd".split())


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of a letter, the sentence that makes it each of them, and the kinds that a person should look at."""

    found: tuple[str, ...]
    due: Mapping[str, Sentence] = field(default_factory=dict)
    unsure: bool = False
    refusals: tuple[Sentence, ...] = ()

    def range(self, kind: str) -> TextRange | None:
        """The place of the sentence that makes the letter of this kind."""
        return self.due[kind].range if kind in self.due else None


def of(letter: Letter) -> Kinds:
    """The kinds of a letter, with evidence."""
    due: dict[str, Sentence] = {}
    refusals, unsure = _refusals(letter)
    intake = _intake(letter)
    if intake is not None:
        refusals = [s for s in refusals if s.has("case_refusal")] if letter.has_greeting() else []
    if refusals:
        for kind, sentence in _branch(letter, refusals).items():
            due[kind] = sentence
        if intake is not None and not _invites(letter):
            intake = None
    if intake is not None:
        due[INTAKE] = intake
    order = (DAMAGE, HEALTH, INTAKE)
    return Kinds(tuple(k for k in order if k in due), due, unsure, tuple(refusals))


def is_conditional(sentence: Sentence) -> bool:
    """True when what a sentence says depends on a condition in the same sentence."""
    forms = sentence.words.forms
    start = next((i for i, f in enumerate(forms) if f[:1].isalpha()), 0)
    if forms[start] in _CONDITIONAL_FIRST and not (len(forms) > start + 1 and forms[start + 1] in _NOT_CONDITIONAL):
        return True
    if start in sentence.words.verbs and "dan" in forms and not sentence.is_question:
        return True  # verb first: "Ontvangen wij de bon niet, dan …"
    for i, form in enumerate(forms):
        if form in ("als", "indien", "tenzij", "zolang", "mits") and i + 1 < len(forms):
            if forms[i + 1] in _NOT_CONDITIONAL or (i and forms[i - 1] in ("zoals", "zowel", "net", "evenals", "ook")):
                continue
            if form == "als" and forms[i + 1] not in _AFTER_IF:
                continue
            return True
    return False


def _refusals(letter: Letter) -> tuple[list[Sentence], bool]:
    spoken = letter.spoken
    tally = _tally(letter)
    if _not_a_decision(letter, tally):
        return [], False
    strong = [s for s in spoken if _is_refusal(letter, s) and not s.has("generic")]
    strong += [s for s in spoken if s.has("refusal_title") and _is_title(s) and _is_asserted(letter, s)]
    weak = [s for s in spoken if s.has("not_covered", "partial", "refusal") and _is_asserted(letter, s)]
    rows = [s for s in letter.sentences if s.zone in (Zone.BODY, Zone.SUBJECT, Zone.AFTER) and s.has("zero")]
    rows = [s for s in rows if _unpaid_row(letter, s)]
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
    soft = _soft_refusals(letter, tally)
    return soft, bool(weak or soft)


def _soft_refusals(letter: Letter, tally: Mapping[str, int]) -> list[Sentence]:
    """Gentle refusals ("Met pijn in het hart …"): believed only in a greeted letter that also speaks of disagreeing."""
    if tally["undecided"] or tally["accepted_full"] or tally["policy_end"] or not letter.has_greeting():
        return []
    if not any(s.has("dissent") and not s.has("foreign") for s in letter.spoken):
        return []
    return [s for s in letter.spoken if s.has("soft") and not s.has("dissent", "generic") and _is_asserted(letter, s)]


def _tally(letter: Letter) -> dict[str, int]:
    out: dict[str, int] = {}
    for sentence in letter.sentences:
        if sentence.zone in (Zone.QUOTE, Zone.NAVIGATION):
            continue
        for group in sentence.matches:
            out[group] = out.get(group, 0) + 1
    for group in ("undecided", "accepted", "accepted_full", "policy_end"):
        out.setdefault(group, 0)
    return out


def _not_a_decision(letter: Letter, tally: dict[str, int]) -> bool:
    """True for texts in which nobody decides on the reader's claim, whatever words they use."""
    spoken = letter.spoken
    return (
        _written_by_customer(letter)
        or _about_insuring(letter)
        or _about_policy(letter, tally)
        or tally.get("provider_addressee", 0) >= 1
        or any(s.has("broker", "undecided_firm", "overturned") for s in spoken)
        or _about_other_request(letter)
        or any(s.has("public_law") for s in letter.sentences if s.zone in (Zone.HEAD, Zone.SUBJECT, Zone.CLOSING))
        or sum(s.has("recourse") for s in spoken) >= 2
        or not _addressed(letter)
    )


def _about_other_request(letter: Letter) -> bool:
    """True when the subject line asks for something that is no claim: a copy, a discount, a new account number."""
    first = next((s.index for s in letter.sentences if s.is_heading), 0)
    titled = any(
        s.has("other_request") and (s.zone is Zone.SUBJECT or (s.is_heading and s.index <= first)) for s in letter.sentences
    )
    return titled and not any(s.has("refusal") and s.has("payment") for s in letter.spoken)


def _written_by_customer(letter: Letter) -> bool:
    """True when the customer is the one who writes."""
    spoken = letter.spoken
    voices = sum(s.has("customer_voice") for s in spoken)
    mine = sum(s.has("first_person") for s in spoken)
    ours = sum(bool({"wij", "we", "ons", "onze"} & set(s.words.forms)) for s in spoken)
    return bool(voices) and mine >= 3 and (voices >= 2 or mine > ours)


def _about_policy(letter: Letter, tally: dict[str, int]) -> bool:
    """True when the letter is about premium or the end of a policy, and pays or refuses no claim."""
    if not tally["policy_end"]:
        return False
    titled = any(
        s.has("policy_end") and (s.zone in (Zone.SUBJECT, Zone.HEAD, Zone.CLOSING) or s.is_heading) for s in letter.sentences
    )
    decided = any(s.has("refusal") and s.has("payment") and _is_asserted(letter, s) and not s.has("generic") for s in letter.spoken)
    return (titled or tally["policy_end"] >= 3) and not decided


def _addressed(letter: Letter) -> bool:
    """True when the text speaks to one person about his own matter: a greeting, or past events told to him."""
    if letter.has_greeting() or any(_greets(letter, s) for s in letter.sentences[:12]):
        return True
    past = {"heeft", "hebt", "heb", "vroeg", "meldde", "diende", "stuurde", "had", "was", "ontvingen", "hebben", "gaf", "schreef"}
    forms = [set(s.words.forms) for s in letter.sentences if s.zone is not Zone.QUOTE]
    told = sum(bool(f & {"u", "je", "uw", "jouw", "jullie"}) and bool(f & past) for f in forms)
    if any(s.has("news") for s in letter.spoken):
        return False
    if any(s.has("general_text") and (s.is_heading or s.index < 2) for s in letter.sentences):
        return False
    general = any(s.has("general_text") for s in letter.sentences if s.zone is not Zone.QUOTE)
    marks = sum(
        bool(f & {"dossier", "kenmerk", "schadenummer", "polisnummer", "claimnummer", "declaratienummer", "verzekerde", "aanvraag", "overzicht", "dossiernummer", "betreft", "claim", "gevraagd", "ingediend", "gedeclareerd", "claimnr", "nr"})
        for f in forms
    )
    return told + marks >= (3 if general else 1)


def _about_insuring(letter: Letter) -> bool:
    """True when what is refused is a policy: an application for insurance, not a claim."""
    marks = [s for s in letter.sentences if s.has("insurance_application") and s.zone is not Zone.QUOTE]
    if not marks:
        return False
    in_title = any(s.zone in (Zone.SUBJECT, Zone.HEAD) or s.is_heading for s in marks)
    paid = any(s.has("refusal", "partial") and s.has("payment") and not s.has("insurance_application") for s in letter.spoken)
    return (in_title or len(marks) >= 2) and not paid


def _greets(letter: Letter, sentence: Sentence) -> bool:
    """True for a greeting that runs on in the same paragraph ("Hoi Bram! Wat vervelend …")."""
    return len(sentence.words) <= 7 and sentence.words.forms[-1] in ("!", ",", ".") and bool(
        letter.pack.layout.greeting.match(letter.text(sentence))
    )


def _is_title(sentence: Sentence) -> bool:
    """True for a heading, subject line or line without a verb."""
    return sentence.is_heading or sentence.zone is Zone.SUBJECT or not sentence.words.verbs


def _is_refusal(letter: Letter, sentence: Sentence) -> bool:
    return sentence.has("refusal") and _is_asserted(letter, sentence)


def _is_asserted(letter: Letter, sentence: Sentence) -> bool:
    """True when the sentence states something about this claim, and not about insurance, premium or a condition."""
    if sentence.is_question and not sentence.is_heading:
        return False
    if is_conditional(sentence):
        return False
    if sentence.has("insurance_application", "policy_end", "undecided", "hypothetical", "recounted", "other_request"):
        return False
    return True


def _unpaid_row(letter: Letter, sentence: Sentence) -> bool:
    """True for a table row or line that shows a nil payment for something that was asked."""
    block = sentence.part.block
    if not (is_table_row(sentence) or sentence.is_item or len(sentence.words) < 14):
        return False
    if sentence.has("paid_column"):
        return True
    if block.table is None:
        return is_table_row(sentence) and any(
            s.has("paid_column") and s.has("asked_column") for s in letter.sentences if s.index < sentence.index
        )
    if any(s.has("paid_column") for s in letter.sentences if s.part.block.table == block.table and s.part.block.row == block.row):
        return True
    header = [
        s
        for s in letter.sentences
        if s.part.block.table == block.table and s.part.block.row == 0 and s.part.block.column == block.column
    ]
    return any(h.has("paid_column") for h in header)


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


def _intake(letter: Letter) -> Sentence | None:
    if _written_by_customer(letter) or _about_policy(letter, _tally(letter)) or sum(s.has("news") for s in letter.spoken) >= 1:
        return None
    spoken = [s for s in letter.sentences if s.zone not in (Zone.QUOTE, Zone.NAVIGATION, Zone.FOOTER)]
    weight = {group: sum(len(s.matches.get(group, ())) for s in spoken) for group in ("legal_aid", "legal_strong")}
    if not weight["legal_strong"] or weight["legal_aid"] + weight["legal_strong"] < 2:
        return None
    for sentence in spoken:
        if any(g.startswith("body:") for g in sentence.matches):
            continue
        if sentence.has("register_case") or (weight["legal_strong"] >= 2 and sentence.has("register_loose", "case_state")):
            return sentence
    return None


def _invites(letter: Letter) -> bool:
    """True when the reader is told how to register a case, and not only that he once did."""
    for sentence in letter.spoken:
        forms = set(sentence.words.forms)
        if sentence.has("register_case") and forms & {"kunt", "kun", "meld", "meldt", "via", "hoe", "zo", "dient", "dan"}:
            if not forms & {"heeft", "hebt", "heb", "meldde"}:
                return True
    return False
