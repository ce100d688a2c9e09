"""What happens to a run, and to the one after it: killed at any moment, no disk left, twice at once, bad files."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.engine import Engine
from lint.files import Input, discover
from lint.outputs import _part
from lint.results import Status
from lint.store import FILE
from tests.bench import broken, corpus, load

ROOT = Path(__file__).parents[1]
LETTER = b"Geachte heer De Wit,\n\nWij vergoeden uw schade niet, want het dak lekte al.\n"
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and bounds of processes are others there")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some letters, a bad file among them."""
    found = tmp_path_factory.mktemp("faults")
    corpus.write(found / "brieven", 16)
    (found / "brieven" / "leeg.txt").write_bytes(b"")
    return found


@pytest.fixture(scope="module")
def reference(place: Path) -> str:
    """What a run that nothing happens to says of them."""
    return answer(place, "--no-cache")


def command(*arguments: str) -> list[str]:
    """A command line."""
    return [sys.executable, "-m", "lint", "check", "--quiet", "--model=nl_brief_sm", *arguments]


def environment(**more: str) -> dict[str, str]:
    """The environment of a run: the cache of the test, the program of the test."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more}


def run(place: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A run that is left to end."""
    return subprocess.run(command(*arguments), cwd=place, env=environment(**more), capture_output=True, text=True)


def answer(place: Path, *arguments: str, **more: str) -> str:
    """What a run that goes well says of the letters."""
    done = run(place, "brieven", "--format=json", *arguments, **more)
    assert "Traceback" not in done.stderr and "fout in brieflint" not in done.stdout, done.stderr
    return done.stdout


def beginning(folder: Path) -> Iterator[Path]:
    """What stands in a folder and is being written."""
    return folder.glob("*.part")


@POSIX
@pytest.mark.parametrize("rounds", [3, pytest.param(25, marks=pytest.mark.slow)])
def test_a_run_killed_at_any_moment_leaves_the_next_one_right(
    place: Path, reference: str, tmp_path: Path, rounds: int
) -> None:
    """With all its processes: its report is the old one or the whole new one, and the cache serves the next run."""
    dice = random.Random(8)
    report = tmp_path / "uit.json"
    for _ in range(rounds):
        arguments = command("brieven", "--jobs=2", f"--report=json={report}")
        process = subprocess.Popen(arguments, cwd=place, env=environment(), stdout=-3, stderr=-3, process_group=0)
        time.sleep(dice.uniform(0.1, 4))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if report.exists():
            assert json.loads(report.read_text()) == json.loads(reference)
    assert answer(place, f"--report=json={report}") == reference
    assert report.read_text() == reference
    assert not list(beginning(tmp_path))


@POSIX
def test_processes_end_with_the_one_who_started_them(tmp_path: Path) -> None:
    """Killed without a chance to tell them; nobody goes on reading letters in its name."""
    corpus.write(tmp_path / "meer", 400)
    mark = f"mark-{os.getpid()}-{random.random()}"
    process = subprocess.Popen(
        command("meer", "--jobs=2"), cwd=tmp_path, env=environment(MARK=mark), stdout=-3, stderr=-3
    )
    deadline = time.monotonic() + 60
    while len(with_mark(mark)) < 3 and time.monotonic() < deadline:
        time.sleep(0.1)
    process.kill()
    process.wait()
    while with_mark(mark) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not with_mark(mark)


def with_mark(mark: str) -> list[str]:
    """The processes with a mark in their environment."""
    if not Path("/proc/self/environ").exists():
        pytest.skip("no list of processes here")
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue
    return found


KILLED_WRITING = """
import os, signal
os.fsync = lambda stream: os.kill(os.getpid(), signal.SIGKILL)
import sys
from lint.cli import main
main(sys.argv[1:])
"""


@POSIX
def test_a_run_killed_while_it_writes_a_report(tmp_path: Path) -> None:
    """The old report is whole; what was half written is cleared away by the next run that writes it."""
    (tmp_path / "brief.txt").write_bytes(LETTER)
    (tmp_path / "uit.json").write_text("oud")
    arguments = ["check", "brief.txt", "--report=json=uit.json"]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_WRITING, *arguments], cwd=tmp_path, env=environment(), capture_output=True
    )
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / "uit.json").read_text() == "oud"
    assert len(list(beginning(tmp_path))) == 1
    assert run(tmp_path, *arguments[1:]).returncode == 1
    assert json.loads((tmp_path / "uit.json").read_text())["documents"]
    assert not list(beginning(tmp_path))


