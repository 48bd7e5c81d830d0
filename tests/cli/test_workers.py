"""``check --workers`` and ``--resume``: the same output as without them, and no row lost when the command is killed."""

import json
import os
import subprocess
import sys
import time

import pytest

from shell import FLAWED, GOOD, TODAY, run

pytest.importorskip("dask", reason="needs the extra batch")
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def write(path, rows):
    path.write_bytes(b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows))
    return path


@pytest.fixture
def drafts(tmp_path):
    rows = [{"text": GOOD if number % 3 else FLAWED, "id": f"d{number}"} for number in range(40)]
    return write(tmp_path / "d.jsonl", rows)


def test_the_lines_are_those_without_workers(drafts, tmp_path):
    plain = run("check", drafts, "--format", "jsonl", *TODAY)
    spread = run("check", drafts, "--format", "jsonl", "--workers", 2, *TODAY)
    assert (spread.status, spread.out, spread.err) == (1, plain.out, "")
    filed = run("check", drafts, "--format", "jsonl", "--workers", 2, "--output", tmp_path / "o.jsonl", *TODAY)
    assert (filed.status, filed.out) == (1, "")
    assert (tmp_path / "o.jsonl").read_text() == plain.out
    assert "40 Entwürfe" in filed.err


def test_a_bad_row_is_told_and_the_status_is_two(tmp_path):
    path = write(tmp_path / "d.jsonl", [{"text": GOOD}, b"{\n", {"text": GOOD}])
    ran = run("check", path, "--format", "jsonl", "--workers", 1, *TODAY)
    assert ran.status == 2
    assert f"{path}, Zeile 2: kein JSON" in ran.err
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [row["score"] for row in rows] == [100, None, 100]
    assert rows[1]["error"]["row"] == 2


def test_the_status_is_that_of_the_findings(tmp_path):
    path = write(tmp_path / "d.jsonl", [{"text": FLAWED}])
    many = ("check", path, "--format", "jsonl", "--workers", 1, *TODAY)
    assert [run(*many).status, run(*many, "--fail-on", "never").status] == [1, 0]


def test_settings_and_silenced_findings_of_the_folder_hold(tmp_path):
    path = write(tmp_path / "d.jsonl", [{"text": FLAWED}])
    (tmp_path / "taktvoll.toml").write_text('ignore = ["informal"]\nlang = "en"\n')
    line = ("check", path, "--format", "jsonl", *TODAY)
    plain = run(*line)
    assert run(*line, "--workers", 1).out == plain.out
    findings = json.loads(plain.out)["findings"]
    assert findings[0]["message"].isascii()
    assert "informal" not in {finding["rule"] for finding in findings}


def test_a_file_that_is_missing_does_not_keep_the_others(drafts, tmp_path):
    ran = run("check", tmp_path / "none.jsonl", drafts, "--format", "jsonl", "--workers", 1, *TODAY)
    assert ran.status == 2
    assert "none.jsonl" in ran.err
    assert len(ran.out.splitlines()) == 40


def test_parquet_needs_no_further_option(drafts, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    assert run("check", drafts, "--output", tmp_path / "o.parquet", *TODAY).status == 1
    assert pq.read_table(tmp_path / "o.parquet").column("id").to_pylist() == [f"d{number}" for number in range(40)]


@pytest.mark.parametrize("more", [["--format", "text"], ["--format", "concise"], ["--statistics"], ["--why", "--format", "jsonl"]])  # fmt: skip
def test_other_formats_are_spread_over_processes_too(tmp_path, more):
    path = write(tmp_path / "d.jsonl", [{"text": text} for text in (FLAWED, GOOD, FLAWED)])
    plain = run("check", path, *more, *TODAY)
    assert run("check", path, *more, "--workers", 2, *TODAY).out == plain.out


def test_folders_are_spread_over_processes_too(tmp_path):
    for number, text in enumerate((FLAWED, GOOD, FLAWED)):
        (tmp_path / f"{number}.txt").write_text(text)
    plain = run("check", tmp_path, "--format", "jsonl", *TODAY)
    assert run("check", tmp_path, "--format", "jsonl", "--workers", 2, *TODAY).out == plain.out


@pytest.mark.parametrize(
    "line",
    [
        ["--resume"],
        ["--resume", "--format", "jsonl"],
        ["--resume", "--output", "o.json", "--format", "json"],
        ["--resume", "--output", "o.jsonl", "--fix"],
        ["--output", "o.parquet", "--why"],
    ],
)
def test_resume_and_parquet_say_what_they_need(drafts, tmp_path, monkeypatch, line):
    monkeypatch.chdir(tmp_path)
    ran = run("check", drafts, *line, *TODAY)
    assert ran.status == 2
    assert "--output DATEI.parquet brauchen" in ran.err
    assert list(tmp_path.iterdir()) == [drafts]


@pytest.mark.parametrize("number", ["0", "-1", "two", "9999"])
def test_a_wrong_number_of_workers_is_refused(drafts, number):
    ran = run("check", drafts, "--workers", number)
    assert ran.status == 2
    assert "--workers" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_killed_command_leaves_no_process_and_is_resumed(tmp_path):
    path = write(tmp_path / "d.jsonl", [{"text": GOOD, "id": str(number)} for number in range(220)])
    output = tmp_path / "o.jsonl"
    line = ["check", path, "--format", "jsonl", "--workers", "2", "--output", output, "--no-config", *TODAY]
    process = subprocess.Popen(
        [sys.executable, "-m", "taktvoll", *map(str, line)], stderr=subprocess.DEVNULL, start_new_session=True
    )
    state = tmp_path / "o.jsonl.resume.json"
    deadline = time.monotonic() + 120
    while not (state.exists() and json.loads(state.read_bytes())["rows"]) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.wait()
    while _lives(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(process.pid)
    done = json.loads(state.read_bytes())["rows"]
    assert 0 < done < 220
    assert not output.exists()
    ran = run(*line, "--resume")
    assert ran.status in {0, 1}
    assert f"{done} Entwürfen weiter" in ran.err
    assert [json.loads(row)["id"] for row in output.read_text().splitlines()] == [str(number) for number in range(220)]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["d.jsonl", "o.jsonl"]


def _lives(group):
    """Whether a process of this group is still there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
