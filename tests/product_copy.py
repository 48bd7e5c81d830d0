"""A copy of the package that a test may damage, and Python run on it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "taktvoll"


def copy_product(folder: Path) -> Path:
    """The package below `folder`, what is compiled of it included; its pipeline (21 MB) is a link."""
    package = folder / "taktvoll"
    shutil.copytree(SOURCE, package, ignore=shutil.ignore_patterns("de_taktvoll"))
    (package / "trained" / "de_taktvoll").symlink_to(SOURCE / "trained" / "de_taktvoll", target_is_directory=True)
    return package


def run_on(package: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with `arguments` on a copy of the package, warnings being errors."""
    env = os.environ | {"PYTHONPATH": str(package.parent)}
    command = [sys.executable, "-W", "error", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
