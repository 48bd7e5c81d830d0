"""Letters that went wrong once: what the rewrite must have and must not have, and that no rule and no fact objects to it.

``cases.jsonl`` came with the issue; the drafts of ``unseen.jsonl`` were written by people who knew neither the code nor those.
"""

import json
import re
from pathlib import Path

import pytest

import taktvoll
from taktvoll.rewriting.proof import _SAID

pytestmark = pytest.mark.model
CASES = [
    json.loads(line)
    for name in ("cases.jsonl", "unseen.jsonl")
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
]


VOUCHED = frozenset(
    "rw-01 rw-02 rw-03 rw-06 rw-10 rw-12 rw-16 rw-17 rw-18 rw-19 rw-22 rw-23 rw-24 rw-25 rw-26 rw-27 rw-28 rw-30 rw-31 rw-32 rw-33 rw-34 rw-35 rw-36 rw-38 rw-39 rw-40".split()
)
"""Whose letter is vouched for; of the others readers may think that something is missing, and the proof says so."""


def _by_readers(result):
    """What the proof says on behalf of editors, of readers and of the second reader alone."""
    starts = tuple(_SAID[key][0].partition("{")[0] for key in ("needed", "readers"))
    marked = {doubt.kind for doubt in result.proof.doubts} <= {"unneeded", "reproach"}
    looks = (_SAID["language"][0].partition("{")[0],) if marked else ()
    return [reason for reason in result.proof.missing if reason.startswith((*starts, *looks))]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case["id"]) for case in CASES if case["id"] in VOUCHED or case.get("vouched")]
)
def test_rewrite_that_readers_would_send_is_proven(case):
    (result,) = taktvoll.rewrite(
        case["text"], mode=case["mode"], today=case.get("today", "2026-01-05"), settings=case.get("options")
    )
    assert result.proof.passed, result.proof.missing


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case["id"]) for case in CASES],
)
def test_rewrite_of_a_letter_that_went_wrong_once(case):
    (result,) = taktvoll.rewrite(
        case["text"], mode=case["mode"], today=case.get("today", "2026-01-05"), settings=case.get("options")
    )
    assert result.proof.passed or [*result.proof.missing] == _by_readers(result), result.proof.missing
    assert [pattern for pattern in case["must"] if not re.search(pattern, result.text)] == []
    assert [pattern for pattern in case["must_not"] if re.search(pattern, result.text)] == []
