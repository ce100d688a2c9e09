"""What a rule asks and why, for people: one page, the list of all, or all pages in Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lint.messages import say
from lint.reports.full import LINE

if TYPE_CHECKING:
    from lint.packs import Rule


def listing(rules: Iterable[Rule], lang: str) -> str:
    """One line a rule: code, severity, name, what it asks."""
    rows = [(rule.id, say(lang, f"severity_{rule.severity}"), rule.name, rule.title[lang]) for rule in rules]
    if not rows:
        return ""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(room) for cell, room in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def page(rule: Rule, lang: str) -> str:
    """The page of one rule: what, why, by which norm, what is said, how to mend it, and its examples."""
    head = f"{rule.id} {rule.name} ({say(lang, f'severity_{rule.severity}')})\n{rule.title[lang]}\n"
    norm = f"{rule.norm['document']} {rule.norm['edition']}, {rule.norm['clause']}"
    parts = (("why", rule.why[lang]), ("norm", norm), ("message", rule.message[lang]), ("mend", rule.mend[lang]))
    body = [f"{say(lang, f'rule_{key}')}:\n{_indented(text)}\n" for key, text in parts]
    examples = [_indented(f"{example.verdict}: {example.text}", hang="    ") for example in rule.examples]
    if examples:
        body.append(f"{say(lang, 'rule_examples')}:\n" + "\n".join(examples) + "\n")
    return "\n".join([head, *body])


def handbook(rules: Iterable[Rule], lang: str) -> str:
    """The pages of all rules as one Markdown text."""
    chosen = list(rules)
    rows = [
        f"| [{rule.id}](#{rule.id.lower()}-{rule.name}) | {rule.name} | {say(lang, f'severity_{rule.severity}')} |"
        f" {_escaped(rule.title[lang])} |"
        for rule in chosen
    ]
    heads = " | ".join(say(lang, f"rule_{key}") for key in ("code", "name", "severity", "title"))
    parts = [
        f"# {say(lang, 'rule_all')}",
        say(lang, "rule_made"),
        "\n".join([f"| {heads} |", "|---|---|---|---|", *rows]),
    ]
    return "\n\n".join([*parts, *(chapter(rule, lang).rstrip("\n") for rule in chosen)]) + "\n"


def chapter(rule: Rule, lang: str) -> str:
    """The page of one rule in Markdown."""
    norm = f"{rule.norm['document']} {rule.norm['edition']}, {rule.norm['clause']} ({rule.norm['source']})"
    facts = [
        ("severity", say(lang, f"severity_{rule.severity}")),
        ("kinds", ", ".join(rule.kinds) or "-"),
        ("norm", norm),
    ]
    texts = [("why", rule.why[lang]), ("message", rule.message[lang]), ("mend", rule.mend[lang])]
    told = [f"- **{say(lang, f'rule_{key}')}:** {_escaped(text)}" for key, text in (*facts, *texts)]
    verdicts = dict.fromkeys(example.verdict for example in rule.examples)
    groups = [
        "\n".join([f"`{verdict}`", "", *(f"- {_escaped(e.text)}" for e in rule.examples if e.verdict == verdict)])
        for verdict in verdicts
    ]
    head = f"## {rule.id} {rule.name}\n\n{_escaped(rule.title[lang])}."
    parts = [head, "\n".join(told), f"### {say(lang, 'rule_examples').capitalize()}", *groups]
    return "\n\n".join(parts) + "\n"


def _escaped(text: str) -> str:
    """A text on one line, in which no sign is taken for Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", " ".join(text.split()))


def _indented(text: str, hang: str = "  ") -> str:
    return textwrap.fill(" ".join(text.split()), LINE, initial_indent="  ", subsequent_indent=hang)
