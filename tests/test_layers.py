"""The house: small modules, imports that point down, documents that keep up with the program."""

import re
import shutil
import string
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lint.cli import commands
from lint.messages import MESSAGES
from lint.packs import default_pack
from lint.reports.rulepage import handbook

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "lint").rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
RULES = sorted(
    code
    for file in (ROOT / "patterns").rglob("*.yaml")
    for code in re.findall(r"^id: ([A-Z]+\d{3})$", file.read_text(encoding="utf-8"), re.M)
)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_a_module_is_small_and_says_what_it_is(module: Path) -> None:
    """Fewer than 320 lines, and a docstring first."""
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 320
    assert text.startswith('"""')


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    """A module is called after what it does, and never like the standard one that it uses."""
    assert not {module.stem for module in MODULES} & {"util", "utils", "helper", "helpers", "misc", "common"}
    for module in MODULES:
        uses = rf"^ *(import|from) {module.stem}\b"
        assert not re.search(uses, module.read_text(encoding="utf-8"), re.M), module


def test_imports_point_down() -> None:
    """The contracts in pyproject.toml hold."""
    command = shutil.which("lint-imports", path=Path(sys.executable).parent)
    assert command is not None
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", commands.commands)
def test_every_command_has_help_and_is_in_the_readme(name: str) -> None:
    """A command without a word about it does not exist for a user."""
    assert commands.commands[name].help
    assert f"brieflint {name}" in README


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_in_the_readme(code: str) -> None:
    """The table of the README is complete."""
    assert f"| {code} |" in README


def test_the_pages_of_the_rules_keep_up() -> None:
    """Else write them anew: brieflint rule --markdown > patterns/kkv-2016/README.md"""
    pack = default_pack()
    assert handbook(pack.rules, "nl") == (ROOT / "patterns" / pack.id / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_no_other_rule() -> None:
    """A rule that is gone is gone from the table too."""
    assert sorted(re.findall(r"^\| ([A-Z]+\d{3}) \|", README, re.M)) == RULES


def test_every_option_of_check_is_in_the_readme() -> None:
    """Nothing that the main command can do is left out."""
    options = [option for parameter in commands.commands["check"].params for option in parameter.opts]
    assert [option for option in options if option.startswith("--") and option not in README] == []


def test_the_version_stands_in_one_place() -> None:
    """The project file takes it from the package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "lint/__init__.py"


@pytest.mark.parametrize("key", MESSAGES["nl"])
def test_every_sentence_exists_in_both_languages(key: str) -> None:
    """The same sentence with the same values to fill in."""
    fields = [{name for _, name, _, _ in string.Formatter().parse(MESSAGES[lang][key]) if name} for lang in MESSAGES]
    assert fields[0] == fields[1]
    assert MESSAGES["nl"].keys() == MESSAGES["en"].keys()


def test_every_sentence_is_used() -> None:
    """No sentence is kept for what the program no longer says."""
    pages = sorted((ROOT / "lint" / "reports" / "pages").iterdir())
    speaking = [*(module for module in MODULES if not module.stem.startswith("messages")), *pages]
    code = "".join(module.read_text(encoding="utf-8") for module in speaking)
    named = set(re.findall(r"[\"']([a-z_]+)[\"']", code))
    built = re.findall(r"f[\"']([a-z_]+_)\{", code)  # f"severity_{...}", f"fact_{...}"
    built += re.findall(r"[\"']([a-z_]+_)[\"'] ~", code)  # the same in a page
    counted = {f"{name}_{number}" for name in named for number in ("one", "many")}
    assert {key for key in MESSAGES["nl"] if key not in named | counted and not key.startswith(tuple(built))} == set()
