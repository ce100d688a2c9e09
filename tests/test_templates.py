"""Templates: which letters they can render, what holds for all of them, and under which condition it does not."""

import itertools
import re
import time
from pathlib import Path

import jinja2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lint import templates
from lint.model import Arm, Block, BlockKind, Choice, Document, Link, Reading, TextRange
from lint.readers.html import read_html
from lint.readers.plain import read_plain
from lint.sourcemap import SourceMap
from lint.templates import Outcome, Template

NO = "Uw claim is afgewezen.\n"
YES = "Uw claim is toegekend.\n"
STEP = "U kunt bezwaar maken.\n"
CLOSED = "Ons besluit is onherroepelijk.\n"
REASON = "Er was geen dekking.\n"


def letter(text: str) -> Document:
    """A plain text as a document, one block a line."""
    lines = [TextRange(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, where) for where in lines)
    return Document("brief.txt", "txt", text, blocks, SourceMap.identity(text))


def read(document: Document) -> Reading:
    """What a reader of these little letters would say: a rejection must tell of the objection."""
    text = document.text
    if "afgewezen" in text:
        said = "present" if "bezwaar" in text else "denied" if "onherroepelijk" in text else "missing"
        facts = {
            "next_step": said,
            "channel": "mail" in text if said == "present" else "n/a",
            "deadline": "weken" in text if said == "present" else "n/a",
            "external_body": tuple(b for b in ("kifid", "rechter") if b in text) if said == "present" else "n/a",
            "reason": "dekking" in text,
            "lawyer_choice": "n/a",
            "weak_links": text.count("klik hier"),
        }
        due = text.index("afgewezen")
        why = {"schade-afwijzing": TextRange(due, due + 9)}
        return Reading(("schade-afwijzing",), facts, {}, why, ("next_step",) if "misschien" in text else ())
    if "aanmelden" in text:
        said = "restricted" if "netwerk" in text else "present" if "advocaat" in text else "missing"
        return Reading(("rechtsbijstand-intake",), {"next_step": "n/a", "lawyer_choice": said})
    return Reading((), {"next_step": "n/a", "lawyer_choice": "n/a"})


def outcome(document: Document | str, relevant: str = "") -> Outcome:
    """The analysis of a template; `relevant` is a word of the choices that matter (all of them by default)."""
    document = letter(document) if isinstance(document, str) else document
    template = templates.find(document)
    assert template.problem is None

    def evaluate(hidden: tuple[TextRange, ...]) -> Reading:
        return read(templates.hide(document, (*template.always_hidden, *hidden)))

    return templates.analyse(template, evaluate, lambda where: relevant in document.text[where.start : where.end])


def said(document: Document | str) -> dict[str, object]:
    """The branches of a template: condition and next step (or choice of lawyer)."""
    return {b.when: next(iter(b.facts.values())) for b in outcome(document).branches}


def labels(document: Document | str) -> list[list[str]]:
    """The labels of the arms of every choice."""
    document = letter(document) if isinstance(document, str) else document
    return [[arm.label for arm in choice.arms] for choice in templates.find(document).choices]


def shown(document: Document | str) -> set[str]:
    """All letters that a template can render, white space folded."""
    document = letter(document) if isinstance(document, str) else document
    template = templates.find(document)
    found: set[str] = set()

    def evaluate(hidden: tuple[TextRange, ...]) -> Reading:
        found.add(" ".join(templates.hide(document, (*template.always_hidden, *hidden)).text.split()))
        return Reading((), {})

    templates.analyse(template, evaluate, lambda _: True)
    return found


# -- what is found -----------------------------------------------------------------------------------------------------

