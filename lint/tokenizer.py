"""One tokenizer for every model, so that words, sentences and verdicts do not hang on the model that is there.

It splits at white space, then takes punctuation off both ends of a piece and splits a few signs inside it. What
letters write with points and strokes stays whole: abbreviations, initials, amounts, dates, article numbers, addresses.
It has no table of special cases at all (spaCy's stock Dutch tokenizer loads thousands): a set and three patterns do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

NAME = "brieflint.Tokenizer.v1"
# Abbreviations of two or more letters between points; those of single letters (d.d., m.b.t., B.V., J.H.) need no list.
_POINTED = """
afd afz alg art artt aug apr bc bijl bijv blz bv ca dec dhr dr drs ed enz etc ev evt excl fa feb febr fig gebr geb gem
hfst hoofdst hr incl ing ir jhr jl jo jr jur max mej mevr mgr min mnd mr mrs mrt mv mw nl nov nr nrs okt ong
p/a pag par plm pnt postb prof red ref reg resp rk sept sr st str sub tel telnr toel tst vgl vlg vlgs voorz vs wnd zgn
schadenr polisnr dossiernr claimnr lidnr relatienr klantnr zaaknr factuurnr declaratienr huisnr
""".split()
ABBREVIATIONS = frozenset(f"{word}." for word in _POINTED) | {"jan."}
_CLOSING = frozenset(
    "jl. a.s. p.p. p.m. p.j. p.w. e.d. e.a. c.a. c.s. enz. etc. o.i.d. a.u.b. s.v.p. n.v.t. z.s.m.".split()
)
_NAMES = frozenset(
    {"Jan.", "JAN.", "NL.", "BV.", "Min.", "Red.", "Ed.", "Par."}
)  # a name or a word when it has a capital

_TLD = (
    "nl|be|com|org|net|eu|info|nu|de|fr|uk|io|app|gov|int|edu|frl|amsterdam|vlaanderen|brussels|online|site|email|biz|shop"
    "|example|test|invalid|localhost"
)
_LETTER = r"[^\W\d_]"
_NUMBER = r"[+-]?\d+(?:[.,:/-]\d+)*"
_WHOLE = re.compile(
    rf"""
      (?:{_LETTER}\.){{2,}}(?:{_LETTER})?              # d.d.  m.b.t.  a.s.r.  J.H.  a.s.r
    | {_LETTER}\.{_LETTER}                             # B.V
    | (?-i:[A-Z])\.                                    # J.
    | (?-i:Th|Ch|Ph|IJ|Chr|Joh|Jac)\.                  # initials of more than one letter
    | {_NUMBER}(?:,-{{1,2}}|,=|,–|,—)?                 # 1.250,00  1.250,-  12-03-2024  14.30  3.4.1  +31
    | \d+(?:e|de|ste|x|°)                              # 1e  12de  3x
    | ['’‘`](?:s|t|n|m|k|r|ns|er|em)                   # 's  't
    | ['’]\d\d                                        # '98
    | ['’‘`]s-{_LETTER}[\w-]*                          # 's-Hertogenbosch
    | \w+\(\w{{1,4}}\)\w*                              # klacht(en)
    | \(\w{{1,5}}-?\)\w+                               # (mede)verzekerde
    | {_LETTER}{{1,3}}/{_LETTER}{{1,6}} | {_LETTER}{{1,6}}/{_LETTER}{{1,3}}  # en/of  u/je  hij/zij  t/m
    | :-?[)(DPp] | ;-?\)                               # emoticons
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(
    rf"""
      (?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.{_LETTER}{{2,}}        # naam@verzekeraar.example
    | (?:https?|ftp)://[^\s<>"»”]*[^\s<>"»”.,;:!?)\]'’]
    | www\.[^\s<>"»”]*[^\s<>"»”.,;:!?)\]'’]
    | (?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_TLD})(?:[/?\#][^\s<>"»”]*[^\s<>"»”.,;:!?)\]'’]|/)?   # kifid.nl/klacht
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EMOJI = "[\U0001f300-\U0001faff\u2600-\u27bf]"
_PREFIX = re.compile(
    r"""\{\{ | \{% | \$\{ | \[\[ | << | <% | \.\.+ | …+ | -{2,} | ={2,} | _{2,} | \*{2,}
    | ,, | '' | [¿¡(\[{<>«»‹›"“”„‘’'‚`´€$£¥§¶•●○▪■□◦✓✔→⇒–—*~|#=&@] | [,;:!?] | -(?=[^\W\d_]) | \+(?=[^\W\d_])""",
    re.VERBOSE,
)
_SUFFIX = re.compile(
    rf"""(?: \}}\}} | %\}} | \]\] | >> | %> | \.\.+ | …+ | [!?]+ | -{{2,}} | ={{2,}} | _{{2,}} | \*{{2,}}
    | '' | [.,;:)\]}}<>«»‹›"“”„‘’'`´€$£¥%‰®™©•→–—*~|=] | {_EMOJI} | (?<=[\d)\]}}])/ )$""",
    re.VERBOSE,
)
_INFIX = re.compile(
    rf"""\{{\{{ | \}}\}} | \$\{{ | \[ | \] | \{{ | \}} | << | >> | « | » | \.\.+ | …+ | [–—] | -{{2,}} | →
    | (?<={_LETTER})[,;:!?](?={_LETTER}) | (?<={_LETTER}):(?=\d) | (?<=[)\]]),(?={_LETTER}) | (?<=\d)[;](?=\w)
    | (?<={_LETTER}{{4}})/(?={_LETTER}{{4}}|[\[{{«<]) | (?<=[\]}}»>])/(?=[\w\[{{«<])  # klacht/bezwaar
    | (?<=[a-zà-ÿ]{{2}})[.!?](?=[A-ZÀ-Þ])                    # a space forgotten between sentences
    | {_EMOJI}
    | (?<=\])\( | (?<=\w)[("“„](?=\w{{5}}) | (?<=\w)[)"”](?=\w)
    """,
    re.VERBOSE,
)

_LAST_POINT = re.compile(r"\.$")


def may_end_sentence(word: str, following: str) -> bool:
    """True for an abbreviation that closes a phrase ("12 maart jl.") before a capital: its point is a full stop too."""
    return word.lower() in _CLOSING and following[:1].isupper()


def _whole(piece: str) -> re.Match[str] | bool | None:
    if piece.lower() in ABBREVIATIONS and piece not in _NAMES:
        return True
    return _WHOLE.fullmatch(piece)


def _suffix(piece: str) -> re.Match[str] | None:
    # Asked with the prefix off already: "(d.d." must not lose the point that belongs to it.
    if _whole(piece):
        return None
    if piece.endswith("..") and _whole(piece[:-1]):  # "… 12 maart a.s.." ends with an abbreviation and a full stop
        return _LAST_POINT.search(piece)
    return _SUFFIX.search(piece)


def tokenizer(vocab: Vocab) -> Tokenizer:
    """A spaCy tokenizer with our rules over the given vocabulary."""
    from spacy.tokenizer import Tokenizer

    return Tokenizer(
        vocab,
        rules={},
        prefix_search=_PREFIX.match,
        suffix_search=_suffix,
        infix_finditer=_INFIX.finditer,
        token_match=_whole,
        url_match=_ADDRESS.fullmatch,
    )


def register() -> None:
    """Make the tokenizer known to spaCy by `NAME`, so that models are built with it at once."""
    from spacy.util import registry

    if NAME not in registry.tokenizers:
        registry.tokenizers(NAME, func=_factory)


def _factory() -> Any:
    return _from_language


def _from_language(nlp: Any) -> Tokenizer:
    return tokenizer(nlp.vocab)
