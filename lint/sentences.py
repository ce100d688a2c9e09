"""The sentences of a document: words with their offsets, the clause each stands in, and the part of the letter.

Sentences end where blocks end and at final punctuation; abbreviations, dates and amounts are single tokens of the
tokenizer and end nothing. Clauses end at punctuation and before conjunctions; a stretch without a verb (an item of an
enumeration: "de tv, de tent en het fornuis niet vergoeden") belongs to the clause that follows it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from lint.matching import Match, Matcher
from lint.model import BlockKind, Document, TextRange
from lint.sections import LETTER_ZONES, Part, Zone
from lint.slots import word as slot_word
from lint.tokenizer import may_end_sentence
from lint.wordplaces import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TAGGED = "brieflint.tagged"  # where a Doc keeps its words for us
_SPLIT = "brieflint.split"  # and the sentences of its blocks
_CLOSING_QUOTES = frozenset({'"', "”", "'", "’"})
_FINAL = frozenset({".", "!", "?", "…", "...", "!!", "??", "?!", "!?", "!!!"})
_OPENING = frozenset("\"'“‘„«([-–—*•→>")
_BREAKS = frozenset(', ; : ( ) – — - ? ! . … " “ ” „'.split())
_CONJUNCTIONS = frozenset(
    "omdat doordat zodat terwijl hoewel want maar aangezien tenzij mits daar nu voordat nadat alvorens ofschoon"
    " dus".split()
)
_AMBIGUOUS = frozenset({"daar", "nu", "dus"})  # adverbs as often as not: only a clause of their own after a comma
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', " ": " "})


def fold(text: str) -> str:
    """Lower case without accents and with plain quotes; of the same length for text in composed form (NFC)."""
    if text.isascii():
        return text.lower()
    out = []
    for char in text.translate(_QUOTES):
        base = unicodedata.normalize("NFD", char)[0]
        lowered = base.lower()
        out.append(lowered if len(lowered) == 1 else base)
    return "".join(out)


_fold_word = lru_cache(maxsize=32_768)(fold)  # words come back, far more often than sentences do


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `words` for matching, `offsets` of each word in the text, and where it stands in the letter."""

    index: int
    range: TextRange
    words: Words
    offsets: tuple[tuple[int, int], ...]
    part: Part
    paragraph: int
    matches: dict[str, tuple[Match, ...]] = field(default_factory=dict)

    @property
    def zone(self) -> Zone:
        """The part of the letter in which it stands."""
        return self.part.zone

    @property
    def in_letter(self) -> bool:
        """True when the sender speaks here to the addressee (no letterhead, footer, menu, quotation or form)."""
        return self.part.zone in LETTER_ZONES

    @property
    def is_heading(self) -> bool:
        """True for a heading or the title of a list or table."""
        return self.part.block.kind is BlockKind.HEADING

    @property
    def is_item(self) -> bool:
        """True for a list item or a table cell."""
        return self.part.block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)

    @property
    def is_question(self) -> bool:
        """True when it ends in a question mark."""
        return "?" in self.words.forms[-2:]

    @property
    def opening(self) -> int:
        """The place of the first word that begins with a letter; the number of words when there is none."""
        return next((i for i, form in enumerate(self.words.forms) if form[:1].isalpha()), len(self.words))

    def starts(self, group: str) -> set[int]:
        """The places at which matches of a group begin."""
        return {match.start for match in self.matches.get(group, ())}

    def has(self, *groups: str) -> bool:
        """True when one of the groups was found in it."""
        matches = self.matches  # asked some thousand times of a letter: a loop is quickest
        if matches:
            for group in groups:
                if group in matches:
                    return True
        return False

    def span(self, match: Match) -> TextRange:
        """The range of a match in the text."""
        return TextRange(self.offsets[match.start][0], self.offsets[match.end - 1][1])

    def clause_of(self, match: Match) -> int:
        """The number of the clause in which a match begins."""
        return self.words.clauses[match.start]


def split(
    document: Document, parts: Sequence[Part], doc: Doc, slots: Sequence[TextRange] = (), matcher: Matcher | None = None
) -> list[Sentence]:
    """The sentences of a document, in order, with what a matcher finds in them.

    `doc` is spaCy's analysis of exactly `document.text`; it keeps what was found in a block, which most letters of a
    template have alike.
    """
    known: dict[_Seen, list[_Said]] = doc.user_data.setdefault(f"{_SPLIT} {id(matcher)}", {})
    units = _units(_tagged(doc), document.text, slots)
    by_block = _units_by_block([p.block.range for p in parts], units)
    sentences: list[Sentence] = []
    for paragraph, (part, units) in enumerate(zip(parts, by_block, strict=True)):
        key = tuple([(u.start, u.end, u.form) for u in units])
        if key not in known:
            known[key] = [_said(words, matcher) for words in _sentences(units)]
        for where, words, offsets, matches in known[key]:
            sentences.append(Sentence(len(sentences), where, words, offsets, part, paragraph, matches))
    return sentences


def _said(units: Sequence[_Unit], matcher: Matcher | None) -> _Said:
    """What a sentence says, wherever it stands in its letter."""
    words = Words(
        tuple(u.form for u in units),
        tuple(u.lemma for u in units),
        _clauses(units),
        frozenset(i for i, u in enumerate(units) if u.finite),
    )
    offsets = tuple((u.start, u.end) for u in units)
    matches = {} if matcher is None else matcher.find(words)
    return TextRange(units[0].start, units[-1].end), words, offsets, matches


_Seen = tuple[tuple[int, int, str], ...]
_Said = tuple[TextRange, Words, tuple[tuple[int, int], ...], dict[str, tuple[Match, ...]]]


