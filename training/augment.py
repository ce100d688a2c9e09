"""Variants of training sentences that letters need and treebanks lack: capitals, no full stop, fields to fill in."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lint.lemmatizer import PARTICLE
from training.treebank import Sentence, Word, base_lemmas

_PRESENT = "Number=Sing|Tense=Pres|VerbForm=Fin"

_FIELDS = {
    "PROPN": ("naam", "achternaam", "voornaam", "plaats", "straat", "maatschappij", "contactpersoon", "verzekeraar"),
    "NUM": ("datum", "bedrag", "polisnummer", "schadenummer", "telefoonnummer", "kenmerk", "postcode", "aantal"),
    "NOUN": ("reden", "product", "omschrijving", "schadesoort", "afdeling", "behandeling", "datum", "bedrag"),
}
_BRACKETS = (("[", "]"), ("[", "]"), ("{{", "}}"), ("{{", "}}"), ("«", "»"), ("<<", ">>"), ("{", "}"), ("<", ">"))
_QUOTES = (("'", "’"), ('"', "”"), ("’", "'"), ("“", '"'), ("”", '"'))


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as it begins requests (`stuur`) and questions (`stuurt` u)."""

    infinitive: str
    stem: str

    @property
    def with_t(self) -> str:
        """The form before `u`."""
        return self.stem if self.stem.endswith("t") else self.stem + "t"


# Requests in letters that treebanks do not know; the treebanks give the rest.
_TRADE = """
    annuleren:annuleer argumenteren:argumenteer beargumenteren:beargumenteer beschrijven:beschrijf
    bewaren:bewaar bevestigen:bevestig bundelen:bundel controleren:controleer declareren:declareer
    documenteren:documenteer downloaden:download formuleren:formuleer fotograferen:fotografeer hanteren:hanteer
    herhalen:herhaal herlezen:herlees informeren:informeer kopiëren:kopieer kruisen:kruis maken:maak
    markeren:markeer motiveren:motiveer noteren:noteer onderbouwen:onderbouw ondertekenen:onderteken
    ontvangen:ontvang openen:open opponeren:opponeer overhandigen:overhandig overleggen:overleg
    overwegen:overweeg parkeren:parkeer posten:post printen:print protesteren:protesteer raadplegen:raadpleeg
    regelen:regel registreren:registreer reserveren:reserveer retourneren:retourneer scannen:scan
    schakelen:schakel schetsen:schets selecteren:selecteer specificeren:specificeer staven:staaf storten:stort
    tikken:tik typen:typ uploaden:upload verklaren:verklaar verleggen:verleg vermelden:vermeld
    verstrekken:verstrek verwijderen:verwijder verzamelen:verzamel verzenden:verzend vinken:vink voeren:voer
    voltooien:voltooi vorderen:vorder vragen:vraag waarschuwen:waarschuw weigeren:weiger wenden:wend
    whatsappen:whatsapp wijzigen:wijzig
""".split()


# These take an infinitive without `te` or a predicate; no other verb stands where they stand.
_BOUND = frozenset("willen hoeven laten gaan komen blijven dienen hebben zijn worden zien horen heten lijken".split())
_OPEN = ("NOUN", "VERB", "ADJ", "PROPN")
Kind = tuple[str, str, bool]


class Variations:
    """Draws variants of sentences, with words out of all the sentences to learn from."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        verbs = {Verb(*pair.split(":")) for pair in _TRADE}
        words: dict[Kind, set[tuple[str, str]]] = defaultdict(set)
        for sentence in sentences:
            for word, lemma in zip(sentence.words, base_lemmas(sentence), strict=True):
                if _exchangeable(word, sentence):
                    words[_kind(word)].add((word.form if word.upos == "PROPN" else word.form.lower(), lemma))
                if word.upos == "VERB" and word.feats == _PRESENT and (stem := _stem(word.form.lower(), lemma)):
                    verbs.add(Verb(lemma, stem))
        self.verbs = tuple(sorted(verbs, key=lambda verb: (verb.infinitive, verb.stem)))
        self._words = {kind: sorted(found) for kind, found in words.items() if len(found) > 20}

    def vary(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """The sentence, or now and then a variant of it."""
        if rng.random() < 0.3:
            sentence = self.with_other_words(sentence, rng)
        if rng.random() < 0.4:
            sentence = with_other_verb(sentence, rng.choice(self.verbs))
        return vary(sentence, rng)

    def with_other_words(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """The sentence with some of its words replaced by others of the same kind: a word is known by its place."""
        words = list(sentence.words)
        for i, word in enumerate(words):
            if rng.random() < 0.3 and _kind(word) in self._words and _exchangeable(word, sentence):
                form, lemma = rng.choice(self._words[_kind(word)])
                if word.form[:1].isupper():
                    form = form[:1].upper() + form[1:]
                words[i] = replace(word, form=form, lemma=lemma)
        return replace(sentence, words=tuple(words))


def _kind(word: Word) -> Kind:
    return word.upos, word.feats, word.form.endswith("e")


def _exchangeable(word: Word, sentence: Sentence) -> bool:
    """True for a word of an open class that no fixed phrase and no particle binds."""
    if word.upos not in _OPEN or len(word.form) < 4 or not word.form.isalpha() or word.lemma in _BOUND:
        return False
    if "VerbForm=Fin" in word.feats:  # its place in the sentence depends on its particle
        return False
    if word.deprel in ("fixed", PARTICLE) or word.form.lower() in ("eens", "oneens", "mevrouw", "heer"):
        return False
    return all(not (sentence.words[w.head] is word and w.deprel in ("fixed", PARTICLE)) for w in sentence.words)


def _stem(form: str, lemma: str) -> str:
    """The stem of a verb out of its present form and infinitive, or nothing."""
    if not (lemma.isalpha() and lemma.endswith("en")) or lemma in _BOUND:
        return ""
    stem = form[:-1] if form.endswith("t") and lemma[-3] != "t" else form
    return stem if stem[0] == lemma[0] and len(stem) > 2 and abs(len(lemma) - len(stem)) < 3 else ""


def vary(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence, or now and then a variant of it that needs no other sentences."""
    if rng.random() < 0.06:
        sentence = with_field(sentence, rng)
    if rng.random() < 0.10:
        sentence = without_stop(sentence)
    if rng.random() < 0.05:
        sentence = with_other_quotes(sentence, rng)
    dice = rng.random()
    if dice < 0.06:
        return in_capitals(sentence)
    if dice < 0.10:
        return from_lower(sentence)
    if dice < 0.12:
        return replace(sentence, words=tuple(replace(w, form=w.form.lower()) for w in sentence.words))
    return sentence


