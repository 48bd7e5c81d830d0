"""`taktvoll thunderbird install` and `uninstall`: what they write for this user, and where."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shell import run
from taktvoll.thunderbird.installation import ADDON, NAME, install, places, uninstall

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "Jana O'Neil"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    return folder


def everything(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_install_writes_a_manifest_whose_program_answers(home):
    ran = run("thunderbird", "install", "--lang", "en")
    manifest = home / ".mozilla" / "native-messaging-hosts" / "taktvoll.json"
    assert ran.status == 0
    assert str(manifest) in ran.err
    said = json.loads(manifest.read_text(encoding="utf-8"))
    assert (said["name"], said["type"], said["allowed_extensions"]) == (NAME, "stdio", [ADDON])
    assert os.access(said["path"], os.X_OK)
    ended = subprocess.run([said["path"], str(manifest), ADDON], input=b"", capture_output=True, check=False, timeout=60)  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_install_twice_is_as_once(home):
    install()
    first = {path: path.read_bytes() for path in everything(home)}
    install()
    assert {path: path.read_bytes() for path in everything(home)} == first


def test_install_does_not_run_what_lies_in_the_current_folder(home, tmp_path):
    (tmp_path / "taktvoll.py").write_text("print('evil')")
    launcher = install().launcher
    ended = subprocess.run([launcher], cwd=tmp_path, input=b"", capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout) == (0, b"")


def test_uninstall_leaves_nothing(home):
    install()
    ran = run("thunderbird", "uninstall", "--lang", "en")
    assert ran.status == 0
    assert ran.err.count("Removed: ") == 2
    assert everything(home) == []


def test_uninstall_says_where_there_was_nothing(home):
    ran = run("thunderbird", "uninstall", "--lang", "de")
    assert (ran.status, ran.err) == (0, "Es war nichts eingerichtet.\n")
    assert uninstall() == []


def test_install_says_where_it_cannot_write(home):
    (home / ".mozilla").write_text("a file where a folder should be")
    ran = run("thunderbird", "install", "--lang", "de")
    assert ran.status == 2
    assert "lässt sich nicht anlegen" in ran.err


@pytest.mark.parametrize(
    ("platform", "folder", "launcher"),
    [
        ("linux", ".mozilla/native-messaging-hosts", "host"),
        ("darwin", "Library/Application Support/Mozilla/NativeMessagingHosts", "host"),
        ("win32", "data/taktvoll/thunderbird", "host.bat"),
    ],
)
def test_places_are_those_that_mozilla_looks_at(home, platform, folder, launcher):
    where = places(platform)
    assert where.manifest == home / folder / "taktvoll.json"
    assert where.launcher.name == launcher
    assert where.registered is (platform == "win32")


@pytest.mark.skipif(sys.platform == "win32", reason="writes to the registry there")
def test_launcher_of_windows_is_a_batch_file(home):
    assert install("win32", r"C:\Program Files\Python\python.exe").launcher.read_bytes() == (
        b"@echo off\r\n" + rb'"C:\Program Files\Python\python.exe" -P -m taktvoll thunderbird host %*' + b"\r\n"
    )


def test_addon_asks_for_the_host_that_is_installed():
    manifest = json.loads((ROOT / "editors" / "thunderbird" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["browser_specific_settings"]["gecko"]["id"] == ADDON
    assert f'connectNative("{NAME}")' in (ROOT / "editors" / "thunderbird" / "host.js").read_text(encoding="utf-8")
