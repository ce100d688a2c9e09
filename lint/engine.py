"""From files to results: the only place that knows the whole order of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from lint import findings, language, letter, packs, reading, templates
from lint.config import Settings
from lint.files import Input
from lint.findings import Answer
from lint.messages import say
from lint.model import Document, NotForUs, Reading, ReadError, Result, Status, TextRange
from lint.packs import Pack, Rule
from lint.readers import read as read_document
from lint.sections import Part

if TYPE_CHECKING:
    from spacy.tokens import Doc

BATCH = 32  # documents that go through the model together
DECISIVE = ("refusal", "not_covered", "partial", "zero", "dissent", "route", "closed", "choice", "choice_denied", "register_case")


class Engine:
    """Checks documents with the packs and the model that the settings name."""

    def __init__(self, settings: Settings) -> None:
        """Reads the packs; the model is loaded when the first document must be parsed. Raises PackError, ModelMissing."""
        self.settings = settings
        self.pack: Pack = packs.default_pack()
        self.rules: Mapping[str, Rule] = {rule.id: rule for rule in self.pack.rules}
        self._name = language.resolve(settings.model)
        self._pipeline: language.Pipeline | None = None

    @property
    def model(self) -> tuple[str, str]:
        """Name and version of the Dutch model."""
        card = language.describe(self._name)
        return str(card["name"]), str(card["version"])

    @property
    def pipeline(self) -> language.Pipeline:
        """The loaded model."""
        if self._pipeline is None:
            self._pipeline = language.load(self._name)
        return self._pipeline

    def check(self, inputs: Iterable[Input]) -> Iterator[Result]:
        """One result an input, in order; whatever is wrong with a document is said in its result."""
        waiting = iter(inputs)
        while batch := list(islice(waiting, BATCH)):
            yield from self._batch(batch)

    def _batch(self, batch: list[Input]) -> Iterator[Result]:
        opened = [self._open(item) for item in batch]
        documents = [document for document in opened if isinstance(document, Document)]
        prepared = [letter.prepare(document, self.pack, self.pipeline.make_doc) for document in documents]
        parsed = self.pipeline.annotate((doc, starts) for doc, starts, _ in prepared)
        analysed = zip(documents, parsed, (parts for _, _, parts in prepared), strict=True)
        for item, document in zip(batch, opened, strict=True):
            if isinstance(document, Result):
                yield document
                continue
            _, doc, parts = next(analysed)
            yield self._result(item, document, doc, parts)

    def _open(self, item: Input) -> Document | Result:
        if item.problem is not None:
            return Result(item.path, Status.FAILED, item.problem)
        if item.skipped is not None:
            return Result(item.path, Status.SKIPPED, item.skipped)
        try:
            name = item.path if Path(item.path).suffix else item.path + item.suffix
            return replace(read_document(name, item.read()), path=item.path)
        except ReadError as error:
            return Result(item.path, Status.FAILED, str(error))
        except NotForUs as reason:
            return Result(item.path, Status.SKIPPED, str(reason))
        except (RecursionError, MemoryError):
            return Result(item.path, Status.FAILED, say(self.settings.lang, "too_deep"))

    def _result(self, item: Input, document: Document, doc: Doc, parts: tuple[Part, ...]) -> Result:
        answer, outcome = self.read(document, doc, parts)
        reading_, place = answer.reading, answer.letter.document
        found = findings.of(answer, self.rules, self.settings, item.path)
        lines = {f.region.line for f in found}
        return Result(
            path=item.path,
            status=Status.CHECKED,
            kinds=reading_.kinds,
            is_template=reading_.facts["placeholders"] == "n/a" or self.settings.is_template(item.path),
            facts=reading_.facts,
            unsure=reading_.unsure if outcome is None or outcome.proved else (*reading_.unsure, "branches"),
            branches=outcome.branches if outcome is not None else (),
            findings=found,
            source_lines={line: document.source_map.source_line(line) for line in sorted(lines)},
            evidence={
                fact: (place.region(e.range).line, place.quote(e.range))
                for fact, e in reading_.evidence.items()
                if e.range is not None
            },
            notes=document.notes,
        )

    def read(self, document: Document, doc: Doc, parts: tuple[Part, ...]) -> tuple[Answer, templates.Outcome | None]:
        """The reading of a document; of a template, the worst over every letter that it can render."""
        template = templates.find(document)
        if not template.choices:
            shown = templates.hide(document, template.always_hidden)
            one = self._letter(shown, doc)
            return Answer(one, reading.read(one)), None
        whole = self._letter(templates.hide(document, template.always_hidden), doc)

        def evaluate(hidden: tuple[TextRange, ...]) -> Reading:
            shown = templates.hide(document, (*template.always_hidden, *hidden))
            return reading.read(self._letter(shown, doc), choices=len(template.choices))

        def relevant(where: TextRange) -> bool:
            return any(s.range.overlaps(where) and s.has(*DECISIVE) for s in whole.sentences)

        outcome = templates.analyse(template, evaluate, relevant)
        return Answer(whole, outcome.reading, outcome.failing), outcome

    def _letter(self, document: Document, doc: Doc) -> letter.Letter:
        return letter.build(document, self.pack, doc, letter.parts_of(document, self.pack))


def try_examples(pack: Path, settings: Settings) -> Iterator[tuple[str, str | None]]:
    """Runs the examples inside the rules of a pack: the place of each, and None or what it said instead."""
    from lint import examples

    yield from examples.run(packs.load(pack), Engine(settings))
