"""What of an HTML mail a reader sees: style attributes, simple style sheets, ``hidden``, struck-out text."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup
from bs4.element import Tag

_STRUCK = frozenset({"del", "s", "strike"})
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NESTED = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
"""Blocks that hold under a condition (small screens, printing), and imports."""
_HIDING = re.compile(r"none|hidden|collapse|font-size|hide|opacity|transparent|line-through|-\d{3}|height|width")
_SIZE = re.compile(r"(-?\d*\.?\d+)\s*([a-z%]*)")
_SELECTOR = re.compile(r"(?P<name>[a-zA-Z][a-zA-Z0-9]*|\*|)(?P<marks>(?:[.#][\w-]+)*)")
_MARK = re.compile(r"[.#][\w-]+")
MAX_RULES = 60
"""Rules of style sheets that are looked at for each tag: mails have a handful."""
UNREADABLE = 2.0
"""Pixels or points below which no letter can be read."""
OFF_SCREEN = -900.0
_RELATIVE = frozenset({"em", "%", "ex", "ch"})
_KEEPING = frozenset({"pre", "pre-wrap", "pre-line", "break-spaces"})


@dataclass(frozen=True, slots=True)
class Look:
    """What a node inherits."""

    unseen: bool = False
    """``visibility: hidden``, which a part inside may undo."""
    tiny: bool = False
    """``font-size: 0``, which a part inside may undo."""
    verbatim: bool = False
    """Whether white space counts."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a style sheet says of the tags with a name, an id and classes."""

    name: str
    marks: frozenset[str]
    """„#id“ and „.class“, all of which a tag must have."""
    declarations: str


Sheet = tuple[Rule, ...]


def sheet_of(soup: BeautifulSoup) -> Sheet:
    """The rules of the style sheets in `soup` that hide something, those alone whose selectors are names, ids, classes."""
    rules = (rule for style in soup.find_all("style") for rule in _rules(style.get_text()))
    return tuple(itertools.islice(rules, MAX_RULES))


def _rules(css: str) -> Iterator[Rule]:
    plain = _NESTED.sub("", _COMMENT.sub("", css))
    for found in _RULE.finditer(plain):
        if not _HIDING.search(found.group(2).lower()):
            continue
        for selector in found.group(1).split(","):
            simple = _SELECTOR.fullmatch(selector.strip())
            if simple and selector.strip():
                yield Rule(simple["name"].lower(), frozenset(_MARK.findall(simple["marks"])), found.group(2))


def _written(tag: Tag, sheet: Sheet) -> str:
    """All declarations about `tag`, its own last."""
    if not sheet:
        return str(tag.get("style") or "")
    classes = tag.get("class")
    marks = {f".{name}" for name in (classes.split() if isinstance(classes, str) else classes or ())}
    marks.add(f"#{tag.get('id')}")
    said = [rule.declarations for rule in sheet if rule.name in {"", "*", tag.name} and rule.marks <= marks]
    return ";".join([*said, str(tag.get("style") or "")])


def look_of(tag: Tag, inherited: Look, sheet: Sheet) -> Look | None:
    """How `tag` looks inside a node that looks like `inherited`; None where nothing in it is shown."""
    if tag.name in _STRUCK or (tag.has_attr("hidden") and tag.get("hidden") != "until-found"):
        return None
    written = _written(tag, sheet)
    verbatim = inherited.verbatim or tag.name == "pre"
    if not written:
        return inherited if verbatim == inherited.verbatim else replace(inherited, verbatim=verbatim)
    style = _declarations(written)
    if _is_gone(style):
        return None
    space = style.get("white-space")
    if space is not None:
        verbatim = space in _KEEPING
    visibility = style.get("visibility")
    return Look(
        unseen=inherited.unseen if visibility is None else visibility in {"hidden", "collapse"},
        tiny=_is_tiny(style.get("font-size"), inherited=inherited.tiny),
        verbatim=verbatim,
    )


def _declarations(written: str) -> dict[str, str]:
    """Property → value; the last one counts, unless an earlier one is ``!important``."""
    found: dict[str, str] = {}
    important: set[str] = set()
    for declaration in written.lower().split(";"):
        name, _, value = declaration.partition(":")
        name, (value, _, mark) = name.strip(), value.strip().partition("!")
        if not name or not value.strip() or (name in important and "important" not in mark):
            continue
        found[name] = value.strip()
        if "important" in mark:
            important.add(name)
    return found


def _is_gone(style: Mapping[str, str]) -> bool:
    """Whether the whole of a part is hidden or struck out, whatever stands in it."""
    clipped = style.get("overflow", "").startswith("hidden") or style.get("overflow-y", "").startswith("hidden")
    flat = any(_pixels(style.get(name)) == 0 for name in ("max-height", "height", "max-width", "width"))
    decoration = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    away = [_pixels(style.get(name)) for name in ("left", "top", "text-indent", "margin-left")]
    return (
        style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or style.get("color") == "transparent"
        or _pixels(style.get("opacity")) == 0
        or (clipped and flat)
        or "line-through" in decoration
        or any(place is not None and place < OFF_SCREEN for place in away)
    )


def _pixels(value: str | None) -> float | None:
    """The number that a length begins with; None where it has none."""
    size = _SIZE.match(value) if value else None
    return float(size.group(1)) if size else None


def _is_tiny(value: str | None, *, inherited: bool) -> bool:
    size = _SIZE.match(value) if value else None
    if size is None:
        return inherited if value is None else False
    number, unit = float(size.group(1)), size.group(2)
    if unit in _RELATIVE:
        return inherited or number == 0
    return number < UNREADABLE if unit in {"px", "pt", ""} else number == 0
