import pytest
from spacy.tokens import Doc

from builders import blank, tree
from taktvoll.pipeline.clauses import ClauseSplitter


@pytest.fixture
def nlp():
    return blank()


@pytest.fixture
def split():
    return ClauseSplitter("clauses").predict


def quotes(doc, clauses):
    word = {-1: None, **{token.i: token.text for token in doc}}
    return [(doc[a:b].text, word[c], word[v]) for a, b, c, v in clauses]


def test_clauses_of_a_reason(nlp, split):
    doc = tree(
        nlp,
        ["Ich", "komme", "nicht", ",", "weil", "ich", "krank", "bin", "."],
        ["PPER", "VVFIN", "PTKNEG", "$,", "KOUS", "PPER", "ADJD", "VAFIN", "$."],
        [1, 1, 1, 6, 6, 6, 1, 6, 1],
        ["nsubj", "ROOT", "advmod", "punct", "mark", "nsubj", "advcl", "cop", "punct"],
    )
    assert quotes(doc, split(doc)) == [
        ("Ich komme nicht , weil ich krank bin", None, "komme"),
        ("weil ich krank bin", "weil", "bin"),
    ]


def test_clauses_side_by_side(nlp, split):
    doc = tree(
        nlp,
        ["Ich", "danke", "und", "sage", "ab", "."],
        ["PPER", "VVFIN", "KON", "VVFIN", "PTKVZ", "$."],
        [1, 1, 3, 1, 3, 1],
        ["nsubj", "ROOT", "cc", "conj", "compound:prt", "punct"],
    )
    assert quotes(doc, split(doc)) == [("Ich danke", None, "danke"), ("und sage ab", "und", "sage")]


def test_clause_of_a_relative_pronoun(nlp, split):
    doc = tree(
        nlp,
        ["der", "Termin", ",", "der", "passt", ",", "gilt"],
        ["ART", "NN", "$,", "PRELS", "VVFIN", "$,", "VVFIN"],
        [1, 6, 4, 4, 1, 4, 6],
        ["det", "nsubj", "punct", "nsubj", "acl", "punct", "ROOT"],
    )
    assert ("der passt", "der", "passt") in quotes(doc, split(doc))


def test_a_greeting_is_no_clause(nlp, split):
    doc = tree(nlp, ["Viele", "Grüße"], ["PIAT", "NN"], [1, 1], ["det", "ROOT"])
    assert split(doc) == []


def test_clauses_of_nothing(nlp, split):
    assert split(Doc(nlp.vocab)) == []


def test_clauses_need_trees(nlp):
    with pytest.raises(ValueError, match="parser"):
        ClauseSplitter("clauses")(Doc(nlp.vocab, words=["Ich", "komme"]))


def test_clauses_are_plain_data(nlp):
    doc = tree(nlp, ["Ich", "komme"], ["PPER", "VVFIN"], [1, 1], ["nsubj", "ROOT"])
    doc = ClauseSplitter("clauses")(doc)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [tuple(row) for row in again._.taktvoll_clauses] == [(0, 2, -1, 1)]