SMALL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from lint.cli import main
sys.exit(main(sys.argv[2:]))
"""


@POSIX
def test_files_that_may_not_grow(place: Path, reference: str, tmp_path: Path) -> None:
    """Neither report nor cache can be written: the answer comes all the same, the report is told, no half one stays."""
    (tmp_path / "uit.json").write_text("oud")
    arguments = ["check", "brieven", "--format=json", "--model=nl_brief_sm", f"--report=json={tmp_path}/uit.json"]
    done = subprocess.run(
        [sys.executable, "-c", SMALL, "6000", *arguments],
        cwd=place,
        env=environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "rapport" in done.stderr and "File too large" in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == reference
    assert (tmp_path / "uit.json").read_text() == "oud"
    assert not list(beginning(tmp_path))


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 100 kB."""
    disk = tmp_path / "schijf"
    disk.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(disk)]
    try:
        subprocess.run(made, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nothing may be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(place: Path, reference: str, full_disk: Path) -> None:
    """Cache and report on it: the answer comes, the report is told, and the disk is as it was."""
    (full_disk / "vol").write_bytes(bytes(96_000))
    before = sorted(os.listdir(full_disk))
    report = f"--report=json={full_disk}/uit.json"
    done = run(place, "brieven", "--format=json", report, XDG_CACHE_HOME=str(full_disk))
    assert (done.returncode, done.stdout) == (2, reference)
    assert "No space left on device" in done.stderr and "Traceback" not in done.stderr
    assert [name for name in sorted(os.listdir(full_disk)) if name != "brieflint"] == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_standard_output_on_a_full_disk(tmp_path: Path) -> None:
    """One sentence, and no status that says that all is well."""
    (tmp_path / "brief.txt").write_bytes(LETTER)
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command("brief.txt"), cwd=tmp_path, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["brieflint: de uitvoer kan niet worden geschreven: No space left on device"]


@pytest.mark.parametrize("home", ["/proc/nergens", ""])
def test_a_home_that_cannot_be_written(place: Path, reference: str, home: str) -> None:
    """Nothing is kept, and nothing is said of it."""
    more = {"HOME": home, "XDG_CACHE_HOME": "", "LOCALAPPDATA": ""}
    done = run(place, "brieven", "--format=json", **more)
    assert done.stdout == reference
    assert "Traceback" not in done.stderr
    assert [line for line in done.stderr.splitlines() if "leeg.txt" not in line] == []


def test_two_runs_at_once_on_one_cache(place: Path, reference: str, own_cache: Path) -> None:
    """Both right, and so is a third that finds what they kept."""
    both = [
        subprocess.Popen(
            command("brieven", "--format=json"), cwd=place, env=environment(), stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    assert [process.communicate()[0] for process in both] == [reference, reference]
    assert (own_cache / FILE).exists()
    assert answer(place) == reference


@POSIX
@pytest.mark.parametrize("after", [0.3, 0.6, 1.2, 2.4])
def test_a_run_that_is_stopped_says_so(place: Path, after: float) -> None:
    """Ctrl-C goes to all its processes, at any moment from the first: one word, no traceback of any of them."""
    process = subprocess.Popen(
        command("brieven", "--no-cache", "--jobs=2"),
        cwd=place,
        env=environment(),
        stdout=-3,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    time.sleep(after)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate()[1]
    assert "Traceback" not in said, said
    assert process.returncode in (1, 2)
    assert "gestopt" in said or "leeg.txt" in said


def test_bad_files_among_letters(tmp_path: Path) -> None:
    """Of every kind; each answered once, in order, as it is alone; by several processes, and then from the cache."""
    assert "all answered as they should be" in load.check(tmp_path, 48, 2, share=3)


def test_odd_names(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With line ends, quotes, dashes in front, bytes that are no text: read, and told in one line each."""
    names = broken.odd_names(tmp_path, LETTER)
    assert len(names) > 6
    monkeypatch.chdir(tmp_path)
    found = [sighting.taken for sighting in discover(["."], engine.settings)]
    results = list(engine.check(item for item in found if item is not None))
    assert sorted(os.fsencode(result.path) for result in results) == sorted(names)
    assert {result.status for result in results} == {Status.CHECKED}
    for form in ("full", "concise", "github", "csv", "jsonl", "html"):
        done = run(tmp_path, "--format", form, ".")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "\x1b[31m" not in done.stdout or form in ("github", "csv")  # for machines, which must find the file
        if form in ("concise", "jsonl"):
            assert len(done.stdout.split("\n")) > len(names)
    for name in (b"--help.txt", b"-.txt"):
        assert run(tmp_path, "--", os.fsdecode(name)).returncode == 1


def test_a_folder_that_leads_to_itself(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links in a ring, to a folder above, to themselves and to nothing; a pipe, a socket and a device among letters."""
    monkeypatch.chdir(tmp_path)
    Path("a/b").mkdir(parents=True)
    Path("a/brief.txt").write_bytes(LETTER)
    for link, target in (
        ("a/b/boven", "../.."),
        ("een.txt", "twee.txt"),
        ("twee.txt", "een.txt"),
        ("ik.txt", "ik.txt"),
        ("weg.txt", "nergens"),
        ("nul.txt", "/dev/zero"),
        ("ook.txt", "a/brief.txt"),
    ):
        os.symlink(target, link)
    if hasattr(os, "mkfifo"):
        os.mkfifo("pijp.txt")
    began = time.monotonic()
    found = [sighting.taken for sighting in discover(["."], engine.settings)]
    results = {r.path: r.status for r in engine.check(item for item in found if item is not None)}
    assert time.monotonic() - began < 20
    assert [path for path, status in results.items() if status is Status.CHECKED] == ["a/brief.txt"]
    assert {"een.txt", "twee.txt", "ik.txt", "weg.txt", "nul.txt"} <= results.keys()


def test_a_part_has_no_name_of_a_letter() -> None:
    """So that no run reads it, however long the name of the report."""
    part = _part(Path("x" * 250 + ".txt"), 1)
    assert part.suffix == ".part" and len(part.name) < 60
    assert Input(str(part)).suffix == ".part"
