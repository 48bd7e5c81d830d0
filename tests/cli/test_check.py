import json

import pytest

from shell import ENGLISH, FLAWED, GOOD, TODAY, run, write

APOLOGY = " Bitte entschuldigen Sie die Umstände, die Ihnen dadurch entstehen."


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


@pytest.fixture
def good(tmp_path):
    return write(tmp_path / "gut.txt", GOOD)


def reports(ran):
    return json.loads(ran.out)


def rules(report):
    return {finding["rule"] for finding in report["findings"]}


# What is found, and how it ends


def test_check_of_a_clean_draft_ends_with_0(good):
    ran = run("check", good, *TODAY)
    assert ran.status == 0
    assert "100 von 100" in ran.out
    assert ran.err == ""


def test_check_of_a_flawed_draft_ends_with_1_and_marks_its_words(draft):
    ran = run("check", draft, *TODAY)
    assert ran.status == 1
    assert "Bezahlung bei Ihnen ist ein Witz.«" in ran.out
    assert ran.err == ""


@pytest.mark.parametrize(
    ("fail_on", "text", "status"),
    [("error", FLAWED, 1), ("never", FLAWED, 0), ("warning", GOOD, 0), ("error", GOOD.replace(APOLOGY, ""), 0),
     ("warning", GOOD.replace(APOLOGY, ""), 1), ("hint", GOOD.partition("\n\n")[2], 1), ("warning", GOOD.partition("\n\n")[2], 0)],
)  # fmt: skip
def test_check_ends_as_fail_on_says(tmp_path, fail_on, text, status):
    path = write(tmp_path / "a.txt", text)
    assert run("check", path, "--fail-on", fail_on, "--format", "jsonl", *TODAY).status == status


def test_check_takes_standard_input(draft):
    piped = run("check", "-", "--format", "json", *TODAY, stdin=FLAWED)
    unnamed = run("check", "--format", "json", *TODAY, stdin=FLAWED)
    assert piped == unnamed
    (report,) = reports(piped)
    assert report["id"] == "-"
    (from_file,) = reports(run("check", draft, "--format", "json", *TODAY))
    assert report == from_file | {"id": "-"}


def test_check_stdin_filename_names_the_draft_and_its_format(tmp_path):
    name = str(tmp_path / "zwei.jsonl")
    line = json.dumps({"text": FLAWED})
    ran = run("check", "--stdin-filename", name, "--format", "json", *TODAY, stdin=f"{line}\n{line}\n")
    assert [report["id"] for report in reports(ran)] == [f"{name}:1", f"{name}:2"]
    ran = run("check", "-", "--stdin-filename", "absage.txt", "--format", "concise", *TODAY, stdin=FLAWED)
    assert ran.out.startswith("absage.txt:1:1: ")


def test_check_stdin_filename_brings_the_settings_of_its_folder(tmp_path):
    write(tmp_path / "taktvoll.toml", 'ignore = ["informal"]')
    ran = run("check", "--stdin-filename", tmp_path / "a.txt", "--format", "json", *TODAY, stdin=FLAWED)
    assert rules(reports(ran)[0]) >= {"negative_opinion"}
    assert "informal" not in rules(reports(ran)[0])


def test_check_without_a_draft_says_what_to_do():
    ran = run("check")
    assert ran.status == 2
    assert "Nennen Sie eine Datei oder einen Ordner" in ran.err


def test_check_of_a_folder_is_sorted_and_reads_drafts_alone(tmp_path):
    for name in ("b.txt", "a.md", "unter/c.txt", "notiz.pdf", "Z.TXT"):
        write(tmp_path / name, GOOD)
    ran = run("check", tmp_path, "--format", "json", *TODAY)
    assert [report["id"] for report in reports(ran)] == [
        str(tmp_path / name) for name in ("Z.TXT", "a.md", "b.txt", "unter/c.txt")
    ]


def test_check_of_a_mail_carries_subject_and_text(tmp_path):
    mail = (
        b"Subject: =?utf-8?q?Absage_am_9=2E_M=C3=A4rz?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + GOOD.encode()
    )
    (report,) = reports(run("check", write(tmp_path / "a.eml", mail), "--format", "json", *TODAY))
    assert report["subject"] == "Absage am 9. März"
    assert report["text"] == GOOD


# Options


def test_check_lang_chooses_the_language(draft):
    english = run("check", draft, "--lang", "en", "--format", "concise", *TODAY)
    assert "sounds like a reproach" in english.out
    assert "klingt nach einem Vorwurf" in run("check", draft, "--format", "concise", *TODAY).out


@pytest.mark.parametrize(
    ("locale", "word"),
    [("en_GB.UTF-8", "reproach"), ("de_AT.UTF-8", "Vorwurf"), ("C.UTF-8", "Vorwurf"), ("fr_FR", "reproach")],
)
def test_check_lang_is_that_of_the_locale(draft, monkeypatch, locale, word):
    monkeypatch.setenv("LANG", locale)
    assert word in run("check", draft, "--format", "concise", *TODAY).out


