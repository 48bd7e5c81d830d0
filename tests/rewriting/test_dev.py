"""The drafts of many voices: each one is rewritten with a passed proof, and ten letters are read in full."""

import functools
import importlib.util
import re
from pathlib import Path

import pytest

import taktvoll
from stored import check_stored
from taktvoll.rewriting.layout import NO_RULE
from taktvoll.rewritten import ChangeKind

_spec = importlib.util.spec_from_file_location("drafts", Path(__file__).with_name("drafts.py"))
drafts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(drafts)

pytestmark = pytest.mark.model
STORED = Path(__file__).parent / "stored"
READ_IN_FULL = ("d-002", "d-008", "d-025", "d-033", "d-050", "d-057", "d-073", "d-082", "d-093", "d-097")
CLEAR = [pytest.param(row, id=row["id"]) for row in drafts.clear_drafts()]


@functools.cache
def rewritten(text, mode, variants):
    return taktvoll.rewrite(text, mode=mode, variants=variants, today=drafts.TODAY)


def rewrite(row, mode, variants=1):
    return rewritten(row["text"], mode, variants)


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
@pytest.mark.parametrize("row", CLEAR)
def test_rewrite_of_a_clear_draft_is_proven_or_says_where_to_look(row, mode):
    (result,) = rewrite(row, mode)
    assert result.proof.passed == (not result.proof.missing and not result.proof.doubts)
    assert all(0 <= doubt.start < doubt.end <= len(result.text) and doubt.text for doubt in result.proof.doubts)
    if result.proof.verdict != "not_possible":
        return
    read_as = taktvoll.check(row["text"], today=drafts.TODAY).occasion
    assert read_as not in {"decline", "reschedule"}, result.proof.missing
    (told,) = taktvoll.rewrite(row["text"], mode=mode, today=drafts.TODAY, settings={"occasion": row["occasion"]})
    assert told.proof.verdict != "not_possible", told.proof.missing


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
@pytest.mark.parametrize("row", CLEAR)
def test_changes_tell_the_whole_way_from_draft_to_result(row, mode):
    (result,) = rewrite(row, mode)
    position = 0
    for change in result.changes:
        if change.kind is ChangeKind.KEPT:
            assert row["text"][change.start : change.end] == change.text
        else:
            assert change.rule not in NO_RULE
            assert change.why
        assert (change.kind is ChangeKind.ADDED) == (change.start == change.end)
        assert (change.kind is ChangeKind.DROPPED) == (not change.text)
        words = r"\s+".join(map(re.escape, change.text.split()))
        found = re.compile(words).search(result.text, position)
        assert found, change.text
        position = found.end()
    assert not result.text[position:].strip()


@pytest.mark.parametrize("row", CLEAR)
def test_rewrite_has_no_broken_sentence(row):
    for mode in ("minimal", "fresh"):
        (result,) = rewrite(row, mode)
        if result.text == row["text"]:
            continue
        new = re.compile(r"\{|\}| ,|  \S|,\.|\.\.(?!\.)|\b(am am|um um|der der|zum zum)\b")
        assert not [hit for hit in new.findall(result.text) if hit and hit not in row["text"]]


@pytest.mark.parametrize("row", CLEAR)
def test_a_fresh_letter_is_short(row):
    (result,) = rewrite(row, "fresh")
    assert result.proof.words <= 100


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in drafts.clear_drafts()[::6]])
def test_variants_differ_and_proven_ones_come_first(row):
    results = rewrite(row, "fresh", variants=3)
    assert len({result.text for result in results}) == len(results)
    passed = [result.proof.passed for result in results]
    assert passed == sorted(passed, reverse=True)
    if taktvoll.check(row["text"], today=drafts.TODAY).occasion == row["occasion"]:
        assert all(result.proof.verdict != "not_possible" for result in results)


@pytest.mark.parametrize("id_", READ_IN_FULL)
def test_rewrite_of_a_whole_letter_is_as_it_was_read(id_):
    row = drafts.all_drafts()[id_]
    shown = [row["text"].rstrip()]
    for mode in ("minimal", "fresh"):
        (result,) = rewrite(row, mode)
        shown += [
            f"=== {mode} · {result.proof.words} words · {result.proof.verdict}",
            result.text.rstrip(),
        ]
    check_stored(STORED / f"{id_}.txt", "\n\n".join(shown) + "\n")
