"""Packages of an extra: who needs one that is missing is told which extra to install."""

import importlib
import subprocess
import sys

import pytest

from taktvoll.bilingual import Text
from taktvoll.errors import MissingExtraError
from taktvoll.extras import extra

WANTED_BY = Text(de="Die Seite", en="the page")
ABSENT = "no_such_package.inside"


def test_a_missing_package_is_named_with_its_extra():
    with pytest.raises(MissingExtraError) as error, extra("page", WANTED_BY):
        importlib.import_module(ABSENT)
    assert str(error.value) == (
        'the page: the package no_such_package is missing; install the extra `page`: pip install "taktvoll[page]"'
    )
    assert error.value.in_language("de").startswith("Die Seite: Das Paket no_such_package fehlt; installieren Sie")


def test_a_missing_module_of_our_own_is_no_matter_of_an_extra():
    with pytest.raises(ModuleNotFoundError, match=r"taktvoll\.no_such_module"), extra("page", WANTED_BY):
        importlib.import_module("taktvoll.no_such_module")


@pytest.mark.parametrize(
    ("package", "arguments", "named"),
    [
        ("pygls", ["lsp"], "lsp"),
        ("uvicorn", ["page", "--no-open"], "page"),
        ("pyperclip", ["check", "--clipboard"], "clipboard"),
    ],
)
def test_a_command_without_its_extra_names_it(package, arguments, named):
    program = f"import sys; sys.modules[{package!r}] = None; sys.argv[1:] = {arguments!r}; from taktvoll.cli import command; command()"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1
    assert f'{package} fehlt; installieren Sie das Extra `{named}`: pip install "taktvoll[{named}]"' in ran.stderr
