"""Name the pipeline's layer where the package is not installed, only on the path."""

from __future__ import annotations

import spacy

import taktvoll.pipeline.clauses
import taktvoll.pipeline.lemmatizer
import taktvoll.pipeline.morphologizer
import taktvoll.pipeline.ner
import taktvoll.pipeline.parser  # noqa: F401 (importing announces the factories)
from taktvoll.pipeline.encoder import sentence_encoder

if "taktvoll.SentenceEncoder.v1" not in spacy.registry.architectures:
    spacy.registry.architectures.register("taktvoll.SentenceEncoder.v1", func=sentence_encoder)
