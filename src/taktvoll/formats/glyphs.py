"""The signs of the terminal report, and plain ones for streams that cannot encode them."""

from dataclasses import dataclass

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
"""No further: common fonts for terminals (DejaVu Sans Mono) have no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """Signs by their use."""

    circled: str
    """Numbers from 1 on; above, and where empty: (1), (2), …"""
    full: str
    empty: str
    """The two parts of a bar."""
    opens: str
    closes: str
    """Around marked words where there is no colour."""
    missing: str
    """Before the number of what is missing."""
    gutter: str
    dot: str
    arrow: str
    removed: str
    added: str
    becomes: str
    good: str
    bad: str
    ellipsis: str

    def number(self, number: int) -> str:
        """The sign for a finding's number."""
        return self.circled[number - 1] if number <= len(self.circled) else f"({number})"


FINE = Glyphs(
    circled=_CIRCLED, full="━", empty="─", opens="»", closes="«", missing="+", gutter="│", dot="·", arrow="→",
    removed="−", added="+", becomes="→", good="✓", bad="✗", ellipsis="…",
)  # fmt: skip
PLAIN = Glyphs(
    circled="", full="#", empty="-", opens="[", closes="]", missing="+", gutter="|", dot="-", arrow=">",
    removed="-", added="+", becomes="->", good="ok:", bad="!", ellipsis="...",
)  # fmt: skip


def glyphs_for(encoding: str | None) -> Glyphs:
    """The fine signs where `encoding` has them."""
    try:
        "①━─│→−✓✗…".encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return PLAIN
    return FINE
