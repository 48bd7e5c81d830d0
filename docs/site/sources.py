"""What differs between a page as it stands in the repository and as the site reads it.

A page stays readable where it stands, so Sphinx' own markup is in none of them: the navigation, the fragments of the changelog and
the second language's headings get their place here.
"""

import re
from itertools import chain

from changelog import unreleased
from navigation import ROOT, START, Navigation

_TITLE = re.compile(r"^# (?P<title>.*)$", re.MULTILINE)
_SECOND = re.compile(r"\n---\n+(?=# )")
_FENCE = re.compile(r"^(```|~~~)")
_DIAGRAM = re.compile(r"```mermaid\n.*?```\n", re.DOTALL)


def as_read(page: str, text: str, navigation: Navigation, version: str) -> str:
    """The Markdown that Sphinx reads for `page` (its path from the root)."""
    text = _DIAGRAM.sub("", second_language_below(text))  # each diagram stands above its source as a picture
    if page == "docs/releases.md":
        text += "\n" + unreleased(ROOT / "changelog.d", version)
    trees = [_tree(section.pages, section.title) for section in navigation.sections] if page == START else []
    return "\n\n".join(chain([text], trees, [_tree(navigation.below[page])] if page in navigation.below else []))


def second_language_below(text: str) -> str:
    """A page with two titles, German above and English below: the second and all its headings one level deeper.

    Sphinx takes each title for a page of its own. Below the first stands the way to the second.
    """
    german, *english = _SECOND.split(text, maxsplit=1)
    if not english:
        return text
    title, _, rest = english[0].removeprefix("# ").partition("\n")
    heading = f"English: {title}"
    switch = f"Deutsch · [English](#{_place(heading)})"
    above = _TITLE.sub(lambda found: f"{found[0]}\n\n{switch}", german, count=1)
    return f"{above}\n---\n\n## {heading}\n{_deeper(rest)}"


def _place(heading: str) -> str:
    """The anchor of a heading, as GitHub and MyST make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _deeper(text: str) -> str:
    """The headings of `text` one level deeper, those in code left alone."""
    lines, in_code = [], False
    for line in text.split("\n"):
        in_code ^= bool(_FENCE.match(line))
        lines.append(f"#{line}" if line.startswith("#") and not in_code else line)
    return "\n".join(lines)


def _tree(pages: tuple[str, ...], title: str = "") -> str:
    """Sphinx' list of pages, shown at the side alone."""
    head = f":caption: {title}\n" if title else ""
    return f"```{{toctree}}\n:hidden:\n:maxdepth: 1\n{head}\n" + "\n".join(map(_entry, pages)) + "\n```\n"


def _entry(page: str) -> str:
    """The page in the list, by both of its titles where it has two that differ."""
    text = (ROOT / page).read_text(encoding="utf-8") if page.endswith(".md") else ""
    german, *english = _SECOND.split(text, maxsplit=1)
    titles = [found["title"] for part in (german, *english) if (found := _TITLE.search(part))]
    return f"{' · '.join(titles)} </{page}>" if len(set(titles)) > 1 else f"/{page}"
