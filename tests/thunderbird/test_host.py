"""The native messaging host: framed JSON, requests that are none, sizes, and no word of a draft where it does not belong."""

import base64
import io
import json
import logging
import struct
import subprocess
import sys

import pytest

import taktvoll
from shell import FLAWED
from taktvoll.checker import Checker
from taktvoll.letter import Envelope
from taktvoll.thunderbird import answers, wire
from taktvoll.thunderbird import host as host_module
from taktvoll.thunderbird.host import Host
from taktvoll.thunderbird.wire import Rubbish, framed, frames

INVITATION = """From: Frau Brandt <brandt@elbwerk.example>
To: sabine@example.org
Subject: =?utf-8?q?Einladung_zum_Gespr=C3=A4ch?=
Content-Type: text/plain; charset=utf-8

Guten Tag Frau Ohlsen,

wir laden Sie am 12. März um 10 Uhr zum Vorstellungsgespräch ein.

Freundliche Grüße
Petra Brandt
"""
UNRELATED = "Hallo Tom,\n\nkommst du morgen mit ins Kino? Der neue Film läuft um acht.\n\nBis dann\nPia\n"


def frame(value):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return struct.pack("=I", len(body)) + body


def read(data):
    return list(frames(io.BytesIO(data)))


@pytest.fixture
def host(tmp_path):
    return Host(Checker, tmp_path)


@pytest.fixture
def ask(host):
    """The answer to a request, as the add-on gets it."""

    def ask(method, **fields):
        value = {"id": 7, "method": method, "lang": "en", **fields}
        (answer,) = read(host.answer(json.loads(json.dumps(value))))
        assert answer["id"] == 7
        return answer.get("result", answer.get("error"))

    return ask


# The wire


def test_wire_reads_one_frame_after_the_other():
    assert read(frame({"a": "ü"}) + frame([1])) == [{"a": "ü"}, [1]]


@pytest.mark.parametrize("rubbish", [b"", b"{", b"\xff\xfe", b"[" * 100_000], ids=["empty", "cut", "bytes", "deep"])
def test_wire_goes_on_after_a_frame_that_is_no_json(rubbish):
    first, second = read(frame(rubbish) + frame(1))
    assert isinstance(first, Rubbish)
    assert second == 1


@pytest.mark.parametrize("data", [b"\x01", struct.pack("=I", 10) + b'"abc'], ids=["in the length", "in the body"])
def test_wire_ends_where_the_other_side_is_gone_within_a_frame(data):
    assert read(frame(1) + data) == [1]


def test_wire_passes_over_a_frame_that_is_too_long(monkeypatch):
    monkeypatch.setattr(wire, "LONGEST_REQUEST", 100)
    first, second = read(frame("x" * 200_000) + frame(2))
    assert isinstance(first, Rubbish)
    assert second == 2


def test_wire_makes_no_frame_that_the_mail_program_refuses():
    assert framed("x" * (1 << 20)) is None
    assert read(framed("x" * 1_000_000)) == ["x" * 1_000_000]


def test_wire_writes_half_a_surrogate_pair_as_javascript_does():
    assert json.loads(framed({"text": "a\ud83d"})[4:]) == {"text": "a\ud83d"}


# Requests


def test_hello_says_which_version_answers(ask):
    assert ask("hello") == {"name": "taktvoll", "version": taktvoll.__version__, "protocol": 1}


def test_check_says_what_the_library_says(ask):
    found = ask("check", text=FLAWED, subject="Absage")
    report = taktvoll.check(taktvoll.Letter(FLAWED, "Absage"), lang="en")
    assert found["draft"] is True
    assert (found["score"], found["words"]) == (report.score, report.length.words)
    assert sorted((one["rule"], one["start"], one["end"], one["message"]) for one in found["findings"]) == sorted(
        (one.rule, one.start, one.end, one.message) for one in report.findings
    )
    fix = next(one for one in found["findings"] if one["rule"] == "negative_opinion")["fixes"][0]
    said = next(one for one in report.findings if one.rule == "negative_opinion").fixes[0]
    assert fix["edits"] == [{"start": one.start, "end": one.end, "text": one.text} for one in said.edits]


