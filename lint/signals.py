"""What a rejection says of itself for those who review products: branch of insurance, grounds, articles and month.

A ground is looked for first where the letter refuses and gives its reason; what stands elsewhere counts for less, and
nothing of the passage on the next step does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint.letter import Letter
from lint.lettermonth import month
from lint.matching import Match
from lint.model import NOT_APPLICABLE, Reading, TextRange
from lint.results import Signals
from lint.sections import Zone
from lint.sentences import Sentence
from lint.signalwords import SignalWords, Term, weak

_ZONES = frozenset({Zone.BODY, Zone.SUBJECT, Zone.AFTER})
_UNHEARD = frozenset({Zone.QUOTE, Zone.NAVIGATION})
_REFUSES = ("refusal", "refusal_title", "not_covered", "partial", "zero", "case_refusal")
_NEAR = 3  # sentences from a refusal within which its ground is explained
_WEAK = 3  # how much less a word weighs that refuses and hardly says why
_BESIDE = 3  # how much less than the plainest ground another must weigh to be none
_MOST = 3  # grounds that one letter can state
_STRONG = 4  # how much more the name of an insurance says of the branch than a thing that is insured


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence in which a ground may stand, how much that would weigh there, and what was found in it."""

    sentence: Sentence
    weight: int
    found: dict[str, tuple[Match, ...]]


def read(letter: Letter, reading: Reading, lang: str) -> Signals | None:
    """The signals of a letter, with the pack's names in a language; None where no claim is refused."""
    words = letter.pack.signals
    if words is None or reading.facts["reason"] == NOT_APPLICABLE:
        return None
    said = _said(letter, reading, words)
    branch = _branch(letter, reading, words)
    return Signals(
        branch=_named((branch,) if branch else (), words.branches, lang),
        grounds=_named(_grounds(said, words), words.grounds, lang),
        articles=_articles(letter, said, words),
        month=month(letter, words),
    )


def _named(codes: Sequence[str], terms: Sequence[Term], lang: str) -> tuple[tuple[str, str], ...]:
    names = {term.id: term.name[lang] for term in terms}
    return tuple((code, names[code]) for code in codes)


def _said(letter: Letter, reading: Reading, words: SignalWords) -> list[_Said]:
    """The sentences of the letter that may state a ground, each with its weight."""
    step, ground = (reading.evidence[f].range if f in reading.evidence else None for f in ("next_step", "reason"))
    due = tuple(reading.due.values())
    refusing = [s.index for s in letter.sentences if s.zone in _ZONES and (_lies_in(s, due) or s.has(*_REFUSES))]
    out = []
    for sentence in letter.sentences:
        if sentence.zone not in _ZONES or sentence.is_question or (step is not None and step.overlaps(sentence.range)):
            continue
        found = _meant(sentence, words.matcher.find(sentence.words))
        refuses = sentence.has(*_REFUSES) or _lies_in(sentence, due)
        explains = sentence.has("because", "basis") or (ground is not None and ground.overlaps(sentence.range))
        near = any(abs(sentence.index - at) <= _NEAR for at in refusing)
        weight = 1 + 2 * near + refuses + explains - 2 * (sentence.has("recap") and not refuses)
        out.append(_Said(sentence, weight, found))
    return out


def _meant(sentence: Sentence, found: dict[str, tuple[Match, ...]]) -> dict[str, tuple[Match, ...]]:
    """What was found in a sentence but for what it says not to count ("Dat u te laat was, speelt geen rol")."""
    if "dismissed" not in found:
        return found
    clauses = {sentence.clause_of(match) - back for match in found["dismissed"] for back in (0, 1)}
    kept = {name: tuple(m for m in ms if sentence.clause_of(m) not in clauses) for name, ms in found.items()}
    return {name: matches for name, matches in kept.items() if matches}


def _lies_in(sentence: Sentence, ranges: Sequence[TextRange]) -> bool:
    return any(where.overlaps(sentence.range) for where in ranges)


def _grounds(said: Sequence[_Said], words: SignalWords) -> tuple[str, ...]:
    """The codes of the grounds that are stated; of those that are about as plain, the first one is the principal."""
    weights: dict[str, int] = {}
    first: dict[str, tuple[int, int]] = {}
    for one in said:
        for ground in words.grounds:
            plain = one.found.get(ground.id)
            weight = one.weight if plain else one.weight - _WEAK
            for match in (plain or one.found.get(weak(ground.id), ()))[:1]:
                if weight > weights.get(ground.id, 0):
                    weights[ground.id], first[ground.id] = weight, (one.sentence.index, match.start)
    most = max(weights.values(), default=0)
    stated = [code for code, weight in weights.items() if weight > most - _BESIDE]
    return tuple(sorted(stated, key=lambda code: first[code])[:_MOST])


def _branch(letter: Letter, reading: Reading, words: SignalWords) -> str:
    """The code of the branch that the letter speaks of most; "" when it names none."""
    for branch in words.branches:
        if branch.kinds and set(reading.kinds) <= set(branch.kinds):
            return branch.id
    possible = [branch for branch in words.branches if not branch.kinds or set(branch.kinds) & set(reading.kinds)]
    points: Counter[str] = Counter()
    for sentence in letter.sentences:
        if sentence.zone in _UNHEARD:
            continue
        found = words.matcher.find(sentence.words)
        times = 2 if sentence.zone is Zone.SUBJECT else 1
        for branch in possible:
            names, things = found.get(branch.id, ()), found.get(weak(branch.id), ())
            points[branch.id] += times * (_STRONG * len(names) + len(things))
    best = max(possible, key=lambda branch: points[branch.id], default=None)
    return best.id if best is not None and points[best.id] else ""


def _articles(letter: Letter, said: Sequence[_Said], words: SignalWords) -> tuple[str, ...]:
    """The articles and clauses on which the refusal rests, as the letter writes them."""
    return tuple(dict.fromkeys(_references(letter, [s.sentence for s in said], words)))


def _references(letter: Letter, sentences: Sequence[Sentence], words: SignalWords) -> Iterator[str]:
    for sentence in sentences:
        text = letter.raw(sentence)
        taken: list[TextRange] = []
        for rule in words.expressions["reference"]:
            for match in rule.finditer(text):
                where = TextRange(*match.span())
                if not any(where.overlaps(other) for other in taken):
                    taken.append(where)
                    yield match[0]
