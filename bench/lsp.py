"""How quick the language server is: an edit to its diagnostics beside a whole check, in one run. Prints ratios.

    python bench/lsp.py [--keys N] [--words N] [--more N]

The server runs as a process of its own, as an editor starts it; a key is one `didChange`, and its diagnostics are those pushed
for that version. The whole check is `Checker.check` of the same text in this process, where no sentence is remembered, between
the keys, so that a slow moment of the machine hits both.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import taktvoll
from taktvoll.pipeline import ner
from taktvoll.pipeline.sentence_cache import SentenceCache, SentenceRows
from taktvoll.pipeline.sentence_memory import SentenceMemory

DRAFTS = Path(__file__).parent.parent / "corpora" / "dev" / "drafts.jsonl"
TODAY = "2027-02-20"
SHORT = 186
"""Words of the short draft, those of issue 15."""
URI = "file:///bench/absage.txt"


class Server:
    """``taktvoll lsp`` and its client."""

    def __init__(self) -> None:
        self.begun = time.perf_counter()
        command = [sys.executable, "-m", "taktvoll", "lsp"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.version = 0
        self.send("initialize", {"processId": None, "rootUri": None, "capabilities": {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}, "initializationOptions": {"today": TODAY, "check": "all"}}, 1)  # fmt: skip
        self.send("initialized", {})

    def send(self, method: str, params: object, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def message(self) -> dict:
        length = 0
        while (line := self.process.stdout.readline()) != b"\r\n":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def diagnostics(self) -> list:
        """Those of the present version."""
        while True:
            params = self.message().get("params")
            if isinstance(params, dict) and params.get("version") == self.version:
                return params["diagnostics"]

    def open(self, text: str) -> None:
        self.version += 1
        self.send("textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "text", "version": self.version, "text": text}})  # fmt: skip

    def key(self, line: int, character: int, text: str) -> None:
        self.version += 1
        place = {"line": line, "character": character}
        self.send("textDocument/didChange", {"textDocument": {"uri": URI, "version": self.version}, "contentChanges": [{"range": {"start": place, "end": place}, "text": text}]})  # fmt: skip

    def memory(self) -> int:
        """Resident bytes (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) * 1024

    def end(self) -> None:
        self.send("shutdown", {}, 2)
        self.send("exit", {})
        self.process.wait()


def main() -> None:
    options = argparse.ArgumentParser(description="Speed of the language server, in ratios.")
    options.add_argument("--keys", type=int, default=300)
    options.add_argument("--words", type=int, default=5_000, help="words of the long document")
    options.add_argument("--more", type=int, default=0, help="further edits before the memory is looked at again")
    options.add_argument("--json", type=Path, help="write the figures here, too")
    given = options.parse_args()
    texts = [json.loads(line)["text"] for line in DRAFTS.read_text(encoding="utf-8").splitlines()]
    short = min(texts, key=lambda text: abs(len(text.split()) - SHORT))
    body = " ".join(" ".join(text.split()) for text in texts)
    long = short.rstrip() + "\n\n" + " ".join(body.split()[: given.words])
    server = Server()
    server.open(short)
    server.diagnostics()
    start = time.perf_counter() - server.begun
    cold = cold_check(short)
    forget_sentences()
    checker = taktvoll.Checker()
    checker.check(short, today=TODAY)
    typed(server, short, 100, None)
    memory = [server.memory()]
    first = typed(server, short, given.keys, checker)
    typed(server, short, given.more, None)
    memory.append(server.memory())
    server.open(long)
    server.diagnostics()
    longer = typed(server, long, max(given.keys // 10, 10), None)
    server.end()
    figures = {
        "keys": given.keys,
        "edit_p50_ms": round(percentile(first["edit"], 50) * 1000, 2),
        "edit_p95_ms": round(percentile(first["edit"], 95) * 1000, 2),
        "check_p95_ms": round(percentile(first["check"], 95) * 1000, 2),
        "edit_to_check_p95": round(percentile(first["edit"], 95) / percentile(first["check"], 95), 2),
        "edit_to_check_p50": round(percentile(first["edit"], 50) / percentile(first["check"], 50), 2),
        "long_to_short_p95": round(percentile(longer["edit"], 95) / percentile(first["edit"], 95), 2),
        "start_to_first_diagnostics_s": round(start, 2),
        "start_to_cold_check": round(start / cold, 2),
        "memory_growth": round(memory[1] / memory[0], 3),
    }
    for name, value in figures.items():
        print(f"{name:32} {value}")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n")


def forget_sentences() -> None:
    """Let no check in this process know sentences of an earlier one."""
    ner.MAX_SENTENCES = 0
    SentenceMemory._keep = lambda *_: None  # noqa: SLF001
    SentenceCache.__missing__ = lambda self, key: self._work_out(key)
    SentenceRows.rows = lambda _, keys, work_out: work_out(list(keys))


def typed(server: Server, text: str, keys: int, checker: taktvoll.Checker | None) -> dict[str, list[float]]:
    """Seconds of each key until its diagnostics, typed in the middle of the body; and of a whole check of the same text."""
    lines = text.split("\n")
    line = max(range(len(lines)), key=lambda place: len(lines[place]))
    column = len(lines[line]) // 2
    times: dict[str, list[float]] = {"edit": [], "check": []}
    sentence = " Ich danke Ihnen sehr und melde mich am Montag wieder."
    for number in range(keys):
        sign = sentence[number % len(sentence)]
        begun = time.perf_counter()
        server.key(line, len(lines[line][:column].encode("utf-16-le")) // 2, sign)
        server.diagnostics()
        times["edit"].append(time.perf_counter() - begun)
        lines[line] = lines[line][:column] + sign + lines[line][column:]
        column += 1
        if checker is not None:
            begun = time.perf_counter()
            checker.check("\n".join(lines), today=TODAY)
            times["check"].append(time.perf_counter() - begun)
    return times


def cold_check(text: str) -> float:
    """Seconds of ``taktvoll check`` in a process of its own."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "taktvoll", "check", "-", "--format", "json", "--no-config", "--today", TODAY]
    subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begun


def percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100)[share - 1]


if __name__ == "__main__":
    main()