def test_check_speaks_the_language_of_the_mail_program(ask):
    english, german = (ask("check", text=FLAWED, lang=lang)["findings"][0]["severity_said"] for lang in ("en", "de"))
    assert {english, german} in ({"Error", "Fehler"}, {"Warning", "Warnung"}, {"Hint", "Hinweis"})


def test_check_lets_the_settings_of_the_user_hold(ask, tmp_path):
    assert any(one["rule"] == "negative_opinion" for one in ask("check", text=FLAWED)["findings"])
    (tmp_path / "taktvoll.toml").write_text('ignore = ["negative_opinion"]\n')
    assert not any(one["rule"] == "negative_opinion" for one in ask("check", text=FLAWED)["findings"])


def test_check_says_what_is_wrong_with_the_settings(ask, tmp_path):
    (tmp_path / "taktvoll.toml").write_text("colour = 3\n")
    assert ask("check", text=FLAWED)["kind"] == "SettingsError"


def test_check_lets_a_mail_about_something_else_alone(ask):
    found = ask("check", text=UNRELATED)
    assert (found["draft"], found["findings"], found["score"]) == (False, [], None)


def test_check_takes_half_a_surrogate_pair(ask):
    assert ask("check", text=FLAWED + "\ud83d")["draft"] is True


ENCLOSING = FLAWED.replace("Die Bezahlung", "Anbei schicke ich Ihnen meine Unterlagen zurück. Die Bezahlung")
TO_ANOTHER = {"to": ['"Winter, Jonas" <jonas.winter@elbwerk.example>'], "files": ["unterlagen.pdf"]}


@pytest.mark.parametrize(
    ("window", "envelope"),
    [
        (None, None),
        ({}, Envelope()),
        (TO_ANOTHER, Envelope(to=(("Winter, Jonas", "jonas.winter@elbwerk.example"),), files=1)),
        ({"to": ["", "jobs@elbwerk.example"], "cc": ["Ada <ada@elbwerk.example>"]}, Envelope(to=(("", ""), ("", "jobs@elbwerk.example")), cc=(("Ada", "ada@elbwerk.example"),))),
        ({"files": ["Karte.VCF", "key.asc", "Zeugnis", "foto.jpg"], "quoted": True}, Envelope(files=2, has_original=True)),
        ({"files": ["einladung.eml"]}, Envelope(has_original=True)),
    ],
    ids=str,
)  # fmt: skip
def test_window_is_the_envelope_of_the_letter(tmp_path, window, envelope):
    seen = []

    class Seeing(Checker):
        def check(self, letter, *args, **options):
            seen.append(letter)
            return super().check(letter, *args, **options)

    Host(Seeing, tmp_path).answer({"id": 1, "method": "check", "text": FLAWED, "window": window})
    assert seen == [taktvoll.Letter(FLAWED, envelope=envelope)]


def test_check_notes_who_is_greeted_and_who_gets_it(ask):
    found = ask("check", text=FLAWED, window=TO_ANOTHER)
    assert any("Jonas Winter" in note and "Brandt" in note for note in found["notes"])
    fitting = {"to": ["Petra Brandt <brandt@elbwerk.example>"]}
    assert not any("Brandt" in note for note in ask("check", text=FLAWED, window=fitting)["notes"])


def test_check_notes_a_missing_file_until_one_is_attached(ask):
    (missing,) = [note for note in ask("check", text=ENCLOSING, window={})["notes"] if "attach" in note]
    assert "no file is attached" in missing
    attached = ask("check", text=ENCLOSING, window={"files": ["unterlagen.pdf"]})
    assert not any("attach" in note for note in attached["notes"])


def test_original_is_read_and_becomes_the_yardstick(tmp_path):
    seen = []

    class Seeing(Checker):
        def check(self, letter, *args, **options):
            seen.append(letter)
            return super().check(letter, *args, **options)

    host = Host(Seeing, tmp_path)
    source = base64.b64encode(INVITATION.encode()).decode()
    (answer,) = read(host.answer({"id": 1, "method": "original", "source": source}))
    original = answer["result"]["text"]
    assert original == INVITATION.partition("\n\n")[2]
    host.answer({"id": 2, "method": "check", "text": FLAWED, "subject": "Absage", "reply_to": original})
    assert seen == [taktvoll.Letter(FLAWED, "Absage", original)]


