"""Where the answer goes: streams, colour, files written whole; and what is said of a wrong command line."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import click

from lint import outputs
from lint.config import spec
from lint.filetypes import SUFFIXES
from lint.messages import say
from lint.outputs import is_own, mark
from lint.reports import FORMATS
from lint.reports.wording import printable


class Refusal(Exception):
    """The job cannot be done as asked; the message is one sentence for the user."""


def prepare_streams(lang: str) -> None:
    """Makes both streams write UTF-8 and stumble over no file name; refuses a closed standard output."""
    if sys.stdout is None:
        raise Refusal(say(lang, "output", why=say(lang, "output_closed")))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def put(text: str) -> None:
    """Writes a part of the answer to standard output."""
    sys.stdout.write(text)


def note(sentence: str) -> None:
    """Says something to the user that is not the answer."""
    click.echo(f"brieflint: {printable(sentence)}", err=True)


def colour(stream: TextIO, unwanted: bool) -> bool:
    """True when a stream is to get colour: a terminal, unless the user or his environment decides otherwise."""
    if unwanted or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def report_targets(given: Iterable[str], sources: Iterable[str | Path], lang: str) -> dict[Path, str]:
    """The files to write and their forms, refused before the run when they cannot be written or are read by it."""
    read = tuple(sources)
    targets: dict[Path, str] = {}
    for value in given:
        name, equals, file = value.partition("=")
        if name not in FORMATS or not equals or not file:
            raise Refusal(say(lang, "report_form", value=value, allowed=", ".join(FORMATS)))
        target = report_target(file, read, lang, name)
        if target in targets:
            raise Refusal(say(lang, "report_twice", file=file))
        targets[target] = name
    return targets


def report_target(file: str, sources: Sequence[str | Path], lang: str, form: str = "html") -> Path:
    """The file to write in some form, refused before the run when it cannot be written.

    Nor may it take the place of what the run reads (the `sources`, and what stands in folders among them), or be read
    as a letter by the next run.
    """
    target = Path(os.path.realpath(file))
    if not target.parent.is_dir():
        why = "why_no_folder"
    elif target.exists() and not target.is_file():
        why = "why_not_regular"
    elif not os.access(target.parent, os.W_OK | os.X_OK):  # the file is replaced, so its own rights do not matter
        why = "why_no_access"
    elif any(target == Path(os.path.realpath(source)) for source in sources):
        why = "why_input"
    elif target.suffix.lower() in SUFFIXES and any(map(target.is_relative_to, _folders(sources))):
        if target.exists() and not is_own(str(target)):
            why = "why_letter"
        elif mark(form, target) is None:
            why = "why_read_next"
        else:
            return target
    else:
        return target
    raise Refusal(say(lang, "report_target", file=file, why=say(lang, why)))


def _folders(sources: Iterable[str | Path]) -> Iterator[Path]:
    return (Path(os.path.realpath(source)) for source in sources if os.path.isdir(source))


def patterns(given: tuple[str, ...], lang: str) -> tuple[str, ...]:
    """The patterns of --exclude, once they are known to be valid."""
    try:
        spec(given)
    except ValueError:
        raise Refusal(say(lang, "usage_value", name="--exclude", value=", ".join(given))) from None
    return given


def write_whole(target: Path, text: str, lang: str) -> None:
    """Writes a file whole or not at all; refuses, with the reason, where that cannot be done."""
    try:
        outputs.write_whole(target, text)
    except OSError as error:
        raise Refusal(say(lang, "report_target", file=target, why=error.strerror)) from error


def refuse_output(error: OSError, lang: str) -> None:
    """Gives up on standard output: in silence when its reader has gone away (`| head`)."""
    if error.errno == errno.EPIPE:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more as it ends
    else:
        note(say(lang, "output", why=error.strerror or error))


def usage_sentence(error: click.ClickException, lang: str) -> str:
    """What is wrong with a command line, in one sentence of ours."""
    if isinstance(error, click.NoSuchOption):
        hint = say(lang, "usage_hint", name=error.possibilities[0]) if error.possibilities else ""
        return say(lang, "usage_option", name=error.option_name, hint=hint)
    if isinstance(error, click.BadOptionUsage):
        return say(lang, "usage_argument", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return say(lang, "usage_missing", name=error.param.human_readable_name if error.param else "")
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.Choice):
        allowed = ", ".join(map(str, error.param.type.choices))
        return say(lang, "usage_choice", name=error.param.opts[0], allowed=allowed)
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.types.IntParamType):
        return say(lang, "usage_number", name=error.param.opts[-1])
    if isinstance(error, click.UsageError) and error.ctx and isinstance(error.ctx.command, click.Group):
        return say(lang, "usage_command", allowed=", ".join(error.ctx.command.commands))
    return say(lang, "usage_other", why=error.format_message())
