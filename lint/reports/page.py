"""One self-contained page: template, style and script put together, with a policy under which nothing can be fetched.

The policy names style and script by their hash, so that whatever a letter smuggles in would neither run nor be loaded.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lint.messages import count, say, term
from lint.outputs import OWN_PAGE
from lint.reports.wording import displayed, percentage

_STYLES = {
    "report": ("style.css",),
    "review": ("style.css", "review.css"),
    "statement": ("style.css", "statement.css"),
    "signals": ("style.css", "signals.css"),
}
_SCRIPTED = ("report", "review")


def page(name: str, lang: str, **values: Any) -> str:
    """The page called `name` with its values filled in; every value is escaped."""
    style = "".join(_source(part) for part in _STYLES[name])
    script = _source(f"{name}.js") if name in _SCRIPTED else ""
    policy = f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src {_hash(style)}"
    policy += f"; script-src {_hash(script)}" if script else ""
    return (
        _environment()
        .get_template(f"{name}.html.j2")
        .render(
            lang=lang,
            policy=policy,
            own_page=Markup(OWN_PAGE),
            style=Markup(style),
            script=Markup(script),
            say=partial(say, lang),
            term=partial(term, lang),
            count=partial(count, lang),
            percentage=lambda part, whole: percentage(part, whole, lang),
            **values,
        )
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("lint.reports", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalized(value: Any) -> Any:
    """What stands in the page for a value: texts of strangers lose what a page cannot hold."""
    return displayed(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@lru_cache(maxsize=8)
def _source(name: str) -> str:
    return (files("lint.reports") / "pages" / name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
