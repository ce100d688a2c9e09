"""Which files are the same as in a git revision; whatever git cannot speak for counts as changed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator

from lint.config import Settings
from lint.files import STDIN, Input, Sighting
from lint.messages import say
from lint.model import ReadError
from lint.spelling import asks

_TRACKED = b"H "  # "S " and small letters: git was told not to look whether the file changed


class ChangesUnknown(Exception):
    """What changed cannot be told; the message is one sentence."""


def unchanged(revision: str, lang: str) -> frozenset[str]:
    """The real paths of the files of this repository that are as they were in a revision.

    Not among them: what git ignores or does not know yet, other repositories inside this one, and what git was told
    not to look at. Raises ChangesUnknown.
    """
    top = _git(["rev-parse", "--show-toplevel"], ".", say(lang, "diff_no_repository"), lang)
    root = os.path.realpath(os.fsdecode(top.rstrip(b"\r\n")))
    wrong = say(lang, "diff_no_revision", revision=revision)
    commit = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"], root, wrong, lang)
    differ = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff"]
    changed = _paths(root, _git([*differ, commit.decode().strip(), "--"], root, wrong, lang).split(b"\0"))
    tracked = _git(["ls-files", "-z", "-v"], root, wrong, lang).split(b"\0")
    looked_at = _paths(root, [line[2:] for line in tracked if line.startswith(_TRACKED)])
    return frozenset(looked_at - changed - {os.path.realpath(path) for path in changed})  # a link stands for its target


def only(sightings: Iterable[Sighting], same: frozenset[str], why: str, settings: Settings) -> Iterator[Sighting]:
    """The sightings, those of unchanged files left out for the reason given; what cannot be read stays in.

    A template is unchanged when all that it includes is; what it includes and is not found may have been there.
    """
    for sighting in sightings:
        taken = sighting.taken
        kept = taken is None or taken.problem is not None or taken.data is not None or taken.path == STDIN
        if kept or taken is None or os.path.realpath(sighting.path) not in same or not _whole(taken, same, settings):
            yield sighting
        else:
            yield Sighting(sighting.path, why)


def _whole(item: Input, same: frozenset[str], settings: Settings) -> bool:
    """True for an input of which nothing that it includes has changed."""
    try:
        if not asks(item.read(), settings.spelling_of(item.path)):
            return True
    except ReadError:
        return False
    from lint.opening import included

    files = included(item, settings)
    return files is not None and same.issuperset(files)


def _paths(root: str, names: Iterable[bytes]) -> set[str]:
    return {os.path.join(root, os.fsdecode(name)) for name in names if name}


def _git(command: list[str], folder: str, otherwise: str, lang: str) -> bytes:
    """What git says. Raises ChangesUnknown with `otherwise` where it refuses."""
    try:
        done = subprocess.run(["git", "-C", folder, *command], capture_output=True, check=False)
    except OSError as error:
        raise ChangesUnknown(say(lang, "diff_no_git", why=error.strerror)) from error
    if done.returncode:
        raise ChangesUnknown(otherwise)
    return done.stdout
