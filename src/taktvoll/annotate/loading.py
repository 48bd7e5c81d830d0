"""The pipeline: spaCy's pipes for German, then ours."""

from typing import TYPE_CHECKING

from taktvoll.errors import ModelError
from taktvoll.shipped import TRAINED, missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.vocab import Vocab

WEIGHTS = TRAINED / "de_taktvoll"
"""The shipped pipeline."""
UNREAD = frozenset({"morphologizer", "lemmatizer", "parser", "taktvoll_clauses"})
"""Pipes whose annotation no analysis uses: they are for those who work with the Doc and cost half of the time."""
MAX_LENGTH = 20_000_000
"""Characters that spaCy may be given: a long file is checked, not refused."""


def load_pipeline(model: str | None = None, *, for_analysis: bool = False) -> "Language":
    """The shipped pipeline, or the one named `model` (package or path), with the components that make an analysis.

    A new one at every call: whoever has it may change it. `for_analysis` leaves out of the shipped one what an analysis does
    not read: the pipes of `UNREAD`, and of a word whatever only those who hold the Doc would ask (see `_plain_vocab`).
    Raises `ModelError` where it is not installed or not German, or where a trained model of ours is missing or does not fit.
    """
    import spacy

    if model is None and not (WEIGHTS / "meta.json").exists():
        missing(WEIGHTS, FileNotFoundError(str(WEIGHTS)))
    try:
        if model is None and for_analysis:
            nlp = spacy.load(WEIGHTS, vocab=_plain_vocab(), exclude=list(UNREAD))
        else:
            nlp = spacy.load(model or WEIGHTS)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"pipeline {model or WEIGHTS}: cannot be loaded ({type(error).__name__}); install it"
            " (`python -m spacy download NAME`), name its folder, or leave --model away to use the shipped one",
            f"Pipeline {model or WEIGHTS}: lässt sich nicht laden ({type(error).__name__}); installieren Sie sie"
            " (`python -m spacy download NAME`), nennen Sie ihren Ordner, oder lassen Sie --model weg.",
        ) from error
    if nlp.lang != "de":
        raise ModelError(
            f"pipeline {model}: is for the language '{nlp.lang}', German ('de') is needed",
            f"Pipeline {model}: ist für die Sprache „{nlp.lang}“; Deutsch („de“) wird gebraucht.",
        )
    nlp.max_length = max(nlp.max_length, MAX_LENGTH)
    if "taktvoll_sentences" not in nlp.pipe_names:
        nlp.add_pipe("taktvoll_sentences", first=True)
    if "taktvoll_reader" not in nlp.pipe_names:
        nlp.add_pipe("taktvoll_reader")
    prepare: Callable[[], None] = nlp.get_pipe("taktvoll_reader").prepare  # type: ignore[attr-defined]  # ours
    prepare()
    return nlp


def _plain_vocab() -> "Vocab":
    """A vocabulary that knows of a word its letters and whether it is white space.

    spaCy asks 20 questions about every new word (its shape, whether it looks like an address), a third of the tokenizer's time.
    """
    from spacy import symbols
    from spacy.lang.de import German
    from spacy.vocab import create_vocab

    vocab = create_vocab("de", German.Defaults)
    getters = vocab.lex_attr_getters  # type: ignore[attr-defined]
    vocab.lex_attr_getters = {symbols.IS_SPACE: getters[symbols.IS_SPACE]}  # type: ignore[attr-defined]
    return vocab


def unread_pipes(nlp: "Language") -> list[str]:
    """The names of the pipes of `nlp` that need not run for an analysis."""
    return [name for name in nlp.pipe_names if name in UNREAD]
