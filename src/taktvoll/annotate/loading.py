"""The pipeline: spaCy's pipes for German, then ours."""

from typing import TYPE_CHECKING

from taktvoll.errors import ModelError
from taktvoll.shipped import TRAINED, missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

WEIGHTS = TRAINED / "de_taktvoll"
"""The shipped pipeline."""
UNREAD = frozenset({"morphologizer", "lemmatizer", "parser", "taktvoll_clauses"})
"""Pipes whose annotation no analysis uses: they are for those who work with the Doc and cost half of the time."""
MAX_LENGTH = 20_000_000
"""Characters that spaCy may be given: a long file is checked, not refused."""


def load_pipeline(model: str | None = None, *, for_analysis: bool = False) -> "Language":
    """The shipped pipeline, or the one named `model` (package or path), with the components that make an analysis.

    A new one at every call: whoever has it may change it. `for_analysis` leaves the pipes of `UNREAD` out of the shipped
    one. Raises `ModelError` where it is not installed or not German, or where a trained model of ours is missing or does not
    fit.
    """
    import spacy

    from taktvoll.pipeline.affixes import bound_affixes

    if model is None and not (WEIGHTS / "meta.json").exists():
        missing(WEIGHTS, FileNotFoundError(str(WEIGHTS)))
    try:
        if model is None and for_analysis:
            from taktvoll.pipeline import saved_tokenizer, saved_vectors

            config = {
                "nlp.tokenizer.@tokenizers": saved_tokenizer.NAME,
                "nlp.vectors.@vectors": saved_vectors.NAME,
            }
            nlp = spacy.load(WEIGHTS, exclude=[*UNREAD, "tokenizer", "vectors"], config=config)
        else:
            nlp = spacy.load(model or WEIGHTS)
            bound_affixes(nlp.tokenizer)
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


def add_parser(nlp: "Language") -> None:
    """Give the shipped pipeline its parser, where it was loaded `for_analysis`."""
    if "parser" not in nlp.pipe_names:
        nlp.add_pipe("taktvoll_parser", name="parser", after="tagger").from_disk(WEIGHTS / "parser")  # type: ignore[attr-defined]


def unread_pipes(nlp: "Language") -> list[str]:
    """The names of the pipes of `nlp` that need not run for an analysis."""
    return [name for name in nlp.pipe_names if name in UNREAD]
