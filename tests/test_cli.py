"""The command line as a user meets it: exit status, standard output, standard error."""

import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hand_made import RULES, FakeEngine

import lint
from lint import language, outputs
from lint.cli import main
from lint.config import Settings
from lint.files import Input
from lint.packs import PackError
from lint.reports import FORMATS
from lint.results import Result

PATTERNS = Path(__file__).parents[1] / "patterns" / "kkv-2016"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, an engine that reads three words, and an environment without colour wishes."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "CLICOLOR_FORCE", "BRIEFLINT_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    engine = ModuleType("lint.engine")
    monkeypatch.setattr(engine, "Engine", FakeEngine, raising=False)
    examples = ModuleType("lint.examples")
    monkeypatch.setattr(examples, "try_pack", try_pack, raising=False)
    monkeypatch.setitem(sys.modules, "lint.engine", engine)
    monkeypatch.setitem(sys.modules, "lint.examples", examples)
    return tmp_path


def try_pack(pack: Path, settings: Settings) -> Iterator[tuple[str, str | None]]:
    """A pack is tried by the lines of its file `examples`: `ok` or what is wrong."""
    for number, line in enumerate((pack / "examples").read_text().split("\n"), start=1):
        if line:
            yield f"examples:{number}", None if line == "ok" else line


def letter(name: str, text: str = "Geachte heer, alles is vergoed.") -> None:
    """A letter in a file."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


class Screen:
    """Runs commands and keeps what the user would see."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self.capfd = capfd

    def __call__(self, *args: str) -> tuple[int, str, str]:
        """Exit status, standard output and standard error of a command."""
        status = main(list(args))
        shown = self.capfd.readouterr()
        return status, shown.out, shown.err

    def refused(self, *args: str) -> str:
        """The one sentence with which a command is refused."""
        status, out, err = self(*args)
        assert (status, out) == (2, "")
        assert err.startswith("brieflint: ") and err.count("\n") == 1, err
        return err.removeprefix("brieflint: ").rstrip("\n")


@pytest.fixture
def screen(capfd: pytest.CaptureFixture[str]) -> Screen:
    """What a user sees."""
    return Screen(capfd)


class TestStatus:
    """0 clean, 1 findings at or above the fail level, 2 the job could not be done in full."""

    def test_clean_letters(self, screen: Screen) -> None:
        """Nothing found is 0, and said."""
        letter("a.txt")
        assert screen("check") == (0, "1 document gecontroleerd: niets aan te merken.\n", "")

    def test_an_error_fails_the_check(self, screen: Screen) -> None:
        """A finding at the fail level is 1."""
        letter("a.txt", "Wij weigeren.")
        status, out, err = screen("check", "a.txt")
        assert (status, err) == (1, "")
        assert "a.txt:12:1: fout KKV801 vervolgstap-ontbreekt" in out

    def test_what_is_lighter_does_not(self, screen: Screen) -> None:
        """A finding below the fail level is shown and passes, unless the level is lowered."""
        letter("a.txt", "Let op de termijn.")
        assert screen("check")[0] == 0
        assert screen("check", "--fail-level", "info")[0] == 1

    @pytest.mark.parametrize("form", FORMATS)
    def test_an_unread_file_outweighs_findings(self, screen: Screen, form: str) -> None:
        """A file that could not be read is never a pass; the others are checked all the same."""
        letter("a.txt", "Wij weigeren.")
        status, out, err = screen("check", "a.txt", "weg.txt", "--format", form)
        assert status == 2
        assert err == "weg.txt: niet gecontroleerd: bestaat niet\n"
        assert form in ("full", "signals") or "KKV801" in out  # signals tell of rejections, not of findings

    def test_a_skipped_file_passes_aloud(self, screen: Screen) -> None:
        """What is not for this program is said and does not fail."""
        letter("a.txt", "Dear sir")
        status, _, err = screen("check")
        assert (status, err) == (0, "a.txt: overgeslagen: De tekst is niet Nederlands.\n")

    def test_nothing_to_check_is_said(self, screen: Screen) -> None:
        """An empty folder is no pass in silence."""
        status, _, err = screen("check")
        assert status == 0
        assert err.startswith("brieflint: geen documenten gevonden in .;")

    def test_quiet_keeps_findings_and_unread_files(self, screen: Screen) -> None:
        """--quiet drops counts and skipped files, nothing else."""
        letter("a.txt", "Dear sir")
        assert screen("check", "-q") == (0, "", "")
        assert screen("check", "-q", "weg.txt")[2] == "weg.txt: niet gecontroleerd: bestaat niet\n"


