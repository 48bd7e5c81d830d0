import re

import pytest
from pydantic import BaseModel

from taktvoll.bilingual import Lang
from taktvoll.errors import SettingsError
from taktvoll.setting_values import FailOn, values_of
from taktvoll.settings import Settings, description_of
from taktvoll.settings_files import check_rules, load_settings, locate_settings, settings_files, settings_of


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setattr("platformdirs.user_config_dir", lambda *_, **__: str(folder))
    return folder


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project" / "drafts" / "2027"
    folder.mkdir(parents=True)
    return folder


def test_load_settings_without_files_gives_the_defaults(project):
    assert load_settings(project) == Settings()


def test_load_settings_reads_the_nearest_file_upwards(project):
    (project.parents[1] / "taktvoll.toml").write_text('lang = "en"\n')
    assert load_settings(project).lang == "en"
    (project.parent / "pyproject.toml").write_text('[tool.taktvoll]\nmode = "fresh"\n')
    assert (load_settings(project).lang, load_settings(project).mode) == ("de", "fresh")
    (project.parent / "taktvoll.toml").write_text('register = "du"\n')
    settings = load_settings(project / "absage.txt")
    assert (settings.mode, settings.register_) == ("minimal", "du")


def test_load_settings_passes_by_a_project_without_its_table(project):
    (project / "pyproject.toml").write_text('[project]\nname = "x"\n')
    (project.parent / "pyproject.toml").write_text('[project]\nname = "taktvoll"\n')
    (project.parents[1] / "taktvoll.toml").write_text('lang = "en"\n')
    assert load_settings(project).lang == "en"


def test_load_settings_merges_key_by_key(project, home):
    (home / "taktvoll.toml").write_text('lang = "en"\nmode = "fresh"\n[limits]\nmax-words = 90\nmax_reasons = 2\n')
    (project / "taktvoll.toml").write_text('mode = "minimal"\nfail-on = "error"\n[limits]\nmax_words = 80\n')
    settings = load_settings(
        project, overrides={"fail_on": FailOn.HINT, "lang": None, "limits": {"max-reasons": 3, "max_words": None}}
    )
    assert (settings.lang, settings.mode, settings.fail_on) == ("en", "minimal", FailOn.HINT)
    assert (settings.limits.max_words, settings.limits.max_reasons) == (80, 3)


def test_load_settings_takes_options_by_both_names(project):
    (project / "taktvoll.toml").write_text('register = "du"\n')
    assert load_settings(project, overrides={"register_": "sie"}).register_ == "sie"
    assert load_settings(project, overrides={"register": "auto"}).register_ == "auto"


def test_load_settings_reads_a_given_file_alone(project, home, tmp_path):
    (home / "taktvoll.toml").write_text('lang = "en"\n')
    given = tmp_path / "mine.toml"
    given.write_text('mode = "fresh"\n')
    settings = load_settings(project, config=given)
    assert (settings.lang, settings.mode) == ("de", "fresh")
    assert settings_files(project, config=given) == [given]


def test_load_settings_reads_no_file_where_none_is_wanted(project, home):
    (home / "taktvoll.toml").write_text("broken\n")
    assert load_settings(project, use_files=False) == Settings()


def test_settings_files_lists_the_nearest_first(project, home):
    (home / "taktvoll.toml").touch()
    (project / "taktvoll.toml").touch()
    assert settings_files(project) == [project / "taktvoll.toml", home / "taktvoll.toml"]


def test_load_settings_makes_paths_absolute(project):
    (project.parent / "taktvoll.toml").write_text('model = "models/x"\n[grammar]\ndictionary = "words.txt"\n')
    settings = load_settings(project)
    assert settings.grammar.dictionary == str(project.parent / "words.txt")
    assert settings.model == str(project.parent / "models" / "x")


def test_load_settings_keeps_the_name_of_a_model(project):
    (project / "taktvoll.toml").write_text('model = "de_core_news_md"\n')
    assert load_settings(project).model == "de_core_news_md"


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("fail_onn = 1", ["`fail_onn`", "did you mean `fail_on`?"]),
        ("max_words = 1", ["`max_words`", "did you mean `limits.max_words`?"]),
        ("[limits]\nmaxwords = 1", ["`limits.maxwords`", "did you mean `limits.max_words`?"]),
        ("[grammer]\nenabled = true", ["`grammer`", "did you mean `grammar`?"]),
        ("zzzzqqq = 1", ["`zzzzqqq`"]),
        ("[limits]\nmax_words = 0", ["`limits.max_words`", "greater than or equal to 1"]),
        ('[limits]\nmax_words = "viele"', ["`limits.max_words`", "integer"]),
        ("[limits]\nmax_words = true", ["`limits.max_words`", "integer"]),
        ('lang = "fr"', ["`lang`", "'de' or 'en'"]),
        ('fail_on = "oft"', ["`fail_on`", "'error', 'warning', 'hint' or 'never'"]),
        ('select = "informal"', ["`select`", "array"]),
        ("select = [1]", ["`select`", "string"]),
        ("limits = 3", ["`limits`"]),
        ("lang = 2027-03-03", ["`lang`"]),
        ("fail-on = 'error'\nfail_on = 'hint'", ["set twice"]),
        ('lang = "de"\nmode = ', ["no TOML", "line 2"]),
        ("lang = de\nmode = 1", ["no TOML", "line 1"]),
    ],
)
def test_load_settings_says_what_is_wrong_and_where(project, source, parts):
    (project / "taktvoll.toml").write_text(source)
    with pytest.raises(SettingsError) as caught:
        load_settings(project)
    assert str(caught.value).startswith(str(project / "taktvoll.toml"))
    assert [part for part in parts if part not in str(caught.value)] == []


