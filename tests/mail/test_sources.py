import io
import json
import os

import pytest

from documents import outlook, pdf, word
from taktvoll.errors import BrokenLineError, EmptyDraftError, InputError, UndecodableError
from taktvoll.letter import Letter
from taktvoll.mail import sources
from taktvoll.mail.sources import read_companion, read_sources


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_bytes(b"Nein.\r\n")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.md").write_text("Auch nein.\n\n> Kommen Sie?\n", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text('{"text": "eins"}\n{"text": 2}\n', encoding="utf-8")
    (tmp_path / "d.eml").write_bytes(b"Subject: Absage\n\nNein.\n")
    (tmp_path / "e.pdf").write_bytes(b"%PDF")
    return tmp_path


def test_read_sources_reads_a_folder_in_sorted_order(folder):
    found = list(read_sources([folder]))
    assert [item.id if isinstance(item, Letter) else type(item) for item in found] == [
        f"{folder}/b.txt", f"{folder}/c.jsonl:1", BrokenLineError, f"{folder}/d.eml", f"{folder}/sub/a.md",
    ]  # fmt: skip
    assert [item.lenient for item in found if isinstance(item, Letter)] == [False, True, False, False]


def test_read_sources_keeps_order_and_line_ends(folder):
    found = list(read_sources([folder / "sub" / "a.md", folder / "b.txt"]))
    assert [letter.text for letter in found] == ["Auch nein.\n\n> Kommen Sie?\n", "Nein.\r\n"]
    assert found[0].reply_to == "Kommen Sie?"


def test_read_sources_reads_lazily(folder, monkeypatch):
    found = read_sources([folder / "b.txt", folder / "sub" / "a.md"])
    assert next(found).text == "Nein.\r\n"
    (folder / "sub" / "a.md").unlink()
    assert isinstance(next(found), InputError)


def test_read_sources_gives_the_companions(folder):
    (letter,) = read_sources([folder / "sub" / "a.md"], reply_to="Bitte kommen!", application="Ich")
    assert (letter.reply_to, letter.application) == ("Bitte kommen!", "Ich")


@pytest.mark.parametrize("paths", [[], ["-"]])
def test_read_sources_reads_standard_input(paths):
    (letter,) = read_sources(paths, stdin=io.BytesIO(b"Nein."))
    assert letter == Letter(text="Nein.", id="-", lenient=False)


def test_read_sources_takes_the_format_of_standard_input_from_its_name():
    stdin = io.BytesIO(json.dumps({"text": "Nein."}).encode())
    (letter,) = read_sources([], stdin=stdin, stdin_filename="x.jsonl")
    assert (letter.text, letter.id, letter.lenient) == ("Nein.", "x.jsonl:1", True)
    (letter,) = read_sources([], stdin=io.BytesIO(b"Subject: Absage\n\nNein."), stdin_filename="x.eml")
    assert (letter.subject, letter.id) == ("Absage", "x.eml")


def test_read_sources_without_standard_input_says_what_to_do():
    (error,) = read_sources([])
    assert "name a file" in str(error)


def test_read_sources_reads_an_unknown_suffix_as_text(folder):
    (folder / "draft.mail").write_text("Nein.", encoding="utf-8")
    (letter,) = read_sources([folder / "draft.mail"])
    assert letter.text == "Nein."


def test_read_sources_reports_what_is_missing(tmp_path):
    missing, empty_folder = tmp_path / "x.txt", tmp_path / "leer"
    empty_folder.mkdir()
    first, second = read_sources([missing, empty_folder])
    assert "x.txt: there is no such file" in str(first)
    assert "leer: no draft in this folder" in str(second)


