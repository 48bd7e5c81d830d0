import codecs
import json
import shutil
import subprocess
from unittest import mock

import pytest

import taktvoll
from shell import FLAWED, GOOD, TODAY, run, shell, write
from taktvoll.rewriting.proof import Proven
from taktvoll.rewriting.reception import Reception
from taktvoll.rewritten import Proof, Verdict


@pytest.fixture
def unproven():
    """Every rewrite fails its proof."""
    proof = Proof(
        verdict=Verdict.NOT_POSSIBLE,
        findings=(),
        slots_kept=False,
        register="sie",
        words=10,
        missing=("Das Datum ging verloren.",),
    )
    with mock.patch("taktvoll.rewriting.engine.prove", return_value=Proven(proof, (), Reception((), {}, {}), 1)):
        yield


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


# The rewrite itself


def test_rewrite_prints_a_proven_letter_and_ends_with_0(draft):
    ran = run("rewrite", draft, *TODAY)
    assert ran.status == 0
    assert ran.err == ""
    assert "12. März" in ran.out
    assert "Witz" not in ran.out
    assert ran.out.endswith("Sabine Ohlsen\n")


def test_rewrite_leaves_a_draft_without_findings_as_it_is(tmp_path):
    ran = run("rewrite", write(tmp_path / "a.txt", GOOD), *TODAY)
    assert (ran.status, ran.out, ran.err) == (0, GOOD, "")


@pytest.mark.usefixtures("unproven")
def test_rewrite_that_cannot_be_proven_prints_the_nearest_and_says_what_is_missing(draft):
    ran = run("rewrite", draft, *TODAY)
    assert ran.status == 1
    assert "Sabine Ohlsen" in ran.out
    assert ran.err == "taktvoll: Das Datum ging verloren.\n"


def test_rewrite_takes_standard_input(draft):
    assert run("rewrite", stdin=FLAWED) == run("rewrite", "-", stdin=FLAWED) == run("rewrite", draft)


def test_rewrite_fail_on_is_no_option(draft):
    assert run("rewrite", draft, "--fail-on", "hint").status == 2


@pytest.mark.parametrize(
    "options", [(), ("--mode", "fresh"), ("--lang", "en"), ("--register", "du"), ("--occasion", "reschedule")]
)
def test_rewrite_passes_its_proof(draft, options):
    ran = run("rewrite", draft, "--format", "json", *options, *TODAY)
    (result,) = json.loads(ran.out)
    assert result["proof"]["passed"], ran.err
    assert ran.status == 0


@pytest.mark.parametrize("style", ["knapp", "herzlich", "förmlich"])
def test_rewrite_style_gives_the_letter_of_the_library(draft, style):
    ran = run("rewrite", draft, "--mode", "fresh", "--style", style, *TODAY)
    assert ran.out.rstrip() == taktvoll.rewrite(FLAWED, "fresh", style=style, today=TODAY[1])[0].text.rstrip()


def test_rewrite_styles_differ(draft):
    fresh = ("rewrite", draft, "--mode", "fresh", *TODAY)
    made = {run(*fresh, "--style", style).out for style in ("knapp", "herzlich", "förmlich")}
    assert len(made | {run(*fresh).out}) >= 3


@pytest.mark.parametrize("name", ["foermlich", "FÖRMLICH", "Foermlich"])
def test_rewrite_style_is_read_without_umlaut_and_in_capitals(draft, name):
    fresh = ("rewrite", draft, "--mode", "fresh", *TODAY, "--style")
    assert run(*fresh, name) == run(*fresh, "förmlich")


@pytest.mark.parametrize("mode", [(), ("--mode", "minimal")])
def test_rewrite_style_without_fresh_is_refused(draft, mode):
    ran = run("rewrite", draft, "--style", "knapp", "--lang", "en", *mode)
    assert (ran.status, ran.out) == (2, "")
    assert "--mode fresh" in ran.err


def test_rewrite_style_goes_with_the_mode_of_the_settings(draft):
    write(draft.parent / "taktvoll.toml", 'mode = "fresh"')
    assert run("rewrite", draft, "--style", "knapp", *TODAY).status == 0


def test_rewrite_unknown_style_names_the_known_ones(draft):
    ran = run("rewrite", draft, "--mode", "fresh", "--style", "plain", "--lang", "de")
    assert ran.status == 2
    assert "knapp, herzlich oder förmlich" in ran.err


def test_rewrite_mode_of_the_settings_counts(draft):
    write(draft.parent / "taktvoll.toml", 'mode = "fresh"')
    assert json.loads(run("rewrite", draft, "--format", "json", *TODAY).out)[0]["mode"] == "fresh"


