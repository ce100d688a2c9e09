"""Templates in more than one file: put together inside the given folders, never run, and refused with a sentence."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import jinja2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_templates import TESTS, WORLDS, letter, shown

from lint import templates
from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.inclusion import Assembled, Refused, assemble, refuse_code
from lint.inclusion.respelling import respelled
from lint.model import TextRange
from lint.readers.plain import read_plain
from lint.results import Result, Status
from lint.spelling import Language, Spelling

NO = "Helaas wijzen wij uw schadeclaim af, want de polis dekt geen slijtage.\n"
STEP = "Bent u het niet eens met dit besluit? Stuur uw bezwaar binnen zes weken naar klachten@verzekeraar.example.\n"
HEAD = "Geachte heer Bosman,\n\n"
TAIL = "\nMet vriendelijke groet,\nAfdeling Schade\n"
LETTER = HEAD + NO + "\n"


def write(folder: Path, files: dict[str, str]) -> None:
    """Files with their texts."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def put_together(folder: Path, files: dict[str, str], **given: object) -> Assembled:
    """The first of some files with what it asks for."""
    write(folder, files)
    main = folder / next(iter(files))
    found = assemble(str(main), main.read_bytes(), folder, **given)  # type: ignore[arg-type]
    assert found is not None
    return found


def check(engine: Engine, folder: Path, files: dict[str, str], **changes: object) -> Result:
    """The answer to the first of some files."""
    write(folder, files)
    own = Engine(Settings(root=folder, model=engine.settings.model, **changes))  # type: ignore[arg-type]
    own._pipeline = engine.pipeline  # the model need not be loaded twice
    (result,) = own.check([Input(str(folder / next(iter(files))))])
    return result


# -- what comes together -----------------------------------------------------------------------------------------------

