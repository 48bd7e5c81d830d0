"""What the command says beside its results, on standard error."""

import sys
from collections.abc import Iterable

from taktvoll.bilingual import Text
from taktvoll.cli.run_language import run_lang
from taktvoll.errors import TaktvollError

STDIN = "-"
SHOWN_STDIN = Text(de="Standardeingabe", en="standard input")


def say(message: str | Text | TaktvollError, **fields: object) -> None:
    """One line of talk, in the language of the run."""
    sys.stderr.write(f"taktvoll: {in_words(message, **fields)}\n")
    sys.stderr.flush()


def tell(message: str | Text, **fields: object) -> None:
    """A line of progress, without the name of the command."""
    sys.stderr.write(f"{in_words(message, **fields)}\n")
    sys.stderr.flush()


def in_words(message: str | Text | TaktvollError, **fields: object) -> str:
    """`message` in the language of the run; fields that are texts are too."""
    lang = run_lang()
    if isinstance(message, str):
        return message
    if isinstance(message, TaktvollError):
        return message.in_language(lang)
    shown = {name: value.in_language(lang) if isinstance(value, Text) else value for name, value in fields.items()}
    return message.in_language(lang, **shown)


def filled(text: Text, **fields: object) -> Text:
    """`text` with its fields filled, in both languages; fields that are texts are taken in the same language."""
    shown = {
        lang: {name: value.in_language(lang) if isinstance(value, Text) else value for name, value in fields.items()}
        for lang in ("de", "en")
    }
    return Text(de=text.in_language("de", **shown["de"]), en=text.in_language("en", **shown["en"]))


def named(draft: str | None) -> str | Text:
    """What a draft is called in a message."""
    return SHOWN_STDIN if draft in {None, STDIN} else str(draft)


def titles(rules: Iterable[str]) -> Text:
    """What the rules are called where a person reads, each once."""
    from taktvoll.lint.rules import TITLES

    known = [TITLES.get(rule, Text(de=rule, en=rule)) for rule in dict.fromkeys(rules)]
    return Text(de=", ".join(text.de for text in known), en=", ".join(text.en for text in known))