def test_rewrite_variants_differ_and_stand_apart(draft):
    ran = run("rewrite", draft, "--variants", "3", *TODAY)
    letters = ran.out.split("─" * 72)
    assert len(letters) == len({letter.strip() for letter in letters}) == 3
    results = [
        json.loads(line)
        for line in run("rewrite", draft, "--variants", 3, "--format", "jsonl", *TODAY).out.splitlines()
    ]
    assert [result["text"].strip() for result in results] == [letter.strip() for letter in letters]
    assert [result["proof"]["passed"] for result in results] == sorted(
        (result["proof"]["passed"] for result in results), reverse=True
    )


def test_rewrite_of_a_mail_keeps_the_quoted_original(tmp_path):
    quote = "Am 1. März 2027 um 10:12 schrieb Anna Brandt:\n> Wir laden Sie ein.\n"
    mail = f"Subject: Re: Einladung\nContent-Type: text/plain; charset=utf-8\n\n{FLAWED}\n{quote}".encode()
    ran = run("rewrite", write(tmp_path / "a.eml", mail), *TODAY)
    assert ran.out.endswith(quote)


def test_rewrite_channel_phone_says_to_call(draft):
    assert "Rufen Sie zuerst an" in run("rewrite", draft, "--channel", "phone", *TODAY).err
    assert "call first" in run("rewrite", draft, "--channel", "phone", "--lang", "en", *TODAY).err


def test_rewrite_region_spells_new_sentences_where_the_draft_shows_nothing(tmp_path):
    text = "Guten Tag Frau Kern\n\nVielen Dank für die Einladung. Leider muss ich absagen, mein Hund hat Durchfall.\n\nJana Kröger\n"
    swiss, german = (
        run("rewrite", write(tmp_path / "a.txt", text), *TODAY, "--mode", "fresh", "--region", region).out
        for region in ("CH", "DE")
    )
    assert "Mit freundlichen Grüßen" in german
    assert "Mit freundlichen Grüssen" in swiss
    assert "ß" not in swiss


def test_rewrite_region_that_does_not_exist_is_refused(draft):
    ran = run("rewrite", draft, "--region", "FR")
    assert ran.status == 2
    assert "DE-BY" in ran.err.upper()


@pytest.mark.parametrize("channel", ["phone", "portal", "message"])
def test_rewrite_for_another_channel_is_no_letter(draft, channel):
    ran = run("rewrite", draft, "--channel", channel, *TODAY)
    assert ran.status == 0
    assert "12. März" in ran.out
    assert "Mit freundlichen Grüßen" not in ran.out


def test_text_of_another_channel_does_not_replace_the_letter(draft):
    before = draft.read_bytes()
    ran = run("rewrite", draft, "--channel", "portal", "--in-place", *TODAY)
    assert ran.status == 2
    assert "--channel mail" in ran.err
    assert draft.read_bytes() == before


# Differences, and deciding about them


def test_rewrite_diff_shows_what_changed(draft, monkeypatch):
    ran = run("rewrite", draft, "--diff", *TODAY)
    assert ran.status == 0
    assert "\x1b[" not in ran.out
    assert any(line.startswith("-") and "Witz" in line for line in ran.out.splitlines())
    assert "\x1b[" in run("rewrite", draft, "--diff", *TODAY, terminal=True).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("rewrite", draft, "--diff", *TODAY, terminal=True).out


def test_rewrite_interactive_asks_about_each_change(draft):
    everything = run("rewrite", draft, *TODAY)
    yes = run("rewrite", draft, "--interactive", *TODAY, stdin="vielleicht\n" + "j\nY\n\nja\n" * 5)
    assert (yes.status, yes.out) == (0, everything.out)
    assert yes.err.count("Übernehmen?") >= 3
    no = run("rewrite", draft, "--interactive", *TODAY, stdin="n\n" * 20)
    assert no.out == FLAWED
    assert no.status == 1
    assert "Negatives über das Unternehmen" in no.err


def test_rewrite_interactive_that_is_broken_off_prints_nothing(draft):
    ran = run("rewrite", draft, "--interactive", *TODAY, stdin="y\n")
    assert (ran.status, ran.out) == (130, "")


@pytest.mark.parametrize(
    "options",
    [("-", "--interactive"), ("--interactive",), ("{draft}", "--interactive", "--variants", "2"), ("{draft}", "--interactive", "--format", "json"),
     ("-", "--in-place"), ("a.eml", "--in-place"), ("a.jsonl", "--in-place"),
     ("{draft}", "--format", "sarif"), ("{draft}", "--variants", "0"), ("{draft}", "--mode", "kurz")],
)  # fmt: skip
def test_rewrite_refuses_options_that_do_not_go_together(draft, options):
    ran = run("rewrite", *(option.format(draft=draft, folder=draft.parent) for option in options), stdin=FLAWED)
    assert (ran.status, ran.out) == (2, "")
    assert draft.read_text() == FLAWED


