"""``taktvoll lsp``: how it is called, and what it says where that is wrong."""

import builtins
import socket

import pytest

from shell import run


@pytest.mark.parametrize("value", ["9999", "127.0.0.1", "127.0.0.1:", ":9999", "127.0.0.1:x", "127.0.0.1:70000"])
def test_lsp_address_that_is_none_is_refused(value):
    ran = run("lsp", "--tcp", value)
    assert (ran.status, ran.out) == (2, "")
    assert "127.0.0.1:9999" in ran.err


@pytest.mark.parametrize("value", ["0.0.0.0:9999", "192.0.2.7:9999", "example.org:9999", "[::]:9999"])
def test_lsp_address_of_another_machine_is_refused(value):
    ran = run("lsp", "--tcp", value, "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert "only this machine" in ran.err


def test_lsp_port_that_is_taken_is_said():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run("lsp", "--tcp", f"127.0.0.1:{taken.getsockname()[1]}", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert "use another port" in ran.err


def test_lsp_without_its_extra_says_how_to_get_it(monkeypatch):
    import sys

    for name in [name for name in sys.modules if name.startswith(("pygls", "lsprotocol", "taktvoll.lsp"))]:
        monkeypatch.delitem(sys.modules, name)
    found = builtins.__import__

    def without(name, *args, **options):
        if name.partition(".")[0] == "pygls":
            raise ModuleNotFoundError("No module named 'pygls'", name="pygls")
        return found(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    ran = run("lsp")
    assert (ran.status, ran.out) == (2, "")
    assert 'pip install "taktvoll[lsp]"' in ran.err
