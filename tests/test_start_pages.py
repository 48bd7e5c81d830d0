"""The start pages show what Taktvoll says: every command and program on them runs; TAKTVOLL_UPDATE=1 writes their output anew."""

import contextlib
import datetime
import html
import importlib.util
import io
import os
import re
import shlex
from pathlib import Path

import pytest

from shell import run

DOCS = Path(__file__).parent.parent / "docs"

START = DOCS / "start"
TODAY = datetime.datetime(2027, 2, 20, 9, tzinfo=datetime.UTC)
FILE = re.compile(r"<!-- file: (?P<name>\S+) -->\n```text\n(?P<text>.*?)```\n", re.DOTALL)
CONSOLE = re.compile(r"(?<=^```console\n)\$ taktvoll .*?(?=^```$)", re.DOTALL | re.MULTILINE)
PROGRAM = re.compile(r"^```python\n(?P<source>.*?)```\n\n```text\n(?P<output>.*?)```\n", re.DOTALL | re.MULTILINE)


@pytest.fixture(autouse=True)
def surroundings(monkeypatch, tmp_path):
    """A folder of their own, without colours, on the day that the pages name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("taktvoll.arguments._now", lambda: TODAY)


def shown(block):
    """A block of commands with what a terminal shows below each."""
    lines = []
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        ran = run(*shlex.split(command)[1:], terminal=True)
        assert ran.status in {0, 1}, ran.err
        lines.append(f"$ {command}\n{ran.out}{ran.err}".rstrip("\n"))
    return "\n\n".join(lines) + "\n"


def printed(source, names):
    """What a program prints, and names keep what the programs above it gave them."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(source, "docs/start", "exec"), names)
    return output.getvalue()


def as_run(text):
    """The page with what its commands and programs say now."""
    for match in FILE.finditer(text):
        Path(match["name"]).write_text(match["text"], encoding="utf-8")
    names = {}
    text = PROGRAM.sub(
        lambda found: f"```python\n{found['source']}```\n\n```text\n{printed(found['source'], names)}```\n", text
    )
    return CONSOLE.sub(lambda found: shown(found[0]), text)


@pytest.mark.parametrize("page", ["terminal.md", "python.md"])
def test_start_page_shows_what_taktvoll_says(page):
    path = START / page
    said = path.read_text(encoding="utf-8")
    assert PROGRAM.search(said) or CONSOLE.search(said)
    now = as_run(said)
    if os.environ.get("TAKTVOLL_UPDATE") == "1" and not os.environ.get("CI"):
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", sorted(START.glob("*.md")), ids=lambda page: page.name)
def test_start_page_says_it_in_both_languages(page):
    german, _, english = page.read_text(encoding="utf-8").partition("\n---\n\n# ")
    assert german.startswith("# ")
    assert german.count("\n## ") == english.count("\n## ") > 1
    assert german.count("\n```") == english.count("\n```")


def words_of(svg):
    """What a picture of a terminal says, without its spaces."""
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return "".join(html.unescape(text) for text in texts).replace("\xa0", "").replace(" ", "")


@pytest.mark.parametrize("name", ["terminal-check.svg", "terminal-check-en.svg"])
def test_picture_shows_what_the_command_says(name):
    spec = importlib.util.spec_from_file_location("terminal_pictures", DOCS / "terminal_pictures.py")
    pictures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pictures)
    path, now = DOCS / "pictures" / name, pictures.picture(name)
    if os.environ.get("TAKTVOLL_UPDATE") == "1" and not os.environ.get("CI"):
        path.write_text(now, encoding="utf-8")
    assert "$taktvollcheck" in words_of(now)
    assert words_of(path.read_text(encoding="utf-8")) == words_of(now)
    assert "url(" not in path.read_text(encoding="utf-8").replace("url(#", "")
