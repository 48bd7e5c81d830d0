"""The server: on this machine alone, until Ctrl-C, the end of its terminal, or an idle hour."""

import asyncio
import logging
import socket
import time
from collections.abc import Callable

import uvicorn

from taktvoll.checker import Checker
from taktvoll.page.access import HOST, Access
from taktvoll.page.app import Page, application
from taktvoll.page.work import Work

IDLE = 3600.0
"""Seconds without a question after which the server ends."""
MOST_CONNECTIONS = 64
LONGEST_HEADER = 16_384
"""Bytes of a request's head."""


class IdleClock:
    """When something was last asked."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last = clock()

    def touch(self) -> None:
        """Something was asked just now."""
        self._last = self._clock()

    @property
    def idle(self) -> float:
        """Seconds since then."""
        return self._clock() - self._last


def listen(port: int) -> socket.socket:
    """A socket at `port` of this machine, any free one for 0. Raises OSError where it is taken."""
    return socket.create_server((HOST, port))


def serve(
    make_checker: Callable[[], Checker],
    listener: socket.socket,
    *,
    lang: str,
    listening: Callable[[str], None],
    idle: float = IDLE,
) -> bool:
    """Serve at `listener` until the end, and close it; `listening` is told the address with its token.

    True where the server ended because nobody asked anything for `idle` seconds.
    """
    _be_quiet()
    with listener:
        access = Access(port=int(listener.getsockname()[1]))
        clock = IdleClock()
        page = Page(make_checker, access, Work(), lang)
        config = uvicorn.Config(
            application(page, access, clock.touch),
            lifespan="off",
            ws="none",
            log_config=None,
            log_level=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=MOST_CONNECTIONS,
            h11_max_incomplete_event_size=LONGEST_HEADER,
            http="h11",
            timeout_graceful_shutdown=2,
        )
        return asyncio.run(
            _until_the_end(uvicorn.Server(config), listener, page, clock, idle, lambda: listening(access.address))
        )


async def _until_the_end(
    server: uvicorn.Server,
    listener: socket.socket,
    page: Page,
    clock: IdleClock,
    idle: float,
    ready: Callable[[], None],
) -> bool:
    async def look_after() -> bool:
        try:
            while not server.started:
                await asyncio.sleep(0.01)
            ready()
            warming = asyncio.create_task(Work().do(page.warm_up))
            warming.add_done_callback(lambda task: task.cancelled() or task.exception())  # the first question says it
            while clock.idle < idle:
                await asyncio.sleep(min(30.0, max(0.05, idle - clock.idle)))
        finally:  # also where the address could not be printed: nobody would ever ask
            server.should_exit = True
        return True

    looking = asyncio.create_task(look_after())
    await server.serve(sockets=[listener])
    if looking.done():
        return looking.result()
    looking.cancel()
    return False


def _be_quiet() -> None:
    """No line of the server's own: its errors quote requests, and a request holds a draft."""
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncio"):
        log = logging.getLogger(name)
        log.handlers = [logging.NullHandler()]
        log.propagate = False
