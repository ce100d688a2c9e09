"""Measures a model on treebank files: `python -m training.evaluate [--model NAME] FILE...`.

Words are those of our tokenizer on the raw sentence; a word that the treebank cuts otherwise counts as wrong
everywhere (F1 over words, as in the CoNLL 2018 shared task). Sentence ends are given, as they are in the product. UAS
and LAS leave punctuation out, as spaCy does; labels count with their subtype; lemmas with their capitals.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training import treebank
from training.treebank import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MEASURES = ("pos", "morph", "uas", "las", "lemma")


def predict(nlp: Language, sentences: Iterable[Sentence]) -> list[Doc]:
    """The analysis of each sentence by itself, its text cut by the tokenizer of the model."""
    docs = []
    for sentence in sentences:
        doc = nlp.tokenizer(sentence.text)
        for token in doc:
            token.is_sent_start = token.i == 0
        docs.append(doc)
    return list(nlp.pipe(docs, batch_size=64))


def score(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Percentages: tokens, pos, morph, uas, las, lemma, and first words of questions and requests (first_pos)."""
    right: Counter[str] = Counter()
    gold_words = found_words = gold_arcs = found_arcs = first = 0
    for sentence, doc in zip(sentences, predict(nlp, sentences), strict=True):
        gold = dict(zip(sentence.spans(), range(len(sentence.words)), strict=True))
        found = {(t.idx, t.idx + len(t)): t for t in doc}
        gold_words += len(gold)
        found_words += len(found)
        gold_arcs += sum(w.upos != "PUNCT" for w in sentence.words)
        found_arcs += sum(t.pos_ != "PUNCT" for t in doc)
        spans = sentence.spans()
        for span, i in gold.items():
            word, token = sentence.words[i], found.get(span)
            if token is None:
                continue
            right["tokens"] += 1
            right["pos"] += token.pos_ == word.upos
            right["morph"] += token.pos_ == word.upos and str(token.morph) == _sorted(word.feats)
            right["lemma"] += token.lemma_ == word.lemma
            if word.upos != "PUNCT":
                head = (token.head.idx, token.head.idx + len(token.head))
                attached = head == spans[word.head]
                right["uas"] += attached
                right["las"] += attached and token.dep_.lower() == word.deprel
        if is_request(sentence):
            first += 1
            token = found.get(spans[_first(sentence)])
            right["first_pos"] += token is not None and token.pos_ in ("VERB", "AUX")
    figures = {name: _f1(right[name], gold_words, found_words) for name in ("tokens", "pos", "morph", "lemma")}
    figures |= {name: _f1(right[name], gold_arcs, found_arcs) for name in ("uas", "las")}
    figures["first_pos"] = round(100 * right["first_pos"] / first, 2) if first else 0.0
    figures |= {"sentences": len(sentences), "words": gold_words, "first_words": first}
    return figures


def is_request(sentence: Sentence) -> bool:
    """True for a sentence that begins with a finite verb: a question, a request, a condition without `als`."""
    word = sentence.words[_first(sentence)]
    return word.upos in ("VERB", "AUX") and "VerbForm=Fin" in word.feats


def _first(sentence: Sentence) -> int:
    return next((i for i, w in enumerate(sentence.words) if w.upos != "PUNCT"), 0)


def _sorted(feats: str) -> str:
    return "|".join(sorted(feats.split("|"))) if feats else ""


def _f1(right: int, gold: int, found: int) -> float:
    return round(200 * right / (gold + found), 2) if gold + found else 0.0


def read_house(paths: Iterable[Path]) -> list[Sentence]:
    """The sentences of the files, brought to our conventions."""
    return [treebank.to_house(s) for path in paths for s in treebank.read(path)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures as JSON."""
    from lint import language

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model", default=language.EMBEDDED)
    options = parser.parse_args(arguments)
    pipeline = language.load(options.model)
    figures: dict[str, Any] = {p.stem: score(pipeline.nlp, read_house([p])) for p in options.files}
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
