"""Whether a text is about bringing a case to a provider of legal aid: how to do so, or that one has been received.

Four things make such a text: somebody who helps in law, a dispute of the reader, that the reader brings it (or has
brought it), and what the helper then does. No single word decides: "zaak", "melden" and "jurist" stand elsewhere too.
"""

from __future__ import annotations

from lint.letter import Letter, starts_with_verb
from lint.notdecision import about_policy, written_by_customer
from lint.sections import Zone
from lint.sentences import Sentence

REACH = 2  # sentences between a question about a dispute and the call to bring it
_UNHEARD = (Zone.QUOTE, Zone.NAVIGATION, Zone.FOOTER)
_INVITING = frozenset("kunt kun meld meldt via hoe zo dient dan".split())
_DONE = frozenset("heeft hebt heb meldde".split())


def find(letter: Letter, refusals: bool) -> Sentence | None:
    """The sentence that tells how to bring a case, or that one was received; None in any other text.

    `refusals` says whether something is turned down: in a letter, then only plain words of registering a case count.
    """
    if written_by_customer(letter) or letter.tally["customer_voice"] > 1 or about_policy(letter):
        return None
    if any(s.has("news") for s in letter.spoken):
        return None
    heard = [s for s in letter.sentences if s.zone not in _UNHEARD]
    if _goes_elsewhere(heard):
        return None
    law = sum(len(s.matches.get("legal_strong", ())) for s in heard)
    words = law + sum(len(s.matches.get("legal_aid", ())) for s in heard)
    own = [s for s in heard if not s.has("not_the_reader") and not any(g.startswith("body:") for g in s.matches)]
    if law and words > 1:
        plain = ("register_case", "register_loose") if law > 1 else ("register_case",)
        found = next((s for s in own if s.has(*plain)), None)
        if found is not None:
            return found
    return None if refusals and letter.has_greeting() else _put_together(letter, heard, own, law)


def invites(letter: Letter) -> bool:
    """True when the reader is told how to register a case, and not only that he once did."""
    told = (set(s.words.forms) for s in letter.spoken if s.has("register_case"))
    return any(forms & _INVITING and not forms & _DONE for forms in told)


def _put_together(letter: Letter, heard: list[Sentence], own: list[Sentence], law: int) -> Sentence | None:
    """The sentence by which a case is brought, in a text where dispute, helper and his work stand apart."""
    due = next((s for s in own if s.has("received", "register_case") or _is_brought(letter, s)), None)
    if due is None:
        return None
    signs = (law, any(s.has("dispute") for s in heard), any(s.has("takes_up") for s in heard))
    return due if sum(map(bool, signs)) > 1 else None


def _goes_elsewhere(heard: list[Sentence]) -> bool:
    """True when the text is a clause or a directory, is about a complaint or a court, or comes from an authority."""
    edges = (Zone.HEAD, Zone.SUBJECT, Zone.CLOSING)
    return any(s.has("other_procedure") or (s.has("public_law") and s.zone in edges) for s in heard)


def _is_brought(letter: Letter, sentence: Sentence) -> bool:
    """True when the reader is told to bring his case, or asked what it is and then told to come."""
    if sentence.has("bring", "seek_help"):
        return _calls(sentence)
    if sentence.is_heading and sentence.has("register_loose"):
        return True
    return sentence.has("dispute") and (sentence.is_question or sentence.is_heading) and _call_follows(letter, sentence)


def _calls(sentence: Sentence) -> bool:
    """True when the reader is told to do something: an imperative, "u kunt", "dient te", a heading."""
    if sentence.is_heading or sentence.is_question or starts_with_verb(sentence):
        return True
    if any(m.start == sentence.words.first for m in sentence.matches.get("contact", ())):
        return True
    return sentence.has("reader")


def _call_follows(letter: Letter, question: Sentence) -> bool:
    """True for a question about a dispute ("Ruzie met uw baas?") after which the reader is told to come to us."""
    after = letter.sentences[question.index + 1 : question.index + 1 + REACH]
    return any(s.has("contact") and _calls(s) for s in after)
