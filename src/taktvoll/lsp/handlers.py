"""Which message asks for what."""

from typing import Any

from lsprotocol import types

from taktvoll.lsp.actions import KINDS, REWRITE_COMMAND, REWRITE_KIND, SILENCE_COMMAND, actions_at
from taktvoll.lsp.commands import REPORT_COMMAND, apply_rewrite, report, resolve_rewrite, rewrite_command, silence
from taktvoll.lsp.diagnostics import SOURCE
from taktvoll.lsp.drafts import name_of
from taktvoll.lsp.hover import hover_at
from taktvoll.lsp.score_line import hints_of, lenses_of
from taktvoll.lsp.server import TaktvollServer
from taktvoll.lsp.server_settings import section_of
from taktvoll.settings_tables import FILE, PROJECT_FILE

_ACTIONS = types.CodeActionOptions(code_action_kinds=list(KINDS), resolve_provider=True)
_DIAGNOSTICS = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=SOURCE)
"""`identifier`: clients that show several servers' diagnostics keep ours apart; none has to send it back."""
SETTINGS_FILES = frozenset({FILE, PROJECT_FILE})


def register(server: TaktvollServer) -> None:
    """Give `server` its handlers."""
    _session(server)
    _documents(server)
    _questions(server)
    _scores(server)
    _commands(server)


def _session(server: TaktvollServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.begin(params)
        if server.client.pulls:
            server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, _DIAGNOSTICS)(pull)

    async def pull(params: types.DocumentDiagnosticParams) -> Any:
        return await server.report_of(params)

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        await server.ready()

    @server.feature(types.EXIT)
    def leave(*_: Any) -> None:
        server.exit_status = 0 if server.protocol.is_shut_down else 1

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configuration(params: types.DidChangeConfigurationParams) -> None:
        if server.client.configures:
            await server.ask_for_settings()
        elif params.settings is not None:
            server.use_settings(section_of(params.settings))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files(_: types.DidChangeWatchedFilesParams) -> None:
        server.check_all_again()


def _documents(server: TaktvollServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.places.forget()
        server.publish(server.documents.open(params.text_document).uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = server.documents.change(params)
        if document is not None:
            server.publish(document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.places.forget()
        if name_of(params.text_document.uri) in SETTINGS_FILES:
            server.check_all_again()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.documents.close(params.text_document.uri)
        server.checks.forget(params.text_document.uri)
        server.unpublish(params.text_document.uri)


def _questions(server: TaktvollServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, _ACTIONS)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        uri = params.text_document.uri
        checked = await server.checks.checked(uri)
        if checked is None:
            return None
        start, end = checked.document.offset(params.range.start), checked.document.offset(params.range.end)
        found = actions_at(checked, start, end, params.context, server.client, server.lang(uri))
        if params.context.only and not server.client.resolves_edits:
            for action in found:
                if (action.kind or "").startswith(REWRITE_KIND):
                    await apply_rewrite(server, action)
        return found

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(action: types.CodeAction) -> types.CodeAction:
        return await resolve_rewrite(server, action)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        checked = await server.checks.checked(uri)
        if checked is None:
            return None
        offset = checked.document.offset(params.position)
        return hover_at(checked, offset, server.lang(uri), markdown=server.client.markdown)


def _scores(server: TaktvollServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        if server.places.server.score != "lens":
            return []
        checked = await server.checks.checked(uri)
        return [] if checked is None else lenses_of(checked, server.lang(uri))

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def hints(params: types.InlayHintParams) -> list[types.InlayHint]:
        uri = params.text_document.uri
        if server.places.server.score != "hint":
            return []
        checked = await server.checks.checked(uri)
        if checked is None:
            return []
        start, end = checked.document.offset(params.range.start), checked.document.offset(params.range.end)
        return hints_of(checked, start, end, server.lang(uri))


def _commands(server: TaktvollServer) -> None:
    @server.command(REWRITE_COMMAND)
    async def rewrite(*arguments: Any) -> Any:
        return await rewrite_command(server, arguments)

    @server.command(SILENCE_COMMAND)
    async def silenced(*arguments: Any) -> Any:
        return await silence(server, arguments)

    @server.command(REPORT_COMMAND)
    async def reported(*arguments: Any) -> Any:
        return await report(server, arguments)
