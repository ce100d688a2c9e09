"""Letters that taught the second reader nothing and that no rule was mended for: what the program says of them.

`python -m tests.heldout` prints it, look by look; the letters stand in `tests/looks/`, those of a look in a folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.language import EMBEDDED
from lint.results import Result
from tests.known_wrong import ENDING, documents, gold, wrong
from training.worth import Worth, counted

FOLDER = Path(__file__).parent / "looks"
VERDICT = {"kinds", "next_step", "lawyer_choice", "status"}


def looked(engine: Engine, folder: Path = FOLDER) -> Worth:
    """What the rules alone get wrong of the letters under a folder, what the program gets wrong, and what it marks."""
    labels = sorted(folder.rglob(f"*{ENDING}"))
    ruled, found = (_answers(one, labels) for one in (engine.by_rules(), engine))
    wrongly = ([_is_wrong(*pair) for pair in zip(labels, results, strict=True)] for results in (ruled, found))
    return counted(*wrongly, [bool(result.unsure) for result in found])


def _answers(engine: Engine, labels: Sequence[Path]) -> list[Result]:
    return list(engine.check(Input(str(documents(file)[0])) for file in labels))


def _is_wrong(labels: Path, result: Result) -> bool:
    return bool(VERDICT & wrong(gold(labels), result).keys())


if __name__ == "__main__":
    asked = Engine(Settings(model=EMBEDDED))
    for look in (*sorted(path for path in FOLDER.iterdir() if path.is_dir()), FOLDER):
        print(f"{look.name}: {looked(asked, look)}")