def with_other_verb(sentence: Sentence, verb: Verb) -> Sentence:
    """A request or question that begins with another verb, so that a verb is known by its place, not by its name."""
    first = sentence.words[0]
    if first.upos != "VERB" or first.feats != _PRESENT or not first.lemma.endswith("en") or len(sentence.words) < 3:
        return sentence
    if first.lemma in _BOUND or first.lemma == "betreffen":
        return sentence
    before_u = sentence.words[1].form.lower() == "u" and first.form.endswith("t")
    particle = next((w.form.lower() for w in sentence.words[1:] if w.head == 0 and w.deprel == PARTICLE), "")
    if particle in ("weten", "te", "van") or any(w.deprel == "fixed" for w in sentence.words):
        particle = ""
    form = verb.with_t if before_u or first.form.endswith("t") else verb.stem
    new = replace(first, form=form.capitalize(), lemma=particle + verb.infinitive)
    return replace(sentence, words=(new, *sentence.words[1:]))


def in_capitals(sentence: Sentence) -> Sentence:
    """The sentence in capital letters; words whose length would change stay as they are."""
    words = (replace(w, form=w.form.upper() if len(w.form.upper()) == len(w.form) else w.form) for w in sentence.words)
    return replace(sentence, words=tuple(words))


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence without its final full stop, as in headings and list items."""
    last = len(sentence.words) - 1
    if last < 1 or sentence.words[last].form != "." or any(w.head == last for w in sentence.words):
        return sentence
    return replace(sentence, words=sentence.words[:last])


def with_other_quotes(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence with straight quotes for curly ones, or the other way round."""
    old, new = rng.choice(_QUOTES)
    return replace(sentence, words=tuple(replace(w, form=w.form.replace(old, new)) for w in sentence.words))


def with_field(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence with one name, number or noun replaced by a field to fill in: `[naam]`, `{{ bedrag }}`."""
    leaves = [i for i, w in enumerate(sentence.words) if w.upos in _FIELDS and w.head != i and w.deprel != "flat"]
    leaves = [i for i in leaves if not any(w.head == i and _binds(w) for w in sentence.words)]
    if not leaves:
        return sentence
    at = rng.choice(leaves)
    old = sentence.words[at]
    left, right = rng.choice(_BRACKETS)
    spaced = left == "{{" and rng.random() < 0.5
    name = rng.choice(_FIELDS[old.upos])
    if left in ("«", "<<", "{{") and rng.random() < 0.4:
        name = rng.choice(("klant.", "polis.", "schade.", "dossier_", "claim_")) + name

    def moved(i: int) -> int:
        return i if i < at else i + 1 if i == at else i + 2

    words: list[Word] = []
    for i, word in enumerate(sentence.words):
        word = replace(word, head=moved(word.head))
        if i == at:
            words.append(Word(left, left, "PUNCT", "", at + 1, "punct", spaced))
            words.append(Word(name, name, "NOUN", "", word.head, word.deprel, spaced))
            words.append(Word(right, right, "PUNCT", "", at + 1, "punct", old.space))
        else:
            words.append(word)
    return replace(sentence, words=tuple(words))


def from_lower(sentence: Sentence) -> Sentence:
    """The sentence beginning without a capital, as list items do."""
    first, *rest = sentence.words
    return replace(sentence, words=(replace(first, form=first.form.lower()), *rest))


def _binds(word: Word) -> bool:
    """True for a word without which its head is no word by itself: part of a name, bracket of a field."""
    return word.deprel in ("flat", "fixed") or (word.upos == "PUNCT" and word.form[0] in "[{<«")
