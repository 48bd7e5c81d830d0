"""The site: every page has its place, links lead somewhere, and what is put into pages on the way to the site is true."""

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from changelog import KINDS, unreleased
from check_site import faults
from navigation import ROOT, START, navigation
from sources import as_read, second_language_below

from taktvoll import __version__

SITE = navigation()
PAGES = SITE.pages()
MARKDOWN = [page for page in PAGES if page.endswith(".md")]
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]*)\)")


# What the site has


def test_every_page_of_docs_has_its_place():
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert there - set(PAGES) == set()


def test_every_notebook_and_every_card_of_a_model_has_its_place():
    there = [*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("models/*/README.md"), *ROOT.glob("corpora/**/README.md")]
    assert {path.relative_to(ROOT).as_posix() for path in there} - set(PAGES) == set()


def test_no_page_has_two_places():
    listed = [page for section in SITE.sections for page in section.pages]
    below = [page for pages in SITE.below.values() for page in pages]
    assert sorted({*listed, *below}) == sorted([*listed, *below])
    assert set(SITE.below) <= set(listed)


@pytest.mark.parametrize("page", MARKDOWN)
def test_links_of_a_page_lead_somewhere(page):
    links = LINK.findall(CODE.sub("", (ROOT / page).read_text(encoding="utf-8")))
    paths = [unquote(link.partition("#")[0]) for link in links]
    assert [path for path in paths if path and not ((ROOT / page).parent / path).exists()] == []


# What is put into pages


def test_second_language_stands_below_the_first():
    text = "# Regel\n\nRat.\n\n```text\n# kein Titel\n```\n\n---\n\n# Rule\n\n## Why\n\n```sh\n# a comment\n```\n"
    shown = second_language_below(text)
    assert re.findall(r"^#.*", shown, re.MULTILINE) == [
        "# Regel", "# kein Titel", "## English: Rule", "### Why", "# a comment",
    ]  # fmt: skip
    assert "# Regel\n\nDeutsch · [English](#english-rule)\n" in shown


def test_page_of_one_language_stays_as_it_is():
    text = "# A page\n\n---\n\nA line above is no second title.\n"
    assert second_language_below(text) == text


def test_first_page_bears_the_navigation_and_no_other_does():
    first, other = (as_read(page, "# Title\n", SITE, "1.0") for page in (START, "docs/page.md"))
    assert first.count("{toctree}") == len(SITE.sections)
    assert [page for section in SITE.sections for page in section.pages if f"/{page}" not in first] == []
    assert "{toctree}" not in other


def test_pages_of_two_titles_are_listed_by_both():
    assert "Einstellungen · Settings </docs/settings.md>" in as_read(START, "# Title\n", SITE, "1.0")


def test_changelog_holds_every_fragment():
    shown = unreleased(ROOT / "changelog.d", __version__)
    fragments = [path for path in (ROOT / "changelog.d").glob("*.*.md") if path.name != "README.md"]
    assert shown.count("\n- ") == len(fragments) > 10
    for path in fragments:
        assert path.read_text(encoding="utf-8").splitlines()[0].partition("](")[0] in shown


def test_changelog_leaves_out_a_kind_without_fragments_and_mends_links(tmp_path):
    (tmp_path / "page.added.md").write_text("The page ([how](docs/page.md), [more](https://example.org/)).\n")
    shown = unreleased(tmp_path, "1.0")
    assert shown == f"## What 1.0 will bring\n\n### {KINDS['added']}\n\n- The page ([how](../docs/page.md), [more](https://example.org/)).\n"  # fmt: skip


# The finished site


@pytest.fixture
def site(tmp_path):
    """A site of two pages without a fault."""
    (tmp_path / "style.css").write_text("body { background: url(data:image/png;base64,AA) }")
    (tmp_path / "index.html").write_text(
        '<link rel="stylesheet" href="style.css"><a href="sub/page.html#place">in</a> <a href="https://example.org/">out</a>'
    )
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/page.html").write_text('<p id="place"><a href="../index.html">back</a> <a href="#">top</a>')
    return tmp_path


def test_site_without_a_fault_has_none(site):
    assert list(faults(site)) == []


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("a.html", '<script src="https://cdn.example/x.js"></script>', "a.html: loads https://cdn.example/x.js"),
        ("a.html", '<link rel="stylesheet" href="//cdn.example/x.css">', "a.html: loads //cdn.example/x.css"),
        ("a.html", '<img src="http://cdn.example/x.png">', "a.html: loads http://cdn.example/x.png"),
        ("a.html", "<style>@import 'https://cdn.example/x.css';</style>", "a.html: loads https://cdn.example/x.css"),
        ("a.css", "@font-face { src: url('https://cdn.example/x.woff2') }", "a.css: loads https://cdn.example/x.woff2"),
        ("a.html", '<a href="nowhere.html">x</a>', "a.html: nowhere.html leads nowhere"),
        ("a.html", '<a href="sub/page.html#nowhere">x</a>', "a.html: sub/page.html#nowhere leads nowhere"),
        ("a.html", '<img src="nowhere.png">', "a.html: nowhere.png leads nowhere"),
    ],
)
def test_fault_of_the_site_is_named(site, file, text, fault):
    (site / file).write_text(text)
    assert list(faults(site)) == [fault]


def test_site_is_in_no_archive_and_its_packages_in_no_installation():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["all"]]
    assert not any(name.startswith(("sphinx", "myst", "furo")) for name in asked)
    assert "/build/" in (Path(ROOT) / ".gitignore").read_text(encoding="utf-8").splitlines()
