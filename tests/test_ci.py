"""CI: the script for a machine and the workflow for GitHub run the same, and what they say of versions is true."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from itertools import product
from pathlib import Path

import pytest
import srsly

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / ".ci" / "run"
if not SCRIPT.exists():
    pytest.skip("no CI in an sdist", allow_module_level=True)
JOBS = srsly.read_yaml(ROOT / ".github" / "workflows" / "ci.yml")["jobs"]
# Whoever runs them, and how much they gate.
GATE, UNSEEN = "passed", {"elsewhere"}


def rows(matrix):
    """The rows of a workflow's matrix, as GitHub makes them of lists and `include`."""
    lists = {name: values for name, values in matrix.items() if name != "include"}
    yield from (dict(zip(lists, row, strict=True)) for row in product(*lists.values()) if row)
    yield from matrix.get("include", [])


def commands_of(job):
    """Every command of a job, once for each row of its matrix."""
    for row in list(rows(job.get("strategy", {}).get("matrix", {}))) or [{}]:
        for step in job["steps"]:
            if "run" in step:
                yield re.sub(r"\$\{\{ matrix\.(\w+) \}\}", lambda name, row=row: row[name[1]], step["run"])


def same(command):
    """A command without what goes without saying."""
    return command.removesuffix(" locked").strip()


def test_workflow_runs_what_the_script_runs():
    script = {
        same(command) for command in re.findall(r"^(?:SHARE=\S+ \S+ \S+ )?step (.+)$", SCRIPT.read_text(), re.MULTILINE)
    }
    workflow = {
        same(command) for name, job in JOBS.items() if name not in {GATE, *UNSEEN} for command in commands_of(job)
    }
    assert len(script) > 5
    assert workflow == script


def test_workflow_waits_for_every_job():
    assert set(JOBS[GATE]["needs"]) == JOBS.keys() - {GATE, *UNSEEN}
    assert JOBS[GATE]["if"] == "always()"
    (step,) = JOBS[GATE]["steps"]
    assert all(f"contains(needs.*.result, '{end}')" in step["if"] for end in ("failure", "cancelled", "skipped"))


def test_every_declared_python_is_tested():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = {line.rpartition(" ")[2] for line in project["classifiers"] if "Python :: 3." in line}
    tested = {command.split()[1] for command in commands_of(JOBS["python"])}
    assert tested == declared


@pytest.mark.parametrize("path", sorted(path for path in SCRIPT.parent.iterdir()), ids=lambda path: path.name)
def test_script_is_sound_and_stops_at_a_fault(path):
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0
    text = path.read_text()
    assert "set -euo pipefail" in text or 'source "$(dirname "$0")/common.sh"' in text or path == SCRIPT


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("Makefile", r":2\]\)\) < \((\d+), (\d+)\)"),
        ("README.md", r"pip (\d+)\.(\d+) or later"),
        (".ci/locks.sh", r"^oldest=(\d+)\.(\d+)$"),
    ],
)
def test_oldest_pip_is_said_everywhere(page, words):
    said = {tuple(numbers) for numbers in re.findall(words, (ROOT / page).read_text(), re.MULTILINE)}
    assert said == {("22", "3")}


# What `make` says before it builds anything


@pytest.fixture
def made(tmp_path):
    """Run `make` with the folder's modules in front; its status and what it says on standard error."""
    if shutil.which("make") is None:
        pytest.skip("no make on this machine")

    def made(**modules):
        for name, text in {"pip": "__version__ = '25.0'", **modules}.items():
            (tmp_path / f"{name}.py").write_text(text)
        ended = subprocess.run(
            ["make", "--silent", f"PYTHON={sys.executable}", f"VENV={tmp_path / 'environment'}", "demo"],
            cwd=ROOT, env={name: value for name, value in os.environ.items() if "MAKE" not in name} | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return ended.returncode, ended.stderr

    return made


@pytest.mark.parametrize(
    ("modules", "german", "english"),
    [
        ({"pip": "__version__ = '22.2.2'"}, "pip 22.2.2 ist zu alt", "pip 22.2.2 is too old"),
        ({"pip": "raise ImportError(name='pip')"}, "hat kein pip", "has no pip"),
        ({"venv": "raise ImportError(name='venv')"}, "hat kein venv", "has no venv"),
        ({"sitecustomize": "import sys; sys.version_info = (3, 10, 2)"}, "braucht Python 3.11", "needs Python 3.11"),
    ],
)
def test_make_says_what_is_missing_in_both_languages(made, modules, german, english):
    status, said = made(**modules)
    assert status != 0
    assert german in said
    assert english in said
    assert "Traceback" not in said


def test_make_leaves_a_folder_alone_that_is_no_environment(made, tmp_path):
    (tmp_path / "environment").mkdir()
    (tmp_path / "environment" / "letter.txt").write_text("mine")
    status, said = made()
    assert status != 0
    assert "is no environment of Python" in said
    assert (tmp_path / "environment" / "letter.txt").read_text() == "mine"
