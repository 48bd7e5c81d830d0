"""The extension for VS Code: its settings are the server's, its logic runs under Node.js, and the whole of it in a real VS Code.

A real VS Code is taken where TAKTVOLL_CODE_SERVER names the command of code-server (VS Code behind a browser) and Chromium is there.
"""

import importlib.util
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

import taktvoll
from taktvoll.lsp.server_settings import ServerSettings

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
PACKAGE = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
SETTINGS = PACKAGE["contributes"]["configuration"]["properties"]
HEAD = "Subject: Absage\nContent-Type: text/plain; charset=utf-8\n\n"
DRAFT = """Hallo Frau Brandt,

danke für die Einladung 😀👩‍💻 𝒳! Leider kann ich am 12. März nicht kommen. Die Bezahlung bei Ihnen ist ein Witz.

LG
Sabine Ohlsen
"""


def generator():
    spec = importlib.util.spec_from_file_location("vscode_settings", EXTENSION / "settings.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_settings_are_those_of_the_server():
    for path, text in generator().files().items():
        assert path.read_text(encoding="utf-8") == text, "run: python editors/vscode/settings.py"


def test_settings_that_nobody_set_leave_those_of_the_files_alone():
    """VS Code sends contributed defaults along, where they would win over taktvoll.toml."""
    sent = {}
    for name, form in SETTINGS.items():
        *tables, key = name.split(".")
        if tables[0] == "taktvoll":
            table = sent
            for inner in tables[1:]:
                table = table.setdefault(inner, {})
            table[key] = form["default"]
    assert sent["limits"]
    assert {key: value for key, value in ServerSettings(sent).overrides.items() if value} == {}


def npm(*arguments):
    command = shutil.which("npm")
    if command is None or not (EXTENSION / "node_modules").is_dir():
        pytest.skip("npm ci has not run in editors/vscode")
    ended = subprocess.run([command, *arguments], cwd=EXTENSION, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.mark.editor
def test_logic_runs_under_node():
    assert re.search(r"\bpass [1-9]\d*\n.*\bfail 0\n", npm("test"), re.DOTALL)


@pytest.mark.editor
def test_extension_is_one_file():
    npm("run", "build")
    assert (EXTENSION / "dist" / "extension.js").stat().st_size > 10_000


@pytest.fixture
def code_server(tmp_path):
    """Start VS Code with the extension and the driver on a folder; gives the folder."""
    command, chromium = os.environ.get("TAKTVOLL_CODE_SERVER"), shutil.which("chromium")
    if command is None or chromium is None:
        pytest.skip("no code-server (TAKTVOLL_CODE_SERVER) or no Chromium")
    npm("run", "package")
    vsce = EXTENSION / "node_modules" / ".bin" / "vsce"
    driver = tmp_path / "driver.vsix"
    subprocess.run([vsce, "package", "--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", driver], cwd=EXTENSION / "test" / "driver", check=True, capture_output=True)  # fmt: skip
    folder, data = tmp_path / "drafts", tmp_path / "data"
    folder.mkdir()
    (data / "User").mkdir(parents=True)
    (folder / "absage.eml").write_text(HEAD + DRAFT, encoding="utf-8")
    settings = {"taktvollEditor.command": [sys.executable, "-m", "taktvoll", "lsp"], "security.workspace.trust.enabled": False, "taktvoll.today": "2027-02-20"}  # fmt: skip
    (data / "User" / "settings.json").write_text(json.dumps(settings))
    server = [*shlex.split(command), "--user-data-dir", data, "--extensions-dir", tmp_path / "extensions"]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config")}
    for extension in (EXTENSION / "taktvoll.vsix", driver):
        subprocess.run([*server, "--install-extension", extension], check=True, capture_output=True, env=environment)
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        port = made.getsockname()[1]
    arguments = ["--auth", "none", "--bind-addr", f"127.0.0.1:{port}", "--disable-telemetry", "--disable-update-check", folder]  # fmt: skip
    with (tmp_path / "log").open("wb") as log:
        processes = [subprocess.Popen([*server, *arguments], stdout=log, stderr=log, env=environment)]
        try:
            wait(lambda: reachable(port))
            browser = [chromium, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'chromium'}", f"http://127.0.0.1:{port}/?folder={folder}"]  # fmt: skip
            processes.append(subprocess.Popen(browser, stdout=log, stderr=log))
            yield folder
        finally:
            for process in processes:
                process.terminate()
                process.wait(timeout=30)


def reachable(port):
    with socket.socket() as made:
        return made.connect_ex(("127.0.0.1", port)) == 0


def wait(what, seconds=90):
    ends = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < ends, "no answer"
        time.sleep(0.2)


def test_real_vscode_shows_fixes_and_rewrites(code_server):
    out = code_server / "out.json"
    wait(out.exists)
    wait(lambda: out.read_bytes().endswith(b"}"))
    seen = json.loads(out.read_text(encoding="utf-8"))
    assert "failure" not in seen
    letter = taktvoll.Letter(DRAFT, "Absage")
    report = taktvoll.check(letter, today="2027-02-20")
    first = HEAD.count("\n") - 1
    units = [len(line[: column - 1].encode("utf-16-le")) // 2 for line, column in ((DRAFT.split("\n")[one.line - 1], one.column) for one in report.findings)]  # fmt: skip
    assert sorted((one[0], one[1], one[2]) for one in seen["findings"]) == sorted((one.rule, one.line + first, unit) for one, unit in zip(report.findings, units, strict=True))  # fmt: skip
    fix = next(one for one in report.findings if one.rule == "negative_opinion").fixes[0]
    assert seen["fixed"] == HEAD + report.apply(fix)
    assert set(seen["commands"]) >= {one["command"] for one in PACKAGE["contributes"]["commands"]}
    assert seen["answer"] == {"verdict": "proven", "applied": True}
    rewritten = taktvoll.rewrite(taktvoll.Letter(report.apply(fix), "Absage"), today="2027-02-20")[0].text
    assert seen["rewritten"] == HEAD + rewritten
