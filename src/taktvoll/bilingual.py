"""Sentences for users in German and English, and which of the two the user's surroundings ask for."""

import locale
import os
import sys
from dataclasses import dataclass
from typing import Literal

Lang = Literal["de", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A sentence for the user in both languages; ``{name}`` is filled from fields."""

    de: str
    en: str

    def in_language(self, lang: str, **fields: object) -> str:
        """The text in `lang` („de“ or „en“) with its fields filled."""
        template = self.en if lang == "en" else self.de
        return template.format(**fields) if fields else template


def default_lang() -> Lang:
    """„en“ where the user's locale is another language than German, „de“ otherwise and where it says nothing.

    The default of the setting ``lang``: command line, library and server have it from here.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            break
    else:
        value = locale.getlocale()[0] if sys.platform == "win32" else None
    if not value or value.split(".")[0] in {"C", "POSIX"} or value.lower().startswith(("de", "german")):
        return "de"
    return "en"
