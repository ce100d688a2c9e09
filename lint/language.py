"""The Dutch pipeline behind one interface: the embedded model `nl_brief_sm`, or one of Explosion's if installed.

spaCy is imported when a model is loaded and not before, so that `--help` and a run answered from the cache stay fast.
Whatever the model, the words are those of our own tokenizer and the sentences are those that the caller sets; the model
adds part of speech, features, lemma and dependencies.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from lint.messages import Fault

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from lint.recall import Recall

EMBEDDED = "nl_brief_sm"
EMBEDDED_PATH = Path(__file__).parent / EMBEDDED
PREFERRED = ("nl_core_news_sm", "nl_core_news_md", "nl_core_news_lg")
# Never loaded: we set the sentences, do not ask for names, and take the part of speech from the morphologizer.
UNUSED = ("ner", "tagger", "senter", "tokenizer")
LEARNING = 4  # blocks of work whose words are kept
MADE = (
    50_000  # things made before garbage is searched for: letters leave little that holds on to itself; 4 % of all work
)
_WHEELS = "https://github.com/explosion/spacy-models/releases/download"
_WHEEL_VERSION = "3.8.0"  # the release that goes with the spaCy that pyproject.toml asks for


class ModelMissing(Fault):
    """A model that was named, or the embedded one, is not there; its sentence says how to get it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.command = f"python -m spacy download {name}" if name in PREFERRED else ""
        release = f"{name}-{_WHEEL_VERSION}"
        self.wheel = f"{_WHEELS}/{release}/{release}-py3-none-any.whl" if self.command else ""
        key = "model_embedded" if name == EMBEDDED else "model_absent" if self.command else "model_unknown"
        super().__init__(key, name=name, command=self.command, wheel=self.wheel, embedded=EMBEDDED)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded model: spaCy's Language, and what the answer says about it."""

    nlp: Language
    name: str
    version: str
    meta: Mapping[str, Any] = field(repr=False)
    recall: Recall | None = None
    first: Iterator[int] = field(default_factory=lambda: iter(range(LEARNING)), repr=False, compare=False)

    def make_doc(self, text: str) -> Doc:
        """The words of a text, without analysis; offsets are those of the text."""
        # nlp.make_doc refuses long texts for the sake of the parser; the caller cuts what it hands to `annotate`.
        return self.nlp.tokenizer(text)

    def forgetting(self) -> AbstractContextManager[object]:
        """A block of work whose words are forgotten at its end, so that memory does not grow with the letters read.

        What the pipeline makes inside the block must not be used after it. The words of the first blocks are kept: most
        words of later letters are among them, and making them anew each time costs a tenth of all work.
        """
        learning = next(self.first, None) is not None
        return nullcontext() if learning else cast(AbstractContextManager[object], self.nlp.memory_zone())

    def tag(self, docs: Iterable[tuple[Doc, Sequence[bool]]], batch_size: int = 64) -> Iterator[Doc]:
        """The docs as `annotate` gives them, but without dependencies, which lets it pass over what is known."""
        return self.annotate(docs, batch_size) if self.recall is None else self.recall.tag(docs, batch_size)

    def annotate(self, docs: Iterable[tuple[Doc, Iterable[bool]]], batch_size: int = 64) -> Iterator[Doc]:
        """The docs with part of speech, features, lemma and dependencies, in order.

        With each doc comes, for every token, whether a sentence begins there; the parser adds and removes none.
        """
        done = self.nlp.pipe((_with_sentences(doc, starts) for doc, starts in docs), batch_size=batch_size)
        return map(_with_whole_lemmas, done)


def resolve(name: str = "auto") -> str:
    """The name of the model that `name` stands for, without loading it. Raises ModelMissing."""
    if name == "auto":
        return next((model for model in PREFERRED if find_spec(model) is not None), EMBEDDED)
    if name == EMBEDDED or _is_model(Path(name)):
        return name
    if name.isidentifier() and find_spec(name) is not None:
        return name
    raise ModelMissing(name)


