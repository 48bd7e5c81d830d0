"""What is remembered by sentence changes no report: a letter after an edit is read as one that was never seen."""

import json
from pathlib import Path

import pytest

import taktvoll
from taktvoll.annotate.repeated import Counter
from taktvoll.pipeline.sentence_cache import SentenceCache, SentenceRows
from taktvoll.pipeline.sentence_memory import SentenceMemory

TODAY = "2027-02-20"
DRAFTS = Path(__file__).parents[2] / "corpora" / "dev" / "drafts.jsonl"
TYPED = " Ich danke Ihnen, kann am 12. März aber leider nicht kommen, weil ich krank bin."


def versions(text):
    """The text as it is typed on in the middle, then without its first paragraph, then with a sentence twice."""
    middle = text.find(".", len(text) // 2) + 1
    yield text
    for length in range(1, len(TYPED) + 1, 9):
        yield text[:middle] + TYPED[:length] + text[middle:]
    yield text.partition("\n\n")[2]
    yield text[:middle] + TYPED + TYPED + text[middle:]


@pytest.mark.parametrize("place", [3, 40])
def test_reports_after_edits_are_those_of_a_process_that_remembers_nothing(place, monkeypatch):
    texts = list(versions(json.loads(DRAFTS.read_text(encoding="utf-8").splitlines()[place])["text"]))
    remembered = [taktvoll.check(text, today=TODAY).to_json() for text in texts]
    monkeypatch.setattr(SentenceCache, "__missing__", lambda self, key: self._work_out(key))
    monkeypatch.setattr(SentenceCache, "__getitem__", lambda self, key: self._work_out(key))
    monkeypatch.setattr(SentenceRows, "rows", lambda _, keys, work_out: work_out(list(keys)))
    monkeypatch.setattr(SentenceMemory, "_keep", lambda *_: None)
    monkeypatch.setattr(Counter, "of", lambda _, text: text.count)
    assert [taktvoll.check(text, today=TODAY).to_json() for text in texts] == remembered
