"""Answers of earlier runs, by the content of a file and all else that its answer rests on."""

from __future__ import annotations

import os
from collections.abc import Mapping

from lint import identity, records
from lint.config import Settings
from lint.files import Input
from lint.packs import Rule
from lint.results import Result, Status
from lint.seal import Seal
from lint.store import Store

_MANY = 256  # answers that a killed run may lose


class Answers:
    """What is known from earlier runs under the same settings, rules, model and program.

    Why a file could not be read is not kept, but found out again.
    """

    def __init__(self, settings: Settings, store: Store) -> None:
        """Raises ModelMissing, and OSError for a pack that is not there."""
        self._settings = settings
        self._store = store
        self._about = identity.of(settings, store)
        self._rules_key = identity.of_rules(self._about)
        known = store.get(self._rules_key)
        self.rules: Mapping[str, Rule] = {rule.id: rule for rule in records.to_rules(known)} if known else {}
        self._wanted: str | None = None  # the rules that are on, where that is the same for every file
        self._new: dict[bytes, bytes] = {}

    def learn(self, rules: Mapping[str, Rule]) -> None:
        """Keeps the rules of packs that were found to be whole."""
        self.rules, self._wanted = rules, None
        self._store.put({self._rules_key: records.of_rules(rules.values())})

    def seal(self, item: Input, data: bytes) -> Seal:
        """The seal of the answer to a file with this content."""
        path, settings = item.path, self._settings
        kind, template = settings.kind_of(path), settings.is_template(path)
        if self._wanted is None or settings.per_file_ignores:
            self._wanted = " ".join(rule for rule in self.rules if settings.wants(rule, path))
        written = repr(settings.spelling_of(path))
        rest, last = os.path.splitext(os.path.basename(item.name).lower())  # all that a reader looks at of a name
        said = "\0".join(
            (kind or "", "template" if template else "", self._wanted, written, last, os.path.splitext(rest)[1])
        )
        if item.assembled is not None:
            data += item.assembled.digest
        return Seal(data, self._about + said.encode("utf-8", "surrogateescape"))

    def find(self, seal: Seal, path: str) -> Result | None:
        """The answer that is kept under a seal, for the file at `path`."""
        sealed = self._store.get(seal.name)
        text = seal.open(sealed) if sealed is not None else None
        return records.to_result(text, path) if text is not None else None

    def keep(self, seal: Seal, result: Result) -> None:
        """Notes an answer down, to be kept with the next `flush`."""
        if result.status is not Status.FAILED:  # for want of memory, say: that may be otherwise next time
            self._new[seal.name] = seal.close(records.of_result(result))
        if len(self._new) >= _MANY:
            self.flush()

    def flush(self) -> None:
        """Keeps what was noted down."""
        new, self._new = self._new, {}
        self._store.put(new)
