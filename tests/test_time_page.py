"""The commands and the table of docs/time_and_channels.md are what Taktvoll says; TAKTVOLL_UPDATE=1 writes the commands' output anew."""

import os
import re
from pathlib import Path

import pytest

import taktvoll
from shell import run, write

pytestmark = pytest.mark.model
PAGE = Path(__file__).parent.parent / "docs" / "time_and_channels.md"
BLOCK = re.compile(r"<!-- example: (?P<name>\w+) -->\n```(?P<kind>\w+)\n(?P<text>.*?)```\n<!-- end -->", re.DOTALL)
TODAY = ("--today", "2027-03-08")
FILES = {"calendar": "termin.ics", "weekday": "mittwoch.txt", "ill": "krank.txt", "declines": "absage.txt"}
COMMANDS = {
    "entry": "check mittwoch.txt --reply-to termin.ics --format concise",
    "phone": "rewrite krank.txt --channel phone",
    "portal": "rewrite krank.txt --channel portal",
    "message": "rewrite krank.txt --channel message",
    "declined": "rewrite krank.txt --occasion decline",
    "requested": "rewrite absage.txt --occasion reschedule",
    "lacks": "check absage.txt --occasion reschedule --format concise",
}
ROW = re.compile(
    r"^\| „(?P<draft>[^“]+)“(?P<mail>, with `--reply-to`[^|]*)? \| (?:note: )?`(?:\d+:\d+: )?(?P<said>[^`]+)` \|$",
    re.MULTILINE,
)
INVITED = "Guten Tag Frau Kröger,\n\ngern laden wir Sie zum Gespräch am 12. März 2027 um 10 Uhr ein.\n\nMit freundlichen Grüßen\nAnna Weiß"


def page():
    return PAGE.read_text(encoding="utf-8")


def blocks():
    return {match["name"]: match["text"] for match in BLOCK.finditer(page())}


@pytest.mark.parametrize("name", COMMANDS)
def test_example_is_what_the_command_prints(name, tmp_path, monkeypatch):
    for block, file in FILES.items():
        write(tmp_path / file, blocks()[block])
    monkeypatch.chdir(tmp_path)
    assert f"`taktvoll {COMMANDS[name]}`" in page()
    printed = run(*COMMANDS[name].split(), *TODAY).out
    if os.environ.get("TAKTVOLL_UPDATE") == "1" and not os.environ.get("CI"):
        old, new = (f"<!-- example: {name} -->\n```text\n{words}```" for words in (blocks()[name], printed))
        PAGE.write_text(page().replace(old, new), encoding="utf-8")
    assert blocks()[name] == printed


ROWS = [match.groupdict() for match in ROW.finditer(page())]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["said"].split()[1])
def test_row_says_what_the_report_does(row):
    told = row["draft"].replace("… am", "leider muss ich das Gespräch am")
    draft = f"Sehr geehrte Frau Weiß,\n\nvielen Dank für die Einladung. {told}\n\nMit freundlichen Grüßen\nJana Kröger"
    report = taktvoll.check(draft, today="2027-03-08", reply_to=INVITED if row["mail"] else None)
    findings = {f"{found.severity} {found.rule} {found.message}" for found in report.findings}
    assert row["said"] in findings | {note.text for note in report.notes}


def test_table_has_every_rule_about_time():
    assert len(ROWS) == 5
