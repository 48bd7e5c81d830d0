"""The README's examples are what Taktvoll says; TAKTVOLL_UPDATE=1 writes them anew."""

import contextlib
import io
import os
import re
from pathlib import Path

import pytest

from shell import run, write

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"<!-- example: (?P<name>\w+) -->\n```(?P<kind>\w+)\n(?P<text>.*?)```\n<!-- end -->", re.DOTALL)
LINK = re.compile(r"\]\((?P<path>[^)#:]+)(?:#[^)]*)?\)")


def blocks():
    return {match["name"]: match["text"] for match in BLOCK.finditer(README.read_text())}


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("check", ("check", "absage.txt", "--format", "concise", "--fail-on", "error")),
        ("rewrite", ("rewrite", "absage.txt")),
    ],
)
def test_example_is_what_the_command_prints(tmp_path, monkeypatch, name, args):
    assert f"`taktvoll {' '.join(args)}`" in README.read_text()
    write(tmp_path / "absage.txt", blocks()["draft"])
    monkeypatch.chdir(tmp_path)
    ran = run(*args, "--today", "2027-02-20")
    assert ran.err == ""
    if os.environ.get("TAKTVOLL_UPDATE") == "1" and not os.environ.get("CI"):
        old = README.read_text()
        README.write_text(
            old.replace(
                f"<!-- example: {name} -->\n```text\n{blocks()[name]}", f"<!-- example: {name} -->\n```text\n{ran.out}"
            )
        )
    assert blocks()[name] == ran.out


def test_example_of_the_library_runs():
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(blocks()["library"], "README.md", "exec"), {})
    assert "Brandt" in printed.getvalue()


def test_first_commands_stand_alone_in_their_lines():
    lines = README.read_text().splitlines()
    commands = [line for line in lines if line.startswith(("make ", "pip ", "taktvoll "))]
    assert commands[:3] == ["make demo", "make test", "pip install ."]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/releases.md"])
def test_links_lead_somewhere(page):
    folder = (ROOT / page).parent
    paths = [match["path"] for match in LINK.finditer((ROOT / page).read_text())]
    assert [path for path in paths if not (folder / path).exists()] == []


def test_paths_of_the_architecture_exist():
    text = (ROOT / "docs" / "architecture.md").read_text()
    named = {path for path in re.findall(r"`([a-z_]+/[\w./]*)`", text) if "NAME" not in path and "*" not in path}
    if (ROOT / "PKG-INFO").exists():
        named -= {"corpora/test"}  # sealed: not in the sdist
    source = ROOT / "src" / "taktvoll"
    assert {path for path in named if not (source / path).exists() and not (ROOT / path).exists()} == set()


def test_architecture_names_every_package_and_every_step_of_a_rewrite():
    text = (ROOT / "docs" / "architecture.md").read_text().partition("## Old names")[0]
    source = ROOT / "src" / "taktvoll"
    packages = {path.parent.name for path in source.glob("*/__init__.py")} | {"trained"}
    steps = {
        f"{path.parent.name}/{path.name}"
        for name in ("rewriting", "phrasing")
        for path in (source / name).glob("[a-z]*.py")
    }
    assert {f"{name}/" for name in packages} | steps <= set(re.findall(r"`([^`\n]+)`", text))


@pytest.mark.parametrize("draft", sorted((ROOT / "corpora" / "examples").glob("0*")), ids=lambda path: path.name)
def test_example_drafts_are_checked_and_rewritten(draft):
    for command in ("check", "rewrite"):
        ran = run(command, draft, "--today", "2027-02-20", "--no-config")
        assert ran.status in {0, 1}
        assert ran.out
