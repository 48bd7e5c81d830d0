"""Links of the pages to what is in the repository and not in the site."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx


def settle(app: Sphinx, doctree: nodes.document) -> None:
    """A link to a folder leads to the page of the folder; one to a thing that the site lacks becomes words that name it.

    What is not even in the repository is left to Sphinx, which ends the build.
    """
    for link in list(doctree.findall(addnodes.pending_xref)):
        target = _path(app, link)
        if target is None or not target.exists():
            continue
        page = _page(app, target)
        if page is None:
            place = target.relative_to(app.srcdir).as_posix()
            link.replace_self(nodes.inline("", "", *link.children, classes=["in-repository"], title=place))
        elif target.is_dir():
            link["refdomain"], link["reftarget"], link["reftargetid"] = "doc", page, None


def _path(app: Sphinx, link: addnodes.pending_xref) -> Path | None:
    """The file or folder that a link of Markdown means; None for other links and for places within the page."""
    if link.get("reftype") != "myst":
        return None
    if link.get("refdomain") == "doc":
        return Path(app.srcdir) / f"{link['reftarget']}.md"  # Sphinx knows no path of a page that it does not show
    words = str(link["reftarget"]).partition("#")[0]
    path = (Path(app.srcdir) / link["refdoc"]).parent.joinpath(words).resolve() if words else None
    return path if path and path.is_relative_to(app.srcdir) else None


def _page(app: Sphinx, target: Path) -> str | None:
    """The page that shows `target`, None where the site has none."""
    known: Any = app.env.found_docs
    candidates = [target / "README", target / "index"] if target.is_dir() else [target.with_suffix("")]
    names = (path.relative_to(app.srcdir).as_posix() for path in candidates)
    return next((name for name in names if name in known), None)
