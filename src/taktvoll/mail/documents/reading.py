"""One way into the libraries: what is missing or broken becomes an error that names the format."""

import importlib
import importlib.util
import io
import zipfile
from typing import Any

from taktvoll.errors import InputError
from taktvoll.extras import install_command
from taktvoll.letter import Letter
from taktvoll.mail.documents.document import Document
from taktvoll.mail.file_kind import NAMES, FileKind

_INSTALL = install_command("documents")
_READERS = {
    FileKind.DOCX: ("docx", "word"),
    FileKind.ODT: ("odf", "opendocument"),
    FileKind.PDF: ("pypdfium2", "pdf"),
    FileKind.MSG: ("oxmsg", "outlook"),
}
"""The library's module, and ours that knows it; imported when a file of the kind comes."""
MAX_UNPACKED = 100_000_000
"""Bytes that the parts of a .docx or .odt may have: a letter has a thousandth of it."""


def read_document(kind: FileKind, data: bytes) -> Letter:
    """The letter in a document; `kind` is one of `DOCUMENTS`.

    Raises `InputError` where the library is not installed, the file is damaged or locked, or holds no text.
    """
    english, german = NAMES[kind]
    library, module = _READERS[kind]
    if importlib.util.find_spec(library) is None:
        raise InputError(
            f"this is {english}; Taktvoll reads it with the extra `documents` ({_INSTALL}), or copy the text into a .txt file",
            f"Das ist {german}: Taktvoll liest sie mit dem Zusatz documents ({_INSTALL}); oder kopieren Sie den Text in eine .txt-Datei."
            if german.startswith("eine ")
            else f"Das ist {german}: Taktvoll liest ihn mit dem Zusatz documents ({_INSTALL}); oder kopieren Sie den Text in eine .txt-Datei.",
        )
    reader: Any = importlib.import_module(f"taktvoll.mail.documents.{module}")
    try:
        _refuse_bomb(data)
        document: Document = reader.read(data)
    except Exception as error:  # the libraries raise whatever a damaged file makes of them
        raise InputError(
            f"this is {english}, and it cannot be read ({type(error).__name__}): damaged, or locked with a password; open it and copy the text into a .txt file",
            f"Das ist {german}, aber nicht lesbar ({type(error).__name__}): beschädigt oder mit einem Kennwort geschützt; kopieren Sie den Text in eine .txt-Datei.",
        ) from error
    if not document.text.strip():
        raise InputError(
            f"this is {english}, but there is no text in it (a scan, or a picture?); type or copy the text into a .txt file",
            f"Das ist {german}, aber ohne Text darin (ein Scan, ein Bild?); schreiben oder kopieren Sie den Text in eine .txt-Datei.",
        )
    return Letter(text=document.text, subject=document.subject, decoded=True, envelope=document.envelope, lenient=False)


def _refuse_bomb(data: bytes) -> None:
    """Raise ValueError where an archive would unpack to more than any letter."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                raise ValueError("too large")
