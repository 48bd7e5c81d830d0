"""How many of the unseen cases hold: open ones with what is wrong about them, held ones counted only.

    python corpora/cases/measure.py [understanding letters rewriting reading] [--quiet]

Of an open case that fails, id, kind and faults are printed. Held cases are for counting: nobody who builds the program looks at them.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ("understanding", "letters", "rewriting", "reading")
MODES = ("minimal", "fresh")


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("names", nargs="*", help=f"some of {', '.join(NAMES)}; all by default")
    options.add_argument("--quiet", action="store_true", help="counts only")
    given = options.parse_args()
    if unknown := [name for name in given.names if name not in NAMES]:
        options.error(f"no such cases: {', '.join(unknown)}; there are {', '.join(NAMES)}")
    for name in given.names or NAMES:
        held: Counter = Counter()
        for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            faults = faults_of_reading(case) if name == "reading" else faults_of(case)
            held[case["part"], bool(faults)] += 1
            if faults and case["part"] == "open" and not given.quiet:
                print(f"  {case['id']} {case['kind']}: {'; '.join(map(str, faults))}"[:300])
        shown = [f"{part} {held[part, False]} of {held[part, False] + held[part, True]}" for part in ("open", "held")]
        print(f"{name}: {', '.join(shown)} hold", flush=True)


def flat(text: object) -> str:
    return " ".join(str(text or "").split()).casefold()


def faults_of(case: dict) -> list[str]:
    """What of a case does not hold: of a rewrite in its mode, or of a report and, where asked for, both rewrites."""
    import taktvoll

    text, today = case["text"], case["today"]
    if "must" in case:
        made = taktvoll.rewrite(text, mode=case["mode"], today=today)[0]
        faults = [] if made.proof.passed else ["not proven"]
        faults += [f"lacks {pattern}" for pattern in case["must"] if not re.search(pattern, made.text)]
        return faults + [f"has {pattern}" for pattern in case["must_not"] if re.search(pattern, made.text)]
    right = case["right"]
    if "reply_to" in right:
        draft = "Guten Tag,\n\nleider muss ich absagen.\n\nMit freundlichen Grüßen\nKim Voss"
        found = taktvoll.check(draft, reply_to=text, today=today).reply_to
        return [
            f"{name} {getattr(found, name)!r}"
            for name, want in right["reply_to"].items()
            if not is_same(getattr(found, name), want)
        ]
    report = taktvoll.check(text, today=today)
    rules = {finding.rule for finding in report.findings}
    slots = dict(report.slots)
    spans = {flat(text[one.start : one.end]): set(one.labels) for one in report.sentences}
    faults = [
        f"{name} {getattr(report, name)}"
        for name in ("occasion", "register")
        if name in right and getattr(report, name) != right[name]
    ]
    faults += [f"misses {rule}" for rule in right.get("findings", ()) if rule not in rules]
    faults += [f"false {rule}" for rule in right.get("findings_absent", ()) if rule in rules]
    faults += [
        f"slot {name} {slots.get(name)!r}"
        for name, want in right.get("slots", {}).items()
        if flat(slots.get(name)) != flat(want)
    ]
    faults += [f"slot {name} {slots[name]!r}" for name in right.get("slots_absent", ()) if name in slots]
    faults += [
        f"labels {spans.get(flat(quote))} of {quote[:40]!r}"
        for quote, want in right.get("labels", ())
        if spans.get(flat(quote)) != set(want)
    ]
    faults += [f"no sentence {quote[:40]!r}" for quote in right.get("sentences", ()) if flat(quote) not in spans]
    faults += [f"note {kind}" for kind in right.get("notes_absent", ()) if kind in {note.kind for note in report.notes}]
    if "rewrite_must" in right or "rewrite_must_not" in right:
        for mode in MODES:
            new = taktvoll.rewrite(text, mode=mode, today=today)[0].text
            faults += [f"{mode} lacks {words}" for words in right.get("rewrite_must", ()) if words not in new]
            faults += [f"{mode} has {words}" for words in right.get("rewrite_must_not", ()) if words in new]
    return faults


def is_same(value: object, want: object) -> bool:
    """Whether a field says `want`: equal, or a quote that holds it with little around; lists element by element."""
    if isinstance(want, list):
        return isinstance(value, list | tuple) and len(value) == len(want) and all(map(is_same, value, want))
    said, wanted = flat(getattr(value, "text", value)), flat(want)
    return said == wanted or (len(wanted) > 4 and wanted in said and len(said) <= len(wanted) + 8)


def faults_of_reading(case: dict) -> list[str]:
    """What of a case of `tests/reading_cases.py` does not hold, by the command line."""
    sys.path.insert(0, str(HERE.parents[1] / "tests"))
    import reading_cases

    with tempfile.TemporaryDirectory() as scratch:
        return [str(fault) for fault in reading_cases.wrong(case, HERE, Path(scratch))]


if __name__ == "__main__":
    main()
