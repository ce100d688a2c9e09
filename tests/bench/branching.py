"""Long templates with many conditions, and what their analysis takes beyond reading and parsing the text once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import process_time

from lint import letter
from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.language import EMBEDDED
from lint.model import Document
from lint.opening import opened
from lint.results import Result

FILLER = (
    "De vergadering over de aanbouw was op een dinsdag.",
    "In het overzicht staan de kamers met hun afmetingen.",
    "De tekening is gemaakt door een bureau uit de buurt.",
    "Het pand ligt aan een rustige straat met bomen.",
    "De sleutel ligt bij de receptie en is daar op te halen.",
)
REFUSAL = "Wij wijzen uw claim af, omdat schade door slijtage niet is verzekerd."
STEP = "Bent u het niet eens met dit besluit? Stuur dan binnen zes weken een brief naar Postbus 12, 3000 AA Rotterdam."


def without(text: str, ifs: int) -> str:
    """The same text without its last conditions."""
    before, *parts = text.split("{% if ")
    kept = parts[: len(parts) - ifs]
    lost = [part.partition("%}")[2].replace("{% endif %}", "", 1) for part in parts[len(kept) :]]
    return "{% if ".join([before, *kept]) + "".join(lost)


@dataclass(frozen=True)
class Taken:
    """Seconds of the processor for reading and parsing a template, and for all that follows; with its answer."""

    parsing: float
    beyond: float
    result: Result


def template(lines: int, ifs: int, deciding: int) -> str:
    """A template of so many lines with so many ifs in a row, of which some hold a refusal and, by turns, its step."""
    inside = (lines - 10) // ifs - 5  # the tags and the blank lines round them take five
    out = ["Geachte heer, mevrouw,", ""]
    for number in range(ifs):
        out += [f"{{% if deel_{number} == 'ja' %}}", ""]
        if number < deciding:
            out += [STEP if number % 2 else REFUSAL, ""]
        rest = inside - (2 if number < deciding else 0)
        out += [FILLER[(number + line) % len(FILLER)] for line in range(rest)]
        out += ["", "{% endif %}"]
    out += [REFUSAL, "", "Met vriendelijke groet,"]
    out += [FILLER[line % len(FILLER)] for line in range(lines - len(out))]
    return "\n".join(out) + "\n"


def plain(text: str) -> str:
    """The same text without its conditions."""
    return "\n".join("" if line.startswith("{%") else line for line in text.splitlines()) + "\n"


def measure(engine: Engine, text: str, name: str = "sjabloon.j2") -> Taken:
    """What one template takes, without the start of the program and the loading of the model."""
    item = Input(name, data=text.encode())
    began = process_time()
    document = opened(item, engine.settings)
    assert isinstance(document, Document), document
    with engine.pipeline.forgetting():
        doc, starts, _ = letter.prepare(document, engine.pack, engine.pipeline.make_doc)
        (parsed,) = engine.pipeline.tag([(doc, starts)])
        parsing = process_time() - began
        began = process_time()
        result = engine._guarded(item, document, parsed)
        return Taken(parsing, process_time() - began, result)


def ready() -> Engine:
    """An engine that has checked a letter before."""
    engine = Engine(Settings(root=Path.cwd(), model=EMBEDDED, cache=False))
    measure(engine, template(40, 2, 2))
    return engine
