"""Stored renderings: compared exactly; written anew with TAKTVOLL_UPDATE=1, never in CI."""

import os
from pathlib import Path


def check_stored(path: Path, shown: str) -> None:
    """Fail where `shown` differs from the file at `path`; with TAKTVOLL_UPDATE=1 write the file instead."""
    data = shown.encode("utf-8")
    if os.environ.get("TAKTVOLL_UPDATE") == "1" and not os.environ.get("CI"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return
    assert path.exists(), f"{path.name} is not stored yet: run once with TAKTVOLL_UPDATE=1 and read what it writes"
    stored = path.read_bytes().decode("utf-8")
    assert shown == stored, f"{path.name} changed: if it is meant, run with TAKTVOLL_UPDATE=1 and review the difference"
