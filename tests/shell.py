"""The command line, run in this process or in one of its own."""

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

GOOD = """Betreff: Absage Vorstellungsgespräch am 9. März

Sehr geehrte Frau Okafor,

vielen Dank für die Einladung zum Gespräch am 9. März und für Ihr Interesse an meiner Bewerbung als Bauzeichnerin. Inzwischen habe ich mich für ein anderes Angebot entschieden und ziehe meine Bewerbung deshalb zurück. Bitte entschuldigen Sie die Umstände, die Ihnen dadurch entstehen.

Ihnen und Ihrem Büro wünsche ich eine glückliche Hand bei der Besetzung der Stelle.

Mit freundlichen Grüßen
Lene Petersen
"""
FLAWED = """Hallo Frau Brandt,

danke für die Einladung! Leider kann ich am 12. März nicht kommen. Die Bezahlung bei Ihnen ist ein Witz.

LG
Sabine Ohlsen
"""
ENGLISH = (
    "Dear Ms Brandt,\n\nthank you for the invitation, but I have decided to decline the interview.\n\nKind regards\nAnn"
)
TODAY = ("--today", "2027-02-20")


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str
    raw: bytes


def run(*args: object, stdin: str | bytes | None = None, terminal: bool = False) -> Ran:
    """``taktvoll ARGS`` in this process; without `stdin` standard input is a terminal that nobody types at."""
    from taktvoll.cli import main

    data = stdin.encode() if isinstance(stdin, str) else stdin or b""
    source = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    out, err = (_Stream(terminal=terminal) for _ in range(2))
    if stdin is None:
        source.isatty = lambda: True
    status = 0
    with (
        mock.patch.multiple(sys, argv=["taktvoll", *map(str, args)], stdin=source, stdout=out, stderr=err),
        mock.patch.dict(os.environ, {"TERM": "xterm", "COLUMNS": "80"}),
    ):
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    return Ran(status, out.text(), err.text(), out.bytes())


def shell(*args: object, stdin: str | bytes = b"", python: tuple[str, ...] = ("-W", "error"), **options: object) -> Ran:
    """``taktvoll ARGS`` in a process of its own, where every warning is an error."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    ended = subprocess.run(
        [sys.executable, *python, "-c", "from taktvoll.cli import main; main()", *map(str, args)],
        input=data, capture_output=True, check=False, **({"timeout": 120} | options),
    )  # fmt: skip
    return Ran(ended.returncode, ended.stdout.decode(errors="replace"), ended.stderr.decode(), ended.stdout)


def write(path: Path, text: str | bytes = FLAWED) -> Path:
    """`text` in a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


class _Stream(io.TextIOWrapper):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def bytes(self) -> bytes:
        self.flush()
        return self.buffer.getvalue()

    def text(self) -> str:
        return self.bytes().decode(errors="replace")