def test_load_settings_refuses_bytes_that_are_no_utf8(project):
    (project / "taktvoll.toml").write_bytes(b'lang = "\xff"')
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings(project)


def test_load_settings_wants_a_table_in_a_project(project):
    (project / "pyproject.toml").write_text("[tool]\ntaktvoll = 1\n")
    with pytest.raises(SettingsError, match="has to be a table"):
        load_settings(project)


def test_load_settings_needs_the_given_file(project, tmp_path):
    with pytest.raises(SettingsError, match="no such settings file"):
        load_settings(project, config=tmp_path / "x.toml")


def test_load_settings_names_a_wrong_option(project):
    with pytest.raises(SettingsError, match="options: `lang`"):
        load_settings(project, overrides={"lang": "fr"})


def test_check_rules_knows_the_nearest_rule():
    check_rules(Settings(select=("informal",)), {"informal"})
    with pytest.raises(SettingsError, match="select: there is no rule `infromal`; did you mean `informal`"):
        check_rules(Settings(select=("infromal",)), {"informal", "too_long"})
    with pytest.raises(SettingsError, match="ignore: there is no rule `too-long`; did you mean `too_long`"):
        check_rules(Settings(ignore=("too-long",)), {"informal", "too_long"})


def test_locate_settings_says_where_each_one_comes_from(project, home):
    (home / "taktvoll.toml").write_text('mode = "fresh"\n[limits]\nmax-words = 90\nmax_reasons = 2\n')
    (project / "taktvoll.toml").write_text("[limits]\nmax_words = 80\n")
    located = locate_settings(project, overrides={"lang": "en"})
    assert located.sources == {
        "mode": home / "taktvoll.toml",
        "limits.max_reasons": home / "taktvoll.toml",
        "limits.max_words": project / "taktvoll.toml",
        "lang": None,
    }


def test_load_settings_parses_each_file_once(project, home, monkeypatch):
    import tomllib

    (home / "taktvoll.toml").write_text('mode = "fresh"\n')
    (project / "pyproject.toml").write_text('[tool.taktvoll]\nlang = "en"\n')
    parsed = []
    loads = tomllib.loads
    monkeypatch.setattr(tomllib, "loads", lambda source: parsed.append(source) or loads(source))
    load_settings(project)
    assert len(parsed) == len(set(parsed)) == 2


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("fail_onn = 1", "Die Einstellung `fail_onn` gibt es nicht; meinten Sie `fail_on`?"),
        ("zzzzqqq = 1", "Die Einstellung `zzzzqqq` gibt es nicht; `taktvoll settings` zeigt alle"),
        ("[limits]\nmax_words = 0", "`limits.max_words`: muss mindestens 1 sein"),
        ('[limits]\nmax_words = "viele"', "`limits.max_words`: muss eine ganze Zahl sein"),
        ('lang = "fr"', "`lang`: erlaubt ist 'de' oder 'en'"),
        ('fail_on = "oft"', "`fail_on`: erlaubt ist 'error', 'warning', 'hint' oder 'never'"),
        ('select = "informal"', "`select`: muss eine Liste sein"),
        ("limits = 3", "`limits`: muss eine Tabelle sein"),
        ("[grammar]\nenabled = 3", "`grammar.enabled`: muss true oder false sein"),
        ("model = 3", "`model`: muss ein Text in Anführungszeichen sein"),
        ("fail-on = 'error'\nfail_on = 'hint'", "steht zweimal da"),
        ('lang = "de"\nmode = ', "kein gültiges TOML (am Ende der Datei, Zeile 2)"),
        ("lang = de\nmode = 1", "kein gültiges TOML (Zeile 1, Spalte 8)"),
    ],
)
def test_load_settings_says_in_german_what_is_wrong(project, source, said):
    (project / "taktvoll.toml").write_text(source)
    with pytest.raises(SettingsError) as caught:
        load_settings(project)
    assert caught.value.german.startswith(str(project / "taktvoll.toml"))
    assert said in caught.value.german
    assert "input should" not in caught.value.german.lower()


@pytest.mark.parametrize(
    ("given", "said"), [({"limits": {"max_wrods": 3}}, "did you mean `limits.max_words`?"), ({"lang": "fr"}, "`lang`")]
)
def test_settings_of_names_the_nearest_as_the_files_do(given, said):
    with pytest.raises(SettingsError, match="settings: .*" + re.escape(said)):
        settings_of(given)


@pytest.mark.parametrize(
    ("locale", "lang"), [(None, "de"), ("de_AT.UTF-8", "de"), ("C.UTF-8", "de"), ("en_US.UTF-8", "en"), ("fr_FR", "en")]
)
def test_lang_is_that_of_the_surroundings_for_everyone(project, monkeypatch, locale, lang):
    if locale:
        monkeypatch.setenv("LANG", locale)
    assert Settings().lang == settings_of({}).lang == load_settings(project).lang == lang


def test_every_setting_is_described_in_both_languages():
    def fields(model):
        for field in model.model_fields.values():
            yield field
            if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
                yield from fields(field.annotation)

    texts = [description_of(field) for field in fields(Settings)]
    assert len(texts) > 20
    assert all(text.de.strip() and text.en.strip() and text.de != text.en for text in texts)


def test_values_are_those_of_the_type():
    assert values_of(Lang) == ("de", "en")
    assert values_of(FailOn) == ("error", "warning", "hint", "never")
    assert values_of(str) == ()
