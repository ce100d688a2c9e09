"""Facts about the Dutch pipeline: which model, how it is loaded, and what it may not decide."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.tokens import Doc

from lint import language
from lint.language import EMBEDDED, ModelMissing, Pipeline, describe, load, resolve


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load(EMBEDDED)


def annotate(pipeline: Pipeline, text: str) -> Doc:
    """The text with sentences after every `. `, `? ` and line."""
    doc = pipeline.make_doc(text)
    return next(pipeline.annotate([(doc, starts(doc))]))


def starts(doc: Doc) -> Iterator[bool]:
    new = True
    for token in doc:
        yield (new and not token.is_space) or token.i == 0
        new = (new and token.is_space) or token.text in {".", "?", "!"} or "\n" in token.text


def test_import_is_cheap() -> None:
    """Importing the module does not import spaCy."""
    code = "import sys, lint.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_describe_is_cheap() -> None:
    """`brieflint model` needs no spaCy."""
    code = "import sys; from lint.language import *; describe('nl_brief_sm'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_auto_prefers_what_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """`auto` takes nl_core_news_sm, md or lg in that order, else the embedded model."""
    there: set[str] = set()
    monkeypatch.setattr(language, "find_spec", lambda name: name if name in there else None)
    assert resolve() == EMBEDDED
    there.add("nl_core_news_lg")
    assert resolve() == "nl_core_news_lg"
    there.update({"nl_core_news_md", "nl_core_news_sm"})
    assert resolve() == "nl_core_news_sm"


@pytest.mark.parametrize("name", language.PREFERRED)
def test_missing_model_gives_the_command(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that is named and absent is an error with the command and the address of the wheel."""
    monkeypatch.setattr(language, "find_spec", lambda name: None)
    with pytest.raises(ModelMissing) as caught:
        load(name)
    assert f"python -m spacy download {name}" in str(caught.value)
    assert f"/{name}-3.8.0-py3-none-any.whl" in str(caught.value)


@pytest.mark.parametrize("name", ["nl_no_such_model", "no/such/folder", "en core", ""])
def test_unknown_model(name: str) -> None:
    """A name that is neither package nor folder is named in the error."""
    with pytest.raises(ModelMissing, match="geen geïnstalleerd pakket"):
        load(name)


def test_missing_embedded_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installation without the embedded model says so."""
    monkeypatch.setattr(language, "EMBEDDED_PATH", tmp_path / EMBEDDED)
    with pytest.raises(ModelMissing, match="maak het model"):
        load(EMBEDDED)


def test_only_what_is_used(pipeline: Pipeline) -> None:
    """No names, no tags, no sentence splitter of the model's own; our tokenizer."""
    assert pipeline.nlp.pipe_names == ["tok2vec", "morphologizer", "parser", "lemmatizer"]
    assert pipeline.name == EMBEDDED
    assert len(pipeline.nlp.tokenizer.rules) == 0


def test_swapped_model_has_our_words(pipeline: Pipeline, tmp_path: Path) -> None:
    """A model with spaCy's stock Dutch tokenizer cuts words as ours does once loaded."""
    import spacy

    stock = spacy.blank("nl")
    stock.meta["name"] = "core_news_sm"
    stock.to_disk(tmp_path / "nl_core_news_sm")
    swapped = load(str(tmp_path / "nl_core_news_sm"))
    text = "Mail (d.d. 12-03-2024) {{naam}} klacht/bezwaar naar info@a.s.r.nl."
    assert [t.text for t in swapped.make_doc(text)] == [t.text for t in pipeline.make_doc(text)]
    assert swapped.name == "nl_core_news_sm"


def test_lemmas_have_no_underscores(pipeline: Pipeline) -> None:
    """Other models write `in_dienen`; rules see `indienen`."""
    doc = pipeline.make_doc("Dien uw klacht in.")
    doc[0].lemma_ = "in_dienen"
    assert language._with_whole_lemmas(doc)[0].lemma_ == "indienen"


def test_small_and_licensed() -> None:
    """At most 8 MB on disk, CC BY-SA 4.0, sources named, figures at hand."""
    assert sum(p.stat().st_size for p in language.EMBEDDED_PATH.rglob("*") if p.is_file()) <= 8_000_000
    about = describe(EMBEDDED)
    assert about["license"] == "CC BY-SA 4.0"
    assert {"UD_Dutch-Alpino", "UD_Dutch-LassySmall"} <= {source["name"] for source in about["sources"]}
    assert about["metrics"]["letters"]["pos"] > 95


