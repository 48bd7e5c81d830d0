"""Many drafts: ``taktvoll check`` without and with ``--workers``, and the same over a `distributed` cluster.

    python bench/many.py [--drafts N] [--workers N] [--rounds N] [--cluster]

Drafts are recombined from corpora/train and corpora/dev: a salutation, middle sentences and an ending of three letters, so
that no two are the same. Each command is a process of its own; the best of `--rounds` counts; outputs are compared report by
report. The drafts are written into a folder that is deleted at the end.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CORPORA = Path(__file__).parent.parent / "corpora"
TODAY = "2027-02-20"


def main() -> None:
    options = argparse.ArgumentParser(description="Speed of many drafts.")
    options.add_argument("--drafts", type=int, default=200_000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--cluster", action="store_true", help="also over a LocalCluster (needs distributed)")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="taktvoll-many-") as folder:
        drafts = Path(folder, "drafts.jsonl")
        with drafts.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in recombined(given.drafts))
        print(f"{given.drafts} drafts, {drafts.stat().st_size / 1e6:.1f} MB", flush=True)
        plain, spread = Path(folder, "plain.jsonl"), Path(folder, "spread.jsonl")
        alone, together = [], []
        for number in range(1, given.rounds + 1):  # in turn, so that a slow moment of the machine hits both
            alone.append(checked(drafts, plain))
            together.append(checked(drafts, spread, "--workers", str(given.workers)))
            print(f"round {number}: {alone[-1]:.1f} s without, {together[-1]:.1f} s with workers", flush=True)
        print(f"{differing(plain, spread)} reports differ, by the last printed digit of a figure")
        report("without --workers", min(alone), given.drafts)
        report(f"--workers {given.workers}", min(together), given.drafts)
        print(f"ratio {min(alone) / min(together):.2f}")
        if given.cluster:
            report("cluster of two processes", over_cluster(drafts, Path(folder, "cluster.jsonl"), plain), given.drafts)


def report(what: str, seconds: float, drafts: int) -> None:
    print(f"{what}: {seconds:.1f} s, {1000 * seconds / drafts:.2f} ms a draft")


def recombined(count: int) -> Iterator[dict[str, str]]:
    """That many drafts: beginnings, middles and ends of letters of the corpus, put together anew."""
    letters = [
        json.loads(line)
        for path in sorted([*(CORPORA / "train").glob("w*.jsonl"), CORPORA / "dev" / "drafts.jsonl"])
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    cut = [parts for letter in letters if (parts := parts_of(letter["text"])) is not None]
    choose = random.Random(1)
    for number in range(count):
        (head, *_), (_, middle, _), (*_, end) = choose.sample(cut, 3)
        yield {"id": f"m{number}", "text": f"{head}\n\n{middle}\n\n{end}"}


def parts_of(text: str) -> tuple[str, str, str] | None:
    """Beginning, middle and end, at blank lines; None for a letter without three paragraphs."""
    head, *middle, end = text.strip().split("\n\n") if text.count("\n\n") >= 2 else ("", "")
    return (head, "\n\n".join(middle), end) if middle else None


def checked(drafts: Path, output: Path, *more: str) -> float:
    """Seconds of one command."""
    line = [sys.executable, "-m", "taktvoll", "check", str(drafts), "--format", "jsonl", "--output", str(output)]
    start = time.perf_counter()
    done = subprocess.run([*line, "--no-config", "--quiet", "--today", TODAY, *more], check=False)
    assert done.returncode in {0, 1}, done
    return time.perf_counter() - start


LAST_DIGIT = 0.0011
"""A model reads drafts in other batches in another process, and single precision adds up in another order."""


def differing(one: Path, two: Path) -> int:
    """How many reports are not byte for byte the same; raises where anything but the last digit of a figure differs."""
    found = 0
    with one.open(encoding="utf-8") as first, two.open(encoding="utf-8") as second:
        for number, (left, right) in enumerate(zip(first, second, strict=True), start=1):
            if left != right:
                found += 1
                assert alike(json.loads(left), json.loads(right)), f"row {number} differs"
    return found


def alike(left: Any, right: Any) -> bool:
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(alike(left[name], right[name]) for name in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(alike, left, right))
    if isinstance(left, float) and isinstance(right, float):
        return abs(left - right) < LAST_DIGIT
    return type(left) is type(right) and bool(left == right)


def over_cluster(drafts: Path, output: Path, plain: Path) -> float:
    """Seconds of the same over a cluster of two processes on this machine, its start included."""
    from distributed import Client, LocalCluster

    from taktvoll.batch import check_files
    from taktvoll.bilingual import default_lang

    start = time.perf_counter()
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        check_files(drafts, output, client=client, today=TODAY, lang=default_lang())
    differing(plain, output)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
