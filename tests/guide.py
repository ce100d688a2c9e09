"""What HANDLEIDING.md is tried on: its commands, and a folder of letters as a reader of it might have.

`python -m tests.guide` draws the pictures in `docs/` anew; it needs a Chromium (see tests/browser.py) and Pillow, which
comes with reportlab.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from lint.cli import main
from lint.model import INTAKE

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "HANDLEIDING.md"
PICTURES = ROOT / "docs"
LETTERS = {  # the names that they have in the pictures -> samples
    "inkomen/herkeuring.txt": "mengpost/005.txt",
    "schade/annulering hond.txt": "alledag/006.txt",
    "schade/betonnen paaltje.txt": "standaardbrieven/001.txt",
    "schade/camera in koffer.eml": "gemengd/015.eml",
    "schade/daklekkage.txt": "schade/001.txt",
    "inkomen/schouder.txt": "online/022.txt",
    "schade/rugoperatie hond.txt": "zorg-en-gezin/012.txt",
    "schade/letsel ongeval.txt": "kleine-afzenders/007.txt",
    "schade/stormschade.txt": "gemengd/001.txt",
    "schade/telefoon op strand.txt": "schade/013.txt",
    "rechtsbijstand/zaak ingeschreven.txt": "formeel/019.txt",
    "inkomen/aanvraag aov.txt": "schade/024.txt",
    "zorg/beugel.eml": "zorg-en-gezin/003.eml",
    "zorg/neuscorrectie.txt": "voorbeeld/zorgportaal-012.txt",
    "zorg/revalidatie buitenland.txt": "zorg-en-rechtshulp/005.txt",
    "zorg/ooglidcorrectie.txt": "zorg-en-gezin/001.txt",
    "zorg/opname buitenland.txt": "zorg-en-gezin/008.txt",
    "zorg/toestemming.txt": "standaardbrieven/014.txt",
}
WIDTH = 1040
PAGES = {"html=rapport.html", "formulier.html", "verklaring.html", "signals=signalen.html"}  # of these are pictures
_LETTER = "[...document.querySelectorAll('.case')].find(e => e.textContent.includes('telefoon op strand'))"
SCENES = (  # the picture, the page that it is of, its height, and what is done in the page first
    ("rapport.png", "rapport.html", 860, "0"),
    (
        "brief.png",
        "rapport.html",
        1250,
        f"(e => {{ e.querySelector('details').open = true; e.scrollIntoView(); }})({_LETTER})",
    ),
    (
        "formulier.png",
        "formulier.html",
        900,
        "document.getElementById('import').closest('p').remove();"  # its words are the browser's, not always Dutch
        "document.getElementById('reviewer').value = 'J. de Wit';"
        "document.querySelectorAll('article')[0].querySelectorAll('input[value=right]').forEach(e => e.click());"
        "scrollTo(0, 0)",
    ),
    ("verklaring.png", "verklaring.html", 1000, "0"),
    ("signalen.png", "signalen.html", 1120, "0"),
)


def commands() -> list[list[str]]:
    """The commands of the guide, in order: the words of each line in a block of code without a name."""
    return [line.split() for named, block in blocks() for line in block.splitlines() if not named]


def blocks() -> list[tuple[str, str]]:
    """The blocks of code of the guide, each with its name ("text" for what the program says)."""
    return re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.M | re.S)


def lay_out(folder: Path) -> None:
    """Puts the letters into `brieven` in a folder."""
    for name, sample in LETTERS.items():
        (folder / "brieven" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "samples" / sample, folder / "brieven" / name)


def save_review(form: Path, file: Path) -> None:
    """Writes what a browser saves when a reviewer of a form agrees with everything."""
    data = json.loads(html.document_fromstring(form.read_text(encoding="utf-8")).xpath("string(//script[@id='data'])"))
    answers = {}
    for at, item in enumerate(data["design"]["sample"]):
        asked = ["kinds", "lawyer_choice" if INTAKE in item["kinds"] else "next_step"]
        answers[str(at)] = {"facts": {fact: {"mark": "right"} for fact in asked}, "remark": ""}
    said = {"schema": data["schema"], "exported_on": "2026-02-03", "reviewer": "J. de Wit"}
    file.write_text(json.dumps({**said, "design": data["design"], "answers": answers}), encoding="utf-8")


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Works in a folder for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def draw(folder: Path, work: Path) -> None:
    """Runs the commands that make pages, in a working folder, and writes a picture of each into `folder`."""
    from browser import Page, chromium

    program = chromium()
    if program is None:
        sys.exit("no Chromium here: install one, or name it in BRIEFLINT_CHROMIUM")
    lay_out(work)
    with inside(work), open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        for words in commands():
            if "--evaluate" in words:
                save_review(work / "formulier.html", work / "review.json")
            if words[0] == "brieflint" and any(word in words for word in PAGES) and main(words[1:]) > 1:
                sys.exit(f"{' '.join(words)} fails")
    page = Page(program, work / "profile")
    try:
        for name, file, height, script in SCENES:
            page.size(WIDTH, height)
            page.open(work / file)
            page.run(f"{script}; new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            page.screenshot(folder / name)
            _shrink(folder / name)
    finally:
        page.close()


def _shrink(file: Path) -> None:
    """Leaves 64 colours of a picture: a page has few, and who clones carries them all."""
    from PIL import Image

    with Image.open(file) as seen:
        small = seen.convert("RGB").quantize(64)
    small.save(file, optimize=True)


if __name__ == "__main__":
    sys.path.append(str(Path(__file__).parent))
    with tempfile.TemporaryDirectory() as place:
        draw(PICTURES, Path(place))
