"""Options that several commands share, and how they become settings."""

import enum
import locale
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from taktvoll.settings import Settings


class Format(enum.StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    CONCISE = "concise"


class Occasion(enum.StrEnum):
    """What the user intends."""

    AUTO = "auto"
    DECLINE = "decline"
    RESCHEDULE = "reschedule"


class Register(enum.StrEnum):
    """How the user wants to address the reader."""

    AUTO = "auto"
    SIE = "sie"
    DU = "du"


class Lang(enum.StrEnum):
    """Language of messages."""

    DE = "de"
    EN = "en"


class FailOnOption(enum.StrEnum):
    """From which severity on `check` ends with 1."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    NEVER = "never"


class Mode(enum.StrEnum):
    """How `rewrite` works."""

    MINIMAL = "minimal"
    FRESH = "fresh"


class Channel(enum.StrEnum):
    """The channel the employer uses."""

    MAIL = "mail"
    PHONE = "phone"


FormatOption = Annotated[Format, typer.Option("--format", help="Form der Ausgabe.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="In diese Datei schreiben.")]
ReplyToOption = Annotated[Path | None, typer.Option("--reply-to", metavar="FILE", help="Die Nachricht der Firma.")]
ApplicationOption = Annotated[
    Path | None, typer.Option("--application", metavar="FILE", help="Ihr Bewerbungsschreiben.")
]
TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="Der heutige Tag (ISO), sonst die Uhr.")
]
OccasionOption = Annotated[
    Occasion | None, typer.Option("--occasion", help="Was Sie wollen: absagen oder verschieben.")
]
RegisterOption = Annotated[Register | None, typer.Option("--register", help="Sie oder du.")]
LangOption = Annotated[Lang | None, typer.Option("--lang", help="Sprache der Meldungen.")]
SelectOption = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULES", help="Nur diese Regeln (mit Komma getrennt).")
]
IgnoreOption = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULES", help="Diese Regeln nicht.")]
GrammarOption = Annotated[
    bool | None, typer.Option("--grammar/--no-grammar", help="Auch Grammatik prüfen (LanguageTool).")
]
ModelOption = Annotated[str | None, typer.Option("--model", metavar="NAME_OR_PATH", help="Eine andere spaCy-Pipeline.")]
ConfigOption = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Diese Einstellungsdatei.")]
NoConfigOption = Annotated[bool, typer.Option("--no-config", help="Keine Einstellungsdatei lesen.")]
StdinNameOption = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="Name für die Standardeingabe.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Auch einen Text prüfen, der nicht deutsch ist.")]
WhyOption = Annotated[bool, typer.Option("--why", help="Zeigen, worauf ein Befund beruht.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Nur die Befunde.")]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="Ohne Farbe (auch NO_COLOR).")]


def default_lang() -> str:
    """„en“ where the user's locale is another language than German, „de“ otherwise and where it says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            break
    else:
        value = locale.getlocale()[0] if sys.platform == "win32" else None
    if not value or value.split(".")[0] in {"C", "POSIX"} or value.lower().startswith(("de", "german")):
        return "de"
    return "en"


def asked_lang(arguments: Sequence[str]) -> str:
    """The language of messages: what ``--lang`` says among `arguments`, else that of the locale."""
    for place, argument in enumerate(arguments):
        name, sign, value = argument.partition("=")
        if name == "--lang":
            asked = value if sign else next(iter(arguments[place + 1 :]), "")
            return asked if asked in {"de", "en"} else default_lang()
    return default_lang()


def rule_names(values: list[str] | None) -> tuple[str, ...] | None:
    """``--select a,b --select c`` as (a, b, c); None where the option was not given."""
    if values is None:
        return None
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def overrides(**options: object) -> Mapping[str, Any]:
    """Options by the names of the settings; None means not given."""
    given: dict[str, Any] = {
        name: str(value) if isinstance(value, enum.Enum) else value for name, value in options.items()
    }
    grammar = given.pop("grammar", None)
    if grammar is not None:
        given["grammar"] = {"enabled": grammar}
    return given


def load_for(start: Path, *, config: Path | None, no_config: bool, options: Mapping[str, Any]) -> "Settings":
    """The settings for a draft in `start`; raises `SettingsError` for anything that is not right with them."""
    from taktvoll.lint.rules import ALL
    from taktvoll.settings_files import check_rules, load_settings, settings_files

    settings = load_settings(start, config=config, use_files=not no_config, overrides=options)
    if options.get("lang") is None and not _lang_is_set(settings_files(start, config=config, use_files=not no_config)):
        settings = settings.model_copy(update={"lang": default_lang()})
    check_rules(settings, {rule.id for rule in ALL} | {"grammar"})
    return settings


def _lang_is_set(files: list[Path]) -> bool:
    import tomllib

    for path in files:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if "lang" in (table.get("tool", {}).get("taktvoll", {}) if path.name == "pyproject.toml" else table):
            return True
    return False


def use_color(*, no_color: bool, to_terminal: bool) -> bool:
    """Whether to print in colour: at a terminal, unless the user or NO_COLOR says no."""
    return to_terminal and not no_color and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(message: str) -> None:
    """Talk to the user, on standard error."""
    sys.stderr.write(f"taktvoll: {message}\n")
