"""Findings: their place and page, and what their fixes do to a text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taktvoll.finding import DOCS, Edit, Fix, Safety, Severity, apply_edits, apply_fixes, finding_at, page_of
from taktvoll.lint.rules import ALL, EXTERNAL
from taktvoll.positions import Places

PAGES = Path(__file__).parent.parent / "docs"


def fix(*edits, safety=Safety.SAFE):
    return Fix(title="Mend", safety=safety, edits=tuple(Edit(start=a, end=b, text=new) for a, b, new in edits))


def test_finding_knows_lines_and_columns_of_both_ends():
    text = "Hallo 🙂,\r\nich sag\r\nab.\r\n"
    start, end = text.index("sag"), text.index("ab.") + 3
    found = finding_at(Places(text), start, end, rule="informal", severity=Severity.HINT, message="", advice="")
    assert (found.line, found.column, found.end_line, found.end_column) == (2, 5, 3, 4)


def test_repr_quotes_nothing():
    found = finding_at(
        Places("Geheim"), 0, 6, rule="informal", severity=Severity.HINT, message="„Geheim“", advice="Geheim",
        fixes=(fix((0, 6, "Geheim")),),
    )  # fmt: skip
    assert "Geheim" not in f"{found!r} {found} {found.fixes!r} {found.fixes[0].edits!r}"
    assert "informal" in repr(found)


@pytest.mark.parametrize("rule", [*(rule.id for rule in ALL), *EXTERNAL])
def test_every_rule_has_the_page_that_its_findings_name(rule):
    assert (PAGES / page_of(rule).removeprefix(f"{DOCS}/")).is_file()


def test_fixes_that_overlap_give_way_to_the_earlier_ones():
    text = "Hab ich ja keinen Bock drauf."
    first, second, third = fix((0, 3, "Habe")), fix((0, 11, "")), fix((11, 29, "keine Zeit."), (0, 3, "Habe"))
    assert apply_fixes(text, [first, second, third]) == "Habe ich ja keine Zeit."
    assert apply_fixes(text, [second, first]) == "keinen Bock drauf."


def test_the_same_edit_in_two_fixes_is_made_once():
    assert apply_fixes("LG Tom", [fix((0, 2, "Viele Grüße")), fix((0, 2, "Viele Grüße"))]) == "Viele Grüße Tom"


def test_insertions_at_one_place_stand_in_the_order_of_the_fixes():
    assert apply_fixes("ab", [fix((1, 1, "x")), fix((1, 1, "y")), fix((1, 2, "B"))]) == "axyB"


def test_an_insertion_into_what_goes_is_left_out():
    assert apply_fixes("abcd", [fix((0, 4, "")), fix((2, 2, "x"))]) == ""


@pytest.mark.parametrize("edit", [(-1, 2, ""), (0, 9, ""), (2, 1, "")])
def test_an_edit_outside_the_text_is_an_error_in_both_languages(edit):
    with pytest.raises(ValueError, match=r"lies outside 0-4\n.*liegt außerhalb"):
        apply_fixes("abcd", [fix(edit)])


pairs = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), min_size=1, max_size=6)


@given(st.text(min_size=12, max_size=12), pairs)
def test_what_is_applied_is_some_of_the_fixes_in_order(text, spans):
    fixes = [fix((start, end, f"<{number}>")) for number, (start, end) in enumerate(spans)]
    made = apply_fixes(text, fixes)
    kept: list[Fix] = []
    for one in fixes:
        try:
            apply_edits(text, tuple(dict.fromkeys(edit for other in [*kept, one] for edit in other.edits)))
        except ValueError:
            continue
        kept.append(one)
    assert fixes[0] in kept
    assert made == apply_edits(text, tuple(dict.fromkeys(edit for one in kept for edit in one.edits)))
