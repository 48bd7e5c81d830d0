"""Many drafts from files: order, rows that are no drafts, resuming, and the same words as one by one."""

import json
import sys

import pytest

import taktvoll
from shell import FLAWED, GOOD

pytest.importorskip("dask", reason="needs the extra batch")

from taktvoll import batch
from taktvoll.batch import engine, journal, run

TODAY = "2027-02-20"
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def texts(count):
    return [(GOOD if number % 3 else FLAWED).replace("März", f"März {2027 + number}") for number in range(count)]


def write(path, rows):
    path.write_bytes(b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows))
    return path


@pytest.fixture
def drafts(tmp_path):
    return write(tmp_path / "d.jsonl", [{"text": text, "id": f"d{n}"} for n, text in enumerate(texts(10))])


@pytest.fixture
def small(monkeypatch):
    """Blocks of two rows and windows of one block a worker, so that few drafts are many steps."""
    monkeypatch.setattr(run, "ROWS", 2)
    monkeypatch.setattr(engine, "WINDOW", 1)


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def alone(count=10, **options):
    letters = [taktvoll.Letter(text, id=f"d{n}") for n, text in enumerate(texts(count))]
    return [report.to_json() for report in taktvoll.check_many(letters, today=TODAY, **options)]


@pytest.mark.parametrize("workers", [1, 2])
def test_files_give_what_check_many_gives_in_order(drafts, tmp_path, small, workers):
    done = batch.check_files(drafts, tmp_path / "o.jsonl", workers=workers, today=TODAY, lang="en")
    assert lines(tmp_path / "o.jsonl") == alone(lang="en")
    assert (done.rows, done.faults, done.failing, done.done) == (10, 0, True, drafts.stat().st_size)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.jsonl", "o.jsonl"]


def test_streams_write_nothing(drafts, tmp_path, small):
    made = b"".join(checked.data for checked in batch.check_stream(drafts, workers=2, today=TODAY))
    assert made.decode().splitlines() == alone()
    assert list(tmp_path.iterdir()) == [drafts]


def test_several_files_follow_each_other(tmp_path, small):
    files = [write(tmp_path / f"{n}.jsonl", [{"text": text}]) for n, text in enumerate(texts(3))]
    batch.check_files(files, tmp_path / "o.jsonl", workers=1, today=TODAY)
    assert [json.loads(line)["id"] for line in lines(tmp_path / "o.jsonl")] == [f"{file}:1" for file in files]


BAD = [
    b"{\n",
    b'{"text": 3}\n',
    b'{"id": "x"}\n',
    b"[]\n",
    b'{"text": "\xff"}\n',
    b"[" * 100_000 + b"\n",
    b"null\n",
]


def test_a_bad_row_is_a_report_with_its_number(tmp_path, small):
    path = write(tmp_path / "d.jsonl", [{"text": GOOD}, b"\r\n", *BAD, {"text": FLAWED}])
    faults = []
    done = batch.check_files(
        path,
        tmp_path / "o.jsonl",
        workers=1,
        today=TODAY,
        lang="en",
        progress=lambda progress: faults.extend(progress.checked.faults),
    )
    rows = [json.loads(line) for line in lines(tmp_path / "o.jsonl")]
    assert (done.rows, done.faults) == (9, 7)
    assert [row.get("error", {}).get("row") for row in rows] == [None, *range(3, 10), None]
    assert rows[1]["id"] == f"{path}:3"
    assert rows[1].keys() - {"error"} == rows[0].keys()
    assert (rows[1]["score"], rows[1]["findings"], rows[1]["notes"][0]["kind"]) == (None, [], "not_checked")
    assert ["line 3" in str(fault) and "Zeile 3" in fault.german for fault in faults] == [True] + [False] * 6


def test_a_bad_row_fits_the_schema_of_reports(tmp_path):
    jsonschema = pytest.importorskip("jsonschema")
    from taktvoll.formats.schema import schema

    batch.check_files(write(tmp_path / "d.jsonl", [b"{\n"]), tmp_path / "o.jsonl", workers=1, today=TODAY)
    (row,) = map(json.loads, lines(tmp_path / "o.jsonl"))
    jsonschema.validate(row, schema())


def test_a_draft_that_breaks_the_check_is_a_row_without_its_words(tmp_path, monkeypatch):
    from taktvoll import batches

    lint = batches.lint_unsuppressed

    def linted(analysis, settings, **others):
        if "Witz" in analysis.text:
            raise ValueError(analysis.text)
        return lint(analysis, settings, **others)

    monkeypatch.setattr(batches, "lint_unsuppressed", linted)
    path = write(tmp_path / "d.jsonl", [{"text": GOOD}, {"text": FLAWED, "id": "w"}, {"text": GOOD}])
    done = batch.check_files(path, tmp_path / "o.jsonl", workers=1, today=TODAY)
    rows = [json.loads(line) for line in lines(tmp_path / "o.jsonl")]
    assert [row["score"] for row in rows] == [100, None, 100]
    assert (rows[1]["id"], rows[1]["error"]["row"], done.faults) == ("w", 2, 1)
    assert "ValueError" in rows[1]["error"]["message"]
    assert "Witz" not in json.dumps(rows[1])


