"""`explain`: set for a terminal, Markdown in a pipe."""

from shell import run
from taktvoll.formats.markdown import render_markdown
from taktvoll.lint.explain import explain


def test_a_pipe_gets_the_whole_page_in_markdown():
    assert run("explain", "informal").out.rstrip("\n") == explain("informal").rstrip("\n")


def test_a_terminal_gets_no_sign_of_markdown_and_the_lines_that_differ():
    out = run("explain", "informal", "--no-color", terminal=True).out
    assert "**" not in out
    assert "```" not in out
    assert "\x1b" not in out
    assert "⟦hab⟧" in out
    assert "Sehr geehrte" not in out
    assert max(map(len, out.split("\n"))) <= 80


def test_colour_always_colours_a_pipe():
    assert "\x1b[1m" in run("explain", "informal", "--color", "always").out


def test_words_are_not_broken_at_the_edge():
    page = render_markdown("# Titel\n\n```text\n" + "Vorstellungsgespräch " * 9 + "\n```\n", color=False, width=50)
    assert set(page.split()) == {"Titel", "Vorstellungsgespräch"}


def test_a_table_fits_the_terminal():
    assert max(map(len, run("explain", "settings", "--no-color", terminal=True).out.split("\n"))) <= 80


def test_an_example_that_only_lacks_a_line_is_shown_whole():
    assert "Leider muss ich das Gespräch" in explain("missing_subject", brief=True)
