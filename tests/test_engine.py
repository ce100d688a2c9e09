"""Facts about the engine: one result for each input, in order, whatever is wrong with some of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lint import reading
from lint.config import Settings
from lint.engine import BATCH, Engine
from lint.examples import try_pack
from lint.files import Input
from lint.language import EMBEDDED, ModelMissing
from lint.letter import Letter
from lint.model import BESIDE, Reading
from lint.packs import Pack, PackError
from lint.results import Result, Status

LETTER = "Geachte heer De Wit,\n\nWij vergoeden uw schade niet, want het dak lekte al.\n\nHoogachtend,\nT. de Boer\n"
ENGLISH = (
    "Dear sir, we have received your letter and are sorry that your claim cannot "
    "be paid. Please call us if you have any questions.\n"
)
TEMPLATE = (
    "Geachte heer,\n\nWij vergoeden uw schade niet, want het dak lekte "
    "al.\n\n{% if klant.zakelijk %}\nTot ziens.\n{% else %}\n"
    "Bent u het niet eens met dit besluit? Bel 020-123 45 67.\n{% endif %}\n\nHoogachtend,\n"
)


def check(engine: Engine, *inputs: Input) -> list[Result]:
    """All results."""
    return list(engine.check(inputs))


def given(name: str, data: str | bytes) -> Input:
    """A document in memory."""
    return Input(name, data=data if isinstance(data, bytes) else data.encode())


def test_a_letter_becomes_a_result(engine: Engine) -> None:
    """Kinds, facts, evidence, findings, and the lines that they point at."""
    (result,) = check(engine, given("map/brief.txt", LETTER))
    assert (result.path, result.status, result.reason) == ("map/brief.txt", Status.CHECKED, None)
    assert result.kinds == ("schade-afwijzing",)
    assert result.facts["next_step"] == "missing"
    assert [finding.rule for finding in result.findings] == ["KKV801"]
    assert result.source_lines == {3: "Wij vergoeden uw schade niet, want het dak lekte al."}
    assert not result.is_template


def test_what_is_there_can_be_shown(engine: Engine) -> None:
    """Every answer that rests on words has its line and quotation."""
    step = (
        "Niet eens met dit besluit? Bel ons vóór 1 mei op 020-123 45 67.\n\nDaarna kunt u met dit besluit naar Kifid.\n"
    )
    (result,) = check(engine, given("brief.txt", LETTER.replace("\nHoogachtend", f"\n{step}\nHoogachtend")))
    refusal = (3, "Wij vergoeden uw schade niet, want het dak lekte al.")
    assert result.evidence["kinds"] == result.evidence["reason"] == refusal
    assert result.evidence["channel"] == result.evidence["deadline"] == (5, "Bel ons vóór 1 mei op 020-123 45 67.")
    assert result.evidence["external_body"] == (7, "Daarna kunt u met dit besluit naar Kifid.")
    assert result.evidence["next_step"][0] == 5


def test_what_is_not_there_rests_on_nothing(engine: Engine) -> None:
    """A quotation beside a no would be taken for a yes."""
    (result,) = check(engine, given("brief.txt", LETTER.replace(", want het dak lekte al", "")))
    assert set(result.evidence) == {"kinds"}
    step = "Niet eens met dit besluit? {% if x %}Bel 020-1234567.{% else %}Bel ons dan.{% endif %}\n\nHoogachtend"
    (template,) = check(engine, given("brief.j2", LETTER.replace("Hoogachtend", step)))
    assert (template.facts["channel"], "channel" in template.evidence) == (False, False)


def test_a_result_has_every_fact_of_a_label_file(engine: Engine) -> None:
    """Also where none applies."""
    facts = "next_step channel deadline external_body reason lawyer_choice weak_links placeholders".split()
    (result,) = check(engine, given("brief.txt", "Beste Fatima,\n\nUw premie blijft gelijk.\n"))
    assert list(result.facts) == facts
    assert tuple(result.beside) == BESIDE


BAD = {
    "leeg.txt": b"",
    "alleen-wit.txt": b" \n\t\n",
    "nullen.txt": b"\x00" * 500,
    "geen-pdf.pdf": b"%PDF-1.7\nkapot",
    "geen-docx.docx": b"PK\x03\x04kapot",
    "geen-odt.odt": b"geen zip",
    "ruis.bin.txt": bytes(range(256)) * 20,
    "kapot.rtf": b"{\\rtf1 {{{{",
}


@pytest.mark.parametrize("name", BAD)
def test_a_document_that_cannot_be_read_gets_one_sentence(engine: Engine, name: str) -> None:
    """What is wrong and what to do, and no traceback."""
    (result,) = check(engine, given(name, BAD[name]))
    assert result.status in (Status.FAILED, Status.SKIPPED)
    assert result.reason is not None
    assert re.fullmatch(r"[A-Z][^\n]{10,}[.)]", result.reason), result.reason
    assert "Error" not in result.reason
    assert (result.facts, result.findings) == ({}, ())


def test_a_text_in_another_language_is_skipped(engine: Engine) -> None:
    """It is not for this program."""
    (result,) = check(engine, given("letter.txt", ENGLISH))
    assert result.status is Status.SKIPPED
    assert result.reason is not None


def test_what_stood_in_the_way_already_is_passed_on(engine: Engine) -> None:
    """The sentence of the file search is the sentence of the result."""
    failed, skipped = check(engine, Input("weg.txt", problem="Bestaat niet."), Input("foto.jpg", skipped="Geen brief."))
    assert (failed.status, failed.reason) == (Status.FAILED, "Bestaat niet.")
    assert (skipped.status, skipped.reason) == (Status.SKIPPED, "Geen brief.")


def test_a_file_that_vanished_gets_one_sentence(engine: Engine, tmp_path: Path) -> None:
    """Between the search and the reading."""
    (result,) = check(engine, Input(str(tmp_path / "weg.txt")))
    assert result.status is Status.FAILED
    assert result.reason


def test_a_bad_file_never_stops_the_others(engine: Engine) -> None:
    """One result an input, in the order of the inputs."""
    inputs = [given("a.txt", LETTER)]
    for name, data in BAD.items():
        inputs += [given(name, data), given(f"na-{name}.txt", LETTER)]
    results = check(engine, *inputs)
    assert [result.path for result in results] == [item.path for item in inputs]
    good = [result for result in results if result.status is Status.CHECKED]
    assert len(good) == len(BAD) + 1
    assert {result.facts["next_step"] for result in good} == {"missing"}


@pytest.mark.parametrize("error", [RecursionError, MemoryError, ValueError("onverwacht")])
def test_a_letter_that_breaks_a_check_never_stops_the_others(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """An error of the program in one letter is that letter's result, and the run goes on."""
    really = reading.read

    def read(letter: Letter, *rest: int) -> Reading:
        if "BOEM" in letter.document.text:
            raise error
        return really(letter, *rest)

    monkeypatch.setattr(reading, "read", read)
    results = check(engine, given("a.txt", LETTER), given("b.txt", LETTER + "BOEM"), given("c.txt", LETTER))
    assert [result.status for result in results] == [Status.CHECKED, Status.FAILED, Status.CHECKED]
    assert results[1].reason


