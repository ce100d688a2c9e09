"""Facts about rule packs: one that is broken is refused with file, line and what is allowed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.packs import CHECKS, DETAILS, Pack, PackError, load
from lint.packyaml import read
from lint.phrases import PhraseError
from lint.results import Severity

FILES = {
    "pack.yaml": """\
id: klein
title: Klein pakket
edition: "1"
source: verzonnen
""",
    "words.yaml": """\
verbs:
  zien: zag gezien
classes:
  getal: '\\d+'
lists:
  besluit: [besluit, beslissing]
""",
    "kinds.yaml": """\
layout:
  greeting: '^geachte'
  closing: '^groet'
  postscript: '^ps'
  registration: 'kvk'
  subject: '^betreft'
groups:
  refusal:
    phrases:
      - 'niet ~betalen'
    not:
      - 'niet betalen hoeft niet'
""",
    "bodies.yaml": """\
bodies:
  - {id: kifid, value: kifid, source: verzonnen, names: [kifid]}
""",
    "frames.yaml": """\
schade-afwijzing: |
  Geachte heer,

  Wij betalen niet.

  {passage}
""",
    "X001.yaml": """\
id: X001
name: stap-ontbreekt
severity: error
kinds: [schade-afwijzing]
check: next_step
fails_on: [missing]
title: {nl: Titel, en: Title}
norm: {document: Handboek, edition: "2016", clause: "8", source: verzonnen}
why: {nl: Daarom., en: Because.}
message: {nl: Er is geen stap., en: There is no step.}
mend: {nl: Noem een stap., en: Name a step.}
words:
  dissent:
    phrases:
      - 'niet eens met <besluit>'
  weak:
    texts: [Klík hier]
  field:
    regexes:
      - '\\[\\w+\\]'
examples:
  - present: "Niet eens? Bel ons."
  - missing: "Vragen? Bel ons."
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small pack that holds."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def broken(folder: Path) -> Callable[[str, str, str], str]:
    """Breaks one place of the small pack and gives the message, without the folder."""

    def build(name: str, old: str, new: str) -> str:
        assert FILES[name].count(old) == 1
        (folder / name).write_text(FILES[name].replace(old, new), encoding="utf-8")
        with pytest.raises(PackError) as refusal:
            load(folder)
        return refusal.value.told("en").removeprefix(f"{folder}/")

    return build


@pytest.mark.parametrize("name", [name for name in FILES if name != "X001.yaml"])
def test_a_pack_needs_all_its_files(folder: Path, name: str) -> None:
    """CONTRIBUTING names them; the one that is not there is named."""
    (folder / name).unlink()
    with pytest.raises(PackError, match=re.escape(name)):
        load(folder)


def test_a_whole_pack_is_read(folder: Path) -> None:
    """Rules with their texts and groups, bodies, frames."""
    small = load(folder)
    (rule,) = small.rules
    assert (rule.id, rule.severity, rule.fact, rule.groups) == (
        "X001",
        Severity.ERROR,
        "next_step",
        ("dissent", "weak", "field"),
    )
    assert [(e.verdict, e.text) for e in rule.examples] == [
        ("present", "Niet eens? Bel ons."),
        ("missing", "Vragen? Bel ons."),
    ]
    assert small.texts == {"weak": frozenset({"klik hier"})}
    assert small.regexes["field"][0].search("[naam]")
    assert [body.id for body in small.bodies] == ["kifid"]
    assert small.frames_of(rule) == ("schade-afwijzing",)


def test_a_frame_for_a_fact_goes_before_that_of_the_kind(folder: Path) -> None:
    """A rule about reasons needs a letter that gives none."""
    with (folder / "frames.yaml").open("a", encoding="utf-8") as frames:
        frames.write("schade-afwijzing/reason: '{passage}'\n")
    text = FILES["X001.yaml"].replace("check: next_step", "check: detail\nfact: reason").replace("[missing]", "[false]")
    text = text.replace("- present:", '- "true":').replace("- missing:", '- "false":')
    (folder / "X001.yaml").write_text(text, encoding="utf-8")
    small = load(folder)
    assert small.frames_of(small.rules[0]) == ("schade-afwijzing/reason",)


