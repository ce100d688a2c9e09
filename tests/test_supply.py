"""What the program is made of and comes with: lower bounds, licences, and packages that come out the same each time."""

from __future__ import annotations

import hashlib
import os
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
NEEDED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
ROW = re.compile(r"\| (?P<package>[\w-]+) \| (?P<licence>[^|]+) \| [\w-]+ \|")
LISTED = {m["package"]: m["licence"] for m in map(ROW.match, (ROOT / "THIRD-PARTY.md").read_text().splitlines()) if m}
FREE = {"MIT", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "ISC", "MPL-2.0", "PSF-2.0", "Zlib", "CC0-1.0"}
# What packages say of themselves in words of their own.
IN_WORDS = {"Apache Software": "Apache-2.0", "Mozilla Public": "MPL-2.0", "MIT": "MIT", "BSD": "BSD", "ISC": "ISC"}


def name_of(package: str) -> str:
    """A package's name as the index writes it."""
    return re.sub(r"[-_.]+", "-", package).lower()


def installed() -> set[str]:
    """All packages that the program needs here, directly or not."""
    found: set[str] = set()
    waiting = [Requirement(requirement) for requirement in NEEDED]
    while waiting:
        name = name_of(waiting.pop().name)
        if name in found:
            continue
        found.add(name)
        further = map(Requirement, distribution(name).requires or ())
        waiting += [other for other in further if other.marker is None or other.marker.evaluate({"extra": ""})]
    return found


def own_words(package: str) -> str:
    """What a package says of its licence."""
    about = distribution(package).metadata
    classes = [line for line in about.get_all("Classifier") or () if line.startswith("License")]
    return about.get("License-Expression") or " ".join(classes) or (about.get("License") or "").split("\n")[0]


def test_every_package_that_comes_along_is_listed() -> None:
    """Also those that others bring."""
    assert installed() <= LISTED.keys()


def test_every_licence_is_one_that_binds_nobody() -> None:
    """Each part of each; a choice between two counts when one of them does."""
    for package, licence in LISTED.items():
        parts = re.split(r" AND ", licence.replace("(", "").replace(")", ""))
        assert all(FREE & set(part.split(" OR ")) for part in parts), (package, licence)


@pytest.mark.parametrize("package", sorted(LISTED))
def test_a_package_says_what_the_list_says(package: str) -> None:
    """In an expression, or in words."""
    try:
        said = own_words(package)
    except PackageNotFoundError:
        pytest.skip("not needed here")
    shorts = {short for words, short in IN_WORDS.items() if words in said} or {said}
    assert said == LISTED[package] or any(short in LISTED[package] for short in shorts), (said, LISTED[package])
    assert "GPL" not in said.replace("LGPL", "")


def test_every_dependency_has_a_lower_bound() -> None:
    """From which CI makes its job with the lowest versions; what is installed is no older."""
    lowest = runpy.run_path(str(ROOT / ".ci" / "lowest.py"))["lowest"]
    assert len(list(lowest(NEEDED))) == len(NEEDED)
    for requirement in map(Requirement, NEEDED):
        assert distribution(requirement.name).version in requirement.specifier
    with pytest.raises(ValueError, match="no lower bound"):
        list(lowest(["spacy<4"]))


def test_every_dependency_has_its_reason() -> None:
    """In CONTRIBUTING, one row each."""
    reasons = set(re.findall(r"^\| ([\w.-]+) \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M))
    assert {Requirement(requirement).name for requirement in NEEDED} <= reasons


def build(place: Path) -> dict[str, str]:
    """The hashes of wheel and sdist, built from a copy of this checkout in another place, at another time of day."""
    source = place / "brieflint"
    left = shutil.ignore_patterns(".git", ".venv", "venv", "__pycache__", ".*_cache", "build", "dist", ".hypothesis")
    shutil.copytree(ROOT, source, ignore=left, copy_function=shutil.copyfile)
    without = ["--no-isolation"] if find_spec("hatchling") else []
    subprocess.run(
        [sys.executable, "-m", "build", *without, "--outdir", str(place / "dist"), str(source)],
        check=True,
        capture_output=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": str(len(str(place)))},
    )
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in (place / "dist").iterdir()}


@pytest.mark.slow
def test_packages_come_out_the_same(tmp_path: Path) -> None:
    """To the byte, whoever builds them, and where; with the model, the rules and the licence in them."""
    first, again = build(tmp_path / "a"), build(tmp_path / "elsewhere")
    assert first == again
    assert {name.rpartition(".")[2] for name in first} == {"whl", "gz"}
    wheel = next((tmp_path / "a" / "dist").glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert {"lint/cli.py", "lint/nl_brief_sm/meta.json", "lint/patterns/kkv-2016/pack.yaml"} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [
        name for name in names if name.split("/")[0] not in ("lint", wheel.name.split("-py3")[0] + ".dist-info")
    ]
    with tarfile.open(next((tmp_path / "a" / "dist").glob("*.tar.gz"))) as sdist:
        inside = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"pyproject.toml", "tests/test_supply.py", "SECURITY.md", "THIRD-PARTY.md"} <= inside
