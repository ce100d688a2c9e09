"""Letters in which the writer has marked what each passage does: what the sentences of the second reader are taught by.

A file of `training/tagged/` holds letters of one writer, each under a line `### 001`, the keys of its label file (but
for the counts, `evidence` and `why`), a line `---`, and its text with tags around the passages that decide:
`<afw>`, `<reden>`, `<stap>`, `<dicht>`, `<intake>`, `<keuze>`, `<beperkt>` (`lint.secondreader.Act`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from lint.letter import Letter
from lint.secondreader import Act

FOLDER = Path(__file__).parent / "tagged"
SHARE = 0.25  # of a sentence that must stand inside a tag for the sentence to do what the tag says
_HEAD = re.compile(r"^### (?=\d+\s*$)", re.MULTILINE)
_TAG = re.compile(rf"<(/?)({'|'.join(Act)})>")
_MARKDOWN = re.compile(r"^#{1,3} |\*\*", re.MULTILINE)
_SIGNS = frozenset("#*_`|>-\\")  # what a reader of Markdown takes away


@dataclass(frozen=True)
class Tagged:
    """A letter without its tags, with the label of the whole and, for each character, the act that it is part of."""

    name: str
    hand: str
    label: Mapping[str, object]
    text: str
    acts: tuple[Act | None, ...]

    def acts_in(self, letter: Letter) -> list[frozenset[Act]]:
        """What each sentence of the letter does, as it was read."""
        read = letter.document.text
        place = dict(self._places(read))
        return [
            frozenset(_acts([place.get(i) for i in range(s.range.start, s.range.end) if not read[i].isspace()]))
            for s in letter.sentences
        ]

    def _places(self, read: str) -> Iterator[tuple[int, Act | None]]:
        """Places in the visible text with the act that they are part of; white space and signs of Markdown are none."""
        here = [(char, act) for char, act in zip(self.text, self.acts, strict=True) if _counts(char)]
        there = [(place, char) for place, char in enumerate(read) if _counts(char)]
        same = SequenceMatcher(None, [char for char, _ in here], [char for _, char in there], autojunk=False)
        for first, second, length in same.get_matching_blocks():
            for step in range(length):
                yield there[second + step][0], here[first + step][1]


def tagged(file: Path) -> Iterator[Tagged]:
    """The letters of a file. Raises ValueError for tags that are left open, nested, or not closed."""
    for part in _HEAD.split(file.read_text(encoding="utf-8"))[1:]:
        number, _, rest = part.partition("\n")
        head, _, body = rest.partition("\n---\n")
        name = f"{file.stem}-{number.strip()}"
        text, acts = _untagged(body.strip("\n") + "\n", name)
        suffix = ".md" if _MARKDOWN.search(text) else ".txt"
        yield Tagged(name + suffix, file.stem.rstrip("0123456789"), yaml.safe_load(head), text, acts)


def files() -> list[Path]:
    """The tagged files that there are."""
    return sorted(FOLDER.glob("*.txt"))


def _untagged(body: str, name: str) -> tuple[str, tuple[Act | None, ...]]:
    text, acts, inside, at = "", list[Act | None](), None, 0
    for found in _TAG.finditer(body):
        piece = body[at : found.start()]
        text, acts, at = text + piece, acts + [inside] * len(piece), found.end()
        if (inside is None) == bool(found[1]) or (found[1] and inside != found[2]):
            raise ValueError(f"{name}: {found[0]} does not fit")
        inside = None if found[1] else Act(found[2])
    if inside is not None:
        raise ValueError(f"{name}: <{inside}> is not closed")
    return text + body[at:], tuple(acts + [None] * (len(body) - at))


def _acts(inside: list[Act | None]) -> Iterator[Act]:
    return (act for act in Act if inside.count(act) > SHARE * len(inside))


def _counts(char: str) -> bool:
    return not char.isspace() and char not in _SIGNS
