"""What can go wrong: the message says what and where, the exit status is 2, and what can be checked is checked."""

import json
import os
import signal
import subprocess
import sys

import pytest

from shell import ENGLISH, FLAWED, GOOD, TODAY, run, shell, write

COMMANDS = ("check", "rewrite")


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


# Drafts that cannot be read


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"Hallo \x81 Welt", "Byte 6"),
        ("a.txt", b"\xef\xbb\xbfHallo \xff", "Byte 9"),
        ("a.txt", b"\xff\xfeH\x00\x00", "UTF-16"),
        ("a.eml", b"Content-Type: image/png\n\nabc", "enthält keinen Text"),
        (
            "a.eml",
            b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: application/pdf\n\nabc\n--x--\n",
            "enthält keinen Text",
        ),
        ("a.txt", b"", "Darin steht kein Text"),
        ("a.txt", b" \r\n\t\n", "Darin steht kein Text"),
        ("a.eml", b"Subject: Absage\n\n\n", "Darin steht kein Text"),
        ("a.txt", ENGLISH.encode(), "sieht nicht deutsch aus"),
        ("a.eml", b"Subject: No\n\n" + ENGLISH.encode(), "sieht nicht deutsch aus"),
        ("a.jsonl", b"\n\n", "Keine Zeile"),
    ],
)
def test_a_draft_that_cannot_be_checked_ends_with_2(tmp_path, command, name, data, said):
    path = write(tmp_path / name, data)
    ran = run(command, path, *TODAY)
    assert ran.status == 2
    assert str(path) in ran.err
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", COMMANDS)
def test_empty_or_foreign_standard_input_ends_with_2(command):
    assert "Standardeingabe: Darin steht kein Text" in run(command, "-", stdin="\n").err
    assert "Standardeingabe: Der Text sieht nicht deutsch aus" in run(command, "-", stdin=ENGLISH).err
    for text in ("\n", ENGLISH):
        assert run(command, "-", stdin=text).status == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file_ends_with_2(tmp_path, command):
    ran = run(command, tmp_path / "fehlt.txt")
    assert ran.status == 2
    assert ran.err == f"taktvoll: {tmp_path / 'fehlt.txt'}: Diese Datei gibt es nicht; prüfen Sie den Namen.\n"


@pytest.mark.parametrize("spelt", [("--lang", "en"), ("--lang=en",)])
def test_errors_are_english_where_it_is_asked_for(tmp_path, spelt):
    ran = run("check", tmp_path / "fehlt.txt", *spelt)
    assert ran.err == f"taktvoll: {tmp_path / 'fehlt.txt'}: there is no such file; check the name\n"
    assert "standard input: there is no text" in run("check", "-", *spelt, stdin="\n").err
    assert "an ISO date" in run("check", tmp_path / "fehlt.txt", *spelt, "--today", "gestern").err


