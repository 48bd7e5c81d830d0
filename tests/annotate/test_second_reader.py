"""The second reader reads single sentences with weights of its own, and fails loudly where they do not fit."""

import shutil

import numpy as np
import pytest

from taktvoll.annotate.context_features import MODEL_LABELS
from taktvoll.annotate.second_reader import FOLDER, MAX_PIECES, ORDERS, SecondReader, Tower, shipped_second_reader
from taktvoll.errors import ModelError


def of(sentence):
    return shipped_second_reader().probabilities(sentence)


def test_reader_knows_what_a_sentence_does():
    assert of("Vielen Dank für die Einladung zum Gespräch am 3. März.")["thanks"] > 0.9
    assert of("Leider muss ich den Termin am Donnerstag absagen.")["decision"] > 0.9
    assert of("Könnten wir das Gespräch auf Freitag verschieben?")["reschedule"] > 0.9


def test_reader_gives_every_label_a_probability():
    found = of("Der Zug fährt um acht.")
    assert tuple(found) == MODEL_LABELS
    assert all(0 <= value <= 1 for value in found.values())


def test_reader_does_not_mind_line_breaks():
    assert of("Vielen Dank\nfür die  Einladung.") == of("Vielen Dank für die Einladung.")


def test_reader_reads_a_long_sentence_to_its_limit_only():
    long = "sehr " * (2 * MAX_PIECES)
    assert of(f"{long}freundlich.") == of(f"{long}unverschämt.")


@pytest.mark.parametrize("sentence", ["", "☂", "   "])
def test_reader_reads_what_has_no_word(sentence):
    assert set(of(sentence)) == set(MODEL_LABELS)


@pytest.mark.parametrize(("order", "before"), ORDERS)
def test_tower_sees_its_neighbours_and_no_others(order, before):
    draw = np.random.default_rng(0)
    names = {
        "proj": (4, 6),
        "proj_b": (6,),
        "ln_g": (6,),
        "ln_b": (6,),
        "w1_": (order * 6, 6),
        "b1_": (6,),
        "w2_": (order * 6, 6),
        "b2_": (6,),
    }
    tower = Tower(order, before, {name: draw.normal(size=shape).astype(np.float32) for name, shape in names.items()})
    rows = draw.normal(size=(20, 4)).astype(np.float32)
    changed = rows.copy()
    changed[10] += 1
    seen = np.flatnonzero(np.abs(tower.read(rows) - tower.read(changed)).max(axis=1) > 1e-6)
    reach = 2 * (order - 1 - before), 2 * before
    assert (seen.min(), seen.max()) == (10 - reach[0], 10 + reach[1])


def test_reader_without_weights_is_an_error(tmp_path):
    with pytest.raises(ModelError, match=r"model\.json"):
        SecondReader.load(tmp_path)


def test_reader_with_damaged_weights_is_an_error(tmp_path):
    folder = tmp_path / "second_reader"
    shutil.copytree(FOLDER, folder)
    (folder / "weights.npz").write_bytes(b"PK")
    with pytest.raises(ModelError, match=r"weights\.npz"):
        SecondReader.load(folder)


def test_reader_for_other_features_is_an_error(tmp_path):
    folder = tmp_path / "second_reader"
    shutil.copytree(FOLDER, folder)
    path = folder / "model.json"
    path.write_text(path.read_text().replace('"features": "', '"features": "0'))
    with pytest.raises(ModelError, match="features"):
        SecondReader.load(folder)
