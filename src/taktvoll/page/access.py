"""Who may ask: the browser of this machine's user that came by the printed address, and no other site in the same browser.

Two secrets, both as long as the server lives. The token stands in the printed address; the page keeps it for its tab and
sends it with each question. The cookie only gives the page itself once more after a reload: cookies do not know ports, so
another server on this machine may see it, and must not be able to do anything with it.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

HOST = "127.0.0.1"
"""The only address that is listened at."""
QUESTIONS = "/api/"
"""Below this path stands what reads drafts."""
_OWN_SITES = frozenset({"same-origin", "none"})
"""What a browser says of requests by the page itself and by the user: a typed address, a bookmark, a program that opened it."""
_SAFE_METHODS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of a request decides whether it is answered; `headers` by names in small letters, each of them once."""

    method: str
    path: str
    token: str | None
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """The secrets of one server, and the test that every request has to pass."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def authority(self) -> str:
        """What the browser names as ``Host``."""
        return HOST if self.port == 80 else f"{HOST}:{self.port}"

    @property
    def origin(self) -> str:
        """What the browser names as ``Origin``."""
        return f"http://{self.authority}"

    @property
    def address(self) -> str:
        """The address that is printed."""
        return f"http://{HOST}:{self.port}/?token={self.token}"

    @property
    def cookie_name(self) -> str:
        """A name of its own for each port, so that two servers do not overwrite each other's."""
        return f"taktvoll-{self.port}"

    @property
    def set_cookie(self) -> str:
        """The header that hands the cookie over: for this session, no script, no other site."""
        return f"{self.cookie_name}={self.cookie}; HttpOnly; SameSite=Strict; Path=/"

    def allows(self, asked: Asked) -> bool:
        """Whether `asked` is answered: right host, no other origin, and the secret that its path needs."""
        if asked.headers.get("host") != self.authority or not self._comes_from_here(asked):
            return False
        if asked.path.startswith(QUESTIONS):
            scheme, _, token = asked.headers.get("authorization", "").partition(" ")
            return scheme.lower() == "bearer" and _same(token, self.token)
        return self._has_token(asked) or self._has_cookie(asked)

    def _comes_from_here(self, asked: Asked) -> bool:
        origin = asked.headers.get("origin")
        if origin is None and asked.method not in _SAFE_METHODS:
            return False  # every browser names the origin then
        if origin not in {None, self.origin}:
            return False
        site = asked.headers.get("sec-fetch-site")
        # A click in a terminal that is itself a page of another site opens the printed address: who knows the token may.
        opened = asked.headers.get("sec-fetch-mode") == "navigate" and asked.headers.get("sec-fetch-dest") == "document"
        return site is None or site in _OWN_SITES or (opened and self._has_token(asked))

    def _has_token(self, asked: Asked) -> bool:
        return asked.path == "/" and asked.token is not None and _same(asked.token, self.token)

    def _has_cookie(self, asked: Asked) -> bool:
        try:
            found = SimpleCookie(asked.headers.get("cookie", "")).get(self.cookie_name)
        except CookieError:
            return False
        return found is not None and _same(found.value, self.cookie)


def _same(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode(errors="replace"), secret.encode())
