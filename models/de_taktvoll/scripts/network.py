"""The network: bidirectional LSTMs with heads for labels, arcs and relations.

Teachers, the shipped network and that for entities differ in size and heads only. After Dozat &
Manning 2017, written for JAX on a CPU; `taktvoll.pipeline` runs the same layers in NumPy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from taktvoll_training.encoder import CONTEXT_WIDTH

Params = dict[str, Any]
Batch = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Widths of the layers and numbers of labels."""

    heads: tuple[str, ...]
    """Names of the layers of labels that are predicted."""
    labels: tuple[int, ...]
    """Number of labels of each of `heads`."""
    deps: int
    """Number of relations; 0 for a network that does not parse."""
    vector: int
    """Width of the floret vectors."""
    rows: tuple[int, ...]
    """Rows of the hash tables, one for each column of `taktvoll.pipeline.features`."""
    word: int
    """Width of the first table, that of the word itself."""
    column: int
    """Width of the other tables."""
    hidden: int
    """Width of an LSTM in one direction."""
    layers: int
    arc: int
    rel: int
    mlp: int
    """Width of a hidden layer before the labels; 0 for none."""
    context: int
    """Width to which the vectors of `contextual.py` are brought; 0 for a network that does not see them."""
    dropout: float
    word_dropout: float
    """How often a word is hidden from the first table in training."""


def _dense(rng: np.random.Generator, n_in: int, n_out: int) -> Params:
    scale = np.sqrt(2.0 / (n_in + n_out))
    return {
        "W": jnp.asarray(rng.normal(0, scale, (n_in, n_out)), jnp.float32),
        "b": jnp.zeros(n_out, jnp.float32),
    }


def init_params(sizes: Sizes, seed: int) -> Params:
    """Draw the parameters at random; the words start at zero, so that an unseen one is a hidden one."""
    rng = np.random.default_rng(seed)
    widths = [sizes.word] + [sizes.column] * (len(sizes.rows) - 1)
    wide = sum(widths) + sizes.vector + sizes.context
    params: Params = {
        "tables": [
            jnp.asarray(rng.normal(0, 0.1 if i else 0.0, (rows, width)), jnp.float32)
            for i, (rows, width) in enumerate(zip(sizes.rows, widths, strict=True))
        ],
        "lstm": [],
    }
    if sizes.context:
        params["context"] = _dense(rng, CONTEXT_WIDTH, sizes.context)
    for layer in range(sizes.layers):
        n_in = wide if layer == 0 else 2 * sizes.hidden
        for _ in range(2):
            cell = _dense(rng, n_in, 4 * sizes.hidden)
            recurrent = rng.normal(0, 1, (sizes.hidden, 4 * sizes.hidden))
            u, _, v = np.linalg.svd(recurrent, full_matrices=False)
            params["lstm"].append({**cell, "U": jnp.asarray(u @ v, jnp.float32)})
    out = 2 * sizes.hidden
    for name, size in zip(sizes.heads, sizes.labels, strict=True):
        steps = [out, sizes.mlp, size] if sizes.mlp else [out, size]
        params[name] = [_dense(rng, a, b) for a, b in zip(steps, steps[1:], strict=False)]
    if not sizes.deps:
        return params
    for name, size in (
        ("arc_dep", sizes.arc),
        ("arc_head", sizes.arc),
        ("rel_dep", sizes.rel),
        ("rel_head", sizes.rel),
    ):
        params[name] = _dense(rng, out, size)
    params["root"] = jnp.asarray(rng.normal(0, 0.1, out), jnp.float32)
    params["arc"] = jnp.zeros((sizes.arc + 1, sizes.arc), jnp.float32)
    params["rel"] = jnp.zeros((sizes.deps, sizes.rel + 1, sizes.rel + 1), jnp.float32)
    return params


def _drop(key: Any, x: Any, rate: float, shared_axis: int | None = None) -> Any:
    shape = list(x.shape)
    if shared_axis is not None:
        shape[shared_axis] = 1
    keep = jax.random.bernoulli(key, 1.0 - rate, tuple(shape))
    return jnp.where(keep, x / (1.0 - rate), 0.0)


def _lstm(cell: Params, x: Any, mask: Any, reverse: bool) -> Any:
    """Run one direction over X (time, batch, width); padding keeps the state."""
    size = cell["U"].shape[0]
    gates = x @ cell["W"] + cell["b"]

    def step(state: Any, inputs: Any) -> Any:
        h, c = state
        gate, on = inputs
        i, f, o, g = jnp.split(gate + h @ cell["U"], 4, axis=-1)
        new_c = jax.nn.sigmoid(f + 1.0) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        new_h = jax.nn.sigmoid(o) * jnp.tanh(new_c)
        h = jnp.where(on, new_h, h)
        c = jnp.where(on, new_c, c)
        return (h, c), h

    start = (jnp.zeros((x.shape[1], size)), jnp.zeros((x.shape[1], size)))
    _, out = jax.lax.scan(step, start, (gates, mask[..., None]), reverse=reverse)
    return out


