"""Options that several commands share: their names, what they mean, and which values they take."""

import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from taktvoll.bilingual import Lang, Text
from taktvoll.cli.texts import both
from taktvoll.cli.today import day_option
from taktvoll.errors import SettingsError
from taktvoll.setting_values import Channel, FailOn, Mode, Occasion, Region, Register, style_of, values_of

OUTPUT = both("Ausgabe", "Output")
INPUT = both("Eingabe", "Input")
LETTER = both("Der Brief", "The letter")
RULES = both("Regeln", "Rules")
SETTINGS = both("Einstellungen", "Settings")
FILE = both("DATEI", "FILE")
DATE = both("DATUM", "DATE")
NAMES = both("REGELN", "RULES")
PATHS = both("PFAD …", "PATH …")
RULE = both("REGEL", "RULE")
DRAFTS = both(
    "Entwürfe (.txt, .md, .eml, .emlx, .mht, .html, .jsonl; mit dem Extra `documents` auch .docx, .odt, .pdf, .msg), Ordner, oder - für die Standardeingabe.",
    "Drafts (.txt, .md, .eml, .emlx, .mht, .html, .jsonl; with the extra `documents` .docx, .odt, .pdf, .msg, too), folders, or - for standard input.",
)
SIGN = both("SPRACHE", "LANG")
WAY = both("ART", "KIND")
VOICES = ("knapp", "herzlich", "förmlich")
"""The styles that a user chooses among; without one a letter is plain."""
CHECK_FORMATS = ("text", "html", "json", "jsonl", "sarif", "github", "concise")
REWRITE_FORMATS = ("text", "json", "jsonl")
COLORS = ("auto", "always", "never")
_VALUES = Text(de="{said}: {values}", en="{said}: {values}")
_NOT_POSSIBLE = Text(
    de="{option}: „{value}“ gibt es nicht; möglich: {values}.",
    en="{option}: there is no '{value}'; possible: {values}",
)
_NO_NUMBER = Text(
    de="{option}: „{value}“ ist keine ganze Zahl von {least} bis {most}.",
    en="{option}: '{value}' is no whole number from {least} to {most}",
)


def option(
    *names: str, de: str, en: str, group: str, metavar: str | None = None, default: str | None = None, **more: Any
) -> Any:
    """An option of typer with its help in both languages; `default` is what the help says holds without it."""
    return typer.Option(
        *names, help=both(de, en), metavar=metavar, rich_help_panel=group, show_default=default or False, **more
    )


def choice(
    *names: str, de: str, en: str, values: Iterable[str], group: str, metavar: str = WAY, default: str | None = None
) -> Any:
    """An option that takes one of `values`, which the help lists and the shell completes."""
    known = tuple(values)
    said = {
        lang: _VALUES.in_language(lang, said=text, values=listed(known, lang))
        for lang, text in (("de", de), ("en", en))
    }
    return option(
        *names, **said, group=group, metavar=metavar, default=default, parser=one_of(names[0], known),
        autocompletion=lambda: list(known),
    )  # fmt: skip


def one_of(name: str, values: tuple[str, ...]) -> Callable[[str], str]:
    """A parser that takes one of `values`, also in capitals."""

    def parse(value: str) -> str:
        folded = str(value).lower()
        if folded not in values:
            fields = {lang: {"option": name, "value": value, "values": listed(values, lang)} for lang in ("de", "en")}
            raise SettingsError(
                _NOT_POSSIBLE.in_language("en", **fields["en"]), _NOT_POSSIBLE.in_language("de", **fields["de"])
            )
        return folded

    return parse


def style_name(value: str) -> str:
    """The parser of `--style`: `VOICES`, also as „foermlich“."""
    return one_of("--style", VOICES)(style_of(value) or value)


def whole_number(name: str, least: int, most: int) -> Callable[[str], int]:
    """A parser that takes a whole number in these bounds."""

    def parse(value: str) -> int:
        try:
            number = int(value)
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            fields: dict[str, object] = {"option": name, "value": value, "least": least, "most": most}
            raise SettingsError(_NO_NUMBER.in_language("en", **fields), _NO_NUMBER.in_language("de", **fields))
        return number

    return parse


def minutes(name: str) -> Callable[[str], float]:
    """A parser that takes a time in minutes, at least a tenth of one."""

    def parse(value: str) -> float:
        try:
            number = float(str(value).replace(",", "."))
        except ValueError:
            number = 0.0
        if not 0.1 <= number < math.inf:
            raise SettingsError(
                f"{name}: '{value}' is no number of minutes from 0.1 on",
                f"{name}: „{value}“ ist keine Zahl von Minuten ab 0,1.",
            )
        return number

    return parse


def listed(values: tuple[str, ...], lang: str) -> str:
    """„text, json oder jsonl“."""
    joint = "or" if lang == "en" else "oder"
    return f"{', '.join(values[:-1])} {joint} {values[-1]}" if len(values) > 1 else "".join(values)


OutputOption = Annotated[
    Path | None,
    option(
        "--output",
        "-o",
        de="In diese Datei schreiben statt auf die Standardausgabe.",
        en="Write to this file instead of standard output.",
        group=OUTPUT,
        metavar=FILE,
    ),
]
LangOption = Annotated[
    str | None,
    choice(
        "--lang",
        de="Sprache der Meldungen",
        en="Language of messages",
        values=values_of(Lang),
        group=OUTPUT,
        metavar=SIGN,
    ),
]
QuietOption = Annotated[bool, option("--quiet", "-q", de="Nur das Nötigste.", en="Only what is needed.", group=OUTPUT)]
ColorOption = Annotated[
    str,
    choice(
        "--color",
        de="Farbe (auch NO_COLOR, FORCE_COLOR)",
        en="Colour (also NO_COLOR, FORCE_COLOR)",
        values=COLORS,
        group=OUTPUT,
        default="auto",
    ),
]
NoColorOption = Annotated[
    bool, option("--no-color", de="Dasselbe wie --color never.", en="The same as --color never.", group=OUTPUT)
]
WhyOption = Annotated[
    bool, option("--why", de="Zeigen, worauf ein Befund beruht.", en="Show what a finding rests on.", group=OUTPUT)
]

