import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from taktvoll_training.drafts import learned_from
from taktvoll_training.release import files_of

from taktvoll import __version__
from taktvoll.errors import ModelError
from taktvoll.shipped import MANIFEST, NAMES, TRAINED, fingerprint, fitting_manifest, manifest_of, versions

ROOT = Path(__file__).parents[1]


def test_every_folder_of_weights_is_a_model_with_a_manifest():
    assert sorted(folder.name for folder in TRAINED.iterdir() if folder.is_dir()) == sorted(NAMES)
    for name in NAMES:
        manifest = manifest_of(TRAINED / name)
        assert manifest.name == name
        assert re.fullmatch(r"\d+\.\d+\.\d+", manifest.version)


@pytest.mark.parametrize("name", NAMES)
def test_manifest_names_every_file_as_it_is(name):
    assert manifest_of(TRAINED / name).files == files_of(TRAINED / name)


@pytest.mark.parametrize("name", NAMES)
def test_models_were_trained_on_the_corpus_that_is_committed(name):
    manifest = manifest_of(TRAINED / name)
    assert manifest.corpus
    assert learned_from([ROOT / path for path in manifest.corpus], manifest.fields) == manifest.corpus
    folders = {Path(path).parent for path in manifest.corpus}
    assert set(manifest.corpus) == {
        path.relative_to(ROOT).as_posix() for folder in folders for path in (ROOT / folder).glob("*.jsonl")
    }


def test_models_were_trained_with_each_other():
    for name in NAMES:
        for other, version in manifest_of(TRAINED / name).needs.items():
            assert manifest_of(TRAINED / other).version == version, (name, other)


def test_pipeline_has_the_version_of_its_manifest():
    meta = json.loads((TRAINED / "de_taktvoll" / "meta.json").read_text(encoding="utf-8"))
    assert meta["version"] == manifest_of(TRAINED / "de_taktvoll").version


def test_releases_page_tells_the_versions():
    page = (ROOT / "docs" / "releases.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (\S+) \|", page, re.MULTILINE))
    assert rows == {"taktvoll": __version__, **versions()}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "de_taktvoll"])
def test_readme_of_a_training_project_leaves_the_version_to_the_manifest(name):
    config = json.loads((ROOT / "models" / name / "configs" / "default.json").read_text(encoding="utf-8"))
    assert config["version"] == manifest_of(TRAINED / name).version


def copy_of(name: str, folder: Path) -> Path:
    shutil.copytree(TRAINED / name, folder / name)
    (folder / "de_taktvoll").mkdir()
    shutil.copy(TRAINED / "de_taktvoll" / MANIFEST, folder / "de_taktvoll" / MANIFEST)
    return folder / name


def test_manifest_that_is_missing_is_an_error_that_says_what_to_do(tmp_path):
    with pytest.raises(ModelError, match=r"tone/model\.json: is missing; .*install taktvoll again") as caught:
        manifest_of(tmp_path / "tone")
    assert "fehlt" in caught.value.german
    assert "Installieren Sie taktvoll neu" in caught.value.german


def test_manifest_that_is_no_manifest_is_an_error(tmp_path):
    (tmp_path / MANIFEST).write_text('{"name": 3}', encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        manifest_of(tmp_path)


def test_model_for_other_features_is_stale(tmp_path):
    with pytest.raises(ModelError, match=r"trained for other features.*weasel run all") as caught:
        fitting_manifest(copy_of("tone", tmp_path), fingerprint(version=-1))
    assert "trainieren Sie es neu" in caught.value.german.replace("Trainieren", "trainieren")


def test_model_of_another_pipeline_is_stale(tmp_path):
    folder = copy_of("tone", tmp_path)
    manifest = folder.parent / "de_taktvoll" / MANIFEST
    changed = json.loads(manifest.read_text(encoding="utf-8")) | {"version": "9.9.9"}
    manifest.write_text(json.dumps(changed), encoding="utf-8")
    with pytest.raises(ModelError, match=r"trained with de_taktvoll \S+, and de_taktvoll 9\.9\.9 lies beside it"):
        fitting_manifest(folder, manifest_of(folder).features)


def test_fingerprint_depends_on_every_setting_and_on_no_order():
    assert fingerprint(a=1, b=[2]) == fingerprint(b=[2], a=1)
    assert len({fingerprint(a=1), fingerprint(a=2), fingerprint(a=1, b=None)}) == 3


def test_versions_are_told_without_numpy_and_spacy():
    code = "import sys; from taktvoll.shipped import versions; versions(); print({'numpy', 'spacy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
