"""The library calls: what editors, notebooks and the command line share, so that all of them say the same."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Unpack

from taktvoll.arguments import Day, Options
from taktvoll.bilingual import Lang, default_lang
from taktvoll.checker import Checker
from taktvoll.letter import Letter
from taktvoll.report import Report
from taktvoll.rewritten import Rewrite

if TYPE_CHECKING:
    from spacy.language import Language

    from taktvoll.settings import Settings


def check(
    text: str | Letter,
    reply_to: str | None = None,
    application: str | None = None,
    today: Day = None,
    settings: "Settings | Mapping[str, Any] | None" = None,
    **options: Unpack[Options],
) -> Report:
    """Check one draft, a text or a `Letter`.

    `reply_to` is the employer's message, `application` the applicant's own letter of application (both hold where a
    `Letter` brings none), `today` a date or an ISO string (None: the clock), `settings` a `Settings` or a mapping with the
    names of ``taktvoll.toml``. The options of the command are keywords and win over `settings`: `occasion`, `register`,
    `lang`, `select`, `ignore`, `fail_on`, `grammar`, `model`, `channel`.

    An empty text or one in another language gives a report with a hint. Raises `SettingsError` for unknown or wrong
    settings, `ModelError` where the pipeline cannot be loaded, TypeError for an argument of the wrong type.
    """
    return _checker().check(text, reply_to, application, today, settings, **options)


def check_many(
    texts: Iterable[str | Letter],
    n_process: int = 1,
    batch_size: int = 64,
    *,
    reply_to: str | None = None,
    application: str | None = None,
    today: Day = None,
    settings: "Settings | Mapping[str, Any] | None" = None,
    **options: Unpack[Options],
) -> Iterator[Report]:
    """Check many drafts, in order, lazily; drafts of a batch are read together.

    The keywords are those of `check`; what `check` raises about settings is raised at the call. A row that is no text
    raises TypeError with its place, after the reports on those before it.

    With `n_process` above 1 (-1: as many as there are processors) batches are spread over processes. Measured on two cores
    with two processes, that pays from about 150 drafts on where they are forked off (Linux before Python 3.14): each should
    get two batches. Where each loads a pipeline of its own („spawn“, „forkserver“), its start costs as much as 350 drafts,
    so from about 700 on; a script then needs ``if __name__ == "__main__":``. An error in a process is raised here, with a
    note that names the draft.
    """
    return _checker().check_many(
        texts,
        n_process,
        batch_size,
        reply_to=reply_to,
        application=application,
        today=today,
        settings=settings,
        **options,
    )


def rewrite(
    text: str | Letter,
    mode: str | None = None,
    variants: int = 1,
    *,
    style: str = "plain",
    reply_to: str | None = None,
    application: str | None = None,
    today: Day = None,
    settings: "Settings | Mapping[str, Any] | None" = None,
    **options: Unpack[Options],
) -> list[Rewrite]:
    """Rewrite one draft: up to `variants` different results, those with a passed proof first.

    `mode` is „minimal“ (keeps the writer's good sentences) or „fresh“ (composes a short letter from the draft's facts); the
    `style` („knapp“, „herzlich“, „förmlich“ or foermlich) is for fresh letters; the other keywords are those of `check`. A draft without findings comes back unchanged, and so does one that is about no
    interview. Raises ValueError for another mode or fewer than one variant, and what `check` raises.
    """
    return _checker().rewrite(
        text,
        mode,
        variants,
        style=style,
        reply_to=reply_to,
        application=application,
        today=today,
        settings=settings,
        **options,
    )


def load(model: str | None = None) -> "Language":
    """A new spaCy pipeline with every component; ``doc._.taktvoll`` is the `Report`.

    It is the caller's own: what is changed in it changes no other call. `model`: name or path of another German pipeline.
    Raises `ModelError` where it cannot be loaded.
    """
    from taktvoll.annotate.loading import load_pipeline

    nlp = load_pipeline(model)
    if "taktvoll_judge" not in nlp.pipe_names:
        nlp.add_pipe("taktvoll_judge")
    return nlp


def _checker() -> Checker:
    """The checker of these functions, with the default settings; the locale may change while we run."""
    return _checker_in(default_lang())


@functools.cache
def _checker_in(lang: Lang) -> Checker:
    return Checker(lang=lang)
