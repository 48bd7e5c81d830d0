"""Train the sentence model on annotated drafts and write its weights.

python scripts/train.py ../../corpora ../../src/taktvoll/trained/sentence_labels metrics/dev.json --config configs/default.json
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import typer
from joblib import Parallel, delayed
from sklearn.model_selection import GroupKFold
from taktvoll_training.drafts import (
    DONATED,
    Draft,
    body_rows,
    gold_input,
    learned_from,
    mail_sources,
    read_drafts,
    read_mails,
    read_usenet,
    usenet_sources,
    writer_of,
)
from taktvoll_training.letters import (
    CANCELS,
    fit_words,
    grow_occasions,
    grow_over,
    grow_passing,
    occasions_by,
    weigh,
    word_arrays,
)
from taktvoll_training.release import write_json, write_manifest, write_weights
from taktvoll_training.reports import analyses_of, over_explained_thresholds, scored
from taktvoll_training.sentences import (
    Arrays,
    calibration_of,
    fit_first_step,
    fit_second_step,
    second_step,
    standards,
)
from taktvoll_training.severity import Severities, severities, undecided_arrays
from taktvoll_training.sparse import SentenceBlocks, idf_of, letter_block
from taktvoll_training.thresholds import best_limit, f1, two_thresholds
from taktvoll_training.trees import Grown, tree_arrays

from taktvoll.analysis import Thresholds
from taktvoll.annotate.boosted_trees import BoostedTrees
from taktvoll.annotate.classifier import ModelSettings, Scores, SentenceClassifier, features_of
from taktvoll.annotate.context_features import MODEL_LABELS, context_features
from taktvoll.annotate.evidence import evidence_matrix
from taktvoll.annotate.letter_model import letter_rows, signs_of
from taktvoll.annotate.letters import Letters, letters_of
from taktvoll.annotate.patterns import evidence_names, sure_names
from taktvoll.annotate.sentence_model import FirstStep, Layer, sigmoid
from taktvoll.annotate.undecided import COLUMNS, undecided_signs
from taktvoll.scheme import OCCASIONS

NAME = "sentence_labels"
FIELDS = ("id", "text", "sentences", "occasion", "findings", "tags")
"""Of a draft, what is learned from."""
Config = dict[str, Any]


@dataclass(frozen=True)
class Corpus:
    """Annotated drafts, and what the product sees of them."""

    drafts: list[Draft]
    inputs: list[Any]
    letters: Letters
    labels: np.ndarray
    """(sentences, labels)"""
    occasions: np.ndarray
    writers: np.ndarray

    @classmethod
    def of(cls, drafts: list[Draft]) -> Corpus:
        """Read DRAFTS as the product reads them, in the sentences of their annotation."""
        inputs = [gold_input(draft) for draft in drafts]
        rows = [row for draft, given in zip(drafts, inputs, strict=True) for row in body_rows(draft, given)]
        return cls(
            drafts,
            inputs,
            letters_of(inputs),
            np.array([[name in row["labels"] for name in MODEL_LABELS] for row in rows], bool).reshape(
                -1, len(MODEL_LABELS)
            ),
            np.array([OCCASIONS.index(draft["occasion"]) for draft in drafts]),
            np.array([writer_of(draft) for draft in drafts]),
        )

    def has(self, finding: str) -> np.ndarray:
        """Which drafts have a finding."""
        return np.array([finding in draft["findings"] for draft in self.drafts])

    def does(self, label: str) -> np.ndarray:
        """Which drafts have a sentence with a label."""
        column = self.labels[:, MODEL_LABELS.index(label)]
        ends = np.cumsum(self.letters.sizes)
        return np.array([column[end - size : end].any() for end, size in zip(ends, self.letters.sizes, strict=True)])

    def evidence(self, columns: dict[str, int]) -> np.ndarray:
        """(sentences, patterns)."""
        return evidence_matrix(self.letters.found, columns)

    def folds(self, count: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """Letters inside and outside each fold; a writer's letters stay together, folds have alike many sentences."""
        owner = np.repeat(np.arange(len(self.drafts)), self.letters.sizes)
        empty = np.zeros(len(owner))
        found = []
        for _, held in GroupKFold(count).split(empty, groups=self.writers[owner]):
            outside = np.isin(self.writers, np.unique(self.writers[owner[held]]))
            found.append((np.flatnonzero(~outside), np.flatnonzero(outside)))
        return found


