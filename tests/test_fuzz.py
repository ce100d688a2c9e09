"""Whatever somebody wrote: a sound document or one sentence. What fuzzing found stays mended; see tests/fuzz."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import FOUND, TARGETS, meant

KEPT = sorted(path for path in FOUND.rglob("*") if path.is_file())
SEEDS = {name: [data for data in target.seeds() if len(data) < 4_000][:5] for name, target in TARGETS.items()}


@pytest.mark.parametrize("file", KEPT, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_was_found_stays_mended(file: Path) -> None:
    """Each file is named by the first figures of its hash, in the folder of what it broke."""
    TARGETS[file.parent.name].run(file.read_bytes())


def test_what_was_found_belongs_to_a_target() -> None:
    """So that none is left out because of its folder; every target has its words."""
    assert {file.parent.name for file in KEPT} <= TARGETS.keys()
    assert all(meant(name) for name in TARGETS)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_words_in_any_order_are_read(name: str, data: st.DataObject) -> None:
    """Words that mean something to a reader, put anywhere into something that it can read."""
    parts = st.one_of(st.sampled_from(meant(name)), st.binary(max_size=4), st.just(b"Wij betalen uw schade niet. "))
    begin = data.draw(st.sampled_from(SEEDS[name] or [b"\0"]))
    at = data.draw(st.integers(0, len(begin)))
    TARGETS[name].run(begin[:at] + b"".join(data.draw(st.lists(parts, max_size=12))) + begin[at:])
