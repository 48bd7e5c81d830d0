"""What an editor can set: the settings of ``taktvoll.toml``, and a few that only the server has."""

from collections.abc import Mapping
from typing import Any, Literal, get_args

from taktvoll.arguments import day_of
from taktvoll.bilingual import Text
from taktvoll.errors import SettingsError
from taktvoll.settings import Settings

SECTION = "taktvoll"
"""The name under which editors keep our settings."""
Check = Literal["drafts", "all"]
Score = Literal["lens", "hint", "none"]
_PLACE = Text(de="Einstellungen des Editors", en="settings of the editor")
_OWN: Mapping[str, tuple[Text, dict[str, Any]]] = {
    "check": (
        Text(
            de="Was geprüft wird: nur, was wie ein Entwurf aussieht (drafts), oder jeder Text (all).",
            en="What is checked: only what looks like a draft (drafts), or any text (all).",
        ),
        {"enum": list(get_args(Check)), "default": "drafts"},
    ),
    "score": (
        Text(
            de="Wo Wertung und Wörter stehen: über dem Brief (lens), hinter seiner ersten Zeile (hint), nirgends (none).",
            en="Where score and words are shown: above the letter (lens), behind its first line (hint), nowhere (none).",
        ),
        {"enum": list(get_args(Score)), "default": "lens"},
    ),
    "reply_to": (
        Text(
            de="Die Nachricht der Firma: eine Datei, vom Ordner des Entwurfs aus; sonst NAME.reply-to.eml (.txt, .ics, …) neben ihm.",
            en="The employer's message: a file, seen from the draft's folder; otherwise NAME.reply-to.eml (.txt, .ics, …) beside it.",
        ),
        {"type": ["string", "null"], "default": None},
    ),
    "application": (
        Text(
            de="Ihr Bewerbungsschreiben: eine Datei, vom Ordner des Entwurfs aus; sonst NAME.application.txt (.eml, …) neben ihm.",
            en="Your letter of application: a file, seen from the draft's folder; otherwise NAME.application.txt (.eml, …) beside it.",
        ),
        {"type": ["string", "null"], "default": None},
    ),
    "today": (
        Text(
            de="Der heutige Tag als 2027-03-12; sonst sagt ihn die Uhr.",
            en="Today's date as 2027-03-12; otherwise the clock says it.",
        ),
        {"type": ["string", "null"], "default": None},
    ),
}
"""Our own keys: what they mean, and their JSON schema."""


class ServerSettings:
    """What the editor says, checked: our own keys as attributes, those of ``taktvoll.toml`` in `overrides`."""

    def __init__(self, given: Mapping[str, Any] | None = None) -> None:
        """Raise `SettingsError` for an unknown key or a wrong value; a key that is null is not set."""
        named = {_plain(key): value for key, value in (given or {}).items() if value is not None}
        own = {key: named.pop(key) for key in list(named) if key in _OWN}
        self.check: Check = _one_of("check", own.get("check", "drafts"), get_args(Check))
        self.score: Score = _one_of("score", own.get("score", "lens"), get_args(Score))
        self.reply_to: str | None = _text("reply_to", own.get("reply_to"))
        self.application: str | None = _text("application", own.get("application"))
        self.today: str | None = _text("today", own.get("today"))
        if self.today is not None:
            day_of(self.today)
        self.overrides: Mapping[str, Any] = _without_null(named)
        _check(self.overrides)


def server_schema() -> dict[str, Any]:
    """The JSON schema of the section ``taktvoll`` of an editor's settings."""
    schema = Settings.model_json_schema(by_alias=True)
    own = {key: {**form, "description": text.en, "description_de": text.de} for key, (text, form) in _OWN.items()}
    schema["title"] = SECTION
    schema["properties"] = {**own, **schema["properties"]}
    return schema


def section_of(value: object) -> dict[str, Any]:
    """Our settings in what an editor sends: under ``taktvoll``, or bare; nothing where it sends null or no table."""
    if not isinstance(value, Mapping):
        return {}
    inner = value.get(SECTION, value)
    return dict(inner) if isinstance(inner, Mapping) else {}


def _check(overrides: Mapping[str, Any]) -> None:
    from taktvoll.lint.rules import TITLES
    from taktvoll.settings_files import check_rules, settings_of

    try:
        settings: Settings = settings_of(overrides)
    except SettingsError as error:
        raise error.at(_PLACE.en, _PLACE.de) from error
    check_rules(settings, list(TITLES))


def _plain(key: str) -> str:
    """``replyTo`` and ``reply-to`` as ``reply_to``."""
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in key).replace("-", "_")


def _without_null(table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        _plain(key): _without_null(value) if isinstance(value, Mapping) else value
        for key, value in table.items()
        if value is not None
    }


def _one_of(key: str, value: object, values: tuple[Any, ...]) -> Any:
    if value in values:
        return value
    listed = ", ".join(values)
    raise SettingsError(f"{_PLACE.en}: `{key}`: possible is {listed}", f"{_PLACE.de}: `{key}`: möglich ist {listed}.")


def _text(key: str, value: object) -> str | None:
    if value is None or (isinstance(value, str) and value):
        return value
    raise SettingsError(f"{_PLACE.en}: `{key}`: a text is needed", f"{_PLACE.de}: `{key}`: gebraucht wird ein Text.")
