"""The month of a letter, from the date that it bears itself: not that of the damage, the claim or an older letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lint.letter import Letter
from lint.sections import Zone
from lint.signalwords import SignalWords

_FIRST = 6  # blocks at the top of a text without greeting among which its date stands
_SHORT = 70  # characters of a line that holds little more than a date
_LABELLED, _SENT, _ON_TOP, _BELOW = range(4)  # where a date stands, from plain to less plain
_UNHEARD = frozenset({Zone.QUOTE, Zone.NAVIGATION, Zone.FORM})


def month(letter: Letter, words: SignalWords) -> str:
    """The month as `2026-03`; "" when the letter bears no date."""
    found = list(_dated(letter, words))
    if letter.document.sent:
        found.append((_SENT, letter.document.sent))
    return min(found, key=lambda pair: pair[0], default=(0, ""))[1]


def _dated(letter: Letter, words: SignalWords) -> Iterator[tuple[int, str]]:
    """The months that stand where a letter bears its date, with how plainly they stand there."""
    dates, own, other = _dates(tuple(words.months)), words.expressions["own_date"], words.expressions["other_date"]
    greeted = letter.has_greeting()
    for number, part in enumerate(letter.parts):
        if part.zone in _UNHEARD:
            continue
        where = part.block.range
        for line in letter.document.text[where.start : where.end].splitlines():
            match = next(dates.finditer(line), None)
            if match is None:
                continue
            if any(rule.search(line) for rule in own):
                place = _LABELLED
            elif len(line) > _SHORT or any(rule.search(line) for rule in other):
                continue
            elif part.zone in (Zone.HEAD, Zone.SUBJECT) or (number < _FIRST and not greeted):
                place = _ON_TOP
            elif part.zone is Zone.BODY:
                continue
            else:
                place = _BELOW
            said = _month_of(match, words)
            if said:
                yield place, said


def _month_of(match: re.Match[str], words: SignalWords) -> str:
    """The month of a date; "" for one that no calendar has."""
    year = match["year"] or match["iso_year"] or match["number_year"]
    number = words.months.get((match["name"] or "").lower()) or int(match["iso_month"] or match["number_month"] or 0)
    return f"{year}-{number:02}" if 1 <= number <= 12 else ""


@lru_cache(maxsize=4)
def _dates(names: Iterable[str]) -> re.Pattern[str]:
    """Dates as letters write them: "3 maart 2016", "maart 2016", "2016-03-03", "03-03-2016"."""
    month_names = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"\b(?:\d{{1,2}}(?:e|de|ste|den|sten)?[ .]\s?)?(?P<name>{month_names})\b\.?\s(?P<year>{year})\b"
        rf"|\b(?P<iso_year>{year})-(?P<iso_month>\d\d)-\d\d\b"
        rf"|\b\d{{1,2}}\s?[-/.]\s?(?P<number_month>\d{{1,2}})\s?[-/.]\s?(?P<number_year>{year})\b",
        re.I,
    )
