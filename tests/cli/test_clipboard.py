"""`--clipboard`; the library itself is played."""

import sys
from types import ModuleType

import pytest

from shell import FLAWED, TODAY, run


class NoClipboardError(Exception):
    """What the library raises."""


@pytest.fixture
def copied(monkeypatch):
    library = ModuleType("pyperclip")
    library.PyperclipException = NoClipboardError
    library.paste = lambda: FLAWED
    monkeypatch.setitem(sys.modules, "pyperclip", library)
    return library


def test_what_was_copied_is_checked(copied):
    ran = run("check", "--clipboard", *TODAY)
    assert ran.status == 1
    assert "Die Bezahlung bei Ihnen ist ein Witz" in " ".join(ran.out.split())
    assert "Neu schreiben: taktvoll rewrite --clipboard --today 2027-02-20\n" in ran.out


def test_what_was_copied_is_rewritten(copied):
    assert run("rewrite", "--clipboard", *TODAY).out == run("rewrite", "-", *TODAY, stdin=FLAWED).out


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_clipboard_says_to_copy_first(copied, text):
    copied.paste = lambda: text
    ran = run("check", "--clipboard")
    assert (ran.status, ran.out) == (2, "")
    assert "Kopieren Sie erst den Entwurf" in ran.err


def test_no_clipboard_at_all_says_what_helps(copied):
    def paste():
        raise NoClipboardError

    copied.paste = paste
    ran = run("rewrite", "--clipboard", "--lang", "en")
    assert ran.status == 2
    assert "wl-clipboard or xclip" in ran.err


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyperclip", None)
    ran = run("check", "--clipboard")
    assert ran.status == 2
    assert 'pip install "taktvoll[clipboard]"' in ran.err


def test_a_path_beside_it_is_refused(copied, tmp_path):
    assert run("check", "--clipboard", tmp_path).status == 2
