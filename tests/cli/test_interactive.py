"""Going through the changes of a draft."""

import pytest

from shell import FLAWED, TODAY, run, write

FIRST = "1 von 3 · Zeile 3"


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


def decided(draft, *answers, lang="de"):
    typed = "".join(f"{answer}\n" for answer in answers)
    return run("rewrite", draft, "--interactive", "--lang", lang, *TODAY, stdin=typed)


def test_changes_are_counted_with_their_lines(draft):
    ran = decided(draft, "j", "j", "j")
    assert [ran.err.count(f"{number} von 3 · Zeile") for number in (1, 2, 3)] == [1, 1, 1]
    assert FIRST in ran.err


def test_all_accepts_the_rest(draft):
    assert decided(draft, "a").out == decided(draft, "j", "j", "j").out == run("rewrite", draft, *TODAY).out


def test_done_leaves_the_rest_as_it_was(draft):
    ran = decided(draft, "j", "f")
    assert ran.out == decided(draft, "j", "n", "n").out
    assert "Witz" in ran.out


def test_back_asks_about_the_change_before_again(draft):
    ran = decided(draft, "n", "z", "j", "a")
    assert ran.out == decided(draft, "a").out
    assert ran.err.count(FIRST) == 2


def test_back_from_the_first_stays_there(draft):
    assert decided(draft, "z", "a").err.count(FIRST) == 2


def test_an_own_text_stands_where_the_change_was(draft):
    ran = decided(draft, "j", "b", "Bitte entschuldigen Sie, dass ich so kurz schreibe.", "a")
    assert "nicht kommen. Bitte entschuldigen Sie, dass ich so kurz schreibe.\n" in ran.out
    assert "Witz" not in ran.out
    assert ran.status == 0


def test_an_empty_text_of_ones_own_asks_again(draft):
    assert decided(draft, "b", "", "a").err.count(FIRST) == 2


def test_what_is_not_understood_is_explained(draft):
    ran = decided(draft, "?", "a")
    assert "z: zur Änderung davor" in ran.err
    assert ran.err.count(FIRST) == 1


def test_english_keys(draft):
    ran = decided(draft, "n", "b", "y", "e", "Bitte entschuldigen Sie die Umstände.", "a", lang="en")
    assert "1 of 3 · line 3" in ran.err
    assert "Bitte entschuldigen Sie die Umstände." in ran.out


def test_what_was_decided_is_written_and_counted(draft):
    ran = run("rewrite", draft, "--interactive", "--in-place", *TODAY, stdin="n\na\n")
    assert "2 von 3 Änderungen übernommen" in ran.err
    assert draft.read_text() != FLAWED