@dataclass(frozen=True)
class Sentences:
    """The sentence model as it was learned, and what it says of the sentences that it learned from."""

    arrays: Arrays
    networks: list[int]
    outside: np.ndarray
    """(sentences, labels): probabilities by models that have not seen the writer."""
    first_outside: np.ndarray
    """The same of the first step, log-odds."""


def learn_sentences(
    corpus: Corpus, columns: dict[str, int], config: Config, folds: int, seed: int, jobs: int
) -> Sentences:
    """Both steps; the second learns from scores of the first that are out of fold. JOBS are fitted at a time."""
    letters, evidence, labels = corpus.letters, corpus.evidence(columns), corpus.labels
    blocks = SentenceBlocks.of(letters.hashed)
    parts = [
        (letters.part(held), np.isin(np.arange(len(labels)), letters.rows_of(held))) for _, held in corpus.folds(folds)
    ]
    masks = [*(~held for _, held in parts), np.ones(len(labels), bool)]
    *by_fold, first = Parallel(jobs)(
        delayed(fit_first_step)(blocks.part(mask), evidence[mask], labels[mask], config, seed) for mask in masks
    )
    first_outside = np.zeros(labels.shape, np.float32)
    for arrays, (part, held) in zip(by_fold, parts, strict=True):
        first_outside[held] = FirstStep(arrays).scores(part, evidence[held])
    rows = context_features(first_outside, evidence, letters.sentences, letters.sizes, letters.registers)
    standard = standards(rows)
    features = (rows - standard["mean"]) / standard["deviation"]
    *by_fold, (arrays, networks) = Parallel(jobs)(
        delayed(fit_second_step)(features[mask], labels[mask], config, seed) for mask in masks
    )
    raw = np.zeros(labels.shape, np.float32)
    for (fitted, depths), (_, held) in zip(by_fold, parts, strict=True):
        raw[held] = second_step(fitted, depths, standard).scores(features[held])
    calibration = calibration_of(raw, labels)
    outside = sigmoid(raw * calibration[0] + calibration[1])
    return Sentences(first | arrays | standard | {"calibration": calibration}, networks, outside, first_outside)


@dataclass(frozen=True)
class LettersLearned:
    """The letter model as it was learned, and what it says of the letters that it learned from."""

    arrays: Arrays
    occasions: np.ndarray
    """Of the whole letters, then of the mails: by models that have not seen them."""
    alone: np.ndarray
    """The same without telling letters about something else apart."""
    passing: np.ndarray
    over: np.ndarray
    """Log-odds of the whole letters by models that have not seen the writer."""


def scores_of(grown: Grown, rows: np.ndarray) -> np.ndarray:
    """What the product makes of trees: (rows, outputs)."""
    return BoostedTrees(tree_arrays("tree", [grown]), "tree").scores(rows)


