"""Learners of the letter model: regressions on the words of letters, boosted trees on their sentences, one weighing of signs."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from taktvoll.annotate.letter_model import REASONS
from taktvoll.scheme import OCCASIONS
from taktvoll_training.sparse import rounded
from taktvoll_training.trees import Grown, grow

Config = dict[str, Any]
CANCELS = tuple(OCCASIONS.index(name) for name in ("decline", "reschedule"))
OTHER = OCCASIONS.index("other")


def fit_words(
    own: csr_matrix,
    mails: csr_matrix,
    usenet: csr_matrix,
    occasions: np.ndarray,
    passing: np.ndarray,
    config: Config,
) -> tuple[np.ndarray, np.ndarray]:
    """Weights (buckets, occasions + 2) and biases: occasions, a passing obstacle, something else than an interview.

    OCCASIONS are those of OWN letters and of MAILS in turn, PASSING those of OWN letters; USENET are letters about other things.
    """
    weights = np.repeat([1.0, config["background_weight"]], [own.shape[0], mails.shape[0]])
    off_topic_weights = np.repeat([1.0, config["off_topic_mails"], config["off_topic_usenet"]], [own.shape[0], mails.shape[0], usenet.shape[0]])  # fmt: skip
    off_topic = np.repeat([0, 1], [own.shape[0], mails.shape[0] + usenet.shape[0]])
    everything = vstack([own, mails, usenet]).tocsr()
    used = np.unique(everything.indices)  # a column without entries learns nothing
    rows, both = everything[:, used], own.shape[0] + mails.shape[0]
    models = (
        LogisticRegression(C=config["letter_C"], max_iter=1000).fit(rows[:both], occasions, sample_weight=weights),
        LogisticRegression(C=config["passing_C"], class_weight={0: 1, 1: config["passing_weight"]}, max_iter=1000).fit(
            rows[: own.shape[0]], passing
        ),
        LogisticRegression(C=config["off_topic_C"], max_iter=1000).fit(
            rows, off_topic, sample_weight=off_topic_weights
        ),
    )
    if list(models[0].classes_) != list(range(len(OCCASIONS))):
        raise ValueError("the letters have to show every occasion")
    found = np.zeros((everything.shape[1], len(OCCASIONS) + 2))
    found[used] = np.concatenate([model.coef_.T for model in models], axis=1)
    return found, np.concatenate([model.intercept_ for model in models]).astype(np.float32)


def word_arrays(weights: np.ndarray, bias: np.ndarray, idf: np.ndarray) -> dict[str, np.ndarray]:
    """What `fit_words` gave, as it is shipped."""
    shipped = rounded(weights)
    return {
        "letter_table": shipped["table"],
        "letter_scale": shipped["scale"],
        "letter_idf": idf.astype(np.float16),
        "letter_b": bias,
    }


def grow_occasions(rows: np.ndarray, occasions: np.ndarray, weights: np.ndarray, config: Config) -> Grown:
    """Trees that tell the occasion from `letter_rows`, an output each."""
    return grow(
        rows, occasions, depth=config["tree_depth"], rounds=config["trees"], rate=config["tree_rate"], weights=weights
    )


def grow_passing(rows: np.ndarray, passing: np.ndarray, config: Config) -> Grown:
    """Trees that tell a passing obstacle from `letter_rows`."""
    return grow(rows, passing, depth=config["passing_depth"], rounds=config["passing_trees"], rate=config["tree_rate"])


def grow_over(rows: np.ndarray, over: np.ndarray, config: Config) -> Grown:
    """Trees that tell too much explanation from the `reason_features` among `letter_rows`."""
    return grow(
        rows[:, REASONS],
        over,
        depth=config["tree_depth"],
        rounds=config["over_trees"],
        rate=config["tree_rate"],
        column=REASONS.start,
    )


def weigh(own: np.ndarray, off_topic: np.ndarray, donated: np.ndarray, share: float) -> dict[str, np.ndarray]:
    """Weigh the `signs_of` OWN and of FOREIGN letters that the models have not seen.

    The limit, which goes into the bias, leaves a SHARE of the DONATED ones (a mask) to be taken for a no or a move.
    """
    rows, truth = np.concatenate([own, off_topic]), np.repeat([0, 1], [len(own), len(off_topic)])
    model = LogisticRegression(C=1.0, max_iter=3000).fit(rows, truth)
    taken = donated & np.isin(off_topic[:, 1:].argmax(axis=1), CANCELS)
    scores = np.sort(model.decision_function(off_topic[taken])) if taken.any() else np.zeros(1)
    limit = float(scores[min(int(share * donated.sum()), len(scores) - 1)])
    return {
        "off_topic_w": model.coef_.T.astype(np.float32),
        "off_topic_b": (model.intercept_ - limit).astype(np.float32),
    }


def occasions_by(signs: np.ndarray, weighed: dict[str, np.ndarray]) -> np.ndarray:
    """The occasion of letters whose signs are known."""
    found = signs[:, 1:].argmax(axis=1)
    found[(signs @ weighed["off_topic_w"] + weighed["off_topic_b"])[:, 0] >= 0] = OTHER
    return found
