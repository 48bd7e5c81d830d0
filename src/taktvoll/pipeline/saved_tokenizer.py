"""The tokenizer of the shipped pipeline, built once.

``spacy.load`` builds the one of the language with all its exceptions, and then another from the saved file: together a tenth
of a cold start. The library's own pipeline, which nobody saves, names this one in its config instead.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import srsly
from spacy import symbols
from spacy.lang.tokenizer_exceptions import URL_MATCH
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without types
from spacy.util import registry

from taktvoll.pipeline.affixes import Infixes, bound_affixes
from taktvoll.shipped import TRAINED

if TYPE_CHECKING:
    from spacy.language import Language

NAME = "taktvoll.SavedTokenizer.v1"
UNREAD = (
    symbols.IS_ALPHA, symbols.IS_ASCII, symbols.IS_BRACKET, symbols.IS_CURRENCY, symbols.IS_DIGIT, symbols.IS_LEFT_PUNCT,
    symbols.IS_QUOTE, symbols.IS_RIGHT_PUNCT, symbols.IS_STOP, symbols.IS_TITLE, symbols.IS_UPPER, symbols.LIKE_EMAIL, symbols.LIKE_NUM,
    symbols.LIKE_URL, symbols.SHAPE, symbols.PREFIX, symbols.SUFFIX,
)  # fmt: skip
"""What spaCy works out of each new word and no analysis, tree or clause asks for: half of the time that a new word takes."""
FILE = TRAINED / "de_taktvoll" / "tokenizer"


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]
def saved_tokenizer() -> "Callable[[Language], Tokenizer]":
    """What builds the tokenizer saved in `FILE`; raises OSError or ValueError where that is missing or broken."""
    saved: dict[str, Any] = srsly.read_msgpack(FILE)

    def build(nlp: "Language") -> Tokenizer:
        tokenizer = Tokenizer(
            nlp.vocab,
            prefix_search=re.compile(saved["prefix_search"]).search,
            suffix_search=re.compile(saved["suffix_search"]).search,
            infix_finditer=Infixes(saved["infix_finditer"]).finditer,
            token_match=re.compile(saved["token_match"]).match if saved["token_match"] else None,
            url_match=_addresses(saved["url_match"]),
            faster_heuristics=saved["faster_heuristics"],
        )
        for attribute in UNREAD:
            nlp.vocab.lex_attr_getters.pop(attribute, None)  # type: ignore[attr-defined]  # spaCy declares it not
        bound_affixes(tokenizer)
        tokenizer.rules = saved["exceptions"]
        return tokenizer

    return build


def _addresses(pattern: str | None) -> "Callable[[str], re.Match[str] | None] | None":
    """What matches an address: spaCy's own, compiled when it was imported, where that is the one that was saved."""
    if not pattern:
        return None
    shared: re.Pattern[str] = URL_MATCH.__self__  # type: ignore[attr-defined]
    return shared.match if shared.pattern == pattern else re.compile(pattern).match
