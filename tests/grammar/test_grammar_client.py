"""The client: one request, one deadline, one kind of error."""

import socket
import time

import pytest

from grammar.fake_languagetool import FakeLanguageTool, match
from taktvoll.errors import GrammarError, SettingsError
from taktvoll.grammar.client import CHARACTERS_IN_DEADLINE, Client, checked_url, is_local

SOON = 0.3


def check(behaviour, deadline=5.0, text="Ein Entwurf.", **options):
    with FakeLanguageTool(behaviour, **options) as server:
        return Client(server.url).check(text, "de-DE", deadline=deadline)


def test_matches_are_read():
    found = check("ok", matches=[match(0, 3, "Eine", "Einen")])
    assert [(m.offset, m.length, m.replacements, m.rule, m.category) for m in found] == [
        (0, 3, ("Eine", "Einen"), "DE_AGREEMENT", "GRAMMAR")
    ]


def test_text_arrives_as_it_is():
    text = "Grüße & 100 % 🙂\n\n„Zitat“ = ja"
    with FakeLanguageTool() as server:
        Client(server.url).check(text, "de-AT", deadline=5)
        assert server.forms == [{"language": "de-AT", "text": text}]


@pytest.mark.parametrize("behaviour", ["hang", "drip"])
def test_server_that_does_not_answer_ends_at_the_deadline(behaviour):
    begin = time.monotonic()
    with pytest.raises(GrammarError, match="no answer within"):
        check(behaviour, deadline=SOON)
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("json", "no JSON"),
        ("shape", "no JSON"),
        ("offsets", "no JSON"),
        ("500", "HTTP status 500"),
        ("redirect", "HTTP status 302"),
        ("memory", "ran out of memory"),
        ("close", "hung up"),
        ("half", "hung up"),
    ],
)
def test_fault_is_an_error_that_says_what_to_do(behaviour, said):
    with pytest.raises(GrammarError, match=said) as caught:
        check(behaviour, text="Ein geheimer Entwurf.")
    message = str(caught.value)
    assert "127.0.0.1" in message
    assert "grammar" in message
    assert "geheim" not in message


def test_no_server_is_an_error():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(GrammarError, match="cannot be reached"):
        Client(f"http://127.0.0.1:{port}").check("Text", "de-DE", deadline=1)
    assert not Client(f"http://127.0.0.1:{port}").is_up()


def test_port_that_listens_and_says_nothing_ends_at_the_deadline():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(GrammarError, match="no answer within"):
            Client(f"http://127.0.0.1:{silent.getsockname()[1]}").check("Text", "de-DE", deadline=SOON)


def test_long_text_gets_a_longer_deadline():
    with pytest.raises(GrammarError, match="within 1 s"):
        check("hang", deadline=0.25, text="a" * (4 * CHARACTERS_IN_DEADLINE))


def test_lone_surrogates_are_sent_as_question_marks():
    with FakeLanguageTool() as server:
        Client(server.url).check("a\ud800b", "de-DE", deadline=5)
        assert server.forms[0]["text"] == "a?b"


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:8081", True),
        ("http://localhost:8081/v2", True),
        ("http://[::1]:8081", True),
        ("http://127.9.9.9", True),
        ("https://api.languagetool.org/v2", False),
        ("http://0.0.0.0:8081", False),
        ("http://192.168.1.5:8081", False),
        ("http://127.0.0.1@example.org/", False),
        ("http://127.0.0.1.example.org/", False),
        ("http://localhost.example.org/", False),
    ],
)
def test_only_the_loopback_is_this_machine(url, local):
    assert is_local(url) is local
    if not local:
        with pytest.raises(SettingsError, match="the draft would leave this one"):
            checked_url(url, allow_remote=False)
        assert checked_url(url, allow_remote=True) == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:8081",
        "ftp://127.0.0.1",
        "http://",
        "http://[::1",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:x",
        "file:///etc/passwd",
    ],
)
def test_no_address_is_a_settings_error(url):
    with pytest.raises(SettingsError, match=r"grammar\.url"):
        checked_url(url, allow_remote=True)


def test_path_of_the_address_is_kept():
    with FakeLanguageTool() as server:
        for path in ("", "/", "/v2", "/v2/"):
            assert Client(checked_url(server.url + path, allow_remote=False)).is_up()
