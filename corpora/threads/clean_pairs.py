"""How often a note or a mirror rule speaks on a clean draft that answers a fitting mail: python corpora/threads/clean_pairs.py [--show]

Drafts: those of corpora/clean about an interview, and the unflawed ones of corpora/rewrites (its sealed part left out) and corpora/dev that bring no
finding above a hint. Each is paired with up to four mails of the open half that could have been written to it: same form of address, as formal a greeting or one step beside it.
The mail's sender becomes the draft's addressee, its day and hour those of the draft, so that nothing in the pair is wrong on purpose. A note that the mail
asks for a call or a portal, or names a number, is right where its gold says so; every other one is counted as wrong.
"""

import argparse
import collections
import itertools
import json
import re
from pathlib import Path

import taktvoll
from taktvoll.lint.mirror import closing_rank, greeting_rank

HERE = Path(__file__).parent
CORPORA = HERE.parent
TODAY = "2027-03-01"
PAIRS = 4


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def drafts() -> list[tuple[str, str, str]]:
    """(id, text, day of reading)."""
    found = [(d["id"], d["text"], TODAY) for d in lines(CORPORA / "clean/drafts.jsonl") if d["about"] == "interview"]
    found += [
        (d["id"], d["text"], d["today"])
        for d in lines(CORPORA / "rewrites/drafts.jsonl")
        if d["part"] != "test" and not d["flawed"]
    ]
    return found + [(d["id"], d["text"], TODAY) for d in lines(CORPORA / "dev/drafts.jsonl")]


def fitting(mail: dict, name: str, slots: dict[str, str]) -> str | None:
    """The mail, signed by whom the draft greets, about the day that the draft names; None where that cannot be done."""
    text, said = mail["mail"], mail["reply_to"]
    sender = said.get("sender")
    if not sender or "&" in sender or "BEGIN:VCALENDAR" in text or said["kind"] not in {"invitation", "reminder"}:
        return None
    if said.get("dates"):
        return None
    feminine = re.search(r"(?:in|frau)\b", said.get("sender_role", "")) or f"Frau {sender}" in text
    feminine = feminine or re.search(rf"Frau\s+(?:\S+\s+)?{re.escape(sender.split()[-1])}", text)
    if feminine and name.startswith("Herr"):
        return None
    title = re.match(r"(Frau|Herrn?)\s+(.+)", name)
    person = title[2] if title else name
    bare = re.sub(r"(?:Prof\.|Dr\.|Mag\.)\s*", "", person).strip()
    if title and len(bare.split()) == 1:
        first = "Elke" if title[1] == "Frau" else "Jörg"
        signed = f"{person.removesuffix(bare)}{first} {bare}"
    else:
        signed = person
    if said["register"] == "sie" and not title:
        return None
    text = re.sub(rf"\b(?:Frau|Herrn?)\s+(?:Dr\.\s+)?(?:\w+\s+)?{re.escape(sender.split()[-1])}\b", name, text)
    text = text.replace(sender, signed).replace(sender.split()[-1], bare.split()[-1])
    for field in ("date", "time"):
        if said.get(field):
            if slots.get(field):
                text = text.replace(said[field], slots[field])
            elif field == "date":
                return None
    return text if text != mail["mail"] else None


def is_told(kind: str, said: dict) -> bool:
    """Whether the mail's gold says what a note of this kind says."""
    return (kind == "channel" and said.get("channel") in {"phone", "portal"}) or (
        kind == "reference" and "reference" in said
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--mails", nargs="+", default=["open", "second", "mails"], help="names of open files")
    given = parser.parse_args()
    mails = [mail for name in given.mails for mail in lines(HERE / f"{name}.jsonl")]
    pairs = spoken = 0
    rules: collections.Counter[str] = collections.Counter()
    notes: collections.Counter[str] = collections.Counter()
    turn = itertools.count()
    for name, text, today in drafts():
        bare = taktvoll.check(text, today=today)
        if bare.occasion == "other" or any(found.severity != "hint" for found in bare.findings):
            continue
        greeted = bare.slots.get("recipient")
        if not greeted or bare.register not in {"sie", "du"}:
            continue
        greeting = next((text[s.start : s.end] for s in bare.sentences if "salutation" in s.labels), "")
        closing = next((text[s.start : s.end] for s in bare.sentences if "closing" in s.labels), "")
        start, made = next(turn) * 7 % len(mails), 0
        for mail in [*mails[start:], *mails[:start]]:
            if mail["reply_to"].get("register") != bare.register:
                continue
            ours, theirs = greeting_rank(greeting), greeting_rank(mail["mail"].split("\n\n")[0].strip())
            if ours is None or theirs is None or abs(ours - theirs) > 1:
                continue
            fit = fitting(mail, greeted, bare.slots)
            if fit is None:
                continue
            report = taktvoll.check(text, reply_to=fit, today=today)
            if report.reply_to is None or report.reply_to.kind != mail["reply_to"]["kind"]:
                continue
            pairs, made = pairs + 1, made + 1
            before = {(found.rule, found.start) for found in bare.findings}
            new = [found for found in report.findings if (found.rule, found.start) not in before]
            more = [note for note in report.notes if note.kind not in {was.kind for was in bare.notes}]
            rules.update(found.rule for found in new)
            notes.update(note.kind for note in more)
            wrong = [note for note in more if not is_told(note.kind, mail["reply_to"])]
            spoken += bool(new or wrong)
            if given.show and (new or wrong):
                print(f"{name} x {mail['id']}")
                for found in new:
                    print(f"    {found.rule}: {found.message}   [{greeting} / {closing!r} {closing_rank(closing)}]")
                for note in wrong:
                    print(f"    note {note.kind}: {note.text}")
            if made == PAIRS:
                break
    print(
        f"pairs {pairs}, with a finding or a wrong note that the mail brings {spoken} = {100 * spoken / max(pairs, 1):.1f} in 100"
    )
    print("rules", dict(rules))
    print("notes", dict(notes))


if __name__ == "__main__":
    main()