def test_rewrite_gives_the_letter_with_its_proof(ask):
    made = ask("rewrite", text=FLAWED, subject="Absage", style="minimal")
    expected = taktvoll.rewrite(taktvoll.Letter(FLAWED, "Absage"), lang="en")[0]
    assert (made["text"], made["verdict"]) == (expected.text, expected.proof.verdict)
    assert made["changed"] is True
    assert made["said"]


def test_rewrite_composes_anew_in_a_style(ask):
    made = ask("rewrite", text=FLAWED, style="förmlich")
    assert made["text"] == taktvoll.rewrite(FLAWED, "fresh", style="förmlich", lang="en")[0].text


# What is no request


@pytest.mark.parametrize(
    "value",
    [None, 3, "check", [], {}, {"id": 1}, {"id": 1, "method": "shell", "text": "ls"}, {"id": 1, "method": "check"}, {"id": True, "method": "check", "text": 3}, {"id": 1, "method": "rewrite", "text": "", "style": "loud"}, {"id": 1, "method": "check", "text": "", "lang": "fr"}],
    ids=repr,
)  # fmt: skip
def test_host_refuses_what_is_no_request(host, value):
    (answer,) = read(host.answer(value))
    assert answer["error"]["kind"] == "UnknownRequest"
    assert answer["error"]["message"]


def test_host_answers_rubbish_in_an_order(host):
    target = io.BytesIO()
    host.serve(io.BytesIO(frame(b"{") + frame({"id": 2, "method": "hello"})), target)
    first, second = read(target.getvalue())
    assert (first["id"], first["error"]["kind"]) == (None, "Rubbish")
    assert second["result"]["name"] == "taktvoll"


def test_host_refuses_a_draft_that_is_too_long(ask):
    assert ask("check", text="x" * 1_000_001)["kind"] == "InputError"


def test_host_refuses_a_source_that_is_no_base64(ask):
    assert ask("original", source="!?")["kind"] == "InputError"


def test_host_says_where_an_answer_is_too_long(ask, monkeypatch):
    monkeypatch.setattr(wire, "LONGEST_ANSWER", 400)
    assert ask("check", text=FLAWED)["kind"] == "AnswerTooLong"


def test_answer_keeps_the_gravest_findings(monkeypatch):
    monkeypatch.setattr(answers, "MOST_FINDINGS", 1)
    made = answers.report_answer(taktvoll.check(FLAWED), "de")
    assert [one["severity"] for one in made["findings"]] == ["error"]
    assert made["left_out"] == len(taktvoll.check(FLAWED).findings) - 1


def test_failure_tells_its_kind_and_no_word_of_the_draft(tmp_path, caplog):
    class Broken(Checker):
        def check(self, letter, *_, **__):
            raise KeyError(letter.text)

    with caplog.at_level(logging.DEBUG):
        (answer,) = read(Host(Broken, tmp_path).answer({"id": 1, "method": "check", "text": FLAWED}))
    assert answer["error"]["kind"] == "KeyError"
    assert "Witz" not in json.dumps(answer) + caplog.text
    assert "KeyError" in caplog.text


def test_gone_reader_ends_the_host(host):
    class Gone(io.BytesIO):
        def write(self, _):
            raise BrokenPipeError

    host.serve(io.BytesIO(frame({"id": 1, "method": "hello"})), Gone())


# The process


def test_process_answers_on_its_own_streams_and_is_quiet():
    requests = (
        frame({"id": 1, "method": "hello"}) + frame({"id": 2, "method": "check", "text": FLAWED}) + frame(b"Witz")
    )
    command = [sys.executable, "-P", "-W", "error", "-m", "taktvoll", "thunderbird", "host", "/m/taktvoll.json", "thunderbird@taktvoll"]  # fmt: skip
    ended = subprocess.run(command, input=requests, capture_output=True, check=False, timeout=120)
    assert (ended.returncode, ended.stderr) == (0, b"")
    hello, checked, rubbish = read(ended.stdout)
    assert hello["result"]["protocol"] == host_module.PROTOCOL
    assert checked["result"]["draft"] is True
    assert rubbish["error"]["kind"] == "Rubbish"
