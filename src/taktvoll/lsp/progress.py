"""The client's progress bar while the pipeline loads."""

import asyncio
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from taktvoll.errors import TaktvollError
from taktvoll.lsp.texts import LOADING

if TYPE_CHECKING:
    from taktvoll.lsp.server import TaktvollServer

TOKEN = "taktvoll-loading"  # noqa: S105 - a name of the protocol's, no secret
PATIENCE = 0.2
"""Seconds of loading before a bar is worth its place; also how long we wait for the client to allow one."""


class Loading:
    """Loads the pipeline of the shipped settings and shows that it does."""

    def __init__(self, server: "TaktvollServer") -> None:
        self._server = server

    async def run(self) -> None:
        """Load; a pipeline that cannot be loaded is told by the first check."""
        loading = asyncio.wrap_future(self._server.worker.submit(self._load))
        done, _ = await asyncio.wait({loading}, timeout=PATIENCE)
        shown = not done and self._server.client.progress and await self._begin(loading)
        try:
            await loading
        except TaktvollError as error:
            self._server.tell_once(error.in_language(self._server.places.lang), types.MessageType.Error)
        finally:
            if shown:
                self._server.work_done_progress.end(TOKEN, types.WorkDoneProgressEnd())

    def _load(self) -> None:
        """Have the pipeline in memory; on the thread that works."""
        server = self._server
        server.checks.checker(server.places.settings(None)).reader()

    async def _begin(self, loading: "asyncio.Future[None]") -> bool:
        """Whether the client shows a bar; one that does not answer while we load shows none."""
        allowed = asyncio.ensure_future(self._server.work_done_progress.create_async(TOKEN))
        both: set[asyncio.Future[Any]] = {allowed, loading}
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if not allowed.done():
            allowed.cancel()
            return False
        if allowed.exception() is not None:
            return False
        title = LOADING.in_language(self._server.places.lang)
        self._server.work_done_progress.begin(TOKEN, types.WorkDoneProgressBegin(title=title, cancellable=False))
        return True
