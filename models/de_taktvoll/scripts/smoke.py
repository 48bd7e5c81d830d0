"""Run every step of the project once on a few sentences, in one process."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import numpy as np
from taktvoll_training.encoder import CONTEXT_WIDTH

PROJECT = Path(__file__).parents[1]
SMALL = (
    "network.hidden=8 network.layers=1 network.word=8 network.column=4 network.dropout=0.1 "
    "network.rows=[50,20,20,20,20,20,20,20,20] training.epochs=1"
)
VECTOR = 8
"""Width of the vectors of the quick run."""
COMPILER = "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"
LIMIT = 12


def write_noise(path: Path, words: int) -> None:
    """Write vectors at random in place of those of the encoder, which is 660 MB to fetch."""
    np.save(path, np.random.default_rng(0).normal(size=(words, CONTEXT_WIDTH)).astype(np.float16))


def main(work: Path) -> None:
    """Run all steps in the folder WORK on the data of tests/tiny_data.py, or of TAKTVOLL_DATA."""
    os.environ["TAKTVOLL_CONFIG_OVERRIDES"] = SMALL
    os.environ.setdefault("XLA_FLAGS", COMPILER)
    sys.path.insert(0, str(PROJECT.parents[1] / "tests"))
    import assemble
    import base
    import contextual
    import dictionary
    import entities
    import evaluate
    import gold
    import installable
    import lemmas
    import letters
    import package
    import raw_sentences
    import raw_text
    import silver
    import summary
    import train
    import vectors

    import tiny_data

    corpus, training, metrics = work / "corpus", work / "training", work / "metrics"
    configs, lists = PROJECT / "configs", PROJECT / "lists"
    for folder in (corpus, training, metrics):
        folder.mkdir(parents=True, exist_ok=True)
    data, drafts = Path(os.environ.get("TAKTVOLL_DATA", work / "data")), work / "drafts.jsonl"
    tiny_data.write(work / "data", drafts)
    forms = data / "german_pos_dict" / "german_pos_dict.tsv.xz"
    bare, train_file, dev_file = training / "base", corpus / "train.jsonl", corpus / "dev.jsonl"

    raw_text.main(data, corpus / "raw.txt", limit=120)
    vectors.main(corpus / "raw.txt", training / "vectors.floret", dim=VECTOR, bucket=200, epochs=1, min_count=1)
    dictionary.main(forms, corpus / "raw.txt", training / "dictionary.bin", limit=2000)
    base.main(training / "vectors.floret", training / "dictionary.bin", bare)
    gold.main(data, corpus)
    raw_sentences.main(data, corpus / "raw_sentences.jsonl", [corpus / "test_gsd.jsonl"], limit=3)
    for path in (train_file, corpus / "trees.jsonl", dev_file, corpus / "raw_sentences.jsonl"):
        write_noise(contextual.context_path(path), sum(len(s.toks) for s in gold.load(path)))
    teacher = training / "teacher.net"
    train.main(configs / "teacher.cfg", bare, teacher, [train_file, corpus / "trees.jsonl"], dev_file, limit=LIMIT)
    silver.main(train_file, corpus / "gold_full.jsonl", bare, train_file, [teacher], keep_all=True)
    silver.main(corpus / "raw_sentences.jsonl", corpus / "silver.jsonl", bare, train_file, [teacher])
    lemmas.main(bare, forms, training / "lemmatizer", corpus / "gold_full.jsonl", dev_file)
    student, ner, pipeline = training / "student0.net", training / "ner0.net", training / "pipeline0"
    labelled = [corpus / "gold_full.jsonl", corpus / "silver.jsonl"]
    train.main(configs / "student.cfg", bare, student, labelled, dev_file, copies="2,1", limit=LIMIT)
    entities.main(data, corpus)
    letters.main(data, bare, corpus / "ner_letters.jsonl", lists, count=8)
    letters.main(data, bare, corpus / "ner_drafts.jsonl", lists, [drafts], count=0)
    shutil.copyfile(corpus / "ner_drafts.jsonl.gz", corpus / "ner_drafts_dev.jsonl.gz")
    named = [corpus / "ner_train.jsonl", corpus / "ner_letters.jsonl", corpus / "ner_drafts.jsonl"]
    train.main(configs / "ner.cfg", bare, ner, named, corpus / "ner_drafts_dev.jsonl", limit=LIMIT)
    assemble.main(bare, student, training / "lemmatizer", ner, pipeline, configs / "meta.json")
    words = [dev_file, corpus / "test_gsd.jsonl", corpus / "test_empirist.jsonl"]
    evaluate.main(pipeline, metrics / "seed0.json", words, [corpus / "ner_drafts_dev.jsonl"])
    (metrics / "peer.json").write_text('{"peer": "none"}', encoding="utf8")
    summary.main(metrics / "summary.json", [metrics / "seed0.json"], corpus, metrics / "peer.json")
    package.main(work / "weights", metrics / "summary.json", PROJECT / "assets.json", [pipeline], work)
    installable.main(work / "weights", work / "installable")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
