"""Every step of the training project runs on a few sentences and yields a pipeline that works."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2] / "models" / "de_taktvoll"


@pytest.mark.skipif(
    sys.version_info >= (3, 13), reason="floret, which trains the vectors, has no wheels for Python 3.13 and later"
)
def test_project_runs_for_one_step(tmp_path):
    for module in ("jax", "optax", "floret"):
        pytest.importorskip(module, reason="needs the group `train`", exc_type=ImportError)
    env = {key: value for key, value in os.environ.items() if key not in ("TAKTVOLL_DATA", "PYTHONWARNINGS")}
    done = subprocess.run(
        ["bash", str(PROJECT / "smoke.sh"), str(tmp_path)],
        env={**env, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    assert (tmp_path / "weights" / "ATTRIBUTION.md").exists()
    assert (tmp_path / "metrics" / "summary.json").exists()
