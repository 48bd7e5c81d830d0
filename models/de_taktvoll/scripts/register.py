"""Name the pipeline's layer where the package is not installed, only on the path."""

from __future__ import annotations

import spacy

import taktvoll.language.clauses
import taktvoll.language.entities
import taktvoll.language.lemmatizer
import taktvoll.language.morphologizer
import taktvoll.language.parser  # noqa: F401 (importing announces the factories)
from taktvoll.language.encoder import sentence_encoder

if "taktvoll.SentenceEncoder.v1" not in spacy.registry.architectures:
    spacy.registry.architectures.register("taktvoll.SentenceEncoder.v1", func=sentence_encoder)
