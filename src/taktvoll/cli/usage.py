"""Wrong usage in words: what typer finds wrong, in the language of the run."""

import re
from collections.abc import Sequence
from typing import Any

import typer

from taktvoll.bilingual import Text
from taktvoll.cli.talk import filled
from taktvoll.cli.texts import in_language
from taktvoll.did_you_mean import COMMAND, OPTION, unknown

USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[2]  # BadParameter, UsageError, ClickException
"""What typer raises about wrong usage; the class has no public name and lives in click or in typer, by its version."""
_MISSING = Text(de="Es fehlt: {name}", en="missing: {name}")
_MISSING_COMMAND = Text(de="Es fehlt ein Befehl", en="a command is missing")
_NEEDS_VALUE = Text(de="`{name}` braucht einen Wert dahinter", en="`{name}` needs a value behind it")
_TAKES_NO_VALUE = Text(de="`{name}` nimmt keinen Wert", en="`{name}` takes no value")
_TOO_MANY = Text(de="Damit kann ich nichts anfangen: {names}", en="not understood: {names}")
_WRONG_VALUE = Text(de="`{name}`: Dieser Wert ist nicht möglich", en="`{name}`: this value is not possible")
_HELP = Text(de="{message} (Hilfe: `{command} --help`)", en="{message} (help: `{command} --help`)")
_EXTRA = re.compile(r"argument\(?s?\)? \((?P<names>.*)\)", re.DOTALL)
_NO_COMMAND = re.compile(r"No such command '(?P<name>.*?)'", re.DOTALL)


def in_words(error: Any, arguments: Sequence[str]) -> Text:
    """What is wrong with `arguments`, and which help to ask for."""
    context = getattr(error, "ctx", None)
    message = _message(error, context)
    named = next((argument for argument in arguments if not argument.startswith("-")), "")
    command = context.command_path if context is not None else f"taktvoll {named}".strip()
    return filled(_HELP, message=message, command=command)


def _message(error: Any, context: Any) -> Text:
    said = error.format_message()
    by_kind = {
        "NoSuchOption": lambda: unknown(OPTION, error.option_name, _options(context)),
        "MissingParameter": lambda: filled(_MISSING, name=_name(error.param)),
        "BadParameter": lambda: filled(_WRONG_VALUE, name=_name(error.param)),
        "BadOptionUsage": lambda: filled(
            _TAKES_NO_VALUE if "not take" in said else _NEEDS_VALUE, name=error.option_name
        ),
    }
    say = by_kind.get(type(error).__name__)
    return say() if say else _of_arguments(said, context)


def _of_arguments(said: str, context: Any) -> Text:
    """What typer has no class for: surplus arguments, and commands that are missing or do not exist."""
    if extra := _EXTRA.search(said):
        return filled(_TOO_MANY, names=extra["names"])
    if missing := _NO_COMMAND.search(said):
        return unknown(COMMAND, missing["name"], list(context.command.commands))
    return _MISSING_COMMAND if "Missing command" in said else Text(de=said, en=said)


def _options(context: Any) -> list[str]:
    parameters = context.command.get_params(context) if context is not None else []
    return [name for found in parameters for name in (*found.opts, *found.secondary_opts) if name.startswith("-")]


def _name(parameter: Any) -> Text:
    """What the user calls it: an option by its name, an argument by its sign."""
    name = str(parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or parameter.name)
    return Text(de=in_language(name, "de"), en=in_language(name, "en"))
