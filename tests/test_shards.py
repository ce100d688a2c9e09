"""Facts about `--shard`: machines that do not know of each other check every file once."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.config import Settings
from lint.files import discover
from lint.shards import Shard, ShardError, shard


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with 200 letters in two folders below."""
    monkeypatch.chdir(tmp_path)
    for number in range(200):
        file = Path("archief", str(number % 2), f"brief {number}.txt")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Geachte heer,\n", encoding="utf-8")
    return tmp_path


def taken(*paths: str, part: Shard | None = None) -> list[str]:
    """What is checked of some paths."""
    found = discover(paths, Settings())
    return [s.path for s in (part.only(found, "elders") if part else found) if s.taken is not None]


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_together_the_shards_are_the_whole(archive: Path, count: int) -> None:
    """Each file stands in one shard, and every shard has its part of the work."""
    shards = [taken("archief", part=Shard(number, count)) for number in range(1, count + 1)]
    assert sorted(path for one in shards for path in one) == sorted(taken("archief"))
    assert all(0.5 < len(one) * count / 200 < 1.5 for one in shards)


def test_what_cannot_be_read_fails_in_one_shard(archive: Path) -> None:
    """No machine may pass over it, and it need not be told twice."""
    named = [name for number in (1, 2, 3) for name in taken("archief", "weg.txt", part=Shard(number, 3))]
    assert named.count("weg.txt") == 1


def test_a_file_under_two_names_is_checked_once(archive: Path) -> None:
    """Whichever shard each of its names would fall in."""
    for number in range(20):
        Path("archief", f"koppeling {number}.txt").symlink_to(Path("1", "brief 1.txt"))
    shards = [taken("archief", part=Shard(number, 4)) for number in (1, 2, 3, 4)]
    assert sum(map(len, shards)) == 200


def test_files_that_come_and_go_move_no_other() -> None:
    """The shard is told by the path alone: the same on every machine, in every release."""
    shards = [Shard(number, 4) for number in (1, 2, 3, 4)]
    assert [[s.number for s in shards if s.holds(f"archief/{n}.txt")] for n in range(8)] == [
        *([3], [2], [1], [1], [1], [2], [3], [1])
    ]


@pytest.mark.parametrize("written", ["./archief/1.txt", "archief//1.txt", "archief/0/../1.txt"])
def test_a_path_may_be_written_in_several_ways(written: str) -> None:
    """It is the same file."""
    assert [Shard(number, 4).holds(written) for number in (1, 2, 3, 4)] == [
        Shard(number, 4).holds("archief/1.txt") for number in (1, 2, 3, 4)
    ]


def test_a_name_that_is_no_text_has_a_shard_too() -> None:
    """File names may hold any bytes."""
    assert sum(Shard(number, 3).holds("archief/\udce9.txt") for number in (1, 2, 3)) == 1


NO_SHARDS = ("", "1", "0/4", "5/4", "1/0", "a/b", "1/4/2", "-1/4", "1.0/4", "²/4", "1 / 4", "1/" + 5_000 * "9")


@pytest.mark.parametrize("written", NO_SHARDS)
def test_what_is_no_shard_is_refused(written: str) -> None:
    """In one sentence that shows the form."""
    with pytest.raises(ShardError, match="moet de vorm I/N hebben"):
        shard(written, "nl")


def test_a_shard_is_written_from_one() -> None:
    """The last of four is 4/4."""
    assert shard("4/4", "en") == Shard(4, 4)
