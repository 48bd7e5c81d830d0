"""The values that settings can have: settings and options of the command line have them from here."""

import enum
from typing import Any, Literal, get_args

Occasion = Literal["auto", "decline", "reschedule"]
Register = Literal["auto", "sie", "du"]
Mode = Literal["minimal", "fresh"]
Channel = Literal["mail", "phone", "portal", "message"]
Region = Literal[
    "DE", "DE-BW", "DE-BY", "DE-BE", "DE-BB", "DE-HB", "DE-HH", "DE-HE", "DE-MV", "DE-NI", "DE-NW", "DE-RP", "DE-SL",
    "DE-SN", "DE-ST", "DE-SH", "DE-TH", "AT", "CH",
]  # fmt: skip
Style = Literal["plain", "knapp", "herzlich", "förmlich"]


class FailOn(enum.StrEnum):
    """From which severity on `check` ends with 1."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    NEVER = "never"


def style_of(name: str) -> str | None:
    """The style that a user calls `name`, also without umlaut; None where there is none."""
    named = name.lower().replace("oe", "ö")
    return named if named in values_of(Style) else None


def values_of(kind: Any) -> tuple[str, ...]:
    """The values of a Literal or an enumeration, as users write them; empty where any text will do."""
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return tuple(str(member.value) for member in kind)
    return tuple(value for value in get_args(kind) if isinstance(value, str))
