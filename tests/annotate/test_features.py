"""Features do not change unnoticed: a model that was trained for others must not be run on them."""

import hashlib
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from taktvoll_training.sparse import SentenceBlocks, idf_of, letter_block

from analyses import read_marked
from taktvoll.analysis import AnalysedClause, Analysis, DateMention
from taktvoll.annotate.candidates import company_candidates, date_candidates, position_candidates, time_candidates
from taktvoll.annotate.classifier import FEATURES
from taktvoll.annotate.content_selection import DECISIONS, rows_of
from taktvoll.annotate.content_selection import FEATURES as SELECTION_FEATURES
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
from taktvoll.report import Situation

SENTENCES = [
    "Vielen Dank für Ihre Einladung zum 3. März.",
    "Leider muss ich absagen, weil ich krank bin!",
    "könnten wir’s verschieben?",
    "Der Weg ist der Weg ist zu weit – 90 Minuten.",
]
LETTERS = Letters(SENTENCES, [3, 0, 1], ["sie", "none", "du"], [[], [], [], []], HashedSentences(SENTENCES))
SCORES = np.linspace(-3, 3, len(SENTENCES) * len(MODEL_LABELS), dtype=np.float32).reshape(len(SENTENCES), -1)
EVIDENCE = np.eye(len(SENTENCES), 5, dtype=np.float32)


DRAFTS = (
    read_marked(
        "⟦salutation⟧Sehr geehrte Frau Osterkorn,\n\n⟦thanks⟧vielen Dank für die Einladung. ⟦decision reason private⟧Ich muss absagen, weil ich krank bin. "
        "⟦negative⟧Ihre Bezahlung ist ja ein Witz!!\n\n⟦closing⟧Mit freundlichen Grüßen\nJana Kröger",
        situation=Situation(stage="invited", stance="withdraws", counterpart="employer"),
    ),
    read_marked(
        "⟦salutation⟧Hallo Mira,\n\n⟦reschedule⟧könnten wir das Gespräch auf den 12. März verschieben?\n\n⟦closing⟧Viele Grüße\nTom\n\n⟦other⟧P. S. Bis bald.",
        occasion="reschedule",
        register="du",
        situation=Situation(stage="agreed", stance="prevented", counterpart="agency"),
    ),
    read_marked("⟦closing⟧Viele Grüße\nTom", occasion="other", register="none"),
)
"""The first with a sentence of two clauses, the second with a post script, the last without a unit."""


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


def in_clauses(analysis: Analysis, before: str) -> Analysis:
    """`analysis` with its sentence that holds `before` cut in two in front of it: a decision, and what is private about it."""
    sentences = []
    for one in analysis.sentences:
        cut = analysis.text.find(before, one.start, one.end)
        if cut >= 0:
            parts = ((one.start, cut - 1, ("decision",)), (cut, one.end, ("reason", "private")))
            clauses = tuple(AnalysedClause(start=start, end=end, labels=labels) for start, end, labels in parts)
            one = replace(one, clauses=clauses)  # noqa: PLW2901 - the same sentence, with its clauses
        sentences.append(one)
    return replace(analysis, sentences=tuple(sentences))


def features_of_selection(*, changed: dict[str, object] | None = None) -> str:
    """The digest of all that content selection sees of the units of `DRAFTS`.

    What the sentence model says is made up, so that another training of it is no other feature; its columns are these.
    """
    names = (
        "thanks.for_invitation",
        "decision.absagen",
        "negative.pay",
        "private.illness",
        "informal.shouting",
        "reschedule.verschieben",
    )
    scored = SimpleNamespace(
        columns={name: column for column, name in enumerate(names)},
        first_step=SimpleNamespace(
            scores_of=lambda hashed, evidence: np.linspace(
                -2, 3, len(evidence) * len(MODEL_LABELS), dtype=np.float32
            ).reshape(len(evidence), -1)
        ),
    )
    drafts = [in_clauses(DRAFTS[0], "weil ich"), *DRAFTS[1:]]
    drafts[0] = replace(drafts[0], **(changed or {}))
    rows, units = rows_of(drafts, scored)
    first = np.linspace(-2, 2, len(rows.quotes) * len(DECISIONS), dtype=np.float32).reshape(-1, len(DECISIONS))
    where = [(one.start, one.end, one.place, one.labels) for own in units for one in own]
    dense, context = rows.dense.astype(np.float64), rows.context(first).astype(np.float64)
    return digest(*rows.hashed.pieces, *rows.hashed.grams, where, rows.sizes, dense, context)


def test_features_of_content_selection_have_the_version_that_they_are_known_by():
    """If this fails, the features have changed: raise `FEATURES` of content selection, train anew, and write the new pair here."""
    assert (SELECTION_FEATURES, features_of_selection()) == (1, "165344537d065bf4")


@pytest.mark.parametrize(
    "changed", [{"register": "du"}, {"occasion": "reschedule"}, {"situation": Situation(stage="offer")}], ids=str
)
def test_features_of_content_selection_are_known_by_their_values(changed):
    assert features_of_selection(changed=changed) != features_of_selection()


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
