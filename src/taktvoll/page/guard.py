"""The door: every request passes it, every answer leaves with its headers, and no fault tells more than its kind."""

from collections import Counter
from collections.abc import Callable

from starlette.datastructures import QueryParams
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from taktvoll.page.access import Access, Asked
from taktvoll.page.texts import FAULT, FORBIDDEN

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_ONCE = frozenset({b"host", b"origin", b"authorization", b"cookie", b"content-length", b"content-type"})
"""Headers that decide, and may not stand there twice with two meanings."""


class Guard:
    """ASGI middleware in front of `app`; `passed` is told of each request that is let in."""

    def __init__(self, app: ASGIApp, access: Access, passed: Callable[[], None]) -> None:
        self._app = app
        self._access = access
        self._passed = passed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or refuse it; nothing but HTTP is spoken here."""
        if scope["type"] != "http":
            return
        begun = False

        async def send_on(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                own = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message.get("headers", []), *own]
            await send(message)

        if not self._allows(scope):
            refusal = PlainTextResponse(f"{FORBIDDEN.de}\n{FORBIDDEN.en}\n", status_code=403)
            await refusal(scope, receive, send_on)
            return
        self._passed()
        try:
            await self._app(scope, receive, send_on)
        except Exception:  # noqa: BLE001 - it may quote what was asked: it is neither told nor logged
            if not begun:
                await PlainTextResponse(f"{FAULT.de}\n{FAULT.en}\n", 500)(scope, receive, send_on)

    def _allows(self, scope: Scope) -> bool:
        names = Counter(name for name, _ in scope["headers"])
        if any(names[name] > 1 for name in _ONCE):
            return False
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        tokens = QueryParams(scope["query_string"]).getlist("token")
        token = tokens[0] if len(tokens) == 1 else None
        return self._access.allows(Asked(method=scope["method"], path=scope["path"], token=token, headers=headers))
