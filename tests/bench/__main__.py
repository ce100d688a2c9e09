"""`python -m tests.bench [--full] [PART …]` prints a table; every figure stands beside its reference of the same run.

Ratios are made of processor seconds, which other work on the machine disturbs least; where processes work side by side
the clock is meant. Figures of single runs of a second or less are the middle of several.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lint import packs
from lint.readers import read
from tests.bench import branching, corpus, stages
from tests.bench.measure import LINT, PYTHON, Cost, middle, run

ROUNDS = 5
PARTS = ("cold", "unchanged", "speed", "memory", "formats", "stages", "templates")
Row = tuple[str, str, str, str, str]
TEXTLINT = {
    "refusal": r"\b(wijzen|wijs)\b.{0,80}\baf\b|\bniet\b.{0,40}\bvergoed",
    "step": r"\bniet (mee )?eens\b|\bbezwaar\b|\bklacht",
}
_TEXTLINT_RULE = """"use strict";
module.exports = ({ Syntax, RuleError, report, getSource }) => ({
  [Syntax.Str](node) { if (/EXPRESSION/i.test(getSource(node))) report(node, new RuleError("found")); },
});
"""
FORMATS = (".txt", ".md", ".html", ".eml", ".docx", ".pdf", ".j2", ".hbs")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints, part by part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="1,000 letters for speed, 20,000 for memory: an hour")
    parser.add_argument("--letters", type=int, default=300, help="letters for speed; five times as many for memory")
    parser.add_argument("--textlint", type=Path, help="a folder in which textlint is installed (node_modules)")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"only these: {', '.join(PARTS)}")
    options = parser.parse_args(arguments)
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    few, many = (1_000, 20_000) if options.full else (options.letters, 5 * options.letters)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; {few} letters, {many} for memory\n")
    print("| what | measured | reference | ratio | bound |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as place:
        bench = _Bench(Path(place), few, many, options.textlint)
        for part in options.parts or PARTS:
            for row in getattr(bench, part)():
                print("| " + " | ".join(row) + " |", flush=True)


class _Bench:
    """The parts of the table over corpora in one folder."""

    def __init__(self, place: Path, few: int, many: int, textlint: Path | None) -> None:
        self.place, self.few, self.many, self.textlint = place, few, many, textlint
        self.letters = corpus.write(place / "few", few)
        self.texts = _as_texts(self.letters, place / "texts")
        self.cache = ("--cache-dir", str(place / "cache"))

    def check(self, *arguments: str) -> Cost:
        """The cost of one run."""
        return run((*LINT, "check", "--format", "jsonl", *arguments))

    def cold(self) -> Iterator[Row]:
        """(a) One letter that was never seen, with and without the rules known from an earlier run."""
        one = self.place / "one"
        path = str(corpus.write(one, 1, (".txt",), seed=11)[0])
        spacy = middle(lambda: run((PYTHON, "-c", "import spacy")), ROUNDS)
        self.check(*self.cache, str(self.letters[0]))
        changed = iter(range(1000))

        def edited() -> Cost:
            Path(path).write_text(Path(path).read_text("utf-8") + f"\n\nDossier {next(changed)}", "utf-8")
            return self.check(*self.cache, path)

        yield _ratio("one changed letter", middle(edited, ROUNDS).cpu, "import spacy", spacy.cpu, "≤ 1.35")
        bare = middle(lambda: self.check("--no-cache", path), ROUNDS)
        yield _ratio("one letter, no cache", bare.cpu, "import spacy", spacy.cpu, "")
        help_ = middle(lambda: run((*LINT, "--help")), ROUNDS)
        start = middle(lambda: run((PYTHON, "-c", "pass")), ROUNDS)
        yield _ratio("--help", help_.cpu, "interpreter", start.cpu, "")

    def unchanged(self) -> Iterator[Row]:
        """(b) The second run over 1,000 files, and over one."""
        folder = self.place / "unchanged"
        paths = [str(path) for path in corpus.write(folder, 1_000, seed=3)]
        self.check(*self.cache, str(folder))
        again = middle(lambda: self.check(*self.cache, str(folder)), ROUNDS)
        sums = middle(lambda: run(("sha256sum", *paths)), ROUNDS)
        start = middle(lambda: run((PYTHON, "-c", "pass")), ROUNDS)
        floor = sums.clock + start.clock
        yield _ratio("1,000 unchanged files (clock)", again.clock, "sha256sum + interpreter", floor, "≤ 3 or 0.35 s")
        yield _ratio(
            "1,000 unchanged files (processor)", again.cpu, "sha256sum + interpreter", sums.cpu + start.cpu, ""
        )
        single = middle(lambda: self.check(*self.cache, paths[0]), ROUNDS)
        yield _ratio("1 unchanged file", single.cpu, "interpreter", start.cpu, "")

    def speed(self) -> Iterator[Row]:
        """(c) Letters a second, less what one letter costs: one process, two, and the references."""
        folder, one = str(self.place / "few"), str(self.letters[0])
        alone = ("--no-cache", "--jobs", "1")
        first, all_ = self.check(*alone, one), self.check(*alone, folder)
        ours = (self.few - 1) / (all_.cpu - first.cpu)
        single = self.place / "single"
        single.mkdir()
        shutil.copy(self.texts / f"{self.letters[0].stem}.txt", single)
        naive = (PYTHON, "-m", "tests.bench.naive")
        started, done = run((*naive, str(single))), run((*naive, str(self.texts)))
        plain = (self.few - 1) / (done.cpu - started.cpu)
        yield _rate("letters a second, one process", ours, "naive script", plain, "≥ 8")
        two_first = self.check("--no-cache", "--jobs", "2", one, self.letters[1].as_posix())
        two = self.check("--no-cache", "--jobs", "2", folder)
        one_clock = (self.few - 1) / (all_.clock - first.clock)
        two_clock = (self.few - 2) / (two.clock - two_first.clock)
        yield _rate("letters a second by the clock, two processes", two_clock, "one process", one_clock, "≥ 1.7")
        yield _ratio("processor seconds for all letters, two processes", two.cpu, "one process", all_.cpu, "")
        templates = corpus.write(self.place / "templates", self.few // 10, corpus.TEMPLATES)
        start, whole = self.check(*alone, str(templates[0])), self.check(*alone, str(self.place / "templates"))
        rate = (len(templates) - 1) / (whole.cpu - start.cpu)
        yield ("templates a second, one process", f"{rate:.0f}", "", "", "")
        words = self.place / "words"
        groups = packs.default_pack().matcher.groups.values()
        needed = (need for group in groups for pattern in group.patterns for need in pattern.needs())
        needs = {form for need in needed for sort in need for form in sort.forms | sort.lemmas}
        words.write_text("\n".join(sorted(needs)) + "\n", encoding="utf-8")
        if shutil.which("grep"):
            grep = run(("grep", "-rcFiwf", str(words), str(self.texts)))
            yield (f"letters a second, grep -f {len(needs)} words", f"{self.few / grep.cpu:.0f}", "the floor", "", "")
        if self.textlint is not None:
            yield from self._textlint(ours)

    def _textlint(self, ours: float) -> Iterator[Row]:
        """Two rules of one regular expression each; textlint reads plain texts too."""
        assert self.textlint is not None
        rules = self.place / "rules"
        rules.mkdir()
        for name, expression in TEXTLINT.items():
            (rules / f"{name}.js").write_text(_TEXTLINT_RULE.replace("EXPRESSION", expression), encoding="utf-8")
        command = (str(self.textlint / "node_modules" / ".bin" / "textlint"), "--rulesdir", str(rules))
        texts = [str(path) for path in sorted(self.texts.iterdir())]
        first, all_ = run((*command, texts[0])), run((*command, *texts))
        theirs = (self.few - 1) / (all_.cpu - first.cpu)
        yield _rate("letters a second, one process", ours, "textlint, 2 expressions", theirs, "≥ 1")

    def memory(self) -> Iterator[Row]:
        """(d) The largest process, one and two of them, over few letters and over many; and what the many cost."""
        texts = _as_texts(corpus.write(self.place / "many", self.many, seed=5), self.place / "many-texts")
        naive = (PYTHON, "-m", "tests.bench.naive")
        plain = (self.many - self.few) / (run((*naive, str(texts))).cpu - run((*naive, str(self.texts))).cpu)
        for jobs in ("1", "2"):
            few, many = (self.check("--no-cache", "--jobs", jobs, str(self.place / name)) for name in ("few", "many"))
            what, reference = (
                f"peak memory (MB), {self.many} letters, --jobs {jobs}",
                f"{self.few} letters: {few.peak:.0f}",
            )
            yield what, f"{many.peak:.0f}", reference, f"{many.peak / few.peak:.2f}", "≤ 1.1"
            rate = (self.many - self.few) / (many.cpu - few.cpu)
            what = f"letters a processor second, after the first {self.few}, --jobs {jobs}"
            yield _rate(what, rate, "naive script", plain, "≥ 8")
            hours = 1_000_000 / rate / 3600
            yield "processor hours, 1,000,000 letters", f"{hours:.1f}", f"100,000,000: {100 * hours:.0f}", "", ""

    def formats(self) -> Iterator[Row]:
        """(e) Extraction by format, over the samples of each."""
        for suffix in FORMATS:
            paths = corpus.samples(suffix)
            yield (f"read {len(paths)} {suffix}", f"{stages.extraction(paths):.1f} ms a file", "", "", "")

    def stages(self) -> Iterator[Row]:
        """(f) Where the time of one process goes."""
        took = stages.of(self.letters)
        total = sum(took.values())
        for stage, ms in took.items():
            yield (f"stage: {stage}", f"{ms:.2f} ms a letter", f"of {total:.1f}", f"{100 * ms / total:.0f} %", "")

    def templates(self) -> Iterator[Row]:
        """(g) What conditions cost beyond reading and parsing, beside the same text without them."""
        engine = branching.ready()

        def beyond(text: str, name: str = "sjabloon.j2") -> float:
            return statistics.median(branching.measure(engine, text, name).beyond for _ in range(ROUNDS))

        for deciding, bound in ((4, "≤ 2 s"), (6, "")):
            text = branching.template(2_000, 60, deciding)
            what = f"template of 2,000 lines, 60 ifs, {deciding} that decide: beyond parsing"
            yield _ratio(what, beyond(text), "no ifs", beyond(branching.plain(text), "brief.txt"), bound)
        text = branching.template(400, 42, 2)
        bare = branching.without(text, 40)
        yield _ratio(
            "template with forty ifs elsewhere: beyond parsing", beyond(text), "without", beyond(bare), "≤ 1.3"
        )


def _as_texts(letters: Sequence[Path], folder: Path) -> Path:
    """A folder with the letters as plain texts, which the reference is given for nothing."""
    folder.mkdir()
    for path in letters:
        (folder / f"{path.stem}.txt").write_text(read(str(path), path.read_bytes()).text, encoding="utf-8")
    return folder


def _ratio(what: str, seconds: float, reference: str, other: float, bound: str) -> Row:
    return what, f"{seconds:.3f} s", f"{reference}: {other:.3f} s", f"{seconds / other:.2f}", bound


def _rate(what: str, rate: float, reference: str, other: float, bound: str) -> Row:
    return what, f"{rate:.0f}", f"{reference}: {other:.0f}", f"{rate / other:.2f}", bound


if __name__ == "__main__":
    sys.exit(main())
