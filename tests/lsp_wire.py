"""The real process of the language server, spoken to byte by byte: for what no well-behaved client does."""

import contextlib
import json
import os
import queue
import socket
import subprocess
import sys
import threading

COMMAND = [sys.executable, "-m", "taktvoll", "lsp"]
TIMEOUT = 600
"""Seconds for an answer on a busy machine, the loading of the pipeline included."""


class Wire:
    """Frames over two streams; what comes back is read by a thread."""

    def __init__(self, source, target):
        self._target = target
        self._number = 0
        self._came = queue.Queue()
        threading.Thread(target=self._read, args=(source,), daemon=True).start()

    def _read(self, source):
        while True:
            length = None
            while (line := source.readline()) not in {b"\r\n", b""}:
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if length is None:
                self._came.put(None)
                return
            self._came.put(json.loads(source.read(length)))

    def raw(self, data):
        self._target.write(data)
        self._target.flush()

    def send(self, method, params=None, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": {} if params is None else params}
        body = json.dumps(message | ({} if number is None else {"id": number})).encode()
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def until(self, wanted):
        """The next message that is wanted."""
        while True:
            message = self._came.get(timeout=TIMEOUT)
            assert message is not None, "the server is gone"
            if wanted(message):
                return message

    def request(self, method, params=None):
        self._number += 1
        self.send(method, params, self._number)
        return self.until(lambda message: message.get("id") == self._number and "method" not in message)

    def begin(self, capabilities=None, **options):
        """The handshake; today is fixed."""
        options = {"today": "2027-02-20", **options}
        answer = self.request("initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": capabilities or {}, "initializationOptions": options})  # fmt: skip
        self.send("initialized")
        return answer["result"]["capabilities"]

    def open(self, uri, text, version=1):
        item = {"uri": uri, "languageId": "text", "version": version, "text": text}
        self.send("textDocument/didOpen", {"textDocument": item})

    def change(self, uri, version, *changes):
        self.send("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)})  # fmt: skip

    def pushed(self, uri, version=None):
        """The next diagnostics of a document."""
        method = "textDocument/publishDiagnostics"
        message = self.until(lambda one: one.get("method") == method and one["params"]["uri"] == uri and version in {None, one["params"].get("version")})  # fmt: skip
        return message["params"]["diagnostics"]

    def pull(self, uri):
        return self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})["result"]["items"]


class Server(Wire):
    """A process of its own."""

    def __init__(self, **options):
        self.process = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
        )
        super().__init__(self.process.stdout, self.process.stdin)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            with contextlib.suppress(OSError):
                stream.close()

    def leave(self):
        """Take leave; gives exit status and standard error."""
        self.request("shutdown")
        self.send("exit")
        return self.ended()

    def ended(self):
        status = self.process.wait(timeout=TIMEOUT)
        return status, self.process.stderr.read().decode()


def connected(port):
    """A wire to a server that listens at a port of this machine."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT)
    return Wire(connection.makefile("rb"), connection.makefile("wb")), connection
