"""`[tool.brieflint]` in pyproject.toml, or brieflint.toml: read strictly into one frozen Settings.

Path patterns are those of .gitignore, relative to the folder of the configuration file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from pathspec import GitIgnoreSpec

from lint.judgement import Doubt
from lint.limits import DEFAULT_LIMITS, Limits
from lint.messages import LANGUAGES, say
from lint.model import KINDS
from lint.results import Severity
from lint.spelling import USUAL, Misspelt, Spelling, spelled

OWN_FILE = "brieflint.toml"
SHARED_FILE = "pyproject.toml"
ALL = "ALL"
EXTEND = "extend"  # names another file, whose settings hold where this one is silent


class ConfigError(Exception):
    """A setting that cannot be used; the message is one sentence that names the file and what is allowed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is to go: configuration file and command line together; `root` is where path patterns start."""

    root: Path = field(default_factory=Path.cwd)
    source: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_level: Severity = Severity.ERROR
    severity_level: Severity = Severity.INFO
    unsure: Doubt = Doubt.WARN
    on: date | None = None  # the day of the letters, for what held then; None: today
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    model: str = "auto"
    lang: str = "nl"
    packs: tuple[Path, ...] = ()
    templates: tuple[str, ...] | Mapping[str, Spelling] = ()
    template_roots: tuple[Path, ...] = ()
    cache: bool = True
    cache_dir: Path | None = None  # None: where programs of this user keep such things
    redact: bool = False
    limits: Limits = DEFAULT_LIMITS

    def wants(self, rule: str, path: str | None = None) -> bool:
        """True when a rule is on, for one file if a path is given; codes may be cut short (`KKV8`)."""
        chosen = not self.select or _names(self.select + self.extend_select, rule)
        if not chosen or _names(self.ignore, rule):
            return False
        if path is None:
            return True
        return not any(
            _names(codes, rule) and self._fits(pattern, path) for pattern, codes in self.per_file_ignores.items()
        )

    def severity_of(self, rule: str, default: Severity) -> Severity:
        """How heavy a rule weighs in this run."""
        return self.severity.get(rule, default)

    def kind_of(self, path: str) -> str | None:
        """The kind of letter that the configuration says a file is; the last pattern that fits decides."""
        fitting = [kind for pattern, kind in self.kinds.items() if self._fits(pattern, path)]
        return fitting[-1] if fitting else None

    def is_template(self, path: str) -> bool:
        """True when the configuration says that a file is a template."""
        return any(self._fits(pattern, path) for pattern in self.templates)

    def spelling_of(self, path: str) -> Spelling:
        """How the configuration says that a template is written; the last pattern that fits decides."""
        if not isinstance(self.templates, Mapping):
            return USUAL
        fitting = [spelling for pattern, spelling in self.templates.items() if self._fits(pattern, path)]
        return fitting[-1] if fitting else USUAL

    def excludes(self, path: str, *, folder: bool = False) -> bool:
        """True when `exclude` names a file or folder; a later `!pattern` takes it back."""
        return bool(self.exclude) and spec(self.exclude).match_file(self._inside(path) + ("/" if folder else ""))

    def codes(self) -> tuple[str, ...]:
        """Every rule code that the settings mention, to be checked against the rules that exist."""
        per_file = (code for codes in self.per_file_ignores.values() for code in codes)
        return tuple(dict.fromkeys((*self.select, *self.extend_select, *self.ignore, *self.severity, *per_file)))

    def _fits(self, pattern: str, path: str) -> bool:
        return spec((pattern,)).match_file(self._inside(path))

    def _inside(self, path: str) -> str:
        try:
            return Path(os.path.relpath(path, self.root)).as_posix()
        except ValueError:  # on another Windows drive than the configuration
            return Path(path).as_posix()


@lru_cache(maxsize=256)
def spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Path patterns with the meaning they have in .gitignore. Raises ValueError for one that is not valid."""
    return GitIgnoreSpec.from_lines(patterns)


