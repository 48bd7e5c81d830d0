"""Drafts in marked form (see ``corpora/WRITING.md``) and as annotated JSON Lines, and checks on both.

    python corpora/tools/marked.py check FILE …
    python corpora/tools/marked.py compile FILE … -o OUT.jsonl
    python corpora/tools/marked.py mark DRAFTS.jsonl

Standard library only: writers run it without the package.
"""

import argparse
import json
import re
import sys
from pathlib import Path

LABELS = (
    "subject salutation thanks decision reschedule reason apology understanding goodwill closing "
    "negative private informal hedge other"
).split()
OCCASIONS = ("decline", "reschedule", "unclear", "other")
REGISTERS = ("sie", "du", "mixed", "none")
SLOTS = ("recipient", "company", "position", "date", "time", "sender")
FLAGS = ("over_explanation", "over_apology", "missing_reschedule")
MAX_WORDS = 120
"""A body of more words is ``too_long`` (ANNOTATION.md)."""
MANY_APOLOGIES = 3

MARKER = re.compile(r"⟦([^⟧]*)⟧")
HEAD = re.compile(r"^=== *(\S+) *$", re.MULTILINE)


class MarkedError(ValueError):
    """A draft in marked form that breaks the rules; the message says which draft and why."""


def parse(source: str) -> list[dict]:
    """All drafts of a marked file, in order; raises `MarkedError` with every fault found."""
    heads = list(HEAD.finditer(source))
    faults: list[str] = []
    drafts = []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        block = source[head.end() : following.start() if following else len(source)]
        try:
            drafts.append(parse_one(head.group(1), block))
        except MarkedError as error:
            faults.append(str(error))
    if faults:
        raise MarkedError("\n".join(faults))
    return drafts


def parse_one(ident: str, block: str) -> dict:
    head, separator, letter = block.partition("\n---\n")
    if not separator:
        raise MarkedError(f"{ident}: no line '---' between head and letter")
    fields = dict(line.partition(":")[::2] for line in head.splitlines() if line.strip())
    fields = {key.strip(): value.strip() for key, value in fields.items()}
    text, sentences = unmark(ident, letter.strip("\n"))
    slots = {name: fields.pop(f"slot {name}") for name in SLOTS if f"slot {name}" in fields}
    draft = {
        "id": ident,
        "text": text,
        "occasion": fields.pop("occasion", ""),
        "register": fields.pop("register", ""),
        "sentences": sentences,
        "findings": [],
        "slots": slots,
        "voice": fields.pop("voice", ""),
        "tags": [tag.strip() for tag in fields.pop("tags", "").split(",") if tag.strip()],
    }
    flags = {name for name in FLAGS if fields.pop(name, "no") == "yes"}
    if fields:
        raise MarkedError(f"{ident}: unknown head keys {sorted(fields)}")
    draft["findings"] = findings_of(draft, flags)
    faults = faults_of(draft)
    if faults:
        raise MarkedError("\n".join(f"{ident}: {fault}" for fault in faults))
    return draft


def unmark(ident: str, letter: str) -> tuple[str, list[dict]]:
    """The bare text and its spans."""
    markers = list(MARKER.finditer(letter))
    if not markers or letter[: markers[0].start()].strip():
        raise MarkedError(f"{ident}: text before the first marker")
    text, sentences = letter[: markers[0].start()], []
    for marker, following in zip(markers, [*markers[1:], None], strict=True):
        content = letter[marker.end() : following.start() if following else len(letter)]
        start = len(text) + len(content) - len(content.lstrip())
        text += content
        end = len(text) - (len(content) - len(content.rstrip()))
        sentences.append({"start": start, "end": end, "labels": marker.group(1).split()})
    return text, sentences


def findings_of(draft: dict, flags: set[str]) -> list[str]:
    """The findings that the labels decide, and those the writer named."""
    labels = [set(sentence["labels"]) for sentence in draft["sentences"]]
    present = set().union(*labels)
    found = set(flags)
    found |= {f"missing_{name}" for name in ("salutation", "closing") if name not in present}
    if draft["occasion"] != "other":
        found |= {"missing_thanks"} - {f"missing_{name}" for name in present}
        found |= {"missing_decision"} if not present & {"decision", "reschedule"} else set()
        found |= {"missing_apology"} if not present & {"apology", "understanding"} else set()
    pairs = {
        "negative": "negative_opinion",
        "private": "private_detail",
        "informal": "informal",
        "hedge": "hedged_decision",
    }
    found |= {finding for label, finding in pairs.items() if label in present}
    if sum("reason" in names for names in labels) > 1:
        found.add("over_explanation")
    if sum("apology" in names for names in labels) >= MANY_APOLOGIES:
        found.add("over_apology")
    if draft["register"] == "mixed":
        found.add("register_mix")
    if body_words(draft) > MAX_WORDS:
        found.add("too_long")
    order = (
        "missing_salutation missing_closing missing_thanks missing_decision missing_apology missing_reschedule "
        "over_explanation negative_opinion private_detail informal hedged_decision over_apology register_mix too_long"
    ).split()
    return [name for name in order if name in found]


