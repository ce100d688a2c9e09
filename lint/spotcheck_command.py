"""The command spotcheck: draws letters for review, and draws up the statement from what reviewers said."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from lint import __version__
from lint.config import Settings
from lint.console import Refusal, note, put, report_target, write_whole
from lint.delivery import tell
from lint.files import Input, discover
from lint.messages import say
from lint.model import ReadError
from lint.options import checker_of, language_errors, settings_of, settings_options, sources_of
from lint.reports.wording import printable
from lint.results import Status

if TYPE_CHECKING:
    from lint.checking import Checker
    from lint.spotcheck.design import Design
    from lint.spotcheck.frame import Letter
    from lint.spotcheck.review import Review

DONE, NOT_DONE = 0, 2
_OF_THE_DRAW = {"-n": "number", "--seed": "seed"}  # options that say nothing of a review


@click.command()
@click.argument("paths", nargs=-1)
@settings_options
@click.option("-n", "--number", type=click.IntRange(min=1), default=60, help="Letters to draw (default 60).")
@click.option("--seed", type=int, default=1, help="Seed of the draw (default 1); the same seed draws the same letters.")
@click.option("--redact", is_flag=True, help="Mask personal data in the form.")
@click.option("--output", metavar="FILE", help="Write the page (form or statement) to a file.")
@click.option("--evaluate", multiple=True, metavar="FILE", type=Path, help="A review that was saved (one or two).")
def spotcheck(
    paths: tuple[str, ...],
    config: Path | None,
    lang: str | None,
    model: str | None,
    packs: tuple[Path, ...],
    number: int,
    seed: int,
    redact: bool,
    output: str | None,
    evaluate: tuple[Path, ...],
) -> int:
    """Draw letters for human review, or tell from reviews how many letters fail the norm."""
    found = settings_of(config, lang, model, packs)
    settings = replace(found, redact=redact or found.redact)
    sources = sources_of(settings, (*paths, *evaluate))
    target = None if output is None else report_target(output, sources, settings.lang)
    if evaluate:
        if paths:
            raise Refusal(say(settings.lang, "spotcheck_clash"))
        if idle := [option for option, name in _OF_THE_DRAW.items() if _given(name)]:
            raise Refusal(say(settings.lang, "spotcheck_idle", options=", ".join(idle)))
        return _evaluate(evaluate, target, settings.lang)
    if target is None and sys.stdout.isatty():
        raise Refusal(say(settings.lang, "spotcheck_terminal"))
    return _draw(paths or (".",), number, seed, target, settings)


def _given(name: str) -> bool:
    """True for an option that stands on the command line."""
    return click.get_current_context().get_parameter_source(name) is ParameterSource.COMMANDLINE


def _draw(paths: tuple[str, ...], number: int, seed: int, target: Path | None, settings: Settings) -> int:
    from lint.reports.reviewform import render

    lang = settings.lang
    checker = checker_of(settings)
    sightings = discover(paths, settings, outputs=() if target is None else (target,))
    inputs = {sighting.taken.path: sighting.taken for sighting in sightings if sighting.taken is not None}
    with language_errors(settings.lang):
        design = _design(checker, inputs.values(), number, seed, paths, lang)
        reader = checker_of(settings, keep_text=True)  # of the letters drawn alone: an archive does not fit in memory
        results = {result.path: result for result in reader.check(inputs[item.path] for item in design.sample)}
    form = render(design, results, lang)
    if target is None:
        put(form)
    else:
        write_whole(target, form, lang)
    note(say(lang, "spotcheck_drawn", n=len(design.sample), size=design.size, layers=len(design.layers)))
    return NOT_DONE if design.left_out.get(Status.FAILED.value) else DONE


def _design(
    checker: Checker, inputs: Iterable[Input], number: int, seed: int, paths: tuple[str, ...], lang: str
) -> Design:
    """Judges every letter, and draws. Only what the draw needs is kept of each."""
    from lint.packs import default_pack
    from lint.spotcheck.design import Tool, make
    from lint.spotcheck.frame import letter, norm_of
    from lint.spotcheck.sample import TooFew, draw

    norm, most = norm_of(checker.rules.values()), checker.limits.max_bytes
    known = {item.path: item for item in inputs}
    frame: list[Letter] = []
    left_out: Counter[str] = Counter()
    for result in checker.check(known.values()):
        if result.status is Status.CHECKED:
            frame.append(letter(result, _digest(known[result.path], most), norm))
        else:
            left_out[result.status.value] += 1
            tell(result, lang)
    if not frame:
        raise Refusal(say(lang, "spotcheck_empty", paths=", ".join(paths)))
    try:
        sample = draw(frame, number, seed)
    except TooFew as error:
        raise Refusal(say(lang, "spotcheck_few", n=number, needed=error.needed)) from error
    pack = default_pack()
    tool = Tool(__version__, *checker.model, pack.id, pack.edition)
    return make(tool, seed, date.today().isoformat(), norm, frame, sample, left_out)


def _digest(item: Input, most: int) -> str:
    """The SHA-256 of what was read; empty for a file that went away after it was judged."""
    try:
        return hashlib.sha256(item.read(most)).hexdigest()
    except ReadError:
        return ""


def _evaluate(files: tuple[Path, ...], target: Path | None, lang: str) -> int:
    from lint.reports.statement import as_html, as_text, statement
    from lint.spotcheck.evaluation import OtherSample, evaluate

    if len(files) > 2:
        raise Refusal(say(lang, "spotcheck_reviews", n=len(files)))
    reviews = [_review(file, lang) for file in files]
    names = [" ".join(review.reviewer.split()) for review in reviews]
    if "" in names:
        raise Refusal(say(lang, "review_nameless", file=files[names.index("")]))
    if len({name.casefold() for name in names}) < len(names):
        raise Refusal(say(lang, "review_same", one=files[0], other=files[1], name=printable(names[1])))
    try:
        found = evaluate(reviews)
    except OtherSample as error:
        raise Refusal(say(lang, "review_other", one=files[0], other=files[1])) from error
    said = statement(found, __version__, date.today().isoformat(), lang)
    put(as_text(said))
    if target is not None:
        write_whole(target, as_html(said), lang)
    return DONE


def _review(file: Path, lang: str) -> Review:
    from lint.spotcheck.review import BadReview, read

    try:
        return read(file.read_bytes())
    except OSError as error:
        raise Refusal(say(lang, "review_unreadable", file=file, why=error.strerror)) from error
    except BadReview as error:
        raise Refusal(say(lang, "review_bad", file=file)) from error
