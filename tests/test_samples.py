"""Samples get the verdicts of their label files (LABELS.md); those that do not are listed, with what is not understood.

The list `samples/known-wrong.yaml` only shrinks on purpose: a listed sample that comes out right must be taken off.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import known_wrong
import pytest
from known_wrong import ENDING, LABELS, LIST, SAMPLES, documents, gold, name_of, wrong

from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.filetypes import SUFFIXES
from lint.model import Document
from lint.opening import opened
from lint.results import Result

DETAILS = ("channel", "deadline", "external_body", "reason")
KEYS = ["kinds", "next_step", *DETAILS, "lawyer_choice", "weak_links", "placeholders", "evidence", "why"]
MOST = 100_000  # bytes: letters are small, and everyone who clones carries them
KNOWN = known_wrong.known()
RENEW = "python -m tests.known_wrong"


@pytest.fixture(scope="module")
def results(samples: Mapping[str, tuple[Result, object]]) -> Mapping[str, Result]:
    """The result of each sample by its name."""
    return {name: result for name, (result, _) in samples.items()}


@pytest.mark.parametrize("labels", LABELS, ids=name_of)
def test_a_sample_gets_its_labels(results: Mapping[str, Result], labels: Path) -> None:
    """Kinds, verdicts, counts and branches; a listed sample is wrong in just the way that the list says."""
    name = name_of(labels)
    said = wrong(gold(labels), results[name])
    if name not in KNOWN:
        assert said == {}, f"the label says otherwise: mend the engine, or list the sample ({RENEW}) with a reason"
        return
    assert said, f"{name} is right now: take it off {LIST.name} ({RENEW})"
    listed = {fact: value for fact, value in KNOWN[name].items() if fact != "why"}
    assert said == listed, f"{name} is wrong in another way than {LIST.name} says ({RENEW})"


def test_as_many_are_right_as_the_list_says(results: Mapping[str, Result]) -> None:
    """The share that is wholly right follows from the list."""
    right = sum(not wrong(gold(labels), results[name_of(labels)]) for labels in LABELS)
    assert right >= len(LABELS) - len(KNOWN)


def test_the_list_speaks_of_samples_and_gives_reasons() -> None:
    """No entry outlives its sample, and each says in a line what is not understood."""
    assert KNOWN.keys() <= set(map(name_of, LABELS))
    for name, entry in KNOWN.items():
        assert str(entry.get("why") or "").strip(), name
        assert "\n" not in entry["why"].strip(), name


@pytest.mark.parametrize("labels", LABELS, ids=name_of)
def test_a_label_file_is_whole(labels: Path) -> None:
    """It stands beside one document, has the keys of the guide in their order, and quotes words that are there."""
    label = gold(labels)
    assert len(documents(labels)) == 1
    if "status" in label:
        assert list(label) == ["status"]
        return
    assert [key for key in label if key != "branches"] == KEYS
    assert label["why"].strip()
    (document,) = documents(labels)
    shown = opened(Input(str(document)), Settings())  # with what a template includes
    assert isinstance(shown, Document)
    text = " ".join(shown.text.split())
    assert " ".join(label["evidence"].split()) in text


def test_every_document_has_labels() -> None:
    """A document without labels tests nothing."""
    labelled = {path for labels in LABELS for path in documents(labels)}
    found = {path for path in SAMPLES.rglob("*") if path.suffix.lower() in SUFFIXES and path.name != "README.md"}
    assert found - labelled == set()
    assert labelled, f"no *{ENDING} below {SAMPLES}"


def test_templates_are_there_in_all_languages() -> None:
    """Sixty and more with conditions, half of them with a hole, in every language that is read."""
    branching = [labels for labels in LABELS if labels.parent.name == "takken"]
    assert len(branching) >= 60
    facts = [gold(labels) for labels in branching]
    holes = [f for f in facts if {f["next_step"], f["lawyer_choice"]} & {"missing", "denied", "restricted"}]
    assert len(facts) * 0.45 < len(holes) < len(facts) * 0.55
    found = {document.suffix for labels in branching for document in documents(labels)}
    languages = {".j2", ".njk", ".twig", ".liquid", ".hbs", ".mustache", ".ftl", ".vm"}
    assert found == languages | {".txt", ".md", ".html", ".docx", ".odt"}


def test_no_template_is_said_to_have_a_hole_that_it_has_not(results: Mapping[str, Result]) -> None:
    """But for the listed ones, whose words are misread."""
    for labels in LABELS:
        label, name = gold(labels), name_of(labels)
        if name in KNOWN or "status" in label or label["placeholders"] != "n/a":
            continue
        codes = {finding.rule for finding in results[name].findings}
        for fact, rules in (("next_step", {"KKV801", "KKV802"}), ("lawyer_choice", {"KKV811", "KKV812"})):
            assert bool(codes & rules) == (label[fact] in ("missing", "denied", "restricted")), name


def test_samples_are_small() -> None:
    """No file is heavier than a letter needs."""
    assert [path for path in SAMPLES.rglob("*") if path.is_file() and path.stat().st_size > MOST] == []


def test_a_wrong_label_would_be_seen(engine: Engine) -> None:
    """The comparison is not blind: a letter with a step does not get the labels of one without."""
    text = (
        "Geachte heer,\n\nWij vergoeden uw schade niet, want het dak lekte. "
        "Niet eens met dit besluit? Bel 020-1234567.\n"
    )
    (result,) = engine.check([Input("brief.txt", data=text.encode())])
    right = {"kinds": ["schade-afwijzing"], "next_step": "present", "lawyer_choice": "n/a"}
    right |= {"weak_links": 0, "placeholders": 0}
    assert wrong(right, result) == {}
    for key, other in {"kinds": [], "next_step": "missing", "lawyer_choice": "present", "weak_links": 1}.items():
        assert list(wrong({**right, key: other}, result)) == [key]
    assert wrong({**right, "branches": [{"when": "else", "next_step": "missing"}]}, result).keys() == {"branches"}
    assert wrong({"status": "failed"}, result) == {"status": "checked"}
