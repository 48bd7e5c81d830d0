"""The help of a command, in the language of the run: groups of options, whole values, examples, exit status.

Typer's own help is English, breaks values in the middle and takes half a second to load; it only gives the parameters here.
"""

import io
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line
from typer.core import TyperCommand, TyperGroup

from taktvoll.bilingual import Text
from taktvoll.cli.colour import use_color
from taktvoll.cli.help_pages import PAGES
from taktvoll.cli.run_language import run_lang
from taktvoll.cli.texts import in_language
from taktvoll.formats.width import terminal_width

FIRST_COLUMN = 26
"""Cells for the names of options; a longer one gets a line of its own."""
TWO_COLUMNS = 60
"""Columns of the terminal from which on names and texts stand side by side."""
_USAGE = Text(de="Aufruf", en="Usage")
_OPTIONS = Text(de="[OPTIONEN]", en="[OPTIONS]")
_COMMAND = Text(de="BEFEHL …", en="COMMAND …")
_COMMANDS = Text(de="Befehle", en="Commands")
_REST = Text(de="Weiteres", en="More")
EXAMPLES = Text(de="Beispiele", en="Examples")
STATUS = Text(de="Rückgabewert", en="Exit status")
_DEFAULT = Text(de="voreingestellt: {value}", en="default: {value}")


class Command(TyperCommand):
    """A command whose help is ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(_page(self, ctx))


class CommandGroup(TyperGroup):
    """A command with commands of its own whose help is ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(_page(self, ctx))


def _page(command: Any, ctx: Any) -> str:
    lang = run_lang()
    parameters = [found for found in command.get_params(ctx) if not getattr(found, "hidden", False)]
    arguments = [found for found in parameters if found.param_type_name == "argument"]
    commands = command.commands if isinstance(command, TyperGroup) else {}
    parts: list[RenderableType] = [
        Line.assemble((f"{_USAGE.in_language(lang)}: ", "bold"), usage(command, ctx, lang)),
        "",
        in_language(command.help or "", lang),
    ]
    if arguments:
        parts += ["", _rows([(metavar_of(found, lang), described(found, lang)) for found in arguments])]
    if commands:
        rows = [(name, in_language(found.help or "", lang)) for name, found in commands.items()]
        parts += ["", _head(_COMMANDS, lang), _rows(rows)]
    for title, options in grouped([found for found in parameters if found.param_type_name == "option"], lang):
        parts += [
            "",
            Line(title, style="bold"),
            _rows([(option_names(found, lang), described(found, lang)) for found in options], width=FIRST_COLUMN),
        ]
    parts += _extras(ctx.command_path.partition(" ")[2], lang)
    return _rendered(parts)


def usage(command: Any, ctx: Any, lang: str) -> str:
    """„taktvoll check [OPTIONEN] [PFAD …]“."""
    arguments = [found for found in command.get_params(ctx) if found.param_type_name == "argument"]
    words = [ctx.command_path, _OPTIONS.in_language(lang), *(in_usage(found, lang) for found in arguments)]
    return " ".join(words + [_COMMAND.in_language(lang)] * isinstance(command, TyperGroup))


def _extras(name: str, lang: str) -> Iterator[RenderableType]:
    """Examples and exit status of the command `name`."""
    page = PAGES.get(name)
    if page is None:
        return
    for title, rows, layout in ((EXAMPLES, page.examples, _examples), (STATUS, page.status, _rows)):
        if rows:
            yield ""
            yield _head(title, lang)
            yield layout([(left, right.in_language(lang)) for left, right in rows])


def grouped(options: list[Any], lang: str) -> Iterator[tuple[str, list[Any]]]:
    """Options by their group, in the order in which the groups first come; those without one last."""
    groups: dict[str, list[Any]] = {}
    for option in options:
        groups.setdefault(getattr(option, "rich_help_panel", None) or "", []).append(option)
    rest = groups.pop("", [])
    for title, members in groups.items():
        yield in_language(title, lang), members
    if rest:
        yield _REST.in_language(lang), rest


def option_names(option: Any, lang: str) -> str:
    """„-o, --output FILE“, „--grammar/--no-grammar“."""
    short = [name for name in option.opts if not name.startswith("--")]
    long = [name for name in option.opts if name.startswith("--")]
    names = ", ".join([*short, *long]) + "".join(f"/{name}" for name in option.secondary_opts)
    return f"{names} {metavar_of(option, lang)}" if option.metavar and not option.is_flag else names


def in_usage(argument: Any, lang: str) -> str:
    """The sign of an argument, in brackets where it may be left away."""
    return metavar_of(argument, lang) if argument.required else f"[{metavar_of(argument, lang)}]"


def metavar_of(parameter: Any, lang: str) -> str:
    """The word that stands for a value: „DATEI“."""
    return in_language(parameter.metavar or (parameter.name or "").upper(), lang)


def described(parameter: Any, lang: str) -> Line:
    """What a parameter does, and what holds without it."""
    said = Line(in_language(parameter.help or "", lang))
    default = parameter.show_default if isinstance(parameter.show_default, str) else None
    if default:
        said.append(f" [{_DEFAULT.in_language(lang, value=in_language(default, lang))}]", style="dim")
    return said


def _head(title: Text, lang: str) -> Line:
    return Line(title.in_language(lang), style="bold")


def _rows(rows: Sequence[tuple[str, RenderableType]], *, width: int | None = None) -> RenderableType:
    """Two columns, the first of `width` cells (None: as wide as its names); the text of a longer name stands below it."""
    first = width or min(max((len(name) for name, _ in rows), default=0), FIRST_COLUMN)
    if terminal_width() < TWO_COLUMNS:
        return _below(rows, 4)
    parts: list[RenderableType] = []
    for name, text in rows:
        if len(name) > first:
            parts += [_indented(Line(name, style="cyan", overflow="fold"), 2), _indented(text, first + 4)]
            continue
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=first, no_wrap=True, style="cyan")
        table.add_column()
        table.add_row(name, text)
        parts.append(_indented(table, 2))
    return Group(*parts)


def _examples(rows: Sequence[tuple[str, RenderableType]]) -> RenderableType:
    """Each command with what it does below it."""
    return _below(rows, 6)


def _below(rows: Sequence[tuple[str, RenderableType]], cells: int) -> RenderableType:
    """Each name with its text below it, indented by so many cells."""
    pairs = ((_indented(Line(name, style="cyan", overflow="fold"), 2), _indented(text, cells)) for name, text in rows)
    return Group(*(part for pair in pairs for part in pair))


def _indented(part: RenderableType, cells: int) -> Padding:
    return Padding(part, (0, 0, 0, cells))


def _rendered(parts: list[RenderableType]) -> str:
    color = use_color(to_terminal=sys.stdout is not None and sys.stdout.isatty())
    console = Console(
        file=io.StringIO(), width=terminal_width(), color_system="standard" if color else None,
        force_terminal=color, legacy_windows=False, markup=False, emoji=False, highlight=False, _environ={},
    )  # fmt: skip
    with console.capture() as captured:
        console.print(Group(*parts))
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))
