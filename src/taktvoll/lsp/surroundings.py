"""What holds for a draft beyond its text: settings files, what is silenced, the employer's message, the application."""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from taktvoll.bilingual import Lang, default_lang
from taktvoll.lsp.server_settings import ServerSettings

if TYPE_CHECKING:
    from taktvoll.settings import Settings
    from taktvoll.suppression import Suppressions

COMPANION_SUFFIXES = (".eml", ".txt", ".md", ".ics", ".docx", ".odt", ".pdf", ".msg")
"""Of ``absage.reply-to.eml`` beside ``absage.txt``; the first that is there counts."""
_Stamp = tuple[int, int] | None


@dataclass(frozen=True)
class Surroundings:
    """What a check needs besides the letter."""

    settings: "Settings"
    suppressions: "Suppressions"
    reply_to: str | None
    application: str | None


class Places:
    """Reads what lies around drafts, again where it has changed; used by the thread that checks and by the loop."""

    def __init__(self) -> None:
        self.server = ServerSettings()
        self.lang: Lang = default_lang()
        """The language of messages where no settings name one."""
        self.root: Path | None = None
        """The folder of the client's workspace: where settings are looked for that hold for documents without a file."""
        self._lock = threading.Lock()
        self._settings: dict[Path, Settings] = {}
        self._companions: dict[Path, tuple[_Stamp, str]] = {}
        self._suppressions: dict[Path, tuple[_Stamp, Suppressions]] = {}

    def use(self, server: ServerSettings) -> None:
        """Let the editor's settings hold from now on."""
        self.server = server
        self.forget()

    def forget(self) -> None:
        """Read the settings files again when they are needed next."""
        with self._lock:
            self._settings.clear()

    def around(self, path: Path | None) -> Surroundings:
        """What holds for a draft at `path`, which need not exist; raises `SettingsError` and `InputError`."""
        return Surroundings(
            self.settings(path),
            self._silenced(path),
            self._companion(path, "reply-to", self.server.reply_to),
            self._companion(path, "application", self.server.application),
        )

    def settings(self, path: Path | None) -> "Settings":
        """The settings for a draft at `path`: what the editor says over what the files say."""
        from taktvoll.lint.rules import TITLES
        from taktvoll.settings_files import check_rules, locate_settings

        folder = self._folder(path)
        with self._lock:
            known = self._settings.get(folder)
        if known is not None:
            return known
        located = locate_settings(folder, overrides=self.server.overrides)
        settings = located.settings
        if "lang" not in located.sources:
            settings = settings.model_copy(update={"lang": self.lang})
        check_rules(settings, list(TITLES))
        with self._lock:
            self._settings[folder] = settings
        return settings

    def lang_of(self, path: Path | None) -> Lang:
        """The language in which the writer of the draft at `path` is talked to, also where the settings are broken."""
        from taktvoll.errors import SettingsError

        try:
            return self.settings(path).lang
        except SettingsError:
            return self.lang

    def _folder(self, path: Path | None) -> Path:
        """Where settings are looked for first: the draft's folder, the nearest one that is there; without a file the workspace."""
        if path is None:
            return self.root or Path.cwd()
        return next((parent for parent in path.absolute().parents if _stamp(parent) is not None), Path.cwd())

    def _silenced(self, path: Path | None) -> "Suppressions":
        from taktvoll.lint.suppressed import KNOWN
        from taktvoll.suppression import Suppressions, load_suppressions, suppression_path

        if path is None:
            return Suppressions()
        stamp = _stamp(suppression_path(path))
        known = self._suppressions.get(path)
        if known is None or known[0] != stamp:
            known = self._suppressions[path] = (stamp, load_suppressions(path, KNOWN))
        return known[1]

    def _companion(self, path: Path | None, kind: str, named: str | None) -> str | None:
        """The text of the file that `named` names, else of ``NAME.KIND.*`` beside the draft; None where there is none."""
        from taktvoll.mail.sources import read_companion

        file = self._folder(path) / Path(named).expanduser() if named else _beside(path, kind)
        if file is None:
            return None
        stamp = _stamp(file)
        known = self._companions.get(file)
        if known is None or known[0] != stamp:
            known = self._companions[file] = (stamp, read_companion(file, with_header=kind == "reply-to"))
        return known[1]


def _beside(path: Path | None, kind: str) -> Path | None:
    if path is None:
        return None
    names = (path.with_name(f"{path.stem}.{kind}{suffix}") for suffix in COMPANION_SUFFIXES)
    return next((name for name in names if _stamp(name) is not None and name != path), None)


def _stamp(path: Path) -> _Stamp:
    """Tells one state of a file from another; None where it is not there."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
