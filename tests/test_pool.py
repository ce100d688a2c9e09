"""Facts about several processes: the answers of one, in order, whatever happens to a process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.checking import Checker
from lint.config import Settings
from lint.engine import BATCH, Engine
from lint.files import Input, discover
from lint.language import EMBEDDED
from lint.pool import NoWorker, Pool, _batches
from lint.results import Status

SAMPLES = Path(__file__).parents[1] / "samples" / "voorbeeld"
SETTINGS = Settings(model=EMBEDDED, cache=False)


class Deadly(Input):
    """A file that brings down whatever reads it, as a fault in a library for PDF would."""

    def read(self, most: int = 0) -> bytes:
        """Does not come back."""
        os._exit(9)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Two processes."""
    found = Pool(SETTINGS, 2)
    yield found
    found.close()


def letters(count: int) -> list[Input]:
    """Some sample letters."""
    found = [sighting.taken for sighting in discover([str(SAMPLES)], SETTINGS) if sighting.taken is not None]
    return found[:count]


def test_processes_answer_as_one_does_in_order(pool: Pool, engine: Engine) -> None:
    """Long letters and short ones, templates too; and once more, by the same processes."""
    inputs = letters(12)
    alone = list(engine.check(inputs))
    assert list(pool.check(inputs)) == alone
    assert list(pool.check(inputs[:3])) == alone[:3]
    assert list(pool.check([])) == []


@pytest.mark.parametrize("jobs", [1, 2, 8])
@pytest.mark.parametrize("count", [0, 1, 7, 300, 1024])
def test_the_last_batches_are_small(count: int, jobs: int) -> None:
    """Each document once, in order; when the last begin, the other processes have little left to do."""
    batches = list(_batches(count, jobs))
    assert [number for batch in batches for number in batch] == list(range(count))
    assert all(0 < len(batch) <= BATCH for batch in batches)
    assert all(len(batch) <= max(1, (count - batch.start) / jobs) for batch in batches)


def test_a_process_that_dies_costs_its_document(pool: Pool, engine: Engine) -> None:
    """The document that did it is named with what to do; all others are answered, in their places."""
    inputs = letters(6)
    mixed = [*inputs[:3], Deadly("stuk.pdf"), *inputs[3:], Deadly("ook.pdf")]
    results = list(pool.check(mixed))
    assert [result.path for result in results] == [item.path for item in mixed]
    assert [r for r in results if r.status is not Status.FAILED] == list(engine.check(inputs))
    broken = [result for result in results if result.status is Status.FAILED]
    assert [result.path for result in broken] == ["stuk.pdf", "ook.pdf"]
    assert {r.reason for r in broken} == {
        "het proces dat dit bestand las, is omgevallen (code 9); controleer het bestand apart"
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_process_killed_from_outside_is_replaced(pool: Pool, engine: Engine) -> None:
    """As the system does when memory runs out."""
    inputs = letters(8)
    results = pool.check(inputs)
    first = next(results)
    os.kill(pool._workers[0].process.pid or 0, signal.SIGKILL)
    assert [first, *results] == list(engine.check(inputs))


def test_processes_that_cannot_begin_are_given_up(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Not a letter's fault: the caller does the work itself, or finds out what is wrong."""
    pool = Pool(Settings(model=str(tmp_path), cache=False), 2)
    with pytest.raises(NoWorker):
        list(pool.check(letters(4)))
    pool.close()
    assert capfd.readouterr() == ("", "")


def test_a_run_without_processes_goes_on_alone(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was answered before is not asked again."""
    inputs = letters(4)
    expected = list(engine.check(inputs))

    def broken(pool: Pool, items: list[Input]) -> Iterator[object]:
        yield expected[0]
        raise NoWorker

    monkeypatch.setattr(Pool, "check", broken)
    checker = Checker(SETTINGS, jobs=2)
    checker._loaded = engine
    assert list(checker.check(inputs)) == expected


def test_few_letters_are_not_worth_a_process(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless processes are asked for, and then no more than there are letters."""
    started: list[int] = []
    monkeypatch.setattr(Pool, "__init__", lambda pool, settings, jobs, **_: started.append(jobs))
    monkeypatch.setattr(Pool, "check", lambda pool, items: engine.check(items))
    monkeypatch.setattr(Pool, "close", lambda pool: None)
    monkeypatch.setattr("lint.checking._cores", lambda: 4)
    for jobs, many, expected in ((None, 9, []), (None, 2, [2]), (1, 2, []), (3, 9, [2])):
        monkeypatch.setattr("lint.checking.MANY", many)
        started.clear()
        checker = Checker(SETTINGS, jobs)
        checker._loaded = engine
        assert len(list(checker.check(letters(2)))) == 2
        assert started == expected


def test_a_machine_that_gives_no_more_processes_is_content_with_those_it_gave(monkeypatch: pytest.MonkeyPatch) -> None:
    """Out of files or memory after the first: the run goes on with one; before the first: the caller does the work."""
    pool = Pool(SETTINGS, 3)
    started = Pool._start

    def refused(pool: Pool) -> object:
        if len(pool._workers) == most:
            raise OSError(24, "Too many open files")
        return started(pool)

    monkeypatch.setattr(Pool, "_start", refused)
    most = 1
    assert [result.status for result in pool.check(letters(4))] == [Status.CHECKED] * 4
    pool.close()
    most = 0
    with pytest.raises(NoWorker):
        list(pool.check(letters(4)))
