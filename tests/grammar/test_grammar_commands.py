"""The commands with grammar: what is asked for fails loudly, what a setting wants goes on."""

import json
import subprocess
import sys

import psutil
import pytest

import shell
from grammar.fake_languagetool import FakeLanguageTool, match

DRAFT = "Sehr geehrte Frau Kern,\n\nvielen Dank für die Einladung zum Gespräch am 12. März. Leider sage ich mein Termin ab.\n\nMit freundlichen Grüßen\nJana Kröger\n"
FAULTS = ["500", "close"]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """As `run`, in the process of the tests, which has its pipeline loaded: for what takes no process of its own."""
    (tmp_path / "absage.txt").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def here(*arguments, grammar=""):
        (tmp_path / "taktvoll.toml").write_text(f"[grammar]\n{grammar}\n")
        return shell.run(*arguments)

    return here


@pytest.fixture
def run(tmp_path):
    """Run `taktvoll` on the draft; `grammar` are lines of the settings."""
    (tmp_path / "absage.txt").write_text(DRAFT, encoding="utf-8")

    def run(*arguments, grammar="", **options):
        (tmp_path / "taktvoll.toml").write_text(f"[grammar]\n{grammar}\n")
        return subprocess.run(
            [sys.executable, "-m", "taktvoll", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
            **options,
        )

    return run


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_of_what_was_asked_for_is_exit_2_with_what_to_do(here, fault):
    with FakeLanguageTool(fault) as server:
        done = here("check", "--grammar", "absage.txt", grammar=f'url = "{server.url}"')
    assert done.status == 2
    assert "taktvoll: LanguageTool" in done.err
    assert "Traceback" not in done.err
    assert "Termin" not in done.err


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_of_a_setting_is_said_once_and_the_check_goes_on(here, tmp_path, fault):
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text(DRAFT, encoding="utf-8")
    with FakeLanguageTool(fault) as server:
        done = here(
            "check", "--format", "json", "--fail-on", "never", ".", grammar=f'enabled = true\nurl = "{server.url}"'
        )
    assert done.status == 0, done.err
    assert [report["grammar_checked"] for report in json.loads(done.out)] == [False] * 3
    assert done.err.count("ungeprüft") == 1


def test_missing_java_by_setting_and_by_option(run, fake_java, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run("check", "--grammar", "absage.txt").returncode == 2
    done = run("check", "--fail-on", "never", "absage.txt", grammar="enabled = true")
    assert done.returncode == 0
    assert "installieren Sie Java 17" in done.stderr


def test_option_overrules_the_setting(here):
    done = here(
        "check",
        "--no-grammar",
        "--format",
        "json",
        "--fail-on",
        "never",
        "absage.txt",
        grammar='enabled = true\nurl = "http://127.0.0.1:9"',
    )
    assert (done.status, done.err) == (0, "")


def test_remote_server_without_leave_is_a_broken_setting(here):
    done = here("check", "absage.txt", grammar='enabled = true\nurl = "https://languagetool.example"')
    assert done.status == 2
    assert "der Entwurf würde diesen hier verlassen" in done.err


def test_found_mistake_is_in_the_report(here):
    place = DRAFT.index("mein Termin")
    with FakeLanguageTool(matches=[match(place, 11, "meinen Termin")]) as server:
        server.matches = [match(DRAFT[: DRAFT.index("Jana")].index("mein Termin"), 11, "meinen Termin")]
        done = here("check", "--grammar", "--format", "json", "absage.txt", grammar=f'url = "{server.url}"')
    (report,) = json.loads(done.out)
    assert report["grammar_checked"]
    (finding,) = [finding for finding in report["findings"] if finding["rule"] == "grammar"]
    assert DRAFT[finding["start"] : finding["end"]] == "mein Termin"


def test_rewrite_with_a_new_match_is_not_proven(here):
    with FakeLanguageTool(matches=[match(2, 4, rule="ANY")]) as server:
        done = here(
            "rewrite", "--grammar", "--format", "json", "--mode", "fresh", "absage.txt", grammar=f'url = "{server.url}"'
        )
    (rewrite, *_) = json.loads(done.out)
    assert rewrite["proof"]["grammar_checked"]
    assert not rewrite["proof"]["passed"]
    assert done.status == 1


def test_server_of_its_own_ends_with_the_command(run, fake_java, tmp_path, wait_until):
    done = run("check", "--grammar", "--format", "json", "absage.txt")
    assert done.returncode in {0, 1}, done.stderr
    assert json.loads(done.stdout)[0]["grammar_checked"]
    running = [" ".join(process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"])]
    assert not [line for line in running if str(tmp_path) in line]


def test_start_status_and_stop(run, fake_java):
    assert run("grammar", "status").returncode == 1
    assert run("grammar", "start").returncode == 0
    status = run("grammar", "status")
    assert status.returncode == 0
    assert "http://127.0.0.1:" in status.stdout
    assert "schon" in run("grammar", "start").stderr
    assert run("grammar", "stop").returncode == 0
    assert "veraltet" not in run("grammar", "status").stdout
    assert "lief kein" in run("grammar", "stop").stderr


def test_start_with_an_old_java_is_exit_2(run, fake_java):
    fake_java("old")
    done = run("grammar", "start")
    assert done.returncode == 2
    assert "Java 11" in done.stderr


def test_install_from_nothing_is_exit_2(run, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    done = run("grammar", "install", "--from", str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert "Hier ist kein LanguageTool" in done.stderr
