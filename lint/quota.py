"""Bounds what one document may take of processor and memory, as far as the system offers that.

Time is that of the processor, and is bounded where there are interval timers (not on Windows) in the main thread;
memory where the system counts private data (Linux). Elsewhere the other bounds hold alone.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_AGAIN = 1.0  # seconds after which what swallowed the first alarm hears of it again


class TooSlow(BaseException):
    """A document took more time than it may; no Exception, so that no library takes it for a fault of its own."""


@contextmanager
def of_time(seconds: float) -> Iterator[None]:
    """Raises TooSlow in what is done inside, once it has taken so many seconds of the processor."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        try:
            signal.setitimer(signal.ITIMER_PROF, 0)
        finally:  # the alarm may go off on the way here; it does not go off twice within a second
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before or signal.SIG_DFL)  # none: one that is not of Python


@contextmanager
def of_patience(seconds: float) -> Iterator[None]:
    """Ends this process by force when what is done inside takes so many seconds by the clock.

    For a process of the pool that a library in C does not come back from, which hears of no alarm.
    """
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def of_memory(more: int) -> Iterator[None]:
    """Makes memory run out (MemoryError) in what is done inside, once it takes so many bytes more than there were."""
    used = _data()
    if used is None:
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    most = used + more
    if any(0 <= limit < most for limit in before):  # the user gave us less
        yield
        return
    resource.setrlimit(resource.RLIMIT_DATA, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def _data() -> int | None:
    """The bytes of private data that this process has, or None where that cannot be told."""
    if sys.platform != "linux":
        return None
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:")), None)
