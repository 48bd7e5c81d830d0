"""Cases of reading: an input, and what `check` and `rewrite` must make of it. Each case is one JSON object.

`file` or `text`: the input; `today`. In `right`:
check_exit, rewrite_exit: exit status. findings: the rules of severity warning or error, as a set; findings_absent;
findings_count. slots: exactly these (slots_optional may be there). occasion, register, subject: of the report. notes_has:
kinds of notes. text_is, text_has, text_lacks: the text as read, whose line ends may be CRLF. masked: every sentence over this line has the label `other`
alone. labels: the sentence with this text has these labels. sentences: these texts are sentences. rewrite_same: the draft
is printed unchanged. rewrite_has, rewrite_lacks: substrings of the rewrite. stderr_has_any (one of them), stderr_lacks:
messages, the file's own name taken out. any_of: one of several such objects is enough.
"""

import json
import os
from pathlib import Path

from shell import run, write


def cases(folder):
    """(id, case) of every case in the ``.jsonl`` files of `folder`."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            found.append((case["id"], case))
    return found


def wrong(case, folder, scratch):
    """What of `right` does not hold, with what was seen instead; files of cases lie in `folder`."""
    path = folder / case["file"] if "file" in case else write(scratch / f"{case['id']}.txt", case["text"])
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        common = ["--no-config", "--today", case["today"], "--format", "json"]
        check = run("check", *common, path.name)
        rewrite = run("rewrite", *common, *case.get("rewrite_args", []), path.name)
    finally:
        os.chdir(before)
    report = (json.loads(check.out or "[]") or [{}])[0]
    made = (json.loads(rewrite.out or "[]") or [{}])[0]
    text = report["text"] if report.get("text") is not None else _decoded(path.read_bytes())
    seen = {
        "check": check.status, "rewrite": rewrite.status, "report": report, "text": text, "new": made.get("text"),
        "said": (check.err + rewrite.err).replace(path.name, "FILE"),
    }  # fmt: skip
    return _differences(case["right"], seen)


def _decoded(data):
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _differences(right, seen):
    if "any_of" in right:
        return min((_differences(one, seen) for one in right["any_of"]), key=len)
    report, text, new, said = seen["report"], seen["text"], seen["new"], seen["said"]
    rules = [finding["rule"] for finding in report.get("findings", ())]
    grave = sorted({finding["rule"] for finding in report.get("findings", ()) if finding["severity"] != "hint"})
    spans = [(text[one["start"] : one["end"]], one["labels"]) for one in report.get("sentences", ())]
    plain = text.replace("\r\n", "\n")
    free = set(right.get("slots_optional", ()))
    slots = {name: value for name, value in report.get("slots", {}).items() if name not in free}

    def over(line):
        return [labels for span, labels in spans if line.strip() in span or span in line]

    holds = {
        "check_exit": lambda v: (seen["check"] == v, seen["check"]),
        "rewrite_exit": lambda v: (seen["rewrite"] == v, seen["rewrite"]),
        "findings": lambda v: (bool(report) and grave == sorted(v), grave),
        "findings_absent": lambda v: (bool(report) and not set(rules) & set(v), rules),
        "findings_count": lambda v: (all(rules.count(rule) == n for rule, n in v.items()), rules),
        "slots": lambda v: (bool(report) and slots == {name: v[name] for name in v if name not in free}, slots),
        "slots_optional": lambda v: (True, None),
        "occasion": lambda v: (report.get("occasion") == v, report.get("occasion")),
        "register": lambda v: (report.get("register") == v, report.get("register")),
        "subject": lambda v: (report.get("subject") == v, report.get("subject")),
        "notes_has": lambda v: (set(v) <= {note["kind"] for note in report.get("notes", ())}, report.get("notes")),
        "text_is": lambda v: (plain.rstrip() == v.rstrip(), text),
        "text_has": lambda v: (all(part in plain for part in v), text),
        "text_lacks": lambda v: (bool(text) and not any(part in text for part in v), text),
        "masked": lambda v: (all(over(line) and all(x == ["other"] for x in over(line)) for line in v), list(map(over, v))),
        "labels": lambda v: (all([labels for span, labels in spans if span == t] == [want] for t, want in v.items()), spans),
        "sentences": lambda v: (set(v) <= {span for span, _ in spans}, spans),
        "rewrite_same": lambda v: ((new == text) == v, new),
        "rewrite_has": lambda v: (new is not None and all(part in new for part in v), new),
        "rewrite_lacks": lambda v: (not any(part in (new or "") for part in v), new),
        "stderr_has_any": lambda v: (any(part in said for part in v), said),
        "stderr_lacks": lambda v: (not any(part in said for part in v), said),
    }  # fmt: skip
    found = {}
    for key, value in right.items():
        fits, now = holds[key](value)
        if not fits:
            found[key] = now
    return found
