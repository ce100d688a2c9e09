"""What is fuzzed: for each target what is done with some bytes, and what must hold whatever they are.

A target lets nothing escape but AssertionError (a promise is broken) and what the program itself does not expect.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from lint import templates
from lint.model import Document, NotForUs, ReadError, Reading, TextRange
from lint.phrases import Compiler, PhraseError
from lint.readers import read
from lint.readers.html import read_html
from lint.readers.plain import read_plain
from lint.sentences import fold
from lint.wordplaces import Lexicon, Places, Words

SAMPLES = Path(__file__).parents[2] / "samples"
FOUND = Path(__file__).parent / "found"
_WORDS = Path(__file__).parent / "words"
_STEP = "bezwaar"
_MOST_CHOICES = 6  # the analysis of a template is exponential in these, up to its own bound
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_PARTS = ("document", "styles", "numbering", "header1", "footnotes", "comments")
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD_BASE = (
    f'<w:document xmlns:w="{_W}"><w:body><w:p><w:pPr><w:pStyle w:val="Kop"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    '</w:pPr><w:r><w:t>Wij betalen niet.</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>'
)
_COMPILER = Compiler(
    {"besluit": ["besluit", "ons .. standpunt"], "rond": ["<om>"], "om": ["<rond>"]},
    {"zien": "zie ziet zag gezien"},
    fold,
    {"getal": r"\d{1,4}", "veld": "slot:.*"},
)
_SENTENCE = (
    "wij zien uw bezwaar tegen ons eerder standpunt van 12 mei , maar betalen de schade niet slot:naam .".split()
)


def meant(name: str) -> list[bytes]:
    """The words that mean something to a target; their file has `\\n` and `\\u00ad` as Python writes them."""
    lines = (_WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.encode("latin-1", "backslashreplace").decode("unicode_escape").encode() for line in lines]


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads bytes, and examples to begin with; words that mean something to it stand in `words/`."""

    run: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]


def check(document: Document) -> None:
    """Blocks in order inside the text, everything else inside it too, a place for each, templates that come out."""
    at = 0
    for block in document.blocks:
        assert at <= block.range.start < block.range.end <= len(document.text), block
        assert block.where, block
        at = block.range.end
        region = document.region(block.range)
        assert 1 <= region.line <= region.end_line, region
    assert document.source_map.length == len(document.text)
    inside = [*(link.range for link in document.links), *document.slots, *(one.range for one in document.remarks)]
    assert all(0 <= where.start <= where.end <= len(document.text) for where in inside), inside
    check_template(document)


def check_template(document: Document) -> None:
    """Its arms lie inside it, hiding keeps every offset, and the analysis answers."""
    template = templates.find(document)
    length = len(document.text)
    for choice, conditions in zip(template.choices, template.conditions, strict=True):
        assert 0 <= choice.range.start <= choice.range.end <= length, choice
        assert len(conditions) == len(choice.arms)
        assert all(arm.range is None or choice.range.contains(arm.range) for arm in choice.arms), choice
    assert len(templates.hide(document, template.always_hidden).text) == length

    def evaluate(hidden: tuple[TextRange, ...]) -> Reading:
        seen = templates.hide(document, (*template.always_hidden, *hidden))
        assert len(seen.text) == length
        return Reading(("schade-afwijzing",), {"next_step": "present" if _STEP in seen.text else "missing"})

    if 0 < len(template.choices) <= _MOST_CHOICES:
        templates.analyse(template, evaluate, lambda _: True)


def _reads(name: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        try:
            document = read(name, data)
        except (ReadError, NotForUs) as refusal:
            assert str(refusal).endswith("."), refusal
            return
        check(document)

    return run


def _word(data: bytes) -> None:
    """The first byte says which part of a Word file the rest is."""
    if not data:
        return
    wanted = _WORD_PARTS[data[0] % len(_WORD_PARTS)]
    parts = {"document": _WORD_BASE.encode(), wanted: _well_formed(data[1:])}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_TYPES}/{name.rstrip("1")}" Target="{name}.xml"/>' for name in parts
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        office = f'<Relationship Id="a" Type="{_TYPES}/officeDocument" Target="word/document.xml"/>'
        package.writestr("_rels/.rels", f'<Relationships xmlns="{_RELATIONS}">{office}</Relationships>')
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        )
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    _reads("a.docx")(packed.getvalue())


def _open_document(data: bytes) -> None:
    """The first byte says whether the rest is the content or the styles."""
    if not data:
        return
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml" if data[0] % 4 else "styles.xml", _well_formed(data[1:]))
    _reads("a.odt")(packed.getvalue())


