"""What one document may take, and what is said of one that takes more: it costs itself and nothing else."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from test_packs import FILES
from word_files import p, word

from lint import engine as engine_
from lint import letter, quota
from lint.config import ConfigError, Settings, load
from lint.engine import Engine
from lint.files import Input
from lint.limits import DEFAULT_LIMITS, Limits
from lint.model import NotForUs, ReadError
from lint.pool import Pool
from lint.readers import read
from lint.results import Result, Status
from lint.settingstext import describe

LETTER = b"Geachte heer De Wit,\n\nWij vergoeden uw schade niet, want het dak lekte al.\n"
SECRET = b"Geachte mevrouw Zonneveld,\n\nWij vergoeden uw zwaluwstaart niet.\n"
TIMED = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no interval timers here")
COUNTED = pytest.mark.skipif(sys.platform != "linux", reason="private memory is not counted here")


class Slow(Input):
    """A file that keeps its reader busy for good."""

    def read(self, most: int = 0) -> bytes:
        """Does not come back."""
        while True:
            sum(range(1000))


class Hanging(Input):
    """A file at which a library in C hangs, deaf to alarms."""

    def read(self, most: int = 0) -> bytes:
        """Does not come back."""
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
        threading.Event().wait()
        raise AssertionError


class Greedy(Input):
    """A file that swells without end."""

    def read(self, most: int = 0) -> bytes:
        """Takes more and more."""
        taken = []
        while True:
            taken.append(b"x" * 10_000_000)


def bounded(engine: Engine, **limits: int) -> Engine:
    """An engine with other bounds and the same model."""
    made = Engine(replace(engine.settings, limits=Limits(**limits)))
    made._pipeline = engine.pipeline
    return made


def among_others(engine: Engine, bad: Input) -> Result:
    """The result of a bad document between two letters, which must be answered as they are alone."""
    good = [Input("een.txt", data=LETTER), Input("twee.txt", data=LETTER)]
    first, found, last = engine.check([good[0], bad, good[1]])
    assert [first, last] == list(engine.check(good))
    assert found.status is Status.FAILED
    return found


@TIMED
def test_a_document_that_takes_too_long_is_left(engine: Engine) -> None:
    """After the seconds of the setting, which the sentence names; the alarm is off afterwards."""
    found = among_others(bounded(engine, max_seconds=1), Slow("traag.txt"))
    assert "langer dan 1 seconden" in str(found.reason)
    assert "max_seconds in [limits]" in str(found.reason)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


@COUNTED
def test_a_document_that_takes_too_much_memory_is_left(engine: Engine) -> None:
    """And what the process may take afterwards is what it might before."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    found = among_others(bounded(engine, max_memory=400_000_000), Greedy("groot.txt"))
    assert "max_memory (nu 400000000 bytes)" in str(found.reason)
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


@pytest.mark.slow
@TIMED
def test_a_process_that_hangs_is_ended(engine: Engine) -> None:
    """It costs its document; the other letters are answered."""
    pool = Pool(Settings(model="nl_brief_sm", cache=False, limits=Limits(max_seconds=1)), 1)
    good = Input("een.txt", data=LETTER)
    first, found, last = pool.check([good, Hanging("hangt.pdf"), good])
    pool.close()
    assert first == last == next(iter(engine.check([good])))
    assert "omgevallen" in str(found.reason)


def test_bounds_of_a_part_of_the_work_only_hold_in_it() -> None:
    """Outside the main thread there are no alarms, and nothing fails for that."""

    def work() -> Iterator[None]:
        with quota.of_time(1), quota.of_memory(10_000_000_000):
            yield

    done: list[object] = []
    thread = threading.Thread(target=lambda: done.append(next(work(), "nothing")))
    thread.start()
    thread.join()
    assert done == [None]


