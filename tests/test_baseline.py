"""Facts about a baseline: what it knows, what comes back, what is pruned, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hand_made import finding

from lint.baseline import Baseline, BaselineError, Entry, Renewal, load, renew, written
from lint.config import Settings
from lint.model import Region
from lint.results import Finding, Result, Status

TODAY = date(2026, 11, 22)
GIVEN = Entry("", "", "", "team schade", "na de jaarwisseling", date(2027, 2, 1))


def result(folder: Path, *findings: Finding, name: str = "brief.txt", status: Status = Status.CHECKED) -> Result:
    """What a run says of a letter, which is there."""
    (folder / name).touch()
    return Result(str(folder / name), status, findings=findings)


def empty(folder: Path) -> Baseline:
    """A baseline that knows nothing."""
    return Baseline(folder, {}, TODAY)


def recorded(folder: Path, *results: Result, given: Entry = GIVEN) -> Baseline:
    """The baseline after a first run, written and read again."""
    made = renew(empty(folder), results, Settings(), given, only_prune=False)
    file = folder / "bekend.toml"
    file.write_text(written(made.entries, "nl"), encoding="utf-8")
    return load(file, TODAY, "nl")


def again(
    old: Baseline, *results: Result, given: Entry = GIVEN, only_prune: bool = False, **settings: object
) -> Renewal:
    """The baseline after another run."""
    return renew(old, results, Settings(**settings), given, only_prune=only_prune)  # type: ignore[arg-type]


def test_what_is_known_is_left_out_and_counted(tmp_path: Path) -> None:
    """A new finding of the same rule is not."""
    known, new = finding(because="Wij betalen niet."), finding(because="Wij betalen de fiets niet.")
    fresh = recorded(tmp_path, result(tmp_path, known)).fresh(result(tmp_path, known, new), "nl")
    assert (fresh.findings, fresh.known) == ((new,), 1)


def test_a_finding_survives_moved_lines(tmp_path: Path) -> None:
    """Its file, rule and sentence count; line, white space and message do not."""
    known = finding(because="Wij betalen niet.", region=Region(12, 1, 12, 18))
    moved = replace(known, region=Region(80, 3, 81, 7), because="Wij  betalen\nniet.", message="anders gezegd")
    assert recorded(tmp_path, result(tmp_path, known)).fresh(result(tmp_path, moved), "nl").findings == ()


@pytest.mark.parametrize("change", [{"rule": "KKV808"}, {"because": "Wij betalen u niets."}])
def test_another_rule_or_sentence_is_new(tmp_path: Path, change: dict[str, str]) -> None:
    """It has not been looked at."""
    known = finding(because="Wij betalen niet.")
    other = replace(known, **change)
    assert recorded(tmp_path, result(tmp_path, known)).fresh(result(tmp_path, other), "nl").findings == (other,)


def test_another_letter_is_new(tmp_path: Path) -> None:
    """The same sentence elsewhere is another finding."""
    old = recorded(tmp_path, result(tmp_path, finding()))
    assert len(old.fresh(result(tmp_path, finding(), name="kopie.txt"), "nl").findings) == 1


def test_of_two_that_are_alike_one_may_be_known(tmp_path: Path) -> None:
    """A second link that says nothing is new."""
    old = recorded(tmp_path, result(tmp_path, finding(because="hier")))
    fresh = old.fresh(result(tmp_path, finding(because="hier"), finding(because="hier")), "nl")
    assert (len(fresh.findings), fresh.known) == (1, 1)


def test_the_folder_from_which_one_runs_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are relative to the folder of the file."""
    old = recorded(tmp_path, result(tmp_path, finding()))
    assert [entry.file for entry in old.entries.values()] == ["brief.txt"]
    (tmp_path / "onder").mkdir()
    monkeypatch.chdir(tmp_path / "onder")
    assert old.fresh(Result("../brief.txt", Status.CHECKED, findings=(finding(),)), "nl").known == 1


