"""Every notebook runs from top to bottom, shows what it promises, and is stored with what it shows."""

import runpy
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="needs the group test")
pytest.importorskip("nbclient", reason="needs the group test")
pytest.importorskip("matplotlib", reason="needs the extra notebook")

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Where kernels and matplotlib write, instead of the home directory."""
    return tmp_path_factory.mktemp("jupyter")


@pytest.fixture
def run(home, monkeypatch):
    """Run a notebook as ``notebooks/execute.py`` does."""
    for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR", "MPLCONFIGDIR"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    return runpy.run_path(str(FOLDER / "execute.py"))["executed"]


def outputs(notebook):
    """All outputs, in order."""
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def shown(notebook, kind):
    """What is shown as one MIME type, in order."""
    return [output["data"][kind] for output in outputs(notebook) if kind in output.get("data", {})]


def printed(notebook):
    return "".join(output["text"] for output in outputs(notebook) if output["output_type"] == "stream")


def shape(notebook):
    """How many outputs each cell has, and of which types; what they say may change with rules and models."""
    return [
        [(output["output_type"], tuple(sorted(output.get("data", {})))) for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_there_is_a_notebook_for_each_question():
    assert {path.stem for path in NOTEBOOKS} == CHECKS.keys()


def test_the_first_notebook_names_the_others():
    last = nbformat.read(FOLDER / "erste_schritte.ipynb", as_version=4).cells[-1].source
    assert all(f"({path.name})" in last for path in NOTEBOOKS if path.stem != "erste_schritte")


@EACH
def test_notebook_is_stored_with_what_it_shows(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert outputs(notebook)
    assert {output["output_type"] for output in outputs(notebook)} <= {"display_data", "execute_result", "stream"}
    assert not any(output.get("name") == "stderr" for output in outputs(notebook))


def check_first_steps(done):
    report, rewrite, again = shown(done, "text/html")
    assert '<mark class="tv-error"' in report
    assert report.count('role="meter"') == 7
    assert "<del" in rewrite
    assert "<ins" in rewrite
    assert "Geprüft" in rewrite
    assert "tv-letter" in again


def check_score(done):
    text = printed(done)
    assert text.split("gerechnet:")[1].split()[0] == text.split("im Bericht:")[1].split()[0]
    assert len(shown(done, "image/png")) == 1


def check_many(done):
    mean = next(line for text in shown(done, "text/plain") for line in text.splitlines() if line.startswith("mean"))
    before, after = map(float, mean.split()[1:])
    assert before + 20 < after
    assert len(shown(done, "image/png")) == 2


def check_own_rule(done):
    assert 'class="tv-' in shown(done, "text/html")[-1]
    assert "Ein Ausrufezeichen genügt." in shown(done, "text/html")[-1]
    assert "bezüglich eines neuen Termins" in printed(done)


def check_quality(done):
    assert 0.7 < float(printed(done).split("Makro-F1 ")[1].split()[0]) <= 1
    assert len(shown(done, "image/png")) == 1


CHECKS = {
    "erste_schritte": check_first_steps,
    "note_verstehen": check_score,
    "viele_entwuerfe": check_many,
    "eigene_regel": check_own_rule,
    "guete_des_modells": check_quality,
}


@EACH
def test_notebook_runs_and_shows_what_it_promises(path, run):
    done = run(path)
    CHECKS[path.stem](done)
    assert shape(done) == shape(nbformat.read(path, as_version=4))
