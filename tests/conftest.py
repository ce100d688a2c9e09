"""What tests about letters share: the pack, the embedded model (loaded once), and ways to have a text read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import Page, chromium
from known_wrong import LABELS, name_of

from lint import letter, reading
from lint.config import Settings
from lint.engine import Engine
from lint.language import EMBEDDED, Pipeline
from lint.letter import Letter
from lint.model import Reading
from lint.packs import PASSAGE, Pack, default_pack
from lint.readers import read
from lint.results import Result

if TYPE_CHECKING:
    from training.cases import Case

# `training` is not installed with the program; last on the path, so that `lint` stays the installed one.
sys.path.append(str(Path(__file__).parents[1]))


NUMBERS = count()


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test finds answers of another, or leaves any on the machine."""
    folder = tmp_path_factory.getbasetemp() / "caches" / str(next(NUMBERS))  # made when something is kept in it
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder / "brieflint"


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The pack that comes with the program."""
    return default_pack()


@pytest.fixture(scope="session")
def engine() -> Engine:
    """An engine with the embedded model, whatever else is installed."""
    return Engine(Settings(model=EMBEDDED))


@pytest.fixture(scope="session")
def pipeline(engine: Engine) -> Pipeline:
    """The embedded model, loaded."""
    return engine.pipeline


@pytest.fixture(scope="session")
def samples(engine: Engine) -> Mapping[str, tuple[Result, Case | None]]:
    """What is said of each sample by its name, with the doubts of the rules alone; all are read in one run."""
    from training.cases import of_samples

    return dict(zip(map(name_of, LABELS), of_samples(engine, LABELS), strict=True))


@pytest.fixture(scope="session")
def letter_of(pack: Pack, pipeline: Pipeline) -> Callable[..., Letter]:
    """Makes a letter of a text; the name's suffix decides how it is read."""

    def build(text: str, name: str = "brief.txt") -> Letter:
        document = read(name, text.encode())
        doc, starts, parts = letter.prepare(document, pack, pipeline.make_doc)
        return letter.build(document, pack, next(pipeline.annotate([(doc, starts)])), parts)

    return build


@pytest.fixture(scope="session")
def reading_of(letter_of: Callable[..., Letter]) -> Callable[..., Reading]:
    """Reads the facts of a text."""

    def build(text: str, name: str = "brief.txt") -> Reading:
        return reading.read(letter_of(text, name))

    return build


@pytest.fixture(scope="session")
def framed(pack: Pack) -> Callable[[str, str], str]:
    """Puts a passage into the minimal letter of a kind."""
    return lambda passage, kind: pack.frames[kind].replace(PASSAGE, passage)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A tab of a headless Chromium."""
    program = chromium()
    if program is None:
        pytest.skip("no Chromium here: install one, or name it in BRIEFLINT_CHROMIUM")
    page = Page(program, tmp_path_factory.mktemp("profile"))
    yield page
    page.close()
