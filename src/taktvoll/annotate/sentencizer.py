"""The component that tells spaCy where the sentences of a mail begin."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from taktvoll.annotate.sentence_boundaries import split_sentences
from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.reading_text import reading_text

Doc.set_extension("taktvoll_segments", default=None, force=True)  # [(kind, start, end)] in characters
Doc.set_extension("taktvoll_spans", default=None, force=True)  # [(start, end, kind)] in characters

Doc.set_extension("taktvoll_states", default=None, force=True)  # (spans, width), of a long Doc while it is read


Doc.set_extension(
    "taktvoll_text", default=None, force=True
)  # the text as given, so that spaCy need not join its tokens again


def text_of(doc: Doc) -> str:
    """The text of `doc`, remembered: ``doc.text`` joins all tokens at every call."""
    if doc._.taktvoll_text is None:
        doc._.taktvoll_text = doc.text
    text: str = doc._.taktvoll_text
    return text


class SentenceSplitter:
    """Sets `Token.is_sent_start` so that parser and tagger respect the lines of a mail."""

    def __init__(self, name: str) -> None:
        self.name = name

    def predict(self, doc: Doc) -> tuple[list[tuple[str, int, int]], list[tuple[int, int, str]]]:
        """Segments and sentences of `doc` in characters; the Doc is left as it is."""
        from taktvoll.mail.segments import segment

        text = text_of(doc)
        rows = doc._.taktvoll_segments
        if rows is None:
            rows = [(str(part.kind), part.start, part.end) for part in segment(text)]
        read = reading_text(text)
        if read is None:
            return rows, _sentences(text, rows)
        forth = read.forth
        found = _sentences(read.text, [(kind, forth[start], forth[end]) for kind, start, end in rows])
        spans = read.covering([(start, end) for start, end, _ in found])
        return rows, [(start, end, kind) for (start, end), (_, _, kind) in zip(spans, found, strict=True)]

    def set_annotations(
        self, doc: Doc, segments: list[tuple[str, int, int]], spans: list[tuple[int, int, str]]
    ) -> None:
        """Write spans and sentence starts. A token that a boundary cuts belongs to the earlier sentence."""
        import numpy as np
        from spacy import symbols

        doc._.taktvoll_segments = segments
        doc._.taktvoll_spans = spans
        if not len(doc):
            return
        starts = np.full(len(doc), -1, dtype="int64")
        starts[0] = 1
        first = np.searchsorted(doc.to_array([symbols.IDX]).ravel(), [start for start, _, _ in spans])
        starts[first[first < len(doc)]] = 1
        flags: Any = starts.astype("uint64").reshape(-1, 1)  # spaCy declares thinc's narrower type
        doc.from_array([symbols.SENT_START], flags)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations(doc, *self.predict(doc))
        return doc


def _sentences(text: str, rows: list[tuple[str, int, int]]) -> list[tuple[int, int, str]]:
    segments = [Segment(kind=SegmentKind(kind), start=start, end=end) for kind, start, end in rows]
    return [(start, end, str(kind)) for start, end, kind in split_sentences(text, segments)]


@Language.factory("taktvoll_sentences", assigns=["token.is_sent_start", "doc._.taktvoll_spans"])
def make_sentences(nlp: Language, name: str) -> SentenceSplitter:  # noqa: ARG001 - spaCy's signature of a factory
    """Build the component."""
    return SentenceSplitter(name)
