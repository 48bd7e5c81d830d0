"""Train the tone model: polarity and formality of a sentence as two ridge regressions on hashed features.

    python scripts/train.py ../../corpora ../../../shared/data ../../src/taktvoll/trained/tone metrics/tone.json --taught training/taught.npz

Polarity learns from our drafts (thanks and goodwill 1, negative -1, everything else 0) and from tweets of PotTS; formality from the
train part of In_Formal Sentences and from the many sentences that a teacher has judged (`teach.py`; without them the figures are
lower); for formality a kernel ridge on the states of the shipped encoder joins. Figures are out of fold (drafts by voice):
what is learned from the teacher of a fold's outside only.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import typer
from taktvoll_training.drafts import learned_from
from taktvoll_training.release import spread, write_json, write_manifest, write_weights
from taktvoll_training.tone import Features, Formality, out_of_fold, pearson, ridge, tone_arrays
from taktvoll_training.tone_data import (
    formality_rows,
    formality_source,
    potts_rows,
    potts_source,
    read_taught,
    stance_rows,
)

from taktvoll.annotate.loading import load_pipeline
from taktvoll.annotate.tone_model import features_of_tone, sentence_states

FIELDS = ("id", "voice", "text", "sentences")
"""Of a draft, what is learned from."""


def states_of(sentences: list[str]) -> np.ndarray:
    """(sentences, width): mean states of the shipped encoder, each sentence read alone."""
    nlp = load_pipeline()
    rows = []
    for sentence in sentences:
        doc = nlp.make_doc(sentence)
        doc._.taktvoll_text = sentence
        for name in ("taktvoll_sentences", "tok2vec"):
            doc = nlp.get_pipe(name)(doc)
        rows.append(sentence_states(doc, [(0, len(sentence))])[0])
    return np.stack(rows)


def main(
    corpora: Path,
    data: Path,
    output: Path,
    metrics: Path,
    config: Path = Path("configs/default.json"),
    taught: Path | None = None,
    seeds: int = 1,
) -> None:
    """Train on CORPORA, DATA and the sentences that `teach.py` wrote to TAUGHT; write weights to OUTPUT and figures to METRICS.

    With more than one of SEEDS the figures also tell mean and spread over other folds and landmarks; the first one is written.
    """
    settings = json.loads(config.read_text(encoding="utf-8"))
    stance, potts, formal = stance_rows(corpora), potts_rows(data), formality_rows(data)
    others, scores = read_taught(taught, settings["folds"])
    features = Features([*stance[0], *potts[0], *formal[0], *others], settings["least"])
    polar_matrix, judged = features.matrix([*stance[0], *potts[0]]), [*formal[0], *others]
    polar_targets = np.concatenate([stance[1], potts[1]])
    groups = np.unique(np.concatenate([stance[2], [f"potts{group}" for group in potts[2]]]), return_inverse=True)[1]
    states, matrix = np.hstack([states_of(judged), features.shapes(judged)]), features.matrix(judged)
    count = len(stance[0])

    def figures_of(seed: int) -> dict[str, Any]:
        polar = out_of_fold(polar_matrix, polar_targets, groups, settings, seed)
        outside = Formality(matrix, states, formal[1], scores, settings, seed).out_of_fold(formal[2])
        return {
            "stance": pearson(polar[:count], stance[1]),
            "potts": pearson(polar[count:], potts[1]),
            "formality": pearson(outside.sum(axis=1), formal[1]),
            "formality, ridge alone": pearson(outside[:, 0], formal[1]),
            "formality, kernel alone": pearson(outside[:, 1], formal[1]),
        }

    runs = [figures_of(seed) for seed in range(seeds)]
    figures = {
        "version": settings["version"],
        "config": settings,
        "sentences": {"stance": count, "potts": len(potts[0]), "formality": len(formal[0]), "taught": len(others)},
        "out_of_fold_pearson": runs[0],
        **({"spread": {"seeds": seeds, **spread(runs)}} if seeds > 1 else {}),
    }
    by_words, by_states = Formality(matrix, states, formal[1], scores, settings).fit(
        np.arange(len(formal[1])), settings["folds"]
    )
    polarity = ridge(polar_matrix, polar_targets, settings["alpha"])
    write_weights(output, tone_arrays(features, polarity, by_words, by_states))
    write_manifest(
        output,
        name="tone",
        version=settings["version"],
        features=features_of_tone(),
        fields=FIELDS,
        corpus=learned_from(sorted((corpora / "train").glob("*.jsonl")), FIELDS),
        data=[potts_source(data), formality_source(data)],
        needs=["de_taktvoll"],
    )
    write_json(metrics, figures)
    sys.stderr.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    typer.run(main)
