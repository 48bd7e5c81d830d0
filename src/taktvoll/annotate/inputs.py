"""What an analysis stands on: the annotations of other pipes. What is missing is said, never passed over."""

from spacy.tokens import Doc

from taktvoll.errors import MissingPipeError

REQUIRES = ("doc._.taktvoll_spans", "doc.ents", "token.tag")
"""For spaCy's ``nlp.analyze_pipes()``."""


def check_spans(doc: Doc) -> None:
    """Raise `MissingPipeError` where `taktvoll_sentences` has not run on `doc`."""
    if doc._.taktvoll_spans is None:
        raise MissingPipeError(
            "taktvoll_reader needs the sentences of the pipe 'taktvoll_sentences': add that pipe before it",
            "taktvoll_reader braucht die Sätze der Pipe „taktvoll_sentences“: Fügen Sie diese Pipe davor ein.",
        )


def check_words(doc: Doc) -> None:
    """Raise `MissingPipeError` where no tagger or no entity recogniser has run on `doc`, a Doc with words."""
    if all(token.is_space for token in doc):
        return
    for annotation, pipe, what, german in (
        ("TAG", "tagger", "parts of speech", "die Wortarten"),
        ("ENT_IOB", "ner", "entities", "die Eigennamen"),
    ):
        if not doc.has_annotation(annotation):
            raise MissingPipeError(
                f"taktvoll_reader needs the {what} of the pipe '{pipe}', without which facts would be overlooked: add or"
                f" enable that pipe before it, use the factory 'taktvoll', which needs no other pipe, or say that facts may be"
                " overlooked with the pipe's config {'allow_missing': True}",
                f"taktvoll_reader braucht {german} der Pipe „{pipe}“, ohne die Angaben übersehen würden: Fügen Sie diese Pipe"
                " davor ein oder schalten Sie sie ein, nehmen Sie die Factory „taktvoll“, die keine andere Pipe braucht, oder"
                " erlauben Sie es mit {'allow_missing': True} in der Konfiguration der Pipe.",
            )
