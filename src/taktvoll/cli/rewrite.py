"""``taktvoll rewrite``."""

import functools
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Annotated

import typer

from taktvoll.bilingual import Text
from taktvoll.cli import options as opt
from taktvoll.cli.afterword import afterword, ready_subject
from taktvoll.cli.chosen_settings import overrides, rule_names
from taktvoll.cli.clipboard import copied_draft
from taktvoll.cli.colour import use_color
from taktvoll.cli.grammar import GrammarOnDemand
from taktvoll.cli.in_place import NOT_REPLACED, is_replaceable, replace_file
from taktvoll.cli.input_files import refuse_overwriting
from taktvoll.cli.interactive import Asking
from taktvoll.cli.rewrite_output import Rewritten, print_rewrites
from taktvoll.cli.talk import filled, in_words, named, say, tell
from taktvoll.cli.texts import both
from taktvoll.cli.verdict import say_fewer, say_verdict, status_of
from taktvoll.errors import SettingsError
from taktvoll.formats.width import terminal_width

if TYPE_CHECKING:
    from taktvoll.cli.inputs import LocatedLetter
    from taktvoll.letter import Letter
    from taktvoll.rewritten import Change, Rewrite

CALL_FIRST = Text(de="Die Firma nutzt das Telefon: Rufen Sie zuerst an.", en="The employer uses the phone: call first.")
"""What `--channel phone` asks for beside the letter."""
_TAKEN = Text(
    de="{name}: {accepted} von {asked} Änderungen übernommen; das Original liegt in {backup}",
    en="{name}: {accepted} of {asked} changes accepted; the original is in {backup}",
)
_REPLACED = Text(
    de="{name}: ersetzt; das Original liegt in {backup}", en="{name}: replaced; the original is in {backup}"
)
_UNCHANGED = Text(de="{name}: nicht verändert", en="{name}: not changed")
_NEEDS_FILE = Text(
    de="{option} braucht den Entwurf in einer Datei; {reason}.", en="{option} needs the draft in a file; {reason}"
)
_TO_REPLACE = Text(de="die Standardeingabe lässt sich nicht ersetzen", en="standard input cannot be replaced")
_ANSWERS = Text(de="von der Standardeingabe kommen Ihre Antworten", en="standard input gives your answers")
_ONE_REWRITE = Text(
    de="--interactive entscheidet über eine Fassung; lassen Sie --variants weg.",
    en="--interactive decides about one rewrite; leave --variants away",
)
_TEXT_ONLY = Text(de="--interactive geht nur mit --format text.", en="--interactive goes with --format text only")
_MAIL_ONLY = Text(
    de="{option} geht nur mit --channel mail: Was Sie am Telefon, im Portal oder als Nachricht sagen, ist kein Brief.",
    en="{option} goes with --channel mail only: what you say on the phone, in a portal or as a message is no letter",
)
_FRESH_ONLY = Text(
    de="--style geht nur mit --mode fresh: Die andere Art behält Ihre eigenen Sätze.",
    en="--style goes with --mode fresh only: the other mode keeps your own sentences",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made of a draft. Raises `SettingsError` for a style where the writer's own sentences stay."""

    mode: str
    style: str | None
    variants: int
    today: str | None

    def __post_init__(self) -> None:
        if self.style is not None and self.mode != "fresh":
            raise SettingsError.saying(_FRESH_ONLY)


def rewrite(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=opt.PATHS,
            help=opt.DRAFTS,
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        str,
        opt.choice(
            "--format",
            de="Form der Ausgabe",
            en="Form of the output",
            values=opt.REWRITE_FORMATS,
            group=opt.OUTPUT,
            default="text",
        ),
    ] = "text",
    output: opt.OutputOption = None,
    diff: Annotated[
        bool,
        opt.option(
            "--diff",
            de="Die Unterschiede zeigen; ohne Farbe als Patch.",
            en="Show the differences; without colour as a patch.",
            group=opt.OUTPUT,
        ),
    ] = False,
    interactive: Annotated[
        bool,
        opt.option(
            "--interactive", de="Änderung für Änderung entscheiden.", en="Decide about each change.", group=opt.OUTPUT
        ),
    ] = False,
    in_place: Annotated[
        bool,
        opt.option(
            "--in-place",
            de="Die Datei ersetzen; das Original bleibt als .bak.",
            en="Replace the file; the original stays as .bak.",
            group=opt.OUTPUT,
        ),
    ] = False,
    quiet: opt.QuietOption = False,
    color: opt.ColorOption = "auto",
    no_color: opt.NoColorOption = False,
    lang: opt.LangOption = None,
    mode: opt.ModeOption = None,
    style: opt.StyleOption = None,
    variants: Annotated[
        int,
        opt.option(
            "--variants",
            de="So viele verschiedene Fassungen, höchstens 20.",
            en="So many different versions, 20 at most.",
            group=opt.LETTER,
            metavar=both("ZAHL", "NUMBER"),
            default="1",
            parser=opt.whole_number("--variants", 1, 20),
        ),
    ] = 1,
    channel: opt.ChannelOption = None,
    occasion: opt.OccasionOption = None,
    register: opt.RegisterOption = None,
    region: opt.RegionOption = None,
    today: opt.TodayOption = None,
    reply_to: opt.ReplyToOption = None,
    application: opt.ApplicationOption = None,
    clipboard: opt.ClipboardOption = False,
    stdin_filename: opt.StdinNameOption = None,
    force: opt.ForceOption = False,
    select: opt.SelectOption = None,
    ignore: opt.IgnoreOption = None,
    grammar: opt.GrammarOption = None,
    model: opt.ModelOption = None,
    config: opt.ConfigOption = None,
    no_config: opt.NoConfigOption = False,
) -> None:
    """Rewrite drafts."""
    from taktvoll.cli.inputs import Inputs

    pasted = copied_draft(paths or []) if clipboard else None
    paths = ["-"] if clipboard else paths
    _check_usage(paths or [], output_format, variants=variants, interactive=interactive, in_place=in_place)
    refuse_overwriting(output, paths or [], reply_to, application, config)
    color = "never" if no_color else color
    given = overrides(
        occasion=occasion, register=register, lang=lang, select=rule_names(select), ignore=rule_names(ignore),
        grammar=grammar, model=model, mode=mode, channel=channel, region=region,
    )  # fmt: skip
    inputs = Inputs(paths or [], reply_to, application, stdin_filename, config, no_config, given, force, pasted)
    made: list[Rewritten] = []
    written: set[int] = set()
    refused: dict[str, None] = {}
    with GrammarOnDemand(asked_for=grammar is True) as on_demand:
        for draft in inputs:
            if in_place and not is_replaceable(draft.letter):
                refused[draft.letter.path or draft.letter.id or "-"] = None
                continue
            asking = _asking(draft.letter, draft.settings.lang, color) if interactive else None
            _check_channel(draft.settings.channel, interactive=interactive, in_place=in_place)
            mine = Wanted(draft.settings.mode, style, variants, today)
            results = _rewritten(draft, mine, asking, on_demand, in_place=in_place)
            made.append(Rewritten(draft.letter, results, None if quiet else _subject(draft, results[0], today)))
            if in_place and (interactive or results[0].proof.passed or results[0].text == draft.letter.text):
                _replace(draft.letter, results[0], asking, quiet=quiet)
                written.add(len(made) - 1)
            elif in_place:
                say(_UNCHANGED, name=named(draft.letter.id))
            if not quiet and draft.settings.channel == "phone":
                say(CALL_FIRST)
    shown = made if diff or output is not None else [one for place, one in enumerate(made) if place not in written]
    if shown:
        print_rewrites(shown, output_format, output, diff=diff, color=color)
    for name in refused:
        say(NOT_REPLACED, name=named(name))
    _say_how_it_went(made, variants, quiet=quiet, decided=in_place or interactive)
    status = max((status_of(one.results[0]) for one in made), default=0)
    raise typer.Exit(2 if inputs.failed or refused else status)


