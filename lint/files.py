"""Which files a run checks, and why; what cannot be opened is found as well, so that it is never taken for a pass."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

from lint.config import Settings, spec
from lint.filetypes import SUFFIXES, UNREADABLE
from lint.limits import DEFAULT_LIMITS
from lint.messages import say
from lint.model import ReadError
from lint.outputs import is_own
from lint.results import Result, Status

if TYPE_CHECKING:
    from lint.inclusion import Assembled

STDIN = "-"
DEFAULT_EXCLUDES = (
    *(".git/", ".hg/", ".svn/", ".idea/", ".vscode/", "node_modules/"),
    *(".venv/", "venv/", "site-packages/", "__pycache__/", "*.egg-info/", ".eggs/", ".tox/", ".nox/"),
    *(".mypy_cache/", ".ruff_cache/", ".pytest_cache/", ".hypothesis/"),
    *("~$*", ".~lock.*"),  # what Word and LibreOffice leave beside a letter that is open
)
_SENTENCES = {errno.ENOENT: "missing", errno.ENOTDIR: "missing", errno.EACCES: "no_access", errno.ELOOP: "loop"}


@dataclass(frozen=True, slots=True)
class Input:
    """One document to check: its path as the user would write it, and what already stands in the way.

    `problem` says why it cannot be read (status failed), `skipped` why it is not for this program (status skipped).
    """

    path: str
    problem: str | None = None
    skipped: str | None = None
    data: bytes | None = field(default=None, repr=False)  # the content, where it was read already
    read_as: str = ""  # a suffix that holds in place of the path's
    assembled: Assembled | None = field(default=None, repr=False)  # the same with what it includes, where that is known

    @property
    def name(self) -> str:
        """What a reader is told that it is called."""
        return self.path + (self.read_as or ("" if os.path.splitext(self.path)[1] else self.suffix))

    def refusal(self) -> Result | None:
        """The result of an input that is not to be read at all, or None."""
        if self.problem is not None:
            return Result(self.path, Status.FAILED, self.problem)
        return None if self.skipped is None else Result(self.path, Status.SKIPPED, self.skipped)

    @property
    def suffix(self) -> str:
        """What decides how it is read: the suffix in lower case, `.txt` for standard input without a name."""
        return ".txt" if self.path == STDIN else Path(self.path).suffix.lower()

    def read(self, most: int = DEFAULT_LIMITS.max_bytes) -> bytes:
        """The content, one byte more than `most` at most. Raises ReadError."""
        if self.data is not None:
            return self.data
        try:
            with open(self.path, "rb", opener=_without_waiting) as stream:
                if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):  # it was replaced since it was found
                    raise ReadError("not_regular")
                return stream.read(most + 1)
        except (OSError, ValueError) as error:
            raise _unread(error) from error


@dataclass(frozen=True, slots=True)
class Sighting:
    """A file or folder that was come across, why it is in or out, and the Input that was made of it."""

    path: str
    why: str
    taken: Input | None = None


@dataclass(frozen=True, slots=True)
class _Layer:
    """The patterns of one ignore file, which hold below its folder."""

    folder: str
    source: str
    spec: GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder on the way: as the user would write it, where it really is, and the ignore files that hold in it."""

    shown: str
    real: str
    layers: tuple[_Layer, ...]


def discover(
    paths: Iterable[str], settings: Settings, stdin_name: str | None = None, outputs: Collection[Path] = ()
) -> Iterator[Sighting]:
    """What paths lead to, sorted, each file once. A file that is named is taken whatever it is called.

    Pages of ours are no letters, so a folder gives none of them, nor the `outputs` (real paths) of this run.
    """
    walk = _Walk(settings, frozenset(map(str, outputs)))
    for path in sorted(dict.fromkeys(paths)):
        if path == STDIN:
            yield walk.stdin(stdin_name or STDIN)
        else:
            yield from walk.named(path)


