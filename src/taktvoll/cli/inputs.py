"""Drafts for `check` and `rewrite`: read, with their settings, and with what could not be read told at once."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from taktvoll.cli.options import load_for, say
from taktvoll.errors import InputError, NotGermanError
from taktvoll.letter import Letter
from taktvoll.read.sources import STDIN, read_companion, read_sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from taktvoll.settings import Settings


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
    failed: bool = False

    def __iter__(self) -> Iterator[tuple[Letter, "Settings"]]:
        """Letters with the settings of their folder, in order; what cannot be read goes to standard error."""
        known: dict[Path, Settings] = {}
        self._settings_of(known, Path())  # a broken setting is said before anything is read
        reply_to = read_companion(self.reply_to, note=say) if self.reply_to else None
        application = read_companion(self.application, note=say) if self.application else None
        stdin = None if sys.stdin is None or (not self.paths and sys.stdin.isatty()) else sys.stdin.buffer
        letters = read_sources(
            self.paths, stdin=stdin, stdin_filename=self.stdin_filename, reply_to=reply_to, application=application, note=say
        )
        for letter in letters:
            fault = letter if isinstance(letter, InputError) else self._fault(letter)
            if fault is not None:
                self.failed = True
                say(str(fault))
            elif isinstance(letter, Letter):
                named = replace(letter, id=self.stdin_filename) if letter.id == STDIN and self.stdin_filename else letter
                yield named, self._settings_of(known, _folder(named, self.paths))

    def _fault(self, letter: Letter) -> InputError | None:
        """Why a lone draft is refused."""
        if letter.lenient or self.force:
            return None
        from taktvoll.read.language import is_german

        if is_german(letter.text):
            return None
        name = "standard input" if letter.id == STDIN else letter.id
        return NotGermanError(f"{name}: the text does not look German, and the advice is made for German mails; use --force to check it all the same")

    def _settings_of(self, known: "dict[Path, Settings]", folder: Path) -> "Settings":
        if folder not in known:
            known[folder] = load_for(folder, config=self.config, no_config=self.no_config, options=self.options)
        return known[folder]


def _folder(letter: Letter, paths: Sequence[str]) -> Path:
    """Where the settings of a draft are looked for first: its folder; the current one for standard input and JSON lines."""
    if letter.id and not letter.lenient and paths:
        parent = Path(letter.id).parent
        if parent.is_dir():
            return parent
    return Path()
