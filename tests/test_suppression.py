"""Facts about suppressions: who asks for one, in which comment, with what reason, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from asking import File, ask
from word_files import p, part, word

from lint.config import Settings
from lint.engine import Engine
from lint.language import EMBEDDED
from lint.results import Result

REASON = "zo staat het in het huisstijlboek"
WEAK = 'Lees hier meer: <a href="https://www.voorbeeld.example/d">klik hier</a>.'
Check = Callable[..., Result]


@pytest.fixture
def check(engine: Engine) -> Check:
    """The result of a text under a name."""
    return lambda name, text: ask(engine, File(name, text.encode()))


def page(comment: str, body: str = WEAK) -> str:
    """An HTML letter with a comment in it and a link that says nothing."""
    return f"<html><body><p>Geachte mevrouw Willems,</p>\n{comment}\n<p>{body}</p></body></html>"


def rules(result: Result) -> list[str]:
    """The codes of the findings."""
    return [finding.rule for finding in result.findings]


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("brief.html", "<!-- brieflint: negeer KKV001 -- {} -->"),
        ("brief.html", "<!-- brieflint: ignore KKV001 -- {} -->"),
        ("brief.html", "<!--brieflint:negeer KKV001 — {}-->"),
        ("brief.html", "<!-- BRIEFLINT: Negeer kkv001 – {} -->"),
        ("brief.html.j2", "{{# brieflint: negeer KKV001 -- {} #}}"),
        ("brief.html.j2", "{{#- brieflint: negeer KKV001 -- {} -#}}"),
        ("brief.hbs", "{{{{!-- brieflint: negeer KKV001 -- {} --}}}}"),
        ("brief.hbs", "{{{{! brieflint: negeer KKV001 -- {} }}}}"),
        ("brief.liquid", "{{% comment %}}brieflint: negeer KKV001 -- {}{{% endcomment %}}"),
        ("brief.ftl", "<#-- brieflint: negeer KKV001 -- {} -->"),
        ("brief.vm", "## brieflint: negeer KKV001 -- {}"),
        ("brief.vm", "#* brieflint: negeer KKV001 -- {} *#"),
        ("brief.vm", "#if($klant)<p>Beste klant,</p>#end\n## brieflint: negeer KKV001 -- {}"),
    ],
)
def test_a_comment_suppresses_with_a_reason(check: Check, name: str, comment: str) -> None:
    """In every kind of comment, and the report says what was suppressed and why."""
    assert rules(check(name, page(""))) == ["KKV001"]
    result = check(name, page(comment.format(REASON)))
    assert rules(result) == []
    assert f"KKV001 onderdrukt: {REASON}" in result.notes


def test_a_comment_of_markdown(check: Check) -> None:
    """Between paragraphs or inside one."""
    comment = f"<!-- brieflint: negeer KKV001 -- {REASON} -->"
    for between, inside in ((f"{comment}\n\n", ""), ("", comment)):
        text = (
            f"Geachte mevrouw Willems,\n\n{between}Klik {inside} [hier](https://www.voorbeeld.example/d) voor meer.\n"
        )
        assert rules(check("brief.md", text)) == []


@pytest.mark.parametrize("code", ["```html\n{}\n```", "~~~\n{}\n~~~", "    {}", "Zet er `{}` boven."])
def test_a_comment_that_markdown_shows_as_code_does_nothing(check: Check, code: str) -> None:
    """Who explains how to suppress a finding does not ask for it; what stands outside the code still counts."""
    comment = f"<!-- brieflint: negeer KKV001 -- {REASON} -->"
    text = f"Geachte mevrouw Willems,\n\n{code.format(comment)}\n\nKlik [hier](https://www.voorbeeld.example/d).\n"
    result = check("brief.md", text)
    assert rules(result) == ["KKV001"]
    assert result.notes == ()
    assert rules(check("brief.md", f"{text}\n{comment}\n")) == []


def remarked(text: str, body: str = "Uw polis [nummer] loopt door.") -> File:
    """A Word letter with a comment that hangs on its second paragraph."""
    note = part(
        "comments", f'<w:comment w:id="7">{p(text)}</w:comment><w:comment w:id="8">{p("Klopt dit?")}</w:comment>'
    )
    hung = '<w:r><w:commentReference w:id="7"/></w:r><w:r><w:commentReference w:id="8"/></w:r>'
    return File("brief.docx", word(p("Geachte heer,") + p(body, hung), parts={"comments.xml": note}))


def test_a_comment_of_word(engine: Engine) -> None:
    """Word turns two dashes into one long one."""
    assert rules(ask(engine, remarked("Kijk hier nog naar."))) == ["BRF001"]
    assert rules(ask(engine, remarked("brieflint: negeer BRF001 – dit nummer komt uit de printstraat"))) == []


def test_an_idle_comment_of_word_is_found_where_it_hangs(engine: Engine) -> None:
    """There are no lines; the paragraph is named."""
    (found,) = ask(engine, remarked("brieflint: negeer KKV001 -- oud", "Uw polis loopt door.")).findings
    assert (found.rule, found.where) == ("BRF002", "alinea 2")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("negeer KKV001", "er staat geen reden bij"),
        ("negeer KKV001 --", "er staat geen reden bij"),
        ("negeer KKV999 -- reden", "onbekende regel KKV999"),
        ("negeer KKV8 -- reden", "onbekende regel KKV8"),
        ("neger KKV001 -- reden", "de opdracht wordt niet begrepen"),
        ("KKV001 -- reden", "de opdracht wordt niet begrepen"),
        ("negeer alles -- reden", "de opdracht wordt niet begrepen"),
    ],
)
def test_what_is_not_right_is_refused_aloud(check: Check, asked: str, why: str) -> None:
    """Nothing is suppressed, and the comment is a finding at its own place."""
    result = check("brief.html", page(f"<!-- brieflint: {asked} -->"))
    idle, weak = result.findings
    assert (idle.rule, weak.rule) == ("BRF002", "KKV001")
    assert (idle.region.line, idle.region.column) == (2, 1)
    assert why in idle.message
    assert f'"brieflint: {asked}"' in idle.message


def test_what_suppresses_nothing_is_told(check: Check) -> None:
    """Of two codes the one that does nothing is named, and the other one works."""
    result = check("brief.html", page(f"<!-- brieflint: negeer KKV001, BRF001 -- {REASON} -->"))
    (idle,) = result.findings
    assert idle.rule == "BRF002"
    assert "er is geen bevinding van BRF001" in idle.message


def test_a_rule_that_is_off_cannot_be_unused(engine: Engine) -> None:
    """Whether it would have found something is not known."""
    off = Engine(Settings(model=EMBEDDED, ignore=("KKV001",)))
    off._pipeline = engine.pipeline
    file = File("brief.html", page(f"<!-- brieflint: negeer KKV001 -- {REASON} -->", "Tot ziens.").encode())
    assert rules(ask(engine, file)) == ["BRF002"]
    assert rules(ask(off, file)) == []


@pytest.mark.parametrize(
    "text",
    [
        page("<p>brieflint: negeer KKV001 -- dit ziet de klant</p>"),
        page("<!-- gemaakt met brieflint: zie het handboek -->"),
        page("<!-- brieflint negeer KKV001 -- zonder dubbele punt -->"),
        page("<!-- brieflint: negeer KKV001 -- nergens gesloten"),
    ],
)
def test_what_is_no_comment_to_us_does_nothing(check: Check, text: str) -> None:
    """Neither words that the customer sees nor other comments."""
    result = check("brief.html", text)
    assert "BRF002" not in rules(result)
    assert not any("onderdrukt" in note for note in result.notes)


def test_in_plain_text_a_comment_of_html_is_text(check: Check) -> None:
    """The customer would read it."""
    text = f"Geachte heer,\n\n<!-- brieflint: negeer BRF001 -- {REASON} -->\n\nUw polis [nummer] loopt door.\n"
    assert "BRF001" in rules(check("brief.txt", text))


def test_many_open_comments_take_no_time(check: Check) -> None:
    """A page of signs that open and never close is read once."""
    body = "brieflint " + "<!-- " * 100_000
    assert rules(check("brief.html", page("", "Uw adres is gewijzigd.") + body)) == []


def test_the_rule_can_be_switched_off_as_any_other(engine: Engine, tmp_path: Path) -> None:
    """For a folder of old letters, say."""
    spared = Engine(Settings(model=EMBEDDED, root=tmp_path, per_file_ignores={"*": ("BRF002",)}))
    spared._pipeline = engine.pipeline
    file = File(str(tmp_path / "brief.html"), page("<!-- brieflint: negeer KKV001 -->").encode())
    assert rules(ask(spared, file)) == ["KKV001"]
