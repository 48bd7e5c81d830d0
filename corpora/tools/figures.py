"""Counts, agreement and near-duplicates of the corpus.

    python corpora/tools/figures.py [--json]

Agreement is Cohen's kappa for each label over the sentences of the drafts in ``second/``. Near-duplicates are drafts of
different parts whose sets of word triples overlap by a Jaccard index of 0.2 or more. Standard library only.
"""

import argparse
import itertools
import json
import re
import sys
from collections import Counter
from pathlib import Path

from marked import LABELS, faults_of, load

CORPORA = Path(__file__).parent.parent
PARTS = ("train", "hard", "dev", "test")
SIMILAR = 0.2
"""Jaccard index of word triples from which on two drafts are too much alike to stand in different parts."""


def kappa(first: list[bool], second: list[bool]) -> float:
    """Cohen (1960); 1.0 where both are constant and equal."""
    count = len(first)
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / count
    share_first, share_second = sum(first) / count, sum(second) / count
    expected = share_first * share_second + (1 - share_first) * (1 - share_second)
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def triples(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def near_duplicates(parts: dict[str, list[dict]]) -> list[tuple[float, str, str]]:
    """Pairs of drafts in different parts that are too much alike, the most alike first."""
    index: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    sets = {}
    for part, drafts in parts.items():
        for number, draft in enumerate(drafts):
            sets[part, number] = triples(draft["text"])
            for triple in sets[part, number]:
                index.setdefault(triple, []).append((part, number))
    shared: Counter = Counter()
    for places in index.values():
        if len(places) < 40:
            shared.update(pair for pair in itertools.combinations(places, 2) if pair[0][0] != pair[1][0])
    found = []
    for (one, other), both in shared.items():
        alike = both / (len(sets[one]) + len(sets[other]) - both)
        if alike >= SIMILAR:
            found.append((round(alike, 3), parts[one[0]][one[1]]["id"], parts[other[0]][other[1]]["id"]))
    return sorted(found, reverse=True)


def agreement(parts: dict[str, list[dict]]) -> dict[str, float]:
    """Kappa for each label, and the share of equal occasions and registers."""
    first = {draft["id"]: draft for drafts in parts.values() for draft in drafts}
    second = [row for path in sorted((CORPORA / "second").glob("*.jsonl")) for row in load(path)]
    pairs: dict[str, tuple[list[bool], list[bool]]] = {name: ([], []) for name in LABELS}
    for row in second:
        for sentence, labels in zip(first[row["id"]]["sentences"], row["labels"], strict=True):
            for name in LABELS:
                pairs[name][0].append(name in sentence["labels"])
                pairs[name][1].append(name in labels)
    values = {name: round(kappa(*pair), 3) for name, pair in pairs.items()}
    for key in ("occasion", "register"):
        values[key] = round(sum(first[row["id"]][key] == row[key] for row in second) / len(second), 3)
    return values


def main() -> int:
    parser = argparse.ArgumentParser(description="Counts, agreement and near-duplicates of the corpus.")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    parts = {
        part: [draft for path in sorted((CORPORA / part).glob("*.jsonl")) for draft in load(path)] for part in PARTS
    }
    faults = [f"{draft['id']}: {fault}" for drafts in parts.values() for draft in drafts for fault in faults_of(draft)]
    figures = {
        "parts": {
            part: {
                "drafts": len(drafts),
                "voices": len({draft["voice"] for draft in drafts}),
                "sentences": sum(len(draft["sentences"]) for draft in drafts),
                "labels": dict(
                    Counter(name for draft in drafts for row in draft["sentences"] for name in row["labels"])
                ),
                "occasions": dict(Counter(draft["occasion"] for draft in drafts)),
                "registers": dict(Counter(draft["register"] for draft in drafts)),
            }
            for part, drafts in parts.items()
        },
        "agreement": agreement(parts),
        "near_duplicates": near_duplicates(parts),
        "voices_in_two_parts": sorted(
            voice
            for voice, count in Counter(
                voice for drafts in parts.values() for voice in {draft["voice"] for draft in drafts}
            ).items()
            if count > 1
        ),
    }
    sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=None if args.json else 1) + "\n")
    for fault in faults:
        sys.stderr.write(fault + "\n")
    return 1 if faults or figures["voices_in_two_parts"] else 0


if __name__ == "__main__":
    sys.exit(main())