LANGUAGES = {
    "jinja": ("{% if klant.type == 'p' %}" + STEP + "{% else %}Dag.{% endif %}", ["klant.type == 'p'", "else"]),
    "jinja, blanks cut": ("{%- if particulier -%}" + STEP + "{%- endif -%}", ["particulier", "else"]),
    "jinja, elif": (
        "{% if k == 'a' %}" + STEP + "{% elif k == 'b' %}Dag.{% else %}Hoi.{% endif %}",
        ["k == 'a'", "k == 'b'", "else"],
    ),
    "twig": ("{% if k == 'a' %}" + STEP + "{% elseif k == 'b' %}Dag.{% endif %}", ["k == 'a'", "k == 'b'", "else"]),
    "nunjucks switch": (
        "{% switch k %}{% case 'a' %}" + STEP + "{% default %}Dag.{% endswitch %}",
        ["k == 'a'", "else"],
    ),
    "liquid": ("{% if k == 'a' %}" + STEP + "{% elsif vip %}Dag.{% endif %}", ["k == 'a'", "vip", "else"]),
    "liquid unless": ("{% unless zakelijk %}" + STEP + "{% endunless %}", ["unless zakelijk", "else"]),
    "liquid case": (
        '{% case k %}{% when "a", "b" %}' + STEP + "{% else %}Dag.{% endcase %}",
        ['k == "a" or k == "b"', "else"],
    ),
    "django": ("{% ifequal k 'a' %}" + STEP + "{% endifequal %}", ["ifequal k 'a'", "else"]),
    "word templates": ("{%p if particulier %}\n" + STEP + "{%p endif %}", ["particulier", "else"]),
    "handlebars": ("{{#if klant.particulier}}" + STEP + "{{else}}Dag.{{/if}}", ["klant.particulier", "else"]),
    "handlebars, blanks cut": ("{{~#if a~}}" + STEP + "{{~else~}}Dag.{{~/if~}}", ["a", "else"]),
    "handlebars, chain": ("{{#if a}}" + STEP + "{{else if b}}Dag.{{else}}Hoi.{{/if}}", ["a", "b", "else"]),
    "handlebars unless": ("{{#unless zakelijk}}" + STEP + "{{/unless}}", ["unless zakelijk", "else"]),
    "handlebars, caret": ("{{#a}}" + STEP + "{{^}}Dag.{{/a}}", ["a", "else"]),
    "handlebars helper": ('{{#eq type "p"}}' + STEP + "{{else}}Dag.{{/eq}}", ['eq type "p"', "else"]),
    "handlebars call": ('{{#if (eq type "p")}}' + STEP + "{{/if}}", ['(eq type "p")', "else"]),
    "mustache": ("{{#eerste}}" + STEP + "{{/eerste}}", ["eerste", "else"]),
    "mustache, inverted": ("{{^tweede}}" + STEP + "{{/tweede}}", ["^tweede", "else"]),
    "mustache, both": ("{{#a}}" + STEP + "{{/a}}\n\n{{^a}}Dag.{{/a}}", ["a", "^a"]),
    "mustache, both, turned": ("{{^a}}" + STEP + "{{/a}}\n{{#a}}Dag.{{/a}}", ["^a", "a"]),
    "freemarker": (
        '<#if k == "a">' + STEP + '<#elseif k == "b">Dag.<#else>Hoi.</#if>',
        ['k == "a"', 'k == "b"', "else"],
    ),
    "freemarker, brackets": ('[#if k == "a"]' + STEP + "[#else]Dag.[/#if]", ['k == "a"', "else"]),
    "freemarker, more than": ("<#if (n > 5)>" + STEP + "<#else>Dag.</#if>", ["(n > 5)", "else"]),
    "freemarker switch": (
        '<#switch k><#case "a"><#case "b">' + STEP + "<#break><#default>Dag.</#switch>",
        ['k == "a" or k == "b"', "else"],
    ),
    "velocity": ('#if($k == "a")\n' + STEP + "#elseif($b)\nDag.\n#else\nHoi.\n#end", ['$k == "a"', "$b", "else"]),
    "velocity, calls": ("#if ($a.is($b.c()))\n" + STEP + "#{else}Dag.\n#end", ["$a.is($b.c())", "else"]),
    "inside a field": ("U bent {{ 'wel' if bezwaar else 'niet' }} te laat.", ["bezwaar", "else"]),
    "inside a field, twig": ("U bent {{ bezwaar ? 'wel' : 'niet' }} te laat.", ["bezwaar", "else"]),
    "inside a field, freemarker": ("U bent ${bezwaar?then('wel', 'niet')} te laat.", ["bezwaar", "else"]),
}


@pytest.mark.parametrize("text,expected", LANGUAGES.values(), ids=LANGUAGES)
def test_every_language_names_its_arms_as_written(text: str, expected: list[str]) -> None:
    """The labels are those of the label files, and no tag is ever shown."""
    assert labels(text) == [expected]
    for seen in shown(text):
        assert not re.search(r"[{}<>#%$\[\]]|\bif\b|end|bezwaar\b(?! maken)", seen), seen


@pytest.mark.parametrize("text", [text for text, _ in LANGUAGES.values()], ids=LANGUAGES)
def test_every_language_has_as_many_letters_as_arms(text: str) -> None:
    """One letter an arm, also where the rest renders nothing."""
    assert len(shown(text)) == len(templates.find(letter(text)).choices[0].arms)


