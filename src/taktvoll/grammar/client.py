"""Speaking HTTP with a LanguageTool server: one request, one deadline, one kind of error.

language-tool-python's own client waits five minutes, follows redirects and asks for the list of languages first; a draft
needs the opposite, so this speaks the server's small API itself.
"""

import contextlib
import http.client
import ipaddress
import json
import logging
import socket
import threading
import time
import urllib.parse
from dataclasses import dataclass
from typing import Any

from taktvoll.bilingual import Text
from taktvoll.errors import GrammarError, SettingsError

WARM_DEADLINE = 5.0
"""Seconds for an answer once the server has its rules loaded: a draft takes a twentieth of a second."""
FIRST_DEADLINE = 60.0
"""Seconds for the first answer, for which the server loads its rules (10 to 25 seconds)."""
CHARACTERS_IN_DEADLINE = 10_000
"""A text longer than this, five times the longest draft of the corpora, gets a deadline longer in proportion."""
MAX_ANSWER = 64 * 1024 * 1024
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageToolMatch:
    """What LanguageTool found; offsets count UTF-16 units of the text as sent."""

    rule: str
    category: str
    kind: str
    """LanguageTool's ``issueType``: misspelling, grammar, style, …"""
    message: str
    short: str
    offset: int
    length: int
    replacements: tuple[str, ...]


def is_local(url: str) -> bool:
    """Whether `url` names this machine's loopback."""
    host = urllib.parse.urlsplit(url).hostname or ""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def checked_url(url: str, *, allow_remote: bool) -> str:
    """`url` without a slash at its end; raises `SettingsError` where it is none or leads elsewhere without leave."""
    try:
        parts = urllib.parse.urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(
            f"grammar.url: {url!r} is no address of a server; write it like http://127.0.0.1:8081",
            f"grammar.url: {url!r} ist keine Adresse eines Servers; schreiben Sie sie wie http://127.0.0.1:8081.",
        )
    if not is_local(url) and not allow_remote:
        raise SettingsError(
            f"grammar.url: {parts.hostname} is another machine: the draft would leave this one; "
            "set `grammar.allow_remote = true` if that is meant, or name a server on 127.0.0.1",
            f"grammar.url: {parts.hostname} ist ein anderer Rechner, der Entwurf würde diesen hier verlassen; "
            "setzen Sie `grammar.allow_remote = true`, wenn das so sein soll, oder nennen Sie einen Server auf 127.0.0.1.",
        )
    return url.rstrip("/")


