import unicodedata

import pytest
from hypothesis import given

from strategies import texts
from taktvoll.errors import OutputError, SettingsError
from taktvoll.mail.segments import segment
from taktvoll.suppression import (
    Directive,
    Suppressions,
    add_suppressions,
    load_suppressions,
    read_directive,
    sentence_hash,
    suppression_path,
)

KNOWN = ("informal", "too_long")


def directive(text):
    return read_directive(text, segment(text), KNOWN)


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("taktvoll: ignore=informal", ("informal",)),
        ("taktvoll: ignore=informal,too_long", ("informal", "too_long")),
        ("Taktvoll : ignore = informal, too_long, informal\r", ("informal", "too_long")),
        ("taktvoll: ignore=", ()),
        ("taktvoll: ignore", ()),
        ("# taktvoll: ignore=informal", ("informal",)),
        ("<!-- taktvoll: ignore=informal -->", ("informal",)),
        ("Betreff: Absage\ntaktvoll: ignore=informal", ("informal",)),
        ("# taktvoll: ignore=informal\nBetreff: Absage", ("informal",)),
    ],
)
def test_read_directive_gives_the_rules_of_the_line_at_the_head(line, rules):
    assert directive(f"{line}\nHallo Frau Kern,\nnein.") == Directive(rules=rules)


def test_read_directive_notes_an_unknown_rule():
    found = directive("taktvoll: ignore=infromal,too_long\nNein.")
    assert found.rules == ("too_long",)
    (note,) = found.notes
    assert note.en == "line `taktvoll: ignore=…`: there is no rule `infromal`; did you mean `informal`?"
    assert note.de == "Zeile `taktvoll: ignore=…`: Die Regel `infromal` gibt es nicht; meinten Sie `informal`?"


@pytest.mark.parametrize("text", ["", "Nein.", "Hallo,\ntaktvoll: ignore=informal"])
def test_read_directive_reads_the_head_alone(text):
    assert directive(text) == Directive()


def test_sentence_hash_ignores_white_space_and_composition():
    text = "Ich  kann\r\nmorgen nicht für Sie."
    assert sentence_hash(text) == sentence_hash(unicodedata.normalize("NFD", " ".join(text.split())))
    assert sentence_hash(text) != sentence_hash(text.lower())


@given(texts())
def test_sentence_hash_takes_any_text(text):
    assert len(sentence_hash(text)) == 64


def test_sentence_hash_takes_half_a_surrogate_pair():
    assert len(sentence_hash("\ud83d")) == 64


def test_load_silenced_without_a_file_silences_nothing(tmp_path):
    assert load_suppressions(tmp_path / "a.txt") == Suppressions()
    assert load_suppressions(tmp_path / "a.txt" / "b.txt") == Suppressions()


def test_add_silenced_holds_the_hash_and_never_the_text(tmp_path):
    draft = tmp_path / "absage.txt"
    path = add_suppressions(draft, [("informal", "Ich hab keine Zeit.")])
    add_suppressions(draft, [("too_long", "Hallo Frau Kern,"), ("informal", "Ich hab  keine\nZeit.")])
    assert path == suppression_path(draft) == tmp_path / "absage.txt.taktvoll-ignore"
    assert "Zeit" not in path.read_text()
    assert len(path.read_text().splitlines()) == 2
    suppressions = load_suppressions(draft, KNOWN)
    assert suppressions.covers("informal", "Ich hab keine\r\nZeit.")
    assert not suppressions.covers("too_long", "Ich hab keine Zeit.")
    assert not suppressions.covers("informal", "Ich habe keine Zeit.")


@pytest.mark.parametrize(
    "line",
    ["kein JSON", "[]", '{"rule": "informal"}', '{"rule": 1, "sentence": ""}', '{"rule": "informal", "sentence": "abc"}', '{"rule": "informal", "sentence": "%s", "text": "x"}' % ("0" * 64), "\xff"],
)  # fmt: skip
def test_load_silenced_refuses_a_broken_file(tmp_path, line):
    suppression_path(tmp_path / "a.txt").write_bytes(b"\n" + line.encode("latin-1"))
    with pytest.raises(SettingsError, match="line 2"):
        load_suppressions(tmp_path / "a.txt")
    with pytest.raises(SettingsError):
        add_suppressions(tmp_path / "a.txt", [("informal", "x")])


def test_load_silenced_names_an_unknown_rule(tmp_path):
    add_suppressions(tmp_path / "a.txt", [("infromal", "x")])
    with pytest.raises(SettingsError, match="line 1: there is no rule `infromal`; did you mean `informal`"):
        load_suppressions(tmp_path / "a.txt", KNOWN)


def test_load_silenced_refuses_what_cannot_be_read(tmp_path):
    suppression_path(tmp_path / "a.txt").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        load_suppressions(tmp_path / "a.txt")


def test_add_silenced_says_that_it_cannot_write(tmp_path):
    with pytest.raises(OutputError):
        add_suppressions(tmp_path / "x" / "a.txt", [("informal", "x")])
