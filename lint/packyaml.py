"""YAML files of a pack, read strictly: unknown keys, wrong types and doubled keys are errors with file and line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint.messages import Fault

if TYPE_CHECKING:
    from lint.store import Store

MAX_BYTES = 2_000_000


class PackError(Fault):
    """A pack that cannot be used; its sentence names file, line (`place`) and what is allowed."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value out of a YAML file, with the way to it, so that an error can name its line."""

    file: Path
    value: Any
    path: tuple[str | int, ...] = ()

    def error(self, key: str, /, **values: object) -> PackError:
        """A PackError that points at this value."""
        return PackError(key, place=f"{self.file}:{_line(self.file, self.path)}", **values)

    def mapping(self, required: tuple[str, ...] = (), optional: tuple[str, ...] | None = ()) -> dict[str, Node]:
        """The value as a mapping with these keys; `optional=None` allows any key.

        Raises PackError for another type, an unknown key or a missing one; so do the methods below for a wrong type.
        """
        if not isinstance(self.value, Mapping):
            raise self.error("pack_mapping", names=_words(required) or Fault("yaml_keys"), found=_kind(self.value))
        out = {}
        for key in self.value:
            if not isinstance(key, str):
                raise self.error("pack_word", found=repr(key))
            if optional is not None and key not in required and key not in optional:
                raise self.at(key).error("pack_key", key=repr(key), allowed=_words((*required, *optional)))
            out[key] = self.at(key)
        for key in required:
            if key not in out:
                raise self.error("pack_missing", key=repr(key), needed=_words(required))
        return out

    def at(self, key: str | int) -> Node:
        """The value under a key or index."""
        return Node(self.file, self.value[key], (*self.path, key))

    def sequence(self) -> list[Node]:
        """The value as a list."""
        if not isinstance(self.value, list):
            raise self.error("pack_list", found=_kind(self.value))
        return [self.at(i) for i in range(len(self.value))]

    def string(self, allowed: tuple[str, ...] | None = None) -> str:
        """The value as a string, one of `allowed` when given."""
        if not isinstance(self.value, str):
            raise self.error("pack_text", found=_kind(self.value))
        if allowed is not None and self.value not in allowed:
            raise self.error("pack_value", found=repr(self.value), allowed=_words(allowed))
        return str(self.value).strip()

    def strings(self) -> tuple[str, ...]:
        """The value as a list of strings."""
        return tuple(item.string() for item in self.sequence())


def read(file: Path) -> Node:
    """Read one YAML file. Raises PackError where it is not YAML, too large or unreadable."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        data = file.read_bytes()
        if len(data) > MAX_BYTES:
            raise PackError("pack_large", place=f"{file}:1", most=MAX_BYTES)
        return Node(file, YAML(typ="safe").load(data.decode("utf-8")))
    except OSError as error:
        raise PackError("pack_unreadable", place=f"{file}:1", why=error.strerror) from None
    except UnicodeDecodeError:
        raise PackError("pack_encoding", place=f"{file}:1") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise PackError("pack_yaml", place=f"{file}:{line}", why=error.problem or error.context) from None
    except YAMLError as error:
        raise PackError("pack_yaml", place=f"{file}:1", why=str(error).splitlines()[0]) from None


def remembering(store: Store) -> Callable[[Path], Node]:
    """The function `read`, which remembers what a file of the same content said: YAML is slow to read."""

    def remembered(file: Path) -> Node:
        try:
            name = hashlib.sha256(b"yaml" + file.read_bytes()).digest()
        except OSError:
            return read(file)  # which says what is wrong
        known = store.get(name)
        if known is not None:
            return Node(file, json.loads(known))
        node = read(file)
        text = json.dumps(node.value, default=repr)
        if json.loads(text) == node.value:  # a date, say, would not come back as it was
            store.put({name: text.encode()})
        return node

    return remembered


def _line(file: Path, path: tuple[str | int, ...]) -> int:
    """The line of a value: the file is read again with positions kept, which is slow and only done for an error."""
    from ruamel.yaml import YAML

    node = YAML(typ="rt").load(file.read_text("utf-8"))
    line = 0
    for key in path:
        position = getattr(node, "lc", None)
        if position is None:
            break
        line = position.key(key)[0] if isinstance(node, Mapping) else position.item(key)[0]
        node = node[key]
    return line + 1


def _words(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _kind(value: Any) -> Fault | str:
    kinds = {dict: "yaml_mapping", list: "yaml_list", str: "yaml_text", type(None): "yaml_nothing"}
    return Fault(kinds[type(value)]) if type(value) in kinds else repr(value)
