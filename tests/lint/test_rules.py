"""What holds for all rules as values."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import taktvoll.lint.rules as rules
from taktvoll.errors import SettingsError
from taktvoll.lint.rule import Rule
from taktvoll.lint.rules import ALL, rule_by_id

ROOT = Path(__file__).parent.parent.parent
CONTRACT = (ROOT / "docs" / "CONTRACT.md").read_text(encoding="utf-8")
by_rule = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)


def contract_severities() -> dict[str, str]:
    table = {}
    for severity, names in re.findall(r"^\| (error|warning|hint) \| (.+) \|$", CONTRACT, re.MULTILINE):
        table |= dict.fromkeys(re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", names)), severity)
    return table


def test_all_has_every_file_of_the_folder() -> None:
    files = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert {rule.id for rule in ALL} == files


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in ALL}) == len(ALL)


@by_rule
def test_id_is_the_file_name(rule: Rule) -> None:
    assert rule.find.__module__ == f"taktvoll.lint.rules.{rule.id}"


def test_severities_are_those_of_the_contract() -> None:
    table = contract_severities()
    assert {rule.id: rule.severity.value for rule in ALL} == {
        name: severity for name, severity in table.items() if name != "grammar"
    }


@by_rule
def test_rule_has_examples_and_a_near_miss(rule: Rule) -> None:
    assert len(rule.examples) >= 2
    assert len(rule.near_misses) >= 1
    assert all("⟦" in example.bad and "⟦" not in example.good for example in rule.examples)


@by_rule
def test_texts_exist_in_both_languages(rule: Rule) -> None:
    for text in (rule.title, rule.message, rule.advice, rule.why, rule.source):
        assert text.de.strip()
        assert text.en.strip()
        assert text.de != text.en


@by_rule
def test_messages_ask_for_the_same_fields_in_both_languages(rule: Rule) -> None:
    assert set(re.findall(r"{(\w+)}", rule.message.de)) == set(re.findall(r"{(\w+)}", rule.message.en))


@by_rule
def test_find_has_a_docstring_and_the_module_says_what_is_found(rule: Rule) -> None:
    assert rule.find.__doc__
    assert sys.modules[rule.find.__module__].__doc__


def test_rule_by_id_gives_the_rule() -> None:
    assert rule_by_id("informal").id == "informal"


def test_rule_by_id_names_the_nearest() -> None:
    with pytest.raises(SettingsError, match="`missing_thank`; did you mean `missing_thanks`"):
        rule_by_id("missing_thank")


def test_rule_by_id_without_a_near_one_points_to_the_list() -> None:
    with pytest.raises(SettingsError, match=r"no rule `xyz`.*taktvoll rules"):
        rule_by_id("xyz")


def test_rules_do_not_import_spacy() -> None:
    code = "import sys, taktvoll.lint.rules, taktvoll.lint.explain; sys.exit('spacy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