@pytest.mark.parametrize(
    "text",
    [
        "Wij hebben uw brief d.d. 12 maart jl. ontvangen.",
        "Het bedrag van € 1.250,00 betalen wij niet.",
        "Dat staat in art. 4.2 van de voorwaarden van a.s.r. Schade N.V. en in artikel 3.4.1.",
        "De heer J.H. de Vries belt u om 14.30 uur.",
    ],
)
def test_abbreviations_end_no_sentence(pipeline: Pipeline, text: str) -> None:
    """`d.d.`, amounts, article numbers and initials leave no full stop behind that could end a sentence."""
    doc = pipeline.make_doc(text)
    assert [t.i for t in doc if t.text == "."] == [len(doc) - 1]


def test_sentences_are_the_callers(pipeline: Pipeline) -> None:
    """The parser adds no sentence and removes none, even where the given ones make no sense."""
    text = "Stuur ons een e-mail.\n\nWij wijzen uw claim af\nBent u het niet eens? Bel dan. uw polis niet gedekt nee."
    doc = pipeline.make_doc(text)
    for given in (list(starts(doc)), [i % 5 == 0 for i in range(len(doc))], [i == 0 for i in range(len(doc))]):
        analysed = next(pipeline.annotate([(pipeline.make_doc(text), given)]))
        assert [t.is_sent_start for t in analysed] == given
        assert all(t.sent == t.head.sent for t in analysed)
        assert all(sum(t.head == t for t in sent) == 1 for sent in analysed.sents)


def test_docs_come_back_in_order(pipeline: Pipeline) -> None:
    """Docs stay in order; empty and white ones do no harm."""
    texts = ["Eerste zin.", "", "\n\n", "Tweede zin.", " "]
    docs = [pipeline.make_doc(t) for t in texts]
    assert [d.text for d in pipeline.annotate(((d, starts(d)) for d in docs), batch_size=2)] == texts


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Bent u het niet eens met ons besluit?", "zijn"),
        ("Stuur dan een brief naar onze afdeling Klachten.", "sturen"),
        ("Dien uw klacht binnen zes weken in bij de directie.", "indienen"),
        ("Neem contact op met onze klantenservice.", "opnemen"),
        ("BENT U HET NIET EENS MET ONS BESLUIT?", "zijn"),
        ("STUUR ONS DAN EEN E-MAIL", "sturen"),
        ("Heeft u vragen over {{ polis.nummer }}?", "hebben"),
        ("Leg uw klacht voor aan het Kifid.", "voorleggen"),
    ],
)
def test_first_words_of_letters(pipeline: Pipeline, text: str, lemma: str) -> None:
    """The first word of a question or request is a verb, with the lemma of the whole verb."""
    doc = annotate(pipeline, text)
    assert doc[0].pos_ in {"VERB", "AUX"}
    assert doc[0].lemma_ == lemma


def test_polite_forms(pipeline: Pipeline) -> None:
    """`u` and `uw` are pronouns, as subject, object and possessive."""
    doc = annotate(pipeline, "Wij sturen u uw polis, zodat u uw rechten kent.")
    assert {t.pos_ for t in doc if t.lower_ in {"u", "uw"}} == {"PRON"}


def test_white_space_is_space(pipeline: Pipeline) -> None:
    """Line ends and tabs are SPACE and have no lemma of their own."""
    doc = annotate(pipeline, "Bel ons.\n\nWij helpen u.\t Graag.")
    assert {t.pos_ for t in doc if t.is_space} == {"SPACE"}


def test_layout_does_not_change_the_reading(pipeline: Pipeline) -> None:
    """Sentences are read alike alone and in a row, on one line and on several."""
    first, second = "Bent u het niet eens met ons besluit?", "Stuur dan een brief naar de directie."
    alone = [(t.text, t.pos_) for s in (first, second) for t in annotate(pipeline, s)]
    for gap in (" ", "\n", "\n\n"):
        together = annotate(pipeline, first + gap + second)
        assert [(t.text, t.pos_) for t in together if not t.is_space] == alone


def test_words_are_forgotten_after_the_first_letters() -> None:
    """So that memory does not grow with the letters, while the usual words are at hand."""
    pipeline = load(EMBEDDED)
    for number in range(language.LEARNING + 3):
        with pipeline.forgetting():
            pipeline.make_doc(f"Kenmerk zwaluwstaart{number}x")
    kept = [n for n in range(language.LEARNING + 3) if f"zwaluwstaart{n}x" in pipeline.nlp.vocab.strings]
    assert kept == list(range(language.LEARNING))


def test_what_a_linter_has_no_use_for_is_not_loaded() -> None:
    """spaCy's command line with its HTTP client stays out, and is there for whoever asks for it afterwards."""
    code = (
        "import sys; from lint import language; language.load(language.EMBEDDED);"
        "assert 'spacy' in sys.modules; assert not {'spacy.cli', 'httpx', 'requests', 'typer'} & set(sys.modules);"
        "import spacy.cli; assert spacy.cli.download and spacy.info(silent=True)['spacy_version']"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])
