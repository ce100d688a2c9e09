"""What an answer depends on besides the letter: program, rules, model and libraries, as one short digest.

The digest is made of contents, so that it is the same on every machine; since reading all files takes longer than a
whole run from the cache, it is remembered by their names, sizes, places on the disk and times of change.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lint import language, packs
from lint.config import Settings
from lint.store import Store

_LIBRARIES = tuple(  # another version of one of these may read or parse a letter otherwise
    "spacy thinc blis numpy lxml pypdfium2 markdown-it-py jinja2 charset-normalizer striprtf ruamel.yaml".split()
)


def of(settings: Settings, store: Store) -> bytes:
    """The digest of all that answers under these settings rest on, except what the settings say of single files."""
    program, model = Path(__file__).parent, language.folder(settings.model)
    folders = [(program, ""), *((folder, ".yaml") for folder in (packs.default_folder(), *settings.packs))]
    if not model.is_relative_to(program):
        folders.append((model, ""))
    said = [
        settings.lang,
        f"redact={settings.redact}",
        f"{settings.limits}",
        f"on={settings.on}",
        *(f"{rule}={level}" for rule, level in sorted(settings.severity.items())),
    ]
    return hashlib.sha256(_content(folders, store) + "\0".join(said).encode()).digest()


def of_rules(about: bytes) -> bytes:
    """The digest under which the rules are kept for answers with the digest `about`."""
    return hashlib.sha256(b"rules" + about).digest()


def _content(folders: Sequence[tuple[Path, str]], store: Store) -> bytes:
    """The digest of what stands in folders (in files with a certain ending), and of the versions of the libraries."""
    found = [list(_files(os.path.realpath(folder), ending)) for folder, ending in folders]
    state = [
        f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_ctime_ns}\0{stat.st_ino}"
        for files in found
        for _, path, stat in files
    ]
    known_as = _digest([sys.version, *_installed(), *state])
    known = store.get(known_as)
    if known is not None:
        return known
    parts = [sys.version, *(f"{name} {_version(name)}" for name in _LIBRARIES)]
    for number, files in enumerate(found):
        parts += (f"{number} {name} {_digest_of(path).hex()}" for name, path, _ in files)
    content = _digest(parts)
    store.put({known_as: content})
    return content


def _files(folder: str, ending: str, inside: str = "") -> Iterator[tuple[str, str, os.stat_result]]:
    """The files below a folder, sorted, each with its name from there; what Python compiled is left out."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = f"{inside}{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__" and not ending:  # a pack has no folders in it
                yield from _files(entry.path, ending, f"{name}/")
        elif entry.is_file() and name.endswith(ending):
            yield name, entry.path, entry.stat()


def _installed() -> list[str]:
    """The folders that libraries come from, and when one was last added, removed or replaced there."""
    places = (place for place in sys.path if os.path.isdir(place))
    return [f"{place}\0{os.stat(place).st_mtime_ns}" for place in places]


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow to load, and seldom asked

    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _digest_of(file: str) -> bytes:
    with open(file, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def _digest(parts: Iterable[str]) -> bytes:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).digest()