def test_a_letter_is_read_the_same_among_others(engine: Engine) -> None:
    """What goes through the model together does not mix."""
    others = [
        given(f"{i}.txt", f"Beste Fatima,\n\nUw premie stijgt met {i} euro. {'Dat is zo. ' * i}\n") for i in range(5)
    ]
    alone = check(engine, given("brief.txt", LETTER))[0]
    assert check(engine, *others, given("brief.txt", LETTER))[-1] == alone


def test_results_come_while_inputs_come(engine: Engine) -> None:
    """The engine takes a batch at a time and does not wait for the last file."""
    taken = 0

    def endless() -> Iterator[Input]:
        nonlocal taken
        while True:
            taken += 1
            yield given("a.txt", "Beste Fatima,\n\nTot ziens.\n")

    assert next(engine.check(endless())).status is Status.CHECKED
    assert taken <= BATCH


def test_no_inputs_give_no_results(engine: Engine) -> None:
    """Nothing to do is done at once."""
    assert check(engine) == []


def test_the_suffix_decides_how_a_document_is_read(engine: Engine) -> None:
    """A link is a link in Markdown."""
    text = "Beste Fatima,\n\nKlik [hier](https://www.voorbeeld.example).\n"
    assert [check(engine, given(name, text))[0].facts["weak_links"] for name in ("a.md", "a.txt")] == [1, 0]


def test_standard_input_is_a_text(engine: Engine) -> None:
    """A document without a name."""
    assert check(engine, given("-", LETTER))[0].status is Status.CHECKED


def test_a_template_is_as_bad_as_its_worst_letter(engine: Engine) -> None:
    """And says in which branch."""
    (result,) = check(engine, given("brief.j2", TEMPLATE))
    assert result.is_template
    assert result.facts["next_step"] == "missing"
    assert [(branch.when, branch.facts["next_step"]) for branch in result.branches] == [
        *[("klant.zakelijk", "missing"), ("else", "present")]
    ]
    assert "KKV801" in {finding.rule for finding in result.findings}