@pytest.mark.parametrize(
    "text",
    [
        "{% for p in punten %}- {{ p }}\n{% endfor %}" + STEP,
        "{{#each punten}}- {{this}}\n{{/each}}" + STEP,
        "<#list punten as p>- ${p}\n</#list>" + STEP,
        "#foreach($p in $punten)\n- $p\n#end\n#if($a)#end " + STEP,
        "{{#redenen}}\n- {{tekst}}\n{{/redenen}}\n" + STEP,
        "[alleen opnemen bij particulieren:]\n" + STEP,
        "{% block inhoud %}" + STEP + "{% endblock %}",
        "{# alleen als {% if x %} waar is #}" + STEP,
        "{{! {{#if a}} }}" + STEP,
        "{{!-- {{#if a}} --}}" + STEP,
        "<#-- <#if a> -->" + STEP,
        "{% comment %}{% if x %}{% endcomment %}" + STEP,
        "{% set x = 1 %}{% include 'voet.html' %}{{> voet}}" + STEP,
        "Kosten: #1 en #end, C# en [#12]. " + STEP,
    ],
)
def test_what_is_no_condition(text: str) -> None:
    """Loops have a round, blocks are shown, comments and notes of authors decide nothing."""
    template = templates.find(letter(text))
    assert template.problem is None
    assert all("bezwaar" in seen and "{%" not in seen for seen in shown(text))
    assert [c for c in template.choices if STEP.strip() in text[c.range.start : c.range.end]] == []


@pytest.mark.parametrize(
    "text,problem,tag",
    [
        ("{% if a %}" + STEP, "tag_unclosed", "{% if a %}"),
        (STEP + "{% endif %}", "tag_idle", "{% endif %}"),
        ("{% if a %}{% for x in y %}{% endif %}{% endfor %}" + STEP, "tag_idle", "{% endif %}"),
        ("{{#a}}" + STEP + "{{/b}}", "tag_idle", "{{/b}}"),
        ("{% else %}" + STEP, "tag_alone", "{% else %}"),
        ("{% if a %}x{% else %}y{% elif b %}z{% endif %}" + STEP, "tag_misplaced", "{% elif b %}"),
        ("<#if a>" + STEP + "</#list>", "tag_idle", "</#list>"),
        ("#if($a)\n" + STEP, "tag_unclosed", "#if($a)"),
        ("{% if a %}" * 100 + STEP + "{% endif %}" * 100, "tags_deep", 60),
    ],
)
def test_tags_that_do_not_fit_are_said(text: str, problem: str, tag: str | int) -> None:
    """The sentence names the tag; nothing is concluded from such a text."""
    template = templates.find(letter(text))
    assert template.problem is not None and template.problem.key == problem
    assert [value for _, value in template.problem.values] == [tag]
    assert template.choices == ()


def test_tags_that_are_to_be_printed_are_text() -> None:
    """Between raw and endraw nothing is a tag."""
    assert shown("{% raw %}{% if x %}{% endraw %}Dag.") == {"{% if x %} Dag."}
    assert shown("<#noparse><#if x></#noparse>Dag.") == {"<#if x> Dag."}


def test_a_letter_is_no_template() -> None:
    """Nothing is found in it, and nothing hidden."""
    text = "Geachte mevrouw,\n\nUw claim #12 [sic] is afgewezen (100%). U kunt {hier} bezwaar maken."
    template = templates.find(letter(text))
    assert template == Template()
    document = letter(text)
    assert templates.hide(document, ()) is document


def test_fields_stay_and_tags_go() -> None:
    """A field that puts out text is part of the letter."""
    assert shown("{% if a %}Beste {{ naam }},{% endif %}") == {"Beste {{ naam }},", ""}


def test_ranges_cover_tags_and_arms_do_not() -> None:
    """A choice reaches from its first tag to its last; an arm lies between its tags."""
    text = "Dag {% if a %}meneer{% else %} {% endif %} X"
    (choice,) = templates.find(letter(text)).choices
    assert text[choice.range.start : choice.range.end] == "{% if a %}meneer{% else %} {% endif %}"
    assert choice.arms[0].range == TextRange(14, 20)
    assert choice.arms[1].range is None


def test_what_is_asked_from_other_files_is_named() -> None:
    """They are not read; the template knows what it does not know."""
    text = "{% extends 'basis.html' %}{% include 'voet.html' %}{{> klachten}}<#include 'a.ftl'>"
    assert templates.find(letter(text)).includes == ("'basis.html'", "'voet.html'", "klachten", "'a.ftl'")


# -- what is concluded -------------------------------------------------------------------------------------------------

