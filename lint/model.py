"""The data types that the stages hand to each other; this module imports nothing of ours but words.

All offsets count characters (code points) in `Document.text`, half open: `start` is in, `end` is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from lint.messages import Fault

if TYPE_CHECKING:
    from lint.sourcemap import SourceMap


class BlockKind(StrEnum):
    """What a piece of layout is to the reader of the letter."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    HEADER = "header"  # page header or running head
    FOOTER = "footer"  # page footer, disclaimer below the signature
    NAVIGATION = "navigation"  # menu, breadcrumb, cookie bar
    QUOTE = "quote"  # quoted mail thread or blockquote
    FOOTNOTE = "footnote"
    FORM = "form"  # a field or dotted line that the customer fills in


@dataclass(frozen=True, slots=True, order=True)
class TextRange:
    """A stretch of `Document.text`; not spaCy's Span, which counts tokens."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: TextRange) -> bool:
        """True when `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: TextRange) -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Region:
    """A place in the source file: lines and columns count from 1, the end column is exclusive (SARIF)."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table cell … of a document.

    `where` says the place in words a person can follow ("alinea 3", "pagina 2", "tabel 1, rij 2"); `level` is the
    depth of a heading or list item (1 is the top); `row` and `column` count from 0 within table number `table`.
    """

    kind: BlockKind
    range: TextRange
    where: str = ""
    level: int = 0
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the range of its visible text, and where it leads (None where the source hides it)."""

    range: TextRange
    target: str | None
    navigation: bool = False


@dataclass(frozen=True, slots=True)
class Arm:
    """One way a condition can go: the condition as the template words it, and the text it renders.

    `range` is None for an arm that renders nothing; `label` is what reports call it ("else" for the rest).
    """

    when: str
    label: str
    range: TextRange | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A condition of a template: exactly one of its arms is rendered. `range` covers tags and arms together."""

    range: TextRange
    arms: tuple[Arm, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of the makers of a document, which its addressee does not see; `range` is the text that it hangs on."""

    text: str
    range: TextRange


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file: the text that its addressee sees, and how it is laid out.

    `text` is the visible text, blocks separated by newlines; every block's range lies inside it and blocks stand in
    reading order without overlap. `choices` are conditions that the reader itself found (Word IF fields); those
    written in the text are found by `lint.templates`. `notes` are for the user ("gelezen zonder opmaak"). `remarks`
    are comments that stand beside the text (Word); those written in the source are found by `lint.suppression`.
    """

    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    links: tuple[Link, ...] = ()
    choices: tuple[Choice, ...] = ()
    slots: tuple[TextRange, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    sent: str = ""  # the month in which a mail says that it was sent: 2026-03

    def quote(self, where: TextRange) -> str:
        """The text of a range with runs of white space folded into one space."""
        return " ".join(self.text[where.start : where.end].split())

    def region(self, where: TextRange) -> Region:
        """The place of a range in the source file."""
        return self.source_map.region(where)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset, or None between blocks."""
        return next((b for b in self.blocks if b.range.start <= offset < b.range.end), None)


class ReadError(Fault):
    """A file that cannot be checked; its sentence says what is wrong and what to do."""


class NotForUs(Fault):
    """A file that is not for this program (not Dutch, not a text); its sentence says why."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A passage that came near and was refused, with the reason in the user's language."""

    range: TextRange
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a fact rests on: the deciding passage (None when nothing was found) and what was refused on the way."""

    range: TextRange | None = None
    near_misses: tuple[NearMiss, ...] = ()


KINDS = ("schade-afwijzing", "zorg-afwijzing", "rechtsbijstand-intake")  # the letters that the norm asks something of
DAMAGE, HEALTH, INTAKE = KINDS
REJECTIONS = DAMAGE, HEALTH
FactValue = str | bool | int | tuple[str, ...]
REFERENCES = ("independent_body", "fitting_body", "current_reference", "internal_step")  # lint/checks/bodies.py
TELLING = ("one_place", "in_letter", "answer_time")  # lint/checks/telling.py
CHOICE_TERMS = "choice_terms"  # lint/checks/choice_terms.py
# What a fact is a detail of: it rests on the passage of that fact, and findings on it point there.
DETAIL_OF = dict.fromkeys(("channel", "deadline", *REFERENCES, *TELLING), "next_step") | {CHOICE_TERMS: "lawyer_choice"}
BESIDE = (*REFERENCES, *TELLING, CHOICE_TERMS)  # asked beside the label files; these stay out of the JSON answer
NOT_APPLICABLE = "n/a"


@dataclass(frozen=True, slots=True)
class Reading:
    """The answer for one letter (one way a template can come out): kinds, facts, evidence, doubts.

    `facts` has the keys and values of the label files; `evidence` is keyed by fact, `due` by kind of letter (what made
    it that kind); `unsure` names facts that a person should look at, `overruled` those that the rules said otherwise.
    """

    kinds: tuple[str, ...]
    facts: Mapping[str, FactValue]
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    due: Mapping[str, TextRange] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    overruled: tuple[str, ...] = ()
