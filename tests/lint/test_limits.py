"""Limits are monotone: a laxer one never finds more, whatever its value, on real letters with the shipped models."""

import datetime
import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest

from taktvoll.annotate.loading import load_pipeline, unread_pipes
from taktvoll.appointment import appointment
from taktvoll.lint.rules import rule_by_id
from taktvoll.settings import Limits, Settings

DEV = Path(__file__).parents[2] / "corpora" / "dev" / "drafts.jsonl"
TODAY = "2027-02-20"
VALUES = {
    "max_reason_words": ("over_explanation", range(5, 61)),
    "max_reasons": ("over_explanation", range(8)),
    "max_words": ("too_long", range(5, 250, 5)),
    "max_sentence_words": ("sentence_too_long", range(5, 61)),
    "many_apologies": ("over_apology", range(1, 8)),
    "late_notice_days": ("late_notice", range(14, -1, -1)),
}
"""Limit → its rule, and values from strict to lax."""
NOTICE = datetime.timedelta(days=5)
"""The letters are checked so long before their appointment."""


@pytest.fixture(scope="module")
def analyses():
    nlp = load_pipeline()
    docs = []
    for line in DEV.read_text(encoding="utf-8").splitlines():
        doc = nlp.make_doc(json.loads(line)["text"])
        doc._.taktvoll_context = {"today": TODAY}
        docs.append(doc)
    found = [doc._.taktvoll_analysis for doc in nlp.pipe(docs, disable=unread_pipes(nlp))]
    days = map(appointment, found)
    return [replace(one, today=day - NOTICE) if day else one for one, day in zip(found, days, strict=True)]


def speaks(rule_id, analysis, settings):
    """Whether a rule finds something."""
    return next(iter(rule_by_id(rule_id).find(analysis, settings)), None) is not None


def test_every_limit_is_tried():
    assert set(VALUES) == set(Limits.model_fields)


@pytest.mark.model
@pytest.mark.parametrize("limit", VALUES)
def test_laxer_limit_finds_the_same_or_less(analyses, limit):
    rule_id, values = VALUES[limit]
    found = []
    for value in values:
        settings = Settings(limits=Limits(**{limit: value}))
        found.append({place for place, analysis in enumerate(analyses) if speaks(rule_id, analysis, settings)})
    assert found[0]
    assert all(lax <= strict for strict, lax in itertools.pairwise(found))
