"""The locks: whole, with hashes, and closed – pip asks for nothing that does not stand there, in any environment."""

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import metadata
from itertools import product
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.lock
ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ["requirements.lock", "requirements-test.lock"]
SITE = "requirements-site.lock"
"""Installed by `make site` alone."""
SYSTEMS = [
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "aarch64"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
]
ENVIRONMENTS = [
    {
        **system,
        "python_version": python,
        "python_full_version": f"{python}.4",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    for system, python in product(SYSTEMS, ["3.11", "3.12", "3.13", "3.14"])
]


@dataclass(frozen=True)
class Pin:
    """One package of a lock."""

    name: str
    version: str
    extras: frozenset[str]
    marker: Marker | None
    hashes: int


@functools.cache
def pins_of(text):
    """Every pin of a lock's text; a package may stand there once for each of several markers."""
    return tuple(_pins(text))


def _pins(text):
    for entry in re.findall(r"^[A-Za-z0-9].*(?:\n[ \t]+.*)*", text, re.MULTILINE):
        wanted = Requirement(entry.split("\\\n")[0].split(" #")[0].strip())
        (pin,) = wanted.specifier
        assert pin.operator == "=="
        yield Pin(
            canonicalize_name(wanted.name),
            pin.version,
            frozenset(map(canonicalize_name, wanted.extras)),
            wanted.marker,
            len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry)),
        )


def applies(marker, environment, extras=frozenset()):
    """Whether a marker holds there, for one of the extras asked for or without any."""
    return marker is None or any(marker.evaluate({**environment, "extra": extra}) for extra in {"", *extras})


@functools.cache
def needs_of(pin):
    """What an installed package of exactly this version says that it needs; None where it is not installed."""
    try:
        package = metadata.distribution(pin.name)
    except metadata.PackageNotFoundError:
        return None
    return [Requirement(need) for need in package.requires or []] if package.version == pin.version else None


def gaps(pins, wanted, environment):
    """What is missing in a lock, in this environment: a package, a version that fits, or an extra."""
    locked = {pin.name: pin for pin in pins if applies(pin.marker, environment)}
    asked = [("pyproject.toml", need) for need in wanted if applies(need.marker, environment)]
    for pin in locked.values():
        asked += [(pin.name, need) for need in needs_of(pin) or [] if applies(need.marker, environment, pin.extras)]
    for by, need in asked:
        pin = locked.get(canonicalize_name(need.name))
        if pin is None or not need.specifier.contains(pin.version, prereleases=True):
            yield f"{need}, asked for by {by}"
        elif missing := set(map(canonicalize_name, need.extras)) - pin.extras:
            yield f"{pin.name}[{','.join(sorted(missing))}], asked for by {by}"


def wanted_by_project(lock):
    """What pyproject.toml asks for: the dependencies, for the site its group, for the tests all extras and the other groups but `teacher`."""
    groups = PROJECT["dependency-groups"]
    needs = [*PROJECT["project"]["dependencies"], *groups["site" if lock == SITE else "build"]]
    if lock == "requirements-test.lock":
        extras = PROJECT["project"]["optional-dependencies"]
        needs += [need for extra in extras.values() for need in extra if not need.startswith("taktvoll[")]
        needs += [
            need for name in groups.keys() - {"teacher", "site"} for need in groups[name] if isinstance(need, str)
        ]
    return [Requirement(need) for need in needs]


@pytest.fixture(params=[*LOCKS, SITE])
def lock(request):
    return request.param


@pytest.fixture
def text(lock):
    return (ROOT / lock).read_text()


def test_lock_has_every_pin_with_hashes(text):
    assert [pin.name for pin in pins_of(text) if pin.hashes == 0] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_is_what_is_installed(lock):
    """Else the next test looks at nothing; of what the site alone needs it sees the versions that pyproject.toml asks for."""
    here = [pin for pin in pins_of((ROOT / lock).read_text()) if applies(pin.marker, {})]
    assert [f"{pin.name}=={pin.version}" for pin in here if needs_of(pin) is None] == []
    assert len(here) > 40


@pytest.mark.parametrize(
    "environment", ENVIRONMENTS, ids=lambda e: "-".join([*list(e.values())[3:5], e["sys_platform"]])
)
def test_lock_holds_all_that_is_asked_for(lock, text, environment):
    assert list(gaps(pins_of(text), wanted_by_project(lock), environment)) == []


def test_lock_without_an_extra_is_found_out():
    """The fault that pip 23.2.1 refused: the lock said `coverage==…`, pytest-cov asks for `coverage[toml]`."""
    text = re.sub(r"\[[a-z,]+\]==", "==", (ROOT / "requirements-test.lock").read_text())
    found = list(gaps(pins_of(text), wanted_by_project("requirements-test.lock"), ENVIRONMENTS[0]))
    assert "coverage[toml], asked for by pytest-cov" in found


def test_lock_without_a_package_is_found_out():
    pins = [pin for pin in pins_of((ROOT / "requirements.lock").read_text()) if pin.name != "thinc"]
    found = list(gaps(pins, wanted_by_project("requirements.lock"), ENVIRONMENTS[0]))
    assert any(gap.startswith("thinc<") and gap.endswith("asked for by spacy") for gap in found)


def test_locks_agree():
    first, second = [
        {(pin.name, pin.version, pin.extras) for pin in pins_of((ROOT / lock).read_text())} for lock in LOCKS
    ]
    assert first <= second


def test_lock_of_the_site_has_the_versions_of_the_tests():
    of_tests = {(pin.name, pin.version) for pin in pins_of((ROOT / "requirements-test.lock").read_text())}
    of_site = {(pin.name, pin.version) for pin in pins_of((ROOT / SITE).read_text())}
    shared = {name for name, _ in of_tests} & {name for name, _ in of_site}
    assert len(shared) > 40
    assert {pin for pin in of_site if pin[0] in shared} <= of_tests