HOLES = {
    "step on a condition": (NO + "{% if p %}" + STEP + "{% endif %}", {"p": "present", "else": "missing"}, ("niet p",)),
    "equality": (
        NO + '{% if klant.type == "particulier" %}' + STEP + "{% else %}Dag.{% endif %}",
        {'klant.type == "particulier"': "present", "else": "missing"},
        ("klant.type ≠ 'particulier'",),
    ),
    "chain without a rest": (
        NO + "{% if k == 'a' %}" + STEP + "{% elif k == 'b' %}" + STEP + "{% endif %}",
        {"k == 'a'": "present", "k == 'b'": "present", "else": "missing"},
        ("k ≠ 'a' en k ≠ 'b'",),
    ),
    "denied in one arm": (
        NO + "{{#p}}" + STEP + "{{/p}}{{^p}}" + CLOSED + "{{/p}}",
        {"p": "present", "^p": "denied"},
        ("niet p",),
    ),
    "accepted in one arm": (
        "{% if ok %}" + YES + "{% else %}" + NO + "{% endif %}{% if p %}" + STEP + "{% endif %}",
        {"ok": "n/a", "niet ok en p": "present", "niet ok en niet p": "missing"},
        ("niet ok en niet p",),
    ),
    "two ifs that leave one": (
        NO + "{% if k == 'post' %}" + STEP + "{% endif %}{% if k == 'mail' %}" + STEP + "{% endif %}",
        {"k == 'post'": "present", "k ≠ 'post' en k == 'mail'": "present", "k ≠ 'post' en k ≠ 'mail'": "missing"},
        ("k ≠ 'post' en k ≠ 'mail'",),
    ),
    "either of two": (
        NO + "{% if a or b %}" + STEP + "{% endif %}",
        {"a or b": "present", "else": "missing"},
        ("niet a en niet b",),
    ),
    "both of two": (
        NO + "{% if a and b %}" + STEP + "{% endif %}",
        {"a and b": "present", "else": "missing"},
        ("niet a", "niet b"),
    ),
    "nested": (
        NO + "{% if a %}{% if b %}" + STEP + "{% endif %}{% else %}" + STEP + "{% endif %}",
        {"a en b": "present", "a en niet b": "missing", "niet a": "present"},
        ("a en niet b",),
    ),
    "numbers": (
        NO + "{% if bedrag > 500 %}" + STEP + "{% endif %}{% if bedrag < 500 %}" + STEP + "{% endif %}",
        None,
        ("bedrag ≤ 500 en bedrag ≥ 500",),
    ),
    "inside a sentence": (
        NO + "Dit is {% if laat %}onherroepelijk{% else %}vatbaar voor bezwaar{% endif %}.",
        {"laat": "denied", "else": "present"},
        ("laat",),
    ),
    "else of a loop": (
        NO + "{% for s in stappen %}" + STEP + "{% else %}Dag.{% endfor %}",
        {"for s in stappen": "present", "else": "missing"},
        ("niet stappen",),
    ),
    "rejection of its own": (
        "{% if a %}" + NO + "{% endif %}{% if b %}" + NO + STEP + "{% endif %}",
        {"a en b": "present", "a en niet b": "missing", "niet a en b": "present", "niet a en niet b": "n/a"},
        ("a en niet b",),
    ),
    "what is not understood is one test": (
        NO + "{% if f(x) > g(y) + 1 %}" + STEP + "{% endif %}",
        {"f(x) > g(y) + 1": "present", "else": "missing"},
        ("niet (f(x) > g(y) + 1)",),
    ),
    "intake": (
        "Een zaak aanmelden.{{#if pakket}}U kiest zelf een advocaat.{{else}}Kies een advocaat uit ons netwerk.{{/if}}",
        {"pakket": "present", "else": "restricted"},
        ("niet pakket",),
    ),
    "flag that is set": (
        NO + "{% set toon = klant.type == 'p' %}{% if toon %}" + STEP + "{% endif %}",
        {"toon": "present", "else": "missing"},
        ("klant.type ≠ 'p'",),
    ),
    "macro used on a condition": (
        "{% macro stap() %}" + STEP + "{% endmacro %}" + NO + "{% if p %}{{ stap() }}{% endif %}",
        {"p": "present", "else": "missing"},
        ("niet p",),
    ),
    "macro never used": ("{% macro stap() %}" + STEP + "{% endmacro %}{% if a %}Dag.{% endif %}" + NO, {}, ()),
    "two loops are two": (
        "{% for d in oud %}{% if d.x %}" + NO + "{% endif %}{% endfor %}"
        "{% for d in nieuw %}{% if d.x %}" + STEP + "{% endif %}{% endfor %}",
        {"d.x en d.x": "present", "d.x en niet d.x": "missing", "niet d.x": "n/a"},
        ("d.x en niet d.x",),
    ),
}


@pytest.mark.parametrize("text,branches,failing", HOLES.values(), ids=HOLES)
def test_a_hole_is_found_and_named(text: str, branches: dict[str, str] | None, failing: tuple[str, ...]) -> None:
    """The branches are those of the deciding condition, the failing ones the smallest conditions."""
    found = outcome(text)
    if branches is not None:
        assert {b.when: next(iter(b.facts.values())) for b in found.branches} == branches
    assert found.failing == failing
    assert found.proved


