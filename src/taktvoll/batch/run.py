"""A run over files of drafts: to a stream, or to a file that a broken-off run can be resumed for."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from taktvoll.arguments import Day, Options, day_of, settings_of
from taktvoll.batch.checked import CheckedBlock, Job
from taktvoll.batch.engine import check_blocks
from taktvoll.batch.journal import Journal, State, discard, earlier, partial_path
from taktvoll.batch.sources import Block, Position, Source, blocks
from taktvoll.errors import BatchError, InputError, OutputError, SettingsError, TaktvollError
from taktvoll.version import VERSION

if TYPE_CHECKING:
    from taktvoll.settings import Settings

ROWS = 32
"""Rows of a block: large enough that reading them together pays, small enough that no worker waits long at the end."""
Draft = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is; the last one is its result."""

    rows: int
    """Drafts that have a line in the output, those of the runs before included."""
    faults: int
    """Those of them that could not be checked."""
    failing: bool
    """Whether a finding reached the severity that the settings ask to fail on."""
    done: int
    """Bytes of the input that are done."""
    total: int
    checked: CheckedBlock | None = None
    """What was checked last; None where nothing is left to do."""


def check_files(
    paths: Iterable[Draft | Source] | Draft | Source,
    output: Draft,
    *,
    workers: int = 2,
    resume: bool = False,
    client: Any = None,
    reply_to: str | None = None,
    application: str | None = None,
    today: Day = None,
    settings: "Settings | Mapping[str, Any] | None" = None,
    progress: Callable[[Progress], None] | None = None,
    **options: Unpack[Options],
) -> Progress:
    """Check the drafts in files of JSON Lines and write a report for each, in order, to `output`, and say how it went.

    `output` ends in ``.parquet`` for Parquet (`taktvoll.batch.parquet.schema`), else it is JSON Lines, with the lines of
    ``taktvoll check --format jsonl``. A row that cannot be checked gets one too: without scores and findings, with an
    `error` (``source``, ``row``, ``message``). Until the run is done its reports are in ``OUTPUT.partial``; with `resume`
    a run that was broken off goes on there, and nothing is done twice. `workers` are processes of this machine; a
    `distributed.Client` given as `client` has its own. `progress` is told after every block. The other keywords are those
    of `taktvoll.check_many`; grammar is not possible here.

    Raises `InputError` for a file that cannot be read, `SettingsError` for wrong settings, `BatchError` where a run cannot
    be resumed or a worker dies, `OutputError`, `MissingExtraError` (extra `batch`).
    """
    sources = _sources(paths, settings, options)
    target = Path(os.path.realpath(output))
    _refuse_overwriting(target, sources)
    left = earlier(target) if resume else None
    day = left.plan.get("day") if left is not None and today is None else None
    job = Job(sources, day_of(today) if day is None else str(day), reply_to, application)
    plan = _plan(job)
    if left is not None and left.plan != plan:
        raise _other_plan(target, left.plan, plan)
    state = State(plan) if left is None else left
    total = sum(found["size"] for found in plan["sources"])
    before = _sizes(plan)
    if not (state.complete and not partial_path(target).exists()):
        with Journal(target, state) as journal:
            for block, checked in check_blocks(blocks(sources, state.position, ROWS), job, workers, client=client):
                state = _after(state, block, checked)
                journal.add(checked.data, state)
                if progress is not None:
                    progress(_progress(state, before, total, checked))
            state = replace(state, complete=True)
            journal.add(b"", state)
        _finish(target)
    discard(target)
    return _progress(state, before, total, None)


def check_stream(
    paths: Iterable[Draft | Source] | Draft | Source,
    *,
    workers: int = 2,
    client: Any = None,
    reply_to: str | None = None,
    application: str | None = None,
    today: Day = None,
    settings: "Settings | Mapping[str, Any] | None" = None,
    **options: Unpack[Options],
) -> Iterator[CheckedBlock]:
    """As `check_files`, but the reports come block by block, and nothing is written."""
    sources = _sources(paths, settings, options)
    job = Job(sources, day_of(today), reply_to, application)
    for _, checked in check_blocks(blocks(sources, Position(), ROWS), job, workers, client=client):
        yield checked


