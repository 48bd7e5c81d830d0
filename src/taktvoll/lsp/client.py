"""What the client can do, as it says when it begins; nothing is concluded from its name."""

from dataclasses import dataclass

from lsprotocol import types
from pygls.capabilities import get_capability

from taktvoll.bilingual import Lang
from taktvoll.lsp.line_index import Encoding


@dataclass(frozen=True, kw_only=True)
class Client:
    """The announced abilities that we ask for."""

    encoding: Encoding = "utf-16"
    pulls: bool = False
    """Asks for diagnostics itself; whoever does gets none sent, or each would be there twice."""
    refreshes: bool = False
    """Takes ``workspace/diagnostic/refresh``."""
    refreshes_lenses: bool = False
    refreshes_hints: bool = False
    versions_diagnostics: bool = False
    describes_codes: bool = False
    resolves_edits: bool = False
    preferred: bool = False
    document_changes: bool = False
    applies_edits: bool = False
    configures: bool = False
    """Answers ``workspace/configuration``."""
    registers_configuration: bool = False
    registers_watchers: bool = False
    progress: bool = False
    markdown: bool = False
    lang: Lang | None = None
    """The language of its surface, where it says so."""


def client_of(params: types.InitializeParams) -> Client:
    """The client behind a request ``initialize``."""

    def has(path: str) -> bool:
        return bool(get_capability(params.capabilities, path, default=False))

    resolved = get_capability(params.capabilities, "text_document.code_action.resolve_support.properties") or ()
    formats = get_capability(params.capabilities, "text_document.hover.content_format") or ()
    return Client(
        encoding=encoding_of(params.capabilities),
        pulls=get_capability(params.capabilities, "text_document.diagnostic") is not None,
        refreshes=has("workspace.diagnostics.refresh_support"),
        refreshes_lenses=has("workspace.code_lens.refresh_support"),
        refreshes_hints=has("workspace.inlay_hint.refresh_support"),
        versions_diagnostics=has("text_document.publish_diagnostics.version_support"),
        describes_codes=has("text_document.publish_diagnostics.code_description_support")
        or has("text_document.diagnostic.code_description_support"),
        resolves_edits="edit" in resolved,
        preferred=has("text_document.code_action.is_preferred_support"),
        document_changes=has("workspace.workspace_edit.document_changes"),
        applies_edits=has("workspace.apply_edit"),
        configures=has("workspace.configuration"),
        registers_configuration=has("workspace.did_change_configuration.dynamic_registration"),
        registers_watchers=has("workspace.did_change_watched_files.dynamic_registration"),
        progress=has("window.work_done_progress"),
        markdown=bool(formats) and formats[0] == types.MarkupKind.Markdown,
        lang=_lang(params.locale),
    )


def encoding_of(capabilities: types.ClientCapabilities) -> Encoding:
    """The first encoding of places that the client names and we know; UTF-16 where it names none, as the protocol says."""
    known: dict[str, Encoding] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}
    named = get_capability(capabilities, "general.position_encodings") or ()
    return next((known[name] for name in map(str, _values(named)) if name in known), "utf-16")


def _values(names: object) -> list[object]:
    return [getattr(name, "value", name) for name in names] if isinstance(names, list | tuple) else []


def _lang(locale: str | None) -> Lang | None:
    if not locale:
        return None
    return "de" if locale.lower().partition("-")[0].partition("_")[0] == "de" else "en"
