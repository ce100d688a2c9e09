"""All letters that a template can render, as far as they differ in what matters: which arms are taken, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import prod

from lint.model import TextRange
from lint.templates.conditions import Atom, Value, atoms, domains, holds
from lint.templates.tree import Template, ancestors

MOST_LETTERS = 512
_MOST_ASSIGNMENTS = 4_096
_MOST_TRIES = 64

Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Way:
    """One way the conditions can go: the values, the arm that every choice takes (-1: not rendered), what is hidden."""

    values: Mapping[str, Value]
    arms: tuple[int, ...]
    hidden: tuple[TextRange, ...]


class Space:
    """The conditions of a template and the values that decide them; only relevant choices are varied."""

    def __init__(self, template: Template, relevant: Callable[[TextRange], bool]) -> None:
        self._template = template
        self.above = ancestors(template.choices)
        self.varied = self._varied(relevant)
        self._found = [tuple(dict.fromkeys(a for c in row for a in atoms(c))) for row in template.conditions]
        self._subjects = [tuple(dict.fromkeys(a.subject for a in found)) for found in self._found]
        self._order = list(dict.fromkeys(s for i in self.varied for s in self._subjects[i]))
        self._domains = {**domains(a for found in self._found for a in found), **domains(self.atoms)}
        apart = [i for i, subjects in enumerate(self._subjects) if not set(subjects) & set(self._order)]
        apart = [i for i in apart if i not in self.varied]
        self._bound = sorted(set(range(len(self._found))) - set(apart) - set(self.varied))
        self._turning = sorted({*self.varied, *self._bound})
        self._settled = self._settle({}, apart)
        self._always = tuple(where for i in apart for where in self._others(i, self._taken(i, self._settled)))
        self.proved = prod(len(self._domains[s]) for s in self._order) <= _MOST_ASSIGNMENTS

    @property
    def atoms(self) -> list[Atom]:
        """The tests of the choices that are varied, in the order of the template."""
        return list(dict.fromkeys(a for i in self.varied for a in self._found[i]))

    def ways(self) -> list[Way]:
        """Every way, each set of hidden texts with all the values that lead to it; a sample when there are too many."""
        if self.proved:
            found = [self._way(values) for values in self._assignments()]
            if len({way.hidden for way in found}) <= MOST_LETTERS:
                return found
            self.proved = False
        return self._sample()

    def _varied(self, relevant: Callable[[TextRange], bool]) -> list[int]:
        found = {i for i, choice in enumerate(self._template.choices) if relevant(choice.range)}
        return sorted(found | {outer for i in found for outer, _ in self.above[i]})

    def _assignments(self) -> Iterator[Values]:
        for row in product(*(self._domains[s] for s in self._order)):
            yield dict(zip(self._order, row, strict=True))

    def _way(self, values: Values) -> Way:
        values = self._settle({**self._settled, **values}, self._bound)
        taken = {i: self._taken(i, values) for i in self._turning}
        hidden = list(self._always)
        for index, arm in taken.items():
            if any(taken.get(outer, number) != number for outer, number in self.above[index]):
                taken[index] = -1
            else:
                hidden += self._others(index, arm)
        shown = {s: values[s] for s in self._order}
        return Way(shown, tuple(taken[i] for i in self.varied), tuple(hidden))

    def _others(self, index: int, taken: int) -> Iterator[TextRange]:
        """The texts of the arms of a choice that are not taken."""
        for number, arm in enumerate(self._template.choices[index].arms):
            if number != taken and arm.range is not None:
                yield arm.range

    def _taken(self, index: int, values: Values) -> int:
        conditions = self._template.conditions[index]
        return next(n for n, condition in enumerate(conditions) if holds(condition, values))

    def _settle(self, values: Values, choices: Sequence[int]) -> Values:
        """The values with those added that make each choice take its first arm with a text, as far as they allow it."""
        values = dict(values)
        for index in choices:
            open_ = [s for s in self._subjects[index] if s not in values]
            arms = self._template.choices[index].arms
            wanted = next((n for n, arm in enumerate(arms) if arm.range is not None), 0)
            rows = product(*(self._domains[s] for s in open_))
            tries = [dict(zip(open_, row, strict=True)) for row in islice(rows, _MOST_TRIES)]
            fits = (t for t in tries if self._taken(index, {**values, **t}) == wanted)
            values.update(next(fits, tries[0]))
        return values

    def _sample(self) -> list[Way]:
        """The first and the last way, and from both every choice and every two choices turned the other way."""
        first = {s: self._domains[s][0] for s in self._order}
        last = {s: self._domains[s][-1] for s in self._order}
        found: dict[tuple[TextRange, ...], Way] = {}
        tried = 0
        for count in (0, 1, 2):
            for base in (first, last):
                for turned in combinations(self._order, count):
                    for row in product(*(self._domains[s] for s in turned)):
                        tried += 1
                        way = self._way({**base, **dict(zip(turned, row, strict=True))})
                        found.setdefault(way.hidden, way)
                        if len(found) >= MOST_LETTERS or tried >= _MOST_ASSIGNMENTS:
                            return list(found.values())
        return list(found.values())
