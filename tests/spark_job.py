"""A job for a real Spark on this machine, started by tests/test_spark.py: prints what came out, as JSON.

`python tests/spark_job.py EXAMPLE`: EXAMPLE is the program of the README, which leaves `answers` behind.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pandas import DataFrame
from pyspark.sql import SparkSession

from lint.config import Settings
from lint.language import EMBEDDED
from lint.spark import SCHEMA, _engine, checking

REFUSAL = "Geachte heer,\n\nUw claim wijzen wij af, want de schade valt buiten de polis.\n\nMet groet,\nZeekust"
PAGE = f'<html><head><meta charset="iso-8859-1"></head><body><p>Beste café,</p><p>{REFUSAL}</p></body></html>'
ROWS = [
    ("a.txt", REFUSAL, None),
    ("b.txt", None, REFUSAL.encode()),
    ("c.docx", REFUSAL, None),
    ("d.html", PAGE, None),
    ("e.txt", None, None),
    ("f.docx", None, b"no such thing"),
]
check = checking(Settings(model=EMBEDDED))


def loads(frames: Iterator[DataFrame]) -> Iterator[DataFrame]:
    """For each task: the process that did it, how often it has loaded the model, and its threads."""
    for _ in check(frames):
        pass
    yield DataFrame([(os.getpid(), _engine.cache_info().misses, os.environ.get("OMP_NUM_THREADS"))])


def main(example: str) -> None:
    """Runs the example in a session in which other letters have been checked."""
    spark = SparkSession.builder.getOrCreate()
    table = spark.createDataFrame(ROWS, "path STRING, text STRING, bytes BINARY")
    many = spark.createDataFrame([(f"{n}.txt", REFUSAL) for n in range(60)], "path STRING, text STRING").repartition(6)
    out = {
        "loads": [list(row) for row in many.mapInPandas(loads, "pid INT, loads INT, threads STRING").collect()],
        "rows": [row.asDict(recursive=True) for row in table.mapInPandas(check, SCHEMA).collect()],
    }
    try:
        table.select("text").mapInPandas(check, SCHEMA).collect()
    except Exception as error:  # Spark has classes of its own for what a worker raised
        out["refused"] = str(error)
    here: dict[str, Any] = {}
    exec(compile(Path(example).read_text(encoding="utf-8"), example, "exec"), here)
    out["example"] = [row.asDict(recursive=True) for row in here["answers"].collect()]
    spark.stop()
    print(json.dumps(out))


if __name__ == "__main__":
    main(sys.argv[1])
