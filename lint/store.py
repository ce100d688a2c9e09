"""A file of small values by key, shared by runs: what goes in may be gone tomorrow, and never stops a run.

One sqlite database in a folder that only its owner can read. Several runs may use it at once, and a run may be killed
at any moment. A damaged file is thrown away and begun again; a locked or full one only means that nothing is kept. When
it grows past its bound, what was not asked for longest goes first.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from lint.config import Settings

FILE = "answers-1.sqlite"  # another number for another layout of the table
MOST_BYTES = 256_000_000
_BEGUN_AGAIN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_ERROR)
_CHECK = 16  # bytes before a value that tell whether it is as it was kept
_WAIT = 2.0  # seconds for another run that is writing
_DAY = 86_400
T = TypeVar("T")


def default_folder() -> Path:
    """Where programs of this user keep what can be made again."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    usual = Path("Library", "Caches") if sys.platform == "darwin" else Path(".cache")
    return (Path(named) if named else Path.home() / usual) / "brieflint"


class Store:
    """Values by key. Raises OSError when its folder cannot be made or its file not be opened; after that, nothing."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._file = folder / FILE
        self._most = most_bytes
        self._today = int(time.time()) // _DAY
        self._asked: list[bytes] = []  # keys found that were last asked for on an earlier day
        os.makedirs(folder, mode=0o700, exist_ok=True)
        self._database: sqlite3.Connection | None = None
        try:
            self._database = self._connect()
        except sqlite3.DatabaseError as error:
            self._begin_again(error)

    @classmethod
    def opened(cls, settings: Settings) -> Store | None:
        """The store that the settings name; None when they want none, or it cannot be used."""
        if not settings.cache:
            return None
        try:
            return cls(settings.cache_dir or default_folder())
        except (OSError, RuntimeError):  # RuntimeError: nobody's home
            return None

    def get(self, key: bytes) -> bytes | None:
        """The value kept under a key, or None."""
        row = self._try(lambda db: db.execute("SELECT value, day FROM kept WHERE key = ?", (key,)).fetchone())
        if row is None or not isinstance(row[0], bytes):
            return None
        value, check = row[0][_CHECK:], row[0][:_CHECK]
        if _checked(key, value) != check:
            return None
        if row[1] != self._today:
            self._asked.append(key)
        return value

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keeps values; all of them or, when the file cannot be written, none."""
        rows = [(key, self._today, _checked(key, value) + value) for key, value in values.items()]
        asked = [(self._today, key) for key in self._asked]
        self._asked = []
        if rows or asked:
            self._try(lambda db: self._write(db, rows, asked))

    def close(self) -> None:
        """Ends the use of the file."""
        self.put({})
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database = None

    def _connect(self) -> sqlite3.Connection:
        os.close(os.open(self._file, os.O_CREAT | os.O_RDWR, 0o600))
        database = sqlite3.connect(self._file, timeout=_WAIT, isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")  # readers do not wait for a writer
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(
            "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, day INTEGER, value BLOB) WITHOUT ROWID"
        )
        return database

    def _begin_again(self, error: sqlite3.DatabaseError) -> None:
        """Throws the file away when it is damaged; whatever else is wrong, the run goes on without."""
        database, self._database = self._database, None
        with suppress(sqlite3.Error):
            if database is not None:
                database.close()
        if error.sqlite_errorcode & 0xFF not in _BEGUN_AGAIN:
            return
        with suppress(OSError, sqlite3.Error):
            for file in (self._file, *(self._file.with_name(FILE + end) for end in ("-wal", "-shm"))):
                file.unlink(missing_ok=True)
            self._database = self._connect()

    def _try(self, use: Callable[[sqlite3.Connection], T]) -> T | None:
        if self._database is None:
            return None
        try:
            return use(self._database)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                self._begin_again(error)
            return None

    def _write(
        self, database: sqlite3.Connection, rows: list[tuple[bytes, int, bytes]], asked: list[tuple[int, bytes]]
    ) -> None:
        try:
            database.execute("BEGIN IMMEDIATE")
            database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
            database.executemany("UPDATE kept SET day = ? WHERE key = ?", asked)
            if _used(database) > self._most:
                (count,) = database.execute("SELECT count(*) FROM kept").fetchone()
                least = "SELECT key FROM kept ORDER BY day LIMIT ?"
                database.execute(f"DELETE FROM kept WHERE key IN ({least})", (count // 3 + 1,))
            database.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                database.execute("ROLLBACK")
            raise


def _checked(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, key=key, digest_size=_CHECK).digest()


def _used(database: sqlite3.Connection) -> int:
    """The bytes of the file that hold something."""
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)
