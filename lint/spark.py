"""Letters in a data lake: the answers of `brieflint check --format jsonl` as columns of a Spark DataFrame.

    letters.mapInPandas(checking(), SCHEMA)

takes rows with `path` and with `bytes` (the file) or `text` (its text), and gives a row a letter. A worker loads the
model for its first letters and keeps it for all tasks that Spark gives it (`spark.python.worker.reuse`, which is on).
Nothing is written and nothing cached: what was answered is in the DataFrame.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.filetypes import FORMATS, TEMPLATES
from lint.judgement import reported
from lint.messages import say
from lint.reports import View
from lint.reports.jsonreport import document
from lint.results import Result

if TYPE_CHECKING:
    from pandas import DataFrame

_TEXTS = ("txt", "md", "html")
_FACTS = "MAP<STRING, STRING>"
_NEAR_MISS = "STRUCT<line: INT, quote: STRING, why: STRING>"
_FINDING = (
    "STRUCT<rule: STRING, name: STRING, severity: STRING, doubtful: BOOLEAN, message: STRING, line: INT, column: INT,"
    " end_line: INT, end_column: INT, `where`: STRING, because: STRING,"
    f" near_misses: ARRAY<{_NEAR_MISS}>, branches: ARRAY<STRING>>"
)
_COLUMNS: Mapping[str, str] = {
    "path": "STRING",
    "status": "STRING",
    "reason": "STRING",
    "kinds": "ARRAY<STRING>",
    "is_template": "BOOLEAN",
    "facts": _FACTS,
    "unsure": "ARRAY<STRING>",
    "branches": f"ARRAY<STRUCT<`when`: STRING, facts: {_FACTS}>>",
    "findings": f"ARRAY<{_FINDING}>",
    "notes": "ARRAY<STRING>",
}
SCHEMA = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())


def checking(settings: Settings | None = None) -> Callable[[Iterator[DataFrame]], Iterator[DataFrame]]:
    """The function that checks letters under some settings, for `mapInPandas` with `SCHEMA`.

    Where a row has both, `bytes` is read. `text` is read as the suffix of its path says where that is a format of text
    (.txt, .md, .html, templates) and as plain text otherwise. A letter that cannot be read is a row with status
    `failed`. Facts are strings: what is no string is written as in JSON ("true", "2"). The function raises ValueError
    where the columns are not there, ModelMissing or PackError where a worker lacks the model or a pack.
    """
    key = pickle.dumps(settings or Settings())

    def check(frames: Iterator[DataFrame]) -> Iterator[DataFrame]:
        from pandas import DataFrame

        engine = _engine(key)
        for frame in frames:
            yield DataFrame(_rows(engine, _cells(frame, engine.settings.lang)), columns=list(_COLUMNS))

    return check


@lru_cache(maxsize=1)  # a worker that is given other settings forgets the model that it had
def _engine(settings: bytes) -> Engine:
    return Engine(pickle.loads(settings))


def _cells(frame: DataFrame, lang: str) -> Iterator[tuple[object, object, object]]:
    """Path, text and bytes of each row. Raises ValueError where a frame has not the columns."""
    if "path" not in frame or not ("text" in frame or "bytes" in frame):
        raise ValueError(say(lang, "spark_columns", found=", ".join(map(str, frame))))
    nothing = [None] * len(frame)
    return zip(*(frame.get(name, nothing) for name in ("path", "text", "bytes")), strict=True)


def _rows(engine: Engine, cells: Iterable[tuple[object, object, object]]) -> list[dict[str, Any]]:
    """A row of `SCHEMA` for each letter, in order."""
    settings = engine.settings
    inputs = (_input(path if isinstance(path, str) else "", text, data, settings.lang) for path, text, data in cells)
    results = engine.check(inputs)
    return [_row(reported(result, settings.severity_level, settings.unsure)) for result in results]


def _input(path: str, text: object, data: object, lang: str) -> Input:
    """A document of what stands in a row, where None and NaN stand for nothing."""
    if isinstance(data, bytes | bytearray):
        return Input(path, data=bytes(data))
    if isinstance(text, str):  # with a mark, since what an HTML page says of its bytes no longer holds
        return Input(path, data=text.encode("utf-8-sig", "surrogatepass"), read_as=_read_as(path))
    return Input(path, problem=say(lang, "spark_nothing"))


def _read_as(path: str) -> str:
    suffix = PurePath(path).suffix.lower()
    return "" if suffix in TEMPLATES or FORMATS.get(suffix) in _TEXTS else ".txt"


def _row(result: Result) -> dict[str, Any]:
    said = document(result, View())
    said["facts"] = _facts(said["facts"])
    said["branches"] = [{**branch, "facts": _facts(branch["facts"])} for branch in said["branches"]]
    return said


def _facts(facts: Mapping[str, Any]) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in facts.items()}
