"""``taktvoll silence``: write a finding that a person does not share into the file beside the draft."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from taktvoll.bilingual import Text
from taktvoll.cli import options as opt
from taktvoll.cli.chosen_settings import overrides
from taktvoll.cli.grammar import GrammarOnDemand
from taktvoll.cli.talk import filled, say
from taktvoll.cli.texts import both
from taktvoll.errors import InputError, SettingsError

if TYPE_CHECKING:
    from taktvoll.cli.inputs import Inputs, LocatedLetter
    from taktvoll.finding import Finding

PLACE = both("ZEILE[:SPALTE]", "LINE[:COLUMN]")
_PLACE = re.compile(r"(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?")
_NO_PLACE = Text(
    de="„{place}“ ist keine Stelle; schreiben Sie die Zeile, wie `check` sie nennt, oder Zeile:Spalte (3 oder 3:72).",
    en="'{place}' is no place; write the line as `check` gives it, or line:column (3 or 3:72)",
)
_NO_FINDING = Text(
    de="{place}: Zu `{rule}` gibt es hier keinen Befund; {others}",
    en="{place}: there is no finding of `{rule}` here; {others}",
)
_NONE_HERE = Text(de="in dieser Zeile gibt es gar keinen.", en="there is none at all in this line")
_OTHERS = Text(de="in dieser Zeile gibt es: {rules}.", en="in this line there is: {rules}")
_PLACE_OF = Text(de="{path}, Zeile {line}", en="{path}, line {line}")
_SILENCED = Text(
    de="{place}: {title} (`{rule}`) ist von jetzt an still; in {file} steht ein Fingerabdruck des Satzes, kein Wort daraus.",
    en="{place}: {title} (`{rule}`) is silent from now on; {file} holds a fingerprint of the sentence, no word of it",
)
_ALREADY = Text(
    de="{place}: {title} (`{rule}`) ist schon still; das steht in {file}.",
    en="{place}: {title} (`{rule}`) is silent already; that stands in {file}",
)
_NOT_ONE = Text(
    de="{path}: Hier stehen mehrere Entwürfe; verschweigen lässt sich etwas nur in einer Datei mit einem.",
    en="{path}: this holds several drafts; findings can be silenced in a file with one only",
)


def silence(
    path: Annotated[
        str, typer.Argument(metavar=both("PFAD", "PATH"), help=both("Der Entwurf.", "The draft."), show_default=False)
    ],
    place: Annotated[
        str,
        typer.Argument(
            metavar=PLACE,
            help=both("Wo der Befund steht, wie `check` es sagt.", "Where the finding is, as `check` says."),
            show_default=False,
        ),
    ],
    rule: Annotated[
        str,
        typer.Argument(
            metavar=opt.RULE, help=both("Die Regel: Name oder Titel.", "The rule: name or title."), show_default=False
        ),
    ],
    lang: opt.LangOption = None,
    reply_to: opt.ReplyToOption = None,
    application: opt.ApplicationOption = None,
    force: opt.ForceOption = False,
    today: opt.TodayOption = None,
    occasion: opt.OccasionOption = None,
    register: opt.RegisterOption = None,
    grammar: opt.GrammarOption = None,
    model: opt.ModelOption = None,
    config: opt.ConfigOption = None,
    no_config: opt.NoConfigOption = False,
) -> None:
    """Silence a finding."""
    from taktvoll.cli.inputs import Inputs

    line, column = _line_and_column(place)
    rule_id = _rule_id(rule)
    given = overrides(occasion=occasion, register=register, lang=lang, grammar=grammar, model=model)
    inputs = Inputs([path], reply_to, application, None, config, no_config, given, force)
    draft = _only_draft(inputs, path)
    if draft is None:
        raise typer.Exit(2)
    with GrammarOnDemand(asked_for=grammar is True) as on_demand:
        _silence(draft, line, column, rule_id, today, on_demand)


def _silence(
    draft: "LocatedLetter", line: int, column: int | None, rule: str, today: str | None, grammar: GrammarOnDemand
) -> None:
    from taktvoll.cli.process import checker_of
    from taktvoll.lint.rules import TITLES
    from taktvoll.suppression import add_suppressions, sentence_of, suppression_path

    path = Path(str(draft.letter.path))
    report = checker_of(draft.settings, grammar.session(draft.settings)).check(draft.letter, today=today)
    where = filled(_PLACE_OF, path=path, line=f"{line}:{column}" if column else line)
    here = [found for found in report.findings if found.line == line and column in {None, found.column}]
    meant = [(rule, sentence_of(found, report)) for found in here if found.rule == rule]
    if not meant:
        raise InputError.saying(filled(_NO_FINDING, place=where, rule=rule, others=_others(here)))
    said = _ALREADY if all(draft.suppressions.covers(*pair) for pair in meant) else _SILENCED
    if said is _SILENCED:
        add_suppressions(path, meant)
    say(said, place=where, title=TITLES[rule], rule=rule, file=suppression_path(path))


def _only_draft(inputs: "Inputs", path: str) -> "LocatedLetter | None":
    """The draft of a file with one; None where it could not be read, which is told already."""
    drafts = list(inputs)
    if len(drafts) > 1 or (
        drafts and (drafts[0].letter.path is None or Path(path).is_dir() or path.lower().endswith(".jsonl"))
    ):
        raise InputError.saying(filled(_NOT_ONE, path=path))
    return drafts[0] if drafts and not inputs.failed else None


def _line_and_column(place: str) -> tuple[int, int | None]:
    found = _PLACE.fullmatch(place.strip())
    if found is None:
        raise SettingsError.saying(filled(_NO_PLACE, place=place[:40]))
    return int(found["line"]), int(found["column"]) if found["column"] else None


def _rule_id(name: str) -> str:
    from taktvoll.lint.rules import TITLES, rule_id_of, unknown_rule

    rule = rule_id_of(name)
    if rule not in TITLES:
        raise SettingsError.saying(unknown_rule(name))
    return rule


def _others(findings: "list[Finding]") -> Text:
    """The rules that do find something there, by id and title."""
    from taktvoll.lint.rules import TITLES

    if not findings:
        return _NONE_HERE
    rules = dict.fromkeys(found.rule for found in findings)
    listed = {lang: ", ".join(f"{rule} ({TITLES[rule].in_language(lang)})" for rule in rules) for lang in ("de", "en")}
    return filled(_OTHERS, rules=Text(de=listed["de"], en=listed["en"]))
