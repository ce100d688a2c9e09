"""Facts about --watch: when a file is checked again, what is told of it, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from lint import watching
from lint.cli import main
from lint.config import Settings
from lint.files import Input, Sighting, discover

REFUSED = "Geachte heer,\n\nWij vergoeden uw schade niet, want het dak lekte.\n\nMet vriendelijke groet,\nVeer\n"
STEP = "Bent u het niet eens met deze beslissing? Stuur ons dan binnen zes weken een brief."
MENDED = REFUSED.replace("Met vriendelijke", f"{STEP}\n\nMet vriendelijke")

Step = Callable[[], object]


def look(folder: Path) -> Callable[[], Iterable[Sighting]]:
    """What a run over a folder sees."""
    return lambda: discover([str(folder)], Settings(root=folder))


def played(folder: Path, *steps: Step) -> Iterator[tuple[list[str], list[str]]]:
    """The names of what each round brings to check and tells to be gone; a step is done after each look."""
    waiting = iter(steps)

    def pause(_: float) -> None:
        step = next(waiting, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    try:
        for found in watching.rounds(look(folder), pause):
            yield [Path(item.path).name for item in found.inputs], [Path(path).name for path in found.gone]
    except KeyboardInterrupt:
        return


def nothing() -> None:
    """Lets a look pass."""


def test_everything_is_checked_once_and_then_what_changed(tmp_path: Path) -> None:
    """A changed file once, as soon as it holds still; the others not again."""
    one, two = tmp_path / "een.txt", tmp_path / "twee.txt"
    one.write_text("een")
    two.write_text("twee")
    steps = (nothing, lambda: one.write_text("een, anders"), nothing, nothing, nothing)
    assert list(played(tmp_path, *steps)) == [(["een.txt", "twee.txt"], []), (["een.txt"], [])]


def test_a_file_that_is_being_written_is_let_be(tmp_path: Path) -> None:
    """It is read when two looks find it alike."""
    letter = tmp_path / "brief.txt"
    letter.write_text("a")
    looks: list[list[str]] = []
    steps = (*(lambda n=n: letter.write_text("a" * n) for n in (2, 3, 4)), nothing, nothing)
    for checked, _ in played(tmp_path, *steps):
        looks.append(checked)
    assert looks == [["brief.txt"], ["brief.txt"]]


def test_what_comes_and_goes_is_seen(tmp_path: Path) -> None:
    """A new file is checked, one that is gone is told once."""
    letter = tmp_path / "brief.txt"
    steps = (lambda: letter.write_text("a"), nothing, nothing, letter.unlink, nothing, nothing, nothing)
    assert list(played(tmp_path, *steps)) == [([], []), (["brief.txt"], []), ([], ["brief.txt"])]


def test_a_file_that_is_saved_by_replacing_it_is_not_gone(tmp_path: Path) -> None:
    """As many editors do it."""
    letter = tmp_path / "brief.txt"
    letter.write_text("a")
    steps = (letter.unlink, lambda: letter.write_text("anders"), nothing, nothing)
    assert list(played(tmp_path, *steps)) == [(["brief.txt"], []), (["brief.txt"], [])]


def told_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *steps: Step
) -> tuple[int, list[str], str]:
    """The exit status, what the command says on standard output after each step, and all of standard error."""
    monkeypatch.chdir(folder)
    said: list[str] = []
    errors: list[str] = []
    waiting = iter(steps)

    def pause(_: float) -> None:
        shown = capsys.readouterr()
        said.append(shown.out)
        errors.append(shown.err)
        step = next(waiting, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(watching.rounds, "__defaults__", (pause,))
    status = main(["check", "--watch", "--format", "concise", "."])
    return status, said, "".join(errors) + capsys.readouterr().err


def test_only_what_is_new_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was found before is not said again; what is mended is; and Ctrl-C ends it in order."""
    letter = tmp_path / "brief.txt"
    letter.write_text(REFUSED)
    worse = REFUSED.replace("heer,", "heer [naam],")
    write = [lambda text=text: letter.write_text(text) for text in (worse, MENDED, f"{MENDED}\n\n")]
    steps = [step for change in write for step in (change, nothing, nothing)]
    status, said, errors = told_of(tmp_path, monkeypatch, capsys, *steps)
    assert status == 0
    first, *later = said
    assert "KKV801" in first and "1 document gecontroleerd" in first
    once, twice, *rest = (text for text in later if text)
    assert "BRF001" in once and "KKV801" not in once
    assert "brief.txt: hersteld: KKV801 vervolgstap-ontbreekt\n" in twice
    assert "brief.txt: hersteld: BRF001 niet-ingevuld-veld\n" in twice
    assert rest == []
    assert errors == "brieflint: wacht op wijzigingen; stop met Ctrl-C\nbrieflint: gestopt\n"


def test_new_clean_and_unreadable_files_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each in its place: a file that cannot be read on standard error, and clean again when it can."""
    letter, broken = tmp_path / "a.txt", tmp_path / "b.pdf"
    steps = (
        lambda: letter.write_text("Geachte heer,\n\nWij danken u voor de adreswijziging die u stuurde.\n"),
        nothing,
        lambda: broken.write_bytes(b"%PDF-"),
        nothing,
        letter.unlink,
        nothing,
        nothing,
    )
    status, said, errors = told_of(tmp_path, monkeypatch, capsys, *steps)
    assert status == 0
    assert [text for text in said[1:] if text] == ["a.txt: niets gevonden\n", "a.txt: is weg\n"]
    assert "b.pdf: niet gecontroleerd: " in errors


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["-"], "-"),
        (["--format", "json"], "--format json"),
        (["--report", "json=uit.json"], "--report"),
        (["--diff", "HEAD"], "--diff"),
        (["--show-files"], "--show-files"),
        (["--statistics"], "--statistics"),
    ],
)
def test_what_makes_no_sense_with_it_is_refused(
    arguments: list[str], what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """At once, in a sentence."""
    assert main(["check", "--watch", *arguments]) == 2
    assert capsys.readouterr().err == f"brieflint: --watch gaat niet samen met {what}\n"


def test_it_ends_with_the_signal_of_ctrl_c(tmp_path: Path) -> None:
    """The real program, a real file that changes, and a real signal."""
    letter = tmp_path / "brief.txt"
    letter.write_text(REFUSED)
    program = subprocess.Popen(
        [sys.executable, "-m", "lint", "check", "--watch", "--format", "concise", str(letter)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(watching.__file__).parents[1])},
    )
    assert program.stdout is not None
    lines = iter(program.stdout.readline, "")
    assert any("1 document gecontroleerd" in line for line in lines)
    letter.write_text(MENDED)
    assert any("hersteld: KKV801" in line for line in lines)
    program.send_signal(signal.SIGINT)
    assert program.wait(timeout=30) == 0
    program.communicate()


def test_a_file_with_a_problem_is_checked_again_when_it_is_solved() -> None:
    """The problem is part of what a file is known by."""
    (sighting,) = discover(["weg.txt"], Settings())
    assert isinstance(sighting.taken, Input)
    assert watching._stamp(sighting.taken)[0] == sighting.taken.problem
