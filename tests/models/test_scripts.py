"""The steps of the training project that need no training."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "models" / "de_taktvoll" / "scripts"))

import spacy
from assets import main as check_assets
from dictionary import coarse, morphology
from entities import CALENDAR, read_bio
from evaluate import score_entities, score_words
from gold import harmonise, load, reconcile, save
from gold import main as make_gold
from lemma_rules import lemma_rule
from letters import filled, name_part
from spacy.tokens import Doc, Span
from summary import flatten
from taktvoll_training.treebank import Sentence, Tok, read_conllu, read_empirist, read_unimorph

import tiny_data


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    tiny_data.write(folder, folder / "drafts.jsonl")
    return folder


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Häuser", "Haus"),
        ("gemacht", "machen"),
        ("angefangen", "anfangen"),
        ("ging", "gehen"),
        ("Haus", "Haus"),
        ("x", "yz"),
    ],
)
def test_lemma_rule_leads_to_the_lemma(form, lemma):
    assert lemma_rule(form, lemma).apply(form) == lemma


@pytest.mark.parametrize(
    ("tag", "short"),
    [
        ("VER:AUX:3:PLU:PRÄ", "AUX:FIN"),
        ("VER:INF:NON", "VER:INF"),
        ("ADJ:DAT:PLU:FEM:GRU:DEF", "ADJ:A"),
        ("ADJ:PRD:GRU", "ADJ:PRD"),
        ("EIG:NOM:SIN:MAS:NOA:NAC", "EIG:NAC"),
        ("PRO:POS:NOM", "PRO:POS"),
        ("ZUS", "ZUS"),
    ],
)
def test_coarse_keeps_what_decides_the_part_of_speech(tag, short):
    assert coarse(tag) == short


def test_morphology_drops_what_is_no_inflection():
    assert morphology(["SUB:NOM:SIN:NEU", "SUB:NOM:SIN:NEU", "ADV:TMP"]) == ("NOM:SIN:NEU",)


def test_conllu_joins_a_contraction(data):
    sentence = list(read_conllu(data / "ud_gsd/de_gsd-ud-dev.conllu.gz", "gsd_dev", stts=True))[1]
    token = sentence.toks[2]
    assert (token.form, token.tag, token.pos, token.lemma) == ("im", "APPRART", "ADP", "in")
    assert token.feats == "Case=Dat|Gender=Neut|Number=Sing"
    assert (token.head, token.dep) == (3, "case")
    assert sentence.toks[3].dep == "ROOT"


def test_unimorph_joins_a_contraction_and_leaves_auxiliaries_open(data):
    (sentence,) = read_unimorph(data / "gsd_train_morph/de-gsd-train-part.tsv.gz")
    assert [token.form for token in sentence.toks] == ["Das", "Haus", "steht", "im", "Wald", "."]
    assert sentence.toks[2].pos == "VERB"


def test_empirist_keeps_the_parts_apart(data):
    path = data / "empirist/empirist.vrt.gz"
    assert [len(list(read_empirist(path, part))) for part in ("train", "test", "none")] == [1, 1, 0]


def test_reconcile_takes_the_part_of_speech_of_today():
    today = [Sentence(toks=(Tok(form="diese", pos="DET"),) * 3, source="pud")]
    older = [
        Sentence(
            toks=(Tok(form="Diese", pos="PRON"), Tok(form="Xaver", pos="PROPN"), Tok(form="Wald", pos="NOUN")),
            source="old",
        )
    ]
    (sentence,) = reconcile(older, today)
    assert [token.pos for token in sentence.toks] == ["DET", "", "NOUN"]


def test_gold_keeps_test_sentences_out_of_training(data, tmp_path):
    make_gold(data, tmp_path)
    test = {tuple(t.form for t in s.toks) for s in load(tmp_path / "test_gsd.jsonl")}
    train = {tuple(t.form for t in s.toks) for s in load(tmp_path / "train.jsonl")}
    assert test
    assert not test & train


def test_saved_sentences_come_back_and_have_one_checksum(tmp_path):
    sentence = Sentence(toks=(Tok(form="Haus", feats=""),), source="x", ents=((0, 1, "ORG"),))
    save(tmp_path / "a.jsonl", [sentence])
    save(tmp_path / "b.jsonl", [sentence])
    assert load(tmp_path / "a.jsonl") == [sentence]
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()


def test_harmonise_reduces_relations():
    (token,) = harmonise(Sentence(toks=(Tok(form="x", dep="acl:relcl"),), source="x")).toks
    assert token.dep == "acl"


def test_bilou_writes_whole_entities():
    sentence = Sentence(toks=(Tok(form="x"),) * 5, source="x", ents=((0, 1, "PER"), (1, 4, "ORG")))
    assert sentence.bilou() == ["U-PER", "B-ORG", "I-ORG", "L-ORG", "O"]


def test_words_of_the_calendar_stay_open_where_dates_are_not_annotated(data):
    path = data / "germeval2014_ner/NER-de-test.tsv.gz"
    (sentence,) = read_bio(path, 1, 2, "\t", {"PER": "PER"}, dates=False)
    assert sentence.ents == ((0, 2, "PER"), (3, 4, "?"))
    assert CALENDAR.search("Donnerstag")
    assert not CALENDAR.search("Haus")


@pytest.mark.parametrize(
    ("quote", "name"),
    [("Frau Dr. Weiß", "Weiß"), ("frau dogan", "dogan"), ("Jana Kröger", "Jana Kröger"), ("Frau", "")],
)
def test_name_part_drops_titles(quote, name):
    assert name_part(quote) == name


def test_filled_joins_the_parts_of_a_name():
    import random

    lists = {"first": ["Jana"], "last": ["Kröger"], "company": ["Backhaus"], "city": ["Neustadt"], "position": ["Koch"]}
    text, ents = filled(random.Random(0), lists, "LG {first} {last}")
    assert (text, ents) == ("LG Jana Kröger", [(3, 14, "PER")])


def test_scores_count_what_is_annotated():
    vocab = spacy.blank("de").vocab
    sentence = Sentence(
        toks=(Tok(form="Ja", tag="ITJ", head=0, dep="ROOT"), Tok(form=".", head=0, dep="punct")), source="x"
    )
    doc = Doc(vocab, words=["Ja", "."], tags=["ITJ", "$."], heads=[0, 0], deps=["ROOT", "punct"])
    assert score_words([sentence], [doc]) == {"stts": 100.0, "uas": 100.0, "las": 100.0}


def test_entity_scores_leave_open_places_out():
    vocab = spacy.blank("de").vocab
    sentence = Sentence(toks=(Tok(form="Jana"), Tok(form="heute")), source="x", ents=((0, 1, "PER"), (1, 2, "?")))
    doc = Doc(vocab, words=["Jana", "heute"])
    doc.set_ents([Span(doc, 0, 1, "PER"), Span(doc, 1, 2, "PER")])
    assert score_entities([sentence], [doc])["all"] == {"p": 100.0, "r": 100.0, "f": 100.0, "n": 1}


def test_flatten_names_numbers_by_their_path():
    assert flatten({"a": {"b": 1}, "c": "x"}) == {"a.b": 1}


def test_assets_stop_at_another_file(tmp_path):
    (tmp_path / "x.txt").write_text("x")
    lock = tmp_path / "lock.json"
    lock.write_text('[{"path": "x.txt", "sha256": "0", "source": "s", "commit": "c"}]')
    with pytest.raises(Exception, match="not the file"):
        check_assets(lock, tmp_path / "out", tmp_path)
