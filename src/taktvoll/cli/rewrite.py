"""``taktvoll rewrite``."""

import codecs
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from taktvoll.cli import options as opt
from taktvoll.cli.grammar import GrammarOnDemand

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
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help="Der Entwurf, oder - für die Standardeingabe.", show_default=False),
    ] = None,
    output_format: Annotated[opt.Format, typer.Option("--format", help="text, json oder jsonl.")] = opt.Format.TEXT,
    output: opt.OutputOption = None,
    mode: Annotated[
        opt.Mode | None, typer.Option("--mode", help="minimal behält Ihre guten Sätze, fresh schreibt neu.")
    ] = None,
    variants: Annotated[int, typer.Option("--variants", min=1, max=20, help="So viele verschiedene Fassungen.")] = 1,
    diff: Annotated[bool, typer.Option("--diff", help="Die Unterschiede zeigen.")] = False,
    interactive: Annotated[bool, typer.Option("--interactive", help="Änderung für Änderung entscheiden.")] = False,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Die Datei ersetzen; das Original bleibt als .bak.")
    ] = False,
    channel: Annotated[opt.Channel | None, typer.Option("--channel", help="Der Weg, den die Firma nutzt.")] = None,
    reply_to: opt.ReplyToOption = None,
    application: opt.ApplicationOption = None,
    today: opt.TodayOption = None,
    occasion: opt.OccasionOption = None,
    register: opt.RegisterOption = None,
    lang: opt.LangOption = None,
    select: opt.SelectOption = None,
    ignore: opt.IgnoreOption = None,
    grammar: opt.GrammarOption = None,
    model: opt.ModelOption = None,
    config: opt.ConfigOption = None,
    no_config: opt.NoConfigOption = False,
    stdin_filename: opt.StdinNameOption = None,
    force: opt.ForceOption = False,
    quiet: opt.QuietOption = False,
    no_color: opt.NoColorOption = False,
) -> None:
    """Den Entwurf kurz und professionell umschreiben, ohne eine Angabe zu verlieren oder zu erfinden."""
    from taktvoll.checker import Checker
    from taktvoll.cli.inputs import Inputs

    _check_usage(path, output_format, variants=variants, interactive=interactive, in_place=in_place)
    given = opt.overrides(
        occasion=occasion, register=register, lang=lang, select=opt.rule_names(select), ignore=opt.rule_names(ignore),
        grammar=grammar, model=model, mode=mode, channel=channel,
    )  # fmt: skip
    inputs = Inputs([path] if path else [], reply_to, application, stdin_filename, config, no_config, given, force)
    status = 0
    results: list[Rewrite] = []
    with GrammarOnDemand(asked_for=grammar is True) as on_demand:
        for draft in inputs:
            letter, settings = draft.letter, draft.settings
            decide = _asking(letter.text, lang=settings.lang) if interactive else None
            checker = Checker(settings, session=on_demand.session(settings))
            made = checker.rewrite(letter, mode, variants, today=today, suppressions=draft.suppressions, decide=decide)
            best = made[0]
            results += made
            if not best.proof.passed:
                status = status if best.occasion == "other" else 1
                for reason in best.proof.missing or [doubt.text for doubt in best.proof.doubts]:
                    opt.say(reason)
            elif in_place:
                _replace(Path(str(path)), best, letter)
            if not quiet and settings.channel == "phone":
                opt.say(CALL_FIRST[settings.lang])
    if results and not (in_place and status == 0 and output is None and not diff):
        _print(results, output_format, output, diff=diff, no_color=no_color)
    raise typer.Exit(2 if inputs.failed else status)


QUESTION = {"de": "Übernehmen? [J/n] ", "en": "Accept? [Y/n] "}
YES, NO = frozenset({"", "j", "ja", "y", "yes"}), frozenset({"n", "nein", "no"})


def _check_usage(path: str | None, form: opt.Format, *, variants: int, interactive: bool, in_place: bool) -> None:
    """Refuse options that do not go together."""
    on_stdin = path in {None, "-"}
    container = Path(path or "").suffix.lower() in {".eml", ".jsonl"} or Path(path or "-").is_dir()
    for wrong, option, reason in (
        (form not in {opt.Format.TEXT, opt.Format.JSON, opt.Format.JSONL}, "--format", f"{form}: rewrite prints text, json or jsonl"),
        (in_place and (on_stdin or container), "--in-place", "needs a text file (.txt, .md) to replace"),
        (interactive and on_stdin, "--interactive", "needs the draft in a file, for standard input gives your answers"),
        (interactive and variants > 1, "--interactive", "decides about one rewrite; leave --variants away"),
        (interactive and form is not opt.Format.TEXT, "--interactive", "goes with --format text only"),
    ):  # fmt: skip
        if wrong:
            raise typer.BadParameter(reason, param_hint=option)


def _print(results: "list[Rewrite]", form: opt.Format, output: Path | None, *, diff: bool, no_color: bool) -> None:
    from taktvoll.serialise import dumps

    if form is opt.Format.JSON:
        text = dumps([result.to_dict() for result in results], indent=2) + "\n"
    elif form is opt.Format.JSONL:
        text = "".join(result.to_json() + "\n" for result in results)
    elif diff:
        from taktvoll.formats.terminal import render_diff

        color = opt.use_color(no_color=no_color, to_terminal=output is None and sys.stdout.isatty())
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