@dataclass(frozen=True, slots=True)
class _Walk:
    settings: Settings
    outputs: frozenset[str]
    seen: set[str] = field(default_factory=set)

    def stdin(self, name: str) -> Sighting:
        if sys.stdin is None:  # closed by whoever started us
            return self._problem(name, say(self.settings.lang, "no_stdin"))
        try:
            data = sys.stdin.buffer.read(self.settings.limits.max_bytes + 1)
        except OSError as error:
            return self._problem(name, _unread(error).told(self.settings.lang))
        return self._take(Input(name, data=data), "in_stdin")

    def named(self, path: str) -> Iterator[Sighting]:
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            yield self._problem(path, self._link_sentence(path, error))
            return
        if stat.S_ISDIR(mode):
            real = os.path.realpath(path)
            yield from self._inside(_Folder("" if path == "." else path, real, _layers_above(real)))
        elif not stat.S_ISREG(mode):
            yield self._problem(path, say(self.settings.lang, "not_regular"))
        else:
            yield self._once(path, os.path.realpath(path), "in_named")

    def _inside(self, folder: _Folder) -> Iterator[Sighting]:
        try:
            with os.scandir(folder.real) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield self._problem(folder.shown or ".", _unread(error).told(self.settings.lang))
            return
        here = _Folder(folder.shown, folder.real, (*folder.layers, *_layer(folder.real, ".gitignore", folder.shown)))
        for entry in found:
            yield from self._entry(entry, here)

    def _entry(self, entry: os.DirEntry[str], folder: _Folder) -> Iterator[Sighting]:
        shown = os.path.join(folder.shown, entry.name)
        is_folder = entry.is_dir(follow_symlinks=False)
        why = self._left_out(entry, is_folder, shown, folder.layers)
        if why is not None:
            yield Sighting(shown, why)
        elif is_folder:
            yield from self._inside(_Folder(shown, entry.path, folder.layers))
        elif entry.is_symlink() and os.path.isdir(entry.path):
            yield Sighting(shown, say(self.settings.lang, "out_linked_folder"))
        elif os.path.splitext(entry.name)[1].lower() not in SUFFIXES:
            yield Sighting(shown, say(self.settings.lang, "unknown_type"))
        else:
            yield self._file(entry, shown)

    def _file(self, entry: os.DirEntry[str], shown: str) -> Sighting:
        try:
            mode = os.stat(entry.path).st_mode
        except OSError as error:
            return self._problem(shown, self._link_sentence(entry.path, error))
        if not stat.S_ISREG(mode):
            return self._problem(shown, say(self.settings.lang, "not_regular"))
        real = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
        if real in self.outputs or is_own(real):
            return Sighting(shown, say(self.settings.lang, "out_own"))
        return self._once(shown, real, "in_folder")

    def _left_out(self, entry: os.DirEntry[str], is_folder: bool, shown: str, layers: tuple[_Layer, ...]) -> str | None:
        """Why an entry is not looked at any further, or None."""
        lang = self.settings.lang
        name = entry.name + ("/" if is_folder else "")
        if spec(DEFAULT_EXCLUDES).match_file(name):
            pattern = next(pattern for pattern in DEFAULT_EXCLUDES if spec((pattern,)).match_file(name))
            return say(lang, "out_default", pattern=pattern)
        if self.settings.excludes(shown, folder=is_folder):
            return say(lang, "out_exclude")
        layer = _ignored(entry.path, is_folder, layers)
        return say(lang, "out_gitignore", file=layer.source) if layer is not None else None

    def _once(self, shown: str, real: str, why: str) -> Sighting:
        lang = self.settings.lang
        if real in self.seen:
            return Sighting(shown, say(lang, "out_twice"))
        self.seen.add(real)
        suffix = os.path.splitext(shown)[1].lower()
        known = suffix in SUFFIXES or suffix in UNREADABLE  # the reader of the latter says what to do
        return self._take(Input(shown, skipped=None if known else say(lang, "unknown_type")), why)

    def _take(self, taken: Input, why: str) -> Sighting:
        return Sighting(taken.path, say(self.settings.lang, why, suffix=taken.suffix), taken)

    def _problem(self, path: str, problem: str) -> Sighting:
        return Sighting(path, problem, Input(path, problem=problem))

    def _link_sentence(self, path: str, error: OSError | ValueError) -> str:
        if isinstance(error, FileNotFoundError) and os.path.islink(path):
            return say(self.settings.lang, "broken_link")
        return _unread(error).told(self.settings.lang)


def _without_waiting(path: str, flags: int) -> int:
    """Opens a file; a pipe that nobody writes to is opened too, rather than waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _unread(error: OSError | ValueError) -> ReadError:
    """What is wrong with a path, in a sentence that follows on its name."""
    number = error.errno if isinstance(error, OSError) else None
    if number in _SENTENCES:
        return ReadError(_SENTENCES[number])
    return ReadError("unreadable", why=getattr(error, "strerror", None) or error)


def _layers_above(folder: str) -> tuple[_Layer, ...]:
    """The ignore files that hold in a folder from above, outermost first, from the root of its repository.

    None hold when they would leave out the folder itself: who names a folder wants it searched.
    """
    way = [Path(folder), *Path(folder).parents]
    root = next((place for place in way if (place / ".git").exists()), None)
    if root is None:
        return ()
    down = list(reversed(way[: way.index(root) + 1]))
    layers = _layer(str(root), ".git/info/exclude", str(root))
    for parent, child in pairwise(down):
        layers += _layer(str(parent), ".gitignore", str(parent))
        if _ignored(str(child), True, layers):
            return ()
    return layers


def _layer(folder: str, name: str, shown: str) -> tuple[_Layer, ...]:
    """The patterns of an ignore file in a folder; lines that git cannot read either are passed over."""
    try:
        text = Path(folder, name).read_text(encoding="utf-8-sig", errors="surrogateescape")
    except OSError:
        return ()
    lines = [line for line in text.splitlines() if _parses(line)]
    return (_Layer(folder, os.path.join(shown, name), GitIgnoreSpec.from_lines(lines)),)


def _parses(line: str) -> bool:
    try:
        return bool(GitIgnoreSpec.from_lines([line]))
    except ValueError:
        return False


def _ignored(path: str, is_folder: bool, layers: tuple[_Layer, ...]) -> _Layer | None:
    """The ignore file that leaves a path out: the innermost one that has a pattern for it decides."""
    for layer in reversed(layers):
        inside = os.path.relpath(path, layer.folder).replace(os.sep, "/") + ("/" if is_folder else "")
        verdict = layer.spec.check_file(inside).include
        if verdict is not None:
            return layer if verdict else None
    return None