def test_errors_follow_the_locale(tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "there is no such file" in run("check", tmp_path / "fehlt.txt").err
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    assert "Diese Datei gibt es nicht" in run("check", tmp_path / "fehlt.txt").err


@pytest.mark.parametrize("option", ["--reply-to", "--application"])
def test_a_missing_companion_ends_with_2(draft, option):
    ran = run("check", draft, option, draft.parent / "fehlt.eml")
    assert ran.status == 2
    assert "fehlt.eml" in ran.err


def test_a_folder_without_drafts_ends_with_2(tmp_path):
    assert run("check", tmp_path).status == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_ends_with_2(draft):
    draft.chmod(0)
    assert "darf nicht gelesen werden" in run("check", draft).err


def test_2_beats_1_and_the_others_are_checked(draft, tmp_path):
    broken = write(tmp_path / "kaputt.txt", b"\x81")
    ran = run("check", broken, draft, tmp_path / "fehlt.txt", "--format", "json", *TODAY)
    assert ran.status == 2
    assert [report["id"] for report in json.loads(ran.out)] == [str(draft)]
    assert len(ran.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [("kein JSON", "kein JSON"), ("[]", "array"), ('{"id": "a"}', "text"), ('{"text": 7}', "text"), ('{"text": "x"', "kein JSON"), ('{"text": "x", "reply_to": 1}', "reply_to")],
)  # fmt: skip
def test_a_broken_json_line_says_its_number_and_the_others_are_checked(tmp_path, line, said):
    good = json.dumps({"id": "gut", "text": GOOD, "lang": "en", "ignore": ["too_long"]})
    path = write(tmp_path / "a.jsonl", f"{good}\n\n{line}\n{good}\n")
    ran = run("check", path, "--format", "json", *TODAY)
    assert ran.status == 2
    assert f"{path}, Zeile 3" in ran.err
    assert said in ran.err
    assert [report["id"] for report in json.loads(ran.out)] == ["gut", "gut"]


def test_a_guessed_encoding_is_a_note_and_no_error(tmp_path):
    path = write(tmp_path / "a.txt", GOOD.encode("cp1252"))
    ran = run("check", path, *TODAY)
    assert ran.status == 0
    assert "kein UTF-8; als cp1252 (Windows-1252) gelesen" in ran.err


@pytest.mark.parametrize("command", COMMANDS)
def test_errors_never_quote_the_draft(tmp_path, command):
    secret = "Geheimnis"
    path = write(tmp_path / "a.jsonl", f'{{"text": "{secret}", "reply_to": 1}}\n{secret}\n')
    assert secret not in run(command, path).err
    assert secret not in run(command, write(tmp_path / "a.txt", f"This is a {secret} of the company.")).err


# Wrong usage and broken settings


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_named_with_the_nearest(draft, command, option):
    ran = run(command, draft, option, "infromal")
    assert (ran.status, ran.out) == (2, "")
    assert "`infromal`" in ran.err
    assert "`informal`" in ran.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("day", ["morgen", "12.13.2027", "2027-02-30", "31. Februar 2027", "12. Foo 2027", ""])
def test_a_wrong_today_ends_with_2(draft, command, day):
    ran = run(command, draft, "--today", day)
    assert (ran.status, ran.out) == (2, "")
    assert "2027-03-12" in ran.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "options",
    [
        ("--occasion", "vielleicht"),
        ("--register", "ihr"),
        ("--lang", "fr"),
        ("--format", "xml"),
        ("--tdoay", "2027-01-01"),
        ("--config",),
    ],
)
def test_wrong_usage_ends_with_2(draft, command, options):
    ran = run(command, draft, *options)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("max_words = 9", "limits.max_words"),
        ("[limits]\nmax_wrods = 9", "limits.max_words"),
        ('fial_on = "hint"', "fail_on"),
        ('lang = "fr"', "lang"),
        ("[limits]\nmax_words = 0", "max_words"),
        ("lang = ", "kein gültiges TOML"),
        ('ignore = ["infromal"]', "informal"),
    ],
)
def test_a_broken_setting_names_the_file_or_the_nearest_key(draft, monkeypatch, command, content, said):
    write(draft.parent / "taktvoll.toml", content)
    ran = run(command, draft, *TODAY)
    assert (ran.status, len(ran.err.splitlines())) == (2, 1)
    assert said in ran.err
    monkeypatch.chdir(draft.parent)
    assert run(command, "absage.txt", *TODAY).status == 2
    assert run(command, draft, "--no-config", *TODAY).status in {0, 1}


def test_a_broken_setting_of_one_folder_leaves_the_others(tmp_path):
    write(tmp_path / "a" / "taktvoll.toml", "wrong = 1")
    paths = [write(tmp_path / folder / f"{number}.txt", GOOD) for folder in "ab" for number in (1, 2)]
    ran = run("check", tmp_path, "--format", "json", *TODAY)
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert [report["id"] for report in json.loads(ran.out)] == [str(path) for path in paths[2:]]


def test_a_missing_config_ends_with_2(draft):
    ran = run("check", draft, "--config", draft.parent / "fehlt.toml")
    assert ran.status == 2
    assert "Diese Einstellungsdatei gibt es nicht" in ran.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_model_ends_with_2(draft, command):
    ran = run(command, draft, "--model", "de_gibt_es_nicht")
    assert ran.status == 2
    assert "de_gibt_es_nicht" in ran.err


def test_a_model_of_another_language_ends_with_2(draft, tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "model")
    assert "Deutsch" in run("check", draft, "--model", tmp_path / "model").err


