"""Files that nobody can read as they are: each kind of bad file that a folder of letters may hold, by name."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def _word(document: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        main = f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        package.writestr("_rels/.rels", f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>')
        package.writestr("word/document.xml", document)
    return packed.getvalue()


def _body(inner: str) -> str:
    return f'<w:document xmlns:w="{_WORD}"><w:body>{inner}</w:body></w:document>'


_TEXT = "<w:p><w:r><w:t>Wij vergoeden uw schade niet.</w:t></w:r></w:p>"
CONTENTS: Mapping[str, Callable[[], bytes]] = {
    "leeg.txt": lambda: b"",
    "nul.txt": lambda: b"Geachte heer,\x00 wij betalen niet.",
    "ruis.txt": lambda: random.Random(8).randbytes(20_000),
    "geen-zip.docx": lambda: b"Dit is geen Word-document.",
    "half.docx": lambda: _word(_body(_TEXT * 50))[:300],
    "zwelt.docx": lambda: _word(_body(_TEXT + " " * 30_000_000)),
    "lacht.docx": lambda: _word(f'<!DOCTYPE w [<!ENTITY a0 "ha">{_LAUGHS}]>' + _body(_TEXT.replace("uw", "&a9;"))),
    "buiten.docx": lambda: _word('<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + _body("&a;")),
    "diep.docx": lambda: _word(_body("<w:sdt>" * 5_000 + _TEXT + "</w:sdt>" * 5_000)),
    "slot.docx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000),
    "half.pdf": lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
    "kring.pdf": lambda: (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
        b"trailer<</Root 1 0 R>>\n"
    ),
    "kop.eml": lambda: b"Wij betalen niet, en een kop heeft dit bericht niet.\n",
    "delen.eml": lambda: b"Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n\n" * 5_000,
    "half.rtf": lambda: b"{\\rtf1\\ansi Wij betalen niet.",
    "lang.txt": lambda: b"nee " * 500_001,
}


def spoil(folder: Path, count: int, seed: int = 7) -> list[Path]:
    """Writes so many bad files among the letters of a folder, all kinds in turn; gives their paths."""
    dice = random.Random(seed)
    made = []
    names = list(CONTENTS)
    contents = {name: make() for name, make in CONTENTS.items()}
    for number in range(count):
        name = names[number % len(names)]
        path = folder / f"{dice.randrange(10**6):06}-{number}-{name}"
        path.write_bytes(contents[name])
        made.append(path)
    return made


def odd_names(folder: Path, content: bytes) -> list[bytes]:
    """Letters under names that programs stumble over; those that this system allows."""
    names = (
        b"--help.txt",
        b"-.txt",
        b"a\nb.txt",
        b"a\rb.txt",
        b"'a\"b`c.txt",
        b"a b\tc.txt",
        b"$(id).txt",
        b"%s{x}.txt",
        b"\xff\xfe.txt",
        "\u202etxt.exe.txt".encode(),
        b"\x1b[31mrood.txt",
        b"<img src=x onerror=alert(1)>.txt".replace(b"/", b""),
        b"x" * 250 + b".txt",
    )
    made = []
    for name in names:
        try:
            with open(os.path.join(os.fsencode(folder), name), "wb") as stream:
                stream.write(content)
        except (OSError, ValueError):
            continue
        made.append(name)
    return made