@pytest.mark.parametrize("name", ["x.txt", "x.eml", "x.jsonl"])
@pytest.mark.parametrize("data", [b"", b" \n\r\n", b"\xef\xbb\xbf"])
def test_read_sources_refuses_an_empty_file(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (error,) = read_sources([tmp_path])
    assert isinstance(error, EmptyDraftError)
    assert name in str(error)


def test_read_sources_refuses_empty_standard_input():
    (error,) = read_sources([], stdin=io.BytesIO(b"\n"))
    assert isinstance(error, EmptyDraftError)
    assert "standard input" in str(error)


@pytest.mark.parametrize("name", ["x.txt", "x.jsonl"])
def test_read_sources_names_the_file_with_undefined_bytes(tmp_path, name):
    (tmp_path / name).write_bytes(b"Gr\xfc\x81")
    (error,) = read_sources([tmp_path / name])
    assert isinstance(error, UndecodableError)
    assert f"{name}: byte 3" in str(error)


@pytest.mark.parametrize("name", ["x.txt", "x.eml", "x.jsonl"])
def test_read_sources_notes_a_guessed_encoding(tmp_path, name):
    body = {"x.txt": "Grüße", "x.eml": "Subject: a\n\nGrüße", "x.jsonl": '{"text": "Grüße"}'}[name]
    (tmp_path / name).write_bytes(body.encode("cp1252"))
    notes = []
    (letter,) = read_sources([tmp_path / name], note=notes.append)
    assert letter.text == "Grüße"
    assert [name in note.en and "cp1252" in note.de for note in notes] == [True]


def test_read_sources_says_that_a_message_has_no_text(tmp_path):
    (tmp_path / "x.eml").write_bytes(b"Content-Type: image/png\n\nx")
    (error,) = read_sources([tmp_path])
    assert "x.eml: this MIME message has no text part" in str(error)


def test_read_sources_reports_permission_errors(tmp_path, monkeypatch):
    (tmp_path / "x.txt").write_text("Nein.", encoding="utf-8")

    def refuse(self, mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sources.Path, "open", refuse)
    (error,) = read_sources([tmp_path / "x.txt"])
    assert "no permission" in str(error)


def test_read_sources_reports_a_folder_that_cannot_be_listed(tmp_path, monkeypatch):
    def walk(folder, onerror):
        onerror(PermissionError(13, "Permission denied", str(tmp_path / "sub")))
        return iter(())

    monkeypatch.setattr(sources.os, "walk", walk)
    (error,) = read_sources([tmp_path])
    assert "sub: this folder cannot be read" in str(error)


def test_read_sources_reports_a_broken_pipe():
    class Broken(io.BytesIO):
        def read(self, *_):
            raise OSError(5, "Input/output error")

    (error,) = read_sources([], stdin=Broken())
    assert "standard input cannot be read" in str(error)


def test_read_sources_reports_an_impossible_name():
    (error,) = read_sources(["a\0b"])
    assert isinstance(error, InputError)


def test_read_companion_reads_text_and_mail(folder):
    assert read_companion(folder / "b.txt") == "Nein.\r\n"
    assert read_companion(folder / "d.eml") == "Nein.\n"


def test_read_companion_raises_what_is_wrong(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_companion(tmp_path / "x.txt")
    with pytest.raises(InputError, match="folder"):
        read_companion(tmp_path)
    (tmp_path / "leer.txt").touch()
    with pytest.raises(EmptyDraftError, match=r"leer\.txt"):
        read_companion(tmp_path / "leer.txt")


def test_read_sources_reads_a_file_named_twice_once(folder):
    names = [folder / "b.txt", f"{folder}/./b.txt", f"{folder}/sub/../b.txt", folder]
    found = [
        letter.path for letter in read_sources(names) if isinstance(letter, Letter) and letter.path.endswith(".txt")
    ]
    assert len(found) == len(set(found))
    assert found[0] == str(folder / "b.txt")


def test_read_sources_reads_a_pipe_that_is_named(tmp_path):
    read, write = os.pipe()
    os.write(write, b"Nein.")
    os.close(write)
    (letter,) = read_sources([f"/dev/fd/{read}"])
    os.close(read)
    assert letter.text == "Nein."


def test_read_sources_ends_with_a_device_that_never_does(monkeypatch):
    monkeypatch.setattr("taktvoll.mail.file_bytes.MAX_STREAM", 1000)
    (error,) = read_sources(["/dev/zero"])
    assert "/dev/zero: this device or pipe gives more" in str(error)


def test_read_sources_names_what_a_folder_holds_besides(tmp_path):
    for name in ("a.txt", "b.docx", "c.rtf"):
        (tmp_path / name).write_bytes(b"Nein.")
    notes = []
    (letter,) = read_sources([tmp_path], note=notes.append)
    assert letter.text == "Nein."
    assert ["b.docx, c.rtf" in note.en for note in notes] == [True]


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.html", "<p>Grüße</p>".encode(), "Grüße\n"),
        ("a.txt", b'<!DOCTYPE html><meta charset="iso-8859-1"><p>Gr\xfc\xdfe</p>', "Grüße\n"),
        ("a.txt", b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Nein</p>", "Nein\n"),
        ("a.mht", b"Subject: x\nContent-Type: text/plain\n\nNein", "Nein"),
        ("a.emlx", b"60\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\nNein<?xml?><plist/>", "Nein"),
        ("a.pdf", pdf(["Nein"]), "Nein\n"),
        ("brief", word("Nein"), "Nein\n"),
    ],
)
def test_read_sources_turns_containers_to_text(tmp_path, name, data, text):
    (tmp_path / name).write_bytes(data)
    (letter,) = read_sources([tmp_path / name])
    assert (letter.text, letter.decoded) == (text, True)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.rtf", b"{\\rtf1\\ansi Nein}", "RTF"),
        ("a.txt", b"{\\rtf1\\ansi Nein}", "RTF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        ("a.ics", b"BEGIN:VCALENDAR\nVERSION:2.0\n", "calendar"),
        ("a.txt", b"-----BEGIN PGP MESSAGE-----\n\nhQE\n", "encrypted"),
        ("a.eml", b"Subject: x\n\n-----BEGIN PGP MESSAGE-----\n\nhQE\n", "encrypted"),
        ("a.jsonl", b"PK\x03\x04", "ZIP"),
    ],
)
def test_read_sources_refuses_what_is_no_letter_by_its_name(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    (error,) = read_sources([tmp_path / name])
    assert str(error).startswith(f"{tmp_path / name}: ")
    assert words in str(error)
    assert error.german


def test_read_companion_reads_calendars_and_documents(tmp_path):
    (tmp_path / "a.ics").write_bytes(b"BEGIN:VCALENDAR\nVERSION:2.0\n")
    (tmp_path / "a.eml").write_bytes(b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n")
    (tmp_path / "a.docx").write_bytes(word("Bewerbung"))
    found = [read_companion(tmp_path / name) for name in ("a.ics", "a.eml", "a.docx")]
    assert found == ["BEGIN:VCALENDAR\nVERSION:2.0\n", "BEGIN:VCALENDAR\n", "Bewerbung\n"]


def test_read_companion_refuses_what_is_no_letter(tmp_path):
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 x}")
    with pytest.raises(InputError, match="RTF"):
        read_companion(tmp_path / "a.rtf")


MAIL = (
    b"From: =?utf-8?q?Juliane_Ostertag?= <j@pfotenfunk.example>\r\nTo: ronja@post.example\r\nSubject: =?utf-8?q?Gespr=C3=A4ch?=\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nHallo Ronja,\r\nbis Freitag.\r\n"
)


def test_read_companion_with_header_puts_sender_and_subject_above_a_mail(tmp_path):
    (tmp_path / "mail.eml").write_bytes(MAIL)
    text = read_companion(tmp_path / "mail.eml", with_header=True)
    assert text.startswith(
        "Von: Juliane Ostertag <j@pfotenfunk.example>\nAn: ronja@post.example\nBetreff: Gespräch\n\nHallo Ronja,"
    )


def test_read_companion_with_header_puts_the_sender_above_an_outlook_message(tmp_path):
    sender, to = ("Ostertag, Juliane", "j@pfotenfunk.example"), ("Ronja Kiel", "ronja@post.example", 1)
    (tmp_path / "mail.msg").write_bytes(outlook("Gespräch", "Hallo Ronja,\r\n", sender=sender, recipients=[to]))
    assert read_companion(tmp_path / "mail.msg", with_header=True) == (
        "Von: Ostertag, Juliane <j@pfotenfunk.example>\nAn: Ronja Kiel\nBetreff: Gespräch\n\nHallo Ronja,\n"
    )


def test_read_companion_with_header_leaves_a_text_file_as_it_is(tmp_path):
    (tmp_path / "mail.txt").write_text("Hallo Ronja,\nbis Freitag.\n", encoding="utf-8")
    assert read_companion(tmp_path / "mail.txt", with_header=True) == "Hallo Ronja,\nbis Freitag.\n"
