"""The trained part as one unit: what is missing or does not fit is an error, never a quieter report."""

import json
import shutil

import numpy as np
import pytest
import spacy

from product_copy import copy_product, run_on
from taktvoll.annotate.classifier import FOLDER, SentenceClassifier
from taktvoll.annotate.loading import load_pipeline
from taktvoll.annotate.models import shipped_models
from taktvoll.annotate.patterns import evidence_names
from taktvoll.annotate.ranking import load_rankers
from taktvoll.annotate.sign_model import load_sign_models
from taktvoll.annotate.tone_model import ToneModel
from taktvoll.errors import ModelError
from taktvoll.shipped import TRAINED

LETTER = "Sehr geehrte Frau Weiß,\n\nvielen Dank für die Einladung. Leider muss ich absagen.\n\nMit freundlichen Grüßen\nJana Kröger"
LOADERS = {
    "sentence_labels": SentenceClassifier.load,
    "slots": load_rankers,
    "tone": ToneModel.load,
    "situation": load_sign_models,
}
FILES = [
    (name, path.name)
    for name in LOADERS
    for path in sorted((TRAINED / name).iterdir())
    if path.suffix in {".json", ".npz"}
]
CHECK = f"import taktvoll; print(taktvoll.check({LETTER!r}, today='2027-01-01').occasion)"


@pytest.fixture
def trained(tmp_path):
    for name in LOADERS:
        shutil.copytree(TRAINED / name, tmp_path / name)
    (tmp_path / "de_taktvoll").mkdir()
    shutil.copy(TRAINED / "de_taktvoll" / "model.json", tmp_path / "de_taktvoll")
    return tmp_path


@pytest.mark.parametrize(("name", "file"), FILES)
def test_a_missing_file_is_named(trained, name, file):
    (trained / name / file).unlink()
    with pytest.raises(ModelError, match=rf"{name}/{file}: is missing") as caught:
        LOADERS[name](trained / name)
    assert "fehlt" in caught.value.german


@pytest.mark.parametrize(("name", "file"), FILES)
def test_a_file_that_was_cut_off_is_named(trained, name, file):
    path = trained / name / file
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ModelError, match=rf"{name}/{file}: cannot be read"):
        LOADERS[name](trained / name)


def test_weights_without_an_array_are_damaged(trained):
    path = trained / "tone" / "weights.npz"
    with np.load(path) as arrays:
        kept = {name: arrays[name] for name in arrays if name != "landmarks"}
    np.savez(path, **kept)
    with pytest.raises(ModelError, match=r"weights\.npz: cannot be read \(KeyError\)"):
        ToneModel.load(trained / "tone")


def test_settings_of_another_training_do_not_fit(trained):
    path = trained / "sentence_labels" / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings["patterns"].pop()
    path.write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(ModelError, match="does not fit"):
        SentenceClassifier.load(path.parent)


def test_weights_of_another_training_do_not_fit(trained):
    path = trained / "sentence_labels" / "weights.npz"
    with np.load(path) as arrays:
        changed = dict(arrays) | {"evidence": arrays["evidence"][:-1]}
    np.savez(path, **changed)
    with pytest.raises(ModelError, match=r"'evidence' of the shape \(\d+, 11\), settings\.json asks for"):
        SentenceClassifier.load(path.parent)


def test_a_pattern_that_the_model_knows_and_the_files_do_not_is_an_error(monkeypatch):
    lost = SentenceClassifier.load().settings.patterns[0]
    kept = tuple(name for name in evidence_names() if name != lost)
    monkeypatch.setattr("taktvoll.annotate.classifier.evidence_names", lambda: kept)
    with pytest.raises(ModelError, match=rf"{lost}.*put them back, or retrain.*weasel run") as caught:
        SentenceClassifier.load()
    assert lost in caught.value.german


def test_features_of_another_version_are_an_error(monkeypatch):
    monkeypatch.setattr("taktvoll.annotate.classifier.FEATURES", -1)
    with pytest.raises(ModelError, match="trained for other features"):
        SentenceClassifier.load()


WITHOUT_EACH = f"""
import sys, taktvoll
from pathlib import Path
for name in sys.argv[1:]:
    folder = Path(taktvoll.__file__).parent / "trained" / name
    away = folder.rename(folder.with_name("away"))
    try:
        print(name, taktvoll.check({LETTER!r}, today="2027-01-01").occasion)
    except taktvoll.ModelError as error:
        print(name, "ModelError", error)
    away.rename(folder)
{CHECK}
"""
"""What a check says without each of the models, and at last with all of them; a model that failed is not remembered."""


def test_a_package_without_a_model_fails_loudly(tmp_path):
    names = ["de_taktvoll", *LOADERS]
    done = run_on(copy_product(tmp_path), "-c", WITHOUT_EACH, *names)
    *said, last = done.stdout.splitlines()
    assert (done.returncode, last) == (0, "decline"), done.stderr
    assert [line.split()[:2] for line in said] == [[name, "ModelError"] for name in names]
    assert all(line.count(line.split()[0]) > 1 for line in said)


def test_the_command_says_so_in_one_line_and_ends_with_2(tmp_path):
    package = copy_product(tmp_path)
    (package / "trained" / "sentence_labels" / "weights.npz").unlink()
    (tmp_path / "brief.txt").write_text(LETTER, encoding="utf-8")
    done = run_on(package, "-m", "taktvoll", "check", str(tmp_path / "brief.txt"))
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "weights.npz: fehlt" in done.stderr


def blank(**config):
    nlp = spacy.blank("de")
    nlp.add_pipe("taktvoll_sentences")
    nlp.add_pipe("taktvoll_reader", config={"allow_missing": True, **config})
    return nlp


def test_patterns_alone_are_an_explicit_setting_of_the_pipe():
    alone = blank(models="none")(LETTER)._.taktvoll_analysis
    assert [row.labels for row in alone.sentences][1:3] == [("thanks",), ("decision",)]
    assert (alone.occasion, alone.p_over_explained, alone.thresholds) == ("decline", None, None)
    assert blank()(LETTER)._.taktvoll_analysis.thresholds is not None


def test_the_setting_is_saved_with_the_pipeline(tmp_path):
    blank(models="none").to_disk(tmp_path)
    assert spacy.load(tmp_path).config["components"]["taktvoll_reader"]["models"] == "none"


def test_a_pipeline_loads_its_models_before_the_first_draft(monkeypatch):
    def broken():
        raise ModelError("gone", "weg")

    monkeypatch.setattr("taktvoll.annotate.component.shipped_models", broken)
    with pytest.raises(ModelError, match="gone"):
        load_pipeline()


def test_thresholds_come_with_the_weights():
    settings = json.loads((FOLDER / "settings.json").read_text(encoding="utf-8"))
    analysis = blank()(LETTER)._.taktvoll_analysis
    assert {name: getattr(analysis.thresholds, name) for name in settings["letters"]} == settings["letters"]
    assert shipped_models().sentences.settings.letters == analysis.thresholds
