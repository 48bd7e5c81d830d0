"""Drafts in several processes: order, errors, ends."""

import multiprocessing
import os

import pytest

import taktvoll
from grammar.fake_languagetool import FakeLanguageTool, match
from shell import FLAWED, GOOD
from taktvoll import batches
from taktvoll.batches import in_batches, in_processes
from taktvoll.letter import Letter
from taktvoll.settings import Settings

TODAY = "2027-02-20"
pytestmark = pytest.mark.filterwarnings(
    "ignore:.*fork:DeprecationWarning"
)  # Python 3.12 warns of threads, BLAS has some
forks = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="a worker has to see what the test put in its place"
)


def test_batches_hold_all_in_order():
    letters = [Letter(str(number)) for number in range(7)]
    assert [[letter.text for letter in batch] for batch in in_batches(letters, 3)] == [list("012"), list("345"), ["6"]]
    assert list(in_batches([], 3)) == []


def test_batches_give_what_came_before_an_error():
    def letters():
        yield Letter("0")
        raise KeyError("1")

    made = in_batches(letters(), 3)
    assert [letter.text for letter in next(made)] == ["0"]
    with pytest.raises(KeyError):
        next(made)


def test_processes_keep_the_order_and_read_no_further_than_they_have_to():
    asked = []

    def texts():
        for number in range(60):
            asked.append(number)
            yield taktvoll.Letter(GOOD if number % 3 else FLAWED, id=str(number))

    reports = taktvoll.check_many(texts(), n_process=2, batch_size=2, today=TODAY)
    assert asked == []
    assert [next(reports).id for _ in range(5)] == list("01234")
    assert len(asked) < 30
    reports.close()
    assert multiprocessing.active_children() == []


@pytest.fixture
def guilty(monkeypatch):
    """A check that fails, or ends its process, at drafts that say so."""
    lint = batches.lint_unsuppressed

    def linted(analysis, settings, **others):
        if analysis.text == "fail":
            raise ZeroDivisionError("of a worker")
        if analysis.text == "die":
            os._exit(1)
        return lint(analysis, settings, **others)

    monkeypatch.setattr(batches, "lint_unsuppressed", linted)


@forks
def test_an_error_of_a_worker_names_the_draft_and_ends_the_others(guilty):
    texts = [GOOD] * 9 + ["fail"] + [GOOD] * 9
    reports = taktvoll.check_many(texts, n_process=2, batch_size=4, today=TODAY)
    assert [next(reports).score for _ in range(8)] == [100] * 8
    with pytest.raises(ZeroDivisionError, match="of a worker") as error:
        list(reports)
    assert error.value.__notes__ == ["texts[9]"]
    assert multiprocessing.active_children() == []


@forks
def test_a_worker_that_dies_is_an_error_that_names_its_drafts(guilty):
    reports = taktvoll.check_many([GOOD] * 4 + ["die"], n_process=2, batch_size=2, today=TODAY)
    with pytest.raises(batches.concurrent.futures.process.BrokenProcessPool) as error:
        list(reports)
    assert "worker process ended" in error.value.__notes__[0]
    assert multiprocessing.active_children() == []


def test_processes_check_grammar_too():
    with FakeLanguageTool(matches=[match(0, 5, "Guten Tag")]) as server:
        settings = {"grammar": {"enabled": True, "url": server.url}}
        alone = list(taktvoll.check_many([FLAWED] * 3, settings=settings, today=TODAY))
        assert alone[0].grammar_checked
        assert list(taktvoll.check_many([FLAWED] * 3, 2, 1, settings=settings, today=TODAY)) == alone


@forks
def test_an_error_that_cannot_be_pickled_is_told_all_the_same(monkeypatch):
    class OfTwoPartsError(Exception):
        def __init__(self, first, second):
            super().__init__(f"{first} {second}")

    def linted(*_, **__):
        raise OfTwoPartsError("never", "sent")

    monkeypatch.setattr(batches, "lint_unsuppressed", linted)
    with pytest.raises(RuntimeError, match="OfTwoPartsError: never sent") as error:
        list(taktvoll.check_many([GOOD], n_process=2, today=TODAY))
    assert error.value.__notes__ == ["texts[0]"]
    assert multiprocessing.active_children() == []


def start_anew(monkeypatch, method):
    """Have processes that share nothing with this one."""
    context = multiprocessing.get_context(method)
    pool = batches.concurrent.futures.ProcessPoolExecutor
    monkeypatch.setattr(
        batches.concurrent.futures,
        "ProcessPoolExecutor",
        lambda *args, **others: pool(*args, mp_context=context, **others),
    )


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_started_anew_say_the_same(monkeypatch, method):
    start_anew(monkeypatch, method)
    settings = Settings(lang="en")
    checked = in_processes(settings, iter([[Letter(FLAWED)], [Letter(GOOD)]]), 2, TODAY, None)
    assert [report for report, _ in checked] == list(taktvoll.check_many([FLAWED, GOOD], lang="en", today=TODAY))


def test_a_pipeline_that_fails_in_a_process_started_anew_is_an_error(monkeypatch):
    start_anew(monkeypatch, "forkserver")
    checked = in_processes(Settings(model="gibt_es_nicht"), iter([[Letter(GOOD)]]), 2, TODAY, None)
    with pytest.raises(taktvoll.ModelError, match="gibt_es_nicht"):
        list(checked)
    assert multiprocessing.active_children() == []
