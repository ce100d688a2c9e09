"""Facts about sentences that were parsed before: leaving them out changes nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from spacy.tokens import Doc

from lint import letter, recall
from lint.config import Settings
from lint.files import discover
from lint.language import Pipeline
from lint.packs import Pack
from lint.readers import read
from lint.recall import Recall

SAMPLES = Path(__file__).parents[1] / "samples"
Tagged = list[tuple[str, str, str, str]]


@pytest.fixture
def remembering(pipeline: Pipeline) -> Recall:
    """The embedded model with an empty memory."""
    sight = recall.sight(pipeline.nlp)
    assert sight is not None
    return Recall(pipeline.nlp, sight)


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, bytes]]:
    """Some sample letters of several kinds."""
    found = discover([str(SAMPLES / "schade"), str(SAMPLES / "sjablonen"), str(SAMPLES / "gemengd")], Settings())
    inputs = [sighting.taken for sighting in found if sighting.taken is not None]
    return [(item.path, item.read()) for item in inputs[::4]]


@pytest.fixture
def prepared(texts: list[tuple[str, bytes]], pack: Pack, pipeline: Pipeline) -> Iterator[list[tuple[Doc, list[bool]]]]:
    """The letters, each time anew, ready for the parser."""
    return ([letter.prepare(read(name, data), pack, pipeline.make_doc)[:2] for name, data in texts] for _ in count())


def told(docs: Iterator[Doc]) -> list[Tagged]:
    """What the model says of every word."""
    return [[(t.text, t.pos_, t.lemma_, str(t.morph)) for t in doc] for doc in docs]


def test_what_is_remembered_is_what_would_be_said(
    remembering: Recall, prepared: Iterator[list[tuple[Doc, list[bool]]]], pipeline: Pipeline
) -> None:
    """Of letters of which nothing is known, of which all is, and of which some sentences are, here and there."""
    plain = told(pipeline.annotate(next(prepared)))
    assert sum(map(len, plain)) > 3_000
    dice = random.Random(3)
    for forgotten in (0.0, 0.0, 0.3, 0.7):
        for key in [key for key in remembering._known if dice.random() < forgotten]:
            del remembering._known[key]
        assert told(remembering.tag(next(prepared), 16)) == plain


def test_a_known_letter_is_not_parsed(
    remembering: Recall, prepared: Iterator[list[tuple[Doc, list[bool]]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor a sentence of it; another beginning is another surrounding."""
    first = told(remembering.tag(next(prepared), 64))
    parsed: list[Doc] = []
    pipe = remembering._nlp.pipe

    def noted(docs: Iterator[Doc]) -> Iterator[Doc]:
        given = list(docs)
        parsed.extend(given)
        return pipe(given)

    monkeypatch.setattr(remembering._nlp, "pipe", noted)
    assert told(remembering.tag(next(prepared), 64)) == first
    assert parsed == []


def test_few_words_are_parsed_at_once(
    remembering: Recall, prepared: Iterator[list[tuple[Doc, list[bool]]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many letters come together; and the answers do not hang on it."""
    whole = told(remembering.tag(next(prepared), 64))
    remembering._known.clear()
    monkeypatch.setattr(recall, "TOGETHER", 200)
    given: list[list[Doc]] = []
    pipe = remembering._nlp.pipe

    def noted(docs: list[Doc]) -> Iterator[Doc]:
        given.append(docs)
        return pipe(docs)

    monkeypatch.setattr(remembering._nlp, "pipe", noted)
    assert told(remembering.tag(next(prepared), 64)) == whole
    assert len(given) > 5
    assert all(sum(map(len, docs[:-1])) < 200 for docs in given)


def test_words_are_forgotten_and_what_is_said_of_them_is_not(remembering: Recall, pipeline: Pipeline) -> None:
    """After the letter in which a lemma was first heard is gone, the next letter still has it."""
    text = "Wij herbeoordeelden uw zwaluwstaartverbinding. Daarna belden wij."
    said = []
    for _ in range(2):
        with pipeline.nlp.memory_zone():
            doc = pipeline.make_doc(text)
            said += told(remembering.tag([(doc, [i in (0, 5) for i in range(len(doc))])], 1))
        assert "zwaluwstaartverbinding" not in pipeline.nlp.vocab.strings
    assert said[0] == said[1]
    assert said[0][3][2] == "zwaluwstaartverbinding"


def test_the_memory_is_bounded(
    remembering: Recall, prepared: Iterator[list[tuple[Doc, list[bool]]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not heard for longest is forgotten first, and the answers stay right."""
    monkeypatch.setattr(recall, "MOST", 20)
    first = told(remembering.tag(next(prepared), 4))
    assert len(remembering._known) == 20
    assert told(remembering.tag(next(prepared), 4)) == first


def test_an_unknown_pipeline_is_always_asked(pipeline: Pipeline) -> None:
    """How far another model sees, nobody knows."""
    with pipeline.nlp.select_pipes(disable="parser"):
        assert recall.sight(pipeline.nlp) is None


def test_no_words_are_no_trouble(remembering: Recall, pipeline: Pipeline) -> None:
    """A text without a word."""
    assert [len(doc) for doc in remembering.tag([(pipeline.make_doc(""), [])], 1)] == [0]
