"""Word lists of the employer's mail, one entry a line, each file with its source and licence in its head."""

import functools

from taktvoll.mail.lexicon import lines_of_list


@functools.cache
def lexicon(name: str) -> tuple[str, ...]:
    """The entries of ``NAME.txt`` in file order; raises FileNotFoundError."""
    return tuple(lines_of_list(__package__, name))
