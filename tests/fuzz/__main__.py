"""`python -m tests.fuzz TARGET MINUTES [--corpus DIR]` fuzzes one target, guided by the lines and branches it reaches.

Needs atheris (`pip install atheris`), which is not among the dependencies of the tests. What it learns stays in the
corpus folder, so that the next run goes on from there; what breaks a promise stands there as `crash-…`, or `timeout-…`.
Whatever is found is mended, and kept in `tests/fuzz/found/TARGET/`, which the suite runs (`tests/test_fuzz.py`).
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path

SLOWEST = 10  # seconds for one input
LONGEST = 65_536  # bytes of one input


def main() -> None:
    """Does not come back: the fuzzer ends the process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target")
    parser.add_argument("minutes", type=float)
    parser.add_argument("--corpus", type=Path, help="where what is learnt stays (default: a new folder)")
    chosen = parser.parse_args()

    import atheris

    with atheris.instrument_imports(include=["lint", "striprtf", "markdown_it"]):
        from lint import readers, templates
        from tests.fuzz.targets import TARGETS, meant

        for package in (readers, templates):  # readers load each other when a file of their format comes: too late
            for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
                importlib.import_module(module.name)

    if chosen.target not in TARGETS:
        parser.error(f"unknown target; there are: {', '.join(TARGETS)}")
    target = TARGETS[chosen.target]
    place = chosen.corpus or Path(tempfile.mkdtemp(prefix=f"fuzz-{chosen.target}-"))
    seeds = place / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    (place / "learnt").mkdir(exist_ok=True)
    for number, data in enumerate(target.seeds()):
        (seeds / f"{number:03}").write_bytes(data)
    words = ("".join(f"\\x{byte:02x}" for byte in word) for word in meant(chosen.target))
    (place / "words").write_text("".join(f'"{word}"\n' for word in words))
    settings = [
        f"-max_total_time={round(chosen.minutes * 60)}",
        f"-timeout={SLOWEST}",
        f"-max_len={LONGEST}",
        f"-dict={place / 'words'}",
        f"-artifact_prefix={place}/",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *settings, str(place / "learnt"), str(seeds)], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
