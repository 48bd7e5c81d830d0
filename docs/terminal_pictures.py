# ruff: noqa: INP001 - a script, no package
"""Draws what a terminal shows of ``taktvoll check``, in colour, for docs/start/terminal.md: python docs/terminal_pictures.py.

The draft is the one of that page, and the day is the one that it names.
"""

import contextlib
import datetime
import io
import os
import re
import sys
import tempfile
from pathlib import Path
from unittest import mock

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from taktvoll.cli import main as taktvoll

DOCS = Path(__file__).parent
PICTURES = {"terminal-check.svg": ("de", "absage.txt"), "terminal-check-en.svg": ("en", "mail.txt")}
TODAY = datetime.datetime(2027, 2, 20, 9, tzinfo=datetime.UTC)
COLUMNS = 80
DRAFT = re.compile(r"<!-- file: (?P<name>\S+) -->\n```text\n(?P<text>.*?)```\n", re.DOTALL)
# Rich lets the picture fetch its font; ours takes that of the reader.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL).replace(
    "font-family: Fira Code, monospace", "font-family: ui-monospace, monospace"
)


def picture(name: str) -> str:
    """The SVG of PICTURES[name]."""
    lang, draft = PICTURES[name]
    drafts = {found["name"]: found["text"] for found in DRAFT.finditer((DOCS / "start/terminal.md").read_text("utf-8"))}
    shown = Text.from_ansi(f"$ taktvoll check {draft}\n" + _said(draft, drafts[draft], lang))
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(shown)
    return console.export_svg(title="taktvoll", code_format=FORMAT, unique_id=name.removesuffix(".svg"))


def _said(name: str, text: str, lang: str) -> str:
    """What the command prints at a terminal with colours."""
    out = io.StringIO()
    out.isatty = lambda: True  # type: ignore[method-assign]
    args = ["taktvoll", "--lang", lang, "check", "--color", "always", "--no-config", name]
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, {"TERM": "xterm-256color", "COLUMNS": str(COLUMNS)}),
        mock.patch("taktvoll.arguments._now", return_value=TODAY),
        mock.patch.multiple(sys, argv=args, stdout=out),
        contextlib.suppress(SystemExit),
    ):
        Path(name).write_text(text, encoding="utf-8")
        taktvoll()
    return out.getvalue()


def write() -> None:
    """Draw all of them."""
    for name in PICTURES:
        (DOCS / "pictures" / name).write_text(picture(name), encoding="utf-8")


if __name__ == "__main__":
    write()
