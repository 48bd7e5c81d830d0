"""What was found out about a draft travels with it: its segments are found once for each text."""

from collections import Counter

import pytest

from shell import FLAWED, TODAY, run, write
from taktvoll.annotate.received.reading import read_received
from taktvoll.mail import segments

QUOTED = FLAWED + "\nAm 3. März 2027 um 10:12 schrieb Brandt <b@x.example>:\n> Wir laden Sie ein.\n"


@pytest.fixture
def found(monkeypatch):
    """How often the segments of each text were found; an employer's mail that another test had read is read anew."""
    read_received.cache_clear()
    counted, read_opening = Counter(), segments.read_opening

    def counting(text, *others):
        counted[text] += 1
        return read_opening(text, *others)

    monkeypatch.setattr(segments, "read_opening", counting)
    return counted


@pytest.mark.parametrize("form", ["text", "json", "concise", "sarif"])
@pytest.mark.parametrize("name", ["a.txt", "a.eml", "a.jsonl"])
def test_check_finds_the_segments_of_a_draft_once(tmp_path, found, name, form):
    run("check", draft(tmp_path / name), "--format", form, *TODAY)
    drafts = {text: times for text, times in found.items() if text.startswith("Hallo Frau Brandt")}
    assert list(drafts.values()) == [1]


@pytest.mark.parametrize("name", ["a.txt", "a.eml"])
def test_rewrite_finds_the_segments_of_each_text_once(tmp_path, found, name):
    run("rewrite", draft(tmp_path / name), *TODAY)
    assert len(found) > 1
    assert set(found.values()) == {1}


def draft(path):
    import json

    heads = {".eml": "Subject: Absage\nContent-Type: text/plain; charset=utf-8\n\n"}
    text = json.dumps({"text": QUOTED}) if path.suffix == ".jsonl" else heads.get(path.suffix, "") + QUOTED
    return write(path, text)
