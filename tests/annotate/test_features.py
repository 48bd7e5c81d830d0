"""Features do not change unnoticed: a model that was trained for others must not be run on them."""

import hashlib

import numpy as np
from taktvoll_training.sparse import SentenceBlocks, idf_of, letter_block

from taktvoll.analysis import DateMention
from taktvoll.annotate.candidates import company_candidates, date_candidates, position_candidates, time_candidates
from taktvoll.annotate.classifier import FEATURES
from taktvoll.annotate.context_features import MODEL_LABELS, context_features
from taktvoll.annotate.draft import DraftInput, Understood
from taktvoll.annotate.hashed_linear import HashedLinear, HashedSentences, LetterText
from taktvoll.annotate.hashing import BUCKETS
from taktvoll.annotate.labels import Labelled
from taktvoll.annotate.letter_cues import LetterCues
from taktvoll.annotate.letter_model import letter_rows
from taktvoll.annotate.letters import Letters
from taktvoll.annotate.ranking import FEATURES as SLOT_FEATURES
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.annotate.sign_model import FEATURES as SITUATION_FEATURES
from taktvoll.annotate.situation_signs import situation_signs
from taktvoll.annotate.tone_model import FEATURES as TONE_FEATURES
from taktvoll.annotate.tone_model import shape_of

SENTENCES = [
    "Vielen Dank für Ihre Einladung zum 3. März.",
    "Leider muss ich absagen, weil ich krank bin!",
    "könnten wir’s verschieben?",
    "Der Weg ist der Weg ist zu weit – 90 Minuten.",
]
LETTERS = Letters(SENTENCES, [3, 0, 1], ["sie", "none", "du"], [[], [], [], []], HashedSentences(SENTENCES))
SCORES = np.linspace(-3, 3, len(SENTENCES) * len(MODEL_LABELS), dtype=np.float32).reshape(len(SENTENCES), -1)
EVIDENCE = np.eye(len(SENTENCES), 5, dtype=np.float32)


def digest(*parts: object) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(repr(np.round(part, 3).tolist() if isinstance(part, np.ndarray) else part).encode())
    return total.hexdigest()[:16]


def test_features_of_the_sentence_model_have_the_version_that_they_are_known_by():
    """If this fails, the features have changed: raise `FEATURES`, train anew, and write the new pair here."""
    probabilities = (1 / (1 + np.exp(-SCORES))).astype(np.float32)
    context = context_features(SCORES, EVIDENCE, SENTENCES, LETTERS.sizes, LETTERS.registers)
    rows = letter_rows(LETTERS, probabilities, EVIDENCE, np.linspace(-1, 1, 15, dtype=np.float32).reshape(3, 5))
    pieces, grams = LETTERS.hashed.pieces, LETTERS.hashed.grams
    found = digest(*pieces, *grams, context.astype(np.float64), rows.astype(np.float64))
    assert (FEATURES, found) == (2, "b4b009557d5945c1")


def test_features_of_the_tone_model_have_the_version_that_they_are_known_by():
    """If this fails, the features have changed: raise `FEATURES` of the tone model, train anew, and write the new pair here."""
    found = digest(*LETTERS.hashed.pieces, *LETTERS.hashed.grams, np.array([shape_of(one) for one in SENTENCES]))
    assert (TONE_FEATURES, found) == (1, "e128c36e5ab61526")


def test_features_of_the_rankers_have_the_version_that_they_are_known_by():
    """If this fails, the features have changed: raise `FEATURES` of the rankers, train anew, and write the new pair here."""
    text = "Ich sage den Termin am 3. März um 10 Uhr bei der Nordkai GmbH als Controllerin ab."
    index = SentenceIndex([(0, len(text), "body", ("decision",))])
    date = DateMention(start=23, end=30, weekday=None, day=3, month=3, year=None)
    entities = [(48, 60, "ORG"), (65, 77, "NEW")]
    found = digest(
        [sorted(one.features) for one in date_candidates(text, [date], index)],
        [sorted(one.features) for one in time_candidates(text, [(34, 40)], index, (23, 30))],
        [sorted(one.features) for one in company_candidates(text, index, entities)],
        [sorted(one.features) for one in position_candidates(text, index, entities)],
    )
    assert (SLOT_FEATURES, found) == (2, "f4fd2edf001afc9c")


def test_signs_of_the_situation_have_the_version_that_they_are_known_by():
    """If this fails, the signs have changed: raise `FEATURES` of the sign models, train anew, and write the new pair here."""
    spans = [(0, 28, "salutation"), (30, 76, "body"), (77, 99, "body")]
    text = "Sehr geehrte Frau Professor,\n\nvielen Dank für die Einladung zum Gespräch hier. Ich sage den Termin ab"
    labelled = [Labelled(labels, ()) for labels in (("salutation",), ("thanks",), ("decision",))]
    understood = Understood(labelled, [None] * 3, "decline", p_obstacle_passes=0.7)
    cues = LetterCues(DraftInput(text, spans, [], [], None, "Absage an die Universität"), understood)
    found = digest(sorted(situation_signs(cues, understood, {"stance": "declines", "stage": "invited"})))
    assert (SITUATION_FEATURES, found) == (1, "01fe48a72bd268d6")


def test_matrices_of_training_are_the_features_of_run_time():
    rng = np.random.default_rng(0)
    table = rng.integers(-127, 127, (BUCKETS, 3)).astype(np.int8)
    scale, idf = rng.random(3).astype(np.float32), rng.random(BUCKETS).astype(np.float32)
    matrix = SentenceBlocks.of(LETTERS.hashed).matrix(idf)
    assert np.allclose(matrix @ table * scale, HashedLinear(table, scale, idf).scores(LETTERS.hashed), atol=1e-2)
    letters = letter_block(LETTERS.hashed, LETTERS.sizes).matrix(idf)
    expected = LetterText(table, scale, idf).scores(LETTERS.hashed, LETTERS.sizes)
    assert np.allclose(letters @ table * scale, expected, atol=1e-2)
    assert not expected[1].any()


def test_part_of_a_block_has_the_features_of_its_sentences_alone():
    idf = np.linspace(0, 1, BUCKETS, dtype=np.float32)
    chosen = np.array([True, False, False, True])
    part = SentenceBlocks.of(LETTERS.hashed).part(chosen).matrix(idf)
    alone = SentenceBlocks.of(HashedSentences([SENTENCES[0], SENTENCES[3]])).matrix(idf)
    assert abs(part - alone).max() < 1e-6


def test_letters_part_is_that_of_the_letters_alone():
    part = LETTERS.part([1, 2])
    assert (part.sentences, part.sizes, part.registers) == (SENTENCES[3:], [0, 1], ["none", "du"])
    assert part.hashed.grams[0].tolist() == HashedSentences(SENTENCES[3:]).grams[0].tolist()


def test_idf_is_what_is_shipped():
    found = idf_of(10, np.array([0, 1, 2, 10]), least=2)
    assert found.tolist() == found.astype(np.float16).astype(np.float32).tolist()
    assert found[:2].tolist() == [0, 0]