WHOLE = {
    "same condition": "{% if a %}" + NO + "{% endif %}Dag.{% if a %}" + STEP + "{% endif %}",
    "same condition, other quotes": "{% if k == 'a' %}" + NO + '{% endif %}{% if k=="a" %}' + STEP + "{% endif %}",
    "same condition, said as not": "{% if a %}"
    + YES
    + "{% else %}"
    + NO
    + "{% endif %}{% if not a %}"
    + STEP
    + "{% endif %}",
    "both ways": NO + "{% if a %}" + STEP + "{% endif %}{% if not a %}" + STEP + "{% endif %}",
    "both ways of equality": NO + "{% if k == 'a' %}" + STEP + "{% endif %}{% if k != 'a' %}" + STEP + "{% endif %}",
    "both ways of a comparison": NO + "{% if n > 5 %}" + STEP + "{% endif %}{% if n <= 5 %}" + STEP + "{% endif %}",
    "touching intervals": NO + "{% if n < 5 %}" + STEP + "{% endif %}{% if n >= 3 %}" + STEP + "{% endif %}",
    "every arm": NO + "{% if a %}" + STEP + "{% elif b %}" + STEP + "{% else %}" + STEP + "{% endif %}",
    "exclusive values": "{% if k == 'a' %}" + NO + STEP + "{% endif %}{% if k == 'b' %}" + YES + "{% endif %}",
    "implied by a value": NO + "{% if k == 'a' %}{% if k %}" + STEP + "{% endif %}{% else %}" + STEP + "{% endif %}",
    "member of a list": "{% if k in ['a', 'b'] %}"
    + NO
    + "{% endif %}{% if k == 'a' or k == 'b' %}"
    + STEP
    + "{% endif %}",
    "de Morgan": "{% if not (a and b) %}" + NO + "{% endif %}{% if not a or not b %}" + STEP + "{% endif %}",
    "impossible inside": NO
    + "{% if a %}"
    + STEP
    + "{% if not a %}"
    + CLOSED
    + "{% endif %}{% else %}"
    + STEP
    + "{% endif %}",
    "unless and if": NO + "{% unless a %}" + STEP + "{% endunless %}{% if a %}" + STEP + "{% endif %}",
    "liquid case and if": (
        "{% case k %}{% when 'a' %}" + NO + "{% else %}" + YES + "{% endcase %}{% if k == 'a' %}" + STEP + "{% endif %}"
    ),
    "mustache apart": "{{#a}}" + NO + "{{/a}}Dag.{{^a}}" + YES + "{{/a}}{{#a}}" + STEP + "{{/a}}",
    "handlebars calls": '{{#if (eq k "a")}}' + NO + '{{/if}}{{#unless (ne k "a")}}' + STEP + "{{/unless}}",
    "handlebars with": "{{#if k.a}}"
    + NO
    + "{{/if}}{{#with k}}{{#if a}}"
    + STEP
    + "{{/if}}{{else}}"
    + STEP
    + "{{/with}}",
    "freemarker": "<#if a?? && a?has_content>" + NO + "</#if><#if a?has_content>" + STEP + "</#if>",
    "freemarker default": '<#if (k!"") == "a">' + NO + '</#if><#if k == "a">' + STEP + "</#if>",
    "velocity": '#if($!k == "a")\n' + NO + '#end\n#if(${k} == "a")\n' + STEP + "#end",
    "flag set in arms": (
        "{% if k == 'a' %}{% set toon = true %}" + NO + "{% else %}{% set toon = false %}{% endif %}"
        "{% if toon %}" + STEP + "{% endif %}"
    ),
    "flag turned over": "{% set ok = not nee %}{% if nee %}" + NO + "{% endif %}{% if not ok %}" + STEP + "{% endif %}",
    "value set in arms": (
        "{% assign s = 'x' %}{% if nee %}{% assign s = 'y' %}"
        + NO
        + "{% endif %}{% if s == 'y' %}"
        + STEP
        + "{% endif %}"
    ),
    "same round of a loop": (
        "{% for d in ds %}{% if d.nee %}" + NO + "{% endif %}{% endfor %}"
        "{% for d in ds %}{% if d.nee %}" + STEP + "{% endif %}{% endfor %}"
    ),
    "macro used always": "{% macro stap() %}" + STEP + "{% endmacro %}" + NO + "{{ stap() }}{% if a %}Dag.{% endif %}",
    "captured and used with the rejection": (
        "{% capture stap %}" + STEP + "{% endcapture %}{% if nee %}" + NO + "{{ stap }}{% endif %}"
    ),
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_no_hole_where_conditions_hang_together(text: str) -> None:
    """Every letter that is a rejection has the step."""
    found = outcome(text)
    assert found.reading.facts["next_step"] == "present"
    assert found.failing == ()
    assert found.proved


def test_the_worst_letter_speaks_for_the_template() -> None:
    """Denied is worse than missing, missing worse than present; letters of no kind do not count."""
    text = (
        "{% if k == 1 %}"
        + NO
        + CLOSED
        + "{% elif k == 2 %}"
        + NO
        + "{% elif k == 3 %}"
        + NO
        + STEP
        + "{% else %}Dag.{% endif %}"
    )
    found = outcome(text)
    assert found.reading.facts["next_step"] == "denied"
    assert found.reading.kinds == ("schade-afwijzing",)
    assert [b.facts["next_step"] for b in found.branches] == ["denied", "missing", "present", "n/a"]


def test_details_are_those_that_every_letter_has() -> None:
    """With the step in each arm, the weakest way in counts, and only bodies that are always named."""
    one, other = (
        "U kunt bezwaar maken per mail binnen 6 weken of bij kifid of de rechter.",
        "U kunt bezwaar maken bij kifid.",
    )
    found = outcome(NO + REASON + "{% if a %}" + one + "{% else %}" + other + "{% endif %}")
    facts = found.reading.facts
    assert (facts["channel"], facts["deadline"], facts["external_body"]) == (False, False, ("kifid",))
    assert facts["reason"] is True
    assert found.branches == ()


def test_details_are_not_told_of_a_step_that_can_be_missing() -> None:
    """They follow the worst value."""
    facts = outcome(NO + "{% if a %}U kunt per mail bezwaar maken.{% endif %}").reading.facts
    assert (facts["next_step"], facts["channel"], facts["deadline"]) == ("missing", "n/a", "n/a")


def test_a_doubt_about_any_letter_as_bad_is_a_doubt() -> None:
    """One arm says it doubtfully: the template is unsure, though another arm is clear."""
    found = outcome(NO + "{% if a %}" + STEP + "{% else %}misschien kunt u bezwaar maken.{% endif %}")
    assert found.reading.unsure == ("next_step",)


def test_a_template_of_two_kinds_answers_both() -> None:
    """Each fact has its own worst letter."""
    found = outcome("{% if a %}Een zaak aanmelden.{% else %}" + NO + STEP + "{% endif %}")
    assert set(found.reading.kinds) == {"schade-afwijzing", "rechtsbijstand-intake"}
    assert found.reading.facts["next_step"] == "present"
    assert found.reading.facts["lawyer_choice"] == "missing"
    assert found.failing == ("a",)


def test_a_template_of_no_kind_has_no_branches() -> None:
    """Nothing is asked of it."""
    found = outcome("{% if a %}" + YES + "{% endif %}Dag.")
    assert (found.reading.kinds, found.branches, found.failing, found.proved) == ((), (), (), True)


def test_the_condition_that_decides_is_the_one_named() -> None:
    """Other conditions, before and inside, are left out."""
    text = (
        "{% if vip %}Beste{% else %}Geachte{% endif %} klant,\n"
        + NO
        + ("{% if p %}{% if x %}Kort: {% endif %}" + STEP + "{% else %}{% if y %}Dag.{% endif %}{% endif %}")
    )
    assert said(text) == {"p": "present", "else": "missing"}


def test_conditions_elsewhere_cost_nothing() -> None:
    """Forty independent ifs are not combined, and every letter read has their first text."""
    text = (
        "".join(f"{{% if a{i} %}}Zin {i}.{{% endif %}}\n" for i in range(40)) + NO + "{% if p %}" + STEP + "{% endif %}"
    )
    document, seen = letter(text), []
    template = templates.find(document)

    def evaluate(hidden: tuple[TextRange, ...]) -> Reading:
        seen.append(templates.hide(document, (*template.always_hidden, *hidden)).text)
        return read(letter(seen[-1]))

    found = templates.analyse(template, evaluate, lambda where: "bezwaar" in text[where.start : where.end])
    assert len(seen) == 2 and all("Zin 39." in one for one in seen)
    assert found.proved and found.failing == ("niet p",)


def test_conditions_elsewhere_go_along_with_those_that_matter() -> None:
    """A text on the same condition is shown in the same letters."""
    text = "{% if p %}Particulier.{% else %}Zakelijk.{% endif %}" + NO + "{% if not p %}" + STEP + "{% endif %}"
    document = letter(text)
    template = templates.find(document)

    def evaluate(hidden: tuple[TextRange, ...]) -> Reading:
        seen = templates.hide(document, (*template.always_hidden, *hidden)).text
        assert ("Zakelijk" in seen) == ("bezwaar" in seen) == ("Particulier" not in seen)
        return read(letter(seen))

    templates.analyse(template, evaluate, lambda where: "bezwaar" in text[where.start : where.end])


def test_too_many_letters_are_not_called_proved() -> None:
    """A sample is read, single and double departures among it; what it finds is still told."""
    ifs = "".join(f"{{% if a{i} %}}Zin {i}.{{% endif %}}\n" for i in range(14))
    found = outcome(NO + ifs + "{% if a3 or a5 %}" + STEP + "{% endif %}")
    assert not found.proved
    assert found.reading.facts["next_step"] == "missing"


def test_a_template_of_two_thousand_lines_is_quick() -> None:
    """Sixty conditions, eight of which matter."""
    part = "{% if k == 'v%d' %}\nZin %d.\n" + "Vulling.\n" * 30 + "{% endif %}\n"
    text = NO + "".join(part.replace("%d", str(i)) for i in range(52))
    text += "".join(f"{{% if b{i} %}}Geen bezwaar {i}.{{% endif %}}\n" for i in range(8))
    document = letter(text)
    started = time.perf_counter()
    template = templates.find(document)
    found = templates.analyse(
        template, lambda _: Reading((), {}), lambda where: "bezwaar" in text[where.start : where.end]
    )
    assert time.perf_counter() - started < 2
    assert len(template.choices) == 60 and found.proved


@pytest.mark.parametrize("text", ["{% if a %}" * 30_000, "{{#if " * 50_000, "<#if (" * 30_000, "#if(" * 30_000 + "end"])
def test_hostile_text_is_not_slow(text: str) -> None:
    """A row of unclosed tags is refused or read as text, in time."""
    started = time.perf_counter()
    templates.find(letter(text))
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    "condition", ["(" * 400 + "a" + ")" * 400, "!" * 900 + "a", "not " * 240 + "a", "a[" * 300, "a | | b", "'"]
)
def test_a_strange_condition_is_one_test(condition: str) -> None:
    """It is not understood, and it is not in the way."""
    assert len(shown("Dag {% if " + condition + " %}A{% else %}B{% endif %}")) == 2