TOGETHER = {
    "include": ({"a.j2": "A {% include 'delen/b.html' %} C", "delen/b.html": "B"}, "A B C"),
    "include from a folder above": ({"x/y/a.j2": "A {% include 'b.j2' %}", "b.j2": "B"}, "A B"),
    "include of one of two": (
        {"a.j2": "{% include 'b.j2' if p else 'c.j2' %}", "b.j2": "B", "c.j2": "C"},
        "{% if p %}B{% else %}C{% endif %}",
    ),
    "include of the first that is there": ({"a.j2": "{% include ['x.j2', 'b.j2'] %}", "b.j2": "B"}, "B"),
    "include with a name": (
        {"a.twig": "{% include 'b.twig' with {'type': klant.type} only %}", "b.twig": "{% if type %}B{% endif %}"},
        "{% with only type = klant.type %}{% if type %}B{% endif %}{% endwith %}",
    ),
    "include as a function": ({"a.twig": "{{ include('b.twig') }}", "b.twig": "B"}, "B"),
    "extends": (
        {
            "a.j2": "{% extends 'b.j2' %}weg{% block in %}NIEUW {{ super() }}{% endblock %}",
            "b.j2": "KOP {% block in %}oud{% endblock %} {% block voet %}VOET{% endblock %}",
        },
        "KOP NIEUW oud VOET",
    ),
    "extends twice": (
        {
            "a.j2": "{% extends 'b.j2' %}{% block x %}3{{ super() }}{% endblock %}",
            "b.j2": "{% extends 'c.j2' %}{% block x %}2{{ super() }}{% endblock %}",
            "c.j2": "{% block x %}1{% endblock %} {{ self.x() }}",
        },
        "321 321",
    ),
    "embed": (
        {
            "a.twig": "{% embed 'b.twig' %}{% block x %}EIGEN{% endblock %}{% endembed %}",
            "b.twig": "B {% block x %}o{% endblock %}",
        },
        "B EIGEN",
    ),
    "macro": (
        {"a.j2": "{% macro m(p, q='z') %}{{ p }}-{{ q }}{% endmacro %}{{ m('x') }} {{ m(naam, q='w') }}"},
        "x-z {{ naam }}-w",
    ),
    "macro from another file": (
        {
            "a.j2": "{% from 'm.j2' import stap as s %}{{ s('x@y.nl') }}",
            "m.j2": "{% macro stap(a) %}Mail {{ a }}{% endmacro %}",
        },
        "Mail x@y.nl",
    ),
    "macro from another file that asks": (
        {
            "a.j2": "{% import 'm.j2' as m %}{{ m.s(vip) }}",
            "m.j2": "{% macro s(x) %}{% if x %}A{% endif %}{% endmacro %}",
        },
        "{% with only x = vip %}{% if x %}A{% endif %}{% endwith %}",
    ),
    "macro that calls another": (
        {
            "a.j2": "{% import 'm.j2' as m %}{{ m.b(1) }}",
            "m.j2": "{% macro a(x) %}A{% endmacro %}{% macro b(x) %}B{{ a(x) }}{% endmacro %}",
        },
        "BA",
    ),
    "macro with a text": (
        {"a.j2": "{% macro kader() %}[{{ caller() }}]{% endmacro %}{% call kader() %}in{% endcall %}"},
        "[in]",
    ),
    "partial": ({"a.hbs": 'X {{> stap adres="a@b"}}', "partials/stap.hbs": "S {{adres}}"}, "X S a@b"),
    "partial in a context": (
        {"a.hbs": "{{> b klant}}", "b.hbs": "{{#if vip}}V{{/if}}"},
        "{% with in klant  %}{{#if vip}}V{{/if}}{% endwith %}",
    ),
    "partial with a text": ({"a.hbs": "{{#> b}}dit{{/b}}", "b.hbs": "[{{> @partial-block}}]"}, "[dit]"),
    "partial of the file itself": ({"a.hbs": '{{#*inline "s"}}STAP{{/inline}}A {{> s}}'}, "A STAP"),
    "mustache": ({"a.mustache": "A {{> b}}", "b.mustache": "B"}, "A B"),
    "liquid": ({"a.liquid": "{% include 'b' %}", "snippets/b.liquid": "B"}, "B"),
    "liquid render": (
        {"a.liquid": "{% render 'b', t: klant.type %}", "b.liquid": "{% if t == 'p' %}S{% endif %}"},
        "{% with only t = klant.type %}{% if t == 'p' %}S{% endif %}{% endwith %}",
    ),
    "jekyll": ({"a.liquid": "{% include stap.html %}", "_includes/stap.html": "S"}, "S"),
    "freemarker": (
        {
            "a.ftl": '<#include "b.ftl"><#import "m.ftl" as m><@m.s adres="x@y"/> <@m.k titel="T">in</@m.k>',
            "b.ftl": "B ",
            "m.ftl": "<#macro s adres>Mail ${adres}</#macro><#macro k titel>[${titel}: <#nested>]</#macro>",
        },
        "B Mail x@y [T: in]",
    ),
    "velocity": (
        {
            "a.vm": '#parse("b.vm")#macro(s $a)Mail $a.#end#s("x@y") #@k()in#end',
            "b.vm": "B #macro(k)[$bodyContent]#end",
        },
        "B Mail x@y. [in]",
    ),
}


@pytest.mark.parametrize("files,expected", TOGETHER.values(), ids=TOGETHER)
def test_what_is_asked_for_comes_in_its_place(files: dict[str, str], expected: str, tmp_path: Path) -> None:
    """In every language; nothing is missing then."""
    found = put_together(tmp_path, files)
    assert found.text == expected
    assert found.missing == ()


@pytest.mark.parametrize(
    "files",
    [
        {"a.j2": "{% include naam %}"},
        {"a.j2": "{% include 'weg.j2' ignore missing %}"},
        {"a.j2": "{% extends basis %}x"},
        {"a.j2": "{% from 'weg.j2' import m %}{{ m() }}"},
        {"a.hbs": "{{> (lookup . 'naam')}}"},
        {"a.hbs": "{{> weg}}"},
        {"a.liquid": "{% include naam %}"},
        {"a.ftl": "<#include naam>"},
        {"a.ftl": "<#include '/delen/weg.ftl'>"},
        {"a.twig": "{% include 'OnzeBundel:Brief:voet.html.twig' %}"},
        {"a.ftl": "<@spring.message 'x'/>"},
        {"a.vm": "#parse($naam)"},
    ],
    ids=lambda files: next(iter(files.values())),
)
def test_what_is_not_known_or_not_there_is_named(files: dict[str, str], tmp_path: Path) -> None:
    """It stays in the text, where the analysis sees that something is missing."""
    found = put_together(tmp_path, files)
    assert len(found.missing) == 1
    assert templates.find(read_plain("a", found.text)).includes


