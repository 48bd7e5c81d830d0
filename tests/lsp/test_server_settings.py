"""What an editor can set, and what it is told where that is wrong."""

import json

import pytest
from jsonschema import Draft202012Validator

from shell import run
from taktvoll.errors import SettingsError
from taktvoll.lsp.server_settings import ServerSettings, section_of, server_schema
from taktvoll.settings import Settings


def test_settings_take_the_names_of_the_file_however_they_are_spelt():
    given = ServerSettings({"replyTo": "a.eml", "fail-on": "hint", "limits": {"maxWords": 99, "max-reasons": None}, "lang": None})  # fmt: skip
    assert (given.reply_to, given.overrides) == ("a.eml", {"fail_on": "hint", "limits": {"max_words": 99}})


@pytest.mark.parametrize(
    "wrong",
    [{"chek": "all"}, {"check": "some"}, {"score": 3}, {"today": "morgen"}, {"reply_to": 7}, {"limits": {"maxwords": 3}}, {"select": ["infromal"]}, {"lang": "fr"}],
    ids=str,
)  # fmt: skip
def test_settings_that_are_wrong_are_refused_in_both_languages(wrong):
    with pytest.raises(SettingsError) as caught:
        ServerSettings(wrong)
    assert caught.value.german != caught.value.message


@pytest.mark.parametrize("value", [None, 3, [], "x", {"taktvoll": None}])
def test_settings_in_what_is_no_table_are_none(value):
    assert section_of(value) == {}


def test_settings_stand_under_our_name_or_bare():
    assert section_of({"taktvoll": {"score": "none"}}) == section_of({"score": "none"}) == {"score": "none"}


def test_settings_schema_knows_every_key_and_its_values():
    schema = server_schema()
    Draft202012Validator.check_schema(schema)
    assert {*Settings.model_json_schema(by_alias=True)["properties"], "check", "score", "reply_to", "application", "today"} == set(schema["properties"])  # fmt: skip
    assert all(one.get("description_de") or "$ref" in str(one) for one in schema["properties"].values())
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"check": "all", "limits": {"max_words": 90}})
    assert not validator.is_valid({"check": "some"})


def test_command_prints_the_schema():
    assert json.loads(run("lsp", "--schema").out) == server_schema()
