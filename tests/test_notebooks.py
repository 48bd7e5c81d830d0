"""Every notebook runs from top to bottom, and shows what it promises."""

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="needs the group test")
nbclient = pytest.importorskip("nbclient", reason="needs the group test")

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a notebook in a kernel that writes nothing into the home directory."""
    for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")

    def run(path):
        notebook = nbformat.read(path, as_version=4)
        client = nbclient.NotebookClient(
            notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
        )
        return client.execute()

    return run


def shown(notebook, kind):
    """All outputs of one MIME type, in order."""
    return [
        output["data"][kind]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if kind in output.get("data", {})
    ]


def test_there_is_a_first_notebook():
    assert "erste_schritte.ipynb" in {path.name for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_stored_without_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


def check_first_steps(done):
    report, rewrite, again = shown(done, "text/html")
    assert '<mark class="tv-error"' in report
    assert report.count('role="meter"') == 7
    assert "<del>" in rewrite
    assert "<ins>" in rewrite
    assert "Geprüft" in rewrite
    assert "tv-letter" in again


CHECKS = {"erste_schritte": check_first_steps}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs_and_shows_what_it_promises(path, run):
    done = run(path)
    CHECKS.get(path.stem, lambda _: None)(done)
