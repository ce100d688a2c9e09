"""One machine's share of the files: which of `n` shards a file belongs to is told by its path alone.

So machines that are given the same paths need not speak to each other: together their shards are the whole, each file
stands in one of them, and a file that comes or goes moves no other.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import PurePath

from lint.files import Sighting
from lint.messages import say


class ShardError(ValueError):
    """What was written is not a shard; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Shard `number` (from 1) of `count`."""

    number: int
    count: int

    def holds(self, path: str) -> bool:
        """True when a file belongs to this shard; `./a.txt` is `a.txt`, on every system."""
        name = PurePath(os.path.normpath(path)).as_posix().encode("utf-8", "surrogateescape")
        return int.from_bytes(blake2b(name, digest_size=8).digest()) % self.count == self.number - 1

    def only(self, sightings: Iterable[Sighting], why: str) -> Iterator[Sighting]:
        """The sightings, those of other shards left out for the reason given; what cannot be read is shared out too."""
        for sighting in sightings:
            mine = sighting.taken is None or self.holds(sighting.path)
            yield sighting if mine else Sighting(sighting.path, why)


def shard(written: str, lang: str) -> Shard:
    """The shard that `i/n` stands for. Raises ShardError unless 1 ≤ i ≤ n."""
    number, _, count = written.partition("/")
    if all(re.fullmatch("[0-9]{1,9}", part) for part in (number, count)) and 1 <= int(number) <= int(count):
        return Shard(int(number), int(count))
    raise ShardError(say(lang, "shard_form", value=written))
