"""First names, to know a person where nothing else says that one is named."""

import functools

from taktvoll.annotate.received.lexicons import lexicon
from taktvoll.mail.lexicon import fold
from taktvoll.mail.lexicon import lexicon as mail_lexicon


@functools.cache
def _names() -> frozenset[str]:
    return mail_lexicon("first_names") | frozenset(lexicon("given_names"))


def is_first_name(word: str) -> bool:
    """Whether `word` is a first name, also a double one („Karl-Heinz“)."""
    folded = fold(word)
    return folded in _names() or ("-" in folded and folded.split("-")[0] in _names())
