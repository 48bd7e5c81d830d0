"""`--clipboard`: the draft is what was copied last."""

from typing import Any

from taktvoll.bilingual import Text
from taktvoll.errors import EmptyDraftError, InputError, SettingsError
from taktvoll.extras import extra

_WANTED_BY = Text(de="--clipboard", en="--clipboard")
_NO_PATHS = Text(
    de="--clipboard nimmt den Entwurf aus der Zwischenablage; lassen Sie die Dateien weg.",
    en="--clipboard takes the draft from the clipboard; leave the files away",
)
_UNREACHABLE = Text(
    de="Die Zwischenablage lässt sich hier nicht lesen; unter Linux helfen die Pakete wl-clipboard oder xclip, sonst der Weg über eine Datei.",
    en="the clipboard cannot be read here; on Linux the packages wl-clipboard or xclip help, otherwise use a file",
)
_EMPTY = Text(
    de="In der Zwischenablage liegt kein Text: Kopieren Sie erst den Entwurf.",
    en="there is no text in the clipboard: copy the draft first",
)


def copied_draft(paths: list[str]) -> bytes:
    """What was copied last, in UTF-8.

    Raises `SettingsError` beside `paths`, `MissingExtraError` without the extra, `InputError` where there is no clipboard or no
    text in it.
    """
    if paths:
        raise SettingsError.saying(_NO_PATHS)
    library = _library()
    try:
        text: str = library.paste()
    except (library.PyperclipException, OSError, UnicodeError):
        raise InputError.saying(_UNREACHABLE) from None
    if not text.strip():
        raise EmptyDraftError.saying(_EMPTY)
    return text.encode("utf-8", "replace")


def _library() -> Any:
    with extra("clipboard", _WANTED_BY):
        import pyperclip
    return pyperclip
