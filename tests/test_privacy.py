"""What leaves the program: nothing by a network, nothing written but what was asked for, no letter in what is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ("gemengd/016.pdf", "online/006.html", "schade/002.txt", "sjablonen/004.j2", "zorg-en-web/010.docx")
LETTER = (
    "Geachte mevrouw Zonneveld,\n\nHelaas wijzen wij uw claim af, want uw zwaluwstaart klepperde al.\n\n"
    "Hoogachtend,\nT. de Boer\n"
)
# Python runs this in every process of a run before anything else; a hook cannot be taken away again.
WATCH = """
import json, os, socket, sys
_log = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_LOCAL = {getattr(socket, "AF_UNIX", None)}  # the line between a process and the one that it started

def _watch(event, given):
    if event.startswith(("urllib", "http", "ftplib", "smtplib")) or (event.startswith("socket.") and not (
        event == "socket.__new__" and given[1] in _LOCAL
    )):
        os.write(_log, (json.dumps(["network", event]) + "\\n").encode())
        raise PermissionError(f"no network: {event}")
    if event == "open" and isinstance(given[0], (str, bytes)) and (given[2] or 0) & _WRITING:
        os.write(_log, (json.dumps(["write", os.path.abspath(os.fsdecode(given[0]))]) + "\\n").encode())
    if event in ("os.mkdir", "os.rename", "os.link", "os.symlink") or event.startswith("tempfile."):
        where = os.path.abspath(os.fsdecode(given[1 if event in ("os.rename", "os.link", "os.symlink") else 0]))
        os.write(_log, (json.dumps(["write", where]) + "\\n").encode())

sys.addaudithook(_watch)
"""
NETWORK = "import socket; socket.getaddrinfo('localhost', 80)"


class Watched:
    """Runs commands in a place of their own, and tells what they did there and elsewhere."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.log = place / "watch.jsonl"
        (place / "watch").mkdir()
        (place / "watch" / "sitecustomize.py").write_text(WATCH)
        for name in ("home", "temporary", "cache", "work"):
            (place / name).mkdir()
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "XDG"))},
            "PYTHONPATH": os.pathsep.join([str(place / "watch"), *sys.path]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "WATCH_LOG": str(self.log),
            "HOME": str(place / "home"),
            "TMPDIR": str(place / "temporary"),
            "XDG_CACHE_HOME": str(place / "cache"),
        }

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command of Python's."""
        return subprocess.run(
            [sys.executable, *command],
            cwd=self.place / "work",
            env=self.environment,
            capture_output=True,
            text=True,
        )

    def seen(self, what: str) -> set[str]:
        """What was tried on a network ("network") or written ("write")."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return {where for kind, where in map(json.loads, lines) if kind == what}


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    """A place in which commands are watched."""
    return Watched(tmp_path)


def test_the_watch_sees_what_it_is_for(watched: Watched) -> None:
    """A look-up of a name is refused, and a file that is written is noted down."""
    done = watched.run("-c", NETWORK)
    assert "no network: socket.getaddrinfo" in done.stderr
    watched.run("-c", "open('x', 'w').close()")
    assert watched.seen("network") == {"socket.getaddrinfo"}
    assert watched.seen("write") == {str(watched.place / "work" / "x")}


def test_a_run_asks_no_network_and_writes_what_is_named(watched: Watched) -> None:
    """Every format and report, the processes of the pool too; nothing in the home or among temporary files."""
    paths = [str(ROOT / "samples" / name) for name in SAMPLES]
    (watched.place / "work" / "brief.txt").write_text(LETTER)
    reports = {name: f"uit.{name}" for name in ("full", "json", "sarif", "gitlab", "junit", "csv", "html")}
    wanted = [f"--report={form}={file}" for form, file in reports.items()]
    done = watched.run("-m", "lint", "check", "--jobs=2", "--model=nl_brief_sm", *wanted, "brief.txt", *paths)
    assert done.returncode == 1, done.stderr
    for command in (
        ["rule", "KKV801"],
        ["model"],
        ["baseline", "brief.txt"],
        ["spotcheck", "-n5", "--output=form.html", *paths],
    ):
        done = watched.run("-m", "lint", *command)
        assert "Traceback" not in done.stderr and done.returncode in (0, 1), (command, done.stderr)
    assert watched.seen("network") == set()
    work, cache = watched.place / "work", watched.place / "cache"
    allowed = {str(work / name) for name in (*reports.values(), "brieflint-baseline.toml", "form.html")}
    written = {path for path in watched.seen("write") if not path.startswith(str(cache))} - {os.devnull}
    assert {path for path in written if not path.endswith(".part")} == allowed
    assert all(Path(path).parent == work for path in written)
    assert sorted(os.listdir(work)) == sorted({"brief.txt", *map(os.path.basename, allowed)})
    assert os.listdir(watched.place / "home") == os.listdir(watched.place / "temporary") == []
    assert os.listdir(cache) == ["brieflint"]


def test_without_a_cache_nothing_is_written_at_all(watched: Watched) -> None:
    """Not even a folder."""
    (watched.place / "work" / "brief.txt").write_text(LETTER)
    assert watched.run("-m", "lint", "check", "--no-cache", "brief.txt").returncode == 1
    assert watched.seen("write") == set()
    assert os.listdir(watched.place / "cache") == []


def test_messages_quote_no_letter(watched: Watched) -> None:
    """Standard error, which ends up in logs, tells which files were not judged, and nothing of what is in them."""
    (watched.place / "work" / "brief.txt").write_text(LETTER)
    (watched.place / "work" / "nul.txt").write_text(LETTER + "\0")
    (watched.place / "work" / "kop.eml").write_text(LETTER)
    done = watched.run("-m", "lint", "check", "--report=json=uit.json", ".")
    assert "Zonneveld" in done.stdout or "zwaluwstaart" in done.stdout
    assert "nul.txt" in done.stderr and "kop.eml" in done.stderr
    for word in ("Zonneveld", "zwaluwstaart", "klepperde", "Boer"):
        assert word not in done.stderr
    kept = b"".join(file.read_bytes() for file in (watched.place / "cache").rglob("*") if file.is_file()).lower()
    assert kept
    for word in (b"zonneveld", b"zwaluwstaart", b"klepperde", b"brief.txt"):
        assert word not in kept


def test_the_program_holds_nothing_that_calls_home() -> None:
    """No module of ours imports what speaks to a network, and none starts another program but git."""
    speaking = ("socket", "urllib.request", "http.client", "httpx", "requests", "ftplib", "smtplib", "asyncio", "ssl")
    for file in sorted((ROOT / "lint").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        for module in speaking:
            assert f"import {module}" not in text and f"from {module}" not in text, (file, module)
        if "subprocess" in text:
            assert file.name == "changes.py" and text.count('"git"') >= 1, file
        assert "os.system" not in text and "tempfile" not in text and "logging" not in text, file
