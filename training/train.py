"""Trains the Dutch model: `python -m training.train [FOLDER WITH UD FILES]`.

Reads the UD files of a folder and our letters, brings them to our conventions and tokens, trains, measures on the test
files and puts model, metrics and card in place at once. Same seed, same files, same versions: same model.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint import language, lemmatizer, tokenizer
from training import augment, card, treebank
from training.edition import Edition
from training.treebank import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example
    from spacy.vocab import Vocab

HERE = Path(__file__).parent
VERSION = "1.0.0"
STEPS = 9000
BATCH_WORDS = 900
LETTER_COPIES = 6
PEAK_RATE = 0.0015
DROPOUT = 0.15


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and put the model in place."""
    options = _options(arguments)
    options.out.parent.mkdir(parents=True, exist_ok=True)  # now, and not when all is learnt and would be lost
    banks, letters = corpora(options.treebanks, options.letters, with_old=not options.without_old)
    if options.without_letters:
        letters = []
    print(f"{len(banks)} sentences of UD, {len(letters)} of letters", file=sys.stderr)
    held = letters[::6] if options.hold_out else []
    letters = [s for s in letters if s not in held] if held else letters
    nlp = train(banks, letters, held, steps=options.steps, seed=options.seed, copies=options.copies)
    save(nlp, options.out, card.measure(nlp, options.treebanks, options.letters))


