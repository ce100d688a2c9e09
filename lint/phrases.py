"""The phrase notation of rule packs, compiled to patterns over the words of one sentence.

    besluit/beslissing      either word (in a set and in parentheses: either phrase)
    (nog) eens              optional
    schade* *klacht         any word so begun or ended  ..  ...        up to 4, up to 12 words between
    ~betalen                any form of the verb        ~in|dienen     separable verb, joined or apart
    <besluit>               any phrase of a word list   ^ $            begin, end of the sentence
    {niet; ~betalen}        all parts, in any order, in one clause; a part `-geen` must not stand in it
    {niet; ~betalen}s       the same over a whole sentence

Everything is matched on lower-case words without accents; a verb also on its lemma, so that a form that nobody listed
is found when the tagger knows it, and a tagging error never loses a form that is listed. What comes out is matched by
`lint.wordpatterns`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from lint.inflection import separable_forms, verb_forms
from lint.messages import Fault
from lint.wordpatterns import Choice, Edge, Gap, Node, Pattern, Sequence_, SplitVerb, Word

GAPS = {"..": 4, "...": 12}
MAX_DEPTH = 6
_SHORTEST = 4  # letters of an infinitive: gaan, eten


class PhraseError(Fault):
    """A phrase that does not follow the notation; its sentence says what is wrong."""


class Compiler:
    """Turns phrases into patterns.

    `lists` are the word lists that `<name>` stands for, `irregular` the principal parts of verbs by infinitive, `fold`
    makes a word comparable (as the words of sentences are), `classes` are regular expressions that `<name>` stands for.
    """

    def __init__(
        self,
        lists: Mapping[str, Iterable[str]],
        irregular: Mapping[str, str],
        fold: Callable[[str], str],
        classes: Mapping[str, str] | None = None,
    ):
        self._lists = {name: tuple(entries) for name, entries in lists.items()}
        self._irregular = {verb: tuple(forms.split()) for verb, forms in irregular.items()}
        self._fold = fold
        self._words: dict[Word, Word] = {}
        self._ready: dict[str, Node] = {}
        self._busy: list[str] = []
        self._classes = {name: self._affix(re.compile(rule)) for name, rule in (classes or {}).items()}

    def pattern(self, phrase: str) -> Pattern:
        """Compile one phrase. Raises PhraseError where it breaks the notation or names an unknown list."""
        text = " ".join(phrase.split())
        if not text:
            raise PhraseError("phrase_empty")
        if not text.startswith("{"):
            return Pattern(text, (self._sequence(text),))
        wide = text.endswith("}s")
        if not (wide or text.endswith("}")) or text.count("{") != 1:
            raise PhraseError("phrase_set", phrase=repr(phrase))
        members = [m.strip() for m in text[1 : -2 if wide else -1].split(";")]
        wanted = tuple(self._member(m) for m in members if m and not m.startswith("-"))
        without = tuple(self._member(m[1:].strip()) for m in members if m.startswith("-"))
        if not wanted:
            raise PhraseError("phrase_set_empty", phrase=repr(phrase))
        return Pattern(text, wanted, without, unordered=True, sentence_wide=wide)

    def _member(self, text: str) -> Sequence_:
        """A part of a set: alternatives of several words each, `uit te keren/af te wijzen`."""
        if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
            text = text[1:-1]
        options = [self._sequence(option) for option in _split(text, "/")]
        return options[0] if len(options) == 1 else Sequence_((self._either(options),))

    def _sequence(self, text: str) -> Sequence_:
        """Parts that follow each other, of which at least one has to be there."""
        parts: list[Node] = []
        for piece in _pieces(text):
            if piece.strip("()") in GAPS:
                piece = piece.strip("()")
            optional = piece.startswith("(") and piece.endswith(")")
            node = self._member(piece[1:-1].strip()) if optional else self._node(piece)
            parts.append(Choice((Sequence_((node,)), Sequence_(()))) if optional else node)
        if not any(_is_solid(part) for part in parts):
            raise PhraseError("phrase_optional", phrase=repr(text))
        return Sequence_(tuple(parts))

    def _node(self, piece: str) -> Node:
        """A sign or alternative words, without parentheses."""
        if not piece:
            raise PhraseError("phrase_part")
        if piece in GAPS:
            return Gap(GAPS[piece])
        if piece in "^$":
            return Edge(piece == "^")
        if " " in piece:  # words in parentheses with something glued to them
            raise PhraseError("phrase_sign", token=repr(piece))
        options = [self._single(one) for one in piece.split("/")] if piece != "/" else [self._single(piece)]
        return options[0] if len(options) == 1 else self._either(options)

    def _single(self, token: str) -> Node:
        """One word, verb or word list."""
        if not token:
            raise PhraseError("phrase_alternative")
        if token.startswith("<"):
            return self._list(token)
        if token.startswith("~"):
            return self._verb(token[1:])
        if any(sign in token for sign in "{}<>~|()"):
            raise PhraseError("phrase_sign", token=repr(token))
        folded = self._fold(token)
        if "*" in folded:
            if len(folded.replace("*", "")) < 2:
                raise PhraseError("phrase_star", token=repr(token))
            return self._affix(_starred(folded))
        return self._word(folded)

    def _list(self, token: str) -> Node:
        """The word list or class of words that `<name>` stands for."""
        name = token[1:-1]
        if name in self._classes:
            return self._classes[name]
        if not token.endswith(">") or name not in self._lists:
            known = ", ".join(sorted({*self._lists, *self._classes}))
            raise PhraseError("phrase_list", token=repr(token), known=known)
        if name not in self._ready:
            if name in self._busy or len(self._busy) > MAX_DEPTH:
                raise PhraseError("phrase_loop", name=repr(name))
            self._busy.append(name)
            sequences = [self._sequence(entry) for entry in self._lists[name]]
            self._busy.pop()
            self._ready[name] = self._either(sequences)
        return self._ready[name]

    def _verb(self, verb: str) -> Node:
        """All forms of `betalen`, or of `in|dienen` joined, with "te" between and apart."""
        particle, bar, infinitive = verb.partition("|")
        if not bar:
            infinitive = verb
        if not infinitive.isalpha() or len(infinitive) < _SHORTEST or (bar and not particle.isalpha()):
            raise PhraseError("phrase_verb", verb=verb)
        irregular = self._irregular.get(infinitive, ())
        if not bar:
            return self._one(
                Word(frozenset(map(self._fold, verb_forms(infinitive, irregular))), frozenset((infinitive,)))
            )
        joined = frozenset(map(self._fold, separable_forms(particle, infinitive, irregular)))
        apart = self._one(Word(frozenset(map(self._fold, verb_forms(infinitive, irregular)))))
        te = Sequence_(tuple(map(self._word, (particle, "te", infinitive))))
        return Choice(
            (
                Sequence_((self._one(Word(joined)),)),
                te,
                Sequence_((SplitVerb(apart, self._word(particle)),)),
            )
        )

    def _either(self, alternatives: Iterable[Node]) -> Node:
        """Any of several nodes; all that stand for a single word become one, so that a long list costs one look-up."""
        words: list[Word] = []
        rest: list[Sequence_] = []
        for option in _flat(alternatives):
            only = option.parts[0] if len(option.parts) == 1 else None
            if isinstance(only, Word):
                words.append(only)
            else:
                rest.append(option)
        if not words:
            return Choice(tuple(rest))
        word = Word(
            frozenset().union(*(w.forms for w in words)),
            frozenset().union(*(w.lemmas for w in words)),
            tuple(dict.fromkeys(affix for w in words for affix in w.affixes)),
        )
        return Choice((Sequence_((self._one(word),)), *rest)) if rest else self._one(word)

    def _word(self, form: str) -> Word:
        return self._one(Word(frozenset((form,))))

    def _affix(self, expression: re.Pattern[str]) -> Word:
        return self._one(Word(frozenset(), affixes=(expression,)))

    def _one(self, word: Word) -> Word:
        """The same object for the same sort of word, since a sentence is looked through for each object once."""
        return self._words.setdefault(word, word)


def _starred(word: str) -> re.Pattern[str]:
    """The expression for a word with stars; each part is sought once, however many stars there are."""
    first, *middle, last = map(re.escape, word.split("*"))
    return re.compile(first + "".join(f"(?>.*?{bit})" for bit in middle if bit) + f".*{last}")


def _is_solid(part: Node) -> bool:
    """True for a part that stands for at least one word."""
    if isinstance(part, Gap | Edge):
        return False
    return not (isinstance(part, Choice) and any(not option.parts for option in part.options))


def _flat(alternatives: Iterable[Node]) -> Iterator[Sequence_]:
    """The alternatives as sequences, those of a choice among them as its own."""
    for node in alternatives:
        option = node if isinstance(node, Sequence_) else Sequence_((node,))
        if len(option.parts) == 1 and isinstance(option.parts[0], Choice | Sequence_):
            inner = option.parts[0]
            yield from _flat(inner.options if isinstance(inner, Choice) else (inner,))
        else:
            yield option


def _pieces(text: str) -> list[str]:
    """The parts of a sequence: words, and what stands in parentheses."""
    return [piece for piece in _split(text, " ") if piece]


def _split(text: str, sign: str) -> list[str]:
    """Split at a sign outside parentheses."""
    out, depth, piece = [], 0, ""
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0 or depth > 1:
            raise PhraseError("phrase_brackets", phrase=repr(text))
        if char == sign and depth == 0:
            out.append(piece)
            piece = ""
        else:
            piece += char
    if depth:
        raise PhraseError("phrase_brackets", phrase=repr(text))
    return [*out, piece]
