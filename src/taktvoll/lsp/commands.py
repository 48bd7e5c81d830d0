"""What the writer sets going: a rewrite of the draft, a finding silenced, the whole report for another program."""

import asyncio
import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from taktvoll.errors import TaktvollError
from taktvoll.formats.labels import title_of
from taktvoll.lsp.actions import REWRITE_COMMAND, SILENCE_COMMAND
from taktvoll.lsp.checks import Checked
from taktvoll.lsp.edits import workspace_edit
from taktvoll.lsp.protocol import RequestFailed
from taktvoll.lsp.rewrites import Rewritten, rewrite_checked, style_of
from taktvoll.lsp.texts import NO_DRAFT, NO_FILE, NO_FINDING, NOT_OPEN, NOT_REACHED, SILENCED, WRONG_ARGUMENTS
from taktvoll.rewritten import Verdict
from taktvoll.suppression import add_suppressions, sentence_of

if TYPE_CHECKING:
    from taktvoll.bilingual import Text
    from taktvoll.lsp.server import TaktvollServer

REPORT_COMMAND = "taktvoll.report"
TRIES = 5
"""Times that a rewrite is made anew because somebody typed meanwhile."""
_WANTED = {
    REWRITE_COMMAND: '{"uri": …, "style": "minimal|knapp|herzlich|foermlich"}',
    SILENCE_COMMAND: '{"uri": …, "rule": …, "position": {"line": …, "character": …}}',
    REPORT_COMMAND: '{"uri": …}',
}
_KIND = {
    Verdict.PROVEN: types.MessageType.Info,
    Verdict.LOOK_HERE: types.MessageType.Warning,
    Verdict.NOT_POSSIBLE: types.MessageType.Warning,
}


async def resolve_rewrite(server: "TaktvollServer", action: types.CodeAction) -> types.CodeAction:
    """The action of a rewrite with its edit; what the proof says is told, and stands in its data."""
    data = action.data if isinstance(action.data, dict) else {}
    uri, style = data.get("uri"), style_of(data.get("style"))
    if not isinstance(uri, str) or style is None:
        return action
    checked, made = await _rewritten(server, uri, style)
    _into(server, action, checked, made, style)
    server.tell(made.said, _KIND[made.verdict])
    return action


async def apply_rewrite(server: "TaktvollServer", action: types.CodeAction) -> None:
    """Give the action of a rewrite its edit at once, for a client that resolves none."""
    given: Any = next(iter((action.command.arguments if action.command else None) or ()), {})
    uri, style = given.get("uri"), style_of(given.get("style"))
    if uri is None or style is None:
        return
    checked, made = await _rewritten(server, uri, style)
    action.command = None
    _into(server, action, checked, made, style)


async def rewrite_command(server: "TaktvollServer", arguments: Sequence[Any]) -> dict[str, Any]:
    """Rewrite a draft and have the client apply it; gives the verdict, and whether it was applied."""
    given = _object(server, REWRITE_COMMAND, arguments)
    style = style_of(given.get("style", "minimal"))
    if style is None:
        raise _wrong(server, REWRITE_COMMAND)
    checked, made = await _rewritten(server, given["uri"], style)
    applied = False
    if made.edit is not None:
        edit = workspace_edit(checked.document, [made.edit], server.client)
        answer = await server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label=REWRITE_COMMAND))
        applied = bool(getattr(answer, "applied", False))
    lang = server.lang(given["uri"])
    if made.edit is not None and not applied:
        server.tell(NOT_REACHED.in_language(lang), types.MessageType.Warning)
    else:
        server.tell(made.said, _KIND[made.verdict])
    return {"verdict": made.verdict.value, "applied": applied}


