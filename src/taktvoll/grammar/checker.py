"""The grammar check: a analysis goes in, findings come out; the server behind it is found or started when first needed."""

import collections
import concurrent.futures
import contextlib
import itertools
import logging
import os
import threading
from collections.abc import Iterable, Iterator
from typing import Self

from taktvoll.analysis import Analysis
from taktvoll.errors import GrammarError
from taktvoll.finding import Finding
from taktvoll.grammar.client import FIRST_DEADLINE, WARM_DEADLINE, Client, LanguageToolMatch, checked_url
from taktvoll.grammar.filters import all_small
from taktvoll.grammar.findings import RULE, all_small_finding, findings_of
from taktvoll.grammar.plain import plain_of
from taktvoll.grammar.server import WARM_UP, Server
from taktvoll.grammar.state import read_state
from taktvoll.grammar.variant import variant_of
from taktvoll.settings import Settings

AT_ONCE = min(4, os.cpu_count() or 1)
"""Drafts that are with the server at the same time; each needs its own set of loaded rules there."""
_logger = logging.getLogger(__name__)


class GrammarChecker:
    """Checks with the server of ``grammar.url``, else the one in the background, else one of its own that ends with it.

    A context manager; usable from many threads at once. Every failure is a `GrammarError`.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._server: Server | None = None
        self._asked: collections.Counter[tuple[str, str]] = collections.Counter()
        self._answered: collections.Counter[tuple[str, str]] = collections.Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the server that this object started, if it did; a later `check` starts another."""
        with self._lock:
            server, self._server = self._server, None
        if server is not None:
            server.close()

    def check(self, analysis: Analysis, settings: Settings) -> tuple[Finding, ...]:
        """The findings of the rule `grammar` in text order; raises `GrammarError`, and `SettingsError` for wrong settings."""
        if not applies(analysis, settings):
            return ()
        if all_small(analysis):
            return (all_small_finding(analysis, settings),)
        plain = plain_of(analysis.text, analysis.segments)
        if not plain.text.strip():
            return ()
        return findings_of(
            self._matches(plain.text, variant_of(analysis, settings), settings), plain, analysis, settings
        )

    def check_many(
        self, readings: Iterable[tuple[Analysis, Settings] | None], *, at_once: int | None = None
    ) -> Iterator[tuple[Finding, ...] | None]:
        """The findings of many drafts in order, `at_once` of them with the server at the same time; None gives None.

        Lazy: no more drafts are read ahead than are with the server.
        """
        width = at_once or AT_ONCE
        waiting: collections.deque[concurrent.futures.Future[tuple[Finding, ...]] | None] = collections.deque()
        iterator = iter(readings)
        with concurrent.futures.ThreadPoolExecutor(width, "taktvoll-grammar") as pool:
            try:
                for pair in itertools.islice(iterator, width):
                    waiting.append(pool.submit(self.check, *pair) if pair else None)
                while waiting:
                    future = waiting.popleft()
                    done = future.result() if future else None
                    waiting.extend(
                        pool.submit(self.check, *pair) if pair else None for pair in itertools.islice(iterator, 1)
                    )
                    yield done
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _matches(self, text: str, variant: str, settings: Settings) -> tuple[LanguageToolMatch, ...]:
        client, server = self._client(settings)
        with self._deadline(client.url, variant) as deadline:
            try:
                if deadline == FIRST_DEADLINE and settings.grammar.url is None:
                    client.check(WARM_UP[-1], variant, deadline=deadline)  # each set of rules loads some parts late
                return client.check(text, variant, deadline=deadline)
            except GrammarError as error:
                if server is None:
                    raise
                better = server.explained(error)
                if better is error and server.is_alive():
                    raise
                self._give_up(server)
                raise better from error

    def _give_up(self, server: Server) -> None:
        """Have the next `check` start another server."""
        with self._lock:
            if self._server is server:
                self._server = None
        server.close()

    def _client(self, settings: Settings) -> tuple[Client, Server | None]:
        """The server to ask; ours comes along where it is the one."""
        grammar = settings.grammar
        if grammar.url is not None:
            return Client(checked_url(grammar.url, allow_remote=grammar.allow_remote)), None
        with self._lock:
            if self._server is None:
                state = read_state()
                if state is not None:
                    return Client(state.url), None
                self._server = Server()
                try:
                    self._server.warm_up()
                except BaseException:
                    server, self._server = self._server, None
                    server.close()
                    raise
                self._answered[self._server.url, "de-DE"] = 1
            return Client(self._server.url), self._server

    @contextlib.contextmanager
    def _deadline(self, url: str, variant: str) -> Iterator[float]:
        """Seconds for the answer: many until the server has once answered as many requests for this variant at a time."""
        key = (url, variant)
        with self._lock:
            self._asked[key] += 1
            now = self._asked[key]
            warm = now <= self._answered[key]
        try:
            yield WARM_DEADLINE if warm else FIRST_DEADLINE
            with self._lock:
                self._answered[key] = max(self._answered[key], now)
        finally:
            with self._lock:
                self._asked[key] -= 1


def applies(analysis: Analysis, settings: Settings) -> bool:
    """Whether the rule `grammar` is chosen for this draft, and the draft is German."""
    chosen = (not settings.select or RULE in settings.select) and RULE not in settings.ignore
    return chosen and analysis.is_german and not _told_to_ignore(analysis)


def _told_to_ignore(analysis: Analysis) -> bool:
    """Whether the draft's own first line silences the rule."""
    from taktvoll.suppression import read_directive

    return RULE in read_directive(analysis.text, analysis.segments, {RULE}).rules
