"""Where the time of one process goes: seconds of the processor by stage, over the same letters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import process_time

from lint import findings, letter, reading, templates
from lint.config import Settings
from lint.engine import BATCH, Engine
from lint.files import Input
from lint.language import EMBEDDED
from lint.model import Document
from lint.readers import read


def of(paths: Sequence[Path]) -> dict[str, float]:
    """Milliseconds a letter by stage, in the order of the stages; letters without branches only."""
    engine = Engine(Settings(model=EMBEDDED, cache=False))
    pipeline, pack = engine.pipeline, engine.pack
    list(engine.check([Input(str(paths[0]))]))  # the first use of a thing takes longer
    took: dict[str, float] = {}

    began = process_time()

    def lap(stage: str) -> None:
        nonlocal began
        now = process_time()
        took[stage] = took.get(stage, 0.0) + now - began
        began = process_time()

    for start in range(0, len(paths), BATCH):
        batch = [(str(path), path.read_bytes()) for path in paths[start : start + BATCH]]
        began = process_time()
        documents: list[Document] = [read(name, data) for name, data in batch]
        lap("read the file")
        with pipeline.forgetting():
            prepared = [letter.prepare(document, pack, pipeline.make_doc) for document in documents]
            lap("words and sentences")
            docs = list(pipeline.tag((doc, starts) for doc, starts, _ in prepared))
            lap("tag and parse")
            found = [templates.find(document) for document in documents]
            shown = [templates.hide(d, t.always_hidden) for d, t in zip(documents, found, strict=True)]
            lap("find branches")
            pairs = zip(shown, docs, strict=True)
            letters = [letter.build(d, pack, doc, letter.parts_of(d, pack)) for d, doc in pairs]
            lap("divide and match phrases")
            answers = [findings.Answer(one, reading.read(one)) for one in letters]
            lap("judge facts")
            for answer in answers:
                findings.of(answer, engine.rules, engine.settings, answer.letter.document.path)
            lap("make findings")
    return {stage: 1000 * seconds / len(paths) for stage, seconds in took.items()}


def extraction(paths: Sequence[Path]) -> float:
    """Milliseconds a file to read some files of one format (the library of the format was loaded before)."""
    contents = [(str(path), path.read_bytes()) for path in paths]
    for name, data in contents[:1]:
        read(name, data)
    began = process_time()
    for name, data in contents:
        read(name, data)
    return 1000 * (process_time() - began) / len(contents)
