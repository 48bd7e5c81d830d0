"""What holds for any text at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analyses import read_text
from strategies import texts
from taktvoll.analysis import Analysis
from taktvoll.finding import Safety, apply_edits
from taktvoll.letter import EXCLUDED
from taktvoll.lint.rules import ALL
from taktvoll.lint.run import find_all, lint_analysis
from taktvoll.lint.scores import score_dimensions, total_score
from taktvoll.settings import Settings

BODY = [
    "vielen Dank für Ihre Einladung.", "Leider muss ich absagen!!", "Leider kann ich am Montag, dem 12. März nicht kommen.",
    "Ich hab leider keine Zeit 😀", "Die Bezahlung ist ein Witz.", "Mein Sohn hat seit Tagen Brechdurchfall.",
    "Ich schäme mich in Grund und Boden.", "Bitte entschuldigen Sie die Umstände.", "Ich weiß noch nicht, ob ich komme.",
    "Für Rückfragen stehe ich gern zur Verfügung.", "Ich wünsche dir alles Gute.", "Ich danke Ihnen.", "– Dienstag, 9 Uhr",
    "Könnten wir das Gespräch verschieben?", "weil ich krank bin", "[Name]", "Ich bin krank und nix geht.", "sorry",
    "Leider muss ich nach reiflicher Überlegung absagen.", "> Bitte kommen Sie pünktlich!!", "Bitte verzeihen Sie mir.",
]  # fmt: skip
FRAMES = [
    ("Sehr geehrte Frau Weiß,", "LG\nJana Kröger"),
    ("Hallo Tim!", "Viele Grüße\nJana"),
    ("", ""),
    ("Hi Frau Kern", "MfG Jana"),
]

ALL_BUT_LABELLED = (
    "missing_salutation", "missing_closing", "register_mix", "too_long", "sentence_too_long", "weekday_mismatch",
    "placeholder_left", "empty_phrase", "empty_draft",
)  # fmt: skip
"""Rules whose findings do not rest on the labels of sentences."""


@st.composite
def flawed_letters(draw: st.DrawFn) -> str:
    salutation, closing = draw(st.sampled_from(FRAMES))
    gap = draw(st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))
    joints = st.sampled_from([" ", "\n", "\n\n", "\r\n"])
    body = "".join(sentence + draw(joints) for sentence in draw(st.lists(st.sampled_from(BODY), max_size=7))).rstrip()
    return gap.join(part for part in (salutation, body, closing) if part)


def read(text: str) -> Analysis:
    return read_text(text)


any_text = st.one_of(flawed_letters(), texts())
any_settings = st.builds(
    Settings,
    lang=st.sampled_from(["de", "en"]),
    occasion=st.sampled_from(["auto", "decline", "reschedule"]),
    register=st.sampled_from(["auto", "sie", "du"]),
    channel=st.sampled_from(["mail", "phone"]),
)


@settings(deadline=None)
@given(any_text, any_settings)
def test_findings_lie_inside_the_text_sorted_and_once(text: str, chosen: Settings) -> None:
    report = lint_analysis(read(text), chosen)
    order = {rule.id: place for place, rule in enumerate(ALL)}
    keys = [(finding.start, finding.end, order[finding.rule]) for finding in report.findings]
    assert keys == sorted(keys)
    assert len(set(report.findings)) == len(report.findings)
    lines = text.split("\n")
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        place = sum(len(line) + 1 for line in lines[: finding.line - 1]) + finding.column - 1
        assert place == finding.start
        assert "{" not in finding.advice
        for fix in finding.fixes:
            assert fix.edits
            assert apply_edits(text, fix.edits) != text
    assert (report.score is None) == (report.scores is None) == (report.occasion == "other")
    if report.scores is not None:
        assert all(0 <= score <= 100 for score in (report.score, *report.scores.values()))
    assert len({note.kind for note in report.notes}) == len(report.notes)
    assert all("\n" not in note.text for note in report.notes)


@settings(deadline=None)
@given(any_text)
def test_masked_segments_are_never_found(text: str) -> None:
    analysis = read(text)
    excluded = [(part.start, part.end) for part in analysis.segments if part.kind in EXCLUDED]
    for finding in find_all(analysis, Settings()):
        if finding.end > finding.start:
            assert not any(start <= finding.start and finding.end <= end for start, end in excluded)


@settings(deadline=None)
@given(flawed_letters())
def test_safe_fix_removes_its_finding_and_adds_none(text: str) -> None:
    """None of a rule that rests on no sentence label: plain words may let a model see what it missed before."""
    analysis = read(text)
    before = find_all(analysis, Settings())
    counts = {rule.id: sum(finding.rule == rule.id for finding in before) for rule in ALL}
    for finding in before:
        for fix in (fix for fix in finding.fixes if fix.safety is Safety.SAFE):
            mended = read(apply_edits(text, fix.edits))
            after = find_all(mended, Settings())
            assert sum(found.rule == finding.rule for found in after) < counts[finding.rule]
            for rule in ALL_BUT_LABELLED:
                left = sum(found.rule == rule for found in after)
                assert left <= counts[rule]


@settings(deadline=None)
@given(flawed_letters())
def test_edits_leave_masked_segments_alone(text: str) -> None:
    analysis = read(text)
    excluded = [text[part.start : part.end] for part in analysis.segments if part.kind in EXCLUDED]
    for finding in find_all(analysis, Settings()):
        for fix in finding.fixes:
            mended = apply_edits(text, fix.edits)
            assert all(quote in mended for quote in excluded)


@settings(deadline=None)
@given(flawed_letters(), st.data())
def test_removing_findings_never_lowers_a_score(text: str, data: st.DataObject) -> None:
    analysis = read(text)
    report = lint_analysis(analysis, Settings())
    kept = [finding for finding in report.findings if data.draw(st.booleans())]
    scores = score_dimensions(analysis, kept, report.length)
    before = score_dimensions(analysis, report.findings, report.length)
    assert all(scores[name] >= before[name] for name in scores)
    assert total_score(scores) >= total_score(before)
