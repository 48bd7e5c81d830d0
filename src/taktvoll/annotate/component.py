"""The component that reads a draft: register, labels, slots, tone.

What is written to the Doc is plain data (lists of numbers and strings), so a Doc can be saved and sent between processes;
`doc._.taktvoll_analysis` builds the objects.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

from taktvoll.annotate.batch import read_drafts
from taktvoll.annotate.draft import draft_of
from taktvoll.annotate.inputs import REQUIRES, check_spans, check_words
from taktvoll.annotate.models import Models, shipped_models
from taktvoll.annotate.rows import in_received_text
from taktvoll.annotate.sentencizer import text_of
from taktvoll.mail.reading_text import reading_text
from taktvoll.pipeline.threads import in_one_thread


class Annotator:
    """Reads the sentences that `taktvoll_sentences` found; drafts that come together are read together."""

    def __init__(
        self, name: str, *, allow_missing: bool = False, models: Literal["shipped", "none"] | Models = "shipped"
    ) -> None:
        """With `allow_missing` Docs without tags and entities are read too, and facts overlooked there.

        `models`: those of the package, none at all (patterns decide alone, as in an evaluation of them), or others.
        """
        self.name = name
        self.allow_missing = allow_missing
        self.models = models

    @in_one_thread
    def predict(self, docs: Sequence[Doc]) -> list[dict[str, Any]]:
        """All rows for each of `docs`; raises `MissingPipeError` where a pipe has not run that they stand on."""
        for doc in docs:
            check_spans(doc)
            if not self.allow_missing:
                check_words(doc)
        texts = [reading_text(text_of(doc)) for doc in docs]
        drafts = [draft_of(doc, read) for doc, read in zip(docs, texts, strict=True)]
        return [
            rows if read is None else in_received_text(rows, read, doc._.taktvoll_spans)
            for rows, read, doc in zip(read_drafts(drafts, self._models()), texts, docs, strict=True)
        ]

    def prepare(self) -> None:
        """Load the models now rather than with the first draft; raises `ModelError` where one is missing or does not fit."""
        self._models()

    def _models(self) -> Models | None:
        if isinstance(self.models, Models):
            return self.models
        return shipped_models() if self.models == "shipped" else None

    def set_annotations(self, docs: Sequence[Doc], rows: Sequence[dict[str, Any]]) -> None:
        """Write the rows, and the day of the reading where no day is given: the same Doc keeps its report."""
        clock = datetime.datetime.now().astimezone().date().isoformat()
        for doc, found in zip(docs, rows, strict=True):
            doc._.taktvoll_rows = found
            context = doc._.taktvoll_context or {}
            if not context.get("today"):
                doc._.taktvoll_context = context | {"today": clock}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations([doc], self.predict([doc]))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate a stream of Docs, `batch_size` at a time."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            self.set_annotations(docs, self.predict(docs))
            yield from docs


@Language.factory(
    "taktvoll_reader",
    requires=list(REQUIRES),
    assigns=["doc._.taktvoll_rows"],
    default_config={"allow_missing": False, "models": "shipped"},
)
def make_annotator(nlp: Language, name: str, *, allow_missing: bool, models: Literal["shipped", "none"]) -> Annotator:  # noqa: ARG001 - spaCy's signature of a factory
    """Build the component; with `models` „none“ patterns and word lists decide alone."""
    return Annotator(name, allow_missing=allow_missing, models=models)
