"""How quick the language server is: an edit to its diagnostics beside a whole check, in one run. Prints ratios.

    python bench/lsp.py [--keys N] [--words N] [--more N] [--base PYTHON] [--harper COMMAND]

The server runs as a process of its own, as an editor starts it; a key is one `didChange`, and its diagnostics are those pushed
for that version. A passage is typed that no check has read before. The whole check is `Checker.check` of the same text in this
process, where no sentence is remembered, between the keys, so that a slow moment of the machine hits both; with `--base` also
that of another tree, whose Python is named. `--harper` types as long an English mail into harper-ls (`cargo install harper-ls`).
"""

import argparse
import itertools
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
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
WARMING = " Mit der Bahn brauche ich anderthalb Stunden zu Ihnen, das hatte ich unterschätzt. Auch mein Fahrrad hilft da nicht."
ELSEWHERE = " Zum Herbst hin suche ich noch einmal neu, dann gerne auch in Teilzeit. Bis dahin bleibe ich, wo ich bin."
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
        answer = self.message()
        while answer.get("id") != 1:
            answer = self.message()
        sync = answer["result"]["capabilities"]["textDocumentSync"]
        self.whole = (sync["change"] if isinstance(sync, dict) else sync) == 1
        """Whether the server takes whole texts only."""
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
                self.answer(message["id"], [{}] if message["method"] == "workspace/configuration" else None)

    def answer(self, number: object, result: object) -> None:
        self._write({"jsonrpc": "2.0", "id": number, "result": result})

    def open(self, text: str) -> None:
        self.version += 1
        self.send("textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "plaintext", "version": self.version, "text": text}})  # fmt: skip

    def key(self, line: int, character: int, sign: str, text: str) -> None:
        """Type `sign`, which makes the document `text`."""
        self.version += 1
        place = {"line": line, "character": character}
        change = {"text": text} if self.whole else {"range": {"start": place, "end": place}, "text": sign}
        self.send("textDocument/didChange", {"textDocument": {"uri": URI, "version": self.version}, "contentChanges": [change]})  # fmt: skip

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
    again(server, short, 100, WARMING)
    memory = [server.memory()]
    server.open(short)
    server.diagnostics()
    beside: dict[str, Callable[[str], float]] = {"check": lambda text: timed(checker, text)}
    with ExitStack() as others:
        if given.base:
            other = Other(given.base)
            others.callback(other.end)
            other.check(short)
            beside["base_check"] = other.check
        if given.harper:
            harper = Server([given.harper, "--stdio"])
            others.callback(harper.process.kill)
            harper.open(ENGLISH)
            harper.diagnostics()
            english = Typist(harper, ENGLISH, ENGLISH_PASSAGE)
            beside["harper"] = lambda _: english.key()
        first = typed(server, short, given.keys, **beside)
    for done in range(0, given.more, CHUNK):  # from the beginning again and again, so that the draft stays a draft
        again(server, short, min(CHUNK, given.more - done), PASSAGE)
    memory.append(server.memory())
    few = max(given.keys // 10, 10)
    alone = again(
        server, short, few, ELSEWHERE
    )  # nothing between the keys, for nothing is between those of the long one
    longer = again(server, long, few, ELSEWHERE)
    server.end()
    figures = {
        "keys": given.keys,
        **{
            f"{name}_p{share}_ms": round(percentile(first[name], share) * 1000, 2)
            for name in first
            for share in (50, 95)
        },
        **{
            f"edit_to_{name}_p{share}": round(percentile(first["edit"], share) / percentile(first[name], share), 2)
            for name in beside
            for share in (50, 95)
        },
        "long_to_short_p95": round(percentile(longer, 95) / percentile(alone, 95), 2),
        "long_to_short_p50": round(percentile(longer, 50) / percentile(alone, 50), 2),
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


class Typist:
    """Types a passage into the middle of the longest line of a text that a server has open."""

    def __init__(self, server: Server, text: str, passage: str = PASSAGE) -> None:
        self._server = server
        self._lines = text.split("\n")
        self._line = max(range(len(self._lines)), key=lambda place: len(self._lines[place]))
        self._column = len(self._lines[self._line]) // 2
        self._signs = itertools.cycle(passage)

    @property
    def text(self) -> str:
        """What is written by now."""
        return "\n".join(self._lines)

    def key(self) -> float:
        """Seconds from the next key to its diagnostics."""
        sign, line = next(self._signs), self._lines[self._line]
        before = len(line[: self._column].encode("utf-16-le")) // 2
        self._lines[self._line] = line[: self._column] + sign + line[self._column :]
        self._column += 1
        text = self.text
        begun = time.perf_counter()
        self._server.key(self._line, before, sign, text)
        self._server.diagnostics()
        return time.perf_counter() - begun


def typed(server: Server, text: str, keys: int, **beside: Callable[[str], float]) -> dict[str, list[float]]:
    """Seconds of each key; between the keys what stands `beside` is asked for its own, given the text."""
    typist = Typist(server, text)
    times: dict[str, list[float]] = {"edit": [], **{name: [] for name in beside}}
    for _ in range(keys):
        times["edit"].append(typist.key())
        for name, ask in beside.items():
            times[name].append(ask(typist.text))
    return times


def again(server: Server, text: str, keys: int, passage: str) -> list[float]:
    """Seconds of each key of `passage` in `text`, opened anew."""
    server.open(text)
    server.diagnostics()
    typist = Typist(server, text, passage)
    return [typist.key() for _ in range(keys)]


def timed(checker: taktvoll.Checker, text: str) -> float:
    """Seconds of a whole check."""
    begun = time.perf_counter()
    checker.check(text, today=TODAY)
    return time.perf_counter() - begun


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
