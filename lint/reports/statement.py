"""The audit statement of a reviewed spot check, on one page: as HTML to file, and as text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lint.messages import say, term
from lint.reports.full import LINE
from lint.reports.page import page
from lint.reports.wording import percentage, printable
from lint.spotcheck.agreement import Accuracy, Agreement
from lint.spotcheck.evaluation import Evaluation, Row
from lint.spotcheck.frame import NO_KIND, SEVERAL

_PARTS = 1000  # in which shares are told: a decimal of a per cent


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; all columns but the first `words` hold figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """What the statement says, in the order in which it says it."""

    lang: str
    title: str
    main: tuple[str, ...]
    tables: tuple[Table, ...]
    origin: tuple[tuple[str, str], ...]
    method: str
    signed: str


def statement(evaluation: Evaluation, version: str, today: str, lang: str) -> Statement:
    """The statement on an evaluation, drawn up by this version of the program on this day."""
    return Statement(
        lang,
        say(lang, "statement_title"),
        tuple(_main(evaluation, lang)),
        tuple(_tables(evaluation, lang)),
        tuple(_origin(evaluation, version, today, lang)),
        say(lang, "statement_method_text"),
        say(lang, "statement_signed"),
    )


def as_html(said: Statement) -> str:
    """The statement as a self-contained page."""
    return page("statement", said.lang, said=said)


def as_text(said: Statement) -> str:
    """The statement as plain text."""
    blocks = [f"{said.title}\n{'=' * len(said.title)}", *map(_wrapped, said.main)]
    blocks += [f"{table.title}\n{_aligned(table)}" for table in said.tables]
    names = max(len(name) for name, _ in said.origin)
    lines = [f"{name:{names}}  {printable(value)}" for name, value in said.origin]
    blocks.append("\n".join([say(said.lang, "statement_facts"), *lines]))
    blocks.append(f"{say(said.lang, 'statement_method')}\n{_wrapped(said.method)}")
    blocks.append(f"{said.signed}\n\n{'_' * 40}")
    return "\n\n".join(blocks) + "\n"


def _main(evaluation: Evaluation, lang: str) -> Iterable[str]:
    row = evaluation.rows[0]
    if row.most is None:
        yield say(lang, "statement_nothing")
    else:
        low, high = _ends(row, lang)
        yield say(lang, "statement_main", estimate=_estimate(row, lang), low=low, high=high)
    if evaluation.unreviewed:
        drawn = len(evaluation.design.sample)
        yield say(lang, "statement_unreviewed", n=evaluation.unreviewed, all=drawn)


def _tables(evaluation: Evaluation, lang: str) -> Iterable[Table]:
    def columns(*names: str) -> tuple[str, ...]:
        return tuple(say(lang, f"col_{name}") for name in names)

    names = columns("kind", "letters_estimated", "fails", "passes", "open", "estimate", "interval")
    yield Table(say(lang, "statement_result"), names, tuple(_row(row, lang) for row in evaluation.rows))
    layers = tuple(
        (
            _kind(layer.stratum.kind, lang),
            say(lang, f"verdict_{layer.stratum.verdict}"),
            str(layer.size),
            str(layer.drawn),
        )
        for layer in evaluation.design.layers
    )
    yield Table(say(lang, "statement_layers"), columns("kind", "verdict", "letters", "drawn"), layers, words=2)
    names = columns("fact", "right", "wrong", "doubtful", "share")
    for review, found in zip(evaluation.reviewers, evaluation.accuracy, strict=True):
        title = say(lang, "statement_accuracy", reviewer=printable(review.reviewer or "?"))
        yield Table(title, names, tuple(_accuracy(item, lang) for item in found))
    people = [printable(review.reviewer or "?") for review in evaluation.reviewers]
    rows = [
        _agreement(f"{say(lang, 'program')}, {person}", item, lang)
        for person, found in zip(people, evaluation.with_program, strict=True)
        for item in found
    ]
    rows += [_agreement(", ".join(people), item, lang) for item in evaluation.between]
    names = columns("between", "fact", "compared", "same", "kappa")
    yield Table(say(lang, "statement_agreement"), names, tuple(rows), words=2)


def _row(row: Row, lang: str) -> tuple[str, ...]:
    kind = _kind(row.kind, lang)
    letters = "–" if row.letters is None else f"{row.letters:.0f}"
    ends = " – ".join(_ends(row, lang))
    return kind, letters, str(row.fails), str(row.passes), str(row.open), _estimate(row, lang), ends


def _estimate(row: Row, lang: str) -> str:
    if row.least is None or row.most is None:
        return "–"
    least, most = (_share(value, lang) for value in (row.least, row.most))
    return least if least == most else say(lang, "statement_range", least=least, most=most)


def _ends(row: Row, lang: str) -> tuple[str, str]:
    """The ends of the interval, rounded outwards, so that what is printed holds as well."""
    low, high = int(row.low * _PARTS), -int(-row.high * _PARTS // 1)
    return percentage(low, _PARTS, lang), percentage(high, _PARTS, lang)


def _share(value: float, lang: str) -> str:
    return percentage(round(value * _PARTS), _PARTS, lang)


def _accuracy(item: Accuracy, lang: str) -> tuple[str, ...]:
    share = "–" if item.share is None else _share(item.share, lang)
    return _fact(item.fact, lang), str(item.right), str(item.wrong), str(item.doubtful), share


def _agreement(between: str, item: Agreement, lang: str) -> tuple[str, ...]:
    kappa = "–" if item.kappa is None else f"{item.kappa:.2f}".replace(".", say(lang, "decimal_mark"))
    return between, _fact(item.fact, lang), str(item.compared), str(item.same), kappa


def _fact(name: str, lang: str) -> str:
    return term(lang, f"fact_{name}", name)


def _kind(name: str, lang: str) -> str:
    if name in (SEVERAL, NO_KIND):
        return say(lang, f"kind_{name}")
    return name or say(lang, "all_kinds")


def _origin(evaluation: Evaluation, version: str, today: str, lang: str) -> Iterable[tuple[str, str]]:
    design = evaluation.design
    tool = design.tool
    made = tool.version if tool.version == version else f"{tool.version} / {version}"
    yield say(lang, "id_program"), f"brieflint {made}"
    yield say(lang, "id_model"), f"{tool.model} {tool.model_version}"
    yield say(lang, "id_pack"), say(lang, "id_pack_text", pack=tool.pack, edition=tool.pack_edition)
    yield say(lang, "id_size"), str(design.size)
    yield say(lang, "id_left_out"), say(lang, "statement_left_out", **{"failed": 0, "skipped": 0, **design.left_out})
    yield say(lang, "id_frame"), design.frame
    yield say(lang, "id_seed"), str(design.seed)
    yield say(lang, "id_mark"), design.mark
    yield say(lang, "id_drawn"), design.drawn_on
    for review in evaluation.reviewers:
        who = say(lang, "id_reviewed_text", reviewer=review.reviewer or "?", date=review.exported_on)
        yield say(lang, "id_reviewed"), who
    yield say(lang, "id_evaluated"), today


def _aligned(table: Table) -> str:
    rows = [table.columns, *table.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths, table.words) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int], words: int) -> str:
    cells = (
        cell.ljust(room) if at < words else cell.rjust(room)
        for at, (cell, room) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()


def _wrapped(text: str) -> str:
    return textwrap.fill(text, LINE)
