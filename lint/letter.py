"""A letter as the checks see it: its sentences with everything that the packs' phrases found in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from lint import sections, sentences, slots
from lint.matching import Match
from lint.model import BlockKind, Document, TextRange
from lint.packs import Pack
from lint.sections import Part, Zone
from lint.sentences import Sentence, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Letter:
    """One document (or one way a template comes out), divided, split and matched."""

    document: Document
    pack: Pack
    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...]
    slots: tuple[TextRange, ...]

    @property
    def spoken(self) -> list[Sentence]:
        """The sentences in which the sender speaks to the addressee."""
        return [s for s in self.sentences if s.in_letter]

    def text(self, sentence: Sentence) -> str:
        """The folded text of a sentence."""
        return fold(self.document.text[sentence.range.start : sentence.range.end])

    def raw(self, sentence: Sentence) -> str:
        """The text of a sentence as it stands, runs of white space folded."""
        return self.document.quote(sentence.range)

    def matches_text(self, group: str, sentence: Sentence) -> bool:
        """True when a regular expression of the group is found in a sentence as it stands."""
        text = self.document.text[sentence.range.start : sentence.range.end]
        return any(r.search(text) for r in self.pack.regexes.get(group, ()))

    def heading_of(self, sentence: Sentence) -> list[Sentence]:
        """The sentences of the heading under which a sentence stands (none for a sentence under no heading)."""
        at = sentence.part.under_heading
        if at is None:
            return []
        return [s for s in self.sentences if s.part is self.parts[at]]

    @cached_property
    def tally(self) -> Counter[str]:
        """In how many sentences, quotations and menus apart, each group was found."""
        heard = (s for s in self.sentences if s.zone not in (Zone.QUOTE, Zone.NAVIGATION))
        return Counter(group for sentence in heard for group in sentence.matches)

    def has_greeting(self) -> bool:
        """True when somebody is greeted by name or title."""
        return any(p.zone is Zone.GREETING for p in self.parts)


def parts_of(document: Document, pack: Pack) -> tuple[Part, ...]:
    """The blocks of a document with their zones and sections."""
    return sections.divide(document, pack.layout, fold)


def prepare(document: Document, pack: Pack, make_doc: Callable[[str], Doc]) -> tuple[Doc, list[bool], tuple[Part, ...]]:
    """The tokenised document and where its sentences begin, ready for the parser."""
    parts = parts_of(document, pack)
    doc = make_doc(document.text)
    starts = sentences.sentence_starts(parts, doc, document.text, slots.find(document))
    return doc, starts, parts


def build(document: Document, pack: Pack, doc: Doc, parts: Sequence[Part]) -> Letter:
    """The letter of a document that has been analysed."""
    found = slots.find(document)
    quoted = quoted_words(document.text, pack)
    split = sentences.split(document, parts, doc, found, pack.matcher)
    matched = tuple(replace(s, matches=_own_words(s, s.matches, quoted)) if quoted else s for s in split)
    return Letter(document, pack, tuple(parts), matched, found)


def _own_words(
    sentence: Sentence, matches: dict[str, tuple[Match, ...]], quoted: Sequence[TextRange]
) -> dict[str, tuple[Match, ...]]:
    """The matches that do not lie in words quoted from somebody else."""
    if not any(q.overlaps(sentence.range) for q in quoted):
        return matches
    kept = {
        group: tuple(m for m in found if not any(q.overlaps(sentence.span(m)) for q in quoted))
        for group, found in matches.items()
    }
    return {group: found for group, found in kept.items() if found}


def quoted_words(text: str, pack: Pack) -> list[TextRange]:
    """Stretches in which the sender quotes the addressee ("U schreef: '…'"): words that are not the sender's own."""
    return [TextRange(m.start(1), m.end(1)) for rule in pack.regexes.get("quotation", ()) for m in rule.finditer(text)]


DETERMINERS = frozenset("de het een uw je jouw jullie zijn haar hun die dat deze dit".split())


def following(letter: Letter, sentence: Sentence, most: int) -> Iterator[Sentence]:
    """The next sentences of the same letter zone, at most `most`, in order."""
    count = 0
    for other in letter.sentences[sentence.index + 1 :]:
        if count >= most:
            return
        if not other.in_letter:
            if other.zone in (Zone.CLOSING, Zone.FORM):
                return
            continue
        count += 1
        yield other


def subject_of(sentence: Sentence, clause: int | None = None) -> str:
    """Who acts in a clause (or the whole sentence): "customer", "insurer", "both" or "" when nobody is named."""
    customer, insurer = (
        any(clause is None or sentence.clause_of(m) == clause for m in sentence.matches.get(group, ()))
        for group in ("customer", "insurer")
    )
    return "both" if customer and insurer else "customer" if customer else "insurer" if insurer else ""


def starts_with_verb(sentence: Sentence) -> bool:
    """True when the first word is a verb: an imperative, a question, or a condition ("Bent u …, dan …")."""
    return sentence.opening in sentence.words.verbs


def is_table_row(sentence: Sentence) -> bool:
    """True for a cell or row of a table."""
    return sentence.part.block.kind is BlockKind.TABLE_CELL
