"""``check --open``: the page of reports in the user's browser, from a private file that goes again, or from `--output`."""

import sys
import tempfile
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from taktvoll.bilingual import Text
from taktvoll.cli.talk import say, tell
from taktvoll.errors import SettingsError

GRACE = 10.0
"""Seconds that a browser has to read the private file where nobody can say that he is done."""
_PAGE_ONLY = Text(
    de="--open zeigt eine Seite; das geht nur mit --format html.", en="--open shows a page: with --format html only"
)
_NO_BROWSER = Text(
    de="Es war kein Browser zu finden; öffnen Sie die Seite selbst: {path}",
    en="no browser was found; open the page yourself: {path}",
)
_WAITING = Text(
    de="Der Bericht ist im Browser. Mit der Eingabetaste beenden Sie; die Datei dazu wird dann gelöscht.",
    en="The report is in your browser. Press Enter when you are done; its file is then deleted.",
)


def page_form(form: str) -> str:
    """The format that `--open` shows: HTML, unless another one is asked for, which raises `SettingsError`."""
    if form not in {"text", "html"}:
        raise SettingsError.saying(_PAGE_ONLY)
    return "html"


@contextmanager
def shown(output: Path | None, *, wanted: bool) -> Iterator[Path | None]:
    """Where to write; once it is written, the browser shows it where that is `wanted`."""
    if not wanted:
        yield output
    elif output is not None:
        yield output
        _show(output)
    else:
        with tempfile.TemporaryDirectory(prefix="taktvoll-") as folder:  # this user's alone
            page = Path(folder, "taktvoll.html")
            yield page
            _show(page)
            _wait()


def _show(page: Path) -> None:
    address = page.resolve().as_uri()
    if not webbrowser.open(address):
        say(_NO_BROWSER, path=address)


def _wait() -> None:
    """Until the user says so, at a terminal."""
    if sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty():
        tell(_WAITING)
        sys.stdin.readline()
    else:
        time.sleep(GRACE)
