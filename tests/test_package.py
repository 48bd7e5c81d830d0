"""The package as a whole: what is public, what is shipped, what it may do."""

import ast
import email
import json
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
import srsly
from navigation import navigation
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

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


def built(folder, kind, of=ROOT):
    """The archive that the build backend makes of a tree."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=of, check=True, capture_output=True)
    (archive,) = folder.iterdir()
    return archive


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return zipfile.ZipFile(built(tmp_path_factory.mktemp("wheel"), "wheel"))


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """The root of the unpacked sdist."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(built(tmp_path_factory.mktemp("sdist"), "sdist")) as archive:
        archive.extractall(folder, filter="data")
    (root,) = folder.iterdir()
    return root


def metadata_of(wheel):
    return email.message_from_bytes(wheel.read(f"taktvoll-{taktvoll.__version__}.dist-info/METADATA"))


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
    metadata = metadata_of(wheel)
    assert metadata["Requires-Python"] == "<3.15,>=3.11"
    assert "textblob<0.18,>=0.17" in metadata.get_all("Requires-Dist")
    assert set(metadata.get_all("Provides-Extra")) == {
        "all", "batch", "clipboard", "documents", "grammar", "lsp", "notebook", "page",
    }  # fmt: skip
    points = wheel.read(f"taktvoll-{taktvoll.__version__}.dist-info/entry_points.txt").decode()
    assert "taktvoll = taktvoll.cli:command" in points


def test_wheel_asks_for_the_spacy_that_the_pipeline_was_made_with(wheel):
    """Else spaCy warns at every start of an older one (W095), or cannot build the pipes at all."""
    (needed,) = {
        json.loads(path.read_text())["spacy_version"]
        for path in SOURCE.rglob("meta.json")
        if "spacy_version" in path.read_text()
    }
    asked = next(need for need in metadata_of(wheel).get_all("Requires-Dist") if need.startswith("spacy<"))
    assert Requirement(asked).specifier == SpecifierSet(needed)


def test_sdist_holds_what_packagers_build_and_test_from(unpacked):
    assert {path.name for path in unpacked.iterdir()} == {
        "bench", "changelog.d", "corpora", "docs", "editors", "findings", "models", "notebooks", "src", "tests",
        ".pre-commit-hooks.yaml", "action.yml", "CONTRIBUTING.md", "LICENSE", "LICENSES", "Makefile", "PKG-INFO", "README.md", "pyproject.toml",
        "requirements.lock", "requirements-site.lock", "requirements-test.lock", ".gitignore",
    }  # fmt: skip
    for folder in ("src", "tests", "docs", "editors", "models"):
        tracked = subprocess.run(["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=False)
        assert {path for path in tracked.stdout.split("\n") if path and not (unpacked / path).exists()} == set()
    assert not (unpacked / "corpora" / "test").exists(), "sealed"


@pytest.mark.parametrize("project", sorted(ROOT.glob("models/*/project.yml")), ids=lambda path: path.parent.name)
def test_sdist_holds_what_the_training_of_a_model_reads(unpacked, project):
    named = {dep for command in srsly.read_yaml(project)["commands"] for dep in command.get("deps", ())}
    paths = {(project.parent / name).resolve() for name in named}
    ours = {path.relative_to(ROOT) for path in paths if path.exists() and path.is_relative_to(ROOT)}
    assert ours
    assert {str(path) for path in ours if not (unpacked / path).exists()} == set()


def test_sdist_holds_every_page_of_the_site(unpacked):
    assert [page for page in navigation().pages() if not (unpacked / page).exists()] == []


def test_sdist_builds_the_same_wheel(unpacked, wheel, tmp_path):
    assert built(tmp_path, "wheel", of=unpacked).read_bytes() == Path(wheel.filename).read_bytes()


# Licences

TEXTS = {
    "MIT": ("LICENSE", "MIT License"),
    "CC-BY-SA-4.0": ("LICENSES/CC-BY-SA-4.0.txt", "Attribution-ShareAlike 4.0 International"),
    "Apache-2.0": ("LICENSES/Apache-2.0.txt", "Apache License"),
}
EXPRESSION = set(PROJECT["project"]["license"].split(" AND "))
NAMED = re.compile(r"\bMIT\b|\bCC BY(?:-SA)? [\d.]+|\b(?:L|A)?GPL\b|\bApache[ -]2\.0\b|\bBSD\b|\bMPL\b")


def named_in(text):
    """The licences that a text names, as SPDX writes those that we use."""
    return {name.replace(" ", "-") for name in NAMED.findall(text)}


def test_licence_expression_names_licences_whose_texts_are_shipped(wheel):
    assert metadata_of(wheel)["License-Expression"] == PROJECT["project"]["license"]
    assert set(TEXTS) == EXPRESSION
    for path, title in TEXTS.values():
        shipped = f"taktvoll-{taktvoll.__version__}.dist-info/licenses/{path}"
        assert wheel.read(shipped).decode().lstrip().startswith(title)
        assert shipped.partition("/licenses/")[2] in metadata_of(wheel).get_all("License-File")


def test_licence_of_every_word_list_is_in_the_expression():
    """A list written for this project needs no word; one from elsewhere names its licence in its head."""
    heads = {path: path.read_text().partition("\n\n")[0].splitlines() for path in SOURCE.rglob("*.txt")}
    assert len(heads) > 10
    for path, head in heads.items():
        comment = " ".join(line for line in head if line.startswith("#"))
        assert comment, path
        assert named_in(comment) <= EXPRESSION, path


def test_licence_of_every_trained_file_is_in_the_expression(wheel):
    beside = list(SOURCE.rglob("ATTRIBUTION.md"))
    assert {path.parent for path in SOURCE.rglob("*.npz")} <= {path.parent for path in beside}
    for path in beside:
        assert f"src/taktvoll/{path.relative_to(SOURCE)}" in metadata_of(wheel).get_all("License-File")
        own = re.search(r"licensed under ([^.]+ [\d.]+\d)", path.read_text())
        said = own[1] if own else (path.parent / "LICENSE").read_text()
        assert named_in(said) == {"CC-BY-SA-4.0"}


def test_licence_of_the_corpora_is_said_beside_them(unpacked):
    assert "SPDX-License-Identifier: CC-BY-SA-4.0" in (unpacked / "corpora" / "LICENSE").read_text()


def test_readme_names_the_licences_of_the_expression():
    chapter = (ROOT / "README.md").read_text().partition("## Licences")[2].partition("Some optional packages")[0]
    assert named_in(chapter) == EXPRESSION
