"""What the client has on its screen: one value for each version of each document."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from taktvoll.lsp.line_index import Encoding, LineIndex


@dataclass(frozen=True, eq=False)
class Document:
    """One version of a document; every change makes another."""

    uri: str
    version: int
    text: str = field(repr=False)
    encoding: Encoding = "utf-16"

    @functools.cached_property
    def index(self) -> LineIndex:
        """Its lines."""
        return LineIndex(self.text, self.encoding)

    @functools.cached_property
    def path(self) -> Path | None:
        """The file that the address names; None where it names none (``untitled:``). It need not exist."""
        return path_of(self.uri)

    def offset(self, place: types.Position) -> int:
        """The offset of a place."""
        return self.index.offset(place.line, place.character)

    def range(self, start: int, end: int) -> types.Range:
        """The range of ``text[start:end]``."""
        return types.Range(self.position(start), self.position(end))

    def position(self, offset: int) -> types.Position:
        """The place of an offset."""
        line, character = self.index.place(offset)
        return types.Position(line, character)

    def changed(
        self, changes: Iterable[types.TextDocumentContentChangeEvent], version: int | None = None
    ) -> "Document":
        """The document after `changes`, one after the other: a range each, or the whole text."""
        document = self
        for change in changes:
            text = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = sorted((document.offset(change.range.start), document.offset(change.range.end)))
                text = f"{document.text[:start]}{text}{document.text[end:]}"
            document = replace(document, text=text)
        return replace(document, version=self.version if version is None else version)


class Documents:
    """The open documents by their address."""

    def __init__(self) -> None:
        self.encoding: Encoding = "utf-16"
        """That of places, as agreed with the client."""
        self._open: dict[str, Document] = {}

    def open(self, item: types.TextDocumentItem) -> Document:
        """A document that was opened, perhaps once more."""
        document = Document(item.uri, item.version, item.text, self.encoding)
        self._open[item.uri] = document
        return document

    def change(self, params: types.DidChangeTextDocumentParams) -> Document | None:
        """The new version of a document; None for one that is not open."""
        known = self._open.get(params.text_document.uri)
        if known is None:
            return None
        document = known.changed(params.content_changes, params.text_document.version)
        self._open[document.uri] = document
        return document

    def close(self, uri: str) -> None:
        """Forget a document."""
        self._open.pop(uri, None)

    def get(self, uri: str) -> Document | None:
        """The present version; None for a document that is not open."""
        return self._open.get(uri)

    def all(self) -> list[Document]:
        """All of them."""
        return list(self._open.values())


def path_of(uri: str) -> Path | None:
    """The path that a ``file:`` address names; None for any other."""
    try:
        found = to_fs_path(uri)
    except ValueError:
        return None
    return Path(found) if found and "\0" not in found else None
