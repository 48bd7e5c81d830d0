"""Starting up costs little, and each command says what it does."""

import json
import subprocess
import sys

import pytest

from shell import run, shell
from taktvoll.lint.rules import ALL, LISTED
from taktvoll.shipped import versions

HEAVY = (
    "spacy",
    "numpy",
    "thinc",
    "pydantic_settings",
    "bs4",
    "nltk",
    "textblob",
    "textblob_de",
    "language_tool_python",
    "pygls",
    "lsprotocol",
)


def modules_after(*args):
    """The modules that are loaded when the command has ended."""
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: sys.stderr.write(chr(10).join(sys.modules)))\n"
        f"sys.argv = {['taktvoll', *args]!r}\n"
        "from taktvoll.cli import main\n"
        "main()\n"
    )
    ended = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return set(ended.stderr.splitlines())


@pytest.mark.parametrize(
    "args",
    [("--help",), ("check", "--help"), ("rewrite", "--help"), ("rules",), ("rules", "--format", "json"), ("explain", "informal"), ("schema",), ("settings",), ("--version",), ("grammar", "--help"), ("lsp", "--help"), ("lsp", "--schema"), ("thunderbird", "--help")],
    ids=" ".join,
)  # fmt: skip
def test_start_loads_nothing_heavy(args):
    assert not modules_after(*args) & set(HEAVY)


def test_import_loads_nothing_heavy():
    code = "import sys, taktvoll; print(*sys.modules, sep=chr(10))"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert not loaded & {*HEAVY, "pydantic", "typer", "rich", "msgspec"}


def test_help_names_every_command():
    ran = shell("--help")
    assert ran.status == 0
    assert ran.err == ""
    for command in ("check", "rewrite", "rules", "explain", "schema", "settings", "grammar", "lsp", "thunderbird"):
        assert command in ran.out


@pytest.mark.parametrize("command", ["check", "rewrite"])
def test_help_names_every_option_of_the_contract(command):
    options = "--format --output --reply-to --application --today --occasion --register --lang --select --ignore --grammar --no-grammar --model --config --no-config --stdin-filename --force --quiet --no-color"
    options += (
        " --fail-on --why" if command == "check" else " --mode --variants --diff --interactive --in-place --channel"
    )
    shown = shell(command, "--help", env={"COLUMNS": "200", "PATH": "/usr/bin"}).out
    assert [option for option in options.split() if option not in shown] == []


@pytest.mark.parametrize(
    "args",
    [
        ("--hlep",),
        ("chekc",),
        ("grammar", "nichts"),
        ("rules", "--format", "sarif"),
        ("explain",),
        ("explain", "infromal"),
    ],
)
def test_wrong_usage_ends_with_2(args):
    ran = run(*args)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err


def test_no_command_shows_the_help():
    ran = run()
    assert ran.status in {0, 2}
    assert "rewrite" in ran.out + ran.err


def test_version():
    import taktvoll

    first, *models = run("--version").out.splitlines()
    assert first == f"taktvoll {taktvoll.__version__}"
    assert models == [f"{name} {version}" for name, version in versions().items()]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_rules_lists_all(lang):
    shown = run("rules", "--lang", lang).out
    assert len(shown.splitlines()) == len(LISTED)
    assert all(rule.id in shown and rule.title.in_language(lang) in shown for rule in LISTED)
    assert "grammar" in shown
    rows = json.loads(run("rules", "--format", "json", "--lang", lang).out)
    assert [row["rule"] for row in rows] == [rule.id for rule in LISTED]


@pytest.mark.parametrize("rule", [*(rule.id for rule in ALL), "score"])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_explain_shows_every_page(rule, lang):
    ran = run("explain", rule, "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    assert ("sentiment" if rule == "score" else rule) in ran.out


def test_explain_of_an_unknown_rule_names_the_nearest():
    assert "informal" in run("explain", "infromal").err


def test_schema_describes_the_report():
    from jsonschema import Draft202012Validator

    schema = json.loads(run("schema").out)
    Draft202012Validator.check_schema(schema)


def test_settings_shows_what_holds_and_where_it_comes_from(tmp_path):
    (tmp_path / "taktvoll.toml").write_text('fail-on = "hint"\n[limits]\nmax-words = 99\n')
    ran = run("settings", tmp_path)
    shown = json.loads(ran.out)
    assert (shown["fail_on"], shown["limits"]["max_words"]) == ("hint", 99)
    assert "taktvoll.toml" in ran.err
    assert json.loads(run("settings", tmp_path, "--no-config").out)["fail_on"] == "warning"
    assert "max_words" in run("settings", "--schema").out


def test_python_m_taktvoll_is_the_command():
    ended = subprocess.run([sys.executable, "-m", "taktvoll", "--version"], capture_output=True, text=True, check=False)
    assert ended.returncode == 0
    assert ended.stdout.startswith("taktvoll ")
