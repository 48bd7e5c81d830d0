"""Reports as Parquet: one schema, the same values as the JSON."""

import json

import pytest

import taktvoll
from shell import ENGLISH, FLAWED, GOOD
from taktvoll import batch

pytest.importorskip("dask", reason="needs the extra batch")
pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra batch")
TODAY = "2027-02-20"


def write(path, rows):
    path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows))
    return path


def table_of(tmp_path, rows):
    path = write(tmp_path / "d.jsonl", rows)
    batch.check_files(path, tmp_path / "o.parquet", workers=1, today=TODAY)
    return pq.read_table(tmp_path / "o.parquet")


def filled(value, made):
    """`value` of the JSON with null where the table has a field that it leaves out."""
    if isinstance(made, dict) and isinstance(value, dict):
        return {name: filled(value.get(name), made[name]) for name in made}
    if isinstance(made, list) and isinstance(value, list):
        return [filled(*pair) for pair in zip(value, made, strict=True)]
    return value


def test_rows_are_the_reports(tmp_path):
    table = table_of(tmp_path, [{"text": text, "id": str(n)} for n, text in enumerate([FLAWED, GOOD, ENGLISH, ""])])
    letters = [taktvoll.Letter(text, id=str(n)) for n, text in enumerate([FLAWED, GOOD, ENGLISH, ""])]
    for report, row in zip(taktvoll.check_many(letters, today=TODAY), table.to_pylist(), strict=True):
        assert row.pop("error") is None
        assert filled(report.to_dict(), row) == row
        assert report.to_dict().keys() == row.keys()


def test_files_have_the_same_schema_whatever_the_drafts_say(tmp_path):
    from taktvoll.batch.parquet import schema

    for rows in ([{"text": ""}], [{"text": FLAWED}], ["{\n"]):
        assert table_of(tmp_path, rows).schema.equals(schema())


def test_a_bad_row_has_its_number(tmp_path):
    error = table_of(tmp_path, [{"text": GOOD}, "{\n"]).column("error").to_pylist()
    assert error[0] is None
    assert (error[1]["row"], error[1]["source"]) == (2, str(tmp_path / "d.jsonl"))


def test_halves_of_pairs_and_backslashes_come_through(tmp_path):
    from taktvoll.batch.parquet import write_parquet

    ids = ["a\ud800b", "\\ud800", "\\\ud800"]  # a file's name may hold half a pair
    write(tmp_path / "r.jsonl", [{"id": name} for name in ids])
    write_parquet(tmp_path / "r.jsonl", tmp_path / "r.parquet")
    assert pq.read_table(tmp_path / "r.parquet").column("id").to_pylist() == ["a\ufffdb", "\\ud800", "\\\ufffd"]


def test_row_groups_stay_small(tmp_path, monkeypatch):
    from taktvoll.batch import parquet

    monkeypatch.setattr(parquet, "_CHUNK", 2_000)
    assert table_of(tmp_path, [{"text": GOOD}] * 4).num_rows == 4
    assert pq.ParquetFile(tmp_path / "o.parquet").num_row_groups > 1


def test_a_run_is_resumed_before_the_table_is_written(tmp_path, monkeypatch):
    from taktvoll.batch import parquet

    path = write(tmp_path / "d.jsonl", [{"text": GOOD}] * 2)
    monkeypatch.setattr(parquet, "write_parquet", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        batch.check_files(path, tmp_path / "o.parquet", workers=1, today=TODAY)
    monkeypatch.undo()
    batch.check_files(path, tmp_path / "o.parquet", workers=1, resume=True, today=TODAY)
    assert pq.read_table(tmp_path / "o.parquet").num_rows == 2
    assert sorted(file.name for file in tmp_path.iterdir()) == ["d.jsonl", "o.parquet"]