def _well_formed(data: bytes) -> bytes:
    """XML that a parser takes, out of what a mutation left of it: what breaks at the first byte teaches nothing."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
        return data if root is None else etree.tostring(root)
    except (etree.LxmlError, ValueError):  # some versions recover what they cannot write
        return data


def _template(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for reader in (read_plain, read_html):
        try:
            document = reader("a.j2", text)
        except ReadError:
            continue
        check_template(document)


def _phrase(data: bytes) -> None:
    """A phrase is refused with a sentence, or finds stretches inside a sentence."""
    try:
        pattern = _COMPILER.pattern(data.decode("utf-8", "replace"))
    except PhraseError as refusal:
        assert str(refusal)
        return
    forms = tuple(fold(word) for word in _SENTENCE)
    sentence = Words(forms, forms, tuple(int(number > 10) for number in range(len(forms))))
    for start, end in pattern.find(Places(sentence, Lexicon(pattern.sorts()))):
        assert 0 <= start <= end <= len(forms)


def _samples(*suffixes: str) -> Callable[[], Iterator[bytes]]:
    def seeds() -> Iterator[bytes]:
        for suffix in suffixes:
            for path in sorted(SAMPLES.rglob(f"*{suffix}"))[:40]:
                yield path.read_bytes()

    return seeds


def _word_seeds() -> Iterator[bytes]:
    for data in _samples(".docx")():
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for number, name in enumerate(_WORD_PARTS):
                if f"word/{name}.xml" in package.namelist() and package.getinfo(f"word/{name}.xml").file_size < 60_000:
                    yield bytes([number]) + package.read(f"word/{name}.xml")


def _texts(*texts: str) -> Callable[[], Iterator[bytes]]:
    return lambda: (text.encode() for text in texts)


_LETTER = "Geachte mevrouw, wij kunnen uw schade niet vergoeden. "
_ODT_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in zip(
        "office text table style draw".split(), "office text table style drawing".split(), strict=True
    )
)
_ODT = (
    f"\x01<office:document-content {_ODT_NAMES}><office:automatic-styles><style:style style:name='a' "
    "style:family='text'><style:text-properties text:display='none'/></style:style></office:automatic-styles>"
    f"<office:body><office:text><text:h text:outline-level='1'>Besluit</text:h><text:p>{_LETTER}</text:p>"
    "<text:list><text:list-item><text:p><text:span text:style-name='a'>nee</text:span></text:p></text:list-item>"
    "</text:list><table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>"
    "</table:table-row></table:table><text:p><text:note text:note-class='footnote'><text:note-body><text:p>n</text:p>"
    "</text:note-body></text:note><text:conditional-text text:condition='ooow:a==1' text:string-value-if-true='wel' "
    "text:string-value-if-false='niet'>wel</text:conditional-text></text:p></office:text></office:body>"
    "</office:document-content>"
)
_RTF = (
    r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\header kop\par}\pard Geachte mevrouw,\par Wij betalen \b niet\b0.\par "
    r"{\field{\*\fldinst HYPERLINK \"https://x.example\"}{\fldrslt hier}}\par {\field{\*\fldinst MERGEFIELD naam}"
    r"{\fldrslt «naam»}}\trowd\cellx100\intbl cel\cell\row{\footnote noot}\u8364?5\'e9\par}"
)

_FREEMARKER = (
    "<#if a??>Wel<#elseif b == 'x'>nee<#else>bezwaar</#if>",
    "<#list a as b>${b}</#list><#switch a><#case 'x'>ja<#break><#default>nee</#switch>",
    "[#if a gt 3]ja[#else]nee[/#if]",
    "<#macro m a>${a}</#macro><@m a=1/>",
    "${a?then('wel','niet')}",
)
_VELOCITY = (
    "#if($a)Wel#elseif($b == 'x')nee#{else}bezwaar#end",
    "#foreach($a in $b)$a#end #set($c = 1) #if(!$c && ($a || $b))ja#end",
    "#macro(m $a)$a#end #m(1)\n## opmerking\n#* blok *#",
    "#define($a)bezwaar#end $a",
)
_PHRASES = (
    *("bezwaar/beroep", "(nog) eens", "schade* melden", "bel .. op", "bel ... op", "~in|dienen", "<besluit>"),
    *("{niet; ~betalen; -premie}s", "^ nee", "helaas niet $", "{uit te keren/af te wijzen; (de) schade}"),
)
TARGETS: Mapping[str, Target] = {
    "plain": Target(_reads("a.txt"), _samples(".txt")),
    "markdown": Target(_reads("a.md"), _samples(".md")),
    "html": Target(_reads("a.html"), _samples(".html")),
    "mail": Target(_reads("a.eml"), _samples(".eml")),
    "rtf": Target(_reads("a.rtf"), _texts(_RTF)),
    "pdf": Target(_reads("a.pdf"), _samples(".pdf")),
    "word": Target(_word, _word_seeds),
    "opendocument": Target(_open_document, _texts(_ODT)),
    "package": Target(_reads("a.docx"), _samples(".docx")),
    "jinja": Target(_template, _samples(".j2")),
    "handlebars": Target(_template, _samples(".hbs", ".mustache")),
    "liquid": Target(_template, _samples(".liquid")),
    "freemarker": Target(_template, _texts(*_FREEMARKER)),
    "velocity": Target(_template, _texts(*_VELOCITY)),
    "phrase": Target(_phrase, _texts(*_PHRASES)),
}
