"""Prints the lowest versions that pyproject.toml allows, as constraints for pip: `python .ci/lowest.py > FILE`."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def lowest(requirements: list[str]) -> Iterator[str]:
    """Each requirement at its lower bound. Raises ValueError for one that has none."""
    for requirement in requirements:
        found = re.fullmatch(r"([\w.-]+)(?:\[[\w,-]+\])?>=([\w.]+)(?:,.*)?", requirement)
        if found is None:
            raise ValueError(f"{requirement}: no lower bound")
        yield f"{found[1]}=={found[2]}"


if __name__ == "__main__":
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    sys.stdout.write("\n".join(lowest(project["dependencies"])) + "\n")
