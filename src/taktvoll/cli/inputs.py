"""Drafts for `check` and `rewrite`: read, with their settings, and with what could not be read told at once."""

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from taktvoll.cli.chosen_settings import load_for
from taktvoll.cli.paste import END, PASTE
from taktvoll.cli.talk import in_words, say, tell
from taktvoll.errors import InputError, NotGermanError, SettingsError, TaktvollError
from taktvoll.letter import Letter
from taktvoll.mail.sources import read_companion, read_sources, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from taktvoll.settings import Settings
    from taktvoll.suppression import Suppressions


@dataclass(frozen=True, slots=True)
class LocatedLetter:
    """A letter, and what its place says about it."""

    letter: Letter
    settings: "Settings"
    suppressions: "Suppressions"


@dataclass(slots=True)
class Inputs:
    """The drafts of one call; `failed` tells afterwards whether something could not be read."""

    paths: Sequence[str]
    reply_to: Path | None
    application: Path | None
    stdin_filename: str | None
    config: Path | None
    no_config: bool
    options: "Mapping[str, Any]"
    force: bool
    pasted: bytes | None = None
    """The draft itself, instead of `paths`."""
    failed: bool = False
    _told: set[str] = field(default_factory=set)

    def __iter__(self) -> Iterator[LocatedLetter]:
        """Letters with the settings of their folder, in order; what cannot be read goes to standard error."""
        known: dict[Path, Settings | SettingsError] = {}
        self._settings_of(known, Path())  # a broken setting is said before anything is read
        reply_to, application = self.companions()
        if "-" in self.paths and sys.stdin is not None and sys.stdin.isatty():
            tell(PASTE, end=END)
        letters = read_sources(
            self.paths,
            stdin=self._stdin(),
            stdin_filename=self.stdin_filename,
            reply_to=reply_to,
            application=application,
            note=say,
        )
        for letter in letters:
            if isinstance(letter, Letter):
                yield from self._draft(letter, known)
            else:
                self.fail(letter)

    def companions(self) -> tuple[str | None, str | None]:
        """The texts given beside the drafts: the employer's message, the letter of application."""
        reply_to = read_companion(self.reply_to, note=say, with_header=True) if self.reply_to else None
        application = read_companion(self.application, note=say) if self.application else None
        return reply_to, application

    def located(self, paths: Iterable[Path]) -> "Iterator[tuple[Path, Settings, Suppressions]]":
        """Files of many drafts with what their places say of them; what is broken there is told, and its file left out."""
        from taktvoll.suppression import load_suppressions

        known: dict[Path, Settings | SettingsError] = {}
        for path in paths:
            try:
                settings = self._settings_of(known, path.parent)
                yield path, settings, load_suppressions(path, _known_rules())
            except SettingsError as error:
                self.fail(error)

    def _stdin(self) -> BinaryIO | None:
        """What `-` reads: what was pasted, else standard input, but not where somebody only forgot the path."""
        if self.pasted is not None:
            return io.BytesIO(self.pasted)
        return None if sys.stdin is None or (not self.paths and sys.stdin.isatty()) else sys.stdin.buffer

    def _draft(self, letter: Letter, known: "dict[Path, Settings | SettingsError]") -> "Iterator[LocatedLetter]":
        """`letter` with its settings; nothing where it is refused or they are broken."""
        fault = self._fault(letter)
        if fault is not None:
            self.fail(fault)
            return
        try:
            yield LocatedLetter(letter, self._settings_of(known, _folder(letter)), _silenced(letter))
        except SettingsError as error:
            self.fail(error)

    def fail(self, error: TaktvollError) -> None:
        """Tell the error, once: many drafts may lie beside the same broken file."""
        self.failed = True
        message = in_words(error)
        if message not in self._told:
            self._told.add(message)
            say(message)

    def _fault(self, letter: Letter) -> InputError | None:
        """Why a lone draft is refused."""
        if letter.lenient or self.force:
            return None
        from taktvoll.mail.language_id import is_german

        if is_german(letter.text, letter.segments):
            return None
        return NotGermanError(
            "the text does not look German, and the advice is made for German mails; use --force to check it all the same",
            "Der Text sieht nicht deutsch aus, und der Rat ist für deutsche Mails gemacht; mit --force wird er trotzdem geprüft.",
        ).at(*shown(letter.id or ""))

    def _settings_of(self, known: "dict[Path, Settings | SettingsError]", folder: Path) -> "Settings":
        if folder not in known:
            try:
                known[folder] = load_for(folder, config=self.config, no_config=self.no_config, options=self.options)
            except SettingsError as error:
                known[folder] = error
        found = known[folder]
        if isinstance(found, SettingsError):
            raise found
        return found


def _folder(letter: Letter) -> Path:
    """Where the settings of a draft are looked for first: its folder, the current one for standard input without a name."""
    parent = Path(letter.path).parent if letter.path else Path()
    return parent if os.path.isdir(parent) else Path()  # noqa: PTH112 (Path.is_dir raises where a folder cannot be read)


def _silenced(letter: Letter) -> "Suppressions":
    from taktvoll.suppression import Suppressions, load_suppressions

    return load_suppressions(Path(letter.path), _known_rules()) if letter.path else Suppressions()


def _known_rules() -> frozenset[str]:
    from taktvoll.lint.suppressed import KNOWN

    return KNOWN
