"""What `against.py` lets both trees do, each in processes of its own; the public library alone is used.

Every task reads orders from standard input, one JSON value a line, and answers each with one line of JSON.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

TODAY = "2027-02-20"


def exhaust(items: Iterable[object]) -> None:
    for _ in items:
        pass


def spent(run: Callable[[], object]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    run()
    return time.process_time() - start


def one_core() -> None:
    """Stay on one core, the last of those that the process may use."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def peak() -> float:
    """Most memory that this process held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def check_batches(file: str) -> Callable[[list[int]], dict[str, float]]:
    """Order: [first, last] of the texts of `file`, checked in batches and, the next ones, one by one."""
    import taktvoll

    texts: list[str] = json.loads(Path(file).read_text(encoding="utf-8"))
    one_core()
    exhaust(taktvoll.check_many(texts[:20], today=TODAY))

    def run(order: list[int]) -> dict[str, float]:
        chosen = texts[slice(*order)]
        half = len(chosen) // 2
        many, single = chosen[:half], chosen[half:]
        return {
            "batch": spent(lambda: exhaust(taktvoll.check_many(many, today=TODAY))) / words_of(many),
            "single": spent(lambda: exhaust(taktvoll.check(text, today=TODAY) for text in single)) / words_of(single),
        }

    return run


def rewrites(file: str) -> Callable[[int], dict[str, float]]:
    """Order: how often each of the texts of `file` is rewritten."""
    import taktvoll

    texts: list[str] = json.loads(Path(file).read_text(encoding="utf-8"))
    one_core()
    exhaust(taktvoll.rewrite(text, today=TODAY) for text in texts)

    def run(count: int) -> dict[str, float]:
        return {
            "rewrite": spent(
                lambda: [exhaust(taktvoll.rewrite(text, today=TODAY) for text in texts) for _ in range(count)]
            )
            / count
            / len(texts)
        }

    return run


def long_text(file: str) -> Callable[[str], dict[str, float]]:
    """Order: anything; checks the text in `file` once, after a short one."""
    import taktvoll

    text = Path(file).read_text(encoding="utf-8")
    one_core()
    taktvoll.check(
        "Sehr geehrte Frau Weiß,\n\nleider muss ich absagen.\n\nMit freundlichen Grüßen\nJana Kröger", today=TODAY
    )
    before = peak()

    def run(_: str) -> dict[str, float]:
        seconds = spent(lambda: taktvoll.check(text, today=TODAY))
        return {"words": words_of([text]), "seconds": seconds, "megabytes": peak(), "before": before}

    return run


def words_of(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


TASKS: dict[str, Callable[[str], Callable[[Any], dict[str, float]]]] = {
    "check": check_batches,
    "rewrite": rewrites,
    "long": long_text,
}


def main() -> None:
    run = TASKS[sys.argv[1]](sys.argv[2])
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
