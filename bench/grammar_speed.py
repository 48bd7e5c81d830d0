"""Sentences a second: our check without grammar, with it, and the bare LanguageTool server. Prints ratios of one run.

    LTP_PATH=… python bench/grammar_speed.py [--drafts N]

All three are warmed up with the dev drafts and then timed once on drafts that none of them has seen (the server remembers
sentences). The bare server has a process of its own, with Java's own defaults and the pipeline cache, and is asked one
draft after the other over HTTP; with grammar, as in a batch, several drafts are with our server at a time.
"""

import argparse
import itertools
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import taktvoll
from taktvoll.grammar.checker import AT_ONCE
from taktvoll.grammar.client import FIRST_DEADLINE, Client
from taktvoll.grammar.server import Server
from taktvoll.grammar.session import GrammarSession

CORPORA = Path(__file__).parent.parent / "corpora"
TODAY = "2027-02-20"


def main() -> None:
    options = argparse.ArgumentParser(description="Speed with and without grammar, in ratios.")
    options.add_argument("--drafts", type=int, default=200, help="drafts that are timed")
    options.add_argument("--json", type=Path, help="write the figures here, too")
    given = options.parse_args()
    seen = texts_of("dev")
    new = [text for text in texts_of("train") if text not in set(seen)][: given.drafts]
    plain = taktvoll.Settings()
    with Server(java_options=()) as bare, Server() as ours, GrammarSession() as session:
        grammar = taktvoll.Settings(grammar={"enabled": True, "url": ours.url, "variant": "de-DE"})
        client = Client(bare.url)

        def without(texts: list[str]) -> int:
            return sum(len(report.sentences) for report in taktvoll.check_many(texts, today=TODAY, settings=plain))

        def with_grammar(texts: list[str]) -> int:
            reports = taktvoll.check_many(texts, today=TODAY, settings=grammar, grammar=session)
            return sum(len(report.sentences) for report in reports)

        def asked(client: Client, texts: list[str]) -> int:
            return sum(len(client.check(text, "de-DE", deadline=FIRST_DEADLINE)) for text in texts)

        def server(texts: list[str]) -> int:
            return asked(client, texts)

        bare.warm_up()
        ours.warm_up()
        with ThreadPoolExecutor(AT_ONCE) as pool:  # each set of rules of ours is warm before deadlines count
            list(pool.map(lambda text: asked(Client(ours.url), [text]), seen))
        for run in (without, with_grammar, server):
            run(seen)
        sentences, seconds = timed(without, new)
        rates = {"without": sentences / seconds}
        for name, run in (("bare", server), ("with", with_grammar)):
            rates[name] = sentences / timed(run, new)[1]
    report(rates, len(new), sentences, given.json)


def texts_of(part: str) -> list[str]:
    """The drafts in a folder of the corpora, the files in turn."""
    files = [path.read_text(encoding="utf-8").splitlines() for path in sorted((CORPORA / part).glob("*.jsonl"))]
    return [json.loads(line)["text"] for row in itertools.zip_longest(*files) for line in row if line is not None]


def timed(run: Callable[[list[str]], int], texts: list[str]) -> tuple[int, float]:
    begin = time.perf_counter()
    count = run(texts)
    return count, time.perf_counter() - begin


def report(rates: dict[str, float], drafts: int, sentences: int, path: Path | None) -> None:
    print(f"{drafts} unseen drafts, {sentences} sentences")
    names = {"without": "check without grammar", "with": "check with grammar", "bare": "bare warm server"}
    for key, name in names.items():
        print(f"{name:<24}{rates[key]:>10.0f} sentences/s{rates[key] / rates['bare']:>8.2f} x bare server")
    if path is not None:
        path.write_text(json.dumps({"drafts": drafts, "sentences": sentences, "rates": rates}, indent=2) + "\n")


if __name__ == "__main__":
    main()
