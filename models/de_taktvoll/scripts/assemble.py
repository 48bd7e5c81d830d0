"""Put the trained parts together as one spaCy pipeline that needs NumPy alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly
import typer
from register import sentence_encoder  # noqa: F401 (names the layer)
from spacy.language import Language
from store import load_network

from taktvoll.pipeline.lemmatizer import Lemmatizer
from taktvoll.pipeline.morphologizer import Morphologizer
from taktvoll.pipeline.ner import EntityTagger
from taktvoll.pipeline.parser import BiaffineParser

SPACE_TAG = "_SP"
CERTAIN = 100.0
"""Score that makes white space white space and nothing else."""
FIRST_ADD = 1.0
"""What the training adds to the forget gate; part of the stored weights."""


def encoder_config(sizes: Any) -> dict[str, Any]:
    """Return the config of the encoder."""
    return {
        "@architectures": "taktvoll.SentenceEncoder.v1",
        "rows": list(sizes.rows),
        "word": sizes.word,
        "column": sizes.column,
        "vector": sizes.vector,
        "hidden": sizes.hidden,
        "layers": sizes.layers,
    }


def fill_encoder(model: Any, params: Any, sizes: Any) -> None:
    """Copy the trained weights; the gates become `tanh` of half their input, the last apart."""
    half = np.ones(4 * sizes.hidden, np.float32)
    half[: 3 * sizes.hidden] = 0.5
    for i, table in enumerate(params["tables"]):
        model.set_param(f"table{i}", np.asarray(table, np.float16))
    for i in range(sizes.layers):
        ahead, back = params["lstm"][2 * i : 2 * i + 2]
        inputs = [np.asarray(cell["W"]) * half for cell in (ahead, back)]
        forget = np.zeros(4 * sizes.hidden, np.float32)
        forget[sizes.hidden : 2 * sizes.hidden] = FIRST_ADD
        bias = [(np.asarray(cell["b"]) + forget) * half for cell in (ahead, back)]
        recurrent = [np.asarray(cell["U"]) * half for cell in (ahead, back)]
        model.set_param(f"inputs{i}", np.stack(inputs).astype(np.float16))
        model.set_param(f"bias{i}", np.stack(bias)[:, None].astype(np.float16))
        model.set_param(f"recurrent{i}", np.stack(recurrent).astype(np.float16))


# The order of the gates is input, forget, output, new in training and here.


def fill_softmax(pipe: Any, dense: Any, labels: list[str], space: str) -> None:
    """Copy the weights of a layer of labels and add one for white space."""
    for label in [*labels, space]:
        pipe.add_label(label)
    softmax = next(node for node in pipe.model.walk() if node.name == "softmax")
    softmax.set_dim("nO", len(pipe.labels))
    order = [pipe.labels.index(label) for label in [*labels, space]]
    wide = dense["W"].shape[0]
    weight = np.zeros((len(order), wide + 1), np.float32)
    bias = np.zeros(len(order), np.float32)
    weight[order[:-1], :wide] = np.asarray(dense["W"]).T
    bias[order[:-1]] = np.asarray(dense["b"])
    weight[order[-1], wide] = 2 * CERTAIN
    bias[order[-1]] = -CERTAIN
    softmax.set_param("W", weight)
    softmax.set_param("b", bias)


def fill_parser(parser: BiaffineParser, params: Any, labels: list[str]) -> None:
    """Copy the weights of the parser."""
    wide = params["rel"].shape[1]
    arrays = {"root": params["root"], "arc": params["arc"]}
    arrays["rel"] = np.transpose(np.asarray(params["rel"]), (1, 0, 2)).reshape(wide, -1)
    for name in ("arc_dep", "arc_head", "rel_dep", "rel_head"):
        arrays[f"{name}.W"], arrays[f"{name}.b"] = params[name]["W"], params[name]["b"]
    parser.arrays = {name: np.asarray(value, np.float32) for name, value in arrays.items()}
    parser._labels = labels


def listener(width: int) -> dict[str, Any]:
    """Return the config of a tagger over the shared encoder."""
    return {
        "@architectures": "spacy.Tagger.v2",
        "normalize": False,
        "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "tok2vec"},
    }


def add_syntax(nlp: Language, path: Path) -> None:
    """Add encoder, tagger, morphologizer and, after the lemmatizer, the parser."""
    params, sizes, labels = load_network(path)
    shared = nlp.add_pipe("tok2vec", config={"model": encoder_config(sizes)})
    fill_encoder(shared.model, params, sizes)
    width = 2 * sizes.hidden + 1
    tagger = nlp.add_pipe("tagger", config={"model": listener(width)})
    fill_softmax(tagger, params["tag"][-1], labels["tag"], SPACE_TAG)
    morphologizer: Morphologizer = nlp.add_pipe("taktvoll_morphologizer", name="morphologizer")
    dense = params["morph"][-1]
    morphologizer.set_weights({"W": np.asarray(dense["W"]), "b": np.asarray(dense["b"])}, labels["morph"])
    parser = nlp.add_pipe("taktvoll_parser", name="parser")
    fill_parser(parser, params, labels["dep"])


def add_entities(nlp: Language, path: Path) -> None:
    """Add the tagger of entities."""
    params, sizes, labels = load_network(path)
    pipe: EntityTagger = nlp.add_pipe("taktvoll_entities", name="ner", config={"model": encoder_config(sizes)})
    fill_encoder(pipe.model, params, sizes)
    dense = params["ent"][-1]
    pipe.set_weights({"W": np.asarray(dense["W"]), "b": np.asarray(dense["b"])}, labels["ent"])


def main(base: Path, syntax: Path, lemmas: Path, entities: Path, output: Path, meta: Path) -> None:
    """Join BASE, SYNTAX, LEMMAS and ENTITIES to the pipeline OUTPUT with the facts of META."""
    nlp = spacy.load(base)
    add_syntax(nlp, syntax)
    lemmatizer: Lemmatizer = nlp.add_pipe("taktvoll_lemmatizer", name="lemmatizer", before="parser")
    lemmatizer.from_disk(lemmas)
    add_entities(nlp, entities)
    nlp.meta.update(srsly.read_json(meta))
    nlp.to_disk(output)
    size = sum(file.stat().st_size for file in output.rglob("*") if file.is_file())
    typer.echo(f"{output}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    typer.run(main)
