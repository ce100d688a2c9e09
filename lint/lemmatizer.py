"""The lemmatizer of `nl_brief_sm`: edit trees on lower-case words, a table for words seen in training, and split verbs.

Letters begin their questions and requests with a verb ("Stuur", "Bent", "STUUR"); a tree on lower-case words needs no
examples of each capital. The base of a separable verb is found as of any verb, and its particle put before it where
the parser found one: "Dien … in" is `indienen`.

This module imports spaCy; `lint.language` imports it when a model is loaded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline._edit_tree_internals.edit_trees import EditTrees
from spacy.pipeline.edit_tree_lemmatizer import DEFAULT_EDIT_TREE_LEMMATIZER_MODEL, EditTreeLemmatizer
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model, SequenceCategoricalCrossentropy

PARTICLE = "compound:prt"
UNCHANGED = frozenset({"PROPN", "X", "PUNCT", "SYM", "NUM", "SPACE"})  # the lemma is the word


class BriefLemmatizer(EditTreeLemmatizer):
    """Edit trees over lower-case words; `cfg["table"]` gives the lemma of words that had only one in training."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str = "lemmatizer", **settings: Any) -> None:
        super().__init__(vocab, model, name, **settings)
        self._pairs: dict[tuple[str, str], int] = {}  # (form, lemma) -> label; only while training
        self._known: frozenset[str] | None = None  # all lemmas of the table

    def get_loss(self, examples: Iterable[Example], scores: Any) -> Any:
        truths = []
        for eg in examples:
            gold = eg.get_aligned("LEMMA", as_string=True)
            truths.append([self._pairs.get((t.lower_, lemma), -1) for t, lemma in zip(eg.predicted, gold, strict=True)])
        d_scores, loss = SequenceCategoricalCrossentropy(normalize=False, missing_value=-1)(scores, truths)
        return float(loss), d_scores

    def predict(self, docs: Iterable[Doc]) -> list[Any]:
        """For each word the scores of all trees; most words need none."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [np.zeros((0, len(self.cfg["labels"])), dtype="f") for _ in docs]
        return list(self.model.predict(docs))

    def set_annotations(self, docs: Iterable[Doc], batch_scores: Any) -> None:
        table: dict[str, str] = self.cfg.get("table", {})
        if self._known is None:
            self._known = frozenset(table.values())
        for doc, scores in zip(docs, batch_scores, strict=True):
            for token, row in zip(doc, scores, strict=True):
                token.lemma_ = table.get(f"{token.lower_} {token.pos_}") or _plain(token) or self._best(token, row)
            joined = set()
            for token in reversed(list(doc)):  # the particle is the last of those that the parser takes for one
                verb, particle = token.head, token.lower_
                if token.dep_ != PARTICLE or verb.pos_ != "VERB" or verb.i in joined or not _is_particle(token):
                    continue
                if not verb.lower_.startswith(particle) and not verb.lemma_.startswith(particle):
                    verb.lemma_ = particle + verb.lemma_
                    joined.add(verb.i)

    def _best(self, token: Token, scores: Any) -> str:
        """The lemma of the most probable tree that gives a word that is known, or ends in one that is."""
        first = ""
        few = min(self.top_k, len(scores))
        best = np.argpartition(scores, -few)[-few:]
        for label in best[np.argsort(-scores[best])]:
            lemma = self.trees.apply(self.cfg["labels"][int(label)], token.lower_)
            if lemma and self._known is not None:
                if any(lemma[i:] in self._known for i in range(max(1, min(9, len(lemma) - 4)))):
                    return str(lemma)
                first = first or lemma
        return first or token.lower_

    def _labels_from_data(self, get_examples: Callable[[], Iterable[Example]]) -> None:
        seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        pairs: Counter[tuple[str, str]] = Counter()
        for example in get_examples():
            for token in example.reference:
                if token.lemma:
                    seen[token.lower_, token.pos_][token.lemma_] += 1
                    if token.pos_ not in UNCHANGED:
                        pairs[token.lower_, token.lemma_] += 1
        # Trees are counted in a store of their own, so that those too rare to keep do not end up in the model.
        counted = EditTrees(Vocab().strings)
        tree_of = {pair: counted.add(*pair) for pair in pairs}
        counts: Counter[int] = Counter()
        for pair, count in pairs.items():
            counts[tree_of[pair]] += count
        for pair in pairs:
            if counts[tree_of[pair]] >= self.min_tree_freq:
                self._pairs[pair] = self._pair2label(*pair, add_label=True)  # type: ignore[no-untyped-call]
        self.cfg["table"] = _table(seen)

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        labels: dict[str, Any] | None = None,
    ) -> None:
        if labels is None:
            self._labels_from_data(get_examples)
        else:
            self._add_labels(labels)
        sample = [example.x for _, example in zip(range(10), get_examples(), strict=False)]
        width = len(self.cfg["labels"])
        self.model.initialize(X=sample, Y=[self.model.ops.alloc2f(len(doc), width) for doc in sample])


def _plain(token: Token) -> str:
    """The word itself where grammar says that it is its own lemma, else nothing."""
    word, pos, morph = token.lower_, token.pos_, str(token.morph)
    if pos in UNCHANGED:
        return token.text if pos in ("PROPN", "X") else word
    infinitive = pos in ("VERB", "AUX") and word.endswith("n") and ("Form=Inf" in morph or "Plur|Tense=Pres" in morph)
    singular = pos == "NOUN" and "Number=Sing" in morph and not word.endswith("je")
    bare = pos == "ADJ" and morph == "Degree=Pos" and not word.endswith(("e", "s"))
    return word if infinitive or singular or bare else ""


def _is_particle(token: Token) -> bool:
    """False for `weten` in "laten weten" and for `in` in "in behandeling nemen"."""
    return token.pos_ != "VERB" and all(child.dep_ != "fixed" for child in token.children)


def _table(seen: dict[tuple[str, str], Counter[str]]) -> dict[str, str]:
    table = {}
    for (form, pos), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        if count > 1 and count >= 0.9 * lemmas.total() and not (pos in UNCHANGED and lemma.lower() == form):
            table[f"{form} {pos}"] = lemma
    return table


@Language.factory(
    "brief_lemmatizer",
    assigns=["token.lemma"],
    default_config={"model": DEFAULT_EDIT_TREE_LEMMATIZER_MODEL, "min_tree_freq": 3, "top_k": 3},
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmatizer(
    nlp: Language, name: str, model: Model[Any, Any], min_tree_freq: int, top_k: int
) -> BriefLemmatizer:
    """The factory that spaCy calls for `brief_lemmatizer`."""
    return BriefLemmatizer(nlp.vocab, model, name, min_tree_freq=min_tree_freq, top_k=top_k, overwrite=True)
