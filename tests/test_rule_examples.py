"""Every example inside every rule gets the verdict that it is keyed by, in a letter of each of the rule's kinds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from lint import examples
from lint.engine import Engine
from lint.matching import Matcher
from lint.packs import Example, Pack, Rule, default_pack
from lint.packyaml import read
from lint.results import Result, Status

CASES = [(rule, example) for rule in default_pack().rules for example in examples.placed(rule)]


@pytest.fixture(scope="module")
def verdicts(engine: Engine, pack: Pack) -> dict[str, str | None]:
    """What `brieflint test` says of each example, by its place."""
    return dict(examples.run(pack, engine))


@pytest.mark.parametrize(
    ("rule", "example"), [pytest.param(*case, id=examples.place(*case).replace(" ", ":")) for case in CASES]
)
def test_an_example_gets_its_verdict(verdicts: dict[str, str | None], rule: Rule, example: Example) -> None:
    """In every letter that it is put into."""
    assert verdicts[examples.place(rule, example)] is None, example.verdict


@pytest.mark.parametrize("rule", default_pack().rules, ids=lambda rule: rule.id)
def test_an_example_stands_at_its_line(rule: Rule) -> None:
    """The place that is reported is the place in the file."""
    lines = rule.file.read_text("utf-8").splitlines()
    for example in examples.placed(rule):
        assert lines[example.line - 1].lstrip(' -"').startswith(example.verdict)


def test_every_example_is_run(verdicts: dict[str, str | None]) -> None:
    """None is left out, and none hides another; those of the grounds of rejections are run too."""
    assert len(CASES) == sum(len(read(r.file).at("examples").value) for r in default_pack().rules)
    signals = default_pack().signals
    assert signals is not None
    assert len(verdicts) == len(CASES) + len(read(signals.file).at("examples").value)
    assert [why for at, why in verdicts.items() if signals.file.name in at and why] == []


def test_an_example_of_a_ground_that_is_wrong_is_told(engine: Engine, pack: Pack) -> None:
    """With its place, what the engine said, in which letter, of what."""
    assert pack.signals is not None
    (_, text), *others = pack.signals.examples
    tried = replace(pack, rules=(), signals=replace(pack.signals, examples=(("wear", text), *others)))
    (place, why), *rest = examples.run(tried, engine)
    assert re.fullmatch(r"wear signals\.yaml:\d+", place)
    assert why == f"late-report (schade-afwijzing/reason): {text}"
    assert {why for _, why in rest} == {None}


def test_an_example_that_is_wrong_is_told(engine: Engine, pack: Pack, tmp_path: Path) -> None:
    """With its place, what the engine said, in which letter, of what."""
    file = tmp_path / "X.yaml"
    file.write_text("id: X001\n\nexamples:\n  - denied: |\n      Niet eens met dit besluit?\n      Bel ons.\n", "utf-8")
    wrong = Example("denied", "Niet eens met dit besluit?\nBel ons.")
    rule = replace(next(r for r in pack.rules if r.id == "KKV801"), id="X001", file=file, examples=(wrong,))
    said = "present (schade-afwijzing): Niet eens met dit besluit? Bel ons."
    assert list(examples.run(replace(pack, rules=(rule,), signals=None), engine)) == [("X001 X.yaml:4", said)]


def test_a_pack_is_tried_with_its_own_words(engine: Engine, pack: Pack) -> None:
    """A pack that knows no rejection reads none; the engine is left as it was."""
    rule = next(rule for rule in pack.rules if rule.id == "KKV801")
    before = (engine.pack, engine.rules)
    said = dict(examples.run(replace(pack, rules=(rule,), matcher=Matcher({}), signals=None), engine))
    assert {str(why).partition(":")[0] for why in said.values()} == {"n/a (schade-afwijzing)"}
    assert (engine.pack, engine.rules) == before


def test_a_letter_that_cannot_be_read_says_why(pack: Pack) -> None:
    """Its verdict is the reason."""
    result = Result("X001.txt", Status.SKIPPED, "De tekst is niet Nederlands.")
    assert examples.verdict(pack.rules[0], result) == "De tekst is niet Nederlands."


HEADS = {"raak": 5, "net niet": 5, "bedorven": 3}  # what the comments above the examples begin with, and the least
REGISTERS = {
    "je": re.compile(r"\b(?:je|jij|jou|jouw)\b", re.I),
    "u": re.compile(r"\b(?:u|uw)\b", re.I),
    "formal": re.compile(
        r"\b(?:indien|mocht|gij|zulks|gaarne|gelieve|dagtekening|verzekerde|ondergetekende|verenigen|wenden|ingeval"
        r"|zonder dewelke|waarborg|aangezien|omtrent|noch|bescheiden|schrijven|weledelen|raadsman|raadslieden|dossiers?"
        r"|overmaken|maatschappij|meent|termen|te allen tijde|wenst|vertrouwt|burgerlijke|opkomen|rechte)\b",
        re.I,
    ),
}
SHOWN = ("weak_links", "placeholders", "suppressions")  # no sentences to the customer


def sections(rule: Rule) -> dict[str, list[str]]:
    """The texts of the examples of a rule by the head that they stand under."""
    found: dict[str, list[str]] = {}
    lines = rule.file.read_text("utf-8").splitlines()
    for example in examples.placed(rule):
        above = next(line for line in reversed(lines[: example.line - 1]) if line.startswith("  # "))
        head = next(head for head in HEADS if above.startswith(f"  # {head}"))
        found.setdefault(head, []).append(example.text)
    return found


@pytest.mark.parametrize("rule", default_pack().rules, ids=lambda rule: rule.id)
def test_a_rule_has_enough_examples(rule: Rule) -> None:
    """Five hits, five near misses and three spoiled hits, none twice."""
    found = sections(rule)
    assert {head: len(texts) >= HEADS[head] for head, texts in found.items()} == dict.fromkeys(HEADS, True)
    assert all(len({example.text for example in group}) == len(group) for group in [rule.examples])


@pytest.mark.parametrize(
    "rule", [rule for rule in default_pack().rules if rule.check not in SHOWN], ids=lambda rule: rule.id
)
@pytest.mark.parametrize("register", REGISTERS)
def test_a_rule_has_examples_of_every_register(rule: Rule, register: str) -> None:
    """To je, to u, and formal, at least two of each."""
    assert sum(bool(REGISTERS[register].search(example.text)) for example in rule.examples) >= 2