def learn_letters(
    own: Corpus,
    own_rows: tuple[np.ndarray, np.ndarray],
    mails: Corpus,
    mail_rows: tuple[np.ndarray, np.ndarray],
    usenet: Letters,
    config: Config,
    folds: int,
    jobs: int,
) -> LettersLearned:
    """The model of letters from whole letters (OWN), real MAILS and USENET.

    OWN_ROWS and MAIL_ROWS are probabilities of labels, out of fold, and evidence. What the trees and the weighing learn from
    is out of fold too.
    """
    count, all_occasions = len(own.drafts), np.concatenate([own.occasions, mails.occasions])
    passing, over = own.has("missing_reschedule"), own.has("over_explanation")
    asked = np.flatnonzero(~own.does("reschedule"))
    blocks = [letter_block(letters.hashed, letters.sizes) for letters in (own.letters, mails.letters, usenet)]
    idf = idf_of(sum(block.count for block in blocks), sum(block.seen() for block in blocks), config["letter_least"])
    words, mail_words, usenet_words = (block.matrix(idf) for block in blocks)
    number = np.arange(len(mails.drafts))
    parts = [
        (inside, held, number % folds != fold)
        for fold, (inside, held) in enumerate(GroupKFold(folds).split(own.drafts, groups=own.writers))
    ]
    everything = np.arange(count), np.zeros(0, int), np.ones(len(number), bool)
    *by_fold, shipped = Parallel(jobs)(
        delayed(fit_words)(
            words[inside],
            mail_words[mine],
            usenet_words,
            np.concatenate([own.occasions[inside], mails.occasions[mine]]),
            passing[inside],
            config,
        )
        for inside, _, mine in [*parts, everything]
    )
    by_words = np.zeros((len(all_occasions), len(OCCASIONS) + 2), np.float32)
    for (weights, bias), (_, held, mine) in zip(by_fold, parts, strict=True):
        by_words[held] = words[held] @ weights + bias
        by_words[count + np.flatnonzero(~mine)] = mail_words[~mine] @ weights + bias
    rows = np.concatenate(
        [
            letter_rows(own.letters, *own_rows, by_words[:count, :-1]),
            letter_rows(mails.letters, *mail_rows, by_words[count:, :-1]),
        ]
    )
    weights = np.repeat([1.0, config["background_weight"]], [count, len(mails.drafts)])
    signs = np.zeros((len(all_occasions), 1 + len(OCCASIONS)), np.float32)
    passing_scores, over_scores = np.zeros(count), np.zeros(count)
    for inside, held, mine in parts:
        learn = np.append(inside, count + np.flatnonzero(mine))
        outside = np.append(held, count + np.flatnonzero(~mine))
        trees = grow_occasions(rows[learn], all_occasions[learn], weights[learn], config)
        signs[outside] = signs_of(by_words[outside], scores_of(trees, rows[outside]))
        chosen = np.intersect1d(inside, asked)
        passing_scores[held] = scores_of(grow_passing(rows[chosen], passing[chosen], config), rows[held])[:, 0]
        over_scores[held] = scores_of(grow_over(rows[inside], over[inside], config), rows[held])[:, 0]
    donated = np.array([draft["id"].startswith(DONATED) for draft in mails.drafts])
    weighed = weigh(signs[:count], signs[count:], donated, config["off_topic_taken"])
    trees = [
        grow_occasions(rows, all_occasions, weights, config),
        grow_passing(rows[asked], passing[asked], config),
        grow_over(rows[:count], over, config),
    ]
    return LettersLearned(
        word_arrays(*shipped, idf) | weighed | tree_arrays("letter_tree", trees),
        occasions_by(signs, weighed),
        signs[:, 1:].argmax(axis=1),
        passing_scores,
        over_scores,
    )


def label_thresholds(
    truth: np.ndarray, probabilities: np.ndarray, evidence: np.ndarray, patterns: tuple[str, ...]
) -> dict[str, tuple[float, float]]:
    """Probabilities from which each label holds, without and with a pattern behind it."""
    kinds = np.array([name.partition(".")[0] for name in patterns])
    sure = np.isin(patterns, list(sure_names()))
    found = {}
    for column, label in enumerate(MODEL_LABELS):
        backed = evidence[:, kinds == label].any(axis=1)
        certain = evidence[:, (kinds == label) & sure].any(axis=1)
        found[label] = two_thresholds(truth[:, column], probabilities[:, column], backed, certain)
    return found


def label_figures(corpus: Corpus, model: SentenceClassifier, probabilities: np.ndarray) -> dict[str, float]:
    """F1 of each label as the product decides them, and their mean."""
    evidence = model.evidence(corpus.letters)
    sure = np.array([name in sure_names() for name in model.settings.patterns])
    held = model.holds(probabilities, evidence) | (evidence[:, sure] @ model.kinds[sure] > 0)
    return with_mean({name: f1(corpus.labels[:, i], held[:, i]) for i, name in enumerate(MODEL_LABELS)})


def with_mean(values: dict[str, float]) -> dict[str, float]:
    """VALUES rounded, and their mean."""
    mean = float(np.mean(list(values.values())))
    return {name: round(value, 4) for name, value in values.items()} | {"macro": round(mean, 4)}