@pytest.mark.parametrize("stage", ["opened", "prepare"])
def test_a_fault_of_ours_costs_one_letter_and_quotes_none(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    """Whether it is found in a reader or after it; the sentence says where, since the words of an error may be text."""
    place = engine_ if stage == "opened" else letter
    right = getattr(place, stage)

    def broken(*arguments: object, **more: object) -> object:
        if any(b"zwaluwstaart" in (getattr(part, "data", None) or b"") for part in arguments) or any(
            "zwaluwstaart" in getattr(part, "text", "") for part in arguments
        ):
            raise KeyError("mevrouw Zonneveld")
        return right(*arguments, **more)

    monkeypatch.setattr(place, stage, broken)
    found = among_others(engine, Input("raar.txt", data=SECRET))
    assert "fout in brieflint (KeyError, test_limits.py:" in str(found.reason)
    assert "Zonneveld" not in str(found.reason)


@TIMED
def test_an_expression_of_a_user_that_backtracks_without_end(engine: Engine, tmp_path: Path) -> None:
    """It costs the letter that it is lost in, and no more."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text.replace("'^geachte'", "'^(?:a+)+$'"), encoding="utf-8")
    own = Engine(replace(engine.settings, packs=(tmp_path,), limits=Limits(max_seconds=1)))
    own._pipeline = engine.pipeline
    found = among_others(own, Input("traag.txt", data=LETTER + b"\n" + b"a" * 40 + b"!\n\nGroet\n"))
    assert "max_seconds" in str(found.reason)


def test_a_model_that_does_not_load_ends_the_run(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no letter's fault, and trying again for each would take a day."""
    fresh = Engine(engine.settings)

    def broken(name: str) -> object:
        raise ValueError(name)

    monkeypatch.setattr("lint.language.load", broken)
    with pytest.raises(ValueError, match="nl_brief_sm"):
        list(fresh.check([Input("een.txt", data=LETTER)]))


def test_bounds_are_settings(tmp_path: Path) -> None:
    """Those that are not named stay as they are; what is shown can be read back."""
    file = tmp_path / "brieflint.toml"
    file.write_text("[limits]\nmax_bytes = 60\nmax-seconds = 5\n".replace("max-", "max_"))
    settings = load(tmp_path)
    assert settings.limits == replace(DEFAULT_LIMITS, max_bytes=60, max_seconds=5)
    file.write_text(describe(settings))
    assert load(tmp_path).limits == settings.limits


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "1.5", "true", '"veel"', "[]"])
def test_a_bound_is_a_whole_number(tmp_path: Path, value: str) -> None:
    """Nothing that compares with no number, and nothing that would let everything through."""
    (tmp_path / "brieflint.toml").write_text(f"[limits]\nmax_bytes = {value}\n")
    with pytest.raises(ConfigError, match=r"limits\.max_bytes moet een geheel getal van 1 of meer zijn"):
        load(tmp_path)


def test_an_unknown_bound_is_refused(tmp_path: Path) -> None:
    """With those that there are."""
    (tmp_path / "brieflint.toml").write_text("[limits]\nmax_byte = 1\n")
    with pytest.raises(ConfigError, match=r"onbekende sleutel limits\.max_byte; toegestaan: max_bytes, max_chars"):
        load(tmp_path)


def test_a_bound_holds_for_the_run(engine: Engine, tmp_path: Path) -> None:
    """The advice of the sentence names a setting that exists, and following it helps."""
    file = tmp_path / "brief.txt"
    file.write_bytes(LETTER)
    (result,) = bounded(engine, max_bytes=50).check([Input(str(file))])
    assert result.reason == "Het bestand is groter dan 50 bytes; splits het of verhoog max_bytes in [limits]."
    (result,) = bounded(engine, max_bytes=len(LETTER)).check([Input(str(file))])
    assert result.status is Status.CHECKED


def test_a_refusal_is_in_the_language_of_the_user(engine: Engine) -> None:
    """Dutch unless he asks for English, whether the file is broken or not for us."""
    english = Engine(replace(engine.settings, lang="en"))
    empty, picture = Input("leeg.txt", data=b""), Input("foto.png", data=b"\x89PNG")
    assert [r.reason for r in engine.check([empty, picture])] == [
        "Het bestand is leeg; sla de brief opnieuw op.",
        "Bestanden van de soort .png zijn geen brieven.",
    ]
    assert [r.reason for r in english.check([empty, picture])] == [
        "The file is empty; save the letter again.",
        "Files of type .png are no letters.",
    ]


@pytest.mark.parametrize("fault", [ReadError("read_bytes", most=5), NotForUs("read_no_letter", suffix=".png")])
def test_a_fault_says_itself_in_both_languages(fault: ReadError | NotForUs) -> None:
    """By itself in Dutch."""
    assert str(fault) == fault.told("nl") != fault.told("en")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_the_place_of_a_letter_is_not_waited_for(tmp_path: Path) -> None:
    """It may have come there since the folder was searched."""
    os.mkfifo(tmp_path / "brief.txt")
    with pytest.raises(ReadError, match="geen gewoon bestand"):
        Input(str(tmp_path / "brief.txt")).read()
    with pytest.raises(ReadError, match="geen gewoon bestand"):
        Input("/dev/zero").read()


def test_a_zip_bomb_is_left_at_its_bound() -> None:
    """A file of some kilobytes that unpacks to a hundred times as much."""
    bomb = word(p("Wij betalen niet.") + " " * 40_000_000)
    assert len(bomb) < 60_000
    with pytest.raises(ReadError, match="max_unzipped of max_zip_ratio"):
        read("brief.docx", bomb)
