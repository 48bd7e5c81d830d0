"""The real process: a whole session by pytest-lsp, and clients that misbehave."""

import asyncio
import re
import subprocess

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

import taktvoll
from lsp_wire import COMMAND, TIMEOUT, Server, connected
from shell import FLAWED, GOOD

URI = "file:///nirgends/absage.txt"
OTHER = "untitled:Untitled-2"
DAY = "2027-02-20"
PULL = {"textDocument": {"diagnostic": {}}}


@pytest_lsp.fixture(scope="module", config=ClientServerConfig(server_command=COMMAND))
async def client(client: LanguageClient):
    await client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities("neovim@v0.11"), initialization_options={"today": DAY}, locale="de"
        )
    )
    yield
    await client.shutdown_session()


def opened(client, uri, text, version=1):
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "plaintext", version, text))
    )


def changed(client, uri, version, *changes):
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version, uri), list(changes))
    )


async def found(client, uri):
    report = await asyncio.wait_for(
        client.text_document_diagnostic_async(types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))),
        TIMEOUT,
    )
    return [item.code for item in report.items]


def rules(text):
    return [finding.rule for finding in taktvoll.check(text, today=DAY).findings]


@pytest.mark.asyncio(loop_scope="module")
async def test_process_serves_a_session(client):
    """Open, edit, fix, save, close; a second document beside it."""
    opened(client, URI, FLAWED)
    opened(client, OTHER, GOOD)
    assert await found(client, URI) == rules(FLAWED)
    assert await found(client, OTHER) == []
    whole = types.Range(types.Position(4, 0), types.Position(4, 2))
    changed(client, URI, 2, types.TextDocumentContentChangePartial(whole, "vlg"))
    text = FLAWED.replace("\nLG\n", "\nvlg\n")
    assert await found(client, URI) == rules(text)
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(URI), types.Range(types.Position(0, 0), types.Position(0, 0)),
        types.CodeActionContext([], only=[types.CodeActionKind.SourceFixAll]),
    )  # fmt: skip
    (action,) = await client.text_document_code_action_async(params)
    edits = action.edit.document_changes[0].edits if action.edit.document_changes else action.edit.changes[URI]
    changed(client, URI, 3, *(types.TextDocumentContentChangePartial(edit.range, edit.new_text) for edit in edits))
    fixed = taktvoll.check(text, today=DAY).apply()
    assert await found(client, URI) == rules(fixed)
    assert "informal" in rules(text)
    assert "informal" not in rules(fixed)
    client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(URI)))
    assert await found(client, URI) == rules(fixed)
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))
    assert await found(client, URI) == []
    assert await found(client, OTHER) == []


@pytest.mark.asyncio(loop_scope="module")
async def test_process_gives_the_report_of_the_library(client):
    opened(client, OTHER, FLAWED, 9)
    params = types.ExecuteCommandParams("taktvoll.report", [{"uri": OTHER}])
    result = await client.workspace_execute_command_async(params)
    from taktvoll.serialise import dumps

    assert dumps(result) == dumps(taktvoll.check(FLAWED, today=DAY).to_dict())


def test_process_is_started_again_after_a_crash():
    for _ in range(2):
        with Server() as server:
            server.begin(PULL)
            server.open(URI, FLAWED)
            assert server.pull(URI)
            server.process.kill()
            assert server.process.wait(timeout=TIMEOUT) != 0


@pytest.mark.parametrize("shut_down", [True, False])
def test_process_ends_with_the_client(shut_down):
    with Server() as server:
        server.begin()
        server.open(URI, FLAWED)
        if shut_down:
            assert server.leave() == (0, "")
        else:
            server.send("exit")
            assert server.ended() == (1, "")


def test_process_ends_when_the_client_is_gone():
    with Server() as server:
        server.begin()
        server.process.stdin.close()
        assert server.ended() == (1, "")


def test_process_pushes_to_a_client_that_never_pulls_and_never_answers():
    capabilities = {"workspace": {"configuration": True}, "window": {"workDoneProgress": True}}
    with Server() as server:
        server.begin(capabilities)
        server.open(URI, FLAWED)
        assert [one["code"] for one in server.pushed(URI)] == rules(FLAWED)
        server.change(URI, 2, {"text": GOOD})
        assert server.pushed(URI) == []


RUBBISH = {
    "blank": b"\r\n\r\n",
    "http": b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    "json": b"Content-Length: 5\r\n\r\n{{{{{",
    "bytes": b"Content-Length: 2\r\n\r\n\xff\xff",
    "null": b"Content-Length: 4\r\n\r\nnull",
    "zeros": b"\x00" * 100_000 + b"\r\n",
}


def test_process_survives_rubbish():
    """Of every kind: before the session, at its begin, and between its messages."""
    with Server() as server:
        for rubbish in RUBBISH.values():
            server.raw(rubbish)
        server.begin(PULL)
        for name, rubbish in RUBBISH.items():
            server.raw(rubbish)
            server.open(f"{URI}#{name}", FLAWED)
            server.raw(rubbish)
            assert [one["code"] for one in server.pull(f"{URI}#{name}")] == rules(FLAWED), name
        assert server.leave() == (0, "")


def test_process_answers_while_a_long_document_is_checked():
    """100,000 words: other requests are answered at once, and typing does not pile up checks."""
    paragraph = "Leider kann ich am 12. März nicht kommen, denn ich habe mich für eine andere Stelle entschieden. "
    long = f"Hallo Frau Brandt,\n\n{paragraph * (100_000 // len(paragraph.split()))}\n\nLG\nSabine Ohlsen\n"
    with Server() as server:
        server.begin(PULL)
        server.open(OTHER, GOOD)
        assert server.pull(OTHER) == []
        server.open(URI, long)
        server.send("textDocument/diagnostic", {"textDocument": {"uri": URI}}, 900)
        answered = server.request("textDocument/documentHighlight", {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}})  # fmt: skip
        assert answered["error"]["code"] == -32601
        for version in range(2, 12):
            insertion = {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 0}}
            server.change(URI, version, {"range": insertion, "text": "x"})
        server.change(URI, 12, {"text": FLAWED})
        done = server.until(lambda message: message.get("id") == 900)
        assert [one["code"] for one in done["result"]["items"]] == rules(FLAWED)
        assert server.leave() == (0, "")


def test_process_listens_at_a_port_of_this_machine():
    command = [*COMMAND, "--tcp", "127.0.0.1:0"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            port = int(re.search(r":(\d+)$", process.stderr.readline().strip())[1])
            wire, connection = connected(port)
            wire.begin(PULL)
            wire.open(URI, FLAWED)
            assert [one["code"] for one in wire.pull(URI)] == rules(FLAWED)
            wire.request("shutdown")
            wire.send("exit")
            connection.close()
            assert process.wait(timeout=TIMEOUT) == 0
            assert process.stderr.read() == ""
        finally:
            process.kill()