def occasion_figures(own: Corpus, mails: Corpus, learned: LettersLearned) -> dict[str, float]:
    """How often occasions are right out of fold."""
    count = len(own.drafts)
    found, alone, truth = learned.occasions[:count], learned.alone[:count], own.occasions
    donated = np.array([draft["id"].startswith(DONATED) for draft in mails.drafts])
    other = OCCASIONS.index("other")
    return {
        "right": round(float((found == truth).mean()), 4),
        **{name: round(float((found == truth)[truth == i].mean()), 4) for i, name in enumerate(OCCASIONS)},
        "right_without_off_topic": round(float((alone == truth).mean()), 4),
        "taken_for_off_topic": round(float((found != alone)[truth != other].mean()), 4),
        "mails_taken": round(float(np.isin(learned.occasions[count:][donated], CANCELS).mean()), 4),
    }


def train(
    drafts: list[Draft],
    mails: list[Draft],
    usenet: list[Any],
    dev: list[Draft],
    config: Config,
    seed: int,
    folds: int,
    jobs: int = 1,
    hard: frozenset[str] = frozenset(),
) -> tuple[Arrays, ModelSettings, dict[str, Any]]:
    """Weights, settings and figures of a model of DRAFTS, MAILS and USENET (inputs); DEV helps to choose thresholds of labels.

    HARD are the ids of the drafts that do not count where it is measured how often an error is right, and how much is too much.
    """
    corpus, background, shown = Corpus.of(drafts), Corpus.of(mails), Corpus.of(dev)
    patterns = tuple(sorted(evidence_names()))
    columns = {name: column for column, name in enumerate(patterns)}
    sentences = learn_sentences(corpus, columns, config, folds, seed, jobs)
    evidence = corpus.evidence(columns)

    def model_with(
        arrays: Arrays, labels: dict[str, tuple[float, float]], letters: Thresholds, severity: Severities
    ) -> SentenceClassifier:
        settings = ModelSettings(
            patterns=patterns,
            occasions=OCCASIONS,
            networks=tuple(sentences.networks),
            labels=labels,
            letters=letters,
            severity=severity,
        )
        return SentenceClassifier(arrays, settings)

    def probabilities_of(other: Corpus) -> np.ndarray:
        first, second = FirstStep(sentences.arrays), second_step(sentences.arrays, sentences.networks, sentences.arrays)
        seen = other.evidence(columns)
        return sigmoid(second.scores(second.features(first.scores(other.letters, seen), seen, other.letters)))

    shown_probabilities = probabilities_of(shown)
    labels = label_thresholds(
        np.concatenate([corpus.labels, shown.labels]),
        np.concatenate([sentences.outside, shown_probabilities]),
        np.concatenate([evidence, shown.evidence(columns)]),
        patterns,
    )
    whole = [number for number, draft in enumerate(drafts) if "border" not in draft.get("tags", [])]
    own, rows = Corpus.of([drafts[number] for number in whole]), corpus.letters.rows_of(whole)
    learned = learn_letters(
        own,
        (sentences.outside[rows], evidence[rows]),
        background,
        (probabilities_of(background), background.evidence(columns)),
        letters_of(usenet),
        config,
        folds,
        jobs,
    )
    asked = ~own.does("reschedule")
    obstacle = best_limit(own.has("missing_reschedule")[asked], learned.passing[asked])
    count, occasions = len(whole), np.eye(len(OCCASIONS), dtype=np.float32)[learned.occasions[: len(whole)]]
    nothing = Layer(np.zeros(COLUMNS + len(OCCASIONS), np.float32), np.float32(0))
    arrays = sentences.arrays | learned.arrays | undecided_arrays(nothing)
    draft_model = model_with(
        arrays,
        labels,
        Thresholds(
            obstacle_passes=float(sigmoid(np.array(obstacle))), over_explained=0.5, sure_reason=0.5, clear_excess=1.0
        ),
        {},
    )
    outside = Scores(
        sentences.outside[rows], occasions, sigmoid(learned.passing), sigmoid(learned.over), np.zeros(count, np.float32)
    )
    found = analyses_of(own.inputs, own.letters, outside, draft_model)
    usual = np.array([draft["id"] not in hard for draft in own.drafts], bool)
    letters, tried = over_explained_thresholds(
        [one for one, counts in zip(found, usual, strict=True) if counts],
        own.has("over_explanation")[usual],
        draft_model.settings.letters,
    )
    held = draft_model.holds(sentences.outside[rows], evidence[rows])
    signs = undecided_signs(sentences.first_outside[rows], held, occasions, own.letters.sizes)
    undecided, sure, severity = severities(own.drafts, found, signs, own.writers, config["undecided_C"], folds, usual)
    arrays |= undecided_arrays(undecided)
    model = model_with(arrays, labels, replace(letters, **sure), severity)
    shown_scores = model.read(shown.letters)
    figures = {
        "seed": seed,
        "config": config,
        "mails": len(mails),
        "drafts": {"train": len(drafts), "whole": len(whole), "dev": len(dev)},
        "sentences": {"train": len(corpus.letters.sentences), "dev": len(shown.letters.sentences)},
        "dev": label_figures(shown, model, shown_scores.labels),
        "out_of_fold": label_figures(corpus, model, sentences.outside),
        "first_step_out_of_fold": with_mean(
            {name: f1(corpus.labels[:, i], sentences.first_outside[:, i] >= 0) for i, name in enumerate(MODEL_LABELS)}
        ),
        "occasion_out_of_fold": occasion_figures(own, background, learned),
        "passing_out_of_fold": {
            "f1": round(f1(own.has("missing_reschedule")[asked], learned.passing[asked] >= obstacle), 4),
            "true": int(own.has("missing_reschedule")[asked].sum()),
            "letters": int(asked.sum()),
        },
        "over_explanation_out_of_fold": tried,
        "severity_out_of_fold": {rule: one.figures() for rule, one in severity.items()},
        "dev_occasion": round(float((shown_scores.occasions.argmax(axis=1) == shown.occasions).mean()), 4),
        "reports_out_of_fold": {
            name: value
            for name, value in scored(own.drafts, analyses_of(own.inputs, own.letters, outside, model)).items()
            if not name.startswith(("slot", "sentence"))  # slots are not read, sentences are given
        },
    }
    return arrays, model.settings, figures