def body_words(draft: dict) -> int:
    """White-space separated words between salutation and closing."""
    words, inside = 0, not any("salutation" in s["labels"] for s in draft["sentences"])
    for sentence in draft["sentences"]:
        labels = sentence["labels"]
        if "salutation" in labels:
            inside = True
        elif "closing" in labels:
            break
        elif inside and "subject" not in labels:
            words += len(draft["text"][sentence["start"] : sentence["end"]].split())
    return words


def faults_of(draft: dict) -> list[str]:
    """What is wrong with an annotated draft, a line each."""
    text, faults, last = draft["text"], [], 0
    if draft["occasion"] not in OCCASIONS:
        faults.append(f"occasion {draft['occasion']!r}")
    if draft["register"] not in REGISTERS:
        faults.append(f"register {draft['register']!r}")
    for sentence in draft["sentences"]:
        start, end, labels = sentence["start"], sentence["end"], sentence["labels"]
        quote = text[start:end]
        if not 0 <= last <= start < end <= len(text) or quote != quote.strip():
            faults.append(f"span {start}-{end} is empty, overlaps, or begins or ends in white space")
        if text[last:start].strip():
            faults.append(f"not covered: {text[last:start].strip()[:40]!r}")
        last = end
        unknown = [name for name in labels if name not in LABELS]
        if unknown or not labels or len(set(labels)) < len(labels):
            faults.append(f"labels {labels} of {quote[:40]!r}")
        if "other" in labels and len(labels) > 1:
            faults.append(f"'other' not alone at {quote[:40]!r}")
        if "\n\n" in quote:
            faults.append(f"a span runs over a blank line: {quote[:40]!r}")
    if text[last:].strip():
        faults.append(f"not covered: {text[last:].strip()[:40]!r}")
    for name, value in draft["slots"].items():
        if name not in SLOTS:
            faults.append(f"slot {name!r}")
        if value not in text:
            faults.append(f"slot {name} {value!r} is no literal quote")
    return faults


def mark(draft: dict) -> str:
    """The marked form of an annotated draft (head included)."""
    letter, last = "", 0
    for sentence in draft["sentences"]:
        letter += draft["text"][last : sentence["start"]] + f"⟦{' '.join(sentence['labels'])}⟧"
        letter += draft["text"][sentence["start"] : sentence["end"]]
        last = sentence["end"]
    letter += draft["text"][last:]
    head = [f"=== {draft['id']}", f"voice: {draft.get('voice', '')}"]
    head += [f"{key}: {draft[key]}" for key in ("occasion", "register")]
    head += [f"{name}: yes" for name in FLAGS if name in draft["findings"]]
    head += [f"slot {name}: {value}" for name, value in draft.get("slots", {}).items()]
    if draft.get("tags"):
        head.append(f"tags: {', '.join(draft['tags'])}")
    return "\n".join([*head, "---", letter, ""])


def load(path: Path) -> list[dict]:
    """Annotated drafts of a ``.jsonl`` or of a marked text file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in source.split("\n") if line.strip()]
    return parse(source)


def main() -> int:
    parser = argparse.ArgumentParser(description="Drafts in marked form and as annotated JSON Lines.")
    parser.add_argument("verb", choices=("check", "compile", "mark"))
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args()
    drafts, failed = [], False
    for path in args.files:
        try:
            read = load(path)
        except (MarkedError, json.JSONDecodeError) as error:
            print(f"{path}:\n{error}", file=sys.stderr)
            failed = True
            continue
        faults = [f"{draft['id']}: {fault}" for draft in read for fault in faults_of(draft)]
        if faults:
            print(f"{path}:", *faults, sep="\n", file=sys.stderr)
        failed |= bool(faults)
        drafts += read
    idents = [draft["id"] for draft in drafts]
    doubles = sorted({ident for ident in idents if idents.count(ident) > 1})
    if doubles:
        print("ids used twice:", *doubles, file=sys.stderr)
    if failed or doubles:
        return 1
    if args.verb == "check":
        spans = [sentence for draft in drafts for sentence in draft["sentences"]]
        counts = {name: sum(name in span["labels"] for span in spans) for name in LABELS}
        print(f"{len(drafts)} drafts, {len(spans)} spans:", *(f"{k}={v}" for k, v in counts.items()))
        return 0
    if args.verb == "mark":
        output = "\n".join(mark(draft) for draft in drafts)
    else:
        output = "".join(json.dumps(draft, ensure_ascii=False) + "\n" for draft in drafts)
    if args.output:
        args.output.write_text(output, encoding="utf-8")
    else:
        sys.stdout.write(output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
