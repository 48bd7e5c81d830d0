"""What a worker makes of a block: one line of JSON for each row, whatever the row is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from taktvoll.batch.sources import Block, Source
from taktvoll.bilingual import Text
from taktvoll.errors import BrokenLineError, InputError
from taktvoll.letter import Letter
from taktvoll.mail.jsonl import read_line
from taktvoll.report import Note, Report
from taktvoll.serialise import dumps

FAILS = {"error": 3, "warning": 2, "hint": 1, "never": 9}
"""The setting ``fail_on`` as a rank of `Severity`."""
NOT_CHECKED = "not_checked"
"""The kind of the note on a row that could not be checked."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all blocks of a run share."""

    sources: tuple[Source, ...]
    day: str
    reply_to: str | None = None
    application: str | None = None


@dataclass(frozen=True, slots=True)
class CheckedBlock:
    """The reports on the rows of a block, one a line; blank lines are no rows."""

    data: bytes
    rows: int
    failing: bool
    """Whether a finding reaches the severity that the settings ask to fail on."""
    faults: tuple[InputError, ...]
    """Why rows could not be checked; each has its number in its message and a line in `data` all the same."""
    remarks: tuple[tuple[str | None, str], ...]
    """(id of the draft, what is wrong with its own line for Taktvoll)."""


def check_block(block: Block, job: Job) -> CheckedBlock:
    """Check the rows of `block` in this process; the pipeline is loaded with the first one. Raises nothing about a row."""
    source = job.sources[block.source]
    name = str(source.path)
    rows = [
        (number, found)
        for number, line in enumerate(block.lines, block.first)
        if (found := read_line(line, number, name=name, reply_to=job.reply_to, application=job.application)) is not None
    ]
    letters = [letter for _, letter in rows if isinstance(letter, Letter)]
    reports = iter(_reports(letters, source, job.day))
    lines: list[str] = []
    faults: list[InputError] = []
    remarks: list[tuple[str | None, str]] = []
    failing = False
    limit = FAILS[source.settings.fail_on]
    for number, letter in rows:
        report = letter if isinstance(letter, BrokenLineError) else next(reports)
        if isinstance(report, Exception):
            fault = report if isinstance(report, BrokenLineError) else _failed(name, number, report)
            faults.append(fault)
            lines.append(dumps(_row_of(fault, name, number, letter, source, job.day)))
            continue
        lines.append(report.to_json())
        failing = failing or any(finding.severity.rank >= limit for finding in report.findings)
        remarks += [(report.id, note.text) for note in report.notes if note.kind == "directive"]
    data = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    return CheckedBlock(data, len(rows), failing, tuple(faults), tuple(remarks))


def _reports(letters: Sequence[Letter], source: Source, day: str) -> list[Report | Exception]:
    """A report on each letter, or why there is none; they are read together, and one by one where that fails."""
    from taktvoll.batches import checked_batch

    def checked(batch: Sequence[Letter]) -> list[Report | Exception]:
        return [report for report, _ in checked_batch(source.settings, batch, day, source.suppressions)]

    try:
        return checked(letters) if letters else []
    except Exception as error:  # noqa: BLE001 - a row never ends the run
        if len(letters) == 1:
            return [error]
        return [found for letter in letters for found in _reports([letter], source, day)]


def _failed(name: str, number: int, error: Exception) -> InputError:
    """Why a draft could not be checked: the kind of the error alone, for its words may quote the draft."""
    kind = type(error).__name__
    said = Text(
        en=f"this draft could not be checked ({kind}); please report it without the draft",
        de=f"Dieser Entwurf ließ sich nicht prüfen ({kind}); bitte melden Sie das ohne den Entwurf.",
    )
    return InputError(f"{name}, line {number}: {said.en}", f"{name}, Zeile {number}: {said.de}")


def _row_of(
    fault: InputError, name: str, number: int, letter: Letter | BrokenLineError, source: Source, day: str
) -> dict[str, Any]:
    """The report on a row that could not be checked: that on an empty text, the reason as a note and as `error`."""
    id_ = letter.id if isinstance(letter, Letter) else f"{name}:{number}"
    (empty,) = _reports([Letter("", id=id_)], source, day)
    message = fault.in_language(source.settings.lang)
    shown: dict[str, Any] = {"id": id_}
    if isinstance(empty, Report):
        shown = replace(empty, findings=(), notes=(Note(kind=NOT_CHECKED, text=message),)).to_dict()
    return {**shown, "error": {"source": name, "row": number, "message": message}}
