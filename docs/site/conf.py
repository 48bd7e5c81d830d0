"""Sphinx' settings for the site: ``make site``. Which pages there are says navigation.toml."""

import sys
from pathlib import Path

from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent))

from navigation import ROOT, START, navigation
from repository_links import settle
from sources import as_read

PAGES = navigation()

project = "Taktvoll"
author = "The Taktvoll developers"
version = release = (ROOT / "src/taktvoll/version.py").read_text(encoding="utf-8").split('"')[-2]
html_title = f"Taktvoll {version}"
language = "en"  # of the theme's own words
root_doc = START.removesuffix(".md")
# The repository is the folder of pages: they are read where they stand, and their links hold.
include_patterns = PAGES.pages()
exclude_patterns = [
    ".*",
    "build",
    "dist",
    "src",
    "tests",
    "bench",
    "editors",
    "LICENSES",
    "**/node_modules",
    "corpora/test",
]

extensions = ["myst_nb", "sphinx_copybutton"]
myst_heading_anchors = 4
myst_links_external_new_tab = False
nb_execution_mode = "off"  # the stored outputs are shown; tests/test_notebooks.py runs the notebooks
nb_merge_streams = True
smartquotes = False  # "--format" is no dash
nitpicky = True
suppress_warnings = ["misc.highlighting_failure"]  # "…" in examples is no Python, and is shown all the same
copybutton_exclude = ".linenos, .gp, .go"

html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_extra_path = ["extra"]
html_search_language = "de"
html_use_index = False
html_show_sphinx = False
html_copy_source = False
html_theme_options = {"navigation_with_keys": False, "top_of_page_buttons": []}


def _read(app: Sphinx, name: str, source: list[str]) -> None:
    """Sphinx has read a page and is about to parse it."""
    path = Path(app.env.doc2path(name))
    if path.suffix == ".md":
        source[0] = as_read(path.relative_to(ROOT).as_posix(), source[0], PAGES, version)


def setup(app: Sphinx) -> None:
    """Say what Sphinx asks before and after it parses a page."""
    app.connect("source-read", _read)
    app.connect("doctree-read", settle)
