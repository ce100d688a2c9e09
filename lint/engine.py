"""From files to results: the only place that knows the whole order of the stages."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from copy import copy
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from lint import findings, language, letter, packs, packyaml, quota, reading, signals, suppression, templates
from lint.config import Settings
from lint.files import Input
from lint.filetypes import TEMPLATES
from lint.findings import Answer
from lint.judgement import doubting
from lint.messages import say
from lint.model import BESIDE, NOT_APPLICABLE, Document, Reading, TextRange
from lint.opening import opened
from lint.packs import Pack, Rule
from lint.results import BranchReading, Result, Status
from lint.secondreader import SecondReader, shipped

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lint.store import Store

FEW = 6  # choices of a template that are all tried, whatever they say
BATCH = 64  # documents that go through the model together
PATIENCE = 5  # times the bound of time that a process may hang by the clock, on a machine that is busy
DECISIVE = tuple("refusal not_covered partial zero dissent route closed choice choice_denied register_case".split())


class Engine:
    """Checks documents with the packs and the model that the settings name."""

    def __init__(
        self, settings: Settings, store: Store | None = None, *, keep_text: bool = False, expendable: bool = False
    ) -> None:
        """Reads the packs, which is quicker from a store; the model waits for the first document.

        With `keep_text` each result carries the text of its letter, for reports that show letters. An `expendable`
        process ends itself when it hangs. Raises PackError, ModelMissing.
        """
        self.settings = settings
        self.keep_text = keep_text
        self._expendable = expendable
        reader = packyaml.read if store is None else packyaml.remembering(store)
        own = packs.default_pack() if store is None else packs.load(packs.default_folder(), reader)
        self.pack: Pack = own.on(settings.on)
        self.more: tuple[Pack, ...] = tuple(packs.load(folder, reader).on(settings.on) for folder in settings.packs)
        self.rules: Mapping[str, Rule] = {rule.id: rule for pack in (self.pack, *self.more) for rule in pack.rules}
        self._name = language.resolve(settings.model)
        self._pipeline: language.Pipeline | None = None
        self.second: Callable[[], SecondReader | None] = shipped  # None: the rules decide alone

    def by_rules(self) -> Engine:
        """The same engine without the second reader: the rules alone decide."""
        alone = copy(self)
        alone.second = lambda: None
        return alone

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
            yield from self._in_bounds(batch)

    def _in_bounds(self, batch: list[Input]) -> list[Result]:
        """The results of a batch; where time or memory does not suffice for all, or one breaks, one after another."""
        limits = self.settings.limits
        patience = PATIENCE * limits.max_seconds
        try:
            with (
                quota.of_patience(patience) if self._expendable else nullcontext(),
                quota.of_memory(limits.max_memory),
                quota.of_time(limits.max_seconds),
            ):
                return self._batch(batch)
        except quota.TooSlow:
            why = self._too_slow
        except (RecursionError, MemoryError):
            why = self._too_deep
        except Exception as error:
            if self._pipeline is None:  # the model does not load: no letter's fault
                raise
            why = self._fault(error)
        if len(batch) == 1:
            return [Result(batch[0].path, Status.FAILED, why)]
        return [result for item in batch for result in self._in_bounds([item])]

    def _batch(self, batch: list[Input]) -> list[Result]:
        read = [self._open(item) for item in batch]
        documents = [document for document in read if isinstance(document, Document)]
        if not documents:
            return [result for result in read if isinstance(result, Result)]
        with self.pipeline.forgetting():
            prepared = [letter.prepare(document, self.pack, self.pipeline.make_doc) for document in documents]
            parsed = self.pipeline.tag((doc, starts) for doc, starts, _ in prepared)
            return [
                found if isinstance(found, Result) else self._guarded(item, found, next(parsed))
                for item, found in zip(batch, read, strict=True)
            ]

    def _open(self, item: Input) -> Document | Result:
        """The document of an input; a fault in a reader is that input's result, whatever it is."""
        try:
            return opened(item, self.settings)
        except quota.TooSlow:
            raise
        except (RecursionError, MemoryError):
            return Result(item.path, Status.FAILED, self._too_deep)
        except Exception as error:
            return Result(item.path, Status.FAILED, self._fault(error))

    def _guarded(self, item: Input, document: Document, doc: Doc) -> Result:
        """The result of a document; a fault in one letter is that letter's result, the run goes on."""
        try:
            return self._result(item, document, doc)
        except (RecursionError, MemoryError):
            return Result(item.path, Status.FAILED, self._too_deep)
        except Exception as error:
            return Result(item.path, Status.FAILED, self._fault(error))

    @property
    def _too_deep(self) -> str:
        return say(self.settings.lang, "too_deep", most=self.settings.limits.max_memory)

    @property
    def _too_slow(self) -> str:
        return say(self.settings.lang, "too_slow", most=self.settings.limits.max_seconds)

    def _fault(self, error: Exception) -> str:
        """What is said of a fault of ours: its kind and place, since its own words may quote the letter."""
        last = traceback.extract_tb(error.__traceback__)[-1]
        why = f"{type(error).__name__}, {os.path.basename(last.filename)}:{last.lineno}"
        return say(self.settings.lang, "internal_fault", why=why)

    def _result(self, item: Input, document: Document, doc: Doc) -> Result:
        template = templates.find(document)
        if template.problem is not None:
            why = say(self.settings.lang, template.problem.key, **dict(template.problem.values))
            return Result(item.path, Status.FAILED, why)
        answer, outcome = self.read(item.path, document, doc, template, self.pack)
        reading_, place = answer.reading, answer.letter.document
        found = findings.of(answer, self._rules_of(self.pack), self.settings, item.path)
        for pack in self.more:
            other, _ = self.read(item.path, document, doc, template, pack)
            found += findings.of(other, self._rules_of(pack), self.settings, item.path)
        found, suppressed = suppression.apply(document, found, self.rules, self.settings)
        lines = {f.region.line for f in found}
        result = Result(
            path=item.path,
            status=Status.CHECKED,
            kinds=reading_.kinds,
            is_template=reading_.facts["placeholders"] == "n/a",
            facts={fact: value for fact, value in reading_.facts.items() if fact not in BESIDE},
            beside={fact: reading_.facts[fact] for fact in BESIDE},
            unsure=tuple(dict.fromkeys((*reading_.unsure, *_unproved(reading_, template, outcome)))),
            branches=tuple(_placed(branch, document) for branch in outcome.branches) if outcome is not None else (),
            findings=found,
            source_lines={line: document.source_map.source_line(line) for line in sorted(lines)},
            evidence={
                fact: (place.region(where).line, place.quote(where)) for fact, where in _places(reading_).items()
            },
            notes=(*document.notes, *self._template_notes(template, outcome), *suppressed),
            signals=signals.read(answer.letter, reading_, self.settings.lang),
            shown=findings.shown(answer, document, self.settings.lang) if self.keep_text else None,
        )
        result = doubting(result, {rule.id: rule.fact for rule in self.rules.values()})
        if not self.settings.redact:
            return result
        from lint.redact import redacted  # its expressions take longer to build than a letter to read

        return redacted(result, document.text)

    def _template_notes(self, template: templates.Template, outcome: templates.Outcome | None) -> Iterator[str]:
        """What the user must know of a template: the files that were not found, and letters too many to read all."""
        if template.includes:
            yield say(self.settings.lang, "not_included", names=", ".join(template.includes))
        if outcome is not None and not outcome.proved:
            yield say(self.settings.lang, "not_proved")

    def read(
        self, path: str, document: Document, doc: Doc, template: templates.Template, pack: Pack
    ) -> tuple[Answer, templates.Outcome | None]:
        """The reading of a document by a pack; of a template, the worst over every letter that it can render."""
        told = self.settings.is_template(path) or os.path.splitext(path)[1].lower() in TEMPLATES
        kind, is_template = self.settings.kind_of(path), told or not document.source_map.alone

        second = None if template.choices else self.second()  # what is proved of a template, the rules alone prove

        def weigh(one: letter.Letter) -> Reading:
            return reading.read(one, len(template.choices), kind, is_template, second)

        if not template.choices:
            shown = templates.hide(document, template.always_hidden)
            one = _letter(shown, doc, pack)
            return Answer(one, weigh(one)), None
        whole = _letter(templates.hide(document, template.always_hidden), doc, pack)

        def evaluate(hidden: tuple[TextRange, ...]) -> Reading:
            return weigh(_letter(templates.hide(document, (*template.always_hidden, *hidden)), doc, pack))

        def relevant(where: TextRange) -> bool:
            few = len(template.choices) <= FEW
            return few or any(s.range.overlaps(where) and s.has(*DECISIVE) for s in whole.sentences)

        outcome = templates.analyse(template, evaluate, relevant)
        return Answer(whole, outcome.reading, outcome.failing), outcome

    def _rules_of(self, pack: Pack) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in pack.rules if self.rules.get(rule.id) is rule}


