import pytest

from builders import FORMS, blank
from taktvoll.pipeline.dictionary import EMPTY, LemmaRule, of_vocab, pack, parse


@pytest.fixture
def dictionary():
    return parse(pack(FORMS))


def test_get_returns_the_readings_of_a_form(dictionary):
    assert dictionary.get("Gespräch").tags == "SUB"
    assert dictionary.get("gespräch") is None
    assert len(dictionary) == len(FORMS)


def test_matches_finds_the_other_case(dictionary):
    assert [(match.how, match.form) for match in dictionary.matches("Komme")] == [("lower", "komme")]
    assert [(match.how, match.form) for match in dictionary.matches("gespräch")] == [("title", "Gespräch")]


def test_matches_finds_the_last_part_of_a_compound(dictionary):
    (match,) = dictionary.matches("Vorstellungsgespräche")
    assert (match.how, match.head, match.form) == ("tail", "Vorstellungs", "Gespräche")
    assert match.lemma("SUB") == "Vorstellungsgespräch"
    (match,) = dictionary.matches("fertiggestellt")
    assert match.lemma("VER:PA2") == "fertigstellen"


def test_matches_finds_the_part_after_a_hyphen(dictionary):
    (match,) = dictionary.matches("Online-Gespräche")
    assert match.lemma("SUB") == "Online-Gespräch"


def test_matches_is_empty_for_an_unknown_form(dictionary):
    assert not list(dictionary.matches("Xyz"))
    assert not list(dictionary.matches(""))


def test_lemma_takes_the_first_tag_that_fits(dictionary):
    (match,) = dictionary.matches("gemacht")
    assert match.lemma("VER:PA2", "PA2:PRD") == "machen"
    assert match.lemma("PA2") == "gemacht"
    assert match.lemma("SUB") is None


def test_rule_leaves_a_form_that_is_too_short():
    assert LemmaRule(front_cut=2, front_add="", end_cut=2, end_add="en").apply("abc") == "abc"


def test_of_vocab_is_empty_without_a_table():
    import spacy

    assert len(of_vocab(spacy.blank("de").vocab)) == 0
    assert len(parse(EMPTY)) == 0
    assert len(of_vocab(blank().vocab)) == len(FORMS)
