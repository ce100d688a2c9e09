"""HANDLEIDING.md holds: every command runs, what it says the program says is said, its pictures are there and small."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import guide
import pytest
from browser import chromium

from lint import __version__
from lint.cli import commands as cli_commands
from lint.cli import main
from lint.judgement import Judgement
from lint.messages import MESSAGES, say
from lint.readers import pdf

TEXT = guide.GUIDE.read_text(encoding="utf-8")
WHEEL = f"brieflint-{__version__}-py3-none-any.whl"
OUTSIDE = {"py", "python3"}  # what a reader installs with; tried by the slow test below


def anchor(heading: str) -> str:
    """How a page links to a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with letters."""
    guide.lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_runs(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """In the order of the guide; each makes the file that it names, and a review is saved when it is asked for."""
    ran = []
    for words in guide.commands():
        if words[0] in OUTSIDE:
            continue
        assert words[0] == "brieflint"
        if "--evaluate" in words:
            guide.save_review(here / "formulier.html", here / "review.json")
        assert main(words[1:]) in (0, 1), " ".join(words)
        ran.append(words[1])
        said = capfd.readouterr()
        assert "fout (" not in said.err
        for file in re.findall(r"[\w-]+\.(?:html|csv)\b", " ".join(words)):
            assert (here / file).stat().st_size > 400, file
    assert set(ran) == {"--version", "check", "rule", "spotcheck"}


def test_the_program_says_what_the_guide_says_it_says(capfd: pytest.CaptureFixture[str]) -> None:
    """The blocks of text follow the command that prints them."""
    blocks = guide.blocks()
    told = [(blocks[at - 1][1].split(), text) for at, (name, text) in enumerate(blocks) if name == "text"]
    assert told
    for words, text in told:
        main(words[1:])
        assert capfd.readouterr().out == text


def test_every_option_exists() -> None:
    """None was renamed since."""
    known = {o for command in cli_commands.commands.values() for p in command.params for o in p.opts} | {"--version"}
    used = {word for words in guide.commands() if words[0] == "brieflint" for word in words if word.startswith("-")}
    assert used <= known


def test_the_words_of_the_screen_are_those_of_the_program() -> None:
    """Judgements, buttons and complaints are quoted as they are written."""
    for judgement in Judgement:
        assert f"| **{say('nl', f'judgement_{judgement}')}** |" in TEXT
    for key in (
        "form_export",
        "mark_right",
        "mark_wrong",
        "mark_doubtful",
        "because",
        "near_miss",
        "mend",
        "signals_not_stated",
    ):
        assert f"**{say('nl', key)}**" in TEXT, key
    complaints = re.findall(r"^\| `([^`]+)` \| ", TEXT, re.M)
    assert len(complaints) >= 6
    said = [*MESSAGES["nl"].values(), Path(pdf.__file__).read_text(encoding="utf-8")]
    for complaint in complaints:
        assert any(complaint in text for text in said), complaint


def test_links_lead_somewhere() -> None:
    """To a heading of the guide, or to a file that is there."""
    headings = {anchor(heading) for heading in re.findall(r"^#+ (.+)$", TEXT, re.M)}
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        if target.startswith("#"):
            assert target[1:] in headings
        elif not target.startswith("https://www.python.org/"):
            assert (guide.ROOT / target).is_file(), target
    assert "patterns/kkv-2016/README.md" in TEXT


def test_every_picture_is_there_small_and_described() -> None:
    """No more and no fewer than are drawn; a reader who cannot see them is told what they show."""
    shown = re.findall(r"!\[([^\]]+)\]\(docs/([\w-]+\.png)\)", TEXT)
    assert {name for _, name in shown} == {scene[0] for scene in guide.SCENES}
    assert {file.name for file in guide.PICTURES.iterdir()} == {scene[0] for scene in guide.SCENES}
    for described, name in shown:
        picture = (guide.PICTURES / name).read_bytes()
        assert len(described) > 60
        assert len(picture) < 150_000
        assert struct.unpack(">II", picture[16:24])[0] == guide.WIDTH


def test_pictures_can_be_drawn_anew(tmp_path: Path) -> None:
    """By anybody who has a Chromium: python -m tests.guide."""
    if chromium() is None:
        pytest.skip("no Chromium here: install one, or name it in BRIEFLINT_CHROMIUM")
    (tmp_path / "work").mkdir()
    guide.draw(tmp_path, tmp_path / "work")
    for name, _, height, _ in guide.SCENES:
        size = struct.unpack(">II", (tmp_path / name).read_bytes()[16:24])
        assert size == (guide.WIDTH, height)


def test_the_guide_names_this_version() -> None:
    """The file to install and what --version says."""
    installs = [words for words in guide.commands() if words[0] in OUTSIDE]
    assert [words[1:] for words in installs] == [["-m", "pip", "install", WHEEL]] * 2
    assert TEXT.count(__version__) == TEXT.count(WHEEL) + 1
    project = tomllib.loads((guide.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["requires-python"] == ">=3.11,<3.14"
    assert TEXT.count("3.11, 3.12 of 3.13") == 2


@pytest.mark.slow
def test_the_file_to_install_can_be_made_and_installed(tmp_path: Path) -> None:
    """As the last lines of the guide say; the name is the one in the guide."""
    made = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path / "dist"), str(guide.ROOT)]
    subprocess.run(made, check=True, capture_output=True)
    wheel = tmp_path / "dist" / WHEEL
    installed = [sys.executable, "-m", "pip", "install", "--no-deps", "--target", str(tmp_path / "there"), str(wheel)]
    subprocess.run(installed, check=True, capture_output=True)
    assert (tmp_path / "there" / "lint" / "patterns" / "kkv-2016" / "signals.yaml").is_file()
