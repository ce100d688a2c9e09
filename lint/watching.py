"""Checking again what changes, until the user stops it; of a file that was checked before only what is new is told.

Files are looked at time after time: that works on every system, on network drives too, and needs no library.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from lint import __version__, fingerprints
from lint.config import Settings
from lint.console import Refusal, note, put
from lint.delivery import CLEAN, deliver, told
from lint.files import STDIN, Input, Sighting
from lint.messages import say
from lint.options import checker_of
from lint.reports import View, renderer
from lint.reports.wording import printable
from lint.results import Finding, Result, Run, Status

if TYPE_CHECKING:
    from lint.checking import Checker

PAUSE = 0.5  # seconds between two looks
REST = 9  # times as long as a look takes is rested after it, so that many files do not keep a processor busy
FORMS = ("full", "concise")  # for people who read along

Stamp = tuple[str | None, int, int, int]
Check = Callable[[Iterable[Input]], Iterable[Result]]


def refuse_with(options: Mapping[str, object], paths: Iterable[str], form: str, lang: str) -> None:
    """Refuses what makes no sense for somebody who reads along: these options when given, other forms, and `-`."""
    given = {**options, STDIN: STDIN in paths, f"--format {form}": form not in FORMS}
    what = next((name for name, is_given in given.items() if is_given), None)
    if what is not None:
        raise Refusal(say(lang, "watch_with", what=what))


def watching(
    look: Callable[[], Iterable[Sighting]],
    answers: Callable[[Checker, Iterable[Input]], Iterable[Result]],
    checker: Checker,
    settings: Settings,
    form: str,
    view: View,
) -> int:
    """Checks everything once as ever, then what changes, with a model that stays loaded; clean when it is stopped."""
    later, watch = rounds(look, parts=Included(settings)), Watch(form, view, checker.model)
    results = watch.noting(answers(checker, next(later).inputs))
    deliver(told(results, view, ()), checker.model, form, {}, view)
    again = cache(lambda: checker_of(replace(settings, cache=False), 1))  # what is new is in no cache
    watch.follow(later, lambda inputs: answers(again(), inputs))
    return CLEAN


@dataclass(frozen=True, slots=True)
class Round:
    """What a look brings: the documents to be checked (of the first look all), and those that are no longer there."""

    inputs: tuple[Input, ...]
    gone: tuple[str, ...] = ()


def rounds(
    look: Callable[[], Iterable[Sighting]],
    pause: Callable[[float], None] = time.sleep,
    *,
    parts: Callable[[Input], Iterable[str]] = lambda _: (),
) -> Iterator[Round]:
    """Rounds without end, each when there is something to do. What has just changed must hold still for one look.

    `parts` are the other files that a document is made of: it changes with them.
    """
    checked: dict[str, tuple[Stamp, ...]] = {}
    before: dict[str, tuple[Stamp, ...]] | None = None
    while True:
        start = time.monotonic()
        inputs = {s.taken.path: s.taken for s in look() if s.taken is not None}
        now = {path: (_stamp(item), *map(_state, parts(item))) for path, item in inputs.items()}
        still = now if before is None else before
        ready = [path for path in now if checked.get(path) != now[path] == still.get(path)]
        gone = [path for path in checked if path not in now and path not in still]
        if ready or gone or before is None:
            checked = {path: stamp for path, stamp in checked.items() if path not in gone}
            checked.update((path, now[path]) for path in ready)  # as they were before they are read
            yield Round(tuple(inputs[path] for path in ready), tuple(gone))
        before = now
        pause(max(PAUSE, REST * (time.monotonic() - start)))


def _stamp(item: Input) -> Stamp:
    """What is different as soon as a file is."""
    return item.problem, *_state(item.path)[1:]


def _state(path: str) -> Stamp:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None, 0, 0, 0
    return None, found.st_mtime_ns, found.st_size, found.st_ino


class Included:
    """What templates include, asked anew only when they or one of those files changed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: dict[str, tuple[tuple[Stamp, ...], tuple[str, ...]]] = {}

    def __call__(self, item: Input) -> tuple[str, ...]:
        """The files that a document includes."""
        stamps, files = self._known.get(item.path, ((), ()))
        if stamps != self._stamps(item, files):
            from lint.opening import included

            files = included(item, self._settings) or ()
            self._known[item.path] = self._stamps(item, files), files
        return files

    def _stamps(self, item: Input, files: tuple[str, ...]) -> tuple[Stamp, ...]:
        return (_stamp(item), *map(_state, files))


class Watch:
    """Tells of each round what changed in what is found; `model` is the name and version that reports ask for."""

    def __init__(self, form: str, view: View, model: tuple[str, str]) -> None:
        self._render = renderer(form)
        self._view = replace(view, quiet=True)
        self._model = model
        self._seen: dict[str, Result] = {}

    def noting(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results as they come, which from then on are known."""
        for result in results:
            self._seen[result.path] = _lean(result)
            yield result

    def follow(self, later: Iterable[Round], check: Check) -> None:
        """Tells what is new in each round, as long as there are rounds and the user does not stop it."""
        sys.stdout.flush()
        note(say(self._view.lang, "watch_on"))
        try:
            for found in later:
                for path in found.gone:
                    self._seen.pop(path, None)
                    put(say(self._view.lang, "watch_gone", path=printable(path)) + "\n")
                if found.inputs:
                    for result in told(check(found.inputs), self._view, ()):
                        put("".join(self._news(result)))
                sys.stdout.flush()
        except KeyboardInterrupt:
            note(say(self._view.lang, "stopped"))

    def _news(self, result: Result) -> Iterator[str]:
        """What is to be told of a document that was checked again."""
        before = self._seen.get(result.path)
        self._seen[result.path] = _lean(result)
        if result.status is not Status.CHECKED:
            return
        old, new = _named(before), _named(result)
        fresh = tuple(finding for name, finding in new.items() if name not in old)
        doubts = result.unsure if before is None or result.unsure != before.unsure else ()
        shown = replace(result, findings=fresh, unsure=doubts, notes=result.notes if before is None else ())
        yield self._render(Run(__version__, self._model, (shown,)), self._view)
        path, lang = printable(result.path), self._view.lang
        for name, finding in old.items():
            if name not in new:
                yield say(lang, "watch_mended", path=path, rule=finding.rule, name=finding.name) + "\n"
        if not new and (old or before is None or before.status is not Status.CHECKED):
            yield say(lang, "watch_clean", path=path) + "\n"


def _lean(result: Result) -> Result:
    """A result without what nobody will ask of it again."""
    return replace(result, source_lines={}, evidence={}, shown=None)


def _named(result: Result | None) -> dict[str, Finding]:
    """The findings of a result by their fingerprints, which survive moved lines."""
    if result is None:
        return {}
    return dict(zip(fingerprints.of(result.path, result.findings), result.findings, strict=True))
