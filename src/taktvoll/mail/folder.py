"""What of a folder is a draft, and what looks like one in a format that is not read there."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from taktvoll.bilingual import Text
from taktvoll.errors import InputError

DRAFTS = frozenset({".txt", ".md", ".eml", ".jsonl"})
"""Suffixes of the files that are checked."""
_LETTERS = frozenset(
    {".docx", ".docm", ".doc", ".dotx", ".odt", ".ott", ".fodt", ".rtf", ".pdf", ".msg", ".oft", ".html", ".htm", ".mht",
     ".mhtml", ".emlx", ".pages", ".wps"}
)  # fmt: skip
"""Suffixes of files in which a letter may stand, too: they are named, so that nobody takes silence for praise."""
MAX_NAMED = 6


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies in a folder and the folders in it."""

    drafts: list[Path]
    """Regular files with a suffix of `DRAFTS`, sorted."""
    unread: list[Path]
    """Other letters, and what has a draft's name but is no regular file (a pipe, a device), sorted."""
    errors: list[InputError]


def contents_of(folder: Path) -> Contents:
    """Look through `folder`; folders that cannot be listed, and one without any draft, are errors."""
    broken: list[OSError] = []
    drafts, unread = list[Path](), list[Path]()
    for where, _, names in os.walk(folder, onerror=broken.append):
        for name in names:
            path = Path(where, name)
            suffix = path.suffix.lower()
            if suffix in DRAFTS and _readable(path):
                drafts.append(path)
            elif suffix in DRAFTS or suffix in _LETTERS:
                unread.append(path)
    errors = [
        InputError(
            f"{error.filename}: this folder cannot be read ({error.strerror}); check its permissions",
            f"{error.filename}: Der Ordner ist nicht lesbar ({error.strerror}); prüfen Sie die Zugriffsrechte.",
        )
        for error in broken
    ]
    if not drafts and not broken:
        suffixes = ", ".join(sorted(DRAFTS))
        errors.append(
            InputError(
                f"{folder}: no draft in this folder; drafts end in {suffixes}",
                f"{folder}: In diesem Ordner liegt kein Entwurf; Entwürfe enden auf {suffixes}.",
            )
        )
    return Contents(drafts=sorted(drafts), unread=sorted(unread), errors=errors)


def _readable(path: Path) -> bool:
    """Whether reading `path` comes to an end: true of regular files, and of what is not there, for that fails at once."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def unread_remark(folder: Path, unread: list[Path]) -> Text:
    """The one line that names what was left out."""
    names = [str(path.relative_to(folder)) for path in unread[:MAX_NAMED]]
    more = len(unread) - len(names)
    listed = ", ".join(names)
    return Text(
        en=f"{folder}: not checked, for drafts in a folder are text files: {listed}{f' and {more} more' if more else ''};"
        " name such a file itself to have it checked",
        de=f"{folder}: nicht geprüft, weil Entwürfe in einem Ordner Textdateien sind: {listed}{f' und {more} weitere' if more else ''};"
        " nennen Sie eine solche Datei einzeln, um sie zu prüfen",
    )
