"""Processes that check documents side by side; one that dies costs the document that it was at, and not the run.

Every process starts afresh (`spawn`, the only way that is safe on every system) with one thread of its own, loads the
model once and answers document by document. The answers come out in the order of the documents.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from typing import TYPE_CHECKING

from lint.config import Settings
from lint.engine import BATCH, Engine
from lint.files import Input
from lint.messages import say
from lint.results import Result, Status
from lint.store import Store

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_THREADS = tuple(f"{name}_NUM_THREADS" for name in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB_MAXIMUM", "NUMEXPR"))


@dataclass
class _Worker:
    """A process, the way to it, and the numbers of the documents that it has still to answer."""

    process: SpawnProcess
    line: connection.Connection
    todo: deque[int] = field(default_factory=deque)
    ready: bool = False


@dataclass
class _Work:
    """Documents to check, the batches that wait, the answers so far, and those at which a process died once."""

    inputs: Sequence[Input]
    waiting: deque[range]
    done: dict[int, Result] = field(default_factory=dict)
    suspect: set[int] = field(default_factory=set)


class NoWorker(Exception):
    """Processes die before they have read a letter, so that it is no letter's fault."""


class Pool:
    """Some processes with the same settings; close it when done."""

    def __init__(self, settings: Settings, jobs: int, *, keep_text: bool = False) -> None:
        self._settings = settings
        self._keep_text = keep_text
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._barren = 0  # processes in a row that died before they could begin

    def check(self, inputs: Sequence[Input]) -> Iterator[Result]:
        """One result an input, in order. Raises NoWorker when no process gets as far as its first document."""
        work = _Work(inputs, deque(_batches(len(inputs), self._jobs)))
        try:
            for number in range(len(inputs)):
                while number not in work.done:
                    self._hand_out(work)
                    self._listen(work)
                yield work.done.pop(number)
        finally:
            if any(worker.todo for worker in self._workers):  # nobody waits for those answers any more
                self.close()

    def close(self) -> None:
        """Ends the processes."""
        for worker in self._workers:
            worker.line.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    def _hand_out(self, work: _Work) -> None:
        """Gives every idle process the next documents; a batch at a time, since batches parse faster."""
        while len(self._workers) < self._jobs and sum(not w.todo for w in self._workers) < len(work.waiting):
            try:
                self._workers.append(self._start())
            except OSError as error:  # no more processes, files or memory to be had: go on with those that there are
                if not self._workers:
                    raise NoWorker from error
                self._jobs = len(self._workers)
        for worker in self._workers:
            if work.waiting and worker.ready and not worker.todo:
                worker.todo.extend(work.waiting.popleft())
                with suppress(OSError):  # it died while idle: found when its line is read
                    worker.line.send([work.inputs[number] for number in worker.todo])

    def _listen(self, work: _Work) -> None:
        """Waits until some process has something to say, or dies."""
        ready = connection.wait([worker.line for worker in self._workers])
        for worker in [worker for worker in self._workers if worker.line in ready]:
            try:
                result = worker.line.recv()
            except (EOFError, OSError):
                self._bury(worker, work)
            else:
                if worker.ready:
                    work.done[worker.todo.popleft()] = result
                worker.ready = True  # the first message says no more than that

    def _bury(self, worker: _Worker, work: _Work) -> None:
        """Takes leave of a process that died: what it left undone is tried once more, one by one."""
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join()
        self._barren = 0 if worker.ready else self._barren + 1
        if self._barren > self._jobs:
            raise NoWorker
        for number in reversed(worker.todo):
            if number in work.suspect:
                why = say(self._settings.lang, "worker_died", code=worker.process.exitcode)
                work.done[number] = Result(work.inputs[number].path, Status.FAILED, why)
            else:
                work.suspect.add(number)
                work.waiting.appendleft(range(number, number + 1))

    def _start(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._settings, self._keep_text), daemon=True)
        before = {name: os.environ.get(name) for name in _THREADS}
        os.environ.update(dict.fromkeys(_THREADS, "1"))  # read by the libraries as they are loaded over there
        try:
            with _without_interruption():
                process.start()
        finally:
            for name, value in before.items():
                os.environ.pop(name)
                if value is not None:
                    os.environ[name] = value
        theirs.close()  # so that the end of the process is the end of the line
        return _Worker(process, ours)


def _batches(count: int, jobs: int) -> Iterator[range]:
    """The numbers of documents in batches that become smaller, so that at the end no process waits long for another."""
    start = 0
    while start < count:
        size = min(BATCH, -(-(count - start) // (2 * jobs)))
        yield range(start, start + size)
        start += size


@contextmanager
def _without_interruption() -> Iterator[None]:
    """Holds Ctrl-C back, also in a process that is started meanwhile: it has no business there, from the first moment.

    (On Windows a process hears of it until it has begun.)
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(line: connection.Connection, settings: Settings, keep_text: bool) -> None:
    """The life of a process: lists of documents come in, results go out, until the line is cut."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started us
    store = Store.opened(settings)
    try:
        engine = Engine(settings, store, keep_text=keep_text, expendable=True)
        assert engine.pipeline  # loaded before the first document, so that what is wrong with it is no document's fault
    except Exception:  # whoever started us finds it out himself, and says it in a sentence
        return
    finally:
        if store is not None:
            store.close()
    with suppress(EOFError, OSError):
        line.send(None)
        while True:
            for result in engine.check(line.recv()):
                line.send(result)
