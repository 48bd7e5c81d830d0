"""What can go wrong, as one tree.

    TaktvollError
    ├── InputError            a file or a line that cannot be read as a draft
    │   ├── UndecodableError  bytes that no accepted encoding explains
    │   ├── BrokenLineError   a line of a .jsonl that is no draft
    │   ├── EmptyDraftError   nothing but white space where a draft was expected
    │   └── NotGermanError    a draft in another language
    ├── SettingsError         a settings file or option with an unknown key or a wrong value
    ├── ModelError            a pipeline or trained model that is missing, stale, or does not fit
    │   └── MissingPipeError  a Doc without what an analysis stands on, because a pipe did not run
    ├── OutputError           a result that could not be written whole
    ├── GrammarError          LanguageTool is missing, too slow, or broken
    ├── BatchError            a run over many drafts that cannot begin, go on or come to its end
    └── MissingExtraError     what was asked for needs a package of an extra that is not installed

Every message says what, where, and what to do next; none quotes the draft.
"""

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from taktvoll.bilingual import Text


class TaktvollError(Exception):
    """Base of all errors this package raises on purpose: `message` in English, `german` the same in German."""

    def __init__(self, message: str, german: str) -> None:
        super().__init__(message, german)  # both, so that the error can be pickled
        self.message = message
        self.german = german

    def __str__(self) -> str:
        return self.message

    @classmethod
    def saying(cls, text: "Text") -> Self:
        """The error whose message is `text`."""
        return cls(text.en, text.de)

    def in_language(self, lang: str) -> str:
        """The message in `lang` („de“ or „en“)."""
        return self.german if lang == "de" else self.message

    def at(self, place: str, place_german: str | None = None) -> Self:
        """The same error, said of `place`; `place_german` is the same place in German where it has another name."""
        return type(self)(f"{place}: {self.message}", f"{place_german or place}: {self.german}")


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
    """A spaCy pipeline that is not installed or not German; a trained model that is missing, damaged, stale, or does not fit."""


class MissingPipeError(ModelError, ValueError):
    """A Doc that lacks what a component of ours reads; the message names the pipe that has to run before."""


class OutputError(TaktvollError):
    """A result that could not be written whole (full disk, no permission); what was there before is untouched."""


class GrammarError(TaktvollError):
    """LanguageTool was asked for and is not installed, not startable, too slow, or answers nonsense."""


class BatchError(TaktvollError):
    """A run over many drafts that cannot begin, be taken up again, or come to its end; what is done stays done."""


class MissingExtraError(TaktvollError, ImportError):
    """What was asked for needs a package that only an extra brings; the message names the extra to install."""
