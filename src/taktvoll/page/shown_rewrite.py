"""A rewrite as the page shows it: beside the draft, with its proof, its doubts and what was left out."""

from collections.abc import Sequence
from typing import Any

from taktvoll.formats.difference import differences
from taktvoll.formats.labels import CHANGES, say, title_of
from taktvoll.formats.proofs import proof_line
from taktvoll.formats.visible import one_line
from taktvoll.page.texts import VARIANT
from taktvoll.rewritten import Change, ChangeKind, Rewrite, Verdict

_SAID = {Verdict.PROVEN: "proven", Verdict.LOOK_HERE: "look_here", Verdict.NOT_POSSIBLE: "unproven"}


def shown_rewrites(rewrites: Sequence[Rewrite]) -> list[dict[str, Any]]:
    """`rewrites` for the page, in their order."""
    return [_shown(rewrite, number) for number, rewrite in enumerate(rewrites, start=1)]


def _shown(rewrite: Rewrite, number: int) -> dict[str, Any]:
    lang, proof = rewrite.lang, rewrite.proof
    unchanged = rewrite.text == rewrite.original
    off_topic = unchanged and rewrite.occasion == "other"
    said = "unchanged" if unchanged and proof.passed else _SAID[proof.verdict]
    return {
        "title": VARIANT.in_language(lang, number=number),
        "text": rewrite.text,
        "unchanged": unchanged,
        "verdict": proof.verdict.value,
        "verdict_title": say("off_topic" if off_topic else said, lang),
        "proof": "" if unchanged else proof_line(rewrite, lang),
        "missing": list(proof.missing),
        "doubts": [{"start": doubt.start, "end": doubt.end, "text": doubt.text} for doubt in proof.doubts],
        "dropped": [{"text": fact.text, "why": fact.why} for fact in rewrite.dropped],
        "parts": [[part.side.value, part.text] for part in differences(rewrite.original, rewrite.text)],
        "changes": [
            _change(change, rewrite) for change in rewrite.changes if change.kind is not ChangeKind.KEPT
        ],
    }  # fmt: skip


def _change(change: Change, rewrite: Rewrite) -> dict[str, Any]:
    before = rewrite.original[change.start : change.end]
    return {
        "kind": change.kind.value,
        "kind_title": CHANGES[change.kind.value].in_language(rewrite.lang),
        "before": one_line(before),
        "after": one_line(change.text),
        "rule": title_of(change.rule, rewrite.lang) if change.rule else "",
        "why": change.why,
    }
