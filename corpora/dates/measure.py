"""How many dates of annotated drafts are found with the right role, day and hour: python measure.py FILE.jsonl [--errors]

A date of the report counts for that of the gold with which it shares most characters.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import taktvoll


def main(path: str, *options: str) -> None:
    """Print the shares; with --errors each date that is not right."""
    counts: Counter[str] = Counter()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        draft = json.loads(line)
        report = taktvoll.check(draft["text"], today=draft["today"])
        left = list(report.dates)
        for gold in draft["dates"]:
            shared = {min(d.end, gold["end"]) - max(d.start, gold["start"]): d for d in left}
            best = shared.get(max(shared, default=0)) if max(shared, default=0) > 0 else None
            counts["gold"] += 1
            if best is not None:
                left.remove(best)
                counts["found"] += 1
                for name in ("role", "day", "time"):
                    counts[name] += getattr(best, name) == gold[name]
                counts["all"] += all(getattr(best, name) == gold[name] for name in ("role", "day", "time"))
            if "--errors" in options and (
                best is None or any(getattr(best, n) != gold[n] for n in ("role", "day", "time"))
            ):
                quote = draft["text"][gold["start"] - 30 : gold["end"] + 20]
                print(draft["id"], repr(quote), gold, best and (best.role, best.day, best.time))
        counts["beyond the gold"] += len(left)
        if "--errors" in options:
            for date in left:
                print(draft["id"], "too much", repr(draft["text"][date.start : date.end]), date.role, date.day)
    total = counts["gold"]
    for name in ("found", "role", "day", "time", "all"):
        print(f"{name:6}{counts[name]:4} of {total}  {counts[name] / total:.3f}")
    print(f"beyond the gold: {counts['beyond the gold']}")


if __name__ == "__main__":
    main(*sys.argv[1:])
