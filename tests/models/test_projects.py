"""What the project files say: every step names all that it reads."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import srsly

MODELS = Path(__file__).parents[2] / "models"
SHARED = MODELS / "shared" / "taktvoll_training"
PROJECTS = ("content_selection", "de_taktvoll", "second_reader", "sentence_labels", "slots", "tone", "situation")
UNNAMED = {"release"}
"""Steps that are no part of a workflow and read the sealed test set: `weasel run` must not look at it."""


def steps(project: str) -> Iterator[tuple[str, dict]]:
    text = (MODELS / project / "project.yml").read_text(encoding="utf-8")
    known = srsly.yaml_loads(text).get("vars", {})
    for command in srsly.yaml_loads(re.sub(r"\$\{vars\.(\w+)\}", lambda found: str(known[found[1]]), text))["commands"]:
        if command["name"] not in UNNAMED:
            yield command["name"], command


@functools.cache
def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def reads(script: Path) -> set[str]:
    """Everything of ours that a script imports, as paths below its project."""
    found, open_paths = set(), [script]
    while open_paths:
        path = open_paths.pop()
        for name in imports_of(path):
            first, _, rest = name.partition(".")
            sibling = script.parent / f"{first}.py"
            shared = SHARED / f"{rest}.py"
            if sibling.exists() and f"scripts/{first}.py" not in found:
                found.add(f"scripts/{first}.py")
                open_paths.append(sibling)
            elif first == "taktvoll_training" and shared.exists() and str(shared) not in found:
                found |= {"../shared/taktvoll_training", str(shared)}
                open_paths.append(shared)
            elif first == "taktvoll" and rest:
                found.add(f"../../src/taktvoll/{station_of(rest)}".rstrip("/"))
    return {path for path in found if not path.startswith("/")}


def station_of(name: str) -> str:
    """The folder or file below the package that a name comes from; nothing for a name of the package itself."""
    first, package = name.partition(".")[0], MODELS.parent / "src" / "taktvoll"
    if (package / first).is_dir():
        return first
    return f"{first}.py" if (package / f"{first}.py").exists() else ""


def covers(names: list[str], path: str) -> bool:
    return any(path == name or path.startswith(f"{name}/") or name in (f"{path}.gz", f"{path}.npy") for name in names)


CASES = [(project, name, command) for project in PROJECTS for name, command in steps(project)]


@pytest.mark.parametrize(("project", "name", "command"), CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES])
def test_step_names_what_it_reads(project, name, command):
    wanted = set()
    for line in command["script"]:
        _, script, *arguments = line.split()
        if script == "-m":  # somebody else's command
            continue
        wanted |= {script} | reads(MODELS / project / script)
        wanted |= {word for word in arguments if "/" in word and not word.startswith("-")}
    made = command["outputs"]
    lacking = {
        path
        for path in wanted
        if not covers(command["deps"], path)
        and not covers(made, path)
        and not any(one.startswith(f"{path}/") for one in made)
    }
    lacking = {path for path in lacking if not any(one.startswith(f"{path}/") for one in command["deps"])}
    assert not lacking


@pytest.mark.parametrize("project", PROJECTS)
def test_project_names_files_that_are_there_or_made(project):
    made = {path for other in PROJECTS for _, command in steps(other) for path in outputs_of(other, command)}
    for name, command in steps(project):
        for path in command["deps"]:
            target = (MODELS / project / path).resolve()
            inside = target.is_relative_to(MODELS.parent)
            assert (
                not inside
                or target.exists()
                or target in made
                or any(target in one.parents or one in target.parents for one in made)
            ), (name, path)


def outputs_of(project: str, command: dict) -> set[Path]:
    return {(MODELS / project / path).resolve() for path in command["outputs"]}