def sentence_starts(parts: Sequence[Part], doc: Doc, text: str, slots: Sequence[TextRange] = ()) -> list[bool]:
    """For each token of `doc`, whether a sentence begins there; for the parser, which may not decide it."""
    starts = {0}
    for units in _units_by_block([p.block.range for p in parts], _units(_untagged(doc), text, slots)):
        starts |= {words[0].token for words in _sentences(units)}
    return [token in starts for token in range(len(doc))]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word as matching sees it: a token, or a whole slot."""

    form: str
    lemma: str
    verb: bool
    finite: bool
    start: int
    end: int
    token: int
    text: str


def _untagged(doc: Doc) -> list[_Unit]:
    """The tokens of a document of which only the words are known."""
    from spacy.attrs import IDX, LENGTH, ORTH

    strings = doc.vocab.strings
    rows = doc.to_array([ORTH, IDX, LENGTH]).tolist()  # many times faster than asking every token
    return [_Unit("", "", False, False, at, at + size, i, strings[word]) for i, (word, at, size) in enumerate(rows)]


def _tagged(doc: Doc) -> list[_Unit]:
    """The tokens of a document that has been tagged; of a template they are asked for again for each letter."""
    known: list[_Unit] | None = doc.user_data.get(_TAGGED)
    if known is not None:
        return known
    from spacy.attrs import IDX, LEMMA, LENGTH, MORPH, ORTH, POS
    from spacy.symbols import AUX, VERB

    strings = doc.vocab.strings
    finite: dict[int, bool] = {}
    out = []
    for i, (word, at, size, pos, morph, lemma) in enumerate(
        doc.to_array([ORTH, IDX, LENGTH, POS, MORPH, LEMMA]).tolist()
    ):
        text, verb = strings[word], pos in (VERB, AUX)
        if verb and morph not in finite:
            finite[morph] = "Fin" in doc[i].morph.get("VerbForm", [])
        form, base = _fold_word(text), _fold_word(strings[lemma])
        out.append(_Unit(form, base, verb, verb and finite[morph], at, at + size, i, text))
    doc.user_data[_TAGGED] = out
    return out


def _units(tokens: Sequence[_Unit], text: str, slots: Sequence[TextRange]) -> list[_Unit]:
    """The words of a document in order: its tokens without blanks, and one word for each slot."""
    out: list[_Unit] = []
    waiting = list(reversed(slots))
    inside: TextRange | None = None
    for token in tokens:
        if inside is not None and token.start < inside.end:
            if token.end > inside.end:  # "{{ termijn }}dagen": the word that touches the field
                rest = text[inside.end : token.end]
                out.append(_Unit(fold(rest), fold(rest), False, False, inside.end, token.end, token.token, rest))
            continue
        inside = None
        while waiting and waiting[-1].end <= token.start:
            waiting.pop()
        if waiting and token.end > waiting[-1].start:
            inside = waiting.pop()
            name = slot_word(text[inside.start : inside.end])
            out.append(_Unit(name, name, False, False, inside.start, inside.end, token.token, "Veld"))
        elif not token.text.isspace() and not text[token.start : token.start + 1].isspace():  # blank: an arm not taken
            out.append(token)
    return out


def _units_by_block(ranges: Sequence[TextRange], units: Sequence[_Unit]) -> list[list[_Unit]]:
    """The words of each block; what lies between blocks is left out."""
    out: list[list[_Unit]] = [[] for _ in ranges]
    at = 0
    for unit in units:
        while at < len(ranges) and unit.start >= ranges[at].end:
            at += 1
        if at < len(ranges) and unit.end > ranges[at].start:
            out[at].append(unit)
    return out


def _sentences(units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """The words of a block, sentence by sentence."""
    chunk: list[_Unit] = []
    for i, unit in enumerate(units):
        chunk.append(unit)
        following = units[i + 1].text if i + 1 < len(units) else ""
        quoted = i > 0 and unit.text in _CLOSING_QUOTES and units[i - 1].text in _FINAL and following[:1].isupper()
        if (unit.text in _FINAL and _ends_here(units, i)) or quoted or may_end_sentence(unit.text, following):
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _ends_here(units: Sequence[_Unit], i: int) -> bool:
    """True when the final punctuation at word `i` ends a sentence, judged from the word after it."""
    if i + 1 == len(units):
        return True
    mark, following = units[i].text, units[i + 1].text
    if following in _FINAL or following in {")", '"', "”", "'", "’", ",", ";"}:
        return False
    if "?" in mark or "!" in mark:
        return True
    if mark in {"…", "..."}:
        return following[0].isupper()
    return not following[0].islower() or following in _OPENING


def _clauses(words: Sequence[_Unit]) -> tuple[int, ...]:
    """The number of the clause in which each word of a sentence stands."""
    forms = [w.form for w in words]
    stretches: list[list[int]] = [[]]
    for i, form in enumerate(forms):
        after_break = i > 0 and forms[i - 1] in _BREAKS
        if i and (form in _CONJUNCTIONS and (form not in _AMBIGUOUS or after_break)):
            stretches.append([])
        stretches[-1].append(i)
        if form in _BREAKS:
            stretches.append([])
    stretches = [s for s in stretches if s]
    out = [0] * len(forms)
    clause = 0
    for n, stretch in enumerate(stretches):
        for i in stretch:
            out[i] = clause
        verbless = not any(words[i].verb for i in stretch)
        hard = forms[stretch[-1]] in {":", ";", "?", "!", "."}
        if not (verbless and not hard and n + 1 < len(stretches)):
            clause += 1
    return tuple(out)
