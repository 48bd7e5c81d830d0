"""Pipes and Docs built by hand: no trained weights."""

import numpy as np
import spacy
from spacy.lookups import Lookups
from spacy.tokens import Doc

from taktvoll.pipeline import clauses, lemmatizer, morphologizer, ner, parser  # noqa: F401 (announces the factories)
from taktvoll.pipeline.dictionary import BLOB, TABLE, LemmaRule, pack
from taktvoll.pipeline.encoder import sentence_encoder

if "taktvoll.SentenceEncoder.v1" not in spacy.registry.architectures:
    spacy.registry.architectures.register("taktvoll.SentenceEncoder.v1", func=sentence_encoder)

SAME = LemmaRule(front_cut=0, front_add="", end_cut=0, end_add="")
FORMS = {
    "Gespräch": ("SUB", 1, (("SUB", SAME),)),
    "Gespräche": ("SUB", 2, (("SUB", LemmaRule(front_cut=0, front_add="", end_cut=1, end_add="")),)),
    "komme": ("VER:FIN", 3, (("VER:FIN", LemmaRule(front_cut=0, front_add="", end_cut=0, end_add="n")),)),
    "gemacht": (
        "PA2:PRD|VER:PA2",
        0,
        (("PA2:PRD", SAME), ("VER:PA2", LemmaRule(front_cut=2, front_add="", end_cut=1, end_add="en"))),
    ),
    "gestellt": ("VER:PA2", 0, (("VER:PA2", LemmaRule(front_cut=2, front_add="", end_cut=1, end_add="en")),)),
    "Weiß": ("EIG:NAC", 0, (("EIG:NAC", SAME),)),
}
SIZES = {"rows": [50, 20, 20, 20, 20, 20, 20, 20, 20], "word": 4, "column": 2, "vector": 0, "hidden": 6, "layers": 2}
ARCHITECTURE = {"@architectures": "taktvoll.SentenceEncoder.v1", **SIZES}


def blank():
    """A blank pipeline with six forms in its dictionary."""
    nlp = spacy.blank("de")
    nlp.vocab.lookups = Lookups()
    nlp.vocab.lookups.add_table(TABLE, {BLOB: pack(FORMS)})
    return nlp


def fill(model, seed=0):
    """Draw the weights of an encoder."""
    rng = np.random.default_rng(seed)
    for name in model.param_names:
        model.set_param(name, rng.normal(0, 0.5, model.get_param(name).shape).astype(np.float16))


def parser_arrays(width, labels, seed=0):
    """Draw the weights of a parser."""
    rng = np.random.default_rng(seed)
    shapes = {"root": (width,), "arc": (5, 4), "rel": (4, labels * 4)}
    for name, size in (("arc_dep", 4), ("arc_head", 4), ("rel_dep", 3), ("rel_head", 3)):
        shapes[f"{name}.W"], shapes[f"{name}.b"] = (width, size), (size,)
    return {name: rng.normal(0, 1, shape).astype(np.float16).astype(np.float32) for name, shape in shapes.items()}


def full(seed=0):
    """A pipeline with every pipe and weights drawn at random."""
    nlp = blank()
    shared = nlp.add_pipe("tok2vec", config={"model": ARCHITECTURE})
    fill(shared.model, seed)
    shapes = nlp.add_pipe("taktvoll_morphologizer", name="morphologizer")
    rng = np.random.default_rng(seed)
    labels = ["NOUN|Case=Nom", "NOUN|Case=Acc", "VERB|", "PUNCT|"]
    shapes.set_weights({"W": rng.normal(0, 1, (12, 4)).astype(np.float32), "b": np.zeros(4, np.float32)}, labels)
    trees = nlp.add_pipe("taktvoll_parser", name="parser")
    trees.arrays, trees._labels = parser_arrays(12, 3, seed), ["ROOT", "nsubj", "punct"]
    names = nlp.add_pipe("taktvoll_entities", name="ner", config={"model": ARCHITECTURE})
    fill(names.model, seed)
    tags = ["B-PER", "I-PER", "L-PER", "O", "U-PER"]
    rng = np.random.default_rng(seed)
    names.set_weights({"W": rng.normal(0, 1, (12, 5)).astype(np.float32), "b": np.zeros(5, np.float32)}, tags)
    return nlp


def tree(nlp, words, tags, heads, deps, **layers):
    """A Doc with a tree."""
    return Doc(nlp.vocab, words=words, tags=tags, heads=heads, deps=deps, **layers)
