"""Sentences parsed before in the same surroundings are not parsed again: letters say much in the same words.

The embedded model sees of a text only so much: what it says of a word depends on a few words at either side of its
sentence and on nothing beyond. So a sentence with those words around it is a key to what the model says of its words,
and leaving out what is known gives the same answers. New sentences that follow each other are parsed together, with the
words that they can see before and after them.

This module imports spaCy; `lint.language` imports it when a model is loaded.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS, SPACY
from spacy.language import Language
from spacy.tokens import Doc

SAID = (POS, LEMMA, MORPH)
MOST = 32_768  # sentences that are remembered: those of some thousand templates
TOGETHER = 3_000  # words that go through the model at once: more do not fit the caches of a processor
_COMPONENTS = ["tok2vec", "morphologizer", "parser", "lemmatizer"]
_LOOK_AHEAD = 1  # the parser also looks at the word after the one it is at

Key = tuple[bytes, int, int]
Heard = tuple[Any, tuple[str, ...]]  # what the model says of the words of a sentence, and their lemmas


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A document with the bounds and keys of its sentences."""

    doc: Doc
    starts: Sequence[bool]
    bounds: tuple[tuple[int, int], ...]
    keys: tuple[Key, ...]


def sight(nlp: Language) -> int | None:
    """How many words to either side a pipeline can see; None when that cannot be told."""
    if nlp.pipe_names != _COMPONENTS:
        return None
    encode = nlp.config["components"]["tok2vec"]["model"].get("encode", {})
    if not str(encode.get("@architectures", "")).startswith("spacy.MaxoutWindowEncoder."):
        return None
    return int(encode["depth"]) * int(encode["window_size"]) + _LOOK_AHEAD


class Recall:
    """A pipeline with a memory, bounded, of what it said of sentences; `sight` is how far it sees."""

    def __init__(self, nlp: Language, sight: int) -> None:
        self._nlp = nlp
        self._sight = sight
        self._known: OrderedDict[Key, Heard] = OrderedDict()

    def tag(self, docs: Iterable[tuple[Doc, Sequence[bool]]], batch_size: int) -> Iterator[Doc]:
        """The docs with part of speech, lemma and features, in order. With each comes where its sentences begin."""
        waiting = iter(docs)
        while batch := [self._waiting(doc, starts) for doc, starts in islice(waiting, batch_size)]:
            heard = self._heard(batch)
            for one in batch:
                yield self._told(one, heard)

    def _waiting(self, doc: Doc, starts: Sequence[bool]) -> _Waiting:
        words = doc.to_array([ORTH, SPACY])
        at = [i for i, start in enumerate(starts) if start or i == 0]
        bounds = tuple(pairwise((*at, len(doc))))
        return _Waiting(doc, starts, bounds, tuple(self._key(words, *bound) for bound in bounds))

    def _key(self, words: Any, start: int, end: int) -> Key:
        first, last = max(0, start - self._sight), min(len(words), end + self._sight)
        return words[first:last].tobytes(), start - first, last - end

    def _heard(self, batch: Sequence[_Waiting]) -> dict[Key, Heard]:
        """What is known of all sentences of a batch, once those that were new have been parsed."""
        heard: dict[Key, Heard] = {}
        pieces: list[tuple[_Waiting, range, Doc, int]] = []
        claimed: set[Key] = set()
        for one in batch:
            new: list[int] = []
            for number, key in enumerate(one.keys):
                known = self._known.get(key)
                if known is not None:
                    self._known.move_to_end(key)
                    heard[key] = known
                elif key not in claimed:
                    claimed.add(key)
                    new.append(number)
            pieces += (self._piece(one, run) for run in _runs(new))
        parsed_in_order = (doc for docs in _bunches([piece[2] for piece in pieces]) for doc in self._nlp.pipe(docs))
        for (one, run, _, first), parsed in zip(pieces, parsed_in_order, strict=True):
            said = parsed.to_array(list(SAID))
            for number in run:
                start, end = (bound - first for bound in one.bounds[number])
                lemmas = tuple({token.lemma_ for token in parsed[start:end]})
                heard[one.keys[number]] = self._known[one.keys[number]] = (said[start:end].copy(), lemmas)
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        return heard

    def _piece(self, one: _Waiting, run: range) -> tuple[_Waiting, range, Doc, int]:
        """Sentences that follow each other as a text of their own, with the words around them; and its first word."""
        first = max(0, one.bounds[run[0]][0] - self._sight)
        last = min(len(one.doc), one.bounds[run[-1]][1] + self._sight)
        tokens = list(one.doc[first:last])
        begins: list[bool | int | None] = [start or not i for i, start in enumerate(one.starts[first:last])]
        piece = Doc(
            one.doc.vocab,
            words=[token.text for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
            sent_starts=begins,
        )
        return one, run, piece, first

    def _told(self, one: _Waiting, heard: dict[Key, Heard]) -> Doc:
        if one.keys:
            for key in one.keys:
                for lemma in heard[key][1]:
                    one.doc.vocab.strings.add(lemma)  # forgotten with the letter that it was first heard in
            rows: Any = np.concatenate([heard[key][0] for key in one.keys])
            one.doc.from_array(list(SAID), rows)
        return one.doc


def _bunches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """The docs in order, in lists of some `TOGETHER` words."""
    bunch: list[Doc] = []
    words = 0
    for doc in docs:
        bunch.append(doc)
        words += len(doc)
        if words >= TOGETHER:
            yield bunch
            bunch, words = [], 0
    if bunch:
        yield bunch


def _runs(numbers: Sequence[int]) -> Iterator[range]:
    """Numbers that follow each other, together."""
    start = 0
    for i, number in enumerate(numbers):
        if i + 1 == len(numbers) or numbers[i + 1] != number + 1:
            yield range(numbers[start], number + 1)
            start = i + 1
