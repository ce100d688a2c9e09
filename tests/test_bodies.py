"""Facts about what held when: bodies, addresses, numbers and periods, on the day of the letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from asking import FLOOR, ask, letter

from lint.bodies import Body, OldReference, Outside, outside
from lint.cli import main
from lint.config import Settings
from lint.engine import Engine
from lint.language import EMBEDDED
from lint.packs import Pack, PackError
from lint.packyaml import read

OMBUDSMAN = "Bent u het niet eens met deze beslissing? Leg uw klacht dan voor aan de Ombudsman Verzekeringen."


def on(engine: Engine, day: date | None) -> Engine:
    """The engine for letters of a day."""
    made = Engine(Settings(model=EMBEDDED, on=day))
    made._pipeline = engine.pipeline
    return made


@pytest.mark.parametrize(
    ("step", "before", "since"),
    [
        (OMBUDSMAN, date(2007, 3, 31), date(2007, 4, 1)),
        ("Niet eens met dit besluit? Ga naar de Financiële Ombudsman.", date(2016, 12, 31), date(2017, 1, 1)),
        (
            "Niet eens met dit besluit? Schrijf ons. Uw recht vervalt na zes maanden (artikel 7:942 lid 3 BW).",
            date(2010, 6, 30),
            date(2010, 7, 1),
        ),
    ],
)
def test_a_letter_is_judged_by_what_held_on_its_day(engine: Engine, step: str, before: date, since: date) -> None:
    """Until the day itself it was right, from then on it is stale, and so it is without a day."""
    file = letter(FLOOR, step)
    stale = ["KKV807" in [found.rule for found in ask(on(engine, day), file).findings] for day in (before, since, None)]
    assert stale == [False, True, True]


def test_what_is_old_since_nobody_knows_when_is_old_on_every_day() -> None:
    """A date is never made up."""
    found = Outside((), (OldReference("nummer", None, "NORMS 3.10"),))
    assert found.stale(date(1999, 1, 1)) == found.stale(None) == {"old:nummer"}


def test_a_body_that_still_is_is_never_stale() -> None:
    """Kifid, say."""
    assert Outside((Body("kifid", "kifid", (), None, ""),)).stale(None) == frozenset()


def test_every_entry_has_a_source(pack: Pack) -> None:
    """Who doubts a date can look it up."""
    entries = (*pack.outside.bodies, *pack.outside.old)
    assert all(entry.source for entry in entries)
    assert len({entry.group for entry in entries}) == len(entries)


def test_the_option_takes_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Answers of another day are not taken from the cache, and what is no day is refused in a sentence."""
    monkeypatch.chdir(tmp_path)
    Path("brief.txt").write_bytes(letter(FLOOR, OMBUDSMAN).data)
    for arguments, stale in (([], True), (["--on", "2006-05-01"], False), (["--on", "2007-04-01"], True), ([], True)):
        main(["check", "brief.txt", "--format", "concise", *arguments])
        assert ("KKV807" in capsys.readouterr().out) is stale
    assert main(["check", "--on", "1 mei 2006"]) == 2
    assert capsys.readouterr().err == "brieflint: --on 1 mei 2006 is geen datum; schrijf bijvoorbeeld 2027-01-31\n"


def test_what_is_no_day_is_refused_with_its_line(tmp_path: Path) -> None:
    """Who writes a pack reads where."""
    file = tmp_path / "bodies.yaml"
    file.write_text('bodies: []\nold:\n  - {id: nummer, stale: "mei 2007", source: "NORMS 3.10", names: ["0900-1"]}\n')
    with pytest.raises(PackError) as caught:
        outside(read(file), lambda name, phrases, spoilers: None)
    assert caught.value.told("en") == f"{file}:3: 'mei 2007' is no day; write it as \"2017-01-01\""
