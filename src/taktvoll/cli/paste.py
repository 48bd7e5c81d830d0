"""``taktvoll`` alone at a terminal: paste a draft, see what hurts, and the calm version if wanted."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from taktvoll.bilingual import Text
from taktvoll.cli.interactive import YES
from taktvoll.cli.talk import in_words, tell

END = (
    Text(de="Strg-Z und Eingabetaste", en="Ctrl-Z and Enter")
    if sys.platform == "win32"
    else Text(de="Strg-D", en="Ctrl-D")
)
PASTE = Text(
    de="Fügen Sie Ihren Entwurf ein und schließen Sie in einer neuen Zeile mit {end} ab. (Hilfe: taktvoll --help)",
    en="Paste your draft and end it with {end} on a line of its own. (Help: taktvoll --help)",
)
_CALM = Text(de="Die ruhige Fassung zeigen? [J/n] ", en="Show the calm version? [Y/n] ")
_LANG = ("--lang",)


def wants_paste(arguments: Sequence[str]) -> bool:
    """Whether somebody types the command alone, but for the language, at a terminal."""
    alone = (
        not arguments
        or (len(arguments) == 2 and arguments[0] in _LANG)
        or (len(arguments) == 1 and arguments[0].startswith("--lang="))
    )
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return alone and all(stream is not None and stream.isatty() for stream in streams)


def paste(run: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int | None:
    """Read a draft, check it, and offer the rewrite where it has one to offer; None where nothing was pasted.

    `run` runs a command line and gives its status.
    """
    tell(PASTE, end=END)
    draft = sys.stdin.buffer.read()
    if not draft.strip():
        return None
    tell("")
    with _as_input(draft):
        status = run(["check", "-", *arguments])
    if status != 1:
        return status
    sys.stderr.write(in_words(_CALM))
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer or answer.strip().lower() not in YES:
        return status
    tell("")
    with _as_input(draft):
        return run(["rewrite", "-", *arguments])


@contextmanager
def _as_input(draft: bytes) -> Iterator[None]:
    """Have `draft` on standard input."""
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(draft), encoding="utf-8")
    try:
        yield
    finally:
        sys.stdin = before
