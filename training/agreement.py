"""How far two people agree who annotated the same sentences: `python -m training.agreement FIRST SECOND`.

Sentences are matched by their text. UAS and LAS leave punctuation out. Words that the two cut differently count as
disagreement.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training import treebank
from training.treebank import Sentence


def agreement(first: Sequence[Sentence], second: Sequence[Sentence]) -> dict[str, float]:
    """Percentages over the words of the sentences that both have: pos, morph, lemma, uas, las; kappa of pos."""
    others = {_key(s): s for s in second}
    same: Counter[str] = Counter()
    words = arcs = pairs = 0
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in first:
        other = others.get(_key(one))
        if other is None:
            continue
        pairs += 1
        spans = _spans(other)
        by_span = dict(zip(spans, other.words, strict=True))
        own = _spans(one)
        for span, a in zip(own, one.words, strict=True):
            b = by_span.get(span)
            words += 1
            arcs += a.upos != "PUNCT"
            if b is None:
                continue
            left[a.upos] += 1
            right[b.upos] += 1
            same["pos"] += a.upos == b.upos
            same["morph"] += (a.upos, a.feats) == (b.upos, b.feats)
            same["lemma"] += a.lemma == b.lemma
            if a.upos != "PUNCT":
                attached = own[a.head] == spans[b.head]
                same["uas"] += attached
                same["las"] += attached and a.deprel == b.deprel
    chance = sum(left[pos] * right[pos] for pos in left) / max(1, left.total() * right.total())
    figures = {name: round(100 * same[name] / max(1, words), 2) for name in ("pos", "morph", "lemma")}
    figures |= {name: round(100 * same[name] / max(1, arcs), 2) for name in ("uas", "las")}
    figures["kappa_pos"] = round((same["pos"] / max(1, words) - chance) / max(1e-9, 1 - chance), 3)
    return figures | {"sentences": pairs, "words": words}


def _key(sentence: Sentence) -> str:
    return "".join(w.form for w in sentence.words)


def _spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Places of the words in the text without spaces, so that spacing does not matter."""
    out, at = [], 0
    for word in sentence.words:
        out.append((at, at + len(word.form)))
        at += len(word.form)
    return out


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures as JSON."""
    first, second = ([treebank.to_house(s) for s in treebank.read(Path(p))] for p in (arguments or sys.argv[1:])[:2])
    print(json.dumps(agreement(first, second), indent=1))


if __name__ == "__main__":
    main()
