"""The forms in which the answers of a run are handed out; a renderer is imported when its form is asked for.

A report is made of the Run and the View alone: no rule logic, no file access.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from lint.judgement import Doubt
from lint.results import Run, Severity

if TYPE_CHECKING:
    from lint.packs import Rule

# Name of the form -> module; named so that no module hides the standard one it uses (json, csv).
FORMATS: Mapping[str, str] = {
    "full": "full",
    "concise": "concise",
    "json": "jsonreport",
    "jsonl": "jsonlines",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "csv": "csvreport",
    "html": "htmlreport",
    "statistics": "statistics",
    "signals": "signals",
}
_PAGES: Mapping[str, str] = {"signals": "signalspage"}  # the module for a form that is a page when its file is one
SHOW_LETTERS = frozenset({"html"})  # forms that need the text of the letters in the results


@dataclass(frozen=True, slots=True)
class View:
    """How the user wants to see a run: language, colour, extras; `root` is what machine paths are relative to."""

    rules: Mapping[str, Rule] = field(default_factory=dict)
    lang: str = "nl"
    fail_level: Severity = Severity.ERROR
    doubt: Doubt = Doubt.WARN
    root: PurePath = field(default_factory=PurePath)
    colour: bool = False
    evidence: bool = False
    branches: bool = False
    quiet: bool = False


Renderer = Callable[[Run, View], str]


def renderer(name: str, suffix: str = "") -> Renderer:
    """The function that renders a run in the form called `name`, one of FORMATS, for a file with a suffix."""
    module = _PAGES.get(name) if suffix.lower() in (".html", ".htm") else None
    return cast(Renderer, import_module(f"lint.reports.{module or FORMATS[name]}").render)