EXAMPLE = 'an example is written as - verdict: "text"; the verdicts of this rule: '
RULE_KEYS = "id, name, severity, kinds, check, fails_on, title, norm, why, message, mend, examples"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "pack.yaml",
            "title:",
            "titel:",
            "pack.yaml:2: unknown key 'titel'; allowed: id, title, edition, source, holds_from, extends",
        ),
        (
            "pack.yaml",
            "source: verzonnen\n",
            "",
            "pack.yaml:1: missing key 'source'; needed: id, title, edition, source",
        ),
        ("pack.yaml", 'edition: "1"', "edition: 1", "pack.yaml:3: expected text in quotes, found 1"),
        (
            "pack.yaml",
            "id: klein",
            "id: klein\nid: groot",
            'pack.yaml:2: not valid YAML: found duplicate key "id" with value "groot" (original value: "klein")',
        ),
        ("words.yaml", "[besluit, beslissing]", "[besluit, beslissing", "words.yaml:7: not valid YAML: "),
        ("words.yaml", "[besluit, beslissing]", "besluit", "words.yaml:6: expected a list, found text"),
        (
            "words.yaml",
            "[besluit, beslissing]",
            "[besluit, ja, no, 3]",
            "words.yaml:6: expected text in quotes, found 3",
        ),
        (
            "words.yaml",
            "[besluit, beslissing]",
            "[<standpunt>]",
            "words.yaml:6: no word list '<standpunt>'; there are: besluit, getal",
        ),
        ("words.yaml", "[besluit, beslissing]", "[<besluit>]", "words.yaml:6: word list 'besluit' refers to itself"),
        (
            "kinds.yaml",
            "  subject: '^betreft'\n",
            "",
            "kinds.yaml:1: missing key 'subject'; needed: greeting, closing, postscript, registration, subject",
        ),
        (
            "kinds.yaml",
            "'^geachte'",
            "'^(geachte'",
            "kinds.yaml:2: not a regular expression: missing ), unterminated subpattern at position 1",
        ),
        (
            "kinds.yaml",
            "    not:",
            "    unless:",
            "kinds.yaml:11: unknown key 'unless'; allowed: phrases, not, regexes, texts",
        ),
        ("kinds.yaml", "'niet ~betalen'", "'niet ~in|'", "kinds.yaml:10: not a verb: ~in|"),
        (
            "bodies.yaml",
            "value: kifid, ",
            "valeu: kifid, ",
            "bodies.yaml:2: unknown key 'valeu'; allowed: id, names, source, value, stale, kinds, not",
        ),
        (
            "frames.yaml",
            "{passage}",
            "de passage",
            "frames.yaml:1: a frame holds {passage} once, where the example goes; found 0",
        ),
        (
            "frames.yaml",
            "schade-afwijzing",
            "brand-afwijzing",
            "frames.yaml:1: unknown key 'brand-afwijzing'; allowed: schade-afwijzing, schade-afwijzing/next_step",
        ),
        ("X001.yaml", "severity: error", "severity: erg", "X001.yaml:3: 'erg' is not one of: info, warning, error"),
        (
            "X001.yaml",
            "[schade-afwijzing]",
            "[brand-afwijzing]",
            "X001.yaml:4: 'brand-afwijzing' is not one of: schade-afwijzing, zorg-afwijzing, rechtsbijstand-intake",
        ),
        (
            "X001.yaml",
            "check: next_step",
            "check: next_stap",
            f"X001.yaml:5: 'next_stap' is not one of: {', '.join(CHECKS)}",
        ),
        (
            "X001.yaml",
            "[missing]",
            "[mising]",
            "X001.yaml:6: 'mising' is no answer of next_step; its answers: present, missing, denied",
        ),
        (
            "X001.yaml",
            "check: next_step",
            "check: detail",
            f"X001.yaml:1: missing key 'fact'; one of: {', '.join(DETAILS)}",
        ),
        (
            "X001.yaml",
            "check: next_step",
            "check: detail\nfact: chanel",
            f"X001.yaml:6: 'chanel' is not one of: {', '.join(DETAILS)}",
        ),
        (
            "X001.yaml",
            "check: next_step",
            "check: next_step\nfact: channel",
            "X001.yaml:6: only a rule with check: detail has a fact; next_step is its own",
        ),
        ("X001.yaml", "{nl: Titel, en: Title}", "{nl: Titel}", "X001.yaml:7: missing key 'en'; needed: nl, en"),
        ("X001.yaml", "{nl: Titel, en: Title}", "Titel", "X001.yaml:7: expected a mapping with nl, en, found text"),
        (
            "X001.yaml",
            "mend: {nl: Noem een stap., en: Name a step.}\n",
            "",
            f"X001.yaml:1: missing key 'mend'; needed: {RULE_KEYS}",
        ),
        (
            "X001.yaml",
            "<besluit>",
            "<besluiten>",
            "X001.yaml:15: no word list '<besluiten>'; there are: besluit, getal",
        ),
        ("X001.yaml", "  dissent:", "  refusal:", "X001.yaml:13: the group 'refusal' is defined twice in this pack"),
        (
            "X001.yaml",
            "    texts: [Klík hier]",
            "    {}",
            "X001.yaml:16: an empty group; give it phrases, regexes or texts",
        ),
        ("X001.yaml", "- present:", "- aanwezig:", f"X001.yaml:22: {EXAMPLE}present, missing, denied"),
        ("X001.yaml", "- missing:", "- true:", f"X001.yaml:23: {EXAMPLE}present, missing, denied"),
        (
            "X001.yaml",
            "- missing:",
            "- {fact: missing, text: x}\n  - missing:",
            f"X001.yaml:23: {EXAMPLE}present, missing, denied",
        ),
        ("X001.yaml", '"Vragen? Bel ons."', "[Vragen]", "X001.yaml:23: expected text in quotes, found a list"),
    ],
)
def test_a_broken_pack_names_file_line_and_what_is_allowed(
    broken: Callable[[str, str, str], str], name: str, old: str, new: str, message: str
) -> None:
    """Whoever wrote it can mend it without reading the program."""
    said = broken(name, old, new)
    assert said.startswith(message) if message.endswith(": ") else said == message