# -- Word, HTML and hiding ---------------------------------------------------------------------------------------------


def word_letter(*fields: tuple[str, str, str]) -> Document:
    """A Word letter with IF fields, as its reader hands it over."""
    text, choices = NO, []
    for when, then, otherwise in fields:
        start = len(text)
        arms = []
        for label, part in ((when, then), ("else", otherwise)):
            arms.append(Arm(label, label, TextRange(len(text), len(text) + len(part)) if part else None))
            text += part
        choices.append(Choice(TextRange(start, len(text)), tuple(arms)))
    document = letter(text)
    return Document("brief.docx", "docx", text, document.blocks, document.source_map, choices=tuple(choices))


def test_both_texts_of_a_word_field_count() -> None:
    """The condition is told as the field words it, and failing without the field code."""
    document = word_letter(('{ MERGEFIELD Kanaal } = "direct"', STEP, ""))
    found = outcome(document)
    assert said(document) == {'{ MERGEFIELD Kanaal } = "direct"': "present", "else": "missing"}
    assert found.failing == ("Kanaal ≠ 'direct'",)


def test_word_fields_hang_together() -> None:
    """`=` and `<>` on one field are each other's opposite."""
    document = word_letter(
        ('{ MERGEFIELD Kanaal } = "direct"', STEP, ""), ('{ MERGEFIELD "Kanaal" \\* Upper } <> "direct"', STEP, "")
    )
    assert outcome(document).reading.facts["next_step"] == "present"


