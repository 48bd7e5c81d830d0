"""What callers of the library hand over: texts, days and settings, checked before anything is read."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, TypedDict
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from taktvoll.errors import SettingsError
from taktvoll.letter import Letter

if TYPE_CHECKING:
    from taktvoll.settings import Settings

Day = datetime.date | str | None
"""A day, an ISO date, or None: the clock."""
ZONE = "Europe/Berlin"
"""In which a day begins and ends for the clock."""


class Options(TypedDict, total=False):
    """The options of the commands as keywords; each wins over the same key in ``settings=``, None is as if not given."""

    occasion: Literal["auto", "decline", "reschedule"] | None
    """What the writer intends; „auto“: what the draft shows."""
    register: Literal["auto", "sie", "du"] | None
    """How the writer wants to address the reader; „auto“: as the draft does."""
    lang: Literal["de", "en"] | None
    """Language of messages and advice."""
    select: Iterable[str] | None
    """Only these rules: a list, or their names in one string, parted by commas."""
    ignore: Iterable[str] | None
    """Not these rules."""
    fail_on: Literal["error", "warning", "hint", "never"] | None
    """From which severity on the command ends with 1; a report is the same whatever it is."""
    grammar: bool | None
    """Whether LanguageTool reads the draft too."""
    model: str | None
    """Name or path of another spaCy pipeline for German."""
    channel: Literal["mail", "phone", "portal", "message"] | None
    """How the employer is told; without a mail no salutation, closing or subject is needed."""
    region: str | None
    """The Land whose public holidays count, e.g. „DE-BY“."""
    second_thought: bool | None
    """Whether a decline that gives occasion for it brings one second thought."""


def settings_of(given: "Settings | Mapping[str, Any] | None", options: Mapping[str, Any] | None = None) -> "Settings":
    """`given` with `options` over it; raises `SettingsError` for unknown keys and wrong values, TypeError for an unknown option."""
    from taktvoll.settings import Settings
    from taktvoll.settings_files import settings_of as validated

    stated = {name: value for name, value in (options or {}).items() if value is not None}
    for name in options or {}:
        if name not in Options.__annotations__:
            raise TypeError(_unknown_option(name))
    if isinstance(given, Settings) and not stated:
        return given
    if given is not None and not isinstance(given, Settings | Mapping):
        raise wrong_type("settings", given, "a mapping or Settings", "eine Zuordnung oder Settings")
    merged = given.model_dump(by_alias=True) if isinstance(given, Settings) else dict(given or {})
    if "grammar" in stated:
        stated["grammar"] = {**(merged.get("grammar") or {}), "enabled": stated["grammar"]}
    for name in ("select", "ignore"):
        if isinstance(stated.get(name), str):
            stated[name] = [rule.strip() for rule in stated[name].split(",") if rule.strip()]
    return validated(merged | stated)


def day_of(today: Day) -> str:
    """`today` as an ISO date, the clock's in Germany for None; raises `SettingsError` for a string that is none."""
    if today is None:
        return _now().date().isoformat()
    if isinstance(today, datetime.date):
        return today.isoformat()[:10]
    if not isinstance(today, str):
        raise wrong_type("today", today, "a date or an ISO string", "ein Datum oder eine Zeichenkette wie 2027-03-12")
    try:
        return datetime.date.fromisoformat(today).isoformat()
    except ValueError as error:
        raise SettingsError(
            f"today {today!r}: an ISO date such as 2027-03-12 is needed",
            f"today {today!r}: Ein Datum wie 2027-03-12 wird gebraucht.",
        ) from error


def _now() -> datetime.datetime:
    """The time where the appointments are: a server's clock often runs by another zone."""
    try:
        return datetime.datetime.now(ZoneInfo(ZONE))
    except ZoneInfoNotFoundError:  # Windows without the package tzdata
        return datetime.datetime.now().astimezone()


def letter_of(
    text: str | Letter, reply_to: str | None = None, application: str | None = None, *, name: str = "text"
) -> Letter:
    """`text` as a letter; `reply_to` and `application` hold where it brings none of its own.

    Raises TypeError for anything but a string or a `Letter`; `name` is what the argument is called there.
    """
    letter = text if isinstance(text, Letter) else Letter(text)
    fields = {
        "subject": letter.subject,
        "reply_to": reply_to if letter.reply_to is None else letter.reply_to,
        "application": application if letter.application is None else letter.application,
    }
    if not isinstance(letter.text, str):
        raise wrong_type(name, letter.text, "a string or a Letter", "eine Zeichenkette oder ein Letter")
    for field, value in fields.items():
        if not isinstance(value, str | None):
            raise wrong_type(field, value, "a string or None", "eine Zeichenkette oder None")
    if all(getattr(letter, field) is value for field, value in fields.items()):
        return letter
    again = replace(letter, reply_to=fields["reply_to"], application=fields["application"])
    return again if letter.segments is None else again.divided(letter.segments)


def letters_of(
    texts: Iterable[str | Letter], reply_to: str | None = None, application: str | None = None
) -> Iterator[Letter]:
    """`texts` as letters, one by one; raises TypeError at once where it is a single text, and at a row that is none."""
    if isinstance(texts, str | bytes | Letter):
        raise TypeError(
            "texts is one text: give a list of texts, or use check for a single one\n"
            "texts ist ein einzelner Text: Geben Sie eine Liste von Texten, oder nehmen Sie check für einen einzelnen."
        )
    try:
        rows = iter(texts)
    except TypeError as error:
        raise wrong_type("texts", texts, "an iterable of texts", "eine Folge von Texten") from error
    return (letter_of(row, reply_to, application, name=f"texts[{place}]") for place, row in enumerate(rows))


def wrong_type(name: str, value: object, wanted: str, wanted_german: str) -> TypeError:
    """The error about an argument of the wrong type, in both languages; it never quotes the value."""
    found = "None" if value is None else type(value).__name__
    return TypeError(f"{name}: {wanted} is needed, not {found}\n{name}: Gebraucht wird {wanted_german}, nicht {found}.")


def _unknown_option(name: str) -> str:
    from taktvoll.did_you_mean import KEYWORD, unknown

    said = unknown(KEYWORD, name, sorted(Options.__annotations__))
    return f"{said.en}\n{said.de}"
