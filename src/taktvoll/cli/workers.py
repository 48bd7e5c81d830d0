"""``taktvoll check --workers N`` and ``--resume``: files of many drafts, checked in several processes over a Dask bag."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from taktvoll.bilingual import Text
from taktvoll.cli import options as opt
from taktvoll.cli.talk import in_words, named, say
from taktvoll.cli.texts import both
from taktvoll.errors import EmptyDraftError, InputError, SettingsError

if TYPE_CHECKING:
    from taktvoll.batch import CheckedBlock, Progress, Source
    from taktvoll.cli.inputs import Inputs

_MANY = both("Viele Entwürfe", "Many drafts")
_JSONL, _PARQUET = ".jsonl", ".parquet"
MOST = 1024
_DRAFTS = Text(de="Entwürfe", en="drafts")
_GOES_ON = Text(de="geht hinter den ersten {rows} Entwürfen weiter", en="goes on after the first {rows} drafts")
_ANEW = Text(
    de="beginnt von vorn; die {rows} Entwürfe des abgebrochenen Laufs gelten nicht mehr (mit --resume ginge er weiter)",
    en="begins anew; the {rows} drafts of the run that was broken off count no more (--resume would have gone on)",
)
_BROKEN_OFF = Text(
    de="abgebrochen; derselbe Befehl mit --resume macht dort weiter",
    en="broken off; the same command with --resume goes on there",
)
_DONE = Text(
    de="{rows} Entwürfe, {faults} davon nicht zu prüfen: {output}",
    en="{rows} drafts, {faults} of which could not be checked: {output}",
)

WorkersOption = Annotated[
    int | None,
    opt.option(
        "--workers",
        de="In so vielen Prozessen prüfen. Dateien .jsonl mit --format jsonl oder mit --output DATEI.parquet gehen dann Block um Block hindurch, auch wenn es Millionen sind (Extra batch).",
        en="Check in that many processes. Files .jsonl with --format jsonl or with --output FILE.parquet then go through block by block, even if they are millions (extra batch).",
        group=_MANY,
        metavar=both("ANZAHL", "NUMBER"),
        parser=opt.whole_number("--workers", 1, MOST),
    ),
]
ResumeOption = Annotated[
    bool,
    opt.option(
        "--resume",
        de="Einen abgebrochenen Lauf mit derselben --output fortsetzen.",
        en="Go on with a run with the same --output that was broken off.",
        group=_MANY,
    ),
]


@dataclass(frozen=True, slots=True)
class Many:
    """What the options say about many drafts."""

    paths: list[str]
    form: str
    output: Path | None
    workers: int | None
    resume: bool
    quiet: bool

    def over_bag(self, *, alone: bool) -> bool:
        """Whether the drafts go over a bag; `alone`: no option asks for more than reports.

        Raises `SettingsError` where --resume or Parquet is asked for and it cannot be.
        """
        suffix = self.output.suffix.lower() if self.output is not None else ""
        asked = self.workers is not None or self.resume
        lines = bool(self.paths) and all(
            Path(path).suffix.lower() == _JSONL and not Path(path).is_dir() for path in self.paths
        )
        wanted = suffix == _PARQUET or (asked and (self.form == "jsonl" or (self.form == "text" and suffix == _JSONL)))
        if wanted and lines and alone and not (self.resume and self.output is None):
            return True
        if self.resume or suffix == _PARQUET:
            raise SettingsError(
                "--resume and --output FILE.parquet need files .jsonl, an --output (with --format jsonl, or FILE.parquet), and neither --fix, --statistics nor --why",
                "--resume und --output DATEI.parquet brauchen Dateien .jsonl, eine --output (mit --format jsonl, oder DATEI.parquet) und weder --fix noch --statistics noch --why.",
            )
        return False

    def run(self, inputs: "Inputs", today: str | None) -> int:
        """Check, and give the exit status."""
        from taktvoll.batch import check_files, check_stream

        sources = list(_sources(inputs, self.paths))
        if not sources:
            return 2
        reply_to, application = inputs.companions()
        beside: dict[str, Any] = {"workers": self.workers or 1, "reply_to": reply_to, "application": application}
        rows, failing = 0, False
        if self.output is None:
            sys.stdout.flush()
            for checked in check_stream(sources, **beside, today=today):
                sys.stdout.buffer.write(checked.data)
                sys.stdout.buffer.flush()
                _tell(inputs, checked)
                rows, failing = rows + checked.rows, failing or checked.failing
        else:
            self._say_earlier(self.output)
            with _progress(shown=sys.stderr.isatty() and not self.quiet) as advance:

                def told(progress: "Progress") -> None:
                    advance(progress)
                    if progress.checked is not None:
                        _tell(inputs, progress.checked)

                try:
                    done = check_files(sources, self.output, **beside, resume=self.resume, today=today, progress=told)
                except KeyboardInterrupt:
                    say(_BROKEN_OFF)
                    raise
            rows, failing = done.rows, done.failing
            inputs.failed = inputs.failed or done.faults > 0
            if not self.quiet:
                say(_DONE, rows=rows, faults=done.faults, output=self.output)
        if not rows:
            inputs.fail(
                EmptyDraftError("no line with a draft in it", "Keine Zeile enthält einen Entwurf.").at(*self.paths[:1])
            )
        return 2 if inputs.failed else int(failing)

    def _say_earlier(self, output: Path) -> None:
        """What becomes of a run that was broken off."""
        import os

        from taktvoll.batch.journal import earlier

        left = earlier(Path(os.path.realpath(output)))
        if left is not None and left.rows and not self.quiet:
            say(_GOES_ON if self.resume else _ANEW, rows=left.rows)


def _sources(inputs: "Inputs", paths: list[str]) -> "Iterator[Source]":
    """The files that can be read; the others are told."""
    from taktvoll.batch import Source
    from taktvoll.batch.sources import readable

    found: dict[Path, Path] = {}
    for name in paths:
        path = Path(name)
        try:
            readable(path)
            found.setdefault(path.resolve(), path)
        except InputError as error:
            inputs.fail(error)
    for path, settings, suppressions in inputs.located(found.values()):
        yield Source(path, settings, suppressions)


def _tell(inputs: "Inputs", checked: "CheckedBlock") -> None:
    """What could not be checked, and what is wrong with the drafts' own lines for Taktvoll."""
    for fault in checked.faults:
        inputs.fail(fault)
    for draft, remark in checked.remarks:
        say(f"{in_words(named(draft))}: {remark}")


@contextmanager
def _progress(*, shown: bool) -> "Iterator[Callable[[Progress], None]]":
    """A bar of the bytes that are done, with the number of drafts and the time that is left."""
    if not shown:
        yield lambda _: None
        return
    from rich import progress as bars
    from rich.console import Console

    count = bars.TextColumn("{task.fields[rows]} {task.description}")
    columns = (count, bars.BarColumn(), bars.TaskProgressColumn(), bars.TimeElapsedColumn(), bars.TimeRemainingColumn())
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(in_words(_DRAFTS), total=None, rows=0)

        def advance(progress: "Progress") -> None:
            bar.update(task, completed=progress.done, total=progress.total, rows=progress.rows)

        yield advance
