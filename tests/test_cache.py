"""Facts about answers of earlier runs: the same to the byte, no text of letters, and never in the way."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lint import identity, records
from lint.answers import Answers
from lint.checking import Checker
from lint.config import Settings
from lint.engine import Engine
from lint.files import Input, discover
from lint.language import EMBEDDED
from lint.reports import FORMATS, View, renderer
from lint.results import Result, Run, Severity, Status
from lint.seal import Seal
from lint.spelling import Spelling
from lint.store import FILE, Store

ROOT = Path(__file__).parents[1]
SAMPLES = (
    "voorbeeld/zorgportaal-012.txt",
    "sjablonen/004.j2",
    "online/006.html",
    "gemengd/016.pdf",
    "zorg-en-web/010.docx",
    "schade/002.txt",
)
LETTER = (
    b"Geachte mevrouw,\n\nWij wijzen uw claim af, mevrouw Van Zonneveld, want uw zwaluwstaart klepperde al.\n\n"
    b"Bent u het niet eens met deze brief? Daar kunnen wij niets aan doen.\n\nHoogachtend,\nT. de Boer\n"
)


@pytest.fixture
def settings(own_cache: Path) -> Settings:
    """Settings with the embedded model and a cache of its own."""
    return Settings(model=EMBEDDED, cache_dir=own_cache)


@pytest.fixture
def checked(engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Result]]:
    """Checks inputs by way of the cache; the count of those that the engine had to read is `checked.read`."""
    read: list[str] = []

    def check(*inputs: Input, **changes: object) -> list[Result]:
        now = replace(settings, **changes)  # type: ignore[arg-type]
        checker = Checker(now)
        real = Engine(now)
        real._pipeline = engine.pipeline

        def noted(items: list[Input]) -> object:
            read.extend(item.path for item in items)
            return Engine.check(real, items)

        monkeypatch.setattr(real, "check", noted)
        checker._loaded = real
        return list(checker.check(inputs))

    check.read = read  # type: ignore[attr-defined]
    return check


def given(name: str, data: bytes = LETTER) -> Input:
    """A document in memory."""
    return Input(name, data=data)


def shown(results: list[Result], rules: object, form: str) -> str:
    """A report with all that can be in it."""
    view = View(rules=rules, evidence=True, branches=True)  # type: ignore[arg-type]
    return renderer(form)(Run("1", ("m", "1"), tuple(results)), view)


def test_an_answer_from_the_cache_is_the_same_to_the_byte(
    checked: Callable[..., list[Result]], engine: Engine, settings: Settings
) -> None:
    """In every form, for letters, templates, pages, Word and PDF; the rules that reports name come back whole too."""
    inputs = [item.taken for item in discover([str(ROOT / "samples" / name) for name in SAMPLES], settings)]
    fresh = checked(*inputs)
    again = checked(*inputs)
    assert len(checked.read) == len(SAMPLES) == len(again)  # type: ignore[attr-defined]
    assert again == fresh
    rules = Checker(settings).rules
    assert rules == engine.rules
    for form in FORMATS:
        assert shown(again, rules, form) == shown(fresh, engine.rules, form)


def test_no_word_of_a_letter_can_be_read_in_the_cache(checked: Callable[..., list[Result]], own_cache: Path) -> None:
    """Neither as it stands nor unpacked; nor the name of the file; and nobody else may open the folder."""
    (result,) = checked(given("Zonneveld/afwijzing.txt"))
    assert result.findings
    kept = b"".join(file.read_bytes() for file in own_cache.iterdir()).lower()
    for word in (b"zonneveld", b"zwaluwstaart", b"klepperde", b"afwijzing.txt"):
        assert word not in kept
    rows = sqlite3.connect(own_cache / FILE).execute("SELECT value FROM kept").fetchall()
    others = Seal(LETTER + b" ", b"")
    assert all(others.open(value) is None for (value,) in rows)
    if os.name == "posix":
        assert own_cache.stat().st_mode & 0o077 == (own_cache / FILE).stat().st_mode & 0o077 == 0


def test_a_seal_opens_with_the_letter_alone() -> None:
    """Another letter, or another name, opens nothing."""
    sealed = Seal(LETTER, b"rules").close(b"wat er staat")
    assert Seal(LETTER, b"rules").open(sealed) == b"wat er staat"
    assert Seal(LETTER + b".", b"rules").open(sealed) is None
    assert Seal(LETTER, b"other").open(sealed) is None


@pytest.mark.parametrize(
    "change",
    [
        {"lang": "en"},
        {"ignore": ("KKV802",)},
        {"severity": {"KKV802": Severity.INFO}},
        {"kinds": {"*.txt": "zorg-afwijzing"}},
        {"templates": ("*.txt",)},
        {"per_file_ignores": {"brief.txt": ("KKV8",)}},
        {"redact": True},
        {"templates": {"*.txt": Spelling(block=("<%", "%>"))}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_other_settings_are_another_question(
    checked: Callable[..., list[Result]], change: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What matters for the answer is asked anew, and the old answer is still there."""
    monkeypatch.chdir(tmp_path)
    changed = {"root": tmp_path, **change}
    first = checked(given("brief.txt"), root=tmp_path)
    second = checked(given("brief.txt"), **changed)
    assert first != second
    assert checked(given("brief.txt"), root=tmp_path) == first
    assert checked(given("brief.txt"), **changed) == second
    assert len(checked.read) == 2  # type: ignore[attr-defined]