def test_a_path_can_be_called_a_template(engine: Engine) -> None:
    """By the configuration."""
    templates = Engine(replace(engine.settings, templates=("sjablonen/",)))
    templates._pipeline = engine.pipeline  # the model need not be loaded twice
    assert [r.is_template for r in check(templates, given("sjablonen/a.txt", LETTER), given("b.txt", LETTER))] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Wij vergoeden niet. " * 800,
        "[" * 800 + "Geachte heer, wij vergoeden uw schade niet",
        "Geachte heer,\n\n" + "- wij vergoeden de tent niet\n" * 300,
        "Geachte heer,\n\n" + "wij vergoeden uw schade niet omdat " * 200,
        "{% if a %}" * 60 + "Wij vergoeden uw schade niet." + "{% endif %}" * 60,
    ],
    ids=["sentences", "brackets", "items", "one-sentence", "nested"],
)
def test_a_monstrous_text_is_answered(engine: Engine, text: str) -> None:
    """Checked, or failed with a sentence; never an error of the program."""
    (result,) = check(engine, given("groot.txt", text))
    assert result.status is Status.CHECKED or result.reason


def test_a_letter_gets_the_same_answer_twice(engine: Engine) -> None:
    """Nothing is remembered between runs."""
    assert check(engine, given("a.txt", LETTER)) == check(engine, given("a.txt", LETTER))


def test_line_ends_change_nothing_but_lines(engine: Engine) -> None:
    """A letter from Windows is the same letter."""
    unix, dos = check(engine, given("a.txt", LETTER), given("a.txt", LETTER.replace("\n", "\r\n")))
    assert (unix.facts, unix.kinds) == (dos.facts, dos.kinds)
    assert [f.region.line for f in unix.findings] == [f.region.line for f in dos.findings]


def test_a_model_that_is_not_there_is_refused() -> None:
    """Before any letter is read."""
    with pytest.raises(ModelMissing):
        Engine(Settings(model="nl_no_such_model"))


def test_the_engine_says_which_model_it_uses(engine: Engine) -> None:
    """For the report."""
    name, version = engine.model
    assert name == EMBEDDED
    assert version


def test_a_pack_of_the_user_is_used(engine: Engine, tmp_path: Path, pack: Pack) -> None:
    """`--pack DIR` adds its rules to those that come with the program."""
    write_small_pack(tmp_path)
    own = Engine(replace(engine.settings, packs=(tmp_path,)))
    assert "X001" in own.rules
    assert set(engine.rules) < set(own.rules)


def test_letters_for_which_memory_does_not_suffice_at_once_are_read_one_by_one(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the one that is too much alone is not checked."""
    whole = Engine._batch

    def starved(self: Engine, batch: list[Input]) -> list[Result]:
        if len(batch) > 1 or batch[0].path == "groot.txt":
            raise MemoryError
        return whole(self, batch)

    monkeypatch.setattr(Engine, "_batch", starved)
    text = b"Geachte heer De Wit,\n\nWij vergoeden uw schade niet, want het dak lekte al.\n"
    results = list(engine.check(Input(name, data=text) for name in ("een.txt", "groot.txt", "twee.txt")))
    assert [result.status for result in results] == [Status.CHECKED, Status.FAILED, Status.CHECKED]


def test_a_broken_pack_of_the_user_is_refused(engine: Engine, tmp_path: Path) -> None:
    """Before any letter is read."""
    with pytest.raises(PackError):
        Engine(replace(engine.settings, packs=(tmp_path,)))


def test_the_examples_of_a_pack_are_tried(engine: Engine, tmp_path: Path) -> None:
    """Each with its place, and none the wiser about the words of another pack."""
    write_small_pack(tmp_path)
    tried = dict(try_pack(tmp_path, engine.settings))
    assert list(tried) == ["X001 X001.yaml:22", "X001 X001.yaml:23"]


def write_small_pack(folder: Path) -> None:
    """The small pack of test_packs, on disk."""
    from test_packs import FILES

    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")


def test_the_configuration_says_what_a_file_is(engine: Engine) -> None:
    """Whatever it looks like."""
    text = "Beste Fatima,\n\nUw premie blijft gelijk. Uw klantnummer is XXXXX.\n"
    own = Engine(replace(engine.settings, kinds={"brieven/**": "zorg-afwijzing"}, templates=("brieven/**",)))
    (told,) = check(own, given("brieven/a.txt", text))
    (other,) = check(own, given("b.txt", text))
    assert (told.kinds, told.facts["next_step"], told.is_template) == (("zorg-afwijzing",), "missing", True)
    assert [finding.rule for finding in told.findings][:1] == ["KKV801"]
    assert (other.kinds, other.is_template, other.facts["placeholders"]) == ((), False, 1)
