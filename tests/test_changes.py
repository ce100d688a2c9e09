"""Facts about `--diff`: which files have changed since a git revision."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from lint.changes import ChangesUnknown, only, unchanged
from lint.config import Settings
from lint.files import Sighting, discover


def git(*args: str) -> None:
    """A git command in the folder where we stand."""
    subprocess.run(["git", "-c", "user.name=J", "-c", "user.email=j@x.example", *args], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two letters in a folder, in one commit."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    for name in ("brieven/a.txt", "brieven/b.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("Geachte heer,\n", encoding="utf-8")
    Path(".gitignore").write_text("klad.txt\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "begin")
    return tmp_path


def seen(*paths: str, revision: str = "HEAD") -> dict[str, bool]:
    """Every file that was come across, and whether it is checked."""
    sightings = discover(paths or (".",), Settings())
    return {
        s.path: s.taken is not None
        for s in only(sightings, unchanged(revision, "nl"), "ongewijzigd", Settings())
        if ".git" not in s.path
    }


def test_nothing_has_changed(repository: Path) -> None:
    """Then nothing is checked, and --show-files says why."""
    assert seen() == {"brieven/a.txt": False, "brieven/b.txt": False}


@pytest.mark.parametrize("staged", [False, True])
def test_what_was_edited_is_checked(repository: Path, staged: bool) -> None:
    """Whether or not it is to be committed."""
    Path("brieven/a.txt").write_text("Geachte mevrouw,\n", encoding="utf-8")
    if staged:
        git("add", ".")
    assert seen() == {"brieven/a.txt": True, "brieven/b.txt": False}


def test_what_git_does_not_know_yet_is_checked(repository: Path) -> None:
    """A new letter, with an odd name, in a new folder; one that git ignores when it is named."""
    Path("nieuw").mkdir()
    Path("nieuw/brief één.txt").write_text("Geachte heer,\n", encoding="utf-8")
    Path("klad.txt").write_text("Geachte heer,\n", encoding="utf-8")
    assert seen("nieuw", "klad.txt") == {"klad.txt": True, "nieuw/brief één.txt": True}
    assert "klad.txt" not in {path for path, checked in seen().items() if checked}


def test_what_lies_outside_the_repository_is_checked(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Git cannot say that a letter elsewhere is as it was, nor one of a repository inside this one."""
    outside = str(tmp_path_factory.mktemp("elders") / "a.txt")
    Path(outside).write_text("Geachte heer,\n", encoding="utf-8")
    git("init", "-q", "binnen")
    Path("binnen/a.txt").write_text("Geachte heer,\n", encoding="utf-8")
    git("-C", "binnen", "add", ".")
    git("-C", "binnen", "commit", "-q", "-m", "begin")
    assert seen(outside, "binnen", "brieven") == {
        outside: True,
        "binnen/a.txt": True,
        "brieven/a.txt": False,
        "brieven/b.txt": False,
    }


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_what_git_was_told_not_to_look_at_is_checked(repository: Path, flag: str) -> None:
    """Git then says that nothing changed, whatever did."""
    git("update-index", flag, "brieven/a.txt")
    Path("brieven/a.txt").write_text("Geachte mevrouw,\n", encoding="utf-8")
    assert seen() == {"brieven/a.txt": True, "brieven/b.txt": False}


def test_a_letter_taken_out_of_git_is_checked(repository: Path) -> None:
    """It is still there, and may say anything."""
    git("rm", "-q", "--cached", "brieven/a.txt")
    assert seen("brieven") == {"brieven/a.txt": True, "brieven/b.txt": False}


def test_a_link_that_was_turned_is_checked(repository: Path) -> None:
    """Another letter stands where the first one stood."""
    os.symlink("brieven/a.txt", "link.txt")
    git("add", ".")
    git("commit", "-q", "-m", "link")
    assert seen("link.txt") == {"link.txt": False}
    os.unlink("link.txt")
    os.symlink("brieven/b.txt", "link.txt")
    assert seen("link.txt") == {"link.txt": True}


def test_since_an_older_revision(repository: Path) -> None:
    """Commits in between count; a letter that was removed is not missed."""
    Path("brieven/b.txt").write_text("Geachte mevrouw,\n", encoding="utf-8")
    git("rm", "-q", "brieven/a.txt")
    git("commit", "-q", "-a", "-m", "verder")
    assert seen() == {"brieven/b.txt": False}
    assert seen(revision="HEAD~1") == {"brieven/b.txt": True}


def test_from_a_folder_below(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one stands does not matter."""
    Path("brieven/a.txt").write_text("Geachte mevrouw,\n", encoding="utf-8")
    monkeypatch.chdir("brieven")
    assert seen() == {"a.txt": True, "b.txt": False}


def test_what_cannot_be_read_stays_in(repository: Path) -> None:
    """It is never a pass in silence."""
    assert seen("weg.txt") == {"weg.txt": True}


def test_a_template_changes_with_what_it_includes(repository: Path) -> None:
    """Also when a file that it asks for is gone, or a nearer one has come."""
    Path("brieven/sjabloon.j2").write_text("{% include 'stap.j2' %}", encoding="utf-8")
    Path("stap.j2").write_text("Bel ons.", encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "sjabloon")
    assert not seen()["brieven/sjabloon.j2"]
    Path("stap.j2").write_text("Schrijf ons.", encoding="utf-8")
    assert seen()["brieven/sjabloon.j2"]
    Path("stap.j2").unlink()
    assert seen()["brieven/sjabloon.j2"]
    git("checkout", "-q", "stap.j2")
    assert not seen()["brieven/sjabloon.j2"]
    Path("brieven/stap.j2").write_text("Mail ons.", encoding="utf-8")
    assert seen()["brieven/sjabloon.j2"]


def test_why_a_file_is_out_is_told(repository: Path) -> None:
    """For --show-files."""
    sightings = list(
        only(discover(("brieven/a.txt",), Settings()), unchanged("HEAD", "nl"), "niet gewijzigd", Settings())
    )
    assert sightings == [Sighting("brieven/a.txt", "niet gewijzigd")]


@pytest.mark.parametrize("revision", ["weg", "--output=x", "HEAD:brieven/a.txt", ""])
def test_an_unknown_revision_is_refused(repository: Path, revision: str) -> None:
    """Whatever it looks like, and nothing is written."""
    with pytest.raises(ChangesUnknown, match="die revisie kent git hier niet"):
        unchanged(revision, "nl")
    assert sorted(os.listdir()) == [".git", ".gitignore", "brieven"]


def test_without_a_repository_or_git_it_is_refused(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a sentence."""
    monkeypatch.chdir(tmp_path_factory.mktemp("los"))
    with pytest.raises(ChangesUnknown, match="alleen in een map van een git-repository"):
        unchanged("HEAD", "nl")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ChangesUnknown, match="heeft git nodig"):
        unchanged("HEAD", "nl")
