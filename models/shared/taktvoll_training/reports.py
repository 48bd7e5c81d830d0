"""Whole reports on annotated drafts, by a model that need not be shipped: analysed and judged by the product, scored by the scorer."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from taktvoll.analysis import Analysis, Thresholds
from taktvoll.annotate.batch import understood_of
from taktvoll.annotate.classifier import Scores, SentenceClassifier
from taktvoll.annotate.draft import DraftInput
from taktvoll.annotate.letters import Letters
from taktvoll.annotate.register import register_in
from taktvoll.annotate.rows import analysis_of, rows_of
from taktvoll.letter import Segment, SegmentKind
from taktvoll.lint.rules import over_explanation
from taktvoll.lint.run import find_all
from taktvoll.settings import Limits, Settings
from taktvoll_training.drafts import ROOT, Draft
from taktvoll_training.thresholds import f1

TODAY = "2027-01-01"
SCORER = ROOT / "corpora" / "tools" / "score_reports.py"


def analyses_of(
    drafts: Sequence[DraftInput], letters: Letters, scores: Scores, model: SentenceClassifier
) -> list[Analysis]:
    """What the product makes of `scores` for the bodies of `drafts`, without slots and tone."""
    tones: list[Any] = [[None] * len(draft.spans) for draft in drafts]
    found = []
    for draft, understood in zip(drafts, understood_of(drafts, letters, scores, model, tones), strict=True):
        rows = rows_of(draft, *register_in(draft.text, draft.spans), understood, None)
        segments = tuple(Segment(kind=SegmentKind(kind), start=start, end=end) for kind, start, end in draft.segments)
        found.append(analysis_of(draft.text, segments, rows, {"today": TODAY}, is_german=True))
    return found


def over_explained_thresholds(
    analyses: Sequence[Analysis], truth: np.ndarray, known: Thresholds
) -> tuple[Thresholds, dict[str, Any]]:
    """The thresholds at which F1 of `over_explanation` is best with the usual limits, and what was tried.

    `analyses` are out of fold; `truth` says which letters explain too much.
    """
    limits = Limits()
    given = [
        [over_explanation.given_by(found, sentence) for sentence in found.letter_sentences_with("reason")]
        for found in analyses
    ]

    def figure(thresholds: Thresholds | None) -> float:
        much = [
            over_explanation.is_much(sentences, found.p_over_explained, thresholds, limits)
            for sentences, found in zip(given, analyses, strict=True)
        ]
        return f1(truth, np.array(much))

    tried = [
        replace(known, over_explained=float(over), sure_reason=float(sure), clear_excess=float(excess))
        for over, sure, excess in itertools.product(
            np.round(np.arange(0.1, 0.6, 0.05), 2), (0.5, 0.65, 0.8, 0.9, 0.95, 1.01), (1.0, 1.25, 1.5, 2.0)
        )
    ]
    values = [figure(thresholds) for thresholds in tried]
    best = tried[int(np.argmax(values))]
    model_alone = np.array([(found.p_over_explained or 0) >= 0.5 for found in analyses])
    return best, {
        "f1": round(max(values), 4),
        "by_counting_alone": round(figure(None), 4),
        "by_the_model_alone": round(f1(truth, model_alone), 4),
        "true": int(truth.sum()),
        "letters": len(truth),
        "tried": [
            [one.over_explained, one.sure_reason, one.clear_excess, round(value, 4)]
            for one, value in sorted(zip(tried, values, strict=True), key=lambda pair: -pair[1])[:5]
        ],
    }


def report_row(draft: Draft, analysis: Analysis) -> dict[str, Any]:
    """What the scorer reads of a report."""
    return {
        "id": draft["id"],
        "occasion": analysis.occasion,
        "register": analysis.register,
        "sentences": [{"start": row.start, "end": row.end, "labels": row.labels} for row in analysis.sentences],
        "findings": [{"rule": finding.rule} for finding in find_all(analysis, Settings())],
        "slots": {name: slot.text for name, slot in analysis.slots.items()},
    }


def scored(drafts: Sequence[Draft], analyses: Sequence[Analysis], *, errors: int = 0) -> dict[str, Any]:
    """Figures of the scorer for what the rules say of `analyses` of `drafts`; `errors` prints so many of them."""
    with tempfile.TemporaryDirectory() as folder:
        gold, reports = Path(folder, "gold.jsonl"), Path(folder, "reports.jsonl")
        rows = [report_row(draft, found) for draft, found in zip(drafts, analyses, strict=True)]
        for path, lines in ((gold, drafts), (reports, rows)):
            path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(gold), str(reports)]
        if errors:
            sys.stdout.write(
                subprocess.run([*command, "--errors", str(errors)], check=True, capture_output=True, text=True).stdout
            )
        found = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout
        return json.loads(found)