def test_check_lang_of_the_settings_beats_the_locale(draft, monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    write(draft.parent / "taktvoll.toml", 'lang = "de"')
    assert "Vorwurf" in run("check", draft, "--format", "concise", *TODAY).out


def test_check_select_and_ignore_take_lists(draft):
    assert rules(
        reports(run("check", draft, "--select", "informal,negative_opinion", "--format", "json", *TODAY))[0]
    ) == {
        "informal",
        "negative_opinion",
    }
    left = reports(
        run("check", draft, "--ignore", "informal", "--ignore", "negative_opinion", "--format", "json", *TODAY)
    )
    assert not rules(left[0]) & {"informal", "negative_opinion"}


def test_check_intent_changes_findings_and_not_what_the_draft_shows(draft):
    (report,) = reports(run("check", draft, "--occasion", "reschedule", "--register", "du", "--format", "json", *TODAY))
    assert (report["occasion"], report["register"]) == ("decline", "sie")
    assert "missing_reschedule" in rules(report)


def test_check_today_decides_about_the_notice(draft):
    late = reports(run("check", draft, "--today", "2027-03-11", "--format", "json"))[0]["notes"]
    early = reports(run("check", draft, "--today", "2027-01-11", "--format", "json"))[0]["notes"]
    assert late != early


def test_check_why_shows_the_evidence(draft):
    assert "evidence" not in run("check", draft, "--format", "json", *TODAY).out
    assert "evidence" in run("check", draft, "--format", "json", "--why", *TODAY).out


def test_check_quiet_is_shorter(draft):
    assert len(run("check", draft, "--quiet", *TODAY).out) < len(run("check", draft, *TODAY).out)


def test_check_reply_to_and_application_are_read(draft, tmp_path):
    reply = write(tmp_path / "einladung.txt", "Hallo Frau Ohlsen, wir laden Sie am 12. März ein. Anna Brandt")
    ran = run("check", draft, "--reply-to", reply, "--application", reply, "--format", "json", *TODAY)
    assert ran.status == 1
    assert ran.err == ""


def test_check_model_of_another_folder(draft, tmp_path):
    import taktvoll

    taktvoll.load().to_disk(tmp_path / "model")
    ran = run("check", draft, "--model", tmp_path / "model", "--format", "concise", *TODAY)
    assert ran.status == 1
    assert ran.out == run("check", draft, "--format", "concise", *TODAY).out


def test_check_refuses_a_model_that_would_overlook_facts_and_names_the_pipe(draft, tmp_path):
    import spacy

    spacy.blank("de").to_disk(tmp_path / "model")
    ran = run("check", draft, "--model", tmp_path / "model", *TODAY)
    assert (ran.status, ran.out) == (2, "")
    assert f"Pipeline {tmp_path / 'model'}" in ran.err
    assert "„tagger“" in ran.err


# How it is printed


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "github", "concise"])
def test_check_prints_every_format_of_several_drafts(draft, good, form):
    ran = run("check", draft, good, "--format", form, *TODAY)
    assert ran.status == 1
    if form in {"json", "sarif"}:
        json.loads(ran.out)
    if form == "jsonl":
        assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [str(draft), str(good)]
    if form in {"github", "concise"}:
        assert "negative_opinion" in ran.out


def test_check_colours_at_a_terminal_only(draft, monkeypatch):
    assert "\x1b[" not in run("check", draft, *TODAY).out
    assert "\x1b[" in run("check", draft, *TODAY, terminal=True).out
    assert "\x1b[" not in run("check", draft, "--no-color", *TODAY, terminal=True).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", draft, *TODAY, terminal=True).out


def test_check_output_writes_the_file_and_nothing_else(draft, tmp_path):
    target = tmp_path / "bericht.json"
    ran = run("check", draft, "--format", "json", "--output", target, *TODAY)
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    assert json.loads(target.read_text())[0]["id"] == str(draft)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["absage.txt", "bericht.json"]


def test_check_shows_a_bar_for_many_drafts_at_a_terminal(tmp_path):
    path = write(tmp_path / "viele.jsonl", (json.dumps({"text": "Hallo"}) + "\n") * 25)
    ran = run("check", path, "--output", tmp_path / "out.jsonl", "--format", "jsonl", *TODAY, terminal=True)
    assert "25" in ran.err
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 25


def test_check_from_run_to_run_says_the_same(draft, good):
    first, second = (run("check", draft, good, "--format", "json", *TODAY) for _ in range(2))
    assert first == second


# A text in another language, an empty one


def test_check_force_checks_a_foreign_draft(tmp_path):
    path = write(tmp_path / "a.txt", ENGLISH)
    refused = run("check", path, "--format", "json")
    assert refused.status == 2
    assert "sieht nicht deutsch aus" in refused.err
    assert reports(refused) == []
    forced = run("check", path, "--force", "--format", "json", "--fail-on", "error")
    assert forced.status != 2
    assert len(reports(forced)) == 1


