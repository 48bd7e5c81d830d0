"""``taktvoll rewrite``."""

import codecs
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from taktvoll.cli import options as opt
from taktvoll.cli.chosen_settings import overrides, rule_names
from taktvoll.cli.colour import use_color
from taktvoll.cli.grammar import GrammarOnDemand
from taktvoll.cli.talk import say
from taktvoll.cli.texts import both

if TYPE_CHECKING:
    from collections.abc import Callable

    from taktvoll.letter import Letter
    from taktvoll.rewritten import Change, Rewrite

BETWEEN = "\n" + 72 * "─" + "\n\n"
"""What stands between several rewrites."""
CALL_FIRST = {
    "de": "Die Firma nutzt das Telefon: Rufen Sie zuerst an.",
    "en": "The employer uses the phone: call first.",
}
"""What `--channel phone` asks for beside the letter."""


def rewrite(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=opt.PATHS,
            help=both(
                "Entwürfe (.txt, .md, .eml, .jsonl), Ordner, oder - für die Standardeingabe.",
                "Drafts (.txt, .md, .eml, .jsonl), folders, or - for standard input.",
            ),
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
    today: opt.TodayOption = None,
    reply_to: opt.ReplyToOption = None,
    application: opt.ApplicationOption = None,
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
    path = paths[0] if paths else None
    from taktvoll.api import rewrite_letter
    from taktvoll.cli.inputs import Inputs

    _check_usage(path, output_format, variants=variants, interactive=interactive, in_place=in_place)
    given = overrides(
        occasion=occasion, register=register, lang=lang, select=rule_names(select), ignore=rule_names(ignore),
        grammar=grammar, model=model, mode=mode, channel=channel,
    )  # fmt: skip
    inputs = Inputs([path] if path else [], reply_to, application, stdin_filename, config, no_config, given, force)
    status = 0
    results: list[Rewrite] = []
    with GrammarOnDemand(asked_for=grammar is True) as on_demand:
        for draft in inputs:
            letter, settings = draft.letter, draft.settings
            decide = _asking(letter.text, lang=settings.lang) if interactive else None
            made = rewrite_letter(
                letter,
                mode=mode,
                variants=variants,
                today=today,
                settings=settings,
                suppressions=draft.suppressions,
                decide=decide,
                grammar=on_demand.session(settings),
            )
            best = made[0]
            results += made
            if not best.proof.passed:
                status = 1
                for reason in best.proof.missing:
                    say(reason)
            elif in_place:
                _replace(Path(str(path)), best, letter)
            if not quiet and settings.channel == "phone":
                say(CALL_FIRST[settings.lang])
    if results and not (in_place and status == 0 and output is None and not diff):
        _print(results, output_format, output, diff=diff, no_color=no_color)
    raise typer.Exit(2 if inputs.failed else status)


QUESTION = {"de": "Übernehmen? [J/n] ", "en": "Accept? [Y/n] "}
YES, NO = frozenset({"", "j", "ja", "y", "yes"}), frozenset({"n", "nein", "no"})


def _check_usage(path: str | None, form: str, *, variants: int, interactive: bool, in_place: bool) -> None:
    """Refuse options that do not go together."""
    on_stdin = path in {None, "-"}
    container = Path(path or "").suffix.lower() in {".eml", ".jsonl"} or Path(path or "-").is_dir()
    for wrong, option, reason in (
        (form not in {"text", "json", "jsonl"}, "--format", f"{form}: rewrite prints text, json or jsonl"),
        (in_place and (on_stdin or container), "--in-place", "needs a text file (.txt, .md) to replace"),
        (interactive and on_stdin, "--interactive", "needs the draft in a file, for standard input gives your answers"),
        (interactive and variants > 1, "--interactive", "decides about one rewrite; leave --variants away"),
        (interactive and form != "text", "--interactive", "goes with --format text only"),
    ):  # fmt: skip
        if wrong:
            raise typer.BadParameter(reason, param_hint=option)


def _print(results: "list[Rewrite]", form: str, output: Path | None, *, diff: bool, no_color: bool) -> None:
    from taktvoll.formats.json import rewrite_to_dict

    if form == "json":
        text = json.dumps([rewrite_to_dict(result) for result in results], ensure_ascii=False, indent=2) + "\n"
    elif form == "jsonl":
        text = "".join(json.dumps(rewrite_to_dict(result), ensure_ascii=False) + "\n" for result in results)
    elif diff:
        from taktvoll.formats.terminal import render_diff

        color = use_color("never" if no_color else "auto", to_terminal=output is None and sys.stdout.isatty())
        text = "".join(render_diff(result, color=color) for result in results)
    else:
        text = (
            BETWEEN.join(result.text.rstrip("\r\n") + "\n" for result in results)
            if len(results) > 1
            else results[0].text
        )
        if not text.endswith("\n"):
            text += "\n"
    if output is not None:
        from taktvoll.write import write_atomically

        write_atomically(output, text.encode("utf-8", "replace"))
        return
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()


def _replace(path: Path, result: "Rewrite", letter: "Letter") -> None:
    """Write a proven rewrite over the draft in the encoding it had; the original stays as ``.bak``."""
    from taktvoll.mail.encoding import decode
    from taktvoll.write import write_atomically

    if result.text == letter.text:
        return
    data = path.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    written = result.text.encode("utf-8")
    with suppress(UnicodeEncodeError):
        written = result.text.encode(decode(data).encoding)
    write_atomically(path, mark + written, backup=True)


def _asking(original: str, *, lang: str) -> "Callable[[Change], bool]":
    """A function that shows one change and asks for it, on standard error."""
    from taktvoll.formats.terminal import render_change

    def ask(change: "Change") -> bool:
        sys.stderr.write(render_change(change, original, lang=lang))
        while True:
            sys.stderr.write(QUESTION[lang])
            sys.stderr.flush()
            answer = sys.stdin.readline()
            if not answer:  # no more answers: as Ctrl-C
                raise KeyboardInterrupt
            word = answer.strip().lower()
            if word in YES or word in NO:
                return word in YES

    return ask
