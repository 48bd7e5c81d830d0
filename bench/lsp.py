"""How quick the language server is: an edit to its diagnostics beside a whole check, in one run. Prints ratios.

    python bench/lsp.py [--keys N] [--words N] [--more N] [--base PYTHON] [--harper COMMAND]

The server runs as a process of its own, as an editor starts it; a key is one `didChange`, and its diagnostics are those pushed
for that version. A passage is typed that no check has read before. The whole check is `Checker.check` of the same text in this
process, where no sentence is remembered, between the keys, so that a slow moment of the machine hits both; with `--base` also
that of another tree, whose Python is named. `--harper` types as long an English mail into harper-ls (`cargo install harper-ls`).
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import taktvoll
from taktvoll.pipeline import ner
from taktvoll.pipeline.sentence_cache import SentenceCache, SentenceRows
from taktvoll.pipeline.sentence_memory import SentenceMemory

DRAFTS = Path(__file__).parent.parent / "corpora" / "dev" / "drafts.jsonl"
TODAY = "2027-02-20"
SHORT = 186
"""Words of the short draft, those of issue 15."""
CHUNK = 300
"""Keys after which the draft is opened anew, where thousands are typed."""
URI = "file:///bench/absage.txt"
PASSAGE = (
    " Ich danke Ihnen sehr und melde mich am Montag wieder. Im Augenblick pflege ich meinen Vater, der im Herbst gestürzt ist."
    " Deshalb müsste ich Sie bitten, den Termin um zwei Wochen zu verschieben; am liebsten wäre mir ein Vormittag."
    " Sollte das nicht gehen, verstehe ich das gut. Ihre Werkstatt hat mir bei meinem Besuch im Mai jedenfalls sehr gefallen."
)
ENGLISH = """Dear Ms Brandt,

thank you very much for the invitation to the interview on the twelfth of March. I was glad to hear from you so soon, and I read the pages about your workshop with great interest. Unfortunately I have to cancel the appointment, because I accepted an offer from another company last week. The decision was not easy for me, since your team seemed friendly and the work on old instruments is close to my heart.

I know that you have already set time aside for our talk, and I am sorry for the trouble. Please pass my apologies on to Mr Winter, who answered all of my questions on the phone. If you still need somebody for the summer fair, I would be happy to recommend a former colleague who plays the cello and repairs violins in her spare time.

I wish you every success in the search for a good candidate, and I hope that our paths will cross again. Please delete my documents, or keep them if you think that there might be a fitting position later.

Kind regards
Sabine Ohlsen
"""
ENGLISH_PASSAGE = (
    " My father fell in autumn and I look after him at the moment. For that reason I would have had to ask you for another day"
    " anyway; a morning would have suited me best. Should you ever open a second workshop in the north, I would gladly hear of it."
    " The visit in May was one of the finest days of the whole year, and I still tell my friends about the harpsichord."
)
WHOLE = """
import json, sys, time
import taktvoll
checker = taktvoll.Checker() if hasattr(taktvoll, "Checker") else taktvoll
for line in sys.stdin:
    text = json.loads(line)
    begun = time.perf_counter()
    checker.check(text, today=%r)
    print(time.perf_counter() - begun, flush=True)
"""


class Other:
    """Whole checks by another tree."""

    def __init__(self, python: str) -> None:
        command = [python, "-c", WHOLE % TODAY]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/")

    def check(self, text: str) -> float:
        """Seconds."""
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def end(self) -> None:
        self._process.stdin.close()
        self._process.wait()


class Server:
    """``taktvoll lsp``, or another server, and its client."""

    def __init__(self, command: Sequence[str] = (sys.executable, "-m", "taktvoll", "lsp")) -> None:
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.version = 0
        self.send("initialize", {"processId": None, "rootUri": None, "capabilities": {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}, "initializationOptions": {"today": TODAY, "check": "all"}}, 1)  # fmt: skip
        self.send("initialized", {})

    def send(self, method: str, params: object, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
        self._write(message)

    def _write(self, message: dict) -> None:
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
        """Those of the present version, or, of a server that names no version, the next ones."""
        while True:
            message = self.message()
            params = message.get("params")
            if message.get("method") == "textDocument/publishDiagnostics":
                if params.get("version") in {None, self.version}:
                    return params["diagnostics"]
            elif "method" in message and "id" in message:  # a question of the server: nothing is set
                self.answer(message["id"], [None] if message["method"] == "workspace/configuration" else None)

    def answer(self, number: object, result: object) -> None:
        self._write({"jsonrpc": "2.0", "id": number, "result": result})

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
    options.add_argument("--base", help="Python of another tree whose whole checks are measured, too")
    options.add_argument("--harper", help="harper-ls, to be measured beside")
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
    typed(server, short, 100)
    memory = [server.memory()]
    other = Other(given.base) if given.base else None
    if other:
        other.check(short)
    first = typed(server, short, given.keys, checker, other)
    if other:
        other.end()
    for done in range(0, given.more, CHUNK):  # from the beginning again and again, so that the draft stays a draft
        server.open(short)
        server.diagnostics()
        typed(server, short, min(CHUNK, given.more - done))
    memory.append(server.memory())
    server.open(long)
    server.diagnostics()
    longer = typed(server, long, max(given.keys // 10, 10))
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
    if other:
        for share in (50, 95):
            base = percentile(first["base"], share)
            figures[f"base_check_p{share}_ms"] = round(base * 1000, 2)
            figures[f"edit_to_base_check_p{share}"] = round(percentile(first["edit"], share) / base, 2)
    if given.harper:
        figures |= beside_harper(given.harper, given.keys, first["edit"])
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


def beside_harper(command: str, keys: int, ours: list[float]) -> dict[str, float]:
    """The same keys in harper-ls, in an English mail of as many words."""
    server = Server([command, "--stdio"])
    server.open(ENGLISH)
    server.diagnostics()
    typed(server, ENGLISH, 20, passage=ENGLISH_PASSAGE)
    theirs = typed(server, ENGLISH, keys, passage=ENGLISH_PASSAGE)["edit"]
    server.process.kill()
    server.process.wait()
    return {
        f"{name}_p{share}{unit}": round(value, 2)
        for share in (50, 95)
        for name, unit, value in (
            ("harper_edit", "_ms", percentile(theirs, share) * 1000),
            ("edit_to_harper", "", percentile(ours, share) / percentile(theirs, share)),
        )
    }


def typed(
    server: Server,
    text: str,
    keys: int,
    checker: taktvoll.Checker | None = None,
    other: Other | None = None,
    *,
    passage: str = PASSAGE,
) -> dict[str, list[float]]:
    """Seconds of each key until its diagnostics, typed in the middle of the body; and of whole checks of the same text."""
    lines = text.split("\n")
    line = max(range(len(lines)), key=lambda place: len(lines[place]))
    column = len(lines[line]) // 2
    times: dict[str, list[float]] = {"edit": [], "check": [], "base": []}
    for number in range(keys):
        sign = passage[number % len(passage)]
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
        if other is not None:
            times["base"].append(other.check("\n".join(lines)))
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
