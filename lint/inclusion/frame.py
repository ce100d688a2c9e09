"""Where the assembling of a template is: in which file, what is known by name there, and how it came there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lint.inclusion.rope import Place
from lint.inclusion.units import Body, Macro, Unit


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds at a place of a template.

    `anchor` is the place in the named file of the tag that led here (None: it stands there itself); `blocks` are the
    bodies that extending files give to a block, the last word first, `above` those that the present body may still ask
    for; `bindings` what parameters stand for; `caller` the text that a call was given; `files` and `running` are what
    is open, so that nothing asks for itself; in a `silent` frame no text is written.
    """

    unit: Unit
    files: tuple[str, ...] = ()
    running: tuple[Body, ...] = ()
    depth: int = 0
    anchor: Place | None = None
    macros: dict[str, Macro] = field(default_factory=dict)
    blocks: Mapping[str, tuple[Body, ...]] = field(default_factory=dict)
    above: tuple[Body, ...] = ()
    bindings: Mapping[str, str] = field(default_factory=dict)
    caller: tuple[Body, Frame] | None = None
    silent: bool = False

    def changed(self, **values: Any) -> Frame:
        """This frame with other values."""
        return replace(self, **values)

    def learn(self, macros: Mapping[str, Macro]) -> None:
        """Makes macros known here and in all frames that go on from the same file."""
        self.macros.update(macros)
