"""What makes a told choice of a lawyer narrower than the law gives: on what it hangs, and what is left out.

Proceedings of any kind and a conflict of interests are conditions that the law allows; so are costs and formalities.
Narrower is what hangs on the insurer's own judgement, on anything else by "only", or leaves part of the cases to him.
"""

from __future__ import annotations

from lint.letter import Letter
from lint.modality import IF
from lint.sentences import Sentence

REACH = 3  # sentences after the choice in which it may be narrowed
RESTRICTIONS = ("only_compulsory", "only_outsourced", "only_network", "only_court", "only_conflict")
_SHORT = 9  # words of a sentence that only limits the one before ("Alleen dan.")
_NEAR = 3  # words within which the subject of a condition is named
_OPENERS = IF | {"nadat"}


def is_narrowed(letter: Letter, sentence: Sentence) -> bool:
    """True when the choice told in a sentence hangs on something narrower than proceedings or a conflict."""
    near = around(letter, sentence)
    if any(s.has(*RESTRICTIONS) for s in near):
        return True
    if any(_is_limited(s, s is sentence) for s in near if s.index >= sentence.index):
        return True
    if any(_hangs_on_insurer(s) for s in near if s is sentence or (s.index < sentence.index and s.is_question)):
        return True
    before = letter.sentences[sentence.index - 1 : sentence.index] if sentence.index else ()
    if any(s.paragraph == sentence.paragraph and s.has("only_court") for s in before):
        return True
    free = sentence.has("proceedings")
    return any(s.has("the_rest") and (not free or s.has("court")) for s in near if s is not sentence)


def around(letter: Letter, sentence: Sentence) -> list[Sentence]:
    """The sentence, the question or heading above it, and those after it that can narrow what it says."""
    return [
        s
        for s in letter.sentences
        if (
            0 <= s.index - sentence.index <= REACH
            or (s.index == sentence.index - 1 and (s.is_question or s.is_heading))
        )
        and (s.part.section == sentence.part.section or s.paragraph == sentence.paragraph)
    ]


def row_of(letter: Letter, sentence: Sentence) -> list[Sentence]:
    """The sentences of the same row of a table; the sentence alone outside tables."""
    block = sentence.part.block
    if block.table is None:
        return [sentence]
    same = (s for s in letter.sentences if s.part.block.table == block.table)
    return [s for s in same if s.part.block.row == block.row]


def _is_limited(sentence: Sentence, told: bool) -> bool:
    """True for an "only" that is not about proceedings, a conflict, costs or a formality."""
    if not sentence.has("exclusive") or sentence.has("proceedings", "conflict", "formality"):
        return False
    return told or len(sentence.words) <= _SHORT or sentence.has("lawyer_like")


def _hangs_on_insurer(sentence: Sentence) -> bool:
    """True for a condition in which the insurer is the one who finds, decides or does: "als wij het nodig vinden"."""
    forms, clauses = sentence.words.forms, sentence.words.clauses
    ours, customers = (sentence.starts(group) for group in ("ours", "customer"))
    providers = sentence.starts("provider")
    for i, form in enumerate(forms):
        if not (form in _OPENERS or (i == sentence.words.first and i in sentence.words.verbs)):
            continue
        near = range(i + 1, i + 1 + _NEAR)
        subject = next((n for n in near if n in ours or n in customers), -1)
        inside = [m for g in ("proceedings", "conflict", "formality") for m in sentence.matches.get(g, ())]
        if (subject in ours or providers & set(near)) and not any(clauses[m.start] == clauses[i] for m in inside):
            return True
    return False
