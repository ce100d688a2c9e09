"""The options that every command has, and what they come to: settings, and what checks documents under them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lint.baseline import FILE
from lint.config import Settings, covers, load
from lint.console import Refusal
from lint.files import STDIN
from lint.messages import LANGUAGES, say

if TYPE_CHECKING:
    from lint.checking import Checker

F = TypeVar("F", bound=Callable[..., Any])


def settings_options(command: F) -> F:
    """The options that every command has: configuration file, language, model, packs."""
    for option in (
        click.option("--pack", "packs", multiple=True, metavar="DIR", type=Path, help="Add a rule pack (repeatable)."),
        click.option("--model", metavar="NAME", help="Dutch model: a name, a folder, or auto."),
        click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the messages (default nl)."),
        click.option("--config", metavar="FILE", type=Path, help="Configuration file (default: the nearest)."),
    ):
        command = option(command)
    return command


def settings_of(config: Path | None, lang: str | None, model: str | None, packs: tuple[Path, ...]) -> Settings:
    """What the configuration file and the options that all commands share come to."""
    found = load(Path.cwd(), config, lang or LANGUAGES[0])
    here = tuple(folder.absolute() for folder in packs)
    return replace(found, lang=lang or found.lang, model=model or found.model, packs=found.packs + here)


def sources_of(settings: Settings, paths: Iterable[str | Path], baseline: Path | None = None) -> tuple[str | Path, ...]:
    """The files that a run reads by name, so that no output is written over them: inputs, baseline, configuration."""
    configured = () if settings.source is None else (settings.source,)
    return *(path for path in paths if path != STDIN), baseline or settings.root / FILE, *configured


def checker_of(settings: Settings, jobs: int | None = None, *, keep_text: bool = False) -> Checker:
    """What checks documents by the shortest way, with the rules known; refuses codes that no rule has."""
    with language_errors(settings.lang):
        from lint.checking import Checker

        checker = Checker(settings, jobs, keep_text=keep_text)
    for code in settings.codes():
        if not any(covers(code, known) for known in checker.rules):
            raise Refusal(say(settings.lang, "rule_unknown", code=code, allowed=", ".join(checker.rules)))
    return checker


@contextmanager
def language_errors(lang: str) -> Iterator[None]:
    """Turns a broken pack or a missing model into a sentence for the user, in his language."""
    from lint.language import ModelMissing
    from lint.packs import PackError

    try:
        yield
    except (ModelMissing, PackError) as error:
        raise Refusal(error.told(lang)) from error


def codes_of(given: Iterable[str]) -> tuple[str, ...]:
    """The rule codes of an option that may be repeated and may hold several, with commas."""
    return tuple(code.strip() for codes in given for code in codes.split(",") if code.strip())


def day_of(option: str, written: str | None, lang: str) -> date | None:
    """The day that an option names; refuses what is none."""
    try:
        return None if written is None else date.fromisoformat(written)
    except ValueError:
        raise Refusal(say(lang, "date_form", name=option, value=written)) from None
