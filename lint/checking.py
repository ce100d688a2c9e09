"""From inputs to results by the shortest way: known from an earlier run, checked here, or checked by several processes.

What parses letters is loaded when the first letter comes that nothing is known of.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from lint import language
from lint.answers import Answers
from lint.config import Settings
from lint.files import Input
from lint.model import ReadError
from lint.packs import Rule
from lint.results import Result, Status
from lint.spelling import asks
from lint.store import Store

if TYPE_CHECKING:
    from lint.engine import Engine
    from lint.pool import Pool
    from lint.seal import Seal

WINDOW = 1024  # files that are looked at together
HELD = 64_000_000  # bytes of their contents that are held meanwhile; what is more is read again, and not kept
MANY = 200  # unknown files among them for which more processes are worth their start


class Checker:
    """Checks documents under some settings."""

    def __init__(self, settings: Settings, jobs: int | None = None, *, keep_text: bool = False) -> None:
        """Reads the packs unless they are known to be whole. `jobs` is the number of processes (None: as it suits).

        With `keep_text` each result carries the text of its letter, which the cache does not keep. Raises PackError,
        ModelMissing.
        """
        self.limits = settings.limits
        self._settings = settings
        self._jobs = jobs
        self._keep_text = keep_text
        self._loaded: Engine | None = None
        self._pool: Pool | None = None
        self._held = 0
        card = language.describe(settings.model)
        self.model: tuple[str, str] = str(card["name"]), str(card["version"])
        self._store = Store.opened(settings)
        self._answers = self._known() if self._store is not None else None
        if self._answers is None:
            self.rules: Mapping[str, Rule] = self._engine.rules
        else:
            if not self._answers.rules:
                self._answers.learn(self._engine.rules)
            self.rules = self._answers.rules

    def check(self, inputs: Iterable[Input]) -> Iterator[Result]:
        """One result an input, in order; whatever is wrong with a document is said in its result. Once only."""
        waiting = iter(inputs)
        try:
            while items := list(islice(waiting, WINDOW)):
                yield from self._window(items)
        finally:
            if self._pool is not None:
                self._pool.close()
            if self._answers is not None:
                self._answers.flush()
            if self._store is not None:
                self._store.close()

    def _window(self, items: list[Input]) -> Iterator[Result]:
        self._held = 0
        found = [self._look_up(item) for item in items]
        missing = [item for item, known in found if not isinstance(known, Result)]
        results = self._read(missing)
        for _, known in found:
            if isinstance(known, Result):
                yield known
                continue
            result = next(results)
            if known is not None and self._answers is not None:
                self._answers.keep(known, result)
            yield result

    def _look_up(self, item: Input) -> tuple[Input, Result | Seal | None]:
        """An input with its content, and its answer if it is known, else the seal under which to keep it."""
        if self._answers is None or self._keep_text:
            return item, None
        refused = item.refusal()
        if refused is not None:
            return item, refused
        try:
            data = item.read(self.limits.max_bytes)
        except ReadError as error:
            return item, Result(item.path, Status.FAILED, error.told(self._settings.lang))
        if asks(data, self._settings.spelling_of(item.path)):
            from lint.inclusion import Refused
            from lint.opening import assembled

            try:
                item = replace(item, assembled=assembled(item, data, self._settings))
            except (Refused, ReadError):  # said when it is read
                return item, None
        seal = self._answers.seal(item, data)
        known = self._answers.find(seal, item.path)
        if known is not None:
            return item, known
        self._held += len(data)
        if self._held > HELD:  # by the time that it is read again it may be another letter
            return item, None
        return replace(item, data=data), seal

    def _read(self, missing: list[Input]) -> Iterator[Result]:
        """The results of files of which nothing is known, in order."""
        wanted = self._jobs or (_cores() if len(missing) >= MANY else 1)
        done = 0
        if self._pool is None and min(wanted, len(missing)) > 1:
            from lint.pool import Pool

            self._pool = Pool(self._settings, min(wanted, len(missing)), keep_text=self._keep_text)
        if self._pool is not None:
            from lint.pool import NoWorker

            try:
                for result in self._pool.check(missing):
                    done += 1
                    yield result
            except NoWorker:  # it can still be done here, one after another
                self._pool.close()
                self._pool, self._jobs = None, 1
        if done < len(missing):
            yield from self._engine.check(missing[done:])

    @property
    def _engine(self) -> Engine:
        if self._loaded is None:
            from lint.engine import Engine

            self._loaded = Engine(self._settings, self._store, keep_text=self._keep_text)
        return self._loaded

    def _known(self) -> Answers | None:
        """What is known from earlier runs; None when a pack is not there, which the engine says better."""
        assert self._store is not None
        try:
            return Answers(self._settings, self._store)
        except OSError:
            return None


def _cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
