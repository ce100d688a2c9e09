"""Finds the files that a template asks for: below the given folders and nowhere else, whatever a name or link says."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lint.limits import DEFAULT_LIMITS
from lint.model import ReadError
from lint.readers.encoding import decode
from lint.spelling import Language

_ENDINGS = {
    Language.HANDLEBARS: (".hbs", ".handlebars", ".html"),
    Language.MUSTACHE: (".mustache", ".html"),
    Language.LIQUID: (".liquid", ".html"),
    Language.TWIG: (".html.twig", ".twig"),
    Language.NUNJUCKS: (".njk", ".html"),
    Language.JINJA: (".j2", ".jinja2", ".jinja", ".html"),
    Language.FREEMARKER: (".ftl", ".ftlh"),
    Language.VELOCITY: (".vm",),
}
_BESIDE = ("", "partials", "snippets", "_includes", "templates", "macros")  # folders that need not be named
_ELSEWHERE = re.compile(r"\A(?:[a-z]:|[a-z][\w+.-]*://|//|\\\\|~)", re.I)  # a drive, an address, a machine, a home
_FROM_ROOT = frozenset((Language.FREEMARKER, Language.VELOCITY))  # there / begins at the root of the templates


class Refused(Exception):
    """A template that is not read; `key` and `values` are the sentence that says why (lint/messages.py)."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was asked for: its real path, its path from its root, and its text."""

    path: str
    name: str
    text: str


class Roots:
    """The folders below which files are read for one template."""

    def __init__(self, template: str, root: Path, given: Sequence[Path]) -> None:
        """`root` holds where nothing is given; for a template outside it, the folder of the template."""
        here = os.path.dirname(os.path.realpath(template))
        base = os.path.realpath(root)
        self.folders = [os.path.realpath(folder) for folder in given] or [base if _inside(here, base) else here]
        self.template = here

    def find(self, wanted: str, asking: str, language: Language) -> Found | None:
        """The file of a name, as asked for in a file of the folder `asking`; None when there is none.

        Raises Refused for a name that leads out of the roots, and for a file that cannot be read.
        """
        name = wanted.strip().replace("\\", "/") if not wanted.startswith("\\\\") else wanted
        if not name or "\0" in name or _ELSEWHERE.match(name):
            raise Refused("included_outside", name=wanted, roots=self._shown())
        outside = False
        for candidate in self._candidates(name, asking, language):
            if not any(_inside(candidate, root) for root in self.folders):
                outside = outside or os.path.lexists(candidate)
                continue
            if os.path.lexists(candidate) and not os.path.isdir(candidate):
                return self._read(candidate, wanted)
        direct = os.path.normpath(os.path.join(asking, name.lstrip("/") if language in _FROM_ROOT else name))
        if outside or not any(_inside(direct, root) for root in self.folders):
            raise Refused("included_outside", name=wanted, roots=self._shown())
        return None

    def _candidates(self, name: str, asking: str, language: Language) -> Iterator[str]:
        endings = ("", *_ENDINGS.get(language, ()))
        head, last = os.path.split(name.lstrip("/"))
        spelled = [os.path.join(head, start + last + ending) for ending in endings for start in ("", "_")]
        for folder in dict.fromkeys((*self._above(asking), *self.folders)):
            for beside in _BESIDE:
                for one in spelled:
                    yield os.path.normpath(os.path.join(folder, beside, one))

    def _above(self, folder: str) -> Iterator[str]:
        """A folder and those above it, as far as they are inside the roots."""
        while any(_inside(folder, root) for root in self.folders):
            yield folder
            folder = os.path.dirname(folder)

    def _read(self, path: str, wanted: str) -> Found:
        real = os.path.realpath(path)
        root = next((root for root in self.folders if _inside(real, root)), None)
        if root is None:
            raise Refused("included_outside", name=wanted, roots=self._shown())
        try:
            if not stat.S_ISREG(os.stat(real).st_mode):
                raise Refused("included_unreadable", name=wanted, why=os.strerror(errno.ENOTSUP))
            with open(real, "rb") as stream:
                data = stream.read(DEFAULT_LIMITS.max_bytes + 1)
            if len(data) > DEFAULT_LIMITS.max_bytes:
                raise Refused("included_too_much", name=wanted)
            return Found(real, os.path.relpath(real, root).replace(os.sep, "/"), decode(data))
        except OSError as error:
            raise Refused("included_unreadable", name=wanted, why=error.strerror or error) from error
        except ReadError as error:
            raise Refused("included_unreadable", name=wanted, why=error) from error

    def _shown(self) -> str:
        return ", ".join(os.path.relpath(root) for root in self.folders)


def _inside(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)