def test_an_expired_entry_comes_back(tmp_path: Path) -> None:
    """With a note that says since when, and whose it was."""
    old = recorded(tmp_path, result(tmp_path, finding()), given=replace(GIVEN, expires=TODAY))
    fresh = old.fresh(result(tmp_path, finding()), "nl")
    assert (len(fresh.findings), fresh.known) == (1, 0)
    (note,) = fresh.notes
    assert note == "KKV801 telt weer mee: de lijst van bekende bevindingen gold tot 2026-11-22 (eigenaar: team schade)"


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    """A second run changes neither owner nor reason nor date of what was known; new ones get the new ones."""
    old = recorded(tmp_path, result(tmp_path, finding(because="oud")))
    made = again(
        old,
        result(tmp_path, finding(because="oud"), finding(because="nieuw")),
        given=Entry("", "", "", "team zorg", "later", None),
    )
    assert sorted((entry.owner, entry.reason, entry.expires) for entry in made.entries if entry.expires is None) == [
        ("team zorg", "later", None)
    ]
    assert [entry.owner for entry in made.entries].count("team schade") == 1
    assert (made.added, made.pruned) == (1, 0)


def test_a_new_date_renews_what_has_expired(tmp_path: Path) -> None:
    """Without one it stays expired."""
    old = recorded(tmp_path, result(tmp_path, finding()), given=replace(GIVEN, expires=TODAY))
    assert again(old, result(tmp_path, finding())).entries[0].expires == GIVEN.expires
    bare = replace(GIVEN, expires=None, owner="ander")
    assert again(old, result(tmp_path, finding()), given=bare).entries == tuple(old.entries.values())


@pytest.mark.parametrize(
    ("given", "owner", "reason"),
    [
        (Entry("", "", "", expires=date(2027, 6, 1)), "team schade", "na de jaarwisseling"),
        (Entry("", "", "", "team zorg", "nog een half jaar", date(2027, 6, 1)), "team zorg", "nog een half jaar"),
    ],
)
def test_a_renewed_entry_keeps_what_is_not_given(tmp_path: Path, given: Entry, owner: str, reason: str) -> None:
    """Who answers for it and why; renewals are counted, and an entry that still holds is left as it is."""
    old = recorded(tmp_path, result(tmp_path, finding()), given=replace(GIVEN, expires=TODAY))
    made = again(old, result(tmp_path, finding()), given=given)
    (entry,) = made.entries
    assert (entry.owner, entry.reason, entry.expires) == (owner, reason, date(2027, 6, 1))
    assert (made.added, made.renewed, made.pruned) == (0, 1, 0)
    assert again(recorded(tmp_path, result(tmp_path, finding())), result(tmp_path, finding()), given=given).renewed == 0


def test_pruning_alone_renews_nothing(tmp_path: Path) -> None:
    """Also with a date."""
    old = recorded(tmp_path, result(tmp_path, finding()), given=replace(GIVEN, expires=TODAY))
    made = again(old, result(tmp_path, finding()), only_prune=True)
    assert (made.entries, made.renewed) == (tuple(old.entries.values()), 0)


def test_what_was_mended_is_pruned(tmp_path: Path) -> None:
    """Also when its letter is gone."""
    old = recorded(tmp_path, result(tmp_path, finding()), result(tmp_path, finding(), name="weg.txt"))
    (tmp_path / "weg.txt").unlink()
    made = again(old, result(tmp_path))
    assert (made.entries, made.pruned) == ((), 2)


def test_what_was_not_looked_at_stays(tmp_path: Path) -> None:
    """A letter outside the run, one that could not be read, and a rule that was off."""
    old = recorded(tmp_path, result(tmp_path, finding()), result(tmp_path, finding(), name="ander.txt"))
    assert len(again(old, result(tmp_path)).entries) == 1
    unread = again(old, result(tmp_path, status=Status.FAILED))
    assert (len(unread.entries), unread.unread) == (2, 1)
    assert len(again(old, result(tmp_path), ignore=("KKV801",)).entries) == 2


def test_pruning_alone_adds_nothing(tmp_path: Path) -> None:
    """For a check that runs by itself."""
    old = recorded(tmp_path, result(tmp_path, finding(because="oud")))
    made = again(old, result(tmp_path, finding(because="nieuw")), only_prune=True)
    assert (made.entries, made.added, made.pruned) == ((), 0, 1)


def test_the_file_holds_no_text_of_the_letter(tmp_path: Path) -> None:
    """Letters are personal data."""
    recorded(tmp_path, result(tmp_path, finding(because="Mevrouw Okkerse krijgt niets.")))
    text = (tmp_path / "bekend.toml").read_text(encoding="utf-8")
    assert "Okkerse" not in text
    assert 'rule = "KKV801"' in text and "expires = 2027-02-01" in text


