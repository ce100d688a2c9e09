"""What stands in `bodies.yaml`: bodies outside the insurer, and addresses, numbers and periods that no longer hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lint.model import KINDS
from lint.packyaml import Node

Collect = Callable[[str, Node, Node | None], None]  # takes the phrases of a group in: its name, phrases, spoilers


@dataclass(frozen=True, slots=True)
class Body:
    """A body outside the insurer, found by the group `body:<id>`.

    `value` is its word in `external_body` ("" for none); `kinds` are those whose disputes it handles (empty: any);
    `stale` is the day from which it is no more (None: it still is).
    """

    id: str
    value: str
    kinds: tuple[str, ...]
    stale: date | None
    source: str

    @property
    def group(self) -> str:
        """The group of the phrases that name it."""
        return f"body:{self.id}"


@dataclass(frozen=True, slots=True)
class OldReference:
    """An address, number or period that held until `stale` (None: nobody knows until when)."""

    id: str
    stale: date | None
    source: str

    @property
    def group(self) -> str:
        """The group of the phrases that name it."""
        return f"old:{self.id}"


@dataclass(frozen=True, slots=True)
class Outside:
    """All that letters must quote right."""

    bodies: tuple[Body, ...]
    old: tuple[OldReference, ...] = ()

    def stale(self, on: date | None) -> frozenset[str]:
        """The groups of what no longer holds on a day (None: today, which is after every day of the file)."""
        gone = {body.group for body in self.bodies if body.stale is not None and (on is None or body.stale <= on)}
        past = {item.group for item in self.old if item.stale is None or on is None or item.stale <= on}
        return frozenset(gone | past)


def outside(node: Node, collect: Collect) -> Outside:
    """The content of bodies.yaml. Raises PackError where it is broken."""
    parts = node.mapping(("bodies",), ("old",))
    bodies = tuple(_body(item, collect) for item in parts["bodies"].sequence())
    return Outside(bodies, tuple(_old(item, collect) for item in parts["old"].sequence()) if "old" in parts else ())


def _body(node: Node, collect: Collect) -> Body:
    parts = node.mapping(("id", "names", "source"), ("value", "stale", "kinds", "not"))
    body = Body(
        parts["id"].string(),
        parts["value"].string() if "value" in parts else "",
        tuple(k.string(KINDS) for k in parts["kinds"].sequence()) if "kinds" in parts else (),
        _day(parts["stale"]) if "stale" in parts else None,
        parts["source"].string(),
    )
    collect(body.group, parts["names"], parts.get("not"))
    return body


def _old(node: Node, collect: Collect) -> OldReference:
    parts = node.mapping(("id", "names", "source"), ("stale", "not"))
    found = OldReference(
        parts["id"].string(), _day(parts["stale"]) if "stale" in parts else None, parts["source"].string()
    )
    collect(found.group, parts["names"], parts.get("not"))
    return found


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(node.string())
    except ValueError:
        raise node.error("pack_day", found=repr(node.value)) from None