def main(
    corpora: Path,
    output: Path,
    metrics: Path,
    config: Path = Path("configs/default.json"),
    seed: int = 0,
    folds: int = 5,
    data: Path = Path("../../../shared/data"),
    jobs: int = 2,
) -> None:
    """Train on CORPORA/train and CORPORA/hard, choose thresholds on out-of-fold and CORPORA/dev, write weights to OUTPUT and figures to METRICS."""
    settings = json.loads(config.read_text(encoding="utf-8"))
    hard = sorted((corpora / "hard").glob("*.jsonl"))
    own = [*sorted((corpora / "train").glob("*.jsonl")), *hard]
    sources = [*own, *sorted((corpora / "mails").glob("*.jsonl"))]
    mails = read_mails(corpora / "mails", data)
    if not any(draft["id"].startswith(DONATED) for draft in mails):
        raise typer.BadParameter(
            "the donated mails are needed to tell what is no letter about an interview: name the folder of codealltag_s with --data"
        )
    drafts = read_drafts(own)
    dev = read_drafts(sorted((corpora / "dev").glob("*.jsonl")))
    ids = frozenset(draft["id"] for draft in read_drafts(hard))
    arrays, shipped, figures = train(drafts, mails, read_usenet(data), dev, settings, seed, folds, jobs, ids)
    write_weights(output, arrays)
    write_json(output / "settings.json", msgspec.to_builtins(shipped))
    corpus = learned_from(sources, FIELDS)
    write_manifest(
        output,
        name=NAME,
        version=settings["version"],
        features=features_of(shipped.patterns),
        fields=FIELDS,
        corpus=corpus,
        data=[*mail_sources(data), *usenet_sources(data)],
    )
    write_json(metrics, {"version": settings["version"], "corpus": corpus} | figures)
    shown = ("dev", "out_of_fold", "dev_occasion", "occasion_out_of_fold", "passing_out_of_fold", "over_explanation_out_of_fold")  # fmt: skip
    sys.stderr.write(json.dumps({key: figures[key] for key in shown}) + "\n")


if __name__ == "__main__":
    typer.run(main)
