"""`brieflint baseline`: records the findings of today, and takes out those that were mended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from lint.baseline import FILE, Baseline, Entry, load, renew, written
from lint.console import put, write_whole
from lint.delivery import CLEAN, NOT_DONE, told
from lint.files import discover
from lint.messages import count, say
from lint.options import checker_of, day_of, language_errors, settings_of, settings_options
from lint.reports import View


@click.command()
@click.argument("paths", nargs=-1)
@settings_options
@click.option("--baseline", "file", metavar="FILE", type=Path, help=f"The file to write (default: {FILE}).")
@click.option("--owner", default="", metavar="NAME", help="Who answers for the new findings.")
@click.option("--reason", default="", metavar="TEXT", help="Why they may stand for now.")
@click.option("--expires", metavar="DATE", help="The day on which they come back (2027-01-31).")
@click.option("--prune", is_flag=True, help="Only take out what was mended; add and renew nothing.")
def baseline(
    paths: tuple[str, ...],
    config: Path | None,
    lang: str | None,
    model: str | None,
    packs: tuple[Path, ...],
    file: Path | None,
    owner: str,
    reason: str,
    expires: str | None,
    prune: bool,
) -> int:
    """Record today's findings, so that only new ones fail."""
    settings = settings_of(config, lang, model, packs)
    given = Entry("", "", "", owner, reason, day_of("--expires", expires, settings.lang))
    target, today = file or settings.root / FILE, date.today()
    old = load(target, today, settings.lang) if target.exists() else Baseline(target.absolute().parent, {}, today)
    checker = checker_of(settings)
    view = View(lang=settings.lang)
    inputs = (sighting.taken for sighting in discover(paths or (".",), settings) if sighting.taken is not None)
    with language_errors(settings.lang):
        results = told(checker.check(inputs), view, paths or (".",))
        made = renew(old, results, settings, given, only_prune=prune)
    write_whole(target, written(made.entries, settings.lang), settings.lang)
    found, added = (
        count(settings.lang, f"baseline_{what}", n) for what, n in (("found", len(made.entries)), ("added", made.added))
    )
    numbers = {"added": added, "renewed": made.renewed, "pruned": made.pruned}
    put(say(settings.lang, "baseline_done", file=target, found=found, **numbers) + "\n")
    return NOT_DONE if made.unread else CLEAN
