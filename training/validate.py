"""Checks treebank files: `python -m training.validate FILE...`; exit status 1 when anything is wrong.

One root, no cycles, heads inside the sentence, known labels, the text equal to the words, words as our tokenizer cuts
them, and no sentence twice in the files given.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

DEPRELS = frozenset(
    "acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp compound:prt conj cop csubj det expl expl:pv "
    "fixed flat iobj mark nmod nmod:poss nsubj nsubj:pass nummod obj obl obl:agent obl:arg orphan parataxis punct root "
    "xcomp".split()
)
UPOS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
FEATURES = frozenset(
    "Abbr Case Definite Degree Foreign Gender Number Person Poss PronType Reflex Tense VerbForm".split()
)


def problems(path: Path, seen: dict[str, str] | None = None) -> Iterator[str]:
    """What is wrong in a file, a line each; `seen` collects the sentences of all files."""
    seen = {} if seen is None else seen
    for block in path.read_text(encoding="utf8").strip().split("\n\n"):
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        found = {x.split("=", 1)[0].strip("# "): x.split("=", 1)[1].strip() for x in lines if x[:1] == "#" and "=" in x}
        ident, text = found.get("sent_id", ""), found.get("text", "")
        where = f"{path.name}: {ident or 'sentence without sent_id'}"
        errors = [f"{len(row)} columns" for row in rows if len(row) != 10]
        if not errors:
            errors = [*_of_words(rows), *_of_tree(rows), *_of_text(rows, text)]
        if text.lower() in seen:
            errors.append(f"the same sentence as {seen[text.lower()]}")
        seen[text.lower()] = where
        yield from (f"{where}: {error}" for error in errors)


def _of_words(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for i, row in enumerate(rows, 1):
        if row[0] != str(i):
            yield f"word {i} has the number {row[0]}"
        if row[3] not in UPOS:
            yield f"word {i}: part of speech {row[3]}"
        if row[7] not in DEPRELS:
            yield f"word {i}: label {row[7]}"
        if not row[1] or not row[2] or ("_" in row[2] and row[2] != row[1]):
            yield f"word {i}: lemma {row[2]!r}"
        feats = [] if row[5] == "_" else row[5].split("|")
        if feats != sorted(feats) or any(f.partition("=")[0] not in FEATURES for f in feats):
            yield f"word {i}: features {row[5]}"


def _of_tree(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if not all(row[6].isdigit() for row in rows):
        yield "a head that is no number"
        return
    heads = [int(row[6]) for row in rows]
    for i, (head, row) in enumerate(zip(heads, rows, strict=True), 1):
        if head > len(rows) or head == i:
            yield f"word {i}: head {head}"
            return
        if (head == 0) != (row[7] == "root"):
            yield f"word {i}: head {head} and label {row[7]}"
    if heads.count(0) != 1:
        yield f"{heads.count(0)} roots"
    for i in range(1, len(heads) + 1):
        at, steps = i, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            yield f"a cycle at word {i}"
            return


def _of_text(rows: Sequence[Sequence[str]], text: str) -> Iterator[str]:
    built = "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows).strip()
    if built != text:
        yield f"the words give {built!r}, the text is {text!r}"
        return
    cut = [token.text for token in _tokenizer()(text)]
    if cut != [row[1] for row in rows]:
        yield f"our tokenizer cuts {' '.join(cut)!r}"


def _tokenizer() -> Any:
    from spacy.vocab import Vocab

    from lint import tokenizer

    return tokenizer.tokenizer(Vocab())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is wrong; 1 when anything is."""
    seen: dict[str, str] = {}
    found = [problem for path in (arguments or sys.argv[1:]) for problem in problems(Path(path), seen)]
    print("\n".join([*found, f"{len(seen)} sentences, {len(found)} problems"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
