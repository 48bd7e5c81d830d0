"""What can go wrong, as one tree.

    TaktvollError
    ├── InputError            a file or a line that cannot be read as a draft
    │   ├── UndecodableError  bytes that no accepted encoding explains
    │   ├── BrokenLineError   a line of a .jsonl that is no draft
    │   ├── EmptyDraftError   nothing but white space where a draft was expected
    │   └── NotGermanError    a draft in another language
    ├── SettingsError         a settings file or option with an unknown key or a wrong value
    ├── ModelError            a pipeline that cannot be loaded
    │   └── MissingPipeError  a Doc without what an analysis stands on, because a pipe did not run
    ├── OutputError           a result that could not be written whole
    └── GrammarError          LanguageTool is missing, too slow, or broken

Every message says what, where, and what to do next; none quotes the draft.
"""

from typing import Self


class TaktvollError(Exception):
    """Base of all errors this package raises on purpose; `german` is the same message for users of the command line."""

    def __init__(self, message: str, german: str = "") -> None:
        super().__init__(message)
        self.german = german

    def in_language(self, lang: str) -> str:
        """The message in `lang` („de“ or „en“); in English where there is no German one."""
        return self.german if lang == "de" and self.german else str(self)

    def at(self, place: str, place_german: str = "") -> Self:
        """The same error, said of `place`."""
        german = f"{place_german or place}: {self.german}" if self.german else ""
        return type(self)(f"{place}: {self}", german)


class InputError(TaktvollError):
    """A file, stream or line that cannot be read as a draft."""


class UndecodableError(InputError):
    """Bytes that are neither what MIME declares nor UTF-8, UTF-16 with BOM, or cp1252."""


class BrokenLineError(InputError):
    """A line of a ``.jsonl`` file that is not a JSON object with a ``text``; the message says its number."""


class EmptyDraftError(InputError):
    """A lone file or standard input that holds no text."""


class NotGermanError(InputError):
    """A lone file or standard input whose text is not German."""


class SettingsError(TaktvollError):
    """A settings file or an option that names an unknown key, an unknown rule, or a value of the wrong kind."""


class ModelError(TaktvollError):
    """A spaCy pipeline that is not installed, not German, or cannot be loaded."""


class MissingPipeError(ModelError, ValueError):
    """A Doc that lacks what a component of ours reads; the message names the pipe that has to run before."""


class OutputError(TaktvollError):
    """A result that could not be written whole (full disk, no permission); what was there before is untouched."""


class GrammarError(TaktvollError):
    """LanguageTool was asked for and is not installed, not startable, too slow, or answers nonsense."""
