"""What is worth a finding, in which variant, and what wins: without a server."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses import read_marked
from grammar.fake_languagetool import FakeLanguageTool, match
from taktvoll.errors import GrammarError, SettingsError
from taktvoll.finding import LanguageToolRule, Safety, Severity, finding_at
from taktvoll.grammar import checker as checker_module
from taktvoll.grammar.checker import GrammarChecker
from taktvoll.grammar.filters import all_small, distance
from taktvoll.grammar.findings import respaced
from taktvoll.grammar.lexicons import lexicon
from taktvoll.grammar.merging import merge
from taktvoll.grammar.plain import plain_of
from taktvoll.grammar.session import GrammarSession
from taktvoll.grammar.variant import guess_variant
from taktvoll.grammar.vocabulary import Vocabulary
from taktvoll.lint.run import lint_analysis
from taktvoll.positions import Places
from taktvoll.settings import GrammarSettings, Settings

LETTER = """\
⟦salutation⟧ Sehr geehrte Frau Wischnewskaja,

⟦decision⟧ leider sage ich mein Termin bei der Nordlicht GmbH in Wehlingen ab. ⟦other⟧ Das Gespräch am Muckenweg entfält.

⟦closing⟧ Mit freundlichen Grüßen
⟦closing⟧ Kalle Przybilla
"""


def spelling(word, *replacements):
    return lambda text: match(
        text.index(word), len(word), *replacements, rule="GERMAN_SPELLER_RULE", category="TYPOS", kind="misspelling"
    )


def found(marked, *matches, settings=None, **fields):
    """The findings for these matches, given as functions of the text that is sent."""
    analysis = read_marked(marked, **fields)
    sent = plain_of(analysis.text, analysis.segments).text
    with FakeLanguageTool(matches=[make(sent) for make in matches]) as server, GrammarChecker() as checker:
        values = {"url": server.url} | (settings or {}).pop("grammar", {}) if settings else {"url": server.url}
        return checker.check(analysis, Settings(grammar=values, **(settings or {})))


def test_finding_has_rule_category_message_and_fix():
    (finding,) = found(LETTER, lambda text: match(text.index("mein Termin"), 11, "meinen Termin"))
    assert finding.rule == "grammar"
    assert finding.severity is Severity.WARNING
    assert finding.languagetool == LanguageToolRule(rule="DE_AGREEMENT", category="GRAMMAR")
    assert finding.message == "„mein Termin“: Hier passt etwas nicht."
    assert [(fix.safety, fix.edits[0].text) for fix in finding.fixes] == [(Safety.SAFE, "meinen Termin")]
    assert (finding.line, finding.column) == (3, 18)


def test_english_message_comes_by_category():
    (finding,) = found(
        LETTER, lambda text: match(text.index("mein Termin"), 11, "meinen Termin"), settings={"lang": "en"}
    )
    assert finding.message == "Possibly a mistake in grammar: “mein Termin”."
    assert "Sie" not in finding.advice


def test_two_replacements_are_offers():
    (finding,) = found(LETTER, lambda text: match(text.index("mein Termin"), 11, "meinen Termin", "meine Termine"))
    assert {fix.safety for fix in finding.fixes} == {Safety.OFFER}


def test_spelling_is_a_hint_and_a_guess_even_when_alone():
    (finding,) = found(LETTER, spelling("entfält", "entfällt"))
    assert finding.severity is Severity.HINT
    assert finding.fixes[0].safety is Safety.OFFER


@pytest.mark.parametrize(
    ("word", "guess"),
    [
        ("Wischnewskaja", "Wischnewskaya"),
        ("Wehlingen", "Wehlinger"),
        ("Muckenweg", "Mückenweg"),
        ("Nordlicht", "Nordlichts"),
    ],
)
def test_name_place_street_and_firm_are_not_misspelt(word, guess):
    assert found(LETTER, spelling(word, guess)) == ()


def test_word_of_the_employer_is_not_misspelt():
    assert found(LETTER, spelling("entfält", "entfällt"), reply_to="Der Termin entfält nie.") == ()


@pytest.mark.parametrize("words", [("entfält",), ("Entfält",)])
def test_own_words_are_not_misspelt(words):
    assert found(LETTER, spelling("entfält", "entfällt"), settings={"grammar": {"words": words}}) == ()


def test_words_of_the_dictionary_file_are_not_misspelt(tmp_path):
    path = tmp_path / "woerter.txt"
    path.write_text("# meine Wörter\nentfält\n", encoding="utf-8")
    assert found(LETTER, spelling("entfält", "entfällt"), settings={"grammar": {"dictionary": str(path)}}) == ()
    path.write_text("anderes\n\n", encoding="utf-8")
    assert found(LETTER, spelling("entfält", "entfällt"), settings={"grammar": {"dictionary": str(path)}}) != ()


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00x"])
def test_dictionary_that_cannot_be_read_is_a_settings_error(tmp_path, content):
    path = tmp_path / "woerter.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"grammar\.dictionary"):
        found(LETTER, spelling("entfält", "entfällt"), settings={"grammar": {"dictionary": str(path)}})


def test_far_guess_is_a_name_or_a_dialect():
    assert found(LETTER, spelling("entfält", "Einfalt")) == ()


@pytest.mark.parametrize("rule", ["DE_DATE_WEEKDAY_CURRENTYEAR", "UNPAIRED_BRACKETS"])
def test_what_is_ours_or_errs_in_letters_is_left_out(rule):
    assert found(LETTER, lambda text: match(text.index("mein Termin"), 11, "x", rule=rule)) == ()


def test_overlapping_matches_at_one_place_give_one_finding():
    place = lambda text: match(text.index("mein Termin"), 11, "meinen Termin")  # noqa: E731
    assert len(found(LETTER, place, place)) == 1


def test_match_outside_the_text_is_dropped():
    assert found(LETTER, lambda text: match(len(text) + 5, 3)) == ()


@pytest.mark.parametrize("settings", [{"ignore": ("grammar",)}, {"select": ("informal",)}])
def test_rule_that_is_not_chosen_asks_no_server(settings):
    analysis = read_marked(LETTER)
    with GrammarChecker() as checker:
        assert checker.check(analysis, Settings(grammar={"url": "http://127.0.0.1:9"}, **settings)) == ()


def test_first_line_of_the_draft_silences():
    assert found("⟦other⟧ taktvoll: ignore=grammar\n" + LETTER, spelling("entfält", "entfällt")) == ()


def test_foreign_text_asks_no_server():
    analysis = read_marked("⟦other⟧ Dear Sir, I have to cancel.", is_german=False)
    with GrammarChecker() as checker:
        assert checker.check(analysis, Settings(grammar={"url": "http://127.0.0.1:9"})) == ()


SMALL = "⟦salutation⟧ hallo frau dogan\n⟦decision⟧ ich kann am montag nich zum gespräch kommen wenn es ihnen passt geht auch dienstag lg mika"


def test_draft_in_small_letters_gets_one_finding():
    findings = found(SMALL, spelling("montag", "Montag"), spelling("gespräch", "Gespräch"))
    assert [finding.languagetool.rule for finding in findings] == ["ALL_SMALL"]


@pytest.mark.parametrize(
    "marked", [LETTER, "⟦other⟧ ja gut", "⟦other⟧ Leider kann ich am montag nicht zum gespräch kommen, tut mir leid."]
)
def test_draft_with_capitals_or_few_words_is_not_all_small(marked):
    assert not all_small(read_marked(marked))


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("Mit freundlichen Grüßen", "de-DE"),
        ("Im Jänner kann ich nicht kommen. Mit freundlichen Grüßen", "de-AT"),
        ("Sehr geehrte Frau Mag. Huber, ich sage ab.", "de-AT"),
        ("Das ist etwas, was ich nicht mag. Mag sein.", "de-DE"),
        ("Grüezi Frau Meier, ich sage ab.", "de-CH"),
        ("Gru\u0308ezi Frau Meier, ich sage ab.", "de-CH"),
        ("Leider muss ich den Termin vom Montag absagen, es tut mir leid. Freundliche Grüsse", "de-CH"),
        ("Leider muss ich den Termin in der Hauptstraße absagen. Freundliche Grüsse", "de-DE"),
        ("Freundliche Grüsse", "de-DE"),
        ("", "de-DE"),
    ],
)
def test_variant_is_guessed_from_the_draft(text, variant):
    assert guess_variant(text) == variant


def test_variant_of_the_settings_wins():
    with FakeLanguageTool() as server, GrammarChecker() as checker:
        checker.check(read_marked(LETTER), Settings(grammar={"url": server.url, "variant": "de-AT"}))
        assert server.forms[0]["language"] == "de-AT"


def test_remote_server_needs_leave():
    with GrammarChecker() as checker, pytest.raises(SettingsError, match="the draft would leave this one"):
        checker.check(read_marked(LETTER), Settings(grammar={"url": "https://languagetool.example"}))


def test_drafts_of_a_batch_are_with_the_server_at_the_same_time_but_not_all():
    readings = [(read_marked(LETTER), index) for index in range(7)]
    with FakeLanguageTool() as server, GrammarChecker() as checker:
        server.wait_for = 3
        settings = Settings(grammar={"url": server.url})
        assert list(checker.check_many(((analysis, settings) for analysis, _ in readings), at_once=3)) == [()] * 7
        assert server.most_at_once == 3


def test_batch_reads_no_further_than_it_checks():
    taken = []

    def readings(settings):
        for index in range(50):
            taken.append(index)
            yield read_marked(LETTER), settings

    with FakeLanguageTool() as server, GrammarChecker() as checker:
        results = checker.check_many(readings(Settings(grammar={"url": server.url})), at_once=2)
        next(results)
        results.close()
    assert len(taken) <= 4


def test_first_answer_may_take_long_and_later_ones_not(monkeypatch):
    monkeypatch.setattr(checker_module, "FIRST_DEADLINE", 5.0)
    monkeypatch.setattr(checker_module, "WARM_DEADLINE", 0.2)
    with FakeLanguageTool() as server, GrammarChecker() as checker:
        settings = Settings(grammar={"url": server.url})
        checker.check(read_marked(LETTER), settings)
        server.behaviour = "hang"
        with pytest.raises(GrammarError, match="within 0 s"):
            checker.check(read_marked(LETTER), settings)


def test_server_of_our_own_that_dies_is_replaced(fake_java):
    fake_java("dies")
    with GrammarChecker() as checker:
        with pytest.raises(GrammarError, match="ended in the middle"):
            checker.check(read_marked(LETTER), Settings())
        fake_java("ok")
        assert checker.check(read_marked(LETTER), Settings()) == ()
        checker._server._watchdog.kill()
        checker._server._watchdog.wait()
        with pytest.raises(GrammarError):
            checker.check(read_marked(LETTER), Settings())
        assert checker.check(read_marked(LETTER), Settings()) == ()


def a_finding(start, end, rule="grammar"):
    return finding_at(Places(""), start, end, rule=rule, severity=Severity.HINT, message="", advice="")


def test_where_both_find_the_same_ours_wins():
    report = lint_analysis(
        read_marked("⟦decision⟧ Ich komm nicht, sorry, MFG Mika."), Settings(select=("missing_thanks",))
    )
    own = a_finding(23, 26, rule="informal")
    report = replace(report, findings=(own,))
    merged = merge(report, [a_finding(own.start - 1, own.end), a_finding(0, 3)])
    assert [(finding.rule, finding.start) for finding in merged.findings] == [("grammar", 0), ("informal", own.start)]
    assert merged.grammar_checked


def test_finding_about_a_whole_sentence_hides_no_mistake_in_it():
    report = lint_analysis(read_marked(LETTER), Settings(select=("informal",)))
    report = replace(report, findings=(a_finding(0, len(report.text), rule="over_explanation"),))
    assert [finding.rule for finding in merge(report, [a_finding(3, 9)]).findings] == ["over_explanation", "grammar"]


def enabled(server, **changes):
    return Settings(grammar={"url": server.url, "enabled": True}, **changes)


def test_failure_by_a_setting_is_said_once_and_the_reports_go_on():
    analysis, said = read_marked(LETTER), []
    with FakeLanguageTool("500") as server, GrammarSession(failed=said.append) as session:
        settings = enabled(server)
        triples = [(lint_analysis(analysis, settings, id=str(number)), analysis, settings) for number in range(9)]
        reports = [*session.add_many(triples[:6]), *session.add_many(triples[6:])]
        asked = len(server.forms)
    assert [report.id for report in reports] == [str(number) for number in range(9)]
    assert not any(report.grammar_checked for report in reports)
    assert len(said) == 1
    assert asked < 6


def test_failure_of_what_was_asked_for_is_raised():
    analysis = read_marked(LETTER)
    with FakeLanguageTool("500") as server, GrammarSession() as session, pytest.raises(GrammarError):
        session.add(lint_analysis(analysis, enabled(server)), analysis, enabled(server))


def test_reports_keep_their_order_and_only_those_with_the_setting_are_checked():
    with FakeLanguageTool() as server, GrammarSession() as session:
        analysis = read_marked(LETTER)
        chosen = [enabled(server) if number % 3 else Settings() for number in range(9)]
        triples = [
            (lint_analysis(analysis, Settings(), id=str(number)), analysis, settings)
            for number, settings in enumerate(chosen)
        ]
        reports = list(session.add_many(iter(triples)))
        assert len(server.forms) == 6
    assert [(report.id, report.grammar_checked) for report in reports] == [
        (str(number), number % 3 > 0) for number in range(9)
    ]


@pytest.mark.parametrize(
    ("old", "new", "result"),
    [
        ("leid dass", "leid, dass", "leid, dass"),
        ("leid\ndass", "leid, dass", "leid,\ndass"),
        ("leid\r\n  dass", "leid, dass", "leid,\r\n  dass"),
        ("zu\nHause", "zuhause", "zuhause"),
    ],
)
def test_replacement_keeps_line_breaks(old, new, result):
    assert respaced(old, new) == result


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Termin", "Termin", 0),
        ("Temrin", "Termin", 1),
        ("Termi", "Termin", 1),
        ("Tarmun", "Termin", 2),
        ("Haus", "Termin", 3),
        ("", "abc", 3),
    ],
)
def test_distance(one, other, apart):
    assert distance(one, other, 2) == apart


@given(st.text(max_size=8), st.text(max_size=8))
def test_distance_is_the_same_both_ways(one, other):
    assert distance(one, other, 9) == distance(other, one, 9)


@given(st.text(max_size=200))
def test_vocabulary_reads_any_text(text):
    analysis = read_marked("⟦other⟧ Ja.", reply_to=text)
    Vocabulary(analysis, GrammarSettings()).knows(text[:20])


@pytest.mark.parametrize("name", ["austrian", "swiss", "sharp_s", "regional"])
def test_word_list_is_sorted_without_doubles(name):
    import unicodedata
    from importlib import resources

    lines = resources.files("taktvoll.grammar.lexicons").joinpath(f"{name}.txt").read_text(encoding="utf-8").split("\n")
    entries = [line for line in lines if line and not line.startswith("#")]
    assert entries == sorted(set(entries))
    assert all(entry == unicodedata.normalize("NFC", entry).lower() for entry in entries)
    assert "Source:" in lines[1]
    assert lexicon(name) == set(entries)
