"""Reports on documents: one check at a time, none for a version that is already gone, each version checked once."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from taktvoll.errors import TaktvollError
from taktvoll.finding import Edit
from taktvoll.lsp.documents import Document, Documents
from taktvoll.lsp.drafts import Draft, draft_in
from taktvoll.lsp.surroundings import Places
from taktvoll.lsp.worker import Worker
from taktvoll.scheme import Occasion

if TYPE_CHECKING:
    from taktvoll.checker import Checker
    from taktvoll.report import Report
    from taktvoll.settings import Settings
    from taktvoll.suppression import Suppressions

MakeChecker = Callable[["Settings"], "Checker"]


@dataclass(frozen=True)
class Checked:
    """What is known about one version of a document."""

    document: Document
    draft: Draft | None = None
    """None: no draft, or something is broken."""
    report: "Report | None" = None
    settings: "Settings | None" = None
    suppressions: "Suppressions | None" = None
    fault: TaktvollError | None = None
    """Why it could not be checked: a broken settings file, a message beside it that cannot be read."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the letter as one of the document."""
        return (start, end) if self.draft is None else self.draft.span(start, end)

    def edits(self, edits: Iterable[Edit]) -> list[Edit]:
        """Edits of the letter as those of the document."""
        spans = ((self.span(edit.start, edit.end), edit.text) for edit in edits)
        return [Edit(start=start, end=end, text=text) for (start, end), text in spans]


class _Stale(Exception):  # noqa: N818 - no error: it says that nobody waits
    """The version is gone."""


@dataclass(slots=True)
class _Running:
    document: Document
    day: str
    future: "Future[Checked]"
    waiting: int = 0


class Checks:
    """Asks one thread for reports; everything here runs on the loop but what says otherwise."""

    def __init__(self, documents: Documents, places: Places, worker: Worker, make_checker: MakeChecker) -> None:
        self._documents = documents
        self._places = places
        self._worker = worker
        self._make_checker = make_checker
        self._checkers: dict[Settings, Checker] = {}
        self._running: dict[str, _Running] = {}
        self._done: dict[str, tuple[str, Checked]] = {}

    async def checked(self, uri: str) -> Checked | None:
        """What is known about the present version of a document, whatever is typed meanwhile; None once it is closed."""
        while (document := self._documents.get(uri)) is not None:
            day = self.day()
            done = self._done.get(uri)
            if done is not None and done[1].document is document and done[0] == day:
                return done[1]
            running = self._running.get(uri)
            if running is None or running.document is not document or running.day != day:
                running = self._begin(document, day)
            try:
                found = await self._wait(running)
            except _Stale:
                continue
            if self._running.get(uri) is running:
                del self._running[uri]
                self._done[uri] = (day, found)
        return None

    def forget(self, uri: str | None = None) -> None:
        """Check again when asked next: one document, or all."""
        if uri is None:
            self._done.clear()
            self._running.clear()
        else:
            self._done.pop(uri, None)
            self._running.pop(uri, None)

    def day(self) -> str:
        """Today, as an ISO date."""
        from taktvoll.arguments import day_of

        return day_of(self._places.server.today)

    def checker(self, settings: "Settings") -> "Checker":
        """The checker for these settings; to be called on the thread that works."""
        if settings not in self._checkers:
            self._checkers[settings] = self._make_checker(settings)
        return self._checkers[settings]

    def _begin(self, document: Document, day: str) -> _Running:
        def job() -> Checked:
            if self._documents.get(document.uri) is not document:
                raise _Stale
            return self._check(document, day)

        running = self._running[document.uri] = _Running(document, day, self._worker.submit(job))
        return running

    async def _wait(self, running: _Running) -> Checked:
        """The result; a check that has not begun when the last who waits for it goes is never made."""
        running.waiting += 1
        try:
            return await asyncio.shield(asyncio.wrap_future(running.future))
        except asyncio.CancelledError:
            uri = running.document.uri
            if running.waiting == 1 and running.future.cancel() and self._running.get(uri) is running:
                del self._running[uri]
            raise
        finally:
            running.waiting -= 1

    def _check(self, document: Document, day: str) -> Checked:
        """Check a version; on the thread that works."""
        server = self._places.server
        draft = draft_in(document, everything=server.check == "all")
        if draft is None:
            return Checked(document)
        try:
            around = self._places.around(document.path)
            letter = replace(
                draft.letter,
                reply_to=around.reply_to or draft.letter.reply_to,
                application=around.application or draft.letter.application,
            ).divided(draft.letter.segments or ())
            report = self.checker(around.settings).check(letter, today=day, suppressions=around.suppressions)
        except TaktvollError as error:
            return Checked(document, fault=error)
        if not draft.sure and server.check == "drafts" and report.occasion == Occasion.OTHER:
            return Checked(document)
        return Checked(document, replace(draft, letter=letter), report, around.settings, around.suppressions)
