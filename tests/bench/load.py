"""`python -m tests.bench.load [COUNT] [--jobs N]`: mixed letters, one in twenty broken, and what must hold of them.

Every file is answered once, in the order of the folder; a bad file fails with a sentence; a letter gets the answer that
it gets alone; a second run, from the cache, says the same to the byte.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.judgement import reported
from lint.reports import View
from lint.reports.jsonlines import line
from tests.bench import broken, corpus
from tests.bench.measure import LINT, ROOT

SHARE = 20  # one in so many is bad
ALONE = 200  # letters that are checked again by themselves


def main(arguments: Sequence[str] | None = None) -> None:
    """Checks, and prints what it took. Raises AssertionError where something does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        print(check(Path(place), chosen.count, chosen.jobs))


def check(place: Path, count: int, jobs: int, share: int = SHARE) -> str:
    """What a run over so many files came to, in a sentence."""
    folder = place / "brieven"
    bad = count // share
    letters = corpus.write(folder, count - bad)
    spoilt = {str(path) for path in broken.spoil(folder, bad)}
    began = perf_counter()
    first = _run(place, str(folder), f"--jobs={jobs}")
    took = perf_counter() - began
    answers = [json.loads(line) for line in first.splitlines()]
    expected = sorted(map(str, (*letters, *spoilt)))
    assert [answer["path"] for answer in answers] == expected, "not every file once, in order"
    assert {a["path"] for a in answers if a["status"] == "failed"} == spoilt, "other files fail than those that are bad"
    assert all(a["reason"] for a in answers if a["status"] == "failed")
    by_path = {answer["path"]: answer for answer in answers}
    settings, view = Settings(model="nl_brief_sm", cache=False), View(root=place)
    engine = Engine(settings)
    for path in random.Random(7).sample(sorted(by_path), min(ALONE, count)):
        (alone,) = engine.check([Input(path)])
        told = line(reported(alone, settings.severity_level, settings.unsure), view)
        assert json.loads(told) == by_path[path], f"{path} is answered otherwise alone"
    began = perf_counter()
    assert _run(place, str(folder)) == first, "another answer from the cache"
    again = perf_counter() - began
    return (
        f"{count} files, {bad} of them bad: {took:.0f} s, from the cache {again:.1f} s; all answered as they should be"
    )


def _run(place: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(place / "cache")}
    command = (*LINT, "check", "--quiet", "--format=jsonl", "--model=nl_brief_sm", *arguments)
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=place)
    assert done.returncode in (0, 1, 2) and "Traceback" not in done.stderr, done.stderr[-2000:]
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
