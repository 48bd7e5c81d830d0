"""Every step of the training projects of our own models runs on a few drafts and yields a model that the product takes."""

import gzip
import importlib
import json
import sys
from pathlib import Path

import numpy as np
import pytest
from taktvoll_training.encoder import CONTEXT_WIDTH

import tiny_data
from taktvoll.annotate.classifier import SentenceClassifier
from taktvoll.annotate.letters import letters_of
from taktvoll.annotate.ranking import load_rankers
from taktvoll.annotate.tone_model import ToneModel
from taktvoll.shipped import TRAINED

ROOT = Path(__file__).parents[2]
FEW = {"decline": 4, "reschedule": 4, "unclear": 2, "other": 2}
"""Drafts of each writer by occasion."""
MAIL = "Liebe Anna,\n\nam Samstag grillen wir im Garten. Bringst du Salat mit?\n\nBis dann\nJana"
pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")


@pytest.fixture
def script(monkeypatch):
    """Import a script of a project as Python does that runs it."""

    def load(project, name):
        for module in ("train", "seeds", "evaluate", "background", "teach"):
            monkeypatch.delitem(sys.modules, module, raising=False)
        monkeypatch.syspath_prepend(str(ROOT / "models" / project / "scripts"))
        return importlib.import_module(name)

    yield load
    for module in ("train", "seeds", "evaluate", "background", "teach"):
        sys.modules.pop(module, None)


def few(path: Path) -> list[dict]:
    """Some drafts of one writer, every occasion among them."""
    left, found = dict(FEW), []
    drafts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for draft in sorted(drafts, key=lambda draft: "missing_reschedule" not in draft["findings"]):
        if left[draft["occasion"]]:
            left[draft["occasion"]] -= 1
            found.append(draft)
    return found


def write(path: Path, rows: list[dict]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def small(tmp_path):
    """Corpora and data of a few drafts and mails."""
    for writer in ("w1", "w2", "w5"):
        write(tmp_path / "corpora" / "train" / f"{writer}.jsonl", few(ROOT / "corpora" / "train" / f"{writer}.jsonl"))
    write(tmp_path / "corpora" / "dev" / "drafts.jsonl", few(ROOT / "corpora" / "dev" / "drafts.jsonl"))
    start = MAIL.index("am")
    sentences = [
        {"start": 0, "end": 11, "labels": ["salutation"]},
        {"start": start, "end": start + 36, "labels": ["other"]},
    ]
    ids = [f"S/{number}" for number in range(8)]
    rows = [{"id": one, "sentences": sentences, "occasion": "other", "findings": [], "register": "du"} for one in ids]
    write(tmp_path / "corpora" / "mails" / "codealltag_s.jsonl", rows)
    tiny_data.write(tmp_path / "data", tmp_path / "draft.jsonl")
    with gzip.open(tmp_path / "data" / "codealltag_s" / "codealltag_s.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("".join(json.dumps({"id": one, "text": MAIL}) + "\n" for one in ids))
    return tmp_path


def config_of(folder: Path, project: str, **changes: object) -> Path:
    path = folder / f"{project}.json"
    config = json.loads((ROOT / "models" / project / "configs" / "default.json").read_text(encoding="utf-8"))
    assert config.keys() >= changes.keys()
    path.write_text(json.dumps(config | changes), encoding="utf-8")
    return path


QUICK = {"perceptrons": 1, "hidden": 4, "epochs": 3, "early_stopping": False, "sentence_trees": 2, "trees": 2, "passing_trees": 2, "over_trees": 2}  # fmt: skip


def test_sentence_labels_steps(small, script):
    output, metrics = small / "trained" / "sentence_labels", small / "metrics.json"
    config = config_of(small, "sentence_labels", **QUICK)
    script("sentence_labels", "train").main(small / "corpora", output, metrics, config, 0, 2, small / "data", 1)
    model = SentenceClassifier.load(output)
    given = script("sentence_labels", "train").gold_input(few(ROOT / "corpora" / "dev" / "drafts.jsonl")[0])
    assert model.read(letters_of([given])).occasions.sum() == pytest.approx(1, abs=1e-5)
    figures = json.loads(metrics.read_text(encoding="utf-8"))
    assert {"dev", "out_of_fold", "reports_out_of_fold", "over_explanation_out_of_fold"} <= figures.keys()
    assert figures["out_of_fold"]["macro"] > 0.2
    script("sentence_labels", "seeds").main(small / "corpora", small / "seeds.json", config, small / "data", 1, 2, 1)
    assert json.loads((small / "seeds.json").read_text(encoding="utf-8"))["out_of_fold"]["macro"]["spread"] == 0
    script("sentence_labels", "evaluate").main(small / "corpora" / "dev", small / "reports.json")
    reports = json.loads((small / "reports.json").read_text(encoding="utf-8"))
    assert reports["model"]["label_macro_f1"] > reports["patterns"]["label_macro_f1"]
    script("sentence_labels", "background").main(small / "data", small / "background.json")
    assert json.loads((small / "background.json").read_text(encoding="utf-8"))["mails"] >= 1


def test_slots_steps(small, script):
    output = small / "trained" / "slots"
    (small / "trained" / "de_taktvoll").mkdir(parents=True)
    (small / "trained" / "de_taktvoll" / "model.json").write_bytes(
        (TRAINED / "de_taktvoll" / "model.json").read_bytes()
    )
    config = config_of(small, "slots", folds=2, without_weekdays=["w2"])
    script("slots", "train").main(small / "corpora", output, small / "slots.json", config, None, 2)
    assert set(load_rankers(output)) == {"company", "position", "date", "time"}
    figures = json.loads((small / "slots.json").read_text(encoding="utf-8"))
    assert figures["spread"]["seeds"] == 2
    assert figures["date"]["out_of_fold"]["tp"] > 0


class Encoder:
    """Stands for multilingual BERT: some vector for each word."""

    def read(self, sentences):
        rng = np.random.default_rng(0)
        for number, sentence in enumerate(sentences):
            yield number, rng.normal(size=(len(sentence.toks), 3 * CONTEXT_WIDTH))


def test_tone_steps(small, script):
    output = small / "trained" / "tone"
    (small / "trained" / "de_taktvoll").mkdir(parents=True)
    (small / "trained" / "de_taktvoll" / "model.json").write_bytes(
        (TRAINED / "de_taktvoll" / "model.json").read_bytes()
    )
    settings = json.loads((ROOT / "models" / "tone" / "configs" / "teacher.json").read_text(encoding="utf-8"))
    settings["numbers"] = dict.fromkeys(settings["numbers"], 2)
    taught = small / "taught.npz"
    script("tone", "teach").teach(small / "data", small / "corpora", Encoder(), taught, settings, 2)
    with np.load(taught) as arrays:
        assert arrays["scores"].shape == (len(arrays["sentences"]), 3)
    config = config_of(small, "tone", folds=2, landmarks=5)
    script("tone", "train").main(small / "corpora", small / "data", output, small / "tone.json", config, taught, 2)
    assert ToneModel.load(output).read(["Guten Tag."]).shape == (1, 2)
    figures = json.loads((small / "tone.json").read_text(encoding="utf-8"))
    assert figures["sentences"]["taught"] > 5
    assert figures["spread"]["stance"]["mean"] == pytest.approx(figures["out_of_fold_pearson"]["stance"], abs=0.3)
