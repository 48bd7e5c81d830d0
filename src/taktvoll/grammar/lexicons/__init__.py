"""Word lists of the grammar check, read once."""

import functools
from importlib import resources


@functools.cache
def lexicon(name: str) -> frozenset[str]:
    """The entries of ``<name>.txt`` in small letters; lines that begin with ``#`` are comments."""
    source = resources.files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in source.split("\n") if line.strip() and not line.startswith("#"))
