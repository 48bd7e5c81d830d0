"""Name the layers and readers that the configs use; `spacy train --code` imports this file."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.lookups import Lookups

from taktvoll.language.embed import LexicalEmbed


@spacy.registry.misc("taktvoll.BaseLookups.v1")
def base_lookups(path: Path) -> Lookups:
    """Load the dictionary and the norms of the bare pipeline at PATH."""
    return Lookups().from_disk(Path(path) / "vocab")


if "taktvoll.LexicalEmbed.v1" not in spacy.registry.architectures:
    spacy.registry.architectures.register("taktvoll.LexicalEmbed.v1", func=LexicalEmbed)
