"""Sentences of a treebank: read from and written to CoNLL-U, brought to our conventions and to our tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lint.lemmatizer import PARTICLE

_DEPRELS = {
    "nsubj:outer": "nsubj", "csubj:outer": "csubj", "cc:preconj": "cc", "flat:name": "flat", "flat:foreign": "flat",
    "nummod:gov": "nummod", "obl:tmod": "obl", "dobj": "obj", "nsubjpass": "nsubj:pass", "auxpass": "aux:pass",
}  # fmt: skip
_DROPPED_FEATS = ("ExtPos", "Typo", "Abbr", "Foreign")


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its analysis; `head` counts words from 0 and is the word's own place for the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a treebank; `parsed` is false where heads are not to be learnt from."""

    ident: str
    words: tuple[Word, ...]
    parsed: bool = True
    tokenised: bool = True  # False: the file does not say where spaces stood

    @property
    def text(self) -> str:
        """The sentence as it was written."""
        return "".join(w.form + " " * w.space for w in self.words).strip()

    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each word in the text."""
        out, at = [], 0
        for word in self.words:
            out.append((at, at + len(word.form)))
            at += len(word.form) + word.space
        return out


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, as they stand there."""
    for number, block in enumerate(path.read_text(encoding="utf8").strip().split("\n\n"), 1):
        lines = block.split("\n")
        ident = next((x.split("=", 1)[1].strip() for x in lines if x.startswith("# sent_id")), f"{path.stem}-{number}")
        rows = [x.split("\t") for x in lines if x and not x.startswith("#")]
        rows = [row for row in rows if row[0].isdigit()]
        if not rows:
            continue
        words = tuple(
            Word(
                form=row[1],
                lemma=row[2],
                upos=row[3],
                feats="" if row[5] == "_" else row[5],
                head=int(row[6]) - 1 if row[6] != "0" else i,
                deprel=row[7],
                space="SpaceAfter=No" not in row[9],
            )
            for i, row in enumerate(rows)
        )
        yield Sentence(ident, words, tokenised=any(not w.space for w in words) or "# text" in block)


def write(sentences: Iterable[Sentence]) -> str:
    """The sentences in CoNLL-U."""
    blocks = []
    for sentence in sentences:
        lines = [f"# sent_id = {sentence.ident}", f"# text = {sentence.text}"]
        for i, w in enumerate(sentence.words):
            head = 0 if w.head == i else w.head + 1
            misc = "_" if w.space or i + 1 == len(sentence.words) else "SpaceAfter=No"
            lines.append(f"{i + 1}\t{w.form}\t{w.lemma}\t{w.upos}\t_\t{w.feats or '_'}\t{head}\t{w.deprel}\t_\t{misc}")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def to_house(sentence: Sentence) -> Sentence:
    """The sentence after our conventions: whole lemmas, our labels, and `u` without case."""
    words = []
    for word in sentence.words:
        feats = [f for f in word.feats.split("|") if f and f.split("=")[0] not in _DROPPED_FEATS]
        if word.form.lower() == "u" and word.upos == "PRON":
            feats = ["Person=2", "PronType=Prs"]
        deprel = _DEPRELS.get(word.deprel, word.deprel)
        lemma = word.lemma.replace("_", "") if len(word.lemma) > 1 else word.lemma
        if word.upos not in ("PROPN", "X"):
            lemma = lemma.lower()
        words.append(replace(word, lemma=lemma, feats="|".join(feats), deprel=deprel))
    return replace(sentence, words=tuple(words))


def base_lemmas(sentence: Sentence) -> tuple[str, ...]:
    """The lemmas without the particle of a separable verb that stands apart: the lemmatizer puts it back."""
    out = [w.lemma for w in sentence.words]
    for i, word in enumerate(sentence.words):
        head = sentence.words[word.head]
        particle = word.form.lower()
        if word.deprel != PARTICLE or i == word.head or head.form.lower().startswith(particle):
            continue
        if word.upos == "VERB" or any(w.head == i and w.deprel == "fixed" for w in sentence.words):
            continue  # "laten weten", "in behandeling nemen"
        if out[word.head].startswith(particle) and len(out[word.head]) > len(particle) + 2:
            out[word.head] = out[word.head][len(particle) :]
    return tuple(out)


def retokenise(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> Sentence | None:
    """The sentence over the words of our tokenizer, or None where the two cannot be brought together.

    Words that we keep whole get the analysis of their head; words that we split ("heer/mevrouw") become a coordination.
    """
    old = sentence.spans()
    if old == list(spans):
        return sentence
    groups: list[tuple[list[int], list[int]]] = []  # old words and new words over the same stretch of text
    i = j = 0
    while i < len(old) and j < len(spans):
        olds, news = [i], [j]
        while old[olds[-1]][1] != spans[news[-1]][1]:
            if old[olds[-1]][1] < spans[news[-1]][1]:
                olds.append(olds[-1] + 1)
            else:
                news.append(news[-1] + 1)
            if olds[-1] >= len(old) or news[-1] >= len(spans):
                return None
        groups.append((olds, news))
        i, j = olds[-1] + 1, news[-1] + 1
    top = {}  # old word -> new word that stands for it
    for olds, news in groups:
        if len(olds) > 1 and len(news) > 1:
            return None
        for k in olds:
            top[k] = news[0]
    words: list[Word] = []
    text = sentence.text
    for olds, news in groups:
        outer = [k for k in olds if sentence.words[k].head not in olds or sentence.words[k].head == k]
        if len(outer) != 1:
            return None
        lead = sentence.words[outer[0]]
        head = top[lead.head]
        for n, new in enumerate(news):
            start, end = spans[new]
            form, space = text[start:end], text[end : end + 1] == " "
            if n == 0:
                lemma = lead.lemma if len(news) == 1 and len(olds) == 1 else form.lower()
                words.append(replace(lead, form=form, lemma=lemma, head=head, space=space))
            elif any(c.isalnum() for c in form):
                words.append(Word(form, form.lower(), lead.upos, lead.feats, news[0], "conj", space))
            else:
                upos = "SYM" if form in "€%" else "PUNCT"
                words.append(Word(form, form, upos, "", new + 1 if new < news[-1] else news[0], "punct", space))
    return replace(sentence, words=tuple(words))
