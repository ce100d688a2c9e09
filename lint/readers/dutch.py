"""Tells whether a text is Dutch, by the share of words that carry grammar rather than meaning; no model needed."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TAGS = re.compile(r"\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|\{#.{0,300}?#\}|</?[#@][^>\n]{0,300}>|«[^»\n]{0,80}»", re.S)
_FOREIGN_LETTER = re.compile(r"[\u0370-\u1eff\u3040-\uffff]")
_LETTER = re.compile(r"[^\W\d_]")
_DUTCH_SHAPE = re.compile(r"ij|(?:heid|lijk|lijke|atie|ing|ingen|sch|sche|tjes|oor|aar|eel)\Z|[aou]{2}[nrtlk]|oe")
_SHORT = 12

# Words that only one of the languages has; shared ones ("in", "is", "we", "over", "de") say nothing.
_MARKS = {
    "nl": """het een van niet u uw wij zijn voor met op aan deze als maar ook naar bij wordt heeft hebben kunt kunnen je
        jij jouw ons onze geen tot uit om er nog door hij zij worden zal zullen mag moet wilt welke wat hoe dit dus ben
        bent hier krijgt krijg gaat binnen omdat indien dan te jullie kun heb hebt was ik mijn""",
    "en": """the and to you your our are not for with that this be have will from by has been can which if please
        would should any may dear were they their yours sincerely""",
    "de": """der das und nicht ist wir sie ihr ihre ihren mit für auf von zu den dem ein eine einer werden haben wird
        sind auch bei nach aus oder können bitte sehr geehrte durch ich kein keine""",
    "fy": """it fan net jo jim wy us foar mei dizze ek nei wurdt hat hawwe kinne jins ús gjin oan út troch wurde sil
        moat hoe't dy't is't dat't tige binne jimme mar mear hjir wêr no""",
    "fr": """le la les et vous votre vos nous notre est sont pas pour avec dans une des du au sur par que qui ce cette
        ont avez être madame monsieur""",
    "af": "nie hierdie asook vir deur julle jou hulle",
}
_SETS = {name: frozenset(words.split()) for name, words in _MARKS.items()}


def is_dutch(text: str) -> bool:
    """True for Dutch, for a letter with a substantial Dutch part, and for a text too short to tell."""
    text = _TAGS.sub(" ", text)
    letters = len(_LETTER.findall(text))
    if letters and len(_FOREIGN_LETTER.findall(text)) > letters / 2:
        return False
    words = [w.lower() for w in _WORDS.findall(text)]
    counts = _counts(words)
    dutch = counts.pop("nl")
    other = max(counts.values())
    if len(words) < _SHORT:
        return not (dutch == 0 and other >= 2)
    if dutch == other == 0:
        return len(words) < 3 * _SHORT or sum(1 for w in words if _DUTCH_SHAPE.search(w)) > 0.08 * len(words)
    if dutch > other:
        return True
    return _dutch_part(text, len(words))


def _counts(words: list[str]) -> dict[str, int]:
    return {name: sum(1 for w in words if w in marks) for name, marks in _SETS.items()}


def _dutch_part(text: str, total: int) -> bool:
    found = 0
    for line in text.splitlines():
        words = [w.lower() for w in _WORDS.findall(line)]
        if len(words) < 5:
            continue
        counts = _counts(words)
        dutch = counts.pop("nl")
        if dutch > max(counts.values()) and dutch >= 2:
            found += len(words)
    return found >= 60 or (found >= 15 and found >= 0.2 * total)
