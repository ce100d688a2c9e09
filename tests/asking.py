"""Puts a passage into a minimal letter of a kind, in any format, and asks the real engine with the embedded model."""

from __future__ import annotations

import io
from dataclasses import dataclass
from email.message import EmailMessage
from textwrap import wrap

from word_files import p as word_paragraph
from word_files import word

from lint import letter as letter_
from lint import readers
from lint.engine import Engine
from lint.files import Input
from lint.model import Document
from lint.results import Result

INSURER = "Zeebries Schadeverzekeringen N.V.\nPostbus 812\n3500 AV Utrecht\nTelefoon 030 555 01 23"
HEALTH_INSURER = "Zorgkompas Zorgverzekeraar N.V.\nPostbus 77\n8000 AB Zwolle\nTelefoon 038 555 02 34"
LEGAL_AID = "Rechtsteun Rechtsbijstand N.V.\nPostbus 60\n5000 AC Tilburg\nTelefoon 013 555 03 45"

FLOOR = (
    "Op 3 maart meldde u schade aan uw keukenvloer. De vloer is verzakt, doordat de leiding eronder al jaren lekte. "
    "Zulke geleidelijke schade is niet verzekerd (artikel 4.2). Daarom vergoeden wij deze schade niet."
)
BIKE = (
    "Op 3 maart meldde je dat je fiets is gestolen. De fiets stond niet op slot, en dat moet volgens artikel 4.2. "
    "Daarom vergoeden we je fiets niet."
)
CHAIR = (
    "Op 3 maart ontvingen wij uw aanvraag voor een stoel met sta-ophulp. U kunt nog zonder hulp opstaan, en dan is er "
    "volgens artikel 12 van de zorgverzekering geen recht op zo'n stoel. Daarom wijzen wij uw aanvraag af."
)
PHYSIO = (
    "Op 3 maart kregen we je declaratie voor fysiotherapie. Je hebt geen aanvullende verzekering, en de eerste "
    "twintig behandelingen zitten niet in de basisverzekering. Daarom vergoeden we deze declaratie niet."
)
REGISTER = (
    "Heeft u een juridisch probleem? Meld uw zaak dan via Mijn Rechtsteun of bel 013 555 03 45. Binnen twee werkdagen "
    "belt een van onze juristen u terug. Uw jurist bekijkt of uw rechtsbijstandverzekering de zaak dekt."
)
REGISTER_JE = (
    "Heb je een conflict en kom je er niet uit? Meld je zaak dan online of bel 013 555 03 45. Een van onze juristen "
    "belt je binnen twee werkdagen en bekijkt of je rechtsbijstandverzekering je zaak dekt."
)


@dataclass(frozen=True, slots=True)
class File:
    """A document as it would lie on disk."""

    name: str
    data: bytes


def letter(
    *body: str,
    subject: str = "uw melding van 3 maart",
    sender: str = INSURER,
    number: str = "Schadenummer: 26-004417",
    greeting: str = "Geachte mevrouw Okkerse,",
    closing: str = "Met vriendelijke groet,",
    signed: str = "J. Holtkamp",
    after: str = "",
    suffix: str = ".txt",
) -> File:
    """A letter with letterhead, subject, greeting and signature round paragraphs of one's own."""
    address = "Mevrouw T. Okkerse\nLindelaan 4\n1234 AB Heuvelrode"
    spoken = (greeting, *body, f"{closing}\n{signed}", after)
    if suffix == ".eml":
        return mail(*spoken, subject=subject)
    head = (sender, address, f"Datum: 12 maart 2026\n{number}\nBetreft: {subject}")
    return bare(*head, *spoken, suffix=suffix)


def damage(*passage: str, body: str = FLOOR, after: str = "", suffix: str = ".txt") -> File:
    """A letter that turns down a claim for damage and says why, with a passage after that."""
    return letter(body, *passage, after=after, suffix=suffix)


