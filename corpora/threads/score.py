"""How well the employer's mail is read: precision and recall of each field, mirror findings, the appointment.

python corpora/threads/score.py corpora/threads/open.jsonl [--show]
"""

import argparse
import collections
import json
from pathlib import Path

import taktvoll
from taktvoll.annotate.invitation_dates import invitation_dates  # noqa: F401 - the readers under measure
from taktvoll.reply_to import ReplyTo


def norm(words: object) -> str:
    return " ".join(str(words or "").split()).casefold()


def same(value: object, want: object) -> bool:
    """Equal, or a quote that holds what is wanted with little around; lists element by element."""
    if isinstance(want, list):
        return isinstance(value, (list, tuple)) and len(value) == len(want) and all(map(same, value, want))
    have = norm(value)
    return have == norm(want) or (len(norm(want)) > 4 and norm(want) in have and len(have) <= len(norm(want)) + 8)


def stated(reply: ReplyTo) -> dict[str, object]:
    return {name: value for name in ReplyTo.__dataclass_fields__ if (value := getattr(reply, name))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is wrong (never with the sealed half)")
    given = parser.parse_args()
    fields: collections.Counter[tuple[str, str]] = collections.Counter()
    mirror: collections.Counter[str] = collections.Counter()
    days = right_days = named_days = right_roles = 0
    for line in given.file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        report = taktvoll.check(case["draft"], reply_to=case["mail"], today=case["today"])
        have = stated(report.reply_to) if report.reply_to else {}
        for name in have.keys() | case["reply_to"].keys():
            value, want = have.get(name), case["reply_to"].get(name)
            right = value is not None and want is not None and same(value, want)
            fields[name, "right"] += right
            fields[name, "given"] += value is not None
            fields[name, "wanted"] += want is not None
            if given.show and not right:
                print(f"{case['id']} {name}: {value!r} for {want!r}")
        rules = {found.rule for found in report.findings if found.rule.startswith("mirror_")}
        mirror["right"] += len(rules & set(case["mirror"]))
        mirror["given"] += len(rules)
        mirror["wanted"] += len(case["mirror"])
        if given.show and rules != set(case["mirror"]):
            print(f"{case['id']} mirror: {sorted(rules)} for {case['mirror']}")
        if "appointment" in case:
            days += 1
            named = [
                (date.day, date.time)
                for date in report.dates
                if date.source == "reply_to" and date.role == "appointment"
            ]
            told = (case["appointment"]["day"], case["appointment"]["time"])
            right_days += told in named
            if given.show and told not in named:
                print(f"{case['id']} appointment: {named} for {told}")
        for quote, role in case.get("roles", ()):
            at = case["draft"].index(quote)
            have_roles = {date.role for date in report.dates if date.source == "draft" and date.start <= at < date.end}
            named_days += 1
            right_roles += have_roles == {role}
            if given.show and have_roles != {role}:
                print(f"{case['id']} role of {quote}: {sorted(have_roles)} for {role}")
    for name in ReplyTo.__dataclass_fields__:
        if fields[name, "given"] or fields[name, "wanted"]:
            print(row(name, fields[name, "right"], fields[name, "given"], fields[name, "wanted"]))
    total = [sum(count for (_, what), count in fields.items() if what == kind) for kind in ("right", "given", "wanted")]
    print(row("all fields", *total))
    print(row("mirror", mirror["right"], mirror["given"], mirror["wanted"]))
    print(f"{'appointment':14} {right_days} of {days}")
    if named_days:
        print(f"{'roles of days':14} {right_roles} of {named_days}")


def row(name: str, right: int, given: int, wanted: int) -> str:
    return f"{name:14} precision {right}/{given} = {right / max(given, 1):.2f}  recall {right}/{wanted} = {right / max(wanted, 1):.2f}"


if __name__ == "__main__":
    main()