@pytest.mark.parametrize("name", [name for name in FILES if name != "X001.yaml"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    """A pack has five files and its rules."""
    (folder / name).unlink()
    with pytest.raises(PackError, match=name):
        load(folder)


def test_a_folder_that_is_no_pack_says_what_one_is(tmp_path: Path) -> None:
    """The names of its files."""
    with pytest.raises(PackError) as refusal:
        load(tmp_path)
    files = "pack.yaml, words.yaml, kinds.yaml, bodies.yaml, frames.yaml"
    assert refusal.value.told("en") == f"{tmp_path}: no pack.yaml here; a pack is a folder with {files} and rules"


def test_a_rule_stands_in_one_file(folder: Path) -> None:
    """The same code twice is refused with both files."""
    text = (
        FILES["X001.yaml"]
        .replace("  dissent:", "  other:")
        .replace("  weak:", "  weaker:")
        .replace("  field:", "  fields:")
    )
    (folder / "X002.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as refusal:
        load(folder)
    assert refusal.value.told("en") == f"{folder / 'X002.yaml'}:1: the rule X001 stands in X001.yaml too"


def test_a_file_that_is_not_utf8_is_refused(folder: Path) -> None:
    """With what to do."""
    (folder / "pack.yaml").write_bytes(FILES["pack.yaml"].replace("Klein", "Kléin").encode("cp1252"))
    with pytest.raises(PackError) as refusal:
        load(folder)
    assert refusal.value.told("en") == f"{folder / 'pack.yaml'}:1: not UTF-8; save the file as UTF-8"


def test_a_pack_runs_no_code(folder: Path) -> None:
    """A tag that makes a Python object is refused."""
    (folder / "pack.yaml").write_text("id: !!python/object/apply:os.getcwd []\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"pack\.yaml:1: geen geldig YAML"):
        load(folder)


def test_a_broken_pack_is_told_in_the_language_of_the_user(folder: Path) -> None:
    """In Dutch, with the same place and the same names; also where it is a phrase that is wrong."""
    (folder / "pack.yaml").write_text("id: [a]\n", encoding="utf-8")
    with pytest.raises(PackError) as refusal:
        load(folder)
    place = f"{folder / 'pack.yaml'}:1: "
    assert refusal.value.told("nl").startswith(place) and refusal.value.told("en").startswith(place)
    assert refusal.value.told("nl").endswith("ontbreekt; nodig: id, title, edition, source")
    phrase = PhraseError("phrase_loop", name="'a'")
    assert (
        PackError("pack_phrase", place="b:1", why=phrase).told("nl") == "b:1: woordenlijst 'a' verwijst naar zichzelf"
    )


@pytest.mark.parametrize("key", ["regexes", "classes"])
def test_an_expression_that_is_none_is_refused(folder: Path, key: str) -> None:
    """With its file and line, wherever it stands."""
    if key == "classes":
        text = FILES["words.yaml"].replace("\nclasses:\n", '\nclasses:\n  kapot: "("\n')
        (folder / "words.yaml").write_text(text, encoding="utf-8")
    else:
        text = FILES["kinds.yaml"].rstrip() + '\n  mis: {regexes: ["("]}\n'
        (folder / "kinds.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=r"yaml:\d+: geen reguliere expressie: missing"):
        load(folder)


LINT = Path(__file__).parents[1] / "lint"
CODE = "".join(file.read_text("utf-8") for file in (*LINT.glob("*.py"), *LINT.glob("checks/*.py")))


def defined(pack: Pack) -> set[str]:
    """The names of all groups of a pack."""
    groups = set(read(pack.folder / "kinds.yaml").at("groups").value)
    return groups.union(*(rule.groups for rule in pack.rules))


def test_no_group_of_the_pack_is_forgotten(pack: Pack) -> None:
    """Every group that a rule or kinds.yaml defines is asked for by name somewhere in the program."""
    assert {name for name in defined(pack) if f'"{name}"' not in CODE} == set()


def test_the_program_asks_for_no_group_that_is_not_there(pack: Pack) -> None:
    """A mistyped name would find nothing, and nobody would know."""
    asked = {name for names in re.findall(r"\.has\(([^()]*)\)", CODE) for name in re.findall(r'"(\w+)"', names)}
    asked |= set(re.findall(r"matches\.get\(\"(\w+)\"", CODE)) | set(re.findall(r"matches_text\(\"(\w+)\"", CODE))
    assert "refusal" in asked
    assert asked - defined(pack) == set()


def test_every_rule_has_enough_examples(pack: Pack) -> None:
    """At least thirteen, and both sides: what it finds, and what it must leave."""
    for rule in pack.rules:
        verdicts = {example.verdict for example in rule.examples}
        assert len(rule.examples) >= 13, rule.id
        assert len(verdicts) >= 2, rule.id


def test_no_example_stands_twice(pack: Pack) -> None:
    """Neither in one rule nor with two verdicts."""
    for rule in pack.rules:
        texts = [example.text for example in rule.examples]
        assert len(texts) == len(set(texts)), rule.id
