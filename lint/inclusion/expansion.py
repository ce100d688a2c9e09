"""Writes the files of a template one into another: extended files, blocks, macros and the places that call them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping

from lint.inclusion import arguments
from lint.inclusion.arguments import Request
from lint.inclusion.calls import BY_FAMILY, Call, still_called, substituted
from lint.inclusion.frame import Frame
from lint.inclusion.respelling import respelled
from lint.inclusion.roots import Found, Refused, Roots
from lint.inclusion.rope import Assembled, Place, Writer
from lint.inclusion.units import Body, Macro, Unit, block_name
from lint.spelling import Language, Spelling
from lint.templates.tags import Family, Tag

_MOST_FILES = 500  # inclusions and calls in one template
_DEEPEST = 40
_MOST_CHARS = 6_000_000
_KEPT_IN_SILENCE = frozenset("set assign if elif elseif elsif else unless for foreach".split())
NO_REQUEST = Request((), {})
_SUPER = ("super", "parent")
_PASSING = ("include", "include_relative", "render", "embed", "parse", "call")


class Expansion:
    """One template on its way; what a tag brings in from elsewhere is for `follow` to say."""

    def __init__(self, path: str, text: str, spelling: Spelling, language: Language, roots: Roots) -> None:
        self._roots = roots
        self._spelling = spelling
        self._language = language
        self._units: dict[str, Unit] = {}
        self._writer = Writer(_MOST_CHARS)
        self.missing: list[str] = []
        self._asked: list[str] = []
        self._found: dict[tuple[str, str], Found | None] = {}
        self._count = 0
        self._kept: set[str] = set()
        self._main = self.unit(os.path.realpath(path), path, text)

    def assembled(self) -> Assembled:
        """The template with all that could be found in its place. Raises Refused."""
        top = Frame(self._main, files=(self._main.path,))
        self.file(self._main, top)
        uses = still_called(self._writer.text(), self._main.macros)
        if not self._writer.text().strip():  # a file of macros, which says nothing by itself
            uses = set(self._main.macros)
        if uses:  # a macro that is called in a way that is not followed stays where it was written
            self._kept = uses
            self._writer = Writer(_MOST_CHARS)
            self._count = 0
            self.file(self._main, top)
        digest = hashlib.sha256("\0".join(self._asked).encode("utf-8", "surrogateescape")).digest()
        return Assembled(
            self._writer.text(),
            tuple(unit.source for unit in self._units.values()),
            self._writer.parts(),
            tuple(path for path in self._units if path != self._main.path),
            tuple(dict.fromkeys(self.missing)),
            digest,
        )

    def unit(self, path: str, name: str, text: str) -> Unit:
        if path not in self._units:
            source = respelled(name, text, self._spelling)
            self._units[path] = Unit(len(self._units), source, path)
        return self._units[path]

    # -- files -------------------------------------------------------------------------------------------------------

    def file(self, unit: Unit, frame: Frame) -> None:
        """All of a file; of one that extends another, that other with the blocks of this one."""
        macros = {**frame.macros, **unit.macros}
        frame = frame.changed(unit=unit, macros=macros)
        if unit.extends is not None:
            wanted = arguments.percent("extends", unit.extends.argument)
            parent = self.parent(wanted, unit)
            if parent is not None:
                self.expand(unit.whole, frame.changed(silent=True))
                blocks = dict(frame.blocks)
                for name, body in unit.blocks.items():
                    blocks[name] = (*blocks.get(name, ()), body)
                above = self.unit(parent.path, parent.name, parent.text)
                anchor = self.place_of(unit, unit.extends, frame)
                self.file(above, self.deeper(frame.changed(blocks=blocks, anchor=anchor), above, parent.name))
                return
            self.miss(unit.extends)
        self.expand(unit.whole, frame)

    def parent(self, request: Request, unit: Unit) -> Found | None:
        if len(request.files) != 1 or request.files[0].name is None:
            return None
        return self.find(request.files[0].name, unit)

    def find(self, name: str, unit: Unit) -> Found | None:
        if (name, unit.path) in self._found:
            return self._found[name, unit.path]
        found = self._found[name, unit.path] = self._roots.find(name, unit.folder, self._language_at(unit))
        known = "-" if found is None else hashlib.sha256(found.text.encode("utf-8", "surrogateescape")).hexdigest()
        self._asked.append(f"{unit.source.name}\n{name}\n{found.name if found else ''}\n{known}")
        return found

    def _language_at(self, unit: Unit) -> Language:
        if self._language is not Language.AUTO:
            return self._language
        families = [tag.family for tag in unit.tags if tag.word != "comment"]
        by_family = {
            Family.MUSTACHE: Language.HANDLEBARS,
            Family.FREEMARKER: Language.FREEMARKER,
            Family.VELOCITY: Language.VELOCITY,
        }
        return by_family.get(families[0], Language.LIQUID) if families else Language.AUTO

    def deeper(self, frame: Frame, unit: Unit, name: str) -> Frame:
        """The frame inside a file that is asked for. Raises Refused when it is being read already."""
        if unit.path in frame.files:
            raise Refused("included_itself", name=name)
        return self.counted(frame.changed(files=(*frame.files, unit.path)))

    def counted(self, frame: Frame) -> Frame:
        self._count += 1
        if self._count > _MOST_FILES or frame.depth >= _DEEPEST or self._writer.full:
            raise Refused("included_too_much", name=self._main.source.name)
        return frame.changed(depth=frame.depth + 1)

    def miss(self, tag: Tag) -> None:
        self.missing.append(" ".join(tag.argument.split()))

    def place_of(self, unit: Unit, tag: Tag, frame: Frame) -> Place:
        """The place in the named file that a tag has, or the one that led to it."""
        own = unit.source.place(tag.range.start), unit.source.place(tag.range.end)
        return own if unit is self._main else frame.anchor or own

    # -- a stretch of a file -----------------------------------------------------------------------------------------

    def expand(self, body: Body, frame: Frame) -> None:
        """Writes a stretch; a silent frame writes only what is set in it, and learns what it imports."""
        unit, at, number = body.unit, body.start, body.tags[0]
        while number < body.tags[1]:
            tag = unit.tags[number]
            self._text(unit, at, tag.range.start, frame)
            at, number = self._tag(unit, number, frame)
        self._text(unit, at, body.end, frame)

    def _tag(self, unit: Unit, number: int, frame: Frame) -> tuple[int, int]:
        """Writes a tag or what it stands for; where to go on, and at which tag."""
        tag = unit.tags[number]
        opened, body = unit.opens(number), unit.body(number)
        end = unit.ends.get(number, number)
        behind = unit.tags[end].range.end, end + 1
        if opened == "macro" and body is not None:
            name = next((n for n, macro in unit.macros.items() if macro.body.start == body.start), "")
            if name not in self._kept or unit is not self._main:
                return behind
            self._copy(unit, tag.range.start, behind[0], frame)
            return behind
        if frame.silent and tag.word in ("set", "capture") and body is not None:
            self._copy(unit, tag.range.start, behind[0], frame.changed(silent=False))
            return behind
        if opened == "block" and body is not None:
            self._block(block_name(tag), body, frame)
            return behind
        if self.follow(unit, number, body, frame):
            return behind
        if not frame.silent or tag.word in _KEPT_IN_SILENCE:
            self._copy(unit, tag.range.start, tag.range.end, frame.changed(silent=False))
        return tag.range.end, number + 1

    def follow(self, unit: Unit, number: int, body: Body | None, frame: Frame) -> bool:
        """True for a tag in whose place something else was written."""
        raise NotImplementedError

    def insert(self, place: Place, file: Found, request: Request, frame: Frame) -> None:
        """Writes another file, with the names that it is given; `place` is that of the tag that asks for it."""
        inner = self.unit(file.path, file.name, file.text)
        deeper = self.deeper(frame.changed(anchor=place), inner, file.name)
        given = {name: substituted(value, frame.bindings) for name, value in request.given.items()}
        before, after = wrapped(request, _asked(given, inner.whole))
        self.put(before, place)
        self.file(inner, deeper.changed(bindings=given if request.only else {**frame.bindings, **given}))
        self.put(after, place)

    def put(self, text: str, place: Place) -> None:
        """Writes words of ours, which have the place of a tag."""
        self._writer.put(text, place)

    # -- blocks, macros and their calls ------------------------------------------------------------------------------

    def _block(self, name: str, own: Body, frame: Frame) -> None:
        chain = (*frame.blocks.get(name, ()), own)
        self._link(chain, frame)

    def _link(self, chain: tuple[Body, ...], frame: Frame) -> None:
        """Writes the innermost of the bodies that a block has, which may ask for the next one."""
        first = chain[0]
        if frame.silent:
            return
        self.expand(first, self.counted(frame.changed(unit=first.unit, above=chain[1:])))

    def caller(self, frame: Frame) -> bool:
        """Writes the text that a call was given."""
        if frame.caller is None:
            return False
        body, outer = frame.caller
        self.expand(body, self.counted(outer.changed(depth=frame.depth, anchor=outer.anchor)))
        return True

    def macro(self, macro: Macro, frame: Frame, place: Place) -> None:
        if macro.body in frame.running:
            raise Refused("included_itself", name=macro.name)
        known = {**frame.macros, **macro.body.unit.macros}
        inner = frame.changed(
            unit=macro.body.unit, running=(*frame.running, macro.body), macros=known, anchor=place, blocks={}
        )
        self.expand(macro.body, self.counted(inner))

    def call(self, macro: Macro, given: list[str], frame: Frame, place: Place) -> None:
        values = arguments.bound(macro.parameters, given)
        values = {name: substituted(value, frame.bindings) for name, value in values.items()}
        apart = macro.apart and macro.body.tags[0] < macro.body.tags[1]
        before, after = wrapped(Request((), {}, only=apart), _asked(values, macro.body))
        self.put(before, place)
        self.macro(macro, frame.changed(bindings=values), place)
        self.put(after, place)

    def called_by_tag(self, unit: Unit, tag: Tag, body: Body | None, frame: Frame) -> bool:
        """`{% call m(x) %}…{% endcall %}`, `<@m x=1>…</@m>` or `#@m($x)…#end`."""
        call = BY_FAMILY[tag.family](tag.argument)
        macro = frame.macros.get(call.name) if call is not None else None
        if call is None or macro is None:
            if call is not None and tag.family is Family.FREEMARKER:
                self.miss(tag)
            return False
        place = self.place_of(unit, tag, frame)
        closed = body is None or (tag.family is Family.FREEMARKER and unit.source.text[tag.range.end - 2] == "/")
        inner = frame.changed(caller=None if closed or body is None else (body, frame))
        self.call(macro, call.given, inner, place)
        if closed and body is not None:
            self.expand(body, frame)
        return True

    def _text(self, unit: Unit, start: int, end: int, frame: Frame) -> None:
        """Copies text between tags; the calls and fields in it give way to what they stand for."""
        if frame.silent or start >= end:
            return
        at = start
        calls = [] if start in unit.literal else Call.found(unit.source.text, start, end, frame.bindings)
        for call in calls:
            if call.start < at:
                continue
            self._copy(unit, at, call.start, frame)
            at = call.end if self._answer(unit, call, frame) else call.start
        self._copy(unit, at, end, frame)

    def _answer(self, unit: Unit, call: Call, frame: Frame) -> bool:
        """True for a call or field in whose place something else was written."""
        own = unit.source.place(call.start), unit.source.place(call.end)
        place = own if unit is self._main else frame.anchor or own
        if call.field:
            self.put(call.shown(frame.bindings), place)
            return True
        if call.name in _SUPER and frame.above:
            self._link(frame.above, frame)
            return True
        if call.name in ("caller", "bodyContent", "nested"):
            return self.caller(frame)
        if call.name == "include" and call.given and (name := arguments.said(call.given[0])) is not None:
            file = self.find(name, unit)
            if file is None:
                self.missing.append(call.given[0])
                return False
            self.insert(place, file, NO_REQUEST, frame.changed(blocks={}, caller=None))
            return True
        block = call.name.removeprefix("self.") if call.name.startswith("self.") else ""
        if call.name == "block" and call.given:
            block = arguments.said(call.given[0]) or ""
        if block and block in {**unit.blocks, **frame.blocks}:
            chain = (*frame.blocks.get(block, ()), *([unit.blocks[block]] if block in unit.blocks else []))
            self._link(chain, frame)
            return True
        macro = frame.macros.get(call.name) or frame.macros.get(call.name.removeprefix("_self."))
        if macro is None:
            return False
        self.call(macro, call.given, frame.changed(caller=None), place)
        return True

    def _copy(self, unit: Unit, start: int, end: int, frame: Frame) -> None:
        if not frame.silent:
            anchor = None if unit is self._main else frame.anchor
            self._writer.copy(unit.number, unit.source, start, end, anchor)


def wrapped(request: Request, names: Mapping[str, str]) -> tuple[str, str]:
    """What goes before and behind a text that has names of its own, as the tags of a template say it."""
    before, after = "", ""
    if request.each is not None:
        name, listed = request.each
        before, after = f"{{% for {name} in {listed} %}}", "{% endfor %}"
        names = {**names, name: name}
    said = ", ".join(f"{name} = {value}" for name, value in names.items())
    how = "only" if request.only else f"in {request.inside}" if request.inside else ""
    if said or how:
        return f"{before}{{% with {how} {said} %}}", "{% endwith %}" + after
    return before, after


def _asked(given: Mapping[str, str], body: Body) -> Mapping[str, str]:
    """Those of some names that conditions or further files may ask for."""
    inside = [tag for tag in body.unit.tags[body.tags[0] : body.tags[1]] if tag.word != "comment"]
    if any(tag.word in _PASSING for tag in inside):
        return given
    asked = " ".join(tag.argument for tag in inside)
    return {name: value for name, value in given.items() if name in asked}
