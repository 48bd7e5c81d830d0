"""``--format html`` and ``--open``; the browser is played."""

import stat
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from shell import FLAWED, GOOD, TODAY, run, write
from taktvoll.cli import opening


@pytest.fixture
def browser(monkeypatch):
    """What the browser is given: (path, content, permissions of the folder)."""
    seen = []

    def opened(address):
        path = Path(unquote(urlsplit(address).path))
        seen.append((path, path.read_text(encoding="utf-8"), stat.S_IMODE(path.parent.stat().st_mode)))
        return True

    monkeypatch.setattr(opening.webbrowser, "open", opened)
    monkeypatch.setattr(opening, "GRACE", 0.0)
    return seen


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.addresses = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in {"src", "href"}]
        if tag not in {"meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_a_page_is_whole_and_asks_for_nothing_from_elsewhere(tmp_path, draft):
    write(tmp_path / "b.txt", GOOD)
    ran = run("check", tmp_path, "--format", "html", *TODAY)
    page = Page(ran.out)
    assert ran.status == 1
    assert page.open == page.addresses == []
    assert page.tags.count("article") == 2
    assert page.tags.count("script") == 0
    assert ran.out.count("<style>") == 2


def test_a_page_speaks_the_language_of_the_run(draft):
    assert '<html lang="en">' in run("check", draft, "--format", "html", "--lang", "en", *TODAY).out


def test_open_shows_a_private_file_that_is_gone_afterwards(draft, browser):
    ran = run("check", draft, "--open", *TODAY, stdin="")
    ((path, page, mode),) = browser
    assert (ran.status, ran.out) == (1, "")
    assert "Die Bezahlung bei Ihnen" in page
    assert page.endswith("</html>\n")
    assert mode == 0o700
    assert not path.exists()
    assert not path.parent.exists()


def test_open_at_a_terminal_waits_for_the_user(draft, browser):
    assert "Eingabetaste" in run("check", draft, "--open", *TODAY, terminal=True).err


def test_open_keeps_the_file_that_was_asked_for(draft, browser, tmp_path):
    kept = tmp_path / "bericht ä.html"
    assert run("check", draft, "--open", "--output", kept, *TODAY).status == 1
    assert browser[0][0] == kept
    assert kept.exists()


def test_no_browser_is_said_with_the_place(draft, monkeypatch):
    monkeypatch.setattr(opening.webbrowser, "open", lambda _: False)
    monkeypatch.setattr(opening, "GRACE", 0.0)
    assert (
        "kein Browser zu finden; öffnen Sie die Seite selbst: file:///"
        in run("check", "--open", *TODAY, stdin=FLAWED).err
    )


def test_open_goes_with_a_page_only(draft, browser):
    ran = run("check", draft, "--open", "--format", "json")
    assert ran.status == 2
    assert browser == []
