"""Looks at the finished site: it fetches nothing from elsewhere, and every link within it leads somewhere.

python docs/site/check_site.py build/site     says what is wrong and ends with 1
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

FETCHED = {
    "script": "src",
    "link": "href",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
}
"""What a browser loads with a page, and where its address stands."""
_IN_CSS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])((?:https?:)?//[^"')]+)""")
_CONTENT_ONLY = {"canonical", "next", "prev", "author", "license", "search"}
"""Kinds of `<link>` that name a page and load nothing."""


def faults(site: Path) -> Iterator[str]:
    """What is wrong with the site in the folder `site`, a line each."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        page = _page(path)
        yield from (f"{name}: loads {address}" for address in _loaded_from_elsewhere(page))
        yield from (f"{name}: {link} leads nowhere" for link in _links(page) if not _leads_somewhere(path, link))
    for path in sorted([*site.rglob("*.css"), *site.rglob("*.svg")]):
        for address in _IN_CSS.findall(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(site).as_posix()}: loads {address}"


@cache
def _page(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def _loaded_from_elsewhere(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.find_all(list(FETCHED)):
        address = str(tag.get(FETCHED[tag.name], ""))
        if urlsplit(address).netloc and not _CONTENT_ONLY & set(tag.get_attribute_list("rel")):
            yield address
    for style in page.find_all("style"):
        yield from _IN_CSS.findall(style.get_text())


def _links(page: BeautifulSoup) -> Iterator[str]:
    """Addresses within the site, of links and of what is loaded."""
    for tag in page.find_all(["a", *FETCHED]):
        address = str(tag.get(FETCHED.get(tag.name, "href"), ""))
        parts = urlsplit(address)
        if address and not parts.scheme and not parts.netloc:
            yield address


def _leads_somewhere(path: Path, link: str) -> bool:
    """Whether the file is there, and the place in it."""
    parts = urlsplit(link)
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_file():
        return False
    place = unquote(parts.fragment)
    return not place or target.suffix != ".html" or place in _places(target)


@cache
def _places(path: Path) -> frozenset[str]:
    return frozenset(str(tag["id"]) for tag in _page(path).find_all(id=True))


def main() -> int:
    """Check the folder that is named."""
    found = list(faults(Path(sys.argv[1]).resolve()))
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