def test_tags_in_a_word_document_are_read_with_curly_quotes() -> None:
    """Word turns quotes; the condition stays the same."""
    text = NO + "{% if k == “a” %}" + STEP + "{% endif %}{% if k != 'a' %}" + STEP + "{% endif %}"
    assert outcome(text).reading.facts["next_step"] == "present"


def test_tags_of_html_and_plain_text_arrive_whole() -> None:
    """Through the readers, as in real templates."""
    body = '{% if type == "p" %}<h2>Niet eens?</h2><p>U kunt bezwaar maken.</p>{% else %}<p>Dag.</p>{% endif %}'
    page = read_html("a.html", f"<p>Uw claim is afgewezen.</p>{body}")
    plain = read_plain("a.txt", f"Uw claim is afgewezen.\n\n{body}\n")
    for document in (page, plain):
        assert said(document) == {'type == "p"': "present", "else": "missing"}


def test_hiding_keeps_every_offset() -> None:
    """Spaces take the place of what is hidden; line ends stay; blocks and links of which nothing is left are gone."""
    text = "Dag.\nKlik hier nu.\nTot ziens."
    document = letter(text)
    links = (Link(TextRange(5, 14), "x"), Link(TextRange(0, 4), "y"))
    document = Document("a", "html", text, document.blocks, document.source_map, links, slots=(TextRange(5, 9),))
    seen = templates.hide(document, (TextRange(5, 20), TextRange(3, 4)))
    assert seen.text == "Dag \n" + " " * 13 + "\n" + " ot ziens."
    assert [b.range for b in seen.blocks] == [TextRange(0, 3), TextRange(20, 29)]
    assert [link.target for link in seen.links] == ["y"]
    assert seen.slots == ()
    assert len(seen.text) == len(text)


