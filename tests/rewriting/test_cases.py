"""Letters that went wrong once: what the rewrite must have and must not have, and that it is proven.

``cases.jsonl`` came with the issue; the drafts of ``unseen.jsonl`` were written by people who knew neither the code nor those.
"""

import json
import re
from pathlib import Path

import pytest

import taktvoll

pytestmark = pytest.mark.model
CASES = [
    json.loads(line)
    for name in ("cases.jsonl", "unseen.jsonl")
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case["id"]) for case in CASES],
)
def test_rewrite_of_a_letter_that_went_wrong_once(case):
    (result,) = taktvoll.rewrite(
        case["text"], mode=case["mode"], today=case.get("today", "2026-01-05"), settings=case.get("options")
    )
    assert result.proof.passed, result.proof.missing
    assert [pattern for pattern in case["must"] if not re.search(pattern, result.text)] == []
    assert [pattern for pattern in case["must_not"] if re.search(pattern, result.text)] == []
