"""What we write ourselves: known again, so that it is read as no letter, and written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from lint.filetypes import FORMATS, SUFFIXES

OWN_PAGE = '<meta name="generator" content="brieflint">'  # stands in the head of our pages, which quote letters
OWN_TEXT = "# brieflint: rapport, geen brief\n"  # the first line of a report in text that is called as a letter may be
_HEAD = 2_048  # bytes in which they stand


def is_own(path: str) -> bool:
    """True for a report, form or statement that was made by us."""
    kind = FORMATS.get(os.path.splitext(path)[1].lower())
    if kind not in ("txt", "md", "html"):  # in others we write nothing
        return False
    try:
        with open(path, "rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    return head.startswith(OWN_TEXT.encode()) or (kind == "html" and OWN_PAGE.encode() in head)


def mark(form: str, target: Path) -> str | None:
    """What to put above a report in some form so that it is known again; None where it would be read as a letter."""
    suffix = target.suffix.lower()
    kind = FORMATS.get(suffix)
    if suffix not in SUFFIXES or (kind == "html" and form in ("html", "signals")):  # a page bears its own mark
        return ""
    return OWN_TEXT if kind in ("txt", "md") and form in ("full", "concise", "statistics") else None


def write_whole(target: Path, text: str) -> None:
    """Writes a file so that a reader finds the old one or the whole new one, never half of it, whatever happens.

    Who may read it stays as it was, and a link stays a link. What a run that was killed left behind is cleared away.
    Raises OSError.
    """
    target = Path(os.path.realpath(target))
    part = _part(target, os.getpid())
    for left in target.parent.glob(_part(target, "*").name):
        if not _is_alive(left):
            left.unlink(missing_ok=True)
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    try:
        with open(part, "w", encoding="utf-8", errors="backslashreplace", newline="", opener=_private) as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o666 & ~_umask() if mode is None else mode)
        os.replace(part, target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _part(target: Path, process: int | str) -> Path:
    """What a file is called while it is being written: short, whatever its own name, and no name of a letter."""
    name = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]
    return target.with_name(f".brieflint-{name}-{process}.part")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)  # nobody else reads it before it stands where it was asked for


def _is_alive(part: Path) -> bool:
    """True when the process that writes a part may still be there."""
    if os.name == "nt":  # where asking would end it
        return True
    number = part.stem.rpartition("-")[2]
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except (OSError, OverflowError):  # somebody else's
        return True
    return True


def _umask() -> int:
    before = os.umask(0o077)
    os.umask(before)
    return before
