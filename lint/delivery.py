"""Handing out the results of a run: in every form that was asked for, with the exit status that they come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from lint import __version__
from lint.console import Refusal, note, put, write_whole
from lint.judgement import fails
from lint.messages import say
from lint.outputs import mark
from lint.reports import View, renderer
from lint.reports.wording import printable
from lint.results import Result, Run, Status

CLEAN, FOUND, NOT_DONE = 0, 1, 2


def deliver(
    results: Iterator[Result], model: tuple[str, str], form: str, targets: Mapping[Path, str], view: View
) -> int:
    """Hands out the results in every form that was asked for, and gives the exit status.

    A report that cannot be written costs none of the other answers; then the job is not done in full.
    """
    if form == "jsonl" and not targets:  # the only form that needs no more than one document at a time
        from lint.reports.jsonlines import line

        status = CLEAN
        for result in results:
            put(line(result, view))
            status = max(status, _status(result, view))
        return status
    run = Run(__version__, model, tuple(results))
    status = max((_status(result, view) for result in run.results), default=CLEAN)
    for target, name in targets.items():
        try:
            text = renderer(name, target.suffix)(run, replace(view, colour=False))
            write_whole(target, (mark(name, target) or "") + text, view.lang)
        except Refusal as refusal:
            note(str(refusal))
            status = NOT_DONE
    put(renderer(form)(run, view))
    return status


def told(results: Iterable[Result], view: View, paths: Sequence[str]) -> Iterator[Result]:
    """The results as they come, while standard error says which files were not judged."""
    empty = True
    for result in results:
        empty = False
        if result.status is Status.FAILED or (result.status is Status.SKIPPED and not view.quiet):
            tell(result, view.lang)
        yield result
    if empty:
        note(say(view.lang, "nothing_found", paths=", ".join(paths)))


def tell(result: Result, lang: str) -> None:
    """Says on standard error why a file was not judged."""
    fate = say(lang, f"not_checked_{result.status}")
    click.echo(f"{printable(result.path)}: {fate}: {printable(result.reason or '')}", err=True)


def _status(result: Result, view: View) -> int:
    if result.status is Status.FAILED:
        return NOT_DONE
    return FOUND if fails(result, view.fail_level, view.doubt) else CLEAN
