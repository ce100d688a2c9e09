"""Running a command and seeing what it took: seconds by the clock, seconds of processors, and memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]
PYTHON = sys.executable
LINT = (PYTHON, "-m", "lint")


@dataclass(frozen=True)
class Cost:
    """What a command took: `peak` is the memory of its largest process, in MB."""

    clock: float
    cpu: float
    peak: float


def run(command: Sequence[str], expect: tuple[int, ...] = (0, 1)) -> Cost:
    """The cost of a command. Raises RuntimeError when it ends otherwise than expected."""
    # Python's own caches must be there for all alike, as they are for an installed program.
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**settings, "PYTHONPATH": str(ROOT)}
    began = perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment
    ) as it:
        _, status, used = os.wait4(it.pid, 0)
        it.returncode = os.waitstatus_to_exitcode(status)
    if it.returncode not in expect:
        raise RuntimeError(f"{' '.join(command[:6])} … ended with {it.returncode}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Cost(perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * scale / 1e6)


def middle(costs: Callable[[], Cost], rounds: int) -> Cost:
    """The middle of several measurements, each figure by itself."""
    found = [costs() for _ in range(rounds)]
    return Cost(*(statistics.median(values) for values in zip(*((c.clock, c.cpu, c.peak) for c in found), strict=True)))
