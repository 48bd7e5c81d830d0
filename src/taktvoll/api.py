"""The library calls: what editors, notebooks and the command line share, so that all of them say the same."""

import contextlib
import datetime
import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from taktvoll.analysis import Analysis
from taktvoll.errors import SettingsError
from taktvoll.letter import Letter
from taktvoll.report import Report
from taktvoll.rewritten import Change, Rewrite

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from taktvoll.grammar.session import GrammarSession
    from taktvoll.settings import Settings
    from taktvoll.suppression import Suppressions

Day = datetime.date | str | None
_HALF_PAIR = re.compile("[\ud800-\udfff]")


@functools.lru_cache(maxsize=4)
def load(model: str | None = None) -> "Language":
    """The spaCy pipeline with every component; ``doc._.taktvoll`` is the `Report`.

    `model`: name or path of another German pipeline. Raises `ModelError` where it cannot be loaded. The result is kept:
    the same object is given again.
    """
    from taktvoll.annotate.loading import load_pipeline

    nlp = load_pipeline(model)
    if "taktvoll_judge" not in nlp.pipe_names:
        nlp.add_pipe("taktvoll_judge")
    return nlp


def check(
    text: str,
    reply_to: str | None = None,
    application: str | None = None,
    today: Day = None,
    settings: "Settings | Mapping[str, Any] | None" = None,
    *,
    grammar: "GrammarSession | None" = None,
) -> Report:
    """Check one draft.

    `reply_to` is the employer's message, `application` the applicant's own letter of application, `today` a date or an
    ISO string (None: the clock), `settings` a `Settings` or a mapping with the names of `taktvoll.toml`. An empty text or
    one in another language gives a report with a hint. Raises `SettingsError` for unknown or wrong settings, `ModelError`
    where the pipeline cannot be loaded. `grammar` is the session that holds LanguageTool where the settings enable it.
    """
    letter = Letter(text=text, reply_to=reply_to, application=application)
    (report,) = check_letters([letter], today=today, settings=settings, grammar=grammar)
    return report


def check_many(
    texts: Iterable[str],
    n_process: int = 1,
    batch_size: int = 64,
    *,
    reply_to: str | None = None,
    application: str | None = None,
    today: Day = None,
    settings: "Settings | Mapping[str, Any] | None" = None,
    grammar: "GrammarSession | None" = None,
) -> Iterator[Report]:
    """Check many drafts, in order, lazily; `n_process` and `batch_size` are those of `spacy.Language.pipe`."""
    letters = (Letter(text=text, reply_to=reply_to, application=application) for text in texts)
    return check_letters(
        letters, today=today, settings=settings, n_process=n_process, batch_size=batch_size, grammar=grammar
    )


def check_letters(
    letters: Iterable[Letter],
    *,
    today: Day = None,
    settings: "Settings | Mapping[str, Any] | None" = None,
    suppressions: "Suppressions | None" = None,
    n_process: int = 1,
    batch_size: int = 64,
    grammar: "GrammarSession | None" = None,
) -> Iterator[Report]:
    """Check letters as they were read; the other calls and the command line end here.

    `suppressions` is what a file beside the drafts silences; a draft's own first line is respected in any case. `grammar`
    is the session that holds LanguageTool, where the settings enable it; without one it is found or started for this call.
    Pipes that no report needs are not run (``taktvoll.annotate.loading.UNREAD``); ``load()`` runs them all.
    """
    from taktvoll.annotate.loading import unread_pipes

    chosen = settings_of(settings)
    day = day_of(today)
    nlp = load(chosen.model)
    plain = chosen.model_dump(mode="json", by_alias=True)
    docs = (_doc_of(nlp, letter, day, plain) for letter in letters)
    read = nlp.pipe(docs, n_process=n_process, batch_size=batch_size, disable=unread_pipes(nlp))
    judged = _judged(read, chosen, suppressions)
    if not chosen.grammar.enabled:
        yield from (report for report, _, _ in judged)
        return
    with _grammar_session(grammar) as session:
        yield from session.add_many(judged, suppressions=suppressions)


def rewrite(
    text: str,
    mode: str | None = None,
    variants: int = 1,
    *,
    style: str = "plain",
    reply_to: str | None = None,
    application: str | None = None,
    today: Day = None,
    settings: "Settings | Mapping[str, Any] | None" = None,
    grammar: "GrammarSession | None" = None,
) -> list[Rewrite]:
    """Rewrite one draft: up to `variants` different results, those with a passed proof first.

    `mode` is „minimal“ (keeps the writer's good sentences) or „fresh“ (composes a short letter from the draft's facts); the
    other keywords are those of `check`. A draft without findings comes back unchanged. Raises ValueError for another mode
    or fewer than one variant, and what `check` raises.
    """
    letter = Letter(text=text, reply_to=reply_to, application=application)
    return rewrite_letter(
        letter, mode=mode, variants=variants, style=style, today=today, settings=settings, grammar=grammar
    )