def test_a_macro_that_is_called_in_another_way_stays_where_it_was(tmp_path: Path) -> None:
    """Its text is then taken to stand where it was written, if it is used at all."""
    found = put_together(tmp_path, {"a.j2": "{% macro m() %}M{% endmacro %}{{ (m() ~ 'x') | upper }}"})
    assert "{% macro m() %}M{% endmacro %}" in found.text


def test_what_is_to_be_printed_asks_for_nothing(tmp_path: Path) -> None:
    """Between raw and endraw stands text."""
    printed = "{% raw %}{{ m() }}{% include 'x' %}{% endraw %}"
    found = put_together(tmp_path, {"a.j2": "{% macro m() %}M{% endmacro %}" + printed + " {{ m() }}"})
    assert found.text.endswith(printed + " M")
    assert found.missing == ()


def test_a_file_that_asks_for_nothing_is_left_alone(tmp_path: Path) -> None:
    """So is one of a format whose text is not its source."""
    assert assemble(str(tmp_path / "a.j2"), b"{% if x %}y{% endif %}", tmp_path) is None
    assert assemble(str(tmp_path / "a.docx"), b"{% include 'x' %}", tmp_path) is None


# -- the same letters as rendering -------------------------------------------------------------------------------------

INSIDE = st.recursive(
    st.sampled_from(["W1 ", "W2 ", "W3 "]),
    lambda inner: (
        st.tuples(TESTS, inner).map(lambda p: f"{{% if {p[0]} %}}{p[1]}{{% endif %}}")
        | st.tuples(TESTS, inner, inner).map(lambda p: f"{{% if {p[0]} %}}{p[1]}{{% else %}}{p[2]}{{% endif %}}")
        | st.tuples(inner, inner).map("".join)
    ),
    max_leaves=3,
)
ASKING = st.sampled_from(
    [
        "{% include 'deel.j2' %}",
        "{% include 'deel.j2' if a else 'ander.j2' %}",
        "{% with c = t %}{% include 'deel.j2' %}{% endwith %}",
        "{{ m(a) }}",
        "{{ m(b, 'W8') }}",
        "{{ eigen(c) }}",
        "{% call eigen(a) %}W9 {% endcall %}",
        "{% block een %}W4 {% endblock %}",
    ]
)
LIBRARY = "{% macro m(c, d='W7') %}{% if c %}W5 {% else %}W6 {% endif %}{{ d }} {% endmacro %}"
OWN_MACRO = "{% macro eigen(b) %}{% if b %}WB {% elif a %}WC {% endif %}CALLER{% endmacro %}"


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(INSIDE, INSIDE, st.lists(INSIDE | ASKING, min_size=1, max_size=4, unique=True), TESTS, st.booleans())
def test_what_is_put_together_renders_the_same_letters(
    part: str, other: str, pieces: list[str], asked: str, extends: bool
) -> None:
    """As Jinja2 renders the files over all values; with blocks that a second file gives other contents."""
    called = any("{% call" in piece for piece in pieces)
    own = OWN_MACRO.replace("CALLER", "{{ caller() }}" if called else "")
    pieces = [piece for piece in pieces if not (called and "eigen(c)" in piece)]
    body = f"W0 {{% from 'macros.j2' import m %}}{own}{{% if {asked} %}}{pieces[0]}{{% endif %}}"
    body += " ".join(pieces[1:])
    files = {"deel.j2": part, "ander.j2": other, "macros.j2": LIBRARY, "basis.j2": body}
    main = "basis.j2"
    if extends:
        files["brief.j2"] = f"{{% extends 'basis.j2' %}}{{% block een %}}WD {{{{ super() }}}} {part}{{% endblock %}}"
        main = "brief.j2"
    template = jinja2.Environment(loader=jinja2.DictLoader(files)).get_template(main)
    worlds = [*WORLDS, *({k: v for k, v in world.items() if k != "t"} for world in WORLDS)]
    rendered = {" ".join(template.render(world).split()) for world in worlds}
    with tempfile.TemporaryDirectory() as place:
        write(Path(place), files)
        found = assemble(f"{place}/{main}", files[main].encode(), Path(place))
    assert found is not None and found.missing == ()
    assert shown(letter(found.text)) == rendered


