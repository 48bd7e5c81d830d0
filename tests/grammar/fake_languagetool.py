"""A stand-in for LanguageTool on the loopback that misbehaves as it is told; also, as a command, a stand-in for `java`."""

import contextlib
import json
import os
import sys
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def match(
    offset,
    length,
    *replacements,
    rule="DE_AGREEMENT",
    category="GRAMMAR",
    kind="grammar",
    message="Hier passt etwas nicht.",
):
    return {
        "message": message,
        "shortMessage": "",
        "offset": offset,
        "length": length,
        "replacements": [{"value": value} for value in replacements],
        "rule": {"id": rule, "issueType": kind, "category": {"id": category, "name": category}},
    }


class FakeLanguageTool(ThreadingHTTPServer):
    """`behaviour`: ok, hang, drip, json, shape, offsets, 500, memory, close, half, redirect, exit."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, behaviour="ok", matches=(), port=0):
        super().__init__(("127.0.0.1", port), _Handler)
        self.behaviour = behaviour
        self.matches = matches
        self.forms = []
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        self.release = threading.Event()
        self.wait_for = 0

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.release.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, request, client_address):
        pass


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        self._answer(b"OK")

    def do_POST(self):
        server = self.server
        form = urllib.parse.parse_qs(
            self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True
        )
        with server.lock:
            server.forms.append({key: values[0] for key, values in form.items()})
            server.at_once += 1
            server.most_at_once = max(server.most_at_once, server.at_once)
        try:
            self._behave(server)
        finally:
            with server.lock:
                server.at_once -= 1

    def _behave(self, server):
        if server.wait_for:
            deadline = time.monotonic() + 5
            while server.most_at_once < server.wait_for and time.monotonic() < deadline:
                time.sleep(0.005)
        good = json.dumps({"matches": list(server.matches)}).encode()
        odd = {
            "hang": self._hang,
            "drip": self._drip,
            "close": self._close,
            "half": self._half,
            "exit": self._exit,
            "redirect": self._redirect,
        }
        answers = {
            "500": (b"Error: Internal Error", 500),
            "memory": (b"Error: java.lang.OutOfMemoryError: Java heap space", 500),
            "json": (b'{"matches": [', 200),
            "shape": (b"[1, 2]", 200),
            "offsets": (json.dumps({"matches": [match(-3, 2)]}).encode(), 200),
        }
        if server.behaviour in odd:
            odd[server.behaviour](good)
        else:
            self._answer(*answers.get(server.behaviour, (good, 200)))

    def _hang(self, _):
        self.server.release.wait(30)

    def _drip(self, _):
        with contextlib.suppress(OSError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not self.server.release.wait(0.02):
                self.wfile.write(b"X-A: 1\r\n")

    def _close(self, _):
        self.close_connection = True

    def _half(self, good):
        self.send_response(200)
        self.send_header("Content-Length", str(len(good) + 100))
        self.end_headers()
        self.wfile.write(good)
        self.close_connection = True

    def _exit(self, _):
        os._exit(3)

    def _redirect(self, _):
        self.send_response(302)
        self.send_header("Location", "http://127.0.0.1:9/v2/check")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, content, status=200):
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def main(arguments):
    """`java …`, as far as we use it; FAKE_JAVA says how it behaves."""
    behaviour = os.environ.get("FAKE_JAVA", "ok")
    if arguments == ["-version"]:
        version = {"old": "11.0.2", "ancient": "1.8.0_392"}.get(behaviour, "17.0.15")
        sys.stderr.write(f'openjdk version "{version}" 2025-04-15\n')
        return 0
    complaints = {
        "bind": "java.net.BindException: Address already in use",
        "class": "java.lang.UnsupportedClassVersionError: org/languagetool/server/HTTPServer",
        "heap": "Error: Could not reserve enough space for 1048576KB object heap",
        "jar": "Error: Unable to access jarfile",
        "other": "something else",
    }
    if behaviour in complaints:
        print(complaints[behaviour], flush=True)
        return 1
    port = int(arguments[arguments.index("--port") + 1])
    server = FakeLanguageTool({"dies": "exit", "outofmemory": "exit"}.get(behaviour, behaviour), port=port)
    if behaviour == "outofmemory":
        print("Terminating due to java.lang.OutOfMemoryError: Java heap space", flush=True)
    server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
