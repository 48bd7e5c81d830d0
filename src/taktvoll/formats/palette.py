"""Colours of the terminal report: few, from the sixteen that every terminal theme has made readable."""

from rich.theme import Theme

from taktvoll.finding import Severity

COLORS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}
STYLES = Theme(
    {
        "error": "bold red",
        "warning": "bold yellow",
        "hint": "bold cyan",
        "marked.error": "underline red",
        "marked.warning": "underline yellow",
        "marked.hint": "underline cyan",
        "nested.error": "bold underline red",
        "nested.warning": "bold underline yellow",
        "nested.hint": "bold underline cyan",
        "good": "green",
        "fair": "yellow",
        "bad": "red",
        "head": "bold",
        "message": "bold",
        "quiet": "dim",
        "faint": "dim",
        "removed": "red strike",
        "added": "green underline",
        "before": "red",
        "after": "green",
    },
    inherit=False,
)
GOOD = 80
FAIR = 50
"""From these scores on a bar is green, yellow; below, red."""


def score_style(score: int) -> str:
    """The style of a bar."""
    return "good" if score >= GOOD else "fair" if score >= FAIR else "bad"
