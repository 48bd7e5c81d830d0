"""One „did you mean“ for options, settings, rules and commands."""

from pathlib import Path

import pytest

from taktvoll.did_you_mean import OPTION, RULE, SETTING, nearest, unknown

SOURCE = Path(__file__).parent.parent / "src" / "taktvoll"


@pytest.mark.parametrize(
    ("name", "found"), [("infromal", "informal"), ("too-long", "too_long"), ("TOO LONG", "too_long"), ("xyzzy", None)]
)
def test_nearest_is_the_most_similar(name, found):
    assert nearest(name, ("informal", "too_long")) == found


@pytest.mark.parametrize(
    ("name", "known"),
    [("lsp", ["rules", "check"]), ("--variants", ["--format", "--today"]), ("nonsen", ["missing_thanks"])],
)
def test_nearest_is_none_where_the_names_have_little_in_common(name, known):
    assert nearest(name, known) is None


def test_nearest_of_spellings_is_the_name():
    assert nearest("umgangsprache", {"umgangssprache": "informal", "privates": "private_detail"}) == "informal"


@pytest.mark.parametrize("kind", [RULE, SETTING, OPTION])
def test_unknown_says_where_what_and_what_to_do(kind):
    near, far = unknown(kind, "infromal", ["informal"], where="select"), unknown(kind, "xyzzy", ["informal"])
    assert near.en.startswith("select: there is no ")
    assert near.en.endswith("`infromal`; did you mean `informal`?")
    assert near.de.startswith("select: ")
    assert near.de.endswith("meinten Sie `informal`?")
    assert far.de.endswith("zeigt alle")
    assert far.en.endswith("lists them all")


def test_unknown_repeats_no_endless_name():
    assert len(unknown(RULE, "x" * 10_000, ["informal"]).de) < 200


def test_no_other_module_asks():
    """One cut-off and one sentence: who does not know a name asks here."""
    asking = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if any(words in path.read_text(encoding="utf-8") for words in ("did you mean", "meinten Sie"))
    ]
    assert asking == ["did_you_mean.py"]