def rewrite_letter(
    letter: Letter,
    *,
    mode: str | None = None,
    variants: int = 1,
    style: str = "plain",
    today: Day = None,
    settings: "Settings | Mapping[str, Any] | None" = None,
    suppressions: "Suppressions | None" = None,
    decide: Callable[[Change], bool] | None = None,
    grammar: "GrammarSession | None" = None,
) -> list[Rewrite]:
    """Rewrite a letter as it was read; see `rewrite`. `decide` is asked about every change.

    What `suppressions` or the draft's first line silences is left as it is. `grammar` is as in `check_letters`.
    """
    from taktvoll.annotate.loading import read_doc
    from taktvoll.lint.suppressed import ignored_by
    from taktvoll.rewriting.clauses import syntax_of
    from taktvoll.rewriting.engine import rewrite_analysis

    chosen = settings_of(settings)
    mode = mode or chosen.mode
    if mode not in {"minimal", "fresh"}:
        raise ValueError(f"mode {mode!r}: 'minimal' or 'fresh' is possible")
    if variants < 1:
        raise ValueError(f"variants {variants}: at least 1 is needed")
    day = day_of(today)
    nlp = load(chosen.model)

    def read(text: str) -> Analysis:
        return read_doc(nlp, _doc_of(nlp, replace(letter, text=text), day, {}))

    draft = read(letter.text)
    chosen = ignored_by(draft, chosen)

    with _grammar_session(grammar) if chosen.grammar.enabled else contextlib.nullcontext() as session:

        def lint_analysis(analysis: Analysis) -> Report:
            report = report_on(analysis, chosen, id=letter.id, decoded=letter.decoded, suppressions=suppressions)
            return report if session is None else session.add(report, analysis, chosen, suppressions=suppressions)

        return rewrite_analysis(
            draft,
            chosen,
            read,
            lint_analysis,
            syntax_of(nlp),
            mode=mode,
            variants=variants,
            style=style,
            decide=decide,
        )


def report_on(
    analysis: Analysis,
    settings: "Settings",
    *,
    id: str | None = None,  # noqa: A002 - the report's own name for it
    decoded: bool = False,
    suppressions: "Suppressions | None" = None,
) -> Report:
    """The report on an analysis, without what the draft's first line ``taktvoll: ignore=…`` and `suppressions` silence."""
    from taktvoll.lint.suppressed import lint_unsuppressed

    return lint_unsuppressed(analysis, settings, id=id, decoded=decoded, suppressions=suppressions)


def settings_of(settings: "Settings | Mapping[str, Any] | None") -> "Settings":
    """`settings` as a `Settings`; raises `SettingsError` for unknown keys, unknown rules and wrong values."""
    from pydantic import ValidationError

    from taktvoll.settings import Settings

    if isinstance(settings, Settings):
        return settings
    try:
        return Settings.model_validate(dict(settings or {}))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"settings: {place}: {first['msg']}; known settings: {', '.join(sorted(known_settings()))}"
        ) from error


def known_settings() -> Iterable[str]:
    """The names of the settings as users write them."""
    from taktvoll.settings import Settings

    return (field.alias or name for name, field in Settings.model_fields.items())


def day_of(today: Day) -> str:
    """`today` as an ISO date, the clock's for None; raises `SettingsError` for a string that is none."""
    if today is None:
        return datetime.datetime.now().astimezone().date().isoformat()
    if isinstance(today, datetime.date):
        return today.isoformat()[:10]
    try:
        return datetime.date.fromisoformat(today).isoformat()
    except ValueError as error:
        raise SettingsError(
            f"today {today!r}: an ISO date such as 2027-03-12 is needed",
            f"today {today!r}: Ein Datum wie 2027-03-12 wird gebraucht.",
        ) from error


def _judged(
    docs: "Iterable[Doc]", settings: "Settings", suppressions: "Suppressions | None"
) -> "Iterator[tuple[Report, Analysis, Settings]]":
    """Reports without grammar, each with what it was made from."""
    for doc in docs:
        context, analysis = doc._.taktvoll_context, doc._.taktvoll_analysis
        report = report_on(analysis, settings, id=context["id"], decoded=context["decoded"], suppressions=suppressions)
        yield report, analysis, settings


def _grammar_session(given: "GrammarSession | None") -> "contextlib.AbstractContextManager[GrammarSession]":
    """The session that the caller holds and ends, or one for this call."""
    if given is not None:
        return contextlib.nullcontext(given)
    from taktvoll.grammar.session import GrammarSession, warn

    return GrammarSession(failed=warn)


def _doc_of(nlp: "Language", letter: Letter, today: str, settings: Mapping[str, Any]) -> "Doc":
    try:
        doc = nlp.make_doc(letter.text)
    except UnicodeEncodeError:  # half a surrogate pair, which spaCy cannot take; offsets stay as they are
        doc = nlp.make_doc(_HALF_PAIR.sub("\ufffd", letter.text))
    doc._.taktvoll_text = letter.text
    doc._.taktvoll_context = {
        "id": letter.id,
        "today": today,
        "subject": letter.subject,
        "reply_to": letter.reply_to,
        "application": letter.application,
        "decoded": letter.decoded,
    }
    doc._.taktvoll_settings = dict(settings)
    return doc