def load(name: str = "auto") -> Pipeline:
    """The pipeline called `name`: an installed package, a folder with a spaCy model, `nl_brief_sm`, or `auto`."""
    found = resolve(name)
    source = EMBEDDED_PATH if found == EMBEDDED else Path(found) if _is_model(Path(found)) else found
    if found == EMBEDDED and not _is_model(EMBEDDED_PATH):
        raise ModelMissing(EMBEDDED)

    gc.disable()  # while thousands of things are made that stay for good
    try:
        return _loaded(source)
    finally:
        gc.enable()


def _loaded(source: Path | str) -> Pipeline:
    _import_spacy()
    from spacy import util

    from lint import lemmatizer, recall, tokenizer  # lemmatizer: importing it makes its factory known

    tokenizer.register()
    assert lemmatizer
    settings = {"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}}
    nlp = util.load_model(source, exclude=list(UNUSED), config=settings)
    gc.freeze()  # what stays for good is not searched for garbage again: some 6 % more words per second
    gc.set_threshold(MADE)
    meta = nlp.meta
    package = meta["name"] if str(meta["name"]).startswith(f"{meta['lang']}_") else f"{meta['lang']}_{meta['name']}"
    sight = recall.sight(nlp)
    return Pipeline(nlp, package, str(meta["version"]), meta, recall.Recall(nlp, sight) if sight else None)


def _import_spacy() -> None:
    """Imports spaCy without its command line, which brings an HTTP client along: a quarter of the time, for nothing."""
    if "spacy" in sys.modules:
        return
    absent = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    vars(absent["spacy.cli"])["__path__"] = []
    vars(absent["spacy.cli.info"])["info"] = _info
    sys.modules.update(absent)
    try:
        import spacy
    finally:
        for name in absent:
            sys.modules.pop(name)  # whoever asks for it later gets the real one
    assert spacy


def _info(*arguments: Any, **options: Any) -> Any:
    """What `spacy.info` does, once somebody asks for it."""
    from spacy.cli.info import info

    return info(*arguments, **options)


def describe(name: str = "auto") -> dict[str, Any]:
    """Name, version, licence, sources and measured figures of a model, read from its files without importing spaCy."""
    found = resolve(name)
    place = folder(found)
    meta: dict[str, Any] = json.loads((place / "meta.json").read_text(encoding="utf8"))
    figures = place / "metrics.json"
    return {
        "name": EMBEDDED if found == EMBEDDED else f"{meta['lang']}_{meta['name']}",
        "version": meta["version"],
        "license": meta.get("license", ""),
        "sources": meta.get("sources") or [],
        "metrics": json.loads(figures.read_text(encoding="utf8")) if figures.is_file() else meta.get("performance", {}),
    }


def folder(name: str = "auto") -> Path:
    """The folder with the files of a model. Raises ModelMissing."""
    found = resolve(name)
    place = EMBEDDED_PATH if found == EMBEDDED else Path(found) if _is_model(Path(found)) else _package_folder(found)
    if not (place / "meta.json").is_file():
        raise ModelMissing(found)
    return place


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModelMissing(package)
    folder = Path(spec.origin).parent
    inner = sorted(path.parent for path in folder.glob("*/config.cfg"))  # spacy package puts the model one level down
    return inner[0] if inner else folder


def _is_model(folder: Path) -> bool:
    return (folder / "config.cfg").is_file() and (folder / "meta.json").is_file()


def _with_sentences(doc: Doc, starts: Iterable[bool]) -> Doc:
    for token, start in zip(doc, starts, strict=True):
        token.is_sent_start = bool(start)
    return doc


def _with_whole_lemmas(doc: Doc) -> Doc:
    """The doc with lemmas as we write them: Explosion's models have UD's underscores, `in_dienen`."""
    for token in doc:
        if "_" in token.lemma_ and "_" not in token.text:
            token.lemma_ = token.lemma_.replace("_", "")
    return doc