class TestLetters:
    """Reports that show letters get their text, whether they go to a file or to the screen."""

    def test_the_page_holds_the_letter(self, screen: Screen) -> None:
        """Also when another form goes to the screen."""
        letter("a.txt", "Wij weigeren.")
        screen("check", "a.txt", "--report", "html=rapport.html", "--format", "json")
        assert 'class="letter-text"' in Path("rapport.html").read_text(encoding="utf-8")
        assert 'class="letter-text"' in screen("check", "a.txt", "--format", "html")[1]

    def test_no_other_form_keeps_letters(self, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
        """An archive does not fit in memory."""
        letter("brief.txt")
        kept: list[bool] = []
        real = FakeEngine.check

        def noted(engine: FakeEngine, inputs: Iterable[Input]) -> Iterator[Result]:
            kept.append(engine.keep_text)
            return real(engine, inputs)

        monkeypatch.setattr(FakeEngine, "check", noted)
        for form in FORMATS:
            screen("check", "--no-cache", "--format", form)
        assert dict(zip(FORMATS, kept, strict=True)) == {form: form == "html" for form in FORMATS}


class TestRefusals:
    """Every mistake of a user is one sentence and exit status 2."""

    @pytest.mark.parametrize(
        ("args", "says"),
        [
            (["chek"], "onbekende opdracht; toegestaan: "),
            (["check", "--selct", "KKV8"], "onbekende optie --selct (bedoelde u --select?)"),
            (["check", "--format", "xml"], "--format moet een van deze zijn: full, concise, json"),
            (["check", "--fail-level", "zwaar"], "--fail-level moet een van deze zijn: info, warning, error"),
            (["check", "--format"], "optie --format heeft een waarde nodig"),
            (["test"], "er ontbreekt iets: PACK..."),
            (["rule", "KKV801", "KKV802"], "verkeerd gebruik: "),
            (["check", "--select", "KKV9"], "onbekende regel KKV9; bekend zijn: KKV801, KKV808, KKV804"),
            (["check", "--exclude", "!"], "--exclude mag niet ! zijn"),
            (["check", "--stdin-filename", "a.txt"], "--stdin-filename hoort bij -"),
            (["check", "--config", "weg.toml"], "instellingenbestand weg.toml bestaat niet"),
            (["check", "--severity-level", "error", "--fail-level", "info"], "zou bevindingen verbergen"),
            (["check", "--report", "sarif"], "--report sarif moet de vorm FORMAAT=BESTAND hebben; formaten: full"),
            (["check", "--report", "xml=a"], "moet de vorm FORMAAT=BESTAND hebben"),
            (["check", "--report", "json=weg/a.json"], "weg/a.json kan niet worden geschreven: de map bestaat niet"),
            (["check", "--report", "json=/dev/null"], "het is geen gewoon bestand"),
            (["check", "--report", "json=a", "--report", "csv=a"], "--report noemt a twee keer"),
            (["rule", "KKV899"], "onbekende regel KKV899; bekend zijn: KKV801"),
            (["test", "weg"], "weg is geen map met een regelpakket"),
            (["model", "--model", "nl_weg"], "Taalmodel 'nl_weg' is geen geïnstalleerd pakket"),
        ],
    )
    def test_a_mistake_on_the_command_line(self, screen: Screen, args: list[str], says: str) -> None:
        """What is wrong, and what is allowed."""
        assert says in screen.refused(*args)

    def test_the_sentences_are_english_on_request(self, screen: Screen) -> None:
        """--lang en holds for mistakes too, however it is written."""
        assert screen.refused("check", "--lang", "en", "--formt", "json").startswith("unknown option --formt")
        assert screen.refused("check", "--lang=en", "--select", "X").startswith("unknown rule X")

    def test_a_broken_configuration(self, screen: Screen) -> None:
        """The file and the key are named."""
        letter("brieflint.toml", "x = 1")
        assert "brieflint.toml: onbekende sleutel x; toegestaan: select" in screen.refused("check")

    def test_a_kind_that_does_not_exist(self, screen: Screen) -> None:
        """Letters of a mistyped kind would be held to no rule, and pass."""
        letter("brieflint.toml", '[kinds]\n"*.txt" = "schade-afwijzingg"')
        letter("a.txt", "Wij weigeren.")
        assert "schade-afwijzingg zijn; toegestaan: schade-afwijzing, zorg-afwijzing" in screen.refused("check")

    @pytest.mark.parametrize(
        "error", [PackError("pack_encoding", place="regel.yaml:1"), language.ModelMissing("nl_weg")]
    )
    def test_a_broken_pack_or_a_missing_model(
        self, screen: Screen, monkeypatch: pytest.MonkeyPatch, error: Exception
    ) -> None:
        """What the engine cannot start with is passed on as it says it, whenever it says so."""

        def fail(*_: object, **__: object) -> None:
            raise error

        letter("a.txt")
        monkeypatch.setattr(FakeEngine, "check", fail)
        assert screen.refused("check") == str(error)
        monkeypatch.setattr(FakeEngine, "__init__", fail)
        assert screen.refused("check") == str(error)

    def test_a_fault_of_ours(self, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
        """No traceback reaches a user who did not ask for it."""

        def fail(*_: object) -> None:
            raise ZeroDivisionError("oeps")

        letter("brief.txt")
        monkeypatch.setattr(FakeEngine, "check", fail)
        assert "onverwachte fout (ZeroDivisionError: oeps)" in screen.refused("check")
        monkeypatch.setenv("BRIEFLINT_TRACEBACK", "1")
        with pytest.raises(ZeroDivisionError):
            main(["check"])

    def test_an_interruption(self, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
        """Ctrl-C is not a pass and not a finding."""

        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        letter("brief.txt")
        monkeypatch.setattr(FakeEngine, "check", stop)
        assert screen.refused("check") == "gestopt"

    def test_no_command(self, screen: Screen) -> None:
        """The bare name shows what there is, on standard error."""
        status, out, err = screen()
        assert (status, out) == (2, "")
        assert "check" in err


class TestChoices:
    """Which findings are shown."""

    @pytest.fixture(autouse=True)
    def two_findings(self) -> None:
        """A letter with an error and a note."""
        letter("a.txt", "Wij weigeren; de termijn is om.")

    def codes(self, screen: Screen, *args: str) -> list[str]:
        """The rules of the findings that are shown."""
        out = screen("check", "--format", "json", *args)[1]
        return [finding["rule"] for document in json.loads(out)["documents"] for finding in document["findings"]]

    def test_rules_are_chosen_by_code(self, screen: Screen) -> None:
        """--select and --ignore take codes with commas, whole or cut short."""
        assert self.codes(screen) == ["KKV801", "KKV804"]
        assert self.codes(screen, "--select", "KKV804,KKV808") == ["KKV804"]
        assert self.codes(screen, "--ignore", "KKV804") == ["KKV801"]
        assert self.codes(screen, "--select", "KKV8", "--ignore", "ALL") == []

    def test_light_findings_can_be_hidden(self, screen: Screen) -> None:
        """--severity-level hides what weighs less, also from the counts."""
        assert self.codes(screen, "--severity-level", "error") == ["KKV801"]
        assert "1 fout." in screen("check", "--severity-level", "error")[1]

    def test_the_command_line_beats_the_file(self, screen: Screen) -> None:
        """An option overrules a setting, or adds to a list of what is left out."""
        letter("brieflint.toml", 'select = ["KKV801"]\nignore = ["KKV808"]\nfail_level = "info"')
        assert self.codes(screen, "--select", "KKV8", "--ignore", "KKV801") == ["KKV804"]
        assert screen("check", "--select", "KKV804")[0] == 1
        assert screen("check", "--select", "KKV804", "--fail-level", "error")[0] == 0


class TestReports:
    """Where the answer goes."""

    @pytest.fixture(autouse=True)
    def letters(self) -> None:
        """One letter that fails, one that passes."""
        letter("x/a.txt", "Wij weigeren.")
        letter("x/b.txt")

    def test_several_at_once(self, screen: Screen) -> None:
        """Every file holds the whole report in its form, and nothing else is left behind."""
        status, out, _ = screen("check", "x", "--report", "json=uit.json", "--report", "csv=uit.csv")
        assert status == 1
        assert out.startswith("x/a.txt:12:1: fout")
        assert len(json.loads(Path("uit.json").read_text(encoding="utf-8"))["documents"]) == 2
        assert Path("uit.csv").read_bytes().count(b"\r\n") == 3
        assert sorted(os.listdir()) == ["uit.csv", "uit.json", "x"]

    @pytest.mark.parametrize("file", ["x/a.txt", "./x/../link.txt", "brieflint.toml", "known.toml"])
    def test_a_report_never_replaces_what_the_run_reads(self, screen: Screen, file: str) -> None:
        """A letter, also by way of a link, the configuration or the baseline is not written over."""
        os.symlink("x/a.txt", "link.txt")
        Path("brieflint.toml").write_text("")
        Path("known.toml").write_text("")
        before = Path(file).read_text()
        said = screen.refused("check", "x/a.txt", "--baseline", "known.toml", "--report", f"full={file}")
        assert said == f"rapport {file} kan niet worden geschreven: deze opdracht leest dat bestand zelf; kies een " + (
            "andere naam"
        )
        assert Path(file).read_text() == before

    def test_the_usual_baseline_is_not_written_over_either(self, screen: Screen) -> None:
        """Nor is it when it is not used in this run."""
        target = "json=brieflint-baseline.toml"
        assert "leest dat bestand zelf" in screen.refused("check", "x", "--no-baseline", "--report", target)

    def test_a_folder_in_which_nothing_may_be_written(self, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is told before the run, and not after an hour."""
        monkeypatch.setattr(os, "access", lambda folder, mode: not Path(folder).samefile("x"))
        monkeypatch.setattr(FakeEngine, "_result", None)
        said = screen.refused("check", "x", "--report", "json=x/uit.json")
        assert said == "rapport x/uit.json kan niet worden geschreven: in die map mag niet worden geschreven"

    def test_a_report_beside_the_letters_is_not_checked(self, screen: Screen) -> None:
        """Neither while it is written again, nor by a run that does not write it."""
        first = screen("check", "x", "--report", "html=x/uit.html", "--report", "full=x/uit.txt")[1]
        again = screen("check", "x", "--report", "html=x/uit.html", "--report", "full=x/uit.txt")[1]
        assert first == again and "2 documenten" in first
        assert screen("check", "x")[1] == first

    @pytest.mark.parametrize(
        ("form", "file"), [("full", "x/a.txt"), ("html", "x/c.html"), ("full", "x/onder/../a.txt")]
    )
    def test_a_report_takes_the_place_of_no_letter_in_a_folder(self, screen: Screen, form: str, file: str) -> None:
        """Whatever it is called: it would be gone, and have been left out of the run."""
        Path("x/onder").mkdir()
        letter("x/c.html")
        before = Path(file).read_text()
        assert "daar staat een brief" in screen.refused("check", "x", "--report", f"{form}={file}")
        assert Path(file).read_text() == before

    @pytest.mark.parametrize("report", ["csv=x/uit.txt", "json=x/uit.md", "html=x/uit.docx", "full=x/uit.html"])
    def test_a_report_that_the_next_run_would_read_is_refused(self, screen: Screen, report: str) -> None:
        """A form that cannot bear a mark of ours, under the name of a letter, in the folder of the letters."""
        assert "leest een volgende opdracht het als brief" in screen.refused("check", "x", "--report", report)
        assert screen("check", "x", "--report", report.replace("x/", ""))[0] == 1  # elsewhere it may stand

    @pytest.mark.skipif(os.name == "nt", reason="rights are others there")
    def test_a_report_keeps_its_rights_and_its_link(self, screen: Screen) -> None:
        """Who could not read the old one cannot read the new one; what was a link still leads to the file."""
        letter("uit.json", "oud")
        os.chmod("uit.json", 0o640)
        os.symlink("uit.json", "link.json")
        screen("check", "x", "--report", "json=link.json")
        assert os.path.islink("link.json") and Path("uit.json").read_text().startswith("{")
        assert stat.S_IMODE(os.stat("uit.json").st_mode) == 0o640
        before = os.umask(0o027)
        screen("check", "x", "--report", "csv=nieuw.csv")
        os.umask(before)
        assert stat.S_IMODE(os.stat("nieuw.csv").st_mode) == 0o640

    @pytest.mark.skipif(os.name == "nt", reason="processes cannot be asked after there")
    def test_what_a_killed_run_left_is_cleared_away(self, screen: Screen) -> None:
        """By the next run that writes the same report; what another run is writing stays."""
        done = subprocess.Popen([sys.executable, "-c", ""])
        done.wait()
        ours, other = outputs._part(Path("uit.json"), done.pid), outputs._part(Path("anders.json"), done.pid)
        alive = outputs._part(Path("uit.json"), os.getppid())
        for part in (ours, other, alive):
            part.write_text("half")
        screen("check", "x", "--report", "json=uit.json")
        assert sorted(p for p in os.listdir() if p.endswith(".part")) == sorted([other.name, alive.name])

    def test_an_old_report_stays_whole_when_the_new_one_fails(
        self, screen: Screen, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A full disk leaves the old report, no half one, a sentence for each, and the answer on standard output."""

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        letter("uit.json", "oud")
        monkeypatch.setattr(os, "replace", full)
        status, out, err = screen("check", "x", "--report", "json=uit.json", "--report", "csv=uit.csv")
        assert (status, err.count("No space left")) == (2, 2)
        assert out.startswith("x/a.txt:12:1: fout")
        assert Path("uit.json").read_text() == "oud"
        assert sorted(os.listdir()) == ["uit.json", "x"]

    def test_a_report_through_a_link_keeps_the_link(self, screen: Screen) -> None:
        """What a link leads to is replaced, not the link."""
        letter("echt.json", "oud")
        os.symlink("echt.json", "link.json")
        screen("check", "x", "--report", "json=link.json")
        assert Path("link.json").is_symlink()
        assert Path("echt.json").read_text().startswith("{")

    def test_json_lines_come_as_the_letters_do(self, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
        """A line is there before the next letter is read."""
        real = FakeEngine._result

        def stop_at_b(engine: FakeEngine, item: lint.files.Input) -> lint.results.Result:
            if item.path.endswith("b.txt"):
                raise KeyboardInterrupt
            return real(engine, item)

        monkeypatch.setattr(FakeEngine, "_result", stop_at_b)
        status, out, err = screen("check", "x", "--format", "jsonl")
        assert (status, err) == (2, "brieflint: gestopt\n")
        assert json.loads(out)["path"] == "x/a.txt"

    def test_odd_names_arrive(self, screen: Screen) -> None:
        """A name that is no Unicode can be written, and read back from the JSON."""
        name = os.fsdecode(b"caf\xe9.txt")
        letter(name, "Dear sir")
        _, out, err = screen("check", name, "--format", "json")
        assert json.loads(out)["documents"][0]["path"] == name
        assert err.startswith("caf\\udce9.txt: overgeslagen")


class TestColour:
    """Colour for a terminal, unless someone does not want it."""

    @pytest.mark.parametrize(
        ("terminal", "environment", "args", "coloured"),
        [
            (True, {}, [], True),
            (False, {}, [], False),
            (True, {"NO_COLOR": "1"}, [], False),
            (True, {"NO_COLOR": ""}, [], True),
            (False, {"CLICOLOR_FORCE": "1"}, [], True),
            (False, {"CLICOLOR_FORCE": "0"}, [], False),
            (True, {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, [], False),
            (True, {}, ["--no-color"], False),
            (True, {"TERM": "dumb"}, [], False),
        ],
    )
    def test_who_decides(
        self,
        screen: Screen,
        monkeypatch: pytest.MonkeyPatch,
        terminal: bool,
        environment: dict[str, str],
        args: list[str],
        coloured: bool,
    ) -> None:
        """The option and NO_COLOR forbid it, CLICOLOR_FORCE asks for it, else the terminal decides."""
        for name, value in {"TERM": "xterm", **environment}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
        letter("a.txt", "Wij weigeren.")
        assert ("\x1b[" in screen("check", *args)[1]) is coloured

    def test_a_file_is_never_coloured(self, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
        """A report in a file is plain, whatever the terminal gets."""
        monkeypatch.setenv("CLICOLOR_FORCE", "1")
        letter("a.txt", "Wij weigeren.")
        screen("check", "--report", "full=uit")
        assert "\x1b" not in Path("uit").read_text(encoding="utf-8")


class TestShow:
    """What a user can ask instead of a check."""

    def test_the_files(self, screen: Screen) -> None:
        """Each file with the reason why it is in or out."""
        letter("a.txt")
        letter("b.py")
        letter(".git/c.txt")
        assert screen("check", "--show-files")[1].splitlines() == [
            "uit .git: wordt standaard overgeslagen (.git/)",
            "in  a.txt: bestandstype .txt",
            "uit b.py: geen bekend bestandstype",
        ]

    def test_the_settings(self, screen: Screen) -> None:
        """The settings that hold, with the file they come from."""
        letter("brieflint.toml", 'lang = "en"')
        out = screen("check", "--show-settings", "--select", "KKV8")[1]
        assert out.splitlines()[0] == f"# {Path('brieflint.toml').absolute()}"
        assert 'lang = "en"' in out and 'select = ["KKV8"]' in out

    def test_standard_input(self, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
        """A letter can be piped in, under a name of its own."""
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Wij weigeren.")))
        status, out, _ = screen("check", "-", "--stdin-filename", "brief.md", "--format", "concise")
        assert status == 1
        assert out.startswith("brief.md:12:1: fout KKV801")


class TestRules:
    """`brieflint rule` and `brieflint test`."""

    def test_the_list(self, screen: Screen) -> None:
        """Every rule in a line."""
        status, out, _ = screen("rule")
        assert status == 0
        assert [line.split()[0] for line in out.splitlines()] == list(RULES)

    def test_a_page(self, screen: Screen) -> None:
        """Found by code or name, in any case; with why, norm, mending and examples."""
        page = screen("rule", "kkv801")[1]
        assert page == screen("rule", "vervolgstap-ontbreekt")[1]
        for text in ("KKV801", "waarom:", "Handboek 2016, norm 8", "Noem een stap.", "missing: Vragen? Bel ons."):
            assert text in page

    def test_all_pages(self, screen: Screen) -> None:
        """In Markdown: a table, and below it a page for each rule; what was written cannot become markup."""
        status, out, _ = screen("rule", "--markdown")
        assert status == 0
        assert "| [KKV801](#kkv801-vervolgstap-ontbreekt) | vervolgstap-ontbreekt | fout | Een afwijzing noemt" in out
        assert out.count("\n## KKV") == len(RULES)
        assert "- **norm:** Handboek 2016, norm 8 (NORMS 1.4)" in out
        assert "`missing`\n\n- Vragen? Bel ons." in out
        assert "# The rules of this pack" in screen("rule", "--markdown", "--lang", "en")[1]

    def test_a_page_in_markdown(self, screen: Screen) -> None:
        """The page of one rule as it stands among all pages, and of no other."""
        status, out, _ = screen("rule", "KKV801", "--markdown")
        assert status == 0 and out.startswith("## KKV801 vervolgstap-ontbreekt\n\n")
        assert out in screen("rule", "--markdown")[1] and "KKV808" not in out

    def test_a_page_in_english(self, screen: Screen) -> None:
        """--lang en gives the English texts of the rule."""
        assert "Who is not told goes nowhere." in screen("rule", "KKV801", "--lang", "en")[1]

    def test_examples_that_hold(self, screen: Screen) -> None:
        """All right is 0 and a count."""
        letter("p/examples", "ok\nok\n")
        assert screen("test", "p") == (0, "2 voorbeelden, 0 anders dan verwacht\n", "")

    def test_an_example_that_does_not(self, screen: Screen) -> None:
        """A wrong one is 1, with its place and what went wrong."""
        letter("p/examples", "ok\nverwacht present, kreeg missing\n")
        status, out, _ = screen("test", "p")
        assert (status, out.splitlines()[0]) == (1, "examples:2: verwacht present, kreeg missing")

    def test_a_pack_without_examples(self, screen: Screen) -> None:
        """A pack that says nothing of itself has not been tested."""
        letter("p/examples", "")
        assert "geen voorbeelden gevonden in p" in screen.refused("test", "p")


def test_the_model(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name, version, licence, sources and figures."""
    card = {
        "name": "nl_brief_sm",
        "version": "1.0.0",
        "license": "CC BY-SA 4.0",
        "sources": [{"name": "UD Dutch-Alpino"}, "eigen brieven"],
        "metrics": {"letters": {"pos": 96.12}, "size_mb": 7, "speed": None},
    }
    monkeypatch.setattr(language, "describe", lambda name: card)
    assert screen("model")[1].splitlines() == [
        "model: nl_brief_sm",
        "versie: 1.0.0",
        "licentie: CC BY-SA 4.0",
        "bronnen: UD Dutch-Alpino",
        "bronnen: eigen brieven",
        "gemeten: letters pos 96.12",
        "gemeten: size_mb 7",
    ]


def python(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
    """A Python of its own, from the checkout or from what is installed."""
    folder = str(Path(lint.__file__).parents[1])
    return subprocess.run(
        [sys.executable, *args], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": folder}, **options
    )


class TestProcess:
    """What only a process of its own shows."""

    def test_help_is_fast(self) -> None:
        """--help and --version load no language software and no XML software."""
        code = (
            "import sys; from lint.cli import main; main(['check', '--help']); main(['--version']);"
            "sys.exit(', '.join({'spacy', 'lxml', 'ruamel', 'numpy', 'jinja2'} & set(sys.modules)) or 0)"
        )
        done = python("-c", code)
        assert done.returncode == 0, done.stderr
        assert "--stdin-filename" in done.stdout
        assert f"brieflint {lint.__version__}" in done.stdout

    def test_python_m(self) -> None:
        """`python -m lint` is the same program, with its exit status."""
        done = python("-m", "lint", "chek")
        assert (done.returncode, done.stderr.startswith("brieflint: onbekende opdracht")) == (2, True)

    def test_a_closed_standard_output(self, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
        """`>&-`: there is nowhere for the answer to go."""
        letter("a.txt")
        monkeypatch.setattr(sys, "stdout", None)
        assert screen.refused("check") == "de uitvoer kan niet worden geschreven: standaarduitvoer is gesloten"

    def test_a_reader_that_stops_listening(self, here: Path) -> None:
        """`brieflint check --show-files | head -1` ends without a word."""
        for number in range(3000):
            letter(f"{number:04}.txt", "x")
        code = "import sys; from lint.cli import main; sys.exit(main(['check', '--show-files']))"
        folder = str(Path(lint.__file__).parents[1])
        listing = subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": folder},
        )
        assert listing.stdout and listing.stderr
        listing.stdout.readline()
        listing.stdout.close()
        assert listing.stderr.read() == b""
        listing.stderr.close()
        assert listing.wait() == 2


class TestBaseline:
    """`brieflint baseline`, and what a check makes of it."""

    BAD = "Wij weigeren; de termijn is om."

    def test_what_is_recorded_no_longer_fails(self, screen: Screen) -> None:
        """Only what is new does, and the number of the rest is told."""
        letter("a.txt", self.BAD)
        status, out, _ = screen("baseline")
        assert status == 0
        place = Path("brieflint-baseline.toml").absolute()
        assert out == f"{place}: 2 bekende bevindingen, waarvan 2 nieuw en 0 verlengd; 0 hersteld en weggehaald\n"
        letter("b.txt", "Wij weigeren.")
        status, out, _ = screen("check", "--format", "concise")
        assert status == 1
        assert "b.txt:12:1" in out and "a.txt:12:1" not in out
        assert out.endswith(
            "2 documenten gecontroleerd: 1 fout, 2 al bekend.\nUitleg bij een regel: brieflint rule KKV801\n"
        )

    def test_mended_findings_are_taken_out(self, screen: Screen) -> None:
        """The file follows the letters."""
        letter("a.txt", self.BAD)
        screen("baseline")
        letter("a.txt", "Alles is vergoed.")
        assert "0 bekende bevindingen, waarvan 0 nieuw en 0 verlengd; 2 hersteld" in screen("baseline")[1]

    def test_who_why_and_until_when(self, screen: Screen) -> None:
        """Owner, reason and date go into the file, which may have another name; it holds wherever it is named."""
        letter("a.txt", "Wij weigeren.")
        screen("baseline", "--baseline", "oud.toml", "--owner", "Jo", "--reason", "later", "--expires", "2999-01-31")
        text = Path("oud.toml").read_text(encoding="utf-8")
        assert 'owner = "Jo"\nreason = "later"\nexpires = 2999-01-31\n' in text
        assert screen("check")[0] == 1
        assert screen("check", "--baseline", "oud.toml")[0] == 0

    def test_all_can_be_shown(self, screen: Screen) -> None:
        """--no-baseline is a check as if there were none."""
        letter("a.txt", "Wij weigeren.")
        screen("baseline")
        assert screen("check")[0] == 0
        assert screen("check", "--no-baseline")[0] == 1

    def test_a_file_that_cannot_be_read_is_told(self, screen: Screen) -> None:
        """The others are recorded all the same; the job was not done in full."""
        letter("a.txt", "Wij weigeren.")
        status, out, err = screen("baseline", "a.txt", "weg.txt")
        assert (status, err) == (2, "weg.txt: niet gecontroleerd: bestaat niet\n")
        assert "1 bekende bevinding" in out

    @pytest.mark.parametrize(
        ("args", "says"),
        [
            (["check", "--baseline", "weg.toml"], "weg.toml bestaat niet; maak haar met brieflint baseline"),
            (["check", "--baseline", "weg.toml", "--no-baseline"], "gaan niet samen"),
            (["baseline", "--expires", "morgen"], "--expires morgen is geen datum; schrijf bijvoorbeeld 2027-01-31"),
            (["baseline", "--baseline", "weg/b.toml"], "weg/b.toml kan niet worden geschreven"),
        ],
    )
    def test_a_mistake(self, screen: Screen, args: list[str], says: str) -> None:
        """In one sentence, and nothing is written."""
        letter("a.txt", "Wij weigeren.")
        assert says in screen.refused(*args)
        assert os.listdir() == ["a.txt"]

    def test_a_broken_file_stays_as_it_is(self, screen: Screen) -> None:
        """It is refused before anything is checked, also when it would be written anew."""
        letter("a.txt", "Wij weigeren.")
        letter("brieflint-baseline.toml", "[[finding]\n")
        for command in ("check", "baseline"):
            assert "brieflint-baseline.toml is geen geldig TOML" in screen.refused(command)
        assert Path("brieflint-baseline.toml").read_text() == "[[finding]\n"


class TestStatistics:
    """Counts instead of findings."""

    @pytest.fixture(autouse=True)
    def letters(self) -> None:
        """Three letters in two folders."""
        letter("x/a.txt", "Wij weigeren; de termijn is om.")
        letter("x/b.txt", "Wij weigeren.")
        letter("y/c.txt")

    def test_per_rule_and_per_folder(self, screen: Screen) -> None:
        """The most frequent first; the status is that of the findings."""
        status, out, _ = screen("check", "--statistics")
        assert status == 1
        assert out.splitlines() == [
            "per regel:",
            "  2  fout  KKV801  vervolgstap-ontbreekt       in 2 documenten",
            "  1  info  KKV804  vervolgstap-zonder-termijn  in 1 document",
            "",
            "per map:",
            "  3  x  in 2 documenten",
            "  0  y  in 1 document",
            "",
            "3 documenten gecontroleerd: 2 fouten, 1 keer info.",
            "Uitleg bij een regel: brieflint rule KKV801",
        ]

    def test_known_findings_are_not_counted(self, screen: Screen) -> None:
        """They are told in the last line."""
        screen("baseline", "x/a.txt")
        out = screen("check", "--statistics")[1]
        assert "  1  x  in 2 documenten" in out and "1 fout, 2 al bekend." in out

    def test_it_is_a_form_of_its_own(self, screen: Screen) -> None:
        """Not to be combined with another on the screen; a file may have another."""
        assert "--statistics en --format gaan niet samen" in screen.refused("check", "--statistics", "--format", "json")
        assert screen("check", "--statistics", "--report", "json=uit.json")[1].startswith("per regel:")
        assert Path("uit.json").is_file()

    def test_outside_a_repository_there_is_no_diff(self, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
        """Said in a sentence, before anything is checked."""
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
        assert "alleen in een map van een git-repository" in screen.refused("check", "--diff", "HEAD")


class TestShard:
    """`--shard` checks one machine's share of the files."""

    def test_every_letter_is_checked_by_one_of_the_machines(self, screen: Screen) -> None:
        """And --show-files says of the others that they are not of this shard."""
        for number in range(12):
            letter(f"archief/{number}.txt", "Wij weigeren.")
        outputs = [screen("check", "archief", "--format", "concise", "--shard", f"{i}/3")[1] for i in (1, 2, 3)]
        found = [line.split(":")[0] for out in outputs for line in out.splitlines() if line.startswith("archief")]
        assert sorted(found) == sorted(f"archief/{number}.txt" for number in range(12))
        assert "hoort niet bij deel 1/3" in screen("check", "archief", "--shard", "1/3", "--show-files")[1]

    def test_a_share_without_letters_is_done(self, screen: Screen) -> None:
        """With fewer letters than machines some have nothing to do, and that is no failure."""
        letter("a.txt")
        statuses = [screen("check", "--shard", f"{i}/3")[0] for i in (1, 2, 3)]
        assert statuses == [0, 0, 0]

    def test_what_is_no_shard_is_refused(self, screen: Screen) -> None:
        """Before anything is read."""
        letter("a.txt")
        assert screen.refused("check", "--shard", "4/3").startswith("--shard 4/3 moet de vorm I/N hebben")
