"""Which files have changed since a git revision."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator

from lint.files import STDIN, Sighting
from lint.messages import say


class ChangesUnknown(Exception):
    """What changed cannot be told; the message is one sentence."""


def since(revision: str, lang: str) -> frozenset[str]:
    """The real paths of the files below the root of this repository that differ from a revision or are new to git."""
    top = _git(["rev-parse", "--show-toplevel"], ".", say(lang, "diff_no_repository"), lang)
    root = os.path.realpath(os.fsdecode(top.rstrip(b"\r\n")))
    wrong = say(lang, "diff_no_revision", revision=revision)
    commit = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"], root, wrong, lang)
    differ = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=d"]
    listed = _git([*differ, commit.decode().strip(), "--"], root, wrong, lang)
    listed += _git(["ls-files", "-z", "--others", "--exclude-standard"], root, wrong, lang)
    return frozenset(os.path.realpath(os.path.join(root, os.fsdecode(name))) for name in listed.split(b"\0") if name)


def only(sightings: Iterable[Sighting], changed: frozenset[str], why: str) -> Iterator[Sighting]:
    """The sightings, those of unchanged files left out for the reason given; what cannot be read stays in."""
    for sighting in sightings:
        taken = sighting.taken
        kept = taken is None or taken.problem is not None or taken.data is not None or taken.path == STDIN
        yield sighting if kept or os.path.realpath(sighting.path) in changed else Sighting(sighting.path, why)


def _git(command: list[str], folder: str, otherwise: str, lang: str) -> bytes:
    """What git says. Raises ChangesUnknown with `otherwise` where it refuses."""
    try:
        done = subprocess.run(["git", "-C", folder, *command], capture_output=True, check=False)
    except OSError as error:
        raise ChangesUnknown(say(lang, "diff_no_git", why=error.strerror)) from error
    if done.returncode:
        raise ChangesUnknown(otherwise)
    return done.stdout
