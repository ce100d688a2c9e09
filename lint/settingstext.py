"""The settings of a run as the text of a configuration file that means the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from enum import StrEnum

from lint.config import KEYS, Settings
from lint.limits import Limits
from lint.spelling import Spelling


def describe(settings: Settings) -> str:
    """The settings as they stand, one `key = value` a line in TOML, with the file they come from above."""
    lines = [f"# {settings.source or '-'}", f"# root = {_toml(str(settings.root))}"]
    names = (item.name for item in fields(settings) if item.name in KEYS)
    values = ((name, getattr(settings, name)) for name in names)
    lines += [f"{name} = {_toml(value)}" for name, value in values if value is not None]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, Limits):
        value = asdict(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Spelling):
        said = {item.name: getattr(value, item.name) for item in fields(value)}
        return _toml({name: one for name, one in said.items() if one is not None})
    if isinstance(value, Mapping):
        rows = ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {rows} }}" if rows else "{}"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    text = value.value if isinstance(value, StrEnum) else str(value)
    return json.dumps(text, ensure_ascii=False)