# Results that cannot be written


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
@pytest.mark.parametrize(
    "arguments",
    [("check", "{draft}"), ("check", "{draft}", "--format", "json"), ("rewrite", "{draft}"), ("rules",), ("schema",)],
)
def test_a_full_disk_on_standard_output_ends_with_2(draft, arguments):
    with open("/dev/full", "w") as full:  # noqa: PTH123
        ended = subprocess.run(
            [sys.executable, "-c", "from taktvoll.cli import main; main()", *(part.format(draft=draft) for part in arguments)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert ended.returncode == 2
    assert "No space left" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_on_output_ends_with_2_and_leaves_what_was_there(draft, monkeypatch, command):
    target = write(draft.parent / "bericht.txt", "von gestern")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = run(command, draft, "--output", target, *TODAY)
    assert ran.status == 2
    assert "No space left" in ran.err
    assert target.read_text() == "von gestern"
    assert sorted(path.name for path in draft.parent.iterdir()) == ["absage.txt", "bericht.txt"]


@pytest.mark.parametrize("command", COMMANDS)
def test_an_output_in_a_missing_folder_ends_with_2(draft, command):
    assert run(command, draft, "--output", draft.parent / "fehlt" / "a.txt", *TODAY).status == 2


def test_a_wrong_usage_leaves_the_old_output(draft):
    target = write(draft.parent / "bericht.json", "von gestern")
    assert run("check", draft, "--output", target, "--ignore", "infromal").status == 2
    assert target.read_text() == "von gestern"


# Breaking off


def interrupt_at(monkeypatch, number):
    """Ctrl-C while the report on the draft of this number is made."""
    from taktvoll import batches

    made = batches.lint_unsuppressed
    left = iter(range(number - 1))

    def linted(*args, **options):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return made(*args, **options)

    monkeypatch.setattr(batches, "lint_unsuppressed", linted)


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "concise", "text"])
@pytest.mark.parametrize("to_file", [False, True])
def test_ctrl_c_in_a_batch_leaves_what_was_finished(tmp_path, monkeypatch, form, to_file):
    path = write(tmp_path / "a.jsonl", "".join(json.dumps({"id": f"n{i}", "text": FLAWED}) + "\n" for i in range(5)))
    interrupt_at(monkeypatch, 4)
    output = ("--output", tmp_path / "out") if to_file else ()
    ran = run("check", path, "--format", form, *output, *TODAY)
    assert ran.status == 130
    assert ran.err == "taktvoll: abgebrochen\n"
    out = (tmp_path / "out").read_text() if to_file else ran.out
    assert all(f"n{i}" in out for i in range(3))
    assert "n3" not in out
    if form == "json":
        assert len(json.loads(out)) == 3
    if form == "sarif":
        json.loads(out)


def test_ctrl_c_in_a_real_process_closes_the_array(tmp_path):
    drafts = [write(tmp_path / f"{number:03}.txt") for number in range(400)]
    # Where the tests run in the background, SIGINT is inherited as ignored; a person's shell would not do that.
    source = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from taktvoll.cli import main; main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", source, "check", tmp_path, "--format", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    begun = process.stdout.readline() + process.stdout.readline()  # the first report is there
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b"taktvoll: abgebrochen\n"
    assert 1 <= len(json.loads(begun + out)) < len(drafts)


def test_a_reader_that_goes_away_is_no_traceback(tmp_path):
    path = write(tmp_path / "a.jsonl", (json.dumps({"text": FLAWED}) + "\n") * 50)
    ran = subprocess.run(
        f"{sys.executable} -c 'from taktvoll.cli import main; main()' check {path} --format json | head -c 1",
        shell=True, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stdout == "["
    assert ran.stderr == ""


# Size


def test_a_draft_of_a_megabyte_is_checked(tmp_path):
    """In a process of its own, where no coverage is measured: some forty seconds of work."""
    paragraph = "Leider kann ich am 12. März nicht zum Gespräch kommen, weil ich verreist bin. "
    text = "Hallo Frau Brandt,\n\n" + paragraph * (1_000_000 // len(paragraph)) + "\n\nViele Grüße\nJana Kröger\n"
    ran = shell("check", write(tmp_path / "a.txt", text), "--format", "jsonl", *TODAY, timeout=600)
    assert (ran.status, ran.err) == (1, "")
    assert json.loads(ran.out)["length"]["words"] > 100_000
