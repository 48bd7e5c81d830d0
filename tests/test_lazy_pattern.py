"""Patterns that are compiled at their first use say what compiled ones say."""

import importlib
import pkgutil
import re

import pytest

import taktvoll
from taktvoll.lazy_pattern import _LazyPattern, lazy_pattern

TEXT = "Am 3. März, am 4. April"


def test_nothing_is_compiled_before_it_is_asked():
    pattern = lazy_pattern("(", re.IGNORECASE)
    assert (pattern.pattern, repr(pattern)) == ("(", "lazy_pattern('(', re.IGNORECASE)")
    with pytest.raises(re.error, match="unterminated"):
        pattern.search(TEXT)


@pytest.mark.parametrize(
    "ask",
    [
        lambda p: p.search(TEXT).span(), lambda p: p.match(TEXT, 1), lambda p: p.fullmatch("Am 3").group(), lambda p: p.findall(TEXT),
        lambda p: [one.span() for one in p.finditer(TEXT)], lambda p: p.sub("x", TEXT, count=1), lambda p: p.split(TEXT),
        lambda p: (p.flags, p.groups, p.groupindex),
    ],
)  # fmt: skip
def test_it_answers_as_a_compiled_one(ask):
    assert ask(lazy_pattern(r"am \d", re.IGNORECASE)) == ask(re.compile(r"am \d", re.IGNORECASE))


def test_it_is_compiled_once():
    pattern = lazy_pattern("März")
    assert pattern.search is pattern.search


def patterns():
    for module in pkgutil.walk_packages(taktvoll.__path__, "taktvoll."):
        if module.name.startswith(("taktvoll.lsp", "taktvoll.page", "taktvoll.batch", "taktvoll.__main__")):
            continue  # they need an extra, or run
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, _LazyPattern):
                yield f"{module.name}.{name}", value


def test_every_pattern_of_the_package_can_be_compiled():
    found = dict(patterns())
    assert len(found) > 100
    assert all(pattern.groups >= 0 for pattern in found.values())
