"""docs/advice.md names rules and notes that there are, and every rule that an advice page is the ground of."""

import re
import tomllib
from pathlib import Path

from taktvoll.lint.rules import ALL

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "advice.md").read_text(encoding="utf-8")
NOTES = Path(__file__).parent.parent / "src" / "taktvoll" / "lint" / "notes.toml"


def test_rules_named_have_their_page():
    named = re.findall(r"\[`(\w+)`\]\(rules/(\w+)\.md\)", PAGE)
    assert len(named) > 20
    assert all(rule == page and (DOCS / "rules" / f"{page}.md").exists() for rule, page in named)


def test_notes_named_are_given():
    kinds = {note["kind"] for note in tomllib.loads(NOTES.read_text(encoding="utf-8"))["note"]}
    named = re.findall(r"note `(\w+)`", PAGE)
    assert set(named) >= {"timing", "channel", "offer", "benefits", "silence", "reason"}
    assert set(named) <= kinds


def test_every_rule_of_letters_stands_in_the_table():
    of_text = {"empty_draft", "not_german", "placeholder_left", "sentence_too_long", "empty_phrase", "informal"}
    of_frame = {"missing_salutation", "missing_closing"}
    assert {rule.id for rule in ALL} - of_text - of_frame <= set(re.findall(r"`(\w+)`\]\(rules/", PAGE))