def damage_je(*passage: str, body: str = BIKE, after: str = "", suffix: str = ".txt") -> File:
    """The same in the register of an online insurer."""
    return letter(body, *passage, greeting="Hoi Tess,", closing="Groetjes,", signed="Joris", after=after, suffix=suffix)


def health(*passage: str, body: str = CHAIR, after: str = "", suffix: str = ".txt") -> File:
    """A letter of a health insurer that turns down a request and says why, with a passage after that."""
    return letter(
        body,
        *passage,
        sender=HEALTH_INSURER,
        number="Relatienummer: 55120",
        subject="uw verzoek",
        after=after,
        suffix=suffix,
    )


def health_je(*passage: str, body: str = PHYSIO, after: str = "", suffix: str = ".txt") -> File:
    """The same in the register of an online insurer."""
    return letter(
        body,
        *passage,
        sender=HEALTH_INSURER,
        number="Relatienummer: 55120",
        subject="je declaratie",
        greeting="Beste Tess,",
        closing="Groeten,",
        signed="Team Zorg",
        after=after,
        suffix=suffix,
    )


def intake(*passage: str, suffix: str = ".txt") -> File:
    """A page on which a provider of legal aid explains how to register a case, with a passage below."""
    return bare("Een zaak melden bij Rechtsteun Rechtsbijstand", REGISTER, *passage, suffix=suffix)


def intake_je(*passage: str, suffix: str = ".txt") -> File:
    """The same in the register of an online insurer."""
    return bare("Zo meld je je zaak", REGISTER_JE, *passage, suffix=suffix)


def bare(*paragraphs: str, suffix: str = ".txt") -> File:
    """Paragraphs and nothing round them; in HTML and Markdown a paragraph may bring its own markup."""
    kept = [paragraph for paragraph in paragraphs if paragraph]
    name = f"brief{suffix}"
    match suffix:
        case ".html":
            page = "\n".join(k if k.startswith("<") else f"<p>{k.replace(chr(10), '<br>')}</p>" for k in kept)
            return File(name, f"<!DOCTYPE html><html lang=nl><body>{page}</body></html>".encode())
        case ".md":
            return File(name, "\n\n".join(k if k[0] in "#-|>!1" else k.replace("\n", "  \n") for k in kept).encode())
        case ".docx":
            return File(name, word("".join(map(_word_paragraphs, kept))))
        case ".pdf":
            return File(name, pdf("\n\n".join(kept)))
        case ".eml":
            return mail(*kept)
    return File(name, "\n\n".join(kept).encode())


def _word_paragraphs(text: str) -> str:
    return text if text.startswith("<") else "".join(word_paragraph(line) for line in text.split("\n"))


def mail(*paragraphs: str, subject: str = "Uw melding van 3 maart") -> File:
    """An e-mail of plain text."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "schade@zeebries.example", "okkerse@post.example", subject
    made.set_content("\n\n".join(paragraph for paragraph in paragraphs if paragraph))
    return File("brief.eml", made.as_bytes())


def pdf(text: str) -> bytes:
    """A page on which the lines stand as they are given, long ones on several lines."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4, invariant=1)
    height = 800
    for line in (part for paragraph in text.split("\n") for part in wrap(paragraph, 95) or [""]):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(60, height, line)
        height -= 12
    canvas.showPage()
    canvas.save()
    return packed.getvalue()


def ask(engine: Engine, file: File) -> Result:
    """What the engine says of a document."""
    return next(iter(engine.check([Input(file.name, data=file.data)])))


def document(file: File) -> Document:
    """What the reader makes of a document."""
    return readers.read(file.name, file.data)


def sentences(engine: Engine, file: File) -> list[str]:
    """The sentences of a document, white space folded."""
    read = document(file)
    doc, starts, parts = letter_.prepare(read, engine.pack, engine.pipeline.make_doc)
    parsed = next(iter(engine.pipeline.annotate([(doc, starts)])))
    built = letter_.build(read, engine.pack, parsed, parts)
    return [built.raw(sentence) for sentence in built.sentences]
