"""Paragraphs of HTML mails without space around them: Outlook writes each line of a letter as one."""

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

_SIDES = re.compile(r"margin(?:-(?P<side>top|bottom))?\s*:\s*(?P<values>[^;!]{1,60})", re.IGNORECASE)
_SIZE = re.compile(r"(?P<number>-?\d*\.?\d+)(?P<unit>[a-z%]*)", re.IGNORECASE)
_ABSOLUTE = frozenset({"", "px", "pt"})
_COMMENT_MARK = re.compile(r"<!--|-->")
_SELECTOR = re.compile(r"p|(?:p|)\.(?P<class>[\w-]+)", re.IGNORECASE)
BOTH = 2
NO_SPACE = 2.0
"""Pixels or points of a margin that nobody sees: Word writes 0.0001pt."""


def flush_selectors(soup: BeautifulSoup) -> frozenset[str]:
    """„p“ and the classes that the style sheets of `soup` set without space above and below, in small letters."""
    found: dict[str, bool] = {}
    for style in soup.find_all("style"):
        for block in _COMMENT_MARK.sub("", style.get_text()).split("}"):
            selectors, _, declarations = block.rpartition("{")
            flush = _flush_in(declarations) if "margin" in declarations.lower() else None
            if flush is None:
                continue
            for selector in selectors.split(","):
                named = _SELECTOR.fullmatch(selector.rpartition("\n")[2].strip())
                if named:
                    found[(named["class"] or "p").lower()] = flush
    return frozenset(name for name, flush in found.items() if flush)


def is_flush(tag: Tag, selectors: frozenset[str]) -> bool:
    """Whether a paragraph has no space around it: the line below it is the next line of the letter."""
    if tag.name != "p":
        return False
    own = _flush_in(str(tag.get("style") or ""))
    if own is not None:
        return own
    classes = tag.get("class")
    names = classes.split() if isinstance(classes, str) else classes or ()
    return any(name.lower() in selectors for name in names) or (not names and "p" in selectors)


def _flush_in(declarations: str) -> bool | None:
    """Whether the margins above and below are nothing; None where they are not both set."""
    sides: dict[str, bool] = {}
    for found in _SIDES.finditer(declarations):
        values = [_is_nothing(value) for value in found["values"].split()]
        if not values:
            continue
        if found["side"]:
            sides[found["side"].lower()] = values[0]
        else:
            sides["top"], sides["bottom"] = values[0], values[BOTH] if len(values) > BOTH else values[0]
    if len(sides) < BOTH:
        return None
    return all(sides.values())


def _is_nothing(value: str) -> bool:
    size = _SIZE.fullmatch(value)
    if size is None:
        return False
    number = abs(float(size["number"]))
    return number == 0 or (size["unit"].lower() in _ABSOLUTE and number < NO_SPACE)
