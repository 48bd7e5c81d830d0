"""The known name that a mistyped one is nearest to."""

import difflib
from collections.abc import Sequence


def nearest(name: str, known: Sequence[str]) -> str | None:
    """The most similar of `known`; None where none is similar."""
    found = difflib.get_close_matches(name.lower().replace("-", "_"), known, n=1, cutoff=0.5)
    return found[0] if found else None
