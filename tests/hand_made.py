"""A run made by hand, with one of everything that a report must show; and an engine that answers from it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.config import Settings
from lint.files import Input
from lint.model import Block, BlockKind, ReadError, Region, TextRange
from lint.packs import Example, Rule
from lint.results import BranchReading, Finding, Result, Run, Severity, Shown, Status

REFUSAL = "Helaas kunnen wij uw schade niet vergoeden."


def _rule(code: str, name: str, severity: Severity, title: str, mend: str) -> Rule:
    return Rule(
        id=code,
        name=name,
        severity=severity,
        kinds=("schade-afwijzing",),
        check="next_step",
        fact="next_step",
        fails_on=("missing",),
        title={"nl": title, "en": f"{title} (en)"},
        norm={"document": "Handboek", "edition": "2016", "clause": "norm 8", "source": "NORMS 1.4"},
        why={"nl": "Wie niet weet waar hij heen kan, gaat nergens heen.", "en": "Who is not told goes nowhere."},
        message={"nl": "De brief zegt niet wat de klant kan doen.", "en": "The letter does not say what to do."},
        mend={"nl": mend, "en": "Say what the customer can do."},
        examples=(Example("present", "Niet eens? Bel ons.", 3), Example("missing", "Vragen? Bel ons.", 4)),
        file=Path("rule.yaml"),
    )


RULES = {
    rule.id: rule
    for rule in (
        _rule("KKV801", "vervolgstap-ontbreekt", Severity.ERROR, "Een afwijzing noemt een stap", "Noem een stap."),
        _rule("KKV808", "afwijzing-zonder-reden", Severity.WARNING, "Een afwijzing zegt waarom", "Noem de reden."),
        _rule("KKV804", "vervolgstap-zonder-termijn", Severity.INFO, "Een stap heeft een termijn", ""),
    )
}


def finding(
    code: str = "KKV801",
    region: Region | None = None,
    because: str = REFUSAL,
    near_misses: tuple[tuple[int, str, str], ...] = (),
    branches: tuple[str, ...] = (),
    where: str = "alinea 3",
    advice: str = "",
) -> Finding:
    """A finding of one of RULES, at line 12 of a letter unless told otherwise."""
    rule = RULES[code]
    return Finding(
        rule=code,
        name=rule.name,
        severity=rule.severity,
        message="De brief wijst een claim af, maar zegt niet wat de klant kan doen als hij het er niet mee eens is.",
        region=region or Region(12, 1, 12, 1 + len(because)),
        where=where,
        because=because,
        near_misses=near_misses,
        branches=branches,
        advice=advice,
    )


REJECTED = Result(
    path="brieven/afwijzing.txt",
    status=Status.CHECKED,
    kinds=("schade-afwijzing",),
    facts={
        "next_step": "missing",
        "channel": "n/a",
        "deadline": "n/a",
        "external_body": "n/a",
        "reason": True,
        "lawyer_choice": "n/a",
        "weak_links": 0,
        "placeholders": 0,
    },
    unsure=("next_step",),
    findings=(
        finding(
            near_misses=(
                (20, "Heeft u vragen? Bel ons.", "algemene vraag, niet over deze beslissing"),
                (31, "Wij zijn aangesloten bij Kifid.", "lidmaatschap in voettekst"),
            )
        ),
    ),
    source_lines={12: REFUSAL},
    evidence={"reason": (10, "omdat de lekkage al bestond")},
)
TEMPLATE = Result(
    path="sjablonen/besluit.docx",
    status=Status.CHECKED,
    kinds=("schade-afwijzing", "rechtsbijstand-intake"),
    is_template=True,
    facts={"next_step": "present", "external_body": ("kifid", "rechter"), "reason": False, "placeholders": "n/a"},
    branches=(
        BranchReading(
            'klant.type == "particulier"', {"next_step": "present", "external_body": ("kifid",)}, 4, "alinea 2"
        ),
        BranchReading("anders", {"next_step": "missing", "external_body": ()}),
    ),
    findings=(
        finding("KKV808", Region(1, 1, 1, 1), 'Uw claim = "afgewezen"', branches=("anders",), where="tabel 1, rij 2"),
        finding("KKV804", Region(1, 1, 1, 1), "=HYPERLINK(1)", where="pagina 2", advice="Noem zes weken."),
    ),
    notes=("gelezen zonder opmaak",),
)
CLEAN = Result(path="brieven/goed.md", status=Status.CHECKED, facts={"next_step": "n/a"})
ENGLISH = Result(path="brieven/english.txt", status=Status.SKIPPED, reason="De tekst is niet Nederlands.")
SCAN = Result(path="brieven/scan.pdf", status=Status.FAILED, reason="De PDF heeft geen tekstlaag; maak er tekst van.")

RUN = Run("0.1.0", ("nl_brief_sm", "1.0.0"), (REJECTED, TEMPLATE, CLEAN, ENGLISH, SCAN))
NOTHING = Run("0.1.0", ("nl_brief_sm", "1.0.0"), (CLEAN,))


class FakeEngine:
    """An engine that knows three words: "weigeren" is an error, "termijn" a note, and with "Dear" a text is skipped."""

    model = ("nl_brief_sm", "1.0.0")
    rules = RULES

    def __init__(self, settings: Settings, store: object = None, *, keep_text: bool = False) -> None:
        self.settings = settings
        self.keep_text = keep_text

    def check(self, inputs: Iterable[Input]) -> Iterator[Result]:
        """One result an input, in order."""
        return (self._result(item) for item in inputs)

    def _result(self, item: Input) -> Result:
        if item.problem is not None:
            return Result(item.path, Status.FAILED, item.problem)
        if item.skipped is not None:
            return Result(item.path, Status.SKIPPED, item.skipped)
        try:
            text = item.read().decode("utf-8", "replace")
        except ReadError as error:
            return Result(item.path, Status.FAILED, str(error))
        if "Dear" in text:
            return Result(item.path, Status.SKIPPED, "De tekst is niet Nederlands.")
        codes = [code for code, word in (("KKV801", "weigeren"), ("KKV804", "termijn")) if word in text]
        found = tuple(finding(code, because=text.strip()) for code in codes if self.settings.wants(code, item.path))
        whole = Block(BlockKind.PARAGRAPH, TextRange(0, len(text)))
        kept = Shown(text, (whole,)) if self.keep_text else None
        return Result(item.path, Status.CHECKED, findings=found, source_lines={12: text.strip()}, shown=kept)