def _places(reading_: Reading) -> Mapping[str, TextRange]:
    """What every answer that rests on words rests on, the kinds first."""
    kinds = [reading_.due[kind] for kind in reading_.kinds if kind in reading_.due]
    told = {fact: e.range for fact, e in reading_.evidence.items() if e.range is not None}
    return {"kinds": kinds[0], **told} if kinds else told


def _placed(branch: BranchReading, document: Document) -> BranchReading:
    """A branch with the place of its text in the file."""
    assert branch.place is not None
    shown = TextRange(branch.place.start + _blank(document, branch.place), branch.place.end)
    block = document.block_at(shown.start)
    origin = document.source_map.origin(shown)
    where = ", ".join(filter(None, (block.where if block is not None else "", origin)))
    return replace(branch, line=document.region(shown).line, where=where)


def _blank(document: Document, where: TextRange) -> int:
    """How much white space a range begins with."""
    text = document.text[where.start : where.end]
    return (len(text) - len(text.lstrip())) if text.strip() else 0


def _unproved(reading_: Reading, template: templates.Template, outcome: templates.Outcome | None) -> Iterator[str]:
    """What not all letters of a template, or not all its text, bear out: the verdicts, and the branches."""
    unproved = outcome is not None and not outcome.proved
    if unproved or template.includes:
        yield from (fact for fact in ("next_step", "lawyer_choice") if reading_.facts[fact] != NOT_APPLICABLE)
    if unproved:
        yield "branches"


def _letter(document: Document, doc: Doc, pack: Pack) -> letter.Letter:
    return letter.build(document, pack, doc, letter.parts_of(document, pack))