# Writing


def test_rewrite_output_writes_the_file_alone(draft, tmp_path):
    target = tmp_path / "neu.txt"
    ran = run("rewrite", draft, "--output", target, *TODAY)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert target.read_text() == run("rewrite", draft, *TODAY).out
    assert draft.read_text() == FLAWED


def test_rewrite_in_place_keeps_the_original(draft):
    wanted = run("rewrite", draft, *TODAY).out
    ran = run("rewrite", draft, "--in-place", *TODAY)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert draft.read_text() == wanted
    assert sorted(path.name for path in draft.parent.iterdir()) == ["absage.txt", "absage.txt.bak"]
    assert draft.with_name("absage.txt.bak").read_text() == FLAWED


def test_rewrite_in_place_of_a_good_draft_writes_nothing(tmp_path):
    path = write(tmp_path / "a.txt", GOOD)
    assert run("rewrite", path, "--in-place", *TODAY).status == 0
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("unproven")
def test_rewrite_in_place_without_a_proof_writes_nothing(draft):
    ran = run("rewrite", draft, "--in-place", *TODAY)
    assert ran.status == 1
    assert "Sabine" in ran.out
    assert list(draft.parent.iterdir()) == [draft]
    assert draft.read_text() == FLAWED


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", codecs.BOM_UTF8), ("utf-16", b""), ("cp1252", b"")])
def test_rewrite_in_place_keeps_encoding_and_line_ends(tmp_path, encoding, mark):
    path = write(tmp_path / "a.txt", mark + FLAWED.replace("\n", "\r\n").encode(encoding))
    assert run("rewrite", path, "--in-place", *TODAY).status == 0
    data = path.read_bytes()
    assert data.startswith(mark)
    text = data.removeprefix(mark).decode(encoding)
    assert "Grüße" in text
    assert "\n" not in text.replace("\r\n", "")


def test_rewrite_of_json_lines_rewrites_each(tmp_path):
    path = write(tmp_path / "a.jsonl", (json.dumps({"text": FLAWED}) + "\n") * 2)
    assert len(json.loads(run("rewrite", path, "--format", "json", *TODAY).out)) == 2


@pytest.mark.parametrize("form", ["text", "json"])
def test_rewrite_in_a_fresh_process_is_quiet(draft, form):
    ran = shell("rewrite", draft, "--format", form, *TODAY)
    assert (ran.status, ran.err) == (0, "")


# Verdicts


def test_rewrite_with_a_placeholder_left_says_where_to_look_and_ends_with_1(tmp_path):
    ran = run("rewrite", write(tmp_path / "a.txt", FLAWED.replace("Frau Brandt", "Frau [Name]")), *TODAY)
    assert ran.status == 1
    assert "Frau [Name]" in ran.out
    assert "[Name]" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_rewrite_of_a_text_about_no_interview_prints_it_with_one_word_of_why_and_ends_with_0(tmp_path):
    text = "Liebe Kollegen,\n\nim Anhang die Zahlen für das dritte Quartal, hab sie grad fertig.\n\nGruß\nIra\n"
    ran = run("rewrite", write(tmp_path / "a.txt", text), *TODAY)
    assert (ran.status, ran.out) == (0, text)
    assert len(ran.err.splitlines()) == 1
    assert "--occasion" in ran.err


def test_rewrites_as_json_lines_can_be_joined_to_their_drafts(tmp_path):
    rows = [{"id": "a", "text": FLAWED}, {"id": "b", "text": GOOD}]
    path = write(tmp_path / "a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    ran = run("rewrite", path, "--format", "jsonl", *TODAY)
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a", "b"]


# What is left, and who has to look


PLACEHOLDER = FLAWED.replace("Frau Brandt", "Frau [Name]")
WEEKDAY = FLAWED.replace("am 12. März", "am Montag, dem 3. März 2027,")
NO_SUCH_DAY = FLAWED.replace("am 12. März", "am 31. Februar")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PLACEHOLDER, "Bitte noch selbst ausfüllen: [Name] (Zeile 1)."),
        (WEEKDAY, "Der 3. März 2027 ist ein Mittwoch"),
        (NO_SUCH_DAY, "„31. Februar“: Diesen Tag gibt es nicht. (Zeile 3)"),
    ],
)
def test_rewrite_names_what_only_a_person_knows_and_ends_with_1(tmp_path, text, said):
    ran = run("rewrite", write(tmp_path / "a.txt", text), *TODAY)
    assert ran.status == 1
    assert said in ran.err
    assert "Witz" not in ran.out


