"""`python -m tests.bench.bounds [NAME …]`: what a document at a bound takes: seconds of the processor, and memory.

Each is checked by a process of its own; the first row is the smallest letter: what the program takes by itself.
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from lint.limits import DEFAULT_LIMITS as MOST
from tests.bench import broken, corpus
from tests.bench.measure import LINT, run

_LETTER = "Geachte heer,\n\nWij vergoeden uw schade niet, want het dak lekte al.\n\nHoogachtend,\n"


def _prose(count: int) -> str:
    """So many characters of letters."""
    texts = [path.read_text(encoding="utf-8") for path in corpus.samples(".txt")]
    whole = "\n\n".join(texts)
    return (whole * (count // len(whole) + 1))[:count]


def _pages(count: int) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made)
    lines = [line for line in _prose(count * 2_000).splitlines() if line.strip()]
    for page in range(count):
        text = canvas.beginText(50, 780)
        for line in lines[page * 30 : page * 30 + 30]:
            text.textLine(line[:100])
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _word(text: str) -> bytes:
    paragraphs = (line.replace("&", "&amp;").replace("<", "&lt;") for line in text.splitlines())
    return broken._word(broken._body("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in paragraphs)))


def _mail(attached: int) -> bytes:
    head = "Subject: Uw schade\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=grens\n\n"
    body = f"--grens\nContent-Type: text/plain; charset=utf-8\n\n{_LETTER}\n"
    file = "--grens\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
    return (head + body + file + ("QUJD" * 19 + "\n") * (attached // 77) + "--grens--\n").encode()


def _stored(size: int) -> bytes:
    """A Word file with a picture that does not shrink."""
    made = io.BytesIO(_word(_LETTER))
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("word/media/beeld.png", bytes(size))
    return made.getvalue()


CASES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "a small letter": ("brief.txt", lambda: _LETTER.encode()),
    "text of 200,000 characters": ("lang.txt", lambda: _prose(200_000).encode()),
    "text of max_chars": ("vol.txt", lambda: _prose(MOST.max_chars).encode()),
    "text of max_chars in one line": ("regel.txt", lambda: _prose(MOST.max_chars).replace("\n", " ").encode()),
    "text over max_bytes": ("teveel.txt", lambda: b"nee " * (MOST.max_bytes // 4 + 1)),
    "max_blocks lines": ("blokken.txt", lambda: b"Wij betalen niet.\n\n" * (MOST.max_blocks - 1)),
    "page of max_blocks cells": ("cellen.html", lambda: b"<table>" + b"<tr><td>nee" * (MOST.max_blocks - 1)),
    "Word, 1,000,000 characters": ("lang.docx", lambda: _word(_prose(1_000_000))),
    "Word that swells to the bound": ("zwelt.docx", lambda: broken.CONTENTS["zwelt.docx"]()),
    "Word with 20 MB of pictures": ("beeld.docx", lambda: _stored(20_000_000)),
    "PDF of max_pages": ("boek.pdf", lambda: _pages(MOST.max_pages)),
    "mail with 24 MB attached": ("post.eml", lambda: _mail(24_000_000)),
    "template of 2,000 conditions": (
        "groot.j2",
        lambda: (_LETTER + "".join(f"{{% if a{n} %}}Bel ons.{{% endif %}}\n" for n in range(2_000))).encode(),
    ),
}


def main(names: Sequence[str]) -> None:
    """Measures and prints, case by case."""
    print("| document | bytes | seconds of a processor | memory, MB |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as place:
        for name, (file, make) in CASES.items():
            if names and not any(part in name for part in names):
                continue
            path = Path(place) / file
            path.write_bytes(make())
            cost = run((*LINT, "check", "--no-cache", "--quiet", "--model=nl_brief_sm", str(path)), expect=(0, 1, 2))
            print(f"| {name} | {path.stat().st_size:,} | {cost.cpu:.1f} | {cost.peak:.0f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
