"""Facts about letters in a data lake: what the rows say, and that a real Spark gives them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from lint.engine import Engine
from lint.files import Input
from lint.reports import View
from lint.reports.jsonreport import document
from lint.spark import _COLUMNS, _FINDING, _rows

ROOT = Path(__file__).parents[1]
REFUSAL = "Geachte heer,\n\nUw claim wijzen wij af, want de schade valt buiten de polis.\n\nMet groet,\nZeekust"
NAN = float("nan")  # what pandas has where a text is missing


def said_of(engine: Engine, *row: object) -> dict[str, Any]:
    """What is said of one row of path, text and bytes."""
    (said,) = _rows(engine, [(*row, None, None)[:3]])
    return said


def test_the_columns_are_those_of_the_json_answer(engine: Engine) -> None:
    """Whoever reads one can read the other; only facts are all strings."""
    row = said_of(engine, "a.txt", REFUSAL)
    (result,) = engine.check([Input("a.txt", data=REFUSAL.encode())])
    answer = document(result, View())
    assert list(row) == list(_COLUMNS) == list(answer)
    assert {name: value for name, value in row.items() if name != "facts"} == {
        name: value for name, value in answer.items() if name != "facts"
    }
    assert set(re.findall(r"(\w+)`?: ", _FINDING)) == {*answer["findings"][0], "line", "quote", "why"}


def test_facts_are_strings(engine: Engine) -> None:
    """A column has one type: what is no string is written as in JSON."""
    facts = said_of(engine.by_rules(), "a.txt", REFUSAL)["facts"]
    assert all(isinstance(value, str) for value in facts.values())
    assert (facts["reason"], facts["weak_links"], facts["lawyer_choice"]) == ("false", "0", "n/a")


@pytest.mark.parametrize("path", ["a.txt", "a.docx", "archief/2024.117", "een nummer", "mail.eml", None])
def test_a_text_is_read_whatever_its_path(engine: Engine, path: str | None) -> None:
    """The text of a Word file was taken out of it by somebody else."""
    said = said_of(engine, path, REFUSAL, NAN)
    assert (said["path"], said["status"], said["kinds"]) == (path or "", "checked", ["schade-afwijzing"])


def test_bytes_are_read_where_a_row_has_both(engine: Engine) -> None:
    """The file shows more than its text."""
    assert said_of(engine, "a.docx", REFUSAL, b"geen Word")["status"] == "failed"


def test_a_page_given_as_text_is_text_already(engine: Engine) -> None:
    """What it says of its bytes no longer holds."""
    page = f'<html><head><meta charset="utf-16"></head><body><p>{REFUSAL} Kijk <a href="x">hier</a>.</p></body></html>'
    said = said_of(engine, "a.html", page)
    assert (said["status"], said["facts"]["weak_links"]) == ("checked", "1")


@pytest.mark.parametrize("nothing", [None, NAN])
def test_a_row_with_nothing_is_never_a_pass(engine: Engine, nothing: object) -> None:
    """It fails with a reason, and the others are checked."""
    empty, full = _rows(engine, [("a.txt", nothing, nothing), ("b.txt", REFUSAL, nothing)])
    assert (empty["status"], empty["reason"]) == ("failed", "er is geen text en geen bytes bij deze rij")
    assert full["status"] == "checked"


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a real Spark on this machine makes of the README's example and of some rows."""
    if find_spec("pyspark") is None:
        pytest.skip("no PySpark here: pip install '.[spark]'")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("no Java here, which Spark needs (17 or newer)")
    place = tmp_path_factory.mktemp("lake")
    shutil.copytree(ROOT / "samples" / "voorbeeld", place / "samples" / "voorbeeld")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"<!-- spark -->\n```python\n(.*?)```\n<!-- end -->", readme, re.DOTALL)
    (place / "example.py").write_text(program, encoding="utf-8")
    settings = {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell",
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "spark_job.py"), "example.py"],
        cwd=place,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.slow
def test_the_example_of_the_readme_gives_the_answers_of_the_command_line(lake: dict[str, Any]) -> None:
    """The same letters, judged the same."""
    command = [sys.executable, "-m", "lint", "check", "--no-cache", "--format", "jsonl", "samples/voorbeeld"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = {Path(said["path"]).name: said for said in map(json.loads, done.stdout.splitlines())}
    rows = {Path(row["path"]).name: row for row in lake["example"] if row["status"] != "skipped"}
    assert len(told) > 5
    assert {name: (row["kinds"], row["facts"]["next_step"]) for name, row in rows.items()} == {
        name: (said["kinds"], said["facts"]["next_step"]) for name, said in told.items()
    }
    assert {name: [f["message"] for f in row["findings"]] for name, row in rows.items()} == {
        name: [f["message"] for f in said["findings"]] for name, said in told.items()
    }


@pytest.mark.slow
def test_spark_gives_the_rows_that_we_make(lake: dict[str, Any], engine: Engine) -> None:
    """Nothing is lost on the way through its columns: lists, structures, maps, nothing."""
    rows = {row["path"]: row for row in lake["rows"]}
    assert rows["a.txt"] == said_of(engine, "a.txt", REFUSAL)
    assert {path: row["status"] for path, row in rows.items()} == {
        **dict.fromkeys(("a.txt", "b.txt", "c.docx", "d.html"), "checked"),
        **dict.fromkeys(("e.txt", "f.docx"), "failed"),
    }


@pytest.mark.slow
def test_a_worker_loads_the_model_once(lake: dict[str, Any]) -> None:
    """Six tasks, two processes, each with one thread of its own."""
    assert len(lake["loads"]) == 6
    assert len({pid for pid, _, _ in lake["loads"]}) <= 2
    assert {(loads, threads) for _, loads, threads in lake["loads"]} == {(1, "1")}


@pytest.mark.slow
def test_a_table_without_the_columns_is_refused(lake: dict[str, Any]) -> None:
    """In a sentence that names those that are there."""
    assert "er moet een kolom path zijn, en een kolom text of bytes; er zijn: text" in lake["refused"]