def _say_how_it_went(made: list[Rewritten], variants: int, *, quiet: bool, decided: bool) -> None:
    """The verdict on each draft, and, where somebody watches, what was done and what to do with it unless that is `decided`."""
    watched = sys.stderr.isatty() and not quiet
    if watched and sys.stdout.isatty() and made:
        tell("─" * 8)  # below the letter, which is on standard output
    for one in made:
        best = one.results[0]
        say_verdict(best, several=len(made) > 1, quiet=quiet)
        if watched:
            for line in afterword(best, one.subject, replaceable=is_replaceable(one.letter) and not decided):
                tell(fill(line, terminal_width(), subsequent_indent="  ", break_on_hyphens=False))
        if not quiet:
            say_fewer(len(one.results), variants, one.letter.id)


def _check_usage(paths: list[str], form: str, *, variants: int, interactive: bool, in_place: bool) -> None:
    """Refuse options that do not go together."""
    on_stdin = not paths or "-" in paths
    for wrong, said in (
        (in_place and on_stdin, filled(_NEEDS_FILE, option="--in-place", reason=_TO_REPLACE)),
        (interactive and on_stdin, filled(_NEEDS_FILE, option="--interactive", reason=_ANSWERS)),
        (interactive and variants > 1, _ONE_REWRITE),
        (interactive and form != "text", _TEXT_ONLY),
    ):
        if wrong:
            raise SettingsError.saying(said)