def test_nothing_is_opened_or_run() -> None:
    """The package neither imports a template engine nor opens a file."""
    for module in (Path(templates.__file__).parent).glob("*.py"):
        code = module.read_text(encoding="utf-8")
        assert not re.search(r"\bopen\(|\beval\(|\bexec\(|import jinja2|pathlib|subprocess", code), module


# -- the same answer as rendering --------------------------------------------------------------------------------------

BOOLS = ("a", "b", "c")
ASKED = """a | b | c | not a | not b | not c | t == 'x' | t == "y" | t != 'x' | t in ['x', 'y'] | t | n > 2 | n <= 2
    | n == 0 | ds | t == 'x' and a | t is defined"""
TESTS = st.recursive(
    st.sampled_from([asked.strip() for asked in ASKED.split("|")]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: f"({p[0]}) and ({p[1]})"),
        st.tuples(inner, inner).map(lambda p: f"{p[0]} or {p[1]}"),
        inner.map(lambda p: f"not ({p})"),
    ),
    max_leaves=3,
)
WORDS = st.sampled_from(["W1 ", "W2 ", "W3 "])


def _compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(TESTS, inner).map(lambda p: f"{{% if {p[0]} %}}{p[1]}{{% endif %}}"),
        st.tuples(TESTS, inner, inner).map(lambda p: f"{{% if {p[0]} -%}}{p[1]}{{% else %}}{p[2]}{{% endif %}}"),
        st.tuples(TESTS, inner, TESTS, inner, inner).map(
            lambda p: f"{{% if {p[0]} %}}{p[1]}{{% elif {p[2]} %}}{p[3]}{{% else %}}{p[4]}{{% endif %}}"
        ),
        TESTS.map(lambda p: f"{{{{ 'W5 ' if {p} else 'W6 ' }}}}"),
        st.tuples(inner, inner).map("".join),
    )


def _with_loops(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return _compound(inner) | inner.map(lambda p: f"{{% for d in ds %}}{p}{{% else %}}W4 {{% endfor %}}")


def _with_flags(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    # never both: Jinja2 takes a name that is set further down for undefined inside a loop
    return _compound(inner) | st.tuples(st.sampled_from(BOOLS), TESTS).map(lambda p: f"{{% set {p[0]} = {p[1]} %}}")


TEMPLATES = st.recursive(WORDS, _with_loops, max_leaves=7) | st.recursive(WORDS, _with_flags, max_leaves=7)
WORLDS = [
    dict(zip((*BOOLS, "t", "n", "ds"), values, strict=True))
    for values in itertools.product(
        (True, False), (True, False), (True, False), ("x", "y", "z", ""), (0, 1, 2, 3), ([1], [])
    )
]


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@example("{% if a %}{% set b = c %}{% endif %}{% if b %}W1 {% endif %}")
@example("{% set a = not a %}{% if a %}W1 {% endif %}{% if not a %}W2 {% endif %}")
@given(TEMPLATES)
def test_the_analysis_agrees_with_rendering(text: str) -> None:
    """The letters are those that Jinja2 renders over all values, and what stands in all of them is what is proved."""
    document = letter(f"W0 {text}")
    compiled = jinja2.Environment().from_string(document.text)
    rendered = {" ".join(compiled.render(world).split()) for world in WORLDS}
    rendered |= {" ".join(compiled.render({k: v for k, v in w.items() if k != "t"}).split()) for w in WORLDS}
    assert shown(document) == rendered
    template = templates.find(document)
    for word in ("W1", "W2", "W3"):

        def evaluate(hidden: tuple[TextRange, ...], word: str = word) -> Reading:
            seen = templates.hide(document, (*template.always_hidden, *hidden)).text
            return Reading(("schade-afwijzing",), {"next_step": "present" if word in seen.split() else "missing"})

        found = templates.analyse(template, evaluate, lambda _: True)
        always = all(word in one.split() for one in rendered)
        never = not any(word in one.split() for one in rendered)
        assert found.proved
        assert (found.reading.facts["next_step"] == "present") == always
        assert bool(found.failing) == (not always and not never)
        assert bool(found.branches) == (not always and not never)
