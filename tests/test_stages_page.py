"""The examples of docs/stages.md are what Taktvoll says; TAKTVOLL_UPDATE=1 writes them anew."""

import json
import os
import re
from pathlib import Path

import pytest

from shell import run, write

pytestmark = pytest.mark.model
PAGE = Path(__file__).parent.parent / "docs" / "stages.md"
BLOCK = re.compile(r"<!-- example: (?P<name>\w+) -->\n```(?P<kind>\w+)\n(?P<text>.*?)```\n<!-- end -->", re.DOTALL)
STAGE = re.compile(
    r"`(?P<file>\w+\.txt)`:\n\n<!-- example: (?P<name>\w+)_draft -->.*?`taktvoll (?P<command>check [^`]+)`", re.DOTALL
)


def blocks():
    return {match["name"]: match["text"] for match in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))}


STAGES = [match.groupdict() for match in STAGE.finditer(PAGE.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage["name"])
def test_notes_of_a_stage_are_those_of_the_report(stage, tmp_path, monkeypatch):
    name = f"{stage['name']}_notes"
    write(tmp_path / stage["file"], blocks()[f"{stage['name']}_draft"])
    monkeypatch.chdir(tmp_path)
    (report,) = json.loads(run(*stage["command"].split(), "--today", "2027-03-08").out)
    printed = json.dumps(report["notes"], ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("TAKTVOLL_UPDATE") == "1" and not os.environ.get("CI"):
        old, new = (f"<!-- example: {name} -->\n```json\n{words}```" for words in (blocks()[name], printed))
        PAGE.write_text(PAGE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert blocks()[name] == printed


def test_every_stage_that_people_write_about_has_an_example():
    assert [stage["name"] for stage in STAGES] == [
        "contract", "benefits", "offer", "agency", "reason", "late", "silence", "second", "ill",
    ]  # fmt: skip
