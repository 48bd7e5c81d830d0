"""Every example of every rule is a test: the marked span in `bad`, nothing in `good`, nothing in the near misses."""

import pytest

from analyses import read_text
from taktvoll.analysis import Analysis
from taktvoll.finding import Safety, apply_edits
from taktvoll.lint.rule import Example, Rule
from taktvoll.lint.rules import ALL
from taktvoll.lint.run import find_all
from taktvoll.settings import Settings

SETTINGS = Settings()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in ALL for n, example in enumerate(rule.examples, 1)
]
NEAR_MISSES = [
    pytest.param(rule, text, id=f"{rule.id}-{n}") for rule in ALL for n, text in enumerate(rule.near_misses, 1)
]


def read(text: str, example: Example | None = None) -> Analysis:
    given = {} if example is None else {"reply_to": example.reply_to, "application": example.application}
    return read_text(text, **{name: value for name, value in given.items() if value})


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans, start = "", [], 0
    for char in marked:
        if char == "⟦":
            start = len(text)
        elif char == "⟧":
            spans.append((start, len(text)))
        else:
            text += char
    return text, spans


def test_unmark_gives_text_and_spans() -> None:
    assert unmark("a⟦bc⟧d") == ("abcd", [(1, 3)])


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_rule_finds_what_its_example_marks(rule: Rule, example: Example) -> None:
    text, spans = unmark(example.bad)
    assert [(match.start, match.end) for match in rule.find(read(text, example), SETTINGS)] == spans


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_rule_is_silent_on_the_good_example(rule: Rule, example: Example) -> None:
    assert list(rule.find(read(example.good, example), SETTINGS)) == []


@pytest.mark.parametrize(("rule", "text"), NEAR_MISSES)
def test_rule_is_silent_on_its_near_miss(rule: Rule, text: str) -> None:
    assert list(rule.find(read(text), SETTINGS)) == []


@pytest.mark.parametrize("crlf", [False, True], ids=["lf", "crlf"])
@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_fix_of_an_example_removes_its_finding(rule: Rule, example: Example, crlf: bool) -> None:
    text = unmark(example.bad)[0]
    text = text.replace("\n", "\r\n") if crlf else text
    for match in rule.find(read(text, example), SETTINGS):
        for fix in match.fixes:
            mended = apply_edits(text, fix.edits)
            assert list(rule.find(read(mended, example), SETTINGS)) == []
            assert "  " not in mended
            assert "\n\n\n" not in mended.replace("\r", "")
            assert "\r\n" not in text or mended.count("\r\n") == mended.count("\n")


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_safe_fix_of_an_example_brings_no_new_finding(rule: Rule, example: Example) -> None:
    text = unmark(example.bad)[0]
    before = {finding.rule for finding in find_all(read(text, example), SETTINGS)}
    for match in rule.find(read(text, example), SETTINGS):
        for fix in (fix for fix in match.fixes if fix.safety is Safety.SAFE):
            after = {finding.rule for finding in find_all(read(apply_edits(text, fix.edits), example), SETTINGS)}
            assert after < before
