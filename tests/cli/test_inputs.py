"""What the command line makes of files that are no plain drafts."""

import importlib.util
import os
import signal

import pytest

from documents import pdf, word
from shell import FLAWED, GOOD, TODAY, run, write


@pytest.mark.parametrize("command", ["check", "rewrite"])
@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.rtf", b"{\\rtf1\\ansi Nein}", "eine RTF-Datei"),
        ("a.txt", b"{\\rtf1\\ansi Nein}", "eine RTF-Datei"),
        ("a.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "eine Kalenderdatei"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "eine alte Word-Datei"),
        ("a.eml", b"Subject: x\n\n-----BEGIN PGP MESSAGE-----\n", "verschlüsselt"),
        ("a.txt", b"a\0b Hallo\0", "Byte 1 ist NUL"),
    ],
)
def test_what_is_no_letter_ends_with_2_and_its_name(tmp_path, command, name, data, words):
    ran = run(command, write(tmp_path / name, data), *TODAY)
    assert (ran.status, ran.out.strip(" []\n")) == (2, "")
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(("lang", "words"), [("de", "mit dem Zusatz documents"), ("en", "with the extra `documents`")])
def test_a_document_without_the_extra_ends_with_2_and_its_name(tmp_path, monkeypatch, lang, words):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    ran = run("check", write(tmp_path / "a.docx", word(GOOD)), "--lang", lang, *TODAY)
    assert ran.status == 2
    assert words in ran.err
    assert "Word" in ran.err


@pytest.mark.model
def test_a_document_is_checked_like_its_text(tmp_path):
    report = "check", "--format", "concise", *TODAY
    one = run(*report, write(tmp_path / "a.docx", word(*FLAWED.split("\n"))))
    two = run(*report, write(tmp_path / "a.txt"))
    assert one.status == two.status == 1
    assert one.out.replace("a.docx", "a.txt") == two.out


@pytest.mark.model
@pytest.mark.parametrize(("lang", "words"), [("de", "nicht geprüft"), ("en", "not checked")])
def test_documents_in_a_folder_are_named_in_one_line(tmp_path, lang, words):
    write(tmp_path / "a.txt", GOOD)
    write(tmp_path / "absage.docx", word(GOOD))
    write(tmp_path / "x" / "absage.pdf", pdf([GOOD.split("\n")[0]]))
    ran = run("check", tmp_path, "--format", "concise", "--lang", lang, "--fail-on", "error", *TODAY)
    assert ran.status == 0
    (line,) = ran.err.splitlines()
    assert words in line
    assert "absage.docx, x/absage.pdf" in line


@pytest.mark.model
def test_a_pipe_in_a_folder_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "b.txt")
    write(tmp_path / "a.txt", GOOD)
    signal.alarm(300)  # without a handler: a reader of the pipe ends with the tests
    ran = run("check", tmp_path, "--format", "jsonl", *TODAY)
    signal.alarm(0)
    assert len(ran.out.splitlines()) == 1
    assert "b.txt" in ran.err


@pytest.mark.model
def test_a_file_named_twice_is_checked_once(tmp_path):
    path = write(tmp_path / "a.txt", GOOD)
    ran = run("check", path, path, tmp_path, "--format", "jsonl", *TODAY)
    assert len(ran.out.splitlines()) == 1


@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", word(*FLAWED.split("\n"))),
        ("a.txt", word(*FLAWED.split("\n"))),
        ("a.html", b"<p>Hallo Frau Brandt,</p><p>leider kann ich nicht kommen.</p><p>LG<br>Tom</p>"),
        ("a.txt", b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\n" + FLAWED.encode()),
    ],
)
@pytest.mark.parametrize("command", [("rewrite", "--in-place"), ("check", "--fix")])
def test_what_is_no_plain_text_file_is_never_written_over(tmp_path, name, data, command):
    path = write(tmp_path / name, data)
    run(*command, path, *TODAY)
    assert path.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == [name]
