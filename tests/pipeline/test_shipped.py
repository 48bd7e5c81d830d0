"""The pipeline that the package carries: its files, its manners, and fixed sentences."""

import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import builders  # noqa: F401 (names the layers where the package is not installed)

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "src" / "taktvoll" / "trained" / "de_taktvoll"
METRICS = ROOT / "models" / "de_taktvoll" / "metrics"
LIMIT = 25_000_000
LETTER = """Sehr geehrte Frau Dr. Weiß,

vielen Dank für die Einladung zum Vorstellungsgespräch am 12. März um 10 Uhr bei der Nordlicht GmbH.
Leider kann ich nicht kommen, weil ich ein anderes Angebot angenommen habe.

Mit freundlichen Grüßen
Jana Kröger
"""

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.load(WEIGHTS)
    nlp.add_pipe("taktvoll_clauses")
    return nlp


@pytest.fixture(scope="module")
def letter(nlp):
    return nlp(LETTER)


def word(doc, text):
    return next(token for token in doc if token.text == text)


def test_files_are_those_that_were_measured():
    shipped = json.loads((METRICS / "shipped.json").read_text("utf8"))
    found = {
        str(path.relative_to(WEIGHTS)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in WEIGHTS.rglob("*")
        if path.is_file()
    }
    assert found == shipped["files"]
    assert hashlib.sha256((METRICS / "summary.json").read_bytes()).hexdigest() == shipped["summary"]


def test_files_are_small_and_bring_their_licence():
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) <= LIMIT
    assert "CC-BY-SA-4.0" in (WEIGHTS / "LICENSE").read_text("utf8")
    assert "UD_German-GSD" in (WEIGHTS / "ATTRIBUTION.md").read_text("utf8")


def test_loading_is_quick_and_silent():
    code = "import sys; sys.path.insert(0, sys.argv[2]); import builders, spacy; spacy.load(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(WEIGHTS), str(Path(__file__).parents[1])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    start = time.process_time()
    spacy.load(WEIGHTS)
    assert time.process_time() - start < 1.0


def test_pipes_have_spacys_names(nlp):
    assert nlp.pipe_names[:6] == ["tok2vec", "tagger", "morphologizer", "lemmatizer", "parser", "ner"]


def test_every_layer_is_annotated(letter):
    for layer in ("TAG", "POS", "MORPH", "LEMMA", "DEP", "SENT_START"):
        assert letter.has_annotation(layer)


@pytest.mark.parametrize(
    ("text", "tag", "lemma"),
    [
        ("Einladung", "NN", "Einladung"),
        ("Vorstellungsgespräch", "NN", "Vorstellungsgespräch"),
        ("kann", "VMFIN", "können"),
        ("kommen", "VVINF", "kommen"),
        ("weil", "KOUS", "weil"),
        ("angenommen", "VVPP", "annehmen"),
        ("nicht", "PTKNEG", "nicht"),
        ("um", "APPR", "um"),
    ],
)
def test_tags_and_lemmas(letter, text, tag, lemma):
    assert (word(letter, text).tag_, word(letter, text).lemma_) == (tag, lemma)


def test_white_space_is_white_space(letter):
    assert {(token.tag_, token.pos_) for token in letter if token.is_space} == {("_SP", "SPACE")}


def test_trees(letter):
    assert word(letter, "ich").dep_ == "nsubj"
    assert word(letter, "weil").head.text == "angenommen"


def test_entities(letter):
    found = {(span.text, span.label_) for span in letter.ents}
    assert {("Weiß", "PER"), ("12. März", "DATE"), ("10 Uhr", "TIME"), ("Nordlicht GmbH", "ORG")} <= found


def test_clauses(letter):
    clauses = [letter[a:b].text for a, b, connective, _ in letter._.taktvoll_clauses if connective >= 0]
    assert any(text.startswith("weil ich ein anderes Angebot") for text in clauses)


def test_given_boundaries_stay(nlp):
    doc = Doc(nlp.vocab, words=["Ich", "komme", "Sie", "kommen", "nicht", "."], sent_starts=[1, 0, 1, 0, 0, 0])
    assert [span.text for span in nlp(doc).sents] == ["Ich komme", "Sie kommen nicht ."]


def test_results_do_not_depend_on_company(nlp):
    texts = [LETTER, "Ich komme.", "", "😀 ok\r\n\r\nLG"]

    def rows(doc):
        return [
            (token.text, token.tag_, token.pos_, token.lemma_, token.head.i, token.dep_, token.ent_type_)
            for token in doc
        ]

    alone = [rows(nlp(text)) for text in texts]
    assert [rows(doc) for doc in nlp.pipe(texts)] == alone
    assert [rows(doc) for doc in nlp.pipe(texts, n_process=2)] == alone
