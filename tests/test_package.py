"""The package as a whole: what is public, what is shipped, what it may do."""

import ast
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import taktvoll

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "taktvoll"
MODULES = sorted(SOURCE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())

# Public names


def test_public_names_are_those_of_all():
    assert sorted(taktvoll.__all__) == taktvoll.__all__
    assert {name for name in dir(taktvoll) if not name.startswith("_")} >= set(taktvoll.__all__)
    assert all(getattr(taktvoll, name).__name__ == name for name in taktvoll.__all__)


def test_public_names_are_in_all():
    code = "import taktvoll, types; [getattr(taktvoll, n) for n in taktvoll.__all__]; print(*[n for n, v in vars(taktvoll).items() if not n.startswith('_') and not isinstance(v, types.ModuleType)])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(shown) - {"TYPE_CHECKING", "import_module"} == set(taktvoll.__all__)


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'chekc'"):
        _ = taktvoll.chekc


def test_public_names_for_the_type_checker_are_the_same():
    tree = ast.parse((SOURCE / "__init__.py").read_text())
    block = next(node for node in tree.body if isinstance(node, ast.If))
    names = [alias.name for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert sorted(names) == taktvoll.__all__


def test_version_is_that_of_the_project():
    assert taktvoll.__version__ == PROJECT["project"]["version"]


# What modules may do


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_is_described_and_prints_nothing(path):
    tree = ast.parse(path.read_text())
    assert ast.get_docstring(tree) or not tree.body, "a module says in its docstring what it holds"
    for node in ast.walk(tree):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        assert called != "print"
        assert called not in {
            "logging.basicConfig", "logging.disable", "logging.config.dictConfig", "logging.captureWarnings",
            "warnings.simplefilter", "warnings.filterwarnings", "locale.setlocale", "os.chdir", "nltk.download",
        }  # fmt: skip
        if "cli" not in path.parts:
            assert not called.startswith(("sys.stdout.", "sys.stderr.")) or path.name in {"watchdog.py"}


def test_imports_go_in_one_direction():
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout


def test_textblob_is_never_imported():
    """Its files warn about what they leave open; only its data file is read."""
    code = "import sys, taktvoll; taktvoll.check('Hallo'); taktvoll.rewrite('Hallo'); print(*sys.modules, sep=chr(10))"
    ended = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert not {"textblob", "textblob_de", "nltk"} & set(ended.stdout.split())
    assert ended.stderr == ""


# What is shipped


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_wheel_holds_every_file_of_the_package(wheel):
    shipped = set(wheel.namelist())
    tracked = subprocess.run(["git", "ls-files", "src/taktvoll"], cwd=ROOT, capture_output=True, text=True, check=False)
    files = tracked.stdout.split() or [
        str(path.relative_to(ROOT)) for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    missing = {file.removeprefix("src/") for file in files if (ROOT / file).exists()} - shipped
    assert missing == set()
    for ending in (
        "py.typed",
        "acts.toml",
        "closings.txt",
        "standard_forms.txt",
        "config.cfg",
        "weights.npz",
    ):
        assert any(name.endswith(ending) for name in shipped), ending


def test_wheel_holds_nothing_else_and_the_licence(wheel):
    names = wheel.namelist()
    assert {name.split("/")[0] for name in names} == {"taktvoll", f"taktvoll-{taktvoll.__version__}.dist-info"}
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any("__pycache__" in name or name.endswith((".pyc", ".bak")) for name in names)


def test_wheel_says_what_it_needs(wheel):
    metadata = wheel.read(f"taktvoll-{taktvoll.__version__}.dist-info/METADATA").decode()
    for line in (
        "Requires-Python: <3.15,>=3.11",
        "Requires-Dist: textblob<0.18,>=0.17",
        "Provides-Extra: grammar",
        "Provides-Extra: lsp",
        "Provides-Extra: notebook",
        "Provides-Extra: test",
        "Provides-Extra: all",
    ):
        assert line in metadata
    points = wheel.read(f"taktvoll-{taktvoll.__version__}.dist-info/entry_points.txt").decode()
    assert "taktvoll = taktvoll.cli:main" in points


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_lock_pins_everything_with_hashes(name):
    lines = (ROOT / name).read_text().splitlines()
    pins = {line.split("==")[0]: place for place, line in enumerate(lines) if "==" in line and line[0].isalnum()}
    assert all("--hash=sha256:" in lines[place + 1] for place in pins.values())
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]
    if "test" in name:
        extras = PROJECT["project"]["optional-dependencies"]
        wanted += [need for extra in extras.keys() - {"teacher"} for need in extras[extra]]
    names = {need.split(">")[0].split("=")[0].split("[")[0].lower() for need in wanted} - {"taktvoll"}
    assert names <= set(pins)


def test_lock_for_tests_agrees_with_the_other():
    pins = [
        {line.split(" \\")[0] for line in (ROOT / name).read_text().splitlines() if "==" in line and line[0].isalnum()}
        for name in ("requirements.lock", "requirements-test.lock")
    ]
    assert pins[0] <= pins[1]
