"""What a finding rests on, in words."""

import tomllib
from importlib import resources

import pytest

from reports import finding
from taktvoll.annotate.patterns import FILES
from taktvoll.formats.evidence import evidence_in_words
from taktvoll.lint.rules import ALL

TEXT = "Das ist ein Witz."
SOURCES = {"negative", "private", "informal", "hedge", "obstacle", "interest", "later", "abasement", "empty_phrase"}
"""Kinds of evidence on which rules build findings."""


def words(rule, *evidence, lang="de"):
    return evidence_in_words(finding(TEXT, rule, "Witz", evidence=evidence), lang)


def patterns():
    for file in FILES:
        tables = tomllib.loads(resources.files("taktvoll.annotate.patterns").joinpath(file).read_text(encoding="utf-8"))
        yield from (f"{kind}.{name}" for kind, entries in tables.items() if kind in SOURCES for name in entries)


@pytest.mark.parametrize("name", sorted(patterns()))
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_pattern_behind_a_finding_has_words(name, lang):
    said = words("informal", name, lang=lang)
    assert "gesammelt" not in said
    assert "collected" not in said
    assert "." not in said
    assert "_" not in said


@pytest.mark.parametrize("rule", [rule.id for rule in ALL if rule.id.startswith("missing_")])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_lack_says_what_is_not_there(rule, lang):
    assert words(rule, lang=lang)


def test_figures_are_words_and_the_surest_model_counts():
    assert words("negative_opinion", "negative.pay", "model:0.46", "model:0.54") == (
        "eine Klage über die Bezahlung; ein aus Beispielen gelerntes Modell, zu 54 % sicher"
    )
    assert words("over_explanation", "sentences:3", "words:40", "reasons:1") == (
        "3 Sätze mit einer Begründung; 40 Wörter; 1 Grund"
    )
    assert words("informal", "informal.word:0.80") == "ein Wort der Umgangssprache"
    assert words("grammar", "languagetool:KOMMA", lang="en") == "LanguageTool, rule KOMMA"


def test_a_new_pattern_is_not_shown_by_its_name():
    assert words("informal", "informal.brand_new") == "Wörter, wie sie für „Umgangssprache“ gesammelt sind"
