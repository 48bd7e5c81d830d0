"""pygls' protocol, but: documents are ours, no exception's words reach the client, wrong requests are answered quietly."""

import logging
from collections.abc import Generator
from typing import Any

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidParams,
    JsonRpcMethodNotFound,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol, lsp_method

from taktvoll.bilingual import Lang
from taktvoll.lsp.texts import BROKEN_REQUEST, FAILED, NO_JSON, NOT_BEGUN, UNKNOWN_COMMAND, UNKNOWN_METHOD

PARSE_ERROR = -32700
REQUEST_FAILED = -32803
"""The request was in order and could not be done; the message says why."""


_BEFORE = frozenset({types.INITIALIZE, types.SHUTDOWN, types.EXIT})


class RequestFailed(JsonRpcException):
    """What a handler raises to tell the writer something, in the writer's language; it never quotes the draft."""

    CODE = REQUEST_FAILED


class Protocol(LanguageServerProtocol):
    """The protocol of one client."""

    lang: Lang = "de"
    """The language of errors."""

    @property
    def is_shut_down(self) -> bool:
        """Whether the client has asked us to shut down."""
        return bool(self._shutdown)

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        """Keep no copy of the text: pygls' own counts other line ends than editors do."""
        yield from self._ours(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """As for opening."""
        yield from self._ours(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        """As for opening."""
        yield from self._ours(types.TEXT_DOCUMENT_DID_CLOSE, params)

    @lsp_method(types.WORKSPACE_EXECUTE_COMMAND)
    def lsp_workspace__execute_command(self, params: types.ExecuteCommandParams) -> Generator[Any, Any, Any]:
        """Hand a command its arguments as they came."""
        handler = self.fm.commands.get(params.command)
        if handler is None:
            raise RequestFailed(UNKNOWN_COMMAND.in_language(self.lang, command=params.command[:80]))
        result = yield handler, tuple(params.arguments or ()), None
        return result

    def _ours(self, method: str, params: object) -> Generator[Any, Any, None]:
        handler = self.fm.features.get(method)
        if handler is not None:
            yield handler, (params,), None

    def refuse_rubbish(self) -> None:
        """Answer to what is no message at all; nobody knows which one it was."""
        error = types.ResponseError(PARSE_ERROR, NO_JSON.in_language(self.lang))
        self._send_data(types.ResponseErrorMessage(id=None, error=error, jsonrpc=self.VERSION))

    def _get_handler(self, feature_name: str) -> Any:
        """The handler of a method; none of ours before the client has said what it can do."""
        if self._workspace is None and feature_name not in _BEFORE:
            raise JsonRpcServerNotInitialized(NOT_BEGUN.in_language(self.lang))
        return super()._get_handler(feature_name)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message in `data`; one that does not follow the protocol is answered, where it waits for an answer."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            number = data.get("id")
            if "method" in data and isinstance(number, int | str):
                error = types.ResponseError(JsonRpcInvalidParams.CODE, BROKEN_REQUEST.in_language(self.lang))
                self._send_response(number, error=error)
            return None

    def handle_message(self, message: Any) -> None:
        """Handle a message; what is none (a bare number, a list, a broken request) is passed over."""
        if hasattr(message, "jsonrpc"):
            super().handle_message(message)

    def _send_response(self, msg_id: Any, result: Any = None, error: types.ResponseError | None = None) -> None:
        """Answer, in our own words where something went wrong."""
        super()._send_response(msg_id, result, None if error is None else self._in_our_words(error))

    def _in_our_words(self, error: types.ResponseError) -> types.ResponseError:
        if error.code == JsonRpcInternalError.CODE:  # an exception: its words may quote the draft
            kind = error.message.partition(":")[0].strip().rpartition(".")[2] or "Error"
            said = FAILED.in_language(self.lang, kind=kind if kind.isidentifier() else "Error")
            return types.ResponseError(error.code, said)
        if error.code == JsonRpcMethodNotFound.CODE:
            return types.ResponseError(error.code, UNKNOWN_METHOD.in_language(self.lang, method=_method_in(error)))
        return types.ResponseError(error.code, error.message)


def be_quiet() -> None:
    """Let pygls log nothing: what it says of a message that it cannot read quotes the draft."""
    for name in ("pygls", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _method_in(error: types.ResponseError) -> str:
    return error.message.rpartition(":")[2].strip()[:80]
