"""How fast a check is, beside the bare pipeline, and how its cost grows. Prints ratios, measured in one run.

    python bench/check_speed.py [--words N] [--rounds N]

The bare pipeline is what spaCy would do without us: the pipes whose names do not begin with „taktvoll_“. A check does not run
those of them whose annotation it does not read (`taktvoll.annotate.loading.UNREAD`); the ratio to those that it does run is
printed, too. Runs alternate, so that a slow moment of the machine hits all; the best round counts.
"""

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import taktvoll
from taktvoll.annotate.loading import unread_pipes

DRAFTS = Path(__file__).parent.parent / "corpora" / "dev" / "drafts.jsonl"
SIZES = (100, 1_000, 10_000, 100_000)
TODAY = "2027-02-20"
START = {
    "python": "pass",
    "import spacy": "import spacy",
    "import and load": "import taktvoll; taktvoll.load()",
    "taktvoll check": "import sys; sys.argv = ['taktvoll', 'check', {draft!r}, '--format', 'json', '--no-config']; "
    "from taktvoll.cli import main; main()",
    "taktvoll --help": "import sys; sys.argv = ['taktvoll', '--help']; from taktvoll.cli import main; main()",
}


def main() -> None:
    options = argparse.ArgumentParser(description="Speed of Taktvoll, in ratios.")
    options.add_argument("--words", type=int, default=20_000, help="words of the corpus that is checked each round")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--json", type=Path, help="write the figures here, too")
    given = options.parse_args()
    texts = [json.loads(line)["text"] for line in DRAFTS.read_text(encoding="utf-8").splitlines()]
    nlp = taktvoll.load()
    figures = {
        "throughput": throughput(nlp, list(taken(texts, given.words)), given.rounds),
        "growth": growth(texts),
        "cold_start": cold_start(texts[0], given.rounds),
    }
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n")


def taken(texts: list[str], words: int) -> Iterator[str]:
    """Drafts in turn until there are that many words."""
    count, place = 0, 0
    while count < words:
        text = texts[place % len(texts)]
        yield text
        count, place = count + len(text.split()), place + 1


def best_of(rounds: int, *runs: Callable[[], None]) -> list[float]:
    """The shortest time of each run, taken in turns."""
    times = [float("inf")] * len(runs)
    for _ in range(rounds):
        for place, run in enumerate(runs):
            gc.collect()
            start = time.perf_counter()
            run()
            times[place] = min(times[place], time.perf_counter() - start)
    return times


def drain(items: Iterable[object]) -> None:
    for _ in items:
        pass


def throughput(nlp: object, texts: list[str], rounds: int) -> dict[str, float]:
    """Words a second of the bare pipeline and of the whole check, and their ratio."""
    words = sum(len(text.split()) for text in texts)
    ours = [name for name in nlp.pipe_names if name.startswith("taktvoll_")]

    def bare() -> None:
        with nlp.select_pipes(disable=ours):
            drain(nlp.pipe(texts))

    def read() -> None:
        with nlp.select_pipes(disable=[*ours, *unread_pipes(nlp)]):
            drain(nlp.pipe(texts))

    def whole() -> None:
        drain(taktvoll.check_many(texts, today=TODAY))

    drain(taktvoll.check_many(texts[:50], today=TODAY))
    bare()
    bare_time, read_time, whole_time = best_of(rounds, bare, read, whole)
    figures = {
        "words": words,
        "bare_words_per_second": round(words / bare_time),
        "check_words_per_second": round(words / whole_time),
        "check_to_bare": round(bare_time / whole_time, 3),
        "check_to_pipes_that_it_runs": round(read_time / whole_time, 3),
    }
    rest = [name for name in nlp.pipe_names if name not in ours]
    print(f"{len(texts)} drafts, {words} words; bare pipeline: {', '.join(rest) or '(tokenizer alone)'}")
    print(f"  bare pipeline  {figures['bare_words_per_second']:>9,} words/s")
    print(f"  whole check    {figures['check_words_per_second']:>9,} words/s (without {', '.join(unread_pipes(nlp))})")
    print(f"  ratio          {figures['check_to_bare']:>9.3f}  (goal: at least 0.90)")
    print(f"  … to the pipes that a check runs  {figures['check_to_pipes_that_it_runs']:.3f}")
    return figures


def growth(texts: list[str]) -> dict[str, dict[str, float]]:
    """Time for one draft of so many words, and per word compared with the smallest."""
    print("One draft of …")
    figures: dict[str, dict[str, float]] = {}
    first = 0.0
    for size in SIZES:
        text = draft_of(size, texts)
        words = len(text.split())
        (spent,) = best_of(3 if size < 100_000 else 1, lambda text=text: drain([taktvoll.check(text, today=TODAY)]))
        per_word = spent / words * 1e6
        first = first or per_word
        figures[str(size)] = {"seconds": round(spent, 4), "microseconds_per_word": round(per_word, 1)}
        print(
            f"  {size:>7,} words  {spent * 1000:>10,.1f} ms  {per_word:>8.1f} µs a word  {per_word / first:>5.2f} of the first"
        )
    return figures


def draft_of(words: int, texts: list[str]) -> str:
    """One letter of about that many words: paragraphs of many drafts between one salutation and one closing."""
    paragraphs, count = [], 0
    for text in taken(texts, words * 3):
        inner = [part for part in text.split("\n\n")[1:-1] if ">" not in part]
        for part in inner:
            if count < words:
                paragraphs.append(part)
                count += len(part.split())
    return "\n\n".join(["Sehr geehrte Frau Weiß,", *paragraphs, "Mit freundlichen Grüßen\nJana Kröger"])


def cold_start(text: str, rounds: int) -> dict[str, float]:
    """Seconds of fresh processes, and a check beside bare import and load."""
    import tempfile

    print("A fresh process …")
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "a.txt"
        draft.write_text(text, encoding="utf-8")
        codes = [code.format(draft=str(draft)) for code in START.values()]
        runs = [
            lambda code=code: drain([subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)])
            for code in codes
        ]
        times = dict(zip(START, best_of(rounds, *runs), strict=True))
    for name, spent in times.items():
        print(f"  {name:16} {spent * 1000:>7.0f} ms")
    ratio = times["taktvoll check"] / times["import and load"]
    print(f"  a cold check takes {ratio:.2f} times the bare import and load")
    return {name: round(spent, 3) for name, spent in times.items()} | {"check_to_load": round(ratio, 3)}


if __name__ == "__main__":
    main()
