"""`taktvoll page` in a process of its own, and questions to it."""

import http.client
import json
import signal
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

SECONDS = 60


class Served:
    """`taktvoll page --no-open` and one connection to it."""

    def __init__(self, *args, python=("-m", "taktvoll")):
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", *python, "page", "--no-open", *args],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        self.address = self.process.stdout.readline().strip()
        parts = urlsplit(self.address)
        self.host, self.port, self.token = parts.hostname, parts.port, parse_qs(parts.query)["token"][0]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()

    def get(self, path, **headers):
        return self._ask("GET", path, None, headers)

    def check(self, text):
        return self.post("check", text=text, today="2027-02-20")

    def post(self, question, **asked):
        headers = {"Origin": f"http://{self.host}:{self.port}", "Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}  # fmt: skip
        return self._ask("POST", f"/api/{question}", json.dumps(asked), headers)

    def _ask(self, method, path, body, headers):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=SECONDS)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()

    def ended(self):
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, out, err
