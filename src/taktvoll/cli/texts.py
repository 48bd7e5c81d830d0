"""Texts of the command line in both languages, kept under the one that is handed to typer, which knows only strings."""

from taktvoll.bilingual import Text

_KNOWN: dict[str, Text] = {
    text.en: text
    for text in (  # typer's own
        Text(de="Diese Hilfe zeigen.", en="Show this message and exit."),
        Text(
            de="Die Vervollständigung mit der Tabulatortaste für diese Shell einrichten.",
            en="Install completion for the current shell.",
        ),
        Text(
            de="Das Skript für die Vervollständigung ausgeben, zum Ansehen oder selbst Einrichten.",
            en="Show completion for the current shell, to copy it or customize the installation.",
        ),
    )
}


def both(de: str, en: str) -> str:
    """`de`, for which `in_language` knows `en`."""
    _KNOWN[de] = Text(de=de, en=en)
    return de


def in_language(text: str, lang: str) -> str:
    """`text` in `lang`; as it is where it was never given in both."""
    known = _KNOWN.get(text)
    return known.in_language(lang) if known else text


def is_known(text: str) -> bool:
    """Whether `text` is there in both languages."""
    return text in _KNOWN
