"""The command line: check, rule, test and model; spotcheck has its own module. Each imports what only it needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lint import __version__
from lint.baseline import FILE, Baseline, BaselineError
from lint.baseline import load as load_baseline
from lint.changes import ChangesUnknown, only, unchanged
from lint.config import ConfigError, Settings
from lint.console import (
    Refusal,
    colour,
    note,
    patterns,
    prepare_streams,
    put,
    refuse_output,
    report_targets,
    usage_sentence,
)
from lint.delivery import CLEAN, FOUND, NOT_DONE, deliver, told
from lint.files import STDIN, Input, Sighting, discover
from lint.judgement import Doubt, reported
from lint.messages import count, say
from lint.options import checker_of, codes_of, day_of, language_errors, settings_of, settings_options, sources_of
from lint.recording import baseline as record_baseline
from lint.reports import FORMATS, SHOW_LETTERS, View
from lint.reports.wording import printable
from lint.results import Result, Severity
from lint.settingstext import describe
from lint.shards import ShardError, shard
from lint.spotcheck_command import spotcheck

if TYPE_CHECKING:
    from lint.checking import Checker

F = TypeVar("F", bound=Callable[..., Any])


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of a command: 0 clean, 1 findings, 2 the job could not be done in full."""
    args = list(sys.argv[1:] if argv is None else argv)
    lang = "en" if "--lang=en" in args or ("--lang", "en") in pairwise(args) else "nl"
    try:
        prepare_streams(lang)
        with commands.make_context("brieflint", args) as context:  # not click's main: it has statuses of its own
            status = commands.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:  # --help, --version
        return done.exit_code
    except click.ClickException as error:
        note(usage_sentence(error, lang))
    except (Refusal, ConfigError, BaselineError, ChangesUnknown, ShardError) as error:
        note(str(error))
    except KeyboardInterrupt:
        note(say(lang, "stopped"))
    except OSError as error:
        refuse_output(error, lang)
    except Exception as error:  # a user never sees a traceback that he did not ask for
        if os.environ.get("BRIEFLINT_TRACEBACK"):
            raise
        note(say(lang, "bug", why=f"{type(error).__name__}: {error}"))
    else:
        return int(status or CLEAN)
    return NOT_DONE


