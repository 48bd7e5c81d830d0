"""A client and the language server in one process: messages go through the protocol as over a wire, no pipeline is loaded twice."""

import asyncio
import contextlib
import json

from taktvoll.checker import Checker
from taktvoll.lsp.protocol import be_quiet
from taktvoll.lsp.serve import new_server

URI = "file:///nirgends/absage.txt"
PULL = {"textDocument": {"diagnostic": {}}}
RESOLVES = {"textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}}}
TIMEOUT = 120
ERROR, WARNING, INFORMATION = 1, 2, 3


def merged(*tables):
    """Capabilities put together."""
    result = {}
    for table in tables:
        for key, value in table.items():
            inner = isinstance(value, dict) and isinstance(result.get(key), dict)
            result[key] = merged(result[key], value) if inner else value
    return result


class ResponseError(Exception):
    """What a request was answered with."""

    def __init__(self, error):
        super().__init__(error["message"])
        self.code, self.message, self.data = error["code"], error["message"], error.get("data")


class Session:
    """One session; everything the server sends is in `sent`, requests of the server are answered from `answers`, or never."""

    def __init__(
        self,
        *capabilities,
        options=None,
        answers=None,
        locale=None,
        make_checker=Checker,
        today="2027-02-20",
        root=None,
    ):
        be_quiet()
        self.loop = asyncio.new_event_loop()
        self.answers = answers or {}
        self.sent = []
        self.version = {}
        self._number = 0
        self.server = new_server(make_checker)
        self.protocol = self.server.protocol
        self.protocol.set_writer(self, include_headers=False)
        given = {"today": today, **(options or {})} if options is None or isinstance(options, dict) else options
        params = {
            "processId": None,
            "rootUri": root,
            "capabilities": merged(*capabilities),
            "initializationOptions": given,
        }
        if locale:
            params["locale"] = locale
        self.initialized = self.request("initialize", params)
        self.capabilities = self.initialized["capabilities"]
        self.notify("initialized", {})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.run(self._quiet())
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                self.loop.run_until_complete(task)
        self.loop.close()

    # The wire

    def write(self, data):
        """What the server sends."""
        message = json.loads(data)
        self.sent.append(message)
        if "method" in message and "id" in message and message["method"] in self.answers:
            answer = self.answers[message["method"]]
            result = answer(message["params"]) if callable(answer) else answer
            self.loop.call_soon(self.receive, {"jsonrpc": "2.0", "id": message["id"], "result": result})

    def close(self):
        """Nothing is open."""

    def receive(self, message):
        """What the client sends, as it comes off the wire."""
        self.receive_bytes(json.dumps(message).encode())

    def receive_bytes(self, body):
        try:
            self.protocol.handle_message(json.loads(body, object_hook=self.protocol.structure_message))
        except Exception as error:  # noqa: BLE001 - as pygls' loop does
            self.server.report_server_error(error, type(error))

    def run(self, work):
        return self.loop.run_until_complete(asyncio.wait_for(work, TIMEOUT))

    async def _quiet(self):
        """Until nothing is left to do."""
        done = asyncio.Event()
        self.server.worker.submit(lambda: self.loop.call_soon_threadsafe(done.set))
        await done.wait()
        await asyncio.sleep(0.01)

    # What a client does

    def start(self, method, params):
        """Send a request and give its number."""
        self._number += 1
        number = self._number

        async def send():
            self.receive({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
            await asyncio.sleep(0)

        self.run(send())
        return number

    def answer(self, number):
        """The answer to a request; raises `ResponseError`."""

        async def wait():
            while True:
                for message in self.sent:
                    if message.get("id") == number and "method" not in message:
                        return message
                await asyncio.sleep(0.002)

        message = self.run(wait())
        if "error" in message:
            raise ResponseError(message["error"])
        return message.get("result")

    def request(self, method, params):
        return self.answer(self.start(method, params))

    def notify(self, method, params):
        async def send():
            self.receive({"jsonrpc": "2.0", "method": method, "params": params})
            await asyncio.sleep(0)

        self.run(send())

    def open(self, text, uri=URI, language="plaintext", version=1):
        self.version[uri] = version
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return self

    def change(self, *changes, uri=URI):
        """Changes: a text, or (start line, start character, end line, end character, text)."""
        self.version[uri] += 1
        events = [
            {"text": change} if isinstance(change, str) else {"range": range_of(*change[:4]), "text": change[4]}
            for change in changes
        ]
        identifier = {"uri": uri, "version": self.version[uri]}
        self.notify("textDocument/didChange", {"textDocument": identifier, "contentChanges": events})

    def close_document(self, uri=URI):
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def pull(self, uri=URI, previous=None):
        params = {"textDocument": {"uri": uri}}
        return self.request("textDocument/diagnostic", params | ({"previousResultId": previous} if previous else {}))

    def diagnostics(self, uri=URI):
        """Those of the present version, pulled or pushed."""
        if "diagnosticProvider" in self.capabilities:
            return self.pull(uri)["items"]
        return self.pushed(uri)

    def pushed(self, uri=URI):
        """What is pushed for the present version."""

        async def settled():
            while True:
                await self._quiet()
                tasks = [task for task in self.server._publishing.values() if not task.done()]
                if not tasks:
                    return
                await asyncio.wait(tasks)

        self.run(settled())
        return [one for one in self.notices("textDocument/publishDiagnostics") if one["uri"] == uri][-1]["diagnostics"]

    def notices(self, method):
        return [message["params"] for message in self.sent if message.get("method") == method]

    def actions(self, place=None, uri=URI, **context):
        """Code actions at (line, character), or at a range of four numbers."""
        place = (*place, *place) if len(place) == 2 else place
        params = {"textDocument": {"uri": uri}, "range": range_of(*place), "context": {"diagnostics": [], **context}}
        return self.request("textDocument/codeAction", params) or []

    def hover(self, line, character, uri=URI):
        params = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        return self.request("textDocument/hover", params)

    def command(self, name, *arguments):
        return self.request("workspace/executeCommand", {"command": name, "arguments": list(arguments)})

    def text(self, uri=URI):
        return self.server.documents.get(uri).text


def range_of(start_line, start, end_line, end):
    return {"start": {"line": start_line, "character": start}, "end": {"line": end_line, "character": end}}


def codes(diagnostics):
    return [one["code"] for one in diagnostics]
