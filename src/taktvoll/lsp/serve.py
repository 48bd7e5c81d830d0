"""The server on standard input and output, or on a port of this machine."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import BinaryIO, cast

from pygls.exceptions import JsonRpcException
from pygls.io_ import run_async

from taktvoll.lsp.checks import MakeChecker
from taktvoll.lsp.handlers import register
from taktvoll.lsp.protocol import be_quiet
from taktvoll.lsp.server import TaktvollServer
from taktvoll.lsp.worker import Worker

LONGEST_HEADER = 1 << 16
LONGEST_MESSAGE = 1 << 28
"""Bytes of a message at most; whoever announces more sends rubbish, and where the next one begins is not known."""


class _Bounded:
    """Standard input without lines and messages of any length."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """A line, or as much of it as a header can be long."""
        return self._stream.readline(LONGEST_HEADER)

    def read(self, count: int) -> bytes:
        """So many bytes; none where nobody sends so many, which ends the session."""
        return self._stream.read(count) if count <= LONGEST_MESSAGE else b""


def serve_stdio(make_checker: MakeChecker, source: BinaryIO, target: BinaryIO) -> int:
    """Serve the client behind two streams, which are its alone, until it leaves; gives the exit status."""
    be_quiet()
    server = new_server(make_checker)
    with contextlib.suppress(BrokenPipeError):
        server.start_io(cast("BinaryIO", _Bounded(source)), target)
    return _status(server)


def serve_tcp(host: str, port: int, make_checker: MakeChecker, listening: Callable[[int], None]) -> int:
    """Serve one client at a port until it leaves; `listening` is told the port. Raises OSError where it is taken."""
    be_quiet()
    server = new_server(make_checker)
    asyncio.run(_serve_one(server, host, port, listening))
    return _status(server)


def new_server(make_checker: MakeChecker) -> TaktvollServer:
    """A server with its handlers."""
    server = TaktvollServer(Worker(), make_checker)
    register(server)
    return server


async def _serve_one(server: TaktvollServer, host: str, port: int, listening: Callable[[int], None]) -> None:
    gone = asyncio.Event()
    stop = threading.Event()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if server.protocol.writer is not None:  # there is one client already
            writer.close()
            return
        server.protocol.set_writer(writer)
        try:
            await run_async(stop, reader, server.protocol, error_handler=_reporter(server))
        except (asyncio.IncompleteReadError, ConnectionError, ValueError, SystemExit):
            pass
        finally:
            gone.set()

    listener = await asyncio.start_server(talk, host, port)
    listening(int(listener.sockets[0].getsockname()[1]))
    async with listener:
        await gone.wait()


def _reporter(server: TaktvollServer) -> Callable[[Exception, type[JsonRpcException]], None]:
    return server.report_server_error


def _status(server: TaktvollServer) -> int:
    """0 after a client that took leave, 1 after one that just went."""
    return 1 if server.exit_status is None else server.exit_status