def test_odd_names_and_signs_survive(tmp_path: Path) -> None:
    """Quotes, control characters and names that are no Unicode."""
    odd = Entry("f", "caf\\udce9.txt", "KKV801", 'de "baas"', "tab\there\x7f\x01\nen verder", None)
    file = tmp_path / "bekend.toml"
    file.write_text(written([odd], "nl"), encoding="utf-8")
    assert load(file, TODAY, "nl").entries == {"f": odd}
    surrogate = Result(str(tmp_path / "caf\udce9.txt"), Status.CHECKED, findings=(finding(),))
    assert recorded(tmp_path, surrogate).fresh(surrogate, "nl").known == 1


WHOLE = '[[finding]]\nfingerprint = "f"\nfile = "a"\nrule = "KKV801"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[finding]\n", "is geen geldig TOML"),
        ("findings = 1\n", "mag alleen tabellen [[finding]] bevatten"),
        ("finding = 1\n", "mag alleen tabellen [[finding]] bevatten"),
        ("finding = [1]\n", "bevinding 1 moet fingerprint, file, rule hebben; toegestaan: fingerprint, file"),
        (
            WHOLE + WHOLE + 'eigenaar = "x"\n',
            "bevinding 2 moet fingerprint, file, rule hebben; toegestaan: fingerprint",
        ),
        ('[[finding]]\nfile = "a"\n', "bevinding 1 moet fingerprint, file, rule hebben"),
        (WHOLE + "owner = 3\n", "bevinding 1: owner is geen tekst tussen aanhalingstekens"),
        (WHOLE + 'expires = "morgen"\n', "bevinding 1: expires is geen datum (schrijf 2027-01-31"),
        (WHOLE + "expires = 2027-01-31T12:00:00\n", "bevinding 1: expires is geen datum"),
    ],
)
def test_a_broken_file_is_refused_in_a_sentence(tmp_path: Path, text: str, says: str) -> None:
    """With the file, the entry and what is allowed."""
    file = tmp_path / "bekend.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError) as refusal:
        load(file, TODAY, "nl")
    assert str(file) in str(refusal.value) and says in str(refusal.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """A folder, or bytes that are no UTF-8."""
    with pytest.raises(BaselineError, match="kan niet worden gelezen"):
        load(tmp_path, TODAY, "nl")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BaselineError, match="geen geldig TOML"):
        load(tmp_path / "b.toml", TODAY, "nl")


def test_the_comments_of_people_stay(tmp_path: Path) -> None:
    """At the finding that they were written at, wherever it goes; those of a finding that was mended go with it."""
    one, two, new = (finding(because=sentence) for sentence in ("Niet de fiets.", "Niet de tas.", "Niet de jas."))
    file = tmp_path / "bekend.toml"
    known = renew(empty(tmp_path), [result(tmp_path, one, two)], Settings(), GIVEN, only_prune=False)
    head, first, second = written(known.entries, "nl").split("[[finding]]")
    second = second.replace('owner = "team schade"', 'owner = "team schade" # belt "J#n"').rstrip("\n")
    file.write_text(
        f"{head}# wacht op juridisch\n[[finding]]{first}# zie notitie\n#  van mei\n[[finding]]{second}\n# eind\n"
    )
    old = load(file, TODAY, "nl")
    kept = again(old, result(tmp_path, one, two, new))
    text = written(kept.entries, "nl")
    assert text.count("# wacht op juridisch\n[[finding]]\n") == 1
    assert '# zie notitie\n# van mei\n# belt "J#n"\n# eind\n[[finding]]\n' in text
    assert text.startswith(head)
    assert text.count("#") == head.count("#") + 6
    file.write_text(text)
    assert written(again(load(file, TODAY, "nl"), result(tmp_path, one, two, new)).entries, "nl") == text
    gone = written(
        again(old, result(tmp_path, next(f for f in (one, two) if f.because == "Niet de tas."))).entries, "nl"
    )
    assert ("juridisch" in gone) != ("notitie" in gone)


def test_a_comment_sign_in_a_value_is_no_comment(tmp_path: Path) -> None:
    """A reason may speak of number 4."""
    old = recorded(tmp_path, result(tmp_path, finding()), given=replace(GIVEN, reason="zie #4"))
    assert [entry.remarks for entry in old.entries.values()] == [()]
