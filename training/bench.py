"""Loading time and speed beside spaCy's stock Dutch tokenizer, in one run: `python -m training.bench [--model NAME]`.

The same model is loaded in turns as the product loads it and as spaCy does with its stock tokenizer (thousands of
special cases), each time in a process of its own, after spaCy was imported: processor time, the middle of several runs.
Words per second are over the whole pipeline, sentences given, on the sentences of a treebank file.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lint import language
from training import treebank

_WAYS = ("ours", "stock")


def measure(folder: str, which: str, text_file: str) -> dict[str, float]:
    """Seconds to load the model with one of the tokenizers, and words per second."""
    import spacy
    from spacy import util

    assert spacy
    began = time.process_time()
    if which == "ours":
        nlp = language.load(folder).nlp
    else:
        from lint import lemmatizer

        assert lemmatizer  # importing it makes its factory known
        settings: dict[str, Any] = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}
        nlp = util.load_model_from_path(Path(folder), exclude=list(language.UNUSED), config=settings)
    loaded = time.process_time() - began
    list(nlp.pipe(["Een zin vooraf, omdat het eerste gebruik langer duurt."]))
    texts = [sentence.text for sentence in treebank.read(Path(text_file))] * 4
    began = time.process_time()
    words = 0
    docs = []
    for text in texts:
        doc = nlp.tokenizer(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        docs.append(doc)
        words += len(doc)
    for _ in nlp.pipe(docs, batch_size=64):
        pass
    return {"load_s": loaded, "words_per_s": words / (time.process_time() - began)}


def compare(folder: Path, text_file: Path, rounds: int) -> dict[str, float]:
    """The middle of the figures of both, and the two ratios."""
    runs: dict[str, list[dict[str, float]]] = {which: [] for which in _WAYS}
    for _ in range(rounds):
        for which, found in runs.items():
            options = ["--one", which, "--model", str(folder), "--text", str(text_file)]
            command = [sys.executable, "-m", "training.bench", *options]
            out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            found.append(json.loads(out))
    middle = {
        f"{name}_{which}": statistics.median(run[name] for run in found)
        for which, found in runs.items()
        for name in ("load_s", "words_per_s")
    }
    middle["load_ratio"] = middle["load_s_ours"] / middle["load_s_stock"]
    middle["words_ratio"] = middle["words_per_s_ours"] / middle["words_per_s_stock"]
    return {name: round(value, 3 if value < 100 else 0) for name, value in middle.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default=str(language.EMBEDDED_PATH), help="folder of the model")
    parser.add_argument("--text", type=Path, default=Path(__file__).parent / "letters" / "test1.conllu")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", choices=sorted(_WAYS), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(measure(options.model, options.one, options.text)))
    else:
        print(json.dumps(compare(Path(options.model), options.text, options.rounds), indent=1))


if __name__ == "__main__":
    main()
