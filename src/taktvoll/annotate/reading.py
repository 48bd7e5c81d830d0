"""The library's own way from letters to analyses: a pipeline that nobody else has a hand on."""

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar

from taktvoll.errors import MissingPipeError
from taktvoll.letter import Letter
from taktvoll.pipeline.chunk_memory import ChunkMemory
from taktvoll.pipeline.threads import in_one_thread

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from taktvoll.analysis import Analysis

Borrowed = TypeVar("Borrowed")
_HALF_PAIR = re.compile("[\ud800-\udfff]")


class LetterReader:
    """Letters to analyses. Usable from many threads: one of them reads at a time, for spaCy's pipes keep memories."""

    def __init__(self, model: str | None = None) -> None:
        """Load the pipeline; raises `ModelError` where that fails, or where it lacks a pipe that an analysis needs."""
        from taktvoll.annotate.loading import load_pipeline, unread_pipes

        self.model = model
        self._nlp: Language = load_pipeline(model, for_analysis=True)
        self._unread = unread_pipes(self._nlp)
        self._chunks = ChunkMemory(self._nlp)
        if model is not None:
            try:
                self._nlp("Ich komme.")
            except MissingPipeError as error:
                raise error.at(f"pipeline {model}", f"Pipeline {model}") from error
        self.lock = threading.Lock()

    def read(self, letters: Sequence[Letter], today: str) -> "list[Analysis]":
        """The analyses in order; letters that come together are read together. `today` is an ISO date."""
        return [doc._.taktvoll_analysis for doc in self.docs(letters, today)]

    @in_one_thread
    def docs(self, letters: Sequence[Letter], today: str) -> "list[Doc]":
        """As `read`, but the annotated Docs themselves."""
        with self.lock:
            docs = [self._doc(letter, today) for letter in letters]
            usual = [doc for doc in docs if not self._is_long(doc)]
            read = iter(self._nlp.pipe(usual, batch_size=max(len(usual), 1), disable=self._unread))
            return [self._read_long(doc) if self._is_long(doc) else next(read) for doc in docs]

    def _is_long(self, doc: "Doc") -> bool:
        from taktvoll.annotate.long_docs import LONG

        return self.model is None and len(doc) > LONG

    def _read_long(self, doc: "Doc") -> "Doc":
        """`doc` read part by part, of which the pipes of the shipped pipeline know nothing."""
        from taktvoll.annotate.long_docs import read_long

        (_, split), *between, (_, annotate) = (pipe for pipe in self._nlp.pipeline if pipe[0] not in self._unread)
        read_long(doc, split, [pipe for _, pipe in between])
        annotate(doc)
        doc._.taktvoll_states = None
        return doc

    def borrow(self, work: "Callable[[Language], Borrowed]") -> "Borrowed":
        """What `work` makes of the pipeline, parser included, which it must not change, while nobody else reads."""
        from taktvoll.annotate.loading import add_parser, unread_pipes

        with self.lock:
            if self.model is None:
                add_parser(self._nlp)
                self._unread = unread_pipes(self._nlp)
            return work(self._nlp)

    def _doc(self, letter: Letter, today: str) -> "Doc":
        from taktvoll.mail.segments import quoted_mail, segment

        try:
            self._chunks.learn(letter.text)
            doc = self._nlp.make_doc(letter.text)
        except UnicodeEncodeError:  # half a surrogate pair, which spaCy cannot take; offsets stay as they are
            doc = self._nlp.make_doc(_HALF_PAIR.sub("\ufffd", letter.text))
        segments = segment(letter.text) if letter.segments is None else letter.segments
        doc._.taktvoll_text = letter.text
        doc._.taktvoll_segments = [(str(part.kind), part.start, part.end) for part in segments]
        doc._.taktvoll_context = {
            "id": letter.id,
            "today": today,
            "subject": letter.subject,
            "reply_to": letter.reply_to if letter.reply_to is not None else quoted_mail(letter.text, segments),
            "application": letter.application,
            "decoded": letter.decoded,
            "envelope": None if letter.envelope is None else asdict(letter.envelope),
        }
        return doc


_readers: dict[str | None, LetterReader] = {}
_loading = threading.Lock()


def reader_of(model: str | None = None) -> LetterReader:
    """The one reader of this process for `model` (None: the shipped pipeline); loaded when first asked for."""
    with _loading:
        if model not in _readers:
            _readers[model] = LetterReader(model)
        return _readers[model]


def unlock_readers() -> None:
    """Forget who was reading: for a process that was forked off while a thread of its parent did."""
    global _loading  # noqa: PLW0603 - the lock of another process
    _loading = threading.Lock()
    for reader in _readers.values():
        reader.lock = threading.Lock()
