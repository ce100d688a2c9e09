"""Makes Word files of bare XML for tests, with just the parts that a test speaks of."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(body: str, parts: dict[str, str | bytes] | None = None, links: dict[str, str] | None = None) -> bytes:
    """A Word file with that body; `parts` are named by file ("header1.xml"), `links` are outer targets by id."""
    parts = parts or {}
    relations = []
    for name in parts:
        kind = name.split(".")[0].rstrip("0123456789")
        relations.append(f'<Relationship Id="{name}" Type="{TYPES}/{kind}" Target="{name}"/>')
    for identifier, target in (links or {}).items():
        relations.append(
            f'<Relationship Id="{identifier}" Type="{TYPES}/hyperlink" Target="{target}" TargetMode="External"/>'
        )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{TYPES}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/document.xml", f"<w:document {W} {R} {MORE}><w:body>{body}</w:body></w:document>")
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{RELATIONS}">{"".join(relations)}</Relationships>'
        )
        for name, content in parts.items():
            package.writestr(f"word/{name}", content)
    return packed.getvalue()


def part(name: str, content: str) -> str:
    """A part with that root element ("hdr", "footnotes")."""
    return f"<w:{name} {W} {R} {MORE}>{content}</w:{name}>"


def p(*runs: str, props: str = "") -> str:
    """A paragraph; plain strings become runs."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{inner}</w:p>"


def r(text: str, props: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{props}</w:rPr>" if props else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    """A field mark: begin, separate or end."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    """A piece of the instruction of a field."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return f'<w:r><w:instrText xml:space="preserve">{escaped}</w:instrText></w:r>'


def field(*inner: str, result: str = "") -> str:
    """A complex field; plain strings are its instruction, the rest stands inside it."""
    pieces = "".join(i if i.startswith("<") else instruction(i) for i in inner)
    return f"{mark('begin')}{pieces}{mark('separate')}{r(result)}{mark('end')}"


def merge(name: str) -> str:
    """A merge field."""
    return field(f" MERGEFIELD {name} ", result=f"«{name}»")


def table(*rows: tuple[str, ...]) -> str:
    """A table of paragraphs."""
    return (
        "<w:tbl>"
        + "".join(f"<w:tr>{''.join(f'<w:tc>{p(c) if c else p()}</w:tc>' for c in row)}</w:tr>" for row in rows)
        + "</w:tbl>"
    )
