"""One language a run: help, errors and reports, by --lang, else by the settings, else by the surroundings."""

import re

import pytest

import taktvoll
from shell import FLAWED, TODAY, run, write

LANGS = ("de", "en")
ENGLISH_LOCALE = "en_US.UTF-8"


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


def asks_for(way, lang, draft, monkeypatch):
    """Ask for `lang` by option, by settings (against the locale), or by the locale alone."""
    other = ENGLISH_LOCALE if lang == "de" else "de_DE.UTF-8"
    monkeypatch.setenv("LANG", {"de": "de_DE.UTF-8", "en": ENGLISH_LOCALE}[lang] if way == "locale" else other)
    if way == "settings":
        write(draft.parent / "taktvoll.toml", f'lang = "{lang}"')
    return ("--lang", lang) if way == "option" else ()


WAYS = pytest.mark.parametrize("way", ["option", "settings", "locale"])


@WAYS
@pytest.mark.parametrize("lang", LANGS)
def test_report_and_error_of_a_run_are_in_one_language(draft, monkeypatch, way, lang):
    options = asks_for(way, lang, draft, monkeypatch)
    ran = run("check", draft, draft.parent / "weg.txt", *options, *TODAY)
    assert {"de": "Vorwurf", "en": "reproach"}[lang] in ran.out
    assert {"de": "Diese Datei gibt es nicht", "en": "there is no such file"}[lang] in ran.err


@WAYS
@pytest.mark.parametrize("lang", LANGS)
def test_wrong_usage_is_in_the_language_of_the_run(draft, monkeypatch, way, lang):
    options = asks_for(way, lang, draft, monkeypatch)
    ran = run("check", draft, "--tdoay", "x", *options)
    assert (ran.status, ran.out) == (2, "")
    said = {
        "de": "Die Option `--tdoay` gibt es nicht; meinten Sie `--today`?",
        "en": "there is no option `--tdoay`; did you mean `--today`?",
    }
    assert said[lang] in ran.err


@WAYS
@pytest.mark.parametrize("lang", LANGS)
def test_help_is_in_the_language_of_the_run(draft, monkeypatch, way, lang):
    monkeypatch.chdir(draft.parent)
    options = asks_for(way, lang, draft, monkeypatch)
    for arguments in (("--help",), ("check", "--help"), ("rewrite", "--help"), ("grammar", "start", "--help")):
        shown = run(*arguments, *options).out
        assert {"de": "Aufruf: taktvoll", "en": "Usage: taktvoll"}[lang] in shown
        assert {"de": "[OPTIONEN]", "en": "[OPTIONS]"}[lang] in shown


@pytest.mark.parametrize(
    ("arguments", "german", "english"),
    [
        (("chekc",), "Den Befehl `chekc` gibt es nicht; meinten Sie `check`?", "there is no command `chekc`; did you mean `check`?"),
        (("check", "--config"), "`--config` braucht einen Wert", "`--config` needs a value"),
        (("check", "--quiet=3", "x"), "`--quiet` nimmt keinen Wert", "`--quiet` takes no value"),
        (("explain",), "Es fehlt: REGEL", "missing: RULE"),
        (("explain", "a", "b"), "Damit kann ich nichts anfangen: b", "not understood: b"),
        (("check", "--format", "xml"), "„xml“ gibt es nicht; möglich: text, ", "there is no 'xml'; possible: text, "),
        (("check", "--lang=de", "--occasion", "ja"), "--occasion: „ja“ gibt es nicht", None),
        (("rewrite", "--variants", "viele"), "„viele“ ist keine ganze Zahl von 1 bis 20", "'viele' is no whole number from 1 to 20"),
        (("grammar", "start", "--port", "0"), "keine ganze Zahl von 1 bis 65535", "no whole number from 1 to 65535"),
        (("grammar", "start", "--idle", "nie"), "keine Zahl von Minuten", "no number of minutes"),
        (("check", "--today", "gestern"), "--today: „gestern“ ist kein Datum", "--today: 'gestern' is no date"),
        (("rewrite", "-", "--in-place"), "--in-place braucht den Entwurf in einer Datei", "--in-place needs the draft in a file"),
    ],
)  # fmt: skip
def test_each_kind_of_wrong_usage_speaks_both_languages(monkeypatch, arguments, german, english):
    ran = run(*arguments, stdin="")
    assert (ran.status, len(ran.err.splitlines())) == (2, 1)
    assert german in ran.err
    if english:
        monkeypatch.setenv("LANG", ENGLISH_LOCALE)
        assert english in run(*arguments, stdin="").err


@pytest.mark.parametrize("locale", [None, "de_AT.UTF-8", "C.UTF-8", ENGLISH_LOCALE, "fr_FR.UTF-8"])
def test_command_and_library_say_the_same_whatever_the_surroundings(draft, monkeypatch, locale):
    if locale:
        monkeypatch.setenv("LANG", locale)
    import json

    (report,) = json.loads(run("check", draft, "--format", "json", *TODAY).out)
    library = taktvoll.check(FLAWED, today=TODAY[1]).to_dict()
    assert report | {"id": None} == library


def test_a_broken_settings_file_is_told_in_the_language_of_the_surroundings(draft, monkeypatch):
    write(draft.parent / "taktvoll.toml", 'lang = "en')
    assert "kein gültiges TOML" in run("check", draft).err
    monkeypatch.setenv("LANG", ENGLISH_LOCALE)
    assert "no TOML" in run("check", draft).err


@pytest.mark.parametrize("lang", LANGS)
def test_talk_of_a_german_run_has_no_english_words_and_the_other_way_round(draft, lang):
    broken = write(
        draft.parent / "a.jsonl", '[]\n{"id": 1}\n{"text": 7}\n{"text": "x"\nkein\n{"text": "x", "reply_to": 1}\n'
    )
    english = re.compile(r"\b(?:the|is|there|expected|missing|input|invalid|got)\b", re.IGNORECASE)
    german = re.compile(r"\b(?:ist|nicht|kein|Zeile|erwartet|fehlt|gibt)\b")
    said = run("check", broken, draft.parent / "weg.txt", "--lang", lang).err
    assert len(said.splitlines()) == 7
    assert not (english if lang == "de" else german).search(said.replace(str(draft.parent), ""))
