"""Reports and rewrites in notebooks: in the language of their messages, trusted or not."""

import re
from dataclasses import replace

import pytest

from reports import flawed, rewritten
from taktvoll.formats.html import report_to_html, rewrite_to_html
from taktvoll.formats.notebook import inlined

VALUES = pytest.mark.parametrize("value", [flawed(), rewritten(passed=False)], ids=["report", "rewrite"])


def untrusted(page):
    """What JupyterLab leaves of output that it does not trust: no style sheet, no script, no `data-…`."""
    return re.sub(r"<(style|script).*?</\1>", "", page, flags=re.DOTALL)


def test_values_show_themselves():
    assert flawed()._repr_html_() == inlined(report_to_html(flawed()))
    assert rewritten()._repr_html_() == inlined(rewrite_to_html(rewritten()))


def test_values_show_themselves_in_ipython():
    pytest.importorskip("IPython", reason="needs the extra notebook")
    from IPython.core.formatters import DisplayFormatter

    for value in (flawed(), rewritten()):
        data, _ = DisplayFormatter().format(value)
        assert (data["text/html"], data["text/plain"]) == (value._repr_html_(), repr(value))


@VALUES
def test_the_frame_speaks_the_language_of_the_value(value):
    german, english = value._repr_html_(), replace(value, lang="en")._repr_html_()
    assert '<div class="taktvoll" lang="de">' in german
    assert '<div class="taktvoll" lang="en">' in english
    assert ("Höflichkeit" in german) == ("Courtesy" in english) == (value == flawed())
    assert "Höflichkeit" not in english
    assert "Neue Fassung" not in english


@VALUES
def test_nothing_but_style_differs_from_the_page(value):
    page = value._repr_html_()
    plain = re.sub(r' style="[^"]*"', "", report_to_html(value) if value == flawed() else rewrite_to_html(value))
    assert re.sub(r' style="[^"]*"', "", page) == plain
    assert "<script" not in page


@VALUES
def test_marks_and_edits_are_styled_where_the_style_sheet_is_dropped(value):
    left = untrusted(value._repr_html_())
    marks = re.findall(r"<(?:mark|del|ins)\b[^>]*>", left)
    assert marks
    assert all("background-color:rgba(" in mark and "color:inherit" in mark for mark in marks)
    assert "var(" not in left


def test_a_bar_keeps_its_width_where_the_style_sheet_is_dropped():
    bars = re.findall(r'<span class="tv-(?:good|fair|bad)"[^>]*>', untrusted(flawed()._repr_html_()))
    assert len(bars) == 7
    assert all(re.search(r'style="display:block;height:7px;background-color:[^"]*;width:\d+%"', bar) for bar in bars)


def test_words_of_the_draft_are_never_taken_for_tags():
    page = '<p class="tv-message">&lt;mark class=&quot;tv-error&quot;&gt; a &lt; b</p>'
    assert inlined(page) == page.replace('"tv-message"', '"tv-message" style="font-weight:600"')
