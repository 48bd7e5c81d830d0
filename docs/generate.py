# ruff: noqa: INP001 - a script, no package
"""Writes the rule pages of ``docs/rules/`` from the rules themselves, ``docs/settings.md`` from the settings, ``docs/commands.md`` from the help.

python docs/generate.py           writes them
python docs/generate.py --check   says which are out of date and ends with 1
"""

import argparse
import sys
from pathlib import Path

from taktvoll.cli.commands_page import commands_page
from taktvoll.lint.explain import explain
from taktvoll.lint.rules import ALL
from taktvoll.settings_page import settings_page

FOLDER = Path(__file__).parent / "rules"
SETTINGS = Path(__file__).parent / "settings.md"
COMMANDS = Path(__file__).parent / "commands.md"
COMMANDS_HEAD = (
    "<!-- Written by docs/generate.py from the help of the commands: change src/taktvoll/cli, not this page. -->\n\n"
)
SETTINGS_HEAD = "<!-- Written by docs/generate.py from the settings themselves: change src/taktvoll/settings.py, not this page. -->\n\n"
HEAD = "<!-- Written by docs/generate.py from the rule itself: change the rule, not this page. -->\n\n"


def pages() -> dict[str, str]:
    """File name → content of every page."""
    names = [*(rule.id for rule in ALL), "score"]
    written = {f"{name}.md": HEAD + explain(name, "de") + "\n---\n\n" + explain(name, "en") for name in names}
    return written | {"index.md": HEAD + index()}


def index() -> str:
    """The list of all rules."""
    rows = [
        f"| [`{rule.id}`]({rule.id}.md) | {rule.severity.value} | {rule.title.de} | {rule.title.en} |" for rule in ALL
    ]
    lines = [
        "# Regeln / Rules",
        "",
        "Die Regeln in der Reihenfolge des Berichts; [wie gewertet wird](score.md).",
        "",
        "The rules in the order of a report; [how they are scored](score.md).",
        "",
        "| | | | |",
        "| --- | --- | --- | --- |",
        *rows,
        "",
    ]
    return "\n".join(lines)


def settings() -> str:
    """The page of all settings, German first."""
    return SETTINGS_HEAD + settings_page("de") + "\n---\n\n" + settings_page("en")


def commands() -> str:
    """The page of all commands, German first."""
    return COMMANDS_HEAD + commands_page("de") + "\n---\n\n" + commands_page("en")


def stale(folder: Path = FOLDER) -> list[str]:
    """Names of pages that are missing, out of date, or of no rule."""
    wanted = pages()
    there = {path.name for path in folder.glob("*.md")}
    changed = [name for name in wanted if name in there and (folder / name).read_text(encoding="utf-8") != wanted[name]]
    return sorted({*changed, *(wanted.keys() - there), *(there - wanted.keys())})


def write(folder: Path = FOLDER) -> None:
    """Write all pages and remove those of no rule."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, content in wanted.items():
        (folder / name).write_text(content, encoding="utf-8")


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description="Writes docs/rules/, docs/settings.md and docs/commands.md.")
    parser.add_argument("--check", action="store_true", help="only say what is out of date")
    single = {SETTINGS: settings(), COMMANDS: commands()}
    if not parser.parse_args().check:
        write()
        for path, written in single.items():
            path.write_text(written, encoding="utf-8")
        return 0
    names = [f"rules/{name}" for name in stale()]
    names += [
        path.name
        for path, written in single.items()
        if not path.exists() or path.read_text(encoding="utf-8") != written
    ]
    for name in names:
        sys.stderr.write(f"docs/{name} is out of date: run `python docs/generate.py`\n")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