def test_rewrite_names_several_placeholders_in_one_line(tmp_path):
    text = PLACEHOLDER.replace("Sabine Ohlsen", "[Ihr Name]")
    ran = run("rewrite", write(tmp_path / "a.txt", text), "--lang", "en", *TODAY)
    assert "please fill in yourself: [Name] (line 1), [Ihr Name] (line " in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "text", ["Hallo zusammen", "Einkaufsliste: Milch, Brot, Käse und zwei Äpfel für die Kinder.\n"]
)
def test_rewrite_leaves_a_text_about_no_interview_alone_and_says_so(tmp_path, text):
    ran = run("rewrite", write(tmp_path / "a.txt", text), "--force", *TODAY)
    assert (ran.status, ran.out.rstrip("\n"), len(ran.err.splitlines())) == (0, text.rstrip("\n"), 1)
    assert "sagt kein Vorstellungsgespräch ab" in ran.err


def test_rewrite_says_its_verdict_in_one_line_at_a_terminal(draft):
    watched = run("rewrite", draft, *TODAY, terminal=True)
    below, line, *_ = watched.err.splitlines()
    assert set(below) == {"─"}
    assert line.startswith("✓ Geprüft: ")
    assert "alle Angaben erhalten" in line
    assert "per Sie" in line
    assert "Wörter" in line
    assert run("rewrite", draft, "--quiet", *TODAY, terminal=True).err == ""


@pytest.mark.usefixtures("unproven")
def test_rewrite_says_at_a_terminal_that_it_is_not_finished(draft):
    _, first, second, *_ = run("rewrite", draft, *TODAY, terminal=True).err.splitlines()
    assert first.startswith("✗ Noch nicht fertig: ")
    assert second == "taktvoll: Das Datum ging verloren."


# Several drafts, several versions


def test_rewrite_tells_that_there_are_fewer_versions(draft):
    ran = run("rewrite", draft, "--variants", 20, "--format", "json", *TODAY)
    found = len(json.loads(ran.out))
    assert found < 20
    assert f"Es gibt nur {found} verschiedene Fassungen" in ran.err
    assert run("rewrite", draft, "--variants", found, *TODAY).err == ""


def test_rewrite_of_several_drafts_names_each(draft, tmp_path):
    other = write(tmp_path / "b.txt", FLAWED.replace("12. März", "13. April"))
    ran = run("rewrite", draft, other, *TODAY)
    first, second = (ran.out.index(f"── {path} ") for path in (draft, other))
    assert first < ran.out.index("12. März") < second < ran.out.index("13. April")
    assert run("rewrite", tmp_path, *TODAY).out == ran.out


def test_rewrite_of_one_draft_has_no_headline(draft):
    assert "──" not in run("rewrite", draft, *TODAY).out


def test_rewrite_of_json_lines_says_whose_each_is(tmp_path):
    lines = "".join(json.dumps({"id": name, "text": FLAWED}) + "\n" for name in ("eins", "zwei"))
    ran = run("rewrite", write(tmp_path / "a.jsonl", lines), "--format", "jsonl", *TODAY)
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["eins", "zwei"]


@pytest.mark.usefixtures("unproven")
def test_rewrite_of_several_drafts_says_what_is_left_of_which(draft, tmp_path):
    other = write(tmp_path / "b.txt")
    ran = run("rewrite", draft, other, *TODAY)
    assert ran.err.splitlines() == [f"taktvoll: {path}: Das Datum ging verloren." for path in (draft, other)]


# Differences that patch


@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch here")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("head", ["", "taktvoll: ignore=informal\n"])
def test_rewrite_diff_is_a_patch_for_the_file(tmp_path, monkeypatch, encoding, newline, head):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ein ordner").mkdir()
    for name in ("a.txt", "ein ordner/b.txt"):
        write(tmp_path / name, (head + FLAWED).replace("\n", newline).encode(encoding))
    made = run("rewrite", ".", "--diff", *TODAY).raw
    patched = subprocess.run(["patch", "-p0", "--binary"], input=made, capture_output=True, check=False)
    assert patched.returncode == 0, patched.stdout
    before = {name: (tmp_path / name).read_bytes() for name in ("a.txt", "ein ordner/b.txt")}
    for name in before:
        write(tmp_path / name, (head + FLAWED).replace("\n", newline).encode(encoding))
    run("rewrite", ".", "--in-place", *TODAY)
    assert {name: (tmp_path / name).read_bytes() for name in before} == before
    assert b"Witz" not in before["a.txt"]
