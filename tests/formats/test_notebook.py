"""Reports and rewrites in IPython: shown by type, in the language of their messages."""

import subprocess
import sys
from dataclasses import replace

import pytest

from reports import flawed, rewritten
from taktvoll.formats.html import report_to_html, rewrite_to_html
from taktvoll.formats.notebook import register

pytest.importorskip("IPython", reason="needs the extra notebook")


@pytest.fixture
def shell():
    from IPython.core.interactiveshell import InteractiveShell

    made = InteractiveShell.instance()
    register()
    yield made
    InteractiveShell.clear_instance()


def html(shell, value):
    data, _ = shell.display_formatter.format(value)
    assert data["text/plain"] == repr(value)
    return data["text/html"]


def test_values_show_themselves(shell):
    assert html(shell, flawed()) == report_to_html(flawed())
    assert html(shell, rewritten()) == rewrite_to_html(rewritten())


@pytest.mark.parametrize("value", [flawed(), rewritten(passed=False)], ids=["report", "rewrite"])
def test_the_frame_speaks_the_language_of_the_value(shell, value):
    german, english = html(shell, value), html(shell, replace(value, lang="en"))
    assert '<div class="taktvoll" lang="de">' in german
    assert '<div class="taktvoll" lang="en">' in english
    assert ("Höflichkeit" in german) == ("Courtesy" in english) == (value == flawed())
    assert "Höflichkeit" not in english
    assert "Neue Fassung" not in english


def test_importing_the_package_in_a_shell_registers_and_without_one_does_nothing():
    code = (
        "import sys\n"
        "if {shell}:\n"
        "    from IPython.core.interactiveshell import InteractiveShell\n"
        "    shell = InteractiveShell.instance()\n"
        "import taktvoll\n"
        "print('taktvoll.formats.notebook' in sys.modules, 'IPython' in sys.modules, end=' ')\n"
        "if {shell}:\n"
        "    formatter = shell.display_formatter.formatters['text/html']\n"
        "    print(('taktvoll.report', 'Report') in formatter.deferred_printers)\n"
    )
    for shell, said in ((True, "True True True"), (False, "False False")):
        ended = subprocess.run(
            [sys.executable, "-c", code.format(shell=shell)], capture_output=True, text=True, check=True
        )
        assert ended.stdout.strip() == said
