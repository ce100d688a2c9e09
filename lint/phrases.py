"""The phrase notation of rule packs, compiled to patterns over the words of one sentence.

    besluit/beslissing      either word (in a set and in parentheses: either phrase)
    (nog) eens              optional
    schade* *klacht         any word so begun or ended  ..  ...        up to 4, up to 12 words between
    ~betalen                any form of the verb        ~in|dienen     separable verb, joined or apart
    <besluit>               any phrase of a word list   ^ $            begin, end of the sentence
    {niet; ~betalen}        all parts, in any order, in one clause; a part `-geen` must not stand in it
    {niet; ~betalen}s       the same over a whole sentence

Everything is matched on lower-case words without accents; a verb also on its lemma, so that a form that nobody listed
is found when the tagger knows it, and a tagging error never loses a form that is listed. Matching is bounded: gaps are
short and a pattern looks at most once at each word from each place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lint.inflection import separable_forms, verb_forms

GAPS = {"..": 4, "...": 12}
MAX_DEPTH = 6
# What may follow the particle of a separable verb that stands apart; anything else makes it a preposition.
_AFTER_PARTICLE = frozenset(
    ". , ; : ! ? ) en of dan bij via per binnen met naar op aan van tot voor om als indien wanneer dat zodat omdat want maar uiterlijk waarom wat hoe"
    " door in uit te bent heeft is kunt hebben ook nog alsnog - – \" ' ’ ” schriftelijk telefonisch telkens zodra mits tenzij".split()
)


class PhraseError(ValueError):
    """A phrase that does not follow the notation; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence as patterns see them: folded forms, lemmas, the clause of each, and which are finite verbs."""

    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    clauses: tuple[int, ...]
    verbs: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.forms)


Ends = frozenset[int]
_NONE: Ends = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """One word out of a set, or one that begins or ends in a certain way."""

    forms: frozenset[str]
    affix: re.Pattern[str] | None = None
    lemma: str = ""

    def ends(self, words: Words, at: int) -> Ends:
        if at >= len(words.forms):
            return _NONE
        form = words.forms[at]
        if form in self.forms or (self.lemma and words.lemmas[at] == self.lemma):
            return frozenset((at + 1,))
        if self.affix is not None and self.affix.fullmatch(form):
            return frozenset((at + 1,))
        return _NONE

    def anchors(self) -> frozenset[str] | None:
        if self.affix is not None:
            return None
        return self.forms | {self.lemma} if self.lemma else self.forms


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of any kind."""

    most: int

    def ends(self, words: Words, at: int) -> Ends:
        return frozenset(range(at, min(at + self.most, len(words.forms)) + 1))

    def anchors(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class Edge:
    """The begin (`^`) or end (`$`) of the sentence; punctuation at the end does not count."""

    begin: bool

    def ends(self, words: Words, at: int) -> Ends:
        if self.begin:
            ok = all(not any(c.isalnum() for c in form) for form in words.forms[:at])
        else:
            ok = all(not any(c.isalnum() for c in form) for form in words.forms[at:])
        return frozenset((at,)) if ok else _NONE

    def anchors(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class SplitVerb:
    """A separable verb that stands apart in the sentence: `dien … in`; matches from the verb to the particle."""

    forms: frozenset[str]
    particles: frozenset[str]

    def ends(self, words: Words, at: int) -> Ends:
        if at >= len(words.forms) or words.forms[at] not in self.forms:
            return _NONE
        found = set()
        for i in range(at + 1, min(at + 32, len(words.forms))):
            if words.forms[i] in self.particles and (
                i + 1 == len(words.forms) or words.forms[i + 1] in _AFTER_PARTICLE
            ):
                found.add(i + 1)
                break
        return frozenset(found)

    def anchors(self) -> frozenset[str] | None:
        return self.forms


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences (alternatives, optional parts, word lists)."""

    options: tuple[Sequence_, ...]

    def ends(self, words: Words, at: int) -> Ends:
        out: set[int] = set()
        for option in self.options:
            out |= option.ends(words, at)
        return frozenset(out)

    def anchors(self) -> frozenset[str] | None:
        out: frozenset[str] = frozenset()
        for option in self.options:
            one = option.anchors()
            if one is None:
                return None
            out |= one
        return out


@dataclass(frozen=True, slots=True)
class Sequence_:
    """Parts that follow each other."""

    parts: tuple[Node, ...]

    def ends(self, words: Words, at: int) -> Ends:
        here: set[int] = {at}
        for part in self.parts:
            here = {end for start in here for end in part.ends(words, start)}
            if not here:
                return _NONE
        return frozenset(here)

    def anchors(self) -> frozenset[str] | None:
        """The smallest set of words of which one must stand in the sentence, or None when there is no such set."""
        sets = [a for a in (part.anchors() for part in self.parts) if a is not None]
        return min(sets, key=len) if sets else None


Node = Word | Gap | Edge | SplitVerb | Choice | Sequence_


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled phrase: its text and one sequence, or a set of parts that share a clause or a sentence."""

    text: str
    parts: tuple[Sequence_, ...]
    without: tuple[Sequence_, ...] = ()
    unordered: bool = False
    sentence_wide: bool = False

    def anchors(self) -> frozenset[str] | None:
        """Words of which one must stand in a sentence that matches; None when any sentence may match."""
        sets = [a for a in (part.anchors() for part in self.parts) if a is not None]
        return min(sets, key=len) if sets else None

    def find(self, words: Words) -> list[tuple[int, int]]:
        """The (start, end) word ranges of all matches in a sentence, longest per start, in order."""
        if not self.unordered:
            return _spans(self.parts[0], words)
        found = [_spans(part, words) for part in self.parts]
        if not all(found):
            return []
        out = []
        for clause in sorted({words.clauses[start] for start, _ in found[0] if start < len(words)}):
            inside = [
                [s for s in spans if self.sentence_wide or words.clauses[min(s[0], len(words) - 1)] == clause]
                for spans in found
            ]
            if not all(inside):
                continue
            if any(
                self.sentence_wide or words.clauses[min(s, len(words) - 1)] == clause
                for bad in self.without
                for s, _ in _spans(bad, words)
            ):
                continue
            chosen = _disjoint(inside)
            if chosen is not None:
                out.append((min(s for s, _ in chosen), max(e for _, e in chosen)))
            if self.sentence_wide:
                break
        return out


def _spans(sequence: Sequence_, words: Words) -> list[tuple[int, int]]:
    out = []
    for start in range(len(words)):
        ends = sequence.ends(words, start)
        if ends and max(ends) > start:
            out.append((start, max(ends)))
    return out


def _disjoint(groups: list[list[tuple[int, int]]], taken: tuple[tuple[int, int], ...] = ()) -> tuple[tuple[int, int], ...] | None:
    """One span out of each group such that none begins where another does; None when there is no such choice."""
    if not groups:
        return taken
    for span in groups[0][:8]:
        if all(span[0] != other[0] for other in taken):
            rest = _disjoint(groups[1:], (*taken, span))
            if rest is not None:
                return rest
    return None


class Compiler:
    """Turns phrases into patterns, with the word lists and irregular verbs of a pack at hand."""

    def __init__(
        self,
        lists: Mapping[str, Iterable[str]],
        irregular: Mapping[str, str],
        fold: Callable[[str], str],
        classes: Mapping[str, str] | None = None,
    ):
        self._lists = {name: tuple(entries) for name, entries in lists.items()}
        self._classes = {name: Word(frozenset(), re.compile(rule)) for name, rule in (classes or {}).items()}
        self._irregular = {verb: tuple(forms.split()) for verb, forms in irregular.items()}
        self._fold = fold
        self._ready: dict[str, Choice] = {}
        self._busy: list[str] = []

    def pattern(self, phrase: str) -> Pattern:
        """Compile one phrase. Raises PhraseError where it breaks the notation or names an unknown list."""
        text = " ".join(phrase.split())
        if not text:
            raise PhraseError("an empty phrase")
        if not text.startswith("{"):
            return Pattern(text, (self._sequence(text),))
        wide = text.endswith("}s")
        if not (wide or text.endswith("}")) or text.count("{") != 1:
            raise PhraseError(f"a set is written {{a; b}} or {{a; b}}s: {phrase!r}")
        members = [m.strip() for m in text[1 : -2 if wide else -1].split(";")]
        wanted = tuple(self._member(m) for m in members if m and not m.startswith("-"))
        without = tuple(self._member(m[1:].strip()) for m in members if m.startswith("-"))
        if not wanted:
            raise PhraseError(f"a set needs a part that must be there: {phrase!r}")
        return Pattern(text, wanted, without, unordered=True, sentence_wide=wide)

    def _member(self, text: str) -> Sequence_:
        """A part of a set: alternatives of several words each, `uit te keren/af te wijzen`."""
        if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
            text = text[1:-1]
        options = [self._sequence(option) for option in _split(text, "/")]
        return options[0] if len(options) == 1 else Sequence_((_merged(options),))

    def _sequence(self, text: str) -> Sequence_:
        parts: list[Node] = []
        for piece in _pieces(text):
            if piece.strip("()") in GAPS:
                piece = piece.strip("()")
            optional = piece.startswith("(") and piece.endswith(")")
            node = self._member(piece[1:-1].strip()) if optional else self._node(piece)
            parts.append(Choice((Sequence_((node,)), Sequence_(()))) if optional else node)
        if not any(_is_solid(part) for part in parts):
            raise PhraseError(f"nothing in {text!r} has to be there; parentheses mean optional")
        return Sequence_(tuple(parts))

    def _node(self, piece: str) -> Node:
        if not piece:
            raise PhraseError("an empty part")
        if piece in GAPS:
            return Gap(GAPS[piece])
        if piece in "^$":
            return Edge(piece == "^")
        if " " in piece:
            return self._sequence(piece)
        options = [self._single(one) for one in piece.split("/")] if piece != "/" else [self._single(piece)]
        plain = [o for o in options if isinstance(o, Word) and o.affix is None and not o.lemma]
        if len(plain) == len(options):
            return Word(frozenset().union(*(o.forms for o in plain)))
        return options[0] if len(options) == 1 else Choice(tuple(Sequence_((o,)) for o in options))

    def _single(self, token: str) -> Node:
        if not token:
            raise PhraseError("an empty alternative")
        if token.startswith("<"):
            return self._list(token)
        if token.startswith("~"):
            return self._verb(token[1:])
        if any(sign in token for sign in "{}<>~|()"):
            raise PhraseError(f"a sign in the wrong place: {token!r}")
        folded = self._fold(token)
        if "*" in folded:
            body = ".*".join(re.escape(bit) for bit in folded.split("*"))
            if len(folded.replace("*", "")) < 2:
                raise PhraseError(f"too little beside the star: {token!r}")
            return Word(frozenset(), re.compile(body))
        return Word(frozenset((folded,)))

    def _list(self, token: str) -> Node:
        name = token[1:-1]
        if name in self._classes:
            return self._classes[name]
        if not token.endswith(">") or name not in self._lists:
            known = ", ".join(sorted({*self._lists, *self._classes}))
            raise PhraseError(f"no word list {token!r}; there are: {known}")
        if name not in self._ready:
            if name in self._busy or len(self._busy) > MAX_DEPTH:
                raise PhraseError(f"word list {name!r} refers to itself")
            self._busy.append(name)
            sequences = [self._sequence(entry) for entry in self._lists[name]]
            self._busy.pop()
            self._ready[name] = _merged(sequences)
        return self._ready[name]

    def _verb(self, verb: str) -> Node:
        particle, bar, infinitive = verb.partition("|")
        if not bar:
            infinitive = verb
        if not infinitive.isalpha():
            raise PhraseError(f"not a verb: ~{verb}")
        irregular = self._irregular.get(infinitive, ())
        if not bar:
            return Word(frozenset(map(self._fold, verb_forms(infinitive, irregular))), lemma=infinitive)
        joined = frozenset(map(self._fold, separable_forms(particle, infinitive, irregular)))
        forms = frozenset(map(self._fold, verb_forms(infinitive, irregular)))
        te = Sequence_((Word(frozenset((particle,))), Word(frozenset(("te",))), Word(frozenset((infinitive,)))))
        return Choice(
            (
                Sequence_((Word(joined),)),
                te,
                Sequence_((SplitVerb(forms, frozenset((particle,))),)),
            )
        )


def _is_solid(part: Node) -> bool:
    """True for a part that stands for at least one word."""
    if isinstance(part, Gap | Edge):
        return False
    return not (isinstance(part, Choice) and any(not option.parts for option in part.options))


def _merged(sequences: Sequence[Sequence_]) -> Choice:
    """A choice in which all plain single words have become one set, so that a long list costs one look-up."""
    words: set[str] = set()
    rest: list[Sequence_] = []
    for sequence in sequences:
        only = sequence.parts[0] if len(sequence.parts) == 1 else None
        if isinstance(only, Word) and only.affix is None and not only.lemma:
            words |= only.forms
        else:
            rest.append(sequence)
    head = [Sequence_((Word(frozenset(words)),))] if words else []
    return Choice((*head, *rest))


def _pieces(text: str) -> list[str]:
    """The parts of a sequence: words, and what stands in parentheses."""
    return [piece for piece in _split(text, " ") if piece]


def _split(text: str, sign: str) -> list[str]:
    """Split at a sign outside parentheses."""
    out, depth, piece = [], 0, ""
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0 or depth > 1:
            raise PhraseError(f"parentheses do not match in {text!r}")
        if char == sign and depth == 0:
            out.append(piece)
            piece = ""
        else:
            piece += char
    if depth:
        raise PhraseError(f"parentheses do not match in {text!r}")
    return [*out, piece]
