"""Checks on the drafts of the rewriting yardstick, and their counts (see ``corpora/rewrites/README.md``).

    python corpora/rewrites/check_drafts.py [DRAFTS.jsonl …]

Prints every fault and ends with status 1 if there is one, else prints the counts. Quotes no text of the sealed test part
but the shared sentence itself. Standard library only.
"""

import datetime
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent
FIELDS = ("id", "part", "writer", "kind", "flawed", "register", "today", "text")
WRITERS = {"train": range(1, 17), "dev": range(17, 35), "test": range(35, 61)}
KINDS = tuple(
    "ill_keen grievance private begging brusque over_explained hedged colloquial mixed_address withdrawal late_stage "
    "no_show requests offered_dates other_offer postscript frame warm regional layout very_short long single_flaw".split()
)
REGISTERS = ("sie", "du", "mixed", "none")
MOST_WORDS = 260
LEAST_SHARED = 4
"""A sentence of fewer words („Ich muss absagen.“) may stand in two drafts."""
FORMULA = re.compile(
    r"(?i)^(mit |viele|liebe|lg|vg|mfg|herzlich|freundlich|schöne|beste|hochachtung|sehr geehrte|guten (tag|morgen|abend)|"
    r"hallo|hi |hey|moin|servus|grüezi|grüß|gruß|gruss|von meinem|gesendet|tel|www|betreff)"
)
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
WEEKDAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
DAY = re.compile(
    r"\b(Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo|Di|Mi|Do|Fr|Sa)\.?,? "
    r"(?:den |dem |der )?(\d{1,2})\. ?(\d{1,2}\b|Jänner|Feber|" + "|".join(MONTHS) + r")",
)


def sentences(text: str) -> set[str]:
    """The sentences of a draft that no other draft may hold, small letters, without punctuation."""
    found = set()
    for piece in re.split(r"(?<=[^\d\s][.!?:])\s+|(?<=[!?:])\s+|\n\s*\n|\n(?=[A-ZÄÖÜ>-])", text):
        words = re.findall(r"\w+", piece.lower())
        if len(words) >= LEAST_SHARED and not FORMULA.match(piece.strip()):
            found.add(" ".join(words))
    return found


def wrong_weekdays(draft: dict) -> list[str]:
    """Weekdays that do not belong to the date beside them in the year of the draft or the next."""
    wrong = []
    for name, day, month in DAY.findall(draft["text"]):
        given = (
            MONTHS.index({"Jänner": "Januar", "Feber": "Februar"}.get(month, month)) + 1
            if not month[0].isdigit()
            else int(month)
        )
        if not 1 <= given <= len(MONTHS):
            continue  # an amount or an hour: „Fr. 4.50“, „Do., 9.00“
        today = datetime.date.fromisoformat(draft["today"])
        year = today.year + (given < today.month - 6)
        try:
            true = WEEKDAYS[datetime.date(year, given, int(day)).weekday()]
        except ValueError:
            true = "none"
        if not true.startswith("Samstag" if name == "Sonnabend" else name):
            wrong.append(f"{name}, {day}. {month}: {true}")
    return wrong


def faults(drafts: list[dict]) -> list[str]:
    """Every fault of the drafts, one line each."""
    found = []
    seen: dict[str, str] = {}
    for number, draft in enumerate(drafts, 1):
        name = draft.get("id", f"line {number}")
        if tuple(draft) != FIELDS:
            found.append(f"{name}: the fields are {', '.join(draft)}")
            continue
        if name != f"rd-{number:03}":
            found.append(f"{name}: should be rd-{number:03}")
        writer = re.fullmatch(r"w-(\d\d)", draft["writer"])
        if draft["part"] not in WRITERS or not writer or int(writer[1]) not in WRITERS[draft["part"]]:
            found.append(f"{name}: {draft['writer']} does not belong to {draft['part']}")
        if draft["kind"] not in KINDS or draft["register"] not in REGISTERS or not isinstance(draft["flawed"], bool):
            found.append(f"{name}: unknown kind, register or flawed")
        if draft["kind"] == "single_flaw" and not draft["flawed"]:
            found.append(f"{name}: a single flaw in a draft without flaws")
        words = len(draft["text"].split())
        if not 1 <= words <= MOST_WORDS:
            found.append(f"{name}: {words} words")
        if draft["text"] != draft["text"].strip():
            found.append(f"{name}: white space at an end")
        found += [f"{name}: {wrong}" for wrong in wrong_weekdays(draft)]
        for sentence in sorted(sentences(draft["text"])):
            if sentence in seen:
                found.append(f"{name}: shares with {seen[sentence]}: {sentence}")
            seen.setdefault(sentence, name)
    return found


def figures(drafts: list[dict]) -> str:
    """The counts of the README: parts by register and flaws, and kinds by part."""
    parts: dict[str, Counter] = defaultdict(Counter)
    kinds: dict[str, Counter] = defaultdict(Counter)
    for draft in drafts:
        for part in (draft["part"], "all"):
            parts[part].update(["drafts", draft["register"], "flawed" if draft["flawed"] else "clean"])
            kinds[draft["kind"]][part] += 1
        kinds[draft["kind"]]["flawed" if draft["flawed"] else "clean"] += 1
        kinds[draft["kind"]][draft["register"]] += 1
    columns = ("drafts", "flawed", "clean", *REGISTERS)
    lines = ["| part | " + " | ".join(columns) + " |", "| --- |" + " --- |" * len(columns)]
    lines += [f"| {part} | " + " | ".join(str(parts[part][c]) for c in columns) + " |" for part in (*WRITERS, "all")]
    columns = (*WRITERS, "all", "flawed", "clean", *REGISTERS)
    lines += ["", "| kind | " + " | ".join(columns) + " |", "| --- |" + " --- |" * len(columns)]
    lines += [f"| `{kind}` | " + " | ".join(str(kinds[kind][c]) for c in columns) + " |" for kind in KINDS]
    lengths = sorted(len(draft["text"].split()) for draft in drafts)
    lines += ["", f"Words a draft: {lengths[0]} to {lengths[-1]}, median {lengths[len(lengths) // 2]}."]
    return "\n".join(lines)


def main() -> int:
    paths = [Path(name) for name in sys.argv[1:]] or [HERE / "drafts.jsonl", HERE / "sealed.jsonl"]
    drafts = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    found = faults(drafts)
    print("\n".join(found) if found else figures(drafts))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
