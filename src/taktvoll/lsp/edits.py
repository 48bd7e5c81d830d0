"""Edits of ours as a change of the workspace."""

from collections.abc import Iterable

from lsprotocol import types

from taktvoll.finding import Edit
from taktvoll.lsp.client import Client
from taktvoll.lsp.documents import Document


def workspace_edit(document: Document, edits: Iterable[Edit], client: Client) -> types.WorkspaceEdit:
    """`edits`, in offsets of `document`; for this version alone where the client can say so."""
    changes: list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit] = [
        types.TextEdit(document.range(edit.start, edit.end), edit.text)
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end))
    ]
    if client.document_changes:
        versioned = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(versioned, changes)])
    return types.WorkspaceEdit(changes={document.uri: [types.TextEdit(one.range, one.new_text) for one in changes]})  # type: ignore[union-attr]
