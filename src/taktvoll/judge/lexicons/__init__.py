"""Word lists of the rules, each file with its source in its head."""

import functools
from importlib import resources


@functools.cache
def standard_forms() -> dict[str, tuple[str, bool]]:
    """Colloquial word → what is written instead, and whether that is always right."""
    text = resources.files(__package__).joinpath("standard_forms.txt").read_text(encoding="utf-8")
    forms = {}
    for line in text.split("\n"):
        word, sign, form = line.partition(" = ") if " = " in line else line.partition(" ? ")
        if sign and not line.startswith("#"):
            forms[word] = (form.strip(), sign == " = ")
    return forms
