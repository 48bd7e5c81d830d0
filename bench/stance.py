"""How well the polarity of a sentence follows the stance of its writer, beside textblob-de alone.

    python bench/stance.py [--rows N] [--potts FILE]

Two corpora: `corpora/stance.jsonl` (sentences of our kind of mail, judged by hand: -1 hostile or critical towards the
reader, 0 neutral, 1 friendly or grateful) and PotTS (Sidorenko 2016: tweets, mixed ones left out), which is not ours and
not here; without its file that part is skipped. A polarity within 0.1 of zero counts as neutral; the correlation is
Pearson's, of the raw polarity with the stance.
"""

import argparse
import gzip
import json
import math
import warnings
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import taktvoll

STANCE = Path(__file__).parent.parent / "corpora" / "stance.jsonl"
POTTS = Path("/work/shared/data/potts/potts_label_text.tsv.gz")
POTTS_STANCE = {"negative": -1, "neutral": 0, "positive": 1}
DEAD_ZONE = 0.1

Sample = tuple[str, int]


def main() -> None:
    options = argparse.ArgumentParser(description="Polarity against the stance of the writer.")
    options.add_argument("--rows", type=int, default=2_000, help="lines of PotTS that are read")
    options.add_argument("--potts", type=Path, default=POTTS, help="potts_label_text.tsv.gz")
    given = options.parse_args()
    lines = STANCE.read_text(encoding="utf-8").splitlines()
    compared("stance", [(row["text"], row["stance"]) for row in map(json.loads, lines)])
    if given.potts.exists():
        compared("PotTS", list(tweets(given.potts, given.rows)))
    else:
        print(f"PotTS skipped: no {given.potts}")


def tweets(path: Path, rows: int) -> Iterable[Sample]:
    """The first rows of PotTS, without those that are labelled mixed."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        for line in islice(file, rows):
            label, _, text = line.rstrip("\n").partition("\t")
            if label in POTTS_STANCE:
                yield text, POTTS_STANCE[label]


def textblob_polarity(text: str) -> float:
    """The polarity that textblob-de gives out of the box."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # syntax warnings of its bundled parser
        from textblob_de import PatternTokenizer, TextBlobDE

        return float(TextBlobDE(text, tokenizer=PatternTokenizer()).sentiment.polarity)


def our_polarity(text: str) -> float:
    """Polarity of the sentences of a check, weighed by length: nearly always there is just one."""
    sentences = taktvoll.check(text).sentences
    length = sum(sentence.end - sentence.start for sentence in sentences)
    return (
        sum(sentence.polarity * (sentence.end - sentence.start) for sentence in sentences) / length if length else 0.0
    )


def compared(name: str, samples: list[Sample]) -> None:
    truth = [stance for _, stance in samples]
    print(f"{name}: {len(samples)} ({', '.join(f'{truth.count(stance)} of {stance}' for stance in (-1, 0, 1))})")
    print(f"  {'':<12}{'accuracy':>9}{'macro F1':>9}{'Pearson':>9}{'F1 -1':>8}{'F1 0':>8}{'F1 +1':>8}")
    tools: dict[str, Callable[[str], float]] = {"textblob-de": textblob_polarity, "taktvoll": our_polarity}
    for tool, polarity in tools.items():
        given = [polarity(text) for text, _ in samples]
        signs = [(value > DEAD_ZONE) - (value < -DEAD_ZONE) for value in given]
        right = sum(sign == stance for sign, stance in zip(signs, truth, strict=True)) / len(truth)
        scores = [f1(signs, truth, stance) for stance in (-1, 0, 1)]
        figures = f"{right:9.3f}{sum(scores) / 3:9.3f}{pearson(given, truth):9.3f}"
        print(f"  {tool:<12}{figures}{''.join(f'{score:8.3f}' for score in scores)}")


def f1(given: list[int], truth: list[int], label: int) -> float:
    hits = sum(found == wanted == label for found, wanted in zip(given, truth, strict=True))
    return 2 * hits / ((given.count(label) + truth.count(label)) or 1)


def pearson(left: list[float], right: list[int]) -> float:
    """Correlation; 0 where one side never varies."""
    left_mean, right_mean = sum(left) / len(left), sum(right) / len(right)
    together = sum((x - left_mean) * (y - right_mean) for x, y in zip(left, right, strict=True))
    spread = math.sqrt(sum((x - left_mean) ** 2 for x in left) * sum((y - right_mean) ** 2 for y in right))
    return together / spread if spread else 0.0


if __name__ == "__main__":
    main()
