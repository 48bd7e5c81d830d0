"""Words per second of processor time on one core: the bare pipeline, its pipes, the whole check, and two peers.

    python bench/pipeline_speed.py --mails 2000

Figures differ from machine to machine; the ratios of one run can be compared. The mails are those of
CodE Alltag in `shared/data` where it is present, else generated from the lines of the model project.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "src/taktvoll/trained/de_taktvoll"
MAILS = Path(os.environ.get("TAKTVOLL_DATA", ROOT.parent / "shared/data")) / "codealltag_travels/travels_20000.jsonl.gz"
PEER_TEXTS = 100
"""Mails that the slower peers read."""


def read_mails(count: int) -> list[str]:
    """Return COUNT mails of 30 to 400 words."""
    if MAILS.exists():
        with gzip.open(MAILS, "rt", encoding="utf8") as file:
            return [json.loads(line)["text"] for _, line in zip(range(count), file, strict=False)]
    lines = (ROOT / "models/de_taktvoll/lists/letter_lines.txt").read_text("utf8").splitlines()[1:]
    rng = random.Random(0)
    return ["\n".join(rng.choices(lines, k=12)) for _ in range(count)]


def rate(run: Callable[[list[str]], object], texts: list[str]) -> float:
    """Return the white-space separated words that RUN reads in a second."""
    words = sum(len(text.split()) for text in texts)
    start = time.process_time()
    run(texts)
    return words / (time.process_time() - start)


def exhaust(stream: Iterable[object]) -> None:
    """Run STREAM to its end."""
    for _ in stream:
        pass


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mails", type=int, default=2000)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"  # read when NumPy is imported, below

    import spacy

    if "taktvoll.SentenceEncoder.v1" not in spacy.registry.architectures:
        import sys

        sys.path.insert(0, str(ROOT / "models/de_taktvoll/scripts"))
        import register  # noqa: F401

    start = time.process_time()
    nlp = spacy.load(options.weights)
    loading = time.process_time() - start
    texts = read_mails(options.mails)
    bare = rate(lambda some: exhaust(nlp.pipe(some, batch_size=64)), texts)
    rows = [("bare pipeline", bare)]
    docs = list(map(nlp.make_doc, texts[: options.mails // 4]))
    words = sum(len(text.split()) for text in texts[: options.mails // 4])
    for name, pipe in nlp.pipeline:
        start = time.process_time()
        docs = list(pipe.pipe(docs, batch_size=64)) if hasattr(pipe, "pipe") else [pipe(doc) for doc in docs]
        rows.append((f"  {name}", words / (time.process_time() - start)))
    rows.append(("bare pipeline, one mail a call", rate(lambda some: [nlp(text) for text in some], texts[:PEER_TEXTS])))
    rows += peers(texts[:PEER_TEXTS])
    print(f"load: {loading:.2f} s; {len(texts)} mails; words a second on one core, and as share of the bare pipeline")
    for name, value in rows:
        print(f"{name:32} {value:10.0f} {value / bare:8.2f}")


def peers(texts: list[str]) -> list[tuple[str, float]]:
    """Measure what is installed of the whole check, textblob-de and HanTa."""
    rows: list[tuple[str, float]] = []
    try:
        import taktvoll

        taktvoll.check(texts[0])
        rows.append(("whole check", rate(lambda some: [taktvoll.check(text) for text in some], texts)))
    except (ImportError, AttributeError):
        pass
    try:
        from textblob_de import TextBlobDE

        rows.append(("textblob-de, sentiment", rate(lambda some: [TextBlobDE(text).sentiment for text in some], texts)))
    except (ImportError, LookupError):
        pass
    try:
        from HanTa.HanoverTagger import HanoverTagger

        tagger = HanoverTagger("morphmodel_ger.pgz")
        rows.append(
            ("HanTa, tags and lemmas", rate(lambda some: [tagger.tag_sent(text.split()) for text in some], texts))
        )
    except ImportError:
        pass
    return rows


if __name__ == "__main__":
    main()
