"""Facts about the treebank of letters and the recipe that makes the model of it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.vocab import Vocab

from lint import tokenizer
from training import agreement, augment, evaluate, treebank, validate
from training.edition import Edition
from training.treebank import Sentence, Word

LETTERS = Path(__file__).parents[1] / "training" / "letters"
FILES = [*sorted(LETTERS.glob("train*.conllu")), *sorted(LETTERS.glob("test*.conllu"))]

SENTENCE = """# sent_id = x
# text = Dien uw klacht bij dhr. Smit in.
1	Dien	indienen	VERB	_	Number=Sing|Tense=Pres|VerbForm=Fin	0	root	_	_
2	uw	uw	PRON	_	Person=2|Poss=Yes|PronType=Prs	3	nmod:poss	_	_
3	klacht	klacht	NOUN	_	Gender=Com|Number=Sing	1	obj	_	_
4	bij	bij	ADP	_	_	5	case	_	_
5	dhr.	dhr.	NOUN	_	Gender=Com|Number=Sing	1	obl	_	_
6	Smit	Smit	PROPN	_	_	5	appos	_	_
7	in	in	ADP	_	_	1	compound:prt	_	SpaceAfter=No
8	.	.	PUNCT	_	_	1	punct	_	_
"""


@pytest.fixture
def sentence(tmp_path: Path) -> Sentence:
    (tmp_path / "x.conllu").write_text(SENTENCE, encoding="utf8")
    return next(treebank.read(tmp_path / "x.conllu"))


def check(tmp_path: Path, text: str) -> list[str]:
    """What the validator says of a file with this text."""
    (tmp_path / "x.conllu").write_text(text, encoding="utf8")
    return list(validate.problems(tmp_path / "x.conllu"))


def test_our_letters_are_sound() -> None:
    """All files pass the validator, no sentence stands twice, none both in train and test."""
    seen: dict[str, str] = {}
    assert [p for path in FILES for p in validate.problems(path, seen)] == []


def test_our_letters_are_enough() -> None:
    """At least 800 sentences and 10,000 words, 200 of the sentences for testing."""
    train = [s for path in LETTERS.glob("train*.conllu") for s in treebank.read(path)]
    test = [s for path in LETTERS.glob("test*.conllu") for s in treebank.read(path)]
    assert len(train) >= 800
    assert sum(len(s.words) for s in train) >= 10_000
    assert len(test) >= 200
    assert sum(map(evaluate.is_request, test)) >= 50


def test_sound_sentence(tmp_path: Path) -> None:
    """The validator has nothing to say of a good sentence."""
    assert check(tmp_path, SENTENCE) == []


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("0	root", "3	root", "head 3 and label root"),
        ("3	nmod:poss", "2	nmod:poss", "head 2"),
        ("3	nmod:poss", "12	nmod:poss", "head 12"),
        ("5	case", "6	case", None),
        ("1	obl", "6	obl", "cycle"),
        ("nmod:poss", "poss", "label poss"),
        ("VERB", "V", "part of speech V"),
        ("indienen", "in_dienen", "lemma"),
        ("Gender=Com|Number=Sing	1	obj", "Number=Sing|Gender=Com	1	obj", "features"),
        ("# text = Dien", "# text = Stuur", "the words give"),
        ("7	in", "8	in", "number 8"),
    ],
)
def test_unsound_sentence(tmp_path: Path, old: str, new: str, error: str | None) -> None:
    """The validator names what is wrong."""
    found = check(tmp_path, SENTENCE.replace(old, new, 1))
    assert found == [] if error is None else any(error in problem for problem in found)


def test_same_sentence_twice(tmp_path: Path) -> None:
    """A sentence that stands twice is reported."""
    assert any("the same sentence" in problem for problem in check(tmp_path, SENTENCE + "\n" + SENTENCE))


def test_reading_and_writing(tmp_path: Path, sentence: Sentence) -> None:
    """What is written is what was read."""
    assert sentence.text == "Dien uw klacht bij dhr. Smit in."
    assert treebank.write([sentence]) == SENTENCE


def test_house_conventions(sentence: Sentence) -> None:
    """Underscores go, `u` has no case, our labels are used."""
    polite = replace(
        sentence.words[0], form="U", upos="PRON", feats="Case=Nom|Person=2|PronType=Prs", lemma="in_dienen"
    )
    name = replace(sentence.words[1], deprel="flat:name")
    house = treebank.to_house(replace(sentence, words=(polite, name)))
    assert [(w.lemma, w.feats, w.deprel) for w in house.words] == [
        ("indienen", "Person=2|PronType=Prs", "root"),
        ("uw", "Person=2|Poss=Yes|PronType=Prs", "flat"),
    ]


def test_particles_are_left_to_the_parser(sentence: Sentence) -> None:
    """The lemmatizer learns `dienen` where the particle stands apart."""
    assert treebank.base_lemmas(sentence)[0] == "dienen"


def test_words_are_brought_to_our_tokens() -> None:
    """Words we split become a coordination, words we keep whole take the analysis of their head."""
    noun = "Gender=Com|Number=Sing"
    old = Sentence(
        "x",
        (
            Word("Geachte", "achten", "VERB", "VerbForm=Part", 1, "amod"),
            Word("heer/mevrouw", "heer/mevrouw", "NOUN", noun, 1, "root"),
            Word("J", "J", "PROPN", "", 1, "appos", space=False),
            Word(".", ".", "PUNCT", "", 2, "punct", space=False),
        ),
    )
    cut = [(t.idx, t.idx + len(t)) for t in tokenizer.tokenizer(Vocab())(old.text)]
    new = treebank.retokenise(old, cut)
    assert new is not None
    assert new.text == old.text
    assert [(w.form, w.upos, w.head, w.deprel) for w in new.words] == [
        ("Geachte", "VERB", 1, "amod"),
        ("heer", "NOUN", 1, "root"),
        ("/", "PUNCT", 3, "punct"),
        ("mevrouw", "NOUN", 1, "conj"),
        ("J.", "PROPN", 1, "appos"),
    ]


def sound(sentence: Sentence) -> bool:
    """True when heads stand inside and one word is the root."""
    inside = all(0 <= w.head < len(sentence.words) for w in sentence.words)
    return inside and [w.head == i for i, w in enumerate(sentence.words)].count(True) == 1


def test_variants_are_sound_and_cut_as_we_do() -> None:
    """Variants keep one root, and fields and capitals are cut as our tokenizer cuts them."""
    rng = random.Random(1)
    cut = tokenizer.tokenizer(Vocab())
    letters = [s for path in sorted(LETTERS.glob("train*.conllu")) for s in treebank.read(path)]
    variations = augment.Variations(letters)
    for sentence in letters:
        variant = variations.vary(sentence, rng)
        assert sound(variant)
        if variant.words[0].form[:1].isupper() or variant == sentence:
            assert [t.text for t in cut(variant.text)] == [w.form for w in variant.words], variant.text


def test_other_verb(sentence: Sentence) -> None:
    """A request can begin with any verb; its particle stays with it."""
    variant = augment.with_other_verb(sentence, augment.Verb("retourneren", "retourneer"))
    assert variant.text == "Retourneer uw klacht bij dhr. Smit in."
    assert variant.words[0].lemma == "inretourneren"
    assert treebank.base_lemmas(variant)[0] == "retourneren"


def test_older_edition_is_brought_up_to_date(sentence: Sentence) -> None:
    """Words are read as they are read today in sentences that both editions have."""
    old_words = list(sentence.words)
    old_words[1] = replace(old_words[1], upos="DET", deprel="det")
    old = replace(sentence, words=tuple(old_words))
    pairs = [(replace(old, ident=str(i)), sentence) for i in range(3)]
    shared_old, shared_new = [], []
    for i, (a, b) in enumerate(pairs):
        name = replace(b.words[5], form="Smit" + "abc"[i], lemma="Smit")
        shared_old.append(replace(a, words=(*a.words[:5], name, *a.words[6:])))
        shared_new.append(replace(b, words=(*b.words[:5], name, *b.words[6:])))
    today = Edition(shared_old, shared_new).today(old)
    assert (today.words[1].upos, today.words[1].deprel) == ("PRON", "nmod:poss")


def test_agreement(sentence: Sentence) -> None:
    """Agreement counts words, and leaves punctuation out of heads and labels."""
    words = list(sentence.words)
    words[4] = replace(words[4], deprel="obl:arg")
    words[7] = replace(words[7], head=2)
    found = agreement.agreement([sentence], [replace(sentence, words=tuple(words))])
    assert found["pos"] == 100.0
    assert found["uas"] == 100.0
    assert found["las"] == round(100 * 6 / 7, 2)


def test_first_words(sentence: Sentence) -> None:
    """A sentence that begins with a finite verb is a question or request."""
    assert evaluate.is_request(sentence)
    assert not evaluate.is_request(replace(sentence, words=(replace(sentence.words[1], head=0),)))


def test_recipe_learns(tmp_path: Path) -> None:
    """A few steps on a few letters give a model that loads, reads them well and stays small."""
    from lint import language
    from training import train

    letters = [s for s in treebank.read(LETTERS / "train0.conllu")][:30]
    letters = [treebank.to_house(s) for s in letters]
    nlp = train.train(letters, letters, steps=25, copies=2)
    figures = evaluate.score(nlp, letters)
    train.save(nlp, tmp_path / "model", {"letters": figures})
    loaded = language.load(str(tmp_path / "model"))
    assert evaluate.score(loaded.nlp, letters) == figures
    assert figures["pos"] > 60
    assert language.describe(str(tmp_path / "model"))["metrics"]["letters_pos"] == figures["pos"]
    assert "| part of speech |" in (tmp_path / "model" / "README.md").read_text(encoding="utf8")


def test_second_annotation() -> None:
    """A hundred test sentences were annotated twice, and the two agree."""
    second = list(treebank.read(LETTERS / "second.conllu"))
    first = [s for path in sorted(LETTERS.glob("test*.conllu")) for s in treebank.read(path)]
    found = agreement.agreement(first, second)
    assert found["sentences"] == len(second) == 100
    assert found["pos"] > 97
    assert found["las"] > 90
    assert list(validate.problems(LETTERS / "second.conllu")) == []
