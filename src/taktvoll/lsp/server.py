"""The language server: one client, its documents, and which request asks for what."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from taktvoll.bilingual import Lang
from taktvoll.errors import SettingsError
from taktvoll.lsp.checks import Checks, MakeChecker
from taktvoll.lsp.client import Client, client_of
from taktvoll.lsp.diagnostics import diagnostics_of, result_id_of
from taktvoll.lsp.documents import Documents, path_of
from taktvoll.lsp.progress import Loading
from taktvoll.lsp.protocol import Protocol
from taktvoll.lsp.server_settings import SECTION, ServerSettings, section_of
from taktvoll.lsp.surroundings import Places
from taktvoll.lsp.worker import Worker
from taktvoll.version import VERSION

_logger = logging.getLogger(__name__)
CONFIGURATION_WAIT = 1.0
"""Seconds that the first check waits for the client's settings; one that never answers gets its diagnostics all the same."""
WATCHED = ("**/taktvoll.toml", "**/pyproject.toml", "**/*.taktvoll-ignore", "**/*.reply-to.*", "**/*.application.*")


class TaktvollServer(LanguageServer):
    """What the handlers share: the client, its documents, the checks. All of it lives on the loop but the worker."""

    protocol: Protocol

    def __init__(self, worker: Worker, make_checker: MakeChecker) -> None:
        super().__init__("taktvoll", VERSION, protocol_cls=Protocol)
        self.client = Client()
        self.documents = Documents()
        self.places = Places()
        self.worker = worker
        self.checks = Checks(self.documents, self.places, worker, make_checker)
        self.exit_status: int | None = None
        """What the process ends with, once the client has said that it should: 1 without a request to shut down."""
        self._configured = asyncio.Event()
        self._initial: dict[str, Any] = {}
        self._given: dict[str, Any] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._publishing: dict[str, asyncio.Task[None]] = {}
        self._told: set[str] = set()

    # What the client says about itself

    def begin(self, params: types.InitializeParams) -> None:
        """Know the client; its first settings may come along."""
        self.client = client_of(params)
        self.documents.encoding = self.client.encoding
        if self.client.lang is not None:
            self.places.lang = self.client.lang
        self.protocol.lang = self.places.lang
        folders = [folder.uri for folder in params.workspace_folders or ()]
        self.places.root = path_of(folders[0] if folders else params.root_uri or "")
        self._initial = section_of(params.initialization_options)
        self.use_settings({})
        if not self.client.configures:
            self._configured.set()

    async def ready(self) -> None:
        """Ask for what can be asked for once the client listens: settings, news about files; load the pipeline."""
        self.later(Loading(self).run())
        if self.client.registers_configuration:
            self._register("configuration", types.WORKSPACE_DID_CHANGE_CONFIGURATION, {"section": SECTION})
        if self.client.registers_watchers:
            watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in WATCHED]
            self._register(
                "files",
                types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                types.DidChangeWatchedFilesRegistrationOptions(watchers),
            )
        if self.client.configures:
            await self.ask_for_settings()

    async def ask_for_settings(self) -> None:
        """Take the settings that the client has now; null and errors as answers are none."""
        items = [types.ConfigurationItem(section=SECTION)]
        try:
            answer = await self.workspace_configuration_async(types.ConfigurationParams(items))
        except Exception:  # noqa: BLE001 - a client that announces what it cannot do
            answer = None
        first = answer[0] if isinstance(answer, list | tuple) and answer else None
        self.use_settings(section_of(_plain(first)))
        self._configured.set()

    def use_settings(self, given: dict[str, Any]) -> None:
        """Let these settings hold, over those that came at the beginning; broken ones are told and change nothing."""
        merged = {**self._initial, **given}
        if merged == self._given:
            return
        try:
            self.places.use(ServerSettings(merged))
        except SettingsError as error:
            self.tell_once(error.in_language(self.places.lang), types.MessageType.Error)
            return
        self._given = merged
        self.check_all_again()

    def check_all_again(self) -> None:
        """Something around the drafts has changed."""
        self.places.forget()
        self.checks.forget()
        for document in self.documents.all():
            self.publish(document.uri)
        if self.client.pulls and self.client.refreshes and self.documents.all():
            self.protocol.send_request(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        self.refresh_scores()

    def refresh_scores(self) -> None:
        """Let the client ask for the scores again."""
        if not self.documents.all():
            return
        if self.client.refreshes_lenses:
            self.protocol.send_request(types.WORKSPACE_CODE_LENS_REFRESH)
        if self.client.refreshes_hints:
            self.protocol.send_request(types.WORKSPACE_INLAY_HINT_REFRESH)

    # Diagnostics

    def publish(self, uri: str) -> None:
        """Send the diagnostics of the present version as soon as they are known, to a client that does not ask for them."""
        if self.client.pulls:
            return
        earlier = self._publishing.get(uri)
        if earlier is not None:
            earlier.cancel()
        self._publishing[uri] = self.later(self._publish(uri))

    def unpublish(self, uri: str) -> None:
        """Take the diagnostics of a closed document away."""
        earlier = self._publishing.pop(uri, None)
        if earlier is not None:
            earlier.cancel()
        if not self.client.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def diagnostics(self, uri: str) -> tuple[list[types.Diagnostic], int | None]:
        """The diagnostics of the present version, and its number."""
        await self.configured()
        checked = await self.checks.checked(uri)
        if checked is None:
            return [], None
        return diagnostics_of(checked, self.client, self.lang(uri)), checked.document.version

    async def report_of(
        self, params: types.DocumentDiagnosticParams
    ) -> types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport:
        """The answer to a pull: „unchanged“ where the client has these very diagnostics."""
        items, _ = await self.diagnostics(params.text_document.uri)
        result_id = result_id_of(items)
        if params.previous_result_id == result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=result_id)
        return types.RelatedFullDocumentDiagnosticReport(items=items, result_id=result_id)

    async def configured(self) -> None:
        """Wait for the client's settings, not for ever."""
        if not self._configured.is_set():
            try:
                await asyncio.wait_for(self._configured.wait(), CONFIGURATION_WAIT)
            except TimeoutError:
                self._configured.set()

    async def _publish(self, uri: str) -> None:
        items, version = await self.diagnostics(uri)
        if version is None:
            return
        shown = version if self.client.versions_diagnostics else None
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, items, version=shown))

    # What handlers need

    def lang(self, uri: str) -> Lang:
        """The language for the writer of a document."""
        return self.places.lang_of(path_of(uri))

    def later(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Have `work` done on the loop; what goes wrong in it is told by its kind alone."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def tell(self, message: str, kind: types.MessageType = types.MessageType.Info) -> None:
        """Show the writer a message."""
        self.window_show_message(types.ShowMessageParams(kind, message))

    def tell_once(self, message: str, kind: types.MessageType) -> None:
        """Show a message that was not shown before."""
        if message not in self._told:
            self._told.add(message)
            self.tell(message, kind)

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002 - the signature of pygls
        """Say nothing of the words of an exception, to the client or in a log: they may quote the draft."""
        if isinstance(error, ValueError | RecursionError):  # the bytes were no JSON
            self.protocol.refuse_rubbish()

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _logger.error("taktvoll lsp: %s", type(error).__name__)

    def _register(self, name: str, method: str, options: object) -> None:
        """Ask to be told about something; whether the client agrees is its own affair."""
        registration = types.Registration(id=f"taktvoll-{name}", method=method, register_options=options)
        self.protocol.send_request(types.CLIENT_REGISTER_CAPABILITY, types.RegistrationParams([registration]))


def _plain(value: Any) -> Any:
    """What pygls gives for an object without a type (a named tuple) as dicts and lists."""
    if hasattr(value, "_asdict"):
        return {key: _plain(inner) for key, inner in value._asdict().items()}
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
