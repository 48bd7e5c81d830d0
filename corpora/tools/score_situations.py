"""How well `check` reads the situation of a draft: accuracy and F1 of stage, stance, counterpart and occasion.

    python corpora/tools/score_situations.py corpora/situations/dev.jsonl [--show]
    python corpora/tools/score_situations.py --second corpora/situations

Needs the package. ``test.jsonl`` is sealed: read it once for a published figure, and never with ``--show``. ``--second`` gives the
agreement of the two readings.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

FIELDS = ("stage", "stance", "counterpart", "occasion")
TODAY = "2027-03-01"


def rows_of(path: Path) -> list[dict]:
    """The lines of a file of situations; the occasion stands among the fields of its situation."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if "occasion" in row:
            row["situation"]["occasion"] = row["occasion"]
    return rows


def scores_of(pairs: list[tuple[str, str]]) -> tuple[float, dict[str, float]]:
    """Macro F1 over the values of the gold, the first of each pair, and F1 of each."""
    found = {}
    for value in sorted({gold for gold, _ in pairs}):
        right = sum(gold == read == value for gold, read in pairs)
        wrong = sum((gold == value) != (read == value) for gold, read in pairs)
        found[value] = 2 * right / (2 * right + wrong) if right else 0.0
    return sum(found.values()) / len(found), found


def kappa_of(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa."""
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(ones[value] * others[value] for value in ones) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance)


def score(path: Path, *, show: bool) -> None:
    """Print the figures of one file."""
    from taktvoll import check_many

    rows = rows_of(path)
    reports = check_many((row["text"] for row in rows), today=TODAY)
    pairs: dict[str, list[tuple[str, str]]] = {field: [] for field in FIELDS}
    for row, report in zip(rows, reports, strict=True):
        read = report.to_dict()
        read = read["situation"] | {"occasion": read["occasion"]}
        for field in FIELDS:
            pairs[field].append((row["situation"][field], read[field]))
            if show and pairs[field][-1][0] != pairs[field][-1][1]:
                print(row["id"], field, *pairs[field][-1])
    print(f"{path}: {len(rows)} drafts")
    for field in FIELDS:
        macro, each = scores_of(pairs[field])
        right = sum(gold == read for gold, read in pairs[field]) / len(rows)
        values = ", ".join(f"{value} {figure:.2f}" for value, figure in each.items())
        print(f"{field:11} macro F1 {macro:.3f}, right {right:.3f} ({values})")


def agreement(folder: Path) -> None:
    """Print how far the second reading agrees with the first."""
    first = {row["id"]: row for part in ("train", "dev", "test") for row in rows_of(folder / f"{part}.jsonl")}
    second = rows_of(folder / "second.jsonl")
    for field in FIELDS[:3]:
        pairs = [(first[row["id"]]["situation"][field], row["situation"][field]) for row in second]
        right = sum(one == other for one, other in pairs) / len(pairs)
        print(f"{field:11} {len(pairs)} drafts, agreed {right:.3f}, kappa {kappa_of(pairs):.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--second", action="store_true")
    given = parser.parse_args()
    agreement(given.path) if given.second else score(given.path, show=given.show)
