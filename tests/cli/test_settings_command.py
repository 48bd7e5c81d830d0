"""``taktvoll settings``: what holds, where it comes from, and a file to begin with."""

import json
import tomllib

import pytest

from shell import run, write
from taktvoll.settings import Settings


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_setting_says_where_it_comes_from(folder):
    own = write(folder / "config" / "taktvoll" / "taktvoll.toml", 'mode = "fresh"\n')
    here = write(folder / "taktvoll.toml", 'fail-on = "hint"\n[limits]\nmax-words = 99\n')
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("platformdirs.user_config_dir", lambda *_, **__: str(own.parent))
        ran = run("settings", folder)
    shown = json.loads(ran.out)
    assert (shown["mode"], shown["fail_on"], shown["limits"]["max_words"]) == ("fresh", "hint", 99)
    assert f"{here}: fail_on, limits.max_words" in ran.err
    assert f"{own}: mode" in ran.err
    assert "voreingestellt: alles andere" in ran.err


def test_without_a_file_it_says_that_all_are_defaults(folder):
    ran = run("settings")
    assert json.loads(ran.out) == Settings().model_dump(mode="json", by_alias=True)
    assert "voreingestellt: alles" in ran.err
    assert "by default: all" in run("settings", "--lang", "en").err


def test_toml_is_a_settings_file_that_says_the_same(folder):
    write(
        folder / "taktvoll.toml", 'lang = "de"\nignore = ["too_long"]\nmodel = "a\\"b"\n[grammar]\nwords = ["Ä\\\\b"]\n'
    )
    ran = run("settings", "--format", "toml")
    assert (ran.status, ran.err) == (0, "")
    write(folder / "sub" / "taktvoll.toml", ran.out)
    assert json.loads(run("settings", "sub").out) == json.loads(run("settings").out)
    assert f"(aus {folder / 'taktvoll.toml'})" in ran.out
    assert "(voreingestellt)" in ran.out


def test_toml_of_the_defaults_sets_no_language(folder):
    table = tomllib.loads(run("settings", "--format", "toml").out)
    assert "lang" not in table
    assert table["limits"]["max_words"] == Settings().limits.max_words


@pytest.mark.parametrize("arguments", [("nixda",), ("--config", "nixda.toml"), ("--format", "yaml")])
def test_what_is_not_there_ends_with_2(folder, arguments):
    ran = run("settings", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert "nixda" in ran.err or "yaml" in ran.err


def test_schema_describes_every_setting(folder):
    schema = json.loads(run("settings", "--schema").out)
    assert set(schema["properties"]) == set(Settings().model_dump(by_alias=True))