def _mlp(layer: Params, x: Any) -> Any:
    return jax.nn.leaky_relu(x @ layer["W"] + layer["b"], 0.1)


def _labels(layers: list[Params], x: Any) -> Any:
    for layer in layers[:-1]:
        x = _mlp(layer, x)
    return x @ layers[-1]["W"] + layers[-1]["b"]


def scores(params: Params, batch: Batch, sizes: Sizes, key: Any | None) -> dict[str, Any]:
    """Return label scores (batch, time, labels), arc scores and relation scores.

    Column 0 of the arcs is the root. With a KEY, dropout is on.
    """
    keys = iter(jax.random.split(key, 32)) if key is not None else None
    parts = [table[batch["columns"][..., i]] for i, table in enumerate(params["tables"])]
    if keys is not None:
        hide = jax.random.bernoulli(next(keys), sizes.word_dropout, batch["mask"].shape)
        parts[0] = jnp.where(hide[..., None], 0.0, parts[0])
    parts.append(batch["vectors"])
    if sizes.context:
        context = batch["context"]
        if keys is not None:
            context = _drop(next(keys), context, sizes.dropout, shared_axis=1)
        parts.append(_mlp(params["context"], context))
    x = jnp.concatenate(parts, axis=-1)
    if keys is not None:
        x = _drop(next(keys), x, sizes.dropout)
    x, mask = jnp.swapaxes(x, 0, 1), batch["mask"].T
    for layer in range(sizes.layers):
        ahead, back = params["lstm"][2 * layer : 2 * layer + 2]
        x = jnp.concatenate([_lstm(ahead, x, mask, False), _lstm(back, x, mask, True)], axis=-1)
        if keys is not None:
            x = _drop(next(keys), x, sizes.dropout, shared_axis=0)
    x = jnp.swapaxes(x, 0, 1)
    out = {name: _labels(params[name], x) for name in sizes.heads}
    if not sizes.deps:
        return out
    root = jnp.broadcast_to(params["root"], (x.shape[0], 1, x.shape[2]))
    heads = jnp.concatenate([root, x], axis=1)
    arc_dep, arc_head = _mlp(params["arc_dep"], x), _mlp(params["arc_head"], heads)
    rel_dep, rel_head = _mlp(params["rel_dep"], x), _mlp(params["rel_head"], heads)
    if keys is not None:
        arc_dep, arc_head, rel_dep, rel_head = (
            _drop(next(keys), part, sizes.dropout, shared_axis=1) for part in (arc_dep, arc_head, rel_dep, rel_head)
        )
    arc_dep = jnp.concatenate([arc_dep, jnp.ones((*arc_dep.shape[:2], 1))], axis=-1)
    arcs = jnp.einsum("bdi,ij,bhj->bdh", arc_dep, params["arc"], arc_head)
    shown = jnp.concatenate([jnp.ones((x.shape[0], 1), bool), batch["mask"]], axis=1)
    out["arc"] = jnp.where(shown[:, None, :], arcs, -1e9)
    out["rel_dep"] = jnp.concatenate([rel_dep, jnp.ones((*rel_dep.shape[:2], 1))], axis=-1)
    out["rel_head"] = jnp.concatenate([rel_head, jnp.ones((*rel_head.shape[:2], 1))], axis=-1)
    return out


def relations(params: Params, out: dict[str, Any], heads: Any) -> Any:
    """Return the scores of the relations (batch, time, relations) to the given HEADS."""
    chosen = jnp.take_along_axis(out["rel_head"], heads[..., None], axis=1)
    left = jnp.einsum("bdi,rij->bdrj", out["rel_dep"], params["rel"])
    return jnp.einsum("bdrj,bdj->bdr", left, chosen)


def loss(params: Params, batch: Batch, sizes: Sizes, key: Any) -> Any:
    """Return the mean loss of a token; labels of -1 do not count."""
    out = scores(params, batch, sizes, key)

    def entropy(logits: Any, gold: Any) -> Any:
        known = gold >= 0
        picked = jnp.take_along_axis(jax.nn.log_softmax(logits), jnp.maximum(gold, 0)[..., None], -1)[..., 0]
        return -jnp.sum(jnp.where(known, picked, 0.0))

    total = sum(entropy(out[name], batch[name]) for name in sizes.heads)
    if not sizes.deps:
        return total / jnp.sum(batch["mask"])
    rels = relations(params, out, jnp.maximum(batch["head"], 0))
    total += entropy(out["arc"], batch["head"]) + entropy(rels, batch["dep"])
    return total / jnp.sum(batch["mask"])
