"""A word to the user about what was read: a guessed encoding, files of a folder that are no drafts."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """One line in both languages; it never quotes a draft."""

    english: str
    german: str

    def in_language(self, lang: str) -> str:
        """The remark in `lang` („de“ or „en“)."""
        return self.german if lang == "de" else self.english

    def __str__(self) -> str:
        return self.english


Note = Callable[[Remark], None]
"""Who is told."""
