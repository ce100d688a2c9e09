"""Facts about the bench: the same letters each time, and figures that are about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import branching, corpus, stages
from tests.bench.measure import PYTHON, run


def test_the_same_seed_gives_the_same_letters(tmp_path: Path) -> None:
    """Another seed gives others; each is a sample with other numbers, names and sums."""
    first, again, other = (
        corpus.write(tmp_path / name, 30, seed=seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]
    assert [path.read_bytes() for path in first] != [path.read_bytes() for path in other]
    known = {path.read_bytes() for suffix in corpus.LETTERS for path in corpus.samples(suffix)}
    assert sum(path.read_bytes() not in known for path in first) > 20


def test_a_slot_is_filled_in_and_nothing_else() -> None:
    """Entities, versions and addresses stay what they are."""
    text = "Geachte heer De Wit, kenmerk 123456: € 1.250,00 &#8364; www.voorbeeld.example/123/x v1.2.345 regel12345"
    one, two = (corpus._filled(text, corpus.random.Random(seed)) for seed in (1, 2))
    assert one != two
    for kept in ("Geachte heer ", ", kenmerk ", "&#8364;", "/x v1.2.345 regel12345"):
        assert kept in one


def test_every_stage_takes_time(tmp_path: Path) -> None:
    """The stages are those of a letter's life, the parser among them."""
    took = stages.of(corpus.write(tmp_path / "letters", 3))
    assert next(iter(took)) == "read the file"
    assert took["tag and parse"] > took["find branches"] >= 0
    assert stages.extraction(corpus.samples(".txt")[:3]) > 0


def test_templates_are_as_long_as_they_are_said_to_be() -> None:
    """Their conditions are those asked for, and the text without them is the same text."""
    text = branching.template(2_000, 60, 4)
    assert abs(len(text.splitlines()) - 2_000) < 20
    assert text.count("{% if ") == text.count("{% endif %}") == 60
    assert text.count(branching.REFUSAL) == 3 and text.count(branching.STEP) == 2
    words = [line for line in text.splitlines() if line and not line.startswith("{%")]
    assert [line for line in branching.plain(text).splitlines() if line] == words
    fewer = branching.without(text, 50)
    assert fewer.count("{% if ") == fewer.count("{% endif %}") == 10
    assert [line for line in fewer.splitlines() if line.strip() and not line.startswith("{%")] == words


def test_a_long_template_is_read_in_time() -> None:
    """Two thousand lines with sixty conditions: under two seconds of the processor beyond parsing."""
    engine = branching.ready()
    taken = branching.measure(engine, branching.template(2_000, 60, 4))
    assert taken.beyond < 2
    assert taken.result.facts["next_step"] == "missing" and "branches" not in taken.result.unsure


def test_a_command_that_fails_is_no_measurement() -> None:
    """Its time would look like speed."""
    assert run((PYTHON, "-c", "pass")).peak > 1
    with pytest.raises(RuntimeError, match="ended with 3"):
        run((PYTHON, "-c", "raise SystemExit(3)"))
