"""What holds for every text, from the bytes to the rewrite."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import taktvoll
from strategies import texts
from taktvoll.finding import apply_edits
from taktvoll.mail.reading_text import as_read
from taktvoll.scheme import DIMENSIONS, LABELS, OCCASIONS, REGISTERS

TODAY = "2027-02-20"
CORPUS = Path(__file__).parent.parent / "corpora" / "dev" / "drafts.jsonl"
DRAFTS = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
SENTENCES = sorted(
    {
        " ".join(row["text"][span["start"] : span["end"]].split())
        for row in map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines())
        for span in row["sentences"]
        if not {"salutation", "closing", "subject"} & set(span["labels"])
    }
)
BY_PATTERN = {
    "missing_salutation", "missing_closing", "missing_subject", "register_mix", "too_long", "weekday_mismatch",
    "placeholder_left", "sentence_too_long", "empty_phrase", "empty_draft", "not_german",
}  # fmt: skip
"""Rules that rest on words and lines alone. The others read labels, which a model gives by what stands around, too."""
ON_WORDS = BY_PATTERN - {"too_long", "register_mix", "missing_salutation", "missing_closing", "missing_subject"}
"""Those that mark the words they mean."""
CLEAN = "Ich wünsche Ihnen für die Besetzung der Stelle alles Gute."
"""A sentence that no rule minds."""


def check(text, **options):
    return taktvoll.check(text, today=TODAY, **options)


@st.composite
def drafts(draw):
    """Letters made of sentences that people wrote, in any order."""
    body = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
    gaps = draw(st.lists(st.sampled_from([" ", " ", "\n", "\n\n"]), min_size=len(body), max_size=len(body)))
    head = draw(
        st.sampled_from(
            [
                "Sehr geehrte Frau Dr. Weiß,\n\n",
                "Hallo Tim,\n\n",
                "Betreff: Absage\n\nGuten Tag,\n",
                "Grüezi Frau Zürcher\n\n",
            ]
        )
    )
    foot = draw(
        st.sampled_from(
            [
                "\n\nMit freundlichen Grüßen\nJana Kröger\n",
                "\n\nLG Finn",
                "\n\nViele Grüße\n\n-- \nTel. 0471 000 12 40\n",
                "",
            ]
        )
    )
    return head + "".join(part for pair in zip(body, gaps, strict=True) for part in pair) + foot


def keys(report):
    return sorted((finding.rule, report.text[finding.start : finding.end]) for finding in report.findings)


@settings(max_examples=150)
@given(st.one_of(texts(), drafts()))
@example("\x00")
@example("\ud800")
@example("İ" * 40)
@example("ſ" * 40 + "\u0307")
@example("Sie\u00ad haben\u200b\u202e recht")
def test_any_text_gives_a_report_that_holds_together(text):
    report = check(text)
    assert report.text == text
    assert report.occasion in OCCASIONS
    assert report.register in REGISTERS
    assert (report.score is None) == (report.scores is None) == (report.occasion == "other")
    if report.scores is not None:
        assert set(report.scores) == set(DIMENSIONS)
        assert all(0 <= score <= 100 for score in (report.score, *report.scores.values()))
    assert -1 <= report.sentiment.polarity <= 1
    assert -1 <= report.sentiment.formality <= 1
    assert 0 <= report.sentiment.subjectivity <= 1
    position = 0
    for sentence in report.sentences:
        assert not text[position : sentence.start].strip().strip("\ufeff")
        assert position <= sentence.start < sentence.end <= len(text)
        assert sentence.labels
        assert list(sentence.labels) == [label for label in LABELS if label in sentence.labels]
        position = sentence.end
    assert not text[position:].strip().strip("\ufeff")
    places = [(finding.start, finding.end) for finding in report.findings]
    assert places == sorted(places)
    assert len(set(report.findings)) == len(report.findings)
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.line == text[: finding.start].count("\n") + 1
        assert finding.column == finding.start - (text.rfind("\n", 0, finding.start) + 1) + 1
        assert finding.end_line == text[: finding.end].count("\n") + 1
        assert finding.end_column == finding.end - (text.rfind("\n", 0, finding.end) + 1) + 1
        for fix in finding.fixes:
            assert apply_edits(text, fix.edits) != text
    for quote in report.slots.values():
        assert quote in text


@example("Ge\u2060spr\xadäch\n", "minimal")
@example("Mit freundlichen Grüßen\nP. S.: Der Parkplatz war voll.\n> Wir laden Sie ein.\n0\n", "minimal")
@example("Jana Kröger\né\nIhr\nleider kann ich am 12. März nicht kommen.\n", "minimal")
@settings(max_examples=40)
@given(st.one_of(texts(), drafts()), st.sampled_from(["minimal", "fresh"]))
def test_any_text_can_be_rewritten(text, mode):
    (draft, *_) = taktvoll.rewrite(text, mode=mode, today=TODAY)
    assert draft.original == text
    if draft.proof.passed:
        assert not draft.proof.findings
        assert draft.proof.slots_kept
    position = 0
    for change in draft.changes:
        assert 0 <= change.start <= change.end <= len(text)
        if change.kind == "kept":
            assert as_read(change.text) == as_read(text[change.start : change.end])
        if change.text:
            position = draft.text.index(change.text, position) + len(change.text)


@settings(max_examples=60)
@given(drafts())
def test_the_same_draft_gives_the_same_report(text):
    assert check(text) == check(text)


@settings(max_examples=150)
@given(drafts())
def test_a_safe_fix_removes_its_finding_and_adds_none(text):
    report = check(text)
    for finding in report.findings:
        for fix in finding.fixes:
            if fix.safety != "safe":
                continue
            fixed = check(apply_edits(text, fix.edits))
            quote = (finding.rule, text[finding.start : finding.end])
            assert keys(fixed).count(quote) == keys(report).count(quote) - 1
            assert {found.rule for found in fixed.findings} & BY_PATTERN - {"missing_subject"} <= {
                found.rule for found in report.findings
            }


@pytest.mark.parametrize("text", DRAFTS[::4])
def test_safe_fixes_of_a_draft_can_be_applied_together(text):
    report = check(text)
    edits = tuple(
        edit for found in report.findings for fix in found.fixes if fix.safety == "safe" for edit in fix.edits
    )
    assert report.apply() == apply_edits(text, tuple(dict.fromkeys(edits)))
    fixed = check(report.apply())
    assert not [finding for finding in fixed.findings for fix in finding.fixes if fix.safety == "safe"]
    assert (fixed.score is None) == (report.score is None)
    assert report.score is None or fixed.score >= report.score


# The same letter, written otherwise


@settings(max_examples=60)
@given(drafts())
def test_line_ends_do_not_matter(text):
    assume("\r" not in text)
    windows = text.replace("\n", "\r\n")
    here, there = check(text), check(windows)
    assert [(found.rule, found.line, found.column) for found in there.findings] == [
        (found.rule, found.line, found.column) for found in here.findings
    ]
    assert [windows[found.start : found.end].replace("\r\n", "\n") for found in there.findings] == [
        text[found.start : found.end] for found in here.findings
    ]
    assert there.scores == here.scores


@example("Hallo Tim,\n\nPardon für die späte Nachricht. ")
@example(
    "Sehr geehrte Frau Weiß,\n\nErlauben Sie mir die Bitte, das auf den 3. d. M., drei viertel zehn, bestimmte Gespräch um wenige Tage zu verlegen. Kurz: Di 20.7.\n\nMit freundlichen Grüßen\nJana Kröger\n"
)
@settings(max_examples=60)
@given(drafts())
def test_decomposed_umlauts_do_not_matter(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    here, there = check(composed), check(decomposed)
    assert [unicodedata.normalize("NFC", decomposed[found.start : found.end]) for found in there.findings] == [
        composed[found.start : found.end] for found in here.findings
    ]
    assert [found.rule for found in there.findings] == [found.rule for found in here.findings]


@settings(max_examples=60)
@given(drafts(), st.sampled_from(["🙂", "👨‍👩‍👧", "𝔸", "🇩🇪"]))
def test_a_sign_beyond_the_basic_plane_shifts_by_its_own_length(text, sign):
    """Offsets count code points; the quoted mail below is read, not judged, and no sign in it changes what it says."""
    head, gap, rest = text.partition("\n\n")
    assume(gap)
    with_sign = f"{head}{gap}{rest}\n\n> Wir laden Sie ein. {sign}\n"
    without = f"{head}{gap}{rest}\n\n> Wir laden Sie ein. x\n"
    assert check(with_sign).findings == check(without).findings


@settings(max_examples=60)
@given(drafts())
def test_a_clean_paragraph_at_the_end_changes_no_finding_on_words(text):
    body, gap, closing = text.rpartition("\n\n")
    assume(gap and closing.startswith(("Mit", "LG", "Viele")) and "\n\n" in body)
    before, after = check(text), check(f"{body}{gap}{CLEAN}{gap}{closing}")

    def on_words(report):
        return [
            (finding.rule, finding.start, report.text[finding.start : finding.end])
            for finding in report.findings
            if finding.end <= len(body) and finding.rule in ON_WORDS
        ]

    assert on_words(before) == on_words(after)


@settings(max_examples=40)
@given(drafts())
def test_quoted_mail_is_never_judged(text):
    assume(text.endswith("\n"))
    quote = "\nAm 3. März 2027 um 10:12 schrieb Anna Kern <kern@firma.example>:\n> Das ist ja wohl ein Witz, ihr Idioten! LG\n"
    report = check(text + quote)
    assert all(finding.end <= len(text) for finding in report.findings)


def long_sentences(report):
    return sum(finding.rule == "sentence_too_long" for finding in report.findings)


@settings(max_examples=30)
@given(drafts())
def test_scores_never_fall_when_a_flaw_is_ignored(text):
    report = check(text)
    assume(report.scores is not None)
    for rule in {finding.rule for finding in report.findings}:
        fewer = check(text, settings={"ignore": [rule]})
        # A sentence that nobody wants gone any more may be too long: then its length counts (lint/folding.py).
        untold = long_sentences(fewer) > long_sentences(report)
        assert all(fewer.scores[name] >= report.scores[name] for name in DIMENSIONS if name != "length" or not untold)
        assert untold or fewer.score >= report.score