ReplyToOption = Annotated[
    Path | None,
    option("--reply-to", de="Die Nachricht der Firma.", en="The employer's message.", group=INPUT, metavar=FILE),
]
ApplicationOption = Annotated[
    Path | None,
    option("--application", de="Ihr Bewerbungsschreiben.", en="Your letter of application.", group=INPUT, metavar=FILE),
]
StdinNameOption = Annotated[
    str | None,
    option(
        "--stdin-filename",
        de="Name für die Standardeingabe; seine Endung sagt, was sie ist.",
        en="Name for standard input; its ending says what it is.",
        group=INPUT,
        metavar=both("NAME", "NAME"),
    ),
]
ClipboardOption = Annotated[
    bool,
    option(
        "--clipboard",
        de="Den Entwurf aus der Zwischenablage nehmen statt aus einer Datei.",
        en="Take the draft from the clipboard instead of a file.",
        group=INPUT,
    ),
]
ForceOption = Annotated[
    bool,
    option(
        "--force",
        de="Auch einen Text prüfen, der nicht deutsch ist.",
        en="Check a text that is not German, too.",
        group=INPUT,
    ),
]

TodayOption = Annotated[
    str | None,
    option(
        "--today",
        de="Der heutige Tag, zum Beispiel 2027-03-12 oder 12.03.2027; sonst sagt ihn die Uhr.",
        en="Today's date, e.g. 2027-03-12 or 12.03.2027; otherwise the clock says it.",
        group=LETTER,
        metavar=DATE,
        parser=day_option,
    ),
]
OccasionOption = Annotated[
    str | None,
    choice(
        "--occasion",
        de="Was Sie wollen",
        en="What you intend",
        values=values_of(Occasion),
        group=LETTER,
        default="auto",
    ),
]
RegisterOption = Annotated[
    str | None,
    choice(
        "--register",
        de="Wie Sie die Leserin oder den Leser ansprechen wollen",
        en="How you want to address the reader",
        values=values_of(Register),
        group=LETTER,
        default="auto",
    ),
]
ModeOption = Annotated[
    str | None,
    choice(
        "--mode",
        de="minimal behält Ihre guten Sätze, fresh schreibt neu",
        en="minimal keeps your good sentences, fresh composes anew",
        values=values_of(Mode),
        group=LETTER,
        default="minimal",
    ),
]
StyleOption = Annotated[
    str | None,
    option(
        "--style",
        de=f"Der Ton eines neu geschriebenen Briefs (--mode fresh): {listed(VOICES, 'de')}",
        en=f"The voice of a letter composed anew (--mode fresh): {listed(VOICES, 'en')}",
        group=LETTER,
        metavar=WAY,
        parser=style_name,
        autocompletion=lambda: list(VOICES),
    ),
]
ChannelOption = Annotated[
    str | None,
    choice(
        "--channel",
        de="Wie Sie es sagen: als Mail, am Telefon, im Portal, als kurze Nachricht",
        en="How you tell them: by mail, on the phone, in a portal, as a short message",
        values=values_of(Channel),
        group=LETTER,
        default="mail",
    ),
]
RegionOption = Annotated[
    str | None,
    option(
        "--region",
        de="Das Land, dessen Feiertage zählen, zum Beispiel DE-BY, AT oder CH.",
        en="The state whose public holidays count, e.g. DE-BY, AT or CH.",
        group=LETTER,
        metavar=both("LAND", "STATE"),
        default="DE",
        parser=lambda value: one_of("--region", tuple(map(str.lower, values_of(Region))))(value).upper(),
        autocompletion=lambda: list(values_of(Region)),
    ),
]

SelectOption = Annotated[
    list[str] | None,
    option(
        "--select",
        de="Nur diese Regeln, mit Komma getrennt.",
        en="Only these rules, separated by commas.",
        group=RULES,
        metavar=NAMES,
    ),
]
IgnoreOption = Annotated[
    list[str] | None, option("--ignore", de="Diese Regeln nicht.", en="Not these rules.", group=RULES, metavar=NAMES)
]
FailOnOption = Annotated[
    str | None,
    choice(
        "--fail-on",
        de="Von welcher Schwere an der Befehl mit 1 endet",
        en="From which severity on the command ends with 1",
        values=values_of(FailOn),
        group=RULES,
        default="warning",
    ),
]
GrammarOption = Annotated[
    bool | None,
    option(
        "--grammar/--no-grammar",
        de="Auch Rechtschreibung und Grammatik prüfen (LanguageTool).",
        en="Check spelling and grammar too (LanguageTool).",
        group=RULES,
    ),
]

ModelOption = Annotated[
    str | None,
    option(
        "--model",
        de="Eine andere spaCy-Pipeline: Name oder Ordner.",
        en="Another spaCy pipeline: name or folder.",
        group=SETTINGS,
        metavar=both("NAME", "NAME"),
    ),
]
ConfigOption = Annotated[
    Path | None,
    option(
        "--config",
        de="Nur diese Einstellungsdatei lesen.",
        en="Read this settings file only.",
        group=SETTINGS,
        metavar=FILE,
    ),
]
NoConfigOption = Annotated[
    bool, option("--no-config", de="Keine Einstellungsdatei lesen.", en="Read no settings file.", group=SETTINGS)
]
