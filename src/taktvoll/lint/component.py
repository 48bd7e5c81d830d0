"""The components that make `doc._.taktvoll` the `Report`: the last of the pipes, and all of ours in one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

from taktvoll.annotate.reading import reader_of
from taktvoll.annotate.rows import envelope_of, reading_of
from taktvoll.annotate.sentencizer import SentenceSplitter, text_of
from taktvoll.letter import Letter
from taktvoll.report import Report
from taktvoll.settings import Settings

Doc.set_extension("taktvoll_settings", default=None, force=True)  # settings as plain data; None: the defaults
_WRITTEN = ("taktvoll_rows", "taktvoll_segments", "taktvoll_spans", "taktvoll_context")


def report_of(doc: Doc) -> Report:
    """The report on an annotated Doc; raises `MissingPipeError` where `taktvoll_reader` has not run."""
    from taktvoll.lint.suppressed import lint_unsuppressed

    analysis = reading_of(doc)
    context = doc._.taktvoll_context
    settings = Settings.model_validate(doc._.taktvoll_settings or {})
    return lint_unsuppressed(analysis, settings, id=context.get("id"), decoded=bool(context.get("decoded")))


Doc.set_extension("taktvoll", getter=report_of, force=True)


def set_spans(doc: Doc, key: str) -> None:
    """Have the findings as ``doc.spans[key]``, each labelled with its rule, where displaCy's style „span“ finds them.

    A span is of whole tokens; a finding about what is missing, which marks no word, has none.
    """
    found = [
        doc.char_span(finding.start, finding.end, label=finding.rule, alignment_mode="expand")
        for finding in doc._.taktvoll.findings
        if finding.start < finding.end
    ]
    doc.spans[key] = [span for span in found if span is not None]


class Linter:
    """Notes the settings under which the Doc is judged; judging itself happens when the report is asked for."""

    def __init__(self, name: str, settings: dict[str, Any], spans_key: str = "") -> None:
        self.name = name
        self.settings = settings
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`, unless a caller has already said its settings."""
        if doc._.taktvoll_settings is None:
            doc._.taktvoll_settings = self.settings
        if self.spans_key:
            set_spans(doc, self.spans_key)
        return doc


@Language.factory(
    "taktvoll_judge",
    requires=["doc._.taktvoll_rows"],
    assigns=["doc._.taktvoll_settings"],
    default_config={"settings": {}, "spans_key": ""},
)
def make_linter(nlp: Language, name: str, settings: dict[str, Any], spans_key: str) -> Linter:  # noqa: ARG001 - spaCy's signature of a factory
    """Build the component; `settings` as in `taktvoll.toml`, `spans_key` as in `set_spans` (empty: no spans)."""
    return Linter(name, settings, spans_key)


class WholeChecker:
    """Makes `doc._.taktvoll` on Docs of any German pipeline, a blank one too: it reads the text with the library's own pipes.

    The other annotations of the Doc stay as they are; only where it has no sentences, those of the mail are set. The report
    is that of `taktvoll.check`; its findings are also ``doc.spans[spans_key]``.
    """

    def __init__(self, name: str, settings: dict[str, Any], spans_key: str = "taktvoll") -> None:
        self.name = name
        self.settings = settings
        self.spans_key = spans_key

    def predict(self, docs: Sequence[Doc]) -> list[dict[str, Any]]:
        """What to write to each of `docs`: the values of the attributes in `doc._`."""
        import datetime

        clock = datetime.datetime.now().astimezone().date().isoformat()
        days = [(doc._.taktvoll_context or {}).get("today") or clock for doc in docs]
        reader = reader_of(Settings.model_validate(self.settings).model)
        read: dict[int, Doc] = {}
        for day in dict.fromkeys(days):
            places = [place for place, other in enumerate(days) if other == day]
            read.update(zip(places, reader.docs([_letter_of(docs[place]) for place in places], day), strict=True))
        return [{name: read[place]._.get(name) for name in _WRITTEN} for place in range(len(docs))]

    def set_annotations(self, docs: Sequence[Doc], found: Sequence[dict[str, Any]]) -> None:
        """Write them, and the starts of sentences where the Doc has none."""
        for doc, values in zip(docs, found, strict=True):
            for name, value in values.items():
                doc._.set(name, value)
            if doc._.taktvoll_settings is None:
                doc._.taktvoll_settings = self.settings
            if len(doc) > 1 and not doc.has_annotation("SENT_START"):
                splitter = SentenceSplitter(self.name)
                splitter.set_annotations(doc, values["taktvoll_segments"], values["taktvoll_spans"])
            if self.spans_key:
                set_spans(doc, self.spans_key)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations([doc], self.predict([doc]))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate a stream of Docs, `batch_size` at a time."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            self.set_annotations(docs, self.predict(docs))
            yield from docs


def _letter_of(doc: Doc) -> Letter:
    """The letter that `doc` is, with what its context says of it."""
    context = doc._.taktvoll_context or {}
    return Letter(
        text_of(doc),
        context.get("subject"),
        context.get("reply_to"),
        context.get("application"),
        id=context.get("id"),
        decoded=bool(context.get("decoded")),
        envelope=envelope_of(context),
    )


@Language.factory(
    "taktvoll",
    assigns=["doc._.taktvoll_rows", "doc._.taktvoll_spans", "doc._.taktvoll_settings"],
    default_config={"settings": {}, "spans_key": "taktvoll"},
)
def make_whole_checker(nlp: Language, name: str, settings: dict[str, Any], spans_key: str) -> WholeChecker:  # noqa: ARG001 - spaCy's signature of a factory
    """Build the component; `settings` as in `taktvoll.toml`, `spans_key` as in `set_spans` (empty: no spans)."""
    return WholeChecker(name, settings, spans_key)
