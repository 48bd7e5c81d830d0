"""The examples of docs/reply_to.md are what Taktvoll says; TAKTVOLL_UPDATE=1 writes them anew."""

import json
import os
import re
from pathlib import Path

import pytest

from shell import run, write

pytestmark = pytest.mark.model
PAGE = Path(__file__).parent.parent / "docs" / "reply_to.md"
BLOCK = re.compile(r"<!-- example: (?P<name>\w+) -->\n```(?P<kind>\w+)\n(?P<text>.*?)```\n<!-- end -->", re.DOTALL)
FILES = {
    "mail": "einladung.txt",
    "draft": "absage.txt",
    "application": "bewerbung.txt",
    "casual": "locker.txt",
    "choice": "auswahl.txt",
    "moving": "verschieben.txt",
    "sending": "absage.eml",
}
COMMANDS = {
    "check": "check absage.txt --reply-to einladung.txt --format concise --lang en",
    "rewrite": "rewrite absage.txt --reply-to einladung.txt",
    "moved": "rewrite verschieben.txt --reply-to auswahl.txt",
    "drift": "check locker.txt --application bewerbung.txt --select tone_drift --format concise --lang en",
}


def blocks():
    return {match["name"]: match["text"] for match in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name, file in FILES.items():
        write(tmp_path / file, blocks()[name])
    monkeypatch.chdir(tmp_path)


def compare(name, kind, printed):
    if os.environ.get("TAKTVOLL_UPDATE") == "1" and not os.environ.get("CI"):
        old = f"<!-- example: {name} -->\n```{kind}\n{blocks()[name]}```"
        new = f"<!-- example: {name} -->\n```{kind}\n{printed}```"
        PAGE.write_text(PAGE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert blocks()[name] == printed


@pytest.mark.parametrize("name", COMMANDS)
def test_example_is_what_the_command_prints(folder, name):
    assert f"`taktvoll {COMMANDS[name]}`" in PAGE.read_text(encoding="utf-8")
    compare(name, "text", run(*COMMANDS[name].split(), "--today", "2027-05-03").out)


def test_json_is_what_the_report_says_of_the_mail(folder):
    ran = run("check", "absage.txt", "--reply-to", "einladung.txt", "--format", "json", "--today", "2027-05-03")
    (report,) = json.loads(ran.out)
    compare("json", "json", json.dumps(report["reply_to"], ensure_ascii=False, indent=1) + "\n")


def test_notes_before_sending_are_those_of_the_report(folder):
    command = "check absage.eml --format json --lang en"
    assert f"`taktvoll {command}`" in PAGE.read_text(encoding="utf-8")
    (report,) = json.loads(run(*command.split(), "--today", "2027-05-03").out)
    compare("notes", "json", json.dumps(report["notes"], ensure_ascii=False, indent=1) + "\n")