def covers(code: str, rule: str) -> bool:
    """True when a code of the configuration (`ALL`, `KKV8`, `KKV801`) stands for a rule."""
    return code == ALL or rule.startswith(code)


def _names(codes: Iterable[str], rule: str) -> bool:
    return any(covers(code, rule) for code in codes)


def load(start: Path, explicit: Path | None = None, lang: str = "nl") -> Settings:
    """The settings of the nearest configuration file at or above a folder, or of the one that is named."""
    if explicit is not None:
        if not explicit.is_file():
            raise ConfigError(say(lang, "config_missing", file=explicit))
        table = _own_table(explicit, lang)
        return _settings(explicit, table if table is not None else {}, lang)
    for folder in (start, *start.parents):
        for name in (OWN_FILE, SHARED_FILE):
            file = folder / name
            table = _own_table(file, lang) if file.is_file() else None
            if table is not None:
                return _settings(file, table, lang)
    return Settings(root=start)


def _own_table(file: Path, lang: str) -> dict[str, Any] | None:
    """What a file says of us: all of brieflint.toml, `[tool.brieflint]` of pyproject.toml, None for nothing."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(say(lang, "config_unreadable", file=file, why=error.strerror)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(say(lang, "config_toml", file=file, why=error)) from error
    if file.name != SHARED_FILE:
        return content
    tool = content.get("tool", {})
    table = tool.get("brieflint") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(_wrong_type(lang, file, "tool.brieflint", "type_table"))
    return table


def _settings(file: Path, table: Mapping[str, Any], lang: str) -> Settings:
    return Settings(root=file.parent.absolute(), source=file, **_values(file, table, lang, ()))


def _values(file: Path, table: Mapping[str, Any], lang: str, above: tuple[Path, ...]) -> dict[str, Any]:
    """What a file sets, on top of what the file that it extends sets; `above` are those that extend this one."""
    reader = _Reader(file, lang)
    values: dict[str, Any] = {}
    own = dict(table)
    if EXTEND in own:
        basis = reader.folder(EXTEND, own.pop(EXTEND)).resolve()
        values = _basis(basis, lang, (*above, file.absolute()), reader)
    given: dict[str, Any] = {}
    for written, value in own.items():
        key = written.replace("-", "_")
        if key not in KEYS or key in given:
            raise ConfigError(say(lang, "config_key", file=file, key=written, allowed=", ".join((*KEYS, EXTEND))))
        given[key] = KEYS[key](reader, written, value)
    return values | given


def _basis(file: Path, lang: str, above: tuple[Path, ...], reader: _Reader) -> dict[str, Any]:
    """What the file that is extended sets."""
    if not file.is_file():
        raise ConfigError(say(lang, "config_missing", file=file))
    if any(file.samefile(other) for other in above):
        raise ConfigError(say(lang, "config_round", file=reader.file))
    return _values(file, _own_table(file, lang) or {}, lang, above)


def _wrong_type(lang: str, file: Path, key: str, wanted: str) -> str:
    return say(lang, "config_type", file=file, key=key, wanted=say(lang, wanted))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns one value of a configuration file into what Settings holds, or says in a ConfigError what is wrong."""

    file: Path
    lang: str

    def string(self, key: str, value: object, wanted: str = "type_string") -> str:
        if not isinstance(value, str):
            raise ConfigError(_wrong_type(self.lang, self.file, key, wanted))
        return value

    def boolean(self, key: str, value: object) -> bool:
        if not isinstance(value, bool):
            raise ConfigError(_wrong_type(self.lang, self.file, key, "type_boolean"))
        return value

    def strings(self, key: str, value: object, wanted: str = "type_strings") -> tuple[str, ...]:
        if not isinstance(value, list):
            raise ConfigError(_wrong_type(self.lang, self.file, key, wanted))
        return tuple(self.string(key, item, wanted) for item in value)

    def table(self, key: str, value: object, wanted: str) -> dict[str, object]:
        if not isinstance(value, dict):
            raise ConfigError(_wrong_type(self.lang, self.file, key, wanted))
        return value

    def choice(self, key: str, value: object, allowed: Sequence[str]) -> str:
        if not isinstance(value, str) or value not in allowed:
            names = ", ".join(allowed)
            raise ConfigError(say(self.lang, "config_value", file=self.file, key=key, value=value, allowed=names))
        return value

    def level(self, key: str, value: object) -> Severity:
        return Severity(self.choice(key, value, tuple(Severity)))

    def doubt(self, key: str, value: object) -> Doubt:
        return Doubt(self.choice(key, value, tuple(Doubt)))

    def language(self, key: str, value: object) -> str:
        return self.choice(key, value, LANGUAGES)

    def patterns(self, key: str, value: object) -> tuple[str, ...]:
        found = self.strings(key, value)
        for pattern in found:
            self.pattern(key, pattern)
        return found

    def templates(self, key: str, value: object) -> tuple[str, ...] | dict[str, Spelling]:
        if isinstance(value, list):
            return self.patterns(key, value)
        rows = self.table(key, value, "type_templates").items()
        try:
            return {self.pattern(key, pattern): spelled(f"{key}.{pattern}", said) for pattern, said in rows}
        except Misspelt as wrong:
            raise ConfigError(wrong.sentence(self.file, self.lang)) from None

    def pattern(self, key: str, value: str) -> str:
        try:
            spec((value,))
        except ValueError:
            raise ConfigError(say(self.lang, "config_pattern", file=self.file, key=key, value=value)) from None
        return value

    def severities(self, key: str, value: object) -> dict[str, Severity]:
        rows = self.table(key, value, "type_severities").items()
        return {rule: self.level(f"{key}.{rule}", level) for rule, level in rows}

    def kinds(self, key: str, value: object) -> dict[str, str]:
        wanted = "type_string_table"
        rows = self.table(key, value, wanted).items()
        said = {self.pattern(key, pattern): self.string(key, kind, wanted) for pattern, kind in rows}
        return {pattern: self.choice(f"{key}.{pattern}", kind, KINDS) for pattern, kind in said.items()}

    def ignores(self, key: str, value: object) -> dict[str, tuple[str, ...]]:
        wanted = "type_strings_table"
        rows = self.table(key, value, wanted).items()
        return {self.pattern(key, pattern): self.strings(key, codes, wanted) for pattern, codes in rows}

    def limits(self, key: str, value: object) -> Limits:
        names = [item.name for item in fields(Limits)]
        rows = self.table(key, value, "type_limits")
        for name, most in rows.items():
            if name not in names:
                written = f"{key}.{name}"
                raise ConfigError(say(self.lang, "config_key", file=self.file, key=written, allowed=", ".join(names)))
            if not isinstance(most, int) or isinstance(most, bool) or most < 1:
                raise ConfigError(_wrong_type(self.lang, self.file, f"{key}.{name}", "type_bound"))
        return Limits(**cast(dict[str, int], rows))

    def folder(self, key: str, value: object) -> Path:
        written = self.string(key, value)
        if "\0" in written:
            raise ConfigError(say(self.lang, "config_path", file=self.file, key=key))
        return self.file.parent.absolute() / written

    def folders(self, key: str, value: object) -> tuple[Path, ...]:
        return tuple(self.folder(key, written) for written in self.strings(key, value))


KEYS: Mapping[str, Callable[[_Reader, str, object], object]] = {
    "select": _Reader.strings,
    "ignore": _Reader.strings,
    "extend_select": _Reader.strings,
    "severity": _Reader.severities,
    "fail_level": _Reader.level,
    "unsure": _Reader.doubt,
    "per_file_ignores": _Reader.ignores,
    "kinds": _Reader.kinds,
    "exclude": _Reader.patterns,
    "model": _Reader.string,
    "lang": _Reader.language,
    "packs": _Reader.folders,
    "templates": _Reader.templates,
    "template_roots": _Reader.folders,
    "cache_dir": _Reader.folder,
    "redact": _Reader.boolean,
    "limits": _Reader.limits,
}
