"""Which part of a page an element opens (menu, footer, quote, form), by its tag, its role and its class or id."""

from __future__ import annotations

import re

from lint.model import BlockKind
from lint.readers.html_tokens import Token

_WORDS = re.compile(r"[a-z]+")
_MENU_WORDS = frozenset(
    """nav navbar navigation navigatie menu hoofdmenu submenu breadcrumb breadcrumbs kruimelpad broodkruimel pagination
    paginering skiplink skiplinks""".split()
)
_COOKIE = re.compile(r"cookie|consent")
_FOOTER_WORDS = frozenset("footer voettekst paginavoet colofon".split())
_QUOTE_IDS = frozenset(("divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container"))
_QUOTE_CLASSES = frozenset(
    """gmail_quote gmail_attr gmail_extra yahoo_quoted moz-cite-prefix protonmail_quote outlookmessageheader
    zmail_extra tutanota_quote""".split()
)
_UNSEEN_CLASSES = frozenset(
    """sr-only visually-hidden visuallyhidden screen-reader-text screenreader screen-reader-only screenreader-only
    sronly a11y-hidden u-visually-hidden is-visually-hidden element-invisible hidden-accessible""".split()
)
_MENU_ROLES = frozenset(("navigation", "menu", "menubar", "search", "tablist", "toolbar"))
_UNSEEN = frozenset(
    """head script style template noscript iframe noembed noframes object applet svg math canvas audio video map
    datalist title del s strike rp xmp""".split()
)


def region_of(token: Token) -> BlockKind | None:
    """The kind that all text in the element gets, or None when the element says nothing about it."""
    role = token.value("role").lower()
    names = f"{token.value('class')} {token.value('id')}".lower()
    words = set(_WORDS.findall(names))
    if token.name == "nav" or role in _MENU_ROLES or words & _MENU_WORDS:
        return BlockKind.NAVIGATION
    if _COOKIE.search(names) and token.name not in ("body", "html", "main", "a", "p", "span"):
        return BlockKind.NAVIGATION
    if token.name == "footer" or role == "contentinfo" or words & _FOOTER_WORDS:
        return BlockKind.FOOTER if token.name not in ("body", "html", "a", "span") else None
    if token.name == "blockquote" or starts_quote(token):
        return BlockKind.QUOTE
    if token.name == "header" or role == "banner":
        return BlockKind.HEADER
    if token.name in ("select", "textarea"):
        return BlockKind.FORM
    return None


def starts_quote(token: Token) -> bool:
    """True for the element in which a mail program puts the message that was answered."""
    if token.value("id").lower() in _QUOTE_IDS:
        return True
    return bool(set(token.value("class").lower().split()) & _QUOTE_CLASSES)


def quotes_the_rest(token: Token) -> bool:
    """True when everything after the element is the quoted message too (Outlook puts no element round it)."""
    return token.value("id").lower() in _QUOTE_IDS


def is_unseen(token: Token) -> bool:
    """True for an element that browsers never show, or show to screen readers only."""
    if token.name in _UNSEEN or ("hidden" in token.attributes and token.value("hidden").lower() != "false"):
        return True
    if token.name == "dialog" and "open" not in token.attributes:
        return True
    classes = set(token.value("class").lower().split())
    if classes & _UNSEEN_CLASSES:
        return True
    return token.value("aria-hidden").lower() == "true" and (
        token.name == "i" or any("icon" in c or c.startswith(("fa-", "material-symbols")) for c in classes)
    )