def test_check_of_json_lines_gives_hints_for_empty_and_foreign(tmp_path):
    path = write(tmp_path / "a.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in ("", " \n", ENGLISH)))
    ran = run("check", path, "--format", "json")
    assert ran.status == 0
    assert [(report["occasion"], rules(report)) for report in reports(ran)] == [
        ("other", {"empty_draft"}), ("other", {"empty_draft"}), ("other", {"not_german"}),
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["check", "rewrite"])
@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_what_breaks_lines_or_steers_terminals_is_escaped(tmp_path, command, form):
    text = "Die Bezahlung ist ein \u009b31m Witz.\u2028 Leider muss ich absagen \u2029 am 12. März."
    head = "Subject: Ab\u2028sage\nContent-Type: text/plain; charset=utf-8\n\n"
    ran = run(command, write(tmp_path / "a.eml", head + text), "--format", form, *TODAY)
    assert not set(ran.out) & {"\u009b", "\u2028", "\u2029"}
    shown = json.loads(ran.out)
    if form == "jsonl":
        assert len(ran.out.splitlines()) == 1
    else:
        (shown,) = shown
    assert "12. März" in shown["text"]


# The green light


GREEN = "kann so hinausgehen"


def test_check_gives_a_green_light_to_a_clean_draft_in_time(good):
    assert GREEN in run("check", good, *TODAY).out


@pytest.mark.parametrize("options", [("--today", "2027-03-09"), ("--today", "2027-03-08"), ("--today", "8.3.2027")])
def test_check_gives_no_green_light_where_a_call_comes_first(good, options):
    ran = run("check", good, *options)
    assert "Rufen Sie" in ran.out
    assert GREEN not in ran.out


@pytest.mark.parametrize("options", [("--select", "missing_thanks"), ("--ignore", "negative_opinion,informal,missing_apology,missing_subject,missing_goodwill,missing_withdrawal")])  # fmt: skip
def test_check_gives_no_green_light_where_rules_were_not_asked(draft, options):
    ran = run("check", draft, *options, *TODAY)
    assert ran.status == 0
    assert GREEN not in ran.out
    assert "Keine der gewählten Regeln" in ran.out
    assert "✓" not in ran.out


def test_check_gives_no_green_light_where_settings_leave_rules_out(draft):
    write(draft.parent / "taktvoll.toml", 'select = ["missing_thanks"]')
    assert GREEN not in run("check", draft, *TODAY).out


def test_check_gives_no_green_light_where_the_draft_silences_rules(draft):
    everything = "negative_opinion,informal,missing_apology,missing_subject,missing_goodwill,missing_withdrawal"
    write(draft, f"taktvoll: ignore={everything}\n{FLAWED}")
    assert GREEN not in run("check", draft, *TODAY).out


def test_check_of_a_text_about_no_interview_says_one_sentence_and_no_score(tmp_path):
    ran = run("check", write(tmp_path / "a.txt", "Hallo\n"), "--force", *TODAY)
    assert "Das ist keine Absage und keine Bitte um einen anderen Termin" in ran.out
    assert "von 100" not in ran.out
    assert "Höflichkeit" not in ran.out


# Dates and titles as people write them


@pytest.mark.parametrize(
    "day", ["11.03.2027", "11.3.2027", "11.3.27", "11. März 2027", "11. mrz. 2027", "11. Maerz 2027"]
)
def test_check_today_takes_german_dates(draft, day):
    assert run("check", draft, "--today", day, "--format", "json") == run(
        "check", draft, "--today", "2027-03-11", "--format", "json"
    )


def test_check_select_takes_titles(draft):
    by_title = run("check", draft, "--select", "umgangssprache", "--format", "json", *TODAY)
    assert by_title == run("check", draft, "--select", "informal", "--format", "json", *TODAY)


def test_check_shows_titles_to_people_and_ids_to_programs(draft):
    shown = run("check", draft, *TODAY).out
    assert "Negatives über das Unternehmen" in shown
    assert "negative_opinion" not in shown
    assert "negative_opinion" in run("check", draft, "--format", "concise", *TODAY).out


def test_check_why_says_what_a_finding_rests_on_in_words(draft):
    shown = " ".join(run("check", draft, "--why", *TODAY).out.split())
    assert "Beruht auf: eine Klage über die Bezahlung" in shown
    assert "Beruht auf: kein Satz, der um Entschuldigung oder Verständnis bittet" in shown
    assert "negative.pay" not in shown
    assert "model:" not in shown


@pytest.mark.parametrize(
    ("options", "variable", "terminal", "colored"),
    [
        (("--color", "always"), None, False, True),
        (("--color", "never"), None, True, False),
        (("--color", "auto"), None, True, True),
        ((), "FORCE_COLOR", False, True),
        ((), "CLICOLOR_FORCE", False, True),
        (("--no-color",), "FORCE_COLOR", False, False),
        (("--color", "always"), "NO_COLOR", False, True),
    ],
)
def test_check_colour_follows_option_variable_and_terminal(draft, monkeypatch, options, variable, terminal, colored):
    if variable:
        monkeypatch.setenv(variable, "1")
    assert ("\x1b[" in run("check", draft, *options, *TODAY, terminal=terminal).out) is colored
