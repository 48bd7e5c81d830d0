import json
from pathlib import Path

import pytest

from taktvoll.annotate.loading import load_pipeline

DRAFTS = Path(__file__).parents[2] / "corpora" / "dev" / "drafts.jsonl"


@pytest.mark.model
def test_saved_tokenizer_splits_as_the_pipeline_that_spacy_loads():
    own, loaded = load_pipeline(for_analysis=True).tokenizer, load_pipeline().tokenizer
    for line in DRAFTS.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        ours, theirs = own(text), loaded(text)
        assert [(token.text, token.norm_, token.whitespace_) for token in ours] == [
            (token.text, token.norm_, token.whitespace_) for token in theirs
        ]


@pytest.mark.model
def test_saved_tokenizer_has_all_that_was_saved():
    own, loaded = load_pipeline(for_analysis=True).tokenizer, load_pipeline().tokenizer
    assert own.to_bytes(exclude=["vocab"]) == loaded.to_bytes(exclude=["vocab"])


@pytest.mark.model
def test_own_pipeline_leaves_out_what_no_tree_and_no_analysis_reads():
    own, loaded = load_pipeline(for_analysis=True), load_pipeline()
    for text in ("Ich melde mich 2 Tage vorher (per Mail: ida@firma.example), da ich leider krank bin.", "Absage!"):
        read = [(token.lower_, token.is_punct, token.is_space, token.is_lower) for token in own.make_doc(text)]
        assert read == [
            (token.lower_, token.is_punct, token.is_space, token.is_lower) for token in loaded.make_doc(text)
        ]