# -- what is refused ---------------------------------------------------------------------------------------------------

REFUSED = {
    "up and out": ({"m/a.j2": "{% include '../../etc/passwd' %}"}, "included_outside"),
    "from the root": ({"a.j2": "{% include '/etc/passwd' %}"}, "included_outside"),
    "another machine": ({"a.j2": "{% include 'https://voorbeeld.example/x.html' %}"}, "included_outside"),
    "another drive": ({"a.j2": "{% include 'c:/x.html' %}"}, "included_outside"),
    "partial": ({"a.hbs": "{{> ../../../etc/passwd}}"}, "included_outside"),
    "liquid": ({"a.liquid": "{% render '../../../etc/passwd' %}"}, "included_outside"),
    "freemarker": ({"a.ftl": '<#include "/../../../etc/passwd">'}, "included_outside"),
    "velocity": ({"a.vm": '#include("../../../etc/passwd")'}, "included_outside"),
    "extends": ({"a.j2": "{% extends '../../../etc/passwd' %}"}, "included_outside"),
    "import": ({"a.j2": "{% import '../../../etc/passwd' as p %}"}, "included_outside"),
    "itself": ({"a.j2": "{% include 'a.j2' %}"}, "included_itself"),
    "itself by way of another": ({"a.hbs": "{{> b}}", "b.hbs": "{{> a}}"}, "included_itself"),
    "extends itself": ({"a.j2": "{% extends 'b.j2' %}", "b.j2": "{% extends 'a.j2' %}"}, "included_itself"),
    "macro calls itself": ({"a.j2": "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}"}, "included_itself"),
    "freemarker macro calls itself": ({"a.ftl": "<#macro m><@m/></#macro><@m/>"}, "included_itself"),
    "inline partial calls itself": ({"a.hbs": '{{#*inline "m"}}{{> m}}{{/inline}}{{> m}}'}, "included_itself"),
    "block shows itself": ({"a.j2": "{% block x %}{{ self.x() }}{% endblock %}"}, "included_too_much"),
    "no text": ({"a.j2": "{% include 'b.j2' %}", "b.j2": "x\0y" * 50}, "included_unreadable"),
}


@pytest.mark.parametrize("files,key", REFUSED.values(), ids=REFUSED)
def test_what_leads_out_or_round_is_refused(files: dict[str, str], key: str, tmp_path: Path) -> None:
    """With the reason."""
    with pytest.raises(Refused) as refused:
        put_together(tmp_path / "map", files)
    assert refused.value.key == key


def test_a_link_does_not_lead_out(tmp_path: Path) -> None:
    """A name inside the folder that is a link to a file outside it."""
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    (tmp_path / "map").mkdir()
    os.symlink(tmp_path / "geheim.txt", tmp_path / "map" / "b.j2")
    with pytest.raises(Refused, match="included_outside"):
        put_together(tmp_path / "map", {"a.j2": "{% include 'b.j2' %}"})


def test_the_given_folders_are_the_only_ones(tmp_path: Path) -> None:
    """`template_roots` opens a folder elsewhere, and closes the one of the configuration."""
    write(tmp_path, {"elders/b.j2": "B", "map/c.j2": "C"})
    files = {"a.j2": "{% include 'b.j2' %}"}
    assert put_together(tmp_path / "map", files, given=[tmp_path / "elders"]).text == "B"
    assert put_together(tmp_path / "map", {"a.j2": "{% include 'c.j2' %}"}).text == "C"
    with pytest.raises(Refused, match="included_outside"):
        put_together(tmp_path / "map", {"a.j2": "{% include 'c.j2' %}"}, given=[tmp_path / "elders"])


