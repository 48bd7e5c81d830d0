"""A proof is honest: what it says holds when it is worked out again from outside, for whatever part of a draft."""

import importlib.util
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import taktvoll
from taktvoll.annotate.content_selection import shipped_selection
from taktvoll.annotate.reading import reader_of
from taktvoll.annotate.second_reader import shipped_second_reader
from taktvoll.finding import Severity
from taktvoll.letter import Letter, SegmentKind
from taktvoll.lint.run import lint_analysis
from taktvoll.phrasing.phrase_bank import vocabulary
from taktvoll.phrasing.plain_words import plain_vocabulary
from taktvoll.rewriting.clauses import syntax_of
from taktvoll.rewriting.engine import Engine
from taktvoll.rewriting.layout import TextBlock
from taktvoll.rewritten import ChangeKind
from taktvoll.settings import Settings

_spec = importlib.util.spec_from_file_location("drafts", Path(__file__).with_name("drafts.py"))
drafts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(drafts)

pytestmark = pytest.mark.model
FACTS = {"weekday_mismatch", "placeholder_left", "late_notice", "past_appointment", "date_conflict"}
ALLOWED = {word.casefold() for word in vocabulary() | plain_vocabulary()} | {"uhr"}


@st.composite
def parts_of_drafts(draw):
    """A dev draft with some of its sentences left out."""
    row = draw(st.sampled_from(list(drafts.all_drafts().values())))
    text, kept, last = row["text"], [], 0
    for span in row["sentences"]:
        if draw(st.booleans()) or draw(st.booleans()):
            kept.append(text[last : span["end"]])
        last = span["end"]
    return "".join(kept).lstrip() + "\n"


def words(text):
    return {word.casefold() for word in re.findall(r"[^\W\d_][\w'’&-]*", unicodedata.normalize("NFC", text))}


def names(text):
    found = re.findall(r"[^\W\d_][\w'’&-]*", unicodedata.normalize("NFC", text))
    return {word.casefold() for word in found if word[0].isupper()}


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(parts_of_drafts(), st.sampled_from(["minimal", "fresh"]))
def test_a_passed_proof_agrees_with_a_second_look(text, mode):
    (result, *_) = taktvoll.rewrite(text, mode=mode, today=drafts.TODAY)
    if not result.proof.passed:
        assert result.proof.missing or result.proof.doubts
        return
    again = taktvoll.check(result.text, today=drafts.TODAY)
    assert not [
        found.rule for found in again.findings if found.severity is not Severity.HINT and found.rule not in FACTS
    ]
    assert again.register == result.proof.register
    assert set(re.findall(r"\d+", result.text)) <= set(re.findall(r"\d+", text))
    stems = {word[:4] for word in words(text)}
    assert all(name in words(text) | ALLOWED or name[:4] in stems for name in names(result.text))
    assert result.text.count("[") <= text.count("[")


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(
    parts_of_drafts(),
    st.sampled_from(["minimal", "fresh"]),
    st.sampled_from(["auto", "decline", "reschedule"]),
    st.sampled_from(["auto", "sie", "du"]),
)
def test_rewrite_never_raises_whatever_is_asked(text, mode, occasion, register):
    results = taktvoll.rewrite(
        text, mode=mode, variants=2, today=drafts.TODAY, settings={"occasion": occasion, "register": register}
    )
    assert 1 <= len(results) <= 2
    for result in results:
        if result.proof.passed and register != "auto":
            assert result.proof.register in {register, "none"}


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in drafts.clear_drafts()])
def test_recipient_and_sender_stay(row):
    for mode in ("minimal", "fresh"):
        (result,) = taktvoll.rewrite(row["text"], mode=mode, today=drafts.TODAY)
        slots = taktvoll.check(row["text"], today=drafts.TODAY).slots
        for name in ("recipient", "sender"):
            if name in slots and "[" not in slots[name]:
                assert slots[name].casefold() in result.text.casefold()


def test_a_draft_without_findings_comes_back_unchanged():
    clean = "Betreff: Absage\n\nSehr geehrte Frau Kern,\n\nvielen Dank für Ihre Einladung zum Gespräch am 12. März. Leider muss ich absagen und ziehe meine Bewerbung zurück. Bitte entschuldigen Sie die Umstände. Ich wünsche Ihnen viel Erfolg bei der Besetzung.\n\nMit freundlichen Grüßen\nJana Kröger\n"
    assert not taktvoll.check(clean, today=drafts.TODAY).findings
    for mode in ("minimal", "fresh"):
        (result,) = taktvoll.rewrite(clean, mode=mode, today=drafts.TODAY)
        assert result.text == clean
        assert {change.kind for change in result.changes} == {ChangeKind.KEPT}