def _sources(
    paths: Iterable[Draft | Source] | Draft | Source,
    settings: "Settings | Mapping[str, Any] | None",
    options: Options,
) -> tuple[Source, ...]:
    several: Sequence[Draft | Source] = [paths] if isinstance(paths, str | os.PathLike | Source) else list(paths)
    chosen = settings_of(settings, options)
    sources = tuple(one if isinstance(one, Source) else Source(Path(one), chosen) for one in several)
    if not sources:
        raise InputError(
            "no file of drafts given; name one or more .jsonl files",
            "Keine Datei mit Entwürfen angegeben; nennen Sie eine oder mehrere .jsonl-Dateien.",
        )
    if any(source.settings.grammar.enabled for source in sources):
        raise SettingsError(
            "grammar is not possible for many drafts over a bag; use check_many, or --no-grammar",
            "Grammatik ist für viele Entwürfe auf einmal nicht möglich; nehmen Sie check_many oder --no-grammar.",
        )
    return sources


def _refuse_overwriting(target: Path, sources: tuple[Source, ...]) -> None:
    if any(os.path.realpath(source.path) == str(target) for source in sources):
        raise OutputError(
            f"{target}: these are the drafts themselves; name another file for the reports",
            f"{target}: Das sind die Entwürfe selbst; nennen Sie für die Berichte eine andere Datei.",
        )


def _plan(job: Job) -> dict[str, Any]:
    """Everything that the reports depend on, as plain data without a word of a draft."""
    from hashlib import blake2b

    beside = blake2b(repr((job.reply_to, job.application)).encode("utf-8", "surrogatepass"), digest_size=16)
    return {
        "taktvoll": VERSION,
        "day": job.day,
        "beside": beside.hexdigest(),
        "sources": [source.fingerprint() for source in job.sources],
    }


def _sizes(plan: dict[str, Any]) -> list[int]:
    """Bytes before each source."""
    sizes = [0]
    for source in plan["sources"]:
        sizes.append(sizes[-1] + source["size"])
    return sizes


def _after(state: State, block: Block, checked: CheckedBlock) -> State:
    return replace(
        state,
        position=block.end,
        written=state.written + len(checked.data),
        rows=state.rows + checked.rows,
        faults=state.faults + len(checked.faults),
        failing=state.failing or checked.failing,
    )


def _progress(state: State, before: list[int], total: int, checked: CheckedBlock | None) -> Progress:
    done = total if state.complete else before[state.position.source] + state.position.offset
    return Progress(state.rows, state.faults, state.failing, done, total, checked)


def _finish(target: Path) -> None:
    """Make the output of the reports that are all there."""
    partial = partial_path(target)
    if target.suffix == ".parquet":
        from taktvoll.batch.parquet import write_parquet

        write_parquet(partial, target)
    else:
        partial.replace(target)


def _other_plan(target: Path, was: dict[str, Any], now: dict[str, Any]) -> TaktvollError:
    """What differs from the run that was broken off."""
    names = {"taktvoll": ("version", "Version"), "day": ("--today", "--today"), "beside": ("--reply-to", "--reply-to")}
    differing = [name for name in (*names, "sources") if was.get(name) != now[name]]
    english, german = names.get(differing[0], ("drafts or settings", "Entwürfe oder Einstellungen"))
    return BatchError(
        f"{target}: cannot be resumed, for something is not as it was when the run began ({english}); restore it, or begin anew without --resume",
        f"{target}: Der Lauf kann nicht fortgesetzt werden, denn etwas ist nicht mehr wie bei seinem Beginn ({german}); stellen Sie es wieder her, oder beginnen Sie ohne --resume von vorn.",
    )
