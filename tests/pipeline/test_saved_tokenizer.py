import json
import re
from pathlib import Path

import pytest
import srsly
from hypothesis import given
from hypothesis import strategies as st

from taktvoll.annotate.loading import load_pipeline
from taktvoll.pipeline.affixes import _WITHOUT_INFIX, Infixes
from taktvoll.pipeline.saved_tokenizer import FILE

SAVED = re.compile(srsly.read_msgpack(FILE)["infix_finditer"])
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


@given(st.from_regex(_WITHOUT_INFIX, fullmatch=True))
def test_what_is_said_to_have_no_infix_has_none(chunk):
    assert not SAVED.search(chunk)


def test_no_letter_and_no_figure_is_an_infix():
    everything = "".join(char for char in map(chr, range(0x110000)) if char.isalnum())
    assert not SAVED.search(everything)


@pytest.mark.parametrize("chunk", ["und/oder", "10-12", "a.B", "ja--nein", "10:30", "[i]V", "ende...anfang", "(s)ie"])
def test_infixes_are_those_of_the_saved_pattern(chunk):
    found = [match.span() for match in Infixes(SAVED.pattern).finditer(chunk)]
    assert found == [match.span() for match in SAVED.finditer(chunk)]
