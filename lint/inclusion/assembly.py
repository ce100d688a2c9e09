"""Puts a template together with the files, blocks and macros that it asks for; nothing is rendered, nothing is run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lint.inclusion import arguments
from lint.inclusion.arguments import Request
from lint.inclusion.expansion import Expansion, wrapped
from lint.inclusion.frame import Frame
from lint.inclusion.roots import Found
from lint.inclusion.units import Body, Macro, Unit
from lint.templates.tags import Family, Role, Tag

_PERCENT = ("include", "render", "include_relative")


class Assembly(Expansion):
    """A template, and what each of its tags brings in from other files."""

    def follow(self, unit: Unit, number: int, body: Body | None, frame: Frame) -> bool:
        """True for a tag in whose place something else was written."""
        tag = unit.tags[number]
        if tag.word in ("import", "from"):
            return self._imports(unit, tag, frame)
        if frame.silent:
            return False
        if tag.word == "nested" and tag.family is Family.FREEMARKER:
            return self.caller(frame)
        if not tag.argument:
            return False
        if tag.word == "call":
            return self.called_by_tag(unit, tag, body, frame)
        if tag.word == "embed" and body is not None:
            return self._embedded(unit, tag, body, frame)
        if tag.family is Family.PERCENT and tag.word in _PERCENT:
            return self._included(unit, tag, arguments.percent(tag.word, tag.argument), frame)
        if tag.family is Family.MUSTACHE and tag.role is Role.SINGLE and tag.word == "include":
            return self._partial(unit, tag, None, frame)
        if tag.word == "box" and body is not None:
            return self._partial(unit, tag, body, frame)
        if tag.family in (Family.FREEMARKER, Family.VELOCITY) and tag.word in ("include", "parse"):
            return self._included(unit, tag, arguments.plain(tag.argument), frame)
        return False

    # -- includes ----------------------------------------------------------------------------------------------------

    def _included(self, unit: Unit, tag: Tag, request: Request, frame: Frame) -> bool:
        first, *others = request.files
        place, alone = self.place_of(unit, tag, frame), frame.changed(blocks={}, caller=None)
        if first.when is not None:
            found = [None if w.name is None else self.find(w.name, unit) if w.name else None for w in request.files]
            if any(f is None and w.name != "" for f, w in zip(found, request.files, strict=True)):
                self.miss(tag)
                return False
            self.put(f"{{% if {first.when} %}}", place)
            for file, between in zip(found, ("{% else %}", "{% endif %}"), strict=True):
                if file is not None:
                    self.insert(place, file, request, alone)
                self.put(between, place)
            return True
        files = [self.find(w.name, unit) for w in request.files if w.name is not None]
        known = [file for file in files if file is not None]
        if any(w.name is None for w in (first, *others)) or not known or (request.all and len(known) < len(files)):
            self.miss(tag)
            return False
        for file in known if request.all else known[:1]:
            self.insert(place, file, request, alone)
            if tag.family is not Family.PERCENT:  # there the macros of a file are everybody's
                frame.learn(self.unit(file.path, file.name, file.text).macros)
        return True

    def _partial(self, unit: Unit, tag: Tag, body: Body | None, frame: Frame) -> bool:
        """A partial of Handlebars or Mustache, with or without a text of its own."""
        request = arguments.mustache(tag.argument)
        name = request.files[0].name
        place = self.place_of(unit, tag, frame)
        if name == "@partial-block":
            return self.caller(frame)
        macro = frame.macros.get(name) if name is not None else None
        file = None if macro is not None or name is None else self.find(name, unit)
        if macro is None and file is None:
            self.miss(tag)
            if body is None:
                return False
            self.expand(body, frame)  # what stands there in case the partial is missing
            return True
        inline = {n: m for n, m in unit.macros.items() if body is not None and _within(m.body, body)}
        caller = (body, frame) if body is not None else frame.caller
        inner = frame.changed(macros={**frame.macros, **inline}, caller=caller, blocks={})
        if file is not None:
            self.insert(place, file, request, inner)
        elif macro is not None:
            before, after = wrapped(request, request.given)
            self.put(before, place)
            self.macro(macro, inner.changed(bindings={**frame.bindings, **request.given}), place)
            self.put(after, place)
        return True

    def _embedded(self, unit: Unit, tag: Tag, body: Body, frame: Frame) -> bool:
        """Twig's `embed`: another file with some of its blocks given here."""
        request = arguments.percent(tag.word, tag.argument)
        file = self.parent(request, unit)
        if file is None:
            self.miss(tag)
            return False
        blocks = {name: (part,) for name, part in unit.blocks.items() if _within(part, body)}
        self.insert(self.place_of(unit, tag, frame), file, request, frame.changed(blocks=blocks, caller=None))
        return True

    def _imports(self, unit: Unit, tag: Tag, frame: Frame) -> bool:
        """Makes the macros of another file known."""
        names: list[tuple[str, str]] = []
        if tag.word == "from":
            expression, names = arguments.imported_names(tag.argument)
            prefix = ""
        else:
            expression, prefix = arguments.imported(tag.argument)
        name = arguments.said(expression)
        if name == "_self" or expression.strip() == "_self":
            found_macros: Mapping[str, Macro] = unit.macros
        else:
            file = self.find(name, unit) if name is not None else None
            if file is None:
                self.miss(tag)
                return False
            apart = tag.family is Family.PERCENT and not arguments.with_context(tag.argument)
            found_macros = {n: replace(m, apart=apart) for n, m in self._macros_of(file, frame).items()}
        if tag.word == "from":
            new = {alias: found_macros[n] for n, alias in names if n in found_macros}
        else:
            new = {f"{prefix}.{n}" if prefix else n: macro for n, macro in found_macros.items()}
        frame.learn(new)
        return True

    def _macros_of(self, file: Found, frame: Frame) -> Mapping[str, Macro]:
        """The macros of another file, with those that it imports itself."""
        other = self.unit(file.path, file.name, file.text)
        inner = frame.changed(unit=other, macros=dict(other.macros), silent=True)
        self.expand(other.whole, self.deeper(inner, other, file.name))
        return inner.macros


def _within(inner: Body, outer: Body) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
