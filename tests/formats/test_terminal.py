"""The terminal report: marks, widths, safety."""

import io
import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reports import CLEAN, DRAFT, EVIL, finding, flawed, replacement, report, rewritten
from strategies import texts
from taktvoll.finding import Safety, Severity
from taktvoll.formats.difference import Side, differences, unified
from taktvoll.formats.marking import MOST_FINDINGS
from taktvoll.formats.terminal import print_report, render_change, render_diff, render_report, render_rewrite
from taktvoll.report import Note
from taktvoll.scheme import DIMENSIONS

ESCAPE = re.compile("\x1b\\[[0-9;]*m")
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@st.composite
def reports(draw):
    text = draw(texts())
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    rules = st.sampled_from(["informal", "missing_thanks", "too_long"])
    found = []
    for one, other in spans:
        start, end = sorted((one, other))
        made = finding(text, draw(rules), "", draw(st.sampled_from(Severity)), message=text[start:end], advice=text)
        found.append(
            type(made)(**{name: getattr(made, name) for name in made.__slots__} | {"start": start, "end": end})
        )
    return report(text, *found, id=text)


@given(reports(), st.integers(24, 100), st.booleans())
def test_any_report_fits_the_width_and_steers_no_terminal(shown, width, color):
    text = render_report(shown, width=width, color=color, why=True)
    assert not STEERING.search(ESCAPE.sub("", text) if color else text)
    assert all(cell_len(ESCAPE.sub("", line)) <= width for line in text.split("\n"))


def test_every_finding_is_marked_in_the_draft_and_listed():
    text = render_report(flawed())
    for sign in "①②③④⑤⑥⑦":
        assert text.count(sign) == 2


def test_findings_on_the_same_words_share_their_brackets_and_what_is_missing_comes_last():
    found = [
        finding("Ich hab", rule, "hab")
        for rule in ("informal", "missing_closing", "private_detail", "missing_goodwill")
    ]
    assert "Ich »hab«①③ +②④" in render_report(report("Ich hab", *found))


def test_overlapping_findings_are_told_apart():
    found = [
        finding("eins zwei drei", rule, words)
        for rule, words in (("informal", "eins zwei"), ("private_detail", "zwei drei"))
    ]
    assert "»eins »zwei«① drei«②" in render_report(report("eins zwei drei", *found))


def test_colour_replaces_brackets_and_nothing_else():
    plain, colored = render_report(flawed()), ESCAPE.sub("", render_report(flawed(), color=True))
    assert "»hab«③" in plain
    assert "hab③" in colored
    assert "»" not in colored


def test_markup_and_escape_sequences_of_a_draft_are_text():
    text = render_report(report(EVIL, finding(EVIL, "informal", "sage")), color=True)
    assert "[bold red]Kern[/]" in ESCAPE.sub("", text)
    assert "␛[2J␛]0;x␇<U+202E>[link=http://x]hier[/link]<U+009B>31m" in ESCAPE.sub("", text).replace("\n   │ ", "")


def test_a_rule_is_told_once_with_all_its_places_and_one_advice():
    text = "Hallo, ich hab keine Zeit. Sorry! LG"
    found = [
        finding(text, "informal", old, message=f"Zu locker: „{old}“.", advice="Schreiben Sie es aus.", fixes=fixes)
        for old, fixes in (
            ("hab", (replacement(text, "hab", "habe", safety=Safety.SAFE),)),
            ("Sorry", ()),
            ("LG", (replacement(text, "LG", "Viele Grüße"),)),
        )
    ]
    shown = " ".join(render_report(report(text, *found)).split())
    assert "Zu locker: hab → habe (sicher) · „Sorry“ · LG → Viele Grüße. Schreiben" in shown
    assert shown.count("Schreiben Sie es aus.") == shown.count("Umgangssprache") == 1
    assert shown.count("①") == 4


def test_the_gravest_rule_comes_first_and_the_verdict_last():
    found = [
        finding("eins zwei", rule, words, severity)
        for rule, words, severity in (
            ("missing_subject", "eins", Severity.HINT), ("informal", "eins", Severity.WARNING),
            ("negative_opinion", "zwei", Severity.ERROR),
        )
    ]  # fmt: skip
    shown = render_report(report("eins zwei", *found))
    places = [shown.index(title) for title in ("Negatives", "Umgangssprache", "Betreff fehlt")]
    assert places == sorted(places)
    assert shown.rstrip().endswith("✗ 74 von 100 · 1 Fehler · 1 Warnung · 1 Hinweis")