def test_what_a_template_includes_is_part_of_the_question(checked: Callable[..., list[Result]], tmp_path: Path) -> None:
    """A changed, removed or new file that it asks for gives a new answer; the old one is still there."""
    body = LETTER.decode().replace("Bent u", "{% include 'stap.j2' %}\n\nBent u")
    brief, stap = tmp_path / "brief.j2", tmp_path / "stap.j2"
    brief.write_text(body, encoding="utf-8")
    stap.write_text("Dat is alles.", encoding="utf-8")

    def answer() -> Result:
        return checked(Input(str(brief)), root=tmp_path)[0]

    first = answer()
    assert answer() == first and len(checked.read) == 1  # type: ignore[attr-defined]
    stap.write_text("Wel kunt u tegen dit besluit naar Kifid.", encoding="utf-8")
    second = answer()
    assert second.facts["next_step"] != first.facts["next_step"]
    stap.unlink()
    assert "next_step" in answer().unsure
    stap.write_text("Dat is alles.", encoding="utf-8")
    assert answer() == first and len(checked.read) == 3  # type: ignore[attr-defined]


def test_what_does_not_matter_is_not_asked_again(checked: Callable[..., list[Result]]) -> None:
    """A file that was moved, and how heavy a finding must be to be shown."""
    (first,) = checked(given("brief.txt"))
    (second,) = checked(given("map/andere-naam.TXT"), severity_level=Severity.ERROR, fail_level=Severity.ERROR)
    assert second == replace(first, path="map/andere-naam.TXT")
    assert len(checked.read) == 1  # type: ignore[attr-defined]
    checked(given("brief.md"))  # which is read otherwise
    checked(given("brief.txt", LETTER + b" "))
    assert len(checked.read) == 3  # type: ignore[attr-defined]


