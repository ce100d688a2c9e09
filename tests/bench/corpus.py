"""Letters by the thousand, made of the samples: every number, name and sum is filled in anew, from a fixed seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"
LETTERS = (".txt", ".md", ".html")
TEMPLATES = (".j2", ".hbs", ".liquid", ".mustache")
_NUMBER = re.compile(r"(?<![\w#&.])\d{3,}(?![\w.]*[.@/])")  # no part of a word, an entity, a version or an address
_SUM = re.compile(r"€ ?\d[\d.]*(?:,\d\d)?")
_NAME = re.compile(r"\b((?:heer|mevrouw|Beste|Dag|Hallo) (?:(?:van|de|der|den|el) )*)([A-Z][a-zà-ÿ]{2,})\b")
_NAMES = (
    "Aalbers Bakker Boomsma Cornelissen Dijkstra Elzinga Fransen Gerritsen Hoekstra Idema Jansen Kuipers Lammers Mulder"
    " Nauta Oosting Postma Rietveld Scholten Terpstra Ubels Veldhuis Wiersma Yilmaz Zandstra"
).split()


def write(folder: Path, count: int, suffixes: tuple[str, ...] = LETTERS, seed: int = 7) -> list[Path]:
    """Writes letters into a folder and gives their paths; the same count and seed give the same letters."""
    folder.mkdir(parents=True)
    paths = []
    for number, (text, suffix) in enumerate(_texts(count, suffixes, random.Random(seed))):
        path = folder / f"{number:06}{suffix}"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def samples(suffix: str) -> list[Path]:
    """The samples of one format, but for the templates that include others, which cannot be carried elsewhere."""
    found = (path for path in SAMPLES.rglob(f"*{suffix}") if path.name != "README.md")
    return sorted(path for path in found if "takken" not in path.parts)


def _texts(count: int, suffixes: tuple[str, ...], dice: random.Random) -> Iterator[tuple[str, str]]:
    sources = [(path.read_text(encoding="utf-8"), path.suffix) for suffix in suffixes for path in samples(suffix)]
    order = list(range(len(sources)))
    for number in range(count):
        if number % len(order) == 0:
            dice.shuffle(order)
        text, suffix = sources[order[number % len(order)]]
        yield _filled(text, dice), suffix


def _filled(text: str, dice: random.Random) -> str:
    text = _SUM.sub(lambda _: f"€ {dice.randrange(10, 9000)},{dice.randrange(100):02}", text)
    text = _NAME.sub(lambda found: found[1] + dice.choice(_NAMES), text)
    return _NUMBER.sub(lambda found: "".join(dice.choice("123456789") for _ in found[0]), text)
