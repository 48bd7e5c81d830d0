"""Make the bare pipeline that training starts from: vectors, dictionary, norms, tokenizer."""

from __future__ import annotations

from pathlib import Path

import spacy
import typer
from spacy.lookups import Lookups
from spacy.training.initialize import convert_vectors
from spacy.util import compile_suffix_regex

FULL_STOP = r"(?<=[a-zäöüß][A-ZÄÖÜ])\."
"""Parts the full stop from „GmbH.“, which spaCy leaves in one token."""
NORMS = {"daß": "dass", "muß": "muss", "mußte": "musste", "läßt": "lässt", "bißchen": "bisschen"}
"""Old spellings that are still common in mails; spaCy asks for such a table."""


def main(vectors: Path, dictionary: Path, output: Path) -> None:
    """Join VECTORS and DICTIONARY to a blank German pipeline and write it to OUTPUT."""
    nlp = spacy.blank("de")
    convert_vectors(nlp, vectors, truncate=-1, prune=-1, mode="floret")
    nlp.vocab.lookups = Lookups().from_bytes(dictionary.read_bytes())
    nlp.vocab.lookups.add_table("lexeme_norm", NORMS)
    suffixes = [*(nlp.Defaults.suffixes or ()), FULL_STOP]
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    nlp.to_disk(output)


if __name__ == "__main__":
    typer.run(main)
