"""Reads e-mail: its subject and its one body, HTML before plain text; older mail below it is a quote."""

from __future__ import annotations

import email
import re
from collections.abc import Callable
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import collapse_rfc2231_value, parsedate_to_datetime
from typing import TypeVar

from lint.limits import DEFAULT_LIMITS, Limits, check_chars, check_source
from lint.model import BlockKind, Document, ReadError
from lint.readers.draft import Draft, DraftBlock
from lint.readers.encoding import declared_charset, decode
from lint.readers.html import fill
from lint.readers.layout import lay_out
from lint.readers.plain import place
from lint.readers.quoting import mark_quotes

_HEADER_LINE = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*|From [^\r\n]+)\r?\n")
_PARSED = re.compile(
    rb"^(?:content-[a-z-]{1,30}|date|subject|mime-version)[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.I | re.M
)
_LONGEST_HEADER = 4_000  # the standard parser needs memory out of all proportion for longer ones
_MOST_PARTS = 200
_DEEPEST = 20
_T = TypeVar("_T")


def read_mail(path: str, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The Document of a message; positions are those of the text that was taken out of it."""
    if not _HEADER_LINE.match(data.lstrip(b"\xef\xbb\xbf\r\n")):
        raise ReadError("read_not_mail")
    message = _parsed(data.lstrip(b"\xef\xbb\xbf\r\n"))
    draft = Draft(None, limits)
    subject = _subject(message)
    if subject:
        draft.put(subject)
        draft.add_block(DraftBlock(BlockKind.HEADING, 0, draft.here, 1, where="onderwerp"))
    _Parts(draft, limits).read(message)
    if len(draft.blocks) == (1 if subject else 0):
        raise ReadError("read_mail_empty")
    return replace(draft.finish(path, "eml"), sent=_month_sent(message))


def _parsed(data: bytes) -> EmailMessage:
    data = _PARSED.sub(lambda match: match.group()[:_LONGEST_HEADER], data)
    try:
        message = email.message_from_bytes(data, policy=policy.default)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise ReadError("read_mail") from error
    assert isinstance(message, EmailMessage)
    return message


def _subject(message: EmailMessage) -> str:
    return " ".join(str(_told(lambda: message.get("subject")) or "").split())[:1_000]


def _month_sent(message: EmailMessage) -> str:
    """The month in which a message says that it was sent, as `2026-03`; "" where it does not."""
    date = _told(lambda: parsedate_to_datetime(str(message.get("date") or "")))
    return date.strftime("%Y-%m") if date is not None else ""


def _told(ask: Callable[[], _T]) -> _T | None:
    """What a header says, or None where the standard parser stumbles over it."""
    try:
        return ask()
    except (ValueError, LookupError, ArithmeticError, AttributeError, TypeError, RecursionError, MessageError):
        return None


class _Parts:
    """Goes through the parts of a message and takes the one body there is to read."""

    def __init__(self, draft: Draft, limits: Limits) -> None:
        self.draft = draft
        self.limits = limits
        self.count = 0

    def read(self, message: EmailMessage, depth: int = 0) -> None:
        """Adds the text of a message or of one of its parts."""
        self.count += 1
        if self.count > _MOST_PARTS or depth > _DEEPEST:
            raise ReadError("read_mail_parts", most=_MOST_PARTS)
        kind = message.get_content_type()
        if kind == "message/rfc822":
            self._forwarded(message, depth)
        elif self.count > 1 and _is_attachment(message):
            self._note_attachment(message)
        elif kind == "multipart/alternative":
            self._best(message, depth)
        elif message.is_multipart():
            parts = [p for p in message.iter_parts() if isinstance(p, EmailMessage)]
            for part in parts:
                self.read(part, depth + 1)
        elif kind == "text/html":
            self._html(_text_of(message))
        elif message.get_content_maintype() == "text" and kind not in ("text/calendar", "text/css"):
            self._plain(_text_of(message), flowed=str(_told(lambda: message.get_param("format"))).lower() == "flowed")
        else:
            self._note_attachment(message)

    def _best(self, message: EmailMessage, depth: int) -> None:
        parts = [p for p in message.iter_parts() if isinstance(p, EmailMessage)]
        pages = [p for p in parts if _has_html(p) and _shows_something(p)]
        chosen = pages[-1:] or [p for p in parts if p.get_content_type() == "text/plain"][:1] or parts[-1:]
        for part in chosen:
            self.read(part, depth + 1)

    def _forwarded(self, message: EmailMessage, depth: int) -> None:
        inner = message.get_payload()
        first = len(self.draft.blocks)
        letter_above = any(b.kind is not BlockKind.HEADING for b in self.draft.blocks)
        for part in inner if isinstance(inner, list) else []:
            if isinstance(part, EmailMessage):
                subject = _subject(part)
                if subject:
                    self.draft.part()
                    start = self.draft.here
                    self.draft.put(subject)
                    self.draft.add_block(DraftBlock(BlockKind.HEADING, start, self.draft.here, 1, where="onderwerp"))
                self.read(part, depth + 1)
        if letter_above:
            for block in self.draft.blocks[first:]:
                block.kind = BlockKind.QUOTE
                block.where = ""

    def _html(self, text: str) -> None:
        check_source(len(text), self.limits)
        part = Draft(text, self.limits)
        fill(part)
        self._append(part)

    def _plain(self, text: str, *, flowed: bool) -> None:
        check_chars(len(text), self.limits)
        part = Draft(text, self.limits)
        place(part, lay_out(text, flowed=flowed))
        mark_quotes(part)
        self._append(part)

    def _append(self, part: Draft) -> None:
        for block in part.blocks:
            if block.where == "onderwerp":
                block.where = ""
        self.draft.absorb(part)

    def _note_attachment(self, message: EmailMessage) -> None:
        name = _told(message.get_filename)
        if message.get_content_maintype() == "image" and not name:
            return
        shown = f" ({collapse_rfc2231_value(name)[:80]})" if name else ""
        self.draft.notes.append(f"bijlage niet gelezen{shown}")


def _is_attachment(message: EmailMessage) -> bool:
    return _told(message.get_content_disposition) == "attachment"


def _has_html(message: EmailMessage) -> bool:
    return any(part.get_content_type() == "text/html" for part in message.walk())


def _shows_something(message: EmailMessage) -> bool:
    """False for an HTML part without text, as some programs put beside the plain one."""
    page = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    if not isinstance(page, EmailMessage):
        return False
    return len(re.sub(r"<[^>]{0,2000}>|&nbsp;|\s", "", _text_of(page)[:200_000])) > 20


def _text_of(message: EmailMessage) -> str:
    payload = message.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    declared = _told(message.get_content_charset)
    if declared is None and message.get_content_type() == "text/html":
        declared = declared_charset(payload)
    return decode(payload, declared) if payload.strip() else ""