def test_line_ends_quotes_and_signature_stay():
    text = (
        "Sehr geehrte Frau Kern,\r\n\r\nich hab keinen Bock mehr und sage den Termin am 12. März ab.\r\n\r\nMit freundlichen Grüßen\r\nJana Kröger\r\n"
        "-- \r\nTel. 0471 000 12 40\r\n\r\nAm 3. März 2027 um 10:12 schrieb Kern <k@x.de>:\r\n> Wir laden Sie ein! 🙂\r\n"
    )
    (result,) = taktvoll.rewrite(text, today=drafts.TODAY)
    assert result.proof.passed, result.proof.missing
    assert "\n" not in result.text.replace("\r\n", "")
    assert result.text.endswith(text[text.index("-- \r\n") :])
    assert "12. März" in result.text


DRAFT = "Sehr geehrte Frau Kern,\n\nLeider muss ich das Gespräch am 12. März absagen.\n\nMit freundlichen Grüßen\nJana Kröger\n\nP. S.: Den Parkschein lege ich bei.\n"
GOOD = "Sehr geehrte Frau Kern,\n\nvielen Dank für Ihre Einladung. Leider muss ich das Gespräch am 12. März absagen. Bitte entschuldigen Sie die Umstände.\n\nMit freundlichen Grüßen\nJana Kröger\n\nP. S.: Den Parkschein lege ich bei.\n"


def proof_of(draft, text, **chosen):
    """The proof of `text` as a rewrite of `draft`, as if a stranger had written it."""
    engine = engine_of(draft, **chosen)
    blocks = [
        TextBlock(start=0, end=len(draft), text=text, kind=ChangeKind.REPLACED, segment=SegmentKind.BODY, ready=True)
    ]
    return engine._finished(blocks, "minimal", engine._goal, engine._fates).rewrite.proof


def engine_of(draft, **chosen):
    reader, wanted = reader_of(), Settings(**chosen)

    def read(text):
        return reader.read([Letter(text)], drafts.TODAY)[0]

    return Engine(
        read(draft),
        wanted,
        read,
        lambda analysis: lint_analysis(analysis, wanted),
        syntax_of(reader.borrow),
        shipped_selection(),
        shipped_second_reader(),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12. März", "13. März"),
        ("Gespräch", "Gespräch bei Nordlicht"),
        ("Ihre Einladung", "deine Einladung"),
        ("Bitte entschuldigen Sie die Umstände.", "Ihr Laden ist ein Witz."),
        ("Bitte entschuldigen Sie die Umstände.", "Ich schäme mich in Grund und Boden."),
        ("Jana Kröger", "[Name]"),
        ("Frau Kern", "Frau Korn"),
        ("absagen.", "absagen. Deshalb"),
    ],
)
def test_proof_refuses_what_the_draft_does_not_say(old, new):
    assert proof_of(DRAFT, GOOD).passed, proof_of(DRAFT, GOOD).missing
    assert not proof_of(DRAFT, GOOD.replace(old, new)).passed


KEEN = "Sehr geehrte Frau Kern,\n\ndanke für die Einladung am 9. März. Ich bin krank und kann nicht kommen. Die Stelle möchte ich weiterhin sehr gern haben. Bitte entschuldigen Sie.\n\nMit freundlichen Grüßen\nTabea Lorch\n"


def test_proof_is_not_satisfied_by_deleting_the_ground_of_a_finding():
    assert "missing_reschedule" in {found.rule for found in taktvoll.check(KEEN, today=drafts.TODAY).findings}
    farewell = KEEN.replace(
        "Ich bin krank und kann nicht kommen. Die Stelle möchte ich weiterhin sehr gern haben.",
        "Leider muss ich absagen.",
    )
    assert not proof_of(KEEN, farewell).passed
    (result,) = taktvoll.rewrite(KEEN, today=drafts.TODAY)
    assert result.proof.passed, result.proof.missing
    assert "reschedule" in {
        label for sentence in taktvoll.check(result.text, today=drafts.TODAY).sentences for label in sentence.labels
    }


def test_proof_names_the_place_of_a_placeholder():
    (result,) = taktvoll.rewrite(DRAFT.replace("Frau Kern", "Frau [Name]"), today=drafts.TODAY)
    assert result.proof.verdict == "look_here"
    assert [result.text[doubt.start : doubt.end] for doubt in result.proof.doubts] == ["[Name]"]


def test_a_lost_request_is_not_proven_and_what_is_cut_is_named():
    draft = DRAFT.replace(
        "absagen.", "absagen. Bitte schicken Sie mir mein Zeugnis zurück. Die Bezahlung von 1.900 Euro ist ein Witz."
    )
    assert not proof_of(draft, GOOD).passed
    (result,) = taktvoll.rewrite(draft, today=drafts.TODAY)
    assert "Zeugnis" in result.text
    assert any("1.900" in lost.text and lost.why for lost in result.dropped)


def test_a_draft_about_something_else_comes_back_unchanged():
    text = "Einkaufsliste: Milch, Brot, Käse und zwei Äpfel für die Kinder.\n"
    (result,) = taktvoll.rewrite(text, today=drafts.TODAY)
    assert result.text == text
    assert result.proof.verdict == "not_possible"