def test_a_place_less_grave_than_its_rule_says_so():
    found = [
        finding("eins zwei", "negative_opinion", words, severity, message=f"{words} klingt nach einem Vorwurf.")
        for words, severity in (("eins", Severity.WARNING), ("zwei", Severity.ERROR))
    ]
    shown = render_report(report("eins zwei", *found))
    assert "eins klingt nach einem Vorwurf. (Warnung)" in shown
    assert "zwei klingt nach einem Vorwurf.\n" in shown


def test_a_note_that_asks_to_act_first_stands_above_everything():
    call = Note(kind="directive", text="Der Termin ist heute: Rufen Sie an.")
    thought = Note(kind="second_thought", text="Ein Gedanke.")
    lines = render_report(report(DRAFT, finding(DRAFT, "informal", "hab"), notes=(thought, call))).split("\n")
    assert lines[1] == "! Der Termin ist heute: Rufen Sie an."
    assert "· Ein Gedanke." in lines[8:]


def test_a_draft_without_findings_takes_eight_lines_at_most():
    notes = (Note(kind="timing", text="Sie sagen 17 Tage vorher Bescheid. " * 2), Note(kind="second_thought", text="x"))
    assert render_report(report(CLEAN, score=100, scores=dict.fromkeys(DIMENSIONS, 100), notes=notes)).count("\n") <= 8


def test_lines_without_marks_are_begun_and_quoted_mail_is_counted():
    shown = render_report(report(DRAFT, finding(DRAFT, "missing_thanks", "Sehr geehrte Frau Dr. Weiß,")), width=60)
    assert " 5 │ leider hab ich am Montag, den 12. März, doch keine …\n" in shown
    assert "Wir laden Sie" not in shown
    assert "Zeilen ohne Befund" in shown


def test_of_a_long_stretch_without_marks_only_the_words_beside_one_are_shown():
    text = "Ich hab " + "und so weiter " * 30 + "nen Grund"
    shown = render_report(report(text, finding(text, "informal", "hab"), finding(text, "informal", "nen")))
    letter = shown[shown.index("│") : shown.index("① Warnung")]
    assert len(letter) < 250
    assert "…" in letter
    assert letter.count("①") == 2


@pytest.mark.parametrize("words", ["Ich hab's.", "eigentlich wollte ich."])
def test_an_insertion_that_only_raises_a_letter_shows_what_is_put_in(words):
    fix = replacement(words, words[0], f"Vielen Dank. {words[0].swapcase()}")
    shown = render_report(report(words, finding(words, "missing_thanks", words, fixes=(fix,))))
    assert "  + Vielen Dank.\n" in shown


def test_findings_beyond_the_limit_are_counted_and_the_gravest_kept():
    text = "hab " * 200
    found = [finding(text, "informal", "hab", Severity.HINT) for _ in range(199)]
    shown = render_report(report(text, *found, finding(text, "negative_opinion", "hab", Severity.ERROR)))
    assert "Negatives über das Unternehmen" in shown
    assert f"… und {200 - MOST_FINDINGS} weitere" in shown


def test_quiet_says_nothing_of_a_draft_without_findings():
    assert render_report(report(DRAFT), quiet=True) == ""


