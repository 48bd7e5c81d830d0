"""Pages of rules, and the generated ones in docs/."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from taktvoll.errors import SettingsError
from taktvoll.lint.explain import LIMITS, explain
from taktvoll.lint.rules import ALL
from taktvoll.settings import Limits, Settings
from taktvoll.settings_faults import key_paths

SCRIPT = Path(__file__).parent.parent.parent / "docs" / "generate.py"


@pytest.fixture
def generate():
    spec = importlib.util.spec_from_file_location("generate", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_page_shows_what_why_examples_and_source(rule, lang):
    page = explain(rule.id, lang)
    assert page.startswith(f"# {rule.id}\n")
    for text in (rule.title, rule.why, rule.advice, rule.source):
        assert text.in_language(lang) in page
    for example in rule.examples:
        assert example.bad in page
        assert example.good in page
    assert all(near_miss in page for near_miss in rule.near_misses)
    assert all(f"`limits.{name}`" in page for name in LIMITS.get(rule.id, ()))


def test_limits_of_the_pages_exist():
    assert {name for names in LIMITS.values() for name in names} <= Limits.model_fields.keys()


def test_score_and_grammar_have_pages():
    assert explain("score", "de").startswith("# Wertung")
    assert explain("score", "en").startswith("# Score")
    assert explain("grammar", "en").startswith("# grammar")


@pytest.mark.parametrize(
    ("name", "nearest"), [("informall", "informal"), ("scores", "score"), ("missing-thanks", "missing_thanks")]
)
def test_unknown_page_names_the_nearest(name, nearest):
    with pytest.raises(SettingsError, match=f"did you mean `{nearest}`"):
        explain(name, "de")


@pytest.mark.parametrize("name", ["Umgangssprache", "umgangssprache", "Colloquial wording", "informal"])
def test_page_is_found_by_id_and_by_title(name):
    assert explain(name, "de").startswith("# informal")


def test_settings_have_a_page_with_every_key_and_its_default():
    page = explain("settings", "de")
    assert page.startswith("# Einstellungen")
    for path in key_paths(Settings):
        assert f"`{path.rpartition('.')[2]}`" in page or f"[{path}]" in page
    assert "| `max_words` | ganze Zahl ab 1 | `120` |" in page
    assert "| `url` | Text | – |" in page
    assert "whole number from 1 on" in explain("settings", "en")


def test_settings_page_in_docs_is_up_to_date(generate):
    assert generate.SETTINGS.read_text(encoding="utf-8") == generate.settings()


def test_pages_in_docs_are_up_to_date(generate):
    assert generate.stale() == []


def test_stale_names_missing_changed_and_foreign_pages(generate, tmp_path):
    generate.write(tmp_path)
    assert generate.stale(tmp_path) == []
    (tmp_path / "informal.md").write_text("alt", encoding="utf-8")
    (tmp_path / "too_long.md").unlink()
    (tmp_path / "retired.md").write_text("", encoding="utf-8")
    assert generate.stale(tmp_path) == ["informal.md", "retired.md", "too_long.md"]
    generate.write(tmp_path)
    assert generate.stale(tmp_path) == []


def test_check_ends_with_zero():
    subprocess.run([sys.executable, str(SCRIPT), "--check"], check=True)
