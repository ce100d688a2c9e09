"""The design of a spot check as it travels in the review form and comes back with the review: strict JSON."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from lint.model import FactValue
from lint.spotcheck.frame import Letter, Norm, Stratum, Verdict, frame_hash

SCHEMA = "brieflint-spotcheck/1"
_MOST = 10**12  # letters in an archive: more than there are, and still exact in every computation


@dataclass(frozen=True, slots=True)
class Tool:
    """What judged the letters: program, model and pack, each with its version."""

    version: str
    model: str
    model_version: str
    pack: str
    pack_edition: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A stratum with the letters in it and the letters drawn."""

    stratum: Stratum
    size: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Design:
    """Everything that the evaluation must know; `left_out` counts documents without a verdict by status."""

    tool: Tool
    seed: int
    drawn_on: str
    frame: str
    left_out: Mapping[str, int]
    norm: tuple[Norm, ...]
    layers: tuple[Layer, ...]
    sample: tuple[Letter, ...]

    @property
    def size(self) -> int:
        """The number of letters in the frame."""
        return sum(layer.size for layer in self.layers)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of letter of which the norm asks something."""
        return tuple(dict.fromkeys(kind for demand in self.norm for kind in demand.kinds))

    @property
    def mark(self) -> str:
        """A short name that two reviews of the same sample share."""
        return hashlib.sha256(json.dumps(to_json(self), sort_keys=True).encode()).hexdigest()[:16]


def make(
    tool: Tool,
    seed: int,
    drawn_on: str,
    norm: Sequence[Norm],
    frame: Sequence[Letter],
    sample: Sequence[Letter],
    left_out: Mapping[str, int],
) -> Design:
    """The design of a sample that was drawn from a frame."""
    sizes, drawn = (Counter(item.stratum for item in items) for items in (frame, sample))
    layers = tuple(Layer(stratum, sizes[stratum], drawn[stratum]) for stratum in sorted(sizes))
    return Design(tool, seed, drawn_on, frame_hash(frame), dict(left_out), tuple(norm), layers, tuple(sample))


def to_json(design: Design) -> dict[str, Any]:
    """The design as JSON objects."""
    return {
        "schema": SCHEMA,
        "tool": asdict(design.tool),
        "seed": design.seed,
        "drawn_on": design.drawn_on,
        "frame": design.frame,
        "left_out": dict(design.left_out),
        "norm": [asdict(demand) for demand in design.norm],
        "layers": [{**_stratum(layer.stratum), "size": layer.size, "drawn": layer.drawn} for layer in design.layers],
        "sample": [
            {
                "path": item.path,
                "digest": item.digest,
                "kinds": list(item.kinds),
                "facts": {name: list(v) if isinstance(v, tuple) else v for name, v in item.facts.items()},
                "unsure": list(item.unsure),
                "stratum": _stratum(item.stratum),
            }
            for item in design.sample
        ],
    }


def _stratum(stratum: Stratum) -> dict[str, str]:
    return {"kind": stratum.kind, "verdict": stratum.verdict.value}


def from_json(said: Any) -> Design:
    """The design that JSON objects describe. Raises ValueError, KeyError, TypeError or OverflowError for others."""
    if said["schema"] != SCHEMA:
        raise ValueError("schema")
    design = Design(
        Tool(**{name: _text(value) for name, value in said["tool"].items()}),
        int(said["seed"]),
        _text(said["drawn_on"]),
        _text(said["frame"]),
        {_text(name): _count(n) for name, n in said["left_out"].items()},
        tuple(
            Norm(_text(d["rule"]), _texts(d["kinds"]), _text(d["fact"]), _texts(d["fails_on"])) for d in said["norm"]
        ),
        tuple(Layer(_read_stratum(item), _count(item["size"]), _count(item["drawn"])) for item in said["layers"]),
        tuple(
            Letter(
                _text(item["path"]),
                _text(item["digest"]),
                _texts(item["kinds"]),
                {_text(name): _value(value) for name, value in item["facts"].items()},
                _texts(item["unsure"]),
                _read_stratum(item["stratum"]),
            )
            for item in said["sample"]
        ),
    )
    drawn = Counter(item.stratum for item in design.sample)
    if any(not 0 < layer.drawn <= layer.size or layer.drawn != drawn[layer.stratum] for layer in design.layers):
        raise ValueError("layers")
    if sum(drawn.values()) != sum(layer.drawn for layer in design.layers):
        raise ValueError("sample")
    return design


def _read_stratum(said: Any) -> Stratum:
    return Stratum(_text(said["kind"]), Verdict(said["verdict"]))


def _count(value: Any) -> int:
    if not 0 <= int(value) <= _MOST:
        raise ValueError(value)
    return int(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(map(_text, value))


def _value(value: Any) -> FactValue:
    return _texts(value) if isinstance(value, list) else value if isinstance(value, bool | int) else _text(value)
