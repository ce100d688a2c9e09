"""The reports for machines: golden files, and the properties that their readers rely on."""

import csv
import io
import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hand_made import REFUSAL, REJECTED, RULES, RUN, SCAN, finding

from lint.model import Region
from lint.reports import FORMATS, View, renderer
from lint.reports.places import fingerprinted, relative, uri
from lint.results import Result, Run, Severity

GOLDEN = Path(__file__).parent / "golden"
VIEW = View(rules=RULES)
NAMES = {"json": "report.json", "jsonl": "report.jsonl", "sarif": "report.sarif", "gitlab": "gitlab.json"}
NAMES |= {"github": "github.txt", "junit": "junit.xml", "csv": "report.csv"}
HOSTILE = replace(
    REJECTED,
    path="brieven/a,b:c%\n\udce9\x1b.txt",
    findings=(finding(because="<&\x00\ud800\r\n::error::x", near_misses=((3, "]]>\x0b", "=1+1"),)),),
    source_lines={},
)


def rendered(form: str, *results: Result, view: View = VIEW) -> str:
    """A report on some documents."""
    return renderer(form)(Run("0.1.0", ("m", "1"), results), view)


@pytest.mark.parametrize("form", NAMES)
def test_a_machine_gets_what_the_golden_file_shows(form: str) -> None:
    """The form of every report is fixed by its file."""
    assert renderer(form)(RUN, VIEW) == (GOLDEN / NAMES[form]).read_bytes().decode("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_every_report_takes_any_name_and_text(form: str) -> None:
    """Odd file names and texts of letters break no report, and what is written is UTF-8."""
    assert rendered(form, HOSTILE, view=replace(VIEW, evidence=True)).encode("utf-8", "backslashreplace")


@pytest.mark.parametrize("form", FORMATS)
def test_every_report_takes_a_run_without_documents(form: str) -> None:
    """A run that found nothing to check is reported in every form."""
    assert isinstance(rendered(form), str)


class TestJson:
    """Schema brieflint/1, on which score.py and users rely."""

    def test_it_keeps_the_schema(self) -> None:
        """Keys and types are those of the schema, no more and no fewer."""
        schema = json.loads((GOLDEN / "brieflint-1.schema.json").read_text(encoding="utf-8"))
        jsonschema.validate(json.loads(renderer("json")(RUN, VIEW)), schema)

    def test_the_summary_counts_everything(self) -> None:
        """Every document and finding is counted once."""
        summary = json.loads(renderer("json")(RUN, VIEW))["summary"]
        found = {"error": 1, "warning": 1, "info": 1}
        assert summary == {"documents": 5, "checked": 3, "failed": 1, "skipped": 1, "unsure": 1, "findings": found}

    def test_a_path_that_is_not_unicode_comes_back_whole(self) -> None:
        """A file name in another encoding can be opened with what the JSON says."""
        written = rendered("json", HOSTILE).encode("utf-8", "backslashreplace")
        assert json.loads(written)["documents"][0]["path"] == HOSTILE.path

    def test_findings_that_a_baseline_holds_are_counted(self) -> None:
        """Only where there are any, so that an answer without a baseline is as it was."""
        assert json.loads(rendered("json", replace(REJECTED, known=2)))["summary"]["known"] == 2
        assert "known" not in json.loads(rendered("json", REJECTED))["summary"]

    @pytest.mark.parametrize("form", ["json", "jsonl"])
    def test_it_says_what_was_suppressed_and_what_is_known(self, form: str) -> None:
        """A document is not clean just because it has no findings."""
        quiet = replace(REJECTED, findings=(), notes=("KKV801 onderdrukt: folder ligt erbij",), known=2)
        said = json.loads(rendered(form, quiet))
        (document,) = said["documents"] if form == "json" else [said]
        assert (document["notes"], document["known"]) == (["KKV801 onderdrukt: folder ligt erbij"], 2)

    def test_evidence_is_there_on_request(self) -> None:
        """What a fact rests on stands in the answer with --show-evidence."""
        said = json.loads(rendered("json", REJECTED, view=replace(VIEW, evidence=True)))["documents"][0]
        assert said["evidence"] == {"reason": {"line": 10, "quote": "omdat de lekkage al bestond"}}

    def test_a_line_of_jsonl_is_a_document_of_json(self) -> None:
        """Both forms say the same of a document."""
        lines = [json.loads(line) for line in renderer("jsonl")(RUN, VIEW).splitlines()]
        assert lines == json.loads(renderer("json")(RUN, VIEW))["documents"]


class TestSarif:
    """SARIF 2.1.0 as code hosts want it."""

    def run(self, *results: Result) -> dict[str, Any]:
        """The one run of a report."""
        (run,) = json.loads(rendered("sarif", *results))["runs"]
        return dict(run)

    def test_every_result_has_a_place_and_a_rule(self) -> None:
        """Hosts refuse results without a place; the rule of a result is found by its index."""
        run = self.run(*RUN.results)
        for result in run["results"]:
            assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert len(run["results"]) == 3

    def test_a_file_that_was_not_read_makes_the_run_fail(self) -> None:
        """The run did not succeed, and a notification says why."""
        (invocation,) = self.run(SCAN)["invocations"]
        assert invocation["executionSuccessful"] is False
        assert invocation["toolExecutionNotifications"][0]["message"]["text"] == SCAN.reason

    def test_code_hosts_take_it(self, tmp_path: Path) -> None:
        """Microsoft's validator, with GitHub's rules, has no error to tell; of results without a place it has."""
        validator = os.environ.get("BRIEFLINT_SARIF")
        if not validator:
            pytest.skip("no SARIF validator here: name Sarif.Multitool (npm: sarif-multitool) in BRIEFLINT_SARIF")
        placeless = json.loads(renderer("sarif")(RUN, VIEW))
        for result in placeless["runs"][0]["results"]:
            result["locations"] = []
        said = []
        for name, text in (("ours", renderer("sarif")(RUN, VIEW)), ("placeless", json.dumps(placeless))):
            file = tmp_path / f"{name}.sarif"
            file.write_text(text, encoding="utf-8")
            command = [validator, "validate", str(file), "--rule-kind", "Sarif;Ghas"]
            invariant = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
            done = subprocess.run(command, capture_output=True, text=True, env=invariant, timeout=60)
            assert "1 files scanned" in done.stdout, done.stdout + done.stderr
            said.append([line.split("error ")[1] for line in done.stdout.splitlines() if ": error " in line])
        ours, others = said
        assert ours == []
        assert any(error.startswith("GH1015") for error in others)

    def test_what_was_suppressed_is_a_note_and_no_failure(self) -> None:
        """The run succeeded; the notification names the document."""
        (invocation,) = self.run(replace(REJECTED, notes=("KKV804 onderdrukt: volgt",)))["invocations"]
        (note,) = invocation["toolExecutionNotifications"]
        assert (invocation["executionSuccessful"], note["level"]) == (True, "note")
        assert note["message"]["text"] == "KKV804 onderdrukt: volgt"
        assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == REJECTED.path

    def test_an_unknown_rule_is_listed_all_the_same(self) -> None:
        """A finding of a rule without a page still has its entry."""
        stray = replace(finding(), rule="HUIS001")
        assert "HUIS001" in [
            rule["id"] for rule in self.run(replace(REJECTED, findings=(stray,)))["tool"]["driver"]["rules"]
        ]


class TestFingerprints:
    """What tells an old finding from a new one."""

    def prints(self, *results: Result, root: str = "") -> list[str]:
        """The fingerprints of all findings."""
        return [mark for _, _, mark in fingerprinted(Run("1", ("m", "1"), results), PurePath(root))]

    def test_a_moved_line_keeps_its_fingerprint(self) -> None:
        """Text added above a finding changes its line and nothing else."""
        moved = replace(REJECTED, findings=(finding(region=Region(40, 3, 40, 30)),))
        assert self.prints(moved) == self.prints(REJECTED)

    def test_every_finding_has_its_own(self) -> None:
        """The same sentence twice in a letter gives two fingerprints; so do two letters, rules or sentences."""
        twice = replace(REJECTED, findings=(finding(), finding(), finding("KKV808"), finding(because="Nee.")))
        other = replace(REJECTED, path="brieven/ander.txt")
        assert len(set(self.prints(twice, other))) == 5

    def test_the_folder_of_the_checkout_does_not_matter(self) -> None:
        """The same letter has one fingerprint by its full and by its short path."""
        long = replace(REJECTED, path="/werk/brieven/afwijzing.txt")
        assert self.prints(long, root="/werk") == self.prints(REJECTED, root="/werk")


@pytest.mark.parametrize(
    ("path", "place", "address"),
    [
        ("/werk/a b.txt", "a b.txt", "a%20b.txt"),
        ("/elders/é.txt", "/elders/é.txt", "file:///elders/%C3%A9.txt"),
        ("./x/a.txt", "x/a.txt", "x/a.txt"),
        ("\udce9.txt", "\udce9.txt", "%E9.txt"),
    ],
)
def test_paths_are_relative_to_the_checkout(path: str, place: str, address: str) -> None:
    """A path below the checkout is short, any other is whole; an address is escaped."""
    assert (relative(path, PurePath("/werk")), uri(path, PurePath("/werk"))) == (place, address)


class TestGithub:
    """Annotations on a pull request."""

    def test_the_worst_come_first_and_the_rest_is_counted(self) -> None:
        """GitHub drops what is over ten of a kind in silence; the report does not."""
        codes = ["KKV804"] * 3 + ["KKV801"] * 12 + ["KKV808"] * 11
        lines = rendered("github", replace(REJECTED, findings=tuple(finding(code) for code in codes))).splitlines()
        kinds = [line.split(" ")[0] for line in lines[:-1]]
        assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 3
        assert lines[-1].endswith("2 fouten, 1 waarschuwing.")

    def test_a_letter_cannot_give_commands(self) -> None:
        """Line ends, colons and commas are escaped, so one finding is one command."""
        (line,) = rendered("github", HOSTILE).splitlines()
        assert line.startswith("::error file=brieven/a%2Cb%3Ac%25%0A")

    def test_columns_are_left_out_over_several_lines(self) -> None:
        """GitHub refuses columns unless the place is on one line."""
        assert "col=" not in rendered("github", replace(REJECTED, findings=(finding(region=Region(1, 2, 3, 4)),)))


def test_gitlab_fingerprints_are_unique() -> None:
    """GitLab folds findings with one fingerprint into one."""
    twice = replace(REJECTED, findings=(finding(), finding()))
    issues = json.loads(rendered("gitlab", twice, SCAN))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 3


class TestJunit:
    """A dashboard counts documents."""

    def suite(self, *results: Result, view: View = VIEW) -> ElementTree.Element:
        """The suite of a report, parsed."""
        suite = ElementTree.fromstring(rendered("junit", *results, view=view)).find("testsuite")
        assert suite is not None
        return suite

    def test_the_counts_are_those_of_the_cases(self) -> None:
        """Failed, unread and skipped documents are counted apart."""
        suite = self.suite(*RUN.results)
        assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
            "tests": "5",
            "failures": "1",
            "errors": "1",
            "skipped": "1",
        }

    def test_the_fail_level_decides_what_fails(self) -> None:
        """A warning fails a case only when warnings fail the check."""
        strict = replace(VIEW, fail_level=Severity.WARNING)
        assert self.suite(*RUN.results, view=strict).get("failures") == "2"

    def test_a_letter_cannot_break_the_xml(self) -> None:
        """Characters that XML forbids are replaced."""
        assert self.suite(HOSTILE).get("tests") == "1"


class TestCsv:
    """A table for a spreadsheet."""

    def rows(self, *results: Result) -> list[dict[str, str]]:
        """The rows under the header."""
        return list(csv.DictReader(io.StringIO(rendered("csv", *results), newline="")))

    def test_no_document_is_lost(self) -> None:
        """A row per finding, and one for every document without."""
        assert [row["path"] for row in self.rows(*RUN.results)].count("sjablonen/besluit.docx") == 2
        assert len(self.rows(*RUN.results)) == 6

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\r", "\uff1d"])
    def test_no_cell_is_a_formula(self, start: str) -> None:
        """A sentence or a file name cannot compute anything in the reader's spreadsheet."""
        letter = replace(REJECTED, path=f"{start}1.txt", findings=(finding(because=f"{start}cmd|x"),))
        (row,) = self.rows(letter)
        assert row["path"].startswith("'") and row["because"].startswith("'")

    def test_plain_text_is_left_alone(self) -> None:
        """A sentence stands in its cell as it stands in the letter."""
        assert self.rows(REJECTED)[0]["because"] == REFUSAL