class Client:
    """The API of the server at `url`; usable from many threads at once."""

    def __init__(self, url: str) -> None:
        parts = urllib.parse.urlsplit(url)
        self.url = url
        self._host = parts.hostname or ""
        self._port = parts.port
        self._secure = parts.scheme == "https"
        self._path = parts.path.rstrip("/").removesuffix("/v2") + "/v2"

    def check(self, text: str, variant: str, *, deadline: float) -> tuple[LanguageToolMatch, ...]:
        """The matches in `text`; raises `GrammarError` whatever goes wrong, after `deadline` seconds at the latest."""
        deadline *= max(1.0, len(text) / CHARACTERS_IN_DEADLINE)
        start = time.monotonic()
        form = urllib.parse.urlencode({"language": variant, "text": text}, errors="replace").encode("ascii")
        body = self._request("POST", "/check", form, deadline)
        matches = self._matches(body)
        _logger.debug(
            "%d characters, %s, %d matches, %.3f s", len(text), variant, len(matches), time.monotonic() - start
        )
        return matches

    def is_up(self, *, deadline: float = 1.0) -> bool:
        """Whether a server answers there."""
        try:
            self._request("GET", "/healthcheck", None, deadline)
        except GrammarError:
            return False
        return True

    def _request(self, method: str, path: str, body: bytes | None, deadline: float) -> bytes:
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        connection = kind(self._host, self._port, timeout=deadline)
        expired = threading.Event()
        until = time.monotonic() + deadline
        watch: threading.Timer | None = None
        try:
            connection.connect()
            watch = threading.Timer(max(until - time.monotonic(), 0.001), _hang_up, (connection.sock, expired))
            watch.daemon = True
            watch.start()
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
            connection.request(method, self._path + path, body, {**headers, "Connection": "close"})
            with contextlib.closing(connection.getresponse()) as answer:
                content = answer.read(MAX_ANSWER + 1)
                status = answer.status
                if answer.length and len(content) <= MAX_ANSWER:
                    raise http.client.IncompleteRead(content)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if expired.is_set() or isinstance(error, TimeoutError):
                raise self._late(deadline) from error
            raise GrammarError(
                f"LanguageTool at {self.url} cannot be reached or hung up ({_reason(error)}); "
                "look with `taktvoll grammar status` whether it runs, or run without --grammar",
                f"LanguageTool unter {self.url} ist nicht erreichbar oder hat aufgelegt ({_reason(error)}); "
                "sehen Sie mit `taktvoll grammar status` nach, ob es läuft, oder prüfen Sie ohne --grammar.",
            ) from error
        finally:
            if watch is not None:
                watch.cancel()
            connection.close()
        if expired.is_set():
            raise self._late(deadline)
        if status != http.HTTPStatus.OK:
            raise self._refused(status, content)
        if len(content) > MAX_ANSWER:
            raise self._nonsense(Text(de="eine Antwort ohne Ende", en="an answer without end"))
        return content

    def _matches(self, body: bytes) -> tuple[LanguageToolMatch, ...]:
        try:
            return tuple(_match(raw) for raw in json.loads(body)["matches"])
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            kind = type(error).__name__
            raise self._nonsense(
                Text(
                    de=f"kein JSON, wie LanguageTool es schreibt ({kind})",
                    en=f"no JSON as LanguageTool writes it ({kind})",
                )
            ) from error

    def _late(self, deadline: float) -> GrammarError:
        return GrammarError(
            f"LanguageTool at {self.url} gave no answer within {deadline:.0f} s; "
            "try again when the machine is less busy, restart it (`taktvoll grammar stop`, then `start`), or run without --grammar",
            f"LanguageTool unter {self.url} hat in {deadline:.0f} s nicht geantwortet; versuchen Sie es noch einmal, wenn der "
            "Rechner weniger zu tun hat, starten Sie es neu (`taktvoll grammar stop`, dann `start`), oder prüfen Sie ohne --grammar.",
        )

    def _refused(self, status: int, content: bytes) -> GrammarError:
        if b"OutOfMemory" in content or b"heap space" in content:
            return GrammarError(
                f"LanguageTool at {self.url} ran out of memory; restart it (`taktvoll grammar stop`, then `start`), "
                "and check fewer drafts at once",
                f"LanguageTool unter {self.url} ist der Arbeitsspeicher ausgegangen; starten Sie es neu "
                "(`taktvoll grammar stop`, dann `start`), und prüfen Sie weniger Entwürfe auf einmal.",
            )
        return GrammarError(
            f"LanguageTool at {self.url} answered with HTTP status {status}; "
            "check that `grammar.url` names a LanguageTool server of version 6, or restart it (`taktvoll grammar stop`, then `start`)",
            f"LanguageTool unter {self.url} hat mit dem HTTP-Status {status} geantwortet; prüfen Sie, ob `grammar.url` einen "
            "LanguageTool-Server der Version 6 nennt, oder starten Sie es neu (`taktvoll grammar stop`, dann `start`).",
        )

    def _nonsense(self, what: Text) -> GrammarError:
        return GrammarError(
            f"LanguageTool at {self.url} gave {what.en}; check that `grammar.url` names a LanguageTool server of version 6, "
            "or restart it (`taktvoll grammar stop`, then `start`)",
            f"LanguageTool unter {self.url} gab {what.de}; prüfen Sie, ob `grammar.url` einen LanguageTool-Server der Version 6 "
            "nennt, oder starten Sie es neu (`taktvoll grammar stop`, dann `start`).",
        )


def _match(raw: dict[str, Any]) -> LanguageToolMatch:
    rule = raw["rule"]
    offset, length = raw["offset"], raw["length"]
    if type(offset) is not int or type(length) is not int or offset < 0 or length < 0:
        raise ValueError("offsets")
    return LanguageToolMatch(
        rule=str(rule["id"]),
        category=str(rule["category"]["id"]),
        kind=str(rule.get("issueType", "")),
        message=str(raw["message"]),
        short=str(raw.get("shortMessage", "")),
        offset=offset,
        length=length,
        replacements=tuple(str(replacement["value"]) for replacement in raw.get("replacements", ())),
    )


def _hang_up(sock: socket.socket | None, expired: threading.Event) -> None:
    """End a connection whose deadline is over, whatever it is waiting for."""
    expired.set()
    if sock is not None:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__).lower()