def _check_channel(channel: str, *, interactive: bool, in_place: bool) -> None:
    """Refuse to write over a letter, or to ask change by change, what is no letter."""
    if channel != "mail" and (interactive or in_place):
        raise SettingsError.saying(filled(_MAIL_ONLY, option="--interactive" if interactive else "--in-place"))


def _rewritten(
    draft: "LocatedLetter",
    wanted: Wanted,
    asking: Asking | None,
    grammar: GrammarOnDemand,
    *,
    in_place: bool,
) -> "list[Rewrite]":
    """The rewrites of one draft; where the user breaks off, it is said that its file stays as it is."""
    from taktvoll.cli.process import checker_of

    checker = checker_of(draft.settings, grammar.session(draft.settings))
    _say_unknown_rules(draft.letter)
    made = functools.partial(
        checker.rewrite,
        draft.letter,
        wanted.mode,
        wanted.variants,
        style=wanted.style or "plain",
        today=wanted.today,
        suppressions=draft.suppressions,
    )
    try:
        if asking is None:
            return made()
        changes: list[
            Change
        ] = []  # all of them are known before the first question: they are counted, and one can go back

        def collect(change: "Change") -> bool:
            changes.append(change)
            return True

        made(decide=collect)
        asking.ask(changes)
        return made(decide=asking)
    except KeyboardInterrupt:
        if in_place:
            say(_UNCHANGED, name=named(draft.letter.id))
        raise


def _subject(draft: "LocatedLetter", result: "Rewrite", today: str | None) -> str | None:
    """A subject to copy, where somebody watches."""
    from taktvoll.cli.process import checker_of

    return ready_subject(checker_of(draft.settings, None), draft.letter, result, today) if sys.stderr.isatty() else None


def _say_unknown_rules(letter: "Letter") -> None:
    """Rules that the draft's own line names and that do not exist."""
    from taktvoll.lint.suppressed import KNOWN
    from taktvoll.mail.segments import segment
    from taktvoll.suppression import read_directive

    segments = segment(letter.text) if letter.segments is None else letter.segments
    for note in read_directive(letter.text, segments, KNOWN).notes:
        say(f"{in_words(named(letter.id))}: {in_words(note)}")


def _asking(letter: "Letter", lang: str, color: str) -> Asking:
    return Asking(letter.text, lang=lang, color=use_color(color, to_terminal=sys.stderr.isatty()))


def _replace(letter: "Letter", result: "Rewrite", asking: Asking | None, *, quiet: bool) -> None:
    """Write the rewrite over the draft, and say so where the user took part or watches."""
    name, path = named(letter.id), Path(str(letter.path))
    from taktvoll.suppression import with_directive

    text = with_directive(result.text, letter)
    backup = replace_file(path, text) if text != letter.text else None
    if asking is not None:
        say(_TAKEN if backup else _UNCHANGED, name=name, accepted=asking.accepted, asked=asking.asked, backup=backup)
    elif backup and sys.stderr.isatty() and not quiet:
        say(_REPLACED, name=name, backup=backup)
