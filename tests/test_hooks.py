"""The hooks for pre-commit and the GitHub action: what they run is run here, in the same words."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import srsly
from jsonschema import Draft4Validator

from shell import FLAWED, GOOD

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in srsly.read_yaml(ROOT / ".pre-commit-hooks.yaml")}
SCHEMA = ROOT / "tests" / "formats" / "data" / "sarif-schema-2.1.0.json"
ACTION = srsly.read_yaml(ROOT / "action.yml")


@pytest.fixture
def repository(tmp_path):
    """A folder with drafts, and the command on the path."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "taktvoll"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m taktvoll "$@"\n')
    command.chmod(0o755)
    (tmp_path / "flawed.txt").write_text(FLAWED)
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path


def run(repository, *command, **environment):
    path = f"{repository / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(command, cwd=repository, env=os.environ | {"PATH": path} | environment, capture_output=True, text=True, check=False)  # fmt: skip


def hook(repository, name, *files):
    """Run a hook as pre-commit does: its entry, then the names of files."""
    return run(repository, *shlex.split(HOOKS[name]["entry"]), *files)


def test_hook_of_the_check_fails_where_something_is_to_do(repository):
    assert hook(repository, "taktvoll-check", "good.txt").returncode == 0
    ran = hook(repository, "taktvoll-check", "good.txt", "flawed.txt")
    assert ran.returncode == 1
    assert "flawed.txt:3:68: error negative_opinion" in ran.stdout


def test_hook_of_the_fixes_changes_the_file(repository):
    assert hook(repository, "taktvoll-fix", "flawed.txt").returncode == 0
    assert "\nLG\n" not in (repository / "flawed.txt").read_text()


def test_hooks_take_files_that_are_drafts():
    import re

    for name, taken in (("taktvoll-check", True), ("taktvoll-fix", False)):
        assert bool(re.search(HOOKS[name]["files"], "a/absage.eml")) is taken
        assert re.search(HOOKS[name]["files"], "a/absage.txt")
        assert not re.search(HOOKS[name]["files"], "a/absage.py")


@pytest.mark.parametrize(("fail_on", "status"), [("warning", 1), ("never", 0)])
def test_action_writes_sarif_and_gives_the_status(repository, fail_on, status):
    steps = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}
    output = repository / "output"
    environment = {
        "RUNNER_TEMP": str(repository),
        "GITHUB_OUTPUT": str(output),
        "PATHS": "flawed.txt good.txt",
        "FAIL_ON": fail_on,
        "MESSAGES": "en",
    }
    ran = run(
        repository, "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", steps["Check"]["run"], **environment
    )
    assert ran.returncode == 0, ran.stderr
    assert "::error file=flawed.txt,line=3" in ran.stdout
    given = dict(line.split("=", 1) for line in output.read_text().splitlines())
    assert given["status"] == str(status)
    sarif = json.loads(Path(given["sarif"]).read_text())
    Draft4Validator(json.loads(SCHEMA.read_bytes())).validate(sarif)
    assert sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "flawed.txt"
    assert run(repository, "bash", "-e", "-c", steps["Result"]["run"], STATUS=given["status"]).returncode == status


def test_action_has_inputs_for_all_that_its_steps_read():
    steps = srsly.json_dumps(ACTION["runs"])
    for name in ACTION["inputs"]:
        assert f"inputs.{name}" in steps