def corpora(folder: Path, letters: Path, *, with_old: bool = True) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences to learn from: of the UD files, and of our letters; test files are left out."""
    from spacy.vocab import Vocab

    cut = tokenizer.tokenizer(Vocab())
    paths = sorted(folder.glob("nl_*.conllu"))
    if not paths:
        raise SystemExit(f"no nl_*.conllu in {folder}; give the folder of the UD treebanks as an argument")
    read = {path: [treebank.to_house(s) for s in treebank.read(path)] for path in paths}
    seen = {_key(s) for path in paths if _is_test(path) for s in read[path]}
    banks: list[Sentence] = []
    for path in paths:
        if not _is_test(path) and "2017" not in path.name:
            fresh = [s for s in read[path] if _key(s) not in seen]
            seen |= {_key(s) for s in fresh}
            banks += fresh
    for path in paths if with_old else []:
        if "2017" in path.name:
            edition = Edition(read[path], banks)
            banks += [edition.today(s) for s in read[path] if _key(s) not in seen]
    own = [treebank.to_house(s) for path in sorted(letters.glob("train*.conllu")) for s in treebank.read(path)]
    return [s for bank in banks for s in _ours(bank, cut)], [s for sentence in own for s in _ours(sentence, cut)]


def _is_test(path: Path) -> bool:
    return path.name.startswith("nl_alpino") and "test" in path.name


def _key(sentence: Sentence) -> str:
    return "".join(w.form for w in sentence.words).lower()


def _ours(sentence: Sentence, cut: Any) -> list[Sentence]:
    if not sentence.tokenised:
        return [sentence]
    text = sentence.text
    if "  " in text:
        return []
    found = treebank.retokenise(sentence, [(t.idx, t.idx + len(t)) for t in cut(text)])
    return [found] if found is not None else []


def documents(
    sentences: Sequence[Sentence], rng: random.Random, variations: augment.Variations
) -> Iterator[list[Sentence]]:
    """The sentences in random order, varied, one to four at a time as they stand in letters."""
    order = list(sentences)
    rng.shuffle(order)
    at = 0
    while at < len(order):
        size = rng.choice((1, 1, 2, 3, 4))
        yield [variations.vary(s, rng) for s in order[at : at + size]]
        at += size


def example(vocab: Vocab, sentences: Sequence[Sentence], rng: random.Random | None = None) -> Example:
    """One training example: sentences in a row, set apart by white space of some kind, their starts given."""
    from spacy.tokens import Doc
    from spacy.training import Example

    forms: list[str] = []
    spaces: list[bool] = []
    pos: list[str] = []
    morphs: list[str] = []
    lemmas: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool | int | None] = []
    parsed = all(s.parsed for s in sentences)
    for sentence in sentences:
        first = len(forms)
        for word, lemma in zip(sentence.words, treebank.base_lemmas(sentence), strict=True):
            heads.append(first + word.head)
            deps.append("ROOT" if word.deprel == "root" else word.deprel)
            starts.append(len(forms) == first)
            forms.append(word.form)
            spaces.append(word.space)
            pos.append(word.upos)
            morphs.append(word.feats)
            lemmas.append(lemma)
        if rng is not None and rng.random() < 0.4:
            heads.append(len(forms) - 1)
            deps.append("dep")
            starts.append(False)
            forms.append(rng.choice(("\n", "\n", "\n\n", "\n\n", " ", "\t")))
            spaces[-1] = False
            spaces.append(False)
            pos.append("SPACE")
            morphs.append("")
            lemmas.append("")
    parse: dict[str, Any] = {"heads": heads, "deps": deps} if parsed else {"sent_starts": starts}
    gold = Doc(vocab, words=forms, spaces=spaces, pos=pos, morphs=morphs, lemmas=lemmas, **parse)
    return Example(Doc(vocab, words=forms, spaces=spaces, sent_starts=starts), gold)


def train(
    banks: Sequence[Sentence],
    letters: Sequence[Sentence],
    held: Sequence[Sentence] = (),
    *,
    steps: int = STEPS,
    seed: int = 1,
    copies: int = LETTER_COPIES,
) -> Language:
    """A trained pipeline."""
    from spacy.util import load_config, load_model_from_config
    from thinc.api import Adam, fix_random_seed

    tokenizer.register()
    assert lemmatizer  # importing it made the factory known that config.cfg names
    fix_random_seed(seed)
    rng = random.Random(seed)
    nlp = load_model_from_config(load_config(HERE / "config.cfg"), auto_fill=True)
    everything = [*banks, *(s for s in letters for _ in range(copies))]
    # Labels and tables come from the unvaried sentences, each letter twice: seen once in a letter is worth knowing.
    plain = [example(nlp.vocab, [s]) for s in (*letters, *letters, *banks)]
    plain += [example(nlp.vocab, [s], rng) for s in banks[:500]]  # with white space between, for its labels
    nlp.initialize(lambda: plain)
    optimizer = Adam(learn_rate=PEAK_RATE, L2=0.01, grad_clip=1.0)
    began, stream = time.monotonic(), _batches(everything, rng)
    losses: dict[str, float] = {}
    for step in range(steps):
        optimizer.learn_rate = PEAK_RATE * min((step + 1) / 250, max(0.002, 1 - step / steps))
        batch = [example(nlp.vocab, sentences, rng) for sentences in next(stream)]
        nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses=losses)
        if (step + 1) % 500 == 0:
            spent = time.monotonic() - began
            shown = ", ".join(f"{name} {loss / 500:.1f}" for name, loss in losses.items())
            scores = _monitor(nlp, held) if held and (step + 1) % 1000 == 0 else ""
            print(f"step {step + 1}/{steps}, {spent:.0f} s, losses: {shown} {scores}", file=sys.stderr, flush=True)
            losses = {}
    return nlp


def _batches(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[list[list[Sentence]]]:
    batch: list[list[Sentence]] = []
    words = 0
    variations = augment.Variations(sentences)
    while True:
        groups = [g for part in _by_parse(sentences) for g in documents(part, rng, variations)]
        rng.shuffle(groups)
        for group in groups:
            batch.append(group)
            words += sum(len(s.words) for s in group)
            if words >= BATCH_WORDS:
                yield batch
                batch, words = [], 0


def _by_parse(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    return [[s for s in sentences if s.parsed], [s for s in sentences if not s.parsed]]


def _monitor(nlp: Language, held: Sequence[Sentence]) -> str:
    from training.evaluate import score

    figures = score(nlp, held)
    return " ".join(f"{name} {figures[name]:.1f}" for name in ("pos", "morph", "uas", "las", "lemma"))


def save(nlp: Language, out: Path, figures: Mapping[str, Any]) -> None:
    """Write the model with its card beside its place, trimmed to what is needed, then put it there at once."""
    new = out.with_name(f".{out.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    nlp.meta.update(
        name="brief_sm",
        version=VERSION,
        description="Dutch for letters of insurers: part of speech, features, dependencies, lemmas",
        author="brieflint",
        license="CC BY-SA 4.0",
        sources=SOURCES,
        spacy_version=">=3.8.0,<3.9.0",
    )
    nlp.to_disk(new, exclude=["tokenizer", "vocab"])
    _put_vocab(nlp, new)
    card.write(new, figures)
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _put_vocab(nlp: Language, folder: Path) -> None:
    """Write the few strings that the model refers to by number; the words of the treebanks are not among them."""
    from spacy.strings import StringStore

    kept: set[str] = set()
    pipes: dict[str, Any] = dict(nlp.pipeline)
    for tree in pipes["lemmatizer"].label_data["trees"]:
        kept |= {tree[part] for part in ("orig", "subst") if part in tree}
    for name in ("morphologizer", "parser"):
        kept |= set(pipes[name].labels)
    (folder / "vocab").mkdir()
    StringStore(sorted(kept)).to_disk(folder / "vocab" / "strings.json")


SOURCES = [
    {
        "name": "UD_Dutch-Alpino",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-Alpino",
        "author": "Gosse Bouma, Gertjan van Noord (University of Groningen)",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "UD_Dutch-LassySmall",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-LassySmall",
        "author": "Gosse Bouma, Gertjan van Noord (University of Groningen)",
        "license": "CC BY-SA 4.0",
    },
    {"name": "brieflint letters treebank", "url": "training/letters", "author": "brieflint", "license": "CC BY-SA 4.0"},
]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", nargs="?", type=Path, default=card.UD_FOLDER, help="folder with nl_*.conllu")
    parser.add_argument("--letters", type=Path, default=card.LETTERS, help="folder with train*.conllu and test*.conllu")
    parser.add_argument("--out", type=Path, default=language.EMBEDDED_PATH, help="where the model goes")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--copies", type=int, default=LETTER_COPIES, help="how often each letter counts")
    parser.add_argument("--without-letters", action="store_true", help="the same recipe on UD alone, to compare with")
    parser.add_argument("--without-old", action="store_true", help="without the training file of 2017")
    parser.add_argument("--hold-out", action="store_true", help="keep a sixth of the letters apart and score on it")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
