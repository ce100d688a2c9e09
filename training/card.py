"""Measures a trained model and writes `metrics.json` and the model card: `python -m training.card [TREEBANKS]`.

`train` does this for each model it makes. By hand it adds what takes another model or a quiet machine: the same recipe
without our letters (`--without-letters FOLDER`), loading time and speed (`--bench`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint import language
from training.agreement import agreement
from training.evaluate import read_house, score

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).parent
LETTERS = HERE / "letters"
UD_FOLDER = Path("../shared/treebanks")
SHOWN = {
    "pos": "part of speech",
    "morph": "part of speech and features",
    "uas": "UAS",
    "las": "LAS",
    "lemma": "lemma",
    "first_pos": "first word of questions and requests is a verb",
}


def measure(nlp: Language, treebanks: Path, letters: Path) -> dict[str, dict[str, float]]:
    """The figures on the test letters and, when the file is there, on the Alpino test file."""
    tests = {
        "letters": sorted(letters.glob("test*.conllu")),
        "alpino_test": sorted(treebanks.glob("nl_alpino*test.conllu")),
    }
    figures = {name: score(nlp, read_house(paths)) for name, paths in tests.items() if paths}
    if (letters / "second.conllu").is_file():
        figures["agreement"] = agreement(read_house(tests["letters"]), read_house([letters / "second.conllu"]))
    return figures


def write(folder: Path, figures: Mapping[str, Any]) -> None:
    """Put `metrics.json` and `README.md` into the folder of a model; figures already there and not given are kept."""
    path = folder / "metrics.json"
    known: dict[str, Any] = json.loads(path.read_text(encoding="utf8")) if path.is_file() else {}
    details = {**{k: v for k, v in known.items() if isinstance(v, dict)}, **figures}
    flat = {
        f"{test}_{name}": details[test][name]
        for test in ("letters", "alpino_test")
        for name in ("pos", "uas", "las", "lemma", "first_pos")
        if test in details and not (test == "alpino_test" and name == "first_pos")
    }
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and p != path and p.name != "README.md")
    flat["megabytes"] = round(size / 1e6, 2)
    path.write_text(json.dumps({**flat, **details}, indent=1, sort_keys=False) + "\n", encoding="utf8")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf8"))
    (folder / "README.md").write_text(card(meta, {**flat, **details}), encoding="utf8")


def card(meta: Mapping[str, Any], figures: Mapping[str, Any]) -> str:
    """The model card in Markdown."""
    name = f"{meta['lang']}_{meta['name']}"
    sources = "".join(f"- {s['name']}, {s['author']}, {s['license']}: {s['url']}\n" for s in meta.get("sources") or [])
    return f"""# {name} {meta["version"]}

A small spaCy pipeline for Dutch that knows the register of letters: polite forms, questions, requests, conditions with
the verb first, separable verbs. It gives part of speech, features, lemma and dependencies in the labels of UD_Dutch.
Words are cut by `lint.tokenizer` and sentence starts are set by the caller. Load it with `lint.language.load`.

Made by `python -m training.train`; the recipe and the conventions are in `training/README.md`. Nothing was pretrained,
no vectors; {figures["megabytes"]} MB.

## Licence and sources

{meta["license"]}. It was trained on:

{sources}
`nl_alpino-test` and the test letters were not used in training.

## Figures

Percentages on raw sentences; words cut otherwise than in the treebank count as wrong. UAS and LAS without punctuation.

{_table(figures)}
Without letters: the same recipe on UD alone, 6,000 steps in place of 9,000, as many passes over each of its sentences.

{_extras(figures)}
## Limits

Trained for letters of insurers and the like. Outside that register it is an ordinary small model of news text: about
seven words in a hundred get a wrong part of speech. The letters, train and test, are invented by us and annotated by
few hands with the same habits; expect less on real letters. It knows no names of persons or companies as such and no
sentence boundaries.
"""


def _table(figures: Mapping[str, Any]) -> str:
    without = figures.get("without_letters", {})
    columns = [
        ("test letters", figures.get("letters")),
        ("the same, trained without letters", without.get("letters")),
        ("nl_alpino-test", figures.get("alpino_test")),
        ("the same, trained without letters", without.get("alpino_test")),
    ]
    columns = [(title, found) for title, found in columns if found]
    rows = [["", *(title for title, _ in columns)], ["---"] * (len(columns) + 1)]
    for name, title in SHOWN.items():
        few = name == "first_pos"  # news has hardly any
        cells = ["" if few and found["first_words"] < 10 else f"{found[name]:.1f}" for _, found in columns]
        rows.append([title, *cells])
    rows.append(["sentences", *(str(found["sentences"]) for _, found in columns)])
    rows.append(["words", *(str(found["words"]) for _, found in columns)])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _extras(figures: Mapping[str, Any]) -> str:
    out = ""
    if "agreement" in figures:
        a = figures["agreement"]
        out += (
            "Two annotators (instances of a language model working apart with the same conventions) agree on "
            f"{a['sentences']} test sentences ({a['words']} words): "
            f"part of speech {a['pos']:.1f}, lemma {a['lemma']:.1f}, UAS {a['uas']:.1f}, LAS {a['las']:.1f}.\n"
        )
    if "bench" in figures:
        b = figures["bench"]
        out += (
            f"Loading takes {b['load_ratio']:.2f} of the time that the same model takes with spaCy's stock Dutch "
            f"special cases; words per second are the same within the noise ({b['words_ratio']:.2f} times as many).\n"
        )
    return out


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", nargs="?", type=Path, default=UD_FOLDER)
    parser.add_argument("--letters", type=Path, default=LETTERS)
    parser.add_argument("--model", type=Path, default=language.EMBEDDED_PATH)
    parser.add_argument("--without-letters", type=Path, help="model of the same recipe without our letters")
    parser.add_argument("--bench", action="store_true", help="measure loading time and speed as well")
    options = parser.parse_args(arguments)
    figures: dict[str, Any] = dict(measure(language.load(str(options.model)).nlp, options.treebanks, options.letters))
    if options.without_letters:
        other = language.load(str(options.without_letters)).nlp
        found = measure(other, options.treebanks, options.letters)
        figures["without_letters"] = {test: found[test] for test in ("letters", "alpino_test") if test in found}
    if options.bench:
        from training.bench import compare

        figures["bench"] = compare(options.model, sorted(options.letters.glob("test*.conllu"))[-1], 7)
    write(options.model, figures)


if __name__ == "__main__":
    main()
