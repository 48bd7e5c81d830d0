"""The add-on's files: texts in both languages, nothing from outside, and what is packed."""

import importlib.util
import json
import re
import zipfile
from pathlib import Path

import pytest

EDITORS = Path(__file__).parents[2] / "editors"
ADDON = EDITORS / "thunderbird"
MANIFEST = json.loads((ADDON / "manifest.json").read_text(encoding="utf-8"))
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in ADDON.iterdir() if path.is_file()}


def texts(lang):
    return json.loads((ADDON / "_locales" / lang / "messages.json").read_text(encoding="utf-8"))


def test_texts_are_there_in_both_languages():
    german, english = texts("de"), texts("en")
    assert german.keys() == english.keys()
    for key in german:
        fields = [sorted(re.findall(r"\$\d", one[key]["message"])) for one in (german, english)]
        assert fields[0] == fields[1]


def test_every_text_that_is_used_is_there():
    whole = "\n".join(SOURCES.values())
    used = set(re.findall(r'data-say="(\w+)"|\bsay\("(\w+)"|getMessage\("(\w+)"|__MSG_(\w+)__', whole))
    names = {next(filter(None, groups)) for groups in used}
    assert names == texts("de").keys()


def test_addon_may_do_no_more_than_it_needs():
    assert MANIFEST["manifest_version"] == 3
    assert sorted(MANIFEST["permissions"]) == ["compose", "messagesRead", "nativeMessaging"]
    assert "host_permissions" not in MANIFEST
    assert MANIFEST["content_security_policy"]["extension_pages"].startswith("default-src 'self'")


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_addon_names_no_address_and_builds_no_markup(name):
    text = SOURCES[name].replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?://|\bfetch\(|XMLHttpRequest|WebSocket|\binnerHTML|insertAdjacentHTML|\beval\(", text)


def test_every_file_that_the_addon_names_is_there():
    named = re.findall(r'"([\w./]+\.(?:js|css|html|svg))"', json.dumps(MANIFEST))
    named += re.findall(r'(?:src|href)="([\w.]+)"|from "\./([\w.]+)"', "\n".join(SOURCES.values()))
    for name in named:
        assert (ADDON / (name if isinstance(name, str) else next(filter(None, name)))).is_file()


def test_addon_is_packed_the_same_each_time(tmp_path):
    spec = importlib.util.spec_from_file_location("pack", EDITORS / "pack.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    first, second = tmp_path / "a" / "one.xpi", tmp_path / "two.xpi"
    module.pack(first)
    module.pack(second)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert {"manifest.json", "_locales/de/messages.json", "compose.js"} <= set(packed.namelist())
