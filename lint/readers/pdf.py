"""Reads PDF by PDFium: words with their places on the page, from which lines, columns and paragraphs are made."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as raw

from lint.limits import DEFAULT_LIMITS, Limits, check_chars
from lint.model import BlockKind, Document, ReadError
from lint.readers.draft import Draft, DraftBlock
from lint.readers.layout import Laid, lay_out
from lint.readers.pdf_page import PdfLine, Word, body_size, lines_of_page
from lint.readers.pdf_text import PdfText, set_running_apart, write
from lint.readers.quoting import mark_quotes

_WORD = re.compile(r"[^\s\ufffe\x02\x00]+")
_HYPHENS = "\ufffe\x02"
_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_FEWEST = 20
_PASSWORD = 4
_LARGER = 1.12


def read_pdf(path: str, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The Document of a PDF file; `where` tells page and paragraph, other positions are those of the extracted text."""
    document = _open(data)
    try:
        pages, notes = _pages(document, limits)
    finally:
        document.close()
    draft = Draft(None, limits)
    draft.notes += notes
    heads, body, feet = set_running_apart(pages)
    for line in heads:
        _running(draft, line, BlockKind.HEADER)
    _body(draft, write(body))
    for line in feet:
        _running(draft, line, BlockKind.FOOTER)
    mark_quotes(draft)
    return draft.finish(path, "pdf")


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise ReadError("read_pdf_password") from error
        raise ReadError("read_pdf") from error


def _pages(document: pypdfium2.PdfDocument, limits: Limits) -> tuple[list[list[PdfLine]], list[str]]:
    count = len(document)
    if count > limits.max_pages:
        raise ReadError("read_pages", most=limits.max_pages)
    pages: list[list[PdfLine]] = []
    bare: list[int] = []
    total = unreadable = 0
    for number in range(count):
        try:
            page = document[number]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise ReadError("read_pdf_page", page=number + 1) from error
        width, height = page.get_size()
        words = list(_words(text_page, width, height))
        size = sum(len(w.text) for w in words)
        total += size
        unreadable += sum(len(_UNREADABLE.findall(w.text)) for w in words)
        check_chars(total, limits)
        if not size:
            bare.append(number + 1)
        pages.append(lines_of_page(words, number + 1, width, height))
        text_page.close()
        page.close()
    if total < _FEWEST:
        raise ReadError("read_pdf_scan")
    if unreadable > 0.3 * total:
        raise ReadError("read_pdf_letters")
    notes = [f"bladzijde {', '.join(map(str, bare[:10]))} zonder tekstlaag, niet gelezen"] if bare else []
    return pages, notes


def _words(text_page: pypdfium2.PdfTextPage, width: float, height: float) -> Iterator[Word]:
    """The words of a page with their places; a word broken at a line end is given as two, the first with its hyphen."""
    handle = text_page.raw
    count = text_page.count_chars()
    if count <= 0:
        return
    text = text_page.get_text_range(errors="replace")
    if len(text) != count:  # letters outside the basic plane count double: ask for each one
        text = "".join(
            chr(c) if 0 < c < 0x110000 else " " for c in (raw.FPDFText_GetUnicode(handle, i) for i in range(count))
        )
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for match in _WORD.finditer(text):
        first, last = match.start(), match.end() - 1
        if not raw.FPDFText_GetCharBox(handle, first, left, right, bottom, top):
            continue
        x0, low = left.value, bottom.value
        raw.FPDFText_GetCharOrigin(handle, first, right, bottom)
        baseline = bottom.value or low
        raw.FPDFText_GetCharBox(handle, last, left, right, bottom, top)
        x1 = right.value
        size = raw.FPDFText_GetFontSize(handle, first)
        size = size * _scale(handle, first) if size <= 2.0 else size
        angle = raw.FPDFText_GetCharAngle(handle, first)
        if not (-1 <= x0 <= width + 1 and -1 <= baseline <= height + 1):
            continue
        turned = 0.2 < angle % 3.1416 < 2.94
        shown = match.group()
        if match.end() < len(text) and text[match.end()] in _HYPHENS:
            shown += "-"
        yield Word(shown, x0, max(x1, x0), baseline, size, _is_bold(handle, first), turned)


def _scale(handle: object, index: int) -> float:
    """How much the text matrix enlarges the letters, for files that set all type in size 1."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(handle, index, matrix):
        return 1.0
    return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0


def _is_bold(handle: object, index: int) -> bool:
    weight = raw.FPDFText_GetFontWeight(handle, index)
    if weight >= 600:
        return True
    buffer = ctypes.create_string_buffer(80)
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(handle, index, buffer, 80, flags)
    name = buffer.raw[: min(length, 80)].lower()
    return b"bold" in name or b"black" in name or b"heavy" in name or b"semibold" in name


def _running(draft: Draft, line: PdfLine, kind: BlockKind) -> None:
    draft.part()
    start = draft.here
    draft.put(line.text)
    draft.add_block(DraftBlock(kind, start, draft.here))


def _body(draft: Draft, body: PdfText) -> None:
    usual = body_size([line for lines in body.lines for line in lines])
    for laid in lay_out(body.text, wrapped=False):
        if not laid.spans:
            continue
        draft.part()
        if laid.marker:
            draft.put(body.text[slice(*laid.marker)])
        start = draft.here
        draft.put("\n".join(body.text[a:b] for a, b in laid.spans))
        lines = body.lines_at(laid.spans[0][0])
        block = DraftBlock(
            laid.kind, start, draft.here, laid.level, laid.table, laid.row, laid.column, laid.where,
            page=lines[0].page if lines else None, paragraph=laid.paragraph,
        )  # fmt: skip
        if _set_as_heading(laid, lines, draft.text[start : draft.here], usual):
            block.kind = BlockKind.HEADING
            block.level = 1 if lines[0].size >= 1.3 * usual else 2
        draft.add_block(block)


def _set_as_heading(laid: Laid, lines: list[PdfLine], text: str, usual: float) -> bool:
    """True for a short paragraph in bold or larger type."""
    if laid.kind is not BlockKind.PARAGRAPH or not lines or laid.where or len(lines) > 2 or len(text) > 100:
        return False
    stands_out = all(line.bold for line in lines) or all(line.size >= _LARGER * usual for line in lines)
    return stands_out and text[-1] not in ".,;" and any(c.isalpha() for c in text)
