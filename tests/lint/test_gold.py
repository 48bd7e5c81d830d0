"""With the labels of the annotated drafts as input, the rules give the annotated findings."""

from pathlib import Path

import pytest

from analyses import build, marked, slot
from taktvoll.lint.run import find_all
from taktvoll.settings import Settings

DRAFTS = marked.load(Path(__file__).parent.parent.parent / "corpora" / "dev" / "drafts.jsonl")
BY_LABELS = {
    "missing_salutation", "missing_closing", "missing_thanks", "missing_decision", "missing_apology", "negative_opinion",
    "private_detail", "informal", "hedged_decision", "register_mix", "too_long",
}  # fmt: skip
"""Findings that follow from labels, register and length; the others also rest on marks inside the sentences."""


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft["id"])
def test_gold_labels_give_the_gold_findings(draft):
    text = draft["text"]
    analysis = build(
        text,
        [(span["start"], span["end"], tuple(span["labels"])) for span in draft["sentences"]],
        slots={name: slot(text, quote) for name, quote in draft["slots"].items()},
        occasion=draft["occasion"],
        register=draft["register"],
    )
    found = {finding.rule for finding in find_all(analysis, Settings())}
    assert found & BY_LABELS == set(draft["findings"]) & BY_LABELS