def test_a_megabyte_is_shown_around_its_findings_in_no_time():
    text = "Das hab ich nicht gewollt, und das tut mir leid.\n" * 20_000
    found = [finding(text[: at + 60], "informal", text[at : at + 60]) for at in (0, 500_000 // 49 * 49, len(text) - 60)]
    started = time.perf_counter()
    shown = render_report(report(text, *found))
    assert shown.count("\n") < 60
    assert time.perf_counter() - started < 5


def test_print_report_falls_back_to_signs_that_the_stream_can_encode():
    data = io.BytesIO()
    out = io.TextIOWrapper(data, encoding="cp1252", newline="")
    print_report(flawed(), out)
    assert "[hab](3)" in data.getvalue().decode("cp1252")


def test_print_report_is_as_wide_as_the_terminal(monkeypatch):
    out = io.StringIO()
    monkeypatch.setenv("COLUMNS", "44")
    print_report(flawed(), out)
    assert max(len(line) for line in out.getvalue().split("\n")) == 44


def test_no_colour_means_no_escape_sequence_even_where_variables_ask_for_it(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in render_report(flawed()) + render_rewrite(rewritten()) + render_diff(rewritten())


def test_an_unchanged_draft_says_so():
    same = replace(rewritten(), text="a b c", original="a b c")
    assert "Nichts geändert" in render_rewrite(same)
    assert render_diff(same) == ""


def test_render_change_shows_both_sides_whole():
    shown = " ".join(render_change(rewritten().changes[3], DRAFT, width=60).split())
    assert "Schwiegermutter, die sonst einspringt, liegt" in shown
    assert "+ Aus familiären Gründen" in shown


@given(texts(), texts())
def test_differences_contain_both_texts(before, after):
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.side is not Side.AFTER) == before.replace("\r\n", "\n")
    assert "".join(piece.text for piece in pieces if piece.side is not Side.BEFORE) == after.replace("\r\n", "\n")


@pytest.mark.parametrize(("before", "after"), [("a\nb", "a\nc"), ("a\n", "a"), ("", "a\n"), ("a\x0bb\n", "a\n")])
def test_unified_can_be_applied(before, after, tmp_path):
    if not shutil.which("patch"):
        pytest.skip("no patch on this machine")
    (tmp_path / "draft").write_bytes(before.encode())
    done = subprocess.run(
        ["patch", "-s", "draft"], cwd=tmp_path, input=unified(before, after, "draft").encode(), check=False
    )
    assert done.returncode == 0
    assert (tmp_path / "draft").read_bytes() == after.encode()


def test_differences_of_very_long_blocks_are_shown_whole():
    before, after = "a b " * 2000, "a c " * 2000
    assert [piece.side for piece in differences(before, after)] == [Side.BEFORE, Side.AFTER]


def test_differences_keep_no_stray_word_between_large_changes():
    pieces = differences("Ich war gestern noch krank und ist so.", "Aus guten alten Gründen und nicht anders möglich.")
    assert [piece.side for piece in pieces] == [Side.BEFORE, Side.AFTER, Side.BOTH]


def test_many_fixes_are_counted_and_long_ones_shortened():
    fixes = tuple(replacement(DRAFT, "hab", f"habe{number}" + " sehr" * 100) for number in range(5))
    shown = " ".join(render_report(report(DRAFT, finding(DRAFT, "informal", "hab", fixes=fixes))).split())
    assert "… und 2 weitere Vorschläge" in shown
    assert "sehr … sehr" in shown


def test_a_fix_inside_a_long_sentence_shows_the_words_around_it():
    fix = replacement(
        DRAFT,
        DRAFT[DRAFT.index("Mein Sohn") :].split("\n")[0],
        DRAFT[DRAFT.index("Mein Sohn") :].split("\n")[0].replace("seit", "schon seit"),
    )
    assert "+ Mein Sohn hat schon seit Tagen Brechdurchfall, …" in render_report(
        report(DRAFT, finding(DRAFT, "informal", "seit", fixes=(fix,)))
    )


def test_the_subject_of_a_mail_stands_in_the_header():
    assert "\nAbsage des Termins · Absage" in render_report(report(DRAFT, subject="Absage des\nTermins", decoded=True))
    assert "Termin · Absage" not in render_report(report(DRAFT, subject="Termin"))


def test_english_context():
    assert "neither declines" in render_report(report(DRAFT, occasion="other"), lang="en")


def test_what_is_about_no_interview_is_not_called_ready():
    assert "hinausgehen" in render_report(report(DRAFT))
    assert "hinausgehen" not in render_report(report(DRAFT, occasion="other"))


def test_showing_imports_no_spacy():
    code = "import sys, taktvoll.formats.terminal, taktvoll.formats.html, taktvoll.formats.sarif, taktvoll.formats.schema; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_change_in_the_middle_keeps_its_context_short():
    before = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
    after = before.replace("eins", "EINS").replace("fünfzehn", "FÜNFZEHN")
    shown = render_report(
        report(before, finding(before, "informal", "eins", fixes=(replacement(before, before, after),)))
    )
    assert "+ EINS zwei drei vier … zwölf dreizehn vierzehn FÜNFZEHN" in " ".join(shown.split())


def test_a_fix_inside_a_word_shows_the_word():
    fix = replacement("Entschuldigng bitte", "gng", "gung")
    shown = render_report(report("Entschuldigng bitte", finding("Entschuldigng bitte", "grammar", "gng", fixes=(fix,))))
    assert "Entschuldigng → Entschuldigung" in shown
