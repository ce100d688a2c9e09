"""Which files a run checks, and what becomes of those that cannot be opened."""

import io
import os
import pickle
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from ruamel.yaml import YAML

from lint.config import Settings
from lint.files import STDIN, Input, Sighting, discover
from lint.filetypes import SUFFIXES, UNREADABLE
from lint.limits import DEFAULT_LIMITS
from lint.model import ReadError
from lint.outputs import OWN_PAGE
from lint.readers import read
from lint.reports.statement import Statement, as_html

HOOKS = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def letters(*names: str, text: str = "Geachte heer,") -> None:
    """Files with these names, and the folders they need."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def sightings(*paths: str, **settings: tuple[str, ...]) -> list[Sighting]:
    """What is come across under paths, in order."""
    return list(discover(paths or (".",), Settings(**settings)))


def seen(*paths: str, **settings: tuple[str, ...]) -> dict[str, Sighting]:
    """What is come across under paths, by name."""
    return {sighting.path: sighting for sighting in sightings(*paths, **settings)}


def taken(*paths: str, **settings: tuple[str, ...]) -> list[str]:
    """The names of the files that are taken, in order."""
    return [sighting.path for sighting in sightings(*paths, **settings) if sighting.taken]


def problem(path: str, *roots: str) -> str | None:
    """What stands in the way of a file."""
    found = seen(*(roots or (path,)))[path].taken
    assert found is not None
    return found.problem


class TestFolders:
    """What is taken from a folder."""

    def test_known_types_are_taken_at_every_depth_in_order(self) -> None:
        """Letters are found in all folders, sorted, whatever the case of their suffix."""
        letters("b.txt", "a/c.DOCX", "a/d/e.html.j2", "a.pdf")
        assert taken() == ["a/c.DOCX", "a/d/e.html.j2", "a.pdf", "b.txt"]

    def test_label_files_and_programs_are_no_letters(self) -> None:
        """A label file beside a letter, a script and a picture are left out with the reason."""
        letters("a.txt", "a.labels.yaml", "b.py", "c.png", "LICENSE")
        assert taken() == ["a.txt"]
        assert seen()["a.labels.yaml"].why == "geen bekend bestandstype"

    def test_names_are_as_the_user_writes_them(self) -> None:
        """The path in a report is the path that the user gave, and what follows it."""
        letters("x/a.txt")
        full = str(Path("x").absolute())
        assert (taken("x"), taken("x/"), taken("./x"), taken(full)) == (
            ["x/a.txt"],
            ["x/a.txt"],
            ["./x/a.txt"],
            [f"{full}/a.txt"],
        )

    def test_each_file_is_checked_once(self) -> None:
        """Folder, subfolder, file and a link to it give one answer."""
        letters("x/y/a.txt")
        Path("x/z.txt").symlink_to("y/a.txt")
        assert taken("x", "x/y", "x/y/a.txt", "x") == ["x/y/a.txt"]
        assert seen("x")["x/z.txt"].why == "staat al in de lijst"

    @pytest.mark.parametrize("name", [".git/a.txt", "node_modules/p/README.md", ".venv/x.html", "~$brief.docx"])
    def test_what_is_no_letter_of_the_user_is_left_out(self, name: str) -> None:
        """Folders of programs and the lock files of Word are passed over."""
        letters(name, "a.txt")
        assert taken() == ["a.txt"]

    def test_our_own_pages_are_no_letters(self) -> None:
        """A page of ours stays out of a folder, by whatever name; one that is named is taken, and so is any other."""
        letters("uit.html", "map/x.HTM", text=as_html(Statement("nl", "Verklaring", (), (), (), "", "")))
        letters("brief.html", text="<html><head><title>Brief</title></head></html>")
        letters("brief.txt", text=OWN_PAGE)
        assert taken() == ["brief.html", "brief.txt"]
        assert seen()["uit.html"].why.startswith("door brieflint gemaakt")
        assert taken("uit.html") == ["uit.html"]

    def test_what_this_run_writes_is_no_letter(self) -> None:
        """Whatever was there before, and also by way of a link."""
        letters("a.txt", "uit.txt")
        os.symlink("uit.txt", "link.txt")
        found = list(discover(["."], Settings(), outputs=(Path("uit.txt").resolve(),)))
        assert [sighting.path for sighting in found if sighting.taken] == ["a.txt"]

    def test_odd_names_are_taken(self) -> None:
        """Spaces, quotes, line ends and bytes that are no Unicode are names like any other."""
        names = [" a.txt", "-q.txt", "a\nb.txt", "a'\"*?[].txt", os.fsdecode(b"caf\xe9.txt")]
        letters(*names)
        assert taken() == sorted(names)
        assert all(item.taken.read() for item in seen().values() if item.taken)


class TestIgnored:
    """.gitignore and exclude."""

    def test_ignore_files_hold_below_their_folder(self) -> None:
        """Every level has its say, and the innermost the last."""
        letters("a.txt", "x/a.txt", "x/b.txt", "x/y/a.txt", "z/b.txt")
        letters(".gitignore", text="a.txt\n")
        letters("x/.gitignore", text="b.txt\n!a.txt\n")
        assert taken() == ["x/a.txt", "x/y/a.txt", "z/b.txt"]
        assert seen()["x/b.txt"].why == f"genegeerd door {os.path.join('x', '.gitignore')}"

    def test_ignored_folders_are_not_entered(self) -> None:
        """As in git, what lies in an ignored folder cannot be taken back."""
        letters("uit/a.txt", "b.txt")
        letters(".gitignore", text="uit/\n!uit/a.txt\n")
        assert taken() == ["b.txt"]

    def test_ignore_files_above_hold_up_to_the_repository(self, here: Path) -> None:
        """A folder inside a repository is searched with the patterns from its root down; none from outside."""
        letters(".gitignore", text="b.txt")
        letters("repo/.gitignore", text="/x/c.txt")
        letters("repo/.git/info/exclude", text="d.txt")
        letters("repo/x/a.txt", "repo/x/b.txt", "repo/x/c.txt", "repo/x/d.txt")
        assert taken("repo/x") == ["repo/x/a.txt", "repo/x/b.txt"]
        assert taken("repo") == ["repo/x/a.txt", "repo/x/b.txt"]

    def test_a_named_folder_is_searched_though_ignored(self) -> None:
        """Who names a folder wants it searched."""
        letters(".git/HEAD", "uit/a.txt", "uit/b.txt")
        letters(".gitignore", text="uit/\n")
        letters("uit/.gitignore", text="b.txt\n")
        assert taken() == []
        assert taken("uit") == ["uit/a.txt"]

    def test_a_broken_ignore_file_does_not_stop_the_run(self) -> None:
        """Lines that git cannot read are passed over; the rest holds."""
        letters("a.txt", "b.txt")
        Path(".gitignore").write_bytes(b"\xef\xbb\xbfa.txt\n!\n\\\n\xff\xfe\n")
        assert taken() == ["b.txt"]

    def test_exclusions_hold_for_folders_not_for_named_files(self) -> None:
        """exclude leaves out what is found, not what is named."""
        letters("oud/a.txt", "b.txt")
        assert taken(exclude=("oud/", "b.*")) == []
        assert seen(exclude=("oud/",))["oud"].why == "uitgesloten met exclude"
        assert taken("oud/a.txt", exclude=("oud/",)) == ["oud/a.txt"]


class TestNamed:
    """What is named is taken."""

    def test_an_unknown_type_is_skipped_aloud(self) -> None:
        """A named file that is no letter gets an answer, not silence."""
        letters("a.labels.yaml", "b.txt")
        found = seen("a.labels.yaml", "b.txt")["a.labels.yaml"].taken
        assert found is not None
        assert (found.skipped, found.problem) == ("geen bekend bestandstype", None)

    @pytest.mark.parametrize("suffix", sorted(UNREADABLE))
    def test_a_type_that_cannot_be_read_is_no_pass(self, suffix: str) -> None:
        """A named letter of old Word or of Outlook fails, with what to do; in a folder it stays out."""
        letters(f"brief{suffix}")
        found = seen(f"brief{suffix}")[f"brief{suffix}"].taken
        assert found is not None and found.refusal() is None
        with pytest.raises(ReadError, match=r"sla (het|de brief) op als"):
            read(found.name, found.read())
        assert taken() == []

    @pytest.mark.parametrize("suffix", sorted(SUFFIXES))
    def test_every_type_with_a_reader_is_taken(self, suffix: str) -> None:
        """Named and from a folder alike."""
        letters(f"brief{suffix}")
        assert taken() == taken(f"brief{suffix}") == [f"brief{suffix}"]
        assert seen(f"brief{suffix}")[f"brief{suffix}"].taken == Input(f"brief{suffix}")

    def test_the_order_is_by_name(self) -> None:
        """The order of the arguments does not matter."""
        letters("a.txt", "b.txt")
        assert taken("b.txt", "a.txt", "b.txt") == ["a.txt", "b.txt"]


class TestProblems:
    """A file that cannot be read is never a pass."""

    def test_a_missing_path(self) -> None:
        """A name that leads nowhere, or through a file, does not exist."""
        letters("a.txt")
        assert problem("weg.txt") == "bestaat niet"
        assert problem("a.txt/b.txt") == "bestaat niet"

    def test_a_name_too_long(self) -> None:
        """The operating system's reason is passed on."""
        assert "kan niet worden gelezen" in str(problem("a" * 5000 + ".txt"))

    def test_links_that_lead_nowhere(self) -> None:
        """Broken links and loops are named, whether named by the user or found in a folder."""
        os.symlink("weg.txt", "a.txt")
        os.symlink("b.txt", "b.txt")
        assert problem("a.txt") == problem("a.txt", ".") == "is een koppeling naar iets dat niet bestaat"
        assert problem("b.txt") == problem("b.txt", ".") == "is een koppeling die naar zichzelf verwijst"

    def test_a_folder_that_holds_itself(self) -> None:
        """A link to a folder is not followed, so a loop of folders ends."""
        letters("x/a.txt")
        os.symlink("..", "x/rond")
        assert taken() == ["x/a.txt"]
        assert seen()["x/rond"].why.startswith("koppeling naar een map")

    def test_a_pipe_is_not_waited_for(self) -> None:
        """A FIFO or a device is refused before it is opened."""
        os.mkfifo("a.txt")
        assert str(problem("a.txt")).startswith("is geen gewoon bestand")
        assert str(problem("a.txt", ".")).startswith("is geen gewoon bestand")
        assert str(problem("/dev/null")).startswith("is geen gewoon bestand")

    def test_a_folder_that_cannot_be_listed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A folder without permission is an unread input, the rest is found."""
        letters("a.txt", "x/b.txt")
        real = os.scandir

        def scandir(path: str) -> object:
            if path.endswith("x"):
                raise PermissionError(13, "Permission denied")
            return real(path)

        monkeypatch.setattr(os, "scandir", scandir)
        assert taken() == ["a.txt", "x"]
        assert problem("x", ".") == "mag niet worden gelezen (geen rechten)"

    def test_a_file_that_is_gone_when_it_is_read(self) -> None:
        """What happens between finding and reading is a sentence as well."""
        with pytest.raises(ReadError, match="bestaat niet"):
            Input("weg.txt").read()
        assert ReadError("missing").told("en") == "does not exist"

    def test_a_huge_file_is_not_read_whole(self) -> None:
        """No more is read than it takes to see that a file is over the bound."""
        with open("a.txt", "wb") as stream:
            stream.truncate(DEFAULT_LIMITS.max_bytes * 4)
        assert len(Input("a.txt").read()) == DEFAULT_LIMITS.max_bytes + 1


class TestStandardInput:
    """`-` reads standard input."""

    @pytest.fixture(autouse=True)
    def piped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A letter on standard input."""
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Geachte heer,")))

    def test_it_is_a_text_without_a_name(self) -> None:
        """Without a name it is read as plain text."""
        (found,) = discover(["-", "-"], Settings())
        assert found.taken is not None
        assert (found.path, found.taken.suffix, found.taken.read()) == (STDIN, ".txt", b"Geachte heer,")

    def test_its_name_decides_how_it_is_read(self) -> None:
        """--stdin-filename gives it a name and a suffix."""
        (found,) = discover(["-"], Settings(), "Brief.DOCX")
        assert found.taken is not None
        assert (found.path, found.taken.suffix) == ("Brief.DOCX", ".docx")

    def test_it_may_be_closed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Then there is nothing to read, which is no pass."""
        monkeypatch.setattr(sys, "stdin", None)
        assert str(problem("-")).startswith("er is geen standaardinvoer")

    def test_it_may_fail(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What the operating system says is passed on."""

        class Torn(io.BytesIO):
            def read(self, *_: object) -> bytes:
                raise OSError(5, "Input/output error")

        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Torn()))
        assert problem("-") == "kan niet worden gelezen (Input/output error)"

    def test_it_travels_to_other_processes(self) -> None:
        """What was read once is handed on."""
        (found,) = discover(["-"], Settings())
        assert pickle.loads(pickle.dumps(found.taken)).read() == b"Geachte heer,"


def test_the_hook_takes_the_same_types() -> None:
    """What pre-commit hands over is what a folder search takes."""
    (hook,) = YAML(typ="safe").load(HOOKS.read_text(encoding="utf-8"))
    assert all(re.search(hook["files"], f"map/brief{suffix}") for suffix in SUFFIXES)
    assert re.search(hook["files"], "BRIEF.DOCX")
    assert not any(re.search(hook["files"], name) for name in ("a.labels.yaml", "a.py", "txt", "a.txt.bak"))
