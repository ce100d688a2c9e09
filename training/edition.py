"""Brings a file of an older edition of a treebank to today's guidelines, by what sentences in both editions show.

LassySmall of 2017 differs from today's in part of speech (possessives as DET, ordinals as NUM), labels (no `obl:arg`,
no `nmod:poss`) and where `cc` hangs. A word gets the analysis that words like it got in most of the shared sentences;
what has no clear majority stays as it was.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from training.treebank import Sentence, Word

_LEAST = 3
_SHARE = 0.75
T = TypeVar("T", bound=Hashable)
Analysis = tuple[str, str, str]  # part of speech, features, label


class Edition:
    """What the sentences that stand in both editions show about the older one."""

    def __init__(self, old: Iterable[Sentence], new: Iterable[Sentence]) -> None:
        today = {_key(s): s for s in new}
        seen: dict[Hashable, Counter[Analysis]] = defaultdict(Counter)
        lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sentence in today.values():
            for word in sentence.words:
                lemmas[word.form.lower(), word.upos][word.lemma] += 1
        for sentence in old:
            other = today.get(_key(sentence))
            if other is None or len(other.words) != len(sentence.words):
                continue
            for i, word in enumerate(other.words):
                for key in _views(sentence.words, i):
                    seen[key][word.upos, word.feats, word.deprel] += 1
        self._analyses = {view: best for view, counts in seen.items() if (best := _clear(counts)) is not None}
        self._lemmas = {word: lemma for word, counts in lemmas.items() if (lemma := _clear(counts)) is not None}

    def today(self, sentence: Sentence) -> Sentence:
        """The sentence of the older edition as it would be annotated now, as far as that can be told."""
        words = []
        for i, word in enumerate(sentence.words):
            view = next((v for v in _views(sentence.words, i) if v in self._analyses), None)
            if view is not None:
                upos, feats, deprel = self._analyses[view]
                if (word.head == i) == (deprel == "root"):
                    word = replace(word, upos=upos, feats=feats, deprel=deprel)
            plain = word.form if word.upos == "PROPN" else word.lemma
            words.append(replace(word, lemma=self._lemmas.get((word.form.lower(), word.upos), plain)))
        for i, word in enumerate(words):
            if word.deprel == "cc":  # hangs from the conjunct that follows it, formerly from the first
                after = [j for j, w in enumerate(words) if j > i and w.head == word.head and w.deprel == "conj"]
                if after:
                    words[i] = replace(word, head=after[0])
        return replace(sentence, words=tuple(words))


def _views(words: Sequence[Word], i: int) -> Iterator[Hashable]:
    """Ways to look at a word, from the most to the least particular."""
    word, head = words[i], words[words[i].head]
    form = word.form.lower()
    preposition = next((w.form.lower() for w in words if words[w.head] is word and w.deprel == "case"), "")
    name = any(words[w.head] is word and w.deprel in ("flat", "fixed") for w in words)
    if word.deprel == "obl" and preposition:
        yield "verb and preposition", head.lemma, preposition
        yield "preposition", preposition, head.upos, word.upos
    yield "word", form, word.upos, word.deprel, head.upos
    yield "word", form, word.upos, word.deprel
    yield "kind", word.upos, word.feats, word.deprel, head.upos, word.form[:1].isupper(), name


def _clear(counts: Counter[T]) -> T | None:
    best, count = counts.most_common(1)[0]
    return best if count >= _LEAST and count >= _SHARE * counts.total() else None


def _key(sentence: Sentence) -> str:
    return "".join(w.form for w in sentence.words).lower()
