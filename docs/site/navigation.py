"""Which pages the site has, and what stands below which: ``navigation.toml``, with its globs resolved."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
START = "docs/index.md"
"""The first page, which bears the navigation."""


@dataclass(frozen=True)
class Section:
    """A part of the navigation: what it is called and its pages, as paths from the root."""

    title: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Navigation:
    """The sections of the site, and the pages that stand below one of theirs."""

    sections: tuple[Section, ...]
    below: dict[str, tuple[str, ...]]

    def pages(self) -> list[str]:
        """Every page of the site, the first one first, each once."""
        listed = [page for section in self.sections for page in section.pages]
        return list(dict.fromkeys([START, *listed, *(page for pages in self.below.values() for page in pages)]))


def navigation(root: Path = ROOT) -> Navigation:
    """What ``navigation.toml`` says of the files below `root`; a page that is named and missing raises FileNotFoundError."""
    said = tomllib.loads((Path(__file__).parent / "navigation.toml").read_text(encoding="utf-8"))
    sections = tuple(Section(part["title"], _resolved(part["pages"], root)) for part in said["section"])
    listed = {START, *(page for section in sections for page in section.pages)}
    below = {page: _resolved(names, root, without=listed) for page, names in said["below"].items()}
    return Navigation(sections, below)


def _resolved(names: Sequence[str], root: Path, *, without: set[str] = frozenset()) -> tuple[str, ...]:
    """Paths and globs as paths that exist, each once, in the order in which they are named."""
    found: dict[str, None] = {}
    for name in names:
        paths = [path.relative_to(root).as_posix() for path in sorted(root.glob(name))]
        if not paths:
            raise FileNotFoundError(f"docs/site/navigation.toml names {name}, and there is no such file")
        found |= dict.fromkeys(path for path in paths if path not in without)
    return tuple(found)