def test_the_program_itself_is_part_of_the_question(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed line of code, of a rule, of a model, or another version of a library: nothing old holds."""
    pack = Path(settings.cache_dir or "") / "pack"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("id: a")
    store = Store.opened(settings)
    assert store is not None
    now = replace(settings, packs=(pack,))
    first = identity.of(now, store)
    assert identity.of(now, store) == first
    (pack / "pack.yaml").write_text("id: b")
    second = identity.of(now, store)
    (pack / "pack.yaml").write_text("id: a")
    os.utime(pack / "pack.yaml", ns=(1, 1))
    assert identity.of(now, store) == first != second
    before = os.stat(pack / "pack.yaml")
    (pack / "pack.yaml").write_text("id: c")
    os.utime(
        pack / "pack.yaml", ns=(before.st_atime_ns, before.st_mtime_ns)
    )  # of the same size and age, as copies may be
    assert identity.of(now, store) not in (first, second)
    monkeypatch.setattr(identity, "_version", lambda library: "0")
    monkeypatch.setattr(identity, "_installed", lambda: ["other"])
    assert identity.of(now, store) not in (first, second)
    store.close()


def test_the_text_of_a_letter_is_not_kept(engine: Engine, settings: Settings, own_cache: Path) -> None:
    """A report that shows letters has them read each time, and finds no answer without its text."""
    for _ in range(2):
        for keep_text in (False, True):
            checker = Checker(settings, keep_text=keep_text)
            (result,) = checker.check([given("brief.txt")])
            assert (result.shown is not None) == keep_text


def test_a_file_that_cannot_be_read_is_tried_again(checked: Callable[..., list[Result]]) -> None:
    """It may be for want of memory; that a text is not Dutch stays so."""
    english = b"Dear sir, we have received your letter and are sorry that your claim cannot be paid. Please call us."
    for _ in range(2):
        broken, foreign = checked(given("brief.docx", b"PK no word"), given("letter.txt", english))
        assert (broken.status, foreign.status) == (Status.FAILED, Status.SKIPPED)
    assert checked.read == ["brief.docx", "letter.txt", "brief.docx"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("damage", ["text", "half", "rows", "table", "empty"])
def test_a_damaged_cache_is_begun_again_in_silence(
    checked: Callable[..., list[Result]], own_cache: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever happened to the file, the answer is right, and the next run has a cache again."""
    first = checked(given("brief.txt"))
    file = own_cache / FILE
    whole = file.read_bytes()
    if damage == "text":
        file.write_bytes(b"no database at all " * 500)
    elif damage == "half":
        file.write_bytes(whole[: len(whole) // 2])
    elif damage == "empty":
        file.write_bytes(b"")
    else:
        with sqlite3.connect(file) as database:
            rows = "UPDATE kept SET value = zeroblob(40)"
            database.execute(rows if damage == "rows" else "ALTER TABLE kept RENAME TO lost")
        database.close()
    assert checked(given("brief.txt")) == first
    assert checked(given("brief.txt")) == first
    assert len(checked.read) == 2  # type: ignore[attr-defined]
    assert capsys.readouterr() == ("", "")


def test_a_cache_that_cannot_be_used_changes_nothing(checked: Callable[..., list[Result]], tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("")
    results = checked(given("brief.txt"), cache_dir=tmp_path / "file")
    assert results == checked(given("brief.txt"), cache=False)
    assert len(checked.read) == 2  # type: ignore[attr-defined]


def test_a_cache_in_use_elsewhere_is_not_waited_for_long(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept while another run holds the file; what is there can still be read."""
    monkeypatch.setattr("lint.store._WAIT", 0.05)
    store, other = Store.opened(settings), Store.opened(settings)
    assert store is not None and other is not None
    store.put({b"k": b"before"})
    assert other._database is not None
    other._database.execute("BEGIN IMMEDIATE")
    store.put({b"k": b"during"})
    assert store.get(b"k") == b"before"
    other.close()
    store.put({b"k": b"after"})
    assert store.get(b"k") == b"after"
    store.close()


def test_a_cache_stays_within_its_bound(own_cache: Path) -> None:
    """What was not asked for longest goes first."""
    store = Store(own_cache, most_bytes=300_000)
    store._today -= 5
    for n in range(20):
        store.put({b"old%d" % n: bytes(10_000)})
    store._today += 5
    assert store.get(b"old3") is not None
    for n in range(40):
        store.put({b"new%d" % n: bytes(10_000)})
    assert store.get(b"old1") is None
    assert store.get(b"old3") is not None or store.get(b"new0") is None
    assert store.get(b"new39") is not None
    store.close()
    assert (own_cache / FILE).stat().st_size < 400_000


def test_records_lose_nothing(engine: Engine) -> None:
    """Results of letters with every kind of fact."""
    paths = [str(ROOT / "samples" / name) for name in SAMPLES]
    for result in engine.check(item.taken for item in discover(paths, engine.settings) if item.taken):
        assert records.to_result(records.of_result(result), result.path) == result


KILLED = """
import os, sys
from pathlib import Path
from lint.store import Store
store = Store(Path(sys.argv[1]))
for n in range(10_000):
    store.put({b"%d" % k: bytes(200) for k in range(n, n + 50)})
    if n == 20:
        print("busy", flush=True)
"""


def test_a_killed_run_leaves_a_sound_file(own_cache: Path) -> None:
    """Killed in the middle of writing, with another run that goes on."""
    with subprocess.Popen([sys.executable, "-c", KILLED, str(own_cache)], stdout=subprocess.PIPE, cwd=ROOT) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"busy\n"
        store = Store(own_cache)
        store.put({b"mine": b"1"})
        run.kill()
    assert store.get(b"mine") == b"1"
    assert store.get(b"10") == bytes(200)
    store.close()
    with sqlite3.connect(own_cache / FILE) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


HEAVY = ("spacy", "lxml", "pypdfium2", "numpy", "ruamel", "jinja2", "markdown_it", "lint.engine")


@pytest.mark.parametrize(
    "command", [["--help"], ["check", "--help"], ["rule"], ["rule", "KKV801"], ["check", *SAMPLES]]
)
def test_what_is_known_needs_no_model_and_no_readers(command: list[str], own_cache: Path, tmp_path: Path) -> None:
    """Help, the pages of rules and files that did not change: spaCy, lxml and pdfium are not even imported."""
    tell = (
        "import sys, json; from lint.cli import main; status = main(sys.argv[1:]);"
        f"print(json.dumps([name for name in {HEAVY} if name in sys.modules]), file=sys.stderr); sys.exit(status)"
    )

    def run() -> tuple[str, list[str]]:
        done = subprocess.run(
            [sys.executable, "-c", tell, *command],
            capture_output=True,
            text=True,
            cwd=ROOT / "samples",
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        return done.stdout, json.loads(done.stderr.splitlines()[-1])

    first, loaded = run()
    assert first
    assert ("lint.engine" in loaded) == ("--help" not in command)
    assert run() == (first, [])


def test_what_is_learnt_of_rules_is_kept(settings: Settings, engine: Engine) -> None:
    """The next run knows them without reading a rule file."""
    store = Store.opened(settings)
    assert store is not None
    assert Answers(settings, store).rules == {}
    Answers(settings, store).learn(engine.rules)
    assert list(Answers(settings, store).rules) == list(engine.rules)
    store.close()


def test_a_letter_that_is_read_twice_is_not_kept(
    checked: Callable[..., list[Result]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between its look-up and its reading it may have become another letter."""
    file = tmp_path / "brief.txt"
    file.write_bytes(LETTER)
    monkeypatch.setattr("lint.checking.HELD", 1)
    for _ in range(2):
        assert checked(Input(str(file)))[0].findings
    assert len(checked.read) == 2  # type: ignore[attr-defined]
