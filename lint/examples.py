"""The examples inside the rules of a pack, each put into a letter of the rule's kind and read by the real engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lint.config import Settings
from lint.engine import Engine
from lint.files import Input
from lint.model import REJECTIONS
from lint.packs import COUNTED, PASSAGE, SIGNALS, VERDICTS, Example, Pack, Rule, load
from lint.results import Result, Status
from lint.signalwords import NOT_STATED

MARKED_UP = ("weak_links", "suppressions")  # in a plain text nothing is a link, and not every comment is one


def run(pack: Pack, engine: Engine) -> Iterator[tuple[str, str | None]]:
    """The place of every example of a pack, and None or what the engine said instead, in which letter, of what."""
    tester = engine.by_rules()  # the same model; the pack that is tried, with all of its rules
    tester.pack, tester.more, tester.rules = pack, (), {rule.id: rule for rule in pack.rules}
    tester.settings = Settings(model=engine.settings.model)
    tried = [(rule, example) for rule in pack.rules for example in placed(rule)]
    results = tester.check(letter for rule, example in tried for letter in letters(pack, rule, example))
    for rule, example in tried:
        wrong = None
        for frame in pack.frames_of(rule):
            said = verdict(rule, next(results))
            if said != example.verdict and wrong is None:
                wrong = f"{said} ({frame}): {' '.join(example.text.split())}"
        yield place(rule, example), wrong
    yield from _signals(pack, tester)


def _signals(pack: Pack, tester: Engine) -> Iterator[tuple[str, str | None]]:
    """The same for the grounds of rejections: the principal one, in a letter that gives no other reason."""
    if pack.signals is None:
        return
    file = pack.signals.file
    for line, (ground, text) in zip(_lines(file), pack.signals.examples, strict=True):
        for frame in (f"{kind}/reason" for kind in REJECTIONS):
            letter = pack.frames[frame if frame in pack.frames else frame.partition("/")[0]].replace(PASSAGE, text)
            result = next(tester.check([Input(f"{SIGNALS}.txt", data=letter.encode())]))
            grounds = result.signals.grounds if result.signals is not None else ()
            said = grounds[0][0] if grounds else NOT_STATED
            if said != ground:
                break
        wrong = None if said == ground else f"{said} ({frame}): {' '.join(text.split())}"
        yield f"{ground} {file.name}:{line}", wrong


def try_pack(folder: Path, settings: Settings) -> Iterator[tuple[str, str | None]]:
    """The same for the pack in a folder. Raises PackError where it is broken."""
    yield from run(load(folder), Engine(settings))


def placed(rule: Rule) -> tuple[Example, ...]:
    """The examples of a rule with the lines at which they stand in its file."""
    return tuple(replace(example, line=line) for example, line in zip(rule.examples, _lines(rule.file), strict=True))


def place(rule: Rule, example: Example) -> str:
    """Where an example stands: `KKV801 KKV801.yaml:118`."""
    return f"{rule.id} {rule.file.name}:{example.line}"


def letters(pack: Pack, rule: Rule, example: Example) -> Iterator[Input]:
    """The letters that an example makes: one for each frame of its rule."""
    suffix = ".md" if rule.check in MARKED_UP else ".txt"
    for frame in pack.frames_of(rule):
        text = pack.frames[frame].replace(PASSAGE, example.text)
        yield Input(f"{rule.id}{suffix}", data=text.encode())


def verdict(rule: Rule, result: Result) -> str:
    """What a result says of a rule's fact, in the words of the examples; of a letter that was not read, why."""
    if result.status is not Status.CHECKED:
        return str(result.reason)
    if rule.check in COUNTED or rule.check == "wording":
        some, none = VERDICTS[rule.check]
        if rule.check == "wording" and some not in rule.fails_on:
            some, none = none, some
        return some if any(finding.rule == rule.id for finding in result.findings) else none
    return str((result.beside if rule.fact in result.beside else result.facts)[rule.fact]).lower()


def _lines(file: Path) -> list[int]:
    from ruamel.yaml import YAML

    top = YAML(typ="safe").compose(file.read_text(encoding="utf-8"))
    items = next(value.value for key, value in top.value if key.value == "examples")
    return [item.start_mark.line + 1 for item in items]
