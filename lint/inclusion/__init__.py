"""Templates whose text stands in more than one file: puts them together, inside the given folders only."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from lint.filetypes import FORMATS
from lint.inclusion.assembly import Assembly
from lint.inclusion.dangers import refuse_broken, refuse_code
from lint.inclusion.roots import Refused, Roots
from lint.inclusion.rope import Assembled
from lint.readers.encoding import declared_charset, decode
from lint.spelling import USUAL, Spelling, asks, language_of

__all__ = ["Assembled", "Refused", "assemble", "refuse_broken", "refuse_code"]


def assemble(
    path: str, data: bytes, root: Path, given: Sequence[Path] = (), spelling: Spelling = USUAL
) -> Assembled | None:
    """A template with what it asks for in its place; None for a file that stands by itself.

    `root` and `given` are the folders inside which files are read. Raises Refused where a name leads out of them, a
    file asks for itself, or too much is asked for; ReadError for what is no text.
    """
    if FORMATS.get(os.path.splitext(path)[1].lower(), "txt") not in ("txt", "md", "html") or not asks(data, spelling):
        return None
    text = decode(data, declared_charset(data))
    return Assembly(path, text, spelling, language_of(path, spelling), Roots(path, root, given)).assembled()
