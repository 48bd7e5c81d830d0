"""How wide text for a terminal may be."""

import shutil

WIDTH = 80
"""Where no terminal says how wide it is."""
WIDEST = 100
"""Longer lines tire the eye."""
NARROWEST = 24


def terminal_width() -> int:
    """Columns of the terminal (or of the variable COLUMNS), within reason."""
    return min(max(shutil.get_terminal_size((WIDTH, 24)).columns, NARROWEST), WIDEST)
