"""What the second reader says against the rules: where a letter clearly speaks otherwise, their verdict gives way.

A rule knows the phrase that it found, the second reader how letters of this or that verdict are worded. Each errs where
the other does not; training/README.md says how often, and how the bounds below were chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from lint.checks.lawyer_choice import LawyerChoice
from lint.checks.next_step import MOST_MISSES, NextStep
from lint.kinds import Kinds
from lint.letter import Letter, following
from lint.model import DAMAGE, HEALTH, INTAKE, KINDS, NOT_APPLICABLE, REJECTIONS, NearMiss, Reading
from lint.secondreader import ACT_OF, ANSWERS, REASON, REJECTION, SecondReader
from lint.sentences import Sentence

KIND_CLEAR = 0.3  # how far it must lean to another kind to decide, from 0 (undecided) to 1 (certain)
ANSWER_CLEAR = 0.3  # by how much another answer must be likelier than that of the rules to be taken
REASON_CLEAR = 0.1  # how far it must lean to decide whether a reason is given
SURE = 0.4  # how far it must lean to what was decided for that to be beyond doubt
SURE_ALONE = 0.9  # and where the rules said otherwise
POSSIBLE = 0.1  # how likely some sentence must do what an answer against the rules asks for
LIKELY = 0.5  # a sentence that belongs to the passage that is shown
AROUND = 3  # sentences that belong to one that tells what to do


class Weighing:
    """One letter, weighed by a reader."""

    def __init__(self, reader: SecondReader, letter: Letter) -> None:
        """Asks the reader once."""
        self._letter = letter
        self._opinion = reader.read(letter)
        self.overruled: list[str] = []  # the verdicts of the rules that gave way

    def doubts(self, reading: Reading) -> tuple[str, ...]:
        """Which verdicts of a reading a person should look at."""
        return doubts(self._opinion.leanings, reading)

    def kinds(self, found: Kinds) -> Kinds:
        """The kinds of the letter, with the sentences that make it so."""
        kinds = kinds_by(self._opinion.leanings, found.found)
        kinds = tuple(kind for kind in kinds if kind in found.found or self._shows(found, kind))
        if kinds == found.found:
            return found
        self.overruled.append("kinds")
        rejecting = next((found.due[kind] for kind in REJECTIONS if kind in found.due), None)
        due = dict(found.due)
        for kind in kinds:
            if kind in REJECTIONS:
                due.setdefault(kind, rejecting or self._opinion.strongest(REJECTION))
            else:
                due.setdefault(kind, self._opinion.strongest(kind))
        return Kinds(kinds, {kind: due[kind] for kind in kinds}, found.unsure)

    def step(self, found: NextStep) -> NextStep:
        """The next step that the rules found, or another that the letter clearly speaks for."""
        value = self._answer("next_step", found.value)
        if value == found.value:
            return found
        if value == "missing":
            return NextStep(value, (), _passed_over(found.passage, found.near_misses))
        passage = self._passage(f"next_step: {value}")
        if value == "present":
            passage = _joined(passage, following(self._letter, passage[-1], AROUND))
        return replace(found, value=value, passage=passage, places=(passage,))

    def choice(self, found: LawyerChoice) -> LawyerChoice:
        """What the rules found on the choice of a lawyer, or another answer that the letter clearly speaks for."""
        value = self._answer("lawyer_choice", found.value)
        if value == found.value:
            return found
        if value == "missing":
            return LawyerChoice(value, (), _passed_over(found.passage, found.near_misses))
        return replace(found, value=value, passage=self._passage(f"lawyer_choice: {value}"))

    def reason(self, found: Sentence | None) -> Sentence | None:
        """The sentence in which the rules found a reason; another, or none, where the letter clearly speaks for it."""
        leaning, told = self._opinion.leanings[REASON], found
        if found is None and leaning > REASON_CLEAR and self._has(REASON):
            told = self._opinion.strongest(REASON)
        elif leaning < -REASON_CLEAR:
            told = None
        if told is not found:
            self.overruled.append(REASON)
        return told

    def _answer(self, fact: str, said: str) -> str:
        """The verdict of the rules on a fact, or another that the letter clearly speaks for and a sentence may say."""
        value = answer_by(self._opinion.leanings, fact, said)
        if value == said or not self._has(f"{fact}: {value}"):
            return said
        self.overruled.append(fact)
        return value

    def _shows(self, found: Kinds, kind: str) -> bool:
        """True where a sentence can be shown that makes the letter of a kind that the rules did not find."""
        if kind in REJECTIONS:
            return any(rejection in found.due for rejection in REJECTIONS) or self._has(REJECTION)
        return self._has(kind)

    def _has(self, question: str) -> bool:
        """True where some sentence may do what the answer yes asks for, or where it asks for none."""
        act = ACT_OF.get(question)
        return act is None or any(self._opinion.likely(s, act) > POSSIBLE for s in self._letter.sentences)

    def _passage(self, question: str) -> tuple[Sentence, ...]:
        """The sentences that do what the answer yes asks for: the strongest, and all likely ones."""
        strongest, act = self._opinion.strongest(question), ACT_OF[question]
        return _joined((strongest,), (s for s in self._letter.spoken if self._opinion.likely(s, act) > LIKELY))


def kinds_by(leanings: Mapping[str, float], found: Collection[str]) -> tuple[str, ...]:
    """The kinds that the rules found, without those that a letter clearly is not, with those that it clearly is.

    A letter of several kinds stays so: each of its parts speaks for one of them and against the other.
    """
    if len(found) > 1:
        return tuple(found)
    kinds = set(found)
    rejected = kinds.intersection(REJECTIONS)
    branch = HEALTH if leanings[HEALTH] > 0 else DAMAGE
    if rejected and leanings[REJECTION] < -KIND_CLEAR:
        kinds -= rejected
    elif not rejected and leanings[REJECTION] > KIND_CLEAR:
        kinds.add(branch)
    elif rejected and abs(leanings[HEALTH]) > KIND_CLEAR:
        kinds = kinds - rejected | {branch}
    if leanings[INTAKE] > KIND_CLEAR:
        kinds.add(INTAKE)
    elif leanings[INTAKE] < -KIND_CLEAR:
        kinds.discard(INTAKE)
    return tuple(kind for kind in KINDS if kind in kinds)


def answer_by(leanings: Mapping[str, float], fact: str, said: str) -> str:
    """The verdict of the rules on a fact, or another that a letter clearly speaks for."""
    best, much = best_other(leanings, fact, said)
    return best if much > ANSWER_CLEAR else said


def doubts(leanings: Mapping[str, float], reading: Reading) -> tuple[str, ...]:
    """Which verdicts a person should look at: those that the second reader does not lean to clearly enough.

    It must lean further where the rules said otherwise, or were in doubt themselves.
    """
    slight = tuple(
        fact
        for fact, much in agreement(leanings, reading).items()
        if much < (SURE_ALONE if fact in reading.overruled or fact in reading.unsure else SURE)
    )
    return (*slight, *(fact for fact in (REASON,) if fact in reading.overruled))


def agreement(leanings: Mapping[str, float], reading: Reading) -> Mapping[str, float]:
    """How far leanings support (above 0) or contradict each verdict of a reading."""
    found = {}
    for fact in ANSWERS:
        said = reading.facts.get(fact, NOT_APPLICABLE)
        if said != NOT_APPLICABLE:
            found[fact] = -best_other(leanings, fact, str(said))[1]
    rejected = [kind for kind in REJECTIONS if kind in reading.kinds]
    shared = [_sided(leanings[REJECTION], bool(rejected)), _sided(leanings[INTAKE], INTAKE in reading.kinds)]
    if len(rejected) == 1:
        shared.append(_sided(leanings[HEALTH], HEALTH in reading.kinds))
    found["kinds"] = min(shared)
    return found


def best_other(leanings: Mapping[str, float], fact: str, said: str) -> tuple[str, float]:
    """The answer that most speaks for, other than the one said, and by how much more than for that."""
    others = [answer for answer in ANSWERS[fact] if answer != said]
    best = max(others, key=lambda answer: leanings[f"{fact}: {answer}"])
    return best, (leanings[f"{fact}: {best}"] - leanings[f"{fact}: {said}"]) / 2


def _sided(leaning: float, yes: bool) -> float:
    return leaning if yes else -leaning


def _passed_over(passage: tuple[Sentence, ...], others: tuple[NearMiss, ...]) -> tuple[NearMiss, ...]:
    return (*(NearMiss(s.range, "weighed") for s in passage[:1]), *others)[:MOST_MISSES]


def _joined(*passages: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of several passages once each, in the order of the letter."""
    found = {sentence.index: sentence for passage in passages for sentence in passage}
    return tuple(found[index] for index in sorted(found))
