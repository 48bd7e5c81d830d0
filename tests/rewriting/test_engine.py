"""The engine: each text is read and judged once."""

import importlib.util
from collections import Counter
from pathlib import Path

import pytest

import taktvoll
from taktvoll.annotate.reading import LetterReader
from taktvoll.rewriting import engine

_spec = importlib.util.spec_from_file_location("drafts", Path(__file__).with_name("drafts.py"))
drafts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(drafts)

pytestmark = pytest.mark.model


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in list(drafts.all_drafts().values())[::7]])
def test_a_rewrite_reads_and_judges_no_text_twice(row, mode, monkeypatch):
    read, judged = Counter(), Counter()
    docs, made = LetterReader.docs, engine.rewrite_analysis

    def counted_docs(self, letters, today):
        read.update(letter.text for letter in letters)
        return docs(self, letters, today)

    def counted_rewrite(draft, settings, reader, judge, syntax, **others):
        def counted(analysis):
            judged[analysis.text] += 1
            return judge(analysis)

        return made(draft, settings, reader, counted, syntax, **others)

    monkeypatch.setattr(LetterReader, "docs", counted_docs)
    monkeypatch.setattr(engine, "rewrite_analysis", counted_rewrite)
    results = taktvoll.rewrite(row["text"], mode=mode, variants=2, today=drafts.TODAY)
    assert set(read.values()) == set(judged.values()) == {1}
    assert read.keys() >= {row["text"], *(result.text for result in results)}