async def silence(server: "TaktvollServer", arguments: Sequence[Any]) -> dict[str, Any]:
    """Write a finding into the file beside the draft; gives the file's name."""
    given = _object(server, SILENCE_COMMAND, arguments)
    checked = await _draft(server, given["uri"])
    lang = server.lang(given["uri"])
    path, report = checked.document.path, checked.report
    if path is None or report is None or not path.parent.is_dir():
        raise RequestFailed(NO_FILE.in_language(lang))
    rule, offset = str(given.get("rule")), _offset(server, checked, given.get("position"))
    spans = [(found, *checked.span(found.start, found.end)) for found in report.findings if found.rule == rule]
    meant = next((found for found, start, end in spans if start <= offset <= end), None)
    if meant is None:
        raise RequestFailed(NO_FINDING.in_language(lang, rule=rule[:80]))
    pair = (rule, sentence_of(meant, report))
    try:
        file = await asyncio.wrap_future(server.worker.submit(lambda: add_suppressions(path, [pair])))
    except TaktvollError as error:
        raise RequestFailed(error.in_language(lang)) from error
    server.check_all_again()
    server.tell(SILENCED.in_language(lang, title=title_of(rule, lang), file=file.name))
    return {"file": str(file)}


async def report(server: "TaktvollServer", arguments: Sequence[Any]) -> dict[str, Any]:
    """The report on a draft, as `taktvoll check --format json` prints it."""
    given = _object(server, REPORT_COMMAND, arguments)
    checked = await _draft(server, given["uri"])
    return checked.report.to_dict() if checked.report is not None else {}


async def _rewritten(server: "TaktvollServer", uri: str, style: str) -> tuple[Checked, Rewritten]:
    """The rewrite of the present version; made anew where that changed meanwhile."""
    for _ in range(TRIES):
        checked = await _draft(server, uri)
        lang, day = server.lang(uri), server.checks.day()
        job = functools.partial(rewrite_checked, checked, style, server.checks, day, lang)
        try:
            made = await asyncio.wrap_future(server.worker.submit(job))
        except TaktvollError as error:
            raise RequestFailed(error.in_language(lang)) from error
        if made is None:
            break
        if server.documents.get(uri) is checked.document:
            return checked, made
    raise _said(server, uri, NO_DRAFT)


def _into(server: "TaktvollServer", action: types.CodeAction, checked: Checked, made: Rewritten, style: str) -> None:
    if made.edit is not None:
        action.edit = workspace_edit(checked.document, [made.edit], server.client)
    action.data = {
        "uri": checked.document.uri,
        "version": checked.document.version,
        "style": style,
        "verdict": made.verdict.value,
        "said": made.said,
    }


async def _draft(server: "TaktvollServer", uri: str) -> Checked:
    checked = await server.checks.checked(uri)
    if checked is None:
        raise _said(server, uri, NOT_OPEN)
    if checked.fault is not None:
        raise RequestFailed(checked.fault.in_language(server.lang(uri)))
    if checked.report is None:
        raise _said(server, uri, NO_DRAFT)
    return checked


def _object(server: "TaktvollServer", command: str, arguments: Sequence[Any]) -> dict[str, Any]:
    """The one argument of a command: an object with the address of a document."""
    given = arguments[0] if len(arguments) == 1 else None
    if not isinstance(given, dict) or not isinstance(given.get("uri"), str):
        raise _wrong(server, command)
    return given


def _offset(server: "TaktvollServer", checked: Checked, position: object) -> int:
    place = position if isinstance(position, dict) else {}
    line, character = place.get("line"), place.get("character")
    if not isinstance(line, int) or not isinstance(character, int) or line < 0:
        raise _wrong(server, SILENCE_COMMAND)
    return checked.document.offset(types.Position(line, character))


def _wrong(server: "TaktvollServer", command: str) -> RequestFailed:
    lang = server.places.lang
    return RequestFailed(WRONG_ARGUMENTS.in_language(lang, command=command, wanted=_WANTED[command]))


def _said(server: "TaktvollServer", uri: str, text: "Text") -> RequestFailed:
    return RequestFailed(text.in_language(server.lang(uri)))
