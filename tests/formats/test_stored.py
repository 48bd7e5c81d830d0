"""Every form of output, whole, as a reader sees it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath

import pytest

from reports import CLEAN, DRAFT, EVIL, finding, flawed, report, rewritten
from stored import check_stored
from taktvoll.finding import Severity
from taktvoll.formats.concise import concise_lines
from taktvoll.formats.github import github_lines
from taktvoll.formats.glyphs import PLAIN
from taktvoll.formats.html import report_to_html, rewrite_to_html
from taktvoll.formats.sarif import sarif_log
from taktvoll.formats.schema import schema
from taktvoll.formats.terminal import render_change, render_diff, render_report, render_rewrite
from taktvoll.serialise import dumps

STORED = Path(__file__).parent / "stored"


def evil() -> object:
    return report(EVIL, finding(EVIL, "informal", "sage ab", message="„sage\x1b[1m ab“ [red]"), id="a\x1b[31m[b].txt")


def long() -> object:
    text = "Eine Zeile wie jede andere.\n" * 500 + "Das hab ich nicht.\n" + "Noch eine.\n" * 300
    return report(
        text,
        finding(text, "informal", "hab"),
        finding(text, "too_long", text.strip(), message="Der Brief ist zu lang."),
    )


def endless() -> object:
    text = "wort " * 4000 + "hab " + "wort " * 4000
    return report(text, finding(text, "informal", "hab"))


def clean() -> object:
    return report(CLEAN, score=97, scores={"sentiment": 100, "length": 100, "explanation": 100})


RENDERINGS: dict[str, Callable[[], str]] = {
    "report.txt": lambda: render_report(flawed()),
    "report-40.txt": lambda: render_report(flawed(), width=40),
    "report-colour.txt": lambda: render_report(flawed(), color=True),
    "report-english.txt": lambda: render_report(flawed(), lang="en", why=True),
    "report-plain.txt": lambda: render_report(flawed(), glyphs=PLAIN),
    "report-quiet.txt": lambda: render_report(flawed(), quiet=True),
    "report-clean.txt": lambda: render_report(clean()),
    "report-evil.txt": lambda: render_report(evil()),
    "report-evil-colour.txt": lambda: render_report(evil(), color=True),
    "report-long.txt": lambda: render_report(long()),
    "report-endless.txt": lambda: render_report(endless()),
    "report-empty.txt": lambda: render_report(
        report(
            "",
            finding("", "empty_draft", "", Severity.HINT, message="Der Entwurf ist leer."),
            occasion="other",
            score=None,
            scores=None,
            id="-",
        )
    ),
    "rewrite.txt": lambda: render_rewrite(rewritten()),
    "rewrite-unproven.txt": lambda: render_rewrite(rewritten(passed=False), lang="en"),
    "change.txt": lambda: "".join(render_change(change, DRAFT, width=70) for change in rewritten().changes),
    "diff.txt": lambda: render_diff(rewritten(), name="absage.txt"),
    "diff-colour.txt": lambda: render_diff(rewritten(), color=True, width=80),
    "report.html": lambda: report_to_html(flawed()),
    "report-evil.html": lambda: report_to_html(replace(evil(), lang="en")),
    "rewrite.html": lambda: rewrite_to_html(rewritten()),
    "report.json": lambda: dumps([flawed().to_dict(why=True)], indent=2) + "\n",
    "report.jsonl": lambda: flawed().to_json() + "\n",
    "rewrite.json": lambda: dumps([rewritten().to_dict()], indent=2) + "\n",
    "schema.json": lambda: dumps(schema(), indent=2) + "\n",
    "report.sarif": lambda: dumps(sarif_log([flawed()], [], version="1.0", root=PurePath("/x")), indent=2) + "\n",
    "github.txt": lambda: "\n".join(github_lines(flawed())) + "\n",
    "concise.txt": lambda: "\n".join(concise_lines(flawed())) + "\n",
}


@pytest.mark.parametrize("name", RENDERINGS)
def test_rendering_is_as_stored(name):
    check_stored(STORED / name, RENDERINGS[name]())


def test_no_stored_rendering_is_forgotten():
    assert {path.name for path in STORED.iterdir()} == set(RENDERINGS)