@click.group(invoke_without_command=True)
@click.version_option(__version__, prog_name="brieflint", message="%(prog)s %(version)s")
@click.pass_context
def commands(context: click.Context) -> int:
    """Check Dutch letters of insurers for the information that the norm requires."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
    return NOT_DONE


commands.add_command(spotcheck)
commands.add_command(record_baseline)


def _levels(name: str, text: str) -> Callable[[F], F]:
    return click.option(name, type=click.Choice([level.value for level in Severity]), help=text)


@commands.command()
@click.argument("paths", nargs=-1)
@settings_options
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="full", help="Form of the answer.")
@click.option("--report", "reports", multiple=True, metavar="FORMAT=FILE", help="Write a report to a file as well.")
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules; codes may be cut short (KKV8).")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules.")
@_levels("--severity-level", "Show findings from this severity up (default info).")
@_levels("--fail-level", "Exit with 1 for findings from this severity up (default error).")
@click.option(
    "--unsure",
    type=click.Choice([d.value for d in Doubt]),
    help="What becomes of findings that rest on a ?: a warning that fails nothing (default), nothing, a failure.",
)
@click.option("--on", "day", metavar="DATE", help="Judge names, addresses and periods by what held on a day.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out files, as in .gitignore (repeatable).")
@click.option("--diff", "revision", metavar="REF", help="Only files that changed since a git revision.")
@click.option("--shard", "part", metavar="I/N", help="Only the I-th of N shards, for N machines side by side.")
@click.option("--baseline", metavar="FILE", type=Path, help=f"Known findings (default: {FILE}, where it is).")
@click.option("--no-baseline", is_flag=True, help="Show known findings too.")
@click.option("--show-files", is_flag=True, help="Tell which files are in or out and why; check nothing.")
@click.option("--show-settings", is_flag=True, help="Print the settings; check nothing.")
@click.option("--statistics", is_flag=True, help="Counts per rule and folder, no findings.")
@click.option("--watch", is_flag=True, help="Check again what changes, until Ctrl-C; tells only what is new.")
@click.option("--show-evidence", is_flag=True, help="Show what every fact rests on.")
@click.option("--show-branches", is_flag=True, help="Show what holds in each branch of a template.")
@click.option(
    "--stdin-filename", metavar="NAME", help="What standard input (-) is called; its suffix decides how it is read."
)
@click.option("--redact", is_flag=True, help="Mask personal data in every output.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes (default: as many as it takes).")
@click.option("--cache-dir", metavar="DIR", type=Path, help="Where answers are kept for the next run.")
@click.option("--no-cache", is_flag=True, help="Keep no answers and use none.")
@click.option("--no-color", is_flag=True, help="No colour, as with NO_COLOR.")
@click.option("-q", "--quiet", is_flag=True, help="Findings and unread files only.")
def check(
    paths: tuple[str, ...],
    config: Path | None,
    lang: str | None,
    model: str | None,
    packs: tuple[Path, ...],
    form: str,
    reports: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity_level: str | None,
    fail_level: str | None,
    unsure: str | None,
    day: str | None,
    exclude: tuple[str, ...],
    revision: str | None,
    part: str | None,
    baseline: Path | None,
    no_baseline: bool,
    show_files: bool,
    show_settings: bool,
    statistics: bool,
    watch: bool,
    show_evidence: bool,
    show_branches: bool,
    stdin_filename: str | None,
    redact: bool,
    jobs: int | None,
    cache_dir: Path | None,
    no_cache: bool,
    no_color: bool,
    quiet: bool,
) -> int:
    """Check files and folders (default: here); - reads standard input."""
    found = settings_of(config, lang, model, packs)
    settings = replace(
        found,
        select=codes_of(select) or found.select,
        ignore=found.ignore + codes_of(ignore),
        exclude=found.exclude + patterns(exclude, found.lang),
        severity_level=Severity(severity_level or found.severity_level),
        fail_level=Severity(fail_level or found.fail_level),
        unsure=Doubt(unsure or found.unsure),
        on=day_of("--on", day, found.lang),
        redact=redact or found.redact,
        cache=not no_cache,
        cache_dir=cache_dir.absolute() if cache_dir else found.cache_dir,
    )
    if settings.severity_level.rank > settings.fail_level.rank:
        clash = {"shown": settings.severity_level, "fail": settings.fail_level}
        raise Refusal(say(settings.lang, "levels_clash", **clash))
    if stdin_filename and STDIN not in paths:
        raise Refusal(say(settings.lang, "stdin_name"))
    if statistics and form not in ("full", "statistics"):
        raise Refusal(say(settings.lang, "statistics_form"))
    if watch:
        from lint.watching import refuse_with, watching

        given = {"--report": reports, "--diff": revision, "--shard": part, "--show-files": show_files}
        given |= {"--statistics": statistics}
        refuse_with(given, paths, form, settings.lang)
    paths = paths or (".",)
    if show_settings:
        put(describe(settings))
        return CLEAN
    targets = report_targets(reports, sources_of(settings, paths, baseline), settings.lang)
    seen = discover(paths, settings, stdin_filename, targets)
    if revision is not None:
        why = say(settings.lang, "out_unchanged", revision=revision)
        seen = only(seen, unchanged(revision, settings.lang), why, settings)
    if part is not None:
        seen = shard(part, settings.lang).only(seen, say(settings.lang, "out_shard", shard=part))
    if show_files:
        return _show_files(seen, settings.lang)
    known = _known(baseline, no_baseline, settings)
    checker = checker_of(settings, jobs, keep_text=not SHOW_LETTERS.isdisjoint((form, *targets.values())))
    view = View(
        rules=checker.rules,
        lang=settings.lang,
        fail_level=settings.fail_level,
        doubt=settings.unsure,
        root=Path.cwd(),
        colour=colour(sys.stdout, no_color),
        evidence=show_evidence,
        branches=show_branches,
        quiet=quiet,
    )

    def answers(asked: Checker, inputs: Iterable[Input]) -> Iterator[Result]:
        results = (reported(result, settings.severity_level, settings.unsure) for result in asked.check(inputs))
        return results if known is None else (known.fresh(result, settings.lang) for result in results)

    with language_errors(settings.lang):
        if watch:
            return watching(lambda: discover(paths, settings), answers, checker, settings, form, view)
        inputs = (sighting.taken for sighting in seen if sighting.taken is not None)
        results = told(answers(checker, inputs), view, paths)
        return deliver(results, checker.model, "statistics" if statistics else form, targets, view)


def _known(file: Path | None, unwanted: bool, settings: Settings) -> Baseline | None:
    """The baseline that holds: the one that is named, or the one beside the configuration if there is one."""
    if file is not None and unwanted:
        raise Refusal(say(settings.lang, "baseline_both"))
    chosen = file or settings.root / FILE
    if not chosen.is_file():
        if file is not None:
            raise Refusal(say(settings.lang, "baseline_missing", file=file))
        return None
    return None if unwanted else load_baseline(chosen, date.today(), settings.lang)


def _show_files(seen: Iterable[Sighting], lang: str) -> int:
    for sighting in seen:
        mark = say(lang, "mark_in" if sighting.taken else "mark_out")
        put(f"{mark} {printable(sighting.path)}: {printable(sighting.why)}\n")
    return CLEAN


@commands.command()
@click.argument("code", required=False)
@settings_options
@click.option("--markdown", is_flag=True, help="In Markdown; without a code the pages of all rules.")
def rule(
    code: str | None,
    config: Path | None,
    lang: str | None,
    model: str | None,
    packs: tuple[Path, ...],
    markdown: bool,
) -> int:
    """Show the page of one rule, or the list of all."""
    from lint.reports.rulepage import chapter, handbook, listing, page

    settings = settings_of(config, lang, model, packs)
    rules = checker_of(settings).rules
    if code is None:
        put((handbook if markdown else listing)(rules.values(), settings.lang))
        return CLEAN
    found = next((item for item in rules.values() if code.casefold() in (item.id.casefold(), item.name)), None)
    if found is None:
        raise Refusal(say(settings.lang, "rule_unknown", code=code, allowed=", ".join(rules)))
    put((chapter if markdown else page)(found, settings.lang))
    return CLEAN


@commands.command("test")
@click.argument("folders", nargs=-1, required=True, metavar="PACK...", type=Path)
@settings_options
def try_packs(
    folders: tuple[Path, ...], config: Path | None, lang: str | None, model: str | None, packs: tuple[Path, ...]
) -> int:
    """Run the examples inside rule packs."""
    settings = settings_of(config, lang, model, packs)
    with language_errors(settings.lang):
        from lint.examples import try_pack

        tried = wrong = 0
        for folder in folders:
            if not folder.is_dir():
                raise Refusal(say(settings.lang, "no_pack", path=folder))
            for place, why in try_pack(folder, settings):
                tried += 1
                if why is not None:
                    wrong += 1
                    put(say(settings.lang, "example_wrong", place=place, why=why) + "\n")
    if not tried:
        raise Refusal(say(settings.lang, "no_examples", paths=", ".join(map(str, folders))))
    put(f"{count(settings.lang, 'examples', tried)}, {count(settings.lang, 'examples_wrong', wrong)}\n")
    return FOUND if wrong else CLEAN


@commands.command()
@settings_options
def model(config: Path | None, lang: str | None, model: str | None, packs: tuple[Path, ...]) -> int:
    """Show which Dutch model is used, its version, licence and accuracy."""
    from lint import language
    from lint.reports.modelcard import modelcard

    settings = settings_of(config, lang, model, packs)
    with language_errors(settings.lang):
        card = language.describe(settings.model)
    put(modelcard(card, settings.lang))
    return CLEAN
