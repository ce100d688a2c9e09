"""The reference: the same model over every whole letter, and the same phrases over every sentence that it finds.

`python -m tests.bench.naive FOLDER` reads plain texts and prints how many phrases were found. No layout, no zones, no
branches of templates, no facts, no findings.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lint import language, packs
from lint.sentences import fold
from lint.wordplaces import Words


def main(folder: Path) -> None:
    """Counts the matches in all texts of a folder."""
    nlp = language.load(language.EMBEDDED).nlp
    matcher = packs.load(packs.default_folder()).matcher
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()))
    found = 0
    for doc in nlp.pipe(texts, batch_size=64):
        for sentence in doc.sents:
            forms = tuple(fold(token.text) for token in sentence)
            lemmas = tuple(fold(token.lemma_) for token in sentence)
            found += len(matcher.find(Words(forms, lemmas, (0,) * len(forms))))
    print(found)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
