"""The command's process: quick to start and to end, and nobody else notices."""

import subprocess
import sys
from pathlib import Path

import pytest

from shell import FLAWED, TODAY, run, write
from taktvoll.cli.process import lean_protocol

LEAN = "from taktvoll.cli.process import checker_of; from taktvoll.settings import Settings; checker_of(Settings(), None); "


def python(*code, env=None):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", "; ".join(code)], capture_output=True, text=True, check=False, env=env
    )


def command(*args, before="pass"):
    """``taktvoll ARGS`` as the installed command does it, after the statement `before`."""
    return python(
        "import sys",
        before,
        f"sys.argv = {['taktvoll', *map(str, args)]!r}",
        "from taktvoll.cli import command",
        "command()",
    )


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "a.txt")


def test_command_says_the_same_as_main(draft):
    ended, ran = command("check", draft, *TODAY), run("check", draft, *TODAY)
    assert (ended.returncode, ended.stdout) == (ran.status, ran.out) == (1, ran.out)
    assert command("check", "--hlep").returncode == 2


def test_command_does_what_was_registered_for_its_end(draft):
    ended = command("check", draft, before="import atexit; atexit.register(print, 'Ende')")
    assert ended.stdout.splitlines()[-1] == "Ende"
    assert ended.returncode == 1


def test_command_writes_all_of_a_long_output(tmp_path):
    folder = tmp_path / "drafts"
    for number in range(30):
        write(folder / f"{number}.txt", FLAWED * 3)
    ended = command("check", folder, "--format", "json", "--no-config")
    assert ended.stdout.endswith("]\n")
    assert ended.returncode == 1


def test_command_waits_for_threads(draft):
    late = "import threading, time; threading.Thread(target=lambda: (time.sleep(0.2), print('spät'))).start()"
    ended = command("rules", before=late)
    assert "spät" in ended.stdout


def test_spacy_is_imported_without_its_commands():
    ended = python(
        LEAN + "import sys",
        "print([name for name in sys.modules if name.startswith('spacy.cli')], 'jinja2' in sys.modules)",
    )
    assert ended.stdout == "[] False\n", ended.stderr


def test_spacy_is_whole_for_whoever_asks():
    ended = python(
        LEAN + "import spacy",
        "assert spacy.info(silent=True)['spacy_version'] == spacy.__version__",
        "import spacy.cli",
        "from spacy.cli.info import info",
        "assert spacy.cli.info is info",
        "assert spacy.cli.download",
    )
    assert ended.returncode == 0, ended.stderr


def test_spacy_is_imported_without_models_that_nobody_uses():
    ended = python(
        LEAN + "import sys, spacy.schemas",
        "print('pydantic.v1' in sys.modules, spacy.schemas.TokenPatternSchema.__pydantic_complete__)",
    )
    assert ended.stdout == "False False\n", ended.stderr


def test_models_of_spacy_are_built_for_whoever_uses_them():
    ended = python(
        LEAN + "import spacy, spacy.matcher",
        "matcher = spacy.matcher.Matcher(spacy.blank('de').vocab, validate=True)",
        "matcher.add('right', [[{'LOWER': 'ab'}]])",
        "matcher.add('wrong', [[{'LOWER': 5}]])",
    )
    assert "MatchPatternError" in ended.stderr


def test_models_of_others_are_built_at_once():
    ended = python(
        LEAN + "import pydantic, pydantic.v1",
        "Own = type('Own', (pydantic.BaseModel,), {'__annotations__': {'a': int}, '__module__': '__main__'})",
        "print(Own.__pydantic_complete__, pydantic.v1.BaseModel.__name__)",
    )
    assert ended.stdout == "True BaseModel\n", ended.stderr


def test_library_imports_spacy_as_it_is():
    ended = python("import taktvoll", "taktvoll.check('Guten Tag')", "import sys", "print('spacy.cli' in sys.modules)")
    assert ended.stdout == "True\n", ended.stderr


def test_library_leaves_the_search_for_garbage_alone():
    ended = python(
        "import gc",
        "before = gc.get_threshold()",
        "import taktvoll",
        "taktvoll.check('Guten Tag')",
        "assert gc.get_threshold() == before",
    )
    assert ended.returncode == 0, ended.stderr


def test_the_installed_command_is_the_one_that_ends_at_once():
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"taktvoll": "taktvoll.cli:command"}


def test_lean_protocol_gives_classes_that_hold_values_and_compare_by_identity():
    import attrs

    define = attrs.define
    with lean_protocol():

        @attrs.define
        class Place:
            line: int
            character: int = 0

    assert attrs.define is define
    place = Place(3)
    assert (place.line, place.character) == (3, 0)
    assert place != Place(3)
    assert "line" not in repr(place)