def test_a_template_outside_the_configuration_reads_beside_itself_only(tmp_path: Path) -> None:
    """Its own folder is its root."""
    write(tmp_path, {"los/a.j2": "{% include 'b.j2' %}", "los/b.j2": "B", "c.j2": "C", "project/x": ""})
    found = assemble(str(tmp_path / "los/a.j2"), b"{% include 'b.j2' %}", tmp_path / "project")
    assert found is not None and found.text == "B"
    with pytest.raises(Refused, match="included_outside"):
        assemble(str(tmp_path / "los/a.j2"), b"{% include '../c.j2' %}", tmp_path / "project")


def test_doubling_is_bounded(tmp_path: Path) -> None:
    """Ten files that each ask twice for the next make a thousand; that is refused in time."""
    files = {f"{n}.j2": f"{{% include '{n + 1}.j2' %}}" * 2 for n in range(30)} | {"30.j2": "x" * 1000}
    started = time.perf_counter()
    with pytest.raises(Refused, match="included_too_much"):
        put_together(tmp_path, files)
    assert time.perf_counter() - started < 5


CODE = [
    ("a.j2", "{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    ("a.j2", "{% set x = cycler.__init__.__globals__ %}"),
    ("a.njk", "{{ range.constructor('return 1')() }}"),
    ("a.twig", "{{ ['id'] | filter('system') | system }}"),
    ("a.twig", "{{ include(template_from_string('x')) }}"),
    ("a.hbs", "{{#with (lookup this 'constructor')}}{{this.constructor}}{{/with}}"),
    ("a.ftl", '<#assign ex="freemarker.template.utility.Execute"?new()>${ex("id")}'),
    ("a.ftl", "${tekst?eval}"),
    ("a.vm", '#set($x = $y.getClass().forName("java.lang.Runtime"))'),
    ("a.vm", "#evaluate($tekst)"),
    ("a.html", "<p><?php echo shell_exec('ls'); ?></p>"),
    ("a.html.j2", "<p><% system('ls') %></p>"),
]


@pytest.mark.parametrize("name,text", CODE, ids=[text for _, text in CODE])
@pytest.mark.parametrize("included", [False, True])
def test_a_template_that_would_run_code_is_refused(
    engine: Engine, tmp_path: Path, name: str, text: str, included: bool
) -> None:
    """Also where the code stands in a file that it includes."""
    files = {name: LETTER + text + "\n" + TAIL}
    if included:
        files = {"brief.j2": LETTER + f"{{% include '{name}' %}}" + TAIL, **files}
    result = check(engine, tmp_path, files)
    assert result.status is Status.FAILED
    assert "programmacode" in str(result.reason) or "kapot" in str(result.reason)


@pytest.mark.parametrize(
    "text",
    [
        "{{ naam }}: ______________ {{ plaats }}: ____________",
        "{{ naam }} woont in de class. Zie constructor(en) en __hier__.",
        "Prijs $5, klasse $klant.klasse en de .class van de trein?new",
        "U vindt <% procent %> op het formulier.",
    ],
)
def test_what_only_looks_like_code_is_text(engine: Engine, tmp_path: Path, text: str) -> None:
    """Dotted lines beside fields, and words outside them."""
    assert check(engine, tmp_path, {"a.txt": LETTER + text + "\n" + TAIL}).status is Status.CHECKED


@pytest.mark.parametrize("text", ["$" * 200_000 + "__x__", "{{" * 100_000 + ".class", "__abc__ " * 50_000])
def test_looking_for_code_is_quick(text: str) -> None:
    """Whatever a text is made of."""
    started = time.perf_counter()
    with suppress(Refused):
        refuse_code(text, foreign=True)
    assert time.perf_counter() - started < 2


def test_asking_often_is_quick(tmp_path: Path) -> None:
    """The same name is looked up once, and signs of a house are found in one go."""
    started = time.perf_counter()
    put_together(tmp_path, {"a.j2": "{% include 'weg' %}" * 5_000})
    respelled("a", "<% x %> " * 50_000, Spelling(block=("<%", "%>"), variable=("<<", ">>")))
    assert time.perf_counter() - started < 5


BROKEN = [
    ("a.j2", "{% if x %}"),
    ("a.j2", "{% if %}y{% endif %}"),
    ("a.j2", "{{ naam "),
    ("a.j2", "{% for x %}{% endfor %}"),
    ("a.twig", "{% if x "),
    ("a.njk", "{% endif %}"),
    ("a.liquid", "{% if x %}{% endunless %}"),
    ("a.liquid", "{% if x"),
    ("a.hbs", "{{#if x}}"),
    ("a.hbs", "{{#if x}}y{{/unless}}"),
    ("a.hbs", "{{naam"),
    ("a.mustache", "{{/x}}"),
    ("a.ftl", "<#if x>"),
    ("a.ftl", "</#if>"),
    ("a.ftl", "${naam"),
    ("a.vm", "#if($x) y"),
    ("a.vm", "#if($x"),
    ("a.txt", "{% if x %}{% else %}{% else %}{% endif %}"),
    ("a.html", "<p>{{#if x}}</p>"),
]


@pytest.mark.parametrize("name,text", BROKEN, ids=[f"{name} {text}" for name, text in BROKEN])
def test_a_broken_template_is_one_sentence(engine: Engine, tmp_path: Path, name: str, text: str) -> None:
    """It is not read as if it had no conditions: what cannot be read is no pass."""
    result = check(engine, tmp_path, {name: LETTER + text + TAIL})
    assert result.status is Status.FAILED
    assert str(result.reason).startswith("De sjabloon is kapot") and "\n" not in str(result.reason)


def test_a_tag_of_the_house_is_no_fault(engine: Engine, tmp_path: Path) -> None:
    """Extensions of Jinja2 bring tags of their own."""
    assert check(engine, tmp_path, {"a.j2": LETTER + "{% onze_tag x %}" + STEP + TAIL}).status is Status.CHECKED


# -- what is concluded, and where it stands ----------------------------------------------------------------------------


def test_a_step_in_another_file_counts_where_it_is_asked_for(engine: Engine, tmp_path: Path) -> None:
    """On its condition, with the names that it is given."""
    files = {
        "a.j2": LETTER + "{% if klant.type == 'particulier' %}{% include 'stap.j2' %}{% endif %}" + TAIL,
        "stap.j2": STEP,
    }
    result = check(engine, tmp_path, files)
    assert {b.when: b.facts["next_step"] for b in result.branches} == {
        "klant.type == 'particulier'": "present",
        "else": "missing",
    }
    (found,) = [f for f in result.findings if f.rule == "KKV801"]
    assert found.branches == ("klant.type ≠ 'particulier'",)


def test_names_that_are_handed_over_hang_together_with_those_outside(engine: Engine, tmp_path: Path) -> None:
    """The same variable under another name; what `render` is not given is not known inside."""
    letter = "{% if klant.type == 'p' %}" + HEAD + NO + "{% else %}Uw claim is betaald.{% endif %}\n\n"
    inside = "{% if t == 'p' %}" + STEP + "{% endif %}"
    whole = check(engine, tmp_path / "1", {"a.liquid": letter + "{% render 's', t: klant.type %}", "s.liquid": inside})
    assert whole.facts["next_step"] == "present"
    hole = check(engine, tmp_path / "2", {"a.liquid": letter + "{% render 's' %}", "s.liquid": inside})
    assert hole.facts["next_step"] == "missing"


def test_a_finding_tells_the_file_that_it_is_about(engine: Engine, tmp_path: Path) -> None:
    """The line is that of the tag in the named file; the place says the other file and its line."""
    files = {"a.j2": HEAD + "Over uw claim.\n\n{% include 'delen/nee.j2' %}\n" + TAIL, "delen/nee.j2": "\n\n" + NO}
    result = check(engine, tmp_path, files)
    (found,) = [f for f in result.findings if f.rule == "KKV801"]
    assert found.region.line == 5 and found.where.endswith("delen/nee.j2:3")
    assert result.source_lines[5] == "{% include 'delen/nee.j2' %}"


def test_a_block_keeps_its_own_place(engine: Engine, tmp_path: Path) -> None:
    """Text of the named file that another file shows elsewhere."""
    files = {
        "a.j2": "{% extends 'b.j2' %}\n{% block voet %}"
        + TAIL
        + "{% endblock %}\n{% block in %}"
        + NO
        + "{% endblock %}",
        "b.j2": HEAD + "{% block in %}{% endblock %}\n{% block voet %}{% endblock %}",
    }
    (found,) = [f for f in check(engine, tmp_path, files).findings if f.rule == "KKV801"]
    line = files["a.j2"].splitlines().index("{% block in %}" + NO.strip()) + 1
    assert found.region.line == line and "b.j2" not in found.where


def test_what_was_not_found_makes_the_verdict_a_doubt(engine: Engine, tmp_path: Path) -> None:
    """The note names it."""
    result = check(engine, tmp_path, {"a.j2": LETTER + "{% include 'weg.j2' %}" + TAIL})
    assert "next_step" in result.unsure
    assert any("weg.j2" in note for note in result.notes)


def test_too_many_combinations_make_the_verdict_a_doubt(engine: Engine, tmp_path: Path) -> None:
    """It is never present: the passage that was found is a near miss, and the finding a doubtful one."""
    ifs = "".join(f"{{% if a{i} %}}{NO}{{% endif %}}\n\n" for i in range(14))
    result = check(engine, tmp_path, {"a.j2": LETTER + ifs + STEP + TAIL})
    assert {"next_step", "branches"} <= set(result.unsure)
    assert (result.facts["next_step"], result.facts["channel"]) == ("missing", "n/a")
    (found,) = [f for f in result.findings if f.rule == "KKV801"]
    assert found.doubtful and "te veel combinaties" in found.near_misses[0][2]
    assert any("Niet bewezen" in note for note in result.notes)


# -- spellings ---------------------------------------------------------------------------------------------------------

OWN = Spelling(block=("<%", "%>"), variable=("<<", ">>"), comment=("<#", "#>"))


def test_signs_of_a_house_are_read(engine: Engine, tmp_path: Path) -> None:
    """Given for a pattern of paths; the labels are as the template has them."""
    text = LETTER + "<# alleen particulier #><% if klant == 'p' %>" + STEP + "<% endif %>" + TAIL
    result = check(engine, tmp_path, {"post/a.txt": text}, templates={"post/**": OWN})
    assert {b.when for b in result.branches} == {"klant == 'p'", "else"}
    assert result.is_template
    (found,) = [f for f in result.findings if f.rule == "KKV801"]
    assert found.region.line == 3 and found.region.column == 1


def test_respelling_keeps_count_of_places() -> None:
    """Also of signs that are longer or shorter than the usual, and of Mustache that sets its own."""
    text = "ab (((if x))) cd [[naam]] ef"
    source = respelled("a", text, Spelling(block=("(((", ")))"), variable=("[[", "]]")))
    assert source.text == "ab {%if x%} cd {{naam}} ef"
    for word in ("ab", "if x", "cd", "naam", "ef"):
        assert source.place(source.text.index(word)) == text.index(word)
    mustache = "a {{=<% %>=}}<%#x%>ja<%/x%> <%={{ }}=%> {{b}}"
    source = respelled("a", mustache)
    assert source.text == "a {{#x}}ja{{/x}}  {{b}}"
    assert source.place(source.text.index("ja")) == mustache.index("ja")


def test_a_language_can_be_told(engine: Engine, tmp_path: Path) -> None:
    """Then a file without a telling suffix is held to it."""
    told = {"*.txt": Spelling(Language.JINJA)}
    text = LETTER + "{% if %}x{% endif %}" + TAIL
    assert check(engine, tmp_path, {"a.txt": text}, templates=told).status is Status.FAILED


def test_the_map_of_a_text_put_together_is_whole(tmp_path: Path) -> None:
    """Every character has a place in the named file."""
    found = put_together(tmp_path, {"a.j2": "een {% include 'b.j2' %} drie", "b.j2": "twee"})
    place = found.located(read_plain("a", found.text).source_map)
    for start in range(len(found.text)):
        region = place.region(TextRange(start, start + 1))
        assert region.line == 1 and 1 <= region.column <= region.end_column <= len("een {% include 'b.j2' %} drie") + 1
    assert [place.origin(TextRange(at, at + 1)) for at in (0, 4, 10)] == ["", "b.j2:1", ""]