def broken_off(drafts, output, after, **options):
    """Run until `after` blocks are done, as a killed process leaves it."""
    seen = []

    def stop(progress):
        seen.append(progress)
        if len(seen) == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch.check_files(drafts, output, workers=1, today=TODAY, progress=stop, **options)


@pytest.mark.parametrize("after", [1, 3, 5])
def test_a_resumed_run_loses_and_doubles_no_row(drafts, tmp_path, small, after):
    output = tmp_path / "o.jsonl"
    broken_off(drafts, output, after)
    assert not output.exists()
    with journal.partial_path(output).open("ab") as file:
        file.write(b'{"half of a row')
    rows = []
    done = batch.check_files(
        drafts, output, workers=1, resume=True, today=TODAY, progress=lambda progress: rows.append(progress.rows)
    )
    assert lines(output) == alone()
    assert rows == list(range(2 * after + 2, 11, 2))
    assert (done.rows, done.failing) == (10, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.jsonl", "o.jsonl"]


def test_a_run_killed_between_its_last_two_steps_is_done(drafts, tmp_path, monkeypatch, small):
    output = tmp_path / "o.jsonl"
    monkeypatch.setattr(run, "discard", lambda target: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        batch.check_files(drafts, output, workers=1, today=TODAY)
    monkeypatch.undo()
    monkeypatch.setattr(run, "check_blocks", lambda *_, **__: pytest.fail("nothing is left to do"))
    assert batch.check_files(drafts, output, resume=True, today=TODAY).rows == 10
    assert lines(output) == alone()
    assert not journal.state_path(output).exists()


def test_a_resumed_run_keeps_its_day(drafts, tmp_path, small):
    output = tmp_path / "o.jsonl"
    broken_off(drafts, output, 2)
    batch.check_files(drafts, output, workers=1, resume=True)
    assert lines(output) == alone()


@pytest.mark.parametrize("change", ["drafts", "settings", "day", "reply"])
def test_a_run_is_not_resumed_with_something_else(drafts, tmp_path, small, change):
    output = tmp_path / "o.jsonl"
    broken_off(drafts, output, 2)
    options = {"today": TODAY}
    if change == "drafts":
        drafts.write_bytes(drafts.read_bytes().replace(b"Brandt", b"Brendt"))
    elif change == "settings":
        options["lang"] = "en"
    elif change == "day":
        options["today"] = "2027-02-21"
    else:
        options["reply_to"] = "Guten Tag"
    with pytest.raises(taktvoll.BatchError, match="--resume") as error:
        batch.check_files(drafts, output, workers=1, resume=True, **options)
    assert "ohne --resume" in error.value.german
    assert journal.earlier(output).rows == 4


def test_without_resume_a_run_begins_anew(drafts, tmp_path, small):
    output = tmp_path / "o.jsonl"
    broken_off(drafts, output, 2)
    rows = []
    batch.check_files(drafts, output, workers=1, today=TODAY, progress=lambda progress: rows.append(progress.rows))
    assert rows == [2, 4, 6, 8, 10]


def test_resuming_nothing_is_beginning(drafts, tmp_path):
    assert batch.check_files(drafts, tmp_path / "o.jsonl", workers=1, resume=True, today=TODAY).rows == 10


def test_a_run_that_cannot_write_says_so(drafts, tmp_path):
    with pytest.raises(taktvoll.OutputError, match="cannot be written"):
        batch.check_files(drafts, tmp_path / "none" / "o.jsonl", workers=1, today=TODAY)


def test_the_drafts_are_not_written_over(drafts):
    before = drafts.read_bytes()
    with pytest.raises(taktvoll.OutputError, match="the drafts themselves"):
        batch.check_files(drafts, drafts, workers=1, today=TODAY)
    assert drafts.read_bytes() == before


def test_the_state_holds_no_word_of_a_draft(drafts, tmp_path, small):
    broken_off(drafts, tmp_path / "o.jsonl", 2, reply_to="Guten Tag, Frau Ohlsen")
    kept = journal.state_path(tmp_path / "o.jsonl").read_text()
    assert not any(word in kept for word in ("Ohlsen", "Witz", "Guten Tag"))


def test_grammar_is_refused(drafts, tmp_path):
    with pytest.raises(taktvoll.SettingsError, match="check_many"):
        batch.check_files(drafts, tmp_path / "o.jsonl", grammar=True)


def test_no_files_and_missing_files_are_errors(tmp_path):
    for paths in ([], [tmp_path / "none.jsonl"]):
        with pytest.raises(taktvoll.InputError):
            batch.check_files(paths, tmp_path / "o.jsonl", today=TODAY)


def test_without_dask_the_error_names_the_extra(drafts, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(taktvoll.MissingExtraError, match=r"taktvoll\[batch\]"):
        batch.check_files(drafts, tmp_path / "o.jsonl", today=TODAY)


def test_memory_holds_one_window_of_rows(tmp_path, small):
    """A file is read no further than the blocks under way."""
    path = write(tmp_path / "d.jsonl", [{"text": GOOD}] * 40)
    source = batch.Source(path, taktvoll.Settings())
    asked = []

    def blocks():
        for block in run.blocks([source], run.Position(), 2):
            asked.append(block)
            yield block

    made = engine.check_blocks(blocks(), run.Job((source,), TODAY), 1)
    next(made)
    assert len(asked) == 1
    made.close()
