"""The rule of docs/add-a-rule.md is one: it finds what it says, and its page shows what it finds."""

import importlib.util
import re
from pathlib import Path

import pytest

from analyses import read_text
from taktvoll.finding import apply_edits
from taktvoll.settings import Settings

PAGE = (Path(__file__).parent.parent / "docs" / "add-a-rule.md").read_text(encoding="utf-8")
SOURCE = re.compile(r"<!-- file: \S+/(?P<name>\w+)\.py -->\n```python\n(?P<source>.*?)```\n", re.DOTALL)
SETTINGS = Settings(lang="de")


@pytest.fixture(scope="module")
def rule(tmp_path_factory):
    """The rule, from a file as the page has it written."""
    found = SOURCE.search(PAGE)
    path = tmp_path_factory.mktemp("rule") / f"{found['name']}.py"
    path.write_text(found["source"], encoding="utf-8")
    spec = importlib.util.spec_from_file_location(found["name"], path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert found["name"] == module.RULE.id
    return module.RULE


def marked(text, matches):
    """`text` with ⟦ ⟧ around what was found."""
    for match in reversed(matches):
        text = f"{text[: match.start]}⟦{text[match.start : match.end]}⟧{text[match.end :]}"
    return text


def test_rule_of_the_page_finds_what_its_examples_mark(rule):
    for example in rule.examples:
        text = re.sub("[⟦⟧]", "", example.bad)
        assert marked(text, list(rule.find(read_text(text), SETTINGS))) == example.bad


def test_rule_of_the_page_is_silent_on_good_letters_and_near_misses(rule):
    for text in (*(example.good for example in rule.examples), *rule.near_misses):
        assert list(rule.find(read_text(text), SETTINGS)) == []


def test_fixes_of_the_rule_of_the_page_make_the_good_letter(rule):
    for example in rule.examples:
        text = re.sub("[⟦⟧]", "", example.bad)
        matches = list(rule.find(read_text(text), SETTINGS))
        assert apply_edits(text, [edit for match in matches for edit in match.fixes[0].edits]) == example.good


def test_page_shows_what_its_rule_says_of_its_draft(rule):
    draft = re.search(r"^printf '(.*)' \|", PAGE, re.MULTILINE)[1].replace("\\n", "\n")
    lines = []
    for match in rule.find(read_text(draft), SETTINGS):
        line, column = draft.count("\n", 0, match.start) + 1, match.start - draft.rfind("\n", 0, match.start)
        message = rule.message.in_language("de", **match.fields)
        lines.append(f"-:{line}:{column}: {rule.severity.value} {rule.id} {message}\n")
    assert lines
    assert "```text\n" + "".join(lines) + "```" in PAGE
