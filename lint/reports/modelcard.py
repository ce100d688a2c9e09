"""What is known of the Dutch model, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lint.messages import say


def modelcard(card: Mapping[str, Any], lang: str) -> str:
    """Name, version, licence, sources and measured figures, one a line."""
    rows = [(key, str(card[key])) for key in ("name", "version", "license")]
    rows += [("sources", source["name"] if isinstance(source, Mapping) else source) for source in card["sources"]]
    rows += [("metrics", f"{name} {value:.6g}") for name, value in _figures(card["metrics"])]
    return "".join(f"{say(lang, f'model_{key}')}: {text}\n" for key, text in rows)


def _figures(metrics: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """The numbers, each named by the way to it ("letters pos")."""
    for name, value in metrics.items():
        if isinstance(value, Mapping):
            yield from _figures(value, f"{prefix}{name} ")
        elif isinstance(value, int | float):
            yield f"{prefix}{name}", value
