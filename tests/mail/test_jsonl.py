import json

from hypothesis import given
from hypothesis import strategies as st

from taktvoll.errors import BrokenLineError
from taktvoll.letter import Letter
from taktvoll.mail.jsonl import read_lines


def test_read_lines_gives_a_letter_a_line():
    lines = (
        '{"text": "Nein.", "id": "a", "reply_to": "Kommen Sie?", "application": "Ich", "lang": "en"}\r\n\n{"text": ""}'
    )
    assert list(read_lines(lines, name="x.jsonl")) == [
        Letter(text="Nein.", id="a", reply_to="Kommen Sie?", application="Ich"),
        Letter(text="", id="x.jsonl:3"),
    ]


def test_read_lines_fills_in_companions():
    (letter,) = read_lines('{"text": "Nein."}', name="x", reply_to="Kommen Sie?", application="Ich")
    assert (letter.reply_to, letter.application) == ("Kommen Sie?", "Ich")


def test_read_lines_says_number_and_field_of_a_broken_line():
    lines = '{"text": "a"}\n{"text": 3}\n{"id": "b"}\n{"text"\n[]\n{"text": "c", "reply_to": 1}\n{"text": "d"}'
    found = list(read_lines(lines, name="x.jsonl"))
    errors = [str(item) for item in found if isinstance(item, BrokenLineError)]
    assert [item.text for item in found if isinstance(item, Letter)] == ["a", "d"]
    assert ["line 2" in errors[0], "`$.text`" in errors[0]] == [True, True]
    assert ["line 3" in errors[1], "`text`" in errors[1]] == [True, True]
    assert ["line 4" in errors[2], "no JSON" in errors[2]] == [True, True]
    assert "line 5" in errors[3]
    assert "`$.reply_to`" in errors[4]


def test_read_lines_never_quotes_the_draft():
    (error,) = read_lines('{"text": ["geheim"], "id": "geheim"}', name="x")
    assert "geheim" not in str(error)


def test_read_lines_survives_deep_nesting():
    (error,) = read_lines('{"text": ' + "[" * 100_000, name="x")
    assert isinstance(error, BrokenLineError)


@given(st.text(), st.booleans())
def test_read_lines_returns_the_very_text(text, ascii_only):
    line = json.dumps({"text": text}, ensure_ascii=ascii_only)
    (letter,) = read_lines(line, name="x")
    assert letter.text == text


@given(st.text())
def test_read_lines_never_raises(text):
    for item in read_lines(text, name="x"):
        assert isinstance(item, Letter | BrokenLineError)
